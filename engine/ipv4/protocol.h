#pragma once
/// Protocol numbers (IANA) that this engine speaks or names.
#include <cstdint>

namespace switchover::ipv4 {

inline constexpr std::uint8_t kIcmp = 1;
inline constexpr std::uint8_t kIpInIp = 4;
inline constexpr std::uint8_t kTcp = 6;
inline constexpr std::uint8_t kUdp = 17;
inline constexpr std::uint8_t kGre = 47;
inline constexpr std::uint8_t kEsp = 50;
inline constexpr std::uint8_t kAh = 51;
inline constexpr std::uint8_t kOspf = 89;

}  // namespace switchover::ipv4
