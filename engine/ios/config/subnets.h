#pragma once
#include <optional>
#include <span>
#include <string>

#include "engine/device/config.h"

namespace switchover::ios {

/// The first of `others` that is not `interface`, not shut, and whose subnet shares addresses with `wanted`.
inline std::optional<std::string> overlapping(std::span<const InterfaceConfig> others, const std::string& interface,
                                              const InterfaceAddress& wanted) {
    const Prefix prefix = wanted.prefix();
    for (const InterfaceConfig& other : others) {
        if (other.name == interface || other.shutdown) continue;
        for (const InterfaceAddress& own : other.addresses)
            if (prefix.contains(own.prefix().address) || own.prefix().contains(prefix.address)) return other.name;
    }
    return std::nullopt;
}

}  // namespace switchover::ios
