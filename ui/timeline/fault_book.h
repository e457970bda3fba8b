#pragma once
/// Faults and repairs of the lab with the steps of what came after each, from records as they come.
#include <QString>
#include <vector>

#include "engine/ios/log/log.h"
#include "engine/record/recovery.h"
#include "engine/snapshot/snapshot.h"

namespace switchover::ui {

struct StoryStep {
    record::RecoveryStep step = record::RecoveryStep::Detect;
    Instant began, ended;
    QString where;     ///< the device that ended it
    QString evidence;  ///< its line in the log; empty where IOS says nothing
    /// What it waited for: the hold time, the dead interval, the pause between keepalives or before OSPF computes; 0
    /// where no timer is known, or the step ended otherwise.
    Duration timer{};
    Duration every{};  ///< hellos of HSRP, repeats of a keepalive, the least time between two computations of OSPF
};

struct FaultStory {
    Instant at;
    bool repair = false;
    QString what;                  ///< in the words of the journal; of typed commands the port
    bool typed = false;            ///< somebody shut or opened the port in its configuration
    Instant told = kNever;         ///< of what was typed: when the message about the port came
    std::vector<StoryStep> steps;  ///< those that ended, in the order of RecoveryStep
    /// What was done, and where, in the language of now; empty where nothing is known.
    QString words() const;
};

class FaultBook {
   public:
    /// In the world's order. `world` names nodes and interfaces.
    void append(const Record& record, const snapshot::World& world);
    void clear() { *this = {}; }

    const std::vector<FaultStory>& stories() const { return stories_; }
    /// The latest fault or repair not after `at`; nullptr when there is none.
    const FaultStory* before(Instant at) const;

   private:
    struct Watched {
        FaultStory story;
        record::Recovery recovery;
        NodeIndex node = kNoNode;
    };
    void begin(const Record& record, bool restored, const QString& what);
    void confirm(const Record& record, const device::LinkChanged& change, const snapshot::World& world);
    static void watch(Watched& watched, FaultStory& story, const Record& record, const snapshot::World& world);

    std::vector<FaultStory> stories_;
    std::vector<Watched> watched_;  ///< of the last story, at most one
    /// Somebody typed configuration: whether a port was shut or opened is told two seconds later.
    std::vector<Watched> typed_;
};

/// `HSRP takes over`, and what happens in that time.
QString stepName(record::RecoveryStep step);
QString stepExplanation(record::RecoveryStep step);
/// Why this one took as long as it did, with its timers; the explanation where none is known.
QString stepReason(const StoryStep& step);

}  // namespace switchover::ui
