#pragma once
/// The keyed arithmetic of one security association in one direction, ready for a packet a call: ciphers are keyed once
/// and get only the IV, HMAC starts from the two pads already hashed.
#include <memory>

#include "engine/base/bytes.h"
#include "engine/crypto/algorithm.h"

namespace switchover::crypto {

/// Octets of the integrity check value: 96 bits of MD5 and SHA-1 (RFC 2403, 2404), 128 of SHA-256 (RFC 4868) and GCM.
constexpr std::size_t icv_size(Cipher cipher, Hash hash) {
    if (cipher == Cipher::Aes256Gcm) return 16;
    return hash == Hash::None ? 0 : hash == Hash::Sha256 ? 16 : 12;
}

/// A value: a copy shares the keys and builds its own OpenSSL contexts when it is first used, so copying a world costs
/// nothing here. Two copies may be used by two threads. Wrong key lengths are an `ensure`.
class EspContext {
   public:
    enum class Direction : std::uint8_t { Encrypt, Decrypt };

    EspContext();
    EspContext(Cipher cipher, Hash integrity, ByteView cipher_key, ByteView integrity_key, Direction direction);
    EspContext(const EspContext& other);
    EspContext& operator=(const EspContext& other);
    EspContext(EspContext&&) noexcept;
    EspContext& operator=(EspContext&&) noexcept;
    ~EspContext();

    Cipher cipher() const;
    Hash integrity() const;
    ByteView cipher_key() const;
    ByteView integrity_key() const;
    std::size_t icv_size() const { return crypto::icv_size(cipher(), integrity()); }

    /// CBC or nothing (Null), `out` may be `octets` itself; a whole number of blocks. Encrypts or decrypts, as made.
    void apply(ByteView iv, ByteView octets, std::uint8_t* out);
    /// Truncated HMAC of `octets` to `out`, icv_size() octets.
    void sign(ByteView octets, std::uint8_t* out);
    /// Compares in constant time; `icv` is icv_size() octets.
    bool verify(ByteView octets, ByteView icv);

    /// RFC 4106: nonce is salt and `iv` (8 octets); writes ciphertext to `out` and 16 octets of tag.
    void seal(ByteView iv, ByteView associated, ByteView octets, std::uint8_t* out, std::uint8_t* tag);
    /// False when the tag (16 octets) does not fit; `out` then holds nothing to be used.
    bool open(ByteView iv, ByteView associated, ByteView octets, ByteView tag, std::uint8_t* out);

   private:
    struct Keys;
    struct Contexts;
    Contexts& contexts();

    std::shared_ptr<const Keys> keys_;
    std::unique_ptr<Contexts> contexts_;
};

}  // namespace switchover::crypto
