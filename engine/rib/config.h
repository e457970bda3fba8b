#pragma once
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/time.h"

namespace switchover::rib {

/// `ip route PREFIX MASK {NEXTHOP | IF [NEXTHOP]} [DISTANCE] [tag N] [permanent | track N] [name WORD]`
struct StaticRoute {
    Prefix prefix;
    Ipv4Address next_hop;   ///< 0.0.0.0 when only an interface is given
    std::string interface;  ///< full IOS name (`Null0` allowed), empty when recursive
    std::uint8_t distance = 1;
    std::uint32_t tag = 0;
    bool permanent = false;
    std::uint16_t track = 0;  ///< enters only while this object is up; 0: always
    std::string name;         ///< a remark
    bool operator==(const StaticRoute&) const = default;
};

struct Config {
    std::vector<StaticRoute> static_routes;  ///< in the order of the configuration
    Duration adjust_time = 60s;              ///< `ip route static adjust-time`
    bool operator==(const Config&) const = default;
};

}  // namespace switchover::rib
