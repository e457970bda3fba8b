#pragma once
/// Internet checksum, RFC 1071, and its incremental update, RFC 1624.
#include <cstdint>

#include "engine/base/bytes.h"

namespace switchover {

/// One's-complement sum of 16-bit words, not yet folded or complemented. An odd last octet is padded with zero.
std::uint64_t checksum_add(ByteView octets, std::uint64_t sum = 0);
/// Folds the carries and complements.
constexpr std::uint16_t checksum_finish(std::uint64_t sum) {
    while (sum >> 16 != 0) sum = (sum & 0xFFFF) + (sum >> 16);
    return static_cast<std::uint16_t>(~sum);
}
inline std::uint16_t internet_checksum(ByteView octets) { return checksum_finish(checksum_add(octets)); }

/// The checksum after one 16-bit word changed, RFC 1624 eqn. 3: HC' = ~(~HC + ~m + m').
constexpr std::uint16_t checksum_update(std::uint16_t checksum, std::uint16_t from, std::uint16_t to) {
    std::uint32_t sum = static_cast<std::uint16_t>(~checksum);
    sum += static_cast<std::uint16_t>(~from);
    sum += to;
    sum = (sum & 0xFFFF) + (sum >> 16);
    sum = (sum & 0xFFFF) + (sum >> 16);
    return static_cast<std::uint16_t>(~sum);
}

/// Sum of the pseudo header of UDP (RFC 768) and other upper layers.
std::uint64_t pseudo_header_sum(Ipv4Address source, Ipv4Address destination, std::uint8_t protocol, std::size_t length);

/// ISO 8473 Fletcher checksum as used by OSPF LSAs, RFC 2328 §12.1.7: `octets` without the LS age field, `at` the
/// offset of the checksum field in it. The two octets at `at` are taken as zero.
std::uint16_t fletcher_checksum(ByteView octets, std::size_t at);

/// Ethernet frame check sequence (CRC-32, IEEE 802.3).
std::uint32_t frame_check_sequence(ByteView octets);

}  // namespace switchover
