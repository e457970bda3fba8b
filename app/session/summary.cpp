#include "app/session/summary.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/ios/log/log.h"
#include "engine/record/json.h"

namespace switchover::session {

namespace {

/// An echo that was under way when the fault came is lost although it was sent before.
constexpr Duration kUnderWay = 100ms;

double milliseconds(Duration d) { return to_seconds(d) * 1e3; }

std::string outage_text(const Outage& outage) {
    if (!outage.restored) return fmt::format("down since {} and not up again", clock_text(outage.first_lost));
    return fmt::format("down {:.0f} ms ({} to {})", milliseconds(*outage.length()), clock_text(outage.first_lost),
                       clock_text(*outage.restored));
}

}  // namespace

void Summary::take_inputs(const World& world, Instant up_to) {
    const auto& journal = world.journal();
    for (; journal_seen_ < journal.size() && journal[journal_seen_].at <= up_to; ++journal_seen_) {
        const JournalEntry& entry = journal[journal_seen_];
        const Bearing how = bearing(entry.input);
        if (how == Bearing::None) continue;
        FaultReport report;
        report.at = entry.at;
        report.bearing = how;
        report.words = to_text(entry.input);
        for (std::size_t i = 0; i < record::kRecoverySteps; ++i)
            report.steps.push_back(
                {record::recovery_step_name(static_cast<record::RecoveryStep>(i)), entry.at, std::nullopt, {}, {}, {}});
        faults_.push_back(std::move(report));
        recovery_.emplace(entry.at);
    }
}

void Summary::on_records(const World& world, std::span<const Record> records, NameBook& names) {
    for (const Record& record : records) {
        // What happened in the same instant but before the input would be older news; IOS acts at once, so it is not.
        take_inputs(world, record.at);
        if (!faults_.empty()) on_record(world, record, names);
    }
    take_inputs(world, world.now());
}

void Summary::on_record(const World& world, const Record& record, NameBook& names) {
    for (const record::Recovery::Ended& ended : recovery_->on_record(record)) {
        RecoveryStep& made = faults_.back().steps[static_cast<std::size_t>(ended.step)];
        made.began = ended.began;
        made.ended = ended.by.at;
        made.node = NameBook::node(world, ended.by.node);
        const ios::Names& known = names.of(world, ended.by.node);
        made.record = record::json(ended.by, made.node, known.interfaces);
        std::vector<ios::LogLine> lines;
        ios::log_lines(ended.by, known, lines);
        made.words = lines.empty() ? made.record : lines.front().text.substr(0, lines.front().text.find('\n'));
    }
}

void Summary::finish(const World& world, const ProbeBook& probes) {
    take_inputs(world, world.now());
    lab_ = world.topology().name;
    seed_ = world.seed();
    end_ = world.now();
    probes_ = probes.all();
    for (FaultReport& fault : faults_) fault.probes.clear();
    for (const ProbeRun& probe : probes_) {
        for (FaultReport& fault : faults_) fault.probes.push_back({probe.name, {}, 0});
        for (const Outage& outage : probe.outages) {
            // The latest fault that the first lost echo can have met.
            FaultReport* blamed = nullptr;
            for (FaultReport& fault : faults_)
                if (fault.at <= outage.first_lost + kUnderWay) blamed = &fault;
            if (blamed == nullptr) continue;
            blamed->probes.back().outages.push_back(outage);
            blamed->probes.back().lost += outage.lost;
        }
    }
}

std::string Summary::text() const {
    std::string out = fmt::format("Lab {}, seed {}, {} of virtual time\n", lab_, seed_, clock_text(end_));
    out += "\nPings\n";
    if (probes_.empty()) out += "  none\n";
    for (const ProbeRun& probe : probes_)
        out += fmt::format("  {}: {} sent, {} answered, {} lost\n", probe.name, probe.sent, probe.answered, probe.lost);
    for (const FaultReport& fault : faults_) {
        out += fmt::format("\n{}  {}: {}\n", clock_text(fault.at), fault.bearing == Bearing::Fault ? "Fault" : "Repair",
                           fault.words);
        for (const FaultReport::ProbeReport& probe : fault.probes) {
            if (probe.outages.empty()) out += fmt::format("  {}: nothing lost\n", probe.name);
            for (const Outage& outage : probe.outages)
                out += fmt::format("  {}: {} lost, {}\n", probe.name, outage.lost, outage_text(outage));
        }
        for (const RecoveryStep& step : fault.steps) {
            if (!step.ended) continue;
            out += fmt::format("  {:<12} {:>9.1f} ms, ended {} s after by {}: {}\n", step.name,
                               milliseconds(*step.ended - step.began),
                               fmt::format("{:.3f}", to_seconds(*step.ended - fault.at)), step.node, step.words);
        }
    }
    return out;
}

namespace {

void append_field(std::string& out, std::string_view name, std::string_view text) {
    record::append_json_string(out, name);
    out.push_back(':');
    record::append_json_string(out, text);
}

std::string optional_ns(std::optional<Instant> at) { return at ? fmt::format("{}", to_ns(*at)) : std::string{"null"}; }

void append_outages(std::string& out, const std::vector<Outage>& outages) {
    out += "\"outages\":[";
    for (std::size_t i = 0; i < outages.size(); ++i) {
        const Outage& outage = outages[i];
        out += fmt::format("{}{{\"first_lost_ns\":{},\"restored_ns\":{},\"lost\":{}", i == 0 ? "" : ",",
                           to_ns(outage.first_lost), optional_ns(outage.restored), outage.lost);
        if (outage.length()) out += fmt::format(",\"outage_ms\":{:.6f}", milliseconds(*outage.length()));
        out.push_back('}');
    }
    out.push_back(']');
}

void append_steps(std::string& out, const FaultReport& fault) {
    out += "\"steps\":[";
    const char* between = "";
    for (const RecoveryStep& step : fault.steps) {
        if (!step.ended) continue;
        out += std::exchange(between, ",");
        out += fmt::format("\n    {{\"began_ns\":{},\"ended_ns\":{},\"took_ms\":{:.6f},", to_ns(step.began),
                           to_ns(*step.ended), milliseconds(*step.ended - step.began));
        append_field(out, "name", step.name);
        out += ",\"record\":" + step.record + "}";
    }
    out.push_back(']');
}

}  // namespace

std::string Summary::json() const {
    std::string out = "{";
    append_field(out, "lab", lab_);
    out += fmt::format(",\"seed\":{},\"end_ns\":{},\n\"pings\":[", seed_, to_ns(end_));
    const char* between = "";
    for (const ProbeRun& probe : probes_) {
        out += std::exchange(between, ",");
        out += "\n  {";
        append_field(out, "name", probe.name);
        out += fmt::format(",\"sent\":{},\"answered\":{},\"lost\":{},", probe.sent, probe.answered, probe.lost);
        append_outages(out, probe.outages);
        out.push_back('}');
    }
    out += "],\n\"faults\":[";
    between = "";
    for (const FaultReport& fault : faults_) {
        out += std::exchange(between, ",");
        out += fmt::format("\n  {{\"at_ns\":{},\"fault\":{},", to_ns(fault.at), fault.bearing == Bearing::Fault);
        append_field(out, "input", fault.words);
        out += ",\"pings\":[";
        for (std::size_t i = 0; i < fault.probes.size(); ++i) {
            out += i == 0 ? "{" : ",{";
            append_field(out, "name", fault.probes[i].name);
            out += fmt::format(",\"lost\":{},", fault.probes[i].lost);
            append_outages(out, fault.probes[i].outages);
            out.push_back('}');
        }
        out += "],";
        append_steps(out, fault);
        out.push_back('}');
    }
    return out + "]}\n";
}

}  // namespace switchover::session
