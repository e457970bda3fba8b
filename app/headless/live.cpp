#include "app/headless/live.h"

#include <fmt/format.h>
#include <poll.h>
#include <termios.h>
#include <unistd.h>

#include <array>
#include <atomic>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <mutex>
#include <thread>

#include "app/session/consoles.h"
#include "app/session/telnet_server.h"

namespace switchover::headless {
namespace {

using namespace session;  // NOLINT

volatile std::sig_atomic_t stopped = 0;

/// Keys come one by one and unseen for as long as this lives.
class RawTerminal {
   public:
    RawTerminal() {
        if (tcgetattr(STDIN_FILENO, &before_) != 0) return;
        termios raw = before_;
        cfmakeraw(&raw);
        set_ = tcsetattr(STDIN_FILENO, TCSANOW, &raw) == 0;
    }
    ~RawTerminal() {
        if (set_) tcsetattr(STDIN_FILENO, TCSANOW, &before_);
    }
    RawTerminal(const RawTerminal&) = delete;
    RawTerminal& operator=(const RawTerminal&) = delete;

   private:
    termios before_{};
    bool set_ = false;
};

std::string files_of(const topology::Lab& lab) { return std::filesystem::path{lab.file}.parent_path().string(); }

/// Lines from a pipe: time stands still but for pings, so the same lines give the same text.
int console_from_pipe(const Options& options, World& world, const topology::Lab& lab, std::ostream& out) {
    Consoles consoles{files_of(lab)};
    const auto tell = [&] {
        const auto records = world.take_records();
        consoles.on_records(world, records);
    };
    tell();  // what came before is in the logs, not on the terminal
    bool closed = false;
    constexpr ConsoleId kId = 1;
    consoles.open(world, kId, {options.console, ios::Console::Kind::Con, "", [&](ConsoleOutput output) {
                                   std::erase(output.text, '\r');
                                   out << output.text << std::flush;
                                   closed = closed || output.closed;
                               }});
    if (closed) return kBadInput;
    consoles.type(world, kId, "\r");
    for (std::string line; !closed && stopped == 0 && std::getline(std::cin, line);) {
        consoles.type(world, kId, line + "\r");
        do {
            tell();
        } while (consoles.waits(kId) && stopped == 0 && world.step_instant());
    }
    out << "\n";
    return kOk;
}

/// Keys to the engine, its text to the terminal, until the line is closed or Ctrl-] is typed.
int console_on_terminal(const Options& options, Engine& engine, std::ostream& out) {
    std::atomic<bool> closed{false};
    std::mutex screen;
    out << "Connected to " << options.console << ". Ctrl-] leaves.\n" << std::flush;
    const RawTerminal raw;
    const ConsoleId id =
        engine.open_console({options.console, ios::Console::Kind::Con, "", [&](const ConsoleOutput& output) {
                                 const std::lock_guard lock{screen};
                                 out << output.text << std::flush;
                                 if (output.closed) closed = true;
                             }});
    constexpr char kLeave = '\x1D';
    constexpr int kPatience = 100;  // ms
    while (!closed && stopped == 0) {
        pollfd keyboard{STDIN_FILENO, POLLIN, 0};
        (void)engine.take();
        if (poll(&keyboard, 1, kPatience) <= 0) continue;
        std::array<char, 65536> buffer{};  // a paste comes in few pieces
        const ssize_t size = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (size <= 0) break;
        const std::string_view typed{buffer.data(), static_cast<std::size_t>(size)};
        if (typed.find(kLeave) != std::string_view::npos) break;
        engine.type(id, std::string{typed});
    }
    engine.close_console(id);
    return kOk;
}

void tell_listeners(const TelnetServer& server, std::ostream& out, std::ostream& err) {
    for (const ios::Listener& l : server.listeners())
        out << fmt::format("{:<25} telnet {} {}\n", l.device, l.address, l.port);
    out << std::flush;
    if (server.is_public())
        err << "switchover-run: warning: anybody who reaches this address can type at the routers\n";
}

}  // namespace

int run_live(const Options& options, World world, const topology::Lab& lab, std::ostream& out, std::ostream& err) {
    if (!options.console.empty() && world.device(options.console) == nullptr) {
        err << "switchover-run: --console: no router called " << options.console << "\n";
        return kBadInput;
    }
    stopped = 0;
    for (const int signal : {SIGINT, SIGTERM}) std::signal(signal, [](int) { stopped = 1; });
    const bool piped = !options.console.empty() && isatty(STDIN_FILENO) == 0;
    if (piped && !options.telnet) return console_from_pipe(options, world, lab, out);
    EngineOptions how;
    how.files = files_of(lab);
    how.record_limit = 0;
    Engine engine{std::move(world), std::move(how)};
    std::unique_ptr<TelnetServer> server;
    if (options.telnet) {
        std::vector<std::string> routers;
        for (const topology::Node& node : lab.topology.nodes)
            if (node.kind == topology::NodeKind::Router) routers.push_back(node.name);
        TelnetOptions how_to_listen;
        how_to_listen.address = options.listen;
        how_to_listen.first_port = options.telnet_port;
        how_to_listen.vty = options.vty;
        auto started = TelnetServer::start(engine, routers, how_to_listen);
        if (!started) {
            err << "switchover-run: --telnet: " << started.error() << "\n";
            return kBadInput;
        }
        server = std::move(*started);
        tell_listeners(*server, out, err);
    }
    engine.set_speed(options.speed);
    engine.run();
    if (!options.console.empty()) return console_on_terminal(options, engine, out);
    while (stopped == 0) {
        (void)engine.take();
        std::this_thread::sleep_for(std::chrono::milliseconds{200});
    }
    return kOk;
}

}  // namespace switchover::headless
