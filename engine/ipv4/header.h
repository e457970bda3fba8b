#pragma once
/// The IPv4 header, RFC 791 §3.1: read in place, or as a value to be encoded.
#include <array>
#include <cstdint>

#include "engine/base/address.h"
#include "engine/base/bytes.h"
#include "engine/base/checksum.h"
#include "engine/base/result.h"

namespace switchover::ipv4 {

inline constexpr std::size_t kHeaderLength = 20;  ///< without options
inline constexpr std::size_t kMaximumHeaderLength = 60;
inline constexpr std::size_t kMaximumLength = 65535;  ///< of a whole packet

/// Header fields at their fixed offsets, no copy. At least 20 octets must stand behind the pointer;
/// `check_header` guarantees it for received octets.
class HeaderView {
   public:
    explicit HeaderView(const std::uint8_t* header) : p_(header) {}

    unsigned version() const { return p_[0] >> 4; }
    std::size_t header_length() const { return (p_[0] & 15u) * 4u; }  ///< octets, options included
    std::uint8_t tos() const { return p_[1]; }
    std::uint16_t total_length() const { return load_u16(p_ + 2); }
    std::uint16_t identification() const { return load_u16(p_ + 4); }
    bool dont_fragment() const { return (p_[6] & 0x40) != 0; }
    bool more_fragments() const { return (p_[6] & 0x20) != 0; }
    std::size_t fragment_offset() const { return (load_u16(p_ + 6) & 0x1FFFu) * 8u; }  ///< octets
    bool is_fragment() const { return (load_u16(p_ + 6) & 0x3FFF) != 0; }
    std::uint8_t ttl() const { return p_[8]; }
    std::uint8_t protocol() const { return p_[9]; }
    std::uint16_t checksum() const { return load_u16(p_ + 10); }
    Ipv4Address source() const { return Ipv4Address{load_u32(p_ + 12)}; }
    Ipv4Address destination() const { return Ipv4Address{load_u32(p_ + 16)}; }
    ByteView options() const { return {p_ + kHeaderLength, header_length() - kHeaderLength}; }
    bool has_options() const { return (p_[0] & 15) > 5; }

   private:
    const std::uint8_t* p_;
};

/// A packet whose header passed `check_header`. `packet` ends where total length says: link padding is cut.
struct PacketView {
    ByteView packet;
    HeaderView header() const { return HeaderView{packet.data()}; }
    ByteView payload() const { return packet.subspan(header().header_length()); }
};

/// True for the usual packet: version 4, no options, a right checksum and a total length that the octets hold. False
/// says no more than that every check has to be made.
inline bool plain_header_holds(ByteView octets) {
    if (octets.size() < kHeaderLength || octets[0] != 0x45) return false;
    std::array<std::uint32_t, kHeaderLength / 4> words{};
    std::memcpy(words.data(), octets.data(), kHeaderLength);
    std::uint64_t sum = 0;
    for (const std::uint32_t word : words) sum += word;
    // RFC 1071 §2 (B): in the machine's own order; all ones are all ones in any.
    sum = (sum & 0xFFFFFFFF) + (sum >> 32);
    sum = (sum & 0xFFFF) + (sum >> 16);
    sum = (sum & 0xFFFF) + (sum >> 16);
    const std::size_t length = HeaderView{octets.data()}.total_length();
    return sum == 0xFFFF && length >= kHeaderLength && length <= octets.size();
}

/// The checks of RFC 1812 §5.2.2 in their order. Errors: Truncated (fewer than 20 octets, or than IHL or total length
/// say), BadChecksum, BadVersion, BadLength (IHL below 5, or total length below the header's).
Result<PacketView, DecodeError> check_any_header(ByteView octets);
inline Result<PacketView, DecodeError> check_header(ByteView octets) {
    if (plain_header_holds(octets)) return PacketView{octets.first(HeaderView{octets.data()}.total_length())};
    return check_any_header(octets);
}

/// A header to be written. Options are octets as they stand on the wire, padded here to a multiple of four.
struct Header {
    std::uint8_t tos = 0;
    std::uint16_t identification = 0;
    bool dont_fragment = false;
    bool more_fragments = false;
    std::uint16_t fragment_offset = 0;  ///< octets, a multiple of 8
    std::uint8_t ttl = 255;
    std::uint8_t protocol = 0;
    Ipv4Address source;
    Ipv4Address destination;
    Bytes options;  ///< at most 40 octets
    bool operator==(const Header&) const = default;
};

/// The header of a checked packet as a value.
Header header_of(const PacketView& packet);

/// Octets that `write_header` will write.
std::size_t encoded_length(const Header& header);
/// Writes header and checksum at `to` for `payload_length` octets behind it.
void write_header(std::uint8_t* to, const Header& header, std::size_t payload_length);
/// A whole packet. Header and payload together must not pass 65,535 octets.
Bytes encode(const Header& header, ByteView payload);

/// Takes one from the TTL (which must not be 0) and updates the checksum as RFC 1624 eqn. 3 does.
inline void decrement_ttl(std::uint8_t* header) {
    const std::uint16_t before = load_u16(header + 8);
    const auto after = static_cast<std::uint16_t>(before - 0x0100);
    header[8] = static_cast<std::uint8_t>(after >> 8);
    store_u16(header + 10, checksum_update(load_u16(header + 10), before, after));
}

/// What the option list asks for; a malformed list gives the octet to name in ICMP parameter problem.
struct Options {
    bool router_alert = false;
    bool source_route = false;  ///< loose or strict
    bool record_route = false;
    bool well_formed = true;
    std::uint8_t bad_octet = 0;  ///< offset in the header, when not well formed
};
Options scan_options(ByteView options);

}  // namespace switchover::ipv4
