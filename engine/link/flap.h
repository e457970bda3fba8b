#pragma once
/// A cable that comes and goes by itself.
#include <cstdint>

#include "engine/base/time.h"

namespace switchover {

/// Each round the cable is out for `down` and then in place for `up`.
struct Flap {
    Duration down{};
    Duration up{};
    std::uint32_t rounds_left = 0;  ///< behind the one under way; 0 for `endless` too
    bool endless = true;
    bool out = false;  ///< now
    Instant next;      ///< when `out` changes
    bool operator==(const Flap&) const = default;
};

}  // namespace switchover
