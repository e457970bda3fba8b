#pragma once
/// What this protocol reports as having happened. Values only; the IOS wording is in ios/log.
#include <cstdint>
#include <string>
#include <variant>

#include "engine/base/address.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"

namespace switchover::rib {

/// One route of the table came, went or changed its paths.
struct RouteChanged {
    enum class Kind : std::uint8_t { Added, Removed, Replaced };
    Kind kind = Kind::Added;
    Prefix prefix;
    std::uint8_t code = 0;  ///< rib::Code
    std::uint8_t distance = 0;
    std::uint32_t metric = 0;
    Ipv4Address gateway;  ///< of the first path
    InterfaceIndex interface = kNoInterface;
};
using Record = std::variant<RouteChanged>;

}  // namespace switchover::rib
