/// W1: 200,000 UDP datagrams (or ICMP echos) over eight routers, every octet real.
#include <cstdio>

#include "engine/world/world.h"
#include "tests/bench/bench.h"
#include "tests/bench/labs.h"

namespace switchover::bench {

namespace {

constexpr std::uint32_t kPackets = 200'000;
constexpr int kLinks = 9;
constexpr Ipv4Address kB{10, 0, 0, 34};

int report(const World& world, std::uint64_t events_before, double cpu, std::uint64_t delivered, int hops) {
    const double packet_hops = static_cast<double>(delivered) * hops;
    print_result("W1", cpu,
                 {{"delivered", static_cast<double>(delivered)},
                  {"pkthops_per_s", packet_hops / cpu},
                  {"events", static_cast<double>(world.events() - events_before)},
                  {"events_per_s", static_cast<double>(world.events() - events_before) / cpu}});
    if (delivered == kPackets) return 0;
    std::fprintf(stderr, "w1: %llu of %u arrived\n", static_cast<unsigned long long>(delivered), kPackets);
    return 1;
}

}  // namespace

int run_w1(const Options& options) {
    World world{chain_lab(), 1};
    world.run_until(kPowerOn + 2s, options.threads);
    // One packet first, so that ARP is resolved along the chain.
    probe::PingRequest ping;
    ping.destination = kB;
    ping.count = 1;
    if (!world.apply(PingInput{"a", ping})) return 1;
    world.run_until(kPowerOn + 5s, options.threads);
    world.take_records();
    const std::uint64_t events = world.events();
    const double start = cpu_seconds();
    if (options.echo) {
        ping.count = kPackets;
        ping.size = 84;
        ping.interval = 10us;
        const auto probe = world.apply(PingInput{"a", ping});
        if (!probe) return 1;
        for (int i = 0; i < 30; ++i) {
            world.run_for(100ms);
            world.take_records();
        }
        const double cpu = cpu_seconds() - start;
        return report(world, events, cpu, world.device("a")->probe().view().find(*probe)->answered, 2 * kLinks);
    }
    probe::FlowRequest flow;
    flow.destination = kB;
    flow.count = kPackets;
    flow.size = 100;
    flow.interval = 10us;
    if (!world.apply(FlowInput{"a", flow})) return 1;
    world.run_until(kPowerOn + 8s, options.threads);
    const double cpu = cpu_seconds() - start;
    return report(world, events, cpu, world.device("b")->discarded_datagrams(), kLinks);
}

}  // namespace switchover::bench
