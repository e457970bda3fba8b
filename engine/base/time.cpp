#include "engine/base/time.h"

#include <fmt/format.h>

namespace switchover {

std::string ios_elapsed(Duration d) {
    const std::int64_t s = whole_seconds(d);
    const std::int64_t hours = s / 3600;
    const std::int64_t days = s / 86400;
    if (days < 1) return fmt::format("{:02}:{:02}:{:02}", hours, s / 60 % 60, s % 60);
    if (days < 7) return fmt::format("{}d{:02}h", days, hours % 24);
    if (days < 365) return fmt::format("{}w{}d", days / 7, days % 7);
    return fmt::format("{}y{:02}w", days / 365, days % 365 / 7);
}

std::string hours_minutes_seconds(Duration d) {
    const std::int64_t s = whole_seconds(d);
    return fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
}

std::string clock_text(Instant t) {
    const std::int64_t ms = to_ns(t) / 1'000'000;
    return fmt::format("{:02}:{:02}:{:02}.{:03}", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60, ms % 1000);
}

}  // namespace switchover
