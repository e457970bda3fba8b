#pragma once
/// What the timeline shows, built from records as they come: a lane for each HSRP group of a router, each tunnel end
/// and each ping, and marks for faults and messages. Nothing is ever worked out twice.
#include <cstdint>
#include <map>
#include <QString>
#include <QVector>
#include <set>
#include <vector>

#include "engine/ios/log/log.h"
#include "engine/record/record.h"
#include "engine/snapshot/snapshot.h"
#include "ui/timeline/fault_book.h"

namespace switchover::ui {

struct LaneSegment {
    enum class Kind : std::uint8_t { Init, Listen, Standby, Active, Tunnel, Answered, Outage };
    Instant from;            ///< of an outage: when the first echo that was lost was sent
    Instant until = kNever;  ///< kNever: goes on; of an outage: when the first answered echo after it was sent
    Kind kind = Kind::Init;
    QString about = {};      ///< of HSRP the state, of a tunnel the peer
    std::uint64_t lost = 0;  ///< of an outage that is over: echoes
    /// What hovering tells beside the times, in the language of now.
    QString text() const;
    bool operator==(const LaneSegment&) const = default;
};

struct Lane {
    enum class Kind : std::uint8_t { Probe, Hsrp, Tunnel };
    Kind kind = Kind::Hsrp;
    QString title;
    std::vector<LaneSegment> segments;  ///< ascending, none overlaps
    /// The segment at `at`, or none.
    const LaneSegment* at(Instant at) const;
};

struct TimelineMark {
    enum class Kind : std::uint8_t { Event, Fault, Repair };
    Instant at;
    Kind kind = Kind::Event;
    QString text;
};

class TimelineModel {
   public:
    /// In the world's order. `world` names nodes and interfaces.
    void append(const std::vector<Record>& records, const snapshot::World& world);
    void clear();

    /// Pings first, for they are what it is all about; then HSRP groups, then tunnels.
    QVector<const Lane*> lanes() const;
    const std::vector<TimelineMark>& marks() const { return marks_; }  ///< ascending
    std::size_t revision() const { return revision_; }                 ///< changes with every change
    const FaultBook& faults() const { return faults_; }
    /// What brought an outage: the latest fault or repair that its first lost echo can have met. nullptr: none is
    /// known.
    const FaultStory* causeOf(const LaneSegment& outage) const;
    /// The last outage of a ping, going on or over; nullptr when there is none.
    const LaneSegment* lastOutage(NodeIndex node, std::uint32_t probe) const;
    QString titleOf(NodeIndex node, std::uint32_t probe) const;

   private:
    struct Key {
        Lane::Kind kind = Lane::Kind::Hsrp;
        NodeIndex node = kNoNode;
        std::uint32_t a = 0, b = 0;
        auto operator<=>(const Key&) const = default;
    };
    struct Probe {
        std::map<std::uint32_t, Instant> sent;  ///< not yet answered or lost
    };
    Lane& lane(const Key& key, const QString& title);
    void begin(Lane& lane, Instant at, LaneSegment::Kind kind, const QString& about = {});
    static void end(Lane& lane, Instant at);
    void put(const Record& record, const snapshot::World& world);
    void hsrpChanged(const Record& record, const hsrp::StateChanged& change, const snapshot::World& world);
    void saCreated(const Record& record, const ipsec::SaCreated& sa, const snapshot::World& world);
    void saDeleted(const Record& record, const ipsec::SaDeleted& sa);
    void probed(const Record& record, const probe::Record& probe, const snapshot::World& world);
    void lost(Lane& lane, Instant first);
    const FaultStory* toldLate(const Record& record, TimelineMark::Kind kind) const;
    void poweredOff(const Record& record);
    TimelineMark::Kind markOf(const Record& record);
    void mark(const Record& record, const snapshot::World& world);

    std::map<Key, Lane> lanes_;
    std::map<Key, std::map<std::uint32_t, bool>> sas_;  ///< outbound SPIs that live, by tunnel
    std::map<Key, Probe> probes_;
    std::vector<TimelineMark> marks_;
    FaultBook faults_;
    std::set<std::pair<NodeIndex, InterfaceIndex>> shut_;  ///< ports that somebody shut
    std::vector<ios::LogLine> scratch_;
    std::size_t revision_ = 0;
};

/// `420 ms`, `1.25 s`, `16.0 s`, `3 min 20 s`, `01:03:20`: as many figures as tell something.
QString lengthText(Duration length);

}  // namespace switchover::ui
