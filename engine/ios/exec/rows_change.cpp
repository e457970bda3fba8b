/// Commands that change the device: what the world does for an ExecInput.
#include "engine/device/device.h"
#include "engine/device/startup.h"
#include "engine/ios/config/blank.h"
#include "engine/ios/exec/row.h"
#include "engine/ios/log/clock.h"
#include "engine/ios/log/debug.h"
#include "engine/world/command.h"

namespace switchover::ios::exec {
namespace {

constexpr Level kPrivileged = Level::Privileged;
using Outcome = Result<std::uint32_t, std::string>;

Outcome clear_crypto_sa(ChangeCall& c) {
    if (c.match.has("counters"))
        c.device.clear_crypto_counters();
    else if (c.match.has("map"))
        c.device.clear_crypto_map_sa(c.match.word("name"), c.fabric);
    else
        c.device.clear_crypto_sa(c.match.has("peer") ? std::optional{c.match.address("A.B.C.D")} : std::nullopt,
                                 c.fabric);
    return 0u;
}
Outcome clear_crypto_isakmp(ChangeCall& c) {
    c.device.clear_crypto_isakmp(static_cast<std::uint32_t>(c.match.number("connection")), c.fabric);
    return 0u;
}
Outcome clear_crypto_session(ChangeCall& c) {
    c.device.clear_crypto_session(c.fabric);
    return 0u;
}
Outcome clear_ip_ospf(ChangeCall& c) {
    c.device.clear_ospf(c.fabric);
    return 0u;
}
Outcome clear_ip_route(ChangeCall& c) {
    if (c.match.has("*")) {
        c.device.clear_routes(std::nullopt, c.fabric);
        return 0u;
    }
    const Ipv4Address address = c.match.address("A.B.C.D");
    std::optional<Prefix> wanted;
    if (c.match.has("MASK")) {
        wanted = Prefix::of(address, mask_length(c.match.address("MASK").value).value_or(32));
    } else if (const rib::Row* row = c.device.rib().table()->match(address)) {
        wanted = row->prefix;  // without a mask the route that a packet to there would take
    }
    if (!wanted || c.device.rib().table()->exact(*wanted) == nullptr) return fail(std::string{"Network not in table"});
    c.device.clear_routes(wanted, c.fabric);
    return 0u;
}
Outcome clear_arp_cache(ChangeCall& c) {
    c.device.clear_arp_cache(c.fabric);
    return 0u;
}
Outcome clear_counters(ChangeCall& c) {
    InterfaceIndex only = kNoInterface;
    if (c.match.has("INTERFACE")) {
        only = c.device.find_interface(c.match.word("INTERFACE"));
        if (only == kNoInterface) return fail("there is no interface " + c.match.word("INTERFACE"));
    }
    c.device.clear_counters(only, c.fabric);
    return 0u;
}
Outcome clear_access_list_counters(ChangeCall& c) {
    const std::string list = c.match.word("list");
    if (!c.device.clear_access_list_counters(list)) return fail("there is no access list " + list);
    return 0u;
}
Outcome clear_cdp_table(ChangeCall& c) {
    c.device.clear_cdp_table(c.fabric);
    return 0u;
}
Outcome clear_cdp_counters(ChangeCall& c) {
    c.device.clear_cdp_counters();
    return 0u;
}
Outcome save(ChangeCall& c) {
    c.device.save_config();
    return 0u;
}
Outcome erase(ChangeCall& c) {
    set_startup_config(c.device, std::make_shared<const DeviceConfig>(blank_config(*c.device.startup_config())));
    return 0u;
}
Outcome debug(ChangeCall& c) {
    const std::string& text = c.match.text;
    const std::string words = text.substr(text.find(' ') + 1);
    DebugFlags flags = c.device.debug();
    if (!switch_debug(flags, words, !c.negated && text.starts_with("debug "))) return fail("there is no " + text);
    c.device.set_debug(flags);
    return 0u;
}

Outcome clock_set(ChangeCall& c) {
    const Zone zone = zone_of(*c.device.config());
    const auto told = [&] {
        const Clock clock{c.device.booted_at(), c.device.clock_offset()};
        return date_text(date_of(c.fabric.now, clock, zone), zone, false);
    };
    Date wanted;
    wanted.year = static_cast<int>(c.match.number("year"));
    wanted.month = static_cast<unsigned>(c.match.number("MONTH"));
    wanted.day = static_cast<unsigned>(c.match.number("day"));
    wanted.time = std::chrono::seconds{c.match.number("hh:mm:ss")};
    const auto offset = clock_offset(wanted, c.fabric.now, zone);
    if (!offset) return fail(std::string{"Invalid date"});
    const std::string before = told();
    c.device.set_clock(*offset);
    c.device.report(device::ClockSet{before, told()}, c.fabric);
    return 0u;
}

constexpr const char* kErase = "Erasing the nvram filesystem will remove all configuration files! Continue? [confirm]";

constexpr Row change(const char* pattern, Outcome (*run)(ChangeCall&), const char* question = "",
                     Forms forms = Forms::SetOnly, Trains trains = Trains::All) {
    return {pattern, kPrivileged, nullptr, run, nullptr, trains, forms, question};
}
constexpr Row debugs(const char* pattern) { return change(pattern, debug, "", Forms::Both); }

constexpr Row kRows[] = {
    change("clear access-list counters [WORD:list]", clear_access_list_counters),
    change("clear arp-cache", clear_arp_cache),
    change("clear cdp counters", clear_cdp_counters),
    change("clear cdp table", clear_cdp_table),
    change("clear counters", clear_counters, "Clear \"show interface\" counters on all interfaces [confirm]"),
    change("clear counters INTERFACE", clear_counters, "Clear \"show interface\" counters on this interface [confirm]"),
    change("clear crypto isakmp [<1-4294967295>:connection]", clear_crypto_isakmp),
    change("clear crypto sa [{counters|map WORD:name|peer A.B.C.D}]", clear_crypto_sa),
    change("clear crypto session", clear_crypto_session, "", Forms::SetOnly, Trains::Only12_3T),
    change("clear ip ospf [<1-65535>:process] process", clear_ip_ospf, "Reset ALL OSPF processes? [no]: "),
    change("clear ip route {*|A.B.C.D [MASK]}", clear_ip_route),
    change("clock set hh:mm:ss {<1-31>:day MONTH|MONTH <1-31>:day} <1993-2035>:year", clock_set),
    change("copy running-config startup-config", save, "Destination filename [startup-config]? "),
    change("erase startup-config", erase, kErase),
    change("write [memory]", save),
    change("write erase", erase, kErase),
    // The words are those of ios/log/debug.
    change("debug all", debug, "This may severely impact network performance. Continue? (yes/[no]): ", Forms::Both),
    debugs("debug {arp|ip icmp|ip routing|track}"),
    debugs("debug cdp {adjacency|events|packets}"),
    debugs("debug crypto {engine|ipsec|isakmp}"),
    debugs("debug ip ospf {adj|events|flood|hello|lsa-generation|packet|spf}"),
    debugs("debug ip packet [detail]"),
    debugs("debug standby [{errors|events|packets [detail]|terse}]"),
    change("undebug {all|arp|ip icmp|ip routing|track}", debug),
    change("undebug cdp {adjacency|events|packets}", debug),
    change("undebug crypto {engine|ipsec|isakmp}", debug),
    change("undebug ip ospf {adj|events|flood|hello|lsa-generation|packet|spf}", debug),
    change("undebug ip packet [detail]", debug),
    change("undebug standby [{errors|events|packets [detail]|terse}]", debug),
};

}  // namespace

std::span<const Row> change_rows() { return kRows; }

}  // namespace switchover::ios::exec

namespace switchover {

Result<std::uint32_t, std::string> change_device(std::string_view line, Device& device, Fabric& fabric) {
    const auto command = ios::exec::parse(line, {ios::exec::Level::Privileged, device.config()->is_12_2()});
    if (!command || command->row->change == nullptr)
        return fail("not a command that changes anything: " + std::string{line});
    ios::exec::ChangeCall call{device, fabric, command->match, command->negated};
    return command->row->change(call);
}

}  // namespace switchover
