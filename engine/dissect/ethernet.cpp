#include <fmt/format.h>

#include <algorithm>

#include "engine/dissect/layers.h"

namespace switchover::dissect {

namespace {

constexpr Word kHardware[] = {{1, "Ethernet"}};
constexpr Word kOpcodes[] = {{1, "request"}, {2, "reply"}};

}  // namespace

Packet dissect(ByteView frame, Keys* keys) {
    Packet packet;
    packet.buffers.push_back({"Frame", Bytes{frame.begin(), frame.end()}});
    Cursor c{packet, 0, 0, frame.size()};
    read_ethernet(c, keys);
    return packet;
}

void read_ethernet(Cursor& c, Keys* keys) {
    Packet& packet = c.packet();
    packet.protocol = "Ethernet";
    // IEEE 802.3: below 0x0600 it is the length of what follows.
    const bool with_length = c.left() >= 14 && c.peek(12, 2) < 0x0600;
    const std::string framing = with_length ? "IEEE 802.3 Ethernet" : "Ethernet II";
    const std::size_t heading = c.open("eth", framing);
    const MacAddress destination = c.mac("eth.dst", "Destination");
    const MacAddress source = c.mac("eth.src", "Source");
    packet.source = source.text();
    packet.destination = destination.text();
    const std::uint64_t type =
        with_length ? c.number("eth.len", "Length", 2) : c.number("eth.type", "Type", 2, Cursor::Form::Hex);
    c.set_text(heading, fmt::format("{}, Src: {}, Dst: {}", framing, source.text(), destination.text()));
    packet.info = fmt::format("Ethertype 0x{:04x}", type);
    c.close(heading);
    if (c.failed()) return;
    // What the network layer leaves is the padding to 60 octets; only its length field knows.
    std::size_t length = c.left();
    if (type == 0x0800) length = std::min<std::size_t>(length, std::max<std::size_t>(20, c.peek(2, 2)));
    if (type == 0x0806) length = std::min<std::size_t>(length, 28);
    if (with_length) length = std::min<std::size_t>(length, type);
    Cursor payload = c.part(length);
    if (with_length)
        read_llc(payload);
    else if (type == 0x0800)
        read_ipv4(payload, keys);
    else if (type == 0x0806)
        read_arp(payload);
    else
        payload.bytes("data", "Data", payload.left());
    if (c.left() > 0) c.bytes("eth.padding", "Padding", c.left());
}

void read_arp(Cursor& c) {
    Packet& packet = c.packet();
    packet.protocol = "ARP";
    const std::size_t heading = c.open("arp", "Address Resolution Protocol");
    c.number("arp.hw.type", "Hardware type", 2, Cursor::Form::Word, kHardware);
    c.number("arp.proto.type", "Protocol type", 2, Cursor::Form::Hex);
    const std::uint64_t hardware = c.number("arp.hw.size", "Hardware size", 1);
    const std::uint64_t protocol = c.number("arp.proto.size", "Protocol size", 1);
    const std::uint64_t opcode = c.number("arp.opcode", "Opcode", 2, Cursor::Form::Word, kOpcodes);
    if (!c.failed() && (hardware != 6 || protocol != 4)) {
        c.malformed("addresses that are not Ethernet and IPv4");
        c.close(heading);
        return;
    }
    const MacAddress sender = c.mac("arp.src.hw_mac", "Sender MAC address");
    const Ipv4Address sender_ip = c.ipv4("arp.src.proto_ipv4", "Sender IP address");
    c.mac("arp.dst.hw_mac", "Target MAC address");
    const Ipv4Address target_ip = c.ipv4("arp.dst.proto_ipv4", "Target IP address");
    c.close(heading);
    if (c.failed()) return;
    const bool gratuitous = sender_ip == target_ip;
    if (gratuitous) c.derived("arp.isgratuitous", "[Is gratuitous: True]", std::uint64_t{1});
    c.set_text(heading, fmt::format("Address Resolution Protocol ({}{})", gratuitous ? "gratuitous " : "",
                                    name_of(opcode, kOpcodes)));
    packet.info = gratuitous    ? fmt::format("Gratuitous ARP for {} ({})", sender_ip.text(), sender.text())
                  : opcode == 1 ? fmt::format("Who has {}? Tell {}", target_ip.text(), sender_ip.text())
                                : fmt::format("{} is at {}", sender_ip.text(), sender.text());
}

}  // namespace switchover::dissect
