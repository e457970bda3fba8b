#include "engine/ios/show/version.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <chrono>
#include <utility>

namespace switchover::ios {

namespace {

constexpr const char* kImage = "disk1:c7200-a3jk9s-mz.123-7.T1";
constexpr const char* kImage12_2 = "disk1:c7200-jk9s-mz.122-46";

/// Of `boot system [flash] FILE`, else the usual one of the release.
std::string image_of(const DeviceConfig& config) {
    for (const KeptLine& line : config.kept_lines)
        if (line.text.rfind("boot system ", 0) == 0) return line.text.substr(line.text.rfind(' ') + 1);
    return config.is_12_2() ? kImage12_2 : kImage;
}

/// `disk1:c7200-a3jk9s-mz.123-7.T1` is the file of C7200-A3JK9S-M; the `z` tells that it is compressed.
std::string software_name(const std::string& image) {
    std::string name = image.substr(image.find(':') == std::string::npos ? 0 : image.find(':') + 1);
    name = name.substr(0, name.find('.'));
    if (name.ends_with("-mz")) name.pop_back();
    std::ranges::transform(name, name.begin(), [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
    return name;
}

std::string release_of(const DeviceConfig& config) {
    if (config.is_12_2()) return "12.2(46), ";
    return config.version == "12.3" ? "12.3(7)T1,  " : config.version + ", ";
}

void port_lines(const std::vector<Interface>& interfaces, TextOut& out) {
    constexpr std::pair<const char*, const char*> kKinds[] = {
        {"Ethernet", "Ethernet/IEEE 802.3 interface(s)"},
        {"FastEthernet", "FastEthernet/IEEE 802.3 interface(s)"},
        {"GigabitEthernet", "Gigabit Ethernet/IEEE 802.3 interface(s)"},
        {"ATM", "ATM network interface(s)"},
    };
    for (const auto& [prefix, words] : kKinds) {
        const auto count = std::ranges::count_if(interfaces, [type = std::string_view{prefix}](const Interface& i) {
            return i.name.rfind(type, 0) == 0 && i.name.find('.') == std::string::npos && !i.deleted;
        });
        if (count > 0) out.line("{} {}", count, words);
    }
}

}  // namespace

std::string uptime_text(Duration d) {
    const std::int64_t minutes = whole_seconds(d) / 60;
    const std::int64_t days = minutes / 1440;
    const std::pair<std::int64_t, const char*> units[] = {
        {days / 365, "year"}, {days % 365 / 7, "week"}, {days % 365 % 7, "day"}, {minutes / 60 % 24, "hour"}};
    std::string out;
    for (const auto& [n, unit] : units)
        if (n > 0) out += fmt::format("{} {}{}, ", n, unit, n == 1 ? "" : "s");
    return out + fmt::format("{} minute{}", minutes % 60, minutes % 60 == 1 ? "" : "s");
}

std::string software_text(const DeviceConfig& config) {
    return fmt::format("7200 Software ({}), Version {}RELEASE SOFTWARE (fc2)", software_name(image_of(config)),
                       release_of(config));
}

void show_version(const snapshot::Device& device, Instant now, TextOut& out) {
    const DeviceConfig& config = *device.config;
    out.line("Cisco Internetwork Operating System Software ");
    out.line("IOS (tm) {}", software_text(config));
    out.line("TAC Support: http://www.cisco.com/tac");
    out.line("Copyright (c) 1986-2004 by cisco Systems, Inc.");
    out.line("Compiled Tue 13-Apr-04 08:03 by switchover");
    out.line("Image text-base: 0x60008954, data-base: 0x623B6000");
    out.line();
    out.line("ROM: System Bootstrap, Version 12.2(4r)B2, RELEASE SOFTWARE (fc2)");
    out.line();
    out.line("{} uptime is {}", config.hostname, uptime_text(now - device.booted_at));
    out.line("System returned to ROM by {}", device.reloaded ? "reload" : "power-on");
    out.line("System image file is \"{}\"", image_of(config));
    out.line();
    out.line("cisco 7206VXR (NPE400) processor (revision A) with 245760K/16384K bytes of memory.");
    out.line("Processor board ID {}", 23665122 + device.node);
    out.line("R7000 CPU at 350Mhz, Implementation 39, Rev 3.2, 256KB L2 Cache");
    out.line("6 slot VXR midplane, Version 2.7");
    out.line();
    out.line("Last reset from power-on");
    port_lines(device.interfaces, out);
    out.line("125K bytes of non-volatile configuration memory.");
    out.line();
    out.line("Configuration register is 0x2102");
    out.line();
}

void show_clock(Instant now, TextOut& out) {
    using namespace std::chrono;
    static constexpr std::array<const char*, 7> kDay = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr std::array<const char*, 12> kMonth = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                                           "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const std::int64_t ms = whole_milliseconds(now.time_since_epoch());
    // The day on which the clock of a 7200 begins; log lines count from it as well.
    const sys_days day = sys_days{year{1993} / March / 1} + days{ms / 86'400'000};
    const year_month_day date{day};
    out.line("*{:02}:{:02}:{:02}.{:03} UTC {} {} {} {}", ms / 3'600'000 % 24, ms / 60'000 % 60, ms / 1000 % 60,
             ms % 1000, kDay[weekday{day}.c_encoding()], kMonth[static_cast<unsigned>(date.month()) - 1],
             static_cast<unsigned>(date.day()), static_cast<int>(date.year()));
}

}  // namespace switchover::ios
