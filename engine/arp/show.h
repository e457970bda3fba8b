#pragma once
#include <optional>
#include <span>
#include <string>

#include "engine/arp/view.h"
#include "engine/base/text.h"

namespace switchover::arp {

/// `show arp`, `show ip arp [A.B.C.D | IF]`. `names` are full interface names by index.
void show_arp(const View& view, Instant now, std::span<const std::string> names, TextOut& out,
              std::optional<Ipv4Address> only = std::nullopt, InterfaceIndex on = kNoInterface);

}  // namespace switchover::arp
