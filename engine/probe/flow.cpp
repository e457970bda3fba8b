#include "engine/probe/flow.h"

#include <algorithm>

#include "engine/ipv4/header.h"
#include "engine/udp/packet.h"

namespace switchover::probe {

namespace {

constexpr std::uint16_t kSourcePort = 49152;  // first dynamic port, RFC 6335 §6

}  // namespace

std::uint32_t Flows::start(const FlowRequest& request, Services& s) {
    Flow flow;
    flow.state.request = request;
    flow.state.request.interval = std::max<Duration>(request.interval, 1us);
    flow.state.running = true;
    constexpr std::uint32_t kHeaders = ipv4::kHeaderLength + udp::kHeaderLength;
    flow.payload.resize(std::clamp<std::uint32_t>(request.size, kHeaders, 65535) - kHeaders);
    for (std::size_t i = 0; i < flow.payload.size(); ++i) flow.payload[i] = static_cast<std::uint8_t>(i);
    flows_.push_back(std::move(flow));
    send(static_cast<std::uint32_t>(flows_.size() - 1), s);
    return static_cast<std::uint32_t>(flows_.size());
}

void Flows::stop(std::uint32_t id, Services& s) {
    if (id == 0 || id > flows_.size()) return;
    flows_[id - 1].state.running = false;
    s.stop_timer(flows_[id - 1].timer);
}

void Flows::on_timer(TimerTag tag, Services& s) {
    if (tag.index < flows_.size() && flows_[tag.index].state.running) send(tag.index, s);
}

void Flows::send(std::uint32_t index, Services& s) {
    Flow& flow = flows_[index];
    const FlowRequest& request = flow.state.request;
    ++flow.state.sent;
    if (request.count != 0 && flow.state.sent >= request.count) flow.state.running = false;
    if (flow.state.running) s.start_timer(flow.timer, {ProcessId::Probe, kFlowTimer, index}, request.interval);
    Ipv4Send datagram;
    datagram.source = request.source;
    datagram.destination = request.destination;
    datagram.payload = flow.payload;
    s.send_udp(datagram, kSourcePort, request.port);
}

std::vector<Flows::FlowView> Flows::view() const {
    std::vector<FlowView> out;
    for (const Flow& flow : flows_) out.push_back(flow.state);
    return out;
}

}  // namespace switchover::probe
