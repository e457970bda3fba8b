#pragma once
/// One direction of a cable. Frames in flight wait in the pipe's own ring and only the oldest has a queue entry, so the
/// event queue grows with busy links, not with frames. The order stays exact: a frame takes its sequence number when
/// sent.
#include <cstdint>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/link/frame.h"
#include "engine/sim/random.h"

namespace switchover {

/// Faults of one direction. All zero: none.
struct Impairment {
    bool drop_all = false;          ///< one-way failure; carrier stays
    std::uint32_t loss_ppm = 0;     ///< frames lost in a million
    std::uint32_t corrupt_ppm = 0;  ///< frames damaged (the receiver's FCS check drops them)
    std::uint32_t duplicate_ppm = 0;
    std::uint32_t reorder_ppm = 0;  ///< frames held back by `reorder_by`
    Duration extra_delay{};
    Duration jitter{};  ///< uniform in [0, jitter], order not kept
    Duration reorder_by = 5ms;
    bool operator==(const Impairment&) const = default;
    bool any() const { return *this != Impairment{}; }
};

struct PipeCounters {
    std::uint64_t frames = 0, bytes = 0, queue_drops = 0, impairment_drops = 0, damaged = 0;
};

struct alignas(64) Pipe {
    // What every frame needs stands first: few cache lines a hop.
    NodeIndex from = kNoNode, to = kNoNode;
    InterfaceIndex from_port = kNoInterface, to_port = kNoInterface;
    std::uint32_t generation = 0;  ///< of the queue entry
    Duration delay = 500us;        ///< propagation, one way; > 0
    std::uint64_t rate_bps = 100'000'000;
    Instant busy_until;                ///< when the last accepted frame has left the sender
    std::uint32_t queue_limit = 1000;  ///< frames waiting for the wire
    bool carrier = true;               ///< cable in place and both ends powered and enabled
    bool impaired = false;             ///< impairment.any(), kept for the fast path
    PipeCounters counters;

    struct InFlight {
        Instant arrival;
        std::uint64_t sequence = 0;
        Frame frame;
    };

    std::size_t in_flight() const { return static_cast<std::size_t>(tail_ - head_); }
    InFlight& front() { return ring_[head_ & mask()]; }
    const InFlight& front() const { return ring_[head_ & mask()]; }
    void push(InFlight&& entry) {
        if (in_flight() == ring_.size()) grow();
        ring_[tail_++ & mask()] = std::move(entry);
    }
    InFlight take() {
        InFlight out = std::move(ring_[head_ & mask()]);
        ++head_;
        return out;
    }
    /// Frames accepted whose first bit is not yet on the wire. Only the sender asks.
    std::size_t waiting(Instant now) {
        while (backlog_head_ < backlog_.size() && backlog_[backlog_head_] <= now) ++backlog_head_;
        return backlog_.size() - backlog_head_;
    }
    /// Books the wire for a frame of `octets`: its first bit leaves at `started`. Returns when the last one has left.
    Instant book(Instant started, bool idle, std::size_t octets) {
        if (idle) {
            backlog_.clear();
            backlog_head_ = 0;
        } else {
            backlog_.push_back(started);
        }
        busy_until = started + serialization(octets);
        return busy_until;
    }
    /// Loses everything in flight and makes the pending queue entry stale.
    void clear();
    /// Time on the wire of a frame of `octets`: with preamble, FCS and inter-frame gap (IEEE 802.3: 8 + 4 + 12 octets).
    Duration serialization(std::size_t octets) const {
        const std::uint64_t bits = (octets + 24) * 8;
        return Duration{static_cast<std::int64_t>(bits * 1'000'000'000ull / rate_bps)};
    }

   private:
    std::uint64_t mask() const { return ring_.size() - 1; }
    void grow();
    std::uint64_t head_ = 0, tail_ = 0;
    std::vector<InFlight> ring_;    ///< size a power of two
    std::vector<Instant> backlog_;  ///< when each frame behind the first of a busy spell gets the wire
    std::size_t backlog_head_ = 0;

   public:
    // What few frames need stands last.
    Impairment impairment;
    SeededRandom random;
};

}  // namespace switchover
