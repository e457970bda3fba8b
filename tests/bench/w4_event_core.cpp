/// W4: hold model of the event queue with the engine's real event and a dispatch by kind.
#include <cmath>
#include <cstdio>

#include "engine/sim/event_queue.h"
#include "tests/bench/bench.h"

namespace switchover::bench {

namespace {

constexpr std::size_t kTable = std::size_t{1} << 20;
constexpr int kHolds = 10'000'000;

std::uint64_t splitmix64(std::uint64_t& state) {
    std::uint64_t z = state += 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

/// Exponential increments of mean 1 s in whole nanoseconds.
std::vector<std::int64_t> increments() {
    std::vector<std::int64_t> out(kTable);
    std::uint64_t state = 12345;
    for (std::int64_t& i : out) {
        const double u = static_cast<double>(splitmix64(state) >> 11) * 0x1p-53;
        i = static_cast<std::int64_t>(-std::log(1.0 - u) * 1e9);
    }
    return out;
}

}  // namespace

int run_w4(const Options& options) {
    const std::vector<std::int64_t> table = increments();
    EventQueue queue;
    std::uint64_t sequence = 0;
    std::size_t next = 0;
    const auto schedule = [&](std::int64_t now, EventKind kind) {
        queue.push(Event::make(instant_ns(now + table[next++ & (kTable - 1)]), 0, 0, sequence++, kind, 0, 0));
    };
    for (std::size_t i = 0; i < options.pending; ++i) schedule(0, i % 3 == 0 ? EventKind::Timer : EventKind::PipeHead);
    std::uint64_t hash = 0xCBF29CE484222325ull;
    std::uint64_t timers = 0;
    std::uint64_t frames = 0;
    const double start = cpu_seconds();
    for (int i = 0; i < kHolds; ++i) {
        Event event;
        queue.pop(INT64_MAX, event);
        hash = (hash ^ static_cast<std::uint64_t>(event.at)) * 0x100000001B3ull;
        switch (event.kind()) {
            case EventKind::Timer: ++timers; break;
            case EventKind::PipeHead:
            case EventKind::LooseFrame: ++frames; break;
        }
        schedule(event.at, event.kind());
    }
    const double cpu = cpu_seconds() - start;
    std::printf("times %016llx, %llu timers, %llu frames\n", static_cast<unsigned long long>(hash),
                static_cast<unsigned long long>(timers), static_cast<unsigned long long>(frames));
    print_result(
        "W4", cpu,
        {{"pending", static_cast<double>(options.pending)}, {"events", kHolds}, {"events_per_s", kHolds / cpu}});
    return 0;
}

}  // namespace switchover::bench
