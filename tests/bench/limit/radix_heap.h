#pragma once
/// A bare stable radix heap: what the event queue is measured against.
#include <array>
#include <bit>
#include <cstdint>
#include <vector>

namespace switchover::bench::limit {

struct BareEvent {
    std::int64_t at = 0;
    std::uint32_t target = 0;
    std::uint32_t kind = 0;
};

/// First in, first out among equal times. Never empty when popped; nothing may be pushed before what was popped last.
class RadixHeap {
   public:
    bool empty() const { return occupied_ == 0 && head_ == buckets_[0].size(); }
    void push(const BareEvent& event) {
        const std::size_t b = bucket_of(event.at);
        buckets_[b].push_back(event);
        if (b > 0) occupied_ |= 1ull << (b - 1);
    }
    BareEvent pop() {
        if (head_ == buckets_[0].size()) {
            buckets_[0].clear();
            head_ = 0;
            const auto b = static_cast<std::size_t>(std::countr_zero(occupied_)) + 1;
            occupied_ &= occupied_ - 1;
            std::int64_t earliest = buckets_[b].front().at;
            for (const BareEvent& event : buckets_[b]) earliest = event.at < earliest ? event.at : earliest;
            base_ = earliest;
            for (const BareEvent& event : buckets_[b]) push(event);
            buckets_[b].clear();
        }
        return buckets_[0][head_++];
    }

   private:
    std::size_t bucket_of(std::int64_t at) const {
        return static_cast<std::size_t>(std::bit_width(static_cast<std::uint64_t>(at ^ base_)));
    }
    std::int64_t base_ = 0;
    std::size_t head_ = 0;
    std::uint64_t occupied_ = 0;  ///< bit b: buckets_[b + 1] holds something
    std::array<std::vector<BareEvent>, 65> buckets_;
};

}  // namespace switchover::bench::limit
