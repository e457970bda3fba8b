#include "app/session/report/report.h"

#include <algorithm>

#include "app/session/atomic_file.h"
#include "app/session/report/style.h"
#include "engine/base/ensure.h"
#include "engine/ios/show/running_config.h"

namespace switchover::session::report {

namespace {

/// A step of a recovery in words, and what it waits for, for a reader who knows networks but not this program.
struct StepWords {
    const char* step;  ///< as the summary calls it
    Text name, meaning;
};
constexpr StepWords kSteps[] = {
    {"detect", "HSRP notices", "until the other gateway noticed: HSRP's hold timer, or a hello of lower priority"},
    {"HSRP", "HSRP takes over", "from noticing to Active: the virtual address has moved"},
    {"dead peer", "IKE finds its peer dead",
     "the remote end kept using the old tunnel until its keepalives stayed unanswered"},
    {"IKE phase 1", "IKE phase 1", "Main Mode with the new gateway: identities and keys"},
    {"IKE phase 2", "IKE phase 2", "Quick Mode: the new pair of IPsec SAs"},
    {"neighbour", "OSPF misses its neighbour",
     "OSPF's dead interval: until it is over, a route leads to a router that can no longer pass packets on"},
    {"routes", "Routes follow", "until the last router knew the new way to an end of the ping"},
};

const StepWords& words_of(const std::string& step) {
    const auto* found =
        std::find_if(std::begin(kSteps), std::end(kSteps), [&](const StepWords& words) { return words.step == step; });
    SWITCHOVER_ENSURE(found != std::end(kSteps));
    return *found;
}

bool waits_for_timer(const std::string& step) { return step == "detect" || step == "dead peer" || step == "neighbour"; }

std::string numbered(const Chapter& chapter) { return fmt::format("{}", chapter.number); }

std::string joined(const std::vector<std::string>& words) {
    std::string out;
    for (const std::string& each : words) out += (out.empty() ? "" : "; ") + each;
    return out;
}

/// `Fault 1: …`
std::string heading_of(const Chapter& chapter, const Speech& say) {
    return say(chapter.bearing == Bearing::Fault ? Text("Fault {}: {}") : Text("Repair {}: {}"), chapter.number,
               joined(chapter.words));
}

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

/// The last repair while an outage went on; nullptr where there was none.
const Chapter* repair_within(const Chapter& chapter, const Outage& outage, const std::vector<Chapter>& chapters) {
    const Chapter* found = nullptr;
    for (const Chapter& later : chapters)
        if (later.bearing == Bearing::Repair && later.at > chapter.at && later.at < outage.restored.value_or(later.at))
            found = &later;
    return found;
}

/// Why an outage took as long as it did, in sentences.
std::string causes(const Chapter& chapter, const Outage& outage, const std::vector<Chapter>& chapters,
                   const Speech& say) {
    if (!outage.restored) return say("Pings were not answered again before the end of the run.");
    if (const Chapter* repair = repair_within(chapter, outage, chapters))
        return say(
            "{} of it went by until repair {}: nothing brought an answer before it; where there is no second "
            "way, nothing can. After the repair it took {} more.",
            say.length(std::max(Duration{}, repair->at - outage.first_lost)), repair->number,
            say.length(*outage.restored - repair->at));
    const auto steps = steps_until(chapter, outage.restored);
    if (steps.empty()) return say("No step of HSRP, IKE or routing was part of it: the path itself came back.");
    // A step may have begun before the first echo that was lost.
    const auto inside = [&](const RecoveryStep* step) {
        return *step->ended - std::max(step->began, outage.first_lost);
    };
    const auto longest = *std::max_element(steps.begin(), steps.end(),
                                           [&](const auto* a, const auto* b) { return inside(a) < inside(b); });
    const RecoveryStep& last = *steps.back();
    const StepWords& words = words_of(longest->name);
    const Duration most = std::max(Duration{}, inside(longest));
    std::string out = say(most * 2 >= *outage.length() ? Text("Most of it was \"{}\", {}: {}.")
                                                       : Text("The longest part was \"{}\", {}: {}."),
                          say(words.name), say.length(most), say(words.meaning));
    if (&last != longest)
        out += say(" The last step was \"{}\" on {}, {} after the input.", say(words_of(last.name).name), last.node,
                   say.length(*last.ended - chapter.at));
    const Duration rest = *outage.restored - *last.ended;
    if (rest > 0ms) out += say(" The next answered ping was sent {} later.", say.length(rest));
    return out;
}

class Page {
   public:
    Page(const Story& story, const SessionFile& session, const ReportOptions& options)
        : story_(story), session_(session), options_(options), say_(story.speech()) {}

