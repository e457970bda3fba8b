#include "engine/ospf/spf.h"

#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <limits>
#include <numeric>

namespace switchover::ospf {

void Hops::insert(const rib::NextHop& hop, std::size_t most) {
    std::uint32_t at = 0;
    while (at < count_ && hops_[at] < hop) ++at;
    if (at < count_ && hops_[at] == hop) return;
    if (count_ < std::min(most, hops_.size())) {
        ++count_;
    } else if (at == count_) {
        return;
    }
    std::copy_backward(hops_.begin() + at, hops_.begin() + count_ - 1, hops_.begin() + count_);
    hops_[at] = hop;
}

namespace {

using Vertex = std::uint32_t;
constexpr Vertex kNoVertex = std::numeric_limits<Vertex>::max();
constexpr std::uint32_t kUnreached = std::numeric_limits<std::uint32_t>::max();

struct EdgeCost {
    std::uint32_t cost = 0;
};
using Graph = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, EdgeCost, boost::no_property,
                                                 std::uint32_t, std::uint32_t>;

/// The area's LSAs as vertices: routers first, then networks, both in the order of the database.
class AreaGraph {
   public:
    explicit AreaGraph(const SpfInput& input) : input_(input) {
        lsas_.reserve(input.database.index().size());
        slots_.reserve(input.database.index().size());
        collect(kRouterLsa);
        routers_ = static_cast<Vertex>(lsas_.size());
        ids_.reserve(routers_);
        for (const Lsa* lsa : lsas_) ids_.push_back(lsa->header.id);
        collect(kNetworkLsa);
    }

    Vertex size() const { return static_cast<Vertex>(lsas_.size()); }
    bool is_router(Vertex v) const { return v < routers_; }
    const Lsa& lsa(Vertex v) const { return *lsas_[v]; }
    LsaSlot slot(Vertex v) const { return slots_[v]; }

    Vertex find_router(Ipv4Address id) const {
        const auto found = std::lower_bound(ids_.begin(), ids_.end(), id);
        return found != ids_.end() && *found == id ? static_cast<Vertex>(found - ids_.begin()) : kNoVertex;
    }
    /// The network whose Designated Router has `address` and which lists `router`. Two routers may advertise the same
    /// Link State ID for a while after a change of router id.
    Vertex find_network(Ipv4Address address, Ipv4Address router) const {
        auto found = std::lower_bound(lsas_.begin() + routers_, lsas_.end(), address,
                                      [](const Lsa* l, Ipv4Address wanted) { return l->header.id < wanted; });
        for (; found != lsas_.end() && (*found)->header.id == address; ++found)
            if (std::ranges::count((*found)->network().attached_routers, router) > 0)
                return static_cast<Vertex>(found - lsas_.begin());
        return kNoVertex;
    }
    /// §16.1 (2b): the link of router `w` back to router or network `v`, needed for an edge between them.
    const RouterLink* link_back(Vertex w, Vertex v) const {
        const LinkType type = is_router(v) ? LinkType::PointToPoint : LinkType::Transit;
        for (const RouterLink& link : lsa(w).router().links)
            if (link.type == type && link.id == lsa(v).header.id) return &link;
        return nullptr;
    }

    /// Every edge that both ends advertise. A metric of 0, which §C.3 forbids, counts as 1 so that costs always rise
    /// from a router.
    Graph build() const {
        std::vector<std::pair<Vertex, Vertex>> edges;
        std::vector<EdgeCost> costs;
        std::size_t most = 0;
        for (Vertex v = 0; v < size(); ++v)
            most += is_router(v) ? lsa(v).router().links.size() : lsa(v).network().attached_routers.size();
        edges.reserve(most);
        costs.reserve(most);
        for (Vertex v = 0; v < size(); ++v) {
            if (is_router(v))
                add_router_edges(v, edges, costs);
            else
                for (const Ipv4Address id : lsa(v).network().attached_routers)
                    if (const Vertex w = find_router(id); w != kNoVertex && link_back(w, v) != nullptr) {
                        edges.emplace_back(v, w);
                        costs.push_back({0});
                    }
        }
        return Graph(boost::edges_are_sorted, edges.begin(), edges.end(), costs.begin(), size());
    }

