#include "app/session/report/moment.h"

#include <algorithm>

namespace switchover::session::report {

namespace {

std::string interface_text(const snapshot::Device& device, InterfaceIndex index) {
    if (index == rib::kNullInterface) return "Null0";
    return index < device.interfaces.size() ? device.interfaces[index].name : std::string{};
}

/// As `show ip route` writes it.
const char* code_text(const rib::Row& row) {
    if (row.source == rib::Source::Static || row.source == rib::Source::ReverseRoute)
        return row.prefix.length == 0 ? "S*" : "S";
    switch (row.code) {
        case rib::Code::Connected: return "C";
        case rib::Code::Static: return "S";
        case rib::Code::OspfIntra: return "O";
        case rib::Code::OspfInter: return "O IA";
        case rib::Code::OspfExternal1: return "O E1";
        case rib::Code::OspfExternal2: return "O E2";
    }
    return "";
}

const char* state_text(hsrp::State state) {
    switch (state) {
        case hsrp::State::Initial: return "Init";
        case hsrp::State::Learn: return "Learn";
        case hsrp::State::Listen: return "Listen";
        case hsrp::State::Speak: return "Speak";
        case hsrp::State::Standby: return "Standby";
        case hsrp::State::Active: return "Active";
        case hsrp::State::Disabled: return "Disabled";
    }
    return "";
}

std::string router_text(const hsrp::RouterView& view) {
    switch (view.id.kind) {
        case hsrp::RouterId::Kind::Local: return "local";
        case hsrp::RouterId::Kind::Remote: return view.id.address.text();
        case hsrp::RouterId::Kind::Unknown: break;
    }
    return "unknown";
}

Rows route_rows(const snapshot::Device& device) {
    Rows out;
    if (device.rib.table == nullptr) return out;
    for (const rib::Row& row : device.rib.table->rows()) {
        const bool connected = row.source == rib::Source::Connected;
        const std::string metric = connected ? "" : fmt::format("[{}/{}]", row.distance, row.metric);
        for (const rib::NextHop& hop : device.rib.table->paths(row))
            out.push_back({row.prefix.text(), code_text(row), metric,
                           hop.gateway.is_unspecified() ? "directly connected" : hop.gateway.text(),
                           interface_text(device, hop.interface)});
    }
    return out;
}

Rows hsrp_rows(const snapshot::Device& device) {
    Rows out;
    for (const hsrp::GroupView& group : device.hsrp)
        out.push_back({fmt::format("{} {}", group.interface_name, group.group), state_text(group.state),
                       fmt::format("{}", group.priority), group.virtual_address.text(), router_text(group.active),
                       router_text(group.standby)});
    return out;
}

Rows sa_rows(const snapshot::Device& device) {
    Rows out;
    for (const ike::SaView& sa : device.ike.sas) {
        if (sa.deleted) continue;
        out.push_back({fmt::format("IKE {}", sa.connection), sa.remote.text(),
                       sa.established != kNever ? "up" : "negotiating", "",
                       sa.created != kNever ? at_text(sa.created) : ""});
    }
    for (const crypto_map::AppliedView& applied : device.crypto_map.applied)
        for (const crypto_map::FlowView& flow : applied.flows)
            for (const crypto_map::PairView& pair : flow.pairs)
                out.push_back({"IPsec", pair.endpoints.remote.text(), "up",
                               fmt::format("{:08X} / {:08X}", pair.inbound.spi, pair.outbound.spi),
                               at_text(pair.created)});
    return out;
}

std::vector<Cell> cells_of(const std::vector<std::string>& texts, const char* mark, const char* html_class) {
    std::vector<Cell> out{{mark, html_class}};
    for (const std::string& text : texts) out.push_back({text, html_class});
    return out;
}

}  // namespace

const char* name_of(Table table) {
    switch (table) {
        case Table::Routes: return "Routes";
        case Table::Hsrp: return "HSRP";
        case Table::Sas: return "Security associations";
        case Table::Count: break;
    }
    return "";
}

std::vector<std::string> headings_of(Table table) {
    switch (table) {
        case Table::Routes: return {"Network", "Code", "[distance/metric]", "Next hop", "Interface"};
        case Table::Hsrp: return {"Group", "State", "Priority", "Virtual address", "Active", "Standby"};
        case Table::Sas: return {"SA", "Peer", "State", "SPI in / out", "Since"};
        case Table::Count: break;
    }
    return {};
}

Rows rows_of(Table table, const snapshot::Device& device) {
    if (!device.powered) return {};
    switch (table) {
        case Table::Routes: return route_rows(device);
        case Table::Hsrp: return hsrp_rows(device);
        case Table::Sas: return sa_rows(device);
        case Table::Count: break;
    }
    return {};
}

std::vector<Row> difference(const Rows& before, const Rows& after, bool unchanged) {
    const auto holds = [](const Rows& rows, const auto& row) {
        return std::find(rows.begin(), rows.end(), row) != rows.end();
    };
    std::vector<Row> out;
    for (const auto& row : before) {
        if (!holds(after, row))
            out.push_back(cells_of(row, "\u2212 before", "went"));
        else if (unchanged)
            out.push_back(cells_of(row, "both", ""));
    }
    for (const auto& row : after)
        if (!holds(before, row)) out.push_back(cells_of(row, "+ after", "came"));
    return out;
}

}  // namespace switchover::session::report
