/// The state machine at work: what an event does to a group, RFC 2281 §5.5 to §5.7.
#include <algorithm>

#include "engine/hsrp/process.h"

namespace switchover::hsrp {

namespace {

constexpr RouterId kUnknown{};
constexpr RouterId kLocal{RouterId::Kind::Local, {}};
constexpr std::uint8_t kGratuitousRepeats = 2;
constexpr Duration kGratuitousInterval = 3s;

bool counts(State state) { return state == State::Standby || state == State::Active; }
bool speaks(State state) { return state == State::Speak || counts(state); }

/// Whole seconds as the wire has them, rounded up: `standby timers msec` has no exact form in version 1.
std::uint8_t wire_seconds(Duration d, std::int64_t least) {
    const std::int64_t seconds = (d.count() + 999'999'999) / 1'000'000'000;
    return static_cast<std::uint8_t>(std::clamp<std::int64_t>(seconds, least, 255));
}

Ipv4Address shown(const RouterId& router) {
    return router.kind == RouterId::Kind::Remote ? router.address : Ipv4Address{};
}

}  // namespace

Role role_of(State state) {
    switch (state) {
        case State::Listen: return Role::Backup;
        case State::Speak: return Role::Speak;
        case State::Standby: return Role::Standby;
        case State::Active: return Role::Active;
        case State::Initial:
        case State::Learn:
        case State::Disabled: break;
    }
    return Role::Init;
}

// Order: the event, messages of the old state (G, H), timers (A to D), learning (E), who is active and standby, the
// new state with its Hello and gratuitous ARP (F, I), the redundancy clients.
void Process::fire(Port& port, Group& group, Event event, Services& s, const Heard* heard) {
    const State from = group.state;
    const Step todo = step(from, event, guards(port, group, event, s));
    const bool lost_active = event == Event::c_ActiveTimer && group.active.id.kind == RouterId::Kind::Remote;
    const bool lost_standby = event == Event::d_StandbyTimer && group.standby.id.kind == RouterId::Kind::Remote;
    const bool told = todo.next != from || lost_active || lost_standby || (todo.actions & G) != 0 ||
                      event == Event::i_ResignFromActive || event == Event::m_MacChanged ||
                      event == Event::n_AddressConfigured;
    if (told) {
        EventOccurred occurred{group.id, from, event, std::nullopt, {}};
        if (event == Event::c_ActiveTimer) occurred.peer = shown(group.active.id);
        if (event == Event::d_StandbyTimer) occurred.peer = shown(group.standby.id);
        if (heard != nullptr) {
            occurred.peer_priority = heard->packet.priority;
            occurred.peer = heard->source;
        }
        s.record(Record{occurred});
    }
    if ((todo.actions & G) != 0) send(port, group, OpCode::Coup, s);
    if ((todo.actions & H) != 0) send(port, group, OpCode::Resign, s);
    if ((todo.actions & E) != 0 && heard != nullptr) learn(group, heard->packet, s);
    perform_timers(group, todo, event, s, heard);
    settle_routers(group, event, todo.next, s, heard);
    if (todo.next != from) {
        group.state = todo.next;
        enter(port, group, from, s);
    } else if ((todo.actions & F) != 0) {
        send_hello(port, group, s);
    }
}

Guards Process::guards(Port& port, Group& group, Event event, Services& s) {
    Guards result{group.config.address.has_value(), group.config.preempt};
    if (event != Event::h_LowerHelloFromActive || !group.config.preempt || group.state == State::Active) return result;
    const bool after_reload = port.first_up && group.config.preempt_delay_reload > Duration{};
    const Duration delay = after_reload ? group.config.preempt_delay_reload : group.config.preempt_delay_minimum;
    // The delay runs from the first attempt; until it is over the active router is left alone.
    if (delay > Duration{} && group.preempt_delay == PreemptDelay::NotAttempted) {
        group.preempt_delay = PreemptDelay::Running;
        s.record(Record{PreemptDelayStarted{group.id, delay}});
        start(group.preempt_timer, TimerKind::PreemptDelay, group.id, delay, s);
    }
    result.preempt = group.preempt_delay != PreemptDelay::Running;
    return result;
}

void Process::perform_timers(Group& group, const Step& todo, Event event, Services& s, const Heard* heard) {
    // §5.6: the Holdtime of the Hello when it came from that router, else the one in use. A hold time set in
    // milliseconds does not fit the wire, so every router keeps its own.
    const bool own_only = group.config.hold && group.config.hold->count() % 1'000'000'000 != 0;
    const auto hold = [&](bool from_that_router) {
        if (heard == nullptr || own_only || !from_that_router) return group.hold;
        return Duration{std::chrono::seconds{heard->packet.holdtime}};
    };
    const bool from_active = event == Event::g_HigherHelloFromActive || event == Event::h_LowerHelloFromActive;
    const bool from_standby = event == Event::k_HigherHelloFromStandby || event == Event::l_LowerHelloFromStandby;
    if ((todo.actions & A) != 0) start(group.active_timer, TimerKind::Active, group.id, hold(from_active), s);
    if ((todo.actions & B) != 0) start(group.standby_timer, TimerKind::Standby, group.id, hold(from_standby), s);
    // The Active Timer has no meaning while Active; h reaches that state without the action C.
    if ((todo.actions & C) != 0 || todo.next == State::Active) stop(group.active_timer, s);
    if ((todo.actions & D) != 0) stop(group.standby_timer, s);
}

void Process::settle_routers(Group& group, Event event, State next, Services& s, const Heard* heard) {
    const State from = group.state;
    const bool standby_was_local = group.standby.id == kLocal;
    if (next == State::Initial && from != State::Initial) {
        set_active(group, {}, s);
        set_standby(group, {}, s);
    } else if (next == State::Active && from != State::Active) {
        set_active(group, {kLocal, 0, {}}, s);
        if (standby_was_local) set_standby(group, {}, s);
    } else if (event == Event::j_HigherCoup && next != from && heard != nullptr) {
        set_active(group, {{RouterId::Kind::Remote, heard->source}, heard->packet.priority, heard->source_mac}, s);
        if (group.standby.id == group.active.id) set_standby(group, {}, s);
    } else if ((event == Event::c_ActiveTimer || event == Event::i_ResignFromActive) && from != State::Active) {
        set_active(group, {}, s);
    } else if (next == State::Standby && from != State::Standby) {
        set_standby(group, {kLocal, 0, {}}, s);
    } else if (event == Event::d_StandbyTimer || (from == State::Standby && next != from && standby_was_local)) {
        set_standby(group, {}, s);
    }
}

void Process::enter(Port& port, Group& group, State from, Services& s) {
    const State to = group.state;
    s.record(Record{StateChanged{group.id, from, to}});
    if (counts(from) || counts(to)) {
        ++group.state_changes;
        group.last_state_change = s.now;
    }
    RedundancyChange change{group.id.interface, group.id.group, name_of(port, group), group.address, {}, {}};
    change.from = static_cast<RedundancyChange::Role>(role_of(from));
    change.to = static_cast<RedundancyChange::Role>(role_of(to));
    if (change.from != change.to)
        s.record(Record{RedundancyStateChanged{group.id, change.name, role_of(from), role_of(to)}});

    if (from == State::Active) release_addresses(group, s);
    if (!speaks(to)) stop(group.hello_timer, s);
    if (to == State::Active) take_addresses(port, group, s);
    // IOS sends a Hello on entering Speak, Standby and Active; the RFC only asks for one when Active.
    if (speaks(to)) send_hello(port, group, s);
    if (to == State::Active) {
        for (const VirtualAddress& own : group.owned) s.send_gratuitous_arp(group.id.interface, own.address, own.mac);
        group.gratuitous_left = kGratuitousRepeats;
        start(group.gratuitous_timer, TimerKind::GratuitousArp, group.id, kGratuitousInterval, s);
    }
    if (to == State::Active || to == State::Initial) {
        stop(group.preempt_timer, s);
        group.preempt_delay = PreemptDelay::NotAttempted;
    }
    if (to == State::Initial) forget_learned(group);
    if (change.from != change.to) s.redundancy_changed(change);
    // Standby for nobody lasts no time: IOS lets the active timer expire at once.
    if (to == State::Standby && group.active.id == kUnknown) fire(port, group, Event::c_ActiveTimer, s);
}

void Process::take_addresses(Port& port, Group& group, Services& s) {
    const MacAddress mac = local_mac(port, group);
    if (!group.address.is_unspecified()) group.owned.push_back({group.address, mac});
    for (const Ipv4Address secondary : group.config.secondary_addresses) group.owned.push_back({secondary, mac});
    for (const VirtualAddress& own : group.owned) s.add_virtual_address(group.id.interface, own);
}

void Process::release_addresses(Group& group, Services& s) {
    stop(group.gratuitous_timer, s);
    group.gratuitous_left = 0;
    for (const VirtualAddress& own : group.owned) s.remove_virtual_address(group.id.interface, own.address);
    group.owned.clear();
}

void Process::set_active(Group& group, Router to, Services& s) {
    const RouterId from = group.active.id;
    group.active = to;
    if (from != to.id) s.record(Record{ActiveRouterChanged{group.id, from, to.id}});
}

void Process::set_standby(Group& group, Router to, Services& s) {
    const RouterId from = group.standby.id;
    group.standby = to;
    if (from != to.id) s.record(Record{StandbyRouterChanged{group.id, from, to.id}});
}

void Process::learn(Group& group, const Packet& hello, Services& s) {
    bool changed = false;
    const auto take = [&changed](auto& value, auto heard) {
        changed = changed || value != heard;
        value = heard;
    };
    // §5.1: never one configured and one learned time.
    if (!group.config.hello && !group.config.hold) {
        take(group.hello, Duration{std::chrono::seconds{hello.hellotime}});
        take(group.hold, Duration{std::chrono::seconds{hello.holdtime}});
    }
    if (!group.config.address && !hello.virtual_ip_address.is_unspecified())
        take(group.address, hello.virtual_ip_address);
    if (changed) s.record(Record{ParametersLearned{group.id, group.hello, group.hold, group.address}});
}

void Process::forget_learned(Group& group) {
    group.hello = group.config.hello.value_or(3s);
    group.hold = group.config.hold.value_or(10s);
    group.address = group.config.address.value_or(Ipv4Address{});
    group.contradicted_by = {};
}

void Process::send(Port& port, Group& group, OpCode op_code, Services& s) {
    if (!port.up) return;  // a shut interface sends no Resign: the peer waits for its hold time
    Packet packet;
    packet.op_code = op_code;
    packet.state = group.state;
    packet.hellotime = std::min<std::uint8_t>(wire_seconds(group.hello, 1), 254);
    packet.holdtime = wire_seconds(group.hold, packet.hellotime + 1);
    packet.priority = group.priority;
    packet.group = group.id.group;
    packet.authentication = authentication_data(group.config.authentication);
    packet.virtual_ip_address = group.address;
    std::array<std::uint8_t, kPacketLen> octets{};
    encode(packet, octets);

    Ipv4Send out;
    out.destination = kAllRouters;
    out.protocol = 17;
    out.ttl = 1;
    out.tos = 0xC0;  // internetwork control, as IOS marks it
    out.out = group.id.interface;
    // Only Hellos leave from the virtual MAC. A Resign from it would teach the switches the port of the router that
    // steps down, after the Hello of its successor.
    if (op_code == OpCode::Hello && group.state == State::Active) out.source_mac = local_mac(port, group);
    out.payload = octets;
    if (s.wants_detail())
        s.record(Record{PacketSeen{group.id, true, op_code, packet.state, packet.priority, packet.hellotime,
                                   packet.holdtime, s.interface(group.id.interface).address(), group.address,
                                   out.source_mac.value_or(port.burned_in)}});
    s.send_udp(out, kPort, kPort);
}

void Process::send_hello(Port& port, Group& group, Services& s) {
    start(group.hello_timer, TimerKind::Hello, group.id, group.hello, s);
    send(port, group, OpCode::Hello, s);
}

}  // namespace switchover::hsrp
