/// `?` and Tab.
#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "engine/ios/config/alias.h"
#include "engine/ios/config/reader.h"
#include "engine/ios/console/console.h"
#include "engine/ios/console/output_filter.h"
#include "engine/ios/grammar/help.h"
#include "engine/ios/grammar/interface_name.h"

namespace switchover::ios {
namespace {

/// Something to type as it is; interface types are, what is named in capitals alone is not.
bool is_keyword(const Expected& word) {
    constexpr std::array<std::string_view, 5> kValues = {"A.B.C.D", "H.H.H", "LINE", "WORD", "|"};
    return word.text.front() != '<' && std::find(kValues.begin(), kValues.end(), word.text) == kValues.end();
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

bool takes_interface(const std::vector<Expected>& words) {
    return std::any_of(words.begin(), words.end(), [](const Expected& e) { return e.text == "INTERFACE"; });
}

/// How the help of IOS writes values: types for an interface name, `A.B.C.D` for masks. `makes`: by this line an
/// interface may be made, so types that the box has none of count too.
void as_ios_writes_it(std::vector<Expected>& words, const snapshot::Device& box, bool makes) {
    const bool interfaces = takes_interface(words);
    std::erase_if(words, [](const Expected& e) { return e.text == "INTERFACE"; });
    for (Expected& word : words)
        if (word.text == "MASK" || word.text == "WILDCARD") word.text = "A.B.C.D";
    if (!interfaces) return;
    for (const InterfaceType& type : interface_types()) {
        const bool there = std::any_of(box.interfaces.begin(), box.interfaces.end(),
                                       [&](const Interface& i) { return !i.deleted && i.name.starts_with(type.name); });
        if (there || (makes && !type.physical)) words.push_back({std::string{type.name}, std::string{type.help}});
    }
}

/// `FastEthernet ?`: the numbers of the slots that have such ports.
Expected units_of(const InterfaceType& type, const snapshot::Device& box) {
    const std::string help = fmt::format("{} interface number", type.name);
    if (!type.physical) return {type.kind == InterfaceKind::Null ? "<0-0>" : "<0-2147483647>", help};
    unsigned low = ~0u;
    unsigned high = 0;
    for (const Interface& i : box.interfaces) {
        if (i.deleted || !i.name.starts_with(type.name)) continue;
        const auto slot = static_cast<unsigned>(std::stoul(i.name.substr(type.name.size())));
        low = std::min(low, slot);
        high = std::max(high, slot);
    }
    return {fmt::format("<{}-{}>", std::min(low, high), high), help};
}

/// What may follow the bar behind a command.
std::vector<Expected> filter_help(std::string_view filter, bool is_12_2) {
    const auto tokens = split_tokens(filter);
    std::vector<Expected> out;
    for (const FilterWord& word : filter_words()) {
        if (is_12_2 && !word.in_12_2) continue;
        if (tokens.empty())
            out.push_back({word.text, word.help});
        else if (out.empty() && starts_with_word(word.text, tokens[0].text))
            out.push_back({"LINE", "Regular Expression"});
    }
    return out;
}

}  // namespace

/// What may follow the complete words `before`, with help, as `?` lists it.
std::vector<Expected> Console::words_for(std::string_view before, Host& host) {
    const auto world = host.world();
    const snapshot::Device& box = *world->device(node_);
    const bool is_12_2 = box.config->is_12_2();
    const Expanded expanded = expand_alias(*box.config, aliases_here(), before);
    before = expanded.line;
    const auto tokens = split_tokens(before);
    const bool does = config_ && !tokens.empty() && same_word(tokens[0].text, "do") && !is_12_2;
    const bool configures = config_ && !does;
    const std::string_view line = does ? before.substr(tokens[0].column + tokens[0].text.size()) : before;
    if (!configures) {
        const Piped piped = split_pipe(line);
        if (piped.command.size() < line.size()) return filter_help(piped.filter, is_12_2);
    }
    if (tokens.size() > 1) {
        // A type of interface whose number is still to come.
        const InterfaceType* type = interface_type(tokens.back().text);
        const std::size_t end = line.size() - (before.size() - tokens.back().column);
        if (type != nullptr && takes_interface(next_words(line.substr(0, end), configures, is_12_2)))
            return {units_of(*type, box)};
    }
    std::vector<Expected> out = next_words(line, configures, is_12_2);
    as_ios_writes_it(out, box, configures);
    std::stable_sort(out.begin(), out.end(), [](const Expected& a, const Expected& b) {
        const auto rank = [](const Expected& e) { return e.text == "<cr>" ? 2 : e.text == "|" ? 1 : 0; };
        return rank(a) != rank(b) ? rank(a) < rank(b) : a.text < b.text;
    });
    return out;
}

std::vector<Expected> Console::next_words(std::string_view line, bool configures, bool is_12_2) const {
    const auto tokens = split_tokens(line);
    std::vector<Expected> out;
    if (configures) {
        const bool simulated = config_->beyond.empty();
        if (simulated) out = expected_next(config_->mode, line);
        if (!tokens.empty()) return out;
        if (!simulated || config_->mode.kind != ModeKind::Global) add(out, "exit", "Exit from this mode");
        add(out, "default", "Set a command to its defaults");
        if (!is_12_2) add(out, "do", "To run exec commands in config mode");
        add(out, "no", "Negate a command or set its defaults");
        return out;
    }
    for (const Next& next : exec::expected(line, {level_, is_12_2})) {
        if (next.element.text.empty())
            out.push_back({"<cr>", ""});
        else
            out.push_back({next.element.text, std::string{help_text(next.path, next.element.text)}});
    }
    const bool shows = !tokens.empty() && starts_with_word("show", tokens[0].text);
    if (shows && !out.empty() && out.back().text == "<cr>") out.insert(out.end() - 1, {"|", "Output modifiers"});
    return out;
}

std::string_view Console::aliases_here() const { return config_ ? alias_mode(config_->mode.kind) : kExecAliases; }

/// The aliases that begin with `typed`, as partial help lists them before the commands.
std::string Console::alias_help(std::string_view typed, Host& host) {
    std::string out;
    for (const Alias& alias : aliases(*host.world()->device(node_)->config)) {
        if (alias.mode != aliases_here() || !alias.name.starts_with(typed)) continue;
        const char* quote = alias.command.find(' ') == std::string::npos ? "" : "\"";
        out += fmt::format("*{0}={2}{1}{2}  ", alias.name, alias.command, quote);
    }
    return out;
}

std::string_view Console::heading() const {
    if (!config_) return "Exec commands:";
    return config_->beyond.empty() ? mode_heading(config_->mode.kind)
                                   : "Commands of this mode are not supported by Switchover:";
}

void Console::help(Host& host) {
    const std::string line = editor_.text();
    if (config_ && config_->mode.kind == ModeKind::Banner) {
        // A banner may ask questions: as after Ctrl-V, the key is text.
        constexpr char kVerbatim = 0x16;
        for (const char octet : {kVerbatim, '?'}) (void)editor_.type(octet, history(), output_);
        return;
    }
    print("?\n");
    const Split split = split_last(std::string_view{line}.substr(0, editor_.cursor()));
    const bool blank = split.before.find_first_not_of(" \t") == std::string_view::npos;
    const std::vector<Expected> words = words_for(split.before, host);
    std::string text;
    if (split.last.empty()) {
        if (blank) text = std::string{heading()} + "\n";
        text += listed(words);
        if (words.empty()) text = "% Unrecognized command\n";
        text += "\n";
    } else {
        for (const Expected& word : words) {
            if (!is_keyword(word) || !starts_with_word(word.text, split.last)) continue;
            text += (text.empty() ? "" : "  ") + word.text;
        }
        if (blank) text = alias_help(split.last, host) + text;
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
