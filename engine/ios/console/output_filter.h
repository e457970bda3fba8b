#pragma once
/// `show … | include REGEX` and its like, and the pages of a terminal.
#include <span>
#include <string>
#include <string_view>

#include "engine/base/result.h"

namespace switchover::ios {

/// The part of a line before ` | `, and the filter behind it.
struct Piped {
    std::string_view command;
    std::string_view filter;  ///< `include up`; empty when there is none
    std::size_t column = 0;   ///< octets before the filter
};
Piped split_pipe(std::string_view line);

struct FilterWord {
    const char* text;
    const char* help;
    bool in_12_2;
};
/// The filters, ascending.
std::span<const FilterWord> filter_words();

struct FilterError {
    std::size_t column = 0;  ///< octets into the filter
    bool incomplete = false;
    bool ambiguous = false;
};

/// Applies a filter (keywords may be cut) to the lines of `text`. `section` is not known to 12.2.
/// Errors: an unknown word, no expression, or one that is not a regular expression.
Result<std::string, FilterError> filter_output(std::string_view text, std::string_view filter, bool is_12_2);

}  // namespace switchover::ios
