#pragma once
/// What CDP reports as having happened. Values only; the IOS wording is in ios/log.
#include <cstdint>
#include <string>
#include <variant>

#include "engine/base/ids.h"
#include "engine/base/result.h"

namespace switchover::cdp {

/// A neighbor was heard of for the first time, or is no more.
struct NeighborChanged {
    InterfaceIndex interface = kNoInterface;
    std::string device;
    std::string port;
    bool up = true;
    bool operator==(const NeighborChanged&) const = default;
};
/// An advertisement sent or taken, while `debug cdp packets` is on.
struct PacketSeen {
    bool out = false;
    InterfaceIndex interface = kNoInterface;
    std::string device;  ///< received: who says so
    std::string port;
    bool operator==(const PacketSeen&) const = default;
};
/// Octets that are no advertisement.
struct PacketRefused {
    InterfaceIndex interface = kNoInterface;
    DecodeError reason = DecodeError::Truncated;
    bool operator==(const PacketRefused&) const = default;
};
using Record = std::variant<NeighborChanged, PacketSeen, PacketRefused>;

}  // namespace switchover::cdp
