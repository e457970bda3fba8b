// `show ip ospf neighbor detail`, `border-routers`, `database database-summary` and `show ip protocols`.
#include <algorithm>
#include <array>

#include "engine/ospf/show.h"

namespace switchover::ospf {

namespace {

constexpr std::uint8_t kOptionL = 0x10;  // RFC 5613: link-local signaling

void neighbor_lines(const InterfaceView& i, std::size_t interface_number, const NeighborView& n, std::size_t number,
                    Instant now, TextOut& out) {
    out.line(" Neighbor {}, interface address {}", n.router_id.text(), n.address.text());
    out.line("    In the area {} via interface {} ", i.area, i.name);
    out.line("    Neighbor priority is {}, State is {}, {} state changes", n.priority, ios_name(n.state),
             n.state_changes);
    out.line("    DR is {} BDR is {}", n.designated_router.text(), n.backup_designated_router.text());
    out.line("    Options is 0x{:X}", n.options);
    if ((n.options & kOptionL) != 0) out.line("    LLS Options is 0x1 (LR)");
    if (n.dead_at != kNever) out.line("    Dead timer due in {}", ios_elapsed(std::max(Duration{}, n.dead_at - now)));
    if (n.state >= NeighborState::TwoWay) out.line("    Neighbor is up for {}", ios_elapsed(now - n.state_since));
    out.line("    Index {}/{}, retransmission queue length {}, number of retransmission {}", number, interface_number,
             n.retransmission_count, n.retransmissions);
    out.line("    First 0x0(0)/0x0(0) Next 0x0(0)/0x0(0)");
    out.line("    Last retransmission scan length is {0}, maximum is {0}", n.retransmissions > 0 ? 1 : 0);
    out.line("    Last retransmission scan time is 0 msec, maximum is 0 msec");
}

std::string hop_text(const rib::NextHop& hop, const std::vector<std::string>& interfaces) {
    return fmt::format("via {}, {}", hop.gateway.text(),
                       hop.interface < interfaces.size() ? interfaces[hop.interface] : "?");
}

const char* border_role(std::uint8_t bits) {
    const bool abr = (bits & RouterLsa::kBitB) != 0;
    const bool asbr = (bits & RouterLsa::kBitE) != 0;
    return abr && asbr ? "ABR/ASBR" : abr ? "ABR" : "ASBR";
}

struct Tally {
    std::uint32_t count = 0;
    std::uint32_t max_age = 0;
};
using Tallies = std::array<Tally, kAsExternalLsa + 1>;  // by LS type; 0: all

void tally(const LsaView& l, Tallies& tallies) {
    for (const std::size_t at : {std::size_t{0}, std::size_t{l.lsa->header.type}}) {
        ++tallies[at].count;
        if (l.max_age) ++tallies[at].max_age;
    }
}

void tally_line(const char* name, const Tally& t, TextOut& out) {
    out.line("  {:<14}{:<9}{:<9}{}", name, t.count, 0, t.max_age);
}

void tally_lines(const Tallies& t, TextOut& out) {
    out.line("  LSA Type      Count    Delete   Maxage");
    tally_line("Router", t[kRouterLsa], out);
    tally_line("Network", t[kNetworkLsa], out);
    tally_line("Summary Net", t[kSummaryNetworkLsa], out);
    tally_line("Summary ASBR", t[kSummaryAsbrLsa], out);
    tally_line("Type-7 Ext", {}, out);
}

void opaque_lines(TextOut& out) {
    tally_line("Opaque Link", {}, out);
    tally_line("Opaque Area", {}, out);
}

void passive_lines(const View& view, TextOut& out) {
    std::vector<std::string> names = view.config.passive_interfaces;
    if (view.config.passive_default) {
        names.clear();
        for (const InterfaceView& i : view.interfaces)
            if (i.passive) names.push_back(i.name);
    }
    if (names.empty()) return;
    out.line("  Passive Interface(s):");
    for (const std::string& name : names) out.line("    {}", name);
}

}  // namespace

void show_ip_ospf_neighbor_detail(const View& view, Instant now, TextOut& out, const NeighborFilter& filter) {
    std::size_t interface_number = 0;
    for (const InterfaceView& i : view.interfaces) {
        ++interface_number;
        std::size_t number = 0;
        for (const NeighborView& n : i.neighbors) {
            ++number;
            if (filter.interface && *filter.interface != i.index) continue;
            if (filter.router_id && *filter.router_id != n.router_id) continue;
            neighbor_lines(i, interface_number, n, number, now, out);
        }
    }
}

void show_ip_ospf_border_routers(const View& view, const std::vector<std::string>& interfaces, TextOut& out) {
    out.line();
    out.line("OSPF Process {} internal Routing Table", view.config.process_id);
    out.line();
    out.line("Codes: i - Intra-area route, I - Inter-area route");
    out.line();
    for (const BorderRouterView& r : view.border_routers) {
        const auto area = std::ranges::find(view.areas, r.area, &AreaView::area);
        const std::uint32_t runs = area == view.areas.end() ? 0 : area->spf_runs;
        for (const rib::NextHop& hop : r.hops)
            out.line("{} {} [{}] {}, {}, Area {}, SPF {}", r.inter_area ? 'I' : 'i', r.router_id.text(), r.cost,
                     hop_text(hop, interfaces), border_role(r.bits), r.area, runs);
    }
}

void show_ip_ospf_database_summary(const View& view, bool is_12_2, TextOut& out) {
    out.line();
    out.line("            OSPF Router with ID ({}) (Process ID {})", view.router_id.text(), view.config.process_id);
    Tallies all{};
    std::uint32_t others = 0;
    std::uint32_t redistributed = 0;
    for (const LsaView& l : view.database) {
        tally(l, all);
        const bool own = l.lsa->header.advertising_router == view.router_id;
        if (!own) ++others;
        if (own && l.lsa->header.type == kAsExternalLsa && !l.max_age) ++redistributed;
    }
    for (const AreaView& area : view.areas) {
        Tallies inside{};
        for (const LsaView& l : view.database)
            if (l.scope == area.area) tally(l, inside);
        out.line();
        out.line("Area {} database summary", area.area);
        tally_lines(inside, out);
        if (!is_12_2) out.line("    Prefixes redistributed in Type-7  0");
        opaque_lines(out);
        tally_line("Subtotal", inside[0], out);
    }
    out.line();
    out.line("Process {} database summary", view.config.process_id);
    tally_lines(all, out);
    opaque_lines(out);
    tally_line("Type-5 Ext", all[kAsExternalLsa], out);
    if (!is_12_2) out.line("      Prefixes redistributed in Type-5  {}", redistributed);
    tally_line("Opaque AS", {}, out);
    if (!is_12_2) out.line("  {:<14}{}", "Non-self", others);
    tally_line("Total", all[0], out);
}

void show_ip_protocols(const View& view, Instant now, TextOut& out) {
    const Config& config = view.config;
    out.line("Routing Protocol is \"ospf {}\"", config.process_id);
    out.line("  Outgoing update filter list for all interfaces is not set");
    out.line("  Incoming update filter list for all interfaces is not set");
    out.line("  Router ID {}", view.router_id.text());
    const char* const role = border_words(view);
    if (*role != '\0') out.line("  It is an {} router", role);
    if (view.is_asbr) {
        out.line("  Redistributing External Routes from,");
        for (const auto& [source, rule] :
             {std::pair{"connected", &config.redistribute_connected}, std::pair{"static", &config.redistribute_static}})
            if (*rule) out.line("    {}{}", source, (*rule)->subnets ? ", includes subnets in redistribution" : "");
    }
    out.line("  {}", area_count(view));
    out.line("  Maximum path: {}", config.maximum_paths);
    out.line("  Routing for Networks:");
    for (const NetworkStatement& n : config.networks)
        out.line("    {} {} area {}", n.address.text(), n.wildcard.text(), n.area);
    passive_lines(view, out);
    out.line("  Routing Information Sources:");
    out.line("    Gateway         Distance      Last Update");
    for (const Ipv4Address source : view.route_sources)
        out.line("    {:<16}{:>8}      {}", source.text(), config.distance,
                 view.routes_changed == kNever ? "never" : ios_elapsed(now - view.routes_changed));
    out.line("  Distance: (default is {})", config.distance);
    out.line();
}

}  // namespace switchover::ospf
