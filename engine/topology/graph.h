#pragma once
/// Questions about the cabling that Boost.Graph answers. Cables only: what routers would forward is another matter.
#include <vector>

#include "engine/topology/topology.h"

namespace switchover::topology {

/// Nodes with a path of cables to `from`, `from` among them, ascending. Nodes and links that are `down` are not used;
/// nothing reaches or leaves a node that is down.
std::vector<NodeIndex> reachable(const Topology& topology, NodeIndex from,
                                 const std::vector<NodeIndex>& nodes_down = {},
                                 const std::vector<LinkIndex>& links_down = {});

/// Links of a path with the fewest hops, in order; empty when there is none.
std::vector<LinkIndex> shortest_path(const Topology& topology, NodeIndex from, NodeIndex to,
                                     const std::vector<NodeIndex>& nodes_down = {},
                                     const std::vector<LinkIndex>& links_down = {});

}  // namespace switchover::topology
