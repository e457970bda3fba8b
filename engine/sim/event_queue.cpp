#include "engine/sim/event_queue.h"

#include <algorithm>
#include <bit>
#include <limits>

#include "engine/base/ensure.h"

namespace switchover {

std::size_t EventQueue::bucket_of(std::int64_t at) const {
    return 63u - static_cast<std::size_t>(std::countl_zero(static_cast<std::uint64_t>(at ^ base_)));
}

void EventQueue::push(const Event& event) {
    SWITCHOVER_ENSURE(event.at >= base_);
    ++size_;
    if (event.at == base_) {
        auto place = present_.end();
        const auto first = present_.begin() + static_cast<std::ptrdiff_t>(head_);
        if (place != first && same_instant_before(event, place[-1])) {
            place = std::upper_bound(first, place, event, same_instant_before);
        }
        present_.insert(place, event);
        return;
    }
    const std::size_t b = bucket_of(event.at);
    buckets_[b].push_back(event);
    occupied_ |= 1ull << b;
    if (event.at < earliest_) earliest_ = event.at;
}

std::int64_t EventQueue::next_time() {
    if (head_ < present_.size()) return base_;
    if (occupied_ == 0) return std::numeric_limits<std::int64_t>::max();
    if (earliest_ >= 0) return earliest_;
    std::int64_t earliest = std::numeric_limits<std::int64_t>::max();
    for (const Event& event : buckets_[static_cast<std::size_t>(std::countr_zero(occupied_))])
        earliest = std::min(earliest, event.at);
    earliest_ = earliest;
    return earliest;
}

void EventQueue::refill(std::int64_t earliest) {
    present_.clear();
    head_ = 0;
    const auto b = static_cast<std::size_t>(std::countr_zero(occupied_));
    std::vector<Event>& bucket = buckets_[b];
    occupied_ &= ~(1ull << b);
    base_ = earliest;
    earliest_ = -1;
    for (const Event& event : bucket) {
        if (event.at == earliest) {
            present_.push_back(event);
        } else {
            const std::size_t lower = bucket_of(event.at);
            buckets_[lower].push_back(event);
            occupied_ |= 1ull << lower;
        }
    }
    bucket.clear();
    if (!std::is_sorted(present_.begin(), present_.end(), same_instant_before))
        std::sort(present_.begin(), present_.end(), same_instant_before);
}

void EventQueue::take_only(std::size_t bucket, Event& out) {
    present_.clear();
    head_ = 0;
    out = buckets_[bucket].front();
    buckets_[bucket].clear();
    occupied_ &= ~(1ull << bucket);
    base_ = out.at;
    earliest_ = -1;
    --size_;
}

bool EventQueue::pop(std::int64_t limit, Event& out) {
    if (head_ == present_.size()) {
        if (size_ == 0) return false;
        const std::int64_t earliest = next_time();
        if (earliest > limit) return false;
        const auto lowest = static_cast<std::size_t>(std::countr_zero(occupied_));
        if (buckets_[lowest].size() == 1) {
            // Nothing else at this instant, nothing to move: the usual case while few events are pending.
            take_only(lowest, out);
            return true;
        }
        refill(earliest);
    } else if (base_ > limit) {
        return false;
    }
    out = present_[head_++];
    --size_;
    return true;
}

void EventQueue::reset(std::int64_t base) {
    SWITCHOVER_ENSURE(size_ == 0);
    *this = EventQueue{};
    base_ = base;
}

}  // namespace switchover