   private:
    void collect(std::uint8_t type) {
        for (const Database::IndexEntry& at : input_.database.of(input_.area, type)) {
            const DatabaseEntry& entry = input_.database.at(at.slot);
            const LsaHeader& header = entry.lsa->header;
            if (entry.max_age || (type == kRouterLsa && header.id != header.advertising_router)) continue;
            lsas_.push_back(entry.lsa.get());
            slots_.push_back(at.slot);
        }
    }
    void add_router_edges(Vertex v, std::vector<std::pair<Vertex, Vertex>>& edges, std::vector<EdgeCost>& costs) const {
        const Ipv4Address id = lsa(v).header.id;
        for (const RouterLink& link : lsa(v).router().links) {
            Vertex w = kNoVertex;
            if (link.type == LinkType::PointToPoint) {
                w = find_router(link.id);
                if (w != kNoVertex && link_back(w, v) == nullptr) w = kNoVertex;
            } else if (link.type == LinkType::Transit) {
                w = find_network(link.id, id);
            }
            if (w == kNoVertex) continue;
            edges.emplace_back(v, w);
            costs.push_back({std::max<std::uint32_t>(link.metric, 1)});
        }
    }

    const SpfInput& input_;
    std::vector<const Lsa*> lsas_;
    std::vector<LsaSlot> slots_;
    std::vector<Ipv4Address> ids_;  // of the routers
    Vertex routers_ = 0;
};

/// §16.1.1 for every vertex, in order of distance.
class NextHops {
   public:
    NextHops(const SpfInput& input, const AreaGraph& area, Vertex root)
        : input_(input), area_(area), root_(root), hops_(area.size()) {}

    const Hops& of(Vertex v) const { return hops_[v]; }

    void spread(const Graph& graph, const std::vector<std::uint32_t>& distance, const std::vector<Vertex>& order) {
        for (const Vertex v : order)
            for (auto [e, end] = boost::out_edges(v, graph); e != end; ++e) {
                const auto w = static_cast<Vertex>(boost::target(*e, graph));
                if (w != root_ && distance[v] + graph[*e].cost == distance[w]) extend(v, w, graph[*e].cost);
            }
    }

   private:
    void extend(Vertex v, Vertex w, std::uint32_t cost) {
        if (v == root_) {
            from_root(w, cost);
            return;
        }
        if (!area_.is_router(v) && attached(v)) {
            // The network is attached to the root: the next hop is the router's own address on it.
            const RouterLink* link = area_.link_back(w, v);
            for (const rib::NextHop& hop : hops_[v].all())
                hops_[w].insert(hop.gateway.is_unspecified() ? rib::NextHop{link->data, hop.interface} : hop,
                                input_.maximum_paths);
            return;
        }
        hops_[w].merge(hops_[v], input_.maximum_paths);
    }
    bool attached(Vertex network) const {
        for (const rib::NextHop& hop : hops_[network].all())
            if (hop.gateway.is_unspecified()) return true;
        return false;
    }
    void from_root(Vertex w, std::uint32_t cost) {
        for (const RouterLink& link : area_.lsa(root_).router().links) {
            if (link.id != area_.lsa(w).header.id || std::max<std::uint32_t>(link.metric, 1) != cost) continue;
            if ((link.type == LinkType::PointToPoint) != area_.is_router(w) || link.type == LinkType::Stub) continue;
            for (const RootLink& own : input_.links) {
                if (own.address != link.data) continue;
                if (!area_.is_router(w))
                    hops_[w].insert({Ipv4Address{}, own.interface}, input_.maximum_paths);
                else if (own.point_to_point_neighbor && own.neighbor_router_id == link.id)
                    hops_[w].insert({*own.point_to_point_neighbor, own.interface}, input_.maximum_paths);
            }
        }
    }

