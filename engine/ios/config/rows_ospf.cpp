/// `ip ospf` of interfaces; under `router ospf` what belongs to areas and the default route.
#include <fmt/format.h>

#include <algorithm>

#include "engine/ios/config/row.h"
#include "engine/ios/config/secret.h"

namespace switchover::ios {
namespace {

constexpr std::size_t kLongestPassword = 8;
constexpr std::size_t kLongestDigestKey = 16;

Applied ospf_cost(Call& call) {
    current_interface(call).ospf.cost.reset();
    if (call.set()) current_interface(call).ospf.cost = static_cast<std::uint16_t>(call.match.number("cost"));
    return done();
}

Applied ospf_priority(Call& call) {
    current_interface(call).ospf.priority =
        call.set() ? static_cast<std::uint8_t>(call.match.number("priority")) : std::uint8_t{1};
    return done();
}

template <Duration ospf::InterfaceConfig::*Member, int DefaultSeconds>
Applied ospf_interval(Call& call) {
    current_interface(call).ospf.*Member =
        std::chrono::seconds{call.set() ? static_cast<std::int64_t>(call.match.number("seconds")) : DefaultSeconds};
    return done();
}

Applied ospf_dead(Call& call) {
    current_interface(call).ospf.dead_interval.reset();
    if (call.set()) current_interface(call).ospf.dead_interval = std::chrono::seconds{call.match.number("seconds")};
    return done();
}

Applied ospf_network(Call& call) {
    current_interface(call).ospf.network_type.reset();
    if (!call.set()) return done();
    current_interface(call).ospf.network_type =
        call.match.has("broadcast") ? ospf::NetworkType::Broadcast : ospf::NetworkType::PointToPoint;
    return done();
}

Applied ospf_mtu_ignore(Call& call) {
    current_interface(call).ospf.mtu_ignore = call.set();
    return done();
}

Applied ospf_authentication(Call& call) {
    std::optional<ospf::Authentication>& authentication = current_interface(call).ospf.authentication;
    authentication.reset();
    if (!call.set()) return done();
    authentication = call.match.has("message-digest") ? ospf::Authentication::MessageDigest
                     : call.match.has("null")         ? ospf::Authentication::Null
                                                      : ospf::Authentication::SimplePassword;
    return done();
}

/// The key that was typed, or what is wrong with it. One that is too long is cut, with a warning.
Result<ospf::Key, std::string> read_key(const Call& call, std::size_t longest, std::string& warning) {
    auto typed = typed_key(call, longest);
    if (!typed) return fail(std::move(typed.error()));
    if (typed->cut)
        warning = fmt::format("% OSPF: Warning: The password/key will be truncated to {} characters", longest);
    return ospf::Key{std::move(typed->clear), std::move(typed->written)};
}

Applied ospf_authentication_key(Call& call) {
    std::optional<ospf::Key>& held = current_interface(call).ospf.authentication_key;
    if (!call.set()) {
        held.reset();
        return done();
    }
    std::string warning;
    auto key = read_key(call, kLongestPassword, warning);
    if (!key) return refuse(std::move(key.error()));
    held = std::move(*key);
    return warning.empty() || call.phase == Phase::Startup ? done() : prints(std::move(warning));
}

Applied ospf_message_digest_key(Call& call) {
    std::vector<ospf::MessageDigestKey>& keys = current_interface(call).ospf.message_digest_keys;
    const auto id = static_cast<std::uint8_t>(call.match.number("id"));
    const auto same = std::ranges::find(keys, id, &ospf::MessageDigestKey::id);
    if (!call.set()) {
        if (same != keys.end()) keys.erase(same);
        return done();
    }
    std::string warning;
    auto key = read_key(call, kLongestDigestKey, warning);
    if (!key) return refuse(std::move(key.error()));
    if (same == keys.end()) {
        keys.push_back({id, std::move(*key)});
    } else if (same->key.text != key->text) {
        // A running router wants the old key taken back first, so that nobody changes it by a slip.
        if (call.phase == Phase::Live) return refuse(fmt::format("OSPF: Key {} already exists", id));
        same->key = std::move(*key);
    }
    return warning.empty() || call.phase == Phase::Startup ? done() : prints(std::move(warning));
}

ospf::Config& process(Call& call) {
    if (!call.config.ospf) call.config.ospf.emplace();
    return *call.config.ospf;
}

std::uint32_t area_number(const Call& call) {
    return call.match.has("area_id") ? static_cast<std::uint32_t>(call.match.number("area_id"))
                                     : call.match.address("area_address").value;
}

/// Applies `change` to what is configured of the area that the line names. An area without a line of its own is not
/// kept.
template <typename Change>
void change_area(Call& call, Change change) {
    std::vector<ospf::AreaConfig>& areas = process(call).areas;
    const std::uint32_t number = area_number(call);
    auto at = std::ranges::lower_bound(areas, number, {}, &ospf::AreaConfig::area);
    if (at == areas.end() || at->area != number) at = areas.insert(at, ospf::AreaConfig{number});
    change(*at);
    if (*at == ospf::AreaConfig{number}) areas.erase(at);
}

Applied area_authentication(Call& call) {
    change_area(call, [&call](ospf::AreaConfig& area) {
        area.authentication = !call.set()                        ? ospf::Authentication::Null
                              : call.match.has("message-digest") ? ospf::Authentication::MessageDigest
                                                                 : ospf::Authentication::SimplePassword;
    });
    return done();
}

Applied area_stub(Call& call) {
    if (call.set() && area_number(call) == 0) return refuse("% OSPF: Backbone can not be configured as stub area");
    const bool summary_only = call.match.has("no-summary");
    change_area(call, [&call, summary_only](ospf::AreaConfig& area) {
        // `no area 1 stub no-summary` leaves a stub area.
        if (call.set() || !summary_only) area.stub = call.set();
        area.no_summary = call.set() && summary_only;
    });
    return done();
}

Applied area_default_cost(Call& call) {
    change_area(call, [&call](ospf::AreaConfig& area) {
        area.default_cost =
            call.set() ? static_cast<std::uint32_t>(call.match.number("cost")) : ospf::AreaConfig{}.default_cost;
    });
    return done();
}

Applied area_range(Call& call) {
    const auto length = mask_length(call.match.address("range_mask").value);
    if (!length || *length == 0) return refuse("% OSPF: Invalid address/mask combination (discontiguous mask)");
    const Prefix prefix = Prefix::of(call.match.address("range_address"), *length);
    change_area(call, [&call, &prefix](ospf::AreaConfig& area) {
        const auto at = std::ranges::lower_bound(area.ranges, prefix, {}, &ospf::AreaRange::prefix);
        const bool there = at != area.ranges.end() && at->prefix == prefix;
        const bool hidden = call.match.has("not-advertise");
        // `no area 1 range … not-advertise` leaves the range.
        if (call.set() && !there) area.ranges.insert(at, {prefix, !hidden});
        if (there && (call.set() || hidden)) at->advertise = !(call.set() && hidden);
        if (there && !call.set() && !hidden) area.ranges.erase(at);
    });
    return done();
}

Applied default_information(Call& call) {
    const Match& m = call.match;
    std::optional<ospf::DefaultInformation>& rule = process(call).default_information;
    const std::string map = "default-information originate route-map";
    const bool options = m.has("always") || m.has("metric") || m.has("metric-type") || m.has("route-map");
    if (m.has("route-map") || (!options && !call.set()))
        keep_line(call.config, call.mode, Section::Router, map, call.set() ? map + " " + m.word("map") : "");
    if (call.set()) {
        // What the line does not name stays, as with `redistribute`.
        if (!rule) rule.emplace();
        rule->always |= m.has("always");
        if (m.has("metric")) rule->metric = static_cast<std::uint32_t>(m.number("metric_value"));
        if (m.has("metric-type")) rule->metric_type = static_cast<std::uint8_t>(m.number("type"));
        return m.has("route-map") ? partly("the route map is not evaluated") : done();
    }
    // `no default-information originate always` takes back only that word.
    if (!options) rule.reset();
    if (!rule) return done();
    if (m.has("always")) rule->always = false;
    if (m.has("metric")) rule->metric.reset();
    if (m.has("metric-type")) rule->metric_type = ospf::DefaultInformation{}.metric_type;
    return done();
}

constexpr Support kFull = Support::Full;
constexpr Support kPartial = Support::Partial;

constexpr Row kInterfaceRows[] = {
    {"ip ospf cost ~ <1-65535>:cost", kFull, ospf_cost},
    {"ip ospf priority ~ <0-255>:priority", kFull, ospf_priority},
    {"ip ospf hello-interval ~ <1-65535>:seconds", kFull, ospf_interval<&ospf::InterfaceConfig::hello_interval, 10>},
    {"ip ospf dead-interval ~ <1-65535>:seconds", kFull, ospf_dead},
    {"ip ospf retransmit-interval ~ <1-65535>:seconds", kFull,
     ospf_interval<&ospf::InterfaceConfig::retransmit_interval, 5>},
    {"ip ospf transmit-delay ~ <1-65535>:seconds", kFull, ospf_interval<&ospf::InterfaceConfig::transmit_delay, 1>},
    {"ip ospf network ~ {broadcast|point-to-point}", kFull, ospf_network},
    {"ip ospf network ~ {non-broadcast|point-to-multipoint [non-broadcast]}", kPartial, keep,
     "the network type stays as it is"},
    {"ip ospf mtu-ignore", kFull, ospf_mtu_ignore},
    {"ip ospf authentication ~ [message-digest|null]", kFull, ospf_authentication},
    {"ip ospf authentication-key ~ [<0-7>:type] LINE:key", kFull, ospf_authentication_key},
    {"ip ospf message-digest-key <1-255>:id ~ md5 [<0-7>:type] LINE:key", kFull, ospf_message_digest_key},
};

constexpr Row kRouterRows[] = {
    {"area {<0-4294967295>:area_id|A.B.C.D:area_address} authentication ~ [message-digest]", kFull,
     area_authentication},
    {"default-information originate ~ [{always|metric <0-16777214>:metric_value|metric-type <1-2>:type|route-map "
     "WORD:map}]...",
     kFull, default_information},
    {"area {<0-4294967295>:area_id|A.B.C.D:area_address} stub ~ [no-summary]", kFull, area_stub},
    {"area {<0-4294967295>:area_id|A.B.C.D:area_address} default-cost ~ <0-16777215>:cost", kFull, area_default_cost},
    {"area {<0-4294967295>:area_id|A.B.C.D:area_address} range A.B.C.D:range_address MASK:range_mask ~ "
     "[advertise|not-advertise]",
     kFull, area_range},
    {"area {<0-4294967295>|A.B.C.D} {filter-list|nssa|virtual-link} [LINE]", kPartial, keep, "not applied"},
};

}  // namespace

std::span<const Row> ospf_interface_rows() { return kInterfaceRows; }
std::span<const Row> ospf_router_rows() { return kRouterRows; }

}  // namespace switchover::ios
