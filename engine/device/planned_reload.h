#pragma once
#include <string>

#include "engine/base/time.h"

namespace switchover {

/// `reload in`, `reload at`
struct PlannedReload {
    Instant at;
    std::string by;      ///< `console`
    std::string reason;  ///< may be empty
    bool operator==(const PlannedReload&) const = default;
};

}  // namespace switchover
