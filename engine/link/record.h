#pragma once
/// What this protocol reports as having happened. Values only; the IOS wording is in ios/log.
#include <cstdint>
#include <string>
#include <variant>

#include "engine/base/address.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"

namespace switchover::link {

/// Faults and repairs of the lab, as given by a person, a script or a flapping schedule.
struct FaultChanged {
    std::string what;  ///< the journal words of the input, `fail 7204VXR-1 FastEthernet0/0 shutdown`
    bool restored = false;
};
using Record = std::variant<FaultChanged>;

}  // namespace switchover::link
