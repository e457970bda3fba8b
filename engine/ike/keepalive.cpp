// Is the peer alive? Dead peer detection (RFC 3706) when both know it, else the older Cisco keepalive.
#include "engine/ike/process.h"

namespace switchover::ike {
namespace {

TimerTag keepalive_tag(const IkeSa& sa) {
    return {ProcessId::Ike, static_cast<std::uint8_t>(TimerKind::Keepalive), sa.connection};
}

}  // namespace

bool Process::keeps_alive(const IkeSa& sa) const {
    return config_.keepalive.has_value() && (sa.dead_peer_detection() || sa.peer_vendor.ios);
}

bool Process::on_demand(const IkeSa& sa) const {
    return sa.dead_peer_detection() && config_.keepalive->mode == KeepaliveMode::OnDemand;
}

void Process::start_keepalives(IkeSa& sa, Services& s) {
    if (!keeps_alive(sa)) return;
    // RFC 3706 §6.2: the first sequence number is random, its top bit clear.
    if (sa.dpd_sequence == 0) sa.dpd_sequence = s.random(Purpose::IkeNonce).u32() & 0x7FFFFFFF;
    if (!on_demand(sa)) s.start_timer(sa.keepalive, keepalive_tag(sa), config_.keepalive->interval);
}

void Process::send_keepalive(IkeSa& sa, Services& s) {
    ++counters_.keepalives_sent;
    Notification notification;
    if (sa.dead_peer_detection()) {  // RFC 3706 §5.2: the cookies, then four octets of sequence number
        ByteWriter cookies, sequence;
        cookies.u64(sa.initiator_cookie);
        cookies.u64(sa.responder_cookie);
        sequence.u32(++sa.dpd_sequence);
        notification.type = notify::kRUThere;
        notification.spi = cookies.take();
        notification.data = sequence.take();
    } else {
        notification.type = notify::kItsAlive;
    }
    send_notify(sa, notification, s);
}

void Process::on_keepalive_timer(IkeSa& sa, KeyEngine& key_engine, Services& s) {
    if (!sa.established || !keeps_alive(sa)) return;
    if (!sa.awaiting_answer) {
        sa.awaiting_answer = true;
        sa.unanswered = 0;
        sa.round_began = s.now;
    } else {
        ++sa.unanswered;
        ++sa.errors;
        s.record(Record{KeepaliveUnanswered{sa.ref(), sa.unanswered}});
        if (sa.unanswered == kKeepaliveTries) return peer_is_dead(sa.connection, key_engine, s);
    }
    s.start_timer(sa.keepalive, keepalive_tag(sa), config_.keepalive->retry);
    send_keepalive(sa, s);
}

void Process::heard(IkeSa& sa, Services& s) {
    sa.last_heard = s.now;
    if (!sa.awaiting_answer) return;
    sa.awaiting_answer = false;
    sa.unanswered = 0;
    s.stop_timer(sa.keepalive);
    if (!keeps_alive(sa) || on_demand(sa)) return;
    Instant next = sa.round_began + config_.keepalive->interval;
    if (next <= s.now) next = s.now + config_.keepalive->interval;
    s.start_timer(sa.keepalive, keepalive_tag(sa), next);
}

void Process::heard_from(const Endpoints& endpoints, Services& s) {
    IkeSa* sa = current(endpoints);
    // ESP is proof of life for DPD; the old keepalive only believes its own answers.
    if (sa != nullptr && sa->dead_peer_detection()) heard(*sa, s);
}

void Process::traffic_to(const Endpoints& endpoints, KeyEngine& key_engine, Services& s) {
    IkeSa* sa = current(endpoints);
    if (sa == nullptr || sa->awaiting_answer || !keeps_alive(*sa) || !on_demand(*sa)) return;
    if (s.now - sa->last_heard < config_.keepalive->interval) return;
    on_keepalive_timer(*sa, key_engine, s);
}

bool Process::on_keepalive_notify(IkeSa& sa, const Message& message, const Notification& n, Services& s) {
    switch (n.type) {
        case notify::kItsAlive: {
            Notification answer;
            answer.type = notify::kItsAliveAck;
            send_notify(sa, answer, s);
            return true;
        }
        case notify::kItsAliveAck: ++counters_.keepalives_answered; return true;
        case notify::kRUThere: {
            if (n.data.size() != 4) return refuse(sa, Refusal::Malformed, message.header, s), true;
            const std::uint32_t sequence = load_u32(n.data.data());
            // RFC 3706 §6: an old number is a replay; compared in a circle, so that it may wrap.
            if (sa.peer_dpd_sequence && static_cast<std::int32_t>(sequence - *sa.peer_dpd_sequence) <= 0)
                return refuse(sa, Refusal::Replayed, message.header, s), true;
            sa.peer_dpd_sequence = sequence;
            Notification answer = n;
            answer.type = notify::kRUThereAck;
            send_notify(sa, answer, s);
            return true;
        }
        case notify::kRUThereAck:
            if (n.data.size() != 4 || load_u32(n.data.data()) != sa.dpd_sequence)
                return refuse(sa, Refusal::Replayed, message.header, s), true;
            ++counters_.keepalives_answered;
            return true;
        default: return false;
    }
}

void Process::peer_is_dead(std::uint32_t connection, KeyEngine& key_engine, Services& s) {
    // The order of the capture: phase 2 goes, the SA becomes MM_NO_STATE, the dead peer is told all the same.
    IkeSa* sa = find(connection);
    const Endpoints endpoints = sa->endpoints;
    const bool paranoid = !sa->dead_peer_detection();
    bool last = true;
    for (const auto& [number, other] : sas_)
        if (number != connection && other.established && other.endpoints == endpoints) last = false;
    s.record(Record{PeerNotResponding{sa->ref(), paranoid, last}});
    delete_sa(connection, DeleteReason::PeersAlive, key_engine, s);
    if (last) key_engine.delete_all(endpoints, s);
    sa = find(connection);
    if (sa == nullptr) return;
    send_isakmp_delete(*sa, s);
    s.record(Record{ParanoidKeepalives{sa->ref(), paranoid}});
    if (!last) return;
    key_engine.delete_all(endpoints, s);  // IOS asks twice; the second time finds nothing
    session_down(*sa, s);
    key_engine.peer_dead(endpoints, s);
}

}  // namespace switchover::ike
