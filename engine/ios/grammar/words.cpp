#include "engine/ios/grammar/words.h"

#include <fmt/format.h>

namespace switchover::ios {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n' || c == '\v' || c == '\f'; }

}  // namespace

std::vector<Token> split_tokens(std::string_view line) {
    std::vector<Token> out;
    std::size_t at = 0;
    while (true) {
        while (at < line.size() && is_blank(line[at])) ++at;
        if (at == line.size()) return out;
        const std::size_t from = at;
        while (at < line.size() && !is_blank(line[at])) ++at;
        out.push_back({line.substr(from, at - from), from});
    }
}

bool starts_with_word(std::string_view word, std::string_view prefix) {
    if (prefix.size() > word.size()) return false;
    for (std::size_t i = 0; i < prefix.size(); ++i)
        if (lower(word[i]) != lower(prefix[i])) return false;
    return true;
}

bool same_word(std::string_view a, std::string_view b) { return a.size() == b.size() && starts_with_word(a, b); }

std::string printable(std::string_view text) {
    constexpr std::size_t kLongest = 200;
    std::string out;
    for (const char c : text.substr(0, kLongest)) {
        if (c >= ' ' && c <= '~') {
            out.push_back(c);
        } else {
            out += fmt::format("\\x{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
        }
    }
    if (text.size() > kLongest) out += "...";
    return out;
}

}  // namespace switchover::ios
