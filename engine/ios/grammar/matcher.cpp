#include "engine/ios/grammar/matcher.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "engine/ios/grammar/interface_name.h"

namespace switchover::ios {

const Capture* Match::find(std::string_view label) const {
    for (const Capture& c : captures)
        if (c.label == label) return &c;
    return nullptr;
}
std::string Match::word(std::string_view label) const { return has(label) ? find(label)->text : std::string{}; }
std::uint64_t Match::number(std::string_view label) const { return has(label) ? find(label)->number : 0; }
Ipv4Address Match::address(std::string_view label) const { return has(label) ? find(label)->address : Ipv4Address{}; }
std::size_t Match::column(std::string_view label) const { return has(label) ? find(label)->column : 0; }
std::vector<const Capture*> Match::all(std::string_view label) const {
    std::vector<const Capture*> out;
    for (const Capture& c : captures)
        if (c.label == label) out.push_back(&c);
    return out;
}

namespace {

using Op = Instruction::Op;

/// How well a token fits, best first; compared token by token to choose among readings that all reach the end.
enum class Fit : char { Exact = 'a', Prefix = 'b', Typed = 'c', Free = 'd', None = 'z' };

struct Thread {
    std::size_t row = 0;
    std::size_t at = 0;        ///< instruction, always Consume or Accept
    std::size_t resume = 0;    ///< token it waits for
    std::size_t captured = 0;  ///< captures before the mark
    bool marked = false;
    std::string fits;
    std::vector<Capture> captures;
};

struct Taken {
    Fit fit = Fit::None;
    Capture capture;
    std::size_t tokens = 1;
};

class Matcher {
   public:
    Matcher(const std::vector<Candidate>& candidates, std::string_view line, const std::vector<Token>& tokens,
            std::size_t first, bool negated)
        : candidates_(candidates), line_(line), tokens_(tokens), first_(first), negated_(negated) {
        for (std::size_t row = 0; row < candidates_.size(); ++row) {
            if (!(negated_ ? candidates_[row].for_negated : candidates_[row].for_set)) continue;
            if (!may_begin(candidates_[row].program)) continue;
            Thread start;
            start.row = row;
            start.resume = first;
            follow(std::move(start), 0);
        }
    }

    /// Consumes all tokens; the threads that are left stand at the end of the line.
    std::optional<Mismatch> run() {
        for (std::size_t i = first_; i < tokens_.size(); ++i)
            if (const auto wrong = step(i)) return wrong;
        return std::nullopt;
    }

    const std::vector<Thread>& threads() const { return threads_; }

    bool may_end(const Thread& t) const {
        if (t.resume > tokens_.size()) return false;
        return instruction(t).op == Op::Accept || (negated_ && t.marked);
    }

    const Instruction& instruction(const Thread& t) const { return candidates_[t.row].program[t.at]; }

   private:
    /// False when the row begins with another word than the line does. Most rows do: to follow each of them is what a
    /// long configuration would spend its time on.
    bool may_begin(const Program& program) const {
        if (first_ >= tokens_.size() || program.front().op != Op::Consume) return true;
        const Element& element = program.front().element;
        return element.kind != TokenKind::Keyword || starts_with_word(element.text, tokens_[first_].text);
    }

    /// Adds `t` at every Consume or Accept that is reached from `at` without a token.
    void follow(Thread t, std::size_t at) {
        const Program& program = candidates_[t.row].program;
        std::vector<bool> seen(program.size(), false);
        std::vector<std::pair<std::size_t, Thread>> open;
        open.emplace_back(at, std::move(t));
        while (!open.empty()) {
            auto [here, thread] = std::move(open.back());
            open.pop_back();
            if (seen[here]) continue;
            seen[here] = true;
            const Instruction& step = program[here];
            switch (step.op) {
                case Op::Consume:
                case Op::Accept:
                    thread.at = here;
                    threads_.push_back(std::move(thread));
                    break;
                case Op::Jump: open.emplace_back(step.first, std::move(thread)); break;
                case Op::Mark:
                    thread.marked = true;
                    thread.captured = thread.captures.size();
                    open.emplace_back(here + 1, std::move(thread));
                    break;
                case Op::Split:
                    open.emplace_back(step.second, thread);
                    open.emplace_back(step.first, std::move(thread));
                    break;
            }
        }
    }

