#include <fmt/format.h>

#include <algorithm>

#include "engine/dissect/layers.h"

namespace switchover::dissect {

namespace {

constexpr Word kTlvs[] = {{1, "Device ID"},        {2, "Addresses"}, {3, "Port ID"},      {4, "Capabilities"},
                          {5, "Software version"}, {6, "Platform"},  {10, "Native VLAN"}, {11, "Duplex"}};
constexpr Word kDuplex[] = {{0, "Half"}, {1, "Full"}};
constexpr Word kCapabilities[] = {{0x01, "Router"},
                                  {0x02, "Transparent Bridge"},
                                  {0x04, "Source Route Bridge"},
                                  {0x08, "Switch"},
                                  {0x10, "Host"},
                                  {0x20, "IGMP capable"},
                                  {0x40, "Repeater"}};

void read_addresses(Cursor& c) {
    const std::uint64_t count = c.number("cdp.number_of_addresses", "Number of addresses", 4);
    for (std::uint64_t i = 0; i < count && c.left() > 0 && !c.failed(); ++i) {
        c.number("cdp.protocol_type", "Protocol type", 1);
        const std::uint64_t length = c.number("cdp.protocol_length", "Protocol length", 1);
        const bool ip = length == 1 && c.peek(0, 1) == 0xCC;
        c.bytes("cdp.protocol", "Protocol", length);
        const std::uint64_t address = c.number("cdp.address_length", "Address length", 2);
        if (ip && address == 4)
            c.ipv4("cdp.nrgyz.ip_address", "IP address");
        else
            c.bytes("cdp.address", "Address", address);
    }
}

void read_value(Cursor& c, std::uint64_t type, std::string& device, std::string& port) {
    switch (type) {
        case 1: device = c.text("cdp.deviceid", "Device ID", c.left()); return;
        case 2: read_addresses(c); return;
        case 3: port = c.text("cdp.portid", "Sent through Interface", c.left()); return;
        case 4: {
            const std::uint64_t bits = c.number("cdp.capabilities", "Capabilities", 4, Cursor::Form::Hex);
            for (const Word& word : kCapabilities)
                if ((bits & word.number) != 0) c.bits("cdp.capability", std::string{word.word}, word.number, 4);
            return;
        }
        case 5: c.text("cdp.software_version", "Software version", c.left()); return;
        case 6: c.text("cdp.platform", "Platform", c.left()); return;
        case 10: c.number("cdp.native_vlan", "Native VLAN", 2); return;
        case 11: c.number("cdp.duplex", "Duplex", 1, Cursor::Form::Word, kDuplex); return;
        default: c.bytes("cdp.data", "Data", c.left());
    }
}

void read_tlv(Cursor& c, std::string& device, std::string& port) {
    const std::uint64_t type = c.peek(0, 2);
    const std::size_t tlv = c.open("cdp.tlv", std::string{name_of(type, kTlvs, "Unknown TLV")});
    c.number("cdp.tlv.type", "Type", 2, Cursor::Form::Word, kTlvs);
    const std::uint64_t length = c.number("cdp.tlv.len", "Length", 2);
    if (!c.failed() && (length < 4 || length - 4 > c.left())) {
        c.malformed("a length that its packet does not have");
        c.close(tlv);
        return;
    }
    Cursor value = c.part(c.failed() ? 0 : length - 4);
    read_value(value, type, device, port);
    if (!value.failed() && value.left() > 0) value.bytes("cdp.data", "Data", value.left());
    c.close(tlv);
}

}  // namespace

void read_llc(Cursor& c) {
    const std::size_t heading = c.open("llc", "Logical-Link Control");
    const std::uint64_t dsap = c.number("llc.dsap", "DSAP", 1, Cursor::Form::Hex);
    const std::uint64_t ssap = c.number("llc.ssap", "SSAP", 1, Cursor::Form::Hex);
    c.number("llc.control", "Control", 1, Cursor::Form::Hex);
    const bool snap = dsap == 0xAA && ssap == 0xAA;
    std::uint64_t oui = 0, protocol = 0;
    if (snap) {
        oui = c.number("llc.oui", "Organization Code", 3, Cursor::Form::Hex);
        protocol = c.number("llc.pid", "Protocol ID", 2, Cursor::Form::Hex);
    }
    c.close(heading);
    c.packet().protocol = "LLC";
    c.packet().info = fmt::format("DSAP 0x{:02x}, SSAP 0x{:02x}", dsap, ssap);
    if (c.failed()) return;
    if (snap && oui == 0x00000C && protocol == 0x2000) return read_cdp(c);
    if (c.left() > 0) c.bytes("data", "Data", c.left());
}

void read_cdp(Cursor& c) {
    Packet& packet = c.packet();
    packet.protocol = "CDP";
    const std::size_t heading = c.open("cdp", "Cisco Discovery Protocol");
    c.number("cdp.version", "Version", 1);
    const std::uint64_t ttl = c.number("cdp.ttl", "TTL", 1, Cursor::Form::Decimal, {}, "s");
    c.number("cdp.checksum", "Checksum", 2, Cursor::Form::Hex);
    std::string device, port;
    while (c.left() > 0 && !c.failed() && !packet.malformed) read_tlv(c, device, port);
    c.close(heading);
    if (packet.malformed) return;
    packet.info = fmt::format("Device ID: {}  Port ID: {}{}", device, port, ttl == 0 ? "  (goodbye)" : "");
}

}  // namespace switchover::dissect
