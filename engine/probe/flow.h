#pragma once
/// A stream of UDP datagrams at a fixed rate: load for a link, a queue or a tunnel. The receiver discards (port 9).
#include <vector>

#include "engine/probe/config.h"
#include "engine/sim/services.h"

namespace switchover::probe {

class Flows {
   public:
    static constexpr std::uint8_t kFlowTimer = 16;  ///< TimerTag::kind; those below are of pings

    /// The first datagram leaves at `s.now`. Returns the flow's number, from 1.
    std::uint32_t start(const FlowRequest& request, Services& s);
    void stop(std::uint32_t id, Services& s);
    void on_timer(TimerTag tag, Services& s);

    struct FlowView {
        FlowRequest request;
        std::uint64_t sent = 0;
        bool running = false;
        bool operator==(const FlowView&) const = default;
    };
    std::vector<FlowView> view() const;

   private:
    struct Flow {
        FlowView state;
        Bytes payload;
        TimerId timer;
    };
    void send(std::uint32_t index, Services& s);
    std::vector<Flow> flows_;  ///< number n at n - 1
};

}  // namespace switchover::probe
