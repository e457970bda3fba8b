#include "tests/support/telnet_lab.h"

#include <cstdio>
#include <cstdlib>
#include <thread>

#include "tests/support/lab.h"

namespace switchover::test {

TelnetLab::TelnetLab() {
    session::EngineOptions options;
    options.record_limit = 0;
    engine_ = std::make_unique<session::Engine>(World{topology_of("ha-vpn"), 1}, options);
    engine_->set_speed(session::Engine::kFlatOut);
    engine_->run_until(kPowerOn + 60s);
    while (!engine_->take().run_ended) std::this_thread::yield();
}

void TelnetLab::serve(session::TelnetOptions options) {
    options.first_port = 0;
    auto started = session::TelnetServer::start(*engine_, kRouters, options);
    if (!started) {
        std::fprintf(stderr, "%s\n", started.error().c_str());
        std::abort();
    }
    server_ = std::move(*started);
}

void TelnetLab::serve_vty(std::vector<std::string> lines) {
    config(std::move(lines));
    session::TelnetOptions options;
    options.vty = true;
    serve(options);
}

void TelnetLab::config(std::vector<std::string> lines) {
    engine_->apply(ConfigInput{kRouters.front(), std::move(lines)});
    settled();
}

void TelnetLab::settled() {
    const std::uint64_t ticket = engine_->set_capture(false);
    while (true) {
        for (const session::Reply& reply : engine_->take().replies)
            if (reply.ticket == ticket) return;
        std::this_thread::yield();
    }
}

}  // namespace switchover::test
