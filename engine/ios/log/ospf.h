#pragma once
/// OSPF records in the words of %OSPF and `debug ip ospf adj`.
#include <vector>

#include "engine/ios/log/line.h"
#include "engine/ospf/record.h"

namespace switchover::ios {

/// Appends the lines of one record; records that IOS does not print add none.
void log_lines(const ospf::Record& record, const Names& names, std::vector<LogLine>& out);

}  // namespace switchover::ios
