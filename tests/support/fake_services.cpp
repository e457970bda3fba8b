#include "tests/support/fake_services.h"

#include <algorithm>
#include <cctype>

namespace switchover::test {

FakeServices::FakeServices(NodeIndex own_node, std::uint64_t seed) {
    node = own_node;
    for (std::size_t p = 0; p < static_cast<std::size_t>(Purpose::Count); ++p)
        random_.emplace_back(seed, own_node, static_cast<Purpose>(p));
}

InterfaceIndex FakeServices::add_interface(std::string name, std::string_view prefix, MacAddress mac) {
    Interface port;
    const auto index = static_cast<InterfaceIndex>(ports.size());
    // A made-up burned-in address: node and index, locally administered.
    port.mac = mac.is_zero() ? MacAddress::from(0x020000000000ull | (std::uint64_t{node} << 16) | index) : mac;
    if (name.rfind("Loopback", 0) == 0) port.kind = InterfaceKind::Loopback;
    port.name = std::move(name);
    if (const std::size_t slash = prefix.find('/'); slash != std::string_view::npos) {
        const auto address = Ipv4Address::parse(prefix.substr(0, slash));
        const auto network = Prefix::parse(prefix);
        SWITCHOVER_ENSURE(address && network);
        port.addresses.push_back({*address, network->length});
    }
    port.admin_up = port.carrier = port.line_protocol = true;
    ports.push_back(std::move(port));
    return index;
}

void FakeServices::set_carrier(InterfaceIndex i, bool carrier) {
    ports[i].carrier = carrier;
    ports[i].line_protocol = ports[i].admin_up && carrier;
}

void FakeServices::set_admin(InterfaceIndex i, bool up) {
    ports[i].admin_up = up;
    ports[i].line_protocol = up && ports[i].carrier;
}

void FakeServices::push(const TimerPool::Arm& arm) {
    if (arm.needed) queue_.emplace(std::pair{arm.at, pushed_++}, QueueEntry{arm.slot, arm.generation});
}

void FakeServices::start_timer(TimerId& id, TimerTag tag, Instant deadline) { push(pool_.start(id, tag, deadline)); }

Instant FakeServices::next_deadline() {
    // Entries of stopped or postponed timers are taken out or moved on the way; that changes no deadline.
    while (!queue_.empty()) {
        const auto [key, entry] = *queue_.begin();
        TimerPool probe = pool_;
        TimerTag tag;
        TimerPool::Arm arm;
        if (probe.expire(entry.slot, entry.generation, key.first, tag, arm)) return key.first;
        pool_ = probe;
        queue_.erase(queue_.begin());
        push(arm);
    }
    return kNever;
}

void FakeServices::advance_to(Instant end, const std::function<void(TimerTag)>& fire) {
    while (!queue_.empty() && queue_.begin()->first.first <= end) {
        const auto [key, entry] = *queue_.begin();
        queue_.erase(queue_.begin());
        TimerTag tag;
        TimerPool::Arm arm;
        now = std::max(now, key.first);
        const bool due = pool_.expire(entry.slot, entry.generation, key.first, tag, arm);
        push(arm);
        if (due) fire(tag);
    }
    now = end;
}

void FakeServices::record(RecordBody body) { records.push_back({now, node, records.size(), std::move(body)}); }

InterfaceIndex FakeServices::find_interface(std::string_view name) const {
    const auto same = [](char a, char b) {
        return std::tolower(static_cast<unsigned char>(a)) == std::tolower(static_cast<unsigned char>(b));
    };
    for (std::size_t i = 0; i < ports.size(); ++i)
        if (std::equal(name.begin(), name.end(), ports[i].name.begin(), ports[i].name.end(), same))
            return static_cast<InterfaceIndex>(i);
    return kNoInterface;
}

void FakeServices::keep(SentPacket packet) {
    packet.at = now;
    packet.payload.assign(packet.header.payload.begin(), packet.header.payload.end());
    packet.header.payload = {};
    sent.push_back(packet);
    if (on_send) on_send(packet);
}

void FakeServices::send_ipv4(const Ipv4Send& packet) { keep({now, packet, {}, false, 0, 0}); }

void FakeServices::send_udp(const Ipv4Send& packet, std::uint16_t source_port, std::uint16_t destination_port) {
    keep({now, packet, {}, true, source_port, destination_port});
}

void FakeServices::send_ethernet(const EthernetSend& frame) {
    SentFrame kept{now, frame, {frame.payload.begin(), frame.payload.end()}};
    kept.header.payload = {};
    frames.push_back(std::move(kept));
}

void FakeServices::send_icmp_error(std::uint8_t type, std::uint8_t code, std::uint32_t rest,
                                   const Ipv4Delivery& offending) {
    icmp_errors.push_back({now, type, code, rest, {offending.packet.begin(), offending.packet.end()}});
}

void FakeServices::add_virtual_address(InterfaceIndex interface, VirtualAddress address) {
    ports.at(interface).virtual_addresses.push_back(address);
}

void FakeServices::remove_virtual_address(InterfaceIndex interface, Ipv4Address address) {
    std::erase_if(ports.at(interface).virtual_addresses,
                  [address](const VirtualAddress& own) { return own.address == address; });
}

void FakeServices::send_gratuitous_arp(InterfaceIndex interface, Ipv4Address address, MacAddress mac) {
    gratuitous_arps.push_back({now, interface, address, mac});
}

void FakeServices::redundancy_changed(const RedundancyChange& change) {
    redundancy_changes.push_back(change);
    redundancy_states[{change.interface, change.name}] = change;
    if (on_redundancy) on_redundancy(change);
}

std::optional<RedundancyChange> FakeServices::redundancy_state(InterfaceIndex interface, std::string_view name) const {
    const auto found = redundancy_states.find({interface, std::string{name}});
    if (found == redundancy_states.end()) return std::nullopt;
    return found->second;
}

std::optional<RouteAnswer> FakeServices::route(Ipv4Address destination) const {
    for (std::size_t i = 0; i < ports.size(); ++i)
        if (ports[i].line_protocol && ports[i].reaches(destination))
            return RouteAnswer{Prefix::of(destination, ports[i].prefix_length()), static_cast<InterfaceIndex>(i),
                               destination};
    const rib::Route* best = nullptr;
    const auto consider = [&](const std::vector<rib::Route>& routes) {
        for (const rib::Route& candidate : routes)
            if (!candidate.paths.empty() && candidate.prefix.contains(destination) &&
                (best == nullptr || candidate.prefix.length > best->prefix.length ||
                 (candidate.prefix.length == best->prefix.length && candidate.distance < best->distance)))
                best = &candidate;
    };
    consider(static_and_connected);
    for (const auto& [process, routes] : ospf_routes) consider(routes);
    if (best == nullptr) return std::nullopt;
    const rib::NextHop& hop = best->paths.front();
    InterfaceIndex out = hop.interface;
    for (std::size_t i = 0; out == kNoInterface && i < ports.size(); ++i)
        if (ports[i].line_protocol && ports[i].reaches(hop.gateway)) out = static_cast<InterfaceIndex>(i);
    if (out == kNoInterface) return std::nullopt;
    return RouteAnswer{best->prefix, out, hop.gateway.is_unspecified() ? destination : hop.gateway};
}

void FakeServices::replace_ospf_routes(std::uint16_t process, std::vector<rib::Route> routes) {
    ospf_routes[process] = std::move(routes);
}

void FakeServices::add_reverse_route(Prefix prefix, Ipv4Address next_hop) {
    reverse_routes.emplace_back(prefix, next_hop);
}

void FakeServices::remove_reverse_route(Prefix prefix, Ipv4Address next_hop) {
    std::erase(reverse_routes, std::pair{prefix, next_hop});
}

std::vector<rib::Route> FakeServices::routes_from(rib::Source source) const {
    std::vector<rib::Route> found;
    const auto take = [&](const std::vector<rib::Route>& routes) {
        for (const rib::Route& route : routes)
            if (route.source == source) found.push_back(route);
    };
    take(static_and_connected);
    for (const auto& [process, routes] : ospf_routes) take(routes);
    return found;
}

}  // namespace switchover::test
