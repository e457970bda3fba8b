/// Configurations as files: what asks before it acts or speaks of more than one step.
#include <fmt/format.h>

#include <algorithm>

#include "engine/ios/config/reader.h"
#include "engine/ios/console/dialogue.h"
#include "engine/ios/show/running_config.h"

namespace switchover::ios::exec {
namespace {

constexpr Level kPrivileged = Level::Privileged;
constexpr std::string_view kStartup = "startup-config";
/// A file is read within one tick of the box's clock.
constexpr double kTick = 0.004;

/// The text behind a file's name: `startup-config`, or one of the lab's folder. Errors: what IOS prints.
Result<std::string, std::string> text_of(Console& c, std::string_view name) {
    if (name != kStartup && name != "nvram:startup-config") return c.host().read_file(name);
    const auto world = c.host().world();
    return config_text(*world->device(c.node())->startup);
}

/// Applies what can be applied of `text` to the running configuration, as if it were typed, and tells the rest by line.
/// False: nothing was applied.
bool merge(Console& c, Host& host, const std::string& text) {
    const auto world = host.world();
    const snapshot::Device& box = *world->device(c.node());
    DeviceConfig scratch = *box.config;
    Mode mode;
    std::vector<std::string> lines;
    std::size_t number = 0;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find('\n', at), text.size());
        std::string line = text.substr(at, end - at);
        at = end + 1;
        ++number;
        if (line.ends_with('\r')) line.pop_back();
        const LineOutcome outcome = apply_line(scratch, mode, line);
        if (outcome.applied)
            lines.push_back(std::move(line));
        else
            c.print(fmt::format("% Switchover: line {} was refused\n{}\n{}", number, printable(line),
                                outcome.problem ? outcome.problem->console_text(0) : std::string{}));
    }
    if (const auto done = host.apply(ConfigInput{box.name, std::move(lines), c.by(), true}); !done) {
        c.print("% " + done.error() + "\n");
        return false;
    }
    return true;
}

void copy_to_running(Console& c, const Match& m, bool) {
    const std::string source = m.has("file") ? m.word("file") : std::string{kStartup};
    ask_file(c, "Destination filename [running-config]? ", [source](Console& console, Host& host) {
        const auto text = text_of(console, source);
        if (!text)
            console.print(text.error() + "\n");
        else if (merge(console, host, *text))
            console.print(fmt::format("{} bytes copied in {:.3f} secs ({:.0f} bytes/sec)\n", text->size(), kTick,
                                      static_cast<double>(text->size()) / kTick));
    });
}

void replace(Console& c, Host& host, const std::string& file) {
    const auto text = text_of(c, file);
    if (!text) {
        c.print(text.error() + "\n");
        return;
    }
    const auto world = host.world();
    if (const auto done = host.apply(ReplaceConfigInput{world->device(c.node())->name, *text, c.by()}); !done)
        c.print(fmt::format("\n% {}: {}\n% Rollback aborted: nothing was changed\n\n", file, done.error()));
    else
        c.print("\nTotal number of passes: 1\nRollback Done\n\n");
}

void configure_replace(Console& c, const Match& m, bool) {
    const std::string file = m.word("file");
    if (m.has("force")) {
        replace(c, c.host(), file);
        return;
    }
    c.print(
        "This will apply all necessary additions and deletions\n"
        "to replace the current running configuration with the\n"
        "contents of the specified configuration file, which is\n"
        "assumed to be a complete configuration, not a partial\n"
        "configuration. Enter Y if you are sure you want to proceed. ");
    ask_yes_no(c, "? [no]: ", false, [file](Console& console, Host& host, bool yes) {
        if (yes) replace(console, host, file);
    });
}

void write_terminal(ShowCall& c) { c.out.line("{}", show_running_config(*c.device.config)); }

constexpr Row kRows[] = {
    {"configure memory", kPrivileged, nullptr, nullptr, configure_memory},
    {"copy startup-config running-config", kPrivileged, nullptr, nullptr, copy_to_running},
    {"copy WORD:file running-config", kPrivileged, nullptr, nullptr, copy_to_running},
    {"configure replace WORD:file [force]", kPrivileged, nullptr, nullptr, configure_replace, Trains::Only12_3T},
    {"write terminal", kPrivileged, write_terminal},
};

}  // namespace

std::span<const Row> file_rows() { return kRows; }

}  // namespace switchover::ios::exec

namespace switchover::ios {

void configure_memory(Console& console, const Match&, bool) {
    const auto world = console.host().world();
    exec::merge(console, console.host(), config_text(*world->device(console.node())->startup));
}

}  // namespace switchover::ios
