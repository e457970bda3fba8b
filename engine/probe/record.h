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

/// A datagram of a traceroute left. `attempt` counts those of one TTL from 0.
struct HopSent {
    std::uint32_t id = 0;
    std::uint8_t ttl = 0;
    std::uint8_t attempt = 0;
};
/// Time exceeded (11), or unreachable (3) with its code, came back for it.
struct HopAnswered {
    std::uint32_t id = 0;
    std::uint8_t ttl = 0;
    std::uint8_t attempt = 0;
    Ipv4Address from;
    Duration round_trip{};
    std::uint8_t icmp_type = 0;
    std::uint8_t icmp_code = 0;
};
/// No answer in time.
struct HopLost {
    std::uint32_t id = 0;
    std::uint8_t ttl = 0;
    std::uint8_t attempt = 0;
};
/// The destination answered (or somebody said that it cannot be reached), the last TTL was tried, or it was stopped.
struct TraceFinished {
    std::uint32_t id = 0;
    std::uint8_t ttl = 0;  ///< the last one
    bool reached = false;
};
using Record = std::variant<Sent, Answered, Lost, OutageEnded, Finished, HopSent, HopAnswered, HopLost, TraceFinished>;

}  // namespace switchover::probe
