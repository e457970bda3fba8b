/// The lab itself: how many virtual seconds a CPU second, what a copy of the world costs, what recording costs.
#include <cstdio>
#include <optional>

#include "engine/topology/lab.h"
#include "engine/world/world.h"
#include "tests/bench/bench.h"

namespace switchover::bench {

namespace {

/// The lab after two minutes, with one ping a second through the tunnel since the first.
std::optional<World> converged_lab(const Options& options) {
    const auto lab = topology::load_lab(std::string{SWITCHOVER_SOURCE_DIR} + "/topologies/" + options.lab);
    if (!lab) {
        for (const auto& problem : lab.error()) std::fprintf(stderr, "%s\n", problem.describe().c_str());
        return std::nullopt;
    }
    World world{lab->shared_topology(), 1};
    world.run_until(kPowerOn + 60s);
    probe::PingRequest ping;
    ping.destination = Ipv4Address{99, 99, 99, 99};
    ping.source = Ipv4Address{20, 1, 1, 1};
    ping.count = 0;
    ping.interval = 1s;
    if (const auto probe = world.apply(PingInput{"vpn7200", ping}); !probe) {
        std::fprintf(stderr, "%s\n", probe.error().c_str());
        return std::nullopt;
    }
    world.run_until(kPowerOn + 120s);
    world.take_records();
    return world;
}

/// CPU seconds of `duration` in steps of a virtual second, records and frames thrown away.
double timed_run(World& world, Duration duration) {
    const double start = cpu_seconds();
    for (Duration done{}; done < duration; done += 1s) {
        world.run_for(1s);
        world.take_records();
        world.take_frames();
    }
    return cpu_seconds() - start;
}

}  // namespace

int run_ha_vpn(const Options& options) {
    std::optional<World> world = converged_lab(options);
    if (!world) return 1;
    const std::uint64_t events = world->events();
    constexpr double kSeconds = 7200;
    const double cpu = timed_run(*world, 7200s);
    const std::uint64_t answered = world->device("vpn7200")->probe().view().probes.front().answered;
    print_result("ha-vpn", "switchover", cpu,
                 {{"simsec_per_cpu_s", kSeconds / cpu},
                  {"events", static_cast<double>(world->events() - events)},
                  {"answered", static_cast<double>(answered)}});
    return 0;
}

int run_copy(const Options& options) {
    std::optional<World> world = converged_lab(options);
    if (!world) return 1;
    constexpr int kCopies = 1000;
    std::vector<World> copies;
    copies.reserve(kCopies);
    const double before = peak_mib();
    const double start = cpu_seconds();
    for (int i = 0; i < kCopies; ++i) copies.push_back(*world);
    const double cpu = cpu_seconds() - start;
    const double kib = (peak_mib() - before) * 1024.0 / kCopies;
    print_result("copy", "switchover", cpu,
                 {{"copies", kCopies}, {"ms_per_copy", cpu * 1e3 / kCopies}, {"kib_per_copy", kib}});
    return 0;
}

int run_record(const Options& options) {
    std::optional<World> bare = converged_lab(options);
    if (!bare) return 1;
    World captured = *bare;
    captured.set_capture(true);
    const double without = timed_run(*bare, 3600s);
    const double with = timed_run(captured, 3600s);
    print_result("record", "switchover", with, {{"without_cpu_s", without}, {"ratio", with / without}});
    return 0;
}

}  // namespace switchover::bench
