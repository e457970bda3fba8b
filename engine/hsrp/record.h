#pragma once
/// What this protocol reports as having happened. Values only; the IOS wording is in ios/log.
#include <cstdint>
#include <string>
#include <variant>

#include "engine/base/address.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"

namespace switchover::hsrp {

/// The owner of this file replaces and extends these.
struct StateChanged {
    InterfaceIndex interface = kNoInterface;
    std::uint8_t group = 0;
    std::uint8_t from = 0;  ///< hsrp state, RFC 2281 codes
    std::uint8_t to = 0;
};
using Record = std::variant<StateChanged>;

}  // namespace switchover::hsrp
