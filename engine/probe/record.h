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
/// Answers came again after at least one loss.
struct OutageEnded {
    std::uint32_t id = 0;
    Instant from;            ///< when the last echo answered before the gap was sent
    Instant until;           ///< when the first echo answered after it was sent
    std::uint32_t lost = 0;  ///< echos between them that had no answer
};
/// The last echo of a counted ping was answered or given up, or the probe was stopped.
struct Finished {
    std::uint32_t id = 0;
    std::uint64_t sent = 0;
    std::uint64_t answered = 0;
};
using Record = std::variant<Sent, Answered, Lost, OutageEnded, Finished>;

}  // namespace switchover::probe
