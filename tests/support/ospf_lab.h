#pragma once
/// Several OSPF processes on fake devices, joined by wires of 1 ms inside the test.
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <vector>

#include "engine/ospf/process.h"
#include "tests/support/fake_services.h"

namespace switchover::test {

class OspfLab {
   public:
    struct Router {
        FakeServices box;
        ospf::Process process;
        ospf::Config config;
        std::vector<ospf::InterfaceConfig> interfaces;
        std::vector<std::size_t> wires;  ///< by interface; kNone for loopbacks
        explicit Router(NodeIndex n) : box(n) {}
    };
    static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

    Instant now = kPowerOn;
    Duration delay = 1ms;
    /// True: the packet is lost. Asked once for each receiver.
    std::function<bool(std::size_t from, std::size_t to, const SentPacket&)> lose;

    /// A router with `network 0.0.0.0 255.255.255.255 area 0`.
    std::size_t add_router(std::string_view router_id);
    std::size_t add_wire() { return wires_++; }
    InterfaceIndex attach(std::size_t router, std::size_t wire, std::string_view prefix);
    InterfaceIndex loopback(std::size_t router, std::string_view prefix);
    Router& at(std::size_t router) { return *routers_[router]; }
    std::size_t size() const { return routers_.size(); }

    /// Configures every router.
    void start();
    void configure(std::size_t router);
    void set_carrier(std::size_t router, InterfaceIndex i, bool up);
    /// Gives a packet to `router` as if it came off the wire now.
    void inject(std::size_t router, InterfaceIndex in, Ipv4Address source, Ipv4Address destination, Bytes payload);
    void run_until(Instant end);
    void run_for(Duration d) { run_until(now + d); }

    ospf::NeighborState neighbor(std::size_t router, std::string_view router_id);
    const rib::Route* route(std::size_t router, std::string_view prefix);
    /// The LSA in the router's database, or null.
    const ospf::DatabaseEntry* lsa(std::size_t router, std::uint8_t type, std::string_view id, std::string_view adv);
    std::size_t packets = 0;  ///< carried

   private:
    struct Flight {
        Instant at;
        std::size_t to = 0;
        InterfaceIndex in = 0;
        SentPacket packet;
    };
    void carry(std::size_t from, const SentPacket& packet);
    void deliver(const Flight& flight);
    void fire_timers(std::size_t router);

    std::vector<std::unique_ptr<Router>> routers_;
    std::size_t wires_ = 0;
    std::vector<Flight> flights_;  ///< ascending in time, all delays being equal
    std::size_t next_flight_ = 0;
};

}  // namespace switchover::test
