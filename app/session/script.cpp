#include "app/session/script.h"

#include <fmt/format.h>

#include "app/session/script_words.h"

namespace switchover::session {

namespace {

/// Reads one line after the other; `title_` and the names of pings live from line to line.
class Parser {
   public:
    explicit Parser(const std::string& file) { script_.file = file; }

    std::optional<LineError> line(std::size_t number, std::string_view text);
    Script take() { return std::move(script_); }

   private:
    Timing timing(ScriptWords& words, std::string_view text);
    std::optional<Statement> statement(ScriptWords& words, std::string_view text);
    Statement input(ScriptWords& words, std::string_view text, std::size_t start);
    Statement interface(ScriptWords& words, bool up);
    Statement ping(ScriptWords& words, std::string_view text, std::size_t start);
    Statement expect(ScriptWords& words, std::string_view text);
    Statement show(ScriptWords& words);
    void run(ScriptWords& words, Timing& when);
    void other_language(ScriptWords& words);

    Script script_;
    std::vector<std::string> pings_;
};

Timing Parser::timing(ScriptWords& words, std::string_view text) {
    Timing t;
    if (words.accept("at")) {
        t.at = kPowerOn + words.duration("a time");
    } else if (words.accept("after")) {
        t.after = words.duration("a time");
    } else if (words.accept("when")) {
        t.when = read_condition(words, text);
        if (words.accept("within")) t.when_limit = words.duration("a time");
        words.require("then");
    }
    return t;
}

void Parser::run(ScriptWords& words, Timing& when) {
    if (words.accept("until")) {
        when.at = kPowerOn + words.duration("a time");
    } else {
        words.require("for");
        when.after = words.duration("a time");
    }
}

Statement Parser::interface(ScriptWords& words, bool up) {
    ConfigInput input;
    input.node = words.next("the device");
    input.lines = {"interface " + words.next("the interface"), up ? "no shutdown" : "shutdown"};
    return Act{input};
}

Statement Parser::input(ScriptWords& words, std::string_view text, std::size_t start) {
    // Blanks in front keep the columns of its errors.
    auto input = parse_input(std::string(start, ' ') + std::string{text.substr(start)});
    while (!words.done()) words.next("");
    if (input) return Act{std::move(*input)};
    std::size_t column = 1;
    const std::string& error = input.error();  // "column 7: …"
    const std::size_t colon = error.find(": ");
    std::from_chars(error.data() + 7, error.data() + colon, column);
    words.complain_at(column, error.substr(colon + 2));
    return Proceed{};
}

Statement Parser::ping(ScriptWords& words, std::string_view text, std::size_t start) {
    std::size_t end = text.size();
    std::string name;
    while (!words.done()) {
        const Word& word = words.peek();
        const bool as = !word.quoted && word.text == "as";
        if (as) end = word.column - 1;
        words.next("");
        if (as) name = words.next("a name");
    }
    Statement made = input(words, text.substr(0, end), start);
    if (words.error()) return made;
    PingInput ping = std::get<PingInput>(std::get<Act>(made).input);
    if (name.empty()) name = ping.request.destination.text();
    for (const std::string& other : pings_)
        if (other == name)
            words.complain("there is a ping called " + name + " already: give this one a name with \"as\"");
    pings_.push_back(name);
    return StartPing{name, std::move(ping)};
}

Statement Parser::expect(ScriptWords& words, std::string_view text) {
    Expect e;
    e.never = words.accept("never");
    e.condition = read_condition(words, text);
    if (words.accept(e.never ? "for" : "within")) e.limit = words.duration("a time");
    if (!e.never && !e.limit && e.condition.is_event()) words.complain("this needs \"within\" and a time");
    return e;
}

Statement Parser::show(ScriptWords& words) {
    SaveShow s;
    s.node = words.next("the node");
    s.command = words.next("the command, in quotes");
    s.file = words.accept("as") ? words.next("a file name") : s.node + "." + s.command + ".txt";
    for (char& c : s.file)
        if (c == ' ' || c == '/' || c == '\\') c = '-';
    if (s.file.front() == '.') words.complain("a file name cannot begin with a dot");
    return s;
}

std::optional<Statement> Parser::statement(ScriptWords& words, std::string_view text) {
    const std::size_t start = words.peek().column - 1;
    if (words.accept("step")) {
        BeginStep step;
        step.title = words.next("the title, in quotes");
        if (!words.done()) step.explanation = words.next("what to watch, in quotes");
        return step;
    }
    if (words.accept("fail")) return interface(words, false);
    if (words.accept("restore")) return interface(words, true);
    if (words.accept("expect")) return expect(words, text);
    if (words.accept("show")) return show(words);
    if (words.accept("stop")) return StopPing{words.next("the name of the ping")};
    if (words.accept("ping")) return ping(words, text, start);
    for (const char* verb : {"config", "cut", "uncut", "flap", "impair", "power-off", "power-on", "reload",
                             "stop-probe", "flow", "stop-flow", "exec"})
        if (words.accept(verb)) return input(words, text, start);
    return std::nullopt;
}

/// `in pt_BR title "…"`, or `in pt_BR step "…" "…"` behind its step.
void Parser::other_language(ScriptWords& words) {
    const std::string language = words.next("the language, like pt_BR");
    if (words.accept("title")) {
        script_.other_titles[language] = words.next("the title, in quotes");
        return;
    }
    words.require("step");
    BeginStep::Words said{words.next("the title, in quotes"), {}};
    if (!words.done()) said.explanation = words.next("what to watch, in quotes");
    BeginStep* step = nullptr;
    for (ScriptLine& line : script_.lines)
        if (auto* begun = std::get_if<BeginStep>(&line.statement)) step = begun;
    if (step == nullptr)
        words.complain("there is no step before this line that it could translate");
    else
        step->others[language] = std::move(said);
}

std::optional<LineError> Parser::line(std::size_t number, std::string_view text) {
    auto split = split_words(text);
    if (!split) return split.error();
    if (split->empty()) return std::nullopt;
    // Without the comment, which begins behind the last word.
    text = text.substr(0, split->back().end - 1);
    ScriptWords words{std::move(*split)};
    if (words.accept("title")) {
        script_.title = words.next("the title, in quotes");
    } else if (words.accept("in")) {
        other_language(words);
    } else {
        ScriptLine made;
        made.line = number;
        made.text = text.substr(words.peek().column - 1);
        made.timing = timing(words, text);
        if (words.accept("run")) {
            run(words, made.timing);
        } else if (!words.done()) {
            if (auto found = statement(words, text)) {
                made.statement = std::move(*found);
            } else {
                words.complain_at(words.peek().column,
                                  fmt::format("\"{}\" is not a word of the language", words.peek().text));
            }
        }
        script_.lines.push_back(std::move(made));
    }
    if (!words.done()) words.complain_at(words.peek().column, fmt::format("\"{}\" is too much", words.peek().text));
    return words.error();
}

}  // namespace

std::string ScriptError::text() const { return fmt::format("{}:{}:{}: {}", file, line, column, message); }

BeginStep::Words BeginStep::in(const std::string& language) const {
    const auto found = others.find(language);
    return found == others.end() ? Words{title, explanation} : found->second;
}

std::string Script::title_in(const std::string& language) const {
    const auto found = other_titles.find(language);
    return found == other_titles.end() ? title : found->second;
}

std::vector<BeginStep> Script::steps() const {
    std::vector<BeginStep> all;
    for (const ScriptLine& line : lines)
        if (const auto* step = std::get_if<BeginStep>(&line.statement)) all.push_back(*step);
    return all;
}

Result<Script, ScriptError> parse_script(std::string_view text, const std::string& file) {
    Parser parser{file};
    std::size_t number = 0;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        ++number;
        if (const auto error = parser.line(number, text.substr(0, end)))
            return fail(ScriptError{file, number, error->column, error->message});
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parser.take();
}

}  // namespace switchover::session
