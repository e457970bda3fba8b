#pragma once
/// The shortest-path tree of one area and what follows from it, RFC 2328 §16.1 and §16.4, as functions on values.
#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/ospf/database.h"
#include "engine/rib/route.h"

namespace switchover::ospf {

/// Equal next hops of one destination, ascending. No more than the routing table takes, so a plain value without
/// memory of its own: every vertex and every prefix has one.
class Hops {
   public:
    std::span<const rib::NextHop> all() const { return {hops_.data(), count_}; }
    bool empty() const { return count_ == 0; }
    /// Keeps the lowest `most` in order.
    void insert(const rib::NextHop& hop, std::size_t most);
    void merge(const Hops& other, std::size_t most) {
        for (const rib::NextHop& hop : other.all()) insert(hop, most);
    }
    bool operator==(const Hops& other) const { return std::ranges::equal(all(), other.all()); }

   private:
    std::array<rib::NextHop, rib::kMaximumPaths> hops_{};
    std::uint32_t count_ = 0;
};

/// An interface of the calculating router in the area, for §16.1.1.
struct RootLink {
    InterfaceIndex interface = kNoInterface;
    Ipv4Address address;                                 ///< as in the Link Data of the router's own LSA
    std::optional<Ipv4Address> point_to_point_neighbor;  ///< its address; absent on broadcast networks
    Ipv4Address neighbor_router_id;                      ///< of the point-to-point neighbor
};

struct PrefixRoute {
    Prefix prefix;
    std::uint32_t cost = 0;
    Hops hops;  ///< gateway 0.0.0.0: attached to this router
    Ipv4Address advertising_router;
    std::uint32_t area = 0;  ///< whose LSAs gave it
    bool inter_area = false;
};

/// An ASBR or ABR: of the area, or (`inter_area`) an ASBR behind a border router of it.
struct RouterRoute {
    Ipv4Address router_id;
    std::uint32_t cost = 0;
    Hops hops;
    std::uint8_t bits = 0;  ///< of its router-LSA
    std::uint32_t area = 0;
    bool inter_area = false;
};

struct AreaRoutes {
    std::vector<PrefixRoute> prefixes;  ///< ascending by prefix, one each
    std::vector<RouterRoute> routers;   ///< ascending by router id
    std::vector<LsaSlot> reached;       ///< the LSAs of the tree, the root's left out
    std::size_t vertices = 0;           ///< in the tree
};

struct SpfInput {
    const Database& database;
    std::uint32_t area = 0;
    Ipv4Address root;
    std::span<const RootLink> links;
    std::size_t maximum_paths = 4;
};

/// §16.1: both stages of the calculation for one area, with Boost.Graph's Dijkstra over vertex indices.
AreaRoutes calculate_area(const SpfInput& input);

/// What §16.2 needs of one area.
struct InterAreaInput {
    const Database& database;
    std::uint32_t area = 0;
    Ipv4Address root;
    std::span<const RouterRoute> routers;   ///< of this area, ascending
    std::span<const Prefix> active_ranges;  ///< of this router, whatever their area
    std::size_t maximum_paths = 4;
};

/// Routes of several areas to one destination each.
struct InternalRoutes {
    std::vector<PrefixRoute> prefixes;  ///< ascending by prefix
    std::vector<RouterRoute> routers;   ///< ascending by router id
    std::vector<LsaSlot> summaries;     ///< types 3 and 4 that gave some of them
};

/// §16.2 (1) to (6): adds what the summary-LSAs of one area offer to `routes`, where nothing better is there.
void add_inter_area(const InterAreaInput& input, InternalRoutes& routes);

struct ExternalRoute {
    Prefix prefix;
    bool type_2 = true;
    std::uint32_t cost = 0;          ///< type 1: whole cost; type 2: external metric
    std::uint32_t forward_cost = 0;  ///< distance to the ASBR or forwarding address
    Hops hops;
    std::uint32_t tag = 0;
    Ipv4Address advertising_router;
    std::vector<LsaSlot> lsas;  ///< those that gave it
};

/// What §16.4 needs besides the database.
struct ExternalInput {
    const Database& database;
    Ipv4Address root;
    std::span<const PrefixRoute> prefixes;  ///< intra-area (and inter-area), ascending
    std::span<const RouterRoute> routers;   ///< ascending
    std::span<const Ipv4Address> own_addresses;
    std::size_t maximum_paths = 4;
};

/// §16.4: the best path of every AS-external-LSA, ascending by prefix. Prefixes that `prefixes` holds are left out, and
/// so is an LSA whose forwarding address is this router's own.
std::vector<ExternalRoute> calculate_external(const ExternalInput& input);

}  // namespace switchover::ospf
