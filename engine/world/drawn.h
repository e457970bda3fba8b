#pragma once
/// What the drawing of a lab says about a cable, in the terms of a pipe.
#include "engine/link/pipe.h"
#include "engine/topology/topology.h"

namespace switchover {

/// Where a cable's impairment begins, and where `impair … none` goes back to.
inline Impairment drawn_impairment(const topology::Link& link) {
    Impairment out;
    out.jitter = link.jitter;
    out.loss_ppm = static_cast<std::uint32_t>(link.loss_percent * 10'000.0 + 0.5);
    return out;
}

}  // namespace switchover
