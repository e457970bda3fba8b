#include "engine/ios/config/logging.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace switchover::ios {
namespace {

constexpr std::array<std::string_view, 8> kLevels = {"emergencies", "alerts",        "critical",      "errors",
                                                     "warnings",    "notifications", "informational", "debugging"};

bool is_number(std::string_view text) {
    return !text.empty() && text.size() < 10 &&
           std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// The level that stands under the labels of a row, or `preset`.
std::uint8_t level_of(const Match& match, std::uint8_t preset) {
    if (match.has("level")) return static_cast<std::uint8_t>(match.number("level"));
    for (std::size_t i = 0; i < kLevels.size(); ++i)
        if (match.has(kLevels[i])) return static_cast<std::uint8_t>(i);
    return preset;
}

/// A line `no logging console`, or `logging console LEVEL`.
void read_level(std::string_view line, std::string_view destination, LoggingSettings::Level& level) {
    if (line.starts_with("no ")) {
        if (line.substr(3) == destination) level.reset();
        return;
    }
    if (!line.starts_with(destination)) return;
    for (const Token& word : split_tokens(line.substr(destination.size()))) {
        const auto name = std::find(kLevels.begin(), kLevels.end(), word.text);
        if (name != kLevels.end()) level = static_cast<std::uint8_t>(name - kLevels.begin());
        if (is_number(word.text) && word.text.size() == 1) level = static_cast<std::uint8_t>(word.text.front() - '0');
    }
}

}  // namespace

std::string_view level_name(std::uint8_t severity) { return kLevels[std::min<std::size_t>(severity, 7)]; }

LoggingSettings logging_settings(const DeviceConfig& config) {
    constexpr std::string_view kBuffered = "logging buffered";
    LoggingSettings out;
    for (const KeptLine& line : config.kept_lines) {
        if (!line.block.empty()) continue;
        if (line.text == "service sequence-numbers") out.numbered = true;
        if (line.section != Section::Logging) continue;
        if (line.text == "no logging on") out.on = false;
        read_level(line.text, "logging console", out.console);
        read_level(line.text, "logging monitor", out.monitor);
        read_level(line.text, "logging trap", out.trap);
        if (!line.text.starts_with(kBuffered)) continue;
        out.buffer = kDebugging;
        read_level(line.text, kBuffered, out.buffer);
        for (const Token& word : split_tokens(line.text))
            if (is_number(word.text) && word.text.size() > 1) out.buffer_size = std::stoul(std::string{word.text});
    }
    return out;
}

Applied logging_level(Call& call) {
    const std::string& key = call.match.key;
    const std::uint8_t preset = call.match.has("trap") ? 6 : kDebugging;
    std::string text;
    if (call.verb == Verb::No) {
        text = "no " + key;
    } else if (const std::uint8_t level = level_of(call.match, preset); call.set() && level != preset) {
        text = fmt::format("{} {}", key, level_name(level));
    }
    keep_line(call.config, call.mode, Section::Logging, key, std::move(text));
    return done();
}

Applied logging_buffered(Call& call) {
    std::string text;
    if (call.set())
        text = fmt::format("{} {} {}", call.match.key, call.match.has("size") ? call.match.number("size") : 4096,
                           level_name(level_of(call.match, kDebugging)));
    keep_line(call.config, call.mode, Section::Logging, call.match.key, std::move(text));
    return done();
}

}  // namespace switchover::ios
