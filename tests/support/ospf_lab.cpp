#include "tests/support/ospf_lab.h"

#include <algorithm>

namespace switchover::test {

std::size_t OspfLab::add_router(std::string_view router_id) {
    const std::size_t index = routers_.size();
    routers_.push_back(std::make_unique<Router>(static_cast<NodeIndex>(index)));
    Router& r = *routers_.back();
    r.config.router_id = Ipv4Address::parse(router_id);
    r.config.networks = {{Ipv4Address{}, Ipv4Address{0xFFFFFFFFu}, 0}};
    r.box.on_send = [this, index](const SentPacket& packet) { carry(index, packet); };
    return index;
}

InterfaceIndex OspfLab::attach(std::size_t router, std::size_t wire, std::string_view prefix) {
    Router& r = at(router);
    const InterfaceIndex i = r.box.add_interface("FastEthernet0/" + std::to_string(r.box.ports.size()), prefix);
    r.wires.push_back(wire);
    r.interfaces.emplace_back();
    return i;
}

InterfaceIndex OspfLab::loopback(std::size_t router, std::string_view prefix) {
    Router& r = at(router);
    const InterfaceIndex i = r.box.add_interface("Loopback" + std::to_string(r.box.ports.size()), prefix);
    r.wires.push_back(kNone);
    r.interfaces.emplace_back();
    return i;
}

void OspfLab::configure(std::size_t router) {
    Router& r = at(router);
    r.box.now = now;
    r.process.configure(r.config, r.interfaces, r.box);
}

void OspfLab::start() {
    for (std::size_t r = 0; r < routers_.size(); ++r) configure(r);
}

void OspfLab::set_carrier(std::size_t router, InterfaceIndex i, bool up) {
    Router& r = at(router);
    r.box.now = now;
    r.box.set_carrier(i, up);
    r.process.on_interface(i, up, r.box);
}

void OspfLab::carry(std::size_t from, const SentPacket& packet) {
    Router& sender = *routers_[from];
    const InterfaceIndex out = packet.header.out;
    const std::size_t wire = sender.wires[out];
    if (wire == kNone || !sender.box.ports[out].line_protocol) return;
    for (std::size_t to = 0; to < routers_.size(); ++to)
        for (InterfaceIndex in = 0; in < routers_[to]->wires.size(); ++in) {
            if (routers_[to]->wires[in] != wire || (to == from && in == out)) continue;
            const Interface& port = routers_[to]->box.ports[in];
            if (!port.line_protocol) continue;
            if (!packet.header.destination.is_multicast() && packet.header.destination != port.address()) continue;
            if (lose && lose(from, to, packet)) continue;
            flights_.push_back({packet.at + delay, to, in, packet});
        }
    sender.box.sent.clear();
}

void OspfLab::inject(std::size_t router, InterfaceIndex in, Ipv4Address source, Ipv4Address destination,
                     Bytes payload) {
    Flight flight{now, router, in, {}};
    flight.packet.header.source = source;
    flight.packet.header.destination = destination;
    flight.packet.payload = std::move(payload);
    deliver(flight);
}

void OspfLab::deliver(const Flight& flight) {
    Router& r = *routers_[flight.to];
    r.box.now = now;
    if (!r.box.ports[flight.in].line_protocol) return;
    ++packets;
    Ipv4Delivery d;
    d.in = flight.in;
    d.source = flight.packet.header.source;
    d.destination = flight.packet.header.destination;
    d.protocol = ospf::kIpProtocol;
    d.ttl = 1;
    d.payload = flight.packet.payload;
    r.process.on_packet(d, r.box);
}

void OspfLab::fire_timers(std::size_t router) {
    Router& r = *routers_[router];
    r.box.advance_to(now, [&r](TimerTag tag) { r.process.on_timer(tag, r.box); });
}

void OspfLab::run_until(Instant end) {
    while (true) {
        Instant next = next_flight_ < flights_.size() ? flights_[next_flight_].at : kNever;
        for (const auto& r : routers_) next = std::min(next, r->box.next_deadline());
        if (next > end) break;
        now = std::max(now, next);
        while (next_flight_ < flights_.size() && flights_[next_flight_].at <= now) {
            const Flight flight = std::move(flights_[next_flight_++]);
            deliver(flight);
        }
        for (std::size_t r = 0; r < routers_.size(); ++r) fire_timers(r);
        if (next_flight_ > 4096) {
            flights_.erase(flights_.begin(), flights_.begin() + static_cast<std::ptrdiff_t>(next_flight_));
            next_flight_ = 0;
        }
    }
    now = end;
    for (const auto& r : routers_) r->box.now = end;
}

ospf::NeighborState OspfLab::neighbor(std::size_t router, std::string_view router_id) {
    const auto id = Ipv4Address::parse(router_id);
    for (const ospf::InterfaceData& i : at(router).process.interfaces())
        for (const ospf::Neighbor& n : i.neighbors)
            if (n.router_id == id) return n.state;
    return ospf::NeighborState::Down;
}

const rib::Route* OspfLab::route(std::size_t router, std::string_view prefix) {
    const auto wanted = Prefix::parse(prefix);
    for (const rib::Route& r : at(router).box.ospf_routes[at(router).config.process_id])
        if (r.prefix == wanted) return &r;
    return nullptr;
}

const ospf::DatabaseEntry* OspfLab::lsa(std::size_t router, std::uint8_t type, std::string_view id,
                                        std::string_view adv) {
    const ospf::Database& db = at(router).process.database();
    const ospf::LsaSlot slot =
        db.find({ospf::scope_of(type, 0), {type, *Ipv4Address::parse(id), *Ipv4Address::parse(adv)}});
    return slot == ospf::kNoLsa ? nullptr : &db.at(slot);
}

}  // namespace switchover::test
