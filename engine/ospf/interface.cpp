// RFC 2328 §9: the interface machine's actions and the Hello protocol's sending side.
#include <algorithm>

#include "engine/ospf/election.h"
#include "engine/ospf/process.h"

namespace switchover::ospf {

void Process::fire(InterfaceData& i, InterfaceEvent event, Services& s) {
    using A = InterfaceAction;
    const InterfaceStep todo = step(i.state, event, {i.broadcast(), i.config.priority > 0});
    if ((todo.actions & A::Reset) != 0) reset(i, s);
    set_state(i, todo.next, s);
    if ((todo.actions & A::StartWaitTimer) != 0) {
        i.wait_until = s.now + i.config.dead();
        s.start_timer(i.wait_timer, tag(Timer::Wait, std::uint32_t{i.index} << 16), i.wait_until);
    }
    if ((todo.actions & A::StartHelloTimer) != 0) send_hello(i, s);
    if ((todo.actions & A::Elect) != 0) run_election(i, s);
}

void Process::set_state(InterfaceData& i, InterfaceState next, Services& s) {
    if (i.state == next) return;
    s.record(
        Record{InterfaceStateChanged{i.index, static_cast<std::uint8_t>(i.state), static_cast<std::uint8_t>(next)}});
    const bool was_abr = is_abr();
    i.state = next;
    build_later(i.area, s);
    // Every router-LSA tells whether this is a border router.
    if (is_abr() != was_abr)
        for (const Area& a : areas_) build_later(a.number, s);
}

void Process::reset(InterfaceData& i, Services& s) {
    for (Neighbor& n : i.neighbors)
        if (!n.gone) fire(i, n, NeighborEvent::KillNbr, s);
    for (const TimerId id : {i.hello_timer, i.wait_timer, i.ack_timer, i.flood_timer}) s.stop_timer(id);
    i.designated_router = i.backup_designated_router = {};
    i.designated_router_id = i.backup_designated_router_id = {};
    i.delayed_acks.clear();
    i.flood_queue.clear();
    i.next_hello = i.wait_until = kNever;
    i.neighbor_change = i.backup_seen = false;
}

void Process::run_election(InterfaceData& i, Services& s) {
    std::vector<Candidate> others;
    for (const Neighbor& n : i.neighbors)
        if (n.state >= NeighborState::TwoWay)
            others.push_back({n.router_id, n.address, n.priority, n.designated_router, n.backup_designated_router});
    const Election result =
        elect({router_id_, i.address, i.config.priority, i.designated_router, i.backup_designated_router}, others);
    const bool changed = result.designated_router != i.designated_router ||
                         result.backup_designated_router != i.backup_designated_router;
    const bool from_waiting = i.state == InterfaceState::Waiting;
    if (from_waiting) {
        s.stop_timer(i.wait_timer);
        i.wait_until = kNever;
    }
    i.designated_router = result.designated_router;
    i.backup_designated_router = result.backup_designated_router;
    i.designated_router_id = result.designated_router_id;
    i.backup_designated_router_id = result.backup_designated_router_id;
    if (changed || from_waiting)
        s.record(Record{Elected{i.index, i.designated_router_id, i.backup_designated_router_id}});
    set_state(i, result.state, s);
    if (!changed) return;
    build_later(i.area, s);
    // §9.4 (7)
    for (Neighbor& n : i.neighbors)
        if (!n.gone && n.state >= NeighborState::TwoWay) fire(i, n, NeighborEvent::AdjOK, s);
}

void Process::send_hello(InterfaceData& i, Services& s) {
    if (i.passive) return;
    Hello hello;
    hello.network_mask = Ipv4Address{mask_bits(i.prefix_length)};
    hello.hello_interval = static_cast<std::uint16_t>(whole_seconds(i.config.hello_interval));
    hello.options = options_of(i.stub);
    hello.priority = i.config.priority;
    hello.dead_interval = static_cast<std::uint32_t>(whole_seconds(i.config.dead()));
    if (i.broadcast()) {
        hello.designated_router = i.designated_router;
        hello.backup_designated_router = i.backup_designated_router;
    }
    for (const Neighbor& n : i.neighbors)
        if (n.state >= NeighborState::Init) hello.neighbors.push_back(n.router_id);
    if (s.debugging(DebugFlag::OspfHello) || s.debugging(DebugFlag::OspfEvents))
        s.record(Record{HelloSeen{true, i.index, i.area, {}, i.address, kAllSpfRouters}});
    send(i, kAllSpfRouters, encode(header(i), hello), s);
    i.next_hello = s.now + i.config.hello_interval;
    s.start_timer(i.hello_timer, tag(Timer::Hello, std::uint32_t{i.index} << 16), i.next_hello);
}

}  // namespace switchover::ospf
