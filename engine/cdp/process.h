#pragma once
/// Cisco Discovery Protocol version 2 on one router: says who is here, remembers who else is.
#include <span>
#include <string>
#include <vector>

#include "engine/cdp/config.h"
#include "engine/cdp/packet.h"
#include "engine/cdp/record.h"
#include "engine/cdp/view.h"
#include "engine/sim/services.h"

namespace switchover::cdp {

inline constexpr Duration kFirstWithin = 1s;           ///< of line-up: routers that start together do not speak as one
inline constexpr std::size_t kMaximumNeighbors = 256;  ///< of the device; more are counted, not kept

/// What a device says of itself.
struct Setup {
    Config config;
    std::string device_id;
    std::string platform;
    std::string software;
    struct Port {
        bool enabled = true;  ///< `cdp enable`, and an interface that can carry it
        bool full_duplex = true;
        bool operator==(const Port&) const = default;
    };
    std::vector<Port> ports;  ///< by InterfaceIndex; missing ones do not speak
    bool operator==(const Setup&) const = default;
};

class Process {
   public:
    enum Timer : std::uint8_t { kAdvertise, kAge };

    /// Compares with what it has. Switching off says goodbye (time to live 0) on every interface that is up.
    void configure(const Setup& next, Services& s);
    void on_interface(InterfaceIndex i, bool line_up, Services& s);
    /// `octets`: what is behind the SNAP header.
    void on_frame(InterfaceIndex in, ByteView octets, MacAddress from, Services& s);
    void on_timer(TimerTag tag, Services& s);
    /// `clear cdp table`
    void clear_table(Services& s);
    /// `clear cdp counters`
    void clear_counters() { counters_ = {}; }
    View view(std::span<const Interface> interfaces) const;

   private:
    struct Neighbor {
        InterfaceIndex interface = kNoInterface;
        MacAddress mac;
        Packet said;
        Instant expires;
    };
    bool speaks(InterfaceIndex i) const {
        return setup_.config.run && i < setup_.ports.size() && setup_.ports[i].enabled;
    }
    void start(InterfaceIndex i, Services& s);
    void stop(InterfaceIndex i, bool goodbye, Services& s);
    void advertise(InterfaceIndex i, Duration ttl, Services& s);
    void age(Services& s);
    void forget(std::size_t at, Services& s);

    Setup setup_;
    std::vector<TimerId> advertise_timers_;  ///< by InterfaceIndex
    TimerId age_timer_;
    std::vector<Neighbor> neighbors_;  ///< ascending by device id, interface, port
    Counters counters_;
};

}  // namespace switchover::cdp
