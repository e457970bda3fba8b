#include "engine/arp/packet.h"

#include <algorithm>

namespace switchover::arp {

namespace {
constexpr std::uint16_t kEthernet = 1;
constexpr std::uint16_t kIpv4 = 0x0800;
}  // namespace

Result<Packet, DecodeError> decode(ByteView octets) {
    if (octets.size() < kPacketLength) return fail(DecodeError::Truncated);
    ByteReader in{octets};  // the check above covers every read below
    if (in.u16() != kEthernet || in.u16() != kIpv4) return fail(DecodeError::BadType);
    if (in.u8() != 6 || in.u8() != 4) return fail(DecodeError::BadLength);
    const std::uint16_t operation = in.u16();
    if (operation != 1 && operation != 2) return fail(DecodeError::BadValue);
    Packet packet;
    packet.operation = static_cast<Operation>(operation);
    packet.sender_mac = in.mac();
    packet.sender_ip = in.ipv4();
    packet.target_mac = in.mac();
    packet.target_ip = in.ipv4();
    if (packet.sender_mac.is_zero() || packet.sender_mac.is_group()) return fail(DecodeError::BadValue);
    if (packet.sender_ip.is_multicast() || packet.sender_ip.is_broadcast()) return fail(DecodeError::BadValue);
    return packet;
}

std::array<std::uint8_t, kPacketLength> encode(const Packet& packet) {
    std::array<std::uint8_t, kPacketLength> out{};
    store_u16(out.data(), kEthernet);
    store_u16(out.data() + 2, kIpv4);
    out[4] = 6;
    out[5] = 4;
    store_u16(out.data() + 6, static_cast<std::uint16_t>(packet.operation));
    std::ranges::copy(packet.sender_mac.octets, out.begin() + 8);
    store_u32(out.data() + 14, packet.sender_ip.value);
    std::ranges::copy(packet.target_mac.octets, out.begin() + 18);
    store_u32(out.data() + 24, packet.target_ip.value);
    return out;
}

}  // namespace switchover::arp
