#include "engine/ios/show/version.h"

#include <algorithm>
#include <cctype>
#include <utility>

#include "engine/device/software.h"

namespace switchover::ios {

namespace {

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

std::string software_text(const DeviceConfig& config) { return software_name(config); }

void show_version(const snapshot::Device& device, Instant now, TextOut& out) {
    const DeviceConfig& config = *device.config;
    out.line("{}", software_description(config));
    out.line("Image text-base: 0x60008954, data-base: 0x623B6000");
    out.line();
    out.line("ROM: System Bootstrap, Version 12.2(4r)B2, RELEASE SOFTWARE (fc2)");
    out.line();
    out.line("{} uptime is {}", config.hostname, uptime_text(now - device.booted_at));
    out.line("System returned to ROM by {}", device.reloaded ? "reload" : "power-on");
    out.line("System image file is \"{}\"", image_file(config));
    out.line();
    out.line("{} (NPE400) processor (revision A) with 245760K/16384K bytes of memory.", kPlatform);
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

void show_clock(const DeviceConfig& config, const Clock& clock, Instant now, bool detail, TextOut& out) {
    const Zone zone = zone_of(config);
    out.line("{}{}", clock.mark(), date_text(date_of(now, clock, zone), zone, true));
    if (detail) out.line("{}", clock.set ? "Time source is user configuration" : "No time source");
}

}  // namespace switchover::ios
