#pragma once
/// The RIB's part of a snapshot: shared, immutable.
#include <memory>
#include <optional>

#include "engine/base/time.h"
#include "engine/rib/fib.h"
#include "engine/rib/table.h"

namespace switchover::rib {

struct View {
    std::shared_ptr<const Table> table;
    std::shared_ptr<const Fib> fib;
    Duration adjust_time = 60s;
    std::optional<Instant> boot;  ///< the periodic process runs at boot + n * adjust_time
};

}  // namespace switchover::rib
