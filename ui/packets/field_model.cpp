#include "ui/packets/field_model.h"

#include "ui/theme/palette.h"

namespace switchover::ui {

void FieldModel::setPacket(dissect::Packet packet) {
    beginResetModel();
    packet_ = std::move(packet);
    nodes_.assign(packet_.fields.size(), {});
    roots_.clear();
    std::vector<int> path;  // the open headings
    for (int i = 0; i < static_cast<int>(nodes_.size()); ++i) {
        const std::uint8_t depth = packet_.fields[static_cast<std::size_t>(i)].depth;
        path.resize(std::min<std::size_t>(path.size(), depth));
        Node& node = nodes_[static_cast<std::size_t>(i)];
        node.parent = path.empty() ? -1 : path.back();
        std::vector<int>& siblings = path.empty() ? roots_ : nodes_[static_cast<std::size_t>(path.back())].children;
        node.row = static_cast<int>(siblings.size());
        siblings.push_back(i);
        path.push_back(i);
    }
    endResetModel();
}

const dissect::Field* FieldModel::field(const QModelIndex& index) const {
    return index.isValid() ? &packet_.fields[index.internalId()] : nullptr;
}

QModelIndex FieldModel::fieldAt(std::size_t buffer, std::size_t octet) const {
    int best = -1;
    for (int i = 0; i < static_cast<int>(packet_.fields.size()); ++i) {
        const dissect::Field& f = packet_.fields[static_cast<std::size_t>(i)];
        if (f.buffer != buffer || octet < f.offset || octet >= f.offset + f.size) continue;
        // A later field of the same size is the deeper one.
        if (best < 0 || f.size <= packet_.fields[static_cast<std::size_t>(best)].size) best = i;
    }
    if (best < 0) return {};
    return createIndex(nodes_[static_cast<std::size_t>(best)].row, 0, static_cast<quintptr>(best));
}

const std::vector<int>& FieldModel::children(const QModelIndex& parent) const {
    return parent.isValid() ? nodes_[parent.internalId()].children : roots_;
}

QModelIndex FieldModel::index(int row, int column, const QModelIndex& parent) const {
    const std::vector<int>& list = children(parent);
    if (column != 0 || row < 0 || row >= static_cast<int>(list.size())) return {};
    return createIndex(row, 0, static_cast<quintptr>(list[static_cast<std::size_t>(row)]));
}

QModelIndex FieldModel::parent(const QModelIndex& child) const {
    if (!child.isValid()) return {};
    const int parent = nodes_[child.internalId()].parent;
    if (parent < 0) return {};
    return createIndex(nodes_[static_cast<std::size_t>(parent)].row, 0, static_cast<quintptr>(parent));
}

int FieldModel::rowCount(const QModelIndex& parent) const {
    return parent.column() > 0 ? 0 : static_cast<int>(children(parent).size());
}

int FieldModel::columnCount(const QModelIndex&) const { return 1; }

QVariant FieldModel::data(const QModelIndex& index, int role) const {
    const dissect::Field* f = field(index);
    if (f == nullptr) return {};
    if (role == Qt::DisplayRole) return QString::fromStdString(f->text);
    if (role == Qt::ToolTipRole) return QString::fromUtf8(f->name.data(), static_cast<qsizetype>(f->name.size()));
    if (role == Qt::ForegroundRole) {
        if (f->name == "malformed") return colours().severity[3];
        if (f->size == 0) return colours().textMuted;
    }
    return {};
}

}  // namespace switchover::ui
