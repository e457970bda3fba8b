#include "app/session/report/report.h"

#include <algorithm>

#include "app/session/atomic_file.h"
#include "app/session/report/style.h"
#include "engine/ios/show/running_config.h"

namespace switchover::session::report {

namespace {

/// What a step of a recovery waits for, for a reader who knows networks but not this program.
const char* meaning_of(const std::string& step) {
    if (step == "detect") return "until the other gateway noticed: HSRP's hold timer, or a hello of lower priority";
    if (step == "HSRP") return "from noticing to Active: the virtual address has moved";
    if (step == "dead peer") return "the remote end kept using the old tunnel until its keepalives stayed unanswered";
    if (step == "IKE phase 1") return "Main Mode with the new gateway: identities and keys";
    if (step == "IKE phase 2") return "Quick Mode: the new pair of IPsec SAs";
    if (step == "routes") return "the last change of a routing table before pings were answered again";
    return "";
}

std::string numbered(const Chapter& chapter) { return fmt::format("{}", chapter.number); }

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& each : words) out += (out.empty() ? "" : "; ") + each;
    return out;
}

const char* kind_of(const Chapter& chapter) { return chapter.bearing == Bearing::Fault ? "Fault" : "Repair"; }

/// The outage that tells most of a chapter: the longest, and one without end before all others.
const Outage* worst_of(const Chapter& chapter) {
    const Outage* worst = nullptr;
    const auto length = [](const Outage& o) { return o.length().value_or(Duration::max()); };
    for (const FaultReport::ProbeReport& probe : chapter.report.probes)
        for (const Outage& outage : probe.outages)
            if (worst == nullptr || length(outage) > length(*worst)) worst = &outage;
    return worst;
}

/// Steps that ended before pings were answered again (or at all, where none was lost), in the order in which they did.
std::vector<const RecoveryStep*> steps_until(const Chapter& chapter, std::optional<Instant> restored) {
    std::vector<const RecoveryStep*> out;
    for (const RecoveryStep& step : chapter.report.steps)
        if (step.ended && (!restored || *step.ended <= *restored)) out.push_back(&step);
    std::stable_sort(out.begin(), out.end(), [](const auto* a, const auto* b) { return *a->ended < *b->ended; });
    return out;
}

/// Why an outage took as long as it did, in sentences.
std::string causes(const Chapter& chapter, const Outage& outage) {
    if (!outage.restored) return "Pings were not answered again before the next input or the end of the run.";
    const auto steps = steps_until(chapter, outage.restored);
    if (steps.empty()) return "No step of HSRP, IKE or routing was part of it: the path itself came back.";
    const auto longest = *std::max_element(steps.begin(), steps.end(), [](const auto* a, const auto* b) {
        return *a->ended - a->began < *b->ended - b->began;
    });
    const RecoveryStep& last = *steps.back();
    std::string out = fmt::format("Most of it was \"{}\", {}: {}.", longest->name,
                                  length_text(*longest->ended - longest->began), meaning_of(longest->name));
    if (&last != longest)
        out += fmt::format(" The last step was \"{}\" on {}, {} after the input.", last.name, last.node,
                           length_text(*last.ended - chapter.at));
    const Duration rest = *outage.restored - *last.ended;
    if (rest > 0ms) out += fmt::format(" The next answered ping was sent {} later.", length_text(rest));
    return out;
}

class Page {
   public:
    Page(const Story& story, const SessionFile& session, const ReportOptions& options)
        : story_(story), session_(session), options_(options) {}

    std::string html() {
        const std::string title = options_.title.empty() ? "Lab " + session_.lab_name : options_.title;
        out_ = fmt::format(
            "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
            "<meta name=\"generator\" content=\"Switchover "
            "{}\"/>\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
            "<header>\n<h1>{}</h1>\n",
            SWITCHOVER_VERSION, escaped(title), kStyle, escaped(title));
        summary();
        out_ += "</header>\n<main>\n";
        outages();
        timeline();
        for (const Chapter& chapter : story_.chapters()) this->chapter(chapter);
        charts();
        tables();
        if (options_.configurations) configurations();
        again();
        return out_ + "</main>\n</body>\n</html>\n";
    }

