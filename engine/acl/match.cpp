#include "engine/acl/match.h"

#include <fmt/format.h>

#include <utility>

namespace switchover::acl {

namespace {

constexpr std::uint8_t kIcmp = 1, kTcp = 6, kUdp = 17;

bool port_matches(const PortMatch& match, const std::optional<std::uint16_t>& port) {
    if (match.op == PortOperator::None) return true;
    if (!port) return false;
    switch (match.op) {
        case PortOperator::None: return true;
        case PortOperator::Equal: return *port == match.first;
        case PortOperator::NotEqual: return *port != match.first;
        case PortOperator::Less: return *port < match.first;
        case PortOperator::Greater: return *port > match.first;
        case PortOperator::Range: return *port >= match.first && *port <= match.last;
    }
    return false;
}

std::string protocol_text(std::optional<std::uint8_t> protocol) {
    if (!protocol) return "ip";
    static constexpr std::pair<std::uint8_t, const char*> kNames[] = {
        {1, "icmp"}, {2, "igmp"}, {4, "ipinip"}, {6, "tcp"},   {17, "udp"},  {47, "gre"},
        {50, "esp"}, {51, "ahp"}, {88, "eigrp"}, {89, "ospf"}, {103, "pim"},
    };
    for (const auto& [number, name] : kNames)
        if (number == *protocol) return name;
    return std::to_string(*protocol);
}

std::string port_name(std::uint16_t port, std::optional<std::uint8_t> protocol) {
    static constexpr std::pair<std::uint16_t, const char*> kTcpNames[] = {
        {20, "ftp-data"}, {21, "ftp"}, {23, "telnet"}, {25, "smtp"},
        {53, "domain"},   {80, "www"}, {110, "pop3"},  {179, "bgp"},
    };
    static constexpr std::pair<std::uint16_t, const char*> kUdpNames[] = {
        {53, "domain"}, {67, "bootps"}, {68, "bootpc"},  {69, "tftp"},
        {123, "ntp"},   {161, "snmp"},  {500, "isakmp"}, {514, "syslog"},
    };
    if (protocol == kTcp)
        for (const auto& [number, name] : kTcpNames)
            if (number == port) return name;
    if (protocol == kUdp)
        for (const auto& [number, name] : kUdpNames)
            if (number == port) return name;
    return std::to_string(port);
}

std::string port_text(const PortMatch& match, std::optional<std::uint8_t> protocol) {
    const std::string first = port_name(match.first, protocol);
    switch (match.op) {
        case PortOperator::None: return "";
        case PortOperator::Equal: return " eq " + first;
        case PortOperator::NotEqual: return " neq " + first;
        case PortOperator::Less: return " lt " + first;
        case PortOperator::Greater: return " gt " + first;
        case PortOperator::Range: return " range " + first + " " + port_name(match.last, protocol);
    }
    return "";
}

std::string icmp_text(std::uint8_t type) {
    switch (type) {
        case 0: return " echo-reply";
        case 3: return " unreachable";
        case 4: return " source-quench";
        case 5: return " redirect";
        case 8: return " echo";
        case 11: return " time-exceeded";
        default: return fmt::format(" {}", type);
    }
}

std::string address_text(const AddressMatch& match) {
    if (match.is_any()) return "any";
    if (match.is_host()) return "host " + match.address.text();
    return match.address.text() + " " + match.wildcard.text();
}

}  // namespace

std::optional<PacketFields> fields_of(ByteView packet) {
    if (packet.size() < 20 || packet[0] >> 4 != 4) return std::nullopt;
    const std::size_t header = std::size_t{packet[0] & 0xFu} * 4;
    if (header < 20 || header > packet.size()) return std::nullopt;
    PacketFields fields;
    fields.protocol = packet[9];
    fields.source = Ipv4Address{load_u32(packet.data() + 12)};
    fields.destination = Ipv4Address{load_u32(packet.data() + 16)};
    fields.later_fragment = (load_u16(packet.data() + 6) & 0x1FFF) != 0;
    if (fields.later_fragment) return fields;
    const ByteView upper = packet.subspan(header);
    if ((fields.protocol == kTcp || fields.protocol == kUdp) && upper.size() >= 4) {
        fields.source_port = load_u16(upper.data());
        fields.destination_port = load_u16(upper.data() + 2);
    }
    if (fields.protocol == kIcmp && !upper.empty()) fields.icmp_type = upper[0];
    return fields;
}

PacketFields mirrored(PacketFields fields) {
    std::swap(fields.source, fields.destination);
    std::swap(fields.source_port, fields.destination_port);
    return fields;
}

Entry mirrored(Entry entry) {
    std::swap(entry.source, entry.destination);
    std::swap(entry.source_port, entry.destination_port);
    return entry;
}

bool matches(const Entry& entry, const PacketFields& fields) {
    if (entry.protocol && *entry.protocol != fields.protocol) return false;
    if (!entry.source.matches(fields.source) || !entry.destination.matches(fields.destination)) return false;
    const bool asks_upper_layer = entry.source_port.op != PortOperator::None ||
                                  entry.destination_port.op != PortOperator::None || entry.icmp_type.has_value();
    if (!asks_upper_layer) return true;
    if (fields.later_fragment) return entry.permit;
    if (entry.icmp_type && entry.icmp_type != fields.icmp_type) return false;
    return port_matches(entry.source_port, fields.source_port) &&
           port_matches(entry.destination_port, fields.destination_port);
}

Decision evaluate(const AccessList& list, const PacketFields& fields) {
    for (std::size_t i = 0; i < list.entries.size(); ++i)
        if (matches(list.entries[i], fields)) return {list.entries[i].permit, i};
    return {};
}

std::string entry_text(const Entry& entry, bool extended) {
    std::string out = entry.permit ? "permit " : "deny ";
    if (!extended) {
        // A standard list leaves out the wildcard of a single host.
        out += entry.source.is_host() ? entry.source.address.text() : address_text(entry.source);
    } else {
        out += protocol_text(entry.protocol) + " " + address_text(entry.source) +
               port_text(entry.source_port, entry.protocol) + " " + address_text(entry.destination) +
               port_text(entry.destination_port, entry.protocol);
        if (entry.icmp_type) out += icmp_text(*entry.icmp_type);
    }
    if (entry.log) out += " log";
    return out;
}

}  // namespace switchover::acl
