#pragma once
/// `configure replace`
#include <string>

#include "engine/base/result.h"
#include "engine/device/device.h"

namespace switchover {

/// What `configure replace` makes of a file for this device. Ports that the text leaves out are shut and without lines.
/// Errors: the first line that is not understood, or that names a port which the device does not have.
Result<DeviceConfig, std::string> replacement_config(const Device& device, const std::string& text);

}  // namespace switchover
