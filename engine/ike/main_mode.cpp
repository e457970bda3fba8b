// Main Mode with a pre-shared key, RFC 2409 §5.4: messages 1 to 6 in order.
#include <algorithm>

#include "engine/crypto/crypto.h"
#include "engine/ike/process.h"
#include "engine/ike/proposal.h"

namespace switchover::ike {
namespace {

constexpr std::size_t kNonceLength = 20;  // RFC 2409 §5: 8 to 256; IOS sends 20
constexpr std::size_t kMinNonceLength = 8, kMaxNonceLength = 256;

Payload vendor(const VendorId& id) { return {payload_type::kVendorId, Bytes(id.begin(), id.end())}; }

Vendor known_vendor(const Bytes& body) {
    const auto is = [&](const VendorId& id) { return std::equal(body.begin(), body.end(), id.begin(), id.end()); };
    if (is(vendor_id::kDpd)) return Vendor::Dpd;
    if (is(vendor_id::kUnity)) return Vendor::Unity;
    if (is(vendor_id::kIos)) return Vendor::Ios;
    if (is(vendor_id::kNatTRfc3947)) return Vendor::NatT7;
    if (is(vendor_id::kNatTDraft03)) return Vendor::NatT3;
    if (is(vendor_id::kNatTDraft02)) return Vendor::NatT2;
    return Vendor::Unknown;
}

bool nonce_fits(const Bytes& nonce) { return nonce.size() >= kMinNonceLength && nonce.size() <= kMaxNonceLength; }

Bytes octets_of(const std::string& text) { return Bytes(text.begin(), text.end()); }

Header main_mode_header(const IkeSa& sa) {
    Header header;
    header.initiator_cookie = sa.initiator_cookie;
    header.responder_cookie = sa.responder_cookie;
    header.exchange_type = exchange_type::kMainMode;
    return header;
}

}  // namespace

void Process::add_vendor_ids(std::vector<Payload>& payloads, bool with_nat_t, bool with_peer_ids) const {
    const bool modern = config_.train == Train::Ios12_3T;
    if (with_nat_t && modern)
        for (const VendorId& id : {vendor_id::kNatTRfc3947, vendor_id::kNatTDraft03, vendor_id::kNatTDraft02})
            payloads.push_back(vendor(id));
    if (!with_peer_ids) return;
    if (modern) {
        payloads.push_back(vendor(vendor_id::kUnity));
        payloads.push_back(vendor(vendor_id::kDpd));
    }
    payloads.push_back(vendor(vendor_id::kIos));
}

void Process::read_vendor_ids(IkeSa& sa, const Chain& chain, Services& s) {
    for (const Payload& payload : chain.payloads) {
        if (payload.type != payload_type::kVendorId) continue;
        const Vendor known = known_vendor(payload.body);
        sa.peer_vendor.dpd |= known == Vendor::Dpd;
        sa.peer_vendor.ios |= known == Vendor::Ios;
        sa.peer_vendor.unity |= known == Vendor::Unity;
        sa.peer_vendor.nat_t |= known == Vendor::NatT7 || known == Vendor::NatT3 || known == Vendor::NatT2;
        s.record(Record{VendorIdSeen{sa.ref(), known}});
    }
}

void Process::processed(IkeSa& sa, std::uint8_t payload, std::uint32_t message_id, Services& s) {
    s.record(Record{PayloadProcessed{sa.ref(), payload, message_id}});
}

void Process::accept_message(IkeSa& sa, const Message& message) {
    if (!sa.last_received.empty()) sa.received.push_back(std::move(sa.last_received));
    sa.last_received.assign(message.octets.begin(), message.octets.end());
}

std::uint32_t Process::start_main_mode(const Endpoints& endpoints, InterfaceIndex interface, KeyEngine& key_engine,
                                       Services& s) {
    SaRef none;
    none.local = endpoints.local;
    none.peer = endpoints.remote;
    s.record(Record{RequestReceived{none}});
    if (!key_engine.speaks_for(endpoints.local, s)) return 0;
    const PreSharedKey* key = key_for(endpoints.remote);
    SaPayload offer = phase1_offer(config_.policies);
    if (key == nullptr || offer.proposals.empty()) {
        if (key == nullptr) s.record(Record{PreSharedKeyLookedUp{none, false}});
        ++counters_
              .refused[static_cast<std::size_t>(key == nullptr ? Refusal::NoPreSharedKey : Refusal::NoProposalChosen)];
        s.record(Record{ModeFailed{none, true}});
        return 0;
    }
    IkeSa& sa = create_sa(endpoints, Role::Initiator, s);
    sa.interface = interface;
    sa.initiator_cookie = fresh_cookie(s);
    by_cookie_.emplace(sa.initiator_cookie, sa.connection);
    sa.pre_shared_key = octets_of(key->key);
    sa.speaks_dpd = config_.train == Train::Ios12_3T;
    for (const Policy& policy : config_.policies)
        if (policy.authentication == Authentication::PreShare) sa.offered.push_back(policy);
    sa.sai_b = encode_sa(offer);
    s.record(Record{MainModeStarting{sa.ref()}});
    s.record(Record{PreSharedKeyLookedUp{sa.ref(), true}});
    if (sa.speaks_dpd) s.record(Record{NatTVendorIdsConstructed{sa.ref()}});
    step(sa, Input::SaRequestMainMode, Step::IMm1, s);
    s.record(Record{ExchangeBegan{sa.ref(), 0}});
    // Message 1: HDR, SA
    std::vector<Payload> payloads{{payload_type::kSecurityAssociation, sa.sai_b}};
    add_vendor_ids(payloads, true, false);
    send_phase1(sa, encode_message(main_mode_header(sa), payloads), true, s);
    return sa.connection;
}

void Process::on_main_mode(const Message& message, IkeSa* sa, const Ipv4Delivery& ip, KeyEngine& key_engine,
                           Services& s) {
    if (sa == nullptr) return receive_message1(message, ip, key_engine, s);
    if (duplicate_of_phase1(*sa, message, s)) return;
    if (message.header.message_id != 0) return refuse(*sa, Refusal::UnexpectedMessage, message.header, s);
    if (message.header.responder_cookie == 0)
        return refuse(*sa, sa->role == Role::Initiator ? Refusal::ReflectedMessage : Refusal::UnexpectedMessage,
                      message.header, s);
    if (sa->established) return refuse(*sa, Refusal::UnexpectedMessage, message.header, s);
    const bool initiator = sa->role == Role::Initiator;
    switch (sa->state) {
        case State::MmNoState:
            if (initiator) return receive_message2(*sa, message, s);
            break;
        case State::MmSaSetup:
            return initiator ? receive_message4(*sa, message, key_engine, s)
                             : receive_message3(*sa, message, key_engine, s);
        case State::MmKeyExch:
            return initiator ? receive_message6(*sa, message, key_engine, s)
                             : receive_message5(*sa, message, key_engine, s);
        case State::NewSa:
        case State::QmIdle: break;
    }
    refuse(*sa, Refusal::UnexpectedMessage, message.header, s);
}

void Process::receive_message1(const Message& message, const Ipv4Delivery& ip, KeyEngine& key_engine, Services& s) {
    SaRef stranger;
    stranger.local = ip.destination;
    stranger.peer = ip.source;
    if ((message.header.flags & flag::kEncryption) != 0 || message.header.message_id != 0)
        return refuse(stranger, Refusal::UnexpectedMessage, message.header, s);
    const Result<Chain, DecodeError> chain = decode_chain(message.header.next_payload, message.body(), 0);
    if (!chain) return refuse(stranger, Refusal::Malformed, message.header, s, chain.error());
    if (chain->payloads.front().type != payload_type::kSecurityAssociation ||
        chain->count(payload_type::kSecurityAssociation) != 1)
        return refuse(stranger, Refusal::UnexpectedMessage, message.header, s);
    const Result<SaPayload, DecodeError> offer = decode_sa(chain->payloads.front().body);
    if (!offer) return refuse(stranger, Refusal::Malformed, message.header, s, offer.error());

    IkeSa& sa = create_sa({ip.destination, ip.source}, Role::Responder, s);
    sa.interface = ip.in;
    sa.initiator_cookie = message.header.initiator_cookie;
    sa.responder_cookie = fresh_cookie(s);
    by_cookie_.emplace(sa.initiator_cookie, sa.connection);
    sa.speaks_dpd = config_.train == Train::Ios12_3T;
    sa.sai_b = chain->payloads.front().body;
    accept_message(sa, message);
    step(sa, Input::MainModeExchange, Step::RMm1, s);
    processed(sa, payload_type::kSecurityAssociation, 0, s);
    read_vendor_ids(sa, *chain, s);
    const PreSharedKey* key = key_for(sa.endpoints.remote);
    s.record(Record{PreSharedKeyLookedUp{sa.ref(), key != nullptr}});
    if (key != nullptr) s.record(Record{LocalKeyFound{sa.ref()}});

    // Our own policies in their order, each against the transforms in theirs (ios-behaviour §7.1).
    std::optional<TransformPayload> chosen;
    ProposalPayload answer;
    for (const Policy& policy : config_.policies) {
        for (const ProposalPayload& proposal : offer->proposals) {
            if (chosen || key == nullptr || proposal.protocol != protocol_id::kIsakmp) continue;
            for (const TransformPayload& transform : proposal.transforms) {
                if (transform.id != kTransformKeyIke) continue;
                const Phase1Offer wanted = read_phase1(transform, &transform == &proposal.transforms.back());
                const Phase1Mismatch mismatch = compare(policy, wanted);
                s.record(Record{PolicyChecked{sa.ref(), policy.priority, wanted, mismatch}});
                if (mismatch != Phase1Mismatch::None) continue;
                sa.policy = agreed_policy(policy, wanted);
                sa.negotiated = true;
                answer = proposal;
                chosen = transform;
                break;
            }
        }
    }
    if (!chosen) {
        refuse(sa, key == nullptr ? Refusal::NoPreSharedKey : Refusal::NoProposalChosen, message.header, s);
        send_clear_notify(sa, notify::kNoProposalChosen, s);
        s.record(Record{ModeFailed{sa.ref(), true}});
        return delete_sa(sa.connection, DeleteReason::Failed, key_engine, s);
    }
    sa.pre_shared_key = octets_of(key->key);
    step(sa, Input::ProcessMainMode, Step::RMm1, s);
    sa.state = State::MmSaSetup;
    // Message 2: HDR, SA with the one transform as it was offered
    SaPayload reply;
    answer.transforms = {*chosen};
    reply.proposals = {answer};
    send_phase1(sa, encode_message(main_mode_header(sa), {{payload_type::kSecurityAssociation, encode_sa(reply)}}),
                true, s);
    step(sa, Input::ProcessComplete, Step::RMm2, s);
}

void Process::receive_message2(IkeSa& sa, const Message& message, Services& s) {
    if ((message.header.flags & flag::kEncryption) != 0)
        return refuse(sa, Refusal::UnexpectedMessage, message.header, s);
    const Result<Chain, DecodeError> chain = decode_chain(message.header.next_payload, message.body(), 0);
    if (!chain) return refuse(sa, Refusal::Malformed, message.header, s, chain.error());
    if (chain->payloads.front().type != payload_type::kSecurityAssociation)
        return refuse(sa, Refusal::UnexpectedMessage, message.header, s);
    const Result<SaPayload, DecodeError> reply = decode_sa(chain->payloads.front().body);
    if (!reply) return refuse(sa, Refusal::Malformed, message.header, s, reply.error());
    const Result<SaPayload, DecodeError> ours = decode_sa(sa.sai_b);
    SWITCHOVER_ENSURE(ours.has_value());
    const std::vector<TransformPayload>& transforms = ours->proposals.front().transforms;
    // §5.4 of RFC 2408 forbids the responder to change what it chose: one transform, equal to one of ours.
    const bool one = reply->proposals.size() == 1 && reply->proposals.front().transforms.size() == 1;
    const auto chosen =
        one ? std::find(transforms.begin(), transforms.end(), reply->proposals.front().transforms.front())
            : transforms.end();
    if (chosen == transforms.end()) return refuse(sa, Refusal::NoProposalChosen, message.header, s);

    sa.responder_cookie = message.header.responder_cookie;
    accept_message(sa, message);
    step(sa, Input::MainModeExchange, Step::IMm2, s);
    processed(sa, payload_type::kSecurityAssociation, 0, s);
    read_vendor_ids(sa, *chain, s);
    s.record(Record{LocalKeyFound{sa.ref()}});
    const Phase1Offer agreed = read_phase1(*chosen, true);
    sa.policy = agreed_policy(sa.offered[static_cast<std::size_t>(chosen - transforms.begin())], agreed);
    sa.negotiated = true;
    s.record(Record{PolicyChecked{sa.ref(), sa.policy.priority, agreed, Phase1Mismatch::None}});
    step(sa, Input::ProcessMainMode, Step::IMm2, s);
    sa.state = State::MmSaSetup;
    sa.dh_private = s.random(Purpose::IkeDhPrivate).bytes(crypto::kDhPrivateSize);
    sa.g_xi = crypto::dh_public(sa.policy.group, sa.dh_private);
    sa.ni = s.random(Purpose::IkeNonce).bytes(kNonceLength);
    // Message 3: HDR, KE, Ni
    std::vector<Payload> payloads{{payload_type::kKeyExchange, sa.g_xi}, {payload_type::kNonce, sa.ni}};
    add_vendor_ids(payloads, false, true);
    send_phase1(sa, encode_message(main_mode_header(sa), payloads), true, s);
    step(sa, Input::ProcessComplete, Step::IMm3, s);
}

bool Process::agree_on_keys(IkeSa& sa, const Message& message, const Chain& chain, KeyEngine& key_engine, Services& s) {
    const bool initiator = sa.role == Role::Initiator;
    const Bytes& theirs = chain.find(payload_type::kKeyExchange)->body;
    if (!initiator) {
        sa.dh_private = s.random(Purpose::IkeDhPrivate).bytes(crypto::kDhPrivateSize);
        sa.g_xr = crypto::dh_public(sa.policy.group, sa.dh_private);
        sa.nr = s.random(Purpose::IkeNonce).bytes(kNonceLength);
    }
    const Result<Bytes, crypto::DhError> shared = crypto::dh_shared(sa.policy.group, sa.dh_private, theirs);
    if (!shared || theirs.size() != crypto::group_size(sa.policy.group)) {
        refuse(sa, Refusal::BadPublicValue, message.header, s);
        return false;  // as if it had not come: the true message may still do
    }
    accept_message(sa, message);
    step(sa, Input::MainModeExchange, initiator ? Step::IMm4 : Step::RMm3, s);
    processed(sa, payload_type::kKeyExchange, 0, s);
    (initiator ? sa.g_xr : sa.g_xi) = theirs;
    processed(sa, payload_type::kNonce, 0, s);
    (initiator ? sa.nr : sa.ni) = chain.find(payload_type::kNonce)->body;
    if (!initiator) s.record(Record{PreSharedKeyLookedUp{sa.ref(), true}});
    sa.keys = derive_phase1({sa.policy.hash, sa.policy.cipher, sa.pre_shared_key, sa.ni, sa.nr, *shared,
                             sa.initiator_cookie, sa.responder_cookie});
    sa.dh_private.clear();
    if (sa.keys.cipher_key.empty()) {
        refuse(sa, Refusal::WeakKey, message.header, s);
        delete_sa(sa.connection, DeleteReason::Failed, key_engine, s);
        return false;
    }
    sa.iv = phase1_iv(sa.policy.hash, sa.policy.cipher, sa.g_xi, sa.g_xr);
    s.record(Record{SkeyidGenerated{sa.ref()}});
    s.record(Record{KeysDerived{sa.ref(), sa.initiator_cookie, sa.keys.cipher_key}});
    read_vendor_ids(sa, chain, s);
    step(sa, Input::ProcessMainMode, initiator ? Step::IMm4 : Step::RMm3, s);
    return true;
}

void Process::receive_message3(IkeSa& sa, const Message& message, KeyEngine& key_engine, Services& s) {
    if ((message.header.flags & flag::kEncryption) != 0)
        return refuse(sa, Refusal::UnexpectedMessage, message.header, s);
    const Result<Chain, DecodeError> chain = decode_chain(message.header.next_payload, message.body(), 0);
    if (!chain) return refuse(sa, Refusal::Malformed, message.header, s, chain.error());
    if (chain->count(payload_type::kKeyExchange) != 1 || chain->count(payload_type::kNonce) != 1 ||
        !nonce_fits(chain->find(payload_type::kNonce)->body))
        return refuse(sa, Refusal::UnexpectedMessage, message.header, s);
    if (!agree_on_keys(sa, message, *chain, key_engine, s)) return;
    sa.state = State::MmKeyExch;
    // Message 4: HDR, KE, Nr
    std::vector<Payload> payloads{{payload_type::kKeyExchange, sa.g_xr}, {payload_type::kNonce, sa.nr}};
    add_vendor_ids(payloads, false, true);
    send_phase1(sa, encode_message(main_mode_header(sa), payloads), true, s);
    step(sa, Input::ProcessComplete, Step::RMm4, s);
}

std::vector<Payload> Process::identity_and_hash(IkeSa& sa, Services& s) {
    const bool initiator = sa.role == Role::Initiator;
    ByteWriter address;
    address.ipv4(sa.endpoints.local);  // the HSRP address under `redundancy`
    const Bytes id = encode_identification({identification_type::kIpv4Address, 17, kIsakmpPort, address.take()});
    s.record(Record{IdentitySent{sa.ref(), sa.endpoints.local}});
    // HASH_I = prf(SKEYID, g^xi | g^xr | CKY-I | CKY-R | SAi_b | IDii_b), HASH_R the other way round
    Bytes hash = initiator ? authentication_hash(sa.policy.hash, sa.keys.skeyid, sa.g_xi, sa.g_xr, sa.initiator_cookie,
                                                 sa.responder_cookie, sa.sai_b, id)
                           : authentication_hash(sa.policy.hash, sa.keys.skeyid, sa.g_xr, sa.g_xi, sa.responder_cookie,
                                                 sa.initiator_cookie, sa.sai_b, id);
    return {{payload_type::kIdentification, id}, {payload_type::kHash, std::move(hash)}};
}

void Process::receive_message4(IkeSa& sa, const Message& message, KeyEngine& key_engine, Services& s) {
    if ((message.header.flags & flag::kEncryption) != 0)
        return refuse(sa, Refusal::UnexpectedMessage, message.header, s);
    const Result<Chain, DecodeError> chain = decode_chain(message.header.next_payload, message.body(), 0);
    if (!chain) return refuse(sa, Refusal::Malformed, message.header, s, chain.error());
    if (chain->count(payload_type::kKeyExchange) != 1 || chain->count(payload_type::kNonce) != 1 ||
        !nonce_fits(chain->find(payload_type::kNonce)->body))
        return refuse(sa, Refusal::UnexpectedMessage, message.header, s);
    if (!agree_on_keys(sa, message, *chain, key_engine, s)) return;
    sa.state = State::MmKeyExch;
    // RFC 2407 §4.6.3.3: only when there is nothing else with the peer, IPsec SAs that outlived their IKE SA included.
    const bool initial_contact = current(sa.endpoints) == nullptr && key_engine.inbound_spis(sa.endpoints).empty();
    if (initial_contact) s.record(Record{InitialContactSent{sa.ref()}});
    std::vector<Payload> payloads = identity_and_hash(sa, s);
    if (initial_contact) {
        ByteWriter cookies;
        cookies.u64(sa.initiator_cookie);
        cookies.u64(sa.responder_cookie);
        Notification notification;
        notification.type = notify::kInitialContact;
        notification.spi = cookies.take();
        payloads.push_back({payload_type::kNotification, encode_notification(notification)});
    }
    // Message 5: HDR*, IDii, HASH_I
    send_phase1(sa, seal(sa, main_mode_header(sa), sa.iv, payloads), true, s);
    step(sa, Input::ProcessComplete, Step::IMm5, s);
}

bool Process::identity_ok(IkeSa& sa, const Message& message, const Opened& opened, Services& s) {
    const Payload* id = opened.chain.find(payload_type::kIdentification);
    const Payload* hash = opened.chain.find(payload_type::kHash);
    if (id == nullptr || hash == nullptr) {
        refuse(sa, Refusal::UnexpectedMessage, message.header, s);
        return false;
    }
    const Result<Identification, DecodeError> identity = decode_identification(id->body);
    if (!identity) {
        refuse(sa, Refusal::Malformed, message.header, s, identity.error());
        return false;
    }
    // RFC 2407 §4.6.2: protocol and port are zero, or UDP and 500.
    const bool any = identity->protocol == 0 && identity->port == 0;
    if (!any && !(identity->protocol == 17 && identity->port == kIsakmpPort)) {
        refuse(sa, Refusal::InvalidIdentity, message.header, s);
        return false;
    }
    const bool initiator = sa.role == Role::Initiator;
    const Bytes expected = initiator
                               ? authentication_hash(sa.policy.hash, sa.keys.skeyid, sa.g_xr, sa.g_xi,
                                                     sa.responder_cookie, sa.initiator_cookie, sa.sai_b, id->body)
                               : authentication_hash(sa.policy.hash, sa.keys.skeyid, sa.g_xi, sa.g_xr,
                                                     sa.initiator_cookie, sa.responder_cookie, sa.sai_b, id->body);
    if (!crypto::equal_in_constant_time(hash->body, expected)) {
        refuse(sa, Refusal::AuthenticationFailed, message.header, s);
        return false;
    }
    processed(sa, payload_type::kIdentification, 0, s);
    processed(sa, payload_type::kHash, 0, s);
    return true;
}

void Process::receive_message5(IkeSa& sa, const Message& message, KeyEngine& key_engine, Services& s) {
    const std::optional<Opened> opened = open(sa, message, sa.iv, payload_type::kIdentification, s);
    if (!opened || !identity_ok(sa, message, *opened, s)) return;
    accept_message(sa, message);
    sa.iv = opened->next_iv;
    step(sa, Input::MainModeExchange, Step::RMm5, s);
    bool initial_contact = false;
    for (const Payload& payload : opened->chain.payloads) {
        if (payload.type != payload_type::kNotification) continue;
        const Result<Notification, DecodeError> n = decode_notification(payload.body);
        if (!n || n->type != notify::kInitialContact) continue;
        s.record(Record{NotifyReceived{sa.ref(), n->type, n->protocol, 0, 0}});
        initial_contact = true;
    }
    s.record(Record{Authenticated{sa.ref()}});
    if (initial_contact) honour_initial_contact(sa, key_engine, s);
    step(sa, Input::ProcessMainMode, Step::RMm5, s);
    // Message 6: HDR*, IDir, HASH_R
    send_phase1(sa, seal(sa, main_mode_header(sa), sa.iv, identity_and_hash(sa, s)), false, s);
    step(sa, Input::ProcessComplete, Step::Complete, s);
    phase1_complete(sa.connection, key_engine, s);
}

void Process::receive_message6(IkeSa& sa, const Message& message, KeyEngine& key_engine, Services& s) {
    const std::optional<Opened> opened = open(sa, message, sa.iv, payload_type::kIdentification, s);
    if (!opened || !identity_ok(sa, message, *opened, s)) return;
    accept_message(sa, message);
    sa.iv = opened->next_iv;
    sa.last_sent.clear();
    s.record(Record{Authenticated{sa.ref()}});
    step(sa, Input::MainModeExchange, Step::IMm6, s);
    step(sa, Input::ProcessMainMode, Step::IMm6, s);
    step(sa, Input::ProcessComplete, Step::Complete, s);
    phase1_complete(sa.connection, key_engine, s);
}

void Process::honour_initial_contact(IkeSa& sa, KeyEngine& key_engine, Services& s) {
    if (sa.initial_contact_honoured) return;
    sa.initial_contact_honoured = true;
    // A peer that has just started made none of the SAs that were whole before it spoke. One that became whole while
    // this exchange was under way is its own (both sides began at once) and stays, and so do its IPsec SAs.
    std::vector<std::uint32_t> older;
    bool concurrent = false;
    for (const auto& [connection, other] : sas_) {
        if (other.endpoints != sa.endpoints || connection == sa.connection || !other.established) continue;
        if (other.established_at < sa.created)
            older.push_back(connection);
        else
            concurrent = true;
    }
    const Endpoints endpoints = sa.endpoints;
    for (const std::uint32_t connection : older) delete_sa(connection, DeleteReason::InitialContact, key_engine, s);
    if (concurrent) return;
    key_engine.delete_all(endpoints, s);
    session_down(sa, s);
}

void Process::phase1_complete(std::uint32_t connection, KeyEngine& key_engine, Services& s) {
    IkeSa* sa = find(connection);
    established(*sa, s);
    step(*sa, Input::Phase1Complete, Step::Complete, s);
    const std::vector<std::uint32_t> spis = std::exchange(sa->invalid_spis, {});
    for (const std::uint32_t spi : spis) invalid_spi(sa->endpoints, spi, key_engine, s);
    const std::vector<Phase2Request> waiting = std::exchange(sa->waiting, {});
    for (const Phase2Request& request : waiting) start_quick_mode(connection, request, key_engine, s);
}

}  // namespace switchover::ike
