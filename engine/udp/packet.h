#pragma once
/// UDP, RFC 768.
#include <cstdint>

#include "engine/base/address.h"
#include "engine/base/bytes.h"
#include "engine/base/result.h"

namespace switchover::udp {

inline constexpr std::size_t kHeaderLength = 8;
inline constexpr std::size_t kMaximumPayload = 65535 - 20 - kHeaderLength;

inline constexpr std::uint16_t kIsakmp = 500;
inline constexpr std::uint16_t kHsrp = 1985;
inline constexpr std::uint16_t kDiscard = 9;
inline constexpr std::uint16_t kTraceroute = 33434;  ///< first port of the usual probe range

struct Datagram {
    std::uint16_t source_port = 0;
    std::uint16_t destination_port = 0;
    ByteView payload;  ///< within the octets given to `decode`
};

/// `octets` is the IPv4 payload. Octets behind the length field are ignored.
/// Errors: Truncated, BadLength (length below 8 or past the end), BadChecksum. Checksum 0 means the sender made none.
Result<Datagram, DecodeError> decode(Ipv4Address source, Ipv4Address destination, ByteView octets);

/// Header, checksum and payload to `out`, which is exactly as long. A computed checksum of 0 is sent as 0xFFFF.
void write(MutableByteView out, Ipv4Address source, Ipv4Address destination, std::uint16_t source_port,
           std::uint16_t destination_port, ByteView payload);
Bytes encode(Ipv4Address source, Ipv4Address destination, std::uint16_t source_port, std::uint16_t destination_port,
             ByteView payload);

}  // namespace switchover::udp