    std::string html() {
        const std::string title = options_.title.empty() ? say_("Lab {}", session_.lab_name) : options_.title;
        out_ = fmt::format(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\"/>\n"
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n"
            "<meta name=\"generator\" content=\"Switchover "
            "{}\"/>\n<title>{}</title>\n<style>{}</style>\n</head>\n<body>\n"
            "<header>\n<h1>{}</h1>\n",
            say_.language == Language::Portuguese ? "pt-BR" : "en", SWITCHOVER_VERSION, escaped(title), kStyle,
            escaped(title));
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
        const auto repairs = static_cast<std::ptrdiff_t>(chapters.size()) - faults;
        std::string lead =
            say_("{} and {} in {} of virtual time.", say_(faults == 1 ? Text("{} fault") : Text("{} faults"), faults),
                 say_(repairs == 1 ? Text("{} repair") : Text("{} repairs"), repairs), at_text(session_.end));
        const Chapter* worst = nullptr;
        for (const Chapter& chapter : chapters) {
            const Outage* outage = worst_of(chapter);
            if (outage == nullptr) continue;
            const Outage* before = worst == nullptr ? nullptr : worst_of(*worst);
            if (before == nullptr || !outage->length() || (before->length() && *outage->length() > *before->length()))
                worst = &chapter;
        }
        if (chapters.empty()) lead = say_("{} of virtual time without a fault.", at_text(session_.end));
        if (worst != nullptr) {
            const Outage& outage = *worst_of(*worst);
            const bool fault = worst->bearing == Bearing::Fault;
            lead += outage.length()
                        ? say_(fault ? Text(" The longest outage lasted {}, after fault {} ({}).")
                                     : Text(" The longest outage lasted {}, after repair {} ({})."),
                               say_.length(*outage.length()), worst->number, joined(worst->words))
                        : say_(" After {} ({}) pings were not answered again.", worst->number, joined(worst->words));
        } else if (!chapters.empty() && !story_.probes().empty()) {
            lead += say_(" No ping was lost.");
        }
        out_ += fmt::format("<p class=\"lead\">{}</p>\n", escaped(lead));
        if (!options_.note.empty()) out_ += fmt::format("<p>{}</p>\n", escaped(options_.note));
        facts();
        navigation();
    }

    void facts() {
        out_ += "<dl class=\"facts\">\n";
        const auto fact = [this](Text name, const std::string& value) {
            if (!value.empty()) out_ += fmt::format("<dt>{}</dt><dd>{}</dd>\n", say_(name), escaped(value));
        };
        fact("Lab", session_.lab_name);
        fact("Seed", fmt::format("{}", session_.seed));
        fact("End", say_("{} after power-on", at_text(session_.end)));
        fact("Events", fmt::format("{}", session_.events));
        fact("Fingerprint", fmt::format("{:016x}", session_.fingerprint));
        fact("Version", "Switchover " SWITCHOVER_VERSION);
        fact("Made", options_.made);
        out_ += "</dl>\n";
        out_ += paragraph(
            say_("Times are virtual, hours:minutes:seconds since the lab was powered on. The routers ran "
                 "their real protocols in simulated time; the same lab, seed and inputs give the same run to the "
                 "nanosecond."),
            "muted");
    }

    std::string paragraph(const std::string& text, const char* html_class = "") const {
        return html_class[0] == '\0' ? fmt::format("<p>{}</p>\n", escaped(text))
                                     : fmt::format("<p class=\"{}\">{}</p>\n", html_class, escaped(text));
    }

