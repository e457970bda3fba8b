#include "engine/ios/console/output_filter.h"

#include <fmt/format.h>

#include <array>
#include <regex>
#include <vector>

#include "engine/ios/grammar/words.h"

namespace switchover::ios {
namespace {

constexpr std::size_t kLongestExpression = 200;

constexpr std::array kWords = {
    FilterWord{"begin", "Begin with the line that matches", true},
    FilterWord{"count", "Count number of lines which match regexp", false},
    FilterWord{"exclude", "Exclude lines that match", true},
    FilterWord{"include", "Include lines that match", true},
    FilterWord{"section", "Filter a section of output", false},
};

/// IOS's own: `_` is a blank, comma, brace, bracket or an end of the line; everything else as in POSIX extended.
std::optional<std::regex> compile(std::string_view expression) {
    std::string posix;
    bool in_set = false;
    for (std::size_t i = 0; i < expression.size(); ++i) {
        const char c = expression[i];
        if (c == '\\' && i + 1 < expression.size()) {
            posix.push_back(c);
            posix.push_back(expression[++i]);
            continue;
        }
        if (c == '[') in_set = true;
        if (c == ']') in_set = false;
        if (c == '_' && !in_set)
            posix += "(^|$|[ ,{}()])";
        else
            posix.push_back(c);
    }
    try {
        return std::regex{posix, std::regex::extended | std::regex::optimize};
    } catch (const std::regex_error&) {
        return std::nullopt;
    }
}

std::vector<std::string_view> lines_of(std::string_view text) {
    std::vector<std::string_view> out;
    while (!text.empty()) {
        const std::size_t end = text.find('\n');
        out.push_back(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    }
    return out;
}

bool matches(const std::regex& regex, std::string_view line) {
    // libstdc++ matches recursively: a line far beyond a terminal's would exhaust the stack.
    constexpr std::size_t kLongest = 2000;
    const std::string_view part = line.substr(0, kLongest);
    return std::regex_search(part.begin(), part.end(), regex);
}

bool indented(std::string_view line) { return line.starts_with(' ') || line.starts_with('\t'); }

std::string sections(const std::vector<std::string_view>& lines, const std::regex& regex) {
    std::string out;
    bool inside = false;
    for (const std::string_view line : lines) {
        if (!indented(line)) inside = false;
        inside = inside || matches(regex, line);
        if (inside) out.append(line).push_back('\n');
    }
    return out;
}

}  // namespace

std::span<const FilterWord> filter_words() { return kWords; }

Piped split_pipe(std::string_view line) {
    for (const Token& token : split_tokens(line))
        if (token.text == "|" && token.column > 0) {
            std::size_t at = token.column + 1;
            while (at < line.size() && line[at] == ' ') ++at;
            return {line.substr(0, token.column), line.substr(at), at};
        }
    return {line, {}, line.size()};
}

Result<std::string, FilterError> filter_output(std::string_view text, std::string_view filter, bool is_12_2) {
    const auto tokens = split_tokens(filter);
    if (tokens.empty()) return fail(FilterError{0, true, false});
    std::string_view word;
    unsigned fits = 0;
    for (const FilterWord& candidate : kWords) {
        if (is_12_2 && !candidate.in_12_2) continue;
        if (!starts_with_word(candidate.text, tokens[0].text)) continue;
        word = candidate.text;
        ++fits;
    }
    if (fits == 0) return fail(FilterError{tokens[0].column, false, false});
    if (fits > 1) return fail(FilterError{tokens[0].column, false, true});
    if (tokens.size() < 2) return fail(FilterError{filter.size(), true, false});
    // The expression is the rest of the line, blanks and all.
    const std::string_view expression = filter.substr(tokens[1].column);
    if (expression.size() > kLongestExpression) return fail(FilterError{tokens[1].column, false, false});
    const auto regex = compile(expression);
    if (!regex) return fail(FilterError{tokens[1].column, false, false});
    const auto lines = lines_of(text);
    if (word == "section") return sections(lines, *regex);
    std::string out;
    std::size_t count = 0;
    bool begun = false;
    for (const std::string_view line : lines) {
        const bool fit = (word == "begin" && begun) || matches(*regex, line);
        count += fit ? 1 : 0;
        if (word == "begin" && fit && !begun) out.push_back('\n');
        begun = begun || fit;
        if (word == "exclude" ? !fit : fit && word != "count") out.append(line).push_back('\n');
    }
    if (word == "count") return fmt::format("Number of lines which match regexp = {}\n", count);
    return out;
}

}  // namespace switchover::ios
