#pragma once
/// The `debug` commands: which flag each sets, which lines a flag shows, and the text of `show debugging`.
#include <span>
#include <string>
#include <string_view>

#include "engine/base/text.h"
#include "engine/ios/log/line.h"
#include "engine/sim/debug.h"

namespace switchover::ios {

struct DebugCommand {
    const char* words;  ///< behind `debug`, keywords in full
    DebugFlag flag;
    const char* group;  ///< heading of `show debugging`
    const char* text;   ///< `OSPF adjacency events`: what ` debugging is on` or ` is off` follows
    const char* help;   ///< of the last word
};

/// In the order of `show debugging`.
std::span<const DebugCommand> debug_commands();

/// Turns on or off what the words behind `debug` or `no debug` name; `all` is everything. Off takes what is below the
/// words along (`no debug standby`). False: there is no such command.
bool switch_debug(DebugFlags& flags, std::string_view words, bool on);

/// What IOS answers: `OSPF adjacency events debugging is on`.
std::string debug_switched(std::string_view words, bool on);

/// The command of these words; nullptr when there is none.
const DebugCommand* find_debug(std::string_view words);

/// Does a terminal of a device with these flags print the line? Syslog messages always are.
bool is_shown(const LogLine& line, const DebugFlags& flags);

/// `show debugging`: what is on, grouped; nothing when all is off.
void show_debugging(const DebugFlags& flags, TextOut& out);

}  // namespace switchover::ios
