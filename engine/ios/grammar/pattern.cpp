#include "engine/ios/grammar/pattern.h"

#include <charconv>

#include "engine/base/ensure.h"

namespace switchover::ios {
namespace {

using Op = Instruction::Op;

bool is_structure(char c) { return c == '{' || c == '}' || c == '[' || c == ']' || c == '|' || c == ' '; }

Element number_element(std::string_view range) {
    Element out{TokenKind::Number, std::string{range}, {}, 0, 0};
    const std::size_t dash = range.find('-');
    SWITCHOVER_ENSURE(dash != std::string_view::npos && range.back() == '>');
    std::from_chars(range.data() + 1, range.data() + dash, out.low);
    std::from_chars(range.data() + dash + 1, range.data() + range.size() - 1, out.high);
    SWITCHOVER_ENSURE(out.low <= out.high);
    return out;
}

Element element_of(std::string_view atom) {
    // The colons of a time of day stand before no label.
    for (const std::string_view time : {"hh:mm:ss", "hh:mm"})
        if (atom == time) return {TokenKind::Time, std::string{time}, std::string{time}, 0, 0};
    if (atom.ends_with(':')) return {TokenKind::Keyword, std::string{atom}, std::string{atom}, 0, 0};  // `flash:`
    const std::size_t colon = atom.find(':');
    const std::string_view name = atom.substr(0, colon);
    Element out{TokenKind::Keyword, std::string{name}, {}, 0, 0};
    if (name == "A.B.C.D" || name == "MASK" || name == "WILDCARD") {
        out.kind = TokenKind::Address;
    } else if (name == "H.H.H") {
        out.kind = TokenKind::Mac;
    } else if (name == "WORD") {
        out.kind = TokenKind::Word;
    } else if (name == "MONTH") {
        out.kind = TokenKind::Month;
    } else if (name == "LINE") {
        out.kind = TokenKind::Line;
    } else if (name == "INTERFACE") {
        out.kind = TokenKind::Interface;
    } else if (name.front() == '<') {
        out = number_element(name);
    }
    out.label = colon == std::string_view::npos ? out.text : std::string{atom.substr(colon + 1)};
    return out;
}

/// Recursive descent over the pattern; emits instructions as it goes.
class Compiler {
   public:
    explicit Compiler(std::string_view pattern) : in_(pattern) {}

    Program run() {
        sequence();
        SWITCHOVER_ENSURE(at_ == in_.size());
        program_.push_back({Op::Accept, {}, 0, 0});
        yield_labels();
        return std::move(program_);
    }

   private:
    /// A value's label wins over a keyword that happens to be spelled the same: `ip address A.B.C.D:address`.
    void yield_labels() {
        for (Instruction& keyword : program_) {
            Element& e = keyword.element;
            if (keyword.op != Op::Consume || e.kind != TokenKind::Keyword || e.label != e.text) continue;
            for (const Instruction& other : program_)
                if (other.op == Op::Consume && other.element.label == e.text && other.element.text != e.text)
                    e.label.clear();
        }
    }

    void skip_blanks() {
        while (at_ < in_.size() && in_[at_] == ' ') ++at_;
    }

    bool next_is(std::string_view text) const { return in_.substr(at_, text.size()) == text; }

    void sequence() {
        for (skip_blanks(); at_ < in_.size() && in_[at_] != '|' && in_[at_] != '}' && in_[at_] != ']'; skip_blanks())
            item();
    }

    void item() {
        const std::size_t start = program_.size();
        if (in_[at_] == '{') {
            choice('}');
        } else if (in_[at_] == '[') {
            program_.push_back({Op::Split, {}, start + 1, 0});
            choice(']');
            program_[start].second = program_.size();
        } else if (in_[at_] == '~') {
            ++at_;
            program_.push_back({Op::Mark, {}, 0, 0});
            return;
        } else {
            const std::size_t from = at_;
            while (at_ < in_.size() && !is_structure(in_[at_]) && !next_is("...")) ++at_;
            SWITCHOVER_ENSURE(at_ > from);
            program_.push_back({Op::Consume, element_of(in_.substr(from, at_ - from)), 0, 0});
        }
        if (next_is("...")) {
            at_ += 3;
            program_.push_back({Op::Split, {}, start, program_.size() + 1});
        }
    }

    void choice(char close) {
        ++at_;
        std::vector<std::size_t> ends;
        while (true) {
            const std::size_t split = program_.size();
            program_.push_back({Op::Split, {}, split + 1, 0});
            sequence();
            SWITCHOVER_ENSURE(at_ < in_.size());
            if (in_[at_] == close) {
                // The last alternative has no other way to go.
                program_[split] = {Op::Jump, {}, split + 1, 0};
                break;
            }
            SWITCHOVER_ENSURE(in_[at_] == '|');
            ++at_;
            ends.push_back(program_.size());
            program_.push_back({Op::Jump, {}, 0, 0});
            program_[split].second = program_.size();
        }
        ++at_;
        for (const std::size_t end : ends) program_[end].first = program_.size();
    }

    std::string_view in_;
    std::size_t at_ = 0;
    Program program_;
};

}  // namespace

Program compile_pattern(std::string_view pattern) { return Compiler{pattern}.run(); }

void hide(Program& program, bool whole) {
    for (Instruction& step : program) {
        if (step.op != Op::Consume) continue;
        step.element.label = "hidden";
        step.element.whole = whole;
    }
}

std::string display_pattern(std::string_view pattern) {
    std::string out;
    bool in_label = false;
    for (std::size_t i = 0; i < pattern.size(); ++i) {
        const char c = pattern[i];
        if (is_structure(c) || pattern.substr(i, 3) == "...") in_label = false;
        if (c == ':' && (i < 2 || pattern.substr(i - 2, 5) != "hh:mm") && pattern.substr(i, 3) != ":ss")
            in_label = true;
        if (c == '~') {
            ++i;  // and the blank after it
            continue;
        }
        if (!in_label) out.push_back(c);
    }
    while (!out.empty() && out.back() == ' ') out.pop_back();
    return out;
}

}  // namespace switchover::ios
