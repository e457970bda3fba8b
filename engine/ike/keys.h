#pragma once
/// Keying of IKE as pure functions, RFC 2409 §5, §5.5 and Appendix B, for authentication with a pre-shared key.
#include <cstdint>

#include "engine/base/bytes.h"
#include "engine/crypto/algorithm.h"

namespace switchover::ike {

struct Phase1Keys {
    Bytes skeyid;
    Bytes skeyid_d;
    Bytes skeyid_a;
    Bytes skeyid_e;
    Bytes cipher_key;  ///< of the IKE SA itself; empty when every DES key that SKEYID_e gives is weak
};

/// What both sides know after message 4. Nonces are payload bodies, `g_xy` is padded to the group's size.
struct Phase1Secrets {
    crypto::Hash hash = crypto::Hash::Sha1;
    crypto::Cipher cipher = crypto::Cipher::Des;
    ByteView pre_shared_key;
    ByteView ni;
    ByteView nr;
    ByteView g_xy;
    std::uint64_t cky_i = 0;
    std::uint64_t cky_r = 0;
};

/// RFC 2409 §5, with the cipher key cut as in Appendix B (Ka = K1 | K2 | … when SKEYID_e is too short).
Phase1Keys derive_phase1(const Phase1Secrets& secrets);

/// HASH_I when the first of each pair is the initiator's, HASH_R when it is the responder's.
Bytes authentication_hash(crypto::Hash hash, ByteView skeyid, ByteView g_own, ByteView g_other, std::uint64_t cky_own,
                          std::uint64_t cky_other, ByteView sai_b, ByteView id_b);

/// IV of message 5: the first block of hash(g^xi | g^xr).
Bytes phase1_iv(crypto::Hash hash, crypto::Cipher cipher, ByteView g_xi, ByteView g_xr);
/// First IV of a phase 2 or informational exchange: hash(last phase 1 block | M-ID).
Bytes phase2_iv(crypto::Hash hash, crypto::Cipher cipher, ByteView last_phase1_block, std::uint32_t message_id);

/// HASH(1) of Quick Mode and informational exchanges: `rest` is every payload behind the hash, with generic headers.
Bytes hash_1(crypto::Hash hash, ByteView skeyid_a, std::uint32_t message_id, ByteView rest);
Bytes hash_2(crypto::Hash hash, ByteView skeyid_a, std::uint32_t message_id, ByteView ni_b, ByteView rest);
Bytes hash_3(crypto::Hash hash, ByteView skeyid_a, std::uint32_t message_id, ByteView ni_b, ByteView nr_b);

/// KEYMAT of one direction, RFC 2409 §5.5, `length` octets. `g_qm_xy` is empty without PFS.
Bytes keymat(crypto::Hash hash, ByteView skeyid_d, ByteView g_qm_xy, std::uint8_t protocol, std::uint32_t spi,
             ByteView ni_b, ByteView nr_b, std::size_t length);

}  // namespace switchover::ike
