#include "engine/world/words.h"

namespace switchover {

namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }

/// From the opening mark at `at` to the closing one; `at` ends behind it.
Result<std::string, LineError> delimited(std::string_view line, std::size_t& at, bool keep_marks) {
    const std::size_t start = at;
    const char mark = line[at++];
    std::string text(keep_marks ? 1 : 0, mark);
    for (; at < line.size(); ++at) {
        const char c = line[at];
        if (c == mark) {
            ++at;
            if (keep_marks) text.push_back(mark);
            return text;
        }
        if (c == '\\' && at + 1 < line.size() && (line[at + 1] == mark || (!keep_marks && line[at + 1] == '\\'))) {
            text.push_back(line[++at]);
        } else {
            text.push_back(c);
        }
    }
    return fail(LineError{start + 1, std::string{"the "} + mark + " is not closed"});
}

}  // namespace

Result<std::vector<Word>, LineError> split_words(std::string_view line, std::size_t limit) {
    std::vector<Word> words;
    std::size_t at = 0;
    while (true) {
        while (at < line.size() && is_blank(line[at])) ++at;
        if (at == line.size() || line[at] == '#' || words.size() == limit) return words;
        Word word;
        word.column = at + 1;
        if (line[at] == '"' || line[at] == '/') {
            word.quoted = line[at] == '"';
            auto text = delimited(line, at, !word.quoted);
            if (!text) return fail(text.error());
            word.text = std::move(*text);
        }
        // Flags may follow a regular expression: `/down/i`.
        while (at < line.size() && !is_blank(line[at])) word.text.push_back(line[at++]);
        word.end = at + 1;
        words.push_back(std::move(word));
    }
}

}  // namespace switchover
