#pragma once
/// `show …` commands answered from a snapshot: console, exports and goldens all come through here.
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/snapshot/snapshot.h"

namespace switchover::ios {

/// The text that the device prints for `command` (keywords may be abbreviated to a unique prefix).
/// Errors: the IOS line (`% Invalid input …`, `% Incomplete command.`, `% Ambiguous command: …`), or that the device is
/// off.
Result<std::string, std::string> show(const snapshot::World& world, NodeIndex node, std::string_view command);

/// Every form that `show` answers, for help and completion.
std::vector<std::string> show_commands();

}  // namespace switchover::ios
