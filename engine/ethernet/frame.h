#pragma once
/// Ethernet II framing: a 14-octet header read in place. The frame check sequence is not carried.
#include <cstdint>

#include "engine/base/address.h"
#include "engine/base/bytes.h"
#include "engine/base/result.h"

namespace switchover::ethernet {

inline constexpr std::size_t kHeaderLength = 14;
inline constexpr std::size_t kMinimumFrameLength = 60;  ///< without the 4 octets of frame check sequence

/// EtherTypes; anything from 0x0600 on is a type, below it is an IEEE 802.3 length.
inline constexpr std::uint16_t kIpv4 = 0x0800;
inline constexpr std::uint16_t kArp = 0x0806;
inline constexpr std::uint16_t kLoopback = 0x9000;
inline constexpr std::uint16_t kFirstType = 0x0600;

/// A frame read in place. Made by `view`, which checked that the header is there.
class FrameView {
   public:
    explicit FrameView(ByteView frame) : frame_(frame) {}

    MacAddress destination() const { return mac_at(0); }
    MacAddress source() const { return mac_at(6); }
    std::uint16_t ethertype() const { return load_u16(frame_.data() + 12); }
    /// What follows the header, padding included: the upper layer knows its own length.
    ByteView payload() const { return frame_.subspan(kHeaderLength); }
    bool is_group() const { return (frame_[0] & 1) != 0; }
    bool is_broadcast() const { return destination() == kBroadcastMac; }

   private:
    MacAddress mac_at(std::size_t at) const {
        MacAddress m;
        std::memcpy(m.octets.data(), frame_.data() + at, 6);
        return m;
    }
    ByteView frame_;
};

/// Errors: Truncated. Frames shorter than the minimum are accepted when the header is whole.
inline Result<FrameView, DecodeError> view(ByteView frame) {
    if (frame.size() < kHeaderLength) return fail(DecodeError::Truncated);
    return FrameView{frame};
}

/// Writes the 14 octets at `to`.
inline void write_header(std::uint8_t* to, const MacAddress& destination, const MacAddress& source,
                         std::uint16_t ethertype) {
    std::memcpy(to, destination.octets.data(), 6);
    std::memcpy(to + 6, source.octets.data(), 6);
    store_u16(to + 12, ethertype);
}

/// Length of the frame that carries `payload` octets.
constexpr std::size_t frame_length(std::size_t payload) {
    return payload + kHeaderLength < kMinimumFrameLength ? kMinimumFrameLength : payload + kHeaderLength;
}

/// A whole frame; short payloads are padded with zeros to the minimum.
Bytes encode(const MacAddress& destination, const MacAddress& source, std::uint16_t ethertype, ByteView payload);

}  // namespace switchover::ethernet