    void navigation() {
        const auto item = [this](const std::string& id, const std::string& text) {
            out_ += fmt::format("<li><a href=\"#{}\">{}</a></li>\n", id, escaped(text));
        };
        out_ += fmt::format("<nav aria-label=\"{}\"><ul>\n", say_("Contents"));
        item("outages", say_("Outages and their causes"));
        item("timeline", say_("Timeline"));
        for (const Chapter& chapter : story_.chapters()) item("c" + numbered(chapter), heading_of(chapter, say_));
        item("charts", say_("Charts"));
        item("tables", say_("Tables before and after"));
        if (options_.configurations) item("configurations", say_("Configurations"));
        item("again", say_("See it again"));
        out_ += "</ul></nav>\n";
    }

    /// Lost before anything was done: a tunnel that was not there yet, a network that still came up.
    Row early(const ProbeRun& probe, const Outage& outage) const {
        const auto length = outage.length();
        return {{say_("Before any fault"), ""},
                {at_text(outage.first_lost), "short"},
                {probe.name, ""},
                {length ? say_.length(*length) : say_("not restored"), "short bad"},
                {fmt::format("{}", outage.lost), ""},
                {say_("The network was coming up, or a tunnel was being built for the first packets."), ""}};
    }

    /// A fault or repair that brought no outage of its own; a repair may have ended one.
    Row without_outage(const Chapter& chapter, const std::string& what) const {
        for (const Chapter& before : story_.chapters())
            for (const FaultReport::ProbeReport& probe : before.report.probes)
                for (const Outage& outage : probe.outages)
                    if (before.at < chapter.at && repair_within(before, outage, story_.chapters()) == &chapter)
                        return {{what, ""},
                                {at_text(chapter.at), "short"},
                                {probe.name, ""},
                                {say_("none of its own"), ""},
                                {"0", ""},
                                {say_("It ended the outage of fault {}, {} later.", before.number,
                                      say_.length(outage.restored.value_or(chapter.at) - chapter.at)),
                                 ""}};
        const std::string nothing = story_.probes().empty() ? say_("no ping was running") : say_("nothing lost");
        return {{what, ""}, {at_text(chapter.at), "short"}, {"", ""}, {nothing, "good"}, {"0", ""}, {"", ""}};
    }

    void outages() {
        heading("outages", say_("Outages and their causes"));
        std::vector<Row> rows;
        const Instant first = story_.chapters().empty() ? kNever : story_.chapters().front().at;
        for (const ProbeRun& probe : story_.probes())
            for (const Outage& outage : probe.outages)
                if (first == kNever || (outage.restored && *outage.restored < first))
                    rows.push_back(early(probe, outage));
        for (const Chapter& chapter : story_.chapters()) {
            const std::string what = heading_of(chapter, say_);
            bool any = false;
            for (const FaultReport::ProbeReport& probe : chapter.report.probes) {
                for (const Outage& outage : probe.outages) {
                    const auto length = outage.length();
                    rows.push_back({{what, ""},
                                    {at_text(chapter.at), "short"},
                                    {probe.name, ""},
                                    {length ? say_.length(*length) : say_("not restored"), "short bad"},
                                    {fmt::format("{}", outage.lost), ""},
                                    {causes(chapter, outage, story_.chapters(), say_), ""}});
                    any = true;
                }
            }
            if (!any) rows.push_back(without_outage(chapter, what));
        }
        out_ += table(say_("Each fault and repair, and what it cost"),
                      {say_("What was done"), say_("At"), say_("Ping"), say_("Outage"), say_("Lost"),
                       say_("Why it took so long")},
                      rows, say_);
        rows.clear();
        for (const ProbeRun& probe : story_.probes())
            rows.push_back({{probe.name, ""},
                            {fmt::format("{}", probe.sent), ""},
                            {fmt::format("{}", probe.answered), ""},
                            {fmt::format("{}", probe.lost), probe.lost > 0 ? "bad" : ""}});
        out_ += table(say_("Pings over the whole run"), {say_("Ping"), say_("Sent"), say_("Answered"), say_("Lost")},
                      rows, say_);
        out_ += paragraph(
            say_("An outage lasts from the first echo that was lost to the first one answered after it, both as sent."),
            "muted");
    }