    Taken take(const Element& element, std::size_t i) const {
        const std::string_view text = tokens_[i].text;
        Taken out{Fit::None, {element.label, std::string{text}, tokens_[i].column, 0, {}, {}, false}, 1};
        switch (element.kind) {
            case TokenKind::Keyword:
                if (same_word(element.text, text))
                    out.fit = Fit::Exact;
                else if (!element.whole && starts_with_word(element.text, text))
                    out.fit = Fit::Prefix;
                out.capture.text = element.text;
                out.capture.keyword = true;
                break;
            case TokenKind::Address:
                if (const auto address = Ipv4Address::parse(text)) {
                    out.fit = Fit::Typed;
                    out.capture.address = *address;
                    out.capture.text = address->text();
                }
                break;
            case TokenKind::Mac:
                if (const auto mac = MacAddress::parse(text); mac && text.size() == 14) {
                    out.fit = Fit::Typed;
                    out.capture.mac = *mac;
                }
                break;
            case TokenKind::Number: take_number(element, out); break;
            case TokenKind::Interface: take_interface(i, out); break;
            case TokenKind::Time: take_time(element, out); break;
            case TokenKind::Month: take_month(out); break;
            case TokenKind::Word: out.fit = Fit::Free; break;
            case TokenKind::Line: {
                const Token& last = tokens_.back();
                const std::size_t end = last.column + last.text.size();
                out.fit = Fit::Free;
                out.capture.text = std::string{line_.substr(tokens_[i].column, end - tokens_[i].column)};
                out.tokens = tokens_.size() - i;
                break;
            }
        }
        return out;
    }

    static void take_number(const Element& element, Taken& out) {
        const std::string& text = out.capture.text;
        std::uint64_t value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size()) return;
        if (value < element.low || value > element.high) return;
        out.fit = Fit::Typed;
        out.capture.number = value;
        out.capture.text = std::to_string(value);
    }

    /// `number` is in seconds of the day.
    static void take_time(const Element& element, Taken& out) {
        std::string_view text = out.capture.text;
        const std::size_t parts = element.text == "hh:mm" ? 2 : 3;
        std::uint64_t seconds = 0;
        for (std::size_t part = 0; part < parts; ++part) {
            const std::size_t end = part + 1 < parts ? text.find(':') : text.size();
            if (end == std::string_view::npos || end == 0 || end > 2) return;
            std::uint64_t value = 0;
            const auto [stop, error] = std::from_chars(text.data(), text.data() + end, value);
            if (error != std::errc{} || stop != text.data() + end || value > (part == 0 ? 23U : 59U)) return;
            seconds += value * (part == 0 ? 3600U : part == 1 ? 60U : 1U);
            text.remove_prefix(std::min(end + 1, text.size()));
        }
        out.fit = Fit::Typed;
        out.capture.number = seconds;
    }

    static void take_month(Taken& out) {
        static constexpr std::array<const char*, 12> kMonths = {"January",   "February", "March",    "April",
                                                                "May",       "June",     "July",     "August",
                                                                "September", "October",  "November", "December"};
        for (std::size_t month = 0; out.capture.text.size() >= 3 && month < kMonths.size(); ++month) {
            if (!starts_with_word(kMonths[month], out.capture.text)) continue;
            out.fit = Fit::Typed;
            out.capture.number = month + 1;
            out.capture.text = std::string{kMonths[month]}.substr(0, 3);
        }
    }

    void take_interface(std::size_t i, Taken& out) const {
        auto name = interface_name(tokens_[i].text);
        if (!name && i + 1 < tokens_.size()) {
            name = interface_name(tokens_[i].text, tokens_[i + 1].text);
            if (name) out.tokens = 2;
        }
        if (!name) return;
        out.fit = Fit::Typed;
        out.capture.text = name->full;
    }

    std::optional<Mismatch> step(std::size_t i) {
        const std::vector<Thread> before = std::move(threads_);
        threads_.clear();
        std::vector<std::pair<const Thread*, Taken>> takers;
        bool exact = false;
        bool value = false;
        std::vector<std::string> prefixes;
        std::vector<std::string> listed;  // of these, the words that help lists
        for (const Thread& t : before) {
            if (t.resume > i) {
                threads_.push_back(t);
                value = true;
                continue;
            }
            const Instruction& here = instruction(t);
            if (here.op != Op::Consume) continue;
            Taken taken = take(here.element, i);
            if (taken.fit == Fit::None) continue;
            exact = exact || taken.fit == Fit::Exact;
            value = value || taken.fit >= Fit::Typed;
            if (taken.fit == Fit::Prefix &&
                std::find(prefixes.begin(), prefixes.end(), here.element.text) == prefixes.end())
                prefixes.push_back(here.element.text);
            if (taken.fit == Fit::Prefix && here.element.label != "hidden") listed.push_back(here.element.text);
            takers.emplace_back(&t, std::move(taken));
        }
        // A beginning of a word that only refuses gives way to one that does something.
        std::erase_if(takers, [&](const auto& taker) {
            const Element& e = instruction(*taker.first).element;
            return taker.second.fit == Fit::Prefix && e.label == "hidden" && !listed.empty() &&
                   std::find(listed.begin(), listed.end(), e.text) == listed.end();
        });
        std::erase_if(prefixes, [&](const std::string& text) {
            return !listed.empty() && std::find(listed.begin(), listed.end(), text) == listed.end();
        });
        const bool drop_prefixes = exact || prefixes.size() > 1;
        if (prefixes.size() > 1 && !exact && !value)
            return Mismatch{MismatchKind::Ambiguous, tokens_[i].column, i - first_};
        for (auto& [from, taken] : takers) {
            if (drop_prefixes && taken.fit == Fit::Prefix) continue;
            Thread next = *from;
            next.resume = i + taken.tokens;
            next.fits.push_back(static_cast<char>(taken.fit));
            next.captures.push_back(std::move(taken.capture));
            follow(std::move(next), from->at + 1);
        }
        if (threads_.empty()) return Mismatch{MismatchKind::Invalid, wrong_octet(before, i), i - first_};
        return std::nullopt;
    }

