#pragma once
/// `show ip ospf …`, as text from a view.
#include <optional>

#include "engine/base/text.h"
#include "engine/ospf/view.h"

namespace switchover::ospf {

/// As in `show ip ospf neighbor` and the log: `DOWN`, `INIT`, `2WAY`, `EXSTART` …
const char* ios_name(NeighborState state);
/// As in `show ip ospf interface`: `DOWN`, `LOOPBACK`, `WAITING`, `POINT_TO_POINT`, `DROTHER`, `BDR`, `DR`.
const char* ios_name(InterfaceState state);

/// `It is an … router`; empty: neither border nor boundary.
const char* border_words(const View& view);
/// `Number of areas in this router is 2. 1 normal 1 stub 0 nssa`
std::string area_count(const View& view);

/// Which LSAs a `show ip ospf database` form asks for; absent: all.
struct DatabaseFilter {
    std::optional<Ipv4Address> id;
    std::optional<Ipv4Address> advertising_router;
};

/// `show ip ospf`
void show_ip_ospf(const View& view, Instant now, bool is_12_2, TextOut& out);
/// `show ip ospf neighbor [IF]`
void show_ip_ospf_neighbor(const View& view, Instant now, TextOut& out, std::optional<InterfaceIndex> only = {});
/// Which neighbors a form asks for; absent: all.
struct NeighborFilter {
    std::optional<InterfaceIndex> interface;
    std::optional<Ipv4Address> router_id;
};
/// `show ip ospf neighbor [IF] detail` and `show ip ospf neighbor A.B.C.D`, which prints the same.
void show_ip_ospf_neighbor_detail(const View& view, Instant now, TextOut& out, const NeighborFilter& filter = {});
/// `show ip ospf border-routers`
void show_ip_ospf_border_routers(const View& view, const std::vector<std::string>& interfaces, TextOut& out);
/// `show ip ospf database database-summary`
void show_ip_ospf_database_summary(const View& view, bool is_12_2, TextOut& out);
/// `show ip protocols`
void show_ip_protocols(const View& view, Instant now, TextOut& out);
/// `show ip ospf interface [IF]`
void show_ip_ospf_interface(const View& view, Instant now, bool is_12_2, TextOut& out,
                            std::optional<InterfaceIndex> only = {});
/// `show ip ospf interface brief`
void show_ip_ospf_interface_brief(const View& view, TextOut& out);
/// `show ip ospf database [adv-router A | self-originate]`
void show_ip_ospf_database(const View& view, Instant now, TextOut& out, const DatabaseFilter& filter = {});
/// `show ip ospf database router|network|summary|asbr-summary|external [ID] [adv-router A | self-originate]`, `type`
/// being the LS type
void show_ip_ospf_database(const View& view, Instant now, std::uint8_t type, TextOut& out,
                           const DatabaseFilter& filter = {});

}  // namespace switchover::ospf
