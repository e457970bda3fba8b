#pragma once
#include <vector>

#include "engine/ios/log/line.h"
#include "engine/probe/record.h"

namespace switchover::ios {

/// `debug ip icmp` lines of pings. IOS prints none for echos sent or given up.
void log_lines(const probe::Record& record, const Names& names, std::vector<LogLine>& out);

}  // namespace switchover::ios
