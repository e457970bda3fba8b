#pragma once
/// Virtual time: integer nanoseconds since the lab was powered on.
#include <chrono>
#include <cstdint>
#include <string>

namespace switchover {

using Duration = std::chrono::nanoseconds;

/// A clock nobody can read: it has no `now()`. The present instant is always handed in.
struct VirtualClock {
    using rep = std::int64_t;
    using period = std::nano;
    using duration = Duration;
};
using Instant = std::chrono::time_point<VirtualClock, Duration>;

using namespace std::chrono_literals;  // NOLINT: `10s` reads as in the RFCs

inline constexpr Instant kNever = Instant::max();
inline constexpr Instant kPowerOn = Instant{};

constexpr std::int64_t to_ns(Duration d) { return d.count(); }
constexpr std::int64_t to_ns(Instant t) { return t.time_since_epoch().count(); }
constexpr double to_seconds(Duration d) { return static_cast<double>(d.count()) * 1e-9; }
constexpr Instant instant_ns(std::int64_t ns) { return Instant{Duration{ns}}; }
/// Whole seconds, rounded down (IOS truncates ages).
constexpr std::int64_t whole_seconds(Duration d) { return d.count() / 1'000'000'000; }
constexpr std::int64_t whole_milliseconds(Duration d) { return d.count() / 1'000'000; }

/// Elapsed time as IOS prints it: `hh:mm:ss`, then `XdYYh`, `XwYd`, `XyYYw`.
std::string ios_elapsed(Duration d);
/// `hh:mm:ss` with hours past 24 (lifetimes).
std::string hours_minutes_seconds(Duration d);
/// `hh:mm:ss.mmm` since power-on, for the session log and the window's clock.
std::string clock_text(Instant t);

}  // namespace switchover
