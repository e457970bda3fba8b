#pragma once
#include "engine/base/text.h"
#include "engine/probe/view.h"

namespace switchover::probe {

/// What `ping` prints before the first mark.
void show_ping_head(const PingRequest& request, TextOut& out);
/// What `ping` prints once it has ended: marks (70 a line), then the summary.
void show_ping_result(const ProbeView& probe, TextOut& out);
/// The success rate.
void show_ping_summary(const ProbeView& probe, TextOut& out);

}  // namespace switchover::probe
