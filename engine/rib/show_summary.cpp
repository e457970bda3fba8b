// `show ip route summary` and `show adjacency`.
#include <algorithm>
#include <map>
#include <utility>

#include "engine/rib/show.h"

namespace switchover::rib {

namespace {

// Octets that 12.x counts for a route, its entry of the radix tree, and the header of a subnetted network.
constexpr std::size_t kRouteMemory = 152;
constexpr std::size_t kRouteOverhead = 64;
constexpr std::size_t kHeaderMemory = 1172;

struct Count {
    std::size_t networks = 0;
    std::size_t subnets = 0;
    std::map<Code, std::size_t> codes;
    std::size_t routes() const { return networks + subnets; }
};

/// One line of the table.
void count_line(std::string_view source, std::size_t networks, std::size_t subnets, TextOut& out) {
    const std::size_t routes = networks + subnets;
    out.line("{:<15} {:<11} {:<11} {:<11} {}", source, networks, subnets, routes * kRouteOverhead,
             routes * kRouteMemory);
}

Prefix major_net(Ipv4Address a) { return Prefix::of(a, classful_length(a)); }

/// The neighbour's frame header as it stands before a packet.
std::string encapsulation(const Neighbour& n) {
    std::string out;
    for (const MacAddress& mac : {n.mac, n.own_mac})
        for (const std::uint8_t octet : mac.octets) out += fmt::format("{:02X}", octet);
    return out + "0800";
}

}  // namespace

void show_ip_route_summary(const View& view, TextOut& out) {
    std::map<std::pair<Source, std::uint16_t>, Count> counts;
    std::map<Prefix, std::size_t> inside;  // routes below each classful network
    counts[{Source::Connected, 0}];
    counts[{Source::Static, 0}];
    for (const Row& row : view.table->rows()) {
        const Source source = row.source == Source::ReverseRoute ? Source::Static : row.source;
        Count& count = counts[{source, source == Source::Ospf ? row.process : std::uint16_t{0}}];
        const bool network = row.prefix.length <= classful_length(row.prefix.address);
        ++(network ? count.networks : count.subnets);
        ++count.codes[row.code];
        if (!network) ++inside[major_net(row.prefix.address)];
    }
    out.line("IP routing table name is Default-IP-Routing-Table(0)");
    out.line("Route Source    Networks    Subnets     Overhead    Memory (bytes)");
    Count all;
    for (auto& [key, count] : counts) {
        const std::string name = key.first == Source::Connected ? "connected"
                                 : key.first == Source::Static  ? "static"
                                                                : fmt::format("ospf {}", key.second);
        count_line(name, count.networks, count.subnets, out);
        all.networks += count.networks;
        all.subnets += count.subnets;
        if (key.first != Source::Ospf) continue;
        out.line("  Intra-area: {} Inter-area: {} External-1: {} External-2: {}", count.codes[Code::OspfIntra],
                 count.codes[Code::OspfInter], count.codes[Code::OspfExternal1], count.codes[Code::OspfExternal2]);
        out.line("  NSSA External-1: 0 NSSA External-2: 0");
    }
    const std::size_t headers = inside.size();
    out.line("{:<16}{:<12}{:<12}{:<12}{}", "internal", headers, "", "", headers * kHeaderMemory);
    out.line("{:<16}{:<12}{:<12}{:<12}{}", "Total", all.networks + headers, all.subnets, all.routes() * kRouteOverhead,
             all.routes() * kRouteMemory + headers * kHeaderMemory);
}

void show_adjacency(const View& view, const ShowContext& context, std::span<const Neighbour> neighbours, bool detail,
                    TextOut& out) {
    // Forwarding entries that lead through each neighbour, which is what IOS counts beside four users of its own.
    std::map<FibPath, std::size_t> used;
    for (const Fib::Entry& entry : view.fib->entries())
        if (entry.action == Action::Via)
            for (const FibPath& path : view.fib->paths_of(entry)) ++used[path];
    out.line("Protocol Interface                 Address");
    for (const Neighbour& n : neighbours) {
        const auto uses = used.find(FibPath{n.interface, n.address});
        const std::size_t references = 4 + (uses == used.end() ? 0 : uses->second);
        out.line("{:<8} {:<25} {}({}){}", "IP",
                 n.interface < context.interfaces.size() ? context.interfaces[n.interface] : "?", n.address.text(),
                 references, n.incomplete ? " (incomplete)" : "");
        if (!detail) continue;
        const auto below = [&out](std::string_view text) { out.line("{:35}{}", "", text); };
        below("0 packets, 0 bytes");
        if (n.incomplete) continue;
        below(encapsulation(n));
        below("ARP        " + ios_elapsed(n.left));
        if (!context.is_12_2) below("Epoch: 0");
    }
}

}  // namespace switchover::rib
