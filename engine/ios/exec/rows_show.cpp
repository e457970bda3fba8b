/// `show …` of the device itself: interfaces, configuration, access lists, HSRP, tracking.
#include "engine/acl/show.h"
#include "engine/arp/show.h"
#include "engine/hsrp/show.h"
#include "engine/ios/config/alias.h"
#include "engine/ios/config/blank.h"
#include "engine/ios/exec/row.h"
#include "engine/ios/log/debug.h"
#include "engine/ios/show/gather.h"
#include "engine/ios/show/interfaces.h"
#include "engine/ios/show/running_config.h"
#include "engine/ios/show/version.h"
#include "engine/track/show.h"

namespace switchover::ios::exec {
namespace {

constexpr Level kUser = Level::User;
constexpr Level kPrivileged = Level::Privileged;

hsrp::ShowFilter standby_filter(const ShowCall& call) {
    hsrp::ShowFilter filter;
    if (call.match.has("INTERFACE")) filter.interface = call.interface();
    if (call.match.has("group")) filter.group = static_cast<std::uint8_t>(call.match.number("group"));
    filter.all = call.match.has("all");
    return filter;
}

void standby(ShowCall& c) { hsrp::show_standby(c.device.hsrp, c.now(), c.out, standby_filter(c)); }
void standby_brief(ShowCall& c) { hsrp::show_standby_brief(c.device.hsrp, c.out, standby_filter(c)); }

void standby_delay(ShowCall& c) { hsrp::show_standby_delay(standby_delays(c.device), c.out); }

void track(ShowCall& c) {
    std::optional<std::uint16_t> only;
    if (c.match.has("number")) only = static_cast<std::uint16_t>(c.match.number("number"));
    track::show_track(c.device.track, only, c.now(), c.out);
}
void track_brief(ShowCall& c) { track::show_track_brief(c.device.track, c.now(), c.out); }

void arp(ShowCall& c) {
    const std::vector<std::string> names = c.names();
    std::optional<Ipv4Address> only;
    if (c.match.has("A.B.C.D")) only = c.match.address("A.B.C.D");
    arp::show_arp(c.device.arp, c.now(), names, c.out, only, c.interface());
}

void interfaces(ShowCall& c) { show_interfaces(c.device.interfaces, *c.device.config, c.interface(), c.now(), c.out); }

void interfaces_description(ShowCall& c) {
    show_interfaces_description(c.device.interfaces, *c.device.config, c.interface(), c.out);
}

void clock(ShowCall& c) {
    show_clock(*c.device.config, {c.device.booted_at, c.device.clock_offset}, c.now(), c.match.has("detail"), c.out);
}
void version(ShowCall& c) { show_version(c.device, c.now(), c.out); }

void configuration(ShowCall& c, const std::string& text) {
    c.out.raw(text);
    c.out.line();
}
void running_config(ShowCall& c) { configuration(c, show_running_config(*c.device.config)); }

void startup_config(ShowCall& c) {
    if (*c.device.startup == blank_config(*c.device.startup))
        c.out.line("startup-config is not present");
    else
        configuration(c, show_startup_config(*c.device.startup));
}

/// `show aliases [MODE]`
void alias_table(ShowCall& c) {
    std::string heading;
    for (const Alias& alias : aliases(*c.device.config)) {
        if (c.match.has("mode") && alias.mode != c.match.word("mode")) continue;
        if (alias.mode != heading) {
            heading = alias.mode;
            c.out.line("{}{} mode aliases:", static_cast<char>(heading.front() - 'a' + 'A'), heading.substr(1));
        }
        c.out.line("  {:<22}{}", alias.name, alias.command);
    }
    c.out.line();
}
void protocols(ShowCall& c) { show_protocols(c.device.interfaces, *c.device.config, c.interface(), c.out); }
void debugging(ShowCall& c) { show_debugging(c.device.debug, c.out); }

void access_lists(ShowCall& c) {
    acl::show_access_lists(c.device.access_lists, c.match.word("WORD"), c.is_12_2(), c.out);
}

constexpr Row kRows[] = {
    {"show access-lists [WORD]", kPrivileged, access_lists},
    {"show aliases [configure:mode|crypto-map:mode|crypto-transform:mode|exec:mode|interface:mode|ipenacl:mode|"
     "ipsnacl:mode|line:mode|route-map:mode|router:mode]",
     kUser, alias_table},
    {"show arp", kUser, arp},
    {"show clock", kUser, clock},
    {"show clock detail", kUser, clock},
    {"show configuration", kPrivileged, startup_config},
    {"show debugging", kPrivileged, debugging},
    {"show interfaces [INTERFACE]", kUser, interfaces},
    {"show interfaces [INTERFACE] description", kUser, interfaces_description},
    {"show ip access-lists [WORD]", kPrivileged, access_lists},
    {"show ip arp [A.B.C.D|INTERFACE]", kUser, arp},
    {"show protocols [INTERFACE]", kUser, protocols},
    {"show running-config", kPrivileged, running_config},
    {"show startup-config", kPrivileged, startup_config},
    {"show standby [INTERFACE [<0-255>:group]] [all]", kUser, standby},
    {"show standby [INTERFACE [<0-255>:group]] brief [all]", kUser, standby_brief},
    {"show standby delay", kUser, standby_delay},
    {"show track [<1-500>:number]", kUser, track},
    {"show track brief", kUser, track_brief},
    {"show version", kUser, version},
};

}  // namespace

std::span<const Row> show_rows() { return kRows; }

}  // namespace switchover::ios::exec
