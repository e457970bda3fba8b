/// What a pasted configuration costs, line by line, beside reading the same text as a startup configuration.
#include <fmt/format.h>

#include <cstdio>

#include "app/session/consoles.h"
#include "engine/ios/config/reader.h"
#include "tests/bench/bench.h"
#include "tests/bench/labs.h"

namespace switchover::bench {

namespace {

struct Kind {
    const char* name;
    std::string (*line)(unsigned);
};

std::string access_list(unsigned i) {
    return fmt::format("access-list 150 permit tcp host 10.{}.{}.1 any eq {}", i / 250, i % 250, 1024 + i % 1000);
}
std::string route(unsigned i) { return fmt::format("ip route 20.{}.{}.0 255.255.255.0 10.0.0.1", i / 250, i % 250); }
std::string remark(unsigned i) { return fmt::format("ip host name{} 10.{}.{}.1", i, i / 250, i % 250); }
/// A loopback, its address and its description: three lines each.
std::string interface(unsigned i) {
    const unsigned n = i / 3;
    return i % 3 == 0   ? fmt::format("interface Loopback{}", n)
           : i % 3 == 1 ? fmt::format(" ip address 30.{}.{}.1 255.255.255.255", n / 250, n % 250)
                        : fmt::format(" description number {}", n);
}

constexpr Kind kKinds[] = {
    {"access-list", access_list}, {"route", route}, {"kept-line", remark}, {"interface", interface}};

struct Cost {
    double paste_us = 0;  ///< a line, typed into configuration mode
    double read_us = 0;   ///< a line, read as a file and in force after power-on
};

/// Errors: the last line is not in force.
std::optional<Cost> cost_of(const Kind& kind, unsigned lines) {
    std::string typed;
    std::string file;
    for (unsigned i = 0; i < lines; ++i) {
        typed += kind.line(i) + "\r";
        file += kind.line(i) + "\n";
    }
    World world{chain_lab(), 1};
    world.run_until(kPowerOn + 1s);
    session::Consoles consoles;
    session::ConsoleRequest request;
    request.node = "r1";
    request.sink = [](const session::ConsoleOutput&) {};
    consoles.open(world, 1, std::move(request));
    consoles.type(world, 1, "\renable\rconfigure terminal\r");
    double start = cpu_seconds();
    consoles.type(world, 1, typed);
    Cost cost;
    cost.paste_us = (cpu_seconds() - start) * 1e6 / lines;
    if (world.journal().size() != 1) return std::nullopt;

    auto lab = *chain_lab();
    start = cpu_seconds();
    DeviceConfig config = *lab.nodes[1].config;
    ios::read_config(file, "paste", config);
    lab.nodes[1].config = std::make_shared<const DeviceConfig>(std::move(config));
    World booted{std::make_shared<const topology::Topology>(std::move(lab)), 1};
    booted.run_until(kPowerOn);
    cost.read_us = (cpu_seconds() - start) * 1e6 / lines;
    return cost;
}

}  // namespace

int run_paste(const Options& options) {
    constexpr int kRounds = 3;
    for (const Kind& kind : kKinds)
        for (const unsigned lines : {options.lines / 5, options.lines, options.lines * 4}) {
            std::optional<Cost> best;
            for (int round = 0; round < kRounds; ++round) {
                const auto cost = cost_of(kind, lines);
                if (!cost) {
                    std::fprintf(stderr, "paste: %s was not one input\n", kind.name);
                    return 1;
                }
                if (!best || cost->paste_us < best->paste_us) best = cost;
            }
            print_result("paste", kind.name, best->paste_us * lines * 1e-6,
                         {{"lines", lines},
                          {"paste_us_per_line", best->paste_us},
                          {"read_us_per_line", best->read_us},
                          {"ratio", best->paste_us / best->read_us}});
        }
    return 0;
}

}  // namespace switchover::bench