    /// Where an address was expected the caret stands under its first wrong octet, as IOS does.
    std::size_t wrong_octet(const std::vector<Thread>& threads, std::size_t i) const {
        const Token& token = tokens_[i];
        const bool address = std::any_of(threads.begin(), threads.end(), [&](const Thread& t) {
            const Instruction& here = instruction(t);
            return here.op == Op::Consume && here.element.kind == TokenKind::Address;
        });
        if (!address || token.text.empty() || token.text.front() < '0' || token.text.front() > '9') return token.column;
        unsigned octet = 0;
        unsigned dots = 0;
        std::size_t digits = 0;
        std::size_t at = 0;
        for (; at < token.text.size(); ++at) {
            const char c = token.text[at];
            if (c == '.' && digits > 0 && dots < 3) {
                ++dots;
                octet = 0;
                digits = 0;
                continue;
            }
            if (c < '0' || c > '9' || ++digits > 3) break;
            octet = octet * 10 + static_cast<unsigned>(c - '0');
            if (octet > 255) break;
        }
        return token.column + (at < token.text.size() ? at : 0);
    }

    const std::vector<Candidate>& candidates_;
    std::string_view line_;
    const std::vector<Token>& tokens_;
    std::size_t first_ = 0;
    bool negated_ = false;
    std::vector<Thread> threads_;
};

std::string joined(const std::vector<Capture>& captures, std::size_t count) {
    std::string out;
    for (std::size_t i = 0; i < count; ++i) {
        if (i > 0) out.push_back(' ');
        out += captures[i].text;
    }
    return out;
}

std::string path_of(const std::vector<Capture>& captures) {
    std::string out;
    for (const Capture& c : captures) {
        if (!out.empty()) out.push_back(' ');
        out += c.keyword ? c.text : std::string{"*"};
    }
    return out;
}

}  // namespace

Result<Match, Mismatch> match_line(const std::vector<Candidate>& candidates, std::string_view line,
                                   const std::vector<Token>& tokens, std::size_t first_token, bool negated) {
    Matcher matcher{candidates, line, tokens, first_token, negated};
    if (const auto wrong = matcher.run()) return fail(*wrong);
    const Thread* best = nullptr;
    for (const Thread& t : matcher.threads())
        if (matcher.may_end(t) && (best == nullptr || t.fits < best->fits)) best = &t;
    if (best == nullptr) return fail(Mismatch{MismatchKind::Incomplete, line.size(), tokens.size() - first_token});
    Match out;
    out.row = best->row;
    out.captures = best->captures;
    out.text = joined(out.captures, out.captures.size());
    out.key = best->marked ? joined(out.captures, best->captured) : out.text;
    return out;
}

std::vector<Next> expected_after(const std::vector<Candidate>& candidates, std::string_view line,
                                 const std::vector<Token>& tokens, std::size_t first_token, bool negated) {
    Matcher matcher{candidates, line, tokens, first_token, negated};
    std::vector<Next> out;
    if (matcher.run()) return out;
    bool may_end = false;
    for (const Thread& t : matcher.threads()) {
        may_end = may_end || (tokens.size() > first_token && matcher.may_end(t));
        const Instruction& here = matcher.instruction(t);
        if (t.resume > tokens.size() || here.op != Op::Consume || here.element.label == "hidden") continue;
        const bool known =
            std::any_of(out.begin(), out.end(), [&](const Next& n) { return n.element.text == here.element.text; });
        if (!known) out.push_back({here.element, path_of(t.captures)});
    }
    std::sort(out.begin(), out.end(), [](const Next& a, const Next& b) { return a.element.text < b.element.text; });
    if (may_end) out.push_back({});
    return out;
}

}  // namespace switchover::ios
