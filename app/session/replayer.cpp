#include "app/session/replayer.h"

#include <algorithm>

namespace switchover::session {

const JournalEntry* Replayer::due(World& world) const {
    if (next_ == session_->journal.size()) return nullptr;
    const JournalEntry& entry = session_->journal[next_];
    return world.next_event_time() < entry.at ? nullptr : &entry;
}

void Replayer::approach(World& world) const {
    const JournalEntry* entry = due(world);
    if (entry == nullptr) return;
    while (world.events() < entry->after_event && world.step_event(entry->at)) {
    }
    const bool there = world.events() == entry->after_event && world.now() < entry->at;
    if (there && world.next_event_time() > entry->at) world.run_until(entry->at);
}

Result<bool, std::string> Replayer::advance(World& world) {
    if (next_ < session_->journal.size()) {
        const JournalEntry& entry = session_->journal[next_];
        if (world.step_instant(entry.at - 1ns)) return true;
        // Within its instant the number of events says where it came.
        if (auto done = world.replay({entry}, world.now()); !done) return fail(done.error());
        ++next_;
        return true;
    }
    if (world.step_instant(session_->end - 1ns)) return true;
    // A session may end within an instant: whoever stepped event by event was there.
    while (world.events() < session_->events && world.step_event(session_->end)) {
    }
    if (world.now() < session_->end) world.run_until(session_->end);
    return false;
}

double Replayer::progress(const World& world) const {
    const auto whole = static_cast<double>((session_->end - kPowerOn).count());
    return whole <= 0 ? 1 : std::clamp(static_cast<double>((world.now() - kPowerOn).count()) / whole, 0.0, 1.0);
}

}  // namespace switchover::session
