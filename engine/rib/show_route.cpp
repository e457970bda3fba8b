#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "engine/rib/show.h"

namespace switchover::rib {

std::string_view code_text(Code code) {
    switch (code) {
        case Code::Connected: return "C";
        case Code::Static: return "S";
        case Code::OspfIntra: return "O";
        case Code::OspfInter: return "O IA";
        case Code::OspfExternal1: return "O E1";
        case Code::OspfExternal2: return "O E2";
    }
    return "?";
}

namespace {

bool is_default(const Row& row) { return row.prefix == Prefix{}; }

}  // namespace

std::string code_text(const Row& row) {
    std::string code{code_text(row.code)};
    if (is_default(row)) {
        if (code.size() == 1) {
            code += '*';
        } else {
            code[1] = '*';  // `O*E2`
        }
    }
    return code;
}

namespace {

constexpr std::string_view kCodes =
    "Codes: C - connected, S - static, R - RIP, M - mobile, B - BGP\n"
    "       D - EIGRP, EX - EIGRP external, O - OSPF, IA - OSPF inter area \n"
    "       N1 - OSPF NSSA external type 1, N2 - OSPF NSSA external type 2\n"
    "       E1 - OSPF external type 1, E2 - OSPF external type 2\n"
    "       i - IS-IS, su - IS-IS summary, L1 - IS-IS level-1, L2 - IS-IS level-2\n"
    "       ia - IS-IS inter area, * - candidate default, U - per-user static route\n"
    "       o - ODR, P - periodic downloaded static route\n";

constexpr std::size_t kColumns = 80;

std::string interface_name(const ShowContext& context, InterfaceIndex i) {
    if (i == kNullInterface) return "Null0";
    return i < context.interfaces.size() ? context.interfaces[i] : std::string{"?"};
}

bool is_ospf(const Row& row) { return row.source == Source::Ospf; }

std::string path_text(const Row& row, const NextHop& hop, const ShowContext& context) {
    const std::string age = is_ospf(row) ? ", " + ios_elapsed(context.now - row.since) : std::string{};
    if (is_ospf(row) && hop.interface == kNullInterface) return fmt::format("is a summary{}, Null0", age);
    if (hop.gateway.is_unspecified())
        return fmt::format("is directly connected{}, {}", age, interface_name(context, hop.interface));
    const std::string out =
        hop.interface == kNoInterface ? std::string{} : ", " + interface_name(context, hop.interface);
    return fmt::format("[{}/{}] via {}{}{}", row.distance, row.metric, hop.gateway.text(), age, out);
}

/// One route: code, prefix from column `at` on, paths under each other.
void route_lines(const Table& table, const Row& row, std::size_t at, bool with_mask, const ShowContext& context,
                 TextOut& out) {
    std::string head =
        fmt::format("{:<{}}{} ", code_text(row), at, with_mask ? row.prefix.text() : row.prefix.address.text());
    const auto paths = table.paths(row);
    std::size_t indent = head.size();
    for (std::size_t i = 0; i < paths.size(); ++i) {
        const std::string path = path_text(row, paths[i], context);
        if (i > 0) {
            out.line("{:{}}{}", "", indent, path);
        } else if (head.size() + path.size() > kColumns) {  // IOS breaks after the prefix
            indent = 11;
            out.line("{}", head);
            out.line("{:{}}{}", "", indent, path);
        } else {
            out.line("{}{}", head, path);
        }
    }
}

Prefix major_net(Ipv4Address a) { return Prefix::of(a, classful_length(a)); }

/// Networks come in the order of a hash inside IOS which the captures do not give away: 99, 20, 172.16, 10 as seen in
/// the lab, then the others ascending. The one table to change when the hash is found.
std::pair<std::size_t, Prefix> network_order(const Prefix& major) {
    static constexpr std::array<Prefix, 4> kSeen = {
        Prefix{Ipv4Address{99, 0, 0, 0}, 8}, Prefix{Ipv4Address{20, 0, 0, 0}, 8},
        Prefix{Ipv4Address{172, 16, 0, 0}, 16}, Prefix{Ipv4Address{10, 0, 0, 0}, 8}};
    const auto at = std::ranges::find(kSeen, major);
    return {static_cast<std::size_t>(at - kSeen.begin()), major};
}

bool wanted(const Row& row, const std::optional<RouteFilter>& filter) {
    if (!filter) return true;
    const Source source = row.source == Source::ReverseRoute ? Source::Static : row.source;
    return source == filter->source && (!filter->process || *filter->process == row.process);
}

/// The routes inside one classful network, under its header when it is subnetted. The header counts all of them, also
/// those that the filter leaves out.
void network_lines(const Table& table, const Prefix& major, const std::vector<const Row*>& rows,
                   const ShowContext& context, const std::optional<RouteFilter>& filter, TextOut& out) {
    if (std::ranges::none_of(rows, [&](const Row* row) { return wanted(*row, filter); })) return;
    if (rows.size() == 1 && rows.front()->prefix == major) {
        route_lines(table, *rows.front(), 5, true, context, out);
        return;
    }
    std::set<std::uint8_t> masks;
    for (const Row* row : rows) masks.insert(row->prefix.length);
    const bool variably = masks.size() > 1;
    if (variably) {
        out.line("     {} is variably subnetted, {} subnets, {} masks", major.text(), rows.size(), masks.size());
    } else {
        out.line("     {}/{} is subnetted, {} subnets", major.address.text(), *masks.begin(), rows.size());
    }
    for (const Row* row : rows)
        if (wanted(*row, filter)) route_lines(table, *row, 8, variably, context, out);
}

/// Networks in the order of IOS, then supernets, then the default route.
void table_lines(const Table& table, const ShowContext& context, const std::optional<RouteFilter>& filter,
                 TextOut& out) {
    std::map<std::pair<std::size_t, Prefix>, std::vector<const Row*>> networks;
    std::vector<const Row*> others;
    const Row* default_route = nullptr;
    for (const Row& row : table.rows()) {
        if (is_default(row)) {
            default_route = &row;
        } else if (row.prefix.length < classful_length(row.prefix.address)) {
            others.push_back(&row);
        } else {
            networks[network_order(major_net(row.prefix.address))].push_back(&row);
        }
    }
    if (default_route != nullptr) others.push_back(default_route);
    for (const auto& [order, rows] : networks) network_lines(table, order.second, rows, context, filter, out);
    for (const Row* row : others)
        if (wanted(*row, filter)) route_lines(table, *row, 5, true, context, out);
}

/// The neighbour named in the gateway line: the default route's first next hop.
void gateway_line(const Table& table, TextOut& out) {
    const Row* row = table.exact(Prefix{});
    if (row == nullptr || table.paths(*row).empty()) {
        out.line("Gateway of last resort is not set");
    } else {
        out.line("Gateway of last resort is {} to network 0.0.0.0", table.paths(*row).front().gateway.text());
    }
}

std::string known_via(const Row& row) {
    switch (row.source) {
        case Source::Connected: return "connected";
        case Source::Static:
        case Source::ReverseRoute: return "static";
        case Source::Ospf: break;
    }
    return fmt::format("ospf {}", row.process);
}

std::string type_words(const Row& row) {
    switch (row.code) {
        case Code::Connected: return " (connected, via interface)";
        case Code::Static: return "";
        case Code::OspfIntra: return ", type intra area";
        case Code::OspfInter: return ", type inter area";
        case Code::OspfExternal1: return ", type extern 1";
        case Code::OspfExternal2: return fmt::format(", type extern 2, forward metric {}", row.forward_metric);
    }
    return "";
}

void descriptor_block(const Table& table, const Row& row, const ShowContext& context, TextOut& out) {
    const std::string age = ios_elapsed(context.now - row.since);
    out.line("  Routing Descriptor Blocks:");
    bool first = true;
    for (const NextHop& hop : table.paths(row)) {
        const char mark = first ? '*' : ' ';
        first = false;
        const std::string via =
            hop.interface == kNoInterface ? std::string{} : ", via " + interface_name(context, hop.interface);
        if (hop.gateway.is_unspecified()) {
            out.line("  {} directly connected{}", mark, via);
        } else if (is_ospf(row)) {
            out.line("  {} {}, from {}, {} ago{}", mark, hop.gateway.text(), row.from.text(), age, via);
        } else {
            out.line("  {} {}{}", mark, hop.gateway.text(), via);
        }
        out.line("      Route metric is {}, traffic share count is 1", row.metric);
        if (row.tag != 0) out.line("      Route tag {}", row.tag);
    }
}

void entry_text(const Table& table, const Row& row, const ShowContext& context, TextOut& out) {
    const bool supernet = row.prefix.length < classful_length(row.prefix.address);
    out.line("Routing entry for {}{}", row.prefix.text(), supernet ? ", supernet" : "");
    out.line("  Known via \"{}\", distance {}, metric {}{}{}", known_via(row), row.distance, row.metric,
             is_default(row) ? ", candidate default path" : "", type_words(row));
    if (row.tag != 0) out.line("  Tag {}", row.tag);
    if (row.code == Code::Static && !is_default(row)) {  // the default is never redistributed
        for (const auto& ospf : context.redistribute_static) {
            out.line("  Redistributing via ospf {}", ospf.process);
            out.line("  Advertised by ospf {}{}", ospf.process, ospf.subnets ? " subnets" : "");
        }
    }
    if (is_ospf(row)) {
        const NextHop hop = table.paths(row).front();
        out.line("  Last update from {} on {}, {} ago", hop.gateway.text(), interface_name(context, hop.interface),
                 ios_elapsed(context.now - row.since));
    }
    descriptor_block(table, row, context, out);
}

void not_found(const Table& table, Ipv4Address asked, TextOut& out) {
    const Prefix major = major_net(asked);
    const bool known = std::ranges::any_of(table.rows(), [&](const Row& row) {
        return row.prefix.length >= major.length && major.contains(row.prefix.address);
    });
    out.line("% {} not in table", known ? "Subnet" : "Network");
}

}  // namespace

void show_ip_route(const View& view, const ShowContext& context, TextOut& out) {
    out.raw(kCodes);
    out.line();
    gateway_line(*view.table, out);
    out.line();
    table_lines(*view.table, context, std::nullopt, out);
}

void show_ip_route(const View& view, const ShowContext& context, const RouteFilter& filter, TextOut& out) {
    table_lines(*view.table, context, filter, out);
}

void show_ip_route(const View& view, const ShowContext& context, Ipv4Address destination, TextOut& out) {
    const Row* row = view.table->match(destination);
    if (row == nullptr || (is_default(*row) && !destination.is_unspecified())) {
        not_found(*view.table, destination, out);
    } else {
        entry_text(*view.table, *row, context, out);
    }
}

void show_ip_route(const View& view, const ShowContext& context, const Prefix& prefix, TextOut& out) {
    const Row* row = view.table->exact(prefix);
    if (row == nullptr) {
        not_found(*view.table, prefix.address, out);
    } else {
        entry_text(*view.table, *row, context, out);
    }
}

}  // namespace switchover::rib
