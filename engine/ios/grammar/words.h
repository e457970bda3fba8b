#pragma once
/// Tokens of a configuration line. Nothing here depends on the locale; octets above 127 are letters like any other.
#include <string>
#include <string_view>
#include <vector>

namespace switchover::ios {

struct Token {
    std::string_view text;   ///< points into the line
    std::size_t column = 0;  ///< octets before it in the line
};

std::vector<Token> split_tokens(std::string_view line);

/// ASCII letters compare without case.
bool same_word(std::string_view a, std::string_view b);
/// True when `prefix` is not longer than `word` and equals its start, without case.
bool starts_with_word(std::string_view word, std::string_view prefix);

/// Text that is safe to print: control and non-ASCII octets as `\xNN`, cut after 200 octets with `...`.
std::string printable(std::string_view text);

}  // namespace switchover::ios
