/// EXEC commands of a console: show, changes of the device, and what only this terminal knows.
#include <fmt/format.h>

#include "engine/ios/console/console.h"
#include "engine/ios/console/output_filter.h"
#include "engine/ios/log/debug.h"
#include "engine/probe/show.h"

namespace switchover::ios {
namespace {

/// Twelve lines of sixty marks would be many; IOS breaks a line of marks here.
constexpr std::size_t kMarksPerLine = 70;

bool looks_up_names(const DeviceConfig& config) {
    for (const KeptLine& line : config.kept_lines)
        if (line.text == "no ip domain lookup" || line.text == "no ip domain-lookup") return false;
    return true;
}

/// What IOS says to a change that it has made.
std::string answer_to(const std::string& text) {
    if (text.starts_with("write") || text.starts_with("copy running-config"))
        return "Building configuration...\n[OK]\n";
    for (const std::string_view verb : {"debug ", "no debug ", "undebug "})
        if (text.starts_with(verb)) return debug_switched(text.substr(verb.size()), verb == "debug ") + "\n";
    return {};
}

}  // namespace

void Console::execute(const std::string& line, Host& host, std::size_t prompt_width) {
    const auto world = host.world();
    const snapshot::Device& box = *world->device(node_);
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
    print(exec::refusal_text(command.error(), line, prompt_width));
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
    if (piped != nullptr && row.show == nullptr) {
        print(exec::refusal_text({MismatchKind::Invalid, piped->column - 2, false}, "", editor_.prompt().size()));
        return;
    }
    if (row.local != nullptr) {
        row.local(*this, command.match, command.negated);
        return;
    }
    if (row.change != nullptr) {
        const std::string text = command.text();
        const auto act = [text, name = box.name](Console& console, Host& at) {
            const auto done = at.apply(ExecInput{name, text});
            console.print(done ? answer_to(text) : "% " + done.error() + "\n");
        };
        if (*row.question == '\0') {
            act(*this, host);
            return;
        }
        ask(row.question, [act](Console& console, Host& at, const std::string& answer) {
            const bool plain = std::string_view{console.editor_.prompt()}.ends_with("[confirm]");
            const bool yes = answer.starts_with('y') || answer.starts_with('Y') || (plain && answer.empty());
            if (yes) act(console, at);
            if (console.state_ == State::Command) console.ready(at);
        });
        return;
    }
    TextOut out;
    exec::ShowCall call{*world, box, command.match, out};
    row.show(call);
    if (piped == nullptr) {
        page(out.take());
        return;
    }
    auto filtered = filter_output(out.text(), piped->filter, box.config->is_12_2());
    if (filtered) {
        page(std::move(*filtered));
        return;
    }
    const FilterError& wrong = filtered.error();
    const MismatchKind kind = wrong.incomplete  ? MismatchKind::Incomplete
                              : wrong.ambiguous ? MismatchKind::Ambiguous
                                                : MismatchKind::Invalid;
    print(exec::refusal_text({kind, piped->column + wrong.column, false}, editor_.text(), editor_.prompt().size()));
}

void Console::start_ping(const probe::PingRequest& request, Host& host) {
    const auto world = host.world();
    const auto started = host.apply(PingInput{world->device(node_)->name, request});
    if (!started) {
        print("% " + started.error() + "\n");
        return;
    }
    TextOut head;
    probe::show_ping_head(request, head);
    print(head.text());
    waiting_ = {*started, 0};
    state_ = State::Probe;
    probe_marks(host);
}

/// Prints the marks that came since, and the result after the last one.
void Console::probe_marks(Host& host) {
    const auto world = host.world();
    const snapshot::Device* box = world->device(node_);
    const probe::ProbeView* probe = box == nullptr ? nullptr : box->probe.find(waiting_.probe);
    if (probe == nullptr) {
        print("\n");
        ready(host);
        return;
    }
    for (; waiting_.marks < probe->marks.size(); ++waiting_.marks) {
        if (waiting_.marks > 0 && waiting_.marks % kMarksPerLine == 0) print("\n");
        output_.push_back(probe->marks[waiting_.marks]);
    }
    if (probe->running) return;
    if (waiting_.marks > 0) print("\n");
    TextOut end;
    probe::show_ping_summary(*probe, end);
    print(end.text());
    ready(host);
    const std::string typed = std::exchange(typed_ahead_, {});
    if (!typed.empty()) type(typed, host);
}

void Console::on_records(std::span<const Record> records, Host& host) {
    host_ = &host;
    if (state_ == State::Closed) return;
    if (!host.powered(node_)) {
        // Power off or reload: the terminal is dead until the box is back.
        if (state_ != State::Return) {
            config_.reset();
            rest_.clear();
            level_ = exec::Level::User;
            state_ = line_.kind == Kind::Con ? State::Return : State::Closed;
        }
        return;
    }
    if (state_ != State::Probe) return;
    for (const Record& record : records)
        if (record.node == node_ && std::holds_alternative<probe::Record>(record.body)) {
            probe_marks(host);
            return;
        }
}

}  // namespace switchover::ios
