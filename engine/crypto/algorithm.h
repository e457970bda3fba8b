#pragma once
/// Names of the algorithms that the product offers. Shared by IKE, IPsec and their configurations.
#include <cstdint>

namespace switchover::crypto {

enum class Cipher : std::uint8_t { Null, Des, TripleDes, Aes128, Aes192, Aes256, Aes256Gcm };
enum class Hash : std::uint8_t { None, Md5, Sha1, Sha256 };

/// Oakley groups: RFC 2409 §6 (1, 2), RFC 3526 (5, 14).
enum class DhGroup : std::uint8_t { None = 0, Group1 = 1, Group2 = 2, Group5 = 5, Group14 = 14 };

}  // namespace switchover::crypto
