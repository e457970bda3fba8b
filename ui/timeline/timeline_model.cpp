#include "ui/timeline/timeline_model.h"

#include <algorithm>
#include <climits>
#include <QLocale>
#include <QObject>

#include "ui/canvas/scene.h"

namespace switchover::ui {

namespace {

LaneSegment::Kind kindOf(hsrp::State state) {
    switch (state) {
        case hsrp::State::Active: return LaneSegment::Kind::Active;
        case hsrp::State::Standby: return LaneSegment::Kind::Standby;
        case hsrp::State::Learn:
        case hsrp::State::Listen:
        case hsrp::State::Speak: return LaneSegment::Kind::Listen;
        case hsrp::State::Initial:
        case hsrp::State::Disabled: break;
    }
    return LaneSegment::Kind::Init;
}

/// What people look for on a time axis; the log has the rest.
bool isMarked(const RecordBody& body) {
    if (std::holds_alternative<link::Record>(body)) return true;
    if (const auto* of_device = std::get_if<device::Record>(&body))
        return std::holds_alternative<device::LinkChanged>(*of_device) ||
               std::holds_alternative<device::PowerChanged>(*of_device) ||
               std::holds_alternative<device::Restarted>(*of_device) ||
               std::holds_alternative<device::DuplicateAddress>(*of_device);
    if (const auto* of_hsrp = std::get_if<hsrp::Record>(&body))
        return std::holds_alternative<hsrp::StateChanged>(*of_hsrp);
    if (const auto* of_ike = std::get_if<ike::Record>(&body))
        return std::holds_alternative<ike::SessionStatus>(*of_ike) || std::holds_alternative<ike::SaDeleted>(*of_ike);
    if (const auto* of_ospf = std::get_if<ospf::Record>(&body))
        return std::holds_alternative<ospf::AdjacencyChanged>(*of_ospf);
    return false;
}

QString nameOf(const snapshot::World& world, NodeIndex node) {
    return node < world.nodes.size() ? QString::fromStdString(world.name(node)) : QString();
}

}  // namespace

QString lengthText(Duration length) {
    const QLocale locale;
    if (length < 1s) return QObject::tr("%1 ms").arg(locale.toString(whole_milliseconds(length)));
    if (length < 10s) return QObject::tr("%1 s").arg(locale.toString(to_seconds(length), 'f', 2));
    if (length < 100s) return QObject::tr("%1 s").arg(locale.toString(to_seconds(length), 'f', 1));
    if (length < 1h) {
        const auto whole = std::chrono::round<std::chrono::seconds>(length).count();
        return QObject::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    }
    return QString::fromStdString(hours_minutes_seconds(length));
}

QString LaneSegment::text() const {
    switch (kind) {
        case Kind::Tunnel: return QObject::tr("IPsec to %1").arg(about);
        case Kind::Answered: return QObject::tr("answered");
        case Kind::Outage:
            return lost == 0 ? QObject::tr("no answer")
                             : QObject::tr("%Ln echoes lost", nullptr,
                                           static_cast<int>(std::min<std::uint64_t>(lost, INT_MAX)));
        case Kind::Init:
        case Kind::Listen:
        case Kind::Standby:
        case Kind::Active: break;
    }
    return about;
}

const LaneSegment* Lane::at(Instant instant) const {
    const auto after = std::upper_bound(segments.begin(), segments.end(), instant,
                                        [](Instant t, const LaneSegment& segment) { return t < segment.from; });
    if (after == segments.begin()) return nullptr;
    const LaneSegment& segment = *std::prev(after);
    return instant < segment.until ? &segment : nullptr;
}

Lane& TimelineModel::lane(const Key& key, const QString& title) {
    const auto [found, fresh] = lanes_.try_emplace(key);
    if (fresh) {
        found->second.kind = key.kind;
        found->second.title = title;
    }
    return found->second;
}

void TimelineModel::begin(Lane& lane, Instant at, LaneSegment::Kind kind, const QString& about) {
    if (!lane.segments.empty() && lane.segments.back().until == kNever) {
        LaneSegment& open = lane.segments.back();
        if (open.kind == kind && open.about == about) return;
        end(lane, at);
    }
    lane.segments.push_back({at, kNever, kind, about});
    ++revision_;
}

void TimelineModel::end(Lane& lane, Instant at) {
    if (lane.segments.empty() || lane.segments.back().until != kNever) return;
    if (lane.segments.back().from >= at)
        lane.segments.pop_back();  // nothing to see
    else
        lane.segments.back().until = at;
}

void TimelineModel::append(const std::vector<Record>& records, const snapshot::World& world) {
    for (const Record& record : records) {
        faults_.append(record, world);
        put(record, world);
    }
}

void TimelineModel::clear() {
    lanes_.clear();
    sas_.clear();
    probes_.clear();
    marks_.clear();
    faults_.clear();
    shut_.clear();
    ++revision_;
}

QVector<const Lane*> TimelineModel::lanes() const {
    QVector<const Lane*> out;
    for (const auto& [key, one] : lanes_) out.append(&one);
    return out;
}

void TimelineModel::put(const Record& record, const snapshot::World& world) {
    if (const auto* of_probe = std::get_if<probe::Record>(&record.body)) return probed(record, *of_probe, world);
    if (const auto* of_hsrp = std::get_if<hsrp::Record>(&record.body))
        if (const auto* change = std::get_if<hsrp::StateChanged>(of_hsrp)) hsrpChanged(record, *change, world);
    if (const auto* of_ipsec = std::get_if<ipsec::Record>(&record.body)) {
        if (const auto* created = std::get_if<ipsec::SaCreated>(of_ipsec)) saCreated(record, *created, world);
        if (const auto* deleted = std::get_if<ipsec::SaDeleted>(of_ipsec)) saDeleted(record, *deleted);
    }
    if (const auto* of_device = std::get_if<device::Record>(&record.body))
        if (const auto* power = std::get_if<device::PowerChanged>(of_device); power != nullptr && !power->on)
            poweredOff(record);
    mark(record, world);
}

void TimelineModel::hsrpChanged(const Record& record, const hsrp::StateChanged& change, const snapshot::World& world) {
    const Key key{Lane::Kind::Hsrp, record.node, change.id.interface, change.id.group};
    Lane& one = lane(key, QStringLiteral("%1 HSRP %2").arg(nameOf(world, record.node)).arg(change.id.group));
    if (one.segments.empty() && record.at > kPowerOn)
        begin(one, kPowerOn, kindOf(change.from), QLatin1String(hsrpStateText(change.from)));
    begin(one, record.at, kindOf(change.to), QLatin1String(hsrpStateText(change.to)));
}

/// A tunnel is up at one end while it has an SA to send with.
void TimelineModel::saCreated(const Record& record, const ipsec::SaCreated& sa, const snapshot::World& world) {
    if (sa.direction != ipsec::Direction::Outbound) return;
    const Key key{Lane::Kind::Tunnel, record.node, sa.destination.value, 0};
    const QString peer = QString::fromStdString(sa.destination.text());
    Lane& one = lane(key, QStringLiteral("%1 → %2").arg(nameOf(world, record.node), peer));
    sas_[key][sa.spi] = true;
    begin(one, record.at, LaneSegment::Kind::Tunnel, peer);
}

void TimelineModel::saDeleted(const Record& record, const ipsec::SaDeleted& sa) {
    const Key key{Lane::Kind::Tunnel, record.node, sa.destination.value, 0};
    const auto found = lanes_.find(key);
    if (sa.direction != ipsec::Direction::Outbound || found == lanes_.end()) return;
    sas_[key].erase(sa.spi);
    if (!sas_[key].empty()) return;
    end(found->second, record.at);
    ++revision_;
}

void TimelineModel::poweredOff(const Record& record) {
    for (auto& [key, one] : lanes_) {
        if (key.node != record.node) continue;
        end(one, record.at);
        sas_[key].clear();
    }
    ++revision_;
}

void TimelineModel::lost(Lane& one, Instant first) {
    if (!one.segments.empty() && one.segments.back().kind == LaneSegment::Kind::Outage &&
        one.segments.back().until == kNever)
        return;
    // The outage began where the first lost echo was sent, as the summary of a session counts it.
    // Echoes sent after it may have been answered before it was given up.
    while (!one.segments.empty() && one.segments.back().kind == LaneSegment::Kind::Answered &&
           one.segments.back().from >= first)
        one.segments.pop_back();
    if (!one.segments.empty()) first = std::max(first, one.segments.back().from);
    begin(one, first, LaneSegment::Kind::Outage);
}

const FaultStory* TimelineModel::causeOf(const LaneSegment& outage) const {
    // An echo that was under way when the fault came is lost although it was sent before.
    constexpr Duration kUnderWay = 100ms;
    return faults_.before(outage.from + kUnderWay);
}

const LaneSegment* TimelineModel::lastOutage(NodeIndex node, std::uint32_t probe) const {
    const auto found = lanes_.find({Lane::Kind::Probe, node, probe, 0});
    if (found == lanes_.end()) return nullptr;
    const std::vector<LaneSegment>& segments = found->second.segments;
    const auto last = std::find_if(segments.rbegin(), segments.rend(),
                                   [](const LaneSegment& s) { return s.kind == LaneSegment::Kind::Outage; });
    return last == segments.rend() ? nullptr : &*last;
}

QString TimelineModel::titleOf(NodeIndex node, std::uint32_t probe) const {
    const auto found = lanes_.find({Lane::Kind::Probe, node, probe, 0});
    return found == lanes_.end() ? QString() : found->second.title;
}

void TimelineModel::probed(const Record& record, const probe::Record& what, const snapshot::World& world) {
    const std::uint32_t id = std::visit([](const auto& r) { return r.id; }, what);
    const Key key{Lane::Kind::Probe, record.node, id, 0};
    Probe& probe = probes_[key];
    if (const auto* sent = std::get_if<probe::Sent>(&what)) {
        lane(key,
             QStringLiteral("%1 → %2").arg(sent->source.is_unspecified() ? nameOf(world, record.node)
                                                                         : QString::fromStdString(sent->source.text()),
                                           QString::fromStdString(sent->destination.text())));
        probe.sent[sent->sequence] = record.at;
        return;
    }
    const auto found = lanes_.find(key);
    if (found == lanes_.end()) return;
    Lane& one = found->second;
    if (const auto* answer = std::get_if<probe::Answered>(&what)) {
        if (const auto at = probe.sent.find(answer->sequence); at != probe.sent.end()) {
            if (one.segments.empty()) begin(one, at->second, LaneSegment::Kind::Answered);
            probe.sent.erase(at);
        }
    } else if (const auto* loss = std::get_if<probe::Lost>(&what)) {
        const auto sent = probe.sent.find(loss->sequence);
        const Instant first = sent != probe.sent.end() ? sent->second : record.at;
        probe.sent.erase(loss->sequence);
        lost(one, first);
    } else if (const auto* ended = std::get_if<probe::OutageEnded>(&what)) {
        // Its own times are exact; those seen while it lasted may be later.
        Instant from = ended->from;
        while (!one.segments.empty()) {
            const LaneSegment& last = one.segments.back();
            const bool open_outage = last.kind == LaneSegment::Kind::Outage && last.until == kNever;
            if (!open_outage && last.from <= ended->from) break;
            if (open_outage) from = last.from;
            one.segments.pop_back();
        }
        if (!one.segments.empty()) one.segments.back().until = std::min(one.segments.back().until, from);
        one.segments.push_back({from, ended->until, LaneSegment::Kind::Outage, {}, ended->lost});
        one.segments.push_back({ended->until, kNever, LaneSegment::Kind::Answered});
    } else if (std::holds_alternative<probe::Finished>(what)) {
        end(one, record.at);
    }
    ++revision_;
}

/// A port that was shut and opened again tells so itself; faults of the lab have records of their own.
TimelineMark::Kind TimelineModel::markOf(const Record& record) {
    using Kind = TimelineMark::Kind;
    if (const auto* of_link = std::get_if<link::Record>(&record.body))
        return std::get<link::FaultChanged>(*of_link).restored ? Kind::Repair : Kind::Fault;
    const auto* of_device = std::get_if<device::Record>(&record.body);
    const auto* changed = of_device != nullptr ? std::get_if<device::LinkChanged>(of_device) : nullptr;
    if (changed == nullptr) return Kind::Event;
    const std::pair port{record.node, changed->interface};
    if (changed->state == device::LinkChanged::State::AdministrativelyDown) {
        shut_.insert(port);
        return Kind::Fault;
    }
    return shut_.erase(port) > 0 ? Kind::Repair : Kind::Event;
}

void TimelineModel::mark(const Record& record, const snapshot::World& world) {
    if (!isMarked(record.body)) return;
    TimelineMark::Kind kind = markOf(record);
    if (const FaultStory* typed = toldLate(record, kind)) {
        // The message comes two seconds after the command, which is what things are counted from.
        const auto place = std::upper_bound(marks_.begin(), marks_.end(), typed->at,
                                            [](Instant at, const TimelineMark& mark) { return at < mark.at; });
        const QString command = typed->repair ? QStringLiteral(" no shutdown") : QStringLiteral(" shutdown");
        marks_.insert(place, {typed->at, kind, typed->what + command});
        kind = TimelineMark::Kind::Event;
    }
    const snapshot::Device* device = world.device(record.node);
    scratch_.clear();
    ios::log_lines(record, device != nullptr ? ios::names_of(*device->config, device->interfaces) : ios::Names{},
                   scratch_);
    for (const ios::LogLine& line : scratch_) {
        const QString who = nameOf(world, record.node);
        marks_.push_back({record.at, kind, (who.isEmpty() ? who : who + u' ') + QString::fromStdString(line.text)});
        ++revision_;
        return;
    }
}

/// The command that a message about a port tells of, when it was typed just before; nullptr: there is none.
const FaultStory* TimelineModel::toldLate(const Record& record, TimelineMark::Kind kind) const {
    const auto* of_device = std::get_if<device::Record>(&record.body);
    if (kind == TimelineMark::Kind::Event || of_device == nullptr || faults_.stories().empty()) return nullptr;
    const FaultStory& last = faults_.stories().back();
    return last.typed && last.told == record.at ? &last : nullptr;
}

}  // namespace switchover::ui
