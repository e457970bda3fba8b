#pragma once
/// What a show command needs of several protocols at once, taken from a snapshot.
#include <vector>

#include "engine/hsrp/show.h"
#include "engine/ios/show/interfaces.h"
#include "engine/rib/show.h"
#include "engine/snapshot/snapshot.h"

namespace switchover::ios {

/// The groups that OSPF and HSRP listen to.
JoinedGroups joined_groups(const snapshot::Device& device);
/// The adjacency table: ARP entries of neighbours, by interface and address.
std::vector<rib::Neighbour> neighbours(const snapshot::Device& device, Instant now);
/// `standby delay` of the interfaces that have a group.
std::vector<hsrp::DelayRow> standby_delays(const snapshot::Device& device);

}  // namespace switchover::ios
