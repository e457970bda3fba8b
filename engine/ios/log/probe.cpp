#include "engine/ios/log/probe.h"

namespace switchover::ios {

void log_lines(const probe::Record&, const Names&, std::vector<LogLine>&) {
    // A ping writes no log: its marks and its success rate are console output (probe/show.h), and `debug ip icmp`
    // speaks of ICMP messages received, which the device records.
}

}  // namespace switchover::ios
