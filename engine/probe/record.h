#pragma once
/// What this protocol reports as having happened. Values only; the IOS wording is in ios/log.
#include <cstdint>
#include <string>
#include <variant>

#include "engine/base/address.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"

namespace switchover::probe {

/// Continuous pings and single pings. `id` is the probe number that the world gave out.
struct Sent {
    std::uint32_t id = 0;
    std::uint32_t sequence = 0;
    Ipv4Address source;
    Ipv4Address destination;
};
struct Answered {
    std::uint32_t id = 0;
    std::uint32_t sequence = 0;
    Duration round_trip{};
};
struct Lost {
    std::uint32_t id = 0;
    std::uint32_t sequence = 0;
    std::uint8_t icmp_type = 0;  ///< 0: no answer in time; else the ICMP error that came back
    std::uint8_t icmp_code = 0;
};
using Record = std::variant<Sent, Answered, Lost>;

}  // namespace switchover::probe
