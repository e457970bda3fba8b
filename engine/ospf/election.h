#pragma once
/// Electing the Designated Router, RFC 2328 §9.4, as a function on values.
#include <cstdint>
#include <span>

#include "engine/base/address.h"
#include "engine/ospf/interface_state_machine.h"

namespace switchover::ospf {

/// A router on the network: this one, or a neighbor in state 2-Way or greater.
struct Candidate {
    Ipv4Address router_id;
    Ipv4Address address;  ///< on this network; what Hellos call the router
    std::uint8_t priority = 1;
    Ipv4Address designated_router;         ///< as it declares
    Ipv4Address backup_designated_router;  ///< as it declares
};

struct Election {
    Ipv4Address designated_router;  ///< 0.0.0.0: none
    Ipv4Address backup_designated_router;
    Ipv4Address designated_router_id;
    Ipv4Address backup_designated_router_id;
    InterfaceState state = InterfaceState::DROther;
    bool operator==(const Election&) const = default;
};

/// `self` declares what its interface held before (§9.4 step 1). Not preemptive: who declares itself DR stays.
Election elect(const Candidate& self, std::span<const Candidate> neighbors);

}  // namespace switchover::ospf
