#pragma once
/// `show version` and `show clock`.
#include <string>

#include "engine/base/text.h"
#include "engine/ios/log/clock.h"
#include "engine/snapshot/snapshot.h"

namespace switchover::ios {

/// `7200 Software (C7200-A3JK9S-M), Version 12.3(7)T1,  RELEASE SOFTWARE (fc2)`: what the box says it runs, here and to
/// its neighbours. The image is that of `boot system`, the release that of `version`.
std::string software_text(const DeviceConfig& config);

/// `show version`. The hardware is that of the lab's boxes; what it says of time, image and ports is the device's own.
void show_version(const snapshot::Device& device, Instant now, TextOut& out);
/// `show clock [detail]`
void show_clock(const DeviceConfig& config, const Clock& clock, Instant now, bool detail, TextOut& out);

/// `2 years, 31 weeks, 6 days, 9 hours, 55 minutes`: units that are zero are left out, minutes always stand.
std::string uptime_text(Duration d);

}  // namespace switchover::ios
