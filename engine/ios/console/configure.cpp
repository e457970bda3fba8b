/// Configuration mode: lines are tried on a copy at once, so that the caret comes with the line, and go to the world
/// together when nothing more is being pasted.
#include <fmt/format.h>

#include <algorithm>

#include "engine/ios/config/alias.h"
#include "engine/ios/config/beyond.h"
#include "engine/ios/config/reader.h"
#include "engine/ios/console/console.h"

namespace switchover::ios {
namespace {

bool is_row(const Row* row, std::string_view pattern) { return row != nullptr && pattern == row->pattern; }

/// Errors that concern Switchover rather than IOS are told as such.
void tell_support(Console& console, const LineOutcome& outcome) {
    if (!outcome.output.empty()) console.print(outcome.output + "\n");
    if (outcome.support == Support::Partial && outcome.problem)
        console.print(fmt::format("{}{}\n", kNotSupported, outcome.problem->message));
}

}  // namespace

void Console::config_line(const std::string& line, Host& host, std::size_t prompt_width) {
    const auto world = host.world();
    const snapshot::Device& box = *world->device(node_);
    ++config_->line_number;
    const auto tokens = split_tokens(line);
    if (config_->mode.kind != ModeKind::Banner && tokens.size() > 1 && same_word(tokens[0].text, "do") &&
        !box.config->is_12_2()) {
        flush_config(host);
        const std::size_t skipped = tokens[1].column;
        execute(line.substr(skipped), host, prompt_width + skipped);
        return;
    }
    if (!config_->fresh) config_->scratch = *box.config;
    config_->fresh = true;
    if (!config_->beyond.empty() && line_beyond(line, host)) return;
    const Mode before = config_->mode;
    std::string given = line;
    LineOutcome outcome = apply_line(config_->scratch, config_->mode, line, Phase::Live);
    if (!outcome.applied) outcome = config_alias(given, std::move(outcome));
    if (!outcome.applied) {
        if (outcome.problem) print(outcome.problem->console_text(prompt_width));
        tell_refused();
        enter_beyond(outcome);
        return;
    }
    config_->beyond.clear();
    tell_support(*this, outcome);
    if (is_row(outcome.row, "end") || (is_row(outcome.row, "exit") && before.kind == ModeKind::Global)) {
        leave_config(host);
        return;
    }
    if (config_->mode.kind == ModeKind::Banner) {
        if (before.kind != ModeKind::Banner)
            print("Enter TEXT message.  End with the character '" + config_->mode.header + "'.\n");
    } else if (tokens.empty() && before.kind != ModeKind::Banner) {
        return;
    }
    if (config_->pending.empty() && before.kind != ModeKind::Global) config_->pending.push_back(config_->opener);
    config_->pending.push_back(given);
    if (config_->mode.header != before.header) config_->opener = given;
}

void Console::tell_refused() {
    if (config_->pasting) print(fmt::format("% Switchover: line {} of the paste was refused\n", config_->line_number));
}

/// The box would stand in a sub-mode now, to which the next lines belong.
void Console::enter_beyond(const LineOutcome& refused) {
    if (refused.row == nullptr || !refused.problem || !refused.problem->message.starts_with(kNotSupported)) return;
    const std::vector<const Row*>& global = grammar_of(ModeKind::Global).rows;
    if (std::find(global.begin(), global.end(), refused.row) == global.end()) return;
    std::string_view mode = mode_beyond(std::string_view{refused.problem->message}.substr(kNotSupported.size()), {});
    // Some say what of the line is not supported rather than the line.
    if (mode.empty()) mode = mode_beyond(refused.row->pattern, {});
    if (mode.empty()) return;
    config_->mode = {};
    config_->beyond = {mode};
}

/// In a sub-mode that is not simulated. False: the line is one of global mode, which leads out of it.
bool Console::line_beyond(const std::string& line, Host& host) {
    const auto tokens = split_tokens(line);
    if (tokens.empty() || tokens.front().text.front() == '!') return true;
    const std::string_view first = tokens.front().text;
    if (tokens.size() == 1 && starts_with_word("end", first) && first.size() > 1) {
        leave_config(host);
        return true;
    }
    if (tokens.size() == 1 &&
        (same_word(first, "exit-address-family") || (starts_with_word("exit", first) && first.size() > 1))) {
        config_->beyond.pop_back();
        return true;
    }
    DeviceConfig tried = config_->scratch;
    Mode mode;
    const LineOutcome global = apply_line(tried, mode, line, Phase::Live);
    if (global.row != nullptr) return false;
    const std::string_view words = std::string_view{line}.substr(tokens.front().column);
    print(fmt::format("{}{}\n", kNotSupported, printable(words)));
    tell_refused();
    if (const std::string_view deeper = mode_beyond(words, config_->beyond.back()); !deeper.empty())
        config_->beyond.push_back(deeper);
    return true;
}

/// A line that is no command may begin with an alias of its mode; `line` is then what that stands for.
LineOutcome Console::config_alias(std::string& line, LineOutcome refused) {
    const Expanded expanded = expand_alias(config_->scratch, alias_mode(config_->mode.kind), line);
    if (!expanded.found) return refused;
    LineOutcome outcome = apply_line(config_->scratch, config_->mode, expanded.line, Phase::Live);
    if (outcome.problem && outcome.problem->column > 0)
        outcome.problem->column = expanded.typed_column(outcome.problem->column - 1) + 1;
    line = expanded.line;
    return outcome;
}

void Console::flush_config(Host& host) {
    if (!config_ || config_->pending.empty() || config_->mode.kind == ModeKind::Banner) return;
    const auto world = host.world();
    const snapshot::Device* box = device(host);
    std::vector<std::string> lines = std::exchange(config_->pending, {});
    config_->fresh = false;
    // Entering a mode alone changes nothing.
    if (box == nullptr || config_->scratch == *box->config) return;
    const auto done = host.apply(ConfigInput{box->name, std::move(lines), by(), false});
    if (!done) print("% " + done.error() + "\n");
}

void Console::leave_config(Host& host) {
    config_->mode = {};
    config_->beyond.clear();
    flush_config(host);
    config_.reset();
    const snapshot::Device* box = device(host);
    if (box == nullptr) return;
    (void)host.apply(ConfigInput{box->name, {"end"}, by(), true});
}

}  // namespace switchover::ios
