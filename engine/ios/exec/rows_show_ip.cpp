/// `show ip …`: interfaces, routes, CEF, OSPF.
#include "engine/ios/exec/row.h"
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

void interface_brief(ShowCall& c) { show_ip_interface_brief(c.device.interfaces, c.out); }

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
    if (call.device.ospf) run(*call.device.ospf);
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
void ospf_interface(ShowCall& c) {
    with_ospf(c, [&](const ospf::View& v) {
        ospf::show_ip_ospf_interface(v, c.now(), c.is_12_2(), c.out, only_interface(c));
    });
}
void ospf_interface_brief(ShowCall& c) {
    with_ospf(c, [&](const ospf::View& v) { ospf::show_ip_ospf_interface_brief(v, c.out); });
}
void ospf_database(ShowCall& c) {
    with_ospf(c, [&](const ospf::View& v) { ospf::show_ip_ospf_database(v, c.now(), c.out); });
}
/// The LSAs of one type, of one link state id when it is given.
template <std::uint8_t Type>
void ospf_database_type(ShowCall& c) {
    ospf::DatabaseFilter filter;
    if (c.match.has("A.B.C.D")) filter.id = c.match.address("A.B.C.D");
    with_ospf(c, [&](const ospf::View& v) { ospf::show_ip_ospf_database(v, c.now(), Type, c.out, filter); });
}

constexpr Row kRows[] = {
    {"show ip cef", kUser, cef},
    {"show ip cef detail", kUser, cef_detail},
    {"show ip cef A.B.C.D [detail]", kUser, cef_to},
    {"show ip cef A.B.C.D MASK [detail]", kUser, cef_prefix},
    {"show ip interface brief", kUser, interface_brief},
    {"show ip ospf", kUser, ospf},
    {"show ip ospf database", kUser, ospf_database},
    {"show ip ospf database external [A.B.C.D]", kUser, ospf_database_type<5>},
    {"show ip ospf database network [A.B.C.D]", kUser, ospf_database_type<2>},
    {"show ip ospf database router [A.B.C.D]", kUser, ospf_database_type<1>},
    {"show ip ospf interface [INTERFACE]", kUser, ospf_interface},
    {"show ip ospf interface brief", kUser, ospf_interface_brief},
    {"show ip ospf neighbor [INTERFACE]", kUser, ospf_neighbor},
    {"show ip route", kUser, route},
    {"show ip route A.B.C.D", kUser, route_to},
    {"show ip route A.B.C.D MASK", kUser, route_prefix},
};

}  // namespace

std::span<const Row> show_ip_rows() { return kRows; }

}  // namespace switchover::ios::exec
