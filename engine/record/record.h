#pragma once
/// Everything that a world reports as having happened, as values. Filters match fields, not text; the IOS wording is
/// made once, in ios/log.
#include <cstdint>
#include <variant>

#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/cdp/record.h"
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

/// What happened: a variant of each protocol's own variant. Its constructors and destructor are in record.cpp: made
/// anew in every file that records they would be most of its compile time.
struct RecordBody : std::variant<device::Record, link::Record, rib::Record, track::Record, hsrp::Record, ospf::Record,
                                 crypto_map::Record, ipsec::Record, ike::Record, probe::Record, cdp::Record> {
    RecordBody();
    RecordBody(device::Record record);
    RecordBody(link::Record record);
    RecordBody(rib::Record record);
    RecordBody(track::Record record);
    RecordBody(hsrp::Record record);
    RecordBody(ospf::Record record);
    RecordBody(crypto_map::Record record);
    RecordBody(ipsec::Record record);
    RecordBody(ike::Record record);
    RecordBody(probe::Record record);
    RecordBody(cdp::Record record);
    RecordBody(const RecordBody& other);
    RecordBody(RecordBody&& other) noexcept;
    RecordBody& operator=(const RecordBody& other);
    RecordBody& operator=(RecordBody&& other) noexcept;
    ~RecordBody();
};

/// A record with its place in the total order (at, node, sequence).
struct Record {
    Instant at;
    NodeIndex node = kNoNode;  ///< kNoNode: the lab itself (faults)
    std::uint64_t sequence = 0;
    RecordBody body;
};

}  // namespace switchover
