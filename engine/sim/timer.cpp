#include "engine/sim/timer.h"

#include "engine/base/ensure.h"

namespace switchover {

namespace {

constexpr std::size_t kUsual = 16;  // timers of a router, so that it does not get there by doubling

}  // namespace

TimerPool::Arm TimerPool::start(TimerId& id, TimerTag tag, Instant deadline) {
    if (!id.valid()) {
        if (free_.empty()) {
            if (slots_.empty()) slots_.reserve(kUsual);
            id.slot = static_cast<std::uint32_t>(slots_.size());
            slots_.emplace_back();
        } else {
            id.slot = free_.back();
            free_.pop_back();
        }
        slots_[id.slot].used = true;
    }
    Slot& slot = slots_[id.slot];
    SWITCHOVER_ENSURE(slot.used);
    slot.tag = tag;
    slot.deadline = deadline;
    if (slot.pending <= deadline) return {};  // the live entry pops first and will be re-armed
    ++slot.generation;                        // an entry further away becomes stale
    slot.pending = deadline;
    return {true, deadline, id.slot, slot.generation};
}

void TimerPool::stop(TimerId id) {
    if (id.valid()) slots_[id.slot].deadline = kNever;
}

void TimerPool::release(TimerId& id) {
    if (!id.valid()) return;
    Slot& slot = slots_[id.slot];
    slot.deadline = kNever;
    slot.pending = kNever;
    ++slot.generation;
    slot.used = false;
    free_.push_back(id.slot);
    id = {};
}

bool TimerPool::expire(std::uint32_t slot_index, std::uint32_t generation, Instant now, TimerTag& tag, Arm& arm) {
    arm = {};
    if (slot_index >= slots_.size()) return false;
    Slot& slot = slots_[slot_index];
    if (slot.generation != generation) return false;
    slot.pending = kNever;
    if (slot.deadline == kNever) return false;
    if (slot.deadline > now) {
        slot.pending = slot.deadline;
        arm = {true, slot.deadline, slot_index, slot.generation};
        return false;
    }
    slot.deadline = kNever;
    tag = slot.tag;
    return true;
}

void TimerPool::clear() {
    // Generations survive so that entries still queued stay stale.
    free_.clear();
    for (std::uint32_t i = 0; i < slots_.size(); ++i) {
        slots_[i] = Slot{{}, kNever, kNever, slots_[i].generation + 1, false};
        free_.push_back(i);
    }
}

}  // namespace switchover
