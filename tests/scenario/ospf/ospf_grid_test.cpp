#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/dijkstra_shortest_paths.hpp>
#include <QTest>

#include "tests/support/ospf_lab.h"

using namespace switchover;
using namespace switchover::ospf;
using test::OspfLab;

namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                    boost::property<boost::edge_weight_t, int>>;

/// `side` x `side` routers, point-to-point links of cost 10 (one of them 3), loopbacks of cost 1.
struct Grid : OspfLab {
    unsigned side;
    Graph graph;
    unsigned links = 0;
    explicit Grid(unsigned n) : side(n), graph(n * n) {
        for (unsigned r = 0; r < side * side; ++r) {
            const std::string id = Ipv4Address{10, 255, r >> 8, r & 255}.text();
            add_router(id);
            loopback(r, id + "/32");
        }
        for (unsigned y = 0; y < side; ++y)
            for (unsigned x = 0; x < side; ++x) {
                if (x + 1 < side) join(y * side + x, y * side + x + 1);
                if (y + 1 < side) join(y * side + x, (y + 1) * side + x);
            }
        start();
    }
    void join(unsigned a, unsigned b) {
        const std::size_t wire = add_wire();
        const std::uint32_t net = (10u << 24) + 4 * links;
        const int cost = links == 5 ? 3 : 10;
        unsigned host = 1;
        for (const unsigned r : {a, b}) {
            const InterfaceIndex i = attach(r, wire, Ipv4Address{net + host++}.text() + "/30");
            at(r).interfaces[i].network_type = NetworkType::PointToPoint;
            at(r).interfaces[i].cost = static_cast<std::uint16_t>(cost);
        }
        boost::add_edge(a, b, cost, graph);
        ++links;
    }
};

}  // namespace

class OspfGridTest : public QObject {
    Q_OBJECT
   private slots:
    void distances_and_next_hops_are_those_of_the_graph() {
        Grid grid{4};
        grid.run_until(kPowerOn + 60s);
        for (unsigned from = 0; from < 16; ++from) {
            std::vector<std::vector<int>> distance(16, std::vector<int>(16));
            for (unsigned v = 0; v < 16; ++v)
                boost::dijkstra_shortest_paths(grid.graph, v, boost::distance_map(distance[v].data()));
            for (unsigned to = 0; to < 16; ++to) {
                if (to == from) continue;
                const rib::Route* route = grid.route(from, Ipv4Address{10, 255, 0, to}.text() + "/32");
                QVERIFY(route != nullptr);
                QCOMPARE(int(route->metric), distance[from][to] + 1);
                // Equal-cost next hops are those neighbours that lie on a shortest path.
                std::size_t expected = 0;
                for (auto [e, end] = boost::out_edges(from, grid.graph); e != end; ++e) {
                    const auto via = boost::target(*e, grid.graph);
                    const int weight = boost::get(boost::edge_weight, grid.graph, *e);
                    expected += weight + distance[via][to] == distance[from][to] ? 1 : 0;
                }
                QCOMPARE(route->paths.size(), std::min<std::size_t>(expected, 4));
            }
            // Every subnet but the attached ones, and every other loopback.
            const std::size_t attached = grid.at(from).wires.size() - 1;
            QCOMPARE(grid.at(from).box.ospf_routes[1].size(), grid.links - attached + 15);
        }
    }

    void a_lost_link_is_routed_round_after_the_spf_delay() {
        Grid grid{3};
        grid.run_until(kPowerOn + 60s);
        const rib::Route* before = grid.route(0, "10.255.0.1/32");
        QCOMPARE(before->metric, 11u);
        grid.set_carrier(0, 1, false);
        grid.set_carrier(1, 1, false);
        grid.run_for(4s);
        QCOMPARE(grid.route(0, "10.255.0.1/32")->metric, 11u);
        grid.run_for(3s);
        QCOMPARE(grid.route(0, "10.255.0.1/32")->metric, 24u);  // round over the link of cost 3
    }
};

QTEST_APPLESS_MAIN(OspfGridTest)
#include "ospf_grid_test.moc"