    void timeline() {
        heading("timeline", say_("Timeline"));
        const auto lanes = story_.lanes();
        if (lanes.empty()) {
            out_ += paragraph(say_("No HSRP group, tunnel or ping was there."));
            return;
        }
        const Instant end = end_of_changes(lanes);
        std::string told = say_(
            "HSRP by router and group (green Active, yellow Standby, pale Listen, grey Init), tunnel ends "
            "with an IPsec SA (violet), pings (red: outage). Numbers are the faults (red) and repairs "
            "(green) above.");
        if (end != session_.end) told += say_(" Until the end at {} nothing of this changed.", at_text(session_.end));
        out_ += "<figure>\n" + timeline_svg(lanes, story_.marks(), end, say_) + caption(told);
        if (story_.others().empty()) return;
        out_ += paragraph(say_("Also done:")) + "<ul>\n";
        for (const std::string& other : story_.others()) out_ += fmt::format("<li>{}</li>\n", escaped(other));
        out_ += "</ul>\n";
    }

    /// Where the picture may stop: a session may have gone on for days after the last thing that happened.
    Instant end_of_changes(const std::vector<Lane>& lanes) const {
        Instant last = kPowerOn;
        for (const Lane& lane : lanes)
            for (const Span& span : lane.spans) last = std::max(last, span.from);
        for (const Mark& mark : story_.marks()) last = std::max(last, mark.at);
        const Duration eventful = last - kPowerOn;
        const bool quiet_since = eventful > Duration{} && session_.end - kPowerOn > 4 * eventful;
        return quiet_since ? last + eventful / 4 : session_.end;
    }

    /// Ends a figure.
    static std::string caption(const std::string& text) {
        return fmt::format("<figcaption>{}</figcaption>\n</figure>\n", escaped(text));
    }

    void chapter(const Chapter& chapter) {
        heading("c" + numbered(chapter), heading_of(chapter, say_));
        recovery(chapter);
        const std::size_t last = story_.moments().size() - 1;
        const Moment& before = story_.moments()[chapter.before];
        const Moment& after = story_.moments()[chapter.after];
        const std::string until =
            chapter.after == last ? say_("at the end of the run") : say_("just before the next input");
        picture(before, say_("Before, {}", at_text(before.at)), fmt::format("before-{}", chapter.number));
        picture(after, say_("After, {}: {}", at_text(after.at), until), fmt::format("after-{}", chapter.number));
        changes(before, after);
    }

    void picture(const Moment& moment, const std::string& when, const std::string& id) {
        out_ += "<figure>\n" + diagram_svg(moment, say_("The lab. {}", when), id, say_) +
                fmt::format("<figcaption><b>{}</b>. {}</figcaption>\n</figure>\n", escaped(when),
                            escaped(say_("Ports: dot up, triangle no carrier, square shut. Violet: the way of ESP "
                                         "packets.")));
    }

    void recovery(const Chapter& chapter) {
        const Outage* worst = worst_of(chapter);
        std::vector<Bar> bars;
        if (worst != nullptr && worst->restored)
            bars.push_back({say_("outage"), worst->first_lost - chapter.at, *worst->restored - chapter.at, "outage"});
        std::vector<Row> rows;
        for (const RecoveryStep* step : steps_until(chapter, std::nullopt)) {
            const StepWords& words = words_of(step->name);
            bars.push_back({say_(words.name), step->began - chapter.at, *step->ended - chapter.at,
                            waits_for_timer(step->name) ? "wait" : "step"});
            rows.push_back({{say_(words.name), "short"},
                            {say_.length(*step->ended - step->began), "short"},
                            {say_.length(*step->ended - chapter.at), "short"},
                            {step->node, "short"},
                            {say_(words.meaning), ""}});
        }
        if (worst != nullptr) out_ += paragraph(causes(chapter, *worst, story_.chapters(), say_));
        if (rows.empty()) {
            out_ += paragraph(say_("No step of HSRP, IKE or routing followed from it."));
            return;
        }
        for (Bar& bar : bars) bar.from = std::max(bar.from, Duration{});
        out_ += "<figure>\n" +
                bars_svg(say_("Steps of the recovery"), bars, fmt::format("steps-{}", chapter.number), say_) +
                caption(say_("Seconds since the input. Amber steps are waits for a timer."));
        out_ += table(say_("Steps of the recovery"),
                      {say_("Step"), say_("Took"), say_("Ended after"), say_("On"), say_("What it is")}, rows, say_);
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
                const auto rows = difference(rows_of(which, *was, say_), rows_of(which, *is, say_), false, say_);
                if (rows.empty()) continue;
                if (!any) out_ += fmt::format("<h3>{}</h3>\n", say_("What changed in the tables"));
                any = true;
                out_ += table(is->name + ": " + name_of(which, say_), with_mark(headings_of(which, say_)), rows, say_);
            }
        }
        if (!any) out_ += paragraph(say_("Routes, HSRP and security associations are the same before and after."));
    }

