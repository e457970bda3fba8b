#include "engine/ios/log/debug.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace switchover::ios {

namespace {

constexpr const char* kIp = "Generic IP";
constexpr const char* kHsrp = "HSRP";
constexpr const char* kRouting = "IP routing";
constexpr const char* kCrypto = "Cryptographic Subsystem";
constexpr const char* kCdp = "CDP";

constexpr std::array kCommands = {
    DebugCommand{"ip icmp", DebugFlag::IpIcmp, kIp, "ICMP packet", "ICMP transactions"},
    DebugCommand{"ip packet", DebugFlag::IpPacket, kIp, "IP packet", "General IP debugging"},
    DebugCommand{"ip packet detail", DebugFlag::IpPacketDetail, kIp, "IP packet", "Print more debugging detail"},
    DebugCommand{"arp", DebugFlag::Arp, "ARP", "ARP packet", "IP ARP and HP Probe transactions"},
    DebugCommand{"cdp adjacency", DebugFlag::CdpAdjacency, kCdp, "CDP neighbor info", "CDP neighbor info"},
    DebugCommand{"cdp events", DebugFlag::CdpEvents, kCdp, "CDP events", "CDP events"},
    DebugCommand{"cdp packets", DebugFlag::CdpPackets, kCdp, "CDP packet info", "CDP packet-related information"},
    DebugCommand{"ip routing", DebugFlag::IpRouting, kRouting, "IP routing", "Routing table events"},
    DebugCommand{"ip ospf adj", DebugFlag::OspfAdj, kRouting, "OSPF adjacency events", "OSPF adjacency events"},
    DebugCommand{"ip ospf events", DebugFlag::OspfEvents, kRouting, "OSPF events", "OSPF events"},
    DebugCommand{"ip ospf flood", DebugFlag::OspfFlood, kRouting, "OSPF flooding", "OSPF flooding"},
    DebugCommand{"ip ospf hello", DebugFlag::OspfHello, kRouting, "OSPF hello events", "OSPF hello events"},
    DebugCommand{"ip ospf lsa-generation", DebugFlag::OspfLsaGeneration, kRouting, "OSPF summary lsa generation",
                 "OSPF lsa generation"},
    DebugCommand{"ip ospf packet", DebugFlag::OspfPacket, kRouting, "OSPF packet", "OSPF packets"},
    DebugCommand{"ip ospf spf", DebugFlag::OspfSpf, kRouting, "OSPF spf events", "OSPF spf"},
    DebugCommand{"standby", DebugFlag::Standby, kHsrp, "HSRP", "Hot Standby protocol"},
    DebugCommand{"standby errors", DebugFlag::StandbyErrors, kHsrp, "HSRP Errors", "HSRP errors"},
    DebugCommand{"standby events", DebugFlag::StandbyEvents, kHsrp, "HSRP Events", "HSRP events"},
    DebugCommand{"standby packets", DebugFlag::StandbyPackets, kHsrp, "HSRP Packets", "HSRP packets"},
    DebugCommand{"standby packets detail", DebugFlag::StandbyPacketsDetail, kHsrp, "HSRP Packets",
                 "HSRP packet detail"},
    DebugCommand{"standby terse", DebugFlag::StandbyTerse, kHsrp, "HSRP Terse",
                 "All HSRP errors, events and packets, except hellos and advertisements"},
    DebugCommand{"track", DebugFlag::Track, "Object Tracking", "Track", "Object tracking"},
    DebugCommand{"crypto isakmp", DebugFlag::CryptoIsakmp, kCrypto, "Crypto ISAKMP", "ISAKMP Key Management"},
    DebugCommand{"crypto ipsec", DebugFlag::CryptoIpsec, kCrypto, "Crypto IPSEC", "IPSEC processing"},
    DebugCommand{"crypto engine", DebugFlag::CryptoEngine, kCrypto, "Crypto Engine", "Crypto Engine Debug"},
};

constexpr std::string_view kDetail = " detail";

std::string sentence(const DebugCommand& command, bool on) {
    // IOS says "(detailed)" behind the verb.
    const bool detail = std::string_view{command.words}.ends_with(kDetail);
    return fmt::format("{} debugging is {}{}", command.text, on ? "on" : "off", detail ? " (detailed)" : "");
}

bool is_below(std::string_view words, std::string_view above) {
    return words == above || (words.starts_with(above) && words.substr(above.size()).starts_with(' '));
}

}  // namespace

