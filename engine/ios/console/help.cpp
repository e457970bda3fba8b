/// `?` and Tab.
#include <fmt/format.h>

#include <algorithm>

#include "engine/ios/config/reader.h"
#include "engine/ios/console/console.h"
#include "engine/ios/grammar/help.h"

namespace switchover::ios {
namespace {

bool is_keyword(const Expected& word) {
    return word.text != "<cr>" && word.text.front() != '<' && !(word.text.front() >= 'A' && word.text.front() <= 'Z');
}

/// The word being typed, and what stands before it.
struct Split {
    std::string_view before;
    std::string_view last;
};

Split split_last(std::string_view line) {
    const std::size_t at = line.find_last_of(" \t") + 1;
    return {line.substr(0, at), line.substr(at)};
}

void add(std::vector<Expected>& words, const char* text, const char* help) {
    const bool known = std::any_of(words.begin(), words.end(), [&](const Expected& e) { return e.text == text; });
    if (!known) words.push_back({text, help});
}

std::string listed(const std::vector<Expected>& words) {
    std::size_t width = 0;
    for (const Expected& word : words) width = std::max(width, word.text.size());
    std::string out;
    for (const Expected& word : words) {
        if (word.help.empty())
            out += "  " + word.text + "\n";
        else
            out += fmt::format("  {:<{}}  {}\n", word.text, width, word.help);
    }
    return out;
}

}  // namespace

/// What may follow the complete words `before`, with help, as `?` lists it.
std::vector<Expected> Console::words_for(std::string_view before, Host& host) {
    const auto world = host.world();
    const bool is_12_2 = world->device(node_)->config->is_12_2();
    const auto tokens = split_tokens(before);
    std::vector<Expected> out;
    const bool does = config_ && !tokens.empty() && same_word(tokens[0].text, "do") && !is_12_2;
    if (config_ && !does) {
        out = expected_next(config_->mode, before);
        if (tokens.empty() && config_->mode.kind != ModeKind::Global) {
            add(out, "exit", "Exit from this mode");
        }
        if (tokens.empty()) {
            add(out, "default", "Set a command to its defaults");
            if (!is_12_2) add(out, "do", "To run exec commands in config mode");
            add(out, "no", "Negate a command or set its defaults");
        }
    } else {
        const std::string_view line = does ? before.substr(tokens[0].column + tokens[0].text.size()) : before;
        const exec::Scope scope{level_, is_12_2};
        for (const Next& next : exec::expected(line, scope)) {
            if (next.element.text.empty())
                out.push_back({"<cr>", ""});
            else
                out.push_back({next.element.text, std::string{help_text(next.path, next.element.text)}});
        }
        const auto words = split_tokens(line);
        const bool shows = !words.empty() && starts_with_word("show", words[0].text);
        const bool may_end = !out.empty() && out.back().text == "<cr>";
        if (shows && may_end) out.insert(out.end() - 1, {"|", "Output modifiers"});
    }
    std::stable_sort(out.begin(), out.end(), [](const Expected& a, const Expected& b) {
        const auto rank = [](const Expected& e) { return e.text == "<cr>" ? 2 : e.text == "|" ? 1 : 0; };
        return rank(a) != rank(b) ? rank(a) < rank(b) : a.text < b.text;
    });
    return out;
}

void Console::help(Host& host) {
    const std::string line = editor_.text();
    print("?\n");
    const Split split = split_last(std::string_view{line}.substr(0, editor_.cursor()));
    const bool blank = split.before.find_first_not_of(" \t") == std::string_view::npos;
    const std::vector<Expected> words = words_for(split.before, host);
    std::string text;
    if (split.last.empty()) {
        if (blank) text = config_ ? "Configure commands:\n" : "Exec commands:\n";
        text += listed(words);
        if (words.empty()) text = "% Unrecognized command\n";
        text += "\n";
    } else {
        for (const Expected& word : words) {
            if (!is_keyword(word) || !starts_with_word(word.text, split.last)) continue;
            text += (text.empty() ? "" : "  ") + word.text;
        }
        text = text.empty() ? "% Unrecognized command\n" : text + "\n\n";
    }
    page(std::move(text));
    if (state_ == State::More) {
        resume_text_ = line;
        return;
    }
    editor_.begin(prompt(host), true, line);
    editor_.redraw(output_);
}

void Console::complete(Host& host) {
    const std::string line = editor_.text();
    if (editor_.cursor() != line.size()) return;
    const Split split = split_last(line);
    if (split.last.empty()) return;
    std::vector<std::string> fits;
    for (const Expected& word : words_for(split.before, host))
        if (is_keyword(word) && starts_with_word(word.text, split.last)) fits.push_back(word.text);
    if (fits.size() != 1) {
        output_.push_back('\a');
        return;
    }
    print("\n");
    editor_.begin(prompt(host), true, std::string{split.before} + fits.front() + " ");
    editor_.redraw(output_);
}

}  // namespace switchover::ios
