#pragma once
/// The way a packet really takes: the FIB, ARP table and MAC table that each box on the way holds in a snapshot.
#include <vector>

#include "engine/base/address.h"
#include "engine/base/ids.h"
#include "engine/snapshot/snapshot.h"

namespace switchover::ui {

/// One cable crossed.
struct PathHop {
    LinkIndex cable = kNoLink;
    bool from_b = false;  ///< which end sends
    bool operator==(const PathHop&) const = default;
};

struct PacketPath {
    std::vector<PathHop> hops;  ///< as far as the packet comes
    NodeIndex end = kNoNode;    ///< where it arrives, or is lost
    bool arrived = false;       ///< `end` owns the destination
    bool operator==(const PacketPath&) const = default;
};

/// Of a packet that `from` sends now. It ends early where there is no route, no ARP entry, no carrier, a cable that
/// passes nothing this way, or a receiver that does not listen to the MAC address. Time to live is 64.
PacketPath packetPath(const snapshot::World& world, NodeIndex from, Ipv4Address source, Ipv4Address destination);

/// The ESP packets that each device would send now: one path for each flow that holds SAs.
std::vector<PacketPath> espPaths(const snapshot::World& world);

}  // namespace switchover::ui
