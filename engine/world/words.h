#pragma once
/// A line of a script or journal cut into words that know their column, for errors that point.
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace switchover {

struct Word {
    std::string text;        ///< without quotes
    std::size_t column = 1;  ///< of its first octet, from 1
    std::size_t end = 1;     ///< column behind its last octet
    bool quoted = false;     ///< `"…"`: blanks inside, `\"` and `\\` undone
};

/// What is wrong with a line, and where.
struct LineError {
    std::size_t column = 1;
    std::string message;
    /// `column 7: no number in "x"`
    std::string text() const { return "column " + std::to_string(column) + ": " + message; }
};

/// Words between blanks; `"…"` and, at the start of a word, `/…/` (a regular expression, slashes kept) hold blanks. An
/// unquoted `#` at the start of a word begins a comment. Stops after `limit` words: what follows may be anything.
/// Errors: a quote or slash that is not closed.
Result<std::vector<Word>, LineError> split_words(std::string_view line, std::size_t limit = ~std::size_t{0});

}  // namespace switchover