std::span<const DebugCommand> debug_commands() { return kCommands; }

const DebugCommand* find_debug(std::string_view words) {
    const auto found =
        std::ranges::find(kCommands, words, [](const DebugCommand& c) { return std::string_view{c.words}; });
    return found == kCommands.end() ? nullptr : &*found;
}

bool switch_debug(DebugFlags& flags, std::string_view words, bool on) {
    bool known = words == "all";
    for (const DebugCommand& command : kCommands) {
        const std::string_view own = command.words;
        if (words == "all" || (!on && is_below(own, words))) {
            flags.set(command.flag, on);
            known = known || own == words;
        } else if (on && own == words) {
            flags.set(command.flag, true);
            known = true;
        } else if (on && (own == std::string{words} + std::string{kDetail} ||
                          words == std::string{own} + std::string{kDetail})) {
            flags.set(command.flag, false);  // with and without detail are one setting
        }
    }
    return known;
}

std::string debug_switched(std::string_view words, bool on) {
    if (words == "all") return fmt::format("All possible debugging has been turned {}", on ? "on" : "off");
    const DebugCommand* command = find_debug(words);
    return command == nullptr ? std::string{} : sentence(*command, on);
}

bool is_shown(const LogLine& line, const DebugFlags& flags) {
    using F = DebugFlag;
    const auto any = [&flags](std::initializer_list<F> wanted) {
        return std::ranges::any_of(wanted, [&flags](F flag) { return flags.has(flag); });
    };
    switch (line.debug) {
        case Debug::None: return true;
        case Debug::StandbyEvents: return any({F::Standby, F::StandbyEvents, F::StandbyTerse});
        case Debug::StandbyErrors: return any({F::Standby, F::StandbyErrors, F::StandbyTerse});
        case Debug::StandbyPackets:
            return any({F::Standby, F::StandbyPackets, F::StandbyPacketsDetail}) ||
                   (flags.has(F::StandbyTerse) && line.text.find(" Hello ") == std::string::npos);
        case Debug::StandbyDetail: return flags.has(F::StandbyPacketsDetail);
        case Debug::Track: return flags.has(F::Track);
        case Debug::CryptoIsakmp: return flags.has(F::CryptoIsakmp);
        case Debug::CryptoIpsec: return flags.has(F::CryptoIpsec);
        case Debug::OspfAdj: return any({F::OspfAdj, F::OspfEvents});
        case Debug::OspfFlood: return flags.has(F::OspfFlood);
        case Debug::OspfHello: return any({F::OspfHello, F::OspfEvents});
        case Debug::OspfLsaGeneration: return flags.has(F::OspfLsaGeneration);
        case Debug::OspfPacket: return flags.has(F::OspfPacket);
        case Debug::OspfSpf: return flags.has(F::OspfSpf);
        case Debug::IpRouting: return flags.has(F::IpRouting);
        case Debug::IpPacket: return any({F::IpPacket, F::IpPacketDetail});
        case Debug::IpIcmp: return flags.has(F::IpIcmp);
        case Debug::Arp: return flags.has(F::Arp);
        case Debug::CdpAdjacency: return flags.has(F::CdpAdjacency);
        case Debug::CdpEvents: return flags.has(F::CdpEvents);
        case Debug::CdpPackets: return flags.has(F::CdpPackets);
        case Debug::Count: break;
    }
    return false;
}

void show_debugging(const DebugFlags& flags, TextOut& out) {
    const char* group = nullptr;
    for (const DebugCommand& command : kCommands) {
        if (!flags.has(command.flag)) continue;
        if (group == nullptr || std::string_view{group} != command.group) {
            if (group != nullptr) out.line();
            group = command.group;
            out.line("{}:", group);
        }
        out.line("  {}", sentence(command, true));
    }
    if (group != nullptr) out.line();
}

}  // namespace switchover::ios
