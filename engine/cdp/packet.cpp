#include "engine/cdp/packet.h"

#include <algorithm>
#include <array>

#include "engine/base/checksum.h"

namespace switchover::cdp {

namespace {

constexpr std::size_t kHeaderLength = 4;
constexpr std::size_t kTlvHeader = 4;
constexpr std::array<std::uint8_t, kSnapLength> kSnap = {0xAA, 0xAA, 0x03, 0x00, 0x00, 0x0C, 0x20, 0x00};
constexpr std::uint8_t kNlpid = 1;
constexpr std::uint8_t kNlpidIp = 0xCC;

std::string text_of(ByteView value) {
    value = value.first(std::min(value.size(), kMaximumText));
    std::string out;
    // Other boxes' words go to terminals: no control characters but the line breaks of a version.
    for (const std::uint8_t c : value) out.push_back(c == '\n' || (c >= 0x20 && c < 0x7F) ? static_cast<char>(c) : '.');
    return out;
}

/// False: the addresses do not fit into their TLV.
bool read_addresses(ByteView value, std::vector<Ipv4Address>& out) {
    ByteReader in{value};
    if (in.left() < 4) return false;
    for (std::uint32_t count = in.u32(); count > 0 && !in.empty(); --count) {
        if (in.left() < 2) return false;
        const std::uint8_t type = in.u8();
        const std::size_t length = in.u8();
        if (in.left() < length + 2) return false;
        const ByteView protocol = in.bytes(length);
        const std::size_t address = in.u16();
        if (in.left() < address) return false;
        const bool ip = type == kNlpid && protocol.size() == 1 && protocol[0] == kNlpidIp && address == 4;
        if (ip && out.size() < kMaximumAddresses)
            out.push_back(in.ipv4());
        else
            in.skip(address);
    }
    return true;
}

/// False: the value is too short for its type.
bool read_tlv(std::uint16_t type, ByteView value, Packet& out) {
    switch (static_cast<Tlv>(type)) {
        case Tlv::DeviceId: out.device_id = text_of(value); return true;
        case Tlv::Addresses: return read_addresses(value, out.addresses);
        case Tlv::PortId: out.port_id = text_of(value); return true;
        case Tlv::Capabilities:
            if (value.size() < 4) return false;
            out.capabilities = load_u32(value.data());
            return true;
        case Tlv::Version: out.software = text_of(value); return true;
        case Tlv::Platform: out.platform = text_of(value); return true;
        case Tlv::NativeVlan:
            if (value.size() < 2) return false;
            out.native_vlan = load_u16(value.data());
            return true;
        case Tlv::Duplex:
            if (value.empty()) return false;
            out.full_duplex = value[0] != 0;
            return true;
    }
    return true;
}

void put(ByteWriter& out, Tlv type, ByteView value) {
    out.u16(static_cast<std::uint16_t>(type));
    out.u16(static_cast<std::uint16_t>(value.size() + kTlvHeader));
    out.bytes(value);
}

void put(ByteWriter& out, Tlv type, const std::string& text) {
    const std::size_t length = std::min(text.size(), kMaximumText);
    out.u16(static_cast<std::uint16_t>(type));
    out.u16(static_cast<std::uint16_t>(length + kTlvHeader));
    for (std::size_t i = 0; i < length; ++i) out.u8(static_cast<std::uint8_t>(text[i]));
}

}  // namespace

std::uint16_t checksum(ByteView octets) {
    Bytes even(octets.begin(), octets.end());
    if (even.size() % 2 != 0) {
        const std::uint8_t last = even.back();
        const bool negative = (last & 0x80) != 0;
        even.back() = negative ? 0xFF : 0x00;
        even.push_back(static_cast<std::uint8_t>(last - (negative ? 1 : 0)));
    }
    return internet_checksum(even);
}

Result<Packet, DecodeError> decode(ByteView octets) {
    if (octets.size() < kHeaderLength) return fail(DecodeError::Truncated);
    Packet out;
    out.version = octets[0];
    out.ttl = octets[1];
    if (out.version != 1 && out.version != 2) return fail(DecodeError::BadVersion);
    if (checksum(octets) != 0) return fail(DecodeError::BadChecksum);
    ByteReader in{octets.subspan(kHeaderLength)};
    while (!in.empty()) {
        if (in.left() < kTlvHeader) return fail(DecodeError::Truncated);
        const std::uint16_t type = in.u16();
        const std::size_t length = in.u16();
        if (length < kTlvHeader) return fail(DecodeError::BadLength);
        if (in.left() < length - kTlvHeader) return fail(DecodeError::Truncated);
        if (!read_tlv(type, in.bytes(length - kTlvHeader), out)) return fail(DecodeError::Truncated);
    }
    if (out.device_id.empty()) return fail(DecodeError::BadValue);
    return out;
}

Bytes encode(const Packet& packet) {
    ByteWriter out{512};
    out.u8(packet.version);
    out.u8(packet.ttl);
    out.u16(0);
    put(out, Tlv::DeviceId, packet.device_id);
    if (!packet.addresses.empty()) {
        ByteWriter addresses;
        addresses.u32(static_cast<std::uint32_t>(packet.addresses.size()));
        for (const Ipv4Address& address : packet.addresses) {
            addresses.u8(kNlpid);
            addresses.u8(1);
            addresses.u8(kNlpidIp);
            addresses.u16(4);
            addresses.ipv4(address);
        }
        put(out, Tlv::Addresses, addresses.view());
    }
    put(out, Tlv::PortId, packet.port_id);
    ByteWriter capabilities;
    capabilities.u32(packet.capabilities);
    put(out, Tlv::Capabilities, capabilities.view());
    put(out, Tlv::Version, packet.software);
    put(out, Tlv::Platform, packet.platform);
    if (packet.native_vlan) {
        ByteWriter vlan;
        vlan.u16(*packet.native_vlan);
        put(out, Tlv::NativeVlan, vlan.view());
    }
    if (packet.full_duplex) put(out, Tlv::Duplex, Bytes{static_cast<std::uint8_t>(*packet.full_duplex)});
    out.patch_u16(2, checksum(out.view()));
    return out.take();
}

Bytes with_snap(ByteView packet) {
    ByteWriter out{kSnapLength + packet.size()};
    out.bytes(kSnap);
    out.bytes(packet);
    return out.take();
}

std::optional<ByteView> without_snap(ByteView payload) {
    if (payload.size() < kSnapLength || !std::equal(kSnap.begin(), kSnap.end(), payload.begin())) return std::nullopt;
    return payload.subspan(kSnapLength);
}

}  // namespace switchover::cdp
