#include "engine/device/services.h"

#include "engine/ethernet/frame.h"
#include "engine/ipv4/protocol.h"
#include "engine/udp/packet.h"

#include <boost/container/small_vector.hpp>

namespace switchover {

void DeviceServices::start_timer(TimerId& id, TimerTag tag, Instant deadline) {
    const TimerPool::Arm arm = device_.timers_.start(id, tag, deadline);
    if (arm.needed) fabric.schedule_timer(node, arm.at, device_.sequence_++, arm.slot, arm.generation);
}

void DeviceServices::stop_timer(TimerId id) { device_.timers_.stop(id); }
void DeviceServices::release_timer(TimerId& id) { device_.timers_.release(id); }
bool DeviceServices::timer_running(TimerId id) const { return device_.timers_.running(id); }
Instant DeviceServices::timer_deadline(TimerId id) const { return device_.timers_.deadline(id); }

SeededRandom& DeviceServices::random(Purpose purpose) { return device_.random_[static_cast<std::size_t>(purpose)]; }

void DeviceServices::record(RecordBody body) {
    fabric.records.push_back({now, node, device_.record_sequence_++, std::move(body)});
}

std::span<const Interface> DeviceServices::interfaces() const { return device_.interfaces_; }
InterfaceIndex DeviceServices::find_interface(std::string_view name) const { return device_.find_interface(name); }

void DeviceServices::send_ipv4(const Ipv4Send& packet) { device_.originate(packet, *this); }

void DeviceServices::send_udp(const Ipv4Send& packet, std::uint16_t source_port, std::uint16_t destination_port) {
    Ipv4Send whole = packet;
    whole.protocol = ipv4::kUdp;
    if (whole.source.is_unspecified()) {
        // The checksum covers the source address, so it must be known before the header is made.
        if (whole.out != kNoInterface) {
            whole.source = device_.interfaces_[whole.out].address();
        } else if (const auto answer = route(whole.destination)) {
            whole.source = device_.interfaces_[answer->out].address();
        }
    }
    // On the stack unless it is long.
    boost::container::small_vector<std::uint8_t, 256> datagram{udp::kHeaderLength + packet.payload.size(),
                                                               boost::container::default_init};
    udp::write({datagram.data(), datagram.size()}, whole.source, whole.destination, source_port, destination_port,
               packet.payload);
    whole.payload = {datagram.data(), datagram.size()};
    device_.originate(whole, *this);
}

void DeviceServices::send_ethernet(const EthernetSend& send) {
    const Interface& interface = device_.interfaces_[send.out];
    if (!interface.line_protocol || interface.kind != InterfaceKind::Ethernet) return;
    Frame frame{ethernet::kHeaderLength + send.payload.size()};
    if (!send.payload.empty())
        std::memcpy(frame.data() + ethernet::kHeaderLength, send.payload.data(), send.payload.size());
    const std::optional<MacAddress> from = send.source.is_zero() ? std::nullopt : std::optional{send.source};
    device_.transmit(std::move(frame), send.out, send.destination, from, send.ethertype, *this);
}

void DeviceServices::send_icmp_error(std::uint8_t type, std::uint8_t code, std::uint32_t rest,
                                     const Ipv4Delivery& offending) {
    device_.icmp_error(type, code, rest, offending, *this);
}

void DeviceServices::add_virtual_address(InterfaceIndex interface, VirtualAddress address) {
    std::vector<VirtualAddress>& own = device_.interfaces_[interface].virtual_addresses;
    std::erase_if(own, [&](const VirtualAddress& a) { return a.address == address.address; });
    own.push_back(address);
    device_.arp_.on_own_address(interface, address.address, *this);
    device_.rib_.interfaces_changed(*this);
}

void DeviceServices::remove_virtual_address(InterfaceIndex interface, Ipv4Address address) {
    std::erase_if(device_.interfaces_[interface].virtual_addresses,
                  [&](const VirtualAddress& a) { return a.address == address; });
    device_.rib_.interfaces_changed(*this);
}

void DeviceServices::send_gratuitous_arp(InterfaceIndex interface, Ipv4Address address, MacAddress mac) {
    arp::Process::send_gratuitous(interface, address, mac, *this);
}

void DeviceServices::redundancy_changed(const RedundancyChange& change) {
    if (device_.crypto_map_.on_redundancy(change, device_.ike_, *this)) device_.hsrp_.on_enquiry(change, *this);
    device_.crypto_map_.after_enquiry(change, *this);
}

std::optional<RedundancyChange> DeviceServices::redundancy_state(InterfaceIndex interface,
                                                                 std::string_view name) const {
    return device_.hsrp_.state_of(interface, name);
}

std::optional<RouteAnswer> DeviceServices::route(Ipv4Address destination) const {
    const rib::Fib& fib = *device_.rib_.fib();
    const rib::Fib::Entry* entry = fib.find(destination);
    const rib::Decision decision = fib.decide(entry, {}, destination);
    if (decision.action != rib::Action::Via && decision.action != rib::Action::Attached) return std::nullopt;
    return RouteAnswer{entry->prefix, decision.out, decision.next_hop};
}

void DeviceServices::replace_ospf_routes(std::uint16_t process, std::vector<rib::Route> routes) {
    device_.rib_.replace_ospf(process, std::move(routes), *this);
}

void DeviceServices::add_reverse_route(Prefix prefix, Ipv4Address next_hop) {
    device_.rib_.add_reverse(prefix, next_hop, *this);
}

void DeviceServices::remove_reverse_route(Prefix prefix, Ipv4Address next_hop) {
    device_.rib_.remove_reverse(prefix, next_hop, *this);
}

std::vector<rib::Route> DeviceServices::routes_from(rib::Source source) const {
    return device_.rib_.routes_from(source);
}

}  // namespace switchover
