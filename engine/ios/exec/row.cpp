#include "engine/ios/exec/row.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/ios/config/row.h"

namespace switchover::ios::exec {
namespace {

struct Grammar {
    std::vector<const Row*> rows;
    std::vector<Candidate> candidates;
};

Grammar compile(Scope scope) {
    Grammar out;
    for (const std::span<const Row> table : all_rows())
        for (const Row& row : table) {
            if (row.level == Level::Privileged && scope.level == Level::User) continue;
            if (row.trains == Trains::Only12_3T && scope.is_12_2) continue;
            out.rows.push_back(&row);
            Program program = compile_pattern(row.pattern);
            if (table.data() == silent_rows().data()) hide(program, false);
            out.candidates.push_back({std::move(program), row.forms != Forms::NoOnly, row.forms != Forms::SetOnly});
        }
    return out;
}

const Grammar& grammar_of(Scope scope) {
    static const std::array<Grammar, 4> kGrammars = [] {
        std::array<Grammar, 4> all;
        for (unsigned i = 0; i < 4; ++i)
            all[i] = compile({(i & 1) != 0 ? Level::Privileged : Level::User, (i & 2) != 0});
        return all;
    }();
    return kGrammars[(scope.level == Level::Privileged ? 1U : 0U) + (scope.is_12_2 ? 2U : 0U)];
}

/// `no debug …` is the row `debug …` negated.
struct Line {
    std::vector<Token> tokens;
    bool negated = false;
    std::size_t first() const { return negated ? 1 : 0; }
};

Line split(std::string_view line) {
    Line out{split_tokens(line), false};
    out.negated = !out.tokens.empty() && same_word(out.tokens.front().text, "no");
    return out;
}

}  // namespace

std::vector<std::span<const Row>> all_rows() {
    return {show_rows(),     show_cdp_rows(),    show_ip_rows(), show_crypto_rows(), change_rows(),
            terminal_rows(), line_rows(),        logging_rows(), file_rows(),        reload_rows(),
            probe_rows(),    unsupported_rows(), silent_rows()};
}

const char* level_title(Level level) { return level == Level::User ? "user EXEC" : "privileged EXEC"; }

const char* remark(const Row& row) {
    if (row.forms == Forms::Both) return "and `no`";
    return row.trains == Trains::Only12_3T ? "12.3T only" : "";
}

std::vector<std::string> ShowCall::names() const {
    std::vector<std::string> all;
    for (const Interface& interface : device.interfaces) all.push_back(interface.name);
    return all;
}

InterfaceIndex ShowCall::interface(std::string_view label) const {
    const Capture* typed = match.find(label);
    if (typed == nullptr) return kNoInterface;
    for (InterfaceIndex n = 0; n < device.interfaces.size(); ++n)
        if (device.interfaces[n].name == typed->text && !device.interfaces[n].deleted) return n;
    return kNoInterface;
}

Result<Command, Refusal> parse(std::string_view line, Scope scope) {
    const Line typed = split(line);
    const Grammar& grammar = grammar_of(scope);
    auto match = match_line(grammar.candidates, line, typed.tokens, typed.first(), typed.negated);
    if (!match) {
        const Mismatch& wrong = match.error();
        return fail(Refusal{wrong.kind, wrong.column, wrong.tokens == 0 && !typed.negated});
    }
    const Row* row = grammar.rows[match->row];
    return Command{row, std::move(*match), typed.negated};
}

Result<Command, Refusal> parse(std::string_view line, Scope scope, const snapshot::Device& device) {
    auto command = parse(line, scope);
    if (!command) return command;
    for (const Capture& capture : command->match.captures) {
        if (capture.label != "INTERFACE") continue;
        const bool there = std::any_of(device.interfaces.begin(), device.interfaces.end(),
                                       [&](const Interface& i) { return i.name == capture.text && !i.deleted; });
        if (!there) return fail(Refusal{MismatchKind::Invalid, capture.column, false});
    }
    return command;
}

std::string refusal_text(const Refusal& refusal, std::string_view line, std::size_t prompt_width) {
    switch (refusal.kind) {
        case MismatchKind::Ambiguous: {
            const auto tokens = split_tokens(line);
            return fmt::format("% Ambiguous command:  \"{}\"\n", printable(line.substr(tokens.front().column)));
        }
        case MismatchKind::Incomplete: return std::string{kIncomplete} + "\n\n";
        case MismatchKind::Invalid: break;
    }
    return std::string(prompt_width + refusal.column, ' ') + "^\n" + kInvalidInput + "\n\n";
}

std::vector<Next> expected(std::string_view line, Scope scope) {
    const Line typed = split(line);
    return expected_after(grammar_of(scope).candidates, line, typed.tokens, typed.first(), typed.negated);
}

}  // namespace switchover::ios::exec
