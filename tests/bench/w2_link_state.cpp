/// W2: cold start of an OSPF grid until every router has a route to every subnet and loopback.
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <cmath>
#include <cstdio>

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

}  // namespace

int run_w2(const Options& options) {
    const auto side = static_cast<unsigned>(std::lround(std::sqrt(options.routers)));
    if (side < 2 || side * side != options.routers) {
        std::fprintf(stderr, "w2: --routers must be a square of 2 or more\n");
        return 2;
    }
    World world{grid_lab(side, GridKind::Ospf), 1};
    world.set_detail(false);
    const std::size_t prefixes = std::size_t{2} * side * (side - 1) + side * side;
    const double start = cpu_seconds();
    while (!converged(world, prefixes)) {
        world.run_until(world.now() + 100ms, options.threads);
        world.take_records();
        if (world.now() > kPowerOn + 600s) {
            std::fprintf(stderr, "w2: not converged after 600 s\n");
            return 1;
        }
    }
    const double cpu = cpu_seconds() - start;
    if (!distances_agree(world)) {
        std::fprintf(stderr, "w2: distances differ from Boost.Graph\n");
        return 1;
    }
    print_result("W2", "switchover", cpu,
                 {{"routers", options.routers},
                  {"simulated_s", to_seconds(world.now() - kPowerOn)},
                  {"events", static_cast<double>(world.events())},
                  {"events_per_s", static_cast<double>(world.events()) / cpu}});
    return 0;
}

}  // namespace switchover::bench
