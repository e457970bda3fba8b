#include "app/session/telnet_connection.h"

#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <utility>

#include "app/session/telnet_server.h"

namespace switchover::session {

namespace asio = boost::asio;

namespace {
constexpr char kBreak = '\x1E';
using Error = boost::system::error_code;
}  // namespace

TelnetConnection::TelnetConnection(std::shared_ptr<asio::io_context> io, Socket socket, Engine& engine,
                                   std::size_t largest_backlog, Gone gone)
    : io_(std::move(io)),
      socket_(std::move(socket)),
      engine_(engine),
      largest_backlog_(largest_backlog),
      gone_(std::move(gone)) {}

void TelnetConnection::start(const std::string& node, ios::Console::Kind kind) {
    Error ignored;
    socket_.set_option(Socket::keep_alive{true}, ignored);
    socket_.set_option(asio::ip::tcp::no_delay{true}, ignored);
    // The data mark of a Telnet "synch" is sent as urgent: else it would be missing behind its IAC.
    socket_.set_option(Socket::out_of_band_inline{true}, ignored);
    Error unknown;
    const auto peer = socket_.remote_endpoint(unknown);
    const std::string location = unknown ? std::string{} : peer.address().to_string();
    send(Telnet::greeting());
    ConsoleRequest request;
    request.node = node;
    request.kind = kind;
    request.location = location;
    request.most_output = TelnetServer::kHighWater;
    // The sink is called on the engine's thread, perhaps after the server is gone: it only hands over.
    request.sink = [weak = weak_from_this(), io = io_](ConsoleOutput output) {
        asio::post(*io, [weak, output = std::move(output)] {
            if (const auto self = weak.lock()) self->show(output);
        });
    };
    console_ = engine_.open_console(std::move(request));
    go_on();
}

void TelnetConnection::hang_up() {
    if (std::exchange(over_, true)) return;
    engine_.close_console(console_);
    Error ignored;
    socket_.close(ignored);
    gone_(shared_from_this());
}

void TelnetConnection::read() {
    reading_ = true;
    socket_.async_read_some(asio::buffer(buffer_), [self = shared_from_this()](Error error, std::size_t size) {
        self->reading_ = false;
        if (error && error != asio::error::eof) {
            self->hang_up();
            return;
        }
        self->ended_ = error == asio::error::eof;
        if (size > 0) self->received(size);
        self->go_on();
    });
}

void TelnetConnection::received(std::size_t size) {
    if (leaving_) {
        discarded_ += size;
        if (discarded_ > TelnetServer::kTypedAhead) hang_up();
        return;
    }
    std::string reply;
    typed_ += telnet_.receive({buffer_.data(), size}, reply);
    if (const auto window = telnet_.take_window()) engine_.resize_console(console_, window->lines, window->columns);
    send(reply);
}

void TelnetConnection::show(const ConsoleOutput& output) {
    if (over_) return;
    if (output.answers) working_ = false;
    more_ = output.more;
    busy_ = output.busy;
    closed_ = closed_ || output.closed;
    send(Telnet::escape(output.text));
    if (output.answers) allowance_ = backlog();
    go_on();
}

void TelnetConnection::send(std::string_view text) {
    if (over_ || leaving_ || text.empty()) return;
    // An answer may be as long as it likes, since nothing more is done before it is read. This is about what comes
    // unasked, as log lines do.
    if (backlog() > allowance_ + largest_backlog_) {
        hang_up();
        return;
    }
    waiting_ += text;
    if (writing_.empty()) write();
}

void TelnetConnection::write() {
    writing_ = std::exchange(waiting_, {});
    asio::async_write(socket_, asio::buffer(writing_), [self = shared_from_this()](Error error, std::size_t) {
        if (error) {
            self->hang_up();
            return;
        }
        self->writing_.clear();
        if (!self->waiting_.empty()) self->write();
        self->go_on();
    });
}

/// Whatever just happened: what can be done now.
void TelnetConnection::go_on() {
    if (over_) return;
    give();
    // Whoever says no more may still listen: what was typed is worked off, and its output goes out first.
    const bool done = closed_ || (ended_ && !working_ && !more_ && !busy_ && typed_.empty());
    if (done && backlog() == 0) leave();
    const bool room = backlog() <= TelnetServer::kHighWater && typed_.size() < TelnetServer::kTypedAhead;
    if (!over_ && !reading_ && !ended_ && (leaving_ || room)) read();
}

/// One portion at a time: a flood waits in the network, not in memory.
void TelnetConnection::give() {
    if (working_ || closed_ || backlog() > TelnetServer::kHighWater) return;
    if (more_) {
        working_ = true;
        engine_.type(console_, {});
        return;
    }
    if (typed_.empty() || (busy_ && typed_.find(kBreak) == std::string::npos)) return;
    working_ = true;
    engine_.type(console_, std::exchange(typed_, {}));
}

/// To close at once would make an error of octets that are still on their way here, and what was sent last might be
/// lost with it.
void TelnetConnection::leave() {
    if (ended_) {
        hang_up();
        return;
    }
    if (std::exchange(leaving_, true)) return;
    Error gone;
    socket_.shutdown(Socket::shutdown_send, gone);
    if (gone) hang_up();
}

}  // namespace switchover::session
