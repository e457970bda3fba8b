#pragma once
/// A lab that runs for people at terminals: `--console` on this one, `--telnet` for others.
#include <iosfwd>

#include "app/headless/program.h"
#include "engine/topology/lab.h"
#include "engine/world/world.h"

namespace switchover::headless {

/// Returns when the console is left, its input ends, or SIGINT or SIGTERM comes.
int run_live(const Options& options, World world, const topology::Lab& lab, std::ostream& out, std::ostream& err);

}  // namespace switchover::headless
