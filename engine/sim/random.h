#pragma once
/// Seeded randomness, one independent stream per device and purpose, so that one more draw shifts nothing elsewhere.
#include <cstdint>

#include "engine/base/bytes.h"
#include "engine/base/ids.h"

namespace switchover {

enum class Purpose : std::uint8_t {
    IkeCookie,
    IkeNonce,
    IkeDhPrivate,
    IkeMessageId,
    IpsecSpi,
    IpsecIv,
    IpsecLifetime,  ///< the 12.3T kilobyte start value
    HsrpJitter,
    OspfJitter,
    ArpJitter,
    Ipv4Identification,
    Probe,
    LinkImpairment,
    CdpJitter,
    Count
};

/// splitmix64; copyable, 8 octets of state.
class SeededRandom {
   public:
    SeededRandom() = default;
    SeededRandom(std::uint64_t seed, NodeIndex node, Purpose purpose, std::uint32_t index = 0);

    std::uint64_t u64();
    std::uint32_t u32() { return static_cast<std::uint32_t>(u64() >> 32); }
    /// Uniform in [0, n), n > 0.
    std::uint64_t below(std::uint64_t n);
    Bytes bytes(std::size_t n);
    /// True `parts_per_million` times in a million.
    bool chance_ppm(std::uint32_t parts_per_million) { return below(1'000'000) < parts_per_million; }

   private:
    std::uint64_t state_ = 0;
};

}  // namespace switchover
