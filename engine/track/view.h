#pragma once
/// Object tracking's part of a snapshot.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/ids.h"
#include "engine/base/time.h"

namespace switchover::track {

struct ObjectView {
    std::uint16_t number = 0;
    bool implicit = false;  ///< made by `standby track IF`
    InterfaceIndex interface = kNoInterface;
    std::string interface_name;  ///< full name
    bool up = false;
    bool admin_down = false;  ///< while down: shut rather than without carrier
    std::uint32_t changes = 0;
    Instant last_change = kNever;
    Duration delay_up{}, delay_down{};
    Instant change_due = kNever;  ///< of a change that is delayed; kNever: none is
    struct ClientView {
        std::string interface_name;
        std::uint8_t group = 0;
        bool operator==(const ClientView&) const = default;
    };
    std::vector<ClientView> clients;
    bool operator==(const ObjectView&) const = default;
};

}  // namespace switchover::track
