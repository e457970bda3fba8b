#pragma once
/// Fragmentation and reassembly, RFC 791 §2.3 and §3.2, RFC 815, RFC 1122 §3.3.2.
#include <cstdint>
#include <vector>

#include "engine/base/bytes.h"
#include "engine/base/time.h"
#include "engine/ipv4/header.h"

namespace switchover::ipv4 {

/// The fragments of a checked packet for links of `mtu` octets (at least 68, RFC 791 §3.2). Options whose copied flag
/// is set go into every fragment, the others into the first alone. A packet that fits comes back whole. The caller has
/// looked at Don't Fragment.
std::vector<Bytes> fragment(const PacketView& packet, std::size_t mtu);

/// Fragments of a device on their way to being whole packets. A plain value with bounded memory.
class Reassembly {
   public:
    static constexpr Duration kTimeout = 30s;  ///< RFC 791 suggests 15 s, RFC 1122 60 to 120 s; IOS keeps 30 s or less
    static constexpr std::size_t kMaximumBuffers = 16;    ///< packets at a time; a new one then evicts the oldest
    static constexpr std::size_t kMaximumFragments = 64;  ///< of one packet

    enum class Outcome : std::uint8_t {
        Waiting,   ///< kept
        Complete,  ///< `packet` is whole
        Refused,   ///< overlapping, past 65,535 octets, too many, or of a length that cannot be: the buffer is dropped
    };
    struct Step {
        Outcome outcome = Outcome::Waiting;
        Bytes packet;
    };
    /// A packet that did not become whole in time. `first_fragment` is the fragment with offset 0, about which ICMP
    /// time exceeded 11/1 is sent; empty when it never came: then nothing is sent (RFC 792).
    struct Expired {
        Bytes first_fragment;
    };

    /// Takes a fragment (`HeaderView::is_fragment`).
    Step add(const PacketView& fragment, Instant now);
    /// Removes what is overdue at `now`.
    std::vector<Expired> expire(Instant now);
    /// When `expire` next has something to do; kNever when empty.
    Instant next_deadline() const;
    void clear() { buffers_.clear(); }
    std::size_t size() const { return buffers_.size(); }
    std::uint64_t evicted() const { return evicted_; }

   private:
    struct Piece {
        std::size_t offset = 0;
        Bytes data;
    };
    struct Buffer {
        Ipv4Address source;  // RFC 791: identification, source, destination and protocol name a packet
        Ipv4Address destination;
        std::uint16_t identification = 0;
        std::uint8_t protocol = 0;
        Instant deadline = kNever;  // the timer runs from the first fragment and is not extended (RFC 1122 §3.3.2)
        Bytes first_fragment;       // header of the whole, and what ICMP quotes
        std::vector<Piece> pieces;  // ascending by offset, no overlap
        std::size_t total = 0;      // payload octets, 0 until the last fragment came
    };
    bool insert(Buffer& buffer, const PacketView& fragment);
    static bool whole(const Buffer& buffer);
    static Bytes join(const Buffer& buffer);

    std::vector<Buffer> buffers_;  // oldest first
    std::uint64_t evicted_ = 0;
};

}  // namespace switchover::ipv4
