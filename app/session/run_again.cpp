#include "app/session/run_again.h"

namespace switchover::session {

namespace {

/// A stretch is no longer than either: steps between two looks at who might want to stop it, and virtual time between
/// two looks of a watcher at the world.
constexpr int kStepsPerStretch = 200;
constexpr Duration kLongestStretch = 1s;

bool hand_over(World& world, Watcher& watcher) {
    const auto records = world.take_records();
    const auto frames = world.take_frames();
    return (records.empty() && frames.empty()) || watcher.on_stretch(world, records, frames);
}

}  // namespace

Result<bool, std::string> run_again(const Recording& recording, Watcher& watcher, const GoOn& go_on) {
    World world{recording.topology, recording.session->seed};
    world.set_capture(true);
    if (auto begun = watcher.begin(world); !begun) return fail(begun.error());
    Replayer replayer{recording.session};
    bool of_use = true;
    int steps = 0;
    Instant handed_over = world.now();
    while (of_use) {
        if (const JournalEntry* entry = replayer.due(world)) {
            of_use = hand_over(world, watcher);
            watcher.on_input(world, *entry);
        }
        const auto goes_on = replayer.advance(world);
        if (!goes_on) return fail(goes_on.error());
        if (!*goes_on) break;
        if (++steps < kStepsPerStretch && world.now() < handed_over + kLongestStretch) continue;
        steps = 0;
        handed_over = world.now();
        of_use = of_use && hand_over(world, watcher);
        if (!go_on(replayer.progress(world))) return false;
    }
    if (of_use) {
        hand_over(world, watcher);
        if (world.fingerprint() != recording.session->fingerprint)
            return fail(
                std::string{"the run cannot be repeated as it was recorded: the lab was changed since, or another "
                            "version recorded it"});
    }
    if (auto done = watcher.finish(world); !done) return fail(done.error());
    return true;
}

}  // namespace switchover::session
