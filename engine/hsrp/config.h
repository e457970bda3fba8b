#pragma once
/// Typed HSRP configuration with IOS 12.3T defaults. Times are kept as configured.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/time.h"

namespace switchover::hsrp {

/// `standby G track …`: the interface (full IOS name) or a numbered object, and what its fall costs.
struct TrackConfig {
    std::string interface;     ///< empty when `object` is used
    std::uint16_t object = 0;  ///< `track N`; 0 when `interface` is used
    std::uint8_t decrement = 10;
    bool operator==(const TrackConfig&) const = default;
};

/// One group; `standby <number> …` lines of an interface.
struct GroupConfig {
    std::uint8_t number = 0;
    bool enabled = false;                ///< `standby G ip [A]` given
    std::optional<Ipv4Address> address;  ///< absent: learn it from the active router
    std::vector<Ipv4Address> secondary_addresses;
    std::uint8_t priority = 100;
    bool preempt = false;
    Duration preempt_delay_minimum{};
    Duration preempt_delay_reload{};
    std::optional<Duration> hello;         ///< absent: default 3 s, learnt from the active router
    std::optional<Duration> hold;          ///< absent: default 10 s
    std::string authentication = "cisco";  ///< at most 8 characters
    bool authentication_configured = false;
    std::string name;               ///< empty: `hsrp-Fa0/0-1`
    std::optional<MacAddress> mac;  ///< `standby G mac-address`
    std::vector<TrackConfig> tracks;
    bool operator==(const GroupConfig&) const = default;
};

/// `standby …` lines of one interface.
struct InterfaceConfig {
    std::vector<GroupConfig> groups;  ///< ascending by number
    Duration delay_minimum = 1s;
    Duration delay_reload = 5s;
    bool use_bia = false;
    bool operator==(const InterfaceConfig&) const = default;
};

}  // namespace switchover::hsrp
