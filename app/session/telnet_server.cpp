#include "app/session/telnet_server.h"

#include <fmt/format.h>

#include <array>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/write.hpp>
#include <deque>
#include <thread>

#include "app/session/telnet.h"

namespace switchover::session {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

/// One client. Lives as long as something is under way for it.
class Connection : public std::enable_shared_from_this<Connection> {
   public:
    Connection(tcp::socket socket, Engine& engine) : socket_(std::move(socket)), engine_(engine) {}

    void start(const std::string& node, bool vty) {
        boost::system::error_code error;
        socket_.set_option(tcp::no_delay{true}, error);
        const auto peer = socket_.remote_endpoint(error);
        const std::string location = error ? std::string{} : peer.address().to_string();
        send(Telnet::greeting());
        // The sink is called on the engine's thread: it only hands over.
        auto executor = socket_.get_executor();
        console_ = engine_.open_console({node, vty ? ios::Console::Kind::Vty : ios::Console::Kind::Con, location,
                                         [weak = weak_from_this(), executor](ConsoleOutput output) {
                                             asio::post(executor, [weak, output = std::move(output)]() mutable {
                                                 if (const auto self = weak.lock()) self->show(std::move(output));
                                             });
                                         }});
        read();
    }

    void hang_up() {
        if (std::exchange(over_, true)) return;
        engine_.close_console(console_);
        boost::system::error_code ignored;
        socket_.close(ignored);
    }

   private:
    void read() {
        socket_.async_read_some(asio::buffer(buffer_),
                                [self = shared_from_this()](boost::system::error_code error, std::size_t size) {
                                    if (error == asio::error::eof)
                                        self->finish();
                                    else if (error)
                                        self->hang_up();
                                    else
                                        self->received({self->buffer_.data(), size});
                                });
    }

    /// The client says no more, but may still listen: what it typed has been worked off, its output goes out first.
    void finish() {
        closing_ = true;
        if (queue_.empty()) hang_up();
    }

    void received(std::string_view octets) {
        std::string reply;
        std::string typed = telnet_.receive(octets, reply);
        if (!reply.empty()) send(std::move(reply));
        if (over_) return;
        if (typed.empty()) {
            read();
            return;
        }
        // The next octets are read when these are worked off: a flood waits in the network, not in memory.
        engine_.type(console_, std::move(typed));
    }

    void show(ConsoleOutput output) {
        if (over_) return;
        if (!output.text.empty()) send(Telnet::escape(output.text));
        if (output.closed) {
            finish();
            return;
        }
        if (output.answers) read();
    }

    void send(std::string text) {
        if (over_) return;
        backlog_ += text.size();
        if (backlog_ > TelnetServer::kLargestBacklog) {
            hang_up();
            return;
        }
        queue_.push_back(std::move(text));
        if (queue_.size() == 1) write();
    }

    void write() {
        asio::async_write(socket_, asio::buffer(queue_.front()),
                          [self = shared_from_this()](boost::system::error_code error, std::size_t) {
                              if (error) {
                                  self->hang_up();
                                  return;
                              }
                              self->backlog_ -= self->queue_.front().size();
                              self->queue_.pop_front();
                              if (!self->queue_.empty())
                                  self->write();
                              else if (self->closing_)
                                  self->hang_up();
                          });
    }

    tcp::socket socket_;
    Engine& engine_;
    Telnet telnet_;
    ConsoleId console_ = 0;
    std::array<char, 4096> buffer_{};
    std::deque<std::string> queue_;
    std::size_t backlog_ = 0;
    bool closing_ = false;
    bool over_ = false;
};

}  // namespace

struct TelnetServer::Impl {
    struct Port {
        std::string node;
        tcp::acceptor acceptor;
    };

    Impl(Engine& with, bool lines_vty) : engine(with), vty(lines_vty) {}

    void accept(Port& port) {
        port.acceptor.async_accept([this, &port](boost::system::error_code error, tcp::socket socket) {
            if (error == asio::error::operation_aborted) return;
            if (!error) {
                auto connection = std::make_shared<Connection>(std::move(socket), engine);
                connections.emplace_back(connection);
                connection->start(port.node, vty);
                std::erase_if(connections, [](const auto& c) { return c.expired(); });
            }
            accept(port);
        });
    }

    Engine& engine;
    bool vty = false;
    asio::io_context io{1};
    std::deque<Port> ports;
    std::vector<std::weak_ptr<Connection>> connections;
    std::thread thread;
};

TelnetServer::TelnetServer() = default;

Result<std::unique_ptr<TelnetServer>, std::string> TelnetServer::start(Engine& engine,
                                                                       const topology::Topology& topology,
                                                                       const TelnetOptions& options) {
    boost::system::error_code error;
    const auto address = asio::ip::make_address(options.address, error);
    if (error) return fail(fmt::format("\"{}\" is not an address to listen on", options.address));
    std::unique_ptr<TelnetServer> server{new TelnetServer};
    server->impl_ = std::make_unique<Impl>(engine, options.vty);
    server->public_ = !address.is_loopback();
    std::uint16_t next = options.first_port;
    for (const topology::Node& node : topology.nodes) {
        if (node.kind != topology::NodeKind::Router) continue;
        auto& port = server->impl_->ports.emplace_back(Impl::Port{node.name, tcp::acceptor{server->impl_->io}});
        const tcp::endpoint endpoint{address, next};
        port.acceptor.open(endpoint.protocol(), error);
        if (!error) port.acceptor.set_option(tcp::acceptor::reuse_address{true}, error);
        if (!error) port.acceptor.bind(endpoint, error);
        if (!error) port.acceptor.listen(asio::socket_base::max_listen_connections, error);
        if (error) return fail(fmt::format("cannot listen on {} port {}: {}", options.address, next, error.message()));
        server->listeners_.push_back({node.name, options.address, port.acceptor.local_endpoint().port()});
        if (next != 0) ++next;
    }
    for (auto& port : server->impl_->ports) server->impl_->accept(port);
    engine.set_listeners(server->listeners_);
    server->impl_->thread = std::thread{[io = &server->impl_->io] { io->run(); }};
    return server;
}

TelnetServer::~TelnetServer() {
    if (!impl_ || !impl_->thread.joinable()) return;
    asio::post(impl_->io, [this] {
        for (auto& port : impl_->ports) {
            boost::system::error_code ignored;
            port.acceptor.close(ignored);
        }
        for (const auto& connection : impl_->connections)
            if (const auto open = connection.lock()) open->hang_up();
    });
    impl_->thread.join();
    impl_->engine.set_listeners({});
}

}  // namespace switchover::session