   private:
    void heading(const std::string& id, const std::string& text) {
        out_ += fmt::format("<h2 id=\"{}\">{}</h2>\n", id, escaped(text));
    }

    void summary() {
        const auto& chapters = story_.chapters();
        const auto faults = std::count_if(chapters.begin(), chapters.end(),
                                          [](const Chapter& c) { return c.bearing == Bearing::Fault; });
        const auto number = [](auto n, const char* what) { return fmt::format("{} {}{}", n, what, n == 1 ? "" : "s"); };
        std::string lead =
            fmt::format("{} and {} in {} of virtual time.", number(faults, "fault"),
                        number(static_cast<std::ptrdiff_t>(chapters.size()) - faults, "repair"), at_text(session_.end));
        const Chapter* worst = nullptr;
        for (const Chapter& chapter : chapters) {
            const Outage* outage = worst_of(chapter);
            if (outage == nullptr) continue;
            const Outage* before = worst == nullptr ? nullptr : worst_of(*worst);
            if (before == nullptr || !outage->length() || (before->length() && *outage->length() > *before->length()))
                worst = &chapter;
        }
        if (chapters.empty()) lead = fmt::format("{} of virtual time without a fault.", at_text(session_.end));
        if (worst != nullptr) {
            const Outage& outage = *worst_of(*worst);
            lead += outage.length()
                        ? fmt::format(" The longest outage lasted {}, after {} {} ({}).", length_text(*outage.length()),
                                      worst->bearing == Bearing::Fault ? "fault" : "repair", numbered(*worst),
                                      joined(worst->words))
                        : fmt::format(" After {} ({}) pings were not answered again.", numbered(*worst),
                                      joined(worst->words));
        } else if (!chapters.empty() && !story_.probes().empty()) {
            lead += " No ping was lost.";
        }
        out_ += fmt::format("<p class=\"lead\">{}</p>\n", escaped(lead));
        if (!options_.note.empty()) out_ += fmt::format("<p>{}</p>\n", escaped(options_.note));
        facts();
        navigation();
    }

    void facts() {
        out_ += "<dl class=\"facts\">\n";
        const auto fact = [this](const char* name, const std::string& value) {
            if (!value.empty()) out_ += fmt::format("<dt>{}</dt><dd>{}</dd>\n", name, escaped(value));
        };
        fact("Lab", session_.lab_name);
        fact("Seed", fmt::format("{}", session_.seed));
        fact("End", at_text(session_.end) + " after power-on");
        fact("Events", fmt::format("{}", session_.events));
        fact("Fingerprint", fmt::format("{:016x}", session_.fingerprint));
        fact("Version", "Switchover " SWITCHOVER_VERSION);
        fact("Made", options_.made);
        out_ += "</dl>\n";
        out_ +=
            "<p class=\"muted\">Times are virtual, hours:minutes:seconds since the lab was powered on. The routers ran "
            "their real protocols in simulated time; the same lab, seed and inputs give the same run to the "
            "nanosecond.</p>\n";
    }

    void navigation() {
        out_ +=
            "<nav aria-label=\"Contents\"><ul>\n<li><a href=\"#outages\">Outages and their causes</a></li>\n"
            "<li><a href=\"#timeline\">Timeline</a></li>\n";
        for (const Chapter& chapter : story_.chapters())
            out_ += fmt::format("<li><a href=\"#c{0}\">{1} {0}: {2}</a></li>\n", chapter.number, kind_of(chapter),
                                escaped(joined(chapter.words)));
        out_ += "<li><a href=\"#charts\">Charts</a></li>\n<li><a href=\"#tables\">Tables before and after</a></li>\n";
        if (options_.configurations) out_ += "<li><a href=\"#configurations\">Configurations</a></li>\n";
        out_ += "<li><a href=\"#again\">See it again</a></li>\n</ul></nav>\n";
    }

