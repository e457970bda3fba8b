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
    merge_areas();
    for (const LsaSlot slot : internal_.summaries) database_.at(slot).used_for_route = true;
    originate_summaries(s);
    install_routes(false, s);
    external_due_ = false;
}

void Process::merge_areas() {
    internal_ = {};
    active_ranges_.clear();
    only_area_ = areas_.size() == 1 && database_.of(areas_.front().number, kSummaryNetworkLsa).empty() &&
                 database_.of(areas_.front().number, kSummaryAsbrLsa).empty();
    if (only_area_) return;
    for (const Area& a : areas_) {
        internal_.prefixes.insert(internal_.prefixes.end(), a.routes.prefixes.begin(), a.routes.prefixes.end());
        // Of the routers only AS boundary routers are destinations; in a stub area none says that it is one.
        std::ranges::copy_if(a.routes.routers, std::back_inserter(internal_.routers),
                             [](const RouterRoute& r) { return (r.bits & RouterLsa::kBitE) != 0; });
    }
    keep_cheapest(internal_.prefixes, internal_.routers);
    find_active_ranges();
    std::vector<Prefix> ranges;
    for (const ActiveRange& r : active_ranges_) ranges.push_back(r.range.prefix);
    // RFC 3509 §2.2: a border router that has a neighbor in the backbone believes the backbone alone.
    const bool backbone_alone = is_abr() && backbone_connected();
    for (const Area& a : areas_)
        if (attached(a.number) && (!backbone_alone || a.number == 0))
            add_inter_area({database_, a.number, router_id_, a.routes.routers, ranges, config_.maximum_paths},
                           internal_);
}

std::span<const PrefixRoute> Process::prefixes() const {
    if (!only_area_) return internal_.prefixes;
    return areas_.empty() ? std::span<const PrefixRoute>{}
                          : std::span<const PrefixRoute>{areas_.front().routes.prefixes};
}

std::span<const RouterRoute> Process::routers() const {
    if (!only_area_) return internal_.routers;
    return areas_.empty() ? std::span<const RouterRoute>{}
                          : std::span<const RouterRoute>{areas_.front().routes.routers};
}

namespace {

/// A range of addresses that this router stands for: what is in it and unknown goes nowhere, as IOS has it.
rib::Route discard_route(const Prefix& prefix, std::uint32_t cost) {
    rib::Route route;
    route.prefix = prefix;
    route.code = rib::Code::OspfIntra;
    route.source = rib::Source::Ospf;
    route.metric = cost;
    route.paths = {{Ipv4Address{}, rib::kNullInterface}};
    return route;
}

}  // namespace

void Process::install_routes(bool external_only, Services& s) {
    const std::span<const PrefixRoute> prefixes = this->prefixes();
    std::size_t vertices = 0;
    for (const Area& a : areas_) vertices += a.routes.vertices;
    std::vector<Ipv4Address> own_addresses;
    for (const Interface& i : s.interfaces())
        for (const InterfaceAddress& a : i.addresses) own_addresses.push_back(a.address);
    const std::vector<ExternalRoute> externals =
        calculate_external({database_, router_id_, prefixes, routers(), own_addresses, config_.maximum_paths});

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
        const rib::Code code = p.inter_area ? rib::Code::OspfInter : rib::Code::OspfIntra;
        add(p.prefix, code, p.advertising_router, p.hops).metric = p.cost;
    }
    for (const ActiveRange& r : active_ranges_) {
        if (!r.range.advertise || std::ranges::binary_search(prefixes, r.range.prefix, {}, &PrefixRoute::prefix))
            continue;
        rib::Route& route = routes.emplace_back(discard_route(r.range.prefix, r.cost));
        route.distance = config_.distance;
        route.since = s.now;
        route.from = router_id_;
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
