#pragma once
#include <vector>

#include "engine/ios/log/line.h"
#include "engine/rib/record.h"

namespace switchover::ios {

/// `debug ip routing` lines.
void log_lines(const rib::Record& record, const Names& names, std::vector<LogLine>& out);

}  // namespace switchover::ios
