/// EXEC commands of a console: show, changes of the device, and what only this terminal knows.
#include <fmt/format.h>

#include "engine/ios/config/alias.h"
#include "engine/ios/console/dialogue.h"
#include "engine/ios/console/output_filter.h"
#include "engine/ios/log/debug.h"

namespace switchover::ios {
namespace {

bool looks_up_names(const DeviceConfig& config) {
    for (const KeptLine& line : config.kept_lines)
        if (line.text == "no ip domain lookup" || line.text == "no ip domain-lookup") return false;
    return true;
}

/// What IOS says to a change that it has made.
std::string answer_to(const std::string& text) {
    if (text.starts_with("erase ") || text == "write erase") return "[OK]\nErase of nvram: complete\n";
    if (text.starts_with("write") || text.starts_with("copy ")) return "Building configuration...\n[OK]\n";
    for (const std::string_view verb : {"debug ", "no debug ", "undebug "})
        if (text.starts_with(verb)) return debug_switched(text.substr(verb.size()), verb == "debug ") + "\n";
    return {};
}

}  // namespace

void Console::execute(const std::string& typed, Host& host, std::size_t prompt_width) {
    const auto world = host.world();
    const snapshot::Device& box = *world->device(node_);
    const Expanded expanded = expand_alias(*box.config, kExecAliases, typed);
    const std::string& line = expanded.line;
    const auto tokens = split_tokens(line);
    if (tokens.empty() || tokens.front().text.front() == '!') return;
    const Piped piped = split_pipe(line);
    const auto command = exec::parse(piped.command, {level_, box.config->is_12_2()}, box);
    if (command) {
        run(*command, piped.filter.empty() && piped.column == line.size() ? nullptr : &piped, host);
        return;
    }
    if (command.error().first_word && tokens.size() == 1 && command.error().kind == MismatchKind::Invalid) {
        unknown_word(std::string{tokens.front().text}, host);
        return;
    }
    exec::Refusal refusal = command.error();
    refusal.column = expanded.typed_column(refusal.column);
    const bool shows = tokens.size() == 1 && starts_with_word("show", tokens.front().text);
    if (shows && command.error().kind == MismatchKind::Incomplete)
        print("% Type \"show ?\" for a list of subcommands\n");
    else
        print(exec::refusal_text(refusal, typed, prompt_width));
}

void Console::unknown_word(const std::string& word, Host& host) {
    const auto world = host.world();
    const bool asks = looks_up_names(*world->device(node_)->config);
    print(fmt::format("Translating \"{}\"{}\n% Unknown command or computer name, or unable to find computer address\n",
                      printable(word), asks ? "...domain server (255.255.255.255)" : ""));
}

void Console::run(const exec::Command& command, const Piped* piped, Host& host) {
    const auto world = host.world();
    const snapshot::Device& box = *world->device(node_);
    const exec::Row& row = *command.row;
    const bool shows = row.show != nullptr || std::string_view{row.pattern}.starts_with("show ");
    if (piped != nullptr && !shows) {
        print(exec::refusal_text({MismatchKind::Invalid, piped->column - 2, false}, "", editor_.prompt().size()));
        return;
    }
    piped_ = piped;
    if (row.local != nullptr) {
        row.local(*this, command.match, command.negated);
    } else if (row.change != nullptr) {
        change(command, box, host);
    } else {
        TextOut out;
        exec::ShowCall call{*world, box, command.match, out};
        row.show(call);
        page(out.take());
    }
    piped_ = nullptr;
}

void Console::change(const exec::Command& command, const snapshot::Device& box, Host& host) {
    const std::string text = command.text();
    const auto act = [text, name = box.name](Console& console, Host& at) {
        const auto done = at.apply(ExecInput{name, text});
        console.print(done ? answer_to(text) : "% " + done.error() + "\n");
    };
    const std::string question = command.negated ? "" : command.row->question;
    if (question.empty()) {
        act(*this, host);
    } else if (question.ends_with("[confirm]")) {
        confirm(question, act);
    } else if (question.ends_with("]? ")) {
        ask_file(*this, question, act);
    } else {
        ask_yes_no(*this, question, false, [act](Console& console, Host& at, bool yes) {
            if (yes) act(console, at);
        });
    }
}

}  // namespace switchover::ios
