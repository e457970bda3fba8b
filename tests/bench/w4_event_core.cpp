/// W4: hold model of the event queue with the engine's real event and a dispatch by kind.
#include <cmath>
#include <cstdio>

#include "engine/sim/event_queue.h"
#include "tests/bench/bench.h"
#include "tests/bench/limit/radix_heap.h"

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

/// The engine's queue with its real event.
struct EngineQueue {
    EventQueue queue;
    std::uint64_t sequence = 0;
    void push(std::int64_t at, EventKind kind) {
        queue.push(Event::make(instant_ns(at), 0, 0, sequence++, kind, 0, 0));
    }
    std::pair<std::int64_t, EventKind> pop() {
        Event event;
        queue.pop(INT64_MAX, event);
        return {event.at, event.kind()};
    }
};

struct BareQueue {
    limit::RadixHeap heap;
    void push(std::int64_t at, EventKind kind) { heap.push({at, 0, static_cast<std::uint32_t>(kind)}); }
    std::pair<std::int64_t, EventKind> pop() {
        const limit::BareEvent event = heap.pop();
        return {event.at, static_cast<EventKind>(event.kind)};
    }
};

template <typename Queue>
Measured hold(std::size_t pending, const std::vector<std::int64_t>& table, std::uint64_t& hash) {
    Queue queue;
    std::size_t next = 0;
    for (std::size_t i = 0; i < pending; ++i)
        queue.push(table[next++ & (kTable - 1)], i % 3 == 0 ? EventKind::Timer : EventKind::PipeHead);
    hash = 0xCBF29CE484222325ull;
    std::uint64_t timers = 0;
    std::uint64_t frames = 0;
    const double start = cpu_seconds();
    for (int i = 0; i < kHolds; ++i) {
        const auto [now, kind] = queue.pop();
        hash = (hash ^ static_cast<std::uint64_t>(now)) * 0x100000001B3ull;
        switch (kind) {
            case EventKind::Timer: ++timers; break;
            case EventKind::PipeHead:
            case EventKind::LooseFrame: ++frames; break;
        }
        queue.push(now + table[next++ & (kTable - 1)], kind);
    }
    const double cpu = cpu_seconds() - start;
    return {cpu,
            kHolds / cpu,
            {{"pending", static_cast<double>(pending)},
             {"events", kHolds},
             {"timers", static_cast<double>(timers)},
             {"frames", static_cast<double>(frames)}}};
}

}  // namespace

int run_w4(const Options& options) {
    const std::vector<std::int64_t> table = increments();
    std::uint64_t engine_hash = 0;
    std::uint64_t bare_hash = 0;
    const int status = run_contest(
        options, {"W4", "events_per_s", [&] { return hold<EngineQueue>(options.pending, table, engine_hash); },
                  [&] { return hold<BareQueue>(options.pending, table, bare_hash); }});
    std::printf("times %016llx\n", static_cast<unsigned long long>(engine_hash));
    if (!options.limit || bare_hash == engine_hash) return status;
    std::fprintf(stderr, "w4: the bare queue's times are %016llx\n", static_cast<unsigned long long>(bare_hash));
    return 1;
}

}  // namespace switchover::bench
