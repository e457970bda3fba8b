#include "engine/probe/show.h"

#include <algorithm>

namespace switchover::probe {

void show_ping_head(const PingRequest& request, TextOut& out) {
    out.line();
    out.line("Type escape sequence to abort.");
    out.line("Sending {}, {}-byte ICMP Echos to {}, timeout is {} seconds:", request.count, request.size,
             request.destination.text(), whole_seconds(request.timeout));
    if (!request.source.is_unspecified()) out.line("Packet sent with a source address of {} ", request.source.text());
    if (request.dont_fragment) out.line("Packet sent with the DF bit set");
}

void show_ping_result(const ProbeView& probe, TextOut& out) {
    constexpr std::size_t kMarksPerLine = 70;
    for (std::size_t at = 0; at < probe.marks.size(); at += kMarksPerLine)
        out.line("{}", probe.marks.substr(at, kMarksPerLine));
    show_ping_summary(probe, out);
}

void show_ping_summary(const ProbeView& probe, TextOut& out) {
    const std::uint64_t percent = probe.sent == 0 ? 0 : probe.answered * 100 / probe.sent;
    if (probe.answered == 0) {
        out.line("Success rate is {} percent ({}/{})", percent, probe.answered, probe.sent);
        return;
    }
    // IOS counts in milliseconds and never prints less than 1.
    const auto ms = [](Duration d) { return std::max<std::int64_t>(1, whole_milliseconds(d)); };
    out.line("Success rate is {} percent ({}/{}), round-trip min/avg/max = {}/{}/{} ms", percent, probe.answered,
             probe.sent, ms(probe.minimum), ms(probe.average), ms(probe.maximum));
}

}  // namespace switchover::probe
