#include "engine/ike/process.h"

#include <algorithm>

namespace switchover::ike {
namespace {

/// What is known of a message that belongs to no SA.
SaRef stranger(const Header& header, const Endpoints& endpoints) {
    SaRef ref;
    ref.handle = static_cast<std::uint32_t>(header.initiator_cookie);
    ref.local = endpoints.local;
    ref.peer = endpoints.remote;
    return ref;
}

SessionStatus status(const Endpoints& endpoints, bool up) {
    return {up, endpoints.remote, kIsakmpPort, endpoints.remote};
}

}  // namespace

void Process::configure(const Config& next, Services& s) {
    const Config before = std::exchange(config_, next);
    if (!config_.enabled) {
        std::vector<std::uint32_t> all;
        for (auto& [connection, sa] : sas_) {
            for (auto& [id, exchange] : sa.exchanges) exchange.deleted = true;
            if (!sa.deleted) s.record(Record{SaDeleted{sa.ref(), DeleteReason::Cleared}});
            all.push_back(connection);
        }
        for (const std::uint32_t connection : all) purge_sa(connection, s);
        return;
    }
    if (before.keepalive == config_.keepalive) return;
    for (auto& [connection, sa] : sas_) {
        if (sa.deleted || !sa.established) continue;
        sa.awaiting_answer = false;
        sa.unanswered = 0;
        s.stop_timer(sa.keepalive);
        start_keepalives(sa, s);
    }
}

void Process::on_packet(const Ipv4Delivery& ip, ByteView isakmp, KeyEngine& key_engine, Services& s) {
    ++counters_.messages_in;
    const Endpoints endpoints{ip.destination, ip.source};
    const auto drop = [this](Refusal reason) { ++counters_.refused[static_cast<std::size_t>(reason)]; };
    if (!config_.enabled) return drop(Refusal::Disabled);
    if (!key_engine.speaks_for(ip.destination, s)) return drop(Refusal::NotSpokenFor);
    const Result<Header, DecodeError> header = decode_header(isakmp);
    if (!header) return refuse(stranger({}, endpoints), Refusal::Malformed, {}, s, header.error());

    const Message message{*header, isakmp};
    IkeSa* sa = find_by_cookies(*header, endpoints);
    const bool initialization = header->exchange_type == exchange_type::kMainMode && header->responder_cookie == 0 &&
                                header->initiator_cookie != 0;
    if (sa == nullptr && !initialization) {
        const bool aggressive = header->exchange_type == exchange_type::kAggressive && header->responder_cookie == 0;
        return refuse(stranger(*header, endpoints), aggressive ? Refusal::UnsupportedExchange : Refusal::UnknownCookie,
                      *header, s);
    }
    SaRef seen = sa == nullptr ? stranger(*header, endpoints) : sa->ref();
    s.record(Record{PacketReceived{seen, header->exchange_type, header->message_id}});
    if (sa != nullptr && sa->deleted) return refuse(*sa, Refusal::SaGone, *header, s);
    switch (header->exchange_type) {
        case exchange_type::kMainMode: return on_main_mode(message, sa, ip, key_engine, s);
        case exchange_type::kInformational: return on_informational(*sa, message, key_engine, s);
        case exchange_type::kQuickMode: return on_quick_mode(*sa, message, key_engine, s);
        default: return refuse(*sa, Refusal::UnsupportedExchange, *header, s);
    }
}

void Process::on_timer(TimerTag tag, KeyEngine& key_engine, Services& s) {
    const auto kind = static_cast<TimerKind>(tag.kind);
    if (kind == TimerKind::ExchangeRetransmit || kind == TimerKind::ExchangePurge) {
        const auto where = exchange_of_.find(tag.index);
        if (where == exchange_of_.end()) return;
        const auto [connection, message_id] = where->second;
        IkeSa& sa = sas_.at(connection);
        Exchange& exchange = sa.exchanges.at(message_id);
        if (kind == TimerKind::ExchangeRetransmit) return on_exchange_retransmit(sa, exchange, key_engine, s);
        s.record(Record{NodePurged{sa.ref(), message_id}});
        s.release_timer(exchange.retransmit);
        s.release_timer(exchange.purge);
        exchange_of_.erase(where);
        sa.exchanges.erase(message_id);
        return;
    }
    IkeSa* sa = find(tag.index);
    if (sa == nullptr) return;
    switch (kind) {
        case TimerKind::Phase1Retransmit: return on_phase1_retransmit(*sa, key_engine, s);
        case TimerKind::Lifetime:
            send_isakmp_delete(*sa, s);
            return delete_sa(tag.index, DeleteReason::LifetimeExceeded, key_engine, s);
        case TimerKind::Keepalive: return on_keepalive_timer(*sa, key_engine, s);
        case TimerKind::SaPurge: return purge_sa(tag.index, s);
        case TimerKind::ExchangeRetransmit:
        case TimerKind::ExchangePurge: return;
    }
}

View Process::view(const Services& s) const {
    View view;
    view.enabled = config_.enabled;
    view.train = config_.train;
    view.policies = config_.policies;
    view.counters = counters_;
    for (const auto& [connection, sa] : sas_) {
        SaView one;
        one.connection = connection;
        one.role = sa.role;
        one.state = sa.state;
        one.step = sa.step;
        one.deleted = sa.deleted;
        one.local = sa.endpoints.local;
        one.remote = sa.endpoints.remote;
        one.initiator_cookie = sa.initiator_cookie;
        one.responder_cookie = sa.responder_cookie;
        one.negotiated = sa.negotiated;
        one.policy = sa.policy;
        one.created = sa.created;
        one.established = sa.established_at;
        one.expires = sa.expires;
        one.dead_peer_detection = keeps_alive(sa) && sa.dead_peer_detection();
        one.keepalives = keeps_alive(sa) && !sa.dead_peer_detection();
        one.errors = sa.errors;
        one.keepalives_unanswered = sa.unanswered;
        one.next_keepalive = s.timer_deadline(sa.keepalive);
        one.last_heard = sa.last_heard;
        one.encryption_key = sa.keys.cipher_key;
        one.nodes = static_cast<std::uint32_t>(sa.exchanges.size());
        view.sas.push_back(std::move(one));
    }
    return view;
}

void Process::request(const Phase2Request& request, KeyEngine& key_engine, Services& s) {
    if (!config_.enabled || request.proposals.empty()) return key_engine.failed(request, s);
    if (negotiating(request)) return;
    if (const IkeSa* sa = current(request.endpoints)) return start_quick_mode(sa->connection, request, key_engine, s);
    for (auto& [connection, sa] : sas_) {
        if (sa.deleted || sa.established || sa.role != Role::Initiator || sa.endpoints != request.endpoints) continue;
        sa.waiting.push_back(request);
        return;
    }
    const std::uint32_t connection = start_main_mode(request.endpoints, request.interface, key_engine, s);
    if (IkeSa* sa = find(connection))
        sa->waiting.push_back(request);
    else
        key_engine.failed(request, s);
}

void Process::delete_local(Ipv4Address local, bool notify_peers, KeyEngine& key_engine, Services& s) {
    std::vector<std::uint32_t> connections;
    for (const auto& [connection, sa] : sas_)
        if (sa.endpoints.local == local && !sa.deleted) connections.push_back(connection);
    for (const std::uint32_t connection : connections) {
        IkeSa* sa = find(connection);
        if (sa == nullptr || sa->deleted) continue;
        if (notify_peers && sa->established) {
            if (current(sa->endpoints) == sa) send_ipsec_delete(*sa, key_engine.inbound_spis(sa->endpoints), s);
            send_isakmp_delete(*sa, s);
        }
        delete_sa(connection, DeleteReason::LocalGone, key_engine, s);
    }
    std::erase_if(sessions_, [local](const Endpoints& e) { return e.local == local; });
}

void Process::clear(std::uint32_t connection, KeyEngine& key_engine, Services& s) {
    std::vector<std::uint32_t> connections;
    for (const auto& [number, sa] : sas_)
        if ((connection == 0 || number == connection) && !sa.deleted) connections.push_back(number);
    for (const std::uint32_t number : connections) {
        IkeSa* sa = find(number);
        if (sa == nullptr || sa->deleted) continue;
        if (sa->established) send_isakmp_delete(*sa, s);
        delete_sa(number, DeleteReason::Cleared, key_engine, s);
    }
}

// --- SAs and their life

std::uint64_t Process::fresh_cookie(Services& s) const {
    for (;;) {
        const std::uint64_t cookie = s.random(Purpose::IkeCookie).u64();
        if (cookie != 0 && by_cookie_.find(cookie) == by_cookie_.end()) return cookie;
    }
}

std::uint32_t Process::fresh_message_id(const IkeSa& sa, Services& s) const {
    for (;;) {
        const std::uint32_t id = s.random(Purpose::IkeMessageId).u32();
        if (id != 0 && sa.exchanges.find(id) == sa.exchanges.end()) return id;
    }
}

IkeSa& Process::create_sa(const Endpoints& endpoints, Role role, Services& s) {
    std::uint32_t connection = 1;
    for (const auto& [taken, sa] : sas_) {
        if (taken != connection) break;
        ++connection;
    }
    IkeSa& sa = sas_[connection];
    sa.connection = connection;
    sa.endpoints = endpoints;
    sa.role = role;
    sa.created = s.now;
    return sa;
}

IkeSa* Process::find(std::uint32_t connection) {
    const auto it = sas_.find(connection);
    return it == sas_.end() ? nullptr : &it->second;
}

IkeSa* Process::find_by_cookies(const Header& header, const Endpoints& endpoints) {
    const auto [begin, end] = by_cookie_.equal_range(header.initiator_cookie);
    for (auto it = begin; it != end; ++it) {
        IkeSa& sa = sas_.at(it->second);
        if (sa.endpoints != endpoints) continue;
        if (sa.responder_cookie == header.responder_cookie) return &sa;
        // The responder's cookie is not known before message 2, and not to the sender of message 1.
        if (sa.role == Role::Initiator && sa.responder_cookie == 0) return &sa;
        if (sa.role == Role::Responder && header.responder_cookie == 0 &&
            header.exchange_type == exchange_type::kMainMode)
            return &sa;
    }
    return nullptr;
}

IkeSa* Process::current(const Endpoints& endpoints) {
    const auto it = current_.find(endpoints);
    return it == current_.end() ? nullptr : find(it->second);
}

void Process::established(IkeSa& sa, Services& s) {
    sa.state = State::QmIdle;
    sa.established = true;
    sa.established_at = s.now;
    sa.last_heard = s.now;
    sa.expires = s.now + sa.policy.lifetime;
    current_[sa.endpoints] = sa.connection;
    ++counters_.main_modes_completed;
    s.release_timer(sa.retransmit);
    s.start_timer(sa.lifetime, {ProcessId::Ike, static_cast<std::uint8_t>(TimerKind::Lifetime), sa.connection},
                  sa.expires);
    start_keepalives(sa, s);
}

void Process::forget_exchanges(IkeSa& sa, Services& s, std::vector<Phase2Request>& failed) {
    for (auto& [id, exchange] : sa.exchanges) {
        if (exchange.deleted) continue;
        if (exchange.initiator) failed.push_back(exchange.request);
        finish_exchange(sa, exchange, true, NodeReason::SaDeleted, s);
    }
}

void Process::delete_sa(std::uint32_t connection, DeleteReason reason, KeyEngine& key_engine, Services& s) {
    IkeSa* sa = find(connection);
    if (sa == nullptr || sa->deleted) return;
    s.record(Record{SaDeleted{sa->ref(), reason}});
    sa->deleted = true;
    sa->established = false;
    sa->awaiting_answer = false;
    s.release_timer(sa->retransmit);
    s.release_timer(sa->lifetime);
    s.release_timer(sa->keepalive);
    std::vector<Phase2Request> failed = std::exchange(sa->waiting, {});
    forget_exchanges(*sa, s, failed);
    sa->state = State::MmNoState;
    step(*sa, Input::Phase1Delete, Step::DestSa, s);
    s.start_timer(sa->purge, {ProcessId::Ike, static_cast<std::uint8_t>(TimerKind::SaPurge), connection},
                  kSaPurgeDelay);

    const Endpoints endpoints = sa->endpoints;
    if (const auto it = current_.find(endpoints); it != current_.end() && it->second == connection) {
        current_.erase(it);
        const IkeSa* newest = nullptr;
        for (const auto& [number, other] : sas_)
            if (other.established && other.endpoints == endpoints &&
                (newest == nullptr || other.established_at > newest->established_at))
                newest = &other;
        if (newest != nullptr) current_[endpoints] = newest->connection;
    }
    for (const Phase2Request& request : failed) key_engine.failed(request, s);
}

void Process::purge_sa(std::uint32_t connection, Services& s) {
    IkeSa* sa = find(connection);
    if (sa == nullptr) return;
    s.record(Record{SaPurged{sa->ref()}});
    for (auto& [id, exchange] : sa->exchanges) {
        s.release_timer(exchange.retransmit);
        s.release_timer(exchange.purge);
        exchange_of_.erase(exchange.number);
    }
    for (TimerId* timer : {&sa->retransmit, &sa->lifetime, &sa->keepalive, &sa->purge}) s.release_timer(*timer);
    const auto [begin, end] = by_cookie_.equal_range(sa->initiator_cookie);
    for (auto it = begin; it != end; ++it) {
        if (it->second != connection) continue;
        by_cookie_.erase(it);
        break;
    }
    if (const auto it = current_.find(sa->endpoints); it != current_.end() && it->second == connection)
        current_.erase(it);
    sas_.erase(connection);
}

void Process::session_up(const IkeSa& sa, Services& s) {
    if (sessions_.insert(sa.endpoints).second) s.record(Record{status(sa.endpoints, true)});
}

void Process::session_down(const IkeSa& sa, Services& s) {
    if (sessions_.erase(sa.endpoints) > 0) s.record(Record{status(sa.endpoints, false)});
}

void Process::step(IkeSa& sa, Input input, Step to, Services& s) {
    s.record(Record{StepChanged{sa.ref(), input, sa.step, to}});
    sa.step = to;
}

void Process::refuse(const SaRef& sa, Refusal reason, const Header& header, Services& s, DecodeError error) {
    ++counters_.refused[static_cast<std::size_t>(reason)];
    s.record(Record{Refused{sa, reason, header.exchange_type, header.message_id, static_cast<std::uint8_t>(error)}});
}

void Process::refuse(IkeSa& sa, Refusal reason, const Header& header, Services& s, DecodeError error) {
    ++sa.errors;
    refuse(sa.ref(), reason, header, s, error);
}

const PreSharedKey* Process::key_for(Ipv4Address peer) const {
    const PreSharedKey* best = nullptr;
    for (const PreSharedKey& key : config_.keys) {
        if ((peer.value & key.mask.value) != (key.address.value & key.mask.value)) continue;
        if (best == nullptr || key.mask.value > best->mask.value) best = &key;  // the longest mask
    }
    return best;
}

}  // namespace switchover::ike
