#pragma once
/// What a device boots with, changed from outside.
#include <memory>

#include "engine/device/device.h"

namespace switchover {

/// The next boot starts with `config` instead of what was saved. Not null; holds every port of the device.
void set_startup_config(Device& device, std::shared_ptr<const DeviceConfig> config);

}  // namespace switchover
