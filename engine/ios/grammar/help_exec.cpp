/// Help texts of EXEC commands.
#include "engine/ios/grammar/help_table.h"

namespace switchover::ios {
namespace {

constexpr HelpEntry kEntries[] = {
    {"clear", "Reset functions"},
    {"configure", "Enter configuration mode"},
    {"configure terminal", "Configure from the terminal"},
    {"copy", "Copy from one file to another"},
    {"debug", "Debugging functions (see also 'undebug')"},
    {"disable", "Turn off privileged commands"},
    {"enable", "Turn on privileged commands"},
    {"exit", "Exit from the EXEC"},
    {"logout", "Exit from the EXEC"},
    {"ping", "Send echo messages"},
    {"quit", "Exit from the EXEC"},
    {"show", "Show running system information"},
    {"telnet", "Open a telnet connection"},
    {"terminal", "Set terminal line parameters"},
    {"undebug", "Disable debugging functions (see also 'debug')"},
    {"write", "Write running configuration to memory"},
};

}  // namespace

std::span<const HelpEntry> exec_help() { return kEntries; }

}  // namespace switchover::ios
