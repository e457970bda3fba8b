#pragma once
/// OSPF's part of a snapshot: how one process stands. Instants, never remaining times.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/ids.h"
#include "engine/ospf/config.h"
#include "engine/ospf/database.h"
#include "engine/ospf/interface_state_machine.h"
#include "engine/ospf/neighbor_state_machine.h"
#include "engine/rib/route.h"

namespace switchover::ospf {

struct NeighborView {
    Ipv4Address router_id;
    Ipv4Address address;
    std::uint8_t priority = 0;
    NeighborState state = NeighborState::Down;
    std::uint8_t options = 0;
    Ipv4Address designated_router;
    Ipv4Address backup_designated_router;
    Instant dead_at = kNever;
    Instant state_since = kPowerOn;
    std::uint32_t state_changes = 0;
    std::uint32_t retransmission_count = 0;
    std::uint32_t request_count = 0;
    std::uint32_t retransmissions = 0;        ///< LSAs sent again so far
    std::optional<std::uint8_t> key_id = {};  ///< of the message digest that it last sent
};

struct InterfaceView {
    InterfaceIndex index = kNoInterface;
    std::string name;
    bool admin_up = true;
    bool line_up = true;
    std::uint32_t area = 0;
    NetworkType type = NetworkType::Broadcast;
    bool loopback = false;
    bool passive = false;
    InterfaceState state = InterfaceState::Down;
    Ipv4Address address;
    std::uint8_t prefix_length = 0;
    std::uint16_t cost = 1;
    InterfaceConfig config;
    Ipv4Address designated_router;
    Ipv4Address backup_designated_router;
    Ipv4Address designated_router_id;
    Ipv4Address backup_designated_router_id;
    Instant next_hello = kNever;
    Instant wait_until = kNever;
    Authentication authentication = Authentication::Null;  ///< in use: its own or that of the area
    std::vector<NeighborView> neighbors;                   ///< ascending by router id
};

struct LsaView {
    std::uint32_t scope = 0;  ///< area, or kAsScope
    LsaPtr lsa;
    Instant born;
    bool max_age = false;
    bool used_for_route = false;
    std::uint16_t age(Instant now) const {
        return DatabaseEntry{lsa, scope, born, {}, {}, {}, 0, max_age, false}.age(now);
    }
};

struct AreaRangeView {
    AreaRange range;
    std::optional<std::uint32_t> cost;  ///< absent: not active, no network of the area lies within
};

struct AreaView {
    std::uint32_t area = 0;
    std::uint32_t interfaces = 0;
    std::uint32_t spf_runs = 0;
    Instant last_spf = kNever;  ///< kNever: none yet
    std::vector<AreaRangeView> ranges = {};
};

/// An area border or AS boundary router of an area.
struct BorderRouterView {
    Ipv4Address router_id;
    std::uint32_t area = 0;
    std::uint32_t cost = 0;
    std::uint8_t bits = 0;           ///< of its router-LSA
    std::vector<rib::NextHop> hops;  ///< ascending
    bool inter_area = false;
};

struct View {
    Config config;
    Ipv4Address router_id;  ///< 0.0.0.0: the process does not run
    bool is_asbr = false;
    bool is_abr = false;
    std::vector<InterfaceView> interfaces;         ///< ascending by index
    std::vector<AreaView> areas;                   ///< ascending
    std::vector<BorderRouterView> border_routers;  ///< ascending by area, then router id; this router left out
    std::vector<LsaView> database;           ///< ascending by scope, type, id, advertising router; bodies are shared
    std::vector<Ipv4Address> route_sources;  ///< routers whose LSAs gave the routes now installed
    Instant routes_changed = kNever;
};

}  // namespace switchover::ospf
