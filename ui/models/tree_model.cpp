#include "ui/models/tree_model.h"

#include <utility>

namespace switchover::ui {

TreeModel::TreeModel(QStringList headers, int age_column, QObject* parent)
    : QAbstractItemModel(parent), headers_(std::move(headers)), age_column_(age_column) {}

void TreeModel::apply(std::vector<TreeRow> rows, Instant now) {
    merge(root_, std::move(rows));
    tickAges(now);
}

void TreeModel::merge(Node& parent, std::vector<TreeRow> rows) {
    std::size_t at = 0;
    for (TreeRow& want : rows) {
        while (at < parent.children.size() && parent.children[at]->row.key < want.key) remove(parent, at);
        if (at == parent.children.size() || parent.children[at]->row.key != want.key)
            insert(parent, at, std::move(want));
        else
            replace(*parent.children[at], std::move(want));
        ++at;
    }
    while (at < parent.children.size()) remove(parent, at);
}

void TreeModel::replace(Node& node, TreeRow row) {
    std::vector<TreeRow> children = std::exchange(row.children, {});
    const bool changed = node.row.cells != row.cells || node.row.since != row.since || node.row.about != row.about;
    node.row = std::move(row);
    if (changed) Q_EMIT dataChanged(indexOf(node), indexOf(node, columnCount() - 1));
    merge(node, std::move(children));
}

void TreeModel::insert(Node& parent, std::size_t at, TreeRow row) {
    const int place = static_cast<int>(at);
    beginInsertRows(&parent == &root_ ? QModelIndex() : indexOf(parent), place, place);
    parent.children.insert(parent.children.begin() + static_cast<std::ptrdiff_t>(at), make(&parent, std::move(row)));
    number(parent, at);
    endInsertRows();
}

void TreeModel::remove(Node& parent, std::size_t at) {
    const int place = static_cast<int>(at);
    beginRemoveRows(&parent == &root_ ? QModelIndex() : indexOf(parent), place, place);
    parent.children.erase(parent.children.begin() + static_cast<std::ptrdiff_t>(at));
    number(parent, at);
    endRemoveRows();
}

std::unique_ptr<TreeModel::Node> TreeModel::make(Node* parent, TreeRow row) {
    auto node = std::make_unique<Node>();
    std::vector<TreeRow> children = std::exchange(row.children, {});
    node->row = std::move(row);
    node->parent = parent;
    for (TreeRow& child : children) node->children.push_back(make(node.get(), std::move(child)));
    number(*node, 0);
    return node;
}

void TreeModel::number(Node& parent, std::size_t from) {
    for (std::size_t i = from; i < parent.children.size(); ++i) parent.children[i]->place = static_cast<int>(i);
}

void TreeModel::tickAges(Instant now) {
    const bool tick = whole_seconds(now - kPowerOn) != whole_seconds(now_ - kPowerOn);
    now_ = now;
    if (tick && age_column_ >= 0) agesChanged(root_);
}

void TreeModel::agesChanged(const Node& parent) {
    if (parent.children.empty()) return;
    Q_EMIT dataChanged(indexOf(*parent.children.front(), age_column_), indexOf(*parent.children.back(), age_column_),
                       {Qt::DisplayRole});
    for (const auto& child : parent.children) agesChanged(*child);
}

TreeModel::Node* TreeModel::node(const QModelIndex& index) const {
    return index.isValid() ? static_cast<Node*>(index.internalPointer()) : &root_;
}

const TreeRow* TreeModel::row(const QModelIndex& index) const { return index.isValid() ? &node(index)->row : nullptr; }

QModelIndex TreeModel::indexOf(const Node& at, int column) const { return createIndex(at.place, column, &at); }

QModelIndex TreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent)) return {};
    return createIndex(row, column, node(parent)->children[static_cast<std::size_t>(row)].get());
}

QModelIndex TreeModel::parent(const QModelIndex& child) const {
    if (!child.isValid()) return {};
    const Node* above = node(child)->parent;
    return above == nullptr || above == &root_ ? QModelIndex() : indexOf(*above);
}

int TreeModel::rowCount(const QModelIndex& parent) const {
    return parent.column() > 0 ? 0 : static_cast<int>(node(parent)->children.size());
}

int TreeModel::columnCount(const QModelIndex&) const { return static_cast<int>(headers_.size()); }

QVariant TreeModel::data(const QModelIndex& index, int role) const {
    const TreeRow* shown = row(index);
    if (shown == nullptr || (role != Qt::DisplayRole && role != Qt::ToolTipRole)) return {};
    if (index.column() == age_column_ && shown->since)
        return role == Qt::DisplayRole ? QString::number(whole_seconds(now_ - *shown->since)) : QVariant();
    return shown->cells.value(index.column());
}

QVariant TreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return headers_.value(section);
}

}  // namespace switchover::ui
