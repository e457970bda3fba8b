#pragma once
/// HSRP routers on one LAN with nothing else around them: true processes, fake devices, a wire of 10 microseconds.
/// It calls the processes in the order that engine/hsrp/README.md asks of a device.
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/hsrp/process.h"
#include "engine/ios/log/line.h"
#include "engine/track/process.h"
#include "tests/support/fake_services.h"

namespace switchover::test {

class HsrpLan {
   public:
    static constexpr InterfaceIndex kOutside = 0;  ///< FastEthernet0/0, on the LAN
    static constexpr InterfaceIndex kInside = 1;   ///< FastEthernet0/1 or as named, elsewhere

    struct Router {
        FakeServices box;
        hsrp::Process hsrp;
        track::Process track;
        hsrp::InterfaceConfig config;
        bool forwarding = true;  ///< of its switch port: false loses what it sends and what is sent to it

        explicit Router(NodeIndex node) : box(node) {}
        hsrp::GroupView group(std::size_t n = 0) const { return hsrp.view().at(n); }
        bool is(hsrp::State state) const { return group().state == state; }
    };

    HsrpLan() = default;
    HsrpLan(const HsrpLan&) = delete;
    HsrpLan& operator=(const HsrpLan&) = delete;

    /// A router that is off until `boot`. `outside` as `172.16.172.52/28`.
    Router& add(std::string_view outside, hsrp::GroupConfig group, std::string inside_name = "FastEthernet0/1");
    Router& add(std::string_view outside, hsrp::InterfaceConfig config, std::string inside_name = "FastEthernet0/1");
    /// Configures it and brings its interfaces up, at the present instant.
    void boot(Router& router);
    void boot_all();
    void configure(Router& router);  ///< `router.config` was changed

    void shutdown(Router& router, InterfaceIndex interface = kOutside);
    void no_shutdown(Router& router, InterfaceIndex interface = kOutside);
    void set_carrier(Router& router, InterfaceIndex interface, bool carrier);

    Instant now() const { return now_; }
    void run_until(Instant end);
    void run_for(Duration by) { run_until(now_ + by); }
    /// Runs until `condition` holds, checked after each event; false when it did not within `limit`.
    bool run_until(const std::function<bool()>& condition, Duration limit);
    void at(Instant when, std::function<void()> what);

    /// The router's log lines since it was added or `forget_logs`, of the debugs in `kinds` and all syslog messages.
    std::vector<std::string> log(const Router& router, const std::vector<ios::Debug>& kinds) const;
    void forget_logs();

   private:
    bool step(Instant end);
    void deliver(Router& to, const SentPacket& packet, MacAddress from_mac, Ipv4Address from);
    void line(Router& router, InterfaceIndex interface, bool up);

    Instant now_ = kPowerOn;
    std::vector<std::unique_ptr<Router>> routers_;
    std::map<std::pair<Instant, std::uint64_t>, std::function<void()>> queue_;
    std::uint64_t queued_ = 0;
};

}  // namespace switchover::test