    const SpfInput& input_;
    const AreaGraph& area_;
    Vertex root_;
    std::vector<Hops> hops_;
};

/// A destination before equal prefixes are merged.
struct Destination {
    Prefix prefix;
    std::uint32_t cost = 0;
    Vertex vertex = 0;
    auto operator<=>(const Destination&) const = default;
};

/// §16.1 (4) for networks and the second stage for stubs.
std::vector<Destination> destinations(const AreaGraph& area, const std::vector<Vertex>& order,
                                      const std::vector<std::uint32_t>& distance) {
    std::vector<Destination> found;
    std::size_t most = 0;
    for (const Vertex v : order) most += area.is_router(v) ? area.lsa(v).router().links.size() : 1;
    found.reserve(most);
    for (const Vertex v : order) {
        const Lsa& lsa = area.lsa(v);
        if (!area.is_router(v)) {
            found.push_back({Prefix::of(lsa.header.id, lsa.network().prefix_length), distance[v], v});
            continue;
        }
        for (const RouterLink& link : lsa.router().links) {
            const auto length = mask_length(link.data.value);
            if (link.type == LinkType::Stub && length)
                found.push_back({Prefix::of(link.id, *length), distance[v] + link.metric, v});
        }
    }
    std::sort(found.begin(), found.end());
    return found;
}

}  // namespace

AreaRoutes calculate_area(const SpfInput& input) {
    const AreaGraph area{input};
    AreaRoutes routes;
    const Vertex root = area.find_router(input.root);
    if (root == kNoVertex) return routes;
    const Graph graph = area.build();
    std::vector<std::uint32_t> distance(area.size(), kUnreached);
    const auto index = boost::get(boost::vertex_index, graph);
    boost::dijkstra_shortest_paths(graph, root,
                                   boost::weight_map(boost::get(&EdgeCost::cost, graph))
                                       .distance_map(boost::make_iterator_property_map(distance.begin(), index)));

    std::vector<Vertex> order(area.size());
    std::iota(order.begin(), order.end(), Vertex{0});
    std::erase_if(order, [&](Vertex v) { return distance[v] == kUnreached; });
    // §16.1 (3): networks before routers of the same distance, since an edge from a network costs nothing.
    std::sort(order.begin(), order.end(), [&](Vertex a, Vertex b) {
        if (distance[a] != distance[b]) return distance[a] < distance[b];
        if (area.is_router(a) != area.is_router(b)) return !area.is_router(a);
        return a < b;
    });
    NextHops hops{input, area, root};
    hops.spread(graph, distance, order);

    routes.vertices = order.size();
    routes.reached.reserve(order.size());
    for (const Vertex v : order)
        if (v != root) routes.reached.push_back(area.slot(v));
    for (const Vertex v : order)
        if (area.is_router(v) && v != root && area.lsa(v).router().bits != 0)
            routes.routers.push_back(
                {area.lsa(v).header.id, distance[v], hops.of(v), area.lsa(v).router().bits, input.area});
    std::ranges::sort(routes.routers, {}, &RouterRoute::router_id);
    const std::vector<Destination> found = destinations(area, order, distance);
    // Kept until the next calculation, so no larger than needed: both ends of a link advertise its prefix.
    std::size_t different = 0;
    for (std::size_t k = 0; k < found.size(); ++k)
        different += static_cast<std::size_t>(k == 0 || found[k].prefix != found[k - 1].prefix);
    routes.prefixes.reserve(different);
    bool own = false;  // a prefix of the root itself gets no next hops, whoever else advertises it
    for (const Destination& to : found) {
        if (!routes.prefixes.empty() && routes.prefixes.back().prefix == to.prefix) {
            PrefixRoute& best = routes.prefixes.back();
            if (to.vertex == root) {
                own = true;
                best.hops = {};
            }
            if (best.cost == to.cost && !own) best.hops.merge(hops.of(to.vertex), input.maximum_paths);
            continue;
        }
        own = to.vertex == root;
        routes.prefixes.push_back(
            {to.prefix, to.cost, hops.of(to.vertex), area.lsa(to.vertex).header.advertising_router, input.area});
    }
    return routes;
}

}  // namespace switchover::ospf
