#include "engine/ios/console/console.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/ios/config/reader.h"
#include "engine/ios/config/secret.h"
#include "engine/ios/console/output_filter.h"
#include "engine/ios/console/password.h"

namespace switchover::ios {
namespace {

constexpr std::string_view kMore = " --More-- ";
constexpr unsigned kTries = 3;
constexpr std::size_t kLongestPrompt = 20;  ///< of the host name, in configuration modes
constexpr std::size_t kTypedAhead = 64 * 1024;
constexpr char kBreak = '\x1E';
constexpr char kCtrlC = '\x03';

}  // namespace

std::string Console::Line::text() const { return fmt::format("{} {}", kind == Kind::Con ? "con" : "vty", number); }

Console::Console(NodeIndex node, Line line) : node_(node), line_(std::move(line)) {}

const snapshot::Device* Console::device(Host& host) {
    const auto world = host.world();
    const snapshot::Device* found = world->device(node_);
    return found != nullptr && found->powered ? found : nullptr;
}

std::string Console::by() const {
    return line_.kind == Kind::Con ? "console" : fmt::format("vty{} ({})", line_.number, line_.location);
}

std::string Console::line_setting(Host& host, std::string_view keyword) {
    const auto world = host.world();
    return ios::line_setting(*world->device(node_)->config, line_type(), line_.number, keyword);
}

/// What a line starts each session with.
void Console::read_settings(Host& host) {
    const auto number = [&](std::string_view keyword, std::size_t preset) {
        const std::string text = line_setting(host, keyword);
        return text.empty() ? preset : std::stoul(text);
    };
    length_ = number("length", window_lines_);
    length_typed_ = width_typed_ = false;
    editor_.set_width(number("width", window_columns_));
    exec_history_ = config_history_ = {};
    exec_history_.resize(number("history size", History::kDefaultSize));
    monitor_ = false;
}

void Console::open(Host& host) {
    host_ = &host;
    const auto world = host.world();
    const snapshot::Device* box = world->device(node_);
    last_key_ = waits_since_ = opened_at_ = world->now;
    up_since_ = host.up_since(node_);
    idle_limit_.reset();
    logged_in_ = false;
    level_ = exec::Level::User;
    config_.reset();
    rest_.clear();
    typed_ahead_.clear();
    user_.clear();
    if (box == nullptr || box->is_host) {
        print("% This device has no console\n");
        state_ = State::Closed;
        return;
    }
    if (!box->powered) {
        state_ = State::Return;
        return;
    }
    read_settings(host);
    if (line_.kind == Kind::Con) {
        if (wants_setup(host)) {
            setup(host);
            return;
        }
        print(fmt::format("\n\n\n\n{} con0 is now available\n\n\n\n\n\nPress RETURN to get started.\n\n\n",
                          box->config->hostname));
        state_ = State::Return;
        return;
    }
    login(host);
}

void Console::login(Host& host) {
    const auto world = host.world();
    const DeviceConfig& config = *world->device(node_)->config;
    const auto banner = [&](std::string_view which) {
        if (const std::string text = banner_text(config, which); !text.empty()) print("\n" + text + "\n");
    };
    banner("motd");
    const LoginRule rule = login_rule(config, line_type(), line_.number);
    if (rule.kind == LoginRule::Kind::Password || rule.kind == LoginRule::Kind::Local) banner("login");
    switch (rule.kind) {
        case LoginRule::Kind::Open:
            print("\n");
            begin_exec(host);
            ready(host);
            return;
        case LoginRule::Kind::NoPassword:
            print("\n\nPassword required, but none set\n");
            state_ = State::Closed;
            return;
        case LoginRule::Kind::Password:
            print("\n\nUser Access Verification\n\n");
            ask_password(host, kTries, rule.password, true);
            return;
        case LoginRule::Kind::Local:
            print("\n\nUser Access Verification\n\n");
            ask("Username: ", [](Console& c, Host& h, const std::string& name) {
                c.user_ = name;
                const auto now = h.world();
                c.ask_password(h, kTries, user_password(*now->device(c.node_)->config, name), true);
            });
            return;
    }
}

void Console::begin_exec(Host& host) {
    const auto world = host.world();
    const DeviceConfig& config = *world->device(node_)->config;
    logged_in_ = true;
    if (starts_privileged(config, line_type(), line_.number, user_)) level_ = exec::Level::Privileged;
    if (const std::string text = banner_text(config, "exec"); !text.empty()) print("\n" + text + "\n");
}

void Console::ask_password(Host& /*host*/, unsigned tries, const std::string& password, bool is_login) {
    ask(
        "Password: ",
        [tries, password, is_login](Console& c, Host& h, const std::string& typed) {
            if (password_fits(password, typed)) {
                if (is_login)
                    c.begin_exec(h);
                else
                    c.level_ = exec::Level::Privileged;
                return;
            }
            if (tries > 1) {
                c.ask_password(h, tries - 1, password, is_login);
                return;
            }
            c.print(is_login                     ? "% Bad passwords\n"
                    : password.starts_with("5 ") ? "% Bad secrets\n\n"
                                                 : "% Bad passwords\n\n");
            if (is_login) c.close(h);
        },
        false);
}

void Console::enable(Host& host) {
    const auto world = host.world();
    const std::string secret = enable_secret(*world->device(node_)->config);
    if (!secret.empty()) {
        ask_password(host, kTries, secret, false);
    } else if (line_.kind == Kind::Con) {
        level_ = exec::Level::Privileged;
    } else {
        // A remote line without an enable password never becomes privileged.
        print("% No password set\n");
    }
}

void Console::close(Host& host) {
    config_.reset();
    level_ = exec::Level::User;
    state_ = State::Closed;
    if (line_.kind == Kind::Con) open(host);
}

void Console::print(std::string_view text) {
    for (const char c : text) {
        if (c == '\n') output_.push_back('\r');
        output_.push_back(c);
    }
}

std::string Console::take_output() {
    if (!output_.empty()) last_shown_ = output_.back();
    return std::exchange(output_, {});
}

void Console::fresh_line() {
    const char last = output_.empty() ? last_shown_ : output_.back();
    if (last != '\n' && last != '\r') print("\n");
}

void Console::ask(std::string question, Answer answer, bool echo) {
    state_ = State::Question;
    answer_ = std::move(answer);
    editor_.begin(std::move(question), echo);
    editor_.redraw(output_);
}

void Console::confirm(std::string question, std::function<void(Console&, Host&)> act) {
    state_ = State::Confirm;
    confirmed_ = std::move(act);
    editor_.begin(std::move(question));
    editor_.redraw(output_);
}

std::string Console::prompt(Host& host) {
    const auto world = host.world();
    // A new name shows at once, though the world gets it when nothing more is pasted.
    const bool pending = config_ && config_->fresh;
    const std::string& name = pending ? config_->scratch.hostname : world->device(node_)->config->hostname;
    if (config_ && config_->mode.kind == ModeKind::Banner) return {};
    if (config_) {
        const std::string_view mode =
            config_->beyond.empty() ? mode_prompt(config_->mode.kind) : config_->beyond.back();
        return fmt::format("{}({})#", name.substr(0, kLongestPrompt), mode);
    }
    return name + (level_ == exec::Level::Privileged ? "#" : ">");
}

void Console::ready(Host& host) {
    const auto world = host.world();
    if (device(host) == nullptr) {
        state_ = State::Return;
        return;
    }
    state_ = State::Command;
    idle_limit_ = exec_timeout(*world->device(node_)->config, line_type(), line_.number);
    synchronous_ = !line_setting(host, "logging synchronous").empty();
    waits_since_ = world->now;
    fresh_line();
    editor_.begin(prompt(host), true, std::exchange(resume_text_, {}));
    editor_.redraw(output_);
}

void Console::type(std::string_view octets, Host& host) {
    host_ = &host;
    last_key_ = waits_since_ = host.now();
    if (state_ == State::Probe) {
        // What is typed meanwhile waits, except the key that breaks.
        if (const std::size_t at = octets.rfind(kBreak); at != std::string_view::npos) {
            typed_ahead_ = octets.substr(at + 1);
            const auto world = host.world();
            if (const auto* box = world->device(node_)) (void)host.apply(StopProbeInput{box->name, waiting_.probe});
        } else if (typed_ahead_.size() + octets.size() <= kTypedAhead) {
            typed_ahead_ += octets;
        }
        return;
    }
    std::string all = std::exchange(typed_ahead_, {});
    all += octets;
    if (config_) {
        // Several lines at once begin a paste and a single key ends it; CR and LF may come apart from their line. One
        // line at once is what scripts send, and they are to read what the box would say.
        const std::size_t end = all.find_first_of("\r\n");
        const bool several =
            end != std::string::npos && all.find_first_not_of(std::string_view{"\r\n\0", 3}, end) != std::string::npos;
        config_->pasting = several || (config_->pasting && all.size() > 2);
        if (!config_->pasting) config_->line_number = 0;
    }
    for (std::size_t i = 0; i < all.size() && state_ != State::Closed; ++i) {
        key(all[i], host);
        if (state_ != State::Probe && output_.size() < most_output_) continue;
        typed_ahead_ = all.substr(i + 1);
        break;
    }
    if (config_) flush_config(host);
}

void Console::resize(std::size_t lines, std::size_t columns, Host& host) {
    host_ = &host;
    const auto configured = [&](std::string_view what) {
        return device(host) != nullptr && !line_setting(host, what).empty();
    };
    if (lines > 1) window_lines_ = lines;
    if (columns > 0) window_columns_ = columns;
    if (!length_typed_ && !configured("length")) length_ = window_lines_;
    if (!width_typed_ && !configured("width")) editor_.set_width(window_columns_);
}

void Console::key(char octet, Host& host) {
    if (state_ == State::More) {
        more_key(octet, host);
        return;
    }
    if (state_ == State::Return) {
        if (octet != '\r' && octet != '\n') return;
        if (device(host) != nullptr) login(host);
        return;
    }
    History none;
    const bool asks = state_ == State::Question || state_ == State::Confirm;
    switch (editor_.type(octet, asks ? none : history(), output_)) {
        case LineEditor::Event::None:
            if (state_ == State::Confirm && !editor_.text().empty())
                confirm_key(host, starts_with_word("y", editor_.text()));
            break;
        case LineEditor::Event::Enter: enter(host); break;
        case LineEditor::Event::Help:
            if (state_ == State::Confirm)
                confirm_key(host, false);
            else if (asks)
                output_.push_back('\a');
            else
                help(host);
            break;
        case LineEditor::Event::Complete:
            if (!asks) complete(host);
            break;
        case LineEditor::Event::End:
            if (asks) break;
            print("^Z\n");
            if (config_) {
                if (!editor_.text().empty()) config_line(editor_.text(), host, editor_.prompt().size());
                if (config_) leave_config(host);
            }
            ready(host);
            break;
        case LineEditor::Event::Abort:
            if (config_ && !asks) leave_config(host);
            abort(host);
            break;
        case LineEditor::Event::Break:
            if (asks) abort(host);
            break;
    }
}

/// Whatever was being typed is given up. Somebody who has not logged in is asked from the start.
void Console::abort(Host& host) {
    print("\n");
    if (wants_setup(host)) {
        leave_setup(host);
        return;
    }
    if (logged_in_)
        ready(host);
    else
        close(host);
}

void Console::confirm_key(Host& host, bool yes) {
    const auto act = std::exchange(confirmed_, {});
    state_ = State::Command;
    if (yes) act(*this, host);
    if (state_ == State::Command) ready(host);
}

void Console::enter(Host& host) {
    const std::string line = editor_.text();
    if (state_ == State::Confirm) {
        confirm_key(host, true);
        return;
    }
    if (state_ == State::Question) {
        const Answer answer = std::exchange(answer_, {});
        state_ = State::Command;
        answer(*this, host, line);
        if (state_ == State::Command) ready(host);
        return;
    }
    if (device(host) == nullptr) {
        state_ = State::Return;
        return;
    }
    if (!config_ || config_->mode.kind != ModeKind::Banner) history().add(line);
    const std::size_t width = editor_.prompt().size();
    if (config_)
        config_line(line, host, width);
    else
        execute(line, host, width);
    if (state_ == State::Command) ready(host);
}

void Console::page(std::string text) {
    if (const Piped* piped = std::exchange(piped_, nullptr)) {
        const auto world = host_->world();
        auto filtered = filter_output(text, piped->filter, world->device(node_)->config->is_12_2());
        if (!filtered) {
            const FilterError& wrong = filtered.error();
            const MismatchKind kind = wrong.incomplete  ? MismatchKind::Incomplete
                                      : wrong.ambiguous ? MismatchKind::Ambiguous
                                                        : MismatchKind::Invalid;
            print(exec::refusal_text({kind, piped->column + wrong.column, false}, editor_.text(),
                                     editor_.prompt().size()));
            return;
        }
        text = std::move(*filtered);
    }
    if (length_ == 0) {
        print(text);
        return;
    }
    std::size_t at = 0;
    for (std::size_t lines = 0; lines + 1 < length_ && at < text.size(); ++lines)
        at = std::min(text.find('\n', at), text.size() - 1) + 1;
    print(std::string_view{text}.substr(0, at));
    rest_ = text.substr(at);
    if (rest_.empty()) return;
    print(kMore);
    state_ = State::More;
}

void Console::more_key(char octet, Host& host) {
    output_.append(kMore.size(), '\b');
    output_.append(kMore.size(), ' ');
    output_.append(kMore.size(), '\b');
    output_.push_back('\r');  // where the backspaces have brought the cursor
    const std::size_t length = length_;
    std::string text = std::exchange(rest_, {});
    state_ = State::Command;
    if (octet == ' ') {
        page(std::move(text));
    } else if (octet == '\r' || octet == '\n') {
        length_ = 2;
        page(std::move(text));
    } else if (octet == kCtrlC || octet == 'q' || octet == 'Q' || octet == kBreak) {
        text.clear();
    }
    length_ = length;
    if (state_ == State::Command) ready(host);
}

void Console::on_log(const LogEntry& entry) {
    if (state_ == State::Closed) return;
    fresh_line();
    print(entry.text + "\n");
    // `logging synchronous` brings the typed text back; otherwise it is cut, as on the box.
    const bool types = state_ == State::Command || state_ == State::Question || state_ == State::Confirm;
    if (synchronous_ && types) editor_.redraw(output_);
}

void Console::on_records(std::span<const Record> records, Host& host) {
    host_ = &host;
    if (state_ == State::Closed || lost_power(host)) return;
    look_at_clock(host);
    look_at_plan(host);
    if (state_ != State::Probe) return;
    const bool news = std::any_of(records.begin(), records.end(), [this](const Record& record) {
        return record.node == node_ && std::holds_alternative<probe::Record>(record.body);
    });
    if (news) probe_news(host);
}

}  // namespace switchover::ios
