#pragma once
/// From records to what a console shows: the one place where a Record becomes IOS words.
#include <span>
#include <string>
#include <vector>

#include "engine/device/config.h"
#include "engine/ios/log/clock.h"
#include "engine/ios/log/line.h"
#include "engine/record/record.h"

namespace switchover::ios {

/// Appends the lines that IOS prints for `record`, in order; none for what IOS is silent about (routes without a
/// `debug`, probes). The faults of the lab itself, which no router knows, come as `fault: …` and `restored: …`.
void log_lines(const Record& record, const Names& names, std::vector<LogLine>& out);

/// False: IOS prints nothing for a record like this unless something is debugged. Costs no text, so that a world whose
/// routers debug nothing does not pay for the words of each packet.
bool is_message(const RecordBody& body);

/// What stands before a line under `service timestamps`, with the `: ` that ends it; empty for `no service timestamps`.
/// Uptime stamps count from the boot, the calendar goes on through it. `local` is the zone for `localtime`.
std::string time_stamp(const TimestampConfig& config, Instant at, const Clock& clock, const Zone& local = {});

/// A whole line as the console of a device shows it; continuation lines stay without a stamp, as in IOS.
std::string console_text(const LogLine& line, const DeviceConfig& config, Instant at, const Clock& clock);

/// The names of a device's interfaces as the records of that device index them: the running ones, which keep their
/// index when a line before them is removed; those of `config` while it is powered off.
Names names_of(const DeviceConfig& config, std::span<const Interface> running = {});

}  // namespace switchover::ios
