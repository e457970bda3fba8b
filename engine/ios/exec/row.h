#pragma once
/// The table of EXEC commands: one row per form, in the pattern language of configuration lines. The console, its help
/// and completion, scripts, and the world's ExecInput all read these rows.
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"
#include "engine/base/text.h"
#include "engine/ios/grammar/matcher.h"
#include "engine/link/fabric.h"
#include "engine/snapshot/snapshot.h"

namespace switchover {
class Device;
}

namespace switchover::ios {
class Console;
}

namespace switchover::ios::exec {

/// What a `show` command works from.
struct ShowCall {
    const snapshot::World& world;
    const snapshot::Device& device;
    const Match& match;
    TextOut& out;

    Instant now() const { return world.now; }
    bool is_12_2() const { return device.config->is_12_2(); }
    /// Names of the device's interfaces by index.
    std::vector<std::string> names() const;
    /// The interface that stands under `label`; kNoInterface when none was typed.
    InterfaceIndex interface(std::string_view label = "INTERFACE") const;
};

/// What a command that changes the device works from, inside the world.
struct ChangeCall {
    Device& device;
    Fabric& fabric;
    const Match& match;
    bool negated = false;  ///< `no …`
};

enum class Level : std::uint8_t { User, Privileged };
enum class Trains : std::uint8_t { All, Only12_3T };
enum class Forms : std::uint8_t { SetOnly, Both, NoOnly };

struct Row {
    const char* pattern = "";
    Level level = Level::User;
    /// One of the three; a change may have `local` too, which asks in words of its own before it applies the line.
    void (*show)(ShowCall&) = nullptr;
    Result<std::uint32_t, std::string> (*change)(ChangeCall&) = nullptr;
    void (*local)(Console&, const Match&, bool negated) = nullptr;
    Trains trains = Trains::All;
    Forms forms = Forms::SetOnly;
    /// What a console asks before a change; none when empty. `… [confirm]` takes a key, `… [name]? ` the name of a file
    /// that must be the one in brackets, anything else yes or no.
    const char* question = "";
};

std::span<const Row> show_rows();
std::span<const Row> show_cdp_rows();
std::span<const Row> show_crypto_rows();
std::span<const Row> show_ip_rows();
std::span<const Row> change_rows();
std::span<const Row> terminal_rows();
std::span<const Row> line_rows();
std::span<const Row> logging_rows();
std::span<const Row> file_rows();
std::span<const Row> reload_rows();
std::span<const Row> probe_rows();
std::span<const Row> unsupported_rows();
/// Commands of the box that are only refused, and that help does not list.
std::span<const Row> silent_rows();

/// Every table above.
std::vector<std::span<const Row>> all_rows();
/// `user EXEC`
const char* level_title(Level level);
/// A command of the real box that only says that it is not supported here.
bool is_refused(const Row& row);
/// `% not supported by Switchover: …`
void refuse_command(ShowCall& call);
/// What a list of commands says beside a row; mostly nothing.
const char* remark(const Row& row);

/// A command line that was understood.
struct Command {
    const Row* row = nullptr;
    Match match;
    bool negated = false;

    /// The line with keywords in full.
    std::string text() const { return (negated ? "no " : "") + match.text; }
};

struct Refusal {
    MismatchKind kind = MismatchKind::Invalid;
    std::size_t column = 0;   ///< octets before the wrong one
    bool first_word = false;  ///< not even the first word is a command
};

/// Which rows take part.
struct Scope {
    Level level = Level::Privileged;
    bool is_12_2 = false;
    bool operator==(const Scope&) const = default;
};

/// Errors: as of `match_line`.
Result<Command, Refusal> parse(std::string_view line, Scope scope);
/// As `parse`; a typed interface must be one of the device's. Errors also: its column.
Result<Command, Refusal> parse(std::string_view line, Scope scope, const snapshot::Device& device);
/// What IOS prints about a refused line; the caret stands `prompt_width` further right. Ends in a newline.
std::string refusal_text(const Refusal& refusal, std::string_view line, std::size_t prompt_width);

/// What may stand next after the complete words of `line`, ascending, `<cr>` last.
std::vector<Next> expected(std::string_view line, Scope scope);

}  // namespace switchover::ios::exec
