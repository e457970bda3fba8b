#include "engine/cdp/show.h"

#include <algorithm>
#include <array>

namespace switchover::cdp {

namespace {

constexpr std::string_view kNotEnabled = "% CDP is not enabled";
constexpr std::size_t kDeviceWidth = 17;
constexpr std::size_t kPlatformWidth = 9;

struct Capability {
    std::uint32_t bit;
    const char* letter;
    const char* word;
};
constexpr std::array kCapabilities = {
    Capability{kRouter, "R", "Router"},
    Capability{kTransparentBridge, "T", "Trans-Bridge"},
    Capability{kSourceRouteBridge, "B", "Source-Route-Bridge"},
    Capability{kSwitch, "S", "Switch"},
    Capability{kHost, "H", "Host"},
    Capability{kIgmp, "I", "IGMP"},
    Capability{kRepeater, "r", "Repeater"},
};

std::string letters(std::uint32_t capabilities) {
    std::string out;
    for (const Capability& c : kCapabilities)
        if ((capabilities & c.bit) != 0) out += (out.empty() ? "" : " ") + std::string{c.letter};
    return out;
}

std::string words(std::uint32_t capabilities) {
    std::string out;
    for (const Capability& c : kCapabilities)
        if ((capabilities & c.bit) != 0) out += std::string{c.word} + " ";
    return out;
}

/// `Fas 0/0`: three letters of the type and the unit.
std::string short_port(std::string_view name) {
    const std::size_t unit = std::min(name.find_first_of("0123456789"), name.size());
    if (unit == 0) return std::string{name};
    return fmt::format("{} {}", name.substr(0, std::min<std::size_t>(unit, 3)), name.substr(unit));
}

std::string short_platform(std::string_view platform) {
    if (platform.starts_with("cisco ") || platform.starts_with("Cisco ")) platform.remove_prefix(6);
    return std::string{platform.substr(0, kPlatformWidth)};
}

std::int64_t left(const NeighborView& n, Instant now) { return n.expires > now ? whole_seconds(n.expires - now) : 0; }

void show_entry(const NeighborView& n, Instant now, TextOut& out) {
    out.line("-------------------------");
    out.line("Device ID: {}", n.said.device_id);
    out.line("Entry address(es): ");
    for (const Ipv4Address& address : n.said.addresses) out.line("  IP address: {}", address.text());
    out.line("Platform: {},  Capabilities: {}", n.said.platform, words(n.said.capabilities));
    out.line("Interface: {},  Port ID (outgoing port): {}", n.interface_name, n.said.port_id);
    out.line("Holdtime : {} sec", left(n, now));
    out.line();
    out.line("Version :");
    out.line("{}", n.said.software);
    out.line();
    out.line("advertisement version: {}", n.said.version);
    if (n.said.native_vlan) out.line("Native VLAN: {}", *n.said.native_vlan);
    if (n.said.full_duplex) out.line("Duplex: {}", *n.said.full_duplex ? "full" : "half");
    out.line();
}

}  // namespace

void show_cdp(const View& view, TextOut& out) {
    if (!view.config.run) return out.line("{}", kNotEnabled);
    out.line("Global CDP information:");
    out.line("\tSending CDP packets every {} seconds", whole_seconds(view.config.timer));
    out.line("\tSending a holdtime value of {} seconds", whole_seconds(view.config.holdtime));
    out.line("\tSending CDPv2 advertisements is  enabled");
}

void show_cdp_neighbors(const View& view, Instant now, TextOut& out, InterfaceIndex only) {
    if (!view.config.run) return out.line("{}", kNotEnabled);
    out.line("Capability Codes: R - Router, T - Trans Bridge, B - Source Route Bridge");
    out.line("                  S - Switch, H - Host, I - IGMP, r - Repeater");
    out.line();
    out.line("Device ID        Local Intrfce     Holdtme    Capability  Platform  Port ID");
    for (const NeighborView& n : view.neighbors) {
        if (only != kNoInterface && n.interface != only) continue;
        // A name that fills its column has a line of its own.
        std::string device = n.said.device_id;
        if (device.size() >= kDeviceWidth) {
            out.line("{}", device);
            device.clear();
        }
        out.line("{:<17}{:<19}{:<13}{:<9}{:<10}{}", device, short_port(n.interface_name), left(n, now),
                 letters(n.said.capabilities), short_platform(n.said.platform), short_port(n.said.port_id));
    }
}

void show_cdp_neighbors_detail(const View& view, Instant now, TextOut& out, InterfaceIndex only) {
    if (!view.config.run) return out.line("{}", kNotEnabled);
    for (const NeighborView& n : view.neighbors)
        if (only == kNoInterface || n.interface == only) show_entry(n, now, out);
}

void show_cdp_entry(const View& view, std::string_view device, Instant now, TextOut& out) {
    if (!view.config.run) return out.line("{}", kNotEnabled);
    for (const NeighborView& n : view.neighbors)
        if (device == "*" || device == n.said.device_id) show_entry(n, now, out);
}

void show_cdp_interface(const View& view, TextOut& out, InterfaceIndex only) {
    if (!view.config.run) return out.line("{}", kNotEnabled);
    for (const InterfaceView& i : view.interfaces) {
        if (only != kNoInterface && i.interface != only) continue;
        const char* const hardware = !i.admin_up ? "administratively down" : i.carrier ? "up" : "down";
        out.line("{} is {}, line protocol is {}", i.name, hardware, i.line_up ? "up" : "down");
        out.line("  Encapsulation ARPA");
        out.line("  Sending CDP packets every {} seconds", whole_seconds(view.config.timer));
        out.line("  Holdtime is {} seconds", whole_seconds(view.config.holdtime));
    }
}

void show_cdp_traffic(const View& view, TextOut& out) {
    out.line("CDP counters :");
    out.line("\tTotal packets output: {}, Input: {}", view.counters.out, view.counters.in);
    out.line("\tHdr syntax: 0, Chksum error: {}, Encaps failed: 0", view.counters.refused);
    out.line("\tNo memory: {}, Invalid packet: 0, Fragmented: 0", view.counters.full);
    out.line("\tCDP version 1 advertisements output: 0, Input: 0");
    out.line("\tCDP version 2 advertisements output: {}, Input: {}", view.counters.out, view.counters.in);
}

}  // namespace switchover::cdp
