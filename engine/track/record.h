#pragma once
/// What object tracking reports as having happened. Values only; the IOS wording is in ios/log.
#include <cstdint>
#include <variant>

#include "engine/base/ids.h"

namespace switchover::track {

/// The line protocol of a tracked interface changed. Also handed to the clients (hsrp::Process::on_tracked).
struct StateChanged {
    std::uint16_t object = 0;
    InterfaceIndex interface = kNoInterface;
    bool up = false;
    bool implicit = false;      ///< made by `standby track IF`
    std::uint32_t changes = 0;  ///< how many there were, this one included
};
using Record = std::variant<StateChanged>;

}  // namespace switchover::track
