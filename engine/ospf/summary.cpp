// Area border routers: RFC 3509 says when a router is one for IOS, RFC 2328 §12.4.3 what it tells each area.
#include <algorithm>

#include "engine/ospf/process.h"

namespace switchover::ospf {

namespace {

bool is_summary(std::uint8_t type) { return type == kSummaryNetworkLsa || type == kSummaryAsbrLsa; }

bool lies_in(const Prefix& inner, const Prefix& outer) {
    return inner.length >= outer.length && outer.contains(inner.address);
}

}  // namespace

bool Process::attached(std::uint32_t area_number) const {
    // RFC 3509 §1.2: actively attached
    return std::ranges::any_of(interfaces_, [area_number](const InterfaceData& i) {
        return i.area == area_number && i.state != InterfaceState::Down;
    });
}

bool Process::is_abr() const {
    // RFC 3509 §2.1: for IOS only a router with the backbone among its areas is a border router.
    return areas_.size() > 1 && attached(0) &&
           std::ranges::any_of(areas_, [this](const Area& a) { return a.number != 0 && attached(a.number); });
}

bool Process::backbone_connected() const {
    return std::ranges::any_of(interfaces_, [](const InterfaceData& i) {
        return i.area == 0 && std::ranges::count(i.neighbors, NeighborState::Full, &Neighbor::state) > 0;
    });
}

bool Process::is_stub(std::uint32_t area_number) const { return area_number != 0 && config_.area(area_number).stub; }

void Process::find_active_ranges() {
    active_ranges_.clear();
    if (!is_abr()) return;
    for (const Area& a : areas_)
        for (const AreaRange& range : config_.area(a.number).ranges) {
            std::optional<std::uint32_t> cost;
            // IOS is compatible with RFC 1583 by default: the lowest cost inside, where RFC 2328 takes the highest.
            for (const PrefixRoute& p : a.routes.prefixes)
                if (lies_in(p.prefix, range.prefix)) cost = std::min(cost.value_or(p.cost), p.cost);
            if (cost) active_ranges_.push_back({a.number, range, *cost});
        }
}

bool Process::leads_into(const Hops& hops, std::uint32_t area_number) const {
    return std::ranges::any_of(hops.all(), [&](const rib::NextHop& hop) {
        const auto i = std::ranges::find(interfaces_, hop.interface, &InterfaceData::index);
        return i != interfaces_.end() && i->area == area_number;
    });
}

template <typename Route>
bool Process::advertises(const Route& route, std::uint32_t into) const {
    // §12.4.3: not into the area it is from or leads through, nothing from beyond the backbone back into it; and while
    // there is no neighbor in the backbone only what is inside an area (RFC 3509 §2.2).
    if (route.area == into || route.cost >= kLsInfinity || leads_into(route.hops, into)) return false;
    return !route.inter_area || (into != 0 && backbone_connected());
}

void Process::want_summaries(std::uint32_t into, std::map<ScopedKey, LsaBody>& wanted) const {
    const AreaConfig to = config_.area(into);
    const bool stub = is_stub(into);
    std::map<Prefix, std::uint32_t> costs;
    if (stub) costs.emplace(Prefix{}, to.default_cost);  // §12.4.3.1
    if (!stub || !to.no_summary) {
        for (const PrefixRoute& p : prefixes()) {
            const bool in_range = !p.inter_area && std::ranges::any_of(active_ranges_, [&p](const ActiveRange& r) {
                return r.area == p.area && lies_in(p.prefix, r.range.prefix);
            });
            if (!in_range && advertises(p, into)) costs.emplace(p.prefix, p.cost);
        }
        for (const ActiveRange& r : active_ranges_)
            if (r.area != into && r.range.advertise && r.cost < kLsInfinity) costs[r.range.prefix] = r.cost;
    }
    for (const auto& [prefix, cost] : costs) {
        // Appendix E: of several networks with one address, the longer ones set the host bits of the Link State ID.
        const SummaryLsa body{prefix.length, cost};
        if (wanted.try_emplace({into, {kSummaryNetworkLsa, prefix.address, router_id_}}, body).second) continue;
        wanted.try_emplace({into, {kSummaryNetworkLsa, prefix.broadcast(), router_id_}}, body);
    }
    if (stub) return;
    for (const RouterRoute& r : routers())
        if ((r.bits & RouterLsa::kBitE) != 0 && advertises(r, into))
            wanted.try_emplace({into, {kSummaryAsbrLsa, r.router_id, router_id_}}, SummaryLsa{0, r.cost});
}

void Process::originate_summaries(Services& s) {
    std::map<ScopedKey, LsaBody> wanted;
    if (is_abr())
        for (const Area& a : areas_)
            if (attached(a.number)) want_summaries(a.number, wanted);
    std::vector<ScopedKey> withdrawn;
    for (const auto& [key, own] : own_)
        if (is_summary(key.key.type) && own.wanted && !wanted.contains(key)) withdrawn.push_back(key);
    for (const ScopedKey& key : withdrawn) want(key, std::nullopt, s);
    for (auto& [key, body] : wanted) want(key, std::move(body), s);
}

void Process::forget_externals() {
    const bool taken = std::ranges::any_of(interfaces_, [](const InterfaceData& i) { return !i.stub; });
    if (taken || interfaces_.empty()) return;
    std::vector<LsaSlot> slots;
    for (const Database::IndexEntry& at : database_.of(kAsScope, kAsExternalLsa))
        if (at.key.key.advertising_router != router_id_ && database_.at(at.slot).retransmitters == 0)
            slots.push_back(at.slot);
    for (const LsaSlot slot : slots) database_.erase(slot);
    if (!slots.empty()) external_due_ = true;
}

}  // namespace switchover::ospf
