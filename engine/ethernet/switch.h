#pragma once
/// A learning switch (IEEE 802.1D §7): floods what it does not know, learns source addresses, forgets them after the
/// ageing time. A port may be told to wait before it forwards after link-up (spanning tree listening and learning
/// without PortFast).
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/fingerprint.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"
#include "engine/link/fabric.h"

namespace switchover {

class Switch {
   public:
    struct Port {
        std::string name;
        std::uint32_t pipe = 0;  ///< outgoing pipe
        bool connected = false;
        bool carrier = false;
        Duration forwarding_delay{};  ///< after link-up; default none
        Instant forwarding_from;      ///< frames are discarded before
        std::uint64_t frames_in = 0, frames_out = 0, discarded = 0;
    };
    /// One learnt address.
    struct Station {
        MacAddress mac;
        InterfaceIndex port = 0;
        Instant last_seen;
    };

    Switch() = default;
    Switch(NodeIndex node, std::string name, Duration ageing) : node_(node), name_(std::move(name)), ageing_(ageing) {}

    InterfaceIndex add_port(std::string name, Duration forwarding_delay);
    void connect(InterfaceIndex port, std::uint32_t pipe);

    void on_frame(InterfaceIndex port, Frame&& frame, Fabric& fabric);
    void set_carrier(InterfaceIndex port, bool up, Instant now);
    void set_power(bool on);

    bool powered() const { return powered_; }
    const std::string& name() const { return name_; }
    const std::vector<Port>& ports() const { return ports_; }
    const std::vector<Station>& stations() const { return stations_; }
    Duration ageing() const { return ageing_; }
    std::uint64_t version() const { return version_; }
    Fingerprint fingerprint;

   private:
    void send(InterfaceIndex port, Frame&& frame, Fabric& fabric);
    /// The port on which `mac` was last seen, or kNoInterface.
    InterfaceIndex look_up(const MacAddress& mac, Instant now) const;
    void learn(const MacAddress& mac, InterfaceIndex port, Instant now);

    NodeIndex node_ = kNoNode;
    std::string name_;
    Duration ageing_ = 300s;
    bool powered_ = true;
    std::vector<Port> ports_;
    std::vector<Station> stations_;  ///< ascending by address
    std::uint64_t sequence_ = 0;
    std::uint64_t version_ = 0;
};

}  // namespace switchover
