/// What a received packet means to a group: which event of RFC 2281 §5.5 it is.
#include <utility>

#include "engine/hsrp/process.h"

namespace switchover::hsrp {

namespace {

constexpr RouterId remote(Ipv4Address address) { return {RouterId::Kind::Remote, address}; }

}  // namespace

void Process::on_packet(const Ipv4Delivery& ip, ByteView hsrp_octets, Services& s) {
    const auto found = ports_.find(ip.in);
    if (found == ports_.end() || !found->second.up || found->second.groups.empty()) return;
    Port& port = found->second;
    PacketRefused refused;
    refused.id.interface = ip.in;
    refused.source = ip.source;
    refused.source_mac = ip.ethernet_source;
    const auto refuse = [&](PacketRefused::Reason reason) {
        refused.reason = reason;
        s.record(Record{refused});
    };
    if (ip.destination != kAllRouters) return refuse(PacketRefused::Reason::WrongDestination);
    const auto packet = decode(hsrp_octets);
    if (!packet) {
        refused.decode_error = packet.error();
        return refuse(PacketRefused::Reason::Malformed);
    }
    refused.id.group = packet->group;
    refused.state = packet->state;
    Group* group = find(refused.id);
    if (group == nullptr) return refuse(PacketRefused::Reason::UnknownGroup);
    if (group->state == State::Disabled) return refuse(PacketRefused::Reason::GroupDisabled);
    const Heard heard{*packet, ip.source, ip.ethernet_source};
    if (!accepted(*group, heard, s)) return;

    if (s.wants_detail())
        s.record(
            Record{PacketSeen{group->id, false, packet->op_code, packet->state, packet->priority, packet->hellotime,
                              packet->holdtime, ip.source, packet->virtual_ip_address, ip.ethernet_source}});
    const Ipv4Address own = s.interface(ip.in).address();
    switch (packet->op_code) {
        case OpCode::Hello: return on_hello(port, *group, heard, s);
        case OpCode::Coup:
            if (std::pair{packet->priority, ip.source} > std::pair{group->priority, own})
                fire(port, *group, Event::j_HigherCoup, s, &heard);
            return;
        case OpCode::Resign:
            // IOS logs it in Active too, from the router that has just been pushed out.
            if (group->active.id == remote(ip.source) || group->state == State::Active)
                fire(port, *group, Event::i_ResignFromActive, s, &heard);
            return;
    }
}

bool Process::accepted(Group& group, const Heard& heard, Services& s) {
    PacketRefused refused{PacketRefused::Reason::OwnAddress,
                          group.id,
                          std::nullopt,
                          heard.packet.state,
                          heard.source,
                          heard.source_mac,
                          {},
                          {}};
    const Interface& interface = s.interface(group.id.interface);
    if (interface.owns(heard.source)) {
        s.record(Record{refused});
        return false;
    }
    if (heard.packet.authentication != authentication_data(group.config.authentication)) {
        refused.reason = PacketRefused::Reason::BadAuthentication;
        s.record(Record{refused});
        return false;
    }
    const Ipv4Address theirs = heard.packet.virtual_ip_address;
    if (heard.packet.state != State::Active || !group.config.address || theirs == group.address) return true;
    if (group.contradicted_by != heard.source) {
        refused.reason = PacketRefused::Reason::DifferentAddress;
        refused.theirs = theirs;
        refused.ours = group.address;
        s.record(Record{refused});
        group.contradicted_by = heard.source;
    }
    return true;
}

void Process::on_hello(Port& port, Group& group, const Heard& heard, Services& s) {
    if (group.state == State::Initial) return;
    const std::pair theirs{heard.packet.priority, heard.source};
    const std::pair ours{group.priority, s.interface(group.id.interface).address()};
    bool lower = theirs < ours;
    // Only two active routers settle by address; nobody preempts a running one of equal priority (IOS).
    if (heard.packet.state == State::Active && group.state != State::Active)
        lower = heard.packet.priority < group.priority;
    note_sender(group, heard, lower, s);
    switch (heard.packet.state) {
        case State::Active:
            fire(port, group, lower ? Event::h_LowerHelloFromActive : Event::g_HigherHelloFromActive, s, &heard);
            return;
        case State::Standby:
            fire(port, group, lower ? Event::l_LowerHelloFromStandby : Event::k_HigherHelloFromStandby, s, &heard);
            return;
        case State::Speak:
            if (!lower) fire(port, group, Event::f_HigherHelloFromSpeak, s, &heard);
            return;
        case State::Initial:
        case State::Learn:
        case State::Listen:
        case State::Disabled: return;
    }
}

void Process::note_sender(Group& group, const Heard& heard, bool lower, Services& s) {
    const RouterId sender = remote(heard.source);
    const Router router{sender, heard.packet.priority, heard.source_mac};
    const State theirs = heard.packet.state;
    if (theirs == State::Active) {
        if (group.state != State::Active || !lower) set_active(group, router, s);
    } else if (group.active.id == sender) {
        set_active(group, {}, s);
    }
    if (theirs == State::Standby) {
        if (group.state != State::Standby || !lower) set_standby(group, router, s);
    } else if (group.standby.id == sender) {
        set_standby(group, {}, s);
    }
}

}  // namespace switchover::hsrp
