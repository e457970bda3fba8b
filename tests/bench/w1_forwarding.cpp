/// W1: 200,000 UDP datagrams (or ICMP echos) over eight routers, every octet real.
#include <cstdio>

#include "engine/world/world.h"
#include "tests/bench/bench.h"
#include "tests/bench/labs.h"
#include "tests/bench/limit/limit.h"

namespace switchover::bench {

namespace {

constexpr std::uint32_t kPackets = 200'000;
constexpr int kLinks = 9;
constexpr Ipv4Address kB{10, 0, 0, 34};

std::optional<Measured> measured(const World& world, std::uint64_t events_before, double cpu, std::uint64_t delivered,
                                 int hops) {
    if (delivered != kPackets) {
        std::fprintf(stderr, "w1: %llu of %u arrived\n", static_cast<unsigned long long>(delivered), kPackets);
        return std::nullopt;
    }
    const auto events = static_cast<double>(world.events() - events_before);
    return Measured{
        cpu,
        static_cast<double>(delivered) * hops / cpu,
        {{"delivered", static_cast<double>(delivered)}, {"events", events}, {"events_per_s", events / cpu}}};
}

std::optional<Measured> forward(const Options& options) {
    World world{chain_lab(), 1};
    world.run_until(kPowerOn + 2s, options.threads);
    // One packet first, so that ARP is resolved along the chain.
    probe::PingRequest ping;
    ping.destination = kB;
    ping.count = 1;
    if (!world.apply(PingInput{"a", ping})) return std::nullopt;
    world.run_until(kPowerOn + 5s, options.threads);
    world.take_records();
    const std::uint64_t events = world.events();
    const double start = cpu_seconds();
    if (options.echo) {
        ping.count = kPackets;
        ping.size = 84;
        ping.interval = 10us;
        const auto probe = world.apply(PingInput{"a", ping});
        if (!probe) return std::nullopt;
        for (int i = 0; i < 30; ++i) {
            world.run_for(100ms);
            world.take_records();
        }
        const double cpu = cpu_seconds() - start;
        return measured(world, events, cpu, world.device("a")->probe().view().find(*probe)->answered, 2 * kLinks);
    }
    probe::FlowRequest flow;
    flow.destination = kB;
    flow.count = kPackets;
    flow.size = 100;
    flow.interval = 10us;
    if (!world.apply(FlowInput{"a", flow})) return std::nullopt;
    world.run_until(kPowerOn + 8s, options.threads);
    const double cpu = cpu_seconds() - start;
    return measured(world, events, cpu, world.device("b")->discarded_datagrams(), kLinks);
}

}  // namespace

int run_w1(const Options& options) {
    return run_contest(
        options, {"W1", "pkthops_per_s", [&] { return forward(options); }, [] { return limit::forward(kPackets); }});
}

}  // namespace switchover::bench
