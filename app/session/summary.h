#pragma once
/// What a run tells about its faults: how long each ping was down and which step of the recovery took how long.
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "app/session/names.h"
#include "app/session/probes.h"
#include "app/session/script_run.h"
#include "engine/record/recovery.h"

namespace switchover::session {

/// One step of a recovery, ended by a record.
struct RecoveryStep {
    std::string name;  ///< `detect`, `HSRP`, `dead peer`, `IKE phase 1`, `IKE phase 2`, `routes`
    Instant began;
    std::optional<Instant> ended;  ///< nothing: it did not happen
    std::string node;              ///< where the record that ended it came from
    std::string record;            ///< its line of JSON
    std::string words;             ///< the first line of what IOS prints of it; the JSON where IOS is silent
};

/// From a fault or repair to the next one, or to the end of the run.
struct FaultReport {
    Instant at;
    Bearing bearing = Bearing::Fault;
    std::string words;  ///< of the input
    std::vector<RecoveryStep> steps;
    struct ProbeReport {
        std::string name;
        std::vector<Outage> outages;  ///< that the fault brought
        std::uint64_t lost = 0;
    };
    std::vector<ProbeReport> probes;
};

class Summary {
   public:
    /// The records of a stretch of the run, in order, and the world behind them.
    void on_records(const World& world, std::span<const Record> records, NameBook& names);
    /// Shares out the outages; call it once, at the end.
    void finish(const World& world, const ProbeBook& probes);

    const std::vector<FaultReport>& faults() const { return faults_; }
    std::string text() const;
    std::string json() const;

   private:
    void take_inputs(const World& world, Instant up_to);
    void on_record(const World& world, const Record& record, NameBook& names);

    std::vector<FaultReport> faults_;
    std::optional<record::Recovery> recovery_;  ///< of the fault being reported
    std::size_t journal_seen_ = 0;
    std::string lab_;
    std::uint64_t seed_ = 0;
    Instant end_;
    std::vector<ProbeRun> probes_;
};

}  // namespace switchover::session
