#pragma once
#include <span>
#include <vector>

namespace switchover::ios {

/// `words`: what stands before, as far as it matters, and the word; values as `*`.
struct HelpEntry {
    const char* words;
    const char* text;
};

std::span<const HelpEntry> exec_help();
std::span<const HelpEntry> config_help();
std::span<const HelpEntry> config_modes_help();
std::span<const HelpEntry> refused_help();

inline std::vector<std::span<const HelpEntry>> help_tables() {
    return {exec_help(), config_help(), config_modes_help(), refused_help()};
}

}  // namespace switchover::ios
