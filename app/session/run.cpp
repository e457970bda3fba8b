#include "app/session/run.h"

#include <algorithm>

namespace switchover::session {

namespace {

/// Without a script nobody looks at single instants; the sink wants its records from time to time.
constexpr Duration kStretch = 1s;

std::vector<Record> hand_over(World& world, const RunOptions& options) {
    auto records = world.take_records();
    const auto frames = world.take_frames();
    if (options.sink && (!records.empty() || !frames.empty())) options.sink(world, records, frames);
    return records;
}

void run_plain(World& world, const RunOptions& options) {
    while (world.now() < options.until && !(options.stop && options.stop())) {
        world.run_until(std::min(options.until, world.now() + kStretch), options.threads);
        hand_over(world, options);
    }
}

}  // namespace

void run(World& world, ScriptRun* script, const RunOptions& options) {
    if (script == nullptr) {
        SWITCHOVER_ENSURE(options.until != kNever);
        run_plain(world, options);
        hand_over(world, options);
        return;
    }
    script->advance(world, {});
    // `until` beyond the end of the script goes on: expectations of the whole run hold there too.
    const auto over = [&] {
        if (options.stop && options.stop()) return true;
        return options.until == kNever ? script->finished() : world.now() >= options.until;
    };
    while (!over()) {
        const Instant limit = std::min(options.until, script->wake(world));
        if (!world.step_instant(limit)) {
            if (limit == kNever) break;  // a lab in which nothing ever happens again
            world.run_until(limit);
        }
        const std::vector<Record> records = hand_over(world, options);
        script->advance(world, records);
    }
    hand_over(world, options);
    script->finish(world);
}

}  // namespace switchover::session
