#pragma once
/// Labs made in code for the workloads.
#include <memory>

#include "engine/topology/topology.h"

namespace switchover::bench {

/// W1: a, r1 … r8, b in a chain; link i is 10.0.0.(4i)/30, 1 Gb/s, 1 ms; static routes to both ends' subnets.
std::shared_ptr<const topology::Topology> chain_lab();

enum class GridKind { Ospf, Hsrp };
/// side x side routers, links between 4-neighbours, each a /30 of 1 Gb/s and 1 ms. Ospf (W2): point-to-point, cost 10,
/// a loopback of cost 1 each. Hsrp (W5): one HSRP group on every link, so that both ends send hellos.
std::shared_ptr<const topology::Topology> grid_lab(unsigned side, GridKind kind);

}  // namespace switchover::bench
