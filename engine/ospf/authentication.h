#pragma once
/// RFC 2328 Appendix D on octets: simple passwords and message digests. The keys and what to make of a packet that does
/// not hold are the process's.
#include <cstdint>
#include <string_view>

#include "engine/base/bytes.h"

namespace switchover::ospf {

inline constexpr std::size_t kPasswordLen = 8;  ///< longer passwords are cut
inline constexpr std::size_t kDigestLen = 16;   ///< of MD5, and of its keys: longer ones are cut

/// §D.4.2: `packet`, encoded without authentication, with AuType 1 and the password.
Bytes with_password(ByteView packet, std::string_view password);
/// §D.4.3: `packet`, encoded without authentication, with AuType 2, no checksum, and its digest behind it.
Bytes with_digest(ByteView packet, std::uint8_t key_id, std::string_view key, std::uint32_t sequence);

/// §D.5.2. `packet` was decoded with AuType 1, which checks its checksum.
bool password_holds(ByteView packet, std::string_view password);
/// §D.5.3: the digest behind the packet. `packet` was decoded with AuType 2; what follows the digest does not count.
bool digest_holds(ByteView packet, std::string_view key);

}  // namespace switchover::ospf
