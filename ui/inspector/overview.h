#pragma once
/// A device at one glance, as rich text.
#include <QString>

#include "engine/snapshot/snapshot.h"

namespace switchover::ui {

/// System, interfaces, HSRP, OSPF, tunnel, routes and what of the configuration has no effect. Links lead to the tab
/// that tells more; their addresses are the tabs' ids.
QString overviewHtml(const snapshot::World& world, const snapshot::Device& device);

}  // namespace switchover::ui
