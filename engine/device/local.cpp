/// Packets for this device itself, and what it says about others.
#include "engine/device/device.h"
#include "engine/device/services.h"
#include "engine/icmp/packet.h"
#include "engine/ipv4/header.h"
#include "engine/ipv4/options.h"
#include "engine/ipv4/protocol.h"
#include "engine/udp/packet.h"

namespace switchover {

void Device::deliver(InterfaceIndex in, ByteView packet, const MacAddress& from, bool was_protected, Services& s) {
    const ipv4::HeaderView header{packet.data()};
    Bytes whole;
    if (header.is_fragment()) {
        ipv4::Reassembly::Step step = reassembly_.add(ipv4::PacketView{packet}, s.now);
        if (reassembly_.next_deadline() != kNever) {
            s.start_timer(reassembly_timer_, {ProcessId::Device, static_cast<std::uint8_t>(Timer::Reassembly), 0},
                          reassembly_.next_deadline());
        }
        if (step.outcome != ipv4::Reassembly::Outcome::Complete) return;
        whole = std::move(step.packet);
        packet = whole;
    }
    if (!ipv4::find_record_route(ipv4::HeaderView{packet.data()}.options()).empty()) {
        if (whole.empty()) whole.assign(packet.begin(), packet.end());
        packet = whole;
        const Ipv4Address here = ipv4::HeaderView{packet.data()}.destination();
        if (!here.is_multicast() && !here.is_broadcast()) ipv4::record_address(whole.data(), here);
    }
    Ipv4Delivery delivery;
    const ipv4::HeaderView complete{packet.data()};
    delivery.in = in;
    delivery.ethernet_source = from;
    delivery.source = complete.source();
    delivery.destination = complete.destination();
    delivery.protocol = complete.protocol();
    delivery.ttl = complete.ttl();
    delivery.tos = complete.tos();
    delivery.dont_fragment = complete.dont_fragment();
    delivery.was_protected = was_protected;
    delivery.packet = packet;
    delivery.payload = packet.subspan(complete.header_length());
    switch (delivery.protocol) {
        case ipv4::kIcmp: deliver_icmp(delivery, s); return;
        case ipv4::kUdp: deliver_udp(delivery, s); return;
        case ipv4::kEsp: deliver_esp(delivery, s); return;
        case ipv4::kOspf:
            if (config_->ospf) ospf_.on_packet(delivery, s);
            return;
        default:
            icmp_error(icmp::kUnreachable, static_cast<std::uint8_t>(icmp::UnreachableCode::Protocol), 0, delivery, s);
    }
}

void Device::expire_reassembly(Services& s) {
    for (const ipv4::Reassembly::Expired& expired : reassembly_.expire(s.now)) {
        if (expired.first_fragment.empty()) continue;
        Ipv4Delivery about;
        const ipv4::HeaderView header{expired.first_fragment.data()};
        about.source = header.source();
        about.destination = header.destination();
        about.protocol = header.protocol();
        about.packet = expired.first_fragment;
        icmp_error(icmp::kTimeExceeded, icmp::kReassemblyExceeded, 0, about, s);
    }
    if (reassembly_.next_deadline() != kNever) {
        s.start_timer(reassembly_timer_, {ProcessId::Device, static_cast<std::uint8_t>(Timer::Reassembly), 0},
                      reassembly_.next_deadline());
    }
}

namespace {

void record_icmp(const Ipv4Delivery& packet, const icmp::Message& message, Services& s) {
    device::IcmpSeen seen{false, message.type, message.code, packet.source, packet.destination, {}};
    if (message.type == icmp::kUnreachable || message.type == icmp::kTimeExceeded) {
        const auto quoted = icmp::quoted(message);
        if (!quoted) return;
        seen.about = quoted->header.destination();
    } else if (message.type != icmp::kEchoReply) {
        return;
    }
    s.record(device::Record{seen});
}

}  // namespace

void Device::deliver_icmp(const Ipv4Delivery& packet, Services& s) {
    const auto message = icmp::decode(packet.payload);
    if (!message) return;
    if (message->type == icmp::kEcho) {
        const bool group = packet.destination.is_multicast() || packet.destination.is_broadcast();
        const Bytes reply = icmp::encode_echo_reply(*message);
        Ipv4Send answer;
        answer.source = group ? Ipv4Address{} : packet.destination;
        answer.destination = packet.source;
        answer.protocol = ipv4::kIcmp;
        answer.tos = packet.tos;
        answer.payload = reply;
        // RFC 1122 §3.2.2.6: the route recorded so far goes back with the answer, which adds the way back.
        originate(answer, s, ipv4::find_record_route(ipv4::HeaderView{packet.packet.data()}.options()));
        if (s.wants_detail())
            s.record(
                device::Record{device::IcmpSeen{true, icmp::kEchoReply, 0, packet.destination, packet.source, {}}});
        return;
    }
    if (s.wants_detail()) record_icmp(packet, *message, s);
    if (!probe_.on_icmp(packet, s)) traces_.on_icmp(packet, s);
}

void Device::deliver_udp(const Ipv4Delivery& packet, Services& s) {
    const auto datagram = udp::decode(packet.source, packet.destination, packet.payload);
    if (!datagram) return;
    switch (datagram->destination_port) {
        case udp::kHsrp:
            if (packet.destination.is_multicast()) hsrp_.on_packet(packet, datagram->payload, s);
            return;
        case udp::kIsakmp: ike_.on_packet(packet, datagram->payload, crypto_map_, s); return;
        case udp::kDiscard: ++discarded_datagrams_; return;
        default: icmp_error(icmp::kUnreachable, static_cast<std::uint8_t>(icmp::UnreachableCode::Port), 0, packet, s);
    }
}

void Device::deliver_esp(const Ipv4Delivery& packet, Services& s) {
    const crypto_map::Inbound verdict = crypto_map_.inbound_esp(packet, crypto_buffer_, ike_, s);
    if (verdict.reason != crypto_map::DropReason::None) return;
    const auto checked = ipv4::check_header(verdict.packet);
    if (!checked) return;
    Frame frame{14 + checked->packet.size()};
    std::memcpy(frame.data() + 14, checked->packet.data(), checked->packet.size());
    receive_ipv4(packet.in, std::move(frame), packet.ethernet_source, true, s);
}

void Device::icmp_error(std::uint8_t type, std::uint8_t code, std::uint32_t rest, const Ipv4Delivery& offending,
                        Services& s) {
    if (offending.in != kNoInterface) {
        const Interface& interface = interfaces_[offending.in];
        icmp::Arrival arrival;
        for (const InterfaceAddress& own : interface.addresses)
            arrival.destination_is_broadcast |= own.length < 31 && own.prefix().broadcast() == offending.destination;
        if (!icmp::may_send_error(offending.packet, arrival)) return;
    } else if (!icmp::may_send_error(offending.packet, {}) || owns(offending.source)) {
        return;  // our own packet: there is nobody to tell
    }
    const bool too_big =
        type == icmp::kUnreachable && code == static_cast<std::uint8_t>(icmp::UnreachableCode::FragmentationNeeded);
    if (type == icmp::kUnreachable && !too_big && !unreachable_limit_.allow(s.now)) return;
    const Bytes message = icmp::encode_error(type, code, rest, offending.packet);
    Ipv4Send error;
    // RFC 1812 §4.3.2.4: from the address of the interface by which the offending packet came in.
    if (offending.in != kNoInterface) error.source = interfaces_[offending.in].address();
    error.destination = offending.source;
    error.protocol = ipv4::kIcmp;
    error.tos = 0xC0;
    error.payload = message;
    s.send_ipv4(error);
    if (s.wants_detail())
        s.record(
            device::Record{device::IcmpSeen{true, type, code, error.source, error.destination, offending.destination}});
}

void Device::send_released(Services& s) {
    for (const arp::Released& released : arp_.take_released()) {
        Frame frame{14 + released.packet.size()};
        std::memcpy(frame.data() + 14, released.packet.data(), released.packet.size());
        if (interfaces_[released.interface].line_protocol)
            transmit(std::move(frame), released.interface, released.mac, std::nullopt, 0x0800, s);
    }
}

void Device::settle(Services& s) {
    // Bounded by what handlers leave: every round consumes what it finds.
    while (true) {
        bool quiet = true;
        if (rib_.has_changes()) {
            quiet = false;
            for (const rib::Change& change : rib_.take_changes())
                if (config_->ospf) ospf_.on_route_change(change, s);
        }
        if (arp_.has_released()) {
            quiet = false;
            send_released(s);
        }
        for (const arp::Held& held : arp_.take_undeliverable()) {
            quiet = false;
            host_unreachable(held, s);
        }
        if (probe_.has_outgoing()) {
            quiet = false;
            for (const probe::Outgoing& echo : probe_.take_outgoing()) {
                Ipv4Send packet = echo.packet;
                packet.payload = echo.message;
                originate(packet, s, echo.options);
            }
        }
        if (!to_self_.empty()) {
            quiet = false;
            const std::vector<Bytes> packets = std::exchange(to_self_, {});
            for (const Bytes& packet : packets) deliver(kNoInterface, packet, {}, false, s);
        }
        if (quiet) break;
    }
    if (!crypto_map_.enabled()) return;
    for (const crypto_map::Process::ListMatch& match : crypto_map_.take_list_matches())
        acl_.count(match.list, match.entry, match.matches);
}

}  // namespace switchover
