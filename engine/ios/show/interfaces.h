#pragma once
/// `show interfaces` and `show ip interface brief`, from the interfaces of a snapshot.
#include <span>
#include <vector>

#include "engine/base/text.h"
#include "engine/device/config.h"
#include "engine/sim/interface.h"

namespace switchover::ios {

/// One interface, or all when `only` is kNoInterface.
void show_interfaces(std::span<const Interface> interfaces, const DeviceConfig& config, InterfaceIndex only,
                     Instant now, TextOut& out);
void show_ip_interface_brief(std::span<const Interface> interfaces, TextOut& out);

}  // namespace switchover::ios
