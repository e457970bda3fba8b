/// W5: an hour of HSRP hellos on a 10 x 10 grid: every one of 360 interfaces sends one every 3 s.
#include <cstdio>

#include "engine/world/world.h"
#include "tests/bench/bench.h"
#include "tests/bench/labs.h"

namespace switchover::bench {

int run_w5(const Options&) {
    World world{grid_lab(10, GridKind::Hsrp), 1};
    world.set_detail(false);
    world.run_until(kPowerOn + 60s);  // elections over: one Active, one Standby on each link
    world.take_records();
    const auto hellos = [&] {
        std::uint64_t frames = 0;
        for (const Pipe& pipe : world.pipes()) frames += pipe.counters.frames;
        return frames;
    };
    const std::uint64_t before = hellos();
    const std::uint64_t events = world.events();
    const double start = cpu_seconds();
    world.run_for(3600s);
    const double cpu = cpu_seconds() - start;
    const auto sent = static_cast<double>(hellos() - before);
    print_result("W5", "switchover", cpu,
                 {{"hellos", sent},
                  {"events", static_cast<double>(world.events() - events)},
                  {"events_per_s", static_cast<double>(world.events() - events) / cpu},
                  {"simsec_per_cpu_s", 3600.0 / cpu}});
    if (sent < 432'000) {
        std::fprintf(stderr, "w5: only %.0f hellos\n", sent);
        return 1;
    }
    return 0;
}

}  // namespace switchover::bench
