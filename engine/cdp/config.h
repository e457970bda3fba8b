#pragma once
/// `cdp …` lines of global mode. Whether an interface speaks is in its own configuration.
#include "engine/base/time.h"

namespace switchover::cdp {

struct Config {
    bool run = true;
    Duration timer = 60s;      ///< `cdp timer`, 5 s to 254 s
    Duration holdtime = 180s;  ///< `cdp holdtime`, 10 s to 255 s
    bool operator==(const Config&) const = default;
};

}  // namespace switchover::cdp
