#pragma once
#include <vector>

#include "engine/ios/log/line.h"
#include "engine/ipsec/record.h"

namespace switchover::ios {

/// `debug crypto ipsec` and the %CRYPTO-4 messages of the data path. SaKeys has no line.
void log_lines(const ipsec::Record& record, const Names& names, std::vector<LogLine>& out);

}  // namespace switchover::ios
