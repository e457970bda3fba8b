#pragma once
/// Typed IPsec configuration with IOS defaults.
#include <cstdint>
#include <string>
#include <vector>

#include "engine/base/time.h"
#include "engine/crypto/algorithm.h"

namespace switchover::ipsec {

/// What one ESP security association does to a packet.
struct Transform {
    crypto::Cipher cipher = crypto::Cipher::Des;
    crypto::Hash integrity = crypto::Hash::None;
    bool operator==(const Transform&) const = default;
};

/// `esp-des esp-md5-hmac`
std::string ios_name(const Transform& transform);

/// `crypto ipsec transform-set NAME …`
struct TransformSet {
    std::string name;
    Transform transform;
    bool tunnel = true;  ///< `mode transport` is read but not applied
    bool operator==(const TransformSet&) const = default;
};

struct Config {
    std::vector<TransformSet> transform_sets;
    Duration lifetime = 3600s;
    std::uint32_t lifetime_kilobytes = 4'608'000;
    bool operator==(const Config&) const = default;
    const TransformSet* find(const std::string& name) const {
        for (const TransformSet& set : transform_sets)
            if (set.name == name) return &set;
        return nullptr;
    }
};

}  // namespace switchover::ipsec
