#include "engine/probe/show.h"

#include <algorithm>

#include "engine/icmp/packet.h"
#include "engine/ipv4/options.h"

namespace switchover::probe {

namespace {

/// IOS counts in milliseconds and never prints less than 1.
std::int64_t shown_milliseconds(Duration d) { return std::max<std::int64_t>(1, whole_milliseconds(d)); }

/// The places of a record route option; the mark stands where the next address goes.
void show_route(ByteView option, TextOut& out) {
    const ipv4::RecordedRoute route = ipv4::recorded_route(option);
    out.line(" Record route:{}", route.used == 0 ? " <*>" : "");
    for (std::size_t i = 0; i < route.places.size(); ++i)
        out.line("   ({}){}", route.places[i].text(), i + 1 == route.used ? " <*>" : "");
}

}  // namespace

void show_ping_head(const PingRequest& request, TextOut& out) {
    out.line();
    out.line("Type escape sequence to abort.");
    const std::string size =
        request.largest == 0 ? fmt::format("{}", request.size) : fmt::format("[{}..{}]", request.size, request.largest);
    out.line("Sending {}, {}-byte ICMP Echos to {}, timeout is {} seconds:", request.count, size,
             request.destination.text(), whole_seconds(request.timeout));
    if (!request.source.is_unspecified()) out.line("Packet sent with a source address of {} ", request.source.text());
    if (request.dont_fragment) out.line("Packet sent with the DF bit set");
    if (request.pattern != PingRequest{}.pattern) out.line("Packet has data pattern 0x{:04X}", request.pattern);
    if (request.validate) out.line("Reply data will be validated");
    if (request.record_route == 0) return;
    const Bytes option = ipv4::record_route_option(request.record_route);
    out.line("Packet has IP options:  Total option bytes= {}, padded length={}", option.size(),
             (option.size() + 3) / 4 * 4);
    show_route(option, out);
    out.line();
}

void show_echo(const PingRequest& request, std::uint64_t number, const EchoView& echo, TextOut& out) {
    std::string text;
    if (echo.answered) {
        text = fmt::format("Reply to request {} ({} ms)", number, shown_milliseconds(echo.round_trip));
    } else if (echo.from.is_unspecified()) {
        text = fmt::format("Request {} timed out", number);
    } else if (echo.next_hop_mtu != 0) {
        text = fmt::format("Unreachable from {}, maximum MTU {}", echo.from.text(), echo.next_hop_mtu);
    } else if (echo.icmp_type == icmp::kUnreachable) {
        text = fmt::format("Unreachable from {}", echo.from.text());
    } else if (echo.icmp_type == icmp::kTimeExceeded) {
        text = fmt::format("Time exceeded from {}", echo.from.text());
    } else if (echo.icmp_type == 0) {
        text = fmt::format("Reply to request {} has other data than was sent", number);
    } else {
        text = fmt::format("ICMP type {} from {}", echo.icmp_type, echo.from.text());
    }
    if (request.largest != 0) text += fmt::format(" (size {})", echo.size);
    if (!echo.answered || request.record_route == 0) {
        out.line("{}", text);
        return;
    }
    const ByteView route = ipv4::find_record_route(echo.options);
    if (route.empty()) {
        out.line("{}.  Received packet has no options", text);
        return;
    }
    out.line("{}.  Received packet has options", text);
    out.line(" Total option bytes= {}, padded length={}", echo.options.size(), echo.options.size());
    show_route(route, out);
    if (echo.options.size() > route.size()) out.line(" End of list");
    out.line();
}

void show_ping_result(const ProbeView& probe, TextOut& out) {
    constexpr std::size_t kMarksPerLine = 70;
    for (std::size_t i = 0; i < probe.echos.size(); ++i)
        show_echo(probe.request, probe.echos_before + i, probe.echos[i], out);
    for (std::size_t at = 0; at < probe.marks.size() && !probe.request.verbose; at += kMarksPerLine)
        out.line("{}", probe.marks.substr(at, kMarksPerLine));
    show_ping_summary(probe, out);
}

void show_ping_summary(const ProbeView& probe, TextOut& out) {
    const std::uint64_t percent = probe.sent == 0 ? 0 : probe.answered * 100 / probe.sent;
    if (probe.answered == 0) {
        out.line("Success rate is {} percent ({}/{})", percent, probe.answered, probe.sent);
        return;
    }
    out.line("Success rate is {} percent ({}/{}), round-trip min/avg/max = {}/{}/{} ms", percent, probe.answered,
             probe.sent, shown_milliseconds(probe.minimum), shown_milliseconds(probe.average),
             shown_milliseconds(probe.maximum));
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
