#include "engine/ios/console/console.h"

#include <fmt/format.h>

#include <algorithm>

#include "engine/ios/config/reader.h"
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

std::string Console::line_setting(Host& host, std::string_view keyword) {
    const auto world = host.world();
    return ios::line_setting(*world->device(node_)->config, line_.kind == Kind::Con ? "console" : "vty", line_.number,
                             keyword);
}

void Console::open(Host& host) {
    host_ = &host;
    const auto world = host.world();
    const snapshot::Device* box = world->device(node_);
    last_key_ = world->now;
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
    if (const auto length = line_setting(host, "length"); !length.empty()) length_ = std::stoul(length);
    if (const auto width = line_setting(host, "width"); !width.empty()) editor_.set_width(std::stoul(width));
    if (const auto size = line_setting(host, "history size"); !size.empty()) exec_history_.resize(std::stoul(size));
    synchronous_ = !line_setting(host, "logging synchronous").empty();
    if (line_.kind == Kind::Con) {
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
    if (const std::string banner = banner_text(config, "motd"); !banner.empty()) print("\n" + banner + "\n");
    const LoginRule rule = login_rule(config, line_.kind == Kind::Con ? "console" : "vty", line_.number);
    switch (rule.kind) {
        case LoginRule::Kind::Open:
            print("\n");
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

void Console::ask_password(Host& /*host*/, unsigned tries, const std::string& password, bool is_login) {
    ask(
        "Password: ",
        [tries, password, is_login](Console& c, Host& h, const std::string& typed) {
            if (password_fits(password, typed)) {
                if (!is_login) c.level_ = exec::Level::Privileged;
                c.ready(h);
                return;
            }
            if (tries > 1) {
                c.ask_password(h, tries - 1, password, is_login);
                return;
            }
            c.print(is_login                     ? "% Bad passwords\n"
                    : password.starts_with("5 ") ? "% Bad secrets\n\n"
                                                 : "% Bad passwords\n\n");
            if (is_login)
                c.state_ = State::Closed;
            else
                c.ready(h);
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

std::string Console::take_output() { return std::exchange(output_, {}); }

void Console::ask(std::string question, Answer answer, bool echo) {
    state_ = State::Question;
    answer_ = std::move(answer);
    editor_.begin(std::move(question), echo);
    editor_.redraw(output_);
}

std::string Console::prompt(Host& host) {
    const auto world = host.world();
    const std::string& name = world->device(node_)->config->hostname;
    if (config_) return fmt::format("{}({})#", name.substr(0, kLongestPrompt), mode_prompt(config_->mode.kind));
    return name + (level_ == exec::Level::Privileged ? "#" : ">");
}

void Console::ready(Host& host) {
    if (device(host) == nullptr) {
        state_ = State::Return;
        return;
    }
    state_ = State::Command;
    editor_.begin(prompt(host), true, std::exchange(resume_text_, {}));
    editor_.redraw(output_);
}

void Console::type(std::string_view octets, Host& host) {
    host_ = &host;
    last_key_ = host.world()->now;
    if (state_ == State::Probe) {
        // What is typed meanwhile waits, except the key that breaks.
        if (octets.find(kBreak) != std::string_view::npos) {
            typed_ahead_.clear();
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
        // A single key ends a paste; CR and LF may come apart from their line.
        config_->pasting = all.size() > 2;
        if (!config_->pasting) config_->line_number = 0;
    }
    for (std::size_t i = 0; i < all.size() && state_ != State::Closed; ++i) {
        key(all[i], host);
        if (state_ != State::Probe) continue;
        typed_ahead_ = all.substr(i + 1);
        break;
    }
    if (config_) flush_config(host);
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
    const bool asks = state_ == State::Question;
    switch (editor_.type(octet, asks ? none : history(), output_)) {
        case LineEditor::Event::None: break;
        case LineEditor::Event::Enter: enter(host); break;
        case LineEditor::Event::Help:
            if (asks)
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
            print("\n");
            if (config_ && !asks) leave_config(host);
            ready(host);
            break;
        case LineEditor::Event::Break:
            if (asks) {
                print("\n");
                ready(host);
            }
            break;
    }
}

void Console::enter(Host& host) {
    const std::string line = editor_.text();
    if (state_ == State::Question) {
        const Answer answer = std::exchange(answer_, {});
        state_ = State::Command;
        answer(*this, host, line);
        return;
    }
    if (device(host) == nullptr) {
        state_ = State::Return;
        return;
    }
    history().add(line);
    const std::size_t width = editor_.prompt().size();
    if (config_)
        config_line(line, host, width);
    else
        execute(line, host, width);
    if (state_ == State::Command) ready(host);
}

void Console::page(std::string text) {
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
    if (state_ == State::Closed || !monitoring()) return;
    print("\n" + entry.text + "\n");
    // `logging synchronous` brings the typed text back; otherwise it is cut, as on the box.
    if (synchronous_ && (state_ == State::Command || state_ == State::Question)) editor_.redraw(output_);
}

}  // namespace switchover::ios
