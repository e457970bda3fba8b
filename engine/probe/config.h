#pragma once
/// What a person or a script asks to be pinged.
#include <algorithm>
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
    /// A sweep: each echo has `size_step` octets more than the one before, up to this; then it begins anew. 0: none.
    std::uint32_t largest = 0;
    std::uint32_t size_step = 1;
    Duration timeout = 2s;
    Duration interval{};  ///< between echos; 0: the next one follows the answer or the timeout, as IOS does
    bool dont_fragment = false;
    std::uint8_t tos = 0;
    std::uint16_t pattern = 0xABCD;  ///< what fills the data
    bool validate = false;           ///< an answer with other data than was sent is none
    std::uint8_t record_route = 0;   ///< addresses that the record route option has room for, at most 9; 0: no option
    bool verbose = false;            ///< each echo's fate is kept, not only its mark
    /// Sizes of a sweep from `size` to `largest`.
    std::uint32_t sizes() const { return largest > size ? (largest - size) / std::max(size_step, 1u) + 1 : 1; }
    std::uint32_t size_of(std::uint32_t sequence) const { return size + sequence % sizes() * size_step; }
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
