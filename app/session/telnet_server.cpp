#include "app/session/telnet_server.h"

#include <fmt/format.h>

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/write.hpp>
#include <deque>
#include <limits>
#include <set>
#include <thread>

#include "app/session/telnet_connection.h"

namespace switchover::session {

namespace asio = boost::asio;
using asio::ip::tcp;

struct TelnetServer::Impl {
    struct Port {
        std::string node;
        tcp::acceptor acceptor;
        asio::steady_timer patience;
    };

    Impl(Engine& with, const TelnetOptions& wanted) : engine(with), options(wanted) {}

    void accept(Port& port) {
        port.acceptor.async_accept([this, &port](boost::system::error_code error, tcp::socket socket) {
            if (!port.acceptor.is_open()) return;
            if (error) {
                accept_later(port);
                return;
            }
            welcome(port, std::move(socket));
            accept(port);
        });
    }

    /// The system has no more files or memory for a socket now: to ask at once would only keep it from others.
    void accept_later(Port& port) {
        port.patience.expires_after(std::chrono::milliseconds{100});
        port.patience.async_wait([this, &port](boost::system::error_code cancelled) {
            if (!cancelled && port.acceptor.is_open()) accept(port);
        });
    }

    void welcome(const Port& port, tcp::socket socket) {
        if (connections.size() >= options.most_sessions) {
            boost::system::error_code ignored;
            socket.write_some(asio::buffer(std::string_view{"% All lines are in use\r\n"}), ignored);
            return;
        }
        const auto connection =
            std::make_shared<TelnetConnection>(io, std::move(socket), engine, options.largest_backlog,
                                               [this](const auto& gone) { connections.erase(gone); });
        connections.insert(connection);
        connection->start(port.node, options.vty ? ios::Console::Kind::Vty : ios::Console::Kind::Con);
    }

    void close() {
        for (Port& port : ports) {
            boost::system::error_code ignored;
            port.acceptor.close(ignored);
            port.patience.cancel();
        }
        for (const auto& connection : std::set{connections}) connection->hang_up();
    }

    Engine& engine;
    TelnetOptions options;
    std::shared_ptr<asio::io_context> io = std::make_shared<asio::io_context>(1);
    std::deque<Port> ports;
    std::set<std::shared_ptr<TelnetConnection>> connections;
    std::thread thread;
};

TelnetServer::TelnetServer() = default;

Result<std::unique_ptr<TelnetServer>, std::string> TelnetServer::start(Engine& engine,
                                                                       const std::vector<std::string>& routers,
                                                                       const TelnetOptions& options) {
    constexpr std::size_t kPorts = std::numeric_limits<std::uint16_t>::max();
    boost::system::error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) return fail(fmt::format("\"{}\" is not an address to listen on", options.address));
    if (options.first_port != 0 && options.first_port + routers.size() > kPorts + 1)
        return fail(
            fmt::format("{} routers do not fit between port {} and {}", routers.size(), options.first_port, kPorts));
    std::unique_ptr<TelnetServer> server{new TelnetServer};
    server->impl_ = std::make_unique<Impl>(engine, options);
    server->public_ = !address.is_loopback();
    std::uint16_t next = options.first_port;
    for (const std::string& router : routers) {
        asio::io_context& io = *server->impl_->io;
        auto& port = server->impl_->ports.emplace_back(Impl::Port{router, tcp::acceptor{io}, asio::steady_timer{io}});
        const tcp::endpoint endpoint{address, next};
        port.acceptor.open(endpoint.protocol(), error);
        if (!error) port.acceptor.set_option(tcp::acceptor::reuse_address{true}, error);
        if (!error) port.acceptor.bind(endpoint, error);
        if (!error) port.acceptor.listen(asio::socket_base::max_listen_connections, error);
        if (error) return fail(fmt::format("cannot listen on {} port {}: {}", options.address, next, error.message()));
        server->listeners_.push_back({router, options.address, port.acceptor.local_endpoint().port()});
        if (next != 0) ++next;
    }
    for (auto& port : server->impl_->ports) server->impl_->accept(port);
    engine.set_listeners(server->listeners_);
    server->impl_->thread = std::thread{[io = server->impl_->io] { io->run(); }};
    return server;
}

TelnetServer::~TelnetServer() {
    if (!impl_ || !impl_->thread.joinable()) return;
    asio::post(*impl_->io, [this] { impl_->close(); });
    impl_->thread.join();
    impl_->engine.set_listeners({});
}

}  // namespace switchover::session
