#pragma once
/// Devices of the lab and their ports, with state marks.
#include <QAbstractItemModel>
#include <QVector>

#include "ui/canvas/painting.h"

namespace switchover::ui {

class LabTreeModel : public QAbstractItemModel {
    Q_OBJECT
   public:
    using QAbstractItemModel::QAbstractItemModel;

    /// Ports are those with a cable and those with an address.
    void apply(const snapshot::World& world);
    /// The node of a row or of its parent.
    NodeIndex nodeOf(const QModelIndex& index) const;
    /// The port of a child row, kNoInterface for a node.
    InterfaceIndex portOf(const QModelIndex& index) const;
    QModelIndex indexOf(NodeIndex node) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

   private:
    struct Port {
        InterfaceIndex port = kNoInterface;
        QString text;
        PortState state = PortState::NoCarrier;
        bool operator==(const Port&) const = default;
    };
    struct Node {
        NodeIndex node = kNoNode;
        QString name;
        bool powered = true;
        bool has_worry = false;  ///< a port is not up
        QVector<Port> ports;
        bool operator==(const Node&) const = default;
    };
    static QVector<Node> nodesOf(const snapshot::World& world);
    QVector<Node> nodes_;
};

}  // namespace switchover::ui
