#pragma once
/// `show …` commands answered from a snapshot, for scripts, exports and goldens. The console reads the same rows.
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/snapshot/snapshot.h"

namespace switchover::ios {

/// The text that the device prints for `command` (keywords may be abbreviated to a unique prefix).
/// Errors: the IOS lines (`% Invalid input …`, `% Incomplete command.`, `% Ambiguous command: …`), or that the device
/// is off.
Result<std::string, std::string> show(const snapshot::World& world, NodeIndex node, std::string_view command);

/// What may stand at the end of a `show` line, ascending, for `?` and Tab: the next words when it ends in a space, else
/// the keywords that begin with its last word. Values are in upper case; `<cr>`: it is a whole command.
/// Errors: as of `show`.
Result<std::vector<std::string>, std::string> show_help(const snapshot::World& world, NodeIndex node,
                                                        std::string_view line);

}  // namespace switchover::ios
