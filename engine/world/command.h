#pragma once
#include <cstdint>
#include <string>
#include <string_view>

#include "engine/base/result.h"
#include "engine/device/device.h"
#include "engine/link/fabric.h"

namespace switchover {

/// A command line that changes a running router: `clear …`, `debug …`, `write`. What the words mean is known above the
/// world, in ios/exec, which defines it. Returns what was begun, 0 if nothing goes on. Errors: why it is refused.
Result<std::uint32_t, std::string> change_device(std::string_view line, Device& device, Fabric& fabric);

}  // namespace switchover
