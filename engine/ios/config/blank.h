#pragma once
/// The configuration of a box that was never configured.
#include "engine/device/config.h"

namespace switchover::ios {

/// What a box of these ports and this train boots with when its startup configuration was erased: every port shut and
/// without an address.
DeviceConfig blank_config(const DeviceConfig& hardware);

}  // namespace switchover::ios
