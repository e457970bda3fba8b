#pragma once
#include <vector>

#include "engine/cdp/record.h"
#include "engine/ios/log/line.h"

namespace switchover::ios {

/// `debug cdp packets|adjacency|events`. IOS has no syslog message for a neighbor that comes or goes.
void log_lines(const cdp::Record& record, const Names& names, std::vector<LogLine>& out);

}  // namespace switchover::ios
