#pragma once
/// Everything that a world reports as having happened, as values. Filters match fields, not text; the IOS wording is
/// made once, in ios/log.
#include <cstdint>
#include <variant>

#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/crypto_map/record.h"
#include "engine/device/record.h"
#include "engine/hsrp/record.h"
#include "engine/ike/record.h"
#include "engine/ipsec/record.h"
#include "engine/link/record.h"
#include "engine/ospf/record.h"
#include "engine/probe/record.h"
#include "engine/rib/record.h"
#include "engine/track/record.h"

namespace switchover {

using RecordBody = std::variant<device::Record, link::Record, rib::Record, track::Record, hsrp::Record, ospf::Record,
                                crypto_map::Record, ipsec::Record, ike::Record, probe::Record>;

/// A record with its place in the total order (at, node, sequence).
struct Record {
    Instant at;
    NodeIndex node = kNoNode;  ///< kNoNode: the lab itself (faults)
    std::uint64_t sequence = 0;
    RecordBody body;
};

}  // namespace switchover
