/// The data path. A packet stays in the frame it came in: headers are rewritten in place, nothing is parsed twice.
#include "engine/device/device.h"
#include "engine/device/services.h"
#include "engine/ethernet/frame.h"
#include "engine/icmp/packet.h"
#include "engine/ipv4/header.h"
#include "engine/ipv4/options.h"
#include "engine/ipv4/protocol.h"

namespace switchover {

using device::PacketDropped;

namespace {

constexpr std::size_t kEth = ethernet::kHeaderLength;

ByteView packet_of(const Frame& frame) { return frame.view().subspan(kEth); }

Frame frame_around(ByteView packet) {
    Frame frame{packet.size() + kEth};
    std::memcpy(frame.data() + kEth, packet.data(), packet.size());
    return frame;
}

Ipv4Delivery delivery_of(InterfaceIndex in, ByteView packet, const MacAddress& from, bool was_protected) {
    const ipv4::HeaderView header{packet.data()};
    Ipv4Delivery out;
    out.in = in;
    out.ethernet_source = from;
    out.source = header.source();
    out.destination = header.destination();
    out.protocol = header.protocol();
    out.ttl = header.ttl();
    out.tos = header.tos();
    out.dont_fragment = header.dont_fragment();
    out.was_protected = was_protected;
    out.packet = packet;
    out.payload = packet.subspan(header.header_length());
    return out;
}

}  // namespace

void Device::on_frame(InterfaceIndex in, Frame&& frame, Fabric& fabric) {
    ++version_;
    fingerprint_.add(static_cast<std::uint64_t>(to_ns(fabric.now)) ^ std::uint64_t{in} << 48);
    fingerprint_.add(frame.view());
    Interface& interface = interfaces_[in];
    if (!powered_ || !interface.line_protocol || frame.size() < kEth) return;
    InterfaceCounters& counters = interface.counters;
    counters.before_packet(fabric.now);
    ++counters.packets_in;
    counters.bytes_in += frame.size();
    counters.last_input = fabric.now;
    const ethernet::FrameView ethernet{frame.view()};
    const MacAddress to = ethernet.destination();
    if (to.is_group()) {
        ++counters.broadcasts_in;
    } else if (to != interface.mac) {
        bool mine = false;
        for (const VirtualAddress& own : interface.virtual_addresses) mine = mine || own.mac == to;
        if (!mine) return;  // flooded by a switch, meant for somebody else
    }
    DeviceServices s{*this, fabric};
    const MacAddress from = ethernet.source();
    if (ethernet.ethertype() == ethernet::kIpv4) {
        const auto checked = ipv4::check_header(ethernet.payload());
        if (!checked) {
            ++counters.input_errors;
            s.record(device::Record{PacketDropped{PacketDropped::Reason::BadHeader, in, {}, {}, 0}});
        } else {
            frame.truncate(kEth + checked->packet.size());
            if (pass_on(in, frame, fabric)) return;
            receive_ipv4(in, std::move(frame), from, false, s);
        }
    } else if (ethernet.ethertype() == ethernet::kArp) {
        arp_.on_frame(in, ethernet.payload(), from, s);
    } else if (ethernet.ethertype() < ethernet::kFirstType && to == cdp::kGroup) {
        receive_802_3(in, frame.view(), from, s);
    }
    settle(s);
}

/// Sends on a packet that only passes through, as the last one between the same addresses went. False when that is not
/// known: then nothing has been done.
bool Device::pass_on(InterfaceIndex in, Frame& frame, Fabric& fabric) {
    const ipv4::HeaderView header{frame.data() + kEth};
    // This event has been counted in `version_` already.
    const TransitCache::Way* way = transits_.find(in, header.source(), header.destination(), version_ - 1 - passed_on_);
    if (way == nullptr || header.ttl() <= 1 || header.has_options()) return false;
    if (frame.size() > interfaces_[way->out].mtu + kEth) return false;
    ++passed_on_;
    ipv4::decrement_ttl(frame.data() + kEth);
    transmit(std::move(frame), way->out, way->to, interfaces_[way->out].mac, ethernet::kIpv4, fabric);
    return true;
}

/// Keeps where `packet` goes, unless more than its addresses matters.
void Device::remember_way(InterfaceIndex in, const rib::Decision& decision, ByteView packet) {
    const InterfaceIndex out = decision.out;
    if (!access_in_[in].empty() || !access_out_[out].empty()) return;
    if (crypto_map_.bound(in) || crypto_map_.bound(out) || debugging_packets()) return;
    const Interface& interface = interfaces_[out];
    if (!interface.line_protocol) return;
    if (interface.kind == InterfaceKind::Loopback || interface.kind == InterfaceKind::Null) return;
    const arp::Entry* entry = arp_.find(out, decision.next_hop);
    if (entry == nullptr) return;
    const ipv4::HeaderView header{packet.data()};
    // Nothing comes of it that another way could depend on, else two streams would end each other's epoch by turns.
    ++passed_on_;
    transits_.keep({version_ - passed_on_, header.source(), header.destination(), in, out, entry->mac});
}

/// CDP is all that speaks with a length instead of a type.
void Device::receive_802_3(InterfaceIndex in, ByteView frame, const MacAddress& from, Services& s) {
    const ethernet::FrameView ethernet{frame};
    const ByteView payload = ethernet.payload();
    if (payload.size() < ethernet.ethertype()) return;
    if (const auto packet = cdp::without_snap(payload.first(ethernet.ethertype()))) cdp_.on_frame(in, *packet, from, s);
}

bool Device::owns(Ipv4Address a) const {
    for (const Interface& interface : interfaces_)
        if (interface.admin_up && interface.owns(a)) return true;
    return false;
}

bool Device::is_for_me(InterfaceIndex in, Ipv4Address destination, const rib::Fib::Entry* entry) const {
    if (destination.is_multicast() || destination.is_broadcast()) return true;
    for (const VirtualAddress& own : interfaces_[in].virtual_addresses)
        if (own.address == destination) return true;
    if (entry != nullptr && entry->action == rib::Action::Receive) return true;
    // A virtual address of another interface: rare, so looked for only when the packet would go to its subnet.
    if (entry == nullptr || entry->action != rib::Action::Attached) return false;
    return owns(destination);
}

void Device::drop(PacketDropped::Reason reason, InterfaceIndex in, ByteView packet, Services& s) {
    const ipv4::HeaderView header{packet.data()};
    s.record(device::Record{PacketDropped{reason, in, header.source(), header.destination(), header.protocol()}});
}

void Device::seen(device::IpPacketSeen::Step step, InterfaceIndex in, InterfaceIndex out, Ipv4Address gateway,
                  ByteView packet, Services& s) const {
    const ipv4::HeaderView header{packet.data()};
    const ByteView payload = packet.subspan(header.header_length());
    device::IpPacketSeen record;
    record.step = step;
    record.in = in;
    record.out = out;
    record.source = header.source();
    record.destination = header.destination();
    record.gateway = gateway == header.destination() ? Ipv4Address{} : gateway;
    record.length = static_cast<std::uint16_t>(packet.size());
    record.protocol = header.protocol();
    record.group = header.destination().is_multicast() || header.destination().is_broadcast();
    record.detail = debug_.has(DebugFlag::IpPacketDetail);
    if (header.protocol() == ipv4::kIcmp && payload.size() >= 2) {
        record.first = payload[0];
        record.second = payload[1];
    } else if (payload.size() >= 4) {
        record.first = load_u16(payload.data());
        record.second = load_u16(payload.data() + 2);
    }
    s.record(device::Record{record});
}

void Device::receive_ipv4(InterfaceIndex in, Frame&& frame, const MacAddress& from, bool was_protected, Services& s) {
    const ByteView packet = packet_of(frame);
    if (!was_protected && !access_in_[in].empty() && !acl_.permits(access_in_[in], packet)) {
        drop(PacketDropped::Reason::AclDenied, in, packet, s);
        if (debugging_packets()) seen(device::IpPacketSeen::Step::AccessDenied, in, kNoInterface, {}, packet, s);
        const auto code = static_cast<std::uint8_t>(icmp::UnreachableCode::CommunicationProhibited);
        icmp_error(icmp::kUnreachable, code, 0, delivery_of(in, packet, from, was_protected), s);
        return;
    }
    if (!was_protected && crypto_map_.bound(in) && !crypto_map_.clear_allowed(in, packet, s)) {
        drop(PacketDropped::Reason::NotIpsec, in, packet, s);
        return;
    }
    const ipv4::HeaderView header{packet.data()};
    const bool looked_up = !header.destination().is_multicast();
    const rib::Fib::Entry* entry = looked_up ? rib_.fib()->find(header.destination()) : nullptr;
    if (is_for_me(in, header.destination(), entry)) {
        if (debugging_packets()) seen(device::IpPacketSeen::Step::Received, in, in, header.destination(), packet, s);
        deliver(in, packet, from, was_protected, s);
        return;
    }
    if (identity_.is_host || !config_->ip_routing) return;
    forward(in, std::move(frame), entry, from, was_protected, s);
}

void Device::forward(InterfaceIndex in, Frame&& frame, const rib::Fib::Entry* entry, const MacAddress& from,
                     bool was_protected, Services& s) {
    const ByteView packet = packet_of(frame);
    const ipv4::HeaderView header{packet.data()};
    if (header.ttl() <= 1) {
        drop(PacketDropped::Reason::TtlExpired, in, packet, s);
        icmp_error(icmp::kTimeExceeded, icmp::kTtlExceeded, 0, delivery_of(in, packet, from, was_protected), s);
        return;
    }
    const rib::Decision decision = rib_.fib()->decide(entry, header.source(), header.destination());
    switch (decision.action) {
        case rib::Action::Attached:
        case rib::Action::Via: break;
        case rib::Action::NoRoute:
        case rib::Action::Null: {
            drop(PacketDropped::Reason::NoRoute, in, packet, s);
            if (debugging_packets()) seen(device::IpPacketSeen::Step::Unroutable, in, kNoInterface, {}, packet, s);
            const auto code = static_cast<std::uint8_t>(icmp::UnreachableCode::Host);
            if (interfaces_[in].unreachables)
                icmp_error(icmp::kUnreachable, code, 0, delivery_of(in, packet, from, was_protected), s);
            return;
        }
        case rib::Action::Drop:
        case rib::Action::Receive: return;
    }
    if (!was_protected) remember_way(in, decision, packet);
    ipv4::decrement_ttl(frame.data() + kEth);
    if (header.has_options()) ipv4::record_address(frame.data() + kEth, interfaces_[decision.out].address());
    // With CEF the processor does not see what passes through.
    if (debugging_packets() && !cef_)
        seen(device::IpPacketSeen::Step::Forwarded, in, decision.out, decision.next_hop, packet, s);
    output(std::move(frame), decision.out, decision.next_hop, in, s);
}

void Device::output(Frame&& frame, InterfaceIndex out, Ipv4Address next_hop, InterfaceIndex in, Services& s) {
    if (!interfaces_[out].line_protocol) {
        drop(PacketDropped::Reason::NoRoute, out, packet_of(frame), s);
        return;
    }
    if (!access_out_[out].empty() && in != kNoInterface && !acl_.permits(access_out_[out], packet_of(frame))) {
        drop(PacketDropped::Reason::AclDenied, out, packet_of(frame), s);
        return;
    }
    if (!crypto_map_.bound(out)) {
        output_clear(std::move(frame), out, next_hop, in, s);
        return;
    }
    protect_and_send(std::move(frame), out, next_hop, in, s);
}

void Device::protect_and_send(Frame&& frame, InterfaceIndex out, Ipv4Address next_hop, InterfaceIndex in, Services& s) {
    using Kind = crypto_map::Outbound::Kind;
    const crypto_map::Outbound verdict = crypto_map_.outbound(out, packet_of(frame), crypto_buffer_, ike_, s);
    switch (verdict.kind) {
        case Kind::Clear: output_clear(std::move(frame), out, next_hop, in, s); return;
        case Kind::Drop: drop(PacketDropped::Reason::NoSa, out, packet_of(frame), s); return;
        case Kind::TooBig: {
            drop(PacketDropped::Reason::DontFragment, out, packet_of(frame), s);
            const auto code = static_cast<std::uint8_t>(icmp::UnreachableCode::FragmentationNeeded);
            icmp_error(icmp::kUnreachable, code, verdict.mtu, delivery_of(in, packet_of(frame), {}, false), s);
            return;
        }
        case Kind::Protected: break;
    }
    // The outer packet is routed afresh: its destination is the peer, not the inner host.
    const ipv4::HeaderView outer{crypto_buffer_.data()};
    const rib::Decision decision = rib_.fib()->decide(outer.source(), outer.destination());
    if (decision.action != rib::Action::Via && decision.action != rib::Action::Attached) {
        drop(PacketDropped::Reason::NoRoute, out, crypto_buffer_, s);
        return;
    }
    output_clear(frame_around(crypto_buffer_), decision.out, decision.next_hop, kNoInterface, s);
}

void Device::output_clear(Frame&& frame, InterfaceIndex out, Ipv4Address next_hop, InterfaceIndex in, Services& s) {
    Interface& interface = interfaces_[out];
    if (frame.size() > interface.mtu + kEth) {
        const ByteView packet = packet_of(frame);
        if (ipv4::HeaderView{packet.data()}.dont_fragment()) {
            drop(PacketDropped::Reason::DontFragment, out, packet, s);
            const auto code = static_cast<std::uint8_t>(icmp::UnreachableCode::FragmentationNeeded);
            icmp_error(icmp::kUnreachable, code, interface.mtu, delivery_of(in, packet, {}, false), s);
            return;
        }
        for (const Bytes& piece : ipv4::fragment(ipv4::PacketView{packet}, interface.mtu))
            output_clear(frame_around(piece), out, next_hop, in, s);
        return;
    }
    if (interface.kind == InterfaceKind::Loopback || interface.kind == InterfaceKind::Null) return;
    if (const arp::Entry* entry = arp_.find(out, next_hop)) {
        transmit(std::move(frame), out, entry->mac, std::nullopt, ethernet::kIpv4, s);
        return;
    }
    const ByteView packet = packet_of(frame);
    Bytes held(packet.begin(), packet.end());
    if (const auto mac = arp_.resolve_or_hold(out, next_hop, held, s, in))
        transmit(std::move(frame), out, *mac, std::nullopt, ethernet::kIpv4, s);
}

void Device::host_unreachable(const arp::Held& held, Services& s) {
    if (!interfaces_[held.in].unreachables) return;
    const auto code = static_cast<std::uint8_t>(icmp::UnreachableCode::Host);
    icmp_error(icmp::kUnreachable, code, 0, delivery_of(held.in, held.packet, {}, false), s);
}

void Device::transmit(Frame&& frame, InterfaceIndex out, const MacAddress& to, const std::optional<MacAddress>& from,
                      std::uint16_t ethertype, Services& s) {
    transmit(std::move(frame), out, to, from.value_or(interfaces_[out].mac), ethertype,
             static_cast<DeviceServices&>(s).fabric);
}

void Device::transmit(Frame&& frame, InterfaceIndex out, const MacAddress& to, const MacAddress& from,
                      std::uint16_t ethertype, Fabric& fabric) {
    Interface& interface = interfaces_[out];
    const Port& port = ports_[out];
    ethernet::write_header(frame.data(), to, from, ethertype);
    frame.pad_to(ethernet::kMinimumFrameLength);
    interface.counters.before_packet(fabric.now);
    ++interface.counters.packets_out;
    interface.counters.bytes_out += frame.size();
    interface.counters.last_output = fabric.now;
    if (!port.connected || !fabric.transmit(port.pipe, std::move(frame), sequence_++))
        ++interface.counters.output_drops;
}

void Device::originate(const Ipv4Send& packet, Services& s, ByteView options) {
    InterfaceIndex out = packet.out;
    Ipv4Address next_hop = packet.destination;
    const bool group = packet.destination.is_multicast() || packet.destination.is_broadcast();
    const bool to_me = !group && owns(packet.destination);
    if (out == kNoInterface && !to_me) {
        const rib::Decision decision = rib_.fib()->decide(packet.source, packet.destination);
        if (decision.action != rib::Action::Via && decision.action != rib::Action::Attached) return;
        out = decision.out;
        next_hop = decision.next_hop;
    }
    ipv4::Header header;
    header.tos = packet.tos;
    header.identification = ipv4_identification_++;
    header.dont_fragment = packet.dont_fragment;
    header.ttl = packet.ttl;
    header.protocol = packet.protocol;
    header.destination = packet.destination;
    header.source = !packet.source.is_unspecified() ? packet.source
                    : to_me                         ? packet.destination
                                                    : interfaces_[out].address();
    header.options.assign(options.begin(), options.end());
    if (to_me) {
        to_self_.push_back(ipv4::encode(header, packet.payload));
        return;
    }
    if (!interfaces_[out].line_protocol) return;
    const std::size_t length = ipv4::encoded_length(header);
    Frame frame{kEth + length + packet.payload.size()};
    ipv4::write_header(frame.data() + kEth, header, packet.payload.size());
    if (!packet.payload.empty())
        std::memcpy(frame.data() + kEth + length, packet.payload.data(), packet.payload.size());
    if (!options.empty()) ipv4::record_address(frame.data() + kEth, interfaces_[out].address());
    if (debugging_packets()) {
        using Seen = device::IpPacketSeen::Step;
        seen(group ? Seen::SendingGroup : Seen::Sending, kNoInterface, out, next_hop, packet_of(frame), s);
    }
    if (group) {
        const MacAddress to = packet.destination.is_multicast() ? multicast_mac(packet.destination) : kBroadcastMac;
        transmit(std::move(frame), out, to, packet.source_mac, ethernet::kIpv4, s);
        return;
    }
    if (packet.bypass_crypto_map) {
        output_clear(std::move(frame), out, next_hop, kNoInterface, s);
    } else {
        output(std::move(frame), out, next_hop, kNoInterface, s);
    }
}

}  // namespace switchover
