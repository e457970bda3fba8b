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
/// `show interfaces [IF] description`
void show_interfaces_description(std::span<const Interface> interfaces, const DeviceConfig& config, InterfaceIndex only,
                                 TextOut& out);
/// One interface, or all when `only` is kNoInterface. Method: NVRAM when the address is that of `startup`, else manual.
void show_ip_interface_brief(std::span<const Interface> interfaces, const DeviceConfig& startup, InterfaceIndex only,
                             TextOut& out);

/// `show protocols [IF]`
void show_protocols(std::span<const Interface> interfaces, const DeviceConfig& config, InterfaceIndex only,
                    TextOut& out);

/// IP groups that an interface has joined, by InterfaceIndex, ascending.
using JoinedGroups = std::vector<std::vector<Ipv4Address>>;
/// `show ip interface [IF]`
void show_ip_interface(std::span<const Interface> interfaces, const DeviceConfig& config, const JoinedGroups& groups,
                       InterfaceIndex only, TextOut& out);

}  // namespace switchover::ios
