#pragma once
/// One Telnet client and its terminal. Everything here happens on the server's thread.
#include <array>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <functional>
#include <memory>
#include <string>

#include "app/session/engine.h"
#include "app/session/telnet.h"

namespace switchover::session {

class TelnetConnection : public std::enable_shared_from_this<TelnetConnection> {
   public:
    using Socket = boost::asio::ip::tcp::socket;
    using Gone = std::function<void(const std::shared_ptr<TelnetConnection>&)>;

    /// `gone` is called once, when it is over. A client that leaves more than `largest_backlog` octets unread, of what
    /// the router says unasked, is hung up on.
    TelnetConnection(std::shared_ptr<boost::asio::io_context> io, Socket socket, Engine& engine,
                     std::size_t largest_backlog, Gone gone);
    /// Opens the terminal on `node`.
    void start(const std::string& node, ios::Console::Kind kind);
    void hang_up();

   private:
    void read();
    void received(std::size_t size);
    void show(const ConsoleOutput& output);
    void send(std::string_view text);
    void write();
    void go_on();
    void give();
    void leave();
    std::size_t backlog() const { return waiting_.size() + writing_.size(); }

    std::shared_ptr<boost::asio::io_context> io_;
    Socket socket_;
    Engine& engine_;
    std::size_t largest_backlog_ = 0;
    std::size_t allowance_ = 0;  ///< the backlog that the last answer left
    Gone gone_;
    Telnet telnet_;
    ConsoleId console_ = 0;
    std::array<char, 64 * 1024> buffer_{};
    std::string typed_;          ///< what the engine has not got yet
    std::string waiting_;        ///< text behind `writing_`
    std::string writing_;        ///< on its way into the socket
    std::size_t discarded_ = 0;  ///< octets that came after the end
    bool reading_ = false;
    bool working_ = false;  ///< the engine works off what was typed
    bool more_ = false;     ///< it has got more of that than it worked off
    bool busy_ = false;     ///< a ping is under way: what is typed waits, but for the key that breaks
    bool ended_ = false;    ///< the client will say no more
    bool closed_ = false;   ///< the router has ended the session
    bool leaving_ = false;  ///< the client has been told so
    bool over_ = false;
};

}  // namespace switchover::session
