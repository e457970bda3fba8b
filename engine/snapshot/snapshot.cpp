#include "engine/snapshot/snapshot.h"

#include "engine/world/world.h"

namespace switchover::snapshot {

namespace {

std::shared_ptr<const Device> take_device(const switchover::Device& from, Instant now) {
    auto out = std::make_shared<Device>();
    out->node = from.node();
    out->name = from.name();
    out->is_host = from.is_host();
    out->powered = from.powered();
    out->booted_at = from.booted_at();
    out->reloaded = from.reloaded();
    out->clock_offset = from.clock_offset();
    out->planned_reload = from.planned_reload();
    out->version = from.version();
    out->config = from.config();
    out->startup = from.startup_config();
    out->debug = from.debug();
    out->interfaces = from.interfaces();
    out->access_lists = from.acl().view();
    out->arp = from.arp().view(from.interfaces());
    out->resolved = from.arp().resolved();
    out->rib = from.rib().view();
    out->track = from.track().view();
    out->hsrp = from.hsrp().view();
    if (from.ospf() != nullptr) out->ospf = from.ospf()->view(from.interfaces());
    out->crypto_map = from.crypto_map_view(now);
    out->ike = from.ike_view(now);
    out->probe = from.probe().view();
    out->cdp = from.cdp_view();
    out->probe.traces = from.traces().view();
    return out;
}

std::shared_ptr<const Switch> take_switch(const switchover::Switch& from, NodeIndex node) {
    auto out = std::make_shared<Switch>();
    out->node = node;
    out->name = from.name();
    out->powered = from.powered();
    out->version = from.version();
    for (const switchover::Switch::Port& port : from.ports())
        out->ports.push_back({port.name, port.carrier, port.forwarding_from, port.frames_in, port.frames_out});
    for (const switchover::Switch::Station& station : from.stations())
        out->stations.push_back({station.mac, station.port, station.last_seen});
    return out;
}

CableEnd take_end(const switchover::World& world, NodeIndex node, InterfaceIndex port, const Pipe& sends) {
    CableEnd end{node, port, world.port_name(node, port), EndState::NoCarrier, sends.impairment, sends.counters};
    bool shut = false;
    if (const auto* device = std::get_if<switchover::Device>(&world.nodes()[node]))
        shut = device->powered() && !device->interfaces()[port].admin_up;
    end.state = shut ? EndState::AdminDown : sends.carrier ? EndState::Up : EndState::NoCarrier;
    return end;
}

}  // namespace

NodeIndex World::find(std::string_view node_name) const {
    for (NodeIndex i = 0; i < nodes.size(); ++i)
        if (name(i) == node_name) return i;
    return kNoNode;
}

std::shared_ptr<const World> take(const switchover::World& world, const World* previous) {
    auto out = std::make_shared<World>();
    out->now = world.now();
    out->seed = world.seed();
    out->fingerprint = world.fingerprint();
    out->events = world.events();
    out->journal_entries = world.journal().size();
    out->topology = world.topology_ptr();
    const bool reuse = previous != nullptr && previous->nodes.size() == world.nodes().size();
    out->nodes.reserve(world.nodes().size());
    for (NodeIndex i = 0; i < world.nodes().size(); ++i) {
        if (const auto* device = std::get_if<switchover::Device>(&world.nodes()[i])) {
            const Device* old = reuse ? previous->device(i) : nullptr;
            const bool same = old != nullptr && old->version == device->version();
            out->nodes.push_back(same ? previous->nodes[i] : Node{take_device(*device, world.now())});
        } else {
            const auto& node_switch = std::get<switchover::Switch>(world.nodes()[i]);
            const Switch* old = reuse ? previous->network_switch(i) : nullptr;
            const bool same = old != nullptr && old->version == node_switch.version();
            out->nodes.push_back(same ? previous->nodes[i] : Node{take_switch(node_switch, i)});
        }
    }
    for (LinkIndex i = 0; i < world.cables().size(); ++i) {
        const switchover::Cable& cable = world.cables()[i];
        const Pipe& there = world.pipes()[2 * i];
        const Pipe& back = world.pipes()[2 * i + 1];
        out->cables.push_back({take_end(world, cable.a, cable.a_port, there),
                               take_end(world, cable.b, cable.b_port, back), cable.cut, there.carrier, cable.flap});
    }
    return out;
}

}  // namespace switchover::snapshot