    /// Lost before anything was done: a tunnel that was not there yet, a network that still came up.
    static Row early(const ProbeRun& probe, const Outage& outage) {
        const auto length = outage.length();
        return {{"Before any fault", ""},
                {at_text(outage.first_lost), "short"},
                {probe.name, ""},
                {length ? length_text(*length) : "not restored", "short bad"},
                {fmt::format("{}", outage.lost), ""},
                {"The network was coming up, or a tunnel was being built for the first packets.", ""}};
    }

    void outages() {
        heading("outages", "Outages and their causes");
        std::vector<Row> rows;
        const Instant first = story_.chapters().empty() ? kNever : story_.chapters().front().at;
        for (const ProbeRun& probe : story_.probes())
            for (const Outage& outage : probe.outages)
                if (first == kNever || (outage.restored && *outage.restored < first))
                    rows.push_back(early(probe, outage));
        for (const Chapter& chapter : story_.chapters()) {
            const std::string what =
                fmt::format("{} {}: {}", kind_of(chapter), numbered(chapter), joined(chapter.words));
            bool any = false;
            for (const FaultReport::ProbeReport& probe : chapter.report.probes) {
                for (const Outage& outage : probe.outages) {
                    const auto length = outage.length();
                    rows.push_back({{what, ""},
                                    {at_text(chapter.at), "short"},
                                    {probe.name, ""},
                                    {length ? length_text(*length) : "not restored", "short bad"},
                                    {fmt::format("{}", outage.lost), ""},
                                    {causes(chapter, outage), ""}});
                    any = true;
                }
            }
            const std::string nothing = story_.probes().empty() ? "no ping was running" : "nothing lost";
            if (!any)
                rows.push_back(
                    {{what, ""}, {at_text(chapter.at), "short"}, {"", ""}, {nothing, "good"}, {"0", ""}, {"", ""}});
        }
        out_ += table("Each fault and repair, and what it cost",
                      {"What was done", "At", "Ping", "Outage", "Lost", "Why it took so long"}, rows);
        rows.clear();
        for (const ProbeRun& probe : story_.probes())
            rows.push_back({{probe.name, ""},
                            {fmt::format("{}", probe.sent), ""},
                            {fmt::format("{}", probe.answered), ""},
                            {fmt::format("{}", probe.lost), probe.lost > 0 ? "bad" : ""}});
        out_ += table("Pings over the whole run", {"Ping", "Sent", "Answered", "Lost"}, rows);
        out_ +=
            "<p class=\"muted\">An outage lasts from the first echo that was lost to the first one answered after it, "
            "both as sent.</p>\n";
    }

    void timeline() {
        heading("timeline", "Timeline");
        const auto lanes = story_.lanes();
        if (lanes.empty()) {
            out_ += "<p>No HSRP group, tunnel or ping was there.</p>\n";
            return;
        }
        out_ +=
            "<figure>\n" + timeline_svg(lanes, story_.marks(), session_.end) +
            "<figcaption>HSRP by router and group (green Active, blue Standby, pale Listen, grey Init), tunnel ends "
            "with an IPsec SA (amber), pings (red: outage). Numbers are the faults (red) and repairs (green) "
            "above.</figcaption>\n</figure>\n";
        if (story_.others().empty()) return;
        out_ += "<p>Also done:</p>\n<ul>\n";
        for (const std::string& other : story_.others())
            out_ += fmt::format("<li><code>{}</code></li>\n", escaped(other));
        out_ += "</ul>\n";
    }

