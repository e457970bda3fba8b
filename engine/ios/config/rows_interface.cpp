/// Interface mode, without `standby` (rows_standby.cpp) and `ip ospf` (rows_ospf.cpp).
#include <fmt/format.h>

#include <algorithm>
#include <limits>

#include "engine/ios/config/row.h"
#include "engine/ios/config/subnets.h"

namespace switchover::ios {
namespace {

Applied description(Call& call) {
    current_interface(call).description = call.set() ? call.match.word("text") : "";
    return done();
}

Applied load_interval(Call& call) {
    current_interface(call).load_interval.reset();
    if (!call.set()) return done();
    if (call.match.number("seconds") % 30 != 0)
        return refuse("% Interval must be a multiple of 30 seconds", call.match.column("seconds"));
    current_interface(call).load_interval = std::chrono::seconds{call.match.number("seconds")};
    return done();
}

Applied shutdown(Call& call) {
    InterfaceConfig& i = current_interface(call);
    if (!call.set() && i.shutdown && call.phase == Phase::Live) {
        for (const InterfaceAddress& own : i.addresses)
            if (const auto other = overlapping(call.config.interfaces, i.name, own))
                return refuse(fmt::format("% {} overlaps with {}", own.prefix().address.text(), *other));
    }
    i.shutdown = call.set();
    return done();
}

/// `no ip address A MASK [secondary]`, or all of them.
Applied remove_address(Call& call, InterfaceConfig& i) {
    if (!call.match.has("address")) {
        i.addresses.clear();
        return done();
    }
    const Ipv4Address address = call.match.address("address");
    const auto found = std::find_if(i.addresses.begin(), i.addresses.end(),
                                    [&](const InterfaceAddress& own) { return own.address == address; });
    if (found == i.addresses.end()) return refuse("% Invalid address");
    if (found == i.addresses.begin() && i.addresses.size() > 1)
        return refuse("% Must delete secondary before deleting primary");
    i.addresses.erase(found);
    return done();
}

Applied ip_address(Call& call) {
    InterfaceConfig& i = current_interface(call);
    if (!call.set()) return remove_address(call, i);
    const Ipv4Address address = call.match.address("address");
    const Ipv4Address mask = call.match.address("mask");
    const auto length = mask_length(mask.value);
    if (!length || *length == 0)
        return refuse(fmt::format("Bad mask 0x{:X} for address {}", mask.value, address.text()));
    const InterfaceAddress wanted{address, *length};
    const Prefix prefix = wanted.prefix();
    const bool host_part_bad = *length < 31 && (address == prefix.address || address == prefix.broadcast());
    if (host_part_bad || address.is_multicast() || address.value >> 28 == 0xF)
        return refuse(fmt::format("Bad mask /{} for address {}", *length, address.text()));
    if (address.value >> 24 == 0 || address.value >> 24 == 127)
        return refuse(fmt::format("Not a valid host address - {}", address.text()));
    if (i.kind == InterfaceKind::Null) return refuse(kInvalidInput, call.match.column("address"));
    if (call.phase == Phase::Live && !i.shutdown) {
        if (const auto other = overlapping(call.config.interfaces, i.name, wanted))
            return refuse(fmt::format("% {} overlaps with {}", prefix.address.text(), *other));
    }
    if (!call.match.has("secondary")) {
        if (i.addresses.empty())
            i.addresses.push_back(wanted);
        else
            i.addresses.front() = wanted;
        return done();
    }
    if (i.addresses.empty()) return refuse("% Primary address must be set before a secondary one");
    const auto same = std::find_if(i.addresses.begin(), i.addresses.end(),
                                   [&](const InterfaceAddress& own) { return own.address == address; });
    if (same == i.addresses.begin()) return refuse("% Secondary can't be same as primary");
    if (same == i.addresses.end())
        i.addresses.push_back(wanted);
    else
        *same = wanted;
    return done();
}

template <bool InterfaceConfig::*Flag, bool Default>
Applied flag(Call& call) {
    current_interface(call).*Flag = call.verb == Verb::Default ? Default : call.set();
    return done();
}

Applied access_group(Call& call) {
    InterfaceConfig& i = current_interface(call);
    std::string& group = call.match.has("in") ? i.access_group_in : i.access_group_out;
    group = call.set() ? call.match.word("list") : "";
    return done();
}

Applied arp_timeout(Call& call) {
    current_interface(call).arp_timeout.reset();
    if (call.set()) current_interface(call).arp_timeout = std::chrono::seconds{call.match.number("seconds")};
    return done();
}

template <std::optional<std::uint32_t> InterfaceConfig::*Member>
Applied number(Call& call) {
    (current_interface(call).*Member).reset();
    if (call.set()) current_interface(call).*Member = static_cast<std::uint32_t>(call.match.number("value"));
    return done();
}

template <std::string InterfaceConfig::*Member>
Applied shown_word(Call& call) {
    current_interface(call).*Member = call.set() ? call.match.captures.back().text : "";
    return done();
}

Applied crypto_map_binding(Call& call) {
    InterfaceConfig& i = current_interface(call);
    if (call.set()) {
        if (call.phase == Phase::Live && call.config.crypto_maps.find(call.match.word("map")) == nullptr)
            return refuse("ERROR: Crypto Map with tag \"" + call.match.word("map") + "\" does not exist.",
                          call.match.column("map"));
        i.crypto_map = crypto_map::Binding{call.match.word("map"), call.match.word("standby")};
    } else if (!call.match.has("map") || (i.crypto_map && i.crypto_map->map == call.match.word("map"))) {
        i.crypto_map.reset();
    }
    return done();
}

constexpr Support kFull = Support::Full;
constexpr Support kHarmless = Support::Accepted;
constexpr Support kPartial = Support::Partial;
using If = InterfaceConfig;

constexpr Row kInterfaceRows[] = {
    {"description ~ LINE:text", kFull, description},
    {"shutdown", kFull, shutdown},
    {"ip address ~ A.B.C.D:address MASK:mask [secondary]", kFull, ip_address},
    {"ip directed-broadcast", kFull, flag<&If::directed_broadcast, false>},
    {"ip proxy-arp", kFull, flag<&If::proxy_arp, true>},
    {"ip redirects", kFull, flag<&If::redirects, true>},
    {"ip unreachables", kFull, flag<&If::unreachables, true>},
    {"ip access-group WORD:list {in|out}", kFull, access_group},
    {"arp timeout ~ <1-2147483>:seconds", kFull, arp_timeout},
    {"mtu ~ <64-18000>:value", kFull, number<&If::mtu>},
    {"bandwidth ~ <1-10000000>:value", kFull, number<&If::bandwidth_kbit>},
    {"delay ~ <1-16777215>:value", kFull, number<&If::delay_tens_usec>},
    {"duplex ~ {auto|full|half}", kHarmless, shown_word<&If::duplex>},
    {"speed ~ {10|100|1000|auto}", kHarmless, shown_word<&If::speed>},
    {"crypto map ~ WORD:map [redundancy WORD:standby]", kFull, crypto_map_binding},
    {"ip mtu ~ <68-18000>", kPartial, keep, "use mtu; ip mtu is not applied"},
    {"ip helper-address A.B.C.D", kPartial, keep, "UDP broadcasts are not forwarded"},
    {"ip tcp adjust-mss ~ <500-1460>", kPartial, keep, "the MSS is not changed"},
    {"ip policy route-map ~ WORD", kPartial, keep, "policy routing is not simulated"},
    {"ip nat {inside|outside}", kPartial, keep, "NAT is not simulated"},
    {"ip verify unicast LINE", kPartial, keep, "RPF is not simulated"},
    {"ip pim LINE", kPartial, keep, "multicast routing is not simulated"},
    {"service-policy {input|output} WORD", kPartial, keep, "QoS is not simulated"},
    {"carrier-delay ~ LINE", kPartial, keep, "carrier changes are reported at once"},
    {"atm ilmi-keepalive ~ [<1-65535>]", kHarmless, keep, "", {}, Shown::Both},
    // No LINE behind these: `ip route …` would be taken for a cut `ip route-cache …`.
    {"ip route-cache ~ [cbus|cef|distributed|flow|optimum|policy|same-interface]",
     kHarmless,
     keep,
     "",
     {},
     Shown::Negated},
    {"ip mroute-cache ~ [distributed]", kHarmless, keep, "", {}, Shown::Negated},
    {"ip mask-reply", kHarmless, keep},
    {"ip virtual-reassembly", kHarmless, keep},
    {"keepalive ~ [<0-32767>]", kHarmless, keep, "", {}, Shown::Both},
    {"load-interval ~ <30-600>:seconds", kFull, load_interval},
    {"cdp enable", kFull, flag<&If::cdp, true>},
    {"media-type ~ WORD", kHarmless, keep},
    {"negotiation ~ auto", kHarmless, keep, "", {}, Shown::Both},
    {"{hold-queue LINE|tx-ring-limit WORD}", kHarmless, keep},
    {"fair-queue ~ [LINE]", kHarmless, keep, "", {}, Shown::Both},
    {"mop {enabled|sysid}", kHarmless, keep, "", {}, Shown::Both},
    {"snmp {trap LINE|ifindex persist}", kHarmless, keep, "", {}, Shown::Both},
    {"arp arpa", kHarmless, keep, "", {}, Shown::Negated},
    {"logging event LINE", kHarmless, keep, "", {}, Shown::Both},
};

}  // namespace

std::span<const Row> interface_rows() { return kInterfaceRows; }

}  // namespace switchover::ios
