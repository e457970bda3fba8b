#include "app/session/report/moment.h"

#include <algorithm>

#include "engine/hsrp/show.h"
#include "engine/rib/show.h"

namespace switchover::session::report {

namespace {

std::string interface_text(const snapshot::Device& device, InterfaceIndex index) {
    if (index == rib::kNullInterface) return "Null0";
    return index < device.interfaces.size() ? device.interfaces[index].name : std::string{};
}

std::string router_text(const hsrp::RouterView& view, const Speech& say) {
    switch (view.id.kind) {
        case hsrp::RouterId::Kind::Local: return say("local");
        case hsrp::RouterId::Kind::Remote: return view.id.address.text();
        case hsrp::RouterId::Kind::Unknown: break;
    }
    return say("unknown");
}

Rows route_rows(const snapshot::Device& device, const Speech& say) {
    Rows out;
    if (device.rib.table == nullptr) return out;
    for (const rib::Row& row : device.rib.table->rows()) {
        const bool connected = row.source == rib::Source::Connected;
        const std::string metric = connected ? "" : fmt::format("[{}/{}]", row.distance, row.metric);
        for (const rib::NextHop& hop : device.rib.table->paths(row))
            out.push_back({row.prefix.text(), rib::code_text(row), metric,
                           hop.gateway.is_unspecified() ? say("directly connected") : hop.gateway.text(),
                           interface_text(device, hop.interface)});
    }
    return out;
}

Rows hsrp_rows(const snapshot::Device& device, const Speech& say) {
    Rows out;
    for (const hsrp::GroupView& group : device.hsrp)
        out.push_back({fmt::format("{} {}", group.interface_name, group.group), hsrp::ios_name(group.state),
                       fmt::format("{}", group.priority), group.virtual_address.text(), router_text(group.active, say),
                       router_text(group.standby, say)});
    return out;
}

Rows sa_rows(const snapshot::Device& device, const Speech& say) {
    Rows out;
    for (const ike::SaView& sa : device.ike.sas) {
        if (sa.deleted) continue;
        out.push_back({fmt::format("IKE {}", sa.connection), sa.remote.text(),
                       sa.established != kNever ? say("up") : say("negotiating"), "",
                       sa.created != kNever ? at_text(sa.created) : ""});
    }
    for (const crypto_map::AppliedView& applied : device.crypto_map.applied)
        for (const crypto_map::FlowView& flow : applied.flows)
            for (const crypto_map::PairView& pair : flow.pairs)
                out.push_back({"IPsec", pair.endpoints.remote.text(), say("up"),
                               fmt::format("{:08X} / {:08X}", pair.inbound.spi, pair.outbound.spi),
                               at_text(pair.created)});
    return out;
}

std::vector<Cell> cells_of(const std::vector<std::string>& texts, const std::string& mark, const char* html_class) {
    std::vector<Cell> out{{mark, html_class}};
    for (const std::string& text : texts) out.push_back({text, html_class});
    return out;
}

}  // namespace

std::string name_of(Table table, const Speech& say) {
    switch (table) {
        case Table::Routes: return say("Routes");
        case Table::Hsrp: return say("HSRP");
        case Table::Sas: return say("Security associations");
        case Table::Count: break;
    }
    return "";
}

std::vector<std::string> headings_of(Table table, const Speech& say) {
    switch (table) {
        case Table::Routes:
            return {say("Network"), say("Code"), say("[distance/metric]"), say("Next hop"), say("Interface")};
        case Table::Hsrp:
            return {say("Group"), say("State"), say("Priority"), say("Virtual address"), say("Active"), say("Standby")};
        case Table::Sas: return {say("SA"), say("Peer"), say("State"), say("SPI in / out"), say("Since")};
        case Table::Count: break;
    }
    return {};
}

Rows rows_of(Table table, const snapshot::Device& device, const Speech& say) {
    if (!device.powered) return {};
    switch (table) {
        case Table::Routes: return route_rows(device, say);
        case Table::Hsrp: return hsrp_rows(device, say);
        case Table::Sas: return sa_rows(device, say);
        case Table::Count: break;
    }
    return {};
}

std::vector<Row> difference(const Rows& before, const Rows& after, bool unchanged, const Speech& say) {
    const auto holds = [](const Rows& rows, const auto& row) {
        return std::find(rows.begin(), rows.end(), row) != rows.end();
    };
    std::vector<Row> out;
    for (const auto& row : before) {
        if (!holds(after, row))
            out.push_back(cells_of(row, say("\u2212 before"), "went"));
        else if (unchanged)
            out.push_back(cells_of(row, say("both"), ""));
    }
    for (const auto& row : after)
        if (!holds(before, row)) out.push_back(cells_of(row, say("+ after"), "came"));
    return out;
}

}  // namespace switchover::session::report
