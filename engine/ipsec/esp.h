#pragma once
/// ESP in tunnel mode, RFC 2406 (and RFC 4303 where they agree; 32-bit sequence numbers): whole outer IPv4 packets to
/// and from buffers of the caller.
#include <cstddef>
#include <cstdint>

#include "engine/base/bytes.h"
#include "engine/base/result.h"
#include "engine/crypto/esp_context.h"
#include "engine/ipsec/config.h"
#include "engine/ipsec/replay_window.h"

namespace switchover::ipsec {

inline constexpr std::uint8_t kEspProtocol = 50;
inline constexpr std::size_t kIpv4HeaderSize = 20;
inline constexpr std::size_t kEspHeaderSize = 8;  ///< SPI and sequence number
inline constexpr std::uint8_t kTunnelTtl = 255;

/// Size of the outer IPv4 packet that carries an inner packet of `inner` octets.
constexpr std::size_t encapsulated_size(const Transform& transform, std::size_t inner) {
    // RFC 2406 §2.4: pad length and next header end on a block, and on 4 octets in any case.
    const std::size_t block = crypto::block_size(transform.cipher) < 4 ? 4 : crypto::block_size(transform.cipher);
    const std::size_t secret = (inner + 2 + block - 1) / block * block;
    return kIpv4HeaderSize + kEspHeaderSize + crypto::iv_size(transform.cipher) + secret +
           crypto::icv_size(transform.cipher, transform.integrity);
}
/// The longest inner packet whose outer packet is no longer than `mtu` (what an ICMP 3/4 tells the sender).
std::size_t largest_inner_packet(const Transform& transform, std::size_t mtu);

/// What one outer packet is made with.
struct OuterPacket {
    Ipv4Address source;
    Ipv4Address destination;
    std::uint16_t identification = 0;
    std::uint32_t spi = 0;
    std::uint32_t sequence = 0;
    ByteView iv;  ///< iv_size() octets: unpredictable for CBC, never repeated for GCM
};

/// Writes the outer packet to `out` (at least encapsulated_size() octets) and returns its size. TOS and DF are those of
/// `inner` (RFC 2401 §5.1.2.1), a valid IPv4 packet; the TTL is 255. `context` encrypts.
std::size_t encapsulate(crypto::EspContext& context, const OuterPacket& outer, ByteView inner, MutableByteView out);

/// Why a received packet ended here; in the order of the checks.
enum class EspError : std::uint8_t {
    Truncated,       ///< no room for header, IV, one block and ICV, or not a whole number of blocks
    Replayed,        ///< sequence number seen or left of the window
    BadIntegrity,    ///< wrong ICV
    BadPadding,      ///< not 1, 2, 3 … or longer than the packet
    BadNextHeader,   ///< not IPv4 in IPv4
    BadInnerPacket,  ///< inner header damaged or longer than what was protected
};

/// Takes the ESP part of a received packet (SPI first). The window moves once the ICV is right (RFC 2406 §3.4.3);
/// without integrity there is no replay check. `out` holds at least `esp.size()` octets; the result is a view into it:
/// the inner IPv4 packet. `context` decrypts.
Result<ByteView, EspError> decapsulate(crypto::EspContext& context, ReplayWindow& window, ByteView esp,
                                       MutableByteView out);

}  // namespace switchover::ipsec
