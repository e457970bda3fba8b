#pragma once
/// What the box says that it is and runs: in `show version` and to its CDP neighbors.
#include <string>

#include "engine/device/config.h"

namespace switchover {

inline constexpr const char* kPlatform = "cisco 7206VXR";

/// Of `boot system [flash] FILE`, else the usual one of the release: `disk1:c7200-a3jk9s-mz.123-7.T1`.
std::string image_file(const DeviceConfig& config);

/// `7200 Software (C7200-A3JK9S-M), Version 12.3(7)T1,  RELEASE SOFTWARE (fc2)`, by the `version` line and the image of
/// `boot system`.
std::string software_name(const DeviceConfig& config);

/// The first lines of `show version`.
std::string software_description(const DeviceConfig& config);

}  // namespace switchover
