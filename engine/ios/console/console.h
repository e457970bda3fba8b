#pragma once
/// One terminal line of a router: what is typed goes in as octets, what the terminal shows comes out. Modes, help,
/// completion, paging, dialogues and logins as on the box; whatever changes the world goes through the host as an
/// input.
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ios/config/reader.h"
#include "engine/ios/config/row.h"
#include "engine/ios/console/host.h"
#include "engine/ios/console/line_editor.h"
#include "engine/ios/console/output_filter.h"
#include "engine/ios/exec/row.h"
#include "engine/ios/log/line.h"

namespace switchover::ios {

class Console {
   public:
    enum class Kind : std::uint8_t { Con, Vty };
    struct Line {
        Kind kind = Kind::Con;
        unsigned number = 0;
        std::string location;      ///< where the person sits, `127.0.0.1`; empty at the console port
        std::string text() const;  ///< `con 0`, `vty 1`
    };

    Console(NodeIndex node, Line line);

    /// The terminal is switched on: banner, login or `Press RETURN to get started.`
    void open(Host& host);
    /// Octets from the keyboard. Any octets are safe.
    void type(std::string_view octets, Host& host);
    /// Tells of what happened in the world since: marks of a ping, a reload.
    void on_records(std::span<const Record> records, Host& host);
    /// A line of the device's log; shown when this terminal wants it.
    void on_log(const LogEntry& entry);
    /// What the terminal is to show, since the last call. Lines end in CR LF.
    std::string take_output();

    NodeIndex node() const { return node_; }
    const Line& line() const { return line_; }
    /// The session is over: the transport hangs up (a vty) or begins anew (the console port).
    bool closed() const { return state_ == State::Closed; }
    bool monitoring() const { return line_.kind == Kind::Con || monitor_; }
    Instant last_key() const { return last_key_; }
    const std::string& user() const { return user_; }
    /// A ping or traceroute is under way; what is typed waits.
    bool busy() const { return state_ == State::Probe; }

    // --- for the rows of local commands
    enum class State : std::uint8_t { Closed, Return, Command, Question, More, Probe };
    using Answer = std::function<void(Console&, Host&, const std::string&)>;

    void print(std::string_view text);
    /// Text a screen at a time.
    void page(std::string text);
    /// After an answer that ends a dialogue.
    void go_on(Host& host) {
        if (state_ == State::Command) ready(host);
    }
    void ask(std::string question, Answer answer, bool echo = true);
    void configure() { config_.emplace(); }
    void close(Host& host);
    void enable(Host& host);
    void disable() { level_ = exec::Level::User; }
    void start_ping(const probe::PingRequest& request, Host& host);
    bool privileged() const { return level_ == exec::Level::Privileged; }
    History& history() { return config_ ? config_history_ : exec_history_; }
    LineEditor& editor() { return editor_; }
    std::size_t length() const { return length_; }
    void set_length(std::size_t lines) { length_ = lines; }
    void set_monitor(bool on) { monitor_ = on; }
    Host& host() { return *host_; }
    const snapshot::Device* device(Host& host);

   private:
    struct ConfigSession {
        Mode mode;
        std::vector<std::string> pending;  ///< accepted lines that the world has not got yet
        DeviceConfig scratch;              ///< the configuration with the pending lines
        bool fresh = false;                ///< `scratch` holds
        std::size_t line_number = 0;       ///< of a paste
        bool pasting = false;              ///< more than a key came at once
    };
    struct Waiting {
        std::uint32_t probe = 0;
        std::size_t marks = 0;  ///< printed so far
    };

    std::string prompt(Host& host);
    void ready(Host& host);  ///< prints the prompt and waits for a command
    void key(char octet, Host& host);
    void enter(Host& host);
    void more_key(char octet, Host& host);
    void login(Host& host);
    void ask_password(Host& host, unsigned tries, const std::string& password, bool is_login);
    std::string line_setting(Host& host, std::string_view keyword);

    // exec.cpp
    void execute(const std::string& line, Host& host, std::size_t prompt_width);
    void run(const exec::Command& command, const Piped* piped, Host& host);
    void unknown_word(const std::string& line, Host& host);
    // configure.cpp
    void config_line(const std::string& line, Host& host, std::size_t prompt_width);
    void flush_config(Host& host);
    void leave_config(Host& host);
    // help.cpp
    void help(Host& host);
    void complete(Host& host);
    std::vector<Expected> words_for(std::string_view before, Host& host);

    void probe_marks(Host& host);

    NodeIndex node_ = kNoNode;
    Line line_;
    Host* host_ = nullptr;  ///< while one of the calls above runs
    State state_ = State::Closed;
    exec::Level level_ = exec::Level::User;
    LineEditor editor_;
    History exec_history_;
    History config_history_;
    std::optional<ConfigSession> config_;
    Answer answer_;
    Waiting waiting_;
    std::string rest_;         ///< of a text that waits at --More--
    std::string resume_text_;  ///< what was being typed when help filled the screen
    std::string typed_ahead_;
    std::string output_;
    std::size_t length_ = 24;
    bool monitor_ = false;
    bool synchronous_ = false;
    std::string user_;
    Instant last_key_;
};

}  // namespace switchover::ios
