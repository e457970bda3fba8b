#include "engine/ios/config/reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/ios/config/subnets.h"
#include "engine/ios/grammar/help.h"

namespace switchover::ios {

std::string Problem::describe() const {
    if (line == 0) return fmt::format("{}: {}", file, message);
    if (column == 0) return fmt::format("{}:{}: {}", file, line, message);
    return fmt::format("{}:{}:{}: {}", file, line, column, message);
}

std::string Problem::console_text(std::size_t prompt_width) const {
    if (kind == ProblemKind::Partial || kind == ProblemKind::Accepted) return {};
    const bool caret = message == kInvalidInput;
    std::string out;
    if (caret && column > 0) out = std::string(prompt_width + column - 1, ' ') + "^\n";
    out += message + "\n";
    if (caret || kind == ProblemKind::Incomplete) out += "\n";
    return out;
}

namespace {

constexpr std::size_t kLongestLine = 4096;

/// The words of the verb are read here, so that patterns need not repeat them.
struct Parsed {
    std::vector<Token> tokens;
    std::size_t first = 0;
    Verb verb = Verb::Set;
};

Parsed parse(std::string_view line) {
    Parsed out;
    out.tokens = split_tokens(line);
    if (out.tokens.empty()) return out;
    if (same_word(out.tokens.front().text, "no")) out.verb = Verb::No;
    // `def` is the shortest cut that no other first word shares.
    if (starts_with_word("default", out.tokens.front().text) && out.tokens.front().text.size() >= 3 &&
        out.tokens.size() > 1)
        out.verb = Verb::Default;
    out.first = out.verb == Verb::Set ? 0 : 1;
    return out;
}

LineOutcome refused(ProblemKind kind, std::string_view line, std::size_t column, std::string message) {
    LineOutcome out;
    out.support = Support::Unknown;
    out.problem = Problem{{}, 0, column, kind, printable(line), std::move(message)};
    return out;
}

LineOutcome mismatched(const Mismatch& wrong, std::string_view line) {
    switch (wrong.kind) {
        case MismatchKind::Ambiguous:
            return refused(
                ProblemKind::Ambiguous, line, wrong.column + 1,
                fmt::format("% Ambiguous command:  \"{}\"", printable(line.substr(split_tokens(line)[0].column))));
        case MismatchKind::Incomplete: return refused(ProblemKind::Incomplete, line, wrong.column + 1, kIncomplete);
        case MismatchKind::Invalid: break;
    }
    return refused(ProblemKind::Unknown, line, wrong.column + 1, kInvalidInput);
}

LineOutcome run_row(DeviceConfig& config, Mode& mode, const Row& row, const Match& match, const Parsed& parsed,
                    std::string_view line, Phase phase) {
    Mode next = mode;
    Call call{config, next, match, row, parsed.verb, phase};
    const Applied applied = row.apply(call);
    if (applied.refused) {
        const std::size_t column = applied.column == Applied::kNoColumn ? parsed.tokens.front().column : applied.column;
        LineOutcome out = refused(applied.incomplete ? ProblemKind::Incomplete : ProblemKind::InvalidValue, line,
                                  column + 1, applied.message);
        out.row = &row;
        return out;
    }
    mode = std::move(next);
    LineOutcome out;
    out.applied = true;
    out.row = &row;
    out.output = applied.output;
    out.support = applied.partial ? Support::Partial : row.support;
    if (out.support == Support::Full) return out;
    const bool partial = out.support == Support::Partial;
    std::string message = !applied.message.empty() ? applied.message : std::string{row.note};
    if (message.empty()) message = "no effect here";
    out.problem = Problem{{},
                          0,
                          parsed.tokens.front().column + 1,
                          partial ? ProblemKind::Partial : ProblemKind::Accepted,
                          printable(line),
                          std::move(message)};
    return out;
}

/// The text of a banner goes on until its delimiter, whatever the lines look like.
LineOutcome banner_line(DeviceConfig& config, Mode& mode, std::string_view line) {
    LineOutcome out;
    out.applied = true;
    out.support = Support::Accepted;
    const std::string& delimiter = mode.header;
    const std::size_t end = line.find(delimiter);
    mode.name += "\n";
    mode.name += line.substr(0, end);
    if (end == std::string_view::npos) return out;
    const std::string text = mode.name + "^C";
    const std::size_t second_blank = text.find(' ', text.find(' ') + 1);
    mode = {};
    keep_line(config, mode, Section::Banner, text.substr(0, second_blank), text);
    return out;
}

bool is_comment(std::string_view line) {
    const auto tokens = split_tokens(line);
    if (tokens.empty() || tokens.front().text.front() == '!') return true;
    // The headings of `show running-config` and `show startup-config`, as people paste them.
    return line.starts_with("Building configuration...") || line.starts_with("Current configuration :") ||
           (line.starts_with("Using ") && line.find(" out of ") != std::string_view::npos);
}

/// A file may give an address and `shutdown` after it, so overlaps can be judged only at the end.
void refuse_overlaps(DeviceConfig& config, ReadResult& result,
                     const std::vector<std::pair<std::string, std::size_t>>& address_lines) {
    for (std::size_t i = 1; i < config.interfaces.size(); ++i) {
        InterfaceConfig& later = config.interfaces[i];
        if (later.shutdown) continue;
        std::vector<InterfaceAddress> stay;
        for (const InterfaceAddress& own : later.addresses) {
            const auto other = overlapping(std::span{config.interfaces}.first(i), later.name, own);
            if (!other) {
                stay.push_back(own);
                continue;
            }
            for (const auto& [interface, index] : address_lines) {
                LineReport& report = result.lines[index];
                if (interface != later.name || report.text.find(own.address.text() + " ") == std::string::npos)
                    continue;
                report.support = Support::Unknown;
                report.kind = ProblemKind::InvalidValue;
                report.message = fmt::format("% {} overlaps with {}", own.prefix().address.text(), *other);
            }
        }
        later.addresses = std::move(stay);
    }
}

/// What these trains always print although nobody typed it.
void add_standing_lines(DeviceConfig& config) {
    const auto add = [&](Section section, std::string_view key, const char* text) {
        const bool given = std::any_of(config.kept_lines.begin(), config.kept_lines.end(), [&](const KeptLine& l) {
            return l.block.empty() && (l.text == key || l.text.starts_with(std::string{key} + " ") ||
                                       (l.text.starts_with("no ") && l.text.substr(3) == key));
        });
        if (!given) keep_line(config, {}, section, key, text);
    };
    add(Section::Service, "service password-encryption", "no service password-encryption");
    add(Section::IpOptions, "ip subnet-zero", "ip subnet-zero");
    add(Section::IpOptions, "ip cef", "ip cef");
    add(Section::IpClassless, "ip classless", "ip classless");
    add(Section::IpHttp, "ip http server", "no ip http server");
    if (config.is_12_2()) return;
    add(Section::Aaa, "aaa new-model", "no aaa new-model");
    add(Section::IpHttp, "ip http secure-server", "no ip http secure-server");
}

std::string_view next_line(std::string_view& rest) {
    const std::size_t end = rest.find('\n');
    std::string_view line = rest.substr(0, end);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
    while (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    return line;
}

}  // namespace

LineOutcome apply_line(DeviceConfig& config, Mode& mode, std::string_view line, Phase phase) {
    if (line.size() > kLongestLine)
        return refused(ProblemKind::Unknown, line.substr(0, kLongestLine), kLongestLine + 1,
                       fmt::format("the line is longer than {} octets", kLongestLine));
    if (mode.kind == ModeKind::Banner) return banner_line(config, mode, line);
    if (is_comment(line)) {
        LineOutcome out;
        out.applied = true;
        return out;
    }
    const Parsed parsed = parse(line);
    const bool negated = parsed.verb != Verb::Set;
    const Grammar& here = grammar_of(mode.kind);
    auto match = match_line(here.candidates, line, parsed.tokens, parsed.first, negated);
    if (match) return run_row(config, mode, *here.rows[match->row], *match, parsed, line, phase);
    if (mode.kind == ModeKind::Global) return mismatched(match.error(), line);

    const Grammar& global = grammar_of(ModeKind::Global);
    const auto above = match_line(global.candidates, line, parsed.tokens, parsed.first, negated);
    if (!above) return mismatched(above.error().tokens > match.error().tokens ? above.error() : match.error(), line);
    // What global mode would only refuse is a line of this mode that went wrong, if it began like one.
    if (global.rows[above->row]->apply == not_supported && match.error().tokens > 0)
        return mismatched(match.error(), line);
    // The removal of something in global mode ends the sub-mode too, so that nothing is left standing in it.
    Mode moved;
    LineOutcome out = run_row(config, moved, *global.rows[above->row], *above, parsed, line, phase);
    if (out.applied) mode = moved;
    return out;
}

ReadResult read_config(std::string_view text, std::string file, DeviceConfig& out) {
    ReadResult result;
    result.file = std::move(file);
    Mode mode;
    std::vector<std::pair<std::string, std::size_t>> address_lines;
    for (std::string_view rest = text; !rest.empty();) {
        const std::string_view line = next_line(rest);
        LineReport report;
        report.line = result.lines.size() + 1;
        report.text = printable(line);
        report.column = std::min(line.find_first_not_of(" \t"), line.size()) + 1;
        report.comment = mode.kind != ModeKind::Banner && is_comment(line.substr(0, kLongestLine));
        const bool indented = line.starts_with(' ') || line.starts_with('\t');
        if (report.comment) {
            result.lines.push_back(std::move(report));
            continue;
        }
        if (mode.kind == ModeKind::Unknown && !indented) mode = {};
        const bool orphan = mode.kind == ModeKind::Unknown;
        LineOutcome outcome = orphan
                                  ? refused(ProblemKind::Unknown, line, 1, "belongs to a line that was not understood")
                                  : apply_line(out, mode, line, Phase::Startup);
        report.support = outcome.support;
        report.row = outcome.row;
        if (outcome.problem) {
            report.kind = outcome.problem->kind;
            report.column = outcome.problem->column;
            report.message = outcome.problem->message;
        }
        // What follows indented belongs to the refused line, not to the block before it.
        if (!outcome.applied && !indented) mode.kind = ModeKind::Unknown;
        if (outcome.applied && mode.kind == ModeKind::Interface)
            address_lines.emplace_back(mode.name, result.lines.size());
        result.lines.push_back(std::move(report));
    }
    if (mode.kind == ModeKind::Banner && !result.lines.empty()) {
        LineReport& last = result.lines.back();
        last.support = Support::Unknown;
        last.kind = ProblemKind::Incomplete;
        last.message = "the banner has no end";
    }
    refuse_overlaps(out, result, address_lines);
    add_standing_lines(out);
    return result;
}

std::vector<Problem> ReadResult::problems(bool with_harmless) const {
    std::vector<Problem> out;
    for (const LineReport& l : lines) {
        if (l.comment || l.support == Support::Full || (l.support == Support::Accepted && !with_harmless)) continue;
        out.push_back({file, l.line, l.column, l.kind, l.text, l.message});
    }
    return out;
}

std::size_t ReadResult::count(Support support) const {
    return static_cast<std::size_t>(std::count_if(
        lines.begin(), lines.end(), [&](const LineReport& l) { return !l.comment && l.support == support; }));
}

std::vector<Expected> expected_next(const Mode& mode, std::string_view line) {
    std::vector<Expected> out;
    const Parsed parsed = parse(line.substr(0, kLongestLine));
    const Grammar& grammar = grammar_of(mode.kind);
    for (const Next& next :
         expected_after(grammar.candidates, line, parsed.tokens, parsed.first, parsed.verb != Verb::Set)) {
        const Element& e = next.element;
        if (e.text.empty()) {
            out.push_back({"<cr>", ""});
            continue;
        }
        const std::string mode_path = std::string{mode_prompt(mode.kind)} + (next.path.empty() ? "" : " ") + next.path;
        out.push_back({e.text, std::string{help_text(mode_path, e.text)}});
    }
    return out;
}

}  // namespace switchover::ios
