#include "engine/base/time.h"

#include <fmt/format.h>

#include <array>

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

namespace {

struct MonthDay {
    int month = 0;
    int day = 0;
};

/// Day 0 is Mar 1 1993; the length of February follows the calendar.
MonthDay month_and_day(std::int64_t day) {
    static constexpr std::array<int, 12> kLength = {31, 30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28};  // from March on
    int year = 1993;
    while (true) {
        for (int m = 0; m < 12; ++m) {
            const int y = m >= 10 ? year + 1 : year;
            const bool leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
            const int length = kLength[static_cast<std::size_t>(m)] + (m == 11 && leap ? 1 : 0);
            if (day < length) return {(m + 2) % 12, static_cast<int>(day) + 1};
            day -= length;
        }
        ++year;
    }
}

}  // namespace

std::string ios_datetime(Instant t, bool with_msec) {
    static constexpr std::array<const char*, 12> kMonth = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::int64_t s = whole_seconds(t.time_since_epoch());
    const MonthDay date = month_and_day(s / 86400);
    std::string out = fmt::format("*{} {:2} {:02}:{:02}:{:02}", kMonth[static_cast<std::size_t>(date.month)], date.day,
                                  s / 3600 % 24, s / 60 % 60, s % 60);
    if (with_msec) out += fmt::format(".{:03}", to_ns(t) / 1'000'000 % 1000);
    return out;
}

std::string clock_text(Instant t) {
    const std::int64_t ms = to_ns(t) / 1'000'000;
    return fmt::format("{:02}:{:02}:{:02}.{:03}", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60, ms % 1000);
}

}  // namespace switchover
