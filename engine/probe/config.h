#pragma once
/// What a person or a script asks to be pinged.
#include <cstdint>

#include "engine/base/address.h"
#include "engine/base/time.h"

namespace switchover::probe {

struct PingRequest {
    std::uint32_t id = 0;  ///< 0: the process gives a number
    Ipv4Address destination;
    Ipv4Address source;        ///< 0.0.0.0: the address of the output interface
    std::uint32_t count = 5;   ///< echos; 0: until stopped
    std::uint32_t size = 100;  ///< octets of the whole IPv4 packet, 28 to 65,535
    Duration timeout = 2s;
    Duration interval{};  ///< between echos; 0: the next one follows the answer or the timeout, as IOS does
    bool dont_fragment = false;
    std::uint8_t tos = 0;
    bool operator==(const PingRequest&) const = default;
};

/// `traceroute`: UDP datagrams with a rising TTL.
struct TraceRequest {
    std::uint32_t id = 0;  ///< 0: the process gives a number
    Ipv4Address destination;
    Ipv4Address source;       ///< 0.0.0.0: the address of the output interface
    std::uint8_t probes = 3;  ///< datagrams of each TTL
    Duration timeout = 3s;
    std::uint8_t first_ttl = 1;
    std::uint8_t last_ttl = 30;
    std::uint16_t port = 33434;  ///< of the first datagram; each has one more than the last
    bool operator==(const TraceRequest&) const = default;
};

/// UDP datagrams at a fixed rate.
struct FlowRequest {
    Ipv4Address destination;
    Ipv4Address source;        ///< 0.0.0.0: the address of the output interface
    std::uint16_t port = 9;    ///< discard
    std::uint32_t count = 0;   ///< datagrams; 0: until stopped
    std::uint32_t size = 100;  ///< octets of the whole IPv4 packet, 28 to 65,535
    Duration interval = 10ms;  ///< at least 1 us
    bool operator==(const FlowRequest&) const = default;
};

}  // namespace switchover::probe
