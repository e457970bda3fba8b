#include "engine/topology/graph.h"

#include <algorithm>
#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/breadth_first_search.hpp>

namespace switchover::topology {
namespace {

using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS, boost::no_property,
                                    boost::property<boost::edge_index_t, LinkIndex>>;

Graph graph_of(const Topology& topology, const std::vector<NodeIndex>& nodes_down,
               const std::vector<LinkIndex>& links_down) {
    const auto holds = [](const auto& list, auto value) {
        return std::find(list.begin(), list.end(), value) != list.end();
    };
    Graph graph{topology.nodes.size()};
    for (LinkIndex i = 0; i < topology.links.size(); ++i) {
        const Link& link = topology.links[i];
        if (holds(links_down, i) || holds(nodes_down, link.a.node) || holds(nodes_down, link.b.node)) continue;
        boost::add_edge(link.a.node, link.b.node, i, graph);
    }
    return graph;
}

/// The link by which a breadth-first search first came to each node.
struct FirstLink : boost::default_bfs_visitor {
    explicit FirstLink(std::vector<LinkIndex>& links) : by(&links) {}
    void tree_edge(Graph::edge_descriptor edge, const Graph& graph) const {
        (*by)[boost::target(edge, graph)] = boost::get(boost::edge_index, graph, edge);
    }
    std::vector<LinkIndex>* by;
};

std::vector<LinkIndex> first_links(const Graph& graph, NodeIndex from) {
    std::vector<LinkIndex> by(boost::num_vertices(graph), kNoLink);
    boost::breadth_first_search(graph, from, boost::visitor(FirstLink{by}));
    return by;
}

}  // namespace

std::vector<NodeIndex> reachable(const Topology& topology, NodeIndex from, const std::vector<NodeIndex>& nodes_down,
                                 const std::vector<LinkIndex>& links_down) {
    std::vector<NodeIndex> out;
    if (from >= topology.nodes.size() || std::find(nodes_down.begin(), nodes_down.end(), from) != nodes_down.end())
        return out;
    const std::vector<LinkIndex> by = first_links(graph_of(topology, nodes_down, links_down), from);
    for (NodeIndex n = 0; n < by.size(); ++n)
        if (n == from || by[n] != kNoLink) out.push_back(n);
    return out;
}

std::vector<LinkIndex> shortest_path(const Topology& topology, NodeIndex from, NodeIndex to,
                                     const std::vector<NodeIndex>& nodes_down,
                                     const std::vector<LinkIndex>& links_down) {
    std::vector<LinkIndex> out;
    if (from >= topology.nodes.size() || to >= topology.nodes.size()) return out;
    const std::vector<LinkIndex> by = first_links(graph_of(topology, nodes_down, links_down), from);
    for (NodeIndex at = to; at != from;) {
        if (by[at] == kNoLink) return {};
        const Link& link = topology.links[by[at]];
        out.push_back(by[at]);
        at = link.a.node == at ? link.b.node : link.a.node;
    }
    std::reverse(out.begin(), out.end());
    return out;
}

}  // namespace switchover::topology
