// RFC 2328 Appendix D: what is sent is signed, what is received is checked.
#include "engine/ospf/authentication.h"

#include <algorithm>
#include <array>

#include "engine/base/checksum.h"
#include "engine/crypto/crypto.h"
#include "engine/ospf/process.h"

namespace switchover::ospf {

namespace {

constexpr std::size_t kLengthAt = 2;
constexpr std::size_t kChecksumAt = 12;
constexpr std::size_t kAuTypeAt = 14;
constexpr std::size_t kAuthenticationAt = 16;
constexpr std::size_t kDigestLengthAt = 19;

/// A key in a field of its full length, zeros behind it.
template <std::size_t Size>
std::array<std::uint8_t, Size> padded(std::string_view key) {
    std::array<std::uint8_t, Size> out{};
    std::copy_n(key.begin(), std::min(key.size(), Size), out.begin());
    return out;
}

/// Empty while the interface has no key.
std::string_view password_of(const InterfaceData& i) {
    return i.config.authentication_key ? std::string_view{i.config.authentication_key->text} : std::string_view{};
}

Bytes digest_of(ByteView packet, std::string_view key) {
    return crypto::digest(crypto::Hash::Md5, {packet, padded<kDigestLen>(key)});
}

}  // namespace

Bytes with_password(ByteView packet, std::string_view password) {
    Bytes out(packet.begin(), packet.end());
    store_u16(out.data() + kAuTypeAt, static_cast<std::uint16_t>(Authentication::SimplePassword));
    store_u16(out.data() + kChecksumAt, 0);
    // The password is left out of the sum: its field is still zero.
    store_u16(out.data() + kChecksumAt, internet_checksum(out));
    std::ranges::copy(padded<kPasswordLen>(password), out.begin() + kAuthenticationAt);
    return out;
}

Bytes with_digest(ByteView packet, std::uint8_t key_id, std::string_view key, std::uint32_t sequence) {
    Bytes out;
    out.reserve(packet.size() + kDigestLen);
    out.assign(packet.begin(), packet.end());
    store_u16(out.data() + kChecksumAt, 0);
    store_u16(out.data() + kAuTypeAt, static_cast<std::uint16_t>(Authentication::MessageDigest));
    out[kAuthenticationAt + 2] = key_id;
    out[kDigestLengthAt] = kDigestLen;
    store_u32(out.data() + kAuthenticationAt + 4, sequence);
    const Bytes digest = digest_of(out, key);
    out.insert(out.end(), digest.begin(), digest.end());
    return out;
}

bool password_holds(ByteView packet, std::string_view password) {
    return std::ranges::equal(packet.subspan(kAuthenticationAt, kPasswordLen), padded<kPasswordLen>(password));
}

bool digest_holds(ByteView packet, std::string_view key) {
    const std::size_t length = load_u16(packet.data() + kLengthAt);
    if (packet[kDigestLengthAt] != kDigestLen || packet.size() < length + kDigestLen) return false;
    return crypto::equal_in_constant_time(packet.subspan(length, kDigestLen), digest_of(packet.first(length), key));
}

Neighbor* Process::sender_of(InterfaceData& i, const Header& h, const Ipv4Delivery& delivery) const {
    // §8.2: on broadcast networks the source address names the neighbor, on point-to-point links the router id.
    const auto n = std::ranges::find_if(i.neighbors, [&](const Neighbor& each) {
        return !each.gone && (i.broadcast() ? each.address == delivery.source : each.router_id == h.router_id);
    });
    return n == i.neighbors.end() ? nullptr : &*n;
}

bool Process::authentic(InterfaceData& i, const Packet& packet, const Ipv4Delivery& delivery, Services& s) const {
    const Header& h = packet.header;
    const auto ours = static_cast<std::uint16_t>(i.authentication);
    if (h.au_type != ours) {
        refuse(Refused::Reason::Authentication, i, delivery, h.router_id, h.au_type, ours, s);
        return false;
    }
    switch (i.authentication) {
        case Authentication::Null: return true;
        case Authentication::SimplePassword: {
            if (password_holds(delivery.payload, password_of(i))) return true;
            refuse(Refused::Reason::AuthenticationKey, i, delivery, h.router_id, 0, ours, s);
            return false;
        }
        case Authentication::MessageDigest: break;
    }
    return digest_holds(i, h, delivery, s);
}

bool Process::digest_holds(InterfaceData& i, const Header& h, const Ipv4Delivery& delivery, Services& s) const {
    // §D.5.3, in its order. Without keys IOS goes by an empty one of id 0.
    const std::vector<MessageDigestKey>& keys = i.config.message_digest_keys;
    const auto key = std::ranges::find(keys, h.key_id, &MessageDigestKey::id);
    const bool no_keys = keys.empty() && h.key_id == 0;
    if (key == keys.end() && !no_keys) {
        refuse(Refused::Reason::AuthenticationKeyId, i, delivery, h.router_id, h.key_id, 0, s);
        return false;
    }
    Neighbor* const n = sender_of(i, h, delivery);
    if (n != nullptr && h.cryptographic_sequence < n->cryptographic_sequence) {
        refuse(Refused::Reason::AuthenticationSequence, i, delivery, h.router_id, h.cryptographic_sequence,
               n->cryptographic_sequence, s);
        return false;
    }
    if (!ospf::digest_holds(delivery.payload, no_keys ? std::string_view{} : std::string_view{key->key.text})) {
        refuse(Refused::Reason::AuthenticationKey, i, delivery, h.router_id, h.key_id, h.au_type, s);
        return false;
    }
    if (n != nullptr) {
        n->cryptographic_sequence = h.cryptographic_sequence;
        n->key_id = h.key_id;
    }
    return true;
}

void Process::send(const InterfaceData& i, Ipv4Address destination, ByteView payload, Services& s) const {
    switch (i.authentication) {
        case Authentication::Null: transmit(i, destination, payload, s); return;
        case Authentication::SimplePassword: {
            transmit(i, destination, with_password(payload, password_of(i)), s);
            return;
        }
        case Authentication::MessageDigest: break;
    }
    send_with_digests(i, destination, payload, s);
}

void Process::send_with_digests(const InterfaceData& i, Ipv4Address destination, ByteView packet, Services& s) const {
    // §D.3: never falls, and goes on across reloads, as a clock does.
    const auto sequence = static_cast<std::uint32_t>(whole_seconds(s.now - kPowerOn));
    const std::vector<MessageDigestKey>& keys = i.config.message_digest_keys;
    if (s.debugging(DebugFlag::OspfAdj))
        s.record(Record{SentWithKey{i.index, keys.empty() ? std::uint8_t{0} : keys.back().id}});
    if (keys.empty()) {
        transmit(i, destination, with_digest(packet, 0, {}, sequence), s);
        return;
    }
    // IOS: as long as a neighbor has not spoken with the youngest key, every packet leaves once with each, so that the
    // keys of a network can be changed router by router.
    const bool rollover = std::ranges::any_of(
        i.neighbors, [&keys](const Neighbor& n) { return !n.gone && n.key_id && n.key_id != keys.back().id; });
    if (rollover)
        for (std::size_t k = 0; k + 1 < keys.size(); ++k)
            transmit(i, destination, with_digest(packet, keys[k].id, keys[k].key.text, sequence), s);
    transmit(i, destination, with_digest(packet, keys.back().id, keys.back().key.text, sequence), s);
}

}  // namespace switchover::ospf
