#include "engine/ike/proposal.h"

#include <algorithm>
#include <limits>

namespace switchover::ike {
namespace {

struct CipherCode {
    crypto::Cipher cipher;
    std::uint32_t phase1;  ///< 0: not in phase 1
    std::uint8_t esp;
    std::uint16_t key_bits;  ///< 0: fixed, no attribute
};
constexpr CipherCode kCiphers[] = {
    {crypto::Cipher::Null, 0, esp_transform::kNull, 0},
    {crypto::Cipher::Des, phase1_cipher::kDes, esp_transform::kDes, 0},
    {crypto::Cipher::TripleDes, phase1_cipher::k3Des, esp_transform::k3Des, 0},
    {crypto::Cipher::Aes128, phase1_cipher::kAes, esp_transform::kAes, 128},
    {crypto::Cipher::Aes192, phase1_cipher::kAes, esp_transform::kAes, 192},
    {crypto::Cipher::Aes256, phase1_cipher::kAes, esp_transform::kAes, 256},
    {crypto::Cipher::Aes256Gcm, 0, esp_transform::kAesGcm16, 256},
};

struct HashCode {
    crypto::Hash hash;
    std::uint32_t phase1;
    std::uint32_t phase2;
};
constexpr HashCode kHashes[] = {
    {crypto::Hash::None, 0, 0},
    {crypto::Hash::Md5, phase1_hash::kMd5, phase2_authentication::kHmacMd5},
    {crypto::Hash::Sha1, phase1_hash::kSha1, phase2_authentication::kHmacSha1},
    {crypto::Hash::Sha256, phase1_hash::kSha256, phase2_authentication::kHmacSha256},
};

const CipherCode& code_of(crypto::Cipher cipher) { return kCiphers[static_cast<std::size_t>(cipher)]; }
const HashCode& code_of(crypto::Hash hash) { return kHashes[static_cast<std::size_t>(hash)]; }

std::uint32_t seconds_of(Duration d) {
    return static_cast<std::uint32_t>(std::clamp<std::int64_t>(whole_seconds(d), 1, 0xFFFFFFFF));
}

std::uint32_t number_or_zero(const TransformPayload& transform, std::uint16_t type) {
    const std::optional<std::uint64_t> n = transform.find(type);
    return n && *n <= std::numeric_limits<std::uint32_t>::max() ? static_cast<std::uint32_t>(*n) : 0;
}

/// Life type and life duration come in pairs, RFC 2407 §4.5: a duration belongs to the type before it.
std::uint64_t life_of(const TransformPayload& transform, std::uint16_t type_attribute, std::uint16_t duration_attribute,
                      std::uint32_t unit) {
    std::uint64_t current = 0;
    for (const Attribute& attribute : transform.attributes) {
        if (attribute.type == type_attribute) current = attribute.number().value_or(0);
        if (attribute.type == duration_attribute && current == unit)
            return std::min<std::uint64_t>(attribute.number().value_or(0xFFFFFFFF), 0xFFFFFFFF);
    }
    return 0;
}

bool offers_life(const Phase1Offer& offer) { return offer.life_seconds != 0; }

}  // namespace

SaPayload phase1_offer(const std::vector<Policy>& policies) {
    ProposalPayload proposal;
    for (const Policy& policy : policies) {
        if (policy.authentication != Authentication::PreShare || proposal.transforms.size() == 255) continue;
        const CipherCode& cipher = code_of(policy.cipher);
        if (cipher.phase1 == 0) continue;
        TransformPayload transform;
        transform.number = static_cast<std::uint8_t>(proposal.transforms.size() + 1);
        transform.id = kTransformKeyIke;
        transform.attributes = {
            Attribute::of(phase1_attribute::kEncryption, cipher.phase1),
            Attribute::of(phase1_attribute::kHash, code_of(policy.hash).phase1),
            Attribute::of(phase1_attribute::kGroup, static_cast<std::uint32_t>(policy.group)),
            Attribute::of(phase1_attribute::kAuthentication, static_cast<std::uint32_t>(policy.authentication)),
            Attribute::of(phase1_attribute::kLifeType, kLifeSeconds),
            Attribute::of(phase1_attribute::kLifeDuration, seconds_of(policy.lifetime))};
        if (cipher.key_bits != 0)
            transform.attributes.push_back(Attribute::of(phase1_attribute::kKeyLength, cipher.key_bits));
        proposal.transforms.push_back(std::move(transform));
    }
    SaPayload sa;
    if (!proposal.transforms.empty()) sa.proposals.push_back(std::move(proposal));
    return sa;
}

Phase1Offer read_phase1(const TransformPayload& transform, bool last) {
    Phase1Offer offer;
    offer.transform = transform.number;
    offer.cipher = number_or_zero(transform, phase1_attribute::kEncryption);
    offer.key_bits = number_or_zero(transform, phase1_attribute::kKeyLength);
    offer.hash = number_or_zero(transform, phase1_attribute::kHash);
    offer.authentication = number_or_zero(transform, phase1_attribute::kAuthentication);
    offer.group = number_or_zero(transform, phase1_attribute::kGroup);
    offer.life_seconds = life_of(transform, phase1_attribute::kLifeType, phase1_attribute::kLifeDuration, kLifeSeconds);
    offer.last = last;
    return offer;
}

Phase1Mismatch compare(const Policy& policy, const Phase1Offer& offer) {
    const CipherCode& cipher = code_of(policy.cipher);
    if (offer.cipher != cipher.phase1 || cipher.phase1 == 0) return Phase1Mismatch::Cipher;
    if (offer.key_bits != cipher.key_bits) return Phase1Mismatch::KeyLength;
    if (offer.hash != code_of(policy.hash).phase1) return Phase1Mismatch::Hash;
    if (offer.group != static_cast<std::uint32_t>(policy.group)) return Phase1Mismatch::Group;
    if (offer.authentication != static_cast<std::uint32_t>(policy.authentication) ||
        policy.authentication != Authentication::PreShare)
        return Phase1Mismatch::Authentication;
    if (offers_life(offer) && offer.life_seconds > seconds_of(policy.lifetime)) return Phase1Mismatch::Lifetime;
    return Phase1Mismatch::None;
}

Policy agreed_policy(const Policy& policy, const Phase1Offer& offer) {
    Policy agreed = policy;
    if (offers_life(offer)) agreed.lifetime = std::chrono::seconds{offer.life_seconds};
    return agreed;
}

SaPayload phase2_offer(const std::vector<Phase2Proposal>& proposals, std::uint32_t spi) {
    SaPayload sa;
    for (const Phase2Proposal& wanted : proposals) {
        if (sa.proposals.size() == 255) break;
        const CipherCode& cipher = code_of(wanted.transform.cipher);
        TransformPayload transform;
        transform.id = cipher.esp;
        transform.attributes = {Attribute::of(phase2_attribute::kEncapsulation, kEncapsulationTunnel),
                                Attribute::of(phase2_attribute::kLifeType, kLifeSeconds),
                                Attribute::of(phase2_attribute::kLifeDuration, seconds_of(wanted.lifetime)),
                                Attribute::of(phase2_attribute::kLifeType, kLifeKilobytes),
                                Attribute::of(phase2_attribute::kLifeDuration, wanted.lifetime_kilobytes)};
        if (wanted.transform.integrity != crypto::Hash::None)
            transform.attributes.push_back(
                Attribute::of(phase2_attribute::kAuthentication, code_of(wanted.transform.integrity).phase2));
        if (wanted.pfs != crypto::DhGroup::None)
            transform.attributes.push_back(
                Attribute::of(phase2_attribute::kGroup, static_cast<std::uint32_t>(wanted.pfs)));
        if (cipher.key_bits != 0)
            transform.attributes.push_back(Attribute::of(phase2_attribute::kKeyLength, cipher.key_bits));
        ProposalPayload proposal;
        proposal.number = static_cast<std::uint8_t>(sa.proposals.size() + 1);
        proposal.protocol = protocol_id::kEsp;
        proposal.spi.resize(4);
        store_u32(proposal.spi.data(), spi);
        proposal.transforms.push_back(std::move(transform));
        sa.proposals.push_back(std::move(proposal));
    }
    return sa;
}

Phase2Offer read_phase2(const ProposalPayload& proposal, const TransformPayload& transform) {
    Phase2Offer offer;
    offer.proposal = proposal.number;
    offer.transform = transform.number;
    // Another protocol than ESP is shown as transform 0, which nobody accepts.
    offer.id = proposal.protocol == protocol_id::kEsp ? transform.id : std::uint8_t{0};
    offer.key_bits = number_or_zero(transform, phase2_attribute::kKeyLength);
    offer.encapsulation = number_or_zero(transform, phase2_attribute::kEncapsulation);
    offer.authentication = number_or_zero(transform, phase2_attribute::kAuthentication);
    offer.group = number_or_zero(transform, phase2_attribute::kGroup);
    offer.life_seconds = life_of(transform, phase2_attribute::kLifeType, phase2_attribute::kLifeDuration, kLifeSeconds);
    offer.life_kilobytes =
        life_of(transform, phase2_attribute::kLifeType, phase2_attribute::kLifeDuration, kLifeKilobytes);
    return offer;
}

std::optional<Phase2Proposal> understood(const Phase2Offer& offer) {
    if (offer.encapsulation != kEncapsulationTunnel) return std::nullopt;
    Phase2Proposal proposal;
    bool known = false;
    for (const CipherCode& code : kCiphers) {
        if (code.esp != offer.id || code.key_bits != offer.key_bits) continue;
        proposal.transform.cipher = code.cipher;
        known = true;
    }
    bool hash_known = false;
    for (const HashCode& code : kHashes) {
        if (code.phase2 != offer.authentication) continue;
        proposal.transform.integrity = code.hash;
        hash_known = true;
    }
    bool group_known = false;
    for (const crypto::DhGroup group : {crypto::DhGroup::None, crypto::DhGroup::Group1, crypto::DhGroup::Group2,
                                        crypto::DhGroup::Group5, crypto::DhGroup::Group14}) {
        if (static_cast<std::uint32_t>(group) != offer.group) continue;
        proposal.pfs = group;
        group_known = true;
    }
    if (!known || !hash_known || !group_known) return std::nullopt;
    // RFC 2407 §4.5: without a life type the default is 28800 s; without kilobytes there is no volume limit.
    proposal.lifetime = std::chrono::seconds{offer.life_seconds == 0 ? 28800 : offer.life_seconds};
    proposal.lifetime_kilobytes =
        offer.life_kilobytes == 0 ? 0xFFFFFFFFu : static_cast<std::uint32_t>(offer.life_kilobytes);
    return proposal;
}

Bytes lifetime_attributes(const Phase2Proposal& proposal) {
    ByteWriter out;
    encode_attributes({Attribute::of(phase2_attribute::kLifeType, kLifeSeconds),
                       Attribute::of(phase2_attribute::kLifeDuration, seconds_of(proposal.lifetime)),
                       Attribute::of(phase2_attribute::kLifeType, kLifeKilobytes),
                       Attribute::of(phase2_attribute::kLifeDuration, proposal.lifetime_kilobytes)},
                      out);
    return out.take();
}

void adopt_lifetime(Phase2Proposal& agreed, const Notification& responder_lifetime) {
    Result<std::vector<Attribute>, DecodeError> attributes = decode_attributes(responder_lifetime.data);
    if (!attributes) return;
    TransformPayload carrier;
    carrier.attributes = std::move(*attributes);
    const auto read = [&](std::uint32_t unit) {
        return life_of(carrier, phase2_attribute::kLifeType, phase2_attribute::kLifeDuration, unit);
    };
    if (const std::uint64_t seconds = read(kLifeSeconds); seconds != 0)
        agreed.lifetime = std::min<Duration>(agreed.lifetime, std::chrono::seconds{seconds});
    if (const std::uint64_t kilobytes = read(kLifeKilobytes); kilobytes != 0)
        agreed.lifetime_kilobytes = std::min(agreed.lifetime_kilobytes, static_cast<std::uint32_t>(kilobytes));
}

Identification to_identification(const ProxyIdentity& proxy) {
    ByteWriter data;
    data.ipv4(proxy.prefix.address);
    if (proxy.prefix.length != 32) data.u32(proxy.prefix.mask());
    return {proxy.prefix.length == 32 ? identification_type::kIpv4Address : identification_type::kIpv4Subnet,
            proxy.protocol, proxy.port, data.take()};
}

std::optional<ProxyIdentity> to_proxy(const Identification& id) {
    ProxyIdentity proxy;
    proxy.protocol = id.protocol;
    proxy.port = id.port;
    if (id.type == identification_type::kIpv4Address && id.data.size() == 4) {
        proxy.prefix = Prefix::host(Ipv4Address{load_u32(id.data.data())});
        return proxy;
    }
    if (id.type == identification_type::kIpv4Subnet && id.data.size() == 8) {
        const std::optional<std::uint8_t> length = mask_length(load_u32(id.data.data() + 4));
        if (!length) return std::nullopt;
        proxy.prefix = Prefix::of(Ipv4Address{load_u32(id.data.data())}, *length);
        return proxy;
    }
    return std::nullopt;
}

}  // namespace switchover::ike
