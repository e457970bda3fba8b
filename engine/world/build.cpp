#include "engine/world/drawn.h"
#include "engine/world/world.h"

namespace switchover {

namespace {

Pipe make_pipe(const topology::LinkEnd& from, const topology::LinkEnd& to, const topology::Link& link,
               std::uint64_t seed, std::uint32_t index) {
    Pipe pipe;
    pipe.from = from.node;
    pipe.to = to.node;
    pipe.from_port = from.port;
    pipe.to_port = to.port;
    pipe.delay = link.delay;
    pipe.rate_bps = link.rate_bps;
    pipe.carrier = false;
    pipe.impairment = drawn_impairment(link);
    pipe.impaired = pipe.impairment.any();
    pipe.random = SeededRandom{seed, from.node, Purpose::LinkImpairment, index};
    return pipe;
}

}  // namespace

World::World(std::shared_ptr<const topology::Topology> topology, std::uint64_t seed)
    : topology_(std::move(topology)), seed_(seed) {
    nodes_.reserve(topology_->nodes.size());
    for (NodeIndex i = 0; i < topology_->nodes.size(); ++i) {
        const topology::Node& node = topology_->nodes[i];
        if (node.kind == topology::NodeKind::Switch) {
            Switch learning{i, node.name, node.ageing};
            for (const topology::SwitchPort& port : node.ports) learning.add_port(port.name, port.forwarding_delay);
            nodes_.emplace_back(std::move(learning));
            continue;
        }
        Device::Identity identity;
        identity.node = i;
        identity.name = node.name;
        identity.is_host = node.kind == topology::NodeKind::Host;
        identity.reload_time = node.reload_time;
        identity.seed = seed;
        identity.base_mac = node.base_mac;
        identity.startup = node.config;
        nodes_.emplace_back(Device{std::move(identity)});
    }
    for (std::uint32_t i = 0; i < topology_->links.size(); ++i) {
        const topology::Link& link = topology_->links[i];
        cables_.push_back({link.a.node, link.b.node, link.a.port, link.b.port, false});
        pipes_.push_back(make_pipe(link.a, link.b, link, seed, 2 * i));
        pipes_.push_back(make_pipe(link.b, link.a, link, seed, 2 * i + 1));
        connect(link.a, 2 * i);
        connect(link.b, 2 * i + 1);
    }
}

void World::connect(const topology::LinkEnd& end, std::uint32_t outgoing) {
    if (auto* device = std::get_if<Device>(&nodes_[end.node])) {
        device->connect(end.port, outgoing);
    } else {
        std::get<Switch>(nodes_[end.node]).connect(end.port, outgoing);
    }
}

}  // namespace switchover
