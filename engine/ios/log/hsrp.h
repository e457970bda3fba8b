#pragma once
/// HSRP records in the words of `debug standby` and %HSRP.
#include <vector>

#include "engine/hsrp/record.h"
#include "engine/ios/log/line.h"

namespace switchover::ios {

/// Appends the lines of one record; records that IOS does not print add none.
void log_lines(const hsrp::Record& record, const Names& names, std::vector<LogLine>& out);

}  // namespace switchover::ios
