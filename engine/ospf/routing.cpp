// RFC 2328 §16: when routes are calculated, and what the routing table gets.
#include <algorithm>

#include "engine/ospf/process.h"

namespace switchover::ospf {

namespace {

/// Of several areas' routes to one destination the cheapest, the lower area among equals.
void keep_cheapest(std::vector<PrefixRoute>& prefixes, std::vector<RouterRoute>& routers) {
    std::ranges::stable_sort(prefixes, [](const PrefixRoute& a, const PrefixRoute& b) {
        return std::pair{a.prefix, a.cost} < std::pair{b.prefix, b.cost};
    });
    std::ranges::stable_sort(routers, [](const RouterRoute& a, const RouterRoute& b) {
        return std::pair{a.router_id, a.cost} < std::pair{b.router_id, b.cost};
    });
    const auto repeated = std::unique(prefixes.begin(), prefixes.end(),
                                      [](const PrefixRoute& a, const PrefixRoute& b) { return a.prefix == b.prefix; });
    prefixes.erase(repeated, prefixes.end());
    const auto same = std::unique(routers.begin(), routers.end(), [](const RouterRoute& a, const RouterRoute& b) {
        return a.router_id == b.router_id;
    });
    routers.erase(same, routers.end());
}

}  // namespace

void Process::schedule_spf(Services& s) {
    if (s.timer_running(spf_timer_)) return;
    Instant at = s.now + config_.spf_delay;
    if (last_spf_ == kNever || s.now >= last_spf_ + spf_hold_) {
        spf_hold_ = config_.spf_hold;
    } else {
        at = std::max(at, last_spf_ + spf_hold_);
        spf_hold_ = std::min(2 * spf_hold_, std::max(config_.spf_hold, config_.spf_max));
    }
    s.start_timer(spf_timer_, tag(Timer::Spf), at);
}

void Process::run_spf(Services& s) {
    last_spf_ = s.now;
    ++spf_runs_;
    for (Area& a : areas_) {
        std::vector<RootLink> links;
        for (const InterfaceData& i : interfaces_) {
            if (i.area != a.number || i.state <= InterfaceState::Loopback) continue;
            RootLink link{i.index, i.address, std::nullopt, {}};
            for (const Neighbor& n : i.neighbors)
                if (!i.broadcast() && n.state == NeighborState::Full) {
                    link.point_to_point_neighbor = n.address;
                    link.neighbor_router_id = n.router_id;
                }
            links.push_back(link);
        }
        a.routes = calculate_area({database_, a.number, router_id_, links, config_.maximum_paths});
        ++a.spf_runs;
        a.last_spf = s.now;
    }
    for (const Database::IndexEntry& at : database_.index()) database_.at(at.slot).used_for_route = false;
    for (const Area& a : areas_)
        for (const LsaSlot slot : a.routes.reached) database_.at(slot).used_for_route = true;
    install_routes(false, s);
    external_due_ = false;
}

void Process::install_routes(bool external_only, Services& s) {
    // §16.2 would add inter-area routes here; of intra-area routes in several areas the cheapest stays.
    std::vector<PrefixRoute> merged_prefixes;
    std::vector<RouterRoute> merged_routers;
    std::size_t vertices = 0;
    for (const Area& a : areas_) vertices += a.routes.vertices;
    if (areas_.size() > 1) {
        for (const Area& a : areas_) {
            merged_prefixes.insert(merged_prefixes.end(), a.routes.prefixes.begin(), a.routes.prefixes.end());
            merged_routers.insert(merged_routers.end(), a.routes.routers.begin(), a.routes.routers.end());
        }
        keep_cheapest(merged_prefixes, merged_routers);
    }
    const bool single = areas_.size() == 1;
    const std::span<const PrefixRoute> prefixes = single ? areas_.front().routes.prefixes : merged_prefixes;
    const std::span<const RouterRoute> routers = single ? areas_.front().routes.routers : merged_routers;
    std::vector<Ipv4Address> own_addresses;
    for (const Interface& i : s.interfaces())
        for (const InterfaceAddress& a : i.addresses) own_addresses.push_back(a.address);
    const std::vector<ExternalRoute> externals =
        calculate_external({database_, router_id_, prefixes, routers, own_addresses, config_.maximum_paths});

    std::vector<rib::Route> routes;
    routes.reserve(prefixes.size() + externals.size());
    std::vector<Ipv4Address> sources;
    sources.reserve(prefixes.size() + externals.size());
    const auto add = [&](Prefix prefix, rib::Code code, Ipv4Address from, const Hops& hops) -> rib::Route& {
        rib::Route& route = routes.emplace_back();
        route.prefix = prefix;
        route.code = code;
        route.from = from;
        route.source = rib::Source::Ospf;
        route.distance = config_.distance;
        route.since = s.now;
        route.paths.assign(hops.all().begin(), hops.all().end());
        sources.push_back(from);
        return route;
    };
    for (const PrefixRoute& p : prefixes) {
        // Networks of this router itself are connected routes.
        if (p.hops.empty() || p.hops.all().front().gateway.is_unspecified()) continue;
        add(p.prefix, rib::Code::OspfIntra, p.advertising_router, p.hops).metric = p.cost;
    }
    for (const Database::IndexEntry& at : database_.of(kAsScope, kAsExternalLsa))
        database_.at(at.slot).used_for_route = false;
    for (const ExternalRoute& e : externals) {
        for (const LsaSlot slot : e.lsas) database_.at(slot).used_for_route = true;
        rib::Route& route =
            add(e.prefix, e.type_2 ? rib::Code::OspfExternal2 : rib::Code::OspfExternal1, e.advertising_router, e.hops);
        route.metric = e.cost;
        route.forward_metric = e.forward_cost;
        route.tag = e.tag;
    }
    std::ranges::sort(sources);
    const auto repeated = std::unique(sources.begin(), sources.end());
    sources.erase(repeated, sources.end());
    if (sources != route_sources_ || !external_only) routes_changed_ = s.now;
    route_sources_ = std::move(sources);
    SpfRun run{
        config_.process_id, spf_runs_, static_cast<std::uint32_t>(vertices), static_cast<std::uint32_t>(routes.size()),
        external_only,      {}};
    for (const Area& a : areas_) run.areas.push_back(a.number);
    s.record(Record{std::move(run)});
    s.replace_ospf_routes(config_.process_id, std::move(routes));
}

}  // namespace switchover::ospf
