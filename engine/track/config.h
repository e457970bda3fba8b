#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/track/record.h"

namespace switchover::track {

/// `track N interface IF {line-protocol | ip routing}`. Objects that `standby track IF` makes are not configured; they
/// are created by the process and numbered from 1.
struct ObjectConfig {
    std::uint16_t number = 0;
    std::string interface;    ///< full IOS name
    bool ip_routing = false;  ///< `ip routing` instead of `line-protocol`; tracked as line-protocol here
    Duration delay_up{};      ///< `delay up`: how long the interface must be up before anybody is told
    Duration delay_down{};    ///< `delay down`
    bool operator==(const ObjectConfig&) const = default;
};

struct Config {
    std::vector<ObjectConfig> objects;  ///< ascending
    bool operator==(const Config&) const = default;
};

/// An HSRP group that tracks something: one `standby G track …` line; or static routes (`ip route … track N`), which
/// have no interface.
struct Client {
    InterfaceIndex hsrp_interface = kNoInterface;
    std::uint8_t group = 0;
    std::uint16_t object = 0;                         ///< 0: an interface, by an implicit object
    InterfaceIndex tracked_interface = kNoInterface;  ///< when `object` is 0
    bool operator==(const Client&) const = default;
};

}  // namespace switchover::track
