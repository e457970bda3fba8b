// RFC 2328 §10: Hellos received, the neighbor machine's actions, whether to become adjacent.
#include <algorithm>

#include "engine/ospf/process.h"

namespace switchover::ospf {

bool Process::hello_agrees(const InterfaceData& i, const Header& h, const Hello& hello, const Ipv4Delivery& packet,
                           Services& s) const {
    using Reason = Refused::Reason;
    const auto no = [&](Reason reason, std::uint32_t theirs, std::uint32_t ours) {
        refuse(reason, i, packet, h.router_id, theirs, ours, s);
        return false;
    };
    // §10.5: the mask means nothing on a point-to-point link.
    const std::uint32_t mask = mask_bits(i.prefix_length);
    if (i.broadcast() && hello.network_mask.value != mask)
        return no(Reason::NetworkMask, hello.network_mask.value, mask);
    const auto interval = static_cast<std::uint32_t>(whole_seconds(i.config.hello_interval));
    if (hello.hello_interval != interval) return no(Reason::HelloInterval, hello.hello_interval, interval);
    const auto dead = static_cast<std::uint32_t>(whole_seconds(i.config.dead()));
    if (hello.dead_interval != dead) return no(Reason::DeadInterval, hello.dead_interval, dead);
    // Stub areas have no E bit, and both ends must know.
    if ((hello.options & kOptionE) != options_of(i.stub))
        return no(Reason::OptionsEBit, hello.options, options_of(i.stub));
    return true;
}

Neighbor& Process::neighbor_of_hello(InterfaceData& i, const Header& h, const Ipv4Delivery& packet, Services& s) {
    for (Neighbor& n : i.neighbors) {
        if (n.gone) continue;
        const bool same_address = n.address == packet.source;
        const bool same_id = n.router_id == h.router_id;
        if (same_id && (same_address || !i.broadcast())) {
            n.address = packet.source;
            return n;
        }
        // Somebody else speaks from this address, or at the far end: what was known is void.
        if (same_address || !i.broadcast()) {
            kill_reason_ = AdjacencyChanged::Reason::OneWay;
            fire(i, n, NeighborEvent::KillNbr, s);
        }
    }
    Neighbor fresh;
    fresh.handle = i.next_handle++;
    fresh.router_id = h.router_id;
    fresh.address = packet.source;
    fresh.priority = 0;
    if (i.authentication == Authentication::MessageDigest) {
        fresh.cryptographic_sequence = h.cryptographic_sequence;
        fresh.key_id = h.key_id;
    }
    const auto at = std::ranges::lower_bound(i.neighbors, packet.source, {}, &Neighbor::address);
    return *i.neighbors.insert(at, std::move(fresh));
}

void Process::receive_hello(InterfaceData& i, const Header& h, const Hello& hello, const Ipv4Delivery& packet,
                            Services& s) {
    if (s.debugging(DebugFlag::OspfHello) || s.debugging(DebugFlag::OspfEvents))
        s.record(Record{HelloSeen{false, i.index, i.area, h.router_id, packet.source, packet.destination}});
    if (!hello_agrees(i, h, hello, packet, s)) return;
    Neighbor& n = neighbor_of_hello(i, h, packet, s);
    const bool was_dr = n.designated_router == n.address;
    const bool was_backup = n.backup_designated_router == n.address;
    const bool priority_changed = n.priority != hello.priority;
    n.priority = hello.priority;
    n.designated_router = hello.designated_router;
    n.backup_designated_router = hello.backup_designated_router;
    fire(i, n, NeighborEvent::HelloReceived, s);
    if (std::ranges::count(hello.neighbors, router_id_) == 0) {
        fire(i, n, NeighborEvent::OneWayReceived, s);
        return;
    }
    fire(i, n, NeighborEvent::TwoWayReceived, s);
    if (!i.broadcast()) return;
    const bool is_dr = n.designated_router == n.address;
    const bool is_backup = n.backup_designated_router == n.address;
    const bool waiting = i.state == InterfaceState::Waiting;
    if (waiting && ((is_dr && n.backup_designated_router.is_unspecified()) || is_backup))
        i.backup_seen = attention_ = true;
    if (priority_changed || is_dr != was_dr || is_backup != was_backup) i.neighbor_change = attention_ = true;
}

bool Process::adjacency_wanted(const InterfaceData& i, const Neighbor& n) const {
    // §10.4
    return !i.broadcast() || i.is_dr_or_backup() || n.address == i.designated_router ||
           n.address == i.backup_designated_router;
}

void Process::clear_lists(Neighbor& n, Services& s) {
    n.retransmission.for_each([this](LsaSlot slot) { --database_.at(slot).retransmitters; });
    n.retransmission = {};
    n.summary.clear();
    n.requests.clear();
    n.asked.clear();
    n.last_dd_received = false;
    for (const TimerId id : {n.dd_retransmit, n.request_retransmit, n.lsa_retransmit}) s.stop_timer(id);
}

void Process::fire(InterfaceData& i, Neighbor& n, NeighborEvent event, Services& s) {
    using A = NeighborAction;
    const NeighborState from = n.state;
    const NeighborStep todo = step(from, event, {adjacency_wanted(i, n), n.requests.empty()});
    if ((todo.actions & A::StartInactivityTimer) != 0) {
        n.dead_at = s.now + i.config.dead();
        s.start_timer(n.inactivity, tag(Timer::Inactivity, i, n), n.dead_at);
    }
    if ((todo.actions & A::StopInactivityTimer) != 0) s.stop_timer(n.inactivity);
    if ((todo.actions & A::ClearLists) != 0) clear_lists(n, s);
    n.state = todo.next;
    if (from != todo.next) {
        n.state_since = s.now;
        ++n.state_changes;
        record_change(i, n, from, event, s);
        if ((from == NeighborState::Full) != (n.state == NeighborState::Full)) build_later(i.area, s);
        if ((from >= NeighborState::TwoWay) != (n.state >= NeighborState::TwoWay)) i.neighbor_change = true;
        attention_ = true;
        if (n.state == NeighborState::Loading || n.state == NeighborState::Full) {
            s.stop_timer(n.dd_retransmit);
            n.summary = {};
        }
        if (n.state == NeighborState::Full) s.stop_timer(n.request_retransmit);
        if (n.state == NeighborState::Down) n.gone = neighbors_gone_ = true;
    }
    if ((todo.actions & A::BeginNegotiation) != 0) begin_negotiation(i, n, s);
    if ((todo.actions & A::BuildSummary) != 0) build_summary(i, n, s);
    // StartRequests: continue_loading does it when the event has been handled.
}

void Process::record_change(const InterfaceData& i, const Neighbor& n, NeighborState from, NeighborEvent event,
                            Services& s) const {
    using Reason = AdjacencyChanged::Reason;
    const auto from_number = static_cast<std::uint8_t>(from);
    const auto to_number = static_cast<std::uint8_t>(n.state);
    if (s.wants_detail())
        s.record(Record{NeighborChanged{config_.process_id, i.index, n.router_id, n.address, from_number, to_number,
                                        static_cast<std::uint8_t>(event)}});
    if (from != NeighborState::Full && n.state != NeighborState::Full && n.state != NeighborState::Down) return;
    Reason reason = kill_reason_;
    if (event == NeighborEvent::LoadingDone) reason = Reason::LoadingDone;
    if (event == NeighborEvent::ExchangeDone) reason = Reason::ExchangeDone;
    if (event == NeighborEvent::InactivityTimer) reason = Reason::DeadTimerExpired;
    if (event == NeighborEvent::OneWayReceived) reason = Reason::OneWay;
    if (event == NeighborEvent::SeqNumberMismatch) reason = Reason::SeqNumberMismatch;
    if (event == NeighborEvent::BadLSReq) reason = Reason::BadLSReq;
    if (event == NeighborEvent::AdjOK) reason = Reason::AdjacencyNotNeeded;
    s.record(Record{AdjacencyChanged{config_.process_id, i.index, n.router_id, from_number, to_number, reason,
                                     config_.log_adjacency_changes}});
}

}  // namespace switchover::ospf
