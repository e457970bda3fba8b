#include "engine/link/pipe.h"

namespace switchover {

void Pipe::grow() {
    std::vector<InFlight> larger(ring_.empty() ? 4 : ring_.size() * 2);
    for (std::uint64_t i = head_; i != tail_; ++i) larger[i & (larger.size() - 1)] = std::move(ring_[i & mask()]);
    ring_ = std::move(larger);
}

void Pipe::clear() {
    while (head_ != tail_) take();
    backlog_.clear();
    backlog_head_ = 0;
    ++generation;
    busy_until = Instant{};
}

}  // namespace switchover
