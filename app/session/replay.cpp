#include "app/session/replay.h"

#include <fmt/format.h>

#include "engine/record/json.h"

namespace switchover::session {

namespace {

std::optional<Difference> first_difference(const World& world, std::span<const Record> replayed,
                                           std::istream& recorded) {
    NameBook names;
    Difference difference;
    for (const Record& record : replayed) {
        ++difference.line;
        difference.actual =
            record::json(record, NameBook::node(world, record.node), names.of(world, record.node).interfaces);
        if (!std::getline(recorded, difference.expected)) difference.expected.clear();
        if (difference.expected != difference.actual) return difference;
    }
    ++difference.line;
    difference.actual.clear();
    if (std::getline(recorded, difference.expected)) return difference;
    return std::nullopt;
}

}  // namespace

ReplayReport replay(const SessionFile& session, std::shared_ptr<const topology::Topology> topology,
                    std::istream* records) {
    ReplayReport report;
    World world{std::move(topology), session.seed};
    if (auto done = world.replay(session.journal, session.end); !done) report.error = done.error();
    report.fingerprint = world.fingerprint();
    report.equal = report.error.empty() && report.fingerprint == session.fingerprint;
    if (!report.equal && records != nullptr)
        report.difference = first_difference(world, world.take_records(), *records);
    return report;
}

std::string ReplayReport::text(const SessionFile& session) const {
    if (equal)
        return fmt::format("Replayed to {}: the same fingerprint {:016x}\n", clock_text(session.end), fingerprint);
    std::string out = fmt::format("The replay went otherwise: fingerprint {:016x}, recorded {:016x}\n", fingerprint,
                                  session.fingerprint);
    if (!error.empty()) out += "  " + error + "\n";
    if (!difference) return out + "  No differing record is known (no records.jsonl, or all its records are equal)\n";
    const auto shown = [](const std::string& line) { return line.empty() ? std::string{"(no more records)"} : line; };
    return out + fmt::format("  First differing record, line {} of records.jsonl:\n  - {}\n  + {}\n", difference->line,
                             shown(difference->expected), shown(difference->actual));
}

}  // namespace switchover::session
