#include "tests/support/lab.h"

#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <map>

#include "engine/ios/show/show.h"
#include "engine/record/json.h"
#include "tests/support/source_path.h"

namespace switchover::test {

namespace {

[[noreturn]] void give_up(const std::string& why) {
    std::fprintf(stderr, "%s\n", why.c_str());
    std::abort();
}

}  // namespace

std::shared_ptr<const topology::Topology> topology_of(const std::string& name) {
    static std::map<std::string, std::shared_ptr<const topology::Topology>> known;
    auto& topology = known[name];
    if (!topology) {
        const auto lab = topology::load_lab(source_path("topologies/") + name);
        if (!lab) give_up(lab.error().front().describe());
        topology = lab->shared_topology();
    }
    return topology;
}

Lab::Lab(const std::string& name, std::uint64_t seed) : world_(topology_of(name), seed) {}

Lab& Lab::run_until(Duration since_power_on) {
    world_.run_until(kPowerOn + since_power_on);
    return *this;
}

Lab& Lab::run_for(Duration d) {
    world_.run_for(d);
    return *this;
}

Lab& Lab::shutdown(const std::string& node, const std::string& port) {
    return input("config " + node + " interface " + port + " ; shutdown");
}

Lab& Lab::no_shutdown(const std::string& node, const std::string& port) {
    return input("config " + node + " interface " + port + " ; no shutdown");
}

Lab& Lab::input(const std::string& words) {
    const auto input = parse_input(words);
    if (!input) give_up(words + ": " + input.error());
    if (const auto done = world_.apply(*input); !done) give_up(words + ": " + done.error());
    return *this;
}

std::string Lab::show(const std::string& node, std::string_view command) {
    const auto now = snapshot::take(world_);
    const auto text = ios::show(*now, now->find(node), command);
    return text ? *text : text.error();
}

Lab Lab::replayed() const {
    Lab other = *this;
    other.records_.clear();
    other.world_ = World{world_.topology_ptr(), world_.seed()};
    if (const auto done = other.world_.replay(world_.journal(), world_.now()); !done) give_up(done.error());
    return other;
}

std::vector<std::string> Lab::records() {
    for (Record& record : world_.take_records()) records_.push_back(std::move(record));
    session::NameBook names;
    std::vector<std::string> lines;
    for (const Record& record : records_)
        lines.push_back(record::json(record, session::NameBook::node(world_, record.node),
                                     names.of(world_, record.node).interfaces));
    return lines;
}

std::string Played::report() const {
    std::string out;
    for (const session::Check& check : checks)
        if (!check.passed)
            out += fmt::format("line {} ({} to {}): {}: {}\n", check.line, clock_text(check.since),
                               clock_text(check.decided), check.text, check.message);
    if (out.empty()) return out;
    const std::size_t shown = std::min<std::size_t>(log.size(), 60);
    for (std::size_t i = log.size() - shown; i < log.size(); ++i) out += log[i];
    return out + summary.text();
}

std::size_t Played::count(std::string_view text) const {
    return static_cast<std::size_t>(std::count_if(
        log.begin(), log.end(), [&](const std::string& line) { return line.find(text) != std::string::npos; }));
}

Played play(const std::string& lab, std::string_view text, std::uint64_t seed) {
    auto script = session::parse_script(text, "script");
    if (!script) give_up(script.error().text());
    session::ScriptRun run{std::make_shared<const session::Script>(std::move(*script))};
    Played played;
    played.world = World{topology_of(lab), seed};
    session::NameBook names;
    session::RunOptions options;
    options.sink = [&](const World& world, std::span<const Record> records, std::span<const SentFrame>) {
        played.summary.on_records(world, records, names);
        for (const Record& record : records) {
            std::vector<ios::LogLine> lines;
            ios::log_lines(record, names.of(world, record.node), lines);
            for (const ios::LogLine& line : lines) played.log.push_back(session::log_text(world, record, line));
        }
    };
    session::run(played.world, &run, options);
    played.summary.finish(played.world, run.probes());
    played.checks = run.checks();
    played.probes = run.probes();
    played.passed = run.passed();
    return played;
}

}  // namespace switchover::test
