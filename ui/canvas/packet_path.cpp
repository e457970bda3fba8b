#include "ui/canvas/packet_path.h"

#include <algorithm>
#include <optional>

namespace switchover::ui {

namespace {

constexpr int kTimeToLive = 64;

class Walk {
   public:
    Walk(const snapshot::World& world, Ipv4Address source, Ipv4Address destination)
        : world_(world), source_(source), destination_(destination) {}

    PacketPath from(NodeIndex node) {
        out_.end = node;
        for (int left = kTimeToLive; left > 0; --left) {
            const snapshot::Device* device = world_.device(out_.end);
            if (device == nullptr || !device->powered || device->rib.fib == nullptr) break;
            if (owns(*device, destination_)) {
                out_.arrived = true;
                break;
            }
            if (!forward(*device)) break;
        }
        return std::move(out_);
    }

   private:
    static bool owns(const snapshot::Device& device, Ipv4Address address) {
        return std::any_of(device.interfaces.begin(), device.interfaces.end(), [&](const Interface& interface) {
            return interface.line_protocol && interface.owns(address);
        });
    }

    static bool listens(const Interface& interface, MacAddress mac) {
        if (interface.mac == mac) return true;
        return std::any_of(interface.virtual_addresses.begin(), interface.virtual_addresses.end(),
                           [mac](const VirtualAddress& own) { return own.mac == mac; });
    }

    /// One router: look-up, next hop, then the segment up to whoever has its MAC address.
    bool forward(const snapshot::Device& device) {
        const rib::Decision decision = device.rib.fib->decide(source_, destination_);
        if (decision.action != rib::Action::Via && decision.action != rib::Action::Attached) return false;
        if (decision.out >= device.interfaces.size() || !device.interfaces[decision.out].line_protocol) return false;
        const auto entry = std::find_if(device.arp.entries.begin(), device.arp.entries.end(), [&](const auto& e) {
            return e.address == decision.next_hop && e.interface == decision.out && !e.incomplete;
        });
        if (entry == device.arp.entries.end()) return false;
        std::vector<PathHop> segment;
        std::optional<NodeIndex> receiver = cross(out_.end, decision.out, entry->mac, segment);
        out_.hops.insert(out_.hops.end(), segment.begin(), segment.end());
        if (!receiver) return false;
        out_.end = *receiver;
        return true;
    }

    /// Over the cable at a port. `hops` gets the way; nothing is returned when the frame is lost on it.
    std::optional<NodeIndex> cross(NodeIndex node, InterfaceIndex port, MacAddress mac, std::vector<PathHop>& hops) {
        for (LinkIndex i = 0; i < world_.cables.size(); ++i) {
            const snapshot::Cable& cable = world_.cables[i];
            const bool from_b = cable.b.node == node && cable.b.port == port;
            if (!from_b && !(cable.a.node == node && cable.a.port == port)) continue;
            const snapshot::CableEnd& here = from_b ? cable.b : cable.a;
            const snapshot::CableEnd& there = from_b ? cable.a : cable.b;
            if (!cable.carrier || here.impairment.drop_all || hops.size() > world_.cables.size()) return std::nullopt;
            hops.push_back({i, from_b});
            if (const snapshot::Switch* bridge = world_.network_switch(there.node))
                return through(*bridge, there.port, mac, hops);
            out_.end = there.node;
            const snapshot::Device* device = world_.device(there.node);
            if (device == nullptr || there.port >= device->interfaces.size()) return std::nullopt;
            if (!listens(device->interfaces[there.port], mac)) return std::nullopt;
            return there.node;
        }
        return std::nullopt;
    }

    /// A learned station has one port; an unknown one is flooded, and one of the copies finds it.
    std::optional<NodeIndex> through(const snapshot::Switch& bridge, InterfaceIndex in, MacAddress mac,
                                     std::vector<PathHop>& hops) {
        out_.end = bridge.node;
        const auto forwards = [&](std::size_t port) {
            return port < bridge.ports.size() && port != in && bridge.ports[port].carrier &&
                   bridge.ports[port].forwarding_from <= world_.now;
        };
        if (!bridge.powered) return std::nullopt;
        const auto known = std::find_if(bridge.stations.begin(), bridge.stations.end(),
                                        [mac](const auto& station) { return station.mac == mac; });
        if (known != bridge.stations.end())
            return forwards(known->port) ? cross(bridge.node, known->port, mac, hops) : std::nullopt;
        for (std::size_t port = 0; port < bridge.ports.size(); ++port) {
            if (!forwards(port)) continue;
            std::vector<PathHop> tried = hops;
            if (const auto receiver = cross(bridge.node, static_cast<InterfaceIndex>(port), mac, tried)) {
                hops = std::move(tried);
                return receiver;
            }
        }
        out_.end = bridge.node;
        return std::nullopt;
    }

    const snapshot::World& world_;
    Ipv4Address source_, destination_;
    PacketPath out_;
};

}  // namespace

PacketPath packetPath(const snapshot::World& world, NodeIndex from, Ipv4Address source, Ipv4Address destination) {
    return Walk(world, source, destination).from(from);
}

std::vector<PacketPath> espPaths(const snapshot::World& world) {
    std::vector<PacketPath> out;
    for (NodeIndex node = 0; node < world.nodes.size(); ++node) {
        const snapshot::Device* device = world.device(node);
        if (device == nullptr || !device->powered) continue;
        for (const crypto_map::AppliedView& applied : device->crypto_map.applied)
            for (const crypto_map::FlowView& flow : applied.flows)
                if (!flow.pairs.empty())
                    out.push_back(
                        packetPath(world, node, flow.pairs.back().endpoints.local, flow.pairs.back().endpoints.remote));
    }
    return out;
}

}  // namespace switchover::ui
