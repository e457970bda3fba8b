#include <fmt/format.h>

#include <algorithm>

#include "engine/dissect/layers.h"

namespace switchover::dissect {

namespace {

constexpr Word kMessages[] = {
    {1, "Hello Packet"}, {2, "DB Description"}, {3, "LS Request"}, {4, "LS Update"}, {5, "LS Acknowledge"}};
constexpr Word kLsTypes[] = {{1, "Router-LSA"},
                             {2, "Network-LSA"},
                             {3, "Summary-LSA (IP network)"},
                             {4, "Summary-LSA (ASBR)"},
                             {5, "AS-External-LSA"}};
constexpr Word kLinkTypes[] = {{1, "PTP"}, {2, "Transit"}, {3, "Stub"}, {4, "Virtual"}};
constexpr Word kAuthentication[] = {{0, "Null"}, {1, "Simple password"}, {2, "Cryptographic"}};

void options(Cursor& c) {
    const std::uint64_t value = c.peek(0, 1);
    std::string on;
    for (const Word& bit : {Word{0x02, "(E) External Routing"}, Word{0x04, "(MC) Multicast"}, Word{0x08, "(N) NSSA"},
                            Word{0x20, "(DC) Demand Circuits"}, Word{0x10, "(L) LLS Data block"}})
        if ((value & bit.number) != 0) on += fmt::format(", {}", bit.word);
    c.number("ospf.v2.options", "Options", 1, Cursor::Form::Hex);
    if (!on.empty()) c.bits("ospf.v2.options.words", on.substr(2), value, 1);
}

std::string read_hello(Cursor& c) {
    c.ipv4("ospf.hello.network_mask", "Network Mask");
    c.number("ospf.hello.hello_interval", "Hello Interval", 2, Cursor::Form::Decimal, {}, "s");
    options(c);
    c.number("ospf.hello.router_priority", "Router Priority", 1);
    c.number("ospf.hello.router_dead_interval", "Router Dead Interval", 4, Cursor::Form::Decimal, {}, "s");
    const Ipv4Address dr = c.ipv4("ospf.hello.designated_router", "Designated Router");
    const Ipv4Address bdr = c.ipv4("ospf.hello.backup_designated_router", "Backup Designated Router");
    std::size_t neighbours = 0;
    for (; c.left() >= 4 && !c.failed(); ++neighbours) c.ipv4("ospf.hello.active_neighbor", "Active Neighbor");
    return fmt::format("DR {}, BDR {}, {} neighbor{}", dr.text(), bdr.text(), neighbours, neighbours == 1 ? "" : "s");
}

/// RFC 2328 §A.4.1; false when cut off. Gives length and type.
bool read_lsa_header(Cursor& c, std::uint64_t& length, std::uint64_t& type) {
    c.number("ospf.lsa.age", "LS Age", 2, Cursor::Form::Decimal, {}, "s");
    options(c);
    type = c.number("ospf.lsa", "LS Type", 1, Cursor::Form::Word, kLsTypes);
    c.ipv4("ospf.lsa.id", "Link State ID");
    c.ipv4("ospf.advrouter", "Advertising Router");
    c.number("ospf.lsa.seqnum", "Sequence Number", 4, Cursor::Form::Hex);
    c.number("ospf.lsa.chksum", "Checksum", 2, Cursor::Form::Hex);
    length = c.number("ospf.lsa.length", "Length", 2);
    return !c.failed();
}

void read_router_lsa(Cursor& c) {
    const std::uint64_t flags = c.number("ospf.v2.router.lsa.flags", "Flags", 1, Cursor::Form::Hex);
    if ((flags & 2) != 0) c.bits("ospf.v2.router.lsa.flags.e", "(E) AS boundary router", 1, 1);
    if ((flags & 1) != 0) c.bits("ospf.v2.router.lsa.flags.b", "(B) Area border router", 1, 1);
    c.skip(1);
    const std::uint64_t links = c.number("ospf.lsa.number_of_links", "Number of Links", 2);
    for (std::uint64_t i = 0; i < links && !c.failed(); ++i) {
        const std::size_t heading = c.open("ospf.lsa.router.link", "Link");
        const Ipv4Address id = c.ipv4("ospf.lsa.router.linkid", "Link ID");
        const Ipv4Address data = c.ipv4("ospf.lsa.router.linkdata", "Link Data");
        const std::uint64_t type = c.number("ospf.lsa.router.linktype", "Link Type", 1, Cursor::Form::Word, kLinkTypes);
        const std::uint64_t tos = c.number("ospf.lsa.router.nummetrics", "Number of TOS metrics", 1);
        const std::uint64_t metric = c.number("ospf.metric", "Metric", 2);
        c.skip(4 * tos);
        c.set_text(heading, fmt::format("Type: {}  ID: {}  Data: {}  Metric: {}", name_of(type, kLinkTypes), id.text(),
                                        data.text(), metric));
        c.close(heading);
    }
}

void read_lsa_body(Cursor& c, std::uint64_t type) {
    if (type == 1) {
        read_router_lsa(c);
        return;
    }
    if (type < 1 || type > 5) {
        c.bytes("data", "Data", c.left());
        return;
    }
    c.ipv4("ospf.lsa.netmask", "Netmask");
    if (type == 2) {
        while (c.left() >= 4 && !c.failed()) c.ipv4("ospf.lsa.network.attchrtr", "Attached Router");
        return;
    }
    if (type == 5) {
        const std::uint64_t flags = c.peek(0, 1);
        c.skip(1);
        c.bits("ospf.lsa.asext.type", fmt::format("External Type: Type {}", (flags & 0x80) != 0 ? 2 : 1),
               (flags & 0x80) != 0 ? 2 : 1, 1);
    } else {
        c.skip(1);
    }
    c.number("ospf.metric", "Metric", 3);
    if (type == 5) {
        c.ipv4("ospf.lsa.asext.fwdaddr", "Forwarding Address");
        c.number("ospf.lsa.asext.extrtrtag", "External Route Tag", 4);
    }
    if (c.left() > 0) c.bytes("data", "TOS metrics", c.left());
}

/// One LSA, whole or its header only.
void read_lsa(Cursor& c, bool whole) {
    const std::size_t size = whole ? std::min<std::size_t>(std::max<std::size_t>(c.peek(18, 2), 20), c.left()) : 20;
    Cursor lsa = c.part(size);
    const std::uint64_t type_ahead = lsa.peek(3, 1);
    const std::size_t heading =
        lsa.open("ospf.lsa.header", fmt::format("{}  ID: {}  Adv. Router: {}", name_of(type_ahead, kLsTypes),
                                                Ipv4Address{static_cast<std::uint32_t>(lsa.peek(4, 4))}.text(),
                                                Ipv4Address{static_cast<std::uint32_t>(lsa.peek(8, 4))}.text()));
    std::uint64_t length = 0, type = 0;
    if (read_lsa_header(lsa, length, type) && whole) {
        if (length != size) lsa.malformed(fmt::format("LSA length {} of {} octets", length, size));
        read_lsa_body(lsa, type);
    }
    lsa.close(heading);
}

std::string read_description(Cursor& c) {
    const std::uint64_t mtu = c.number("ospf.db.interface_mtu", "Interface MTU", 2);
    options(c);
    const std::uint64_t flags = c.number("ospf.dbd", "DB Description", 1, Cursor::Form::Hex);
    const std::string words =
        fmt::format("{}{}{}", (flags & 4) != 0 ? "I " : "", (flags & 2) != 0 ? "M " : "", (flags & 1) != 0 ? "MS" : "");
    c.bits("ospf.dbd.words", fmt::format("Init, More, Master: {}", words.empty() ? "none" : words), flags, 1);
    const std::uint64_t sequence = c.number("ospf.db.dd_sequence", "DD Sequence", 4);
    std::size_t headers = 0;
    for (; c.left() >= 20 && !c.failed(); ++headers) read_lsa(c, false);
    return fmt::format("[{}] seq {}, mtu {}, {} LSA headers", words, sequence, mtu, headers);
}

std::string read_request(Cursor& c) {
    std::size_t count = 0;
    for (; c.left() >= 12 && !c.failed(); ++count) {
        const std::size_t heading = c.open("ospf.lsr", "Link State Request");
        c.number("ospf.link_state_type", "LS Type", 4, Cursor::Form::Word, kLsTypes);
        c.ipv4("ospf.lsa.id", "Link State ID");
        c.ipv4("ospf.advrouter", "Advertising Router");
        c.close(heading);
    }
    return fmt::format("{} requested", count);
}

std::string read_update(Cursor& c) {
    const std::uint64_t count = c.number("ospf.ls.number_of_lsas", "Number of LSAs", 4);
    for (std::uint64_t i = 0; i < count && c.left() >= 20 && !c.failed(); ++i) read_lsa(c, true);
    return fmt::format("{} LSA{}", count, count == 1 ? "" : "s");
}

/// RFC 2328 Appendix D: AuType and its 64 bits. Gives the octets of digest behind the packet.
std::size_t read_authentication(Cursor& c) {
    switch (c.number("ospf.auth.type", "Auth Type", 2, Cursor::Form::Word, kAuthentication)) {
        case 0: c.bytes("ospf.auth.none", "Auth Data (none)", 8); return 0;
        case 1: c.text("ospf.auth.simple", "Auth Data (Simple)", 8); return 0;
        case 2: break;
        default: c.bytes("ospf.auth.unknown", "Auth Data (unknown)", 8); return 0;
    }
    c.skip(2);
    c.number("ospf.auth.crypt.key_id", "Auth Crypt Key id", 1);
    const std::uint64_t length = c.number("ospf.auth.crypt.data_length", "Auth Crypt Data Length", 1);
    c.number("ospf.auth.crypt.seq_nbr", "Auth Crypt Sequence Number", 4);
    return static_cast<std::size_t>(length);
}

}  // namespace

// RFC 2328 §A.3.1.
void read_ospf(Cursor& c) {
    Packet& packet = c.packet();
    packet.protocol = "OSPF";
    const std::size_t size = c.left();
    const std::size_t heading = c.open("ospf", "Open Shortest Path First");
    c.number("ospf.version", "Version", 1);
    const std::uint64_t type = c.number("ospf.msg", "Message Type", 1, Cursor::Form::Word, kMessages);
    const std::uint64_t length = c.number("ospf.packet_length", "Packet Length", 2);
    c.ipv4("ospf.srcrouter", "Source OSPF Router");
    c.ipv4("ospf.area_id", "Area ID");
    c.number("ospf.checksum", "Checksum", 2, Cursor::Form::Hex);
    const std::size_t digest = read_authentication(c);
    if (!c.failed() && (length < 24 || length > size)) c.malformed(fmt::format("length {} of {} octets", length, size));
    std::string words;
    if (!c.failed() && length >= 24) {
        Cursor body = c.part(std::min<std::size_t>(length - 24, c.left()));
        if (type == 1) words = read_hello(body);
        if (type == 2) words = read_description(body);
        if (type == 3) words = read_request(body);
        if (type == 4) words = read_update(body);
        if (type == 5) {
            std::size_t count = 0;
            for (; body.left() >= 20 && !body.failed(); ++count) read_lsa(body, false);
            words = fmt::format("{} acknowledged", count);
        }
        if (body.left() > 0) body.bytes("data", "Data", body.left());
    }
    // Behind the packet's own length: its digest, then the LLS block (RFC 5613).
    if (!c.failed() && digest > 0) c.bytes("ospf.auth.crypt.data", "Auth Crypt Data", digest);
    if (!c.failed() && c.left() > 0) c.bytes("ospf.trailer", "Following octets", c.left());
    c.close(heading);
    packet.info = fmt::format("{}{}{}", name_of(type, kMessages), words.empty() ? "" : ": ", words);
}

}  // namespace switchover::dissect
