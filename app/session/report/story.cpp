#include "app/session/report/story.h"

#include <algorithm>

#include "engine/hsrp/show.h"

namespace switchover::session::report {

namespace {

/// How long a pipe counts as one of a tunnel after an ESP packet: the next echo of a ping may be a second away.
constexpr Duration kEspMemory = 3s;
/// Samples of what no record tells.
constexpr int kSamples = 400;
/// Answers lost in a row that end a curve: none is drawn over an outage.
constexpr int kBreak = 2;

double seconds(Instant at) { return to_seconds(at - kPowerOn); }

bool is_esp(const Bytes& frame) {
    constexpr std::size_t kProtocolAt = 14 + 9;
    return frame.size() > kProtocolAt && frame[12] == 0x08 && frame[13] == 0x00 && frame[kProtocolAt] == 50;
}

const char* class_of(hsrp::State state) {
    switch (state) {
        case hsrp::State::Active: return "active";
        case hsrp::State::Standby: return "standby";
        case hsrp::State::Learn:
        case hsrp::State::Listen:
        case hsrp::State::Speak: return "listen";
        case hsrp::State::Initial:
        case hsrp::State::Disabled: break;
    }
    return "init";
}

}  // namespace

Result<std::monostate, std::string> Story::begin(const World& /*world*/) { return std::monostate{}; }

void Story::take_moment(World& world, Instant at) {
    Moment moment;
    moment.at = at;
    moment.world = snapshot::take(world, snapshot_.get());
    snapshot_ = moment.world;
    moment.esp.resize(world.pipes().size());
    for (const auto& [when, pipe] : esp_)
        if (when + kEspMemory >= at) moment.esp[pipe] = true;
    moments_.push_back(std::move(moment));
}

void Story::on_input(World& world, const JournalEntry& entry) {
    const Bearing how = bearing(entry.input);
    if (how == Bearing::None) {
        others_.push_back(at_text(entry.at) + "  " + sentence_of(entry.input, say_));
        return;
    }
    if (chapters_.empty() || chapters_.back().at != entry.at) {
        take_moment(world, entry.at);
        if (!chapters_.empty()) chapters_.back().after = moments_.size() - 1;
        Chapter chapter;
        chapter.number = chapters_.size() + 1;
        chapter.at = entry.at;
        chapter.bearing = how;
        chapter.before = moments_.size() - 1;
        chapters_.push_back(std::move(chapter));
    }
    // A fault among repairs of the same instant is what the reader will look for.
    if (how == Bearing::Fault) chapters_.back().bearing = how;
    chapters_.back().words.push_back(sentence_of(entry.input, say_));
}

bool Story::on_stretch(const World& world, std::span<const Record> records, std::span<const SentFrame> frames) {
    for (const Record& record : records) on_record(world, record);
    summary_.on_records(world, records, names_);
    for (const SentFrame& frame : frames)
        if (is_esp(frame.octets)) esp_.emplace_back(frame.at, frame.pipe);
    while (!esp_.empty() && esp_.front().first + kEspMemory < world.now()) esp_.pop_front();
    sample(world);
    return true;
}

/// Lifetimes and priorities from snapshots, so often that the curves are smooth.
void Story::sample(const World& world) {
    if (sampled_ != kNever && world.now() < sampled_ + sample_every_) return;
    // A long run is thinned as it goes: its length is not known before.
    if (sampled_ != kNever && world.now() - kPowerOn > sample_every_ * kSamples) sample_every_ *= 2;
    sampled_ = world.now();
    snapshot_ = snapshot::take(world, snapshot_.get());
    const double x = seconds(world.now());
    const auto add = [x](Curves& curves, const Key& key, const std::string& title, double y, bool step) {
        Curve& curve = curves[key];
        if (curve.parts.empty()) {
            curve.title = title;
            curve.parts.emplace_back();
        }
        auto& points = curve.parts.back();
        if (step && !points.empty()) points.emplace_back(x, points.back().second);
        points.emplace_back(x, y);
    };
    for (NodeIndex node = 0; node < snapshot_->nodes.size(); ++node) {
        const snapshot::Device* device = snapshot_->device(node);
        if (device == nullptr || !device->powered) continue;
        for (const hsrp::GroupView& group : device->hsrp)
            add(priorities_, {node, group.interface, group.group}, fmt::format("{} HSRP {}", device->name, group.group),
                group.priority, true);
        for (const crypto_map::AppliedView& applied : device->crypto_map.applied)
            for (const crypto_map::FlowView& flow : applied.flows)
                for (const crypto_map::PairView& pair : flow.pairs)
                    add(lifetimes_, {node, pair.outbound.connection_id, pair.outbound.spi},
                        fmt::format("{}, SPI {:08X}", say_("{} to {}", device->name, pair.endpoints.remote.text()),
                                    pair.outbound.spi),
                        std::max(0.0, to_seconds(pair.expires - world.now())), false);
    }
}

void Story::on_record(const World& world, const Record& record) {
    if (const auto* of_probe = std::get_if<probe::Record>(&record.body)) return on_probe(world, record, *of_probe);
    if (const auto* of_hsrp = std::get_if<hsrp::Record>(&record.body)) return on_hsrp(world, record, *of_hsrp);
    if (const auto* of_ipsec = std::get_if<ipsec::Record>(&record.body)) return on_ipsec(world, record, *of_ipsec);
    if (const auto* of_device = std::get_if<device::Record>(&record.body))
        if (const auto* power = std::get_if<device::PowerChanged>(of_device); power != nullptr && !power->on)
            power_off(record.node, record.at);
}

void Story::begin_span(Lane& lane, Instant at, const char* html_class, std::string text) {
    if (!lane.spans.empty() && lane.spans.back().until == kNever) {
        if (lane.spans.back().html_class == html_class && lane.spans.back().text == text) return;
        end_span(lane, at);
    }
    lane.spans.push_back({at, kNever, html_class, std::move(text)});
}

void Story::end_span(Lane& lane, Instant at) {
    if (lane.spans.empty() || lane.spans.back().until != kNever) return;
    if (lane.spans.back().from >= at)
        lane.spans.pop_back();
    else
        lane.spans.back().until = at;
}

void Story::power_off(NodeIndex node, Instant at) {
    for (auto* lanes : {&hsrp_lanes_, &tunnel_lanes_})
        for (auto& [key, lane] : *lanes)
            if (key.node == node) end_span(lane, at);
    for (auto& [key, spis] : sas_)
        if (key.node == node) spis.clear();
}

void Story::on_hsrp(const World& world, const Record& record, const hsrp::Record& body) {
    const auto* change = std::get_if<hsrp::StateChanged>(&body);
    if (change == nullptr) return;
    Lane& lane = hsrp_lanes_[{record.node, change->id.interface, change->id.group}];
    if (lane.title.empty()) {
        lane.title = fmt::format("{} HSRP {}", NameBook::node(world, record.node), change->id.group);
        if (record.at > kPowerOn) begin_span(lane, kPowerOn, class_of(change->from), hsrp::ios_name(change->from));
    }
    begin_span(lane, record.at, class_of(change->to), hsrp::ios_name(change->to));
}

/// A tunnel is up at one end while it has an SA to send with.
void Story::on_ipsec(const World& world, const Record& record, const ipsec::Record& body) {
    if (const auto* created = std::get_if<ipsec::SaCreated>(&body)) {
        if (created->direction != ipsec::Direction::Outbound) return;
        const Key key{record.node, created->destination.value, 0};
        Lane& lane = tunnel_lanes_[key];
        lane.title = say_("{} to {}", NameBook::node(world, record.node), created->destination.text());
        sas_[key].insert(created->spi);
        begin_span(lane, record.at, "tunnel", "IPsec");
    } else if (const auto* deleted = std::get_if<ipsec::SaDeleted>(&body)) {
        if (deleted->direction != ipsec::Direction::Outbound) return;
        const Key key{record.node, deleted->destination.value, 0};
        sas_[key].erase(deleted->spi);
        if (sas_[key].empty()) end_span(tunnel_lanes_[key], record.at);
    }
}

void Story::on_probe(const World& world, const Record& record, const probe::Record& what) {
    const Key key{record.node, std::visit([](const auto& r) { return r.id; }, what), 0};
    if (const auto* sent = std::get_if<probe::Sent>(&what); sent != nullptr && probe_names_.count(key) == 0) {
        std::string name = NameBook::node(world, record.node);
        if (!sent->source.is_unspecified()) name += " (" + sent->source.text() + ")";
        name = say_("{} to {}", name, sent->destination.text());
        const auto& taken = probes_.all();
        if (std::any_of(taken.begin(), taken.end(), [&](const ProbeRun& run) { return run.name == name; }))
            name += fmt::format(" #{}", key.a);
        probe_names_[key] = name;
        probes_.add(name, record.node, key.a, record.at);
    }
    if (probe_names_.count(key) == 0) return;  // a traceroute has no curve
    probes_.on_record(record, NameBook::node(world, record.node));
    Curve& curve = round_trips_[key];
    curve.title = probe_names_[key];
    if (const auto* answer = std::get_if<probe::Answered>(&what)) {
        if (curve.parts.empty() || lost_in_a_row_[key] >= kBreak) curve.parts.emplace_back();
        lost_in_a_row_[key] = 0;
        curve.parts.back().emplace_back(seconds(record.at), to_seconds(answer->round_trip) * 1e3);
    } else if (std::holds_alternative<probe::Lost>(what)) {
        ++lost_in_a_row_[key];
    } else if (std::holds_alternative<probe::Finished>(what)) {
        probe_ends_[key] = record.at;
    }
}

Result<std::monostate, std::string> Story::finish(World& world) {
    take_moment(world, world.now());
    summary_.finish(world, probes_);
    if (!chapters_.empty()) chapters_.back().after = moments_.size() - 1;
    for (Chapter& chapter : chapters_) {
        // Losses are put down to the last input of an instant, by which the others of it had come too.
        for (const FaultReport& report : summary_.faults())
            if (report.at == chapter.at) chapter.report = report;
    }
    return std::monostate{};
}

std::vector<Curve> Story::values(const Curves& curves) {
    std::vector<Curve> out;
    for (const auto& [key, curve] : curves)
        if (!curve.parts.empty()) out.push_back(curve);
    return out;
}

std::vector<Mark> Story::marks() const {
    std::vector<Mark> out;
    for (const Chapter& chapter : chapters_)
        out.push_back({chapter.at, chapter.number, chapter.bearing == Bearing::Repair});
    return out;
}

std::vector<Lane> Story::lanes() const {
    std::vector<Lane> out;
    for (const auto* lanes : {&hsrp_lanes_, &tunnel_lanes_})
        for (const auto& [key, lane] : *lanes) out.push_back(lane);
    for (const ProbeRun& probe : probes_.all()) {
        Lane lane;
        lane.title = probe.name;
        Instant from = probe.started;
        for (const Outage& outage : probe.outages) {
            if (outage.first_lost > from) lane.spans.push_back({from, outage.first_lost, "answered", say_("answered")});
            lane.spans.push_back({outage.first_lost, outage.restored.value_or(kNever), "outage",
                                  outage.length() ? say_("down for {}", say_.length(*outage.length())) : say_("down")});
            from = outage.restored.value_or(kNever);
        }
        const auto end = probe_ends_.find({probe.node, probe.id, 0});
        const Instant until = end == probe_ends_.end() ? kNever : end->second;
        if (from < until) lane.spans.push_back({from, until, "answered", say_("answered")});
        out.push_back(std::move(lane));
    }
    return out;
}

}  // namespace switchover::session::report
