#pragma once
/// Telnet to the consoles of a lab: a port a router, on 127.0.0.1 unless asked otherwise. Has a thread of its own; what
/// is typed goes to the engine, which answers through the terminals' sinks.
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "app/session/engine.h"
#include "engine/base/result.h"

namespace switchover::session {

struct TelnetOptions {
    std::string address = "127.0.0.1";
    std::uint16_t first_port = 2001;         ///< of the first router, the next ones follow; 0: any that are free
    bool vty = false;                        ///< sessions are lines vty with their passwords; else the console port
    std::size_t most_sessions = 500;         ///< of all routers together; who comes later is told and hung up on
    std::size_t largest_backlog = 4U << 20;  ///< octets that a client may leave unread before it is hung up on
};

class TelnetServer {
   public:
    /// Nothing more is read from a client, and so nothing more done for it, while so many octets for it are unread, or
    /// while so many that it typed wait for the router.
    static constexpr std::size_t kHighWater = 1U << 20;
    static constexpr std::size_t kTypedAhead = 1U << 20;

    /// Listens at once, for each of these routers. Errors: an address that is none, a port that is taken (with its
    /// number) or beyond 65535.
    static Result<std::unique_ptr<TelnetServer>, std::string> start(Engine& engine,
                                                                    const std::vector<std::string>& routers,
                                                                    const TelnetOptions& options = {});
    /// Hangs up on everybody. The engine must still be there.
    ~TelnetServer();
    TelnetServer(const TelnetServer&) = delete;
    TelnetServer& operator=(const TelnetServer&) = delete;

    /// Where each router listens, in the order given.
    const std::vector<ios::Listener>& listeners() const { return listeners_; }
    /// True when others than this machine can reach it.
    bool is_public() const { return public_; }

   private:
    struct Impl;
    TelnetServer();
    std::unique_ptr<Impl> impl_;
    std::vector<ios::Listener> listeners_;
    bool public_ = false;
};

}  // namespace switchover::session