    std::vector<std::string> with_mark(std::vector<std::string> headings) const {
        headings.insert(headings.begin(), say_("Moment"));
        return headings;
    }

    void charts() {
        heading("charts", say_("Charts"));
        const auto chart = [this](Text title, const char* unit, const std::vector<Curve>& curves, const char* id) {
            if (curves.empty()) return;
            out_ += fmt::format("<h3>{}</h3>\n<figure>\n", say_(title)) +
                    chart_svg(say_(title), unit, curves, story_.marks(), session_.end, id, say_) + "</figure>\n";
        };
        chart("Round trip of the pings", "ms", story_.round_trips(), "chart-round-trip");
        chart("Lifetime left of the IPsec SAs", "s", story_.lifetimes(), "chart-lifetime");
        chart("HSRP priority", "", story_.priorities(), "chart-priority");
        if (story_.round_trips().empty() && story_.lifetimes().empty() && story_.priorities().empty())
            out_ += paragraph(say_("There were no pings, security associations or HSRP groups."));
    }

    static std::string marked(const char* html_class, const std::string& text) {
        return fmt::format("<span class=\"{}\">{}</span>", html_class, escaped(text));
    }

    void tables() {
        const Moment& before = story_.moments().front();
        const Moment& after = story_.moments().back();
        heading("tables", say_("Tables before and after"));
        // Words with markup in them: nothing of it comes from the lab.
        out_ +=
            "<p>" +
            (story_.chapters().empty()
                 ? say_("At the end of the run, {}.", at_text(after.at))
                 : say_("Before the first input of the outage table, {}, and at the end of the run, {}. Rows of the "
                        "first moment only are marked {}, of the last one only {}; the others are of both.",
                        at_text(before.at), at_text(after.at), marked("went", say_("\u2212 before")),
                        marked("came", say_("+ after")))) +
            "</p>\n";
        for (NodeIndex node = 0; node < after.world->nodes.size(); ++node) {
            const snapshot::Device* was = before.world->device(node);
            const snapshot::Device* is = after.world->device(node);
            if (was == nullptr || is == nullptr || is->is_host) continue;
            out_ += fmt::format("<h3>{}</h3>\n", escaped(is->name));
            for (std::size_t t = 0; t < static_cast<std::size_t>(Table::Count); ++t) {
                const auto which = static_cast<Table>(t);
                const auto rows = difference(rows_of(which, *was, say_), rows_of(which, *is, say_), true, say_);
                if (!rows.empty())
                    out_ +=
                        table(is->name + ": " + name_of(which, say_), with_mark(headings_of(which, say_)), rows, say_);
            }
        }
    }

    void configurations() {
        heading("configurations", say_("Configurations"));
        out_ += "<p>" +
                say_("Running configurations at the end of the run, as {} prints them.",
                     "<code>show running-config</code>") +
                "</p>\n";
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
        heading("again", say_("See it again"));
        out_ += "<p>" +
                say_(
                    "Save the text below as {}, put the lab {} beside it, and open it in Switchover (File, Open "
                    "session), or run {}: it comes out with the same fingerprint.",
                    "<code>session.json</code>", fmt::format("<code>{}</code>", escaped(session_.lab_name)),
                    "<code>switchover-run --replay session.json</code>") +
                "</p>\n";
        out_ += fmt::format("<pre>{}</pre>\n", escaped(session_json(session_)));
    }

    const Story& story_;
    const SessionFile& session_;
    const ReportOptions& options_;
    const Speech& say_;
    std::string out_;
};

}  // namespace

namespace {

class ReportExport : public Story {
   public:
    ReportExport(std::string path, const SessionFile& session, ReportOptions options)
        : Story(options.language), path_(std::move(path)), session_(session), options_(std::move(options)) {}

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
