#include "engine/ethernet/switch.h"

#include <algorithm>

namespace switchover {

namespace {

constexpr std::size_t kHeaderLen = 14;

MacAddress mac_at(const std::uint8_t* octets) {
    MacAddress mac;
    std::memcpy(mac.octets.data(), octets, 6);
    return mac;
}

}  // namespace

InterfaceIndex Switch::add_port(std::string name, Duration forwarding_delay) {
    Port port;
    port.name = std::move(name);
    port.forwarding_delay = forwarding_delay;
    ports_.push_back(std::move(port));
    return static_cast<InterfaceIndex>(ports_.size() - 1);
}

void Switch::connect(InterfaceIndex port, std::uint32_t pipe) {
    ports_[port].pipe = pipe;
    ports_[port].connected = true;
}

InterfaceIndex Switch::look_up(const MacAddress& mac, Instant now) const {
    const auto at = std::lower_bound(stations_.begin(), stations_.end(), mac,
                                     [](const Station& s, const MacAddress& m) { return s.mac < m; });
    if (at == stations_.end() || at->mac != mac || at->last_seen + ageing_ <= now) return kNoInterface;
    return at->port;
}

void Switch::learn(const MacAddress& mac, InterfaceIndex port, Instant now) {
    if (mac.is_group()) return;
    const auto at = std::lower_bound(stations_.begin(), stations_.end(), mac,
                                     [](const Station& s, const MacAddress& m) { return s.mac < m; });
    if (at != stations_.end() && at->mac == mac) {
        at->port = port;
        at->last_seen = now;
        return;
    }
    // A new address is the moment to forget stale ones, so the table stays bounded by what is really there.
    std::erase_if(stations_, [&](const Station& s) { return s.last_seen + ageing_ <= now; });
    const auto place = std::lower_bound(stations_.begin(), stations_.end(), mac,
                                        [](const Station& s, const MacAddress& m) { return s.mac < m; });
    stations_.insert(place, {mac, port, now});
}

void Switch::on_frame(InterfaceIndex port, Frame&& frame, Fabric& fabric) {
    fingerprint.add(static_cast<std::uint64_t>(to_ns(fabric.now)));
    fingerprint.add(frame.view());
    Port& in = ports_[port];
    ++version_;
    ++in.frames_in;
    if (!powered_ || !in.carrier || fabric.now < in.forwarding_from || frame.size() < kHeaderLen) {
        ++in.discarded;
        return;
    }
    const MacAddress destination = mac_at(frame.data());
    learn(mac_at(frame.data() + 6), port, fabric.now);
    if (!destination.is_group()) {
        const InterfaceIndex out = look_up(destination, fabric.now);
        if (out == port) {
            ++in.discarded;
            return;
        }
        if (out != kNoInterface) {
            send(out, std::move(frame), fabric);
            return;
        }
    }
    InterfaceIndex last = kNoInterface;
    for (InterfaceIndex i = 0; i < ports_.size(); ++i) {
        if (i == port || !ports_[i].carrier) continue;
        if (last != kNoInterface) send(last, Frame{frame}, fabric);
        last = i;
    }
    if (last != kNoInterface) send(last, std::move(frame), fabric);
}

void Switch::send(InterfaceIndex port, Frame&& frame, Fabric& fabric) {
    Port& out = ports_[port];
    if (!out.connected || !out.carrier || fabric.now < out.forwarding_from) {
        ++out.discarded;
        return;
    }
    ++out.frames_out;
    fabric.transmit(out.pipe, std::move(frame), sequence_++);
}

void Switch::set_carrier(InterfaceIndex port, bool up, Instant now) {
    Port& p = ports_[port];
    if (p.carrier == up) return;
    ++version_;
    p.carrier = up;
    if (up) {
        p.forwarding_from = now + p.forwarding_delay;
    } else {
        std::erase_if(stations_, [&](const Station& s) { return s.port == port; });
    }
}

void Switch::set_power(bool on) {
    powered_ = on;
    ++version_;
    stations_.clear();
}

}  // namespace switchover
