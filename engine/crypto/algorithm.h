#pragma once
/// Names of the algorithms that the product offers, and their sizes. Shared by IKE, IPsec and their configurations.
#include <cstddef>
#include <cstdint>

namespace switchover::crypto {

enum class Cipher : std::uint8_t { Null, Des, TripleDes, Aes128, Aes192, Aes256, Aes256Gcm };
enum class Hash : std::uint8_t { None, Md5, Sha1, Sha256 };

/// Oakley groups: RFC 2409 §6 (1, 2), RFC 3526 (5, 14).
enum class DhGroup : std::uint8_t { None = 0, Group1 = 1, Group2 = 2, Group5 = 5, Group14 = 14 };

/// Octets of key that a cipher takes from keying material. AES-256-GCM takes 36: key, then salt (RFC 4106 §8.1).
constexpr std::size_t key_size(Cipher cipher) {
    switch (cipher) {
        case Cipher::Null: return 0;
        case Cipher::Des: return 8;
        case Cipher::TripleDes: return 24;
        case Cipher::Aes128: return 16;
        case Cipher::Aes192: return 24;
        case Cipher::Aes256: return 32;
        case Cipher::Aes256Gcm: return 36;
    }
    return 0;
}

/// Octets of a cipher block; 1 where any length will do.
constexpr std::size_t block_size(Cipher cipher) {
    switch (cipher) {
        case Cipher::Des:
        case Cipher::TripleDes: return 8;
        case Cipher::Aes128:
        case Cipher::Aes192:
        case Cipher::Aes256: return 16;
        case Cipher::Null:
        case Cipher::Aes256Gcm: return 1;
    }
    return 1;
}

/// Octets of the IV that travels in each ESP packet.
constexpr std::size_t iv_size(Cipher cipher) {
    if (cipher == Cipher::Null) return 0;
    return cipher == Cipher::Aes256Gcm ? 8 : block_size(cipher);
}

/// Octets of a digest, and of the HMAC key and untruncated output made with it.
constexpr std::size_t hash_size(Hash hash) {
    switch (hash) {
        case Hash::None: return 0;
        case Hash::Md5: return 16;
        case Hash::Sha1: return 20;
        case Hash::Sha256: return 32;
    }
    return 0;
}

/// Octets of the prime of a group, so of every public value and shared secret.
constexpr std::size_t group_size(DhGroup group) {
    switch (group) {
        case DhGroup::None: return 0;
        case DhGroup::Group1: return 96;
        case DhGroup::Group2: return 128;
        case DhGroup::Group5: return 192;
        case DhGroup::Group14: return 256;
    }
    return 0;
}

}  // namespace switchover::crypto
