/// Commands that only the terminal itself can answer: modes, its settings, history, users.
#include <fmt/format.h>

#include "engine/ios/config/reader.h"
#include "engine/ios/console/dialogue.h"
#include "engine/ios/show/running_config.h"

namespace switchover::ios::exec {
namespace {

constexpr Level kUser = Level::User;
constexpr Level kPrivileged = Level::Privileged;

void enable(Console& c, const Match&, bool) { c.enable(c.host()); }
void disable(Console& c, const Match&, bool) { c.disable(); }
void leave(Console& c, const Match&, bool) { c.close(c.host()); }

void configure_terminal(Console& c, const Match&, bool) {
    c.print("Enter configuration commands, one per line.  End with CNTL/Z.\n");
    c.configure();
}
void configure(Console& c, const Match&, bool) {
    c.ask("Configuring from terminal, memory, or network [terminal]? ",
          [](Console& console, Host&, const std::string& answer) {
              if (answer.empty() || starts_with_word("terminal", answer))
                  configure_terminal(console, {}, false);
              else if (starts_with_word("memory", answer))
                  configure_memory(console, {}, false);
              else
                  console.print("% not supported by Switchover: only the terminal and memory\n");
          });
}

void terminal_length(Console& c, const Match& m, bool) { c.set_length(m.number("lines")); }
void terminal_width(Console& c, const Match& m, bool) { c.set_width(m.number("columns")); }
/// Back to what a terminal has of itself; no history at all.
void terminal_no(Console& c, const Match& m, bool) {
    if (m.has("length")) c.set_length(24);
    if (m.has("width")) c.set_width(80);
    if (m.has("history")) c.history().resize(0);
}
void terminal_monitor(Console& c, const Match& m, bool) {
    if (c.line().kind == Console::Kind::Con)
        c.print("% Console already monitors\n");
    else
        c.set_monitor(!m.has("no"));
}
void terminal_history(Console& c, const Match& m, bool) { c.history().resize(m.number("lines")); }

void show_history(Console& c, const Match&, bool) {
    std::string text;
    for (const std::string& line : c.history().lines()) text += "  " + line + "\n";
    c.page(text);
}

void show_privilege(Console& c, const Match&, bool) {
    c.page(fmt::format("Current privilege level is {}\n", c.privileged() ? 15 : 1));
}

void show_users(Console& c, const Match&, bool) {
    Host& host = c.host();
    const Instant now = host.now();
    std::string text = "    Line       User       Host(s)              Idle       Location\n";
    for (const User& user : host.users(c.node(), &c))
        text += fmt::format("{}{:>3} {:<9} {:<10} {:<20} {:<10} {}\n", user.self ? '*' : ' ', user.number, user.line,
                            user.name, "idle", ios_elapsed(now - user.last_key), user.location);
    c.page(text + "\n  Interface  User      Mode                     Idle     Peer Address\n\n");
}

/// Nobody telnets from here, so there is never anything to come back to.
void no_connections(Console& c, const Match&, bool) { c.page("% No connections open\n"); }

void help(Console& c, const Match&, bool) {
    c.page(
        "Help may be requested at any point in a command by entering\n"
        "a question mark '?'.  If nothing matches, the help list will\n"
        "be empty and you must backup until entering a '?' shows the\n"
        "available options.\n"
        "Two styles of help are provided:\n"
        "1. Full help is available when you are ready to enter a\n"
        "   command argument (e.g. 'show ?') and describes each possible\n"
        "   argument.\n"
        "2. Partial help is provided when an abbreviated argument is entered\n"
        "   and you want to know what arguments match the input\n"
        "   (e.g. 'show pr?'.)\n\n");
}

/// Where the lab's consoles can be reached from outside; not a command of IOS.
void show_consoles(Console& c, const Match&, bool) {
    const auto listeners = c.host().listeners();
    if (listeners.empty()) {
        c.print("Telnet access is off\n");
        return;
    }
    std::string text = "Device                    Address          Port\n";
    for (const Listener& l : listeners) text += fmt::format("{:<25} {:<16} {}\n", l.device, l.address, l.port);
    c.page(text);
}

void running_interface(Console& c, const Match& m, bool) {
    const auto world = c.host().world();
    const auto text = show_running_config_interface(*world->device(c.node())->config, m.word("INTERFACE"));
    if (text) c.page(*text);
}

constexpr Row kRows[] = {
    {"enable", kUser, nullptr, nullptr, enable},
    {"disable", kUser, nullptr, nullptr, disable},
    {"exit", kUser, nullptr, nullptr, leave},
    {"logout", kUser, nullptr, nullptr, leave},
    {"quit", kUser, nullptr, nullptr, leave},
    {"configure", kPrivileged, nullptr, nullptr, configure},
    {"configure terminal", kPrivileged, nullptr, nullptr, configure_terminal},
    {"help", kUser, nullptr, nullptr, help},
    {"resume", kUser, nullptr, nullptr, no_connections},
    {"where", kUser, nullptr, nullptr, no_connections},
    {"show sessions", kUser, nullptr, nullptr, no_connections},
    {"terminal length <0-512>:lines", kUser, nullptr, nullptr, terminal_length},
    {"terminal width <0-512>:columns", kUser, nullptr, nullptr, terminal_width},
    {"terminal no {history|length|width}", kUser, nullptr, nullptr, terminal_no},
    {"terminal [no] monitor", kUser, nullptr, nullptr, terminal_monitor},
    {"terminal history size <0-256>:lines", kUser, nullptr, nullptr, terminal_history},
    {"show history", kUser, nullptr, nullptr, show_history},
    {"show privilege", kUser, nullptr, nullptr, show_privilege},
    {"show users", kUser, nullptr, nullptr, show_users},
    {"show running-config interface INTERFACE", kPrivileged, nullptr, nullptr, running_interface},
    {"show switchover consoles", kUser, nullptr, nullptr, show_consoles},
};

}  // namespace

std::span<const Row> terminal_rows() { return kRows; }

}  // namespace switchover::ios::exec
