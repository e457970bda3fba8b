#pragma once
/// Frames as they were sent, one a row, and a filtered view of them. Frames wait undissected until a row is looked at;
/// only ISAKMP is read at once, because its decryption hangs on the order of messages.
#include <deque>
#include <map>
#include <QAbstractTableModel>
#include <QTimer>
#include <vector>

#include "engine/dissect/dissect.h"
#include "engine/dissect/filter.h"
#include "engine/link/fabric.h"
#include "engine/snapshot/snapshot.h"
#include "ui/packets/journey.h"

namespace switchover::ui {

class PacketModel : public QAbstractTableModel {
    Q_OBJECT
   public:
    enum Column { Number, Time, Source, Destination, ProtocolColumn, Length, Cable, Info, ColumnCount };

    explicit PacketModel(QObject* parent = nullptr);

    void append(const std::vector<Record>& records, std::vector<SentFrame> frames, const snapshot::World& world);
    void clear();
    /// How many frames are kept; the oldest go.
    void setLimit(std::size_t frames) { limit_ = frames; }

    /// Shows only frames that pass; reading all of them goes on between events, `filtering` tells when it is done.
    void setFilter(const dissect::Filter& filter, bool accepts_all);
    bool filtering() const { return looked_at_ < frames_.size() && !all_; }
    /// All frames kept, those that the filter lets through, those dropped as too old.
    std::size_t total() const { return frames_.size(); }
    std::uint64_t dropped() const { return first_; }

    /// The whole tree of a row.
    dissect::Packet packet(int row);
    const SentFrame& frame(int row) const { return frames_[indexOf(row)].sent; }
    /// The number of a row's frame, from 1.
    std::uint64_t number(int row) const { return first_ + indexOf(row) + 1; }
    /// Every frame of late that carried the packet of this row, itself included, ascending by time: the same datagram
    /// by addresses, identification and contents, also inside ESP of known SAs. Frames without IPv4: equal octets.
    std::vector<CarrierFrame> carriersOf(int row);
    /// Packets of late that ended, ascending by time.
    const std::vector<DroppedPacket>& droppedPackets() const { return gone_; }
    /// The row of a frame number (1 …), or -1.
    int rowOf(std::uint64_t number) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

   Q_SIGNALS:
    void countsChanged();

   private:
    /// What a row shows, once it was looked at.
    struct Summary {
        QString source, destination, protocol, info;
        bool malformed = false;
    };
    struct Kept {
        SentFrame sent;
        mutable std::unique_ptr<Summary> summary;
    };
    std::size_t indexOf(int row) const {
        return all_ ? static_cast<std::size_t>(row)
                    : static_cast<std::size_t>(rows_[static_cast<std::size_t>(row)] - first_);
    }
    const Summary& summary(std::size_t index) const;
    CarrierFrame carrier(std::size_t index);
    bool mayCarry(const CarrierFrame& wanted, const SentFrame& frame) const;
    void keepDrop(const Record& record);
    void look();
    void drop();
    QString cableName(const SentFrame& frame) const;

    std::size_t limit_ = 200'000;
    std::deque<Kept> frames_;
    std::uint64_t first_ = 0;         ///< frames dropped before frames_[0]
    std::deque<std::uint64_t> rows_;  ///< frames that pass, counted from the first ever, when not all do
    std::size_t looked_at_ = 0;       ///< frames that the filter has seen
    bool all_ = true;
    dissect::Filter filter_;
    mutable dissect::Keys keys_;
    std::map<std::uint32_t, QString> cables_;
    std::vector<DroppedPacket> gone_;
    QTimer looking_;
};

}  // namespace switchover::ui
