#pragma once
/// What a device would do with a packet, by the tables it holds in a snapshot: the rows that decide, as values.
#include <optional>
#include <string>

#include "engine/base/bytes.h"
#include "engine/rib/fib.h"
#include "engine/snapshot/snapshot.h"

namespace switchover::snapshot {

/// The longest match of the forwarding table and the path taken among equal ones.
struct RouteRow {
    bool found = false;
    Prefix prefix;
    rib::Action action = rib::Action::NoRoute;
    InterfaceIndex out = kNoInterface;
    Ipv4Address next_hop;
    bool operator==(const RouteRow&) const = default;
};

/// The permit line of a crypto map that wants the packet protected, and the SA it is sent with.
struct ProtectionRow {
    std::string map;
    std::uint16_t sequence = 0;
    std::string access_list;
    std::string line;                  ///< `permit ip host 99.99.99.99 20.1.1.0 0.0.0.255`
    bool live = false;                 ///< the map may speak: its HSRP group, if it has one, is Active here
    std::optional<std::uint32_t> spi;  ///< of the outbound SA; nothing: there is none
    Ipv4Address local, peer;
    bool operator==(const ProtectionRow&) const = default;
};

struct AdjacencyRow {
    Ipv4Address address;
    InterfaceIndex interface = kNoInterface;
    std::optional<MacAddress> mac;  ///< nothing: ARP does not know it
    bool operator==(const AdjacencyRow&) const = default;
};

struct LookUp {
    bool delivered = false;  ///< to the device itself, or to a group it may belong to
    RouteRow route;
    bool crypto_map = false;  ///< one is applied to the interface that the route leads to
    std::optional<ProtectionRow> protection;
    std::optional<RouteRow> outer_route;  ///< of the ESP packet
    std::optional<AdjacencyRow> adjacency;
    bool operator==(const LookUp&) const = default;
};

/// `packet` is a whole IPv4 packet in clear, as it is after decryption. Nothing when its header does not read.
/// Access groups are not looked at.
std::optional<LookUp> look_up(const Device& device, ByteView packet);

/// The pair of SAs that opens an ESP packet sent to `destination`; nullptr when the device has none.
const crypto_map::PairView* inbound_sa(const Device& device, Ipv4Address destination, std::uint32_t spi);

}  // namespace switchover::snapshot
