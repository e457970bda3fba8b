#pragma once
/// IOS text of the routing and forwarding tables, from a view.
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/base/text.h"
#include "engine/rib/view.h"

namespace switchover::rib {

/// What the text needs besides the tables.
struct ShowContext {
    Instant now = kPowerOn;
    std::span<const std::string> interfaces;  ///< full names by InterfaceIndex
    bool is_12_2 = false;
    /// OSPF processes that redistribute statics, and whether with `subnets`.
    struct Redistribution {
        std::uint16_t process = 0;
        bool subnets = false;
    };
    std::vector<Redistribution> redistribute_static;
    /// Neighbours that ARP has resolved, (interface, address) ascending: decides which adjacencies are valid.
    std::vector<std::pair<InterfaceIndex, Ipv4Address>> adjacencies;
};

/// Routes of one source: `show ip route connected|static|ospf [PID]`. Reverse routes count as static.
struct RouteFilter {
    Source source = Source::Connected;
    std::optional<std::uint16_t> process{};  ///< of OSPF; absent: any
};

/// A row of the adjacency table: a neighbour that ARP knows or asks for.
struct Neighbour {
    InterfaceIndex interface = kNoInterface;
    Ipv4Address address;
    MacAddress mac;
    MacAddress own_mac;
    bool incomplete = false;
    Duration left{};  ///< until ARP forgets it
};

/// `show ip route`
void show_ip_route(const View& view, const ShowContext& context, TextOut& out);
/// `show ip route connected|static|ospf [PID]`: without the legend, as IOS does.
void show_ip_route(const View& view, const ShowContext& context, const RouteFilter& filter, TextOut& out);
/// `show ip route A.B.C.D`: the longest match, the default route aside unless it is asked for by 0.0.0.0.
void show_ip_route(const View& view, const ShowContext& context, Ipv4Address destination, TextOut& out);
/// `show ip route A.B.C.D M.M.M.M`: that very prefix.
void show_ip_route(const View& view, const ShowContext& context, const Prefix& prefix, TextOut& out);
/// `show ip route summary`. The memory figures are those that 12.x counts for its own structures.
void show_ip_route_summary(const View& view, TextOut& out);
/// `show adjacency [detail]`; `neighbours` ascending by interface and address.
void show_adjacency(const View& view, const ShowContext& context, std::span<const Neighbour> neighbours, bool detail,
                    TextOut& out);
/// `show ip cef`
void show_ip_cef(const View& view, const ShowContext& context, TextOut& out);
/// `show ip cef detail`
void show_ip_cef_detail(const View& view, const ShowContext& context, TextOut& out);
/// `show ip cef A.B.C.D [detail]` (longest match) and `show ip cef PREFIX MASK [detail]`.
void show_ip_cef(const View& view, const ShowContext& context, Ipv4Address destination, TextOut& out);
void show_ip_cef(const View& view, const ShowContext& context, const Prefix& prefix, TextOut& out);

/// `C`, `S`, `O`, `O IA`, `O E1`, `O E2`.
std::string_view code_text(Code code);
/// The same with the mark of a default route, as in `show ip route`: `S*`, `O*E2`.
std::string code_text(const Row& row);

}  // namespace switchover::rib
