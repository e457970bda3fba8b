#include <algorithm>

#include "engine/ospf/spf.h"

namespace switchover::ospf {

namespace {

/// Of routes to one destination, those inside an area before those between areas, then the cheapest; equally cheap ones
/// between areas become one with the paths of all.
template <typename Route, typename Key>
void keep_best(std::vector<Route>& routes, Key key, std::size_t maximum_paths) {
    std::ranges::stable_sort(routes, [key](const Route& a, const Route& b) {
        return std::tuple{key(a), a.inter_area, a.cost} < std::tuple{key(b), b.inter_area, b.cost};
    });
    std::size_t kept = 0;
    for (std::size_t at = 0; at < routes.size(); ++at) {
        if (kept > 0 && key(routes[kept - 1]) == key(routes[at])) {
            Route& best = routes[kept - 1];
            if (best.inter_area && best.cost == routes[at].cost) best.hops.merge(routes[at].hops, maximum_paths);
            continue;
        }
        if (kept != at) routes[kept] = std::move(routes[at]);
        ++kept;
    }
    routes.resize(kept);
}

/// A summary-LSA that was good for a route, for the moment.
struct Offered {
    Prefix prefix;  ///< of type 4 the router id
    bool asbr = false;
    std::uint32_t cost = 0;
    LsaSlot slot = kNoLsa;
};

template <typename Route>
bool won(const std::vector<Route>& routes, const auto& key, auto member, std::uint32_t cost) {
    const auto found = std::ranges::lower_bound(routes, key, {}, member);
    return found != routes.end() && (*found).*member == key && found->inter_area && found->cost == cost;
}

}  // namespace

void add_inter_area(const InterAreaInput& input, InternalRoutes& routes) {
    std::vector<Offered> offered;
    for (const std::uint8_t type : {kSummaryNetworkLsa, kSummaryAsbrLsa})
        for (const Database::IndexEntry& at : input.database.of(input.area, type)) {
            const DatabaseEntry& entry = input.database.at(at.slot);
            const LsaHeader& header = entry.lsa->header;
            const SummaryLsa& body = entry.lsa->summary();
            // (1), (2)
            if (entry.max_age || body.metric >= kLsInfinity || header.advertising_router == input.root) continue;
            const bool asbr = type == kSummaryAsbrLsa;
            const Prefix prefix = asbr ? Prefix::host(header.id) : Prefix::of(header.id, body.prefix_length);
            // (3) what this router itself has made a range of
            if (!asbr && std::ranges::count(input.active_ranges, prefix) > 0) continue;
            if (asbr && header.id == input.root) continue;
            // (4) by way of the border router
            const auto border =
                std::ranges::lower_bound(input.routers, header.advertising_router, {}, &RouterRoute::router_id);
            if (border == input.routers.end() || border->router_id != header.advertising_router ||
                (border->bits & RouterLsa::kBitB) == 0)
                continue;
            const std::uint32_t cost = border->cost + body.metric;
            if (asbr)
                routes.routers.push_back({header.id, cost, border->hops, RouterLsa::kBitE, input.area, true});
            else
                routes.prefixes.push_back({prefix, cost, border->hops, header.advertising_router, input.area, true});
            offered.push_back({prefix, asbr, cost, at.slot});
        }
    // (5), (6)
    keep_best(
        routes.prefixes, [](const PrefixRoute& r) { return r.prefix; }, input.maximum_paths);
    keep_best(
        routes.routers, [](const RouterRoute& r) { return r.router_id; }, input.maximum_paths);
    for (const Offered& o : offered) {
        const bool used = o.asbr ? won(routes.routers, o.prefix.address, &RouterRoute::router_id, o.cost)
                                 : won(routes.prefixes, o.prefix, &PrefixRoute::prefix, o.cost);
        if (used) routes.summaries.push_back(o.slot);
    }
}

}  // namespace switchover::ospf
