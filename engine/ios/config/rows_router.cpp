/// `router ospf` and the lines of its mode, terminal lines, route maps.
#include <algorithm>

#include "engine/ios/config/row.h"
#include "engine/ios/config/secret.h"

namespace switchover::ios {
namespace {

ospf::Config& process(Call& call) {
    if (!call.config.ospf) call.config.ospf.emplace();
    return *call.config.ospf;
}

Applied router_id(Call& call) {
    process(call).router_id.reset();
    if (call.set()) process(call).router_id = call.match.address("id");
    if (call.phase == Phase::Startup) return done();
    return prints("Reload or use \"clear ip ospf process\" command, for this to take effect");
}

Applied network(Call& call) {
    const Ipv4Address wildcard = call.match.address("wildcard");
    const Ipv4Address address{call.match.address("address").value & ~wildcard.value};
    const std::uint32_t area = call.match.has("area_id") ? static_cast<std::uint32_t>(call.match.number("area_id"))
                                                         : call.match.address("area_address").value;
    std::vector<ospf::NetworkStatement>& networks = process(call).networks;
    const auto same = std::find_if(networks.begin(), networks.end(), [&](const ospf::NetworkStatement& n) {
        return n.address == address && n.wildcard == wildcard;
    });
    if (!call.set()) {
        if (same != networks.end()) networks.erase(same);
    } else if (same != networks.end()) {
        same->area = area;
    } else {
        networks.push_back({address, wildcard, area});
    }
    return done();
}

Applied passive_interface(Call& call) {
    ospf::Config& o = process(call);
    if (call.match.has("default")) {
        o.passive_default = call.set();
        o.passive_interfaces.clear();
        o.not_passive.clear();
        return done();
    }
    const std::string name = call.match.word("interface");
    std::vector<std::string>& exceptions = o.passive_default ? o.not_passive : o.passive_interfaces;
    std::erase(exceptions, name);
    if (call.set() != o.passive_default) exceptions.push_back(name);
    return done();
}

Applied redistribute(Call& call) {
    const Match& m = call.match;
    ospf::Config& o = process(call);
    std::optional<ospf::Redistribution>& r = m.has("static") ? o.redistribute_static : o.redistribute_connected;
    const bool options =
        m.has("metric") || m.has("metric-type") || m.has("subnets") || m.has("tag") || m.has("route-map");
    if (!call.set() && !options) {
        r.reset();
        keep_line(call.config, call.mode, Section::Router,
                  m.has("static") ? "redistribute static" : "redistribute connected", {});
        return done();
    }
    if (!r && !call.set()) return done();
    if (!r) r.emplace();
    const ospf::Redistribution defaults;
    // `no redistribute static metric 5` takes back only the metric.
    if (m.has("metric")) {
        r->metric.reset();
        if (call.set()) r->metric = static_cast<std::uint32_t>(m.number("metric_value"));
    }
    if (m.has("metric-type"))
        r->metric_type = call.set() ? static_cast<std::uint8_t>(m.number("type")) : defaults.metric_type;
    if (m.has("tag")) r->tag = call.set() ? static_cast<std::uint32_t>(m.number("tag_value")) : defaults.tag;
    if (m.has("subnets")) r->subnets = call.set();
    if (m.has("route-map")) {
        const std::string key =
            std::string{"redistribute "} + (m.has("static") ? "static" : "connected") + " route-map";
        keep_line(call.config, call.mode, Section::Router, key, call.set() ? key + " " + m.word("map") : "");
        return partly("the route map is not evaluated");
    }
    if (call.set() && !r->subnets && call.phase == Phase::Live)
        return prints("% Only classful networks will be redistributed");
    return done();
}

Applied reference_bandwidth(Call& call) {
    process(call).reference_bandwidth_mbps = call.set() ? static_cast<std::uint32_t>(call.match.number("mbps")) : 100;
    if (call.phase == Phase::Startup) return done();
    return prints(
        "% OSPF: Reference bandwidth is changed.\n        Please ensure reference bandwidth is consistent across all "
        "routers.");
}

Applied maximum_paths(Call& call) {
    process(call).maximum_paths = call.set() ? static_cast<std::uint8_t>(call.match.number("paths")) : std::uint8_t{4};
    return done();
}

Applied timers(Call& call) {
    ospf::Config& o = process(call);
    const ospf::Config defaults;
    o.spf_delay = defaults.spf_delay;
    o.spf_hold = defaults.spf_hold;
    o.spf_max = defaults.spf_max;
    if (!call.set()) return done();
    if (call.match.has("throttle")) {
        o.spf_delay = std::chrono::milliseconds{call.match.number("start")};
        o.spf_hold = std::chrono::milliseconds{call.match.number("hold")};
        o.spf_max = std::chrono::milliseconds{call.match.number("max")};
        return done();
    }
    o.spf_delay = std::chrono::seconds{call.match.number("delay")};
    o.spf_hold = o.spf_max = std::chrono::seconds{call.match.number("hold")};
    return done();
}

Applied log_adjacency_changes(Call& call) {
    process(call).log_adjacency_changes = call.verb != Verb::No;
    if (call.set() && call.match.has("detail")) return partly("only changes to and from Full are logged");
    return done();
}

Applied distance(Call& call) {
    process(call).distance =
        call.set() ? static_cast<std::uint8_t>(call.match.number("distance_value")) : std::uint8_t{110};
    return done();
}

/// `no exec-timeout` is `exec-timeout 0 0`.
Applied exec_timeout(Call& call) {
    if (call.verb != Verb::No) return keep(call);
    keep_line(call.config, call.mode, Section::Line, call.match.key, call.match.key + " 0 0");
    return done();
}

Applied privilege_level(Call& call) {
    const Applied kept = keep(call);
    const auto level = call.match.number("level");
    return call.set() && level > 1 && level < 15 ? partly("a level between 1 and 15 is that of user EXEC") : kept;
}

constexpr Support kFull = Support::Full;
constexpr Support kPartial = Support::Partial;
constexpr Support kHarmless = Support::Accepted;

constexpr Row kRouterRows[] = {
    {"router-id ~ A.B.C.D:id", kFull, router_id},
    {"network A.B.C.D:address WILDCARD:wildcard area {<0-4294967295>:area_id|A.B.C.D:area_address}", kFull, network},
    {"passive-interface {default|INTERFACE:interface}", kFull, passive_interface},
    {"redistribute {static|connected} ~ [{metric <0-16777214>:metric_value|metric-type <1-2>:type|subnets|tag "
     "<0-4294967295>:tag_value|route-map WORD:map}]...",
     kFull, redistribute},
    {"auto-cost ~ reference-bandwidth <1-4294967>:mbps", kFull, reference_bandwidth},
    {"maximum-paths ~ <1-16>:paths", kFull, maximum_paths},
    {"timers spf ~ <0-4294967>:delay <0-4294967>:hold", kFull, timers},
    {"timers throttle spf ~ <1-600000>:start <1-600000>:hold <1-600000>:max", kFull, timers},
    {"log-adjacency-changes ~ [detail]", kFull, log_adjacency_changes},
    {"distance ~ <1-255>:distance_value", kFull, distance},
    {"distance ospf LINE", kPartial, keep, "one distance is used for all OSPF routes"},
    {"default-metric ~ <1-16777214>", kPartial, keep, "not applied"},
    {"summary-address LINE", kPartial, keep, "not applied"},
    {"neighbor LINE", kPartial, keep, "not applied"},
    {"distribute-list LINE", kPartial, keep, "not applied"},
    {"max-metric LINE", kPartial, keep, "not applied"},
    {"timers {lsa|lsa-group-pacing|pacing} LINE", kPartial, keep, "not applied"},
    {"ignore lsa mospf", kHarmless, keep},
    {"compatible rfc1583", kPartial, keep, "always as with it: a range has the lowest cost inside", {}, Shown::Both},
};

constexpr Row kLineRows[] = {
    {"exec-timeout ~ <0-35791> [<0-2147483>]", kFull, exec_timeout},
    {"login ~ [local|authentication WORD]", kFull, keep, "", {}, Shown::Both},
    {"password ~ LINE", kFull, secret_line},
    {"stopbits ~ {1|1.5|2}", kHarmless, keep},
    {"databits ~ <5-8>", kHarmless, keep},
    {"parity ~ WORD", kHarmless, keep},
    {"speed ~ <0-4294967295>", kHarmless, keep},
    {"flowcontrol ~ LINE", kHarmless, keep},
    {"transport {preferred|input|output} ~ LINE", kHarmless, keep},
    {"logging synchronous ~ [LINE]", kFull, keep},
    {"length ~ <0-512>", kFull, keep},
    {"width ~ <0-512>", kFull, keep},
    {"history ~ [size <0-256>]", kFull, keep, "", {}, Shown::Both},
    {"privilege level ~ <0-15>:level", kFull, privilege_level},
    {"exec", kHarmless, keep, "", {}, Shown::Negated},
    {"session-timeout ~ LINE", kHarmless, keep},
    {"access-class LINE", kHarmless, keep},
    {"modem LINE", kHarmless, keep},
    {"escape-character ~ LINE", kHarmless, keep},
    {"location ~ LINE", kHarmless, keep},
};

constexpr Row kRouteMapRows[] = {
    {"{match|set} LINE", kPartial, keep, "route maps are kept but not evaluated"},
    {"description ~ LINE", kHarmless, keep},
};

}  // namespace

std::span<const Row> router_rows() { return kRouterRows; }
std::span<const Row> line_rows() { return kLineRows; }
std::span<const Row> route_map_rows() { return kRouteMapRows; }

}  // namespace switchover::ios
