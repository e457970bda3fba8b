#include "engine/sim/event_queue.h"

#include <algorithm>
#include <bit>
#include <limits>

namespace switchover {

namespace {

bool before(const Event& a, const Event& b) { return a.at != b.at ? a.at < b.at : same_instant_before(a, b); }

}  // namespace

std::size_t EventQueue::bucket_of(std::int64_t at) const {
    return 63u - static_cast<std::size_t>(std::countl_zero(static_cast<std::uint64_t>(at ^ base_)));
}

void EventQueue::push_near(const Event& event) {
    const std::size_t waiting = near_.size() - head_;
    if (waiting == 0) {
        near_.clear();
        head_ = 0;
    } else if (head_ >= kShort && head_ >= waiting) {
        near_.erase(near_.begin(), near_.begin() + static_cast<std::ptrdiff_t>(head_));
        head_ = 0;
    }
    if (waiting == 0 || !before(event, near_.back())) {
        near_.push_back(event);
    } else {
        near_.insert(std::upper_bound(near_.begin() + static_cast<std::ptrdiff_t>(head_), near_.end(), event, before),
                     event);
    }
    if (waiting >= kLong) shorten();
}

void EventQueue::push_far(const Event& event) {
    const std::size_t b = bucket_of(event.at);
    buckets_[b].push_back(event);
    occupied_ |= 1ull << b;
    if (event.at < earliest_) earliest_ = event.at;
}

/// Keeps the events of the earliest instant only, so that a long list costs no more than the heap.
void EventQueue::shorten() {
    const std::int64_t first = near_[head_].at;
    // The buckets' base must not go back; nor is there anything to gain when all are of one instant.
    if (first < base_ || near_.back().at == first) return;
    base_ = horizon_ = first;
    earliest_ = -1;
    std::size_t keep = head_;
    while (near_[keep].at == first) ++keep;
    for (std::size_t i = keep; i < near_.size(); ++i) push_far(near_[i]);
    near_.resize(keep);
}

std::int64_t EventQueue::next_time() {
    if (head_ < near_.size()) return near_[head_].at;
    if (occupied_ == 0) return std::numeric_limits<std::int64_t>::max();
    if (earliest_ >= 0) return earliest_;
    std::int64_t earliest = std::numeric_limits<std::int64_t>::max();
    for (const Event& event : buckets_[static_cast<std::size_t>(std::countr_zero(occupied_))])
        earliest = std::min(earliest, event.at);
    earliest_ = earliest;
    return earliest;
}

/// Makes the lowest bucket, or its earliest instant, the list. False when nothing is due by `limit`.
bool EventQueue::refill(std::int64_t limit) {
    if (size_ == 0) return false;
    const std::int64_t earliest = next_time();
    if (earliest > limit) return false;
    near_.clear();
    head_ = 0;
    const auto b = static_cast<std::size_t>(std::countr_zero(occupied_));
    std::vector<Event>& bucket = buckets_[b];
    occupied_ &= ~(1ull << b);
    base_ = earliest;
    earliest_ = -1;
    if (bucket.size() <= kShort) {
        // All times of a bucket differ in its lower bits only, so its last instant is known without looking.
        horizon_ = earliest | static_cast<std::int64_t>((1ull << b) - 1);
        near_.swap(bucket);
        for (std::size_t i = 1; i < near_.size(); ++i) {
            const Event event = near_[i];
            std::size_t place = i;
            for (; place > 0 && before(event, near_[place - 1]); --place) near_[place] = near_[place - 1];
            near_[place] = event;
        }
        return true;
    }
    horizon_ = earliest;
    for (const Event& event : bucket) {
        if (event.at == earliest) {
            near_.push_back(event);
        } else {
            const std::size_t lower = bucket_of(event.at);
            buckets_[lower].push_back(event);
            occupied_ |= 1ull << lower;
        }
    }
    bucket.clear();
    if (!std::is_sorted(near_.begin(), near_.end(), same_instant_before))
        std::sort(near_.begin(), near_.end(), same_instant_before);
    return true;
}

void EventQueue::reset(std::int64_t base) {
    SWITCHOVER_ENSURE(size_ == 0);
    *this = EventQueue{};
    popped_ = horizon_ = base_ = base;
}

}  // namespace switchover
