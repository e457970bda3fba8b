#pragma once
/// What time it is on a router: virtual time as its calendar, `clock set` and `clock timezone` have it.
#include <cstdint>
#include <optional>
#include <string>

#include "engine/base/time.h"
#include "engine/device/config.h"

namespace switchover::ios {

/// `clock timezone NAME HOURS [MINUTES]`
struct Zone {
    std::string name = "UTC";
    Duration offset{};  ///< what is added to UTC
};
Zone zone_of(const DeviceConfig& config);

/// Of a running device.
struct Clock {
    Instant booted_at;
    std::optional<Duration> set{};  ///< `clock set`: what is added to virtual time; nothing: the time is not trusted

    /// `*` before a time that nobody has set.
    const char* mark() const { return set ? "" : "*"; }
};

struct Date {
    int year = 1993;
    unsigned month = 1;    ///< from 1
    unsigned day = 1;      ///< from 1
    unsigned weekday = 0;  ///< from Sunday
    Duration time{};       ///< of the day
};
/// The calendar of a 7200 begins on Mar 1 1993 when the lab is switched on, and goes on through a reload.
Date date_of(Instant at, const Clock& clock, const Zone& zone);
/// What `clock set` must add to virtual time to read `date` at `now`. Nothing: there is no such day.
std::optional<Duration> clock_offset(const Date& date, Instant now, const Zone& zone);

/// `12:00:00.123 UTC Thu Sep 4 2003`
std::string date_text(const Date& date, const Zone& zone, bool with_msec);
/// `Sep  4 12:00:00.123`, with `2003 ` before the time when `with_year`.
std::string stamp_text(const Date& date, bool with_msec, bool with_year);

}  // namespace switchover::ios
