#pragma once
/// Patterns of configuration lines, compiled to small programs that a line is matched against.
///
/// `word` keyword · `A.B.C.D` `MASK` `WILDCARD` address · `H.H.H` MAC address · `<1-99>` number · `WORD` one token ·
/// `LINE` the rest · `INTERFACE` interface name, with or without a blank · `{a|b c}` choice · `[a|b]` optional choice ·
/// `hh:mm` `hh:mm:ss` time of day · `MONTH` its name, three letters of it at least ·
/// `...` after an item: once or more · `:label` after a word: the name under which a handler finds what was typed
/// (`:hidden`: `?` does not list it) ·
/// `~` a `no` line may end here, and what stands before names the line that a new one replaces.
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace switchover::ios {

enum class TokenKind : std::uint8_t { Keyword, Address, Mac, Number, Interface, Time, Month, Word, Line };

struct Element {
    TokenKind kind = TokenKind::Keyword;
    std::string text;   ///< the keyword in lower case, or how help writes the value
    std::string label;  ///< defaults to `text`
    std::uint64_t low = 0;
    std::uint64_t high = 0;
    bool whole = false;  ///< a keyword that cannot be cut
};

/// One step: consume a token, go two ways, jump, pass the `~` mark, or accept.
struct Instruction {
    enum class Op : std::uint8_t { Consume, Split, Jump, Mark, Accept };
    Op op = Op::Accept;
    Element element;
    std::size_t first = 0;
    std::size_t second = 0;
};
using Program = std::vector<Instruction>;

/// A pattern that does not compile is our own mistake and ends the program.
Program compile_pattern(std::string_view pattern);

/// Labels every word `hidden`: what only refuses is not to be listed, nor to make what works ambiguous.
/// `whole`: nor are its keywords to be cut, so that they stand in the way of no other line.
void hide(Program& program, bool whole);

/// The pattern as people read it: without labels and marks.
std::string display_pattern(std::string_view pattern);

}  // namespace switchover::ios
