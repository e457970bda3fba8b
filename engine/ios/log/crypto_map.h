#pragma once
#include <vector>

#include "engine/crypto_map/record.h"
#include "engine/ios/log/line.h"

namespace switchover::ios {

/// Reverse Route Injection lines and %CRYPTO-4-RECVD_PKT_NOT_IPSEC. LiveChanged and PeerChanged have no IOS line.
void log_lines(const crypto_map::Record& record, const Names& names, std::vector<LogLine>& out);

}  // namespace switchover::ios
