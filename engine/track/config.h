#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace switchover::track {

/// `track N interface IF line-protocol`. Objects that `standby track IF` makes are not configured; they are created
/// by the process and numbered from 1.
struct ObjectConfig {
    std::uint16_t number = 0;
    std::string interface;    ///< full IOS name
    bool ip_routing = false;  ///< `ip routing` instead of `line-protocol`; tracked as line-protocol here
    bool operator==(const ObjectConfig&) const = default;
};

struct Config {
    std::vector<ObjectConfig> objects;  ///< ascending
    bool operator==(const Config&) const = default;
};

}  // namespace switchover::track
