#pragma once
/// Drives a world by a script: performs lines when they are due and keeps watch over expectations. Knows no clock and
/// no files; whoever lets time pass calls `advance` after every instant.
#include <memory>
#include <optional>
#include <regex>
#include <span>
#include <string>
#include <vector>

#include "app/session/check.h"
#include "app/session/names.h"
#include "app/session/probes.h"
#include "app/session/script.h"
#include "app/session/session_file.h"
#include "engine/snapshot/snapshot.h"
#include "engine/world/world.h"

namespace switchover::session {

class ScriptRun {
   public:
    explicit ScriptRun(std::shared_ptr<const Script> script);

    /// Follows a run that is replayed: what the script does must be found in that journal, and is not done again.
    void follow_along(std::shared_ptr<const SessionFile> session);
    /// The replay is over: from here on the script acts itself. False when it did not make that run.
    bool go_on_alone();
    bool strayed() const { return strayed_; }

    /// `fresh`: the records made since the last call, in order. Performs what is due now.
    void advance(World& world, std::span<const Record> fresh);
    /// The latest instant at which `advance` must be called again even when nothing happens before.
    Instant wake(const World& world) const;
    /// Every line was performed and every expectation but the `never`s of the whole run is decided.
    bool finished() const;
    /// The run is over: what still waits has failed, what never came to pass is fine.
    void finish(World& world);

    const Script& script() const { return *script_; }
    const std::vector<Check>& checks() const { return checks_; }
    bool passed() const;
    /// Number of steps begun; the last of them is the current one.
    std::size_t steps_begun() const { return steps_begun_; }
    const ProbeBook& probes() const { return probes_; }
    std::vector<ShowOutput> take_shows() { return std::exchange(shows_, {}); }

   private:
    friend class ConditionWatch;
    /// A condition somebody waits for.
    struct Watch {
        const ScriptLine* line = nullptr;
        const Condition* condition = nullptr;
        bool never = false;
        Instant since;
        Instant deadline = kNever;
        std::regex regex;   ///< of a log condition
        bool fresh = true;  ///< has not seen a record yet
    };

    Watch watch(const ScriptLine& line, const Condition& condition, const World& world) const;
    bool check(Watch& watch, const World& world, std::span<const Record> records);
    bool event_seen(const Watch& watch, const World& world, std::span<const Record> records);
    bool state_holds(const Condition& condition, const World& world);
    bool matches(const LogMatches& log, const std::regex& regex, const World& world, const Record& record);
    bool matches(const RecordMatches& wanted, const World& world, const Record& record);
    void settle_watches(World& world, std::span<const Record> fresh);
    bool due(World& world, std::span<const Record> fresh);
    void perform_lines(World& world, std::span<const Record> fresh);
    void perform(const ScriptLine& line, World& world);
    void perform(const ScriptLine& line, const Expect& expect, World& world);
    void save_show(const ScriptLine& line, const SaveShow& show, World& world);
    std::optional<std::uint32_t> apply(const ScriptLine& line, const Input& input, World& world);
    std::optional<std::uint32_t> find_done(const Input& input, Instant now);
    void name_awaited(const Record& record);
    void decide(const ScriptLine& line, Instant since, Instant now, bool passed, std::string message);
    const snapshot::World& snapshot_of(const World& world);

    std::shared_ptr<const Script> script_;
    std::size_t next_ = 0;       ///< line to be performed next
    Instant line_done_;          ///< when the one before it was done
    std::optional<Watch> when_;  ///< the `when` of the next line, while it waits
    std::vector<Watch> watches_;
    std::vector<Check> checks_;
    std::vector<ShowOutput> shows_;
    std::size_t steps_begun_ = 0;
    std::size_t journal_seen_ = 0;
    ProbeBook probes_;
    /// A ping of a replayed run whose number its first echo tells.
    struct Awaited {
        std::string name;
        NodeIndex node = kNoNode;
    };
    std::shared_ptr<const SessionFile> along_;  ///< null: the script acts itself
    std::size_t along_next_ = 0;                ///< entry of its journal
    std::size_t found_ = 0;                     ///< inputs of the script that the journal has
    bool strayed_ = false;
    std::vector<Awaited> awaited_;
    NameBook names_;
    std::shared_ptr<const snapshot::World> snapshot_;
    std::uint64_t snapshot_events_ = ~std::uint64_t{0};
    std::size_t snapshot_journal_ = 0;
};

/// Waits for one condition, without a script. Not for `probe` and `ping-answered` with names that a script gave.
class ConditionWatch {
   public:
    explicit ConditionWatch(Condition condition);
    ConditionWatch(const ConditionWatch&) = delete;  // it points into itself
    ConditionWatch& operator=(const ConditionWatch&) = delete;
    /// `fresh`: the records made since the last call. True from the moment when it holds or, of an event, is seen.
    bool seen(const World& world, std::span<const Record> fresh);

   private:
    ScriptLine line_;
    ScriptRun run_;
    std::optional<ScriptRun::Watch> watch_;
};

/// How an input bears on the lab: for summaries and `since fault`.
enum class Bearing : std::uint8_t { None, Fault, Repair };
Bearing bearing(const Input& input);

}  // namespace switchover::session
