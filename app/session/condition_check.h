#pragma once
/// Whether a condition about how things are holds in a snapshot.
#include "app/session/condition.h"
#include "app/session/probes.h"
#include "engine/snapshot/snapshot.h"

namespace switchover::session {

/// Not for conditions that are events. A node that is unknown or off has no state, no route and no SA.
bool holds(const Condition& condition, const snapshot::World& world, const ProbeBook& probes);

/// True when the answer needs no snapshot, only the probes.
bool is_about_probes(const Condition& condition);

}  // namespace switchover::session
