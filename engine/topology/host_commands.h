#pragma once
/// The `exec` commands of a `linux` node, as iproute2 words them.
#include <optional>
#include <string>
#include <string_view>

#include "engine/device/config.h"

namespace switchover::topology {

/// A host that forwards nothing.
DeviceConfig host_config(const std::string& name);

/// `ip address add A/L dev IF` (`addr`, `a`), `ip route add {default|PREFIX} via A [dev IF]`, `ip link set …` (no
/// effect). Returns why the command is not applied.
std::optional<std::string> apply_host_command(DeviceConfig& host, std::string_view line);

}  // namespace switchover::topology