    void chapter(const Chapter& chapter) {
        heading("c" + numbered(chapter),
                fmt::format("{} {}: {}", kind_of(chapter), numbered(chapter), joined(chapter.words)));
        recovery(chapter);
        const std::size_t last = story_.moments().size() - 1;
        const Moment& before = story_.moments()[chapter.before];
        const Moment& after = story_.moments()[chapter.after];
        const std::string until = chapter.after == last ? "at the end of the run" : "just before the next input";
        picture(before, fmt::format("Before, {}", at_text(before.at)), fmt::format("before-{}", chapter.number));
        picture(after, fmt::format("After, {}: {}", at_text(after.at), until), fmt::format("after-{}", chapter.number));
        changes(before, after);
    }

    void picture(const Moment& moment, const std::string& caption, const std::string& id) {
        out_ += "<figure>\n" + diagram_svg(moment, "The lab. " + caption, id) +
                fmt::format(
                    "<figcaption><b>{}</b>. Ports: dot up, triangle no carrier, square shut. Amber: the way of ESP "
                    "packets.</figcaption>\n</figure>\n",
                    escaped(caption));
    }

    void recovery(const Chapter& chapter) {
        const Outage* worst = worst_of(chapter);
        std::vector<Bar> bars;
        if (worst != nullptr && worst->restored)
            bars.push_back({"outage", worst->first_lost - chapter.at, *worst->restored - chapter.at, "outage"});
        std::vector<Row> rows;
        for (const RecoveryStep* step : steps_until(chapter, std::nullopt)) {
            bars.push_back({step->name, step->began - chapter.at, *step->ended - chapter.at,
                            step->name == "detect" || step->name == "dead peer" ? "wait" : "step"});
            rows.push_back({{step->name, "short"},
                            {length_text(*step->ended - step->began), "short"},
                            {length_text(*step->ended - chapter.at), "short"},
                            {step->node, "short"},
                            {meaning_of(step->name), ""}});
        }
        if (worst != nullptr) out_ += fmt::format("<p>{}</p>\n", escaped(causes(chapter, *worst)));
        if (rows.empty()) {
            out_ += "<p>No step of HSRP, IKE or routing followed from it.</p>\n";
            return;
        }
        for (Bar& bar : bars) bar.from = std::max(bar.from, Duration{});
        out_ += "<figure>\n" + bars_svg("Steps of the recovery", bars, fmt::format("steps-{}", chapter.number)) +
                "<figcaption>Seconds since the input. Amber steps are waits for a timer.</figcaption>\n</figure>\n";
        out_ += table("Steps of the recovery", {"Step", "Took", "Ended after", "On", "What it is"}, rows);
    }

    /// What changed in the tables of each device between two moments.
    void changes(const Moment& before, const Moment& after) {
        bool any = false;
        for (NodeIndex node = 0; node < after.world->nodes.size(); ++node) {
            const snapshot::Device* was = before.world->device(node);
            const snapshot::Device* is = after.world->device(node);
            if (was == nullptr || is == nullptr || was == is) continue;
            for (std::size_t t = 0; t < static_cast<std::size_t>(Table::Count); ++t) {
                const auto which = static_cast<Table>(t);
                const auto rows = difference(rows_of(which, *was), rows_of(which, *is), false);
                if (rows.empty()) continue;
                if (!any) out_ += "<h3>What changed in the tables</h3>\n";
                any = true;
                out_ += table(is->name + ": " + name_of(which), with_mark(headings_of(which)), rows);
            }
        }
        if (!any) out_ += "<p>Routes, HSRP and security associations are the same before and after.</p>\n";
    }

    static std::vector<std::string> with_mark(std::vector<std::string> headings) {
        headings.insert(headings.begin(), "Moment");
        return headings;
    }

    void charts() {
        heading("charts", "Charts");
        const auto chart = [this](const char* title, const char* unit, const std::vector<Curve>& curves,
                                  const char* id) {
            if (curves.empty()) return;
            out_ += fmt::format("<h3>{}</h3>\n<figure>\n", title) +
                    chart_svg(title, unit, curves, story_.marks(), session_.end, id) + "</figure>\n";
        };
        chart("Round trip of the pings", "ms", story_.round_trips(), "chart-round-trip");
        chart("Lifetime left of the IPsec SAs", "s", story_.lifetimes(), "chart-lifetime");
        chart("HSRP priority", "", story_.priorities(), "chart-priority");
        if (story_.round_trips().empty() && story_.lifetimes().empty() && story_.priorities().empty())
            out_ += "<p>There were no pings, security associations or HSRP groups.</p>\n";
    }

