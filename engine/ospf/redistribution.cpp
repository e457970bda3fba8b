// Routes of other sources into AS-external-LSAs, RFC 2328 §12.4.4 and the habits of IOS.
#include <algorithm>

#include "engine/ospf/process.h"

namespace switchover::ospf {

namespace {
constexpr std::uint32_t kDefaultMetric = 20;
constexpr std::uint32_t kDefaultInformationMetric = 1;
constexpr Prefix kDefaultRoute{};
}  // namespace

const Redistribution* Process::rule_for(rib::Source source) const {
    const std::optional<Redistribution>* rule = nullptr;
    switch (source) {
        case rib::Source::Static:
        case rib::Source::ReverseRoute: rule = &config_.redistribute_static; break;
        case rib::Source::Connected: rule = &config_.redistribute_connected; break;
        case rib::Source::Ospf: return nullptr;
    }
    return *rule ? &**rule : nullptr;
}

bool Process::redistributes(const rib::Route& route) const {
    const Redistribution* rule = rule_for(route.source);
    if (rule == nullptr || route.prefix.length == 0) return false;  // IOS: 0.0.0.0/0 only by default-information
    if (!rule->subnets && route.prefix.length != classful_length(route.prefix.address)) return false;
    // A connected network that OSPF runs on is in the router-LSA already.
    return route.source != rib::Source::Connected ||
           std::ranges::none_of(interfaces_, [&route](const InterfaceData& i) { return i.prefix() == route.prefix; });
}

void Process::redistribute_all(Services& s) {
    redistributed_.clear();
    default_in_table_ = false;
    for (const rib::Source source : {rib::Source::Static, rib::Source::ReverseRoute})
        for (const rib::Route& route : s.routes_from(source)) default_in_table_ |= route.prefix == kDefaultRoute;
    for (const rib::Source source : {rib::Source::Connected, rib::Source::Static, rib::Source::ReverseRoute})
        if (rule_for(source) != nullptr)
            for (rib::Route& route : s.routes_from(source))
                if (redistributes(route)) redistributed_.insert_or_assign(route.prefix, std::move(route));
    redistribution_due_ = true;
}

void Process::on_route_change(const rib::Change& change, Services& s) {
    if (!running()) return;
    const rib::Route& route = change.route;
    if (route.prefix == kDefaultRoute && config_.default_information) {
        // One that OSPF itself made is no reason to advertise another.
        default_in_table_ = change.kind != rib::Change::Kind::Removed && route.source != rib::Source::Ospf;
        redistribution_due_ = true;
        finish_event(s);
        return;
    }
    if (change.kind != rib::Change::Kind::Removed && redistributes(route))
        redistributed_.insert_or_assign(route.prefix, route);
    else if (redistributed_.erase(route.prefix) == 0)
        return;
    redistribution_due_ = true;
    finish_event(s);
}

Ipv4Address Process::forwarding_address(const rib::Route& route, Services& s) const {
    if (route.paths.size() != 1 || route.paths.front().gateway.is_unspecified()) return {};
    const Ipv4Address gateway = route.paths.front().gateway;
    InterfaceIndex out = route.paths.front().interface;
    if (out == kNoInterface)
        if (const auto answer = s.route(gateway); answer && answer->next_hop == gateway) out = answer->out;
    // Cisco document 13682: OSPF runs there, not passive, not point-to-point, and the address is in a network range.
    const auto i = std::ranges::find(interfaces_, out, &InterfaceData::index);
    if (i == interfaces_.end() || i->state <= InterfaceState::Loopback || i->passive || !i->broadcast()) return {};
    if (!i->prefix().contains(gateway)) return {};
    const bool in_range =
        std::ranges::any_of(config_.networks, [gateway](const NetworkStatement& n) { return n.matches(gateway); });
    return in_range ? gateway : Ipv4Address{};
}

void Process::originate_externals(Services& s) {
    std::map<ScopedKey, LsaBody> wanted;
    if (const auto& rule = config_.default_information; rule && (rule->always || default_in_table_)) {
        // IOS tags it with the number of the process.
        wanted.emplace(ScopedKey{kAsScope, {kAsExternalLsa, kDefaultRoute.address, router_id_}},
                       ExternalLsa{0, rule->metric_type == 2, rule->metric.value_or(kDefaultInformationMetric),
                                   Ipv4Address{}, config_.process_id});
    }
    for (const auto& [prefix, route] : redistributed_) {
        const Redistribution* rule = rule_for(route.source);
        if (rule == nullptr) continue;
        const ExternalLsa body{prefix.length, rule->metric_type == 2, rule->metric.value_or(kDefaultMetric),
                               forwarding_address(route, s), route.tag != 0 ? route.tag : rule->tag};
        // Appendix E: of several networks with one address, the longer ones set the host bits of the Link State ID.
        const ScopedKey plain{kAsScope, {kAsExternalLsa, prefix.address, router_id_}};
        if (wanted.try_emplace(plain, body).second) continue;
        wanted.try_emplace({kAsScope, {kAsExternalLsa, prefix.broadcast(), router_id_}}, body);
    }
    std::vector<ScopedKey> withdrawn;
    for (const auto& [key, own] : own_)
        if (key.scope == kAsScope && own.wanted && !wanted.contains(key)) withdrawn.push_back(key);
    for (const ScopedKey& key : withdrawn) want(key, std::nullopt, s);
    for (auto& [key, body] : wanted) want(key, std::move(body), s);
}

}  // namespace switchover::ospf
