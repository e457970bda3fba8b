// Informational exchanges: notifications and deletions, RFC 2408 §4.8, RFC 2409 §5.7, and the nodes they leave.
#include <algorithm>

#include "engine/crypto/crypto.h"
#include "engine/ike/process.h"

namespace switchover::ike {
namespace {

Header informational_header(std::uint32_t message_id) {
    Header header;
    header.exchange_type = exchange_type::kInformational;
    header.message_id = message_id;
    return header;
}

Bytes spi_octets(std::uint32_t spi) {
    Bytes octets(4);
    store_u32(octets.data(), spi);
    return octets;
}

Bytes cookies_of(const IkeSa& sa) {
    ByteWriter out;
    out.u64(sa.initiator_cookie);
    out.u64(sa.responder_cookie);
    return out.take();
}

}  // namespace

Exchange& Process::create_exchange(IkeSa& sa, std::uint32_t message_id, std::uint8_t type, bool initiator, Services&) {
    Exchange& exchange = sa.exchanges[message_id];
    exchange.number = next_exchange_++;
    exchange.message_id = message_id;
    exchange.type = type;
    exchange.initiator = initiator;
    exchange_of_[exchange.number] = {sa.connection, message_id};
    return exchange;
}

void Process::finish_exchange(IkeSa& sa, Exchange& exchange, bool error, NodeReason reason, Services& s) {
    if (exchange.deleted) return;
    exchange.deleted = true;
    exchange.dh_private.clear();
    s.release_timer(exchange.retransmit);
    s.record(Record{NodeDeleted{sa.ref(), exchange.message_id, error, reason}});
    s.start_timer(exchange.purge,
                  {ProcessId::Ike, static_cast<std::uint8_t>(TimerKind::ExchangePurge), exchange.number},
                  kNodePurgeDelay);
}

void Process::send_informational(IkeSa& sa, Payload payload, Services& s) {
    const std::uint32_t id = fresh_message_id(sa, s);
    std::vector<Payload> payloads{std::move(payload)};
    // HDR*, HASH(1), N/D
    Bytes hash = hash_1(sa.policy.hash, sa.keys.skeyid_a, id, encode_chain(payloads));
    payloads.insert(payloads.begin(), {payload_type::kHash, std::move(hash)});
    Bytes iv = phase2_iv(sa.policy.hash, sa.policy.cipher, sa.iv, id);
    transmit(sa, seal(sa, informational_header(id), iv, payloads), s);
    // A node of our own making waits for nothing; the captures show it purged in the same breath.
    s.record(Record{NodePurged{sa.ref(), id}});
}

void Process::send_notify(IkeSa& sa, Notification notification, Services& s) {
    s.record(Record{NotifySent{sa.ref(), notification.type, notification.protocol, 0}});
    send_informational(sa, {payload_type::kNotification, encode_notification(notification)}, s);
}

void Process::send_clear_notify(const IkeSa& sa, std::uint16_t type, Services& s) {
    Notification notification;
    notification.type = type;
    notification.spi = cookies_of(sa);
    Header header = informational_header(fresh_message_id(sa, s));
    header.initiator_cookie = sa.initiator_cookie;
    header.responder_cookie = sa.responder_cookie;
    s.record(Record{NotifySent{sa.ref(), type, notification.protocol, header.message_id}});
    const Bytes octets = encode_message(header, {{payload_type::kNotification, encode_notification(notification)}});
    transmit(*find(sa.connection), octets, s);
}

void Process::send_isakmp_delete(IkeSa& sa, Services& s) {
    Deletion deletion;
    deletion.protocol = protocol_id::kIsakmp;
    deletion.spi_size = 16;
    deletion.spis = {cookies_of(sa)};
    send_informational(sa, {payload_type::kDelete, encode_deletion(deletion)}, s);
}

void Process::send_ipsec_delete(IkeSa& sa, const std::vector<std::uint32_t>& spis, Services& s) {
    constexpr std::size_t kSpisAMessage = 256;  // keeps the message within one fragment
    for (std::size_t at = 0; at < spis.size(); at += kSpisAMessage) {
        Deletion deletion;
        for (std::size_t i = at; i < std::min(spis.size(), at + kSpisAMessage); ++i)
            deletion.spis.push_back(spi_octets(spis[i]));
        send_informational(sa, {payload_type::kDelete, encode_deletion(deletion)}, s);
    }
}

void Process::send_delete(const Endpoints& endpoints, std::uint32_t inbound_spi, Services& s) {
    if (IkeSa* sa = current(endpoints)) send_ipsec_delete(*sa, {inbound_spi}, s);
}

void Process::invalid_spi(const Endpoints& endpoints, std::uint32_t spi, KeyEngine& key_engine, Services& s) {
    if (!config_.enabled) return;
    if (IkeSa* sa = current(endpoints)) {
        // One notification per SPI and retransmission interval: each lost packet would bring another.
        if (sa->last_invalid_spi == spi && s.now - sa->last_invalid_spi_at < kRetransmitInterval) return;
        sa->last_invalid_spi = spi;
        sa->last_invalid_spi_at = s.now;
        Notification notification;
        notification.protocol = protocol_id::kEsp;
        notification.type = notify::kInvalidSpi;
        notification.spi = spi_octets(spi);
        return send_notify(*sa, notification, s);
    }
    if (!config_.invalid_spi_recovery) return;
    for (auto& [connection, sa] : sas_) {
        if (sa.deleted || sa.endpoints != endpoints || sa.role != Role::Initiator) continue;
        if (sa.invalid_spis.size() < 16 &&
            std::find(sa.invalid_spis.begin(), sa.invalid_spis.end(), spi) == sa.invalid_spis.end())
            sa.invalid_spis.push_back(spi);
        return;
    }
    const std::uint32_t connection = start_main_mode(endpoints, kNoInterface, key_engine, s);
    if (IkeSa* sa = find(connection)) sa->invalid_spis.push_back(spi);
}

void Process::on_informational(IkeSa& sa, const Message& message, KeyEngine& key_engine, Services& s) {
    const std::uint32_t id = message.header.message_id;
    if ((message.header.flags & flag::kEncryption) == 0) {
        // "Notify has no hash. Rejected.": what nobody signed changes nothing, whatever it says.
        return refuse(sa, Refusal::BadHash, message.header, s);
    }
    if (!sa.established || id == 0) return refuse(sa, Refusal::UnexpectedMessage, message.header, s);
    if (sa.exchanges.find(id) != sa.exchanges.end()) return refuse(sa, Refusal::Replayed, message.header, s);
    const Bytes iv = phase2_iv(sa.policy.hash, sa.policy.cipher, sa.iv, id);
    const std::optional<Opened> opened = open(sa, message, iv, payload_type::kHash, s);
    if (!opened) return;
    const Bytes expected = hash_1(sa.policy.hash, sa.keys.skeyid_a, id, opened->behind_hash());
    if (!hash_ok(sa, *opened, expected, message, s)) return;

    heard(sa, s);
    create_exchange(sa, id, exchange_type::kInformational, false, s);
    processed(sa, payload_type::kHash, id, s);
    const std::uint32_t connection = sa.connection;
    for (const Payload& payload : opened->chain.payloads) {
        if (payload.type == payload_type::kNotification) {
            const Result<Notification, DecodeError> n = decode_notification(payload.body);
            if (n)
                on_notification(connection, message, *n, key_engine, s);
            else
                refuse(sa, Refusal::Malformed, message.header, s, n.error());
        }
        if (payload.type == payload_type::kDelete) {
            const Result<Deletion, DecodeError> d = decode_deletion(payload.body);
            if (d)
                on_deletion(connection, message, *d, key_engine, s);
            else
                refuse(sa, Refusal::Malformed, message.header, s, d.error());
        }
    }
    finish_exchange(sa, sa.exchanges.at(id), false, NodeReason::Informational, s);
}

void Process::on_notification(std::uint32_t connection, const Message& message, const Notification& n,
                              KeyEngine& key_engine, Services& s) {
    IkeSa& sa = *find(connection);
    const std::uint32_t spi = n.spi.size() == 4 ? load_u32(n.spi.data()) : 0;
    s.record(Record{NotifyReceived{sa.ref(), n.type, n.protocol, spi, message.header.message_id}});
    if (on_keepalive_notify(sa, message, n, s)) return;
    switch (n.type) {
        case notify::kInitialContact: return honour_initial_contact(sa, key_engine, s);
        case notify::kInvalidSpi:
            if (n.protocol == protocol_id::kEsp && spi != 0) key_engine.delete_by_outbound_spi(sa.endpoints, spi, s);
            return;
        case notify::kNoProposalChosen:
        case notify::kInvalidIdInformation:
        case notify::kPayloadMalformed: {
            if (n.protocol != protocol_id::kEsp) return;
            for (auto& [id, exchange] : sa.exchanges) {
                if (!exchange.initiator || exchange.deleted || exchange.inbound_spi != spi) continue;
                return fail_exchange(sa, exchange, NodeReason::QuickModeRejected, key_engine, s);
            }
            return;
        }
        default: return;
    }
}

void Process::on_deletion(std::uint32_t connection, const Message& message, const Deletion& d, KeyEngine& key_engine,
                          Services& s) {
    IkeSa& sa = *find(connection);
    const Endpoints endpoints = sa.endpoints;
    DeleteReceived record{sa.ref(), d.protocol, {}, message.header.message_id};
    if (d.protocol == protocol_id::kIsakmp && d.spi_size == 16) {
        s.record(Record{std::move(record)});
        for (const Bytes& cookies : d.spis) {
            ByteReader in{cookies};
            Header header;
            header.initiator_cookie = in.u64();
            header.responder_cookie = in.u64();
            // An SA that is still being made has no peer yet that could delete it.
            const IkeSa* named = find_by_cookies(header, endpoints);
            if (named == nullptr || named->responder_cookie != header.responder_cookie || !named->established) continue;
            delete_sa(named->connection, DeleteReason::DeleteNotify, key_engine, s);
        }
        return;
    }
    if (d.protocol != protocol_id::kEsp || d.spi_size != 4)
        return refuse(sa, Refusal::UnexpectedMessage, message.header, s);
    for (const Bytes& spi : d.spis) record.spis.push_back(load_u32(spi.data()));
    const std::vector<std::uint32_t> spis = record.spis;
    s.record(Record{std::move(record)});
    for (const std::uint32_t spi : spis) key_engine.delete_by_outbound_spi(endpoints, spi, s);
    if (key_engine.inbound_spis(endpoints).empty())
        if (IkeSa* still = find(connection)) session_down(*still, s);
}

}  // namespace switchover::ike
