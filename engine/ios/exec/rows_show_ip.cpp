/// `show ip …`: interfaces, routes, CEF, OSPF.
#include "engine/ios/exec/row.h"
#include "engine/ios/show/gather.h"
#include "engine/ios/show/interfaces.h"
#include "engine/ospf/show.h"
#include "engine/rib/show.h"

namespace switchover::ios::exec {
namespace {

constexpr Level kUser = Level::User;

Prefix prefix_of(const ShowCall& call) {
    return Prefix::of(call.match.address("A.B.C.D"), mask_length(call.match.address("MASK").value).value_or(32));
}

template <typename Run>
void with_routes(ShowCall& call, Run run) {
    const std::vector<std::string> names = call.names();
    rib::ShowContext context;
    context.now = call.now();
    context.interfaces = names;
    context.is_12_2 = call.is_12_2();
    const std::optional<ospf::Config>& ospf = call.device.config->ospf;
    if (ospf && ospf->redistribute_static)
        context.redistribute_static.push_back({ospf->process_id, ospf->redistribute_static->subnets});
    context.adjacencies = call.device.resolved;
    run(call.device.rib, context);
}

void interface_brief(ShowCall& c) {
    show_ip_interface_brief(c.device.interfaces, *c.device.startup, c.interface(), c.out);
}
void ip_interface(ShowCall& c) {
    show_ip_interface(c.device.interfaces, *c.device.config, joined_groups(c.device), c.interface(), c.out);
}
void adjacency(ShowCall& c) {
    with_routes(c, [&](const auto& view, const auto& context) {
        rib::show_adjacency(view, context, neighbours(c.device, c.now()), c.match.has("detail"), c.out);
    });
}

void route(ShowCall& c) {
    with_routes(c, [&](const auto& view, const auto& context) { rib::show_ip_route(view, context, c.out); });
}
void route_to(ShowCall& c) {
    with_routes(c, [&](const auto& view, const auto& context) {
        rib::show_ip_route(view, context, c.match.address("A.B.C.D"), c.out);
    });
}
void route_prefix(ShowCall& c) {
    with_routes(c,
                [&](const auto& view, const auto& context) { rib::show_ip_route(view, context, prefix_of(c), c.out); });
}
/// The routes of one source; OSPF by process when one is named.
template <rib::Source Source>
void route_of(ShowCall& c) {
    rib::RouteFilter filter{Source};
    if (c.match.has("process")) filter.process = static_cast<std::uint16_t>(c.match.number("process"));
    with_routes(c, [&](const auto& view, const auto& context) { rib::show_ip_route(view, context, filter, c.out); });
}
void route_summary(ShowCall& c) { rib::show_ip_route_summary(c.device.rib, c.out); }
void cef(ShowCall& c) {
    with_routes(c, [&](const auto& view, const auto& context) { rib::show_ip_cef(view, context, c.out); });
}
void cef_detail(ShowCall& c) {
    with_routes(c, [&](const auto& view, const auto& context) { rib::show_ip_cef_detail(view, context, c.out); });
}
void cef_to(ShowCall& c) {
    with_routes(c, [&](const auto& view, const auto& context) {
        rib::show_ip_cef(view, context, c.match.address("A.B.C.D"), c.out);
    });
}
void cef_prefix(ShowCall& c) {
    with_routes(c,
                [&](const auto& view, const auto& context) { rib::show_ip_cef(view, context, prefix_of(c), c.out); });
}

template <typename Run>
void with_ospf(ShowCall& call, Run run) {
    if (!call.device.ospf) return;
    const bool other = call.match.has("process") && call.match.number("process") != call.device.ospf->config.process_id;
    if (!other) run(*call.device.ospf);
}

std::optional<InterfaceIndex> only_interface(const ShowCall& call) {
    if (!call.match.has("INTERFACE")) return std::nullopt;
    return call.interface();
}

void ospf(ShowCall& c) {
    with_ospf(c, [&](const ospf::View& v) { ospf::show_ip_ospf(v, c.now(), c.is_12_2(), c.out); });
}
void ospf_neighbor(ShowCall& c) {
    with_ospf(c, [&](const ospf::View& v) { ospf::show_ip_ospf_neighbor(v, c.now(), c.out, only_interface(c)); });
}
void ospf_neighbor_detail(ShowCall& c) {
    ospf::NeighborFilter filter{only_interface(c), std::nullopt};
    if (c.match.has("A.B.C.D")) filter.router_id = c.match.address("A.B.C.D");
    with_ospf(c, [&](const ospf::View& v) { ospf::show_ip_ospf_neighbor_detail(v, c.now(), c.out, filter); });
}
void ospf_border_routers(ShowCall& c) {
    with_ospf(c, [&](const ospf::View& v) { ospf::show_ip_ospf_border_routers(v, c.names(), c.out); });
}
void protocols(ShowCall& c) {
    with_ospf(c, [&](const ospf::View& v) { ospf::show_ip_protocols(v, c.now(), c.out); });
}
void ospf_interface(ShowCall& c) {
    with_ospf(c, [&](const ospf::View& v) {
        ospf::show_ip_ospf_interface(v, c.now(), c.is_12_2(), c.out, only_interface(c));
    });
}
void ospf_interface_brief(ShowCall& c) {
    with_ospf(c, [&](const ospf::View& v) { ospf::show_ip_ospf_interface_brief(v, c.out); });
}
/// Of one link state id, one advertising router or this router, when so asked.
ospf::DatabaseFilter database_filter(const ShowCall& c, const ospf::View& view) {
    ospf::DatabaseFilter filter;
    if (c.match.has("id")) filter.id = c.match.address("id");
    if (c.match.has("advertiser")) filter.advertising_router = c.match.address("advertiser");
    if (c.match.has("self-originate")) filter.advertising_router = view.router_id;
    return filter;
}
void ospf_database(ShowCall& c) {
    with_ospf(c, [&](const ospf::View& v) { ospf::show_ip_ospf_database(v, c.now(), c.out, database_filter(c, v)); });
}
void ospf_database_summary(ShowCall& c) {
    with_ospf(c, [&](const ospf::View& v) { ospf::show_ip_ospf_database_summary(v, c.is_12_2(), c.out); });
}
/// The LSAs of one type.
template <std::uint8_t Type>
void ospf_database_type(ShowCall& c) {
    with_ospf(
        c, [&](const ospf::View& v) { ospf::show_ip_ospf_database(v, c.now(), Type, c.out, database_filter(c, v)); });
}

constexpr Row kRows[] = {
    {"show adjacency [detail]", kUser, adjacency},
    {"show ip cef", kUser, cef},
    {"show ip cef detail", kUser, cef_detail},
    {"show ip cef A.B.C.D [detail]", kUser, cef_to},
    {"show ip cef A.B.C.D MASK [detail]", kUser, cef_prefix},
    {"show ip interface [INTERFACE]", kUser, ip_interface},
    {"show ip interface [INTERFACE] brief", kUser, interface_brief},
    {"show ip ospf [<1-65535>:process]", kUser, ospf},
    {"show ip ospf [<1-65535>:process] border-routers", kUser, ospf_border_routers},
    {"show ip ospf [<1-65535>:process] database [self-originate|adv-router A.B.C.D:advertiser]", kUser, ospf_database},
    {"show ip ospf [<1-65535>:process] database asbr-summary [A.B.C.D:id] [self-originate|adv-router "
     "A.B.C.D:advertiser]",
     kUser, ospf_database_type<4>},
    {"show ip ospf [<1-65535>:process] database database-summary", kUser, ospf_database_summary},
    {"show ip ospf [<1-65535>:process] database external [A.B.C.D:id] [self-originate|adv-router A.B.C.D:advertiser]",
     kUser, ospf_database_type<5>},
    {"show ip ospf [<1-65535>:process] database network [A.B.C.D:id] [self-originate|adv-router A.B.C.D:advertiser]",
     kUser, ospf_database_type<2>},
    {"show ip ospf [<1-65535>:process] database router [A.B.C.D:id] [self-originate|adv-router A.B.C.D:advertiser]",
     kUser, ospf_database_type<1>},
    {"show ip ospf [<1-65535>:process] database summary [A.B.C.D:id] [self-originate|adv-router A.B.C.D:advertiser]",
     kUser, ospf_database_type<3>},
    {"show ip ospf [<1-65535>:process] interface [INTERFACE]", kUser, ospf_interface},
    {"show ip ospf [<1-65535>:process] interface brief", kUser, ospf_interface_brief},
    {"show ip ospf [<1-65535>:process] neighbor [INTERFACE]", kUser, ospf_neighbor},
    {"show ip ospf [<1-65535>:process] neighbor [INTERFACE] detail", kUser, ospf_neighbor_detail},
    {"show ip ospf [<1-65535>:process] neighbor A.B.C.D [detail]", kUser, ospf_neighbor_detail},
    {"show ip protocols", kUser, protocols},
    {"show ip route", kUser, route},
    {"show ip route A.B.C.D", kUser, route_to},
    {"show ip route A.B.C.D MASK", kUser, route_prefix},
    {"show ip route connected", kUser, route_of<rib::Source::Connected>},
    {"show ip route ospf [<1-65535>:process]", kUser, route_of<rib::Source::Ospf>},
    {"show ip route static", kUser, route_of<rib::Source::Static>},
    {"show ip route summary", kUser, route_summary},
};

}  // namespace

std::span<const Row> show_ip_rows() { return kRows; }

}  // namespace switchover::ios::exec
