#include "engine/ike/keys.h"

#include "engine/crypto/crypto.h"

namespace switchover::ike {
namespace {

struct Octets8 {
    std::array<std::uint8_t, 8> octets{};
    explicit Octets8(std::uint64_t v) {
        store_u32(octets.data(), static_cast<std::uint32_t>(v >> 32));
        store_u32(octets.data() + 4, static_cast<std::uint32_t>(v));
    }
};

struct Octets4 {
    std::array<std::uint8_t, 4> octets{};
    explicit Octets4(std::uint32_t v) { store_u32(octets.data(), v); }
};

void append(Bytes& to, const Bytes& more) { to.insert(to.end(), more.begin(), more.end()); }

/// Appendix B: Ka = K1 | K2 | …, K1 = prf(SKEYID_e, 0), K2 = prf(SKEYID_e, K1); SKEYID_e itself when long enough.
Bytes expand(crypto::Hash hash, const Bytes& skeyid_e, std::size_t length) {
    if (skeyid_e.size() >= length) return skeyid_e;
    const std::uint8_t zero = 0;
    Bytes last = crypto::hmac(hash, skeyid_e, ByteView{&zero, 1});
    Bytes ka = last;
    while (ka.size() < length) {
        last = crypto::hmac(hash, skeyid_e, last);
        append(ka, last);
    }
    return ka;
}

Bytes cut_cipher_key(crypto::Hash hash, crypto::Cipher cipher, const Bytes& skeyid_e) {
    const std::size_t size = crypto::key_size(cipher);
    const Bytes ka = expand(hash, skeyid_e, size);
    if (cipher != crypto::Cipher::Des) return Bytes(ka.begin(), ka.begin() + static_cast<std::ptrdiff_t>(size));
    // Appendix B: the first eight octets that are not a weak or semi-weak key (Appendix A).
    for (std::size_t at = 0; at + size <= ka.size(); at += size) {
        const ByteView candidate = ByteView{ka}.subspan(at, size);
        if (!crypto::is_weak_des_key(candidate)) return Bytes(candidate.begin(), candidate.end());
    }
    return {};
}

Bytes first_block(Bytes digest, crypto::Cipher cipher) {
    digest.resize(crypto::block_size(cipher));
    return digest;
}

}  // namespace

Phase1Keys derive_phase1(const Phase1Secrets& secrets) {
    const Octets8 cky_i{secrets.cky_i}, cky_r{secrets.cky_r};
    const auto prf = [&](ByteView key, ByteView before, std::uint8_t number) {
        return crypto::hmac(secrets.hash, key,
                            {before, secrets.g_xy, cky_i.octets, cky_r.octets, ByteView{&number, 1}});
    };
    Phase1Keys keys;
    keys.skeyid = crypto::hmac(secrets.hash, secrets.pre_shared_key, {secrets.ni, secrets.nr});
    keys.skeyid_d = prf(keys.skeyid, {}, 0);             // prf(SKEYID, g^xy | CKY-I | CKY-R | 0)
    keys.skeyid_a = prf(keys.skeyid, keys.skeyid_d, 1);  // prf(SKEYID, SKEYID_d | g^xy | CKY-I | CKY-R | 1)
    keys.skeyid_e = prf(keys.skeyid, keys.skeyid_a, 2);  // prf(SKEYID, SKEYID_a | g^xy | CKY-I | CKY-R | 2)
    keys.cipher_key = cut_cipher_key(secrets.hash, secrets.cipher, keys.skeyid_e);
    return keys;
}

Bytes authentication_hash(crypto::Hash hash, ByteView skeyid, ByteView g_own, ByteView g_other, std::uint64_t cky_own,
                          std::uint64_t cky_other, ByteView sai_b, ByteView id_b) {
    const Octets8 own{cky_own}, other{cky_other};
    return crypto::hmac(hash, skeyid, {g_own, g_other, own.octets, other.octets, sai_b, id_b});
}

Bytes phase1_iv(crypto::Hash hash, crypto::Cipher cipher, ByteView g_xi, ByteView g_xr) {
    return first_block(crypto::digest(hash, {g_xi, g_xr}), cipher);
}

Bytes phase2_iv(crypto::Hash hash, crypto::Cipher cipher, ByteView last_phase1_block, std::uint32_t message_id) {
    const Octets4 id{message_id};
    return first_block(crypto::digest(hash, {last_phase1_block, id.octets}), cipher);
}

Bytes hash_1(crypto::Hash hash, ByteView skeyid_a, std::uint32_t message_id, ByteView rest) {
    const Octets4 id{message_id};
    return crypto::hmac(hash, skeyid_a, {id.octets, rest});
}

Bytes hash_2(crypto::Hash hash, ByteView skeyid_a, std::uint32_t message_id, ByteView ni_b, ByteView rest) {
    const Octets4 id{message_id};
    return crypto::hmac(hash, skeyid_a, {id.octets, ni_b, rest});
}

Bytes hash_3(crypto::Hash hash, ByteView skeyid_a, std::uint32_t message_id, ByteView ni_b, ByteView nr_b) {
    const Octets4 id{message_id};
    const std::uint8_t zero = 0;
    return crypto::hmac(hash, skeyid_a, {ByteView{&zero, 1}, id.octets, ni_b, nr_b});
}

Bytes keymat(crypto::Hash hash, ByteView skeyid_d, ByteView g_qm_xy, std::uint8_t protocol, std::uint32_t spi,
             ByteView ni_b, ByteView nr_b, std::size_t length) {
    const Octets4 spi_octets{spi};
    Bytes all, last;
    while (all.size() < length) {  // K1, then Kn = prf(SKEYID_d, Kn-1 | …)
        last = crypto::hmac(hash, skeyid_d, {last, g_qm_xy, ByteView{&protocol, 1}, spi_octets.octets, ni_b, nr_b});
        append(all, last);
    }
    all.resize(length);
    return all;
}

}  // namespace switchover::ike
