#include "engine/ios/grammar/help.h"

#include <map>
#include <string>

#include "engine/ios/grammar/help_table.h"

namespace switchover::ios {

std::string_view help_text(std::string_view path, std::string_view word) {
    static const std::map<std::string_view, std::string_view> kTexts = [] {
        std::map<std::string_view, std::string_view> texts;
        for (const auto& table : help_tables())
            for (const HelpEntry& entry : table) texts.emplace(entry.words, entry.text);
        return texts;
    }();
    const std::string whole = path.empty() ? std::string{word} : std::string{path} + " " + std::string{word};
    std::string_view key = whole;
    while (true) {
        if (const auto found = kTexts.find(key); found != kTexts.end()) return found->second;
        // The next shorter path; the word itself may hold no blank.
        const std::size_t blank = key.find(' ');
        if (blank == std::string_view::npos) return {};
        key.remove_prefix(blank + 1);
    }
}

}  // namespace switchover::ios
