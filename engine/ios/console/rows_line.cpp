/// `show line`, `show terminal`, `show hosts`: the lines of the box, this one, and the names it knows.
#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "engine/ios/console/console.h"
#include "engine/ios/console/password.h"

namespace switchover::ios::exec {
namespace {

void show_line(Console& c, const Match&, bool) {
    const auto world = c.host().world();
    const DeviceConfig& config = *world->device(c.node())->config;
    const std::vector<User> users = c.host().users(c.node(), &c);
    const DeviceLog& log = c.host().log(c.node());
    std::string text = "   Tty Typ     Tx/Rx    A Modem  Roty AccO AccI   Uses   Noise  Overruns   Int\n";
    for (unsigned number = 0; number < kFirstVty + vty_lines(config); ++number) {
        const bool used =
            std::any_of(users.begin(), users.end(), [number](const User& user) { return user.number == number; });
        const auto uses = log.line_uses.find(number);
        text +=
            fmt::format("{}{:>5} {:<5} {:<9}  -    -      -    -    -{:>7}{:>8}{:>8}{:>8}\n", used ? '*' : ' ', number,
                        number == 0   ? "CTY"
                        : number == 1 ? "AUX"
                                      : "VTY",
                        number == 1 ? "9600/9600" : "", uses == log.line_uses.end() ? 0 : uses->second, 0, "0/0", "-");
    }
    c.page(text + "\n");
}

void show_terminal(Console& c, const Match&, bool) {
    const bool con = c.line().kind == Console::Kind::Con;
    const auto lines_of = [](std::size_t n) { return fmt::format("{} lines", n); };
    const std::string idle =
        c.idle_limit() && *c.idle_limit() > Duration{} ? hours_minutes_seconds(*c.idle_limit()) : std::string{"never"};
    std::string text = fmt::format(
        "Line {}, Location: \"{}\", Type: \"\"\n"
        "Length: {}, Width: {} columns\n",
        con ? 0 : c.line().number + kFirstVty, c.line().location, lines_of(c.length()), c.editor().width());
    if (con) text += "Baud rate (TX/RX) is 9600/9600, no parity, 2 stopbits, 8 databits\n";
    text += fmt::format(
        "Status: {}Ready, Active, {}\n"
        "Capabilities: none\n"
        "Modem state: Ready\n"
        "Timeouts:      Idle EXEC    Idle Session   Modem Answer  Session   Dispatch\n"
        "               {:<12} never                        none     not set\n"
        "Session limit is not set.\n"
        "Time since activation: {}\n"
        "Editing is enabled.\n"
        "{}\n",
        con ? "PSI Enabled, " : "", c.monitoring() && !con ? "Automore On, Monitor" : "Automore On", idle,
        hours_minutes_seconds(c.host().now() - c.opened_at()),
        c.history().size() == 0 ? std::string{"History is disabled."}
                                : fmt::format("History is enabled, history size is {}.", c.history().size()));
    c.page(text);
}

void show_hosts(ShowCall& c) {
    std::string domain = "Default domain is not set";
    bool looks_up = true;
    std::vector<std::string> servers;
    std::vector<std::pair<std::string, std::vector<std::string>>> hosts;
    for (const KeptLine& line : c.device.config->kept_lines) {
        if (!line.block.empty()) continue;
        const auto words = split_tokens(line.text);
        const auto rest = [&](std::size_t from) {
            std::vector<std::string> out;
            for (std::size_t i = from; i < words.size(); ++i) out.emplace_back(words[i].text);
            return out;
        };
        if (line.text.starts_with("ip domain name ")) domain = "Default domain is " + rest(3).front();
        if (line.text == "no ip domain lookup") looks_up = false;
        if (line.text.starts_with("ip name-server "))
            for (const std::string& server : rest(2)) servers.push_back(server);
        if (line.text.starts_with("ip host ") && words.size() > 3)
            hosts.emplace_back(std::string{words[2].text}, rest(3));
    }
    c.out.line("{}", domain);
    c.out.line("Name/address lookup uses {}", looks_up ? "domain service" : "static mappings");
    c.out.line("Name servers are {}",
               servers.empty() ? "255.255.255.255" : fmt::format("{}", fmt::join(servers, ", ")));
    c.out.line();
    c.out.line("Codes: UN - unknown, EX - expired, OK - OK, ?? - revalidate");
    c.out.line("       temp - temporary, perm - permanent");
    c.out.line("       NA - Not Applicable None - Not defined");
    c.out.line();
    c.out.line("Host                      Port  Flags      Age Type   Address(es)");
    for (const auto& [name, addresses] : hosts)
        c.out.line("{:<25} None  (perm, OK)  0   IP    {}", name, fmt::join(addresses, " "));
}

constexpr Row kRows[] = {
    {"show hosts", Level::User, show_hosts},
    {"show line", Level::User, nullptr, nullptr, show_line},
    {"show terminal", Level::User, nullptr, nullptr, show_terminal},
};

}  // namespace

std::span<const Row> line_rows() { return kRows; }

}  // namespace switchover::ios::exec
