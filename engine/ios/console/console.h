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
    /// The terminal tells its size, 0 for what it does not know; the configuration and what `terminal length` and
    /// `terminal width` said go before it.
    void resize(std::size_t lines, std::size_t columns, Host& host);
    /// Time has passed, and this happened in the world since the last call: marks of a ping, a reload, idleness.
    void on_records(std::span<const Record> records, Host& host);
    /// A line of the device's log that goes to this terminal.
    void on_log(const LogEntry& entry);
    /// What the terminal is to show, since the last call. Lines end in CR LF.
    std::string take_output();

    NodeIndex node() const { return node_; }
    const Line& line() const { return line_; }
    /// The session is over: the transport hangs up (a vty) or begins anew (the console port).
    bool closed() const { return state_ == State::Closed; }
    /// `terminal monitor`; the console port needs none.
    bool monitoring() const { return line_.kind == Kind::Con || monitor_; }
    Instant last_key() const { return last_key_; }
    Instant opened_at() const { return opened_at_; }
    /// `exec-timeout` of its line; nothing: it never ends.
    const std::optional<Duration>& idle_limit() const { return idle_limit_; }
    const std::string& user() const { return user_; }
    /// A ping or traceroute is under way; what is typed waits.
    bool busy() const { return state_ == State::Probe; }
    static constexpr std::size_t kNoLimit = ~std::size_t{0};
    /// From so many octets of output on, what was typed waits for the next `type`, which may have none itself.
    void set_most_output(std::size_t octets) { most_output_ = octets; }
    bool has_more() const { return !busy() && !closed() && !typed_ahead_.empty(); }

    // --- for the rows of local commands
    enum class State : std::uint8_t { Closed, Return, Command, Question, Confirm, More, Probe };
    using Answer = std::function<void(Console&, Host&, const std::string&)>;

    void print(std::string_view text);
    /// What a command shows, through its filter, a screen at a time.
    void page(std::string text);
    /// Asks for a line. The prompt follows the answer unless that asks again.
    void ask(std::string question, Answer answer, bool echo = true);
    /// `[confirm]`: RETURN or `y` acts, any other key does not.
    void confirm(std::string question, std::function<void(Console&, Host&)> act);
    void configure() { config_ = ConfigSession{}; }
    void close(Host& host);
    void enable(Host& host);
    void disable() { level_ = exec::Level::User; }
    void start_ping(const probe::PingRequest& request, Host& host);
    void start_trace(const probe::TraceRequest& request, Host& host);
    /// Who configures from here, as %SYS-5-CONFIG_I has it: `console`, `vty0 (127.0.0.1)`.
    std::string by() const;
    bool privileged() const { return level_ == exec::Level::Privileged; }
    History& history() { return config_ ? config_history_ : exec_history_; }
    LineEditor& editor() { return editor_; }
    std::size_t length() const { return length_; }
    void set_length(std::size_t lines) {
        length_ = lines;
        length_typed_ = true;
    }
    void set_width(std::size_t columns) {
        editor_.set_width(columns);
        width_typed_ = true;
    }
    void set_monitor(bool on) { monitor_ = on; }
    Host& host() { return *host_; }
    const snapshot::Device* device(Host& host);

   private:
    struct ConfigSession {
        Mode mode;
        std::string opener;  ///< the line, as typed, that opened the sub-mode
        /// Prompts of the sub-modes entered that are not simulated, the outermost first.
        std::vector<std::string_view> beyond;
        std::vector<std::string> pending;  ///< accepted lines that the world has not got yet
        DeviceConfig scratch;              ///< the configuration with the pending lines
        bool fresh = false;                ///< `scratch` holds
        std::size_t line_number = 0;       ///< of a paste
        bool pasting = false;              ///< several lines came at once
    };
    struct Waiting {
        bool trace = false;
        std::uint32_t probe = 0;
        std::size_t marks = 0;  ///< printed so far; of a traceroute those of `hop`
        std::size_t hop = 0;
    };

    std::string prompt(Host& host);
    void ready(Host& host);  ///< prints the prompt and waits for a command
    void key(char octet, Host& host);
    void enter(Host& host);
    void abort(Host& host);
    void confirm_key(Host& host, bool yes);
    void more_key(char octet, Host& host);
    void login(Host& host);
    void ask_password(Host& host, unsigned tries, const std::string& password, bool is_login);
    void begin_exec(Host& host);
    const char* line_type() const { return line_.kind == Kind::Con ? "console" : "vty"; }
    std::string line_setting(Host& host, std::string_view keyword);
    void read_settings(Host& host);
    /// Where the terminal's cursor does not stand at the left edge, a new line.
    void fresh_line();
    // power.cpp
    bool lost_power(Host& host);
    void look_at_clock(Host& host);
    void look_at_plan(Host& host);
    bool wants_setup(Host& host) const;
    void setup(Host& host);
    void leave_setup(Host& host);

    // exec.cpp
    void execute(const std::string& line, Host& host, std::size_t prompt_width);
    void run(const exec::Command& command, const Piped* piped, Host& host);
    void change(const exec::Command& command, const snapshot::Device& box, Host& host);
    void unknown_word(const std::string& line, Host& host);
    // configure.cpp
    void config_line(const std::string& line, Host& host, std::size_t prompt_width);
    bool line_beyond(const std::string& line, Host& host);
    void tell_refused();
    void enter_beyond(const LineOutcome& refused);
    LineOutcome config_alias(std::string& line, LineOutcome refused);
    void flush_config(Host& host);
    void leave_config(Host& host);
    // help.cpp
    void help(Host& host);
    void complete(Host& host);
    std::vector<Expected> words_for(std::string_view before, Host& host);
    std::string_view aliases_here() const;
    std::string_view heading() const;
    std::string alias_help(std::string_view typed, Host& host);
    std::vector<Expected> next_words(std::string_view line, bool configures, bool is_12_2) const;

    // probe.cpp
    void wait_for(Result<std::uint32_t, std::string> started, bool trace, const TextOut& head, Host& host);
    void probe_news(Host& host);
    bool ping_marks(const probe::ProbeView& ping);
    bool trace_hops(const probe::TraceView& trace);

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
    std::function<void(Console&, Host&)> confirmed_;
    Waiting waiting_;
    const Piped* piped_ = nullptr;  ///< while a command runs that has a filter
    std::string rest_;              ///< of a text that waits at --More--
    std::string resume_text_;       ///< what was being typed when help filled the screen
    std::string typed_ahead_;
    std::string output_;
    char last_shown_ = '\n';  ///< of what was taken
    std::size_t most_output_ = kNoLimit;
    std::size_t length_ = 24;
    bool length_typed_ = false;
    bool width_typed_ = false;
    std::size_t window_lines_ = 24;
    std::size_t window_columns_ = 80;
    bool logged_in_ = false;
    bool monitor_ = false;
    bool synchronous_ = false;
    std::string user_;
    Instant last_key_;
    Instant opened_at_;
    Instant waits_since_;                 ///< for a key, with nothing under way
    std::optional<Duration> idle_limit_;  ///< `exec-timeout`
    std::optional<Instant> up_since_;     ///< of the device, when last looked at
    std::optional<PlannedReload> plan_;   ///< as last looked at
    std::optional<Duration> plan_clock_;  ///< `clock set`, likewise
    Instant looked_at_plan_;
};

}  // namespace switchover::ios
