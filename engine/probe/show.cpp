#include "engine/probe/show.h"

#include <algorithm>

#include "engine/icmp/packet.h"

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

namespace {

/// Instead of a time, when the datagram can go no further; empty for the destination's own answer.
const char* unreachable_mark(std::uint8_t code) {
    switch (static_cast<icmp::UnreachableCode>(code)) {
        case icmp::UnreachableCode::Port: return "";
        case icmp::UnreachableCode::Network:
        case icmp::UnreachableCode::NetworkUnknown: return "!N";
        case icmp::UnreachableCode::Protocol: return "!P";
        case icmp::UnreachableCode::NetworkProhibited:
        case icmp::UnreachableCode::HostProhibited:
        case icmp::UnreachableCode::CommunicationProhibited: return "!A";
        default: return "!H";
    }
}

}  // namespace

void show_trace_head(const TraceRequest& request, TextOut& out) {
    out.line();
    out.line("Type escape sequence to abort.");
    out.line("Tracing the route to {}", request.destination.text());
    out.line();
}

std::string trace_text(const HopView& hop, std::size_t index) {
    std::string out;
    if (index == 0) out += fmt::format("{:>3} ", hop.ttl);
    const TraceAttempt& attempt = hop.attempts[index];
    if (!attempt.answered) return out + " * ";
    Ipv4Address before;
    for (std::size_t i = 0; i < index; ++i)
        if (hop.attempts[i].answered) before = hop.attempts[i].from;
    if (attempt.from != before) {
        if (!before.is_unspecified()) out += "\n    ";
        out += attempt.from.text();
    }
    const char* const mark = attempt.icmp_type == icmp::kUnreachable ? unreachable_mark(attempt.icmp_code) : "";
    if (*mark != '\0') return out + fmt::format(" {} ", mark);
    // IOS counts in ticks of 4 ms.
    return out + fmt::format(" {} msec", whole_milliseconds(attempt.round_trip) / 4 * 4);
}

}  // namespace switchover::probe
