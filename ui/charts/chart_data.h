#pragma once
/// The figures behind the charts, gathered from records as they come and from snapshots once a virtual second. What a
/// record tells does not wait for a snapshot: flat out there are few.
#include <array>
#include <cstdint>
#include <map>
#include <QPointF>
#include <QString>
#include <QVector>
#include <vector>

#include "engine/link/fabric.h"
#include "engine/record/record.h"
#include "engine/snapshot/snapshot.h"
#include "ui/theme/palette.h"

namespace switchover::ui {

enum class ChartKind : std::uint8_t { RoundTrip, Loss, Frames, Priority, Lifetime, Volume, Count };
QString chartTitle(ChartKind kind);
QString chartUnit(ChartKind kind);

/// x: virtual seconds since power-on; ascending.
struct ChartSeries {
    QString title;
    std::vector<QPointF> points;
    int protocol = -1;  ///< Protocol, for its colour; -1: any
};

/// Frames counted in equal stretches of virtual time, which grow as time goes on.
class FrameCounts {
   public:
    static constexpr std::size_t kStretches = 4096;
    void add(const SentFrame& frame);
    void clear() { *this = {}; }
    Duration stretch() const { return stretch_; }
    bool empty() const { return counts_.empty(); }
    /// A second's mean of each protocol that was seen, at the middle of each stretch; the last one is left out, as it
    /// is not over.
    std::vector<ChartSeries> series() const;

   private:
    std::vector<std::array<std::uint32_t, kProtocols>> counts_;
    Duration stretch_ = 1s;
};

class ChartData {
   public:
    static constexpr Duration kLossWindow = 10s;  ///< loss is counted in stretches of this length

    /// In the world's order.
    void append(const std::vector<Record>& records, const snapshot::World& world);
    /// Every frame on every cable; one packet over three cables counts three times.
    void append(const std::vector<SentFrame>& frames);
    /// What no record tells: kilobytes left and the priorities at the start.
    void sample(const snapshot::World& world);
    void clear();

    QVector<const ChartSeries*> series(ChartKind kind) const;
    /// `time_s,series,value` with a heading, RFC 4180.
    QString csv(ChartKind kind) const;
    std::size_t revision() const { return revision_; }

   private:
    struct Key {
        ChartKind kind = ChartKind::RoundTrip;
        NodeIndex node = kNoNode;
        std::uint32_t a = 0, b = 0;
        auto operator<=>(const Key&) const = default;
    };
    /// A line of round trips ends where answers fail to come: none may be drawn over an outage.
    struct Trips {
        std::uint32_t part = 0;
        int lost = 0;  ///< in a row
    };
    struct Window {
        int answered = 0, lost = 0;
        Instant last;  ///< when the last of these echoes was sent
    };
    /// Of a ping; windows by their number since power-on.
    struct Losses {
        std::map<std::uint32_t, Instant> on_their_way;  ///< by sequence number
        std::map<std::int64_t, Window> windows;
    };
    struct Life {
        Instant begin;
        Duration lifetime{};
    };
    ChartSeries& one(const Key& key, const QString& title);
    void probed(const Record& record, const probe::Record& what, const snapshot::World& world);
    void count(Losses& losses, std::uint32_t sequence, bool lost);
    void step(const Key& key, const QString& title, double x, double y);
    void begin(NodeIndex node, const ike::SasCreated& sas, Instant at, const snapshot::World& world);
    void end(const Key& key, Instant at);
    void sample(const snapshot::World& world, NodeIndex node, const crypto_map::PairView& pair);
    std::vector<ChartSeries> losses() const;

    std::map<Key, ChartSeries> series_;
    FrameCounts frames_;
    mutable std::vector<ChartSeries> frame_series_, loss_series_;  ///< made when asked for
    std::map<Key, Losses> losses_;
    std::map<Key, Life> lives_;  ///< of SAs that are there, by their line
    std::map<Key, Trips> trips_;
    std::map<Key, QString> probe_titles_;
    Instant sampled_ = kNever;
    std::size_t revision_ = 0;
};

/// At most about `limit` points that look the same: of each stretch the first, the lowest, the highest and the last.
QVector<QPointF> thinned(const std::vector<QPointF>& points, std::size_t limit);

}  // namespace switchover::ui
