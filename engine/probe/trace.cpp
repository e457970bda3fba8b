#include "engine/probe/trace.h"

#include <algorithm>

#include "engine/icmp/packet.h"
#include "engine/ipv4/protocol.h"
#include "engine/udp/packet.h"

namespace switchover::probe {

namespace {

/// Behind the port of flows; the number makes those of two traces differ.
constexpr std::uint16_t kFirstSourcePort = 49153;
constexpr std::uint16_t kSourcePorts = 16000;

std::uint16_t source_port(std::uint32_t id) { return static_cast<std::uint16_t>(kFirstSourcePort + id % kSourcePorts); }

}  // namespace

Traces::Trace* Traces::find(std::uint32_t id) {
    const auto at = std::ranges::find(traces_, id, [](const Trace& t) { return t.state.request.id; });
    return at == traces_.end() ? nullptr : &*at;
}

void Traces::start(TraceRequest request, Services& s) {
    request.probes = std::max<std::uint8_t>(request.probes, 1);
    request.first_ttl = std::max<std::uint8_t>(request.first_ttl, 1);
    request.last_ttl = std::max(request.last_ttl, request.first_ttl);
    request.timeout = std::max<Duration>(request.timeout, 1ms);
    if (find(request.id) != nullptr) {
        stop(request.id, s);
        std::erase_if(traces_, [&](const Trace& t) { return t.state.request.id == request.id; });
    }
    const auto ended = [](const Trace& t) { return !t.state.running; };
    while (std::ranges::count_if(traces_, ended) >= std::ptrdiff_t{kMaximumFinished})
        traces_.erase(std::ranges::find_if(traces_, ended));
    Trace fresh;
    fresh.state.request = request;
    fresh.state.running = true;
    fresh.state.started = s.now;
    fresh.state.hops.push_back({request.first_ttl, {}});
    fresh.port = request.port;
    const auto at =
        std::ranges::lower_bound(traces_, request.id, {}, [](const Trace& t) { return t.state.request.id; });
    send(*traces_.insert(at, std::move(fresh)), s);
}

void Traces::send(Trace& trace, Services& s) {
    const TraceRequest& request = trace.state.request;
    const HopView& hop = trace.state.hops.back();
    trace.sent = s.now;
    trace.in_flight = true;
    s.start_timer(trace.timer, {ProcessId::Probe, kTraceTimer, request.id}, request.timeout);
    s.record(Record{HopSent{request.id, hop.ttl, static_cast<std::uint8_t>(hop.attempts.size())}});
    Ipv4Send datagram;
    datagram.source = request.source;
    datagram.destination = request.destination;
    datagram.ttl = hop.ttl;
    s.send_udp(datagram, source_port(request.id), trace.port);
}

void Traces::settle(Trace& trace, const TraceAttempt& result, Services& s) {
    const TraceRequest& request = trace.state.request;
    HopView& hop = trace.state.hops.back();
    const auto attempt = static_cast<std::uint8_t>(hop.attempts.size());
    hop.attempts.push_back(result);
    trace.in_flight = false;
    ++trace.port;
    if (result.answered)
        s.record(Record{HopAnswered{request.id, hop.ttl, attempt, result.from, result.round_trip, result.icmp_type,
                                    result.icmp_code}});
    else
        s.record(Record{HopLost{request.id, hop.ttl, attempt}});
    if (result.answered && result.icmp_type == icmp::kUnreachable) {
        trace.over_after_hop = true;
        trace.reached = trace.reached || result.icmp_code == static_cast<std::uint8_t>(icmp::UnreachableCode::Port);
    }
    if (hop.attempts.size() >= request.probes) {
        if (trace.over_after_hop || hop.ttl >= request.last_ttl) return finish(trace, s);
        trace.state.hops.push_back({static_cast<std::uint8_t>(hop.ttl + 1), {}});
    }
    // By a timer that is due now, not by a call: this may be within the delivery of an answer.
    s.start_timer(trace.timer, {ProcessId::Probe, kTraceNextTimer, request.id}, s.now);
}

void Traces::finish(Trace& trace, Services& s) {
    trace.state.running = false;
    trace.state.reached = trace.reached;
    trace.in_flight = false;
    s.release_timer(trace.timer);
    s.record(Record{TraceFinished{trace.state.request.id, trace.state.hops.back().ttl, trace.reached}});
}

void Traces::stop(std::uint32_t id, Services& s) {
    Trace* trace = find(id);
    if (trace != nullptr && trace->state.running) finish(*trace, s);
}

bool Traces::on_icmp(const Ipv4Delivery& packet, Services& s) {
    const auto message = icmp::decode(packet.payload);
    if (!message || (message->type != icmp::kTimeExceeded && message->type != icmp::kUnreachable)) return false;
    const auto quote = icmp::quoted(*message);
    if (!quote || quote->header.protocol() != ipv4::kUdp || quote->payload.size() < udp::kHeaderLength) return false;
    const std::uint16_t from_port = load_u16(quote->payload.data());
    const std::uint16_t to_port = load_u16(quote->payload.data() + 2);
    for (Trace& trace : traces_) {
        const TraceRequest& request = trace.state.request;
        if (!trace.in_flight || source_port(request.id) != from_port || trace.port != to_port ||
            quote->header.destination() != request.destination)
            continue;
        settle(trace, {true, packet.source, s.now - trace.sent, message->type, message->code}, s);
        return true;
    }
    return false;
}

void Traces::on_timer(TimerTag tag, Services& s) {
    Trace* trace = find(tag.index);
    if (trace == nullptr || !trace->state.running) return;
    if (tag.kind == kTraceNextTimer)
        send(*trace, s);
    else
        settle(*trace, {}, s);
}

std::vector<TraceView> Traces::view() const {
    std::vector<TraceView> out;
    for (const Trace& trace : traces_) out.push_back(trace.state);
    return out;
}

}  // namespace switchover::probe
