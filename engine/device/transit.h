#pragma once
/// Where packets that only pass through went, so that the next with the same addresses need nothing looked up: the
/// route cache of a router. It changes no result: an entry counts only while nothing else has happened to the device.
#include <array>
#include <cstdint>

#include "engine/base/address.h"
#include "engine/base/ids.h"

namespace switchover {

class TransitCache {
   public:
    struct Way {
        std::uint64_t epoch = ~0ull;  ///< of the device, which any event but a packet passing through ends
        Ipv4Address source, destination;
        InterfaceIndex in = kNoInterface, out = kNoInterface;
        MacAddress to;  ///< of the next hop
    };

    /// The way of such a packet, if it was kept in this very epoch.
    const Way* find(InterfaceIndex in, Ipv4Address source, Ipv4Address destination, std::uint64_t epoch) const {
        const Way& way = ways_[place(in, source, destination)];
        const bool same = way.epoch == epoch && way.in == in && way.source == source && way.destination == destination;
        return same ? &way : nullptr;
    }
    void keep(const Way& way) { ways_[place(way.in, way.source, way.destination)] = way; }

   private:
    static constexpr unsigned kBits = 3;
    /// The same for both ways of a conversation but for the interface, so that they share a place only when packets and
    /// answers come in by one interface.
    static std::size_t place(InterfaceIndex in, Ipv4Address source, Ipv4Address destination) {
        const std::uint64_t both = std::uint64_t{source.value} + destination.value;
        return (static_cast<std::size_t>(both * 0x9E3779B97F4A7C15ull >> (64 - kBits)) + in) % (1u << kBits);
    }
    std::array<Way, std::size_t{1} << kBits> ways_{};
};

}  // namespace switchover
