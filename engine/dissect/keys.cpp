#include <algorithm>

#include "engine/crypto/crypto.h"
#include "engine/dissect/dissect.h"
#include "engine/ike/keys.h"

namespace switchover::dissect {

void Keys::on_record(const Record& record) {
    if (const auto* body = std::get_if<ipsec::Record>(&record.body)) {
        if (const auto* sa = std::get_if<ipsec::SaKeys>(body))
            esp_.insert_or_assign({sa->destination, sa->spi},
                                  crypto::EspContext{sa->transform.cipher, sa->transform.integrity, sa->cipher_key,
                                                     sa->integrity_key, crypto::EspContext::Direction::Decrypt});
    } else if (const auto* ike = std::get_if<ike::Record>(&record.body)) {
        if (const auto* keys = std::get_if<ike::KeysDerived>(ike)) ike_[keys->initiator_cookie].key = keys->key;
    }
}

crypto::EspContext* Keys::esp(Ipv4Address destination, std::uint32_t spi) {
    const auto at = esp_.find({destination, spi});
    return at == esp_.end() ? nullptr : &at->second;
}

std::optional<Bytes> Keys::decrypt(std::uint64_t initiator_cookie, std::uint32_t message_id, bool phase1,
                                   ByteView ciphertext) {
    const auto at = ike_.find(initiator_cookie);
    if (at == ike_.end()) return std::nullopt;
    IkeSa& sa = at->second;
    if (sa.cipher == crypto::Cipher::Null || sa.hash == crypto::Hash::None) return std::nullopt;
    const std::size_t block = crypto::block_size(sa.cipher);
    if (sa.key.size() != crypto::key_size(sa.cipher) || ciphertext.empty() || ciphertext.size() % block != 0)
        return std::nullopt;
    Bytes& iv = iv_of_[crypto::digest(crypto::Hash::Sha256, ciphertext)];
    const Bytes last{ciphertext.end() - static_cast<std::ptrdiff_t>(block), ciphertext.end()};
    if (iv.empty()) {
        Bytes& before = last_block_[{initiator_cookie, message_id}];
        iv = !before.empty() ? before
             : phase1        ? ike::phase1_iv(sa.hash, sa.cipher, sa.g_xi, sa.g_xr)
                             : ike::phase2_iv(sa.hash, sa.cipher, sa.phase1_block, message_id);
        before = last;
        if (phase1) sa.phase1_block = last;
    }
    return crypto::cbc_decrypt(sa.cipher, sa.key, iv, ciphertext);
}

}  // namespace switchover::dissect
