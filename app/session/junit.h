#pragma once
/// Checks of a run as JUnit XML, the form that CI systems read.
#include <span>
#include <string>
#include <string_view>

#include "app/session/check.h"

namespace switchover::session {

/// One test case a check; its time is the virtual time it took to be decided. Characters that XML cannot hold become
/// `?`.
std::string junit_xml(std::span<const Check> checks, std::string_view suite, std::string_view file);

}  // namespace switchover::session