    void tables() {
        const Moment& before = story_.moments().front();
        const Moment& after = story_.moments().back();
        heading("tables", "Tables before and after");
        out_ += story_.chapters().empty()
                    ? fmt::format("<p>At the end of the run, {}.</p>\n", at_text(after.at))
                    : fmt::format(
                          "<p>Before the first input of the outage table, {}, and at the end of the run, {}. Rows of "
                          "the first moment only are marked <span class=\"went\">\u2212 before</span>, of the last "
                          "one only <span class=\"came\">+ after</span>; the others are of both.</p>\n",
                          at_text(before.at), at_text(after.at));
        for (NodeIndex node = 0; node < after.world->nodes.size(); ++node) {
            const snapshot::Device* was = before.world->device(node);
            const snapshot::Device* is = after.world->device(node);
            if (was == nullptr || is == nullptr || is->is_host) continue;
            out_ += fmt::format("<h3>{}</h3>\n", escaped(is->name));
            for (std::size_t t = 0; t < static_cast<std::size_t>(Table::Count); ++t) {
                const auto which = static_cast<Table>(t);
                const auto rows = difference(rows_of(which, *was), rows_of(which, *is), true);
                if (!rows.empty()) out_ += table(is->name + ": " + name_of(which), with_mark(headings_of(which)), rows);
            }
        }
    }

    void configurations() {
        heading("configurations", "Configurations");
        out_ +=
            "<p>Running configurations at the end of the run, as <code>show running-config</code> prints them.</p>\n";
        const snapshot::World& world = *story_.moments().back().world;
        for (NodeIndex node = 0; node < world.nodes.size(); ++node) {
            const snapshot::Device* device = world.device(node);
            if (device == nullptr || device->is_host || device->config == nullptr) continue;
            out_ += fmt::format("<h3>{}</h3>\n<pre>{}</pre>\n", escaped(device->name),
                                escaped(ios::config_text(*device->config)));
        }
    }

    /// The session itself, so that the page alone is enough to repeat the run.
    void again() {
        heading("again", "See it again");
        out_ += fmt::format(
            "<p>Save the text below as <code>session.json</code>, put the lab <code>{}</code> beside it, and "
            "open it in Switchover (File, Open session), or run <code>switchover-run --replay "
            "session.json</code>: it comes out with the same fingerprint.</p>\n<pre>{}</pre>\n",
            escaped(session_.lab_name), escaped(session_json(session_)));
    }

    const Story& story_;
    const SessionFile& session_;
    const ReportOptions& options_;
    std::string out_;
};

}  // namespace

namespace {

class ReportExport : public Story {
   public:
    ReportExport(std::string path, const SessionFile& session, ReportOptions options)
        : path_(std::move(path)), session_(session), options_(std::move(options)) {}

    /// Learns at once, not after a long run, that the page has no place.
    Result<std::monostate, std::string> begin(const World& world) override {
        if (auto opened = file_.open(path_); !opened) return opened;
        return Story::begin(world);
    }
    Result<std::monostate, std::string> finish(World& world) override {
        if (auto done = Story::finish(world); !done) return done;
        file_.stream() << report_html(*this, session_, options_);
        return file_.commit();
    }

   private:
    std::string path_;
    const SessionFile session_;
    ReportOptions options_;
    AtomicFile file_;
};

}  // namespace

std::unique_ptr<Watcher> export_report(const std::string& path, const SessionFile& session, ReportOptions options) {
    return std::make_unique<ReportExport>(path, session, std::move(options));
}

std::string report_html(const Story& story, const SessionFile& session, const ReportOptions& options) {
    return Page{story, session, options}.html();
}

}  // namespace switchover::session::report
