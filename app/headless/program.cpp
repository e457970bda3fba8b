#include "app/headless/program.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <csignal>
#include <ctime>
#include <filesystem>

#include "app/headless/live.h"
#include "app/session/junit.h"
#include "app/session/lab_path.h"
#include "app/session/replay.h"
#include "app/session/report/report.h"
#include "app/session/run.h"
#include "app/session/session_folder.h"
#include "engine/base/duration_text.h"
#include "engine/topology/lab.h"

namespace switchover::headless {

namespace {

using namespace session;  // NOLINT

volatile std::sig_atomic_t interrupted = 0;

/// Says so and gives the exit code.
int refuse(std::ostream& err, int code, const std::string& why) {
    err << "switchover-run: " << why << "\n";
    return code;
}

/// One line at the bottom of a terminal, a few times a second.
class Progress {
   public:
    Progress(std::ostream& out, bool on) : out_(out), on_(on) {}

    void show(const World& world, const ScriptRun* script) {
        const auto wall = std::chrono::steady_clock::now();
        if (!on_ || wall - shown_ < std::chrono::milliseconds{100}) return;
        shown_ = wall;
        std::string step;
        if (script != nullptr && script->steps_begun() > 0) {
            const auto steps = script->script().steps();
            step = fmt::format("  step {}/{}: {}", script->steps_begun(), steps.size(),
                               steps[script->steps_begun() - 1].title);
        }
        out_ << fmt::format("\r\x1b[K{}  {} events{}", clock_text(world.now()), world.events(), step) << std::flush;
    }
    void clear() {
        if (on_) out_ << "\r\x1b[K" << std::flush;
    }

