#pragma once
/// The probes' part of a snapshot.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/bytes.h"
#include "engine/probe/config.h"
#include "engine/probe/record.h"

namespace switchover::probe {

/// What became of one echo of a verbose ping.
struct EchoView {
    bool answered = false;
    std::uint32_t size = 0;  ///< octets of the IPv4 packet sent
    Duration round_trip{};
    Ipv4Address from;            ///< who sent the answer or the error; 0.0.0.0: nobody did in time
    std::uint8_t icmp_type = 0;  ///< of the error
    std::uint8_t icmp_code = 0;
    std::uint16_t next_hop_mtu = 0;  ///< that "fragmentation needed" told
    Bytes options;                   ///< of the answer's header
    bool operator==(const EchoView&) const = default;
};
struct ProbeView {
    PingRequest request;  ///< with the number in use
    bool running = false;
    Instant started;
    std::uint64_t sent = 0;
    std::uint64_t answered = 0;
    std::uint64_t lost = 0;
    std::uint32_t outstanding = 0;
    Duration last_round_trip{};
    Duration minimum{};  ///< 0 while nothing was answered
    Duration average{};
    Duration maximum{};
    std::uint64_t outages = 0;
    std::optional<OutageEnded> last_outage;
    /// The gap that has not ended: echos lost in it so far, and when the last answered one was sent.
    std::uint32_t losing = 0;
    std::optional<Instant> last_answered;
    std::string marks;  ///< of a counted ping, the newest, in order: `!` answered, `.` timed out, `U` unreachable, `M`
                        ///< could not fragment, `&` time to live exceeded, `?` another ICMP error or other data
    std::uint64_t marks_before = 0;  ///< older marks that are not kept any more
    std::vector<EchoView> echos;     ///< of a verbose ping, in order
    std::uint64_t echos_before = 0;  ///< older ones that are not kept any more
};
/// What became of one datagram of a traceroute.
struct TraceAttempt {
    bool answered = false;  ///< else `*`
    Ipv4Address from;
    Duration round_trip{};
    std::uint8_t icmp_type = 0;  ///< 11: time exceeded, 3: unreachable
    std::uint8_t icmp_code = 0;
    bool operator==(const TraceAttempt&) const = default;
};
struct HopView {
    std::uint8_t ttl = 0;
    std::vector<TraceAttempt> attempts;  ///< in order; those still to come are missing
    bool operator==(const HopView&) const = default;
};
struct TraceView {
    TraceRequest request;  ///< with the number in use
    bool running = false;
    bool reached = false;
    Instant started;
    std::vector<HopView> hops;
    bool operator==(const TraceView&) const = default;
};
struct View {
    std::vector<ProbeView> probes;  ///< ascending by number
    std::vector<TraceView> traces;  ///< ascending by number
    const TraceView* find_trace(std::uint32_t id) const {
        for (const TraceView& trace : traces)
            if (trace.request.id == id) return &trace;
        return nullptr;
    }
    const ProbeView* find(std::uint32_t id) const {
        for (const ProbeView& probe : probes)
            if (probe.request.id == id) return &probe;
        return nullptr;
    }
};

}  // namespace switchover::probe
