#include "engine/world/world.h"

#include <algorithm>
#include <tuple>

#include "engine/base/ensure.h"

namespace switchover {

void World::bind() {
    // The fabric names its cables by address; a copied world must not go on naming those of the original.
    fabric_.pipes = &pipes_;
    fabric_.worker_of = nullptr;
    fabric_.lsa_pool = lsa_pool_.get();
    EnsureContext& context = ensure_context();
    context.lab = topology_ ? topology_->name.c_str() : "";
    context.seed = seed_;
}

void World::start() {
    bind();
    if (started_) return;
    started_ = true;
    for (NodeIndex node = 0; node < nodes_.size(); ++node) {
        fabric_.now = now_;
        if (auto* device = std::get_if<Device>(&nodes_[node])) device->power_on(false, fabric_);
    }
    for (LinkIndex cable = 0; cable < cables_.size(); ++cable) refresh_carrier(cable);
}

void World::handle(const Event& event, Fabric& fabric) {
    fabric.now = event.time();
    ++fabric.events;
    EnsureContext& context = ensure_context();
    context.virtual_ns = event.at;
    context.event_number = fabric.events;
    Node& node = nodes_[event.target];
    switch (event.kind()) {
        case EventKind::Timer:
            if (auto* device = std::get_if<Device>(&node)) device->on_timer(event.index, event.generation, fabric);
            return;
        case EventKind::PipeHead:
        case EventKind::LooseFrame: {
            const std::uint32_t pipe = event.kind() == EventKind::PipeHead ? event.index : event.generation;
            Frame frame = event.kind() == EventKind::PipeHead ? fabric.arrive(event) : fabric.arrive_loose(event);
            if (frame.empty()) return;
            const InterfaceIndex port = pipes_[pipe].to_port;
            if (auto* device = std::get_if<Device>(&node)) {
                device->on_frame(port, std::move(frame), fabric);
            } else {
                std::get_if<Switch>(&node)->on_frame(port, std::move(frame), fabric);
            }
            return;
        }
    }
}

void World::run_events(Instant until) {
    Event event;
    while (fabric_.queue.pop(to_ns(until), event)) handle(event, fabric_);
}

bool World::run_scheduled(Instant until) {
    if (scheduled_.empty() || scheduled_.front().at > until) return false;
    const Scheduled action = scheduled_.front();
    scheduled_.erase(scheduled_.begin());
    now_ = std::max(now_, action.at);
    fabric_.now = now_;
    if (action.cable != kNoLink) {
        // Counted, so that a journal tells what was done before such a change from what was done after it.
        ++fabric_.events;
        change_flap(action.cable);
    } else if (action.begins) {
        ++fabric_.events;
        reload(action.node);
    } else {
        power(action.node, true, true);
    }
    return true;
}

void World::schedule(const Scheduled& action) {
    const auto before = [](const Scheduled& a, const Scheduled& b) {
        return std::tie(a.at, a.node, a.cable, a.begins) < std::tie(b.at, b.node, b.cable, b.begins);
    };
    scheduled_.insert(std::upper_bound(scheduled_.begin(), scheduled_.end(), action, before), action);
}

void World::change_flap(LinkIndex index) {
    Cable& cable = cables_[index];
    Flap& flap = *cable.flap;
    flap.out = !flap.out;
    const bool over = !flap.out && !flap.endless && flap.rounds_left == 0;
    if (flap.out && !flap.endless) --flap.rounds_left;
    flap.next = now_ + (flap.out ? flap.down : flap.up);
    if (over) {
        cable.flap.reset();
        record(link::Record{link::FaultChanged{
            to_text(FlapInput{node_name(cable.a), port_name(cable.a, cable.a_port), {}, {}, 0}), true}});
    } else {
        schedule({flap.next, kNoNode, index});
    }
    refresh_carrier(index);
}

void World::run_until(Instant until) { run_until(until, 1); }

void World::run_until(Instant until, unsigned threads) {
    start();
    while (true) {
        const Instant stop = scheduled_.empty() ? until : std::min(until, scheduled_.front().at);
        if (threads > 1) {
            run_windows(stop, threads);
        } else {
            run_events(stop);
        }
        now_ = std::max(now_, stop);
        fabric_.now = now_;
        if (!run_scheduled(until)) break;
    }
}

Instant World::next_event_time() {
    start();
    Instant next = fabric_.queue.empty() ? kNever : instant_ns(fabric_.queue.next_time());
    if (!scheduled_.empty()) next = std::min(next, scheduled_.front().at);
    return next;
}

bool World::step_event(Instant limit) {
    start();
    const Instant next = next_event_time();
    if (next == kNever || next > limit) return false;
    Event event;
    if (fabric_.queue.pop(to_ns(next), event)) {
        now_ = event.time();
        handle(event, fabric_);
        return true;
    }
    return run_scheduled(next);
}

bool World::step_instant(Instant limit) {
    const Instant next = next_event_time();
    if (next == kNever || next > limit) return false;
    run_until(next);
    return true;
}

bool World::run_until(const Condition& condition, Instant limit) {
    std::size_t seen = fabric_.records.size();
    while (step_instant(limit)) {
        const std::span<const Record> fresh{fabric_.records.data() + seen, fabric_.records.size() - seen};
        if (condition(*this, fresh)) return true;
        seen = fabric_.records.size();
    }
    if (limit != kNever) run_until(limit);
    return false;
}

std::vector<Record> World::take_records() {
    std::vector<Record> taken = std::exchange(fabric_.records, {});
    // About as many are to be expected until the next call.
    fabric_.records.reserve(taken.size());
    return taken;
}

std::vector<SentFrame> World::take_frames() { return std::exchange(fabric_.sent, {}); }

std::uint64_t World::fingerprint() const {
    Fingerprint all = lab_fingerprint_;
    for (const Node& node : nodes_) {
        std::visit(
            [&](const auto& n) {
                if constexpr (std::is_same_v<std::decay_t<decltype(n)>, Device>) {
                    all.add(n.fingerprint().value());
                } else {
                    all.add(n.fingerprint.value());
                }
            },
            node);
    }
    all.add(static_cast<std::uint64_t>(to_ns(now_)));
    all.add(fabric_.events);
    return all.value();
}

NodeIndex World::find_node(std::string_view name) const {
    for (NodeIndex i = 0; i < nodes_.size(); ++i)
        if (node_name(i) == name) return i;
    return kNoNode;
}

const std::string& World::node_name(NodeIndex node) const {
    return std::visit([](const auto& n) -> const std::string& { return n.name(); }, nodes_[node]);
}

std::string World::port_name(NodeIndex node, InterfaceIndex port) const {
    if (const auto* device = std::get_if<Device>(&nodes_[node])) return device->interfaces()[port].name;
    return std::get_if<Switch>(&nodes_[node])->ports()[port].name;
}

const Device* World::device(std::string_view name) const {
    const NodeIndex node = find_node(name);
    return node == kNoNode ? nullptr : device(node);
}

std::optional<World::CableEnd> World::find_cable(std::string_view node, std::string_view port) const {
    for (LinkIndex i = 0; i < cables_.size(); ++i) {
        const Cable& cable = cables_[i];
        if (node_name(cable.a) == node && port_name(cable.a, cable.a_port) == port) return CableEnd{i, true};
        if (node_name(cable.b) == node && port_name(cable.b, cable.b_port) == port) return CableEnd{i, false};
    }
    return std::nullopt;
}

// --- carrier and power

bool World::end_enabled(NodeIndex node, InterfaceIndex port) const {
    if (const auto* device = std::get_if<Device>(&nodes_[node])) return device->end_enabled(port);
    return std::get_if<Switch>(&nodes_[node])->powered();
}

void World::set_carrier(NodeIndex node, InterfaceIndex port, bool up) {
    if (auto* device = std::get_if<Device>(&nodes_[node])) {
        device->set_carrier(port, up, fabric_);
    } else {
        std::get_if<Switch>(&nodes_[node])->set_carrier(port, up, now_);
    }
}

void World::refresh_carrier(LinkIndex index) {
    const Cable& cable = cables_[index];
    const bool in_place = !cable.cut && !(cable.flap && cable.flap->out);
    const bool up = in_place && end_enabled(cable.a, cable.a_port) && end_enabled(cable.b, cable.b_port);
    fabric_.now = now_;
    for (const std::uint32_t pipe : {2 * index, 2 * index + 1}) {
        if (pipes_[pipe].carrier && !up) pipes_[pipe].clear();
        pipes_[pipe].carrier = up;
    }
    set_carrier(cable.a, cable.a_port, up);
    set_carrier(cable.b, cable.b_port, up);
}

void World::refresh_carriers_of(NodeIndex node) {
    for (LinkIndex i = 0; i < cables_.size(); ++i)
        if (cables_[i].a == node || cables_[i].b == node) refresh_carrier(i);
}

void World::power(NodeIndex node, bool on, bool reload) {
    if (auto* device = std::get_if<Device>(&nodes_[node])) {
        if (on == device->powered()) return;
        if (on) {
            device->power_on(reload, fabric_);
        } else {
            device->power_off(fabric_);
        }
    } else {
        std::get_if<Switch>(&nodes_[node])->set_power(on);
    }
    refresh_carriers_of(node);
}

void World::reload(NodeIndex node) {
    std::erase_if(scheduled_, [&](const Scheduled& s) { return s.node == node; });
    record(link::Record{link::FaultChanged{to_text(PowerInput{node_name(node), PowerInput::Action::Reload}), false}});
    power(node, false, false);
    schedule({now_ + std::get<Device>(nodes_[node]).reload_time(), node});
}

void World::record(RecordBody body) {
    fabric_.records.push_back({now_, kNoNode, lab_record_sequence_++, std::move(body)});
}

}  // namespace switchover
