// Quick Mode, RFC 2409 §5.5: messages 1 to 3 in order.
#include <algorithm>

#include "engine/crypto/crypto.h"
#include "engine/ike/process.h"
#include "engine/ike/proposal.h"

namespace switchover::ike {
namespace {

constexpr std::size_t kNonceLength = 20;

Header quick_mode_header(std::uint32_t message_id) {
    Header header;
    header.exchange_type = exchange_type::kQuickMode;
    header.message_id = message_id;
    return header;
}

bool same_flow(const Phase2Request& a, const Phase2Request& b) {
    return a.endpoints == b.endpoints && a.local_proxy == b.local_proxy && a.remote_proxy == b.remote_proxy;
}

Payload identification_of(const ProxyIdentity& proxy) {
    return {payload_type::kIdentification, encode_identification(to_identification(proxy))};
}

/// One KE payload of the right size when PFS is on, none when it is off.
bool key_exchange_fits(const Chain& chain, crypto::DhGroup pfs) {
    if (pfs == crypto::DhGroup::None) return true;
    const Payload* ke = chain.find(payload_type::kKeyExchange);
    return ke != nullptr && ke->body.size() == crypto::group_size(pfs);
}

/// What of a peer's SA payload we understand, one entry per transform; offers bundled with AH or IPComp are left out.
struct Choice {
    Phase2Proposal proposal;
    const ProposalPayload* from = nullptr;
    const TransformPayload* transform = nullptr;
};
std::vector<Choice> choices_of(const SaPayload& offer) {
    std::vector<Choice> choices;
    for (const ProposalPayload& proposal : offer.proposals) {
        const auto bundled = std::count_if(offer.proposals.begin(), offer.proposals.end(),
                                           [&](const ProposalPayload& p) { return p.number == proposal.number; });
        if (bundled != 1 || proposal.spi.size() != 4 || load_u32(proposal.spi.data()) < 256) continue;
        for (const TransformPayload& transform : proposal.transforms)
            if (const auto known = understood(read_phase2(proposal, transform)))
                choices.push_back({*known, &proposal, &transform});
    }
    return choices;
}

}  // namespace

bool Process::negotiating(const Phase2Request& request) const {
    for (const auto& [connection, sa] : sas_) {
        if (sa.deleted || sa.endpoints != request.endpoints) continue;
        for (const Phase2Request& waiting : sa.waiting)
            if (same_flow(waiting, request)) return true;
        for (const auto& [id, exchange] : sa.exchanges)
            if (exchange.initiator && !exchange.deleted && same_flow(exchange.request, request)) return true;
    }
    return false;
}

void Process::quick_step(IkeSa& sa, Exchange& exchange, Input input, QuickStep to, Services& s) {
    s.record(Record{QuickStepChanged{sa.ref(), exchange.message_id, input, exchange.step, to}});
    exchange.step = to;
}

void Process::start_quick_mode(std::uint32_t connection, const Phase2Request& request, KeyEngine& key_engine,
                               Services& s) {
    const std::uint32_t spi =
        request.inbound_spi != 0 ? request.inbound_spi : key_engine.allocate_spi(request.endpoints, s);
    IkeSa* found = find(connection);
    if (found == nullptr || found->deleted) return key_engine.failed(request, s);
    IkeSa& sa = *found;
    Exchange& exchange = create_exchange(sa, fresh_message_id(sa, s), exchange_type::kQuickMode, true, s);
    exchange.request = request;
    // One KE payload serves every proposal (§5.5), so all have the group of the first.
    const crypto::DhGroup pfs = request.proposals.front().pfs;
    std::erase_if(exchange.request.proposals, [pfs](const Phase2Proposal& p) { return p.pfs != pfs; });
    exchange.local_proxy = request.local_proxy;
    exchange.remote_proxy = request.remote_proxy;
    exchange.inbound_spi = spi;
    exchange.ni = s.random(Purpose::IkeNonce).bytes(kNonceLength);
    std::vector<Payload> payloads{
        {payload_type::kSecurityAssociation, encode_sa(phase2_offer(exchange.request.proposals, spi))},
        {payload_type::kNonce, exchange.ni}};
    if (pfs != crypto::DhGroup::None) {
        exchange.dh_private = s.random(Purpose::IkeDhPrivate).bytes(crypto::kDhPrivateSize);
        exchange.dh_public = crypto::dh_public(pfs, exchange.dh_private);
        payloads.push_back({payload_type::kKeyExchange, exchange.dh_public});
    }
    payloads.push_back(identification_of(request.local_proxy));
    payloads.push_back(identification_of(request.remote_proxy));
    s.record(Record{ExchangeBegan{sa.ref(), exchange.message_id}});
    // Message 1: HDR*, HASH(1), SA, Ni [, KE], IDci, IDcr
    Bytes hash = hash_1(sa.policy.hash, sa.keys.skeyid_a, exchange.message_id, encode_chain(payloads));
    payloads.insert(payloads.begin(), {payload_type::kHash, std::move(hash)});
    exchange.iv = phase2_iv(sa.policy.hash, sa.policy.cipher, sa.iv, exchange.message_id);
    exchange.last_sent = seal(sa, quick_mode_header(exchange.message_id), exchange.iv, payloads);
    s.start_timer(exchange.retransmit,
                  {ProcessId::Ike, static_cast<std::uint8_t>(TimerKind::ExchangeRetransmit), exchange.number},
                  kRetransmitInterval);
    transmit(sa, exchange.last_sent, s);
    quick_step(sa, exchange, Input::InitQuickMode, QuickStep::IQm1, s);
}

void Process::on_quick_mode(IkeSa& sa, const Message& message, KeyEngine& key_engine, Services& s) {
    const std::uint32_t id = message.header.message_id;
    if (!sa.established || id == 0) return refuse(sa, Refusal::UnexpectedMessage, message.header, s);
    const auto it = sa.exchanges.find(id);
    if (it == sa.exchanges.end()) {
        if (std::binary_search(sa.quick_modes_seen.begin(), sa.quick_modes_seen.end(), id))
            return refuse(sa, Refusal::Replayed, message.header, s);
        return receive_quick1(sa, message, key_engine, s);
    }
    Exchange& exchange = it->second;
    if (std::equal(message.octets.begin(), message.octets.end(), exchange.last_received.begin(),
                   exchange.last_received.end())) {
        ++counters_.duplicates;
        s.record(Record{DuplicateReceived{sa.ref(), id}});
        if (!exchange.last_sent.empty()) transmit(sa, exchange.last_sent, s);
        return;
    }
    if (exchange.deleted || exchange.type != exchange_type::kQuickMode)
        return refuse(sa, Refusal::Replayed, message.header, s);
    if (exchange.initiator) return receive_quick2(sa, exchange, message, key_engine, s);
    receive_quick3(sa, exchange, message, key_engine, s);
}

bool Process::read_proxies(const IkeSa& sa, const Chain& chain, ProxyIdentity& first, ProxyIdentity& second) const {
    std::vector<ProxyIdentity> found;
    for (const Payload& payload : chain.payloads) {
        if (payload.type != payload_type::kIdentification) continue;
        const Result<Identification, DecodeError> id = decode_identification(payload.body);
        const std::optional<ProxyIdentity> proxy = id ? to_proxy(*id) : std::nullopt;
        if (!proxy) return false;
        found.push_back(*proxy);
    }
    if (found.empty()) {  // §5.5: the identities are then the addresses of the peers, the sender's first
        first.prefix = Prefix::host(sa.endpoints.remote);
        second.prefix = Prefix::host(sa.endpoints.local);
        return true;
    }
    if (found.size() != 2) return false;
    first = found[0];
    second = found[1];
    return true;
}

void Process::receive_quick1(IkeSa& sa, const Message& message, KeyEngine& key_engine, Services& s) {
    const std::uint32_t id = message.header.message_id;
    const Bytes iv = phase2_iv(sa.policy.hash, sa.policy.cipher, sa.iv, id);
    const std::optional<Opened> opened = open(sa, message, iv, payload_type::kHash, s);
    if (!opened) return;
    const Bytes expected = hash_1(sa.policy.hash, sa.keys.skeyid_a, id, opened->behind_hash());
    if (!hash_ok(sa, *opened, expected, message, s)) return;
    heard(sa, s);
    const Chain& chain = opened->chain;
    if (chain.count(payload_type::kSecurityAssociation) != 1 || chain.count(payload_type::kNonce) != 1 ||
        chain.count(payload_type::kKeyExchange) > 1)
        return refuse(sa, Refusal::UnexpectedMessage, message.header, s);
    const Result<SaPayload, DecodeError> offer = decode_sa(chain.find(payload_type::kSecurityAssociation)->body);
    if (!offer) return refuse(sa, Refusal::Malformed, message.header, s, offer.error());

    sa.quick_modes_seen.insert(std::lower_bound(sa.quick_modes_seen.begin(), sa.quick_modes_seen.end(), id), id);
    Exchange& exchange = create_exchange(sa, id, exchange_type::kQuickMode, false, s);
    exchange.last_received.assign(message.octets.begin(), message.octets.end());
    exchange.iv = opened->next_iv;
    exchange.ni = chain.find(payload_type::kNonce)->body;
    processed(sa, payload_type::kHash, id, s);
    processed(sa, payload_type::kSecurityAssociation, id, s);
    for (const ProposalPayload& proposal : offer->proposals)
        for (const TransformPayload& transform : proposal.transforms) {
            const Phase2Offer read = read_phase2(proposal, transform);
            s.record(Record{ProposalChecked{sa.ref(), read, understood(read).has_value()}});
        }

    negotiate_quick1(sa, exchange, message, chain, *offer, key_engine, s);
}

void Process::reject_quick1(IkeSa& sa, Exchange& exchange, const Message& message, Refusal reason, std::uint16_t type,
                            const Bytes& spi, Services& s) {
    refuse(sa, reason, message.header, s);
    s.record(Record{ModeFailed{sa.ref(), false}});
    Notification notification;
    notification.protocol = protocol_id::kEsp;
    notification.type = type;
    notification.spi = spi;
    send_notify(sa, notification, s);
    finish_exchange(sa, exchange, true, NodeReason::QuickModeRejected, s);
}

void Process::negotiate_quick1(IkeSa& sa, Exchange& exchange, const Message& message, const Chain& chain,
                               const SaPayload& offer, KeyEngine& key_engine, Services& s) {
    const std::uint32_t id = exchange.message_id;
    const std::vector<Choice> choices = choices_of(offer);
    std::vector<Phase2Proposal> offered;
    for (const Choice& choice : choices) offered.push_back(choice.proposal);
    const auto reject = [&](Refusal reason, std::uint16_t type) {
        reject_quick1(sa, exchange, message, reason, type, offer.proposals.front().spi, s);
    };
    if (!read_proxies(sa, chain, exchange.remote_proxy, exchange.local_proxy))
        return reject(Refusal::InvalidIdentity, notify::kInvalidIdInformation);
    bool identities_known = false;
    const std::optional<Phase2Proposal> agreed =
        offered.empty() ? std::nullopt
                        : key_engine.select(sa.endpoints, exchange.local_proxy, exchange.remote_proxy, offered,
                                            identities_known, s);
    if (!agreed) {
        const bool identities = !offered.empty() && !identities_known;
        return reject(identities ? Refusal::InvalidIdentity : Refusal::NoProposalChosen,
                      identities ? notify::kInvalidIdInformation : notify::kNoProposalChosen);
    }
    const auto chosen = std::find_if(choices.begin(), choices.end(), [&](const Choice& c) {
        return c.proposal.transform == agreed->transform && c.proposal.pfs == agreed->pfs;
    });
    SWITCHOVER_ENSURE(chosen != choices.end());
    if (!key_exchange_fits(chain, agreed->pfs)) return reject(Refusal::BadPublicValue, notify::kPayloadMalformed);
    processed(sa, payload_type::kNonce, id, s);
    exchange.agreed = *agreed;
    exchange.outbound_spi = load_u32(chosen->from->spi.data());
    exchange.nr = s.random(Purpose::IkeNonce).bytes(kNonceLength);
    if (agreed->pfs != crypto::DhGroup::None) {
        exchange.dh_private = s.random(Purpose::IkeDhPrivate).bytes(crypto::kDhPrivateSize);
        exchange.dh_public = crypto::dh_public(agreed->pfs, exchange.dh_private);
        const auto shared =
            crypto::dh_shared(agreed->pfs, exchange.dh_private, chain.find(payload_type::kKeyExchange)->body);
        if (!shared) return reject(Refusal::BadPublicValue, notify::kPayloadMalformed);
        exchange.g_qm_xy = *shared;
        processed(sa, payload_type::kKeyExchange, id, s);
    }
    for (std::size_t i = 0; i < chain.count(payload_type::kIdentification); ++i)
        processed(sa, payload_type::kIdentification, id, s);
    quick_step(sa, exchange, Input::QuickModeExchange, QuickStep::SpiStarve, s);
    exchange.inbound_spi = key_engine.allocate_spi(sa.endpoints, s);
    SWITCHOVER_ENSURE(!sa.deleted);

    // The transform goes back as it came (RFC 2408 §4.2), with our SPI; a shorter lifetime goes beside it.
    ProposalPayload answer = *chosen->from;
    answer.transforms = {*chosen->transform};
    store_u32(answer.spi.data(), exchange.inbound_spi);
    SaPayload reply;
    reply.proposals = {answer};
    const bool shortened = agreed->lifetime < chosen->proposal.lifetime ||
                           agreed->lifetime_kilobytes < chosen->proposal.lifetime_kilobytes;
    answer_quick1(sa, exchange, reply, shortened, s);
}

void Process::answer_quick1(IkeSa& sa, Exchange& exchange, const SaPayload& chosen, bool shortened, Services& s) {
    std::vector<Payload> payloads{{payload_type::kSecurityAssociation, encode_sa(chosen)},
                                  {payload_type::kNonce, exchange.nr}};
    if (!exchange.dh_public.empty()) payloads.push_back({payload_type::kKeyExchange, exchange.dh_public});
    payloads.push_back(identification_of(exchange.remote_proxy));
    payloads.push_back(identification_of(exchange.local_proxy));
    if (shortened) {
        Notification lifetime;  // RFC 2407 §4.6.3.1
        lifetime.protocol = protocol_id::kEsp;
        lifetime.type = notify::kResponderLifetime;
        lifetime.spi = chosen.proposals.front().spi;
        lifetime.data = lifetime_attributes(exchange.agreed);
        payloads.push_back({payload_type::kNotification, encode_notification(lifetime)});
    }
    // Message 2: HDR*, HASH(2), SA, Nr [, KE], IDci, IDcr
    Bytes hash = hash_2(sa.policy.hash, sa.keys.skeyid_a, exchange.message_id, exchange.ni, encode_chain(payloads));
    payloads.insert(payloads.begin(), {payload_type::kHash, std::move(hash)});
    exchange.last_sent = seal(sa, quick_mode_header(exchange.message_id), exchange.iv, payloads);
    s.start_timer(exchange.retransmit,
                  {ProcessId::Ike, static_cast<std::uint8_t>(TimerKind::ExchangeRetransmit), exchange.number},
                  kRetransmitInterval);
    transmit(sa, exchange.last_sent, s);
    quick_step(sa, exchange, Input::SpiReply, QuickStep::RQm2, s);
}

void Process::receive_quick2(IkeSa& sa, Exchange& exchange, const Message& message, KeyEngine& key_engine,
                             Services& s) {
    const std::optional<Opened> opened = open(sa, message, exchange.iv, payload_type::kHash, s);
    if (!opened) return;
    const std::uint32_t id = exchange.message_id;
    const Bytes expected = hash_2(sa.policy.hash, sa.keys.skeyid_a, id, exchange.ni, opened->behind_hash());
    if (!hash_ok(sa, *opened, expected, message, s)) return;
    heard(sa, s);
    const Chain& chain = opened->chain;
    if (chain.count(payload_type::kSecurityAssociation) != 1 || chain.count(payload_type::kNonce) != 1)
        return refuse(sa, Refusal::UnexpectedMessage, message.header, s);
    const Result<SaPayload, DecodeError> reply = decode_sa(chain.find(payload_type::kSecurityAssociation)->body);
    if (!reply) return refuse(sa, Refusal::Malformed, message.header, s, reply.error());
    processed(sa, payload_type::kHash, id, s);
    processed(sa, payload_type::kSecurityAssociation, id, s);

    // The peer chose one of our proposals and changed nothing but the SPI.
    const SaPayload ours = phase2_offer(exchange.request.proposals, exchange.inbound_spi);
    const std::vector<Choice> choices = choices_of(*reply);
    const auto accepted = std::find_if(ours.proposals.begin(), ours.proposals.end(), [&](const ProposalPayload& p) {
        return reply->proposals.front().number == p.number && reply->proposals.front().transforms == p.transforms;
    });
    ProxyIdentity first, second;
    const bool same_identities =
        chain.count(payload_type::kIdentification) == 0 ||
        (read_proxies(sa, chain, first, second) && first == exchange.local_proxy && second == exchange.remote_proxy);
    if (choices.size() != 1 || reply->proposals.size() != 1 || accepted == ours.proposals.end() || !same_identities) {
        refuse(sa, same_identities ? Refusal::NoProposalChosen : Refusal::InvalidIdentity, message.header, s);
        return fail_exchange(sa, exchange, NodeReason::QuickModeRejected, key_engine, s);
    }
    s.record(
        Record{ProposalChecked{sa.ref(), read_phase2(reply->proposals.front(), *choices.front().transform), true}});
    exchange.agreed = exchange.request.proposals[static_cast<std::size_t>(accepted - ours.proposals.begin())];
    exchange.outbound_spi = load_u32(choices.front().from->spi.data());
    exchange.nr = chain.find(payload_type::kNonce)->body;
    processed(sa, payload_type::kNonce, id, s);
    if (exchange.agreed.pfs != crypto::DhGroup::None) {
        const bool fits = key_exchange_fits(chain, exchange.agreed.pfs);
        const auto shared =
            crypto::dh_shared(exchange.agreed.pfs, exchange.dh_private,
                              fits ? ByteView{chain.find(payload_type::kKeyExchange)->body} : ByteView{});
        if (!fits || !shared) {
            refuse(sa, Refusal::BadPublicValue, message.header, s);
            return fail_exchange(sa, exchange, NodeReason::QuickModeRejected, key_engine, s);
        }
        exchange.g_qm_xy = *shared;
        processed(sa, payload_type::kKeyExchange, id, s);
    }
    for (std::size_t i = 0; i < chain.count(payload_type::kIdentification); ++i)
        processed(sa, payload_type::kIdentification, id, s);
    for (const Payload& payload : chain.payloads) {
        if (payload.type != payload_type::kNotification) continue;
        const Result<Notification, DecodeError> n = decode_notification(payload.body);
        if (!n || n->type != notify::kResponderLifetime) continue;
        s.record(Record{NotifyReceived{sa.ref(), n->type, n->protocol, exchange.outbound_spi, id}});
        adopt_lifetime(exchange.agreed, *n);
    }
    exchange.last_received.assign(message.octets.begin(), message.octets.end());
    exchange.iv = opened->next_iv;
    record_created(sa, exchange, key_engine, s);
    // Message 3: HDR*, HASH(3)
    Bytes hash = hash_3(sa.policy.hash, sa.keys.skeyid_a, id, exchange.ni, exchange.nr);
    exchange.last_sent = seal(sa, quick_mode_header(id), exchange.iv, {{payload_type::kHash, std::move(hash)}});
    transmit(sa, exchange.last_sent, s);
    finish_exchange(sa, exchange, false, NodeReason::None, s);
    quick_step(sa, exchange, Input::QuickModeExchange, QuickStep::Complete, s);
    install(sa, exchange, key_engine, s);
}

void Process::receive_quick3(IkeSa& sa, Exchange& exchange, const Message& message, KeyEngine& key_engine,
                             Services& s) {
    const std::optional<Opened> opened = open(sa, message, exchange.iv, payload_type::kHash, s);
    if (!opened) return;
    const std::uint32_t id = exchange.message_id;
    const Bytes expected = hash_3(sa.policy.hash, sa.keys.skeyid_a, id, exchange.ni, exchange.nr);
    if (!hash_ok(sa, *opened, expected, message, s)) return;
    heard(sa, s);
    processed(sa, payload_type::kHash, id, s);
    exchange.last_received.assign(message.octets.begin(), message.octets.end());
    exchange.last_sent.clear();  // nothing answers message 3
    record_created(sa, exchange, key_engine, s);
    finish_exchange(sa, exchange, false, NodeReason::QuickModeDone, s);
    quick_step(sa, exchange, Input::QuickModeExchange, QuickStep::Complete, s);
    install(sa, exchange, key_engine, s);
}

void Process::record_created(const IkeSa& sa, const Exchange& exchange, const KeyEngine& key_engine,
                             Services& s) const {
    const std::uint32_t connection = key_engine.next_connection();
    s.record(Record{SasCreated{sa.ref(), exchange.message_id, exchange.local_proxy.prefix, exchange.remote_proxy.prefix,
                               exchange.inbound_spi, exchange.outbound_spi, exchange.agreed.lifetime,
                               exchange.agreed.lifetime_kilobytes, connection, connection + 1,
                               exchange.agreed.pfs != crypto::DhGroup::None}});
}

void Process::install(IkeSa& sa, const Exchange& exchange, KeyEngine& key_engine, Services& s) {
    const std::size_t cipher_size = crypto::key_size(exchange.agreed.transform.cipher);
    const std::size_t integrity_size = crypto::hash_size(exchange.agreed.transform.integrity);
    const auto keys_for = [&](std::uint32_t spi) {
        const Bytes all = keymat(sa.policy.hash, sa.keys.skeyid_d, exchange.g_qm_xy, protocol_id::kEsp, spi,
                                 exchange.ni, exchange.nr, cipher_size + integrity_size);
        const auto middle = all.begin() + static_cast<std::ptrdiff_t>(cipher_size);
        return DirectionKeys{spi, Bytes(all.begin(), middle), Bytes(middle, all.end())};
    };
    SaPair pair;
    pair.endpoints = sa.endpoints;
    pair.local_proxy = exchange.local_proxy;
    pair.remote_proxy = exchange.remote_proxy;
    pair.agreed = exchange.agreed;
    pair.inbound = keys_for(exchange.inbound_spi);
    pair.outbound = keys_for(exchange.outbound_spi);
    pair.initiator_cookie = sa.initiator_cookie;
    pair.responder_cookie = sa.responder_cookie;
    pair.initiator = exchange.initiator;
    pair.interface = exchange.initiator ? exchange.request.interface : sa.interface;
    ++counters_.quick_modes_completed;
    session_up(sa, s);
    key_engine.install(pair, s);
}

void Process::fail_exchange(IkeSa& sa, Exchange& exchange, NodeReason reason, KeyEngine& key_engine, Services& s) {
    const Phase2Request request = exchange.request;
    const bool initiator = exchange.initiator;
    s.record(Record{ModeFailed{sa.ref(), false}});
    finish_exchange(sa, exchange, true, reason, s);
    if (initiator) key_engine.failed(request, s);
}

}  // namespace switchover::ike
