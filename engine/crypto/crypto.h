#pragma once
/// The arithmetic of IKE as functions on values: digests, HMAC, CBC, Diffie-Hellman. Randomness is handed in by
/// callers. Lengths that do not fit an algorithm are the caller's mistake (`ensure`); what comes from a peer is checked
/// by type.
#include <initializer_list>
#include <span>
#include <string>

#include "engine/base/bytes.h"
#include "engine/base/result.h"
#include "engine/crypto/algorithm.h"

namespace switchover::crypto {

/// Can every algorithm be had from the installed OpenSSL? The error says what is missing and how to get it. Call it
/// once at start-up; afterwards an algorithm that is not there is an `ensure`.
Result<void, std::string> self_check();

/// Digest of the parts one after the other. `hash` is not None.
Bytes digest(Hash hash, std::initializer_list<ByteView> parts);
inline Bytes digest(Hash hash, ByteView octets) { return digest(hash, {octets}); }

/// HMAC (RFC 2104) over the parts one after the other, not truncated. This is the prf of RFC 2409 §5. Any key length.
Bytes hmac(Hash hash, ByteView key, std::initializer_list<ByteView> parts);
inline Bytes hmac(Hash hash, ByteView key, ByteView octets) { return hmac(hash, key, {octets}); }

/// CBC without padding: `octets` is a multiple of the block, `iv` one block, `key` key_size() octets. Not for GCM.
Bytes cbc_encrypt(Cipher cipher, ByteView key, ByteView iv, ByteView octets);
Bytes cbc_decrypt(Cipher cipher, ByteView key, ByteView iv, ByteView octets);

/// Equal length and content, in a time that depends on the length alone.
bool equal_in_constant_time(ByteView a, ByteView b);

/// DES weak and semi-weak keys of RFC 2409 Appendix A; parity bits do not count. `key` is 8 octets.
bool is_weak_des_key(ByteView key);

/// Octets of a private exponent: 256 bits, twice the strength of the strongest group (RFC 2412 §5), not the prime's
/// size.
inline constexpr std::size_t kDhPrivateSize = 32;

enum class DhError : unsigned char {
    BadLength,  ///< the public value is longer than the prime (shorter is left-padded by RFC 2409, IOS sends full size)
    OutOfRange,  ///< 0, 1, p-1 or not below p: it would give away the secret
};

/// 2^private mod p, big endian, left-padded to group_size().
Bytes dh_public(DhGroup group, ByteView private_value);
/// peer_public^private mod p, big endian, left-padded to group_size().
Result<Bytes, DhError> dh_shared(DhGroup group, ByteView private_value, ByteView peer_public);

}  // namespace switchover::crypto
