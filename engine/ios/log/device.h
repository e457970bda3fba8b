#pragma once
/// %LINK, %LINEPROTO, %SYS and %IP messages.
#include <vector>

#include "engine/device/record.h"
#include "engine/ios/log/line.h"

namespace switchover::ios {

/// Power changes and dropped packets print nothing.
void log_lines(const device::Record& record, const Names& names, std::vector<LogLine>& out);

}  // namespace switchover::ios
