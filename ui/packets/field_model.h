#pragma once
/// The decoded tree of one packet.
#include <QAbstractItemModel>
#include <vector>

#include "engine/dissect/packet.h"

namespace switchover::ui {

class FieldModel : public QAbstractItemModel {
    Q_OBJECT
   public:
    using QAbstractItemModel::QAbstractItemModel;

    void setPacket(dissect::Packet packet);
    const dissect::Packet& packet() const { return packet_; }
    /// nullptr for an invalid index.
    const dissect::Field* field(const QModelIndex& index) const;
    /// The smallest field around an octet of a buffer.
    QModelIndex fieldAt(std::size_t buffer, std::size_t octet) const;

    QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    QModelIndex parent(const QModelIndex& child) const override;
    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;

   private:
    /// The tree over the flat list, by position in it.
    struct Node {
        int parent = -1;
        int row = 0;
        std::vector<int> children;
    };
    const std::vector<int>& children(const QModelIndex& parent) const;

    dissect::Packet packet_;
    std::vector<Node> nodes_;
    std::vector<int> roots_;
};

}  // namespace switchover::ui
