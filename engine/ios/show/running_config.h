#pragma once
/// `show running-config` from the typed configuration, in the section order of 12.2 and 12.3T.
#include <optional>
#include <string>

#include "engine/device/config.h"

namespace switchover::ios {

/// From the first `!` to `end`, one newline per line: what a startup file holds. Defaults are left out except those
/// that these trains always print. Reading it back gives an equal configuration.
std::string config_text(const DeviceConfig& config);

/// `show running-config`: the two heading lines, then `config_text`.
std::string show_running_config(const DeviceConfig& config);

/// `show startup-config`: `Using N out of 129016 bytes` (the NVRAM of a 7200), then `config_text`.
std::string show_startup_config(const DeviceConfig& config);

/// `show running-config interface IF`; nothing when there is no such interface.
std::optional<std::string> show_running_config_interface(const DeviceConfig& config, const std::string& interface);

}  // namespace switchover::ios
