#include "engine/ios/show/interfaces.h"

#include <algorithm>
#include <cmath>

namespace switchover::ios {

namespace {

std::string since(Instant at, Instant now) { return at == kNever ? "never" : ios_elapsed(now - at); }

const char* line_status(const Interface& i) {
    if (!i.admin_up) return "administratively down";
    return i.carrier ? "up" : "down";
}

/// Load in 255ths of the bandwidth, never less than 1.
int share(double bits_per_second, const Interface& i) {
    const double all = 1000.0 * std::max<std::uint32_t>(i.bandwidth_kbit, 1);
    return std::clamp(static_cast<int>(bits_per_second * 255 / all), 1, 255);
}

/// IOS prints whole thousands of bits and whole packets.
std::string rate(double bits_per_second, double packets_per_second) {
    return fmt::format("{} bits/sec, {} packets/sec", std::llround(std::floor(bits_per_second / 1000)) * 1000,
                       std::llround(packets_per_second));
}

void show_hardware(const Interface& i, const InterfaceLoad& load, TextOut& out) {
    if (i.kind == InterfaceKind::Loopback) {
        out.line("  Hardware is Loopback");
    } else if (i.kind == InterfaceKind::Ethernet) {
        out.line("  Hardware is i82543 (Livengood), address is {0} (bia {0})", i.mac.text());
    } else {
        out.line("  Hardware is ENHANCED ATM PA");
    }
    if (!i.description.empty()) out.line("  Description: {}", i.description);
    if (i.has_address()) out.line("  Internet address is {}/{}", i.address().text(), i.prefix_length());
    out.line("  MTU {} bytes, BW {} Kbit, DLY {} usec, ", i.kind == InterfaceKind::Loopback ? 1514 : i.mtu,
             i.bandwidth_kbit, i.delay_usec);
    out.line("     reliability 255/255, txload {}/255, rxload {}/255", share(load.bits_out, i), share(load.bits_in, i));
}

/// The fixed part of `show ip interface`: features that this router does not have.
void show_ip_features(bool is_12_2, TextOut& out) {
    out.line("  IP fast switching is enabled");
    out.line("  IP fast switching on the same interface is disabled");
    out.line("  IP Flow switching is disabled");
    out.line("  IP CEF switching is enabled");
    out.line("  IP {} Fast switching turbo vector", is_12_2 ? "CEF" : "Feature");
    if (!is_12_2) out.line("  IP Feature CEF switching turbo vector");
    out.line("  IP multicast fast switching is enabled");
    out.line("  IP multicast distributed fast switching is disabled");
    out.line("  IP route-cache flags are Fast, CEF");
    out.line("  Router Discovery is disabled");
    out.line("  IP output packet accounting is disabled");
    out.line("  IP access violation accounting is disabled");
    out.line("  TCP/IP header compression is disabled");
    out.line("  RTP/IP header compression is disabled");
    out.line("  Probe proxy name replies are disabled");
    out.line("  Policy routing is disabled");
    out.line("  Network address translation is disabled");
    out.line("  WCCP Redirect outbound is disabled");
    out.line("  WCCP Redirect inbound is disabled");
    out.line("  WCCP Redirect exclude is disabled");
    out.line("  BGP Policy Mapping is disabled");
}

std::string access_group(const std::string& list) { return list.empty() ? "not set" : list; }

void show_ip_settings(const Interface& i, const InterfaceConfig* config, const std::vector<Ipv4Address>& groups,
                      bool is_12_2, TextOut& out) {
    out.line("  Internet address is {}/{}", i.address().text(), i.prefix_length());
    out.line("  Broadcast address is 255.255.255.255");
    out.line("  Address determined by non-volatile memory");
    out.line("  MTU is {} bytes", i.kind == InterfaceKind::Loopback ? 1514 : i.mtu);
    out.line("  Helper address is not set");
    out.line("  Directed broadcast forwarding is {}", i.directed_broadcast ? "enabled" : "disabled");
    for (std::size_t n = 1; n < i.addresses.size(); ++n)
        out.line("  Secondary address {}/{}", i.addresses[n].address.text(), i.addresses[n].length);
    if (!groups.empty()) {
        std::string text;
        for (const Ipv4Address& group : groups) text += " " + group.text();
        out.line("  Multicast reserved groups joined:{}", text);
    }
    out.line("  Outgoing access list is {}", access_group(config == nullptr ? "" : config->access_group_out));
    out.line("  Inbound  access list is {}", access_group(config == nullptr ? "" : config->access_group_in));
    out.line("  Proxy ARP is {}", i.proxy_arp ? "enabled" : "disabled");
    if (!is_12_2) out.line("  Local Proxy ARP is disabled");
    out.line("  Security level is default");
    out.line("  Split horizon is enabled");
    out.line("  ICMP redirects are {} sent", i.redirects ? "always" : "never");
    out.line("  ICMP unreachables are {} sent", i.unreachables ? "always" : "never");
    out.line("  ICMP mask replies are never sent");
    show_ip_features(is_12_2, out);
}

void show_ethernet(const InterfaceConfig* config, TextOut& out) {
    out.line("  Encapsulation ARPA, loopback not set");
    out.line("  Keepalive set (10 sec)");
    const bool half = config != nullptr && config->duplex == "half";
    const std::string speed = config != nullptr && config->speed == "10" ? "10Mb/s" : "100Mb/s";
    out.line("  {}-duplex, {}, 100BaseTX/FX", half ? "Half" : "Full", speed);
    const Duration timeout = config != nullptr && config->arp_timeout ? *config->arp_timeout : Duration{4h};
    out.line("  ARP type: ARPA, ARP Timeout {}", hours_minutes_seconds(timeout));
}

void show_counters(const Interface& i, const InterfaceLoad& load, Instant now, TextOut& out) {
    const InterfaceCounters& c = i.counters;
    const bool loopback = i.kind == InterfaceKind::Loopback;
    out.line("  Last input {}, output {}, output hang never", since(c.last_input, now), since(c.last_output, now));
    out.line("  Last clearing of \"show interface\" counters {}", since(c.cleared, now));
    out.line("  Input queue: 0/75/0/0 (size/max/drops/flushes); Total output drops: {}", c.output_drops);
    out.line("  Queueing strategy: fifo");
    out.line("  Output queue: 0/{} (size/max)", loopback ? 0 : 40);
    const std::int64_t interval = whole_seconds(c.load_interval);
    const std::string over =
        interval % 60 == 0 ? fmt::format("{} minute", interval / 60) : fmt::format("{} second", interval);
    out.line("  {} input rate {}", over, rate(load.bits_in, load.packets_in));
    out.line("  {} output rate {}", over, rate(load.bits_out, load.packets_out));
    out.line("     {} packets input, {} bytes", c.packets_in, c.bytes_in);
    out.line("     Received {} broadcasts, 0 runts, 0 giants, 0 throttles", c.broadcasts_in);
    out.line("     {} input errors, {} CRC, 0 frame, 0 overrun, 0 ignored", c.input_errors, c.crc_errors);
    out.line("     0 watchdog");
    out.line("     0 input packets with dribble condition detected");
    out.line("     {} packets output, {} bytes, 0 underruns", c.packets_out, c.bytes_out);
    out.line("     0 output errors, 0 collisions, {} interface resets", c.resets);
    out.line("     0 babbles, 0 late collision, 0 deferred");
    out.line("     {} lost carrier, 0 no carrier", c.carrier_transitions / 2);
    out.line("     0 output buffer failures, 0 output buffers swapped out");
}

}  // namespace

void show_interfaces(std::span<const Interface> interfaces, const DeviceConfig& config, InterfaceIndex only,
                     Instant now, TextOut& out) {
    for (InterfaceIndex n = 0; n < interfaces.size(); ++n) {
        if (only != kNoInterface && only != n) continue;
        const Interface& i = interfaces[n];
        if (i.deleted) continue;
        out.line("{} is {}, line protocol is {} ", i.name, line_status(i), i.line_protocol ? "up" : "down");
        const InterfaceLoad load = i.counters.load(now);
        show_hardware(i, load, out);
        if (i.kind == InterfaceKind::Ethernet) {
            show_ethernet(config.find_interface(i.name), out);
        } else if (i.kind == InterfaceKind::Loopback) {
            out.line("  Encapsulation LOOPBACK, loopback not set");
        }
        show_counters(i, load, now, out);
    }
}

void show_interfaces_description(std::span<const Interface> interfaces, const DeviceConfig& config, InterfaceIndex only,
                                 TextOut& out) {
    out.line("{:<31}{:<15}{:<9}{}", "Interface", "Status", "Protocol", "Description");
    for (InterfaceIndex n = 0; n < interfaces.size(); ++n) {
        const Interface& i = interfaces[n];
        if (i.deleted || (only != kNoInterface && only != n)) continue;
        const InterfaceConfig* typed = config.find_interface(i.name);
        const std::string status{line_status(i)};
        out.line("{:<31}{:<15}{:<9}{}", short_interface_name(i.name),
                 status == "administratively down" ? "admin down" : status, i.line_protocol ? "up" : "down",
                 typed == nullptr ? std::string{} : typed->description);
    }
}

void show_ip_interface_brief(std::span<const Interface> interfaces, const DeviceConfig& startup, InterfaceIndex only,
                             TextOut& out) {
    out.line("{:<27}{:<16}{}{}", "Interface", "IP-Address", "OK? Method Status                ", "Protocol");
    for (InterfaceIndex n = 0; n < interfaces.size(); ++n) {
        const Interface& i = interfaces[n];
        if (i.deleted || (only != kNoInterface && only != n)) continue;
        const InterfaceConfig* saved = startup.find_interface(i.name);
        const bool is_saved = saved != nullptr ? saved->addresses == i.addresses : i.addresses.empty();
        out.line("{:<26} {:<15} YES {:<6} {:<21} {:<8}", i.name, i.has_address() ? i.address().text() : "unassigned",
                 is_saved ? "NVRAM" : "manual", line_status(i), i.line_protocol ? "up" : "down");
    }
}

void show_protocols(std::span<const Interface> interfaces, const DeviceConfig& config, InterfaceIndex only,
                    TextOut& out) {
    if (only == kNoInterface) {
        out.line("Global values:");
        out.line("  Internet Protocol routing is {}", config.ip_routing ? "enabled" : "disabled");
    }
    for (InterfaceIndex n = 0; n < interfaces.size(); ++n) {
        const Interface& i = interfaces[n];
        if (i.deleted || (only != kNoInterface && only != n)) continue;
        out.line("{} is {}, line protocol is {}", i.name, line_status(i), i.line_protocol ? "up" : "down");
        if (i.has_address()) out.line("  Internet address is {}/{}", i.address().text(), i.prefix_length());
    }
}

void show_ip_interface(std::span<const Interface> interfaces, const DeviceConfig& config, const JoinedGroups& groups,
                       InterfaceIndex only, TextOut& out) {
    for (InterfaceIndex n = 0; n < interfaces.size(); ++n) {
        const Interface& i = interfaces[n];
        if (i.deleted || (only != kNoInterface && only != n)) continue;
        out.line("{} is {}, line protocol is {}", i.name, line_status(i), i.line_protocol ? "up" : "down");
        if (i.has_address()) {
            const std::vector<Ipv4Address> joined = n < groups.size() ? groups[n] : std::vector<Ipv4Address>{};
            show_ip_settings(i, config.find_interface(i.name), joined, config.is_12_2(), out);
        } else {
            out.line("  Internet protocol processing disabled");
        }
    }
}

}  // namespace switchover::ios
