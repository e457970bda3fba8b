/// `show logging`, `clear logging`.
#include <fmt/format.h>

#include "engine/ios/config/logging.h"
#include "engine/ios/console/console.h"

namespace switchover::ios::exec {
namespace {

std::string destination(const char* name, const LoggingSettings::Level& level, std::uint64_t messages,
                        const char* xml) {
    const std::string state =
        level ? fmt::format("level {}, {} messages logged", level_name(*level), messages) : std::string{"disabled"};
    return fmt::format("    {} logging: {}{}\n", name, state, xml);
}

void show_logging(Console& c, const Match&, bool) {
    Host& host = c.host();
    const auto world = host.world();
    const DeviceConfig& config = *world->device(c.node())->config;
    const DeviceLog& log = host.log(c.node());
    const LoggingSettings settings = logging_settings(config);
    const bool old = config.is_12_2();
    const char* xml = old ? "" : ", xml disabled";
    std::string text = fmt::format(
        "Syslog logging: {} (0 messages dropped, 0 messages rate-limited,{}0 flushes, 0 "
        "overruns{})\n",
        settings.on ? "enabled" : "disabled", old ? " " : "\n                ", xml);
    text += destination("Console", settings.console, log.console_messages, xml);
    text += destination("Monitor", settings.monitor, log.monitor_messages, xml);
    text += destination("Buffer", settings.buffer, log.buffered_messages, xml);
    if (!old) text += "    Logging Exception size (4096 bytes)\n    Count and timestamp logging messages: disabled\n";
    text += settings.trap ? fmt::format("    Trap logging: level {}, {} message lines logged\n",
                                        level_name(*settings.trap), log.trap_messages)
                          : std::string{"    Trap logging: disabled\n"};
    if (settings.buffer) {
        text += fmt::format("\nLog Buffer ({} bytes):\n\n", settings.buffer_size);
        for (const LogEntry& entry : log.buffer) text += entry.text + "\n";
    }
    c.page(std::move(text));
}

void clear_logging(Console& c, const Match&, bool) {
    c.confirm("Clear logging buffer [confirm]", [](Console& console, Host& host) {
        DeviceLog& log = host.log(console.node());
        log.buffer.clear();
        log.octets = 0;
    });
}

constexpr Row kRows[] = {
    {"show logging", Level::Privileged, nullptr, nullptr, show_logging},
    {"clear logging", Level::Privileged, nullptr, nullptr, clear_logging},
};

}  // namespace

std::span<const Row> logging_rows() { return kRows; }

}  // namespace switchover::ios::exec
