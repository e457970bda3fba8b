#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/base/checksum.h"
#include "engine/dissect/layers.h"

namespace switchover::dissect {

namespace {

constexpr Word kProtocols[] = {{1, "ICMP"}, {6, "TCP"}, {17, "UDP"}, {50, "ESP"}, {51, "AH"}, {89, "OSPF IGP"}};
constexpr Word kIcmpTypes[] = {{0, "Echo (ping) reply"},   {3, "Destination unreachable"}, {5, "Redirect"},
                               {8, "Echo (ping) request"}, {11, "Time-to-live exceeded"},  {12, "Parameter problem"}};
constexpr Word kUnreachable[] = {{0, "Network unreachable"},  {1, "Host unreachable"},
                                 {2, "Protocol unreachable"}, {3, "Port unreachable"},
                                 {4, "Fragmentation needed"}, {13, "Communication administratively filtered"}};

void checksum_status(Cursor& c, std::string_view name, bool good) {
    c.derived(name, good ? "[Checksum Status: Good]" : "[Checksum Status: Bad]", std::uint64_t{good});
}

void read_fragment_fields(Cursor& c, bool& more, std::uint64_t& fragment) {
    const std::uint64_t flags = c.peek(0, 2);
    more = (flags & 0x2000) != 0;
    fragment = (flags & 0x1FFF) * 8;
    const std::size_t heading = c.open(
        "ip.flags", fmt::format("Flags: 0x{:x}{}{}", flags >> 13, (flags & 0x4000) != 0 ? ", Don't fragment" : "",
                                more ? ", More fragments" : ""));
    c.skip(2);
    c.bits("ip.flags.df", fmt::format("Don't fragment: {}", (flags & 0x4000) != 0 ? "Set" : "Not set"), flags >> 14 & 1,
           2);
    c.bits("ip.flags.mf", fmt::format("More fragments: {}", more ? "Set" : "Not set"), flags >> 13 & 1, 2);
    c.bits("ip.frag_offset", fmt::format("Fragment Offset: {}", fragment), fragment, 2);
    c.close(heading);
}

/// What the header says of the rest.
struct Ipv4Rest {
    std::uint64_t protocol = 0;
    std::uint64_t fragment = 0;
    bool more = false;
    Network network;
};

/// False when there is nothing behind the header that can be read.
bool read_header(Cursor& c, Ipv4Rest& rest) {
    const ByteView whole = c.rest();
    const std::size_t heading = c.open("ip", "Internet Protocol Version 4");
    const std::uint64_t first = c.peek(0, 1);
    const std::size_t header = (first & 15) * 4;
    c.skip(1);
    c.bits("ip.version", fmt::format("Version: {}", first >> 4), first >> 4, 1);
    c.bits("ip.hdr_len", fmt::format("Header Length: {} octets", header), header, 1);
    const std::uint64_t tos = c.peek(0, 1);
    c.number("ip.dsfield", "Differentiated Services Field", 1, Cursor::Form::Hex);
    const std::uint64_t total = c.number("ip.len", "Total Length", 2);
    c.number("ip.id", "Identification", 2, Cursor::Form::Hex);
    read_fragment_fields(c, rest.more, rest.fragment);
    c.number("ip.ttl", "Time to Live", 1);
    rest.protocol = c.number("ip.proto", "Protocol", 1, Cursor::Form::Word, kProtocols);
    c.number("ip.checksum", "Header Checksum", 2, Cursor::Form::Hex);
    const bool lengths_fit = first >> 4 == 4 && header >= 20 && header <= whole.size() && total >= header;
    if (lengths_fit) checksum_status(c, "ip.checksum.status", internet_checksum(whole.first(header)) == 0);
    rest.network.source = c.ipv4("ip.src", "Source Address");
    rest.network.destination = c.ipv4("ip.dst", "Destination Address");
    if (lengths_fit && header > 20) c.bytes("ip.options", "Options", header - 20);
    c.close(heading);
    if (c.failed()) return false;
    c.set_text(heading, fmt::format("Internet Protocol Version 4, Src: {}, Dst: {}{}", rest.network.source.text(),
                                    rest.network.destination.text(), tos == 0xC0 ? ", CS6" : ""));
    if (!lengths_fit) {
        c.malformed("header length, total length or version");
        return false;
    }
    if (total > whole.size()) c.malformed(fmt::format("total length {} of {} octets", total, whole.size()));
    return true;
}

}  // namespace

void read_ipv4(Cursor& c, Keys* keys) {
    Packet& packet = c.packet();
    packet.protocol = "IPv4";
    Ipv4Rest rest;
    const bool readable = read_header(c, rest);
    packet.source = rest.network.source.text();
    packet.destination = rest.network.destination.text();
    packet.info = std::string{name_of(rest.protocol, kProtocols)};
    if (!readable) return;
    if (rest.fragment != 0 || rest.more) {
        packet.info = fmt::format("Fragmented IP protocol (proto={} {}, off={})", name_of(rest.protocol, kProtocols),
                                  rest.protocol, rest.fragment);
        // Only whole packets are read further: a first fragment's lengths would not fit.
        c.bytes("data", "Fragment", c.left());
        return;
    }
    switch (rest.protocol) {
        case 1: read_icmp(c); break;
        case 17: read_udp(c, rest.network, keys); break;
        case 50: read_esp(c, rest.network, keys); break;
        case 89: read_ospf(c); break;
        default: c.bytes("data", "Data", c.left());
    }
}

void read_icmp(Cursor& c) {
    Packet& packet = c.packet();
    packet.protocol = "ICMP";
    const bool good = internet_checksum(c.rest()) == 0;
    const std::size_t heading = c.open("icmp", "Internet Control Message Protocol");
    const std::uint64_t type = c.number("icmp.type", "Type", 1, Cursor::Form::Word, kIcmpTypes);
    const std::uint64_t code = type == 3 ? c.number("icmp.code", "Code", 1, Cursor::Form::Word, kUnreachable)
                                         : c.number("icmp.code", "Code", 1);
    c.number("icmp.checksum", "Checksum", 2, Cursor::Form::Hex);
    if (!c.failed()) checksum_status(c, "icmp.checksum.status", good);
    if (type == 0 || type == 8) {
        const std::uint64_t ident = c.number("icmp.ident", "Identifier", 2);
        const std::uint64_t sequence = c.number("icmp.seq", "Sequence Number", 2);
        packet.info = fmt::format("{} id={}, seq={}", name_of(type, kIcmpTypes), ident, sequence);
        if (c.left() > 0) c.bytes("data", fmt::format("Data ({} octets)", c.left()), c.left());
    } else {
        packet.info = std::string{type == 3 ? name_of(code, kUnreachable) : name_of(type, kIcmpTypes)};
        c.skip(2);
        if (type == 3 && code == 4)
            c.number("icmp.mtu", "MTU of next hop", 2);
        else
            c.skip(2);
        if (c.left() >= 20) {
            // The packet that the message is about; its own summary must not hide this one's.
            const Packet outer{{}, {}, packet.source, packet.destination, packet.protocol, packet.info, false};
            Cursor quoted = c.part(c.left());
            Ipv4Rest rest;
            const bool was_malformed = packet.malformed;
            read_header(quoted, rest);
            packet.malformed = was_malformed;  // RFC 792 cuts it off
            if (quoted.left() > 0) quoted.bytes("data", "Its first octets", quoted.left());
            packet.source = outer.source;
            packet.destination = outer.destination;
        }
    }
    c.close(heading);
}

void read_udp(Cursor& c, const Network& network, Keys* keys) {
    Packet& packet = c.packet();
    packet.protocol = "UDP";
    const ByteView whole = c.rest();
    const std::size_t heading = c.open("udp", "User Datagram Protocol");
    const std::uint64_t source = c.number("udp.srcport", "Source Port", 2);
    const std::uint64_t destination = c.number("udp.dstport", "Destination Port", 2);
    const std::uint64_t length = c.number("udp.length", "Length", 2);
    const std::uint64_t checksum = c.number("udp.checksum", "Checksum", 2, Cursor::Form::Hex);
    if (!c.failed() && length >= 8 && length <= whole.size() && checksum != 0) {
        std::array<std::uint8_t, 12> pseudo{};
        store_u32(pseudo.data(), network.source.value);
        store_u32(pseudo.data() + 4, network.destination.value);
        pseudo[9] = 17;
        store_u16(pseudo.data() + 10, static_cast<std::uint16_t>(length));
        const std::uint64_t sum = checksum_add(pseudo);
        checksum_status(c, "udp.checksum.status", checksum_finish(checksum_add(whole.first(length), sum)) == 0);
    }
    c.close(heading);
    if (c.failed()) return;
    c.set_text(heading, fmt::format("User Datagram Protocol, Src Port: {}, Dst Port: {}", source, destination));
    packet.info = fmt::format("{} → {} Len={}", source, destination, length < 8 ? 0 : length - 8);
    if (length < 8 || length > whole.size()) {
        c.malformed(fmt::format("length {} of {} octets", length, whole.size()));
        return;
    }
    Cursor payload = c.part(length - 8);
    if (destination == 1985 && payload.left() > 0)
        read_hsrp(payload);
    else if ((source == 500 || destination == 500) && payload.left() > 0)
        read_isakmp(payload, keys);
    else if (payload.left() > 0)
        payload.bytes("data", "Data", payload.left());
}

}  // namespace switchover::dissect
