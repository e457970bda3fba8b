#pragma once
/// Matches the tokens of a line against all patterns of a mode at once, with unique-prefix keywords as IOS does.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/address.h"
#include "engine/base/result.h"
#include "engine/ios/grammar/pattern.h"
#include "engine/ios/grammar/words.h"

namespace switchover::ios {

/// A token that a pattern took.
struct Capture {
    std::string label;
    std::string text;        ///< keywords and interface names in full, values as typed
    std::size_t column = 0;  ///< octets before it in the line
    std::uint64_t number = 0;
    Ipv4Address address;
    MacAddress mac;
    bool keyword = false;
};

/// What a line said. Asking for a label that was not typed gives an empty or zero value.
class Match {
   public:
    std::size_t row = 0;
    std::string text;  ///< the line with keywords in full, without `no`
    std::string key;   ///< its part before the `~` mark; all of it when the pattern has no mark
    std::vector<Capture> captures;

    const Capture* find(std::string_view label) const;
    bool has(std::string_view label) const { return find(label) != nullptr; }
    std::string word(std::string_view label) const;
    std::uint64_t number(std::string_view label) const;
    Ipv4Address address(std::string_view label) const;
    std::size_t column(std::string_view label) const;
    std::vector<const Capture*> all(std::string_view label) const;
};

enum class MismatchKind : std::uint8_t { Invalid, Ambiguous, Incomplete };

struct Mismatch {
    MismatchKind kind = MismatchKind::Invalid;
    std::size_t column = 0;  ///< octets before the wrong one
    std::size_t tokens = 0;  ///< how many tokens were understood
};

/// One row's program, and when it takes part.
struct Candidate {
    Program program;
    bool for_set = true;      ///< takes part in lines without `no`
    bool for_negated = true;  ///< takes part in `no` and `default` lines
};

/// Errors: the first token that no candidate takes, several keywords with the typed prefix, or an early end of the
/// line.
Result<Match, Mismatch> match_line(const std::vector<Candidate>& candidates, std::string_view line,
                                   const std::vector<Token>& tokens, std::size_t first_token, bool negated);

/// A word that may come next.
struct Next {
    Element element;   ///< of kind Keyword with empty text: `<cr>`
    std::string path;  ///< what stands before it: keywords in full, values as `*`
};

/// What may stand after `tokens` (all complete), ascending, `<cr>` last: for `?` and Tab.
std::vector<Next> expected_after(const std::vector<Candidate>& candidates, std::string_view line,
                                 const std::vector<Token>& tokens, std::size_t first_token, bool negated);

}  // namespace switchover::ios
