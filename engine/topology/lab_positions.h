#pragma once
/// Moves nodes in a lab file that people write by hand: comments, order and quotes of everything else stay.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/base/result.h"
#include "engine/topology/topology.h"

namespace switchover::topology {

using Places = std::vector<std::pair<std::string, Position>>;  ///< by the name of the node

/// The text with `graph-posX` and `graph-posY` of these nodes changed or added. Errors: not a lab file, no such node,
/// or a way of writing it (an alias for several nodes) in which one node cannot be moved alone.
Result<std::string, std::string> with_positions(std::string_view text, const Places& places);

/// The same in a file, so that a reader sees the old one or the new one, never a part. Errors: a text naming the file.
Result<void, std::string> write_positions(const std::string& path, const Places& places);

}  // namespace switchover::topology
