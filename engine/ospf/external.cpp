#include <algorithm>

#include "engine/ospf/spf.h"

namespace switchover::ospf {

namespace {

/// Longest match among ascending prefixes.
const PrefixRoute* match(std::span<const PrefixRoute> prefixes, Ipv4Address a) {
    for (int length = 32; length >= 0; --length) {
        const Prefix wanted = Prefix::of(a, static_cast<unsigned>(length));
        const auto found = std::ranges::lower_bound(prefixes, wanted, {}, &PrefixRoute::prefix);
        if (found != prefixes.end() && found->prefix == wanted) return &*found;
    }
    return nullptr;
}

/// §16.4 (1) to (5): the path that one LSA offers.
std::optional<ExternalRoute> path_of(const ExternalInput& input, const Lsa& lsa) {
    const ExternalLsa& body = lsa.external();
    // (1) LSInfinity; (2) self-originated.
    if (body.metric == kLsInfinity || lsa.header.advertising_router == input.root) return std::nullopt;
    // (3) the ASBR must be reachable, and the forwarding address by an intra- or inter-area path.
    const auto asbr =
        std::ranges::lower_bound(input.routers, lsa.header.advertising_router, {}, &RouterRoute::router_id);
    if (asbr == input.routers.end() || asbr->router_id != lsa.header.advertising_router ||
        (asbr->bits & RouterLsa::kBitE) == 0)
        return std::nullopt;
    ExternalRoute route;
    route.prefix = Prefix::of(lsa.header.id, body.prefix_length);
    route.advertising_router = lsa.header.advertising_router;
    route.tag = body.tag;
    route.type_2 = body.type_2;
    std::uint32_t distance = asbr->cost;
    if (body.forwarding_address.is_unspecified()) {
        route.hops = asbr->hops;
    } else {
        if (std::ranges::count(input.own_addresses, body.forwarding_address) > 0) return std::nullopt;
        const PrefixRoute* via = match(input.prefixes, body.forwarding_address);
        if (via == nullptr) return std::nullopt;
        distance = via->cost;
        for (const rib::NextHop& hop : via->hops.all())
            route.hops.insert({hop.gateway.is_unspecified() ? body.forwarding_address : hop.gateway, hop.interface},
                              input.maximum_paths);
    }
    if (route.hops.empty()) return std::nullopt;
    // (4), (5)
    route.forward_cost = distance;
    route.cost = body.type_2 ? body.metric : distance + body.metric;
    return route;
}

/// §16.4 (6): negative when `a` is preferred.
int compare_paths(const ExternalRoute& a, const ExternalRoute& b) {
    if (a.type_2 != b.type_2) return a.type_2 ? 1 : -1;
    if (a.cost != b.cost) return a.cost < b.cost ? -1 : 1;
    if (a.type_2 && a.forward_cost != b.forward_cost) return a.forward_cost < b.forward_cost ? -1 : 1;
    return 0;
}

}  // namespace

std::vector<ExternalRoute> calculate_external(const ExternalInput& input) {
    std::vector<ExternalRoute> routes;
    for (const Database::IndexEntry& at : input.database.of(kAsScope, kAsExternalLsa)) {
        const DatabaseEntry& entry = input.database.at(at.slot);
        if (entry.max_age) continue;
        auto path = path_of(input, *entry.lsa);
        if (!path) continue;
        path->lsas.push_back(at.slot);
        // (6): intra- and inter-area paths always come first.
        const auto internal = std::ranges::lower_bound(input.prefixes, path->prefix, {}, &PrefixRoute::prefix);
        if (internal != input.prefixes.end() && internal->prefix == path->prefix) continue;
        const auto held = std::ranges::lower_bound(routes, path->prefix, {}, &ExternalRoute::prefix);
        if (held == routes.end() || held->prefix != path->prefix) {
            routes.insert(held, std::move(*path));
            continue;
        }
        const int order = compare_paths(*path, *held);
        if (order < 0) *held = std::move(*path);
        if (order == 0) {
            held->hops.merge(path->hops, input.maximum_paths);
            held->lsas.push_back(at.slot);
        }
    }
    return routes;
}

}  // namespace switchover::ospf
