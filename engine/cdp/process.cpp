#include "engine/cdp/process.h"

#include <algorithm>
#include <tuple>

namespace switchover::cdp {

namespace {

using Key = std::tuple<const std::string&, InterfaceIndex, const std::string&>;

Key key(const std::string& device, InterfaceIndex interface, const std::string& port) {
    return {device, interface, port};
}

}  // namespace

void Process::configure(const Setup& next, Services& s) {
    if (setup_ == next) return;
    const auto spoke = [this](InterfaceIndex i) { return speaks(i); };
    std::vector<bool> before;
    for (InterfaceIndex i = 0; i < s.interfaces().size(); ++i) before.push_back(spoke(i));
    const bool pace_differs = setup_.config.timer != next.config.timer;
    // Goodbyes are said as the one who spoke.
    for (InterfaceIndex i = 0; i < s.interfaces().size(); ++i) {
        const bool will = next.config.run && i < next.ports.size() && next.ports[i].enabled;
        if (before[i] && !will) stop(i, true, s);
    }
    setup_ = next;
    for (InterfaceIndex i = 0; i < s.interfaces().size(); ++i)
        if (speaks(i) && s.interface(i).line_protocol && (!before[i] || pace_differs)) start(i, s);
    if (!setup_.config.run)
        while (!neighbors_.empty()) forget(neighbors_.size() - 1, s);
}

void Process::on_interface(InterfaceIndex i, bool line_up, Services& s) {
    if (!speaks(i)) return;
    if (line_up)
        start(i, s);
    else
        stop(i, false, s);  // what was heard there stays until its time is over
}

void Process::start(InterfaceIndex i, Services& s) {
    if (advertise_timers_.size() <= i) advertise_timers_.resize(i + std::size_t{1});
    const auto within = static_cast<std::uint64_t>(std::chrono::nanoseconds{kFirstWithin}.count());
    const Duration after{static_cast<std::int64_t>(s.random(Purpose::CdpJitter).below(within))};
    s.start_timer(advertise_timers_[i], {ProcessId::Cdp, kAdvertise, i}, after);
}

void Process::stop(InterfaceIndex i, bool goodbye, Services& s) {
    if (i < advertise_timers_.size()) s.stop_timer(advertise_timers_[i]);
    if (goodbye && s.interface(i).line_protocol) advertise(i, Duration{}, s);
}

void Process::advertise(InterfaceIndex i, Duration ttl, Services& s) {
    const Interface& interface = s.interface(i);
    Packet packet;
    packet.ttl = static_cast<std::uint8_t>(whole_seconds(ttl));
    packet.device_id = setup_.device_id;
    if (interface.has_address()) packet.addresses.push_back(interface.address());
    packet.port_id = interface.name;
    packet.capabilities = kRouter;
    packet.software = setup_.software;
    packet.platform = setup_.platform;
    packet.full_duplex = setup_.ports[i].full_duplex;
    const Bytes payload = with_snap(encode(packet));
    EthernetSend frame;
    frame.out = i;
    frame.destination = kGroup;
    frame.ethertype = static_cast<std::uint16_t>(payload.size());  // IEEE 802.3: a length
    frame.payload = payload;
    s.send_ethernet(frame);
    ++counters_.out;
    if (s.debugging(DebugFlag::CdpPackets)) s.record(Record{PacketSeen{true, i, setup_.device_id, interface.name}});
}

void Process::on_frame(InterfaceIndex in, ByteView octets, MacAddress from, Services& s) {
    if (!speaks(in)) return;
    auto packet = decode(octets);
    if (!packet) {
        ++counters_.refused;
        if (s.debugging(DebugFlag::CdpEvents)) s.record(Record{PacketRefused{in, packet.error()}});
        return;
    }
    ++counters_.in;
    if (s.debugging(DebugFlag::CdpPackets)) s.record(Record{PacketSeen{false, in, packet->device_id, packet->port_id}});
    const auto at =
        std::ranges::lower_bound(neighbors_, key(packet->device_id, in, packet->port_id), {},
                                 [](const Neighbor& n) { return key(n.said.device_id, n.interface, n.said.port_id); });
    const bool known = at != neighbors_.end() && key(at->said.device_id, at->interface, at->said.port_id) ==
                                                     key(packet->device_id, in, packet->port_id);
    if (packet->ttl == 0) {
        if (known) forget(static_cast<std::size_t>(at - neighbors_.begin()), s);
        return;
    }
    const Instant expires = s.now + std::chrono::seconds{packet->ttl};
    if (known) {
        at->mac = from;
        at->said = std::move(*packet);
        at->expires = expires;
    } else if (neighbors_.size() >= kMaximumNeighbors) {
        ++counters_.full;
        return;
    } else {
        s.record(Record{NeighborChanged{in, packet->device_id, packet->port_id, true}});
        neighbors_.insert(at, Neighbor{in, from, std::move(*packet), expires});
    }
    if (expires < s.timer_deadline(age_timer_)) s.start_timer(age_timer_, {ProcessId::Cdp, kAge, 0}, expires);
}

void Process::forget(std::size_t at, Services& s) {
    const Neighbor& gone = neighbors_[at];
    s.record(Record{NeighborChanged{gone.interface, gone.said.device_id, gone.said.port_id, false}});
    neighbors_.erase(neighbors_.begin() + static_cast<std::ptrdiff_t>(at));
}

void Process::age(Services& s) {
    Instant next = kNever;
    for (std::size_t at = neighbors_.size(); at-- > 0;) {
        if (neighbors_[at].expires <= s.now)
            forget(at, s);
        else
            next = std::min(next, neighbors_[at].expires);
    }
    if (next != kNever) s.start_timer(age_timer_, {ProcessId::Cdp, kAge, 0}, next);
}

void Process::on_timer(TimerTag tag, Services& s) {
    if (tag.kind == kAge) return age(s);
    const auto i = static_cast<InterfaceIndex>(tag.index);
    if (!speaks(i) || !s.interface(i).line_protocol) return;
    advertise(i, setup_.config.holdtime, s);
    s.start_timer(advertise_timers_[i], tag, setup_.config.timer);
}

void Process::clear_table(Services& s) {
    while (!neighbors_.empty()) forget(neighbors_.size() - 1, s);
}

View Process::view(std::span<const Interface> interfaces) const {
    View out;
    out.supported = !setup_.ports.empty();
    out.config = setup_.config;
    out.counters = counters_;
    for (InterfaceIndex i = 0; i < interfaces.size(); ++i)
        if (speaks(i) && !interfaces[i].deleted)
            out.interfaces.push_back(
                {i, interfaces[i].name, interfaces[i].admin_up, interfaces[i].carrier, interfaces[i].line_protocol});
    for (const Neighbor& n : neighbors_)
        out.neighbors.push_back({n.interface, n.interface < interfaces.size() ? interfaces[n.interface].name : "",
                                 n.mac, n.said, n.expires});
    return out;
}

}  // namespace switchover::cdp
