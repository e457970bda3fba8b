#include "app/session/script_run.h"

#include <fmt/format.h>

#include <algorithm>

#include "app/session/condition_check.h"
#include "engine/ios/show/show.h"
#include "engine/record/json.h"

namespace switchover::session {

namespace {

/// State that changes without a record (a counter in a show) is looked at this often.
constexpr Duration kPoll = 1s;

/// Records of pings change no state that a condition asks a snapshot for.
bool changes_state(std::span<const Record> records) {
    return std::any_of(records.begin(), records.end(),
                       [](const Record& r) { return !std::holds_alternative<probe::Record>(r.body); });
}

}  // namespace

Bearing bearing(const Input& input) {
    if (const auto* cable = std::get_if<CableInput>(&input)) return cable->cut ? Bearing::Fault : Bearing::Repair;
    if (const auto* flap = std::get_if<FlapInput>(&input))
        return flap->down > Duration{} ? Bearing::Fault : Bearing::Repair;
    if (const auto* impair = std::get_if<ImpairInput>(&input))
        return impair->impairment.any() ? Bearing::Fault : Bearing::Repair;
    if (const auto* power = std::get_if<PowerInput>(&input))
        return power->action == PowerInput::Action::On ? Bearing::Repair : Bearing::Fault;
    if (const auto* config = std::get_if<ConfigInput>(&input)) {
        for (const std::string& line : config->lines) {
            const std::size_t start = line.find_first_not_of(' ');
            if (start == std::string::npos) continue;
            if (line.compare(start, std::string::npos, "shutdown") == 0) return Bearing::Fault;
            if (line.compare(start, std::string::npos, "no shutdown") == 0) return Bearing::Repair;
        }
    }
    return Bearing::None;
}

ScriptRun::ScriptRun(std::shared_ptr<const Script> script) : script_(std::move(script)) {}

bool ScriptRun::passed() const {
    return std::all_of(checks_.begin(), checks_.end(), [](const Check& check) { return check.passed; });
}

bool ScriptRun::finished() const {
    return next_ == script_->lines.size() && std::all_of(watches_.begin(), watches_.end(), [](const Watch& watch) {
               return watch.never && watch.deadline == kNever;
           });
}

Instant ScriptRun::wake(const World& world) const {
    Instant next = kNever;
    bool poll = false;
    const auto consider = [&](const Watch& watch) {
        next = std::min(next, watch.deadline);
        poll = poll || !watch.condition->is_event();
    };
    for (const Watch& watch : watches_) consider(watch);
    if (when_) consider(*when_);
    if (next_ < script_->lines.size()) {
        const Timing& timing = script_->lines[next_].timing;
        if (timing.at) next = std::min(next, *timing.at);
        if (timing.after) next = std::min(next, line_done_ + *timing.after);
        if (timing.when && !when_) next = world.now();
    }
    if (poll) next = std::min(next, world.now() + kPoll);
    return std::max(next, world.now());
}

void ScriptRun::advance(World& world, std::span<const Record> fresh) {
    for (const Record& record : fresh) {
        if (!awaited_.empty()) name_awaited(record);
        probes_.on_record(record, NameBook::node(world, record.node));
    }
    settle_watches(world, fresh);
    perform_lines(world, fresh);
    for (; journal_seen_ < world.journal().size(); ++journal_seen_)
        if (bearing(world.journal()[journal_seen_].input) != Bearing::None) probes_.on_fault();
}

void ScriptRun::settle_watches(World& world, std::span<const Record> fresh) {
    std::vector<Watch> still;
    for (Watch& watch : watches_) {
        const bool seen = check(watch, world, fresh);
        if (seen) {
            decide(*watch.line, watch.since, world.now(), !watch.never, watch.never ? "it came to pass" : "");
        } else if (world.now() >= watch.deadline) {
            decide(*watch.line, watch.since, world.now(), watch.never, watch.never ? "" : "not within its time");
        } else {
            still.push_back(std::move(watch));
        }
    }
    watches_ = std::move(still);
}

/// Whether the next line's time has come; a `when` that was given up counts as come, and as a failure.
bool ScriptRun::due(World& world, std::span<const Record> fresh) {
    const ScriptLine& line = script_->lines[next_];
    if (line.timing.at && world.now() < *line.timing.at) return false;
    if (line.timing.after && world.now() < line_done_ + *line.timing.after) return false;
    if (!line.timing.when) return true;
    if (!when_) {
        when_ = watch(line, *line.timing.when, world);
        when_->deadline = world.now() + line.timing.when_limit;
        fresh = {};  // what made the line before it due is not news any more
    }
    if (check(*when_, world, fresh)) return true;
    if (world.now() < when_->deadline) return false;
    decide(line, when_->since, world.now(), false, "given up waiting: " + line.timing.when->text);
    return true;
}

void ScriptRun::perform_lines(World& world, std::span<const Record> fresh) {
    while (next_ < script_->lines.size() && due(world, fresh)) {
        when_.reset();
        const ScriptLine& line = script_->lines[next_++];
        line_done_ = world.now();
        perform(line, world);
        fresh = {};
    }
}

void ScriptRun::perform(const ScriptLine& line, World& world) {
    if (const auto* act = std::get_if<Act>(&line.statement)) {
        apply(line, act->input, world);
    } else if (const auto* ping = std::get_if<StartPing>(&line.statement)) {
        const auto id = apply(line, ping->ping, world);
        if (along_)
            awaited_.push_back({ping->name, world.find_node(ping->ping.node)});
        else if (id)
            probes_.add(ping->name, world.find_node(ping->ping.node), *id, world.now());
    } else if (const auto* stop = std::get_if<StopPing>(&line.statement)) {
        const ProbeRun* probe = probes_.find(stop->name);
        if (probe == nullptr) {
            decide(line, world.now(), world.now(), false, "no ping is called " + stop->name);
        } else {
            apply(line, StopProbeInput{world.node_name(probe->node), probe->id}, world);
        }
    } else if (const auto* expect = std::get_if<Expect>(&line.statement)) {
        perform(line, *expect, world);
    } else if (const auto* show = std::get_if<SaveShow>(&line.statement)) {
        save_show(line, *show, world);
    } else if (std::holds_alternative<BeginStep>(line.statement)) {
        ++steps_begun_;
    }
}

void ScriptRun::perform(const ScriptLine& line, const Expect& expect, World& world) {
    Watch made = watch(line, expect.condition, world);
    made.never = expect.never;
    if (expect.limit) made.deadline = world.now() + *expect.limit;
    if (check(made, world, {})) {
        decide(line, world.now(), world.now(), !expect.never, expect.never ? "it holds already" : "");
    } else if (!expect.never && !expect.limit) {
        decide(line, world.now(), world.now(), false, "it does not hold");
    } else {
        watches_.push_back(std::move(made));
    }
}

void ScriptRun::save_show(const ScriptLine& line, const SaveShow& show, World& world) {
    const snapshot::World& now = snapshot_of(world);
    const NodeIndex node = now.find(show.node);
    if (node == kNoNode) return decide(line, world.now(), world.now(), false, "no node called " + show.node);
    auto text = ios::show(now, node, show.command);
    if (!text) return decide(line, world.now(), world.now(), false, text.error());
    shows_.push_back({show.file, std::move(*text)});
}

std::optional<std::uint32_t> ScriptRun::apply(const ScriptLine& line, const Input& input, World& world) {
    if (along_) return find_done(input, world.now());
    const auto done = world.apply(input);
    if (done) return *done;
    decide(line, world.now(), world.now(), false, done.error());
    return std::nullopt;
}

// --- along a run that is replayed

void ScriptRun::follow_along(std::shared_ptr<const SessionFile> session) { along_ = std::move(session); }

bool ScriptRun::go_on_alone() {
    along_.reset();
    awaited_.clear();
    return !strayed_ && found_ > 0;
}

std::optional<std::uint32_t> ScriptRun::find_done(const Input& input, Instant now) {
    const auto& journal = along_->journal;
    const std::string words = to_text(input);
    for (std::size_t i = along_next_; i < journal.size() && journal[i].at <= now; ++i) {
        if (journal[i].at < now || to_text(journal[i].input) != words) continue;
        along_next_ = i + 1;
        ++found_;
        // As when the script did it: at once, before what comes of it.
        if (bearing(input) != Bearing::None) probes_.on_fault();
        journal_seen_ = along_next_;
        return 0u;
    }
    strayed_ = true;
    return std::nullopt;
}

void ScriptRun::name_awaited(const Record& record) {
    const auto* body = std::get_if<probe::Record>(&record.body);
    const auto* sent = body == nullptr ? nullptr : std::get_if<probe::Sent>(body);
    if (sent == nullptr || sent->sequence != 0) return;
    const auto ping = std::find_if(awaited_.begin(), awaited_.end(),
                                   [&](const Awaited& awaited) { return awaited.node == record.node; });
    if (ping == awaited_.end()) return;
    probes_.add(ping->name, ping->node, sent->id, record.at);
    awaited_.erase(ping);
}

void ScriptRun::decide(const ScriptLine& line, Instant since, Instant now, bool passed, std::string message) {
    checks_.push_back({line.line, line.text, passed, since, now, std::move(message)});
}

void ScriptRun::finish(World& world) {
    for (const Watch& watch : watches_)
        decide(*watch.line, watch.since, world.now(), watch.never, watch.never ? "" : "the run ended before");
    watches_.clear();
    for (; next_ < script_->lines.size(); ++next_) {
        const ScriptLine& line = script_->lines[next_];
        if (std::holds_alternative<Expect>(line.statement))
            decide(line, world.now(), world.now(), false, "the run ended before this line");
    }
    when_.reset();
}

// --- conditions

ConditionWatch::ConditionWatch(Condition condition) : run_(std::make_shared<const Script>()) {
    line_.timing.when = std::move(condition);
}

bool ConditionWatch::seen(const World& world, std::span<const Record> fresh) {
    if (!watch_) watch_ = run_.watch(line_, *line_.timing.when, world);
    for (const Record& record : fresh) run_.probes_.on_record(record, NameBook::node(world, record.node));
    return run_.check(*watch_, world, fresh);
}

ScriptRun::Watch ScriptRun::watch(const ScriptLine& line, const Condition& condition, const World& world) const {
    Watch made;
    made.line = &line;
    made.condition = &condition;
    made.since = world.now();
    if (const auto* log = std::get_if<LogMatches>(&condition.what)) {
        auto flags = std::regex::ECMAScript | std::regex::optimize;
        if (log->ignore_case) flags |= std::regex::icase;
        made.regex.assign(log->pattern, flags);  // parse_script has compiled it once: it is good
    }
    return made;
}

bool ScriptRun::check(Watch& watch, const World& world, std::span<const Record> records) {
    if (watch.condition->is_event()) return event_seen(watch, world, records);
    // The first look, the last one, one after each change, and one now and then.
    const bool look = watch.fresh || world.now() >= watch.deadline || records.empty() || changes_state(records) ||
                      is_about_probes(*watch.condition);
    watch.fresh = false;
    return look && state_holds(*watch.condition, world);
}

bool ScriptRun::state_holds(const Condition& condition, const World& world) {
    if (is_about_probes(condition)) {
        static const snapshot::World kNone;
        return holds(condition, kNone, probes_);
    }
    return holds(condition, snapshot_of(world), probes_);
}

bool ScriptRun::event_seen(const Watch& watch, const World& world, std::span<const Record> records) {
    return std::any_of(records.begin(), records.end(), [&](const Record& record) {
        if (const auto* log = std::get_if<LogMatches>(&watch.condition->what))
            return matches(*log, watch.regex, world, record);
        if (const auto* wanted = std::get_if<RecordMatches>(&watch.condition->what))
            return matches(*wanted, world, record);
        const auto* body = std::get_if<probe::Record>(&record.body);
        const auto* answered = body == nullptr ? nullptr : std::get_if<probe::Answered>(body);
        const ProbeRun* probe = probes_.find(std::get<PingAnswered>(watch.condition->what).probe);
        return answered != nullptr && probe != nullptr && probe->node == record.node && probe->id == answered->id;
    });
}

bool ScriptRun::matches(const LogMatches& log, const std::regex& regex, const World& world, const Record& record) {
    if (log.node != "*" && log.node != NameBook::node(world, record.node)) return false;
    std::vector<ios::LogLine> lines;
    ios::log_lines(record, names_.of(world, record.node), lines);
    return std::any_of(lines.begin(), lines.end(),
                       [&](const ios::LogLine& line) { return std::regex_search(line.text, regex); });
}

bool ScriptRun::matches(const RecordMatches& wanted, const World& world, const Record& record) {
    if (wanted.node != "*" && wanted.node != NameBook::node(world, record.node)) return false;
    if (wanted.type != record::type_text(record)) return false;
    if (wanted.fields.empty()) return true;
    const auto fields = record::field_texts(record, names_.of(world, record.node).interfaces);
    return std::all_of(wanted.fields.begin(), wanted.fields.end(), [&](const auto& want) {
        const std::string inner = "." + want.first;
        return std::any_of(fields.begin(), fields.end(), [&](const auto& field) {
            return field.second == want.second && (field.first == want.first || field.first.ends_with(inner));
        });
    });
}

const snapshot::World& ScriptRun::snapshot_of(const World& world) {
    const bool current = snapshot_ && snapshot_->now == world.now() && snapshot_events_ == world.events() &&
                         snapshot_journal_ == world.journal().size();
    if (!current) snapshot_ = snapshot::take(world, snapshot_.get());
    snapshot_events_ = world.events();
    snapshot_journal_ = world.journal().size();
    return *snapshot_;
}

}  // namespace switchover::session
