/// Pings and traceroutes under way at a terminal: marks as they come, the result after the last one.
#include <algorithm>

#include "engine/probe/show.h"

#include "engine/ios/console/console.h"

namespace switchover::ios {
namespace {

constexpr std::size_t kMarksPerLine = 70;

}  // namespace

void Console::start_ping(const probe::PingRequest& request, Host& host) {
    const auto world = host.world();
    TextOut head;
    probe::show_ping_head(request, head);
    wait_for(host.apply(PingInput{world->device(node_)->name, request}), false, head, host);
}

void Console::start_trace(const probe::TraceRequest& request, Host& host) {
    const auto world = host.world();
    TextOut head;
    probe::show_trace_head(request, head);
    wait_for(host.apply(TraceInput{world->device(node_)->name, request}), true, head, host);
}

void Console::wait_for(Result<std::uint32_t, std::string> started, bool trace, const TextOut& head, Host& host) {
    if (!started) {
        print("% " + started.error() + "\n");
        return;
    }
    print(head.text());
    waiting_ = {trace, *started, 0, 0};
    state_ = State::Probe;
    probe_news(host);
}

/// Prints what came since, and the prompt when it is over.
void Console::probe_news(Host& host) {
    const auto world = host.world();
    const snapshot::Device* box = world->device(node_);
    const auto* ping = box->probe.find(waiting_.probe);
    const auto* trace = box->probe.find_trace(waiting_.probe);
    const bool runs = waiting_.trace ? trace != nullptr && trace_hops(*trace) : ping != nullptr && ping_marks(*ping);
    if (runs) return;
    ready(host);
    const std::string typed = std::exchange(typed_ahead_, {});
    if (!typed.empty()) type(typed, host);
}

/// False: it is over.
bool Console::ping_marks(const probe::ProbeView& ping) {
    // Of very many between two looks only the newest are there.
    waiting_.marks =
        std::max<std::size_t>(waiting_.marks, ping.request.verbose ? ping.echos_before : ping.marks_before);
    if (ping.request.verbose) {
        TextOut text;
        for (; waiting_.marks < ping.echos_before + ping.echos.size(); ++waiting_.marks)
            show_echo(ping.request, waiting_.marks, ping.echos[waiting_.marks - ping.echos_before], text);
        print(text.text());
    } else {
        for (; waiting_.marks < ping.marks_before + ping.marks.size(); ++waiting_.marks) {
            if (waiting_.marks > 0 && waiting_.marks % kMarksPerLine == 0) print("\n");
            output_.push_back(ping.marks[waiting_.marks - ping.marks_before]);
        }
    }
    if (ping.running) return true;
    fresh_line();
    TextOut end;
    probe::show_ping_summary(ping, end);
    print(end.text());
    return false;
}

/// False: it is over.
bool Console::trace_hops(const probe::TraceView& trace) {
    for (; waiting_.hop < trace.hops.size(); ++waiting_.hop, waiting_.marks = 0) {
        const probe::HopView& hop = trace.hops[waiting_.hop];
        while (waiting_.marks < hop.attempts.size()) {
            print(trace_text(hop, waiting_.marks));
            if (++waiting_.marks == trace.request.probes) print("\n");
        }
        if (waiting_.marks < trace.request.probes) break;
    }
    return trace.running;
}

}  // namespace switchover::ios
