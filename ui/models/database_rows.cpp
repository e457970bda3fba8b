#include "ui/models/database_rows.h"

#include <fmt/format.h>

#include <array>
#include <QObject>

namespace switchover::ui {

namespace {

QString text(const std::string& s) { return QString::fromStdString(s); }

/// One line below an LSA; they stay in the order of the LSA.
void tell(TreeRow& lsa, const QString& words, Ipv4Address device = {}) {
    TreeRow row;
    row.key = text(fmt::format("{:05}", lsa.children.size()));
    row.cells = {words};
    row.about.device = device;
    lsa.children.push_back(std::move(row));
}

QString linkText(const ospf::RouterLink& link) {
    const QString id = text(link.id.text()), data = text(link.data.text());
    switch (link.type) {
        case ospf::LinkType::PointToPoint:
            return QObject::tr("Point-to-point to %1, interface %2, metric %3").arg(id, data).arg(link.metric);
        case ospf::LinkType::Transit:
            return QObject::tr("Transit network, DR %1, interface %2, metric %3").arg(id, data).arg(link.metric);
        case ospf::LinkType::Stub: {
            const auto length = mask_length(link.data.value);
            const QString prefix = length ? QStringLiteral("%1/%2").arg(id).arg(*length) : id + u' ' + data;
            return QObject::tr("Stub network %1, metric %2").arg(prefix).arg(link.metric);
        }
        case ospf::LinkType::Virtual: return QObject::tr("Virtual link to %1, metric %2").arg(id).arg(link.metric);
    }
    return {};
}

void tellBody(TreeRow& row, const ospf::Lsa& lsa) {
    if (const auto* router = std::get_if<ospf::RouterLsa>(&lsa.body)) {
        QStringList bits;
        if ((router->bits & ospf::RouterLsa::kBitB) != 0) bits << QObject::tr("area border router");
        if ((router->bits & ospf::RouterLsa::kBitE) != 0) bits << QObject::tr("AS boundary router");
        if ((router->bits & ospf::RouterLsa::kBitV) != 0) bits << QObject::tr("virtual link endpoint");
        if (!bits.isEmpty()) tell(row, bits.join(QStringLiteral(", ")));
        for (const ospf::RouterLink& link : router->links)
            tell(row, linkText(link), link.type == ospf::LinkType::Stub ? Ipv4Address{} : link.id);
    } else if (const auto* network = std::get_if<ospf::NetworkLsa>(&lsa.body)) {
        tell(row, QObject::tr("Prefix %1").arg(text(Prefix::of(lsa.header.id, network->prefix_length).text())));
        for (const Ipv4Address attached : network->attached_routers)
            tell(row, QObject::tr("Attached router %1").arg(text(attached.text())), attached);
    } else if (const auto* summary = std::get_if<ospf::SummaryLsa>(&lsa.body)) {
        if (lsa.header.type == ospf::kSummaryNetworkLsa)
            tell(row, QObject::tr("Prefix %1").arg(text(Prefix::of(lsa.header.id, summary->prefix_length).text())));
        tell(row, QObject::tr("Metric %1").arg(summary->metric));
    } else if (const auto* external = std::get_if<ospf::ExternalLsa>(&lsa.body)) {
        tell(row, QObject::tr("Prefix %1").arg(text(Prefix::of(lsa.header.id, external->prefix_length).text())));
        tell(row, QObject::tr("Metric %1, type E%2").arg(external->metric).arg(external->type_2 ? 2 : 1));
        const Ipv4Address forward = external->forwarding_address;
        tell(row,
             forward.is_unspecified() ? QObject::tr("Forward to the advertising router")
                                      : QObject::tr("Forward to %1").arg(text(forward.text())),
             forward);
        if (external->tag != 0) tell(row, QObject::tr("Tag %1").arg(external->tag));
    }
}

TreeRow lsaRow(const ospf::LsaView& view) {
    const ospf::LsaHeader& header = view.lsa->header;
    TreeRow row;
    row.key = text(fmt::format("{:08x}/{:08x}", header.id.value, header.advertising_router.value));
    row.cells = {text(header.id.text()), text(header.advertising_router.text()),
                 view.max_age ? QString::number(ospf::kMaxAge) : QString(),
                 text(fmt::format("0x{:08X}", static_cast<std::uint32_t>(header.sequence))),
                 text(fmt::format("0x{:06X}", header.checksum))};
    if (!view.max_age) row.since = view.born;
    row.about.device = header.advertising_router;
    tellBody(row, *view.lsa);
    return row;
}

QString typeText(std::uint8_t type) {
    switch (type) {
        case ospf::kRouterLsa: return QObject::tr("Router (type 1)");
        case ospf::kNetworkLsa: return QObject::tr("Network (type 2)");
        case ospf::kSummaryNetworkLsa: return QObject::tr("Summary network (type 3)");
        case ospf::kSummaryAsbrLsa: return QObject::tr("Summary ASBR (type 4)");
        case ospf::kAsExternalLsa: return QObject::tr("AS external (type 5)");
        default: return QObject::tr("Type %1").arg(type);
    }
}

}  // namespace

QStringList databaseHeaders() {
    return {QObject::tr("LSA"), QObject::tr("Advertised by"), QObject::tr("Age s"), QObject::tr("Sequence"),
            QObject::tr("Checksum")};
}

std::vector<TreeRow> databaseRows(const snapshot::Device& device) {
    std::vector<TreeRow> areas;
    if (!device.powered || !device.ospf) return areas;
    const ospf::LsaView* previous = nullptr;
    for (const ospf::LsaView& view : device.ospf->database) {  // ascending by scope, then type
        const std::uint8_t type = view.lsa->header.type;
        const bool new_scope = previous == nullptr || previous->scope != view.scope;
        if (new_scope) {
            TreeRow area;
            area.key = text(fmt::format("{:08x}", view.scope));
            area.cells = {view.scope == ospf::kAsScope ? QObject::tr("Autonomous system")
                                                       : QObject::tr("Area %1").arg(view.scope)};
            areas.push_back(std::move(area));
        }
        if (new_scope || previous->lsa->header.type != type) {
            TreeRow heading;
            heading.key = QString::number(type);
            heading.cells = {typeText(type)};
            areas.back().children.push_back(std::move(heading));
        }
        areas.back().children.back().children.push_back(lsaRow(view));
        previous = &view;
    }
    for (TreeRow& area : areas)
        for (TreeRow& heading : area.children) heading.cells[0] += QStringLiteral(" · %1").arg(heading.children.size());
    return areas;
}

}  // namespace switchover::ui
