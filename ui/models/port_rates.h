#pragma once
/// How fast the ports of one device send and receive, from its counters at moments of virtual time.
#include <array>
#include <deque>
#include <optional>
#include <vector>

#include "engine/snapshot/snapshot.h"

namespace switchover::ui {

class PortRates {
   public:
    static constexpr Duration kWindow = 5s;  ///< rates are means over at least this long, once it has passed

    /// Per second of virtual time; nothing until two moments are known.
    struct Rate {
        std::optional<double> bits_in, packets_in, bits_out, packets_out;
    };
    void clear() { samples_.clear(); }
    /// Call it with every look at the device; a clock that went back begins anew.
    void look(Instant now, const snapshot::Device& device);
    Rate of(InterfaceIndex port) const;

   private:
    struct Sample {
        Instant at;
        std::vector<std::array<std::uint64_t, 4>> ports;  ///< octets and packets in, octets and packets out
    };
    std::deque<Sample> samples_;  ///< ascending; the first is the last one at least kWindow old
};

}  // namespace switchover::ui
