#pragma once
/// The `logging …` lines: where a router's messages go, and from which level on.
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "engine/ios/config/row.h"

namespace switchover::ios {

inline constexpr std::uint8_t kDebugging = 7;

struct LoggingSettings {
    using Level = std::optional<std::uint8_t>;  ///< the largest severity that is taken; nothing: none
    bool on = true;                             ///< false: only the console gets messages
    Level console = kDebugging;
    Level monitor = kDebugging;  ///< vtys with `terminal monitor`
    Level buffer;
    std::size_t buffer_size = 4096;  ///< octets
    Level trap = std::uint8_t{6};
    bool numbered = false;  ///< `service sequence-numbers`

    static bool takes(const Level& level, std::uint8_t severity) { return level && severity <= *level; }
    bool operator==(const LoggingSettings&) const = default;
};
LoggingSettings logging_settings(const DeviceConfig& config);

/// `warnings` of 4.
std::string_view level_name(std::uint8_t severity);

// Handlers of rows.
/// `logging {console|monitor|trap} [LEVEL]`: the default is not shown.
Applied logging_level(Call& call);
/// `logging buffered [SIZE] [LEVEL]`
Applied logging_buffered(Call& call);

}  // namespace switchover::ios
