#pragma once
/// HSRP's part of a snapshot. Instants are absolute, so a group that handled no event keeps its view.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/hsrp/record.h"

namespace switchover::hsrp {

struct RouterView {
    RouterId id;
    std::uint8_t priority = 0;  ///< Remote only
    Instant expires = kNever;   ///< Remote only: end of its hold time
    bool operator==(const RouterView&) const = default;
};

struct TrackView {
    std::string interface;     ///< full name; empty when a numbered object is tracked
    std::uint16_t object = 0;  ///< 0: an interface
    std::uint8_t decrement = 10;
    bool up = true;
    bool operator==(const TrackView&) const = default;
};

struct GroupView {
    InterfaceIndex interface = kNoInterface;
    std::string interface_name;  ///< full name
    std::uint8_t group = 0;
    State state = State::Disabled;
    enum class InitReason : std::uint8_t { None, InterfaceDown, NoAddress, Delay };
    InitReason init_reason = InitReason::None;  ///< only while Initial
    std::uint32_t state_changes = 0;            ///< into or out of Standby and Active
    Instant last_state_change = kNever;
    Ipv4Address virtual_address;  ///< 0.0.0.0: unknown
    bool address_learned = false;
    std::vector<Ipv4Address> secondary_addresses;
    std::optional<MacAddress> active_mac;  ///< absent: unknown
    MacAddress local_mac;
    enum class MacSource : std::uint8_t { Default, Bia, Configured };
    MacSource mac_source = MacSource::Default;
    Duration hello = 3s;  ///< in use
    Duration hold = 10s;
    Instant next_hello = kNever;  ///< kNever: sends none
    std::string authentication;   ///< empty: not configured
    bool preempt = false;
    Duration preempt_delay_minimum{};
    Duration preempt_delay_reload{};
    RouterView active;
    RouterView standby;
    std::uint8_t priority = 100;
    std::uint8_t configured_priority = 100;
    std::vector<TrackView> tracks;
    std::string name;
    bool name_configured = false;
    bool operator==(const GroupView&) const = default;
};

}  // namespace switchover::hsrp
