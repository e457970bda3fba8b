#pragma once
/// ha-vpn a minute after power-on, with Telnet to its routers.
#include <memory>
#include <string>
#include <vector>

#include "app/session/telnet_server.h"

namespace switchover::test {

class TelnetLab {
   public:
    static inline const std::vector<std::string> kRouters = {"7204VXR-1", "7204VXR-2", "7206-1", "vpn7200"};

    TelnetLab();

    /// Opens the ports, any that are free. Aborts the test program when they cannot be had.
    void serve(session::TelnetOptions options = {});
    /// Lines vty instead of console ports, after these lines of configuration on the first router.
    void serve_vty(std::vector<std::string> lines);
    void stop_serving() { server_.reset(); }
    /// Lines of configuration on the first router; they are in force afterwards.
    void config(std::vector<std::string> lines);
    /// Waits for everything asked of the engine so far.
    void settled();

    session::Engine& engine() { return *engine_; }
    const session::TelnetServer& server() const { return *server_; }
    std::uint16_t port(std::size_t router = 0) const { return server_->listeners()[router].port; }

   private:
    std::unique_ptr<session::Engine> engine_;
    std::unique_ptr<session::TelnetServer> server_;  ///< goes before the engine
};

}  // namespace switchover::test
