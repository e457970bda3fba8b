#pragma once
/// One packet's way through the lab: every frame that carried it, box by box, through encryption and back, with the
/// rows of tables that decided.
#include <optional>
#include <QString>
#include <QVector>
#include <vector>

#include "engine/device/record.h"
#include "engine/link/fabric.h"
#include "ui/packets/table_history.h"

namespace switchover::ui {

/// A frame that carried the packet.
struct CarrierFrame {
    std::uint64_t number = 0;  ///< in the list, from 1
    SentFrame sent;
    Bytes clear;                       ///< the IPv4 packet, decrypted where it was ESP of a known SA; empty: no IPv4
    std::optional<std::uint32_t> spi;  ///< it was inside ESP
    std::uint32_t sequence = 0;        ///< of ESP
};

/// A packet that ended, as the device recorded it.
struct DroppedPacket {
    Instant at;
    NodeIndex node = kNoNode;
    device::PacketDropped what;
};

struct JourneyRow {
    QString what, how;
    std::uint64_t frame = 0;  ///< that the row is about; 0: none
    bool operator==(const JourneyRow&) const = default;
};

/// One box on the way, in the order of time.
struct JourneyHop {
    NodeIndex node = kNoNode;
    QString name;
    QString ports;  ///< `Fa0/0 → Fa0/1`
    QString fate;   ///< `forwarded`, `arrived`, `dropped: no route` …
    Duration since_start{};
    std::uint64_t frame = 0;  ///< the frame it came in, or the one it went out
    QVector<JourneyRow> rows;
};

/// `carriers` ascending by time. `now` names nodes and stands in where `history` has nothing; a frame that arrives
/// after it is on its way.
QVector<JourneyHop> journeyOf(std::vector<CarrierFrame> carriers, const std::vector<DroppedPacket>& dropped,
                              const TableHistory& history, const snapshot::World& now);

}  // namespace switchover::ui
