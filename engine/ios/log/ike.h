#pragma once
/// IKE in the words of `debug crypto isakmp` and of its syslog messages.
#include <vector>

#include "engine/ike/record.h"
#include "engine/ios/log/line.h"

namespace switchover::ios {

/// Appends the lines of a record, none when IOS says nothing. `names.is_12_2` chooses the terser words of 12.2.
void log_lines(const ike::Record& record, const Names& names, std::vector<LogLine>& out);

/// `MM_NO_STATE` … `QM_IDLE`.
const char* ios_name(ike::State state);

}  // namespace switchover::ios
