#pragma once
/// Typed ISAKMP configuration with IOS defaults.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/time.h"
#include "engine/crypto/algorithm.h"

namespace switchover::ike {

enum class Authentication : std::uint8_t { PreShare = 1, RsaSig = 3, RsaEncr = 4 };

/// `crypto isakmp policy N`
struct Policy {
    std::uint16_t priority = 1;
    crypto::Cipher cipher = crypto::Cipher::Des;
    crypto::Hash hash = crypto::Hash::Sha1;
    Authentication authentication = Authentication::RsaSig;
    crypto::DhGroup group = crypto::DhGroup::Group1;
    Duration lifetime = 86400s;
    bool operator==(const Policy&) const = default;
};

/// `crypto isakmp key KEY address A [MASK]`
struct PreSharedKey {
    std::string key;
    Ipv4Address address;
    Ipv4Address mask{~0u};
    bool operator==(const PreSharedKey&) const = default;
};

enum class KeepaliveMode : std::uint8_t { OnDemand, Periodic };

/// `crypto isakmp keepalive SECS [RETRY] [periodic]`
struct Keepalive {
    Duration interval = 10s;
    Duration retry = 2s;
    KeepaliveMode mode = KeepaliveMode::OnDemand;
    bool operator==(const Keepalive&) const = default;
};

/// Which vendor ids and debug words the box uses: 12.2 has neither DPD nor NAT-T and falls back to Cisco keepalives.
enum class Train : std::uint8_t { Ios12_2, Ios12_3T };

struct Config {
    bool enabled = true;
    std::vector<Policy> policies;  ///< ascending by priority
    std::vector<PreSharedKey> keys;
    std::optional<Keepalive> keepalive;
    bool invalid_spi_recovery = false;
    Train train = Train::Ios12_3T;
    bool operator==(const Config&) const = default;
};

}  // namespace switchover::ike
