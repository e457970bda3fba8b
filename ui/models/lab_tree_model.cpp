#include "ui/models/lab_tree_model.h"

#include <algorithm>
#include <QFont>

namespace switchover::ui {

QVector<LabTreeModel::Node> LabTreeModel::nodesOf(const snapshot::World& world) {
    QVector<Node> out;
    for (NodeIndex i = 0; i < world.nodes.size(); ++i) {
        Node node;
        node.node = i;
        node.name = QString::fromStdString(world.name(i));
        const snapshot::Device* device = world.device(i);
        const snapshot::Switch* bridge = world.network_switch(i);
        node.powered = device != nullptr ? device->powered : bridge->powered;
        std::vector<const snapshot::CableEnd*> ends;
        for (const snapshot::Cable& cable : world.cables)
            for (const snapshot::CableEnd* end : {&cable.a, &cable.b})
                if (end->node == i) ends.push_back(end);
        for (const snapshot::CableEnd* end : ends) {
            Port port;
            port.port = end->port;
            port.text = QString::fromStdString(short_interface_name(end->port_name));
            port.state = static_cast<PortState>(end->state);
            if (device != nullptr && end->port < device->interfaces.size() &&
                device->interfaces[end->port].has_address())
                port.text +=
                    QStringLiteral(" · ") + QString::fromStdString(device->interfaces[end->port].address().text());
            node.has_worry |= port.state != PortState::Up;
            node.ports.append(port);
        }
        for (std::size_t n = 0; device != nullptr && n < device->interfaces.size(); ++n) {
            const Interface& interface = device->interfaces[n];
            if (interface.kind != InterfaceKind::Loopback || !interface.has_address()) continue;
            node.ports.append(
                {static_cast<InterfaceIndex>(n),
                 QString::fromStdString(short_interface_name(interface.name) + " · " + interface.address().text()),
                 !interface.admin_up ? PortState::AdminDown
                 : device->powered   ? PortState::Up
                                     : PortState::NoCarrier});
        }
        std::sort(node.ports.begin(), node.ports.end(), [](const Port& a, const Port& b) { return a.port < b.port; });
        out.append(node);
    }
    return out;
}

void LabTreeModel::apply(const snapshot::World& world) {
    QVector<Node> next = nodesOf(world);
    bool same_rows = next.size() == nodes_.size();
    for (int i = 0; same_rows && i < next.size(); ++i)
        same_rows = next[i].name == nodes_[i].name && next[i].ports.size() == nodes_[i].ports.size();
    if (!same_rows) {
        beginResetModel();
        nodes_ = std::move(next);
        endResetModel();
        return;
    }
    for (int i = 0; i < next.size(); ++i) {
        if (next[i] == nodes_[i]) continue;
        nodes_[i] = next[i];
        const QModelIndex node = index(i, 0);
        Q_EMIT dataChanged(node, node);
        if (!next[i].ports.isEmpty())
            Q_EMIT dataChanged(index(0, 0, node), index(static_cast<int>(next[i].ports.size()) - 1, 0, node));
    }
}

// The internal id is 0 for a node, its row + 1 for a port.

NodeIndex LabTreeModel::nodeOf(const QModelIndex& index) const {
    if (!index.isValid()) return kNoNode;
    const int row = index.internalId() == 0 ? index.row() : static_cast<int>(index.internalId()) - 1;
    return nodes_[row].node;
}

InterfaceIndex LabTreeModel::portOf(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == 0) return kNoInterface;
    return nodes_[static_cast<int>(index.internalId()) - 1].ports[index.row()].port;
}

QModelIndex LabTreeModel::indexOf(NodeIndex node) const {
    for (int i = 0; i < nodes_.size(); ++i)
        if (nodes_[i].node == node) return index(i, 0);
    return {};
}

QModelIndex LabTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (column != 0 || row < 0 || row >= rowCount(parent)) return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : quintptr{0});
}

QModelIndex LabTreeModel::parent(const QModelIndex& child) const {
    if (!child.isValid() || child.internalId() == 0) return {};
    return createIndex(static_cast<int>(child.internalId()) - 1, 0, quintptr{0});
}

int LabTreeModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid()) return static_cast<int>(nodes_.size());
    return parent.internalId() == 0 && parent.column() == 0 ? static_cast<int>(nodes_[parent.row()].ports.size()) : 0;
}

int LabTreeModel::columnCount(const QModelIndex&) const { return 1; }

QVariant LabTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    if (index.internalId() == 0) {
        const Node& node = nodes_[index.row()];
        switch (role) {
            case Qt::DisplayRole: return node.powered ? node.name : tr("%1 (off)").arg(node.name);
            case Qt::FontRole: return interfaceFont(9.5, QFont::DemiBold);
            case Qt::ForegroundRole: return node.powered ? colours().text : colours().textFaint;
            default: return {};
        }
    }
    const Port& port = nodes_[static_cast<int>(index.internalId()) - 1].ports[index.row()];
    switch (role) {
        case Qt::DisplayRole: return port.text;
        case Qt::DecorationRole: return portIcon(port.state);
        case Qt::ToolTipRole: return QLatin1String(portStateText(port.state));
        case Qt::ForegroundRole: return colours().textMuted;
        default: return {};
    }
}

}  // namespace switchover::ui
