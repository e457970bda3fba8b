#pragma once
/// Pending events, earliest first. A radix heap (Ahuja, Mehlhorn, Orlin, Tarjan 1990) over the time: since time never
/// goes back, an event moves to a lower bucket at most 64 times and no comparisons are needed; the events of the
/// present instant are kept sorted by the rest of the order.
#include <array>
#include <cstdint>
#include <vector>

#include "engine/sim/event.h"

namespace switchover {

class EventQueue {
   public:
    /// `event.at` must not lie before the last popped event.
    void push(const Event& event);
    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }
    /// Time of the earliest event in nanoseconds; INT64_MAX when empty. Does not advance anything, so an event injected
    /// before the one peeked at is still in order.
    std::int64_t next_time();
    /// Takes the earliest event if it is not after `limit`.
    bool pop(std::int64_t limit, Event& out);
    /// An empty queue that takes events from `base` on (popping everything moved the clock past what comes back).
    void reset(std::int64_t base);

   private:
    static constexpr std::size_t kBuckets = 64;
    void refill(std::int64_t earliest);
    void take_only(std::size_t bucket, Event& out);
    std::size_t bucket_of(std::int64_t at) const;

    std::int64_t base_ = 0;       ///< time of the last popped event
    std::int64_t earliest_ = -1;  ///< cached answer of next_time(); -1: not known
    std::uint64_t occupied_ = 0;  ///< bit b: buckets_[b] holds something
    std::size_t size_ = 0;
    std::size_t head_ = 0;                              ///< first event of `present_` not yet popped
    std::vector<Event> present_;                        ///< events at `base_`, ascending
    std::array<std::vector<Event>, kBuckets> buckets_;  ///< b: highest bit in which the time differs from `base_`
};

}  // namespace switchover
