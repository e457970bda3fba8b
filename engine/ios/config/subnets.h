#pragma once
#include <optional>
#include <string>

#include "engine/device/config.h"

namespace switchover::ios {

/// The first other interface that is not shut and whose subnet shares addresses with `wanted`.
inline std::optional<std::string> overlapping(const DeviceConfig& config, const std::string& interface,
                                              const InterfaceAddress& wanted) {
    const Prefix prefix = wanted.prefix();
    for (const InterfaceConfig& other : config.interfaces) {
        if (other.name == interface || other.shutdown) continue;
        for (const InterfaceAddress& own : other.addresses)
            if (prefix.contains(own.prefix().address) || own.prefix().contains(prefix.address)) return other.name;
    }
    return std::nullopt;
}

}  // namespace switchover::ios
