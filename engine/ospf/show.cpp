#include "engine/ospf/show.h"

#include <algorithm>

#include "engine/sim/interface.h"

namespace switchover::ospf {

namespace {

const char* brief_name(InterfaceState state) {
    switch (state) {
        case InterfaceState::Down: return "DOWN";
        case InterfaceState::Loopback: return "LOOP";
        case InterfaceState::Waiting: return "WAIT";
        case InterfaceState::PointToPoint: return "P2P";
        case InterfaceState::DROther: return "DROTH";
        case InterfaceState::Backup: return "BDR";
        case InterfaceState::DR: break;
    }
    return "DR";
}

std::string remaining(Instant at, Instant now) { return at == kNever || at < now ? "00:00:00" : ios_elapsed(at - now); }

const char* role(const InterfaceView& i, const NeighborView& n) {
    if (i.type == NetworkType::PointToPoint) return "  -";
    if (n.address == i.designated_router) return "DR";
    if (n.address == i.backup_designated_router) return "BDR";
    return "DROTHER";
}

std::uint32_t full_neighbors(const InterfaceView& i) {
    return static_cast<std::uint32_t>(std::ranges::count(i.neighbors, NeighborState::Full, &NeighborView::state));
}

/// How many LSAs of a scope, and the sum of their checksums.
struct Sum {
    std::uint32_t count = 0;
    std::uint32_t checksum = 0;
};
template <typename Wanted>
Sum sum_of(const View& view, Wanted wanted) {
    Sum sum;
    for (const LsaView& l : view.database)
        if (wanted(l)) {
            ++sum.count;
            sum.checksum += l.lsa->header.checksum;
        }
    return sum;
}

std::string area_title(std::uint32_t area) { return area == 0 ? "BACKBONE(0)" : std::to_string(area); }

const char* area_authentication(Authentication authentication) {
    switch (authentication) {
        case Authentication::Null: return "no authentication";
        case Authentication::SimplePassword: return "simple password authentication";
        case Authentication::MessageDigest: break;
    }
    return "message digest authentication";
}

void area_lines(const View& view, const AreaView& area, Instant now, bool is_12_2, TextOut& out) {
    const Sum sum = sum_of(view, [&area](const LsaView& l) { return l.scope == area.area; });
    out.line("    Area {}", area_title(area.area));
    out.line("        Number of interfaces in this area is {}", area.interfaces);
    const AreaConfig config = view.config.area(area.area);
    if (config.stub && area.area != 0) {
        out.line("        It is a stub area{}", config.no_summary ? ", no summary LSA in this area" : "");
        if (view.is_abr) out.line("          generates stub default route with cost {}", config.default_cost);
    }
    out.line("        Area has {}", area_authentication(config.authentication));
    if (!is_12_2 && area.last_spf != kNever) {
        const Duration ago = now - area.last_spf;
        out.line("        SPF algorithm last executed {}.{:03} ago", ios_elapsed(ago), whole_milliseconds(ago) % 1000);
    }
    out.line("        SPF algorithm executed {} times", area.spf_runs);
    out.line("        Area ranges are");
    for (const AreaRangeView& r : area.ranges)
        out.line("           {} {} {} ", r.range.prefix.text(), r.cost ? fmt::format("Active({})", *r.cost) : "Passive",
                 r.range.advertise ? "Advertise" : "DoNotAdvertise");
    out.line("        Number of LSA {}. Checksum Sum 0x{:06X}", sum.count, sum.checksum);
    out.line("        Number of opaque link LSA 0. Checksum Sum 0x000000");
    out.line("        Number of DCbitless LSA 0");
    out.line("        Number of indication LSA 0");
    out.line("        Number of DoNotAge LSA 0");
    out.line("        Flood list length 0");
}

void redistribution_lines(const View& view, TextOut& out) {
    const char* const role = border_words(view);
    if (*role != '\0') out.line(" It is an {} router", role);
    if (!view.is_asbr) return;
    out.line(" Redistributing External Routes from,");
    const auto line = [&out](const char* source, const std::optional<Redistribution>& rule) {
        if (rule) out.line("    {}{}", source, rule->subnets ? ", includes subnets in redistribution" : "");
    };
    line("connected", view.config.redistribute_connected);
    line("static", view.config.redistribute_static);
}

void timer_lines(const Config& config, bool is_12_2, TextOut& out) {
    if (is_12_2) {
        out.line(" SPF schedule delay {} secs, Hold time between two SPFs {} secs", whole_seconds(config.spf_delay),
                 whole_seconds(config.spf_hold));
        out.line(" Minimum LSA interval 5 secs. Minimum LSA arrival 1 secs");
        return;
    }
    out.line(" Initial SPF schedule delay {} msecs", whole_milliseconds(config.spf_delay));
    out.line(" Minimum hold time between two consecutive SPFs {} msecs", whole_milliseconds(config.spf_hold));
    out.line(" Maximum wait time between two consecutive SPFs {} msecs", whole_milliseconds(config.spf_max));
    out.line(" Incremental-SPF disabled");
    out.line(" Minimum LSA interval 5 secs");
    out.line(" Minimum LSA arrival 1000 msecs");
    out.line(" LSA group pacing timer 240 secs");
    out.line(" Interface flood pacing timer 33 msecs");
    out.line(" Retransmission pacing timer 66 msecs");
}

void designated_lines(const InterfaceView& i, TextOut& out) {
    if (i.designated_router.is_unspecified())
        out.line("  No designated router on this network");
    else
        out.line("  Designated Router (ID) {}, Interface address {}", i.designated_router_id.text(),
                 i.designated_router.text());
    if (i.backup_designated_router.is_unspecified())
        out.line("  No backup designated router on this network");
    else
        out.line("  Backup Designated router (ID) {}, Interface address {}", i.backup_designated_router_id.text(),
                 i.backup_designated_router.text());
}

void authentication_lines(const InterfaceView& i, TextOut& out) {
    if (i.authentication == Authentication::SimplePassword) out.line("  Simple password authentication enabled");
    if (i.authentication != Authentication::MessageDigest) return;
    out.line("  Message digest authentication enabled");
    const std::vector<MessageDigestKey>& keys = i.config.message_digest_keys;
    if (keys.empty()) {
        out.line("      No key configured, using default key id 0");
        return;
    }
    out.line("    Youngest key id is {}", keys.back().id);
    const auto behind = std::ranges::count_if(
        i.neighbors, [&keys](const NeighborView& n) { return n.key_id && n.key_id != keys.back().id; });
    if (behind == 0 || keys.size() == 1) return;
    out.line("    Rollover in progress, {} neighbor(s) using the old key(s):", behind);
    for (std::size_t k = 0; k + 1 < keys.size(); ++k) out.line("      key id {}", keys[k].id);
}

void interface_lines(const View& view, const InterfaceView& i, std::size_t number, Instant now, bool is_12_2,
                     TextOut& out) {
    const char* admin = !i.admin_up ? "administratively down" : i.line_up ? "up" : "down";
    out.line("{} is {}, line protocol is {} ", i.name, admin, i.line_up ? "up" : "down");
    out.line("  Internet Address {}/{}, Area {} ", i.address.text(), i.prefix_length, i.area);
    const char* type = i.loopback ? "LOOPBACK" : i.type == NetworkType::PointToPoint ? "POINT_TO_POINT" : "BROADCAST";
    out.line("  Process ID {}, Router ID {}, Network Type {}, Cost: {}", view.config.process_id, view.router_id.text(),
             type, i.cost);
    if (i.loopback) {
        out.line("  Loopback interface is treated as a stub Host");
        return;
    }
    const bool broadcast = i.type == NetworkType::Broadcast;
    out.line("  Transmit Delay is {} sec, State {},{}", whole_seconds(i.config.transmit_delay), ios_name(i.state),
             broadcast ? fmt::format(" Priority {} ", i.config.priority) : std::string{});
    if (broadcast) designated_lines(i, out);
    out.line("  Timer intervals configured, Hello {}, Dead {}, Wait {}, Retransmit {}",
             whole_seconds(i.config.hello_interval), whole_seconds(i.config.dead()), whole_seconds(i.config.dead()),
             whole_seconds(i.config.retransmit_interval));
    if (!is_12_2) out.line("    oob-resync timeout {}", whole_seconds(i.config.dead()));
    if (i.passive)
        out.line("    No Hellos (Passive interface)");
    else
        out.line("    Hello due in {}", remaining(i.next_hello, now));
    if (!is_12_2) out.line("  Supports Link-local Signaling (LLS)");
    out.line("  Index {}/{}, flood queue length 0", number, number);
    out.line("  Next 0x0(0)/0x0(0)");
    out.line("  Last flood scan length is 1, maximum is 1");
    out.line("  Last flood scan time is 0 msec, maximum is 0 msec");
    out.line("  Neighbor Count is {}, Adjacent neighbor count is {} ", i.neighbors.size(), full_neighbors(i));
    for (const NeighborView& n : i.neighbors) {
        if (n.state != NeighborState::Full) continue;
        const char* suffix = !broadcast                                ? ""
                             : n.address == i.designated_router        ? "  (Designated Router)"
                             : n.address == i.backup_designated_router ? "  (Backup Designated Router)"
                                                                       : "";
        out.line("    Adjacent with neighbor {}{}", n.router_id.text(), suffix);
    }
    out.line("  Suppress hello for 0 neighbor(s)");
    authentication_lines(i, out);
}

bool passes(const LsaView& l, const DatabaseFilter& filter) {
    return (!filter.id || l.lsa->header.id == *filter.id) &&
           (!filter.advertising_router || l.lsa->header.advertising_router == *filter.advertising_router);
}

void database_title(const View& view, TextOut& out) {
    out.line();
    out.line("            OSPF Router with ID ({}) (Process ID {})", view.router_id.text(), view.config.process_id);
}

std::string section_title(std::uint8_t type, std::uint32_t area) {
    switch (type) {
        case kRouterLsa: return fmt::format("Router Link States (Area {})", area);
        case kNetworkLsa: return fmt::format("Net Link States (Area {})", area);
        case kSummaryNetworkLsa: return fmt::format("Summary Net Link States (Area {})", area);
        case kSummaryAsbrLsa: return fmt::format("Summary ASB Link States (Area {})", area);
        default: return "Type-5 AS External Link States";
    }
}

void summary_row(const LsaView& l, Instant now, TextOut& out) {
    const LsaHeader& h = l.lsa->header;
    std::string row = fmt::format("{:<16}{:<16}{:<12}0x{:08X} 0x{:06X}", h.id.text(), h.advertising_router.text(),
                                  l.age(now), static_cast<std::uint32_t>(h.sequence), h.checksum);
    if (h.type == kRouterLsa) row += fmt::format(" {}", l.lsa->router().links.size());
    if (h.type == kAsExternalLsa) row += fmt::format(" {}", l.lsa->external().tag);
    out.line("{}", row);
}

void router_body(const RouterLsa& body, TextOut& out) {
    if ((body.bits & RouterLsa::kBitB) != 0) out.line("  Area Border Router");
    if ((body.bits & RouterLsa::kBitE) != 0) out.line("  AS Boundary Router");
    out.line("  Number of Links: {}", body.links.size());
    out.line();
    for (const RouterLink& link : body.links) {
        switch (link.type) {
            case LinkType::PointToPoint:
                out.line("    Link connected to: another Router (point-to-point)");
                out.line("     (Link ID) Neighboring Router ID: {}", link.id.text());
                out.line("     (Link Data) Router Interface address: {}", link.data.text());
                break;
            case LinkType::Transit:
                out.line("    Link connected to: a Transit Network");
                out.line("     (Link ID) Designated Router address: {}", link.id.text());
                out.line("     (Link Data) Router Interface address: {}", link.data.text());
                break;
            case LinkType::Stub:
                out.line("    Link connected to: a Stub Network");
                out.line("     (Link ID) Network/subnet number: {}", link.id.text());
                out.line("     (Link Data) Network Mask: {}", link.data.text());
                break;
            case LinkType::Virtual:
                out.line("    Link connected to: a Virtual Link");
                out.line("     (Link ID) Neighboring Router ID: {}", link.id.text());
                out.line("     (Link Data) Router Interface address: {}", link.data.text());
                break;
        }
        out.line("      Number of TOS metrics: 0");
        out.line("       TOS 0 Metrics: {}", link.metric);
        out.line();
    }
}

void external_body(const ExternalLsa& body, TextOut& out) {
    out.line("  Network Mask: /{}", body.prefix_length);
    out.line("        Metric Type: {}",
             body.type_2 ? "2 (Larger than any link state path)" : "1 (Comparable directly to link state metric)");
    out.line("        TOS: 0 ");
    out.line("        Metric: {} ", body.metric);
    out.line("        Forward Address: {}", body.forwarding_address.text());
    out.line("        External Route Tag: {}", body.tag);
    out.line();
}

void summary_body(const SummaryLsa& body, TextOut& out) {
    out.line("  Network Mask: /{}", body.prefix_length);
    out.line("        TOS: 0  Metric: {} ", body.metric);
    out.line();
}

void network_body(const NetworkLsa& body, TextOut& out) {
    out.line("  Network Mask: /{}", body.prefix_length);
    for (const Ipv4Address router : body.attached_routers) out.line("        Attached Router: {}", router.text());
    out.line();
}

/// What a type is called in `LS Type`, and what its Link State ID is.
struct TypeWords {
    const char* type;
    const char* id;
};
TypeWords words_of(std::uint8_t type) {
    switch (type) {
        case kRouterLsa: return {"Router Links", ""};
        case kNetworkLsa: return {"Network Links", " (address of Designated Router)"};
        case kSummaryNetworkLsa: return {"Summary Links(Network)", " (summary Network Number)"};
        case kSummaryAsbrLsa: return {"Summary Links(AS Boundary Router)", " (AS Boundary Router address)"};
        default: return {"AS External Link", " (External Network Number )"};
    }
}

void lsa_lines(const View& view, const LsaView& l, Instant now, TextOut& out) {
    const LsaHeader& h = l.lsa->header;
    if (l.used_for_route && h.advertising_router != view.router_id) out.line("  Routing Bit Set on this LSA");
    out.line("  LS age: {}", l.age(now));
    out.line("  Options: (No TOS-capability, {})", (h.options & kOptionDc) != 0 ? "DC" : "No DC");
    const TypeWords words = words_of(h.type);
    out.line("  LS Type: {}", words.type);
    out.line("  Link State ID: {}{}", h.id.text(), words.id);
    out.line("  Advertising Router: {}", h.advertising_router.text());
    out.line("  LS Seq Number: {:08X}", static_cast<std::uint32_t>(h.sequence));
    out.line("  Checksum: 0x{:X}", h.checksum);
    out.line("  Length: {}", h.length);
    switch (h.type) {
        case kRouterLsa: return router_body(l.lsa->router(), out);
        case kNetworkLsa: return network_body(l.lsa->network(), out);
        case kSummaryNetworkLsa:
        case kSummaryAsbrLsa: return summary_body(l.lsa->summary(), out);
        case kAsExternalLsa: return external_body(l.lsa->external(), out);
        default: return;
    }
}

}  // namespace

const char* border_words(const View& view) {
    if (view.is_abr) return view.is_asbr ? "area border and autonomous system boundary" : "area border";
    return view.is_asbr ? "autonomous system boundary" : "";
}

std::string area_count(const View& view) {
    const auto stubs = std::ranges::count_if(
        view.areas, [&view](const AreaView& a) { return a.area != 0 && view.config.area(a.area).stub; });
    return fmt::format("Number of areas in this router is {}. {} normal {} stub 0 nssa", view.areas.size(),
                       static_cast<std::ptrdiff_t>(view.areas.size()) - stubs, stubs);
}

const char* ios_name(NeighborState state) {
    switch (state) {
        case NeighborState::Down: return "DOWN";
        case NeighborState::Attempt: return "ATTEMPT";
        case NeighborState::Init: return "INIT";
        case NeighborState::TwoWay: return "2WAY";
        case NeighborState::ExStart: return "EXSTART";
        case NeighborState::Exchange: return "EXCHANGE";
        case NeighborState::Loading: return "LOADING";
        case NeighborState::Full: break;
    }
    return "FULL";
}

const char* ios_name(InterfaceState state) {
    switch (state) {
        case InterfaceState::Down: return "DOWN";
        case InterfaceState::Loopback: return "LOOPBACK";
        case InterfaceState::Waiting: return "WAITING";
        case InterfaceState::PointToPoint: return "POINT_TO_POINT";
        case InterfaceState::DROther: return "DROTHER";
        case InterfaceState::Backup: return "BDR";
        case InterfaceState::DR: break;
    }
    return "DR";
}

void show_ip_ospf(const View& view, Instant now, bool is_12_2, TextOut& out) {
    out.line(" Routing Process \"ospf {}\" with ID {}", view.config.process_id, view.router_id.text());
    out.line(" Supports only single TOS(TOS0) routes");
    out.line(" Supports opaque LSA");
    redistribution_lines(view, out);
    timer_lines(view.config, is_12_2, out);
    const Sum external = sum_of(view, [](const LsaView& l) { return l.scope == kAsScope; });
    out.line(" Number of external LSA {}. Checksum Sum 0x{:06X}", external.count, external.checksum);
    out.line(" Number of opaque AS LSA 0. Checksum Sum 0x000000");
    out.line(" Number of DCbitless external and opaque AS LSA 0");
    out.line(" Number of DoNotAge external and opaque AS LSA 0");
    out.line(" {}", area_count(view));
    out.line(" External flood list length 0");
    for (const AreaView& area : view.areas) area_lines(view, area, now, is_12_2, out);
}

void show_ip_ospf_neighbor(const View& view, Instant now, TextOut& out, std::optional<InterfaceIndex> only) {
    bool headed = false;
    for (const InterfaceView& i : view.interfaces) {
        if (only && *only != i.index) continue;
        for (const NeighborView& n : i.neighbors) {
            if (!headed) {
                out.line();
                out.line("Neighbor ID     Pri   State           Dead Time   Address         Interface");
            }
            headed = true;
            out.line("{:<16}{:>3}   {:<15} {:<11} {:<15} {}", n.router_id.text(), n.priority,
                     fmt::format("{}/{}", ios_name(n.state), role(i, n)), remaining(n.dead_at, now), n.address.text(),
                     i.name);
        }
    }
}

void show_ip_ospf_interface(const View& view, Instant now, bool is_12_2, TextOut& out,
                            std::optional<InterfaceIndex> only) {
    std::size_t number = 0;
    for (const InterfaceView& i : view.interfaces) {
        ++number;
        if (!only || *only == i.index) interface_lines(view, i, number, now, is_12_2, out);
    }
}

void show_ip_ospf_interface_brief(const View& view, TextOut& out) {
    out.line("Interface    PID   Area  IP Address/Mask    Cost  State Nbrs F/C");
    for (const InterfaceView& i : view.interfaces)
        out.line("{:<12} {:<5} {:<5} {:<18} {:<5} {:<5} {}/{}", short_interface_name(i.name), view.config.process_id,
                 i.area, fmt::format("{}/{}", i.address.text(), i.prefix_length), i.cost, brief_name(i.state),
                 full_neighbors(i), i.neighbors.size());
}

void show_ip_ospf_database(const View& view, Instant now, TextOut& out, const DatabaseFilter& filter) {
    database_title(view, out);
    std::optional<std::pair<std::uint32_t, std::uint8_t>> section;
    for (const LsaView& l : view.database) {
        if (!passes(l, filter)) continue;
        const std::uint8_t type = l.lsa->header.type;
        if (section != std::pair{l.scope, type}) {
            section = {l.scope, type};
            out.line();
            out.line("                {}", section_title(type, l.scope));
            out.line();
            out.line("Link ID         ADV Router      Age         Seq#       Checksum{}",
                     type == kRouterLsa       ? " Link count"
                     : type == kAsExternalLsa ? " Tag"
                                              : "");
        }
        summary_row(l, now, out);
    }
}

void show_ip_ospf_database(const View& view, Instant now, std::uint8_t type, TextOut& out,
                           const DatabaseFilter& filter) {
    database_title(view, out);
    std::optional<std::uint32_t> section;
    for (const LsaView& l : view.database) {
        if (l.lsa->header.type != type || !passes(l, filter)) continue;
        if (section != l.scope) {
            section = l.scope;
            out.line();
            out.line("                {}", section_title(type, l.scope));
            out.line();
        }
        lsa_lines(view, l, now, out);
    }
}

}  // namespace switchover::ospf
