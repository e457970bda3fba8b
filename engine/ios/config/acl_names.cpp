#include "engine/ios/config/acl_names.h"

#include <array>
#include <charconv>
#include <span>

#include "engine/ios/grammar/words.h"

namespace switchover::ios {
namespace {

struct Name {
    std::string_view text;
    std::uint16_t number = 0;
};

constexpr std::array kProtocols = {
    Name{"icmp", 1}, Name{"igmp", 2},  Name{"ipinip", 4}, Name{"tcp", 6},    Name{"udp", 17},
    Name{"gre", 47}, Name{"esp", 50},  Name{"ahp", 51},   Name{"eigrp", 88}, Name{"ospf", 89},
    Name{"nos", 94}, Name{"pim", 103}, Name{"pcp", 108},
};
constexpr std::array kTcp = {
    Name{"echo", 7},     Name{"discard", 9}, Name{"daytime", 13},      Name{"chargen", 19}, Name{"ftp-data", 20},
    Name{"ftp", 21},     Name{"telnet", 23}, Name{"smtp", 25},         Name{"time", 37},    Name{"tacacs", 49},
    Name{"domain", 53},  Name{"gopher", 70}, Name{"finger", 79},       Name{"www", 80},     Name{"hostname", 101},
    Name{"pop2", 109},   Name{"pop3", 110},  Name{"sunrpc", 111},      Name{"ident", 113},  Name{"nntp", 119},
    Name{"bgp", 179},    Name{"irc", 194},   Name{"pim-auto-rp", 496}, Name{"exec", 512},   Name{"login", 513},
    Name{"cmd", 514},    Name{"lpd", 515},   Name{"talk", 517},        Name{"uucp", 540},   Name{"klogin", 543},
    Name{"kshell", 544},
};
constexpr std::array kUdp = {
    Name{"echo", 7},          Name{"discard", 9},
    Name{"time", 37},         Name{"nameserver", 42},
    Name{"tacacs", 49},       Name{"domain", 53},
    Name{"bootps", 67},       Name{"bootpc", 68},
    Name{"tftp", 69},         Name{"sunrpc", 111},
    Name{"ntp", 123},         Name{"netbios-ns", 137},
    Name{"netbios-dgm", 138}, Name{"netbios-ss", 139},
    Name{"snmp", 161},        Name{"snmptrap", 162},
    Name{"xdmcp", 177},       Name{"mobile-ip", 434},
    Name{"pim-auto-rp", 496}, Name{"isakmp", 500},
    Name{"biff", 512},        Name{"who", 513},
    Name{"syslog", 514},      Name{"talk", 517},
    Name{"rip", 520},         Name{"non500-isakmp", 4500},
};
constexpr std::array kIcmp = {
    Name{"echo-reply", 0},
    Name{"unreachable", 3},
    Name{"source-quench", 4},
    Name{"redirect", 5},
    Name{"echo", 8},
    Name{"router-advertisement", 9},
    Name{"router-solicitation", 10},
    Name{"time-exceeded", 11},
    Name{"parameter-problem", 12},
    Name{"timestamp-request", 13},
    Name{"timestamp-reply", 14},
    Name{"information-request", 15},
    Name{"information-reply", 16},
    Name{"mask-request", 17},
    Name{"mask-reply", 18},
    Name{"traceroute", 30},
};

std::optional<std::uint16_t> number_of(std::span<const Name> names, std::string_view text, unsigned highest) {
    for (const Name& name : names)
        if (same_word(name.text, text)) return name.number;
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value > highest) return std::nullopt;
    return static_cast<std::uint16_t>(value);
}

std::string name_of(std::span<const Name> names, unsigned number) {
    for (const Name& name : names)
        if (name.number == number) return std::string{name.text};
    return std::to_string(number);
}

std::optional<std::uint8_t> octet(std::optional<std::uint16_t> value) {
    if (!value) return std::nullopt;
    return static_cast<std::uint8_t>(*value);
}

}  // namespace

std::optional<std::uint8_t> protocol_number(std::string_view text) { return octet(number_of(kProtocols, text, 255)); }
std::string protocol_name(std::uint8_t number) { return name_of(kProtocols, number); }

std::optional<std::uint16_t> port_number(std::string_view protocol, std::string_view text) {
    if (protocol == "tcp") return number_of(kTcp, text, 65535);
    return number_of(kUdp, text, 65535);
}
std::string port_name(std::uint8_t protocol, std::uint16_t port) {
    if (protocol == 6) return name_of(kTcp, port);
    return name_of(kUdp, port);
}

std::optional<std::uint8_t> icmp_type_number(std::string_view text) { return octet(number_of(kIcmp, text, 255)); }
std::string icmp_type_name(std::uint8_t type) { return name_of(kIcmp, type); }

}  // namespace switchover::ios
