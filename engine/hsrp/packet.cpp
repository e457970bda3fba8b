#include "engine/hsrp/packet.h"

#include <algorithm>

namespace switchover::hsrp {

namespace {

bool legal_state(std::uint8_t code) {
    // §5.1: 0, 1, 2, 4, 8, 16
    return code <= 16 && (code & (code - 1)) == 0;
}

}  // namespace

Authentication authentication_data(std::string_view text) {
    Authentication data{};
    std::copy_n(text.begin(), std::min(text.size(), data.size()), data.begin());
    return data;
}

Result<Packet, DecodeError> decode(ByteView octets) {
    if (octets.size() < 2) return fail(DecodeError::Truncated);
    ByteReader in{octets};
    if (in.u8() != 0) return fail(DecodeError::BadVersion);
    Packet packet;
    const std::uint8_t op_code = in.u8();
    // Before the length: the advertisement of IOS has 16 octets.
    if (op_code > static_cast<std::uint8_t>(OpCode::Resign)) return fail(DecodeError::BadType);
    if (octets.size() < kPacketLen) return fail(DecodeError::Truncated);  // covers every read below
    packet.op_code = static_cast<OpCode>(op_code);
    const std::uint8_t state = in.u8();
    if (!legal_state(state)) return fail(DecodeError::BadState);
    packet.state = static_cast<State>(state);
    packet.hellotime = in.u8();
    packet.holdtime = in.u8();
    if (packet.hellotime == 0 || packet.holdtime <= packet.hellotime) return fail(DecodeError::BadValue);
    packet.priority = in.u8();
    packet.group = in.u8();
    in.skip(1);  // Reserved
    std::ranges::copy(in.bytes(packet.authentication.size()), packet.authentication.begin());
    packet.virtual_ip_address = in.ipv4();
    return packet;
}

void encode(const Packet& packet, std::span<std::uint8_t, kPacketLen> out) {
    out[0] = 0;  // Version
    out[1] = static_cast<std::uint8_t>(packet.op_code);
    out[2] = static_cast<std::uint8_t>(packet.state);
    out[3] = packet.hellotime;
    out[4] = packet.holdtime;
    out[5] = packet.priority;
    out[6] = packet.group;
    out[7] = 0;  // Reserved
    std::ranges::copy(packet.authentication, out.begin() + 8);
    store_u32(out.data() + 16, packet.virtual_ip_address.value);
}

}  // namespace switchover::hsrp
