#pragma once
/// What is wrong with a line of a configuration or lab file, with the place.
#include <cstdint>
#include <string>
#include <vector>

namespace switchover::ios {

enum class ProblemKind : std::uint8_t {
    Unknown,       ///< no line form starts like this
    Ambiguous,     ///< a keyword was cut too short
    Incomplete,    ///< the line ends too early
    InvalidValue,  ///< understood, but the value is refused
    Partial,       ///< applied in part
    Accepted,      ///< harmless and without effect
};

struct Problem {
    std::string file;
    std::size_t line = 0;    ///< from 1; 0 when the whole file is meant
    std::size_t column = 0;  ///< from 1; 0 when the whole line is meant
    ProblemKind kind = ProblemKind::Unknown;
    std::string text;     ///< the line, made printable
    std::string message;  ///< as IOS words it where IOS has words
    bool operator==(const Problem&) const = default;

    bool is_error() const { return kind != ProblemKind::Partial && kind != ProblemKind::Accepted; }
    /// `configs/R1.cfg:12:5: % Invalid input detected at '^' marker.`
    std::string describe() const;
    /// What the console prints below the typed line; the caret stands under the column, `prompt_width` further right.
    std::string console_text(std::size_t prompt_width) const;
};

}  // namespace switchover::ios
