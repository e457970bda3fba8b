#pragma once
/// `traceroute`: one UDP datagram at a time, to a port where nobody listens, with a rising time to live. Routers on the
/// way answer with Time Exceeded, the destination with Port Unreachable (RFC 792; RFC 1393 tells of the method).
#include <vector>

#include "engine/probe/config.h"
#include "engine/probe/record.h"
#include "engine/probe/view.h"
#include "engine/sim/services.h"

namespace switchover::probe {

class Traces {
   public:
    static constexpr std::uint8_t kTraceTimer = 17;  ///< TimerTag::kind, behind those of pings and flows
    static constexpr std::uint8_t kTraceNextTimer = 18;
    static constexpr std::size_t kMaximumFinished = 16;  ///< ended ones still to be looked at

    /// `request.id` is the number it goes by. The first datagram leaves at `s.now`. TTLs out of order and no attempts
    /// are set right.
    void start(TraceRequest request, Services& s);
    void stop(std::uint32_t id, Services& s);
    /// An ICMP packet for this device. True when it was an error about a datagram in flight.
    bool on_icmp(const Ipv4Delivery& packet, Services& s);
    void on_timer(TimerTag tag, Services& s);
    std::vector<TraceView> view() const;

   private:
    struct Trace {
        TraceView state;
        std::uint16_t port = 0;  ///< of the datagram in flight, or of the next one
        Instant sent;
        bool in_flight = false;
        bool over_after_hop = false;  ///< somebody said that the datagrams go no further
        bool reached = false;
        TimerId timer;
    };
    Trace* find(std::uint32_t id);
    void send(Trace& trace, Services& s);
    void settle(Trace& trace, const TraceAttempt& result, Services& s);
    void finish(Trace& trace, Services& s);

    std::vector<Trace> traces_;  ///< ascending by number
};

}  // namespace switchover::probe
