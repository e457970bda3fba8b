#include "ui/timeline/fault_book.h"

#include <algorithm>
#include <QObject>

#include "ui/timeline/timeline_model.h"

namespace switchover::ui {

namespace {

constexpr Duration kTold = 3s;  ///< after a command, the LINK message comes within this time

QString nameOf(const snapshot::World& world, NodeIndex node) {
    return node < world.nodes.size() ? QString::fromStdString(world.name(node)) : QString();
}

/// Cheap for routes, of which there may be thousands; in the words of IOS for the rest.
QString lineOf(const Record& record, const snapshot::World& world) {
    if (const auto* of_rib = std::get_if<rib::Record>(&record.body)) {
        const auto& route = std::get<rib::RouteChanged>(*of_rib);
        const QString prefix = QString::fromStdString(route.prefix.text());
        if (route.kind == rib::RouteChanged::Kind::Removed) return QObject::tr("%1 removed").arg(prefix);
        return route.gateway.is_unspecified()
                   ? prefix
                   : QObject::tr("%1 via %2").arg(prefix, QString::fromStdString(route.gateway.text()));
    }
    const snapshot::Device* device = world.device(record.node);
    std::vector<ios::LogLine> lines;
    ios::log_lines(record, device != nullptr ? ios::names_of(*device->config, device->interfaces) : ios::Names{},
                   lines);
    return lines.empty() ? QString() : QString::fromStdString(lines.front().text).section(u'\n', 0, 0);
}

/// The timers of a step, from the router that ended it.
void addTimers(StoryStep& step, const Record& by, const snapshot::World& world) {
    const snapshot::Device* device = world.device(by.node);
    if (device == nullptr || device->config == nullptr) return;
    if (const auto* of_hsrp = std::get_if<hsrp::Record>(&by.body)) {
        const auto* event = std::get_if<hsrp::EventOccurred>(of_hsrp);
        if (event == nullptr) return;
        for (const hsrp::GroupView& group : device->hsrp) {
            if (group.interface != event->id.interface || group.group != event->id.group) continue;
            if (event->event == hsrp::Event::c_ActiveTimer) step.timer = group.hold;
            step.every = group.hello;
        }
    } else if (std::holds_alternative<ike::Record>(by.body)) {
        if (step.step != record::RecoveryStep::DeadPeer || !device->config->ike.keepalive) return;
        step.timer = device->config->ike.keepalive->interval;
        step.every = device->config->ike.keepalive->retry;
    } else if (const auto* of_ospf = std::get_if<ospf::Record>(&by.body)) {
        const auto* change = std::get_if<ospf::AdjacencyChanged>(of_ospf);
        if (change == nullptr || change->interface >= device->interfaces.size()) return;
        for (const auto& port : device->config->interfaces)
            if (port.name == device->interfaces[change->interface].name) step.timer = port.ospf.dead();
    } else if (const auto* of_rib = std::get_if<rib::Record>(&by.body)) {
        const auto& route = std::get<rib::RouteChanged>(*of_rib);
        if (static_cast<rib::Code>(route.code) < rib::Code::OspfIntra || !device->config->ospf) return;
        step.timer = device->config->ospf->spf_delay;
        step.every = device->config->ospf->spf_hold;
    }
}

}  // namespace

QString stepName(record::RecoveryStep step) {
    using Step = record::RecoveryStep;
    switch (step) {
        case Step::Detect: return QObject::tr("HSRP notices");
        case Step::Hsrp: return QObject::tr("HSRP takes over");
        case Step::DeadPeer: return QObject::tr("IKE finds its peer dead");
        case Step::Phase1: return QObject::tr("IKE phase 1");
        case Step::Phase2: return QObject::tr("IKE phase 2");
        case Step::Neighbour: return QObject::tr("OSPF misses its neighbour");
        case Step::Routes: return QObject::tr("Routes follow");
        case Step::Count: break;
    }
    return {};
}

QString stepExplanation(record::RecoveryStep step) {
    using Step = record::RecoveryStep;
    switch (step) {
        case Step::Detect:
            return QObject::tr("Until the other router misses the active one: its hold time runs out, or it is told.");
        case Step::Hsrp: return QObject::tr("The virtual address moves to the new active router.");
        case Step::DeadPeer:
            return QObject::tr("The far end goes on sending to the old SA until its keepalives stay unanswered.");
        case Step::Phase1: return QObject::tr("Both ends agree on a new IKE SA: six messages.");
        case Step::Phase2: return QObject::tr("They agree on new IPsec SAs: three messages.");
        case Step::Neighbour:
            return QObject::tr("Until then routes go on leading to a router that can no longer pass packets on.");
        case Step::Routes: return QObject::tr("Until the last router knew the new way to an end of the ping.");
        case Step::Count: break;
    }
    return {};
}

QString stepReason(const StoryStep& step) {
    using Step = record::RecoveryStep;
    // Timers are configured in whole seconds, most of them.
    const auto length = [](Duration d) {
        return d % 1s == Duration{} && d < 100s ? QObject::tr("%1 s").arg(d / 1s) : lengthText(d);
    };
    const Duration took = step.ended - step.began;
    switch (step.step) {
        case Step::Detect:
            if (step.timer > took)
                return QObject::tr("Hold time %1: the last hello had come %2 before.")
                    .arg(length(step.timer), length(step.timer - took));
            if (step.timer > Duration{}) return QObject::tr("Hold time %1 without a hello.").arg(length(step.timer));
            if (step.every > Duration{})
                return QObject::tr("Until the next hello of the active router, whose priority is lower: every %1.")
                    .arg(length(step.every));
            break;
        case Step::DeadPeer:
            if (step.timer == Duration{}) break;
            return QObject::tr("Silent for %1 at most, then keepalives every %2: dead after five.")
                .arg(length(step.timer), length(step.every));
        case Step::Neighbour:
            if (step.timer == Duration{}) break;
            return QObject::tr("Dead interval %1, from its last hello.").arg(length(step.timer));
        case Step::Routes:
            if (step.timer == Duration{} || took < 1s) break;
            return QObject::tr("OSPF computes %1 after a change, and not again within %2.")
                .arg(length(step.timer), length(step.every));
        case Step::Hsrp:
        case Step::Phase1:
        case Step::Phase2:
        case Step::Count: break;
    }
    return stepExplanation(step.step);
}

QString FaultStory::words() const {
    if (typed) return (repair ? QObject::tr("%1 brought up (no shutdown)") : QObject::tr("%1 shut down")).arg(what);
    const QString place = what.section(u' ', 1);
    if (what.startsWith(QStringLiteral("cut "))) return QObject::tr("cable at %1 cut").arg(place);
    if (what.startsWith(QStringLiteral("uncut "))) return QObject::tr("cable at %1 joined again").arg(place);
    return what;
}

void FaultBook::watch(Watched& watched, FaultStory& story, const Record& record, const snapshot::World& world) {
    for (const record::Recovery::Ended& ended : watched.recovery.on_record(record)) {
        const auto place = std::find_if(story.steps.begin(), story.steps.end(),
                                        [&](const StoryStep& step) { return step.step >= ended.step; });
        StoryStep step{ended.step, ended.began, ended.by.at, nameOf(world, ended.by.node), lineOf(ended.by, world)};
        addTimers(step, ended.by, world);
        if (place != story.steps.end() && place->step == ended.step)
            *place = step;
        else
            story.steps.insert(place, step);
    }
}

void FaultBook::begin(const Record& record, bool restored, const QString& what) {
    typed_.clear();
    stories_.push_back({record.at, restored, what, false, kNever, {}});
    watched_.clear();
    watched_.push_back({{}, record::Recovery{record.at}, record.node});
}

void FaultBook::append(const Record& record, const snapshot::World& world) {
    if (const auto* of_link = std::get_if<link::Record>(&record.body)) {
        const auto& change = std::get<link::FaultChanged>(*of_link);
        return begin(record, change.restored, QString::fromStdString(change.what));
    }
    if (const auto* of_device = std::get_if<device::Record>(&record.body)) {
        if (std::holds_alternative<device::Configured>(*of_device)) {
            std::erase_if(typed_, [&](const Watched& w) { return w.story.at + kTold < record.at; });
            typed_.push_back({{record.at, false, {}, true, kNever, {}}, record::Recovery{record.at}, record.node});
        } else if (const auto* change = std::get_if<device::LinkChanged>(of_device)) {
            confirm(record, *change, world);
        }
    }
    if (!watched_.empty()) watch(watched_.front(), stories_.back(), record, world);
    for (Watched& typed : typed_) watch(typed, typed.story, record, world);
}

/// The command that shut or opened this port becomes the fault, from when it was typed.
void FaultBook::confirm(const Record& record, const device::LinkChanged& change, const snapshot::World& world) {
    using State = device::LinkChanged::State;
    if (change.state == State::Down) return;
    const auto command = std::find_if(typed_.rbegin(), typed_.rend(), [&](const Watched& w) {
        return w.node == record.node && w.story.at + kTold >= record.at;
    });
    if (command == typed_.rend()) return;
    FaultStory story = command->story;
    story.repair = change.state == State::Up;
    story.told = record.at;
    const snapshot::Device* device = world.device(record.node);
    const QString port = device != nullptr && change.interface < device->interfaces.size()
                             ? QString::fromStdString(device->interfaces[change.interface].name)
                             : QString();
    story.what = nameOf(world, record.node) + u' ' + port;
    Watched next = std::move(*command);
    // What happened after the command is its own.
    if (!stories_.empty())
        std::erase_if(stories_.back().steps, [&](const StoryStep& step) { return step.ended >= story.at; });
    stories_.push_back(std::move(story));
    watched_.clear();
    watched_.push_back(std::move(next));
    typed_.clear();
}

const FaultStory* FaultBook::before(Instant at) const {
    const auto after = std::partition_point(stories_.begin(), stories_.end(),
                                            [at](const FaultStory& story) { return story.at <= at; });
    return after == stories_.begin() ? nullptr : &*std::prev(after);
}

}  // namespace switchover::ui
