#pragma once
/// `.scn` scripts as values; the language is described in README.md.
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/session/condition.h"
#include "engine/base/result.h"
#include "engine/world/input.h"
#include "engine/world/words.h"

namespace switchover::session {

struct ScriptError {
    std::string file;
    std::size_t line = 0;
    std::size_t column = 0;
    std::string message;
    /// `ha-vpn.scn:12:7: …`
    std::string text() const;
};

/// The guided run shows `title` and what to watch.
struct BeginStep {
    struct Words {
        std::string title;
        std::string explanation;
    };
    std::string title;
    std::string explanation;
    std::map<std::string, Words> others;  ///< in other languages, by tag: `pt_BR`
    /// In that language, or else as the script itself says it.
    Words in(const std::string& language) const;
};
struct Act {
    Input input;
};
struct StartPing {
    std::string name;
    PingInput ping;
};
struct StopPing {
    std::string name;
};
/// `limit` from when the line is reached. A plain expectation without a limit must hold at once; `never` without one
/// must not hold up to the end of the run.
struct Expect {
    Condition condition;
    bool never = false;
    std::optional<Duration> limit;
};
struct SaveShow {
    std::string node;
    std::string command;
    std::string file;  ///< name in shows/, without folder
};
/// Only the time of its line matters: `run until`, `at` alone.
struct Proceed {};

using Statement = std::variant<Proceed, BeginStep, Act, StartPing, StopPing, Expect, SaveShow>;

/// When a line is due, counted from when the line before it was done.
struct Timing {
    std::optional<Instant> at;  ///< virtual time; a time gone by is due at once
    std::optional<Duration> after;
    std::optional<Condition> when;
    Duration when_limit = 600s;  ///< giving up on `when` is a failure
};

struct ScriptLine {
    std::size_t line = 0;
    std::string text;  ///< without comment, for reports
    Timing timing;
    Statement statement;
};

struct Script {
    std::string file;
    std::string title;
    std::map<std::string, std::string> other_titles;  ///< by language
    std::vector<ScriptLine> lines;
    std::string title_in(const std::string& language) const;

    /// In order; what a window lists beside the picture.
    std::vector<BeginStep> steps() const;
};

/// One condition in the words of `when`. Errors: what is wrong, and in which column.
Result<Condition, LineError> parse_condition(std::string_view text);

/// Errors: the first line that is not of the language; names of nodes and ports are checked when the line runs.
Result<Script, ScriptError> parse_script(std::string_view text, const std::string& file);

}  // namespace switchover::session
