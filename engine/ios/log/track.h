#pragma once
/// Object tracking records in the words of `debug track`.
#include <vector>

#include "engine/ios/log/line.h"
#include "engine/track/record.h"

namespace switchover::ios {

/// 12.2 and 12.3T have no syslog message for a tracked object (%TRACKING-5-STATE came with 12.4).
void log_lines(const track::Record& record, const Names& names, std::vector<LogLine>& out);

}  // namespace switchover::ios
