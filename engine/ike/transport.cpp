// Octets out and in: UDP, encryption, retransmission (RFC 2408 §5.1), duplicates.
#include <algorithm>

#include "engine/crypto/crypto.h"
#include "engine/ike/process.h"

namespace switchover::ike {

void Process::transmit(IkeSa& sa, const Bytes& message, Services& s) {
    ++counters_.messages_out;
    s.record(Record{PacketSent{sa.ref(), message[18], load_u32(message.data() + 20)}});
    Ipv4Send packet;
    packet.source = sa.endpoints.local;
    packet.destination = sa.endpoints.remote;
    packet.bypass_crypto_map = true;
    packet.payload = message;
    s.send_udp(packet, kIsakmpPort, kIsakmpPort);
}

void Process::send_phase1(IkeSa& sa, Bytes message, bool expects_answer, Services& s) {
    sa.last_sent = std::move(message);
    sa.retransmissions = 0;
    if (expects_answer)
        s.start_timer(sa.retransmit,
                      {ProcessId::Ike, static_cast<std::uint8_t>(TimerKind::Phase1Retransmit), sa.connection},
                      kRetransmitInterval);
    transmit(sa, sa.last_sent, s);
}

Bytes Process::seal(const IkeSa& sa, Header header, Bytes& iv, const std::vector<Payload>& payloads) const {
    Bytes body = encode_chain(payloads);
    const std::size_t block = crypto::block_size(sa.policy.cipher);
    body.resize((body.size() + block - 1) / block * block);  // Appendix B: padded with zeros, no count
    const Bytes sealed = crypto::cbc_encrypt(sa.policy.cipher, sa.keys.cipher_key, iv, body);
    iv.assign(sealed.end() - static_cast<std::ptrdiff_t>(block), sealed.end());
    header.initiator_cookie = sa.initiator_cookie;
    header.responder_cookie = sa.responder_cookie;
    header.flags = flag::kEncryption;
    return encode_message(header, payloads.front().type, sealed);
}

std::optional<Process::Opened> Process::open(IkeSa& sa, const Message& message, const Bytes& iv, std::uint8_t first,
                                             Services& s) {
    // The commit bit (RFC 2408 §3.1) asks for a CONNECTED notify that IOS does not send either; it is ignored.
    if ((message.header.flags & flag::kEncryption) == 0) {
        refuse(sa, Refusal::NotEncrypted, message.header, s);
        return std::nullopt;
    }
    const std::size_t block = crypto::block_size(sa.policy.cipher);
    const ByteView body = message.body();
    if (body.empty() || body.size() % block != 0) {
        refuse(sa, Refusal::BadCipherLength, message.header, s);
        return std::nullopt;
    }
    if (message.header.next_payload != first) {
        refuse(sa, Refusal::UnexpectedMessage, message.header, s);
        return std::nullopt;
    }
    Opened opened;
    opened.plain = crypto::cbc_decrypt(sa.policy.cipher, sa.keys.cipher_key, iv, body);
    opened.next_iv.assign(body.end() - static_cast<std::ptrdiff_t>(block), body.end());
    // Other implementations pad by up to a whole block more than needed, and some to 256 octets; only a bound is kept.
    Result<Chain, DecodeError> chain = decode_chain(first, opened.plain, 255);
    if (!chain) {
        refuse(sa, Refusal::Malformed, message.header, s, chain.error());
        return std::nullopt;
    }
    opened.chain = std::move(*chain);
    return opened;
}

bool Process::hash_ok(IkeSa& sa, const Opened& opened, const Bytes& expected, const Message& message, Services& s) {
    if (crypto::equal_in_constant_time(opened.received_hash(), expected)) return true;
    refuse(sa, Refusal::BadHash, message.header, s);
    return false;
}

void Process::on_phase1_retransmit(IkeSa& sa, KeyEngine& key_engine, Services& s) {
    if (sa.deleted || sa.established) return;
    if (sa.retransmissions == kRetransmissions) {
        s.record(Record{ModeFailed{sa.ref(), true}});
        return delete_sa(sa.connection, DeleteReason::DeathByRetransmission, key_engine, s);
    }
    ++sa.retransmissions;
    ++sa.errors;
    ++counters_.retransmissions;
    s.record(Record{Retransmitting{sa.ref(), 0, sa.retransmissions}});
    s.start_timer(sa.retransmit,
                  {ProcessId::Ike, static_cast<std::uint8_t>(TimerKind::Phase1Retransmit), sa.connection},
                  kRetransmitInterval);
    transmit(sa, sa.last_sent, s);
}

void Process::on_exchange_retransmit(IkeSa& sa, Exchange& exchange, KeyEngine& key_engine, Services& s) {
    if (exchange.deleted) return;
    if (exchange.retransmissions == kRetransmissions)
        return fail_exchange(sa, exchange, NodeReason::Retransmission, key_engine, s);
    ++exchange.retransmissions;
    ++counters_.retransmissions;
    s.record(Record{Retransmitting{sa.ref(), exchange.message_id, exchange.retransmissions}});
    s.start_timer(exchange.retransmit,
                  {ProcessId::Ike, static_cast<std::uint8_t>(TimerKind::ExchangeRetransmit), exchange.number},
                  kRetransmitInterval);
    transmit(sa, exchange.last_sent, s);
}

bool Process::duplicate_of_phase1(IkeSa& sa, const Message& message, Services& s) {
    const auto same = [&](const Bytes& other) {
        return std::equal(message.octets.begin(), message.octets.end(), other.begin(), other.end());
    };
    if (same(sa.last_received)) {
        ++counters_.duplicates;
        s.record(Record{DuplicateReceived{sa.ref(), 0}});
        // Nothing to say again after the last message of the exchange: that keeps two peers from echoing for ever.
        if (!sa.last_sent.empty()) transmit(sa, sa.last_sent, s);
        return true;
    }
    if (std::any_of(sa.received.begin(), sa.received.end(), same)) {
        refuse(sa, Refusal::Replayed, message.header, s);
        return true;
    }
    return false;
}

}  // namespace switchover::ike
