#pragma once
/// Letting virtual time pass without a window: a lab and perhaps a script, as fast as the machine can.
#include <functional>
#include <span>
#include <vector>

#include "app/session/script_run.h"
#include "engine/world/world.h"

namespace switchover::session {

struct RunOptions {
    Instant until = kNever;  ///< kNever: as long as the script lasts (then a script is needed)
    unsigned threads = 1;    ///< used where no script has to look at each instant
    /// Records and frames of a stretch, in order; may be empty.
    std::function<void(const World&, std::span<const Record>, std::span<const SentFrame>)> sink;
    /// Asked between instants; true ends the run.
    std::function<bool()> stop;
};

/// Runs to the end of the script, or to `until`. `script` may be null. The script's `finish` has been called
/// afterwards.
void run(World& world, ScriptRun* script, const RunOptions& options);

}  // namespace switchover::session
