#pragma once
#include <string>

#include "engine/base/text.h"
#include "engine/probe/view.h"

namespace switchover::probe {

/// What `ping` prints before the first mark.
void show_ping_head(const PingRequest& request, TextOut& out);
/// What a verbose `ping` prints for the echo with this number, from 0.
void show_echo(const PingRequest& request, std::uint64_t number, const EchoView& echo, TextOut& out);
/// What `ping` prints once it has ended: marks (70 a line) or what became of each echo, then the summary.
void show_ping_result(const ProbeView& probe, TextOut& out);
/// The success rate.
void show_ping_summary(const ProbeView& probe, TextOut& out);

/// What `traceroute` prints before the first hop.
void show_trace_head(const TraceRequest& request, TextOut& out);
/// What it prints when attempt `index` of a hop is known: the hop's number before the first, an address when it is
/// another than before, the time or a mark. What follows one another makes the lines of IOS, without the last newline.
std::string trace_text(const HopView& hop, std::size_t index);

}  // namespace switchover::probe
