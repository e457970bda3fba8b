#pragma once
/// Durations as people write them in scripts and journals.
#include <optional>
#include <string>
#include <string_view>

#include "engine/base/time.h"

namespace switchover {

/// `500us`, `20ms`, `1.5s`, `2m`, `3h`, `250ns`; a number without a unit is not a duration. Nothing when the text is
/// something else, finer than a nanosecond, negative, or longer than about 290 years.
std::optional<Duration> parse_duration(std::string_view text);

/// The shortest whole number and unit that `parse_duration` reads back exactly: 1500 ms gives `1500ms`, an hour `1h`.
std::string duration_text(Duration d);

}  // namespace switchover
