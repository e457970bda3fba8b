#pragma once
/// HSRP version 1 on the wire: UDP port 1985 to 224.0.0.2, TTL 1 (RFC 2281 §5.1).
#include <array>
#include <cstdint>
#include <string_view>

#include "engine/base/address.h"
#include "engine/base/bytes.h"
#include "engine/base/result.h"
#include "engine/hsrp/state.h"

namespace switchover::hsrp {

inline constexpr std::uint16_t kPort = 1985;
inline constexpr Ipv4Address kAllRouters{224, 0, 0, 2};
inline constexpr std::size_t kPacketLen = 20;

/// Clear text padded with zero octets; longer text is cut at eight, as IOS does.
using Authentication = std::array<std::uint8_t, 8>;
Authentication authentication_data(std::string_view text);

/// 0000.0c07.acXX with the group in the last octet, RFC 2281 §5.5.
constexpr MacAddress virtual_mac(std::uint8_t group) { return MacAddress::from(0x00000C07AC00ull | group); }

/// Fields in wire order.
struct Packet {
    OpCode op_code = OpCode::Hello;
    State state = State::Initial;
    std::uint8_t hellotime = 3;  ///< seconds, not zero
    std::uint8_t holdtime = 10;  ///< seconds, greater than hellotime
    std::uint8_t priority = 100;
    std::uint8_t group = 0;
    Authentication authentication{'c', 'i', 's', 'c', 'o'};
    Ipv4Address virtual_ip_address;
    bool operator==(const Packet&) const = default;
};

/// Errors: Truncated; BadVersion; BadType (Op Code, among them the IOS advertisement 3); BadState; BadValue (Hellotime
/// zero, or Holdtime not greater than Hellotime). The Reserved octet and octets after the 20th are not looked at
/// (IOS appends an MD5 TLV there).
Result<Packet, DecodeError> decode(ByteView octets);

/// Writes exactly kPacketLen octets.
void encode(const Packet& packet, std::span<std::uint8_t, kPacketLen> out);

}  // namespace switchover::hsrp
