#pragma once
/// Pending events, earliest first. What is due soon stands in a short sorted list; what is due later in a radix heap
/// (Ahuja, Mehlhorn, Orlin, Tarjan 1990) over the time: since time never goes back, an event moves to a lower bucket at
/// most 64 times and no comparisons are needed. A bucket of few events becomes the next list as a whole.
#include <array>
#include <cstdint>
#include <vector>

#include "engine/base/ensure.h"
#include "engine/sim/event.h"

namespace switchover {

class EventQueue {
   public:
    /// `event.at` must not lie before the last popped event.
    void push(const Event& event) {
        SWITCHOVER_ENSURE(event.at >= popped_);
        ++size_;
        if (event.at > horizon_) {
            push_far(event);
        } else {
            push_near(event);
        }
    }
    bool empty() const { return size_ == 0; }
    std::size_t size() const { return size_; }
    /// Time of the earliest event in nanoseconds; INT64_MAX when empty. Does not advance anything, so an event injected
    /// before the one peeked at is still in order.
    std::int64_t next_time();
    /// Takes the earliest event if it is not after `limit`.
    bool pop(std::int64_t limit, Event& out) {
        if (head_ == near_.size() && !refill(limit)) return false;
        const Event& first = near_[head_];
        if (first.at > limit) return false;
        out = first;
        popped_ = first.at;
        ++head_;
        --size_;
        return true;
    }
    /// An empty queue that takes events from `base` on (popping everything moved the clock past what comes back).
    void reset(std::int64_t base);

   private:
    static constexpr std::size_t kBuckets = 64;
    static constexpr std::size_t kShort = 24;  ///< a bucket of no more events is sorted instead of split
    static constexpr std::size_t kLong = 64;   ///< a list of more events gives all but the earliest back to the heap
    void push_near(const Event& event);
    void push_far(const Event& event);
    bool refill(std::int64_t limit);
    void shorten();
    std::size_t bucket_of(std::int64_t at) const;

    std::int64_t popped_ = 0;   ///< time of the last popped event
    std::int64_t horizon_ = 0;  ///< events up to here are in `near_`, all others in the buckets
    std::size_t size_ = 0;
    std::size_t head_ = 0;                              ///< first event of `near_` not yet popped
    std::vector<Event> near_;                           ///< ascending
    std::int64_t base_ = 0;                             ///< what the buckets are counted from; not past `horizon_`
    std::int64_t earliest_ = -1;                        ///< the earliest of the buckets; -1: not known
    std::uint64_t occupied_ = 0;                        ///< bit b: buckets_[b] holds something
    std::array<std::vector<Event>, kBuckets> buckets_;  ///< b: highest bit in which the time differs from `base_`
};

}  // namespace switchover