   private:
    std::ostream& out_;
    bool on_;
    std::chrono::steady_clock::time_point shown_{};
};

/// A lab read and its warnings told; nothing after an error, which has been told too.
std::optional<topology::Lab> read_lab(const std::string& name, const Options& options, std::ostream& err) {
    const auto path = find_lab(name);
    if (!path) {
        refuse(err, kBadInput, path.error());
        return std::nullopt;
    }
    auto lab = topology::load_lab(*path);
    if (!lab) {
        for (const topology::Problem& problem : lab.error()) err << problem.describe() << "\n";
        return std::nullopt;
    }
    if (!options.quiet)
        for (const topology::Problem& problem : lab->warnings)
            if (problem.kind != ios::ProblemKind::Accepted) err << problem.describe() << "\n";
    return std::move(*lab);
}

/// The run once more, for the pictures and tables before each fault.
int write_report(const Options& options, std::shared_ptr<const topology::Topology> topology, SessionFile session,
                 std::ostream& err) {
    interrupted = 0;  // what came until then is to be reported
    report::ReportOptions how;
    how.language = report::language_of(options.report_language);
    how.made = fmt::format("{:%Y-%m-%d %H:%M} UTC", fmt::gmtime(std::time(nullptr)));
    const auto watcher = report::export_report(options.report, session, how);
    const Recording recording{std::move(topology), std::make_shared<const SessionFile>(std::move(session))};
    const auto done = run_again(recording, *watcher, [](double) { return interrupted == 0; });
    if (done && !*done) return refuse(err, kFailed, "--report: stopped");
    return done ? kOk : refuse(err, kBadInput, "--report: " + done.error());
}

int run_replay(const Options& options, std::ostream& out, std::ostream& err) {
    const auto text = read_file(options.replay);
    if (!text) return refuse(err, kBadInput, text.error());
    const auto recorded = parse_session(*text);
    if (!recorded) return refuse(err, kBadInput, options.replay + ": " + recorded.error());
    const std::string name = options.lab.empty() ? recorded->lab_path : options.lab;
    const auto lab = read_lab(name, options, err);
    if (!lab) return kBadInput;
    std::ifstream records{std::filesystem::path{options.replay}.parent_path() / "records.jsonl"};
    const ReplayReport outcome = replay(*recorded, lab->shared_topology(), records ? &records : nullptr);
    if (!outcome.equal || !options.quiet) out << outcome.text(*recorded);
    if (!outcome.equal) return kFailed;
    return options.report.empty() ? kOk : write_report(options, lab->shared_topology(), *recorded, err);
}

/// The script to follow; null when there is none. The bool: an error was told.
std::pair<std::shared_ptr<const Script>, bool> read_script(const std::string& path, std::ostream& err) {
    if (path.empty()) return {nullptr, false};
    const auto text = read_file(path);
    if (!text) {
        refuse(err, kBadInput, text.error());
        return {nullptr, true};
    }
    auto script = parse_script(*text, path);
    if (!script) {
        err << script.error().text() << "\n";
        return {nullptr, true};
    }
    return {std::make_shared<const Script>(std::move(*script)), false};
}

void tell_checks(const ScriptRun& script, std::ostream& out) {
    std::size_t passed = 0;
    for (const Check& check : script.checks()) {
        passed += check.passed ? 1 : 0;
        out << fmt::format("{}  {}:{}  {}{}{}\n", check.passed ? "ok  " : "FAIL", script.script().file, check.line,
                           check.text, check.message.empty() ? "" : "  - ", check.message);
    }
    out << fmt::format("{} of {} expectations met\n", passed, script.checks().size());
}

int run_lab(const Options& options, Instant until, const topology::Lab& lab, std::ostream& out, std::ostream& err) {
    const auto [script, bad] = read_script(options.script.empty() ? lab.scenario : options.script, err);
    if (bad) return kBadInput;
    if (!script && until == kNever) return refuse(err, kUsage, "the lab has no guided run: give --script or --until");

    World world{lab.shared_topology(), options.seed};
    std::unique_ptr<SessionFolder> folder;
    if (!options.out.empty()) {
        auto made = SessionFolder::create(options.out, world, lab.file);
        if (!made) return refuse(err, kBadInput, made.error());
        folder = std::move(*made);
        world.set_capture(true);
    }
    std::optional<ScriptRun> followed;
    if (script) followed.emplace(script);
    ScriptRun* const run_of_script = followed ? &*followed : nullptr;
    Progress progress{err, options.progress};
    NameBook names;
    Summary summary;
    ProbeBook probes;
    RunOptions how;
    how.until = until;
    how.threads = options.threads;
    how.stop = [] { return interrupted != 0; };
    how.sink = [&](const World& now, std::span<const Record> records, std::span<const SentFrame> frames) {
        if (folder) folder->add(now, records, frames);
        summary.on_records(now, records, names);
        for (const Record& record : records) probes.on_record(record, NameBook::node(now, record.node));
        progress.show(now, run_of_script);
    };
    std::signal(SIGINT, [](int) { interrupted = 1; });
    run(world, run_of_script, how);
    progress.clear();
    const ProbeBook& pings = followed ? followed->probes() : probes;
    summary.finish(world, pings);
    if (folder) {
        if (followed) folder->add(followed->take_shows());
        if (auto done = folder->finish(world, pings, run_of_script); !done) return refuse(err, kBadInput, done.error());
    }
    if (!options.junit.empty() && followed) {
        const std::string xml = junit_xml(followed->checks(), lab.topology.name, script->file);
        if (auto done = write_file(options.junit, xml); !done) return refuse(err, kBadInput, done.error());
    }
    if (!options.report.empty())
        if (const int code = write_report(options, lab.shared_topology(), session_of(world, lab.file), err);
            code != kOk)
            return code;
    if (!options.quiet) {
        out << summary.text();
        if (followed) out << "\n", tell_checks(*followed, out);
        out << fmt::format("Fingerprint {:016x}\n", world.fingerprint());
    }
    return followed && !followed->passed() ? kFailed : kOk;
}

}  // namespace

int run_program(const Options& options, std::ostream& out, std::ostream& err) {
    if (!options.replay.empty()) return run_replay(options, out, err);
    if (options.lab.empty()) return refuse(err, kUsage, "which lab? See --help");
    Instant until = kNever;
    if (!options.until.empty()) {
        const auto d = parse_duration(options.until);
        if (!d) return refuse(err, kUsage, "--until: \"" + options.until + "\" is not a time like 90s, 5m or 3h");
        until = kPowerOn + *d;
    }
    const auto lab = read_lab(options.lab, options, err);
    if (lab && (!options.console.empty() || options.telnet)) {
        World world{lab->shared_topology(), options.seed};
        world.run_until(until == kNever ? kPowerOn : until);  // at least, the routers are on
        return run_live(options, std::move(world), *lab, out, err);
    }
    return lab ? run_lab(options, until, *lab, out, err) : kBadInput;
}

}  // namespace switchover::headless
