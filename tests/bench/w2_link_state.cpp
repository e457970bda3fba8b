/// W2: cold start of an OSPF grid until every router has a route to every subnet and loopback.
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cmath>
#include <cstdio>
#include <optional>

#include "engine/world/world.h"
#include "tests/bench/bench.h"
#include "tests/bench/labs.h"

namespace switchover::bench {

namespace {

/// Routes wanted: all subnets (own ones are connected) and the other loopbacks.
bool converged(const World& world, std::size_t prefixes) {
    for (NodeIndex i = 0; i < world.nodes().size(); ++i)
        if (world.device(i)->rib().table()->rows().size() < prefixes) return false;
    return true;
}

/// Metrics of router 0's loopback routes against Boost.Graph over the drawn links.
bool distances_agree(const World& world) {
    using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                        boost::property<boost::edge_weight_t, int>>;
    Graph graph(world.nodes().size());
    for (const Cable& cable : world.cables()) boost::add_edge(cable.a, cable.b, 10, graph);
    std::vector<int> distance(world.nodes().size());
    boost::dijkstra_shortest_paths(graph, 0, boost::distance_map(distance.data()));
    for (NodeIndex i = 1; i < world.nodes().size(); ++i) {
        const Ipv4Address loopback = world.device(i)->interfaces()[0].address();
        const rib::Row* row = world.device(NodeIndex{0})->rib().table()->exact(Prefix::host(loopback));
        if (row == nullptr || static_cast<int>(row->metric) != distance[i] + 1) return false;
    }
    return true;
}

struct Run {
    double cpu_s = 0;
    double simulated_s = 0;
    double events = 0;
};

/// One cold start; nothing when it did not converge, or not to the right distances.
std::optional<Run> cold_start(unsigned side, unsigned threads) {
    World world{grid_lab(side, GridKind::Ospf), 1};
    world.set_detail(false);
    const std::size_t prefixes = std::size_t{2} * side * (side - 1) + side * side;
    world.next_event_time();  // switches everything on: at 0 the routers are configured, and the links come up
    const double start = cpu_seconds();
    while (!converged(world, prefixes)) {
        world.run_until(world.now() + 100ms, threads);
        world.take_records();
        if (world.now() > kPowerOn + 600s) {
            std::fprintf(stderr, "w2: not converged after 600 s\n");
            return std::nullopt;
        }
    }
    const double cpu = cpu_seconds() - start;
    if (!distances_agree(world)) {
        std::fprintf(stderr, "w2: distances differ from Boost.Graph\n");
        return std::nullopt;
    }
    return Run{cpu, to_seconds(world.now() - kPowerOn), static_cast<double>(world.events())};
}

}  // namespace

int run_w2(const Options& options) {
    const auto side = static_cast<unsigned>(std::lround(std::sqrt(options.routers)));
    if (side < 2 || side * side != options.routers) {
        std::fprintf(stderr, "w2: --routers must be a square of 2 or more\n");
        return 2;
    }
    // A small grid is done before the process has the pages, symbols and warm caches that it needs, so it is run again
    // for a while. What the first run took is told as well.
    constexpr double kWhile = 0.05;
    constexpr int kMostRounds = 50;
    std::optional<Run> best;
    double first = 0;
    double spent = 0;
    for (int round = 0; round < kMostRounds && spent < kWhile; ++round) {
        const std::optional<Run> run = cold_start(side, options.threads);
        if (!run) return 1;
        if (round == 0) first = run->cpu_s;
        if (!best || run->cpu_s < best->cpu_s) best = run;
        spent += run->cpu_s;
    }
    print_result("W2", "switchover", best->cpu_s,
                 {{"routers", options.routers},
                  {"first_cpu_s", first},
                  {"simulated_s", best->simulated_s},
                  {"events", best->events},
                  {"events_per_s", best->events / best->cpu_s}});
    return 0;
}

}  // namespace switchover::bench
