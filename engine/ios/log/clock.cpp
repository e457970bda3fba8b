#include "engine/ios/log/clock.h"

#include <fmt/format.h>

#include <array>
#include <chrono>
#include <cstdlib>

#include "engine/ios/grammar/words.h"

namespace switchover::ios {
namespace {

using namespace std::chrono;

constexpr std::array<const char*, 7> kDay = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
constexpr std::array<const char*, 12> kMonth = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
constexpr sys_days kFirstDay = sys_days{year{1993} / March / 1};

std::string time_text(Duration of_day, bool with_msec) {
    const std::int64_t ms = whole_milliseconds(of_day);
    std::string out = fmt::format("{:02}:{:02}:{:02}", ms / 3'600'000, ms / 60'000 % 60, ms / 1000 % 60);
    return with_msec ? out + fmt::format(".{:03}", ms % 1000) : out;
}

}  // namespace

Zone zone_of(const DeviceConfig& config) {
    for (const KeptLine& line : config.kept_lines) {
        if (!line.block.empty() || !line.text.starts_with("clock timezone ")) continue;
        const auto words = split_tokens(line.text);
        if (words.size() < 4) continue;
        // The reader has seen to it that these are numbers. The minutes go the way of the hours.
        const int hours = std::atoi(std::string{words[3].text}.c_str());
        const int past = words.size() > 4 ? std::atoi(std::string{words[4].text}.c_str()) : 0;
        const bool west = words[3].text.front() == '-';
        return {std::string{words[2].text}, std::chrono::hours{hours} + std::chrono::minutes{west ? -past : past}};
    }
    return {};
}

Date date_of(Instant at, const Clock& clock, const Zone& zone) {
    const Duration since = at.time_since_epoch() + clock.set.value_or(Duration{}) + zone.offset;
    const days whole = floor<days>(since);
    const sys_days day = kFirstDay + whole;
    const year_month_day ymd{day};
    return {static_cast<int>(ymd.year()), static_cast<unsigned>(ymd.month()), static_cast<unsigned>(ymd.day()),
            weekday{day}.c_encoding(), since - whole};
}

std::optional<Duration> clock_offset(const Date& date, Instant now, const Zone& zone) {
    const year_month_day ymd{year{date.year}, month{date.month}, day{date.day}};
    if (!ymd.ok()) return std::nullopt;
    return (sys_days{ymd} - kFirstDay) + date.time - zone.offset - now.time_since_epoch();
}

std::string date_text(const Date& date, const Zone& zone, bool with_msec) {
    return fmt::format("{} {} {} {} {} {}", time_text(date.time, with_msec), zone.name, kDay[date.weekday],
                       kMonth[date.month - 1], date.day, date.year);
}

std::string stamp_text(const Date& date, bool with_msec, bool with_year) {
    return fmt::format("{} {:2} {}{}", kMonth[date.month - 1], date.day,
                       with_year ? fmt::format("{} ", date.year) : std::string{}, time_text(date.time, with_msec));
}

}  // namespace switchover::ios
