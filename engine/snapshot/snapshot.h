#pragma once
/// How a world is at one instant, as immutable values that any thread may read. A device that handled no event since
/// the previous snapshot keeps its part, so taking one costs what changed. Times are absolute instants.
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "engine/acl/view.h"
#include "engine/arp/view.h"
#include "engine/cdp/view.h"
#include "engine/crypto_map/view.h"
#include "engine/device/config.h"
#include "engine/device/planned_reload.h"
#include "engine/hsrp/view.h"
#include "engine/ike/view.h"
#include "engine/link/flap.h"
#include "engine/link/pipe.h"
#include "engine/ospf/view.h"
#include "engine/probe/view.h"
#include "engine/rib/view.h"
#include "engine/sim/debug.h"
#include "engine/topology/topology.h"
#include "engine/track/view.h"

namespace switchover {
class World;
}

namespace switchover::snapshot {

struct Device {
    NodeIndex node = kNoNode;
    std::string name;  ///< of the lab
    bool is_host = false;
    bool powered = false;
    Instant booted_at;
    bool reloaded = false;                 ///< it came up by `reload`
    std::optional<Duration> clock_offset;  ///< `clock set`: to be added to virtual time
    std::optional<PlannedReload> planned_reload;
    std::uint64_t version = 0;
    std::shared_ptr<const DeviceConfig> config;   ///< running configuration
    std::shared_ptr<const DeviceConfig> startup;  ///< what the next boot starts with
    DebugFlags debug;
    std::vector<Interface> interfaces;
    acl::View access_lists;
    arp::View arp;
    std::vector<std::pair<InterfaceIndex, Ipv4Address>> resolved;  ///< neighbours with a known MAC, ascending
    rib::View rib;
    std::vector<track::ObjectView> track;
    std::vector<hsrp::GroupView> hsrp;
    std::optional<ospf::View> ospf;
    crypto_map::View crypto_map;
    ike::View ike;
    probe::View probe;
    cdp::View cdp;
};

struct SwitchPort {
    std::string name;
    bool carrier = false;
    Instant forwarding_from;
    std::uint64_t frames_in = 0, frames_out = 0;
};

struct Switch {
    NodeIndex node = kNoNode;
    std::string name;
    bool powered = false;
    std::uint64_t version = 0;
    std::vector<SwitchPort> ports;
    struct Station {
        MacAddress mac;
        InterfaceIndex port = 0;
        Instant last_seen;
    };
    std::vector<Station> stations;
};

/// One end of a cable: whether this end's port is shut, dark or up.
enum class EndState : std::uint8_t { AdminDown, NoCarrier, Up };

struct CableEnd {
    NodeIndex node = kNoNode;
    InterfaceIndex port = kNoInterface;
    std::string port_name;
    EndState state = EndState::NoCarrier;
    Impairment impairment;  ///< of what this end sends
    PipeCounters sent;
};

struct Cable {
    CableEnd a, b;
    bool cut = false;
    bool carrier = false;
    std::optional<Flap> flap{};
};

using Node = std::variant<std::shared_ptr<const Device>, std::shared_ptr<const Switch>>;

struct World {
    Instant now;
    std::uint64_t seed = 0;
    std::uint64_t fingerprint = 0;
    std::uint64_t events = 0;
    std::size_t journal_entries = 0;
    std::shared_ptr<const topology::Topology> topology;
    std::vector<Node> nodes;
    std::vector<Cable> cables;

    const Device* device(NodeIndex node) const {
        const auto* d = node < nodes.size() ? std::get_if<std::shared_ptr<const Device>>(&nodes[node]) : nullptr;
        return d == nullptr ? nullptr : d->get();
    }
    const Switch* network_switch(NodeIndex node) const {
        const auto* d = node < nodes.size() ? std::get_if<std::shared_ptr<const Switch>>(&nodes[node]) : nullptr;
        return d == nullptr ? nullptr : d->get();
    }
    const std::string& name(NodeIndex node) const {
        return std::visit([](const auto& n) -> const std::string& { return n->name; }, nodes[node]);
    }
    NodeIndex find(std::string_view node_name) const;
    const Device* device(std::string_view node_name) const { return device(find(node_name)); }
};

/// Takes a snapshot; parts equal to those of `previous` (may be null) are shared with it.
std::shared_ptr<const World> take(const switchover::World& world, const World* previous = nullptr);

}  // namespace switchover::snapshot
