#pragma once
/// Where labs are.
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace switchover::session {

/// Folders that hold labs by name, best first: $SWITCHOVER_TOPOLOGIES, beside the installed program, in the sources.
std::vector<std::string> lab_folders();

/// The path of a lab: what has a `/` or exists is a path, anything else is looked for by name. Errors: a sentence that
/// lists the names there are.
Result<std::string, std::string> find_lab(const std::string& name);

}  // namespace switchover::session
