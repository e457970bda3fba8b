#pragma once
/// The timers of a device that matter while something fails, as lines for a tooltip.
#include <QString>

#include "engine/snapshot/snapshot.h"

namespace switchover::ui {

/// HSRP hold times, OSPF dead times, the next IKE keepalive and SA lifetimes, each with the time left in virtual
/// seconds; one a line. `port`: only what goes over it, or kNoInterface.
QString countdowns(const snapshot::World& world, NodeIndex node, InterfaceIndex port = kNoInterface);

/// When a flapping cable comes or goes next; empty for others.
QString flapCountdown(const snapshot::World& world, LinkIndex cable);

}  // namespace switchover::ui
