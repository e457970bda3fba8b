#pragma once
/// The words of one script line, read in order by script.cpp and condition_text.cpp.
#include <charconv>
#include <string>
#include <string_view>
#include <vector>

#include "app/session/condition.h"
#include "engine/base/duration_text.h"
#include "engine/world/words.h"

namespace switchover::session {

/// Keeps the first error; words after it read as empty, so that a reader need not test each.
class ScriptWords {
   public:
    explicit ScriptWords(std::vector<Word> words) : words_(std::move(words)) {}

    bool done() const { return error_.has_value() || at_ == words_.size(); }
    const std::optional<LineError>& error() const { return error_; }
    const Word& peek() const { return words_[at_]; }
    std::size_t position() const { return at_; }
    std::string next(const std::string& what) {
        if (!done()) return words_[at_++].text;
        complain_at(words_.empty() ? 1 : words_.back().end, what + " is missing");
        return {};
    }
    bool accept(std::string_view word) {
        if (done() || words_[at_].quoted || words_[at_].text != word) return false;
        ++at_;
        return true;
    }
    void require(std::string_view word) {
        if (accept(word)) return;
        if (done()) {
            next("\"" + std::string{word} + "\"");
        } else {
            complain_at(peek().column, "\"" + std::string{word} + "\" expected, not \"" + peek().text + "\"");
        }
    }
    /// Blames the word read last.
    void complain(const std::string& message) { complain_at(at_ == 0 ? 1 : words_[at_ - 1].column, message); }
    void complain_at(std::size_t column, const std::string& message) {
        if (!error_) error_ = LineError{column, message};
    }

    /// `30s`, or `30 s` in two words.
    Duration duration(const std::string& what) {
        std::string word = next(what);
        const bool number_only = word.find_first_not_of("0123456789.") == std::string::npos;
        if (number_only && !word.empty() && !done() && parse_duration(word + peek().text)) word += next(what);
        const auto d = parse_duration(word);
        if (!d) complain("\"" + word + "\" is not a duration like 500us, 20ms, 1s, 2m or 3h");
        return d.value_or(Duration{});
    }
    std::uint32_t number(const std::string& what) {
        const std::string word = next(what);
        std::uint32_t value = 0;
        const auto [end, status] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (status != std::errc{} || end != word.data() + word.size()) complain("\"" + word + "\" is not a number");
        return value;
    }
    Ipv4Address address(const std::string& what) {
        const std::string word = next(what);
        const auto a = Ipv4Address::parse(word);
        if (!a) complain("\"" + word + "\" is not an IPv4 address");
        return a.value_or(Ipv4Address{});
    }

   private:
    std::vector<Word> words_;
    std::size_t at_ = 0;
    std::optional<LineError> error_;
};

/// Reads a condition; what follows it is left.
Condition read_condition(ScriptWords& words, std::string_view line);

}  // namespace switchover::session
