#include "ui/models/rows.h"

#include <fmt/format.h>

#include "ui/canvas/scene.h"

namespace switchover::ui {

namespace {

QString text(const std::string& s) { return QString::fromStdString(s); }
QString text(Ipv4Address address) { return address.is_unspecified() ? QString() : text(address.text()); }

QString interfaceName(const snapshot::Device& device, InterfaceIndex index) {
    if (index == rib::kNullInterface) return QStringLiteral("Null0");
    return index < device.interfaces.size() ? text(short_interface_name(device.interfaces[index].name)) : QString();
}

/// As `show ip route` writes it.
QString codeText(const rib::Row& row) {
    if (row.source == rib::Source::Static || row.source == rib::Source::ReverseRoute)
        return row.prefix.length == 0 ? QStringLiteral("S*") : QStringLiteral("S");
    switch (row.code) {
        case rib::Code::Connected: return QStringLiteral("C");
        case rib::Code::Static: return QStringLiteral("S");
        case rib::Code::OspfIntra: return QStringLiteral("O");
        case rib::Code::OspfInter: return QStringLiteral("O IA");
        case rib::Code::OspfExternal1: return QStringLiteral("O E1");
        case rib::Code::OspfExternal2: return QStringLiteral("O E2");
    }
    return {};
}

PortState stateOf(const Interface& interface) {
    if (!interface.admin_up) return PortState::AdminDown;
    return interface.line_protocol ? PortState::Up : PortState::NoCarrier;
}

QString milliseconds(Duration d) { return QString::number(static_cast<double>(d.count()) / 1e6, 'f', 1); }

QString seconds(Duration d) { return QString::number(static_cast<double>(d.count()) / 1e9, 'f', 1); }

QString outageText(const probe::ProbeView& probe, Instant now) {
    if (probe.losing > 0 && probe.last_answered)
        return QObject::tr("down for %1 s").arg(seconds(now - *probe.last_answered));
    if (probe.answered == 0) return QObject::tr("no answer yet");
    if (!probe.last_outage) return QObject::tr("no outage");
    return QObject::tr("last outage %L1 ms")
        .arg(whole_milliseconds(probe.last_outage->until - probe.last_outage->from));
}

}  // namespace

QStringList routeHeaders() {
    return {QObject::tr("Code"), QObject::tr("Network"), QObject::tr("[AD/M]"), QObject::tr("Next hop"),
            QObject::tr("Age")};
}

QVector<TableRow> routeRows(const snapshot::Device& device) {
    QVector<TableRow> out;
    if (!device.powered || device.rib.table == nullptr) return out;
    for (const rib::Row& row : device.rib.table->rows()) {
        const QString network = text(row.prefix.text());
        const QString metric = row.source == rib::Source::Connected
                                   ? QString()
                                   : QStringLiteral("[%1/%2]").arg(row.distance).arg(row.metric);
        for (const rib::NextHop& hop : device.rib.table->paths(row)) {
            TableRow shown;
            const QString gateway = text(hop.gateway), out_of = interfaceName(device, hop.interface);
            shown.key = text(fmt::format("{:08x}/{:02}/{}/{:08x}/{:04x}", row.prefix.address.value, row.prefix.length,
                                         static_cast<int>(row.code), hop.gateway.value, hop.interface));
            shown.cells = {codeText(row),
                           network,
                           metric,
                           gateway.isEmpty() || out_of.isEmpty() ? gateway + out_of : gateway + u' ' + out_of,
                           {}};
            if (row.source == rib::Source::Ospf) shown.since = row.since;
            out.append(shown);
        }
    }
    return out;
}

QStringList fibHeaders() {
    return {QObject::tr("Prefix"), QObject::tr("Next hop"), QObject::tr("Interface"), QObject::tr("MAC")};
}

QVector<TableRow> fibRows(const snapshot::Device& device) {
    QVector<TableRow> out;
    if (!device.powered || device.rib.fib == nullptr) return out;
    const auto mac = [&](Ipv4Address hop, InterfaceIndex interface) {
        for (const arp::EntryView& entry : device.arp.entries)
            if (entry.address == hop && entry.interface == interface)
                return entry.incomplete ? QObject::tr("incomplete") : text(entry.mac.text());
        return QString();
    };
    const auto without_path = [](rib::Action action) {
        switch (action) {
            case rib::Action::Receive: return QStringLiteral("receive");
            case rib::Action::Drop: return QStringLiteral("drop");
            case rib::Action::Null: return QStringLiteral("null");
            case rib::Action::Attached: return QStringLiteral("attached");
            case rib::Action::NoRoute:
            case rib::Action::Via: break;
        }
        return QStringLiteral("no route");
    };
    for (const rib::Fib::Entry& entry : device.rib.fib->entries()) {
        const std::string key = fmt::format("{:08x}/{:02}", entry.prefix.address.value, entry.prefix.length);
        const auto paths = device.rib.fib->paths_of(entry);
        TableRow row;
        row.key = text(key);
        row.cells = {text(entry.prefix.text()), without_path(entry.action), {}, {}};
        if (paths.empty()) out.append(row);
        for (const rib::FibPath& path : paths) {
            row.key = text(fmt::format("{}/{:08x}/{:04x}", key, path.next_hop.value, path.out));
            const bool via = entry.action == rib::Action::Via;
            row.cells = {text(entry.prefix.text()), via ? text(path.next_hop) : without_path(entry.action),
                         interfaceName(device, path.out), via ? mac(path.next_hop, path.out) : QString()};
            out.append(row);
        }
    }
    return out;
}

QStringList portHeaders() {
    return {QObject::tr("Port"), QObject::tr("Address"), QObject::tr("State"), QObject::tr("In"), QObject::tr("Out")};
}

QVector<TableRow> portRows(const snapshot::Device& device) {
    QVector<TableRow> out;
    for (std::size_t i = 0; i < device.interfaces.size(); ++i) {
        const Interface& interface = device.interfaces[i];
        if (interface.deleted) continue;
        TableRow row;
        row.key = text(fmt::format("{:05}", i));
        row.state = static_cast<int>(device.powered ? stateOf(interface) : PortState::NoCarrier);
        const QString address = interface.has_address()
                                    ? text(fmt::format("{}/{}", interface.address().text(), interface.prefix_length()))
                                    : QString();
        const char* state = !interface.admin_up ? "admin down" : interface.line_protocol ? "up" : "no carrier";
        row.cells = {text(short_interface_name(interface.name)), address, QLatin1String(state),
                     QString::number(interface.counters.packets_in), QString::number(interface.counters.packets_out)};
        out.append(row);
    }
    return out;
}

QStringList hsrpHeaders() {
    return {QObject::tr("Group"),  QObject::tr("State"),   QObject::tr("Pri"),  QObject::tr("Virtual IP"),
            QObject::tr("Active"), QObject::tr("Standby"), QObject::tr("Since")};
}

QVector<TableRow> hsrpRows(const snapshot::Device& device) {
    const auto router = [](const hsrp::RouterView& view) {
        switch (view.id.kind) {
            case hsrp::RouterId::Kind::Local: return QStringLiteral("local");
            case hsrp::RouterId::Kind::Remote: return text(view.id.address);
            case hsrp::RouterId::Kind::Unknown: break;
        }
        return QStringLiteral("unknown");
    };
    QVector<TableRow> out;
    if (!device.powered) return out;
    for (const hsrp::GroupView& group : device.hsrp) {
        TableRow row;
        row.key = text(fmt::format("{:05}/{:03}", group.interface, group.group));
        row.cells = {text(fmt::format("{} {}", short_interface_name(group.interface_name), group.group)),
                     QLatin1String(hsrpStateText(group.state)),
                     QString::number(group.priority),
                     text(group.virtual_address),
                     router(group.active),
                     router(group.standby),
                     {}};
        if (group.last_state_change != kNever) row.since = group.last_state_change;
        out.append(row);
    }
    return out;
}

QStringList saHeaders() {
    return {QObject::tr("SA"),     QObject::tr("Peer"),   QObject::tr("State / SPI"),
            QObject::tr("Encaps"), QObject::tr("Decaps"), QObject::tr("Age")};
}

QVector<TableRow> saRows(const snapshot::Device& device) {
    QVector<TableRow> out;
    if (!device.powered) return out;
    for (const ike::SaView& sa : device.ike.sas) {
        TableRow row;
        row.key = text(fmt::format("0/{:08}", sa.connection));
        const bool up = sa.established != kNever && !sa.deleted;
        row.cells = {text(fmt::format("IKE {}", sa.connection)),
                     text(sa.remote),
                     sa.deleted ? QObject::tr("deleted")
                     : up       ? QObject::tr("up")
                                : QObject::tr("negotiating"),
                     {},
                     {},
                     {}};
        if (sa.created != kNever) row.since = sa.created;
        out.append(row);
    }
    for (const crypto_map::AppliedView& applied : device.crypto_map.applied) {
        for (const crypto_map::FlowView& flow : applied.flows) {
            for (const crypto_map::PairView& pair : flow.pairs) {
                TableRow row;
                row.key = text(fmt::format("1/{:08x}/{:08x}", pair.inbound.connection_id, pair.inbound.spi));
                row.cells = {QStringLiteral("IPsec"),
                             text(pair.endpoints.remote),
                             text(fmt::format("{:08X} / {:08X}", pair.inbound.spi, pair.outbound.spi)),
                             QString::number(pair.outbound.packets),
                             QString::number(pair.inbound.packets),
                             {}};
                row.since = pair.created;
                out.append(row);
            }
        }
    }
    return out;
}

QStringList neighborHeaders() {
    return {QObject::tr("Neighbor"), QObject::tr("Pri"),       QObject::tr("State"),
            QObject::tr("Address"),  QObject::tr("Interface"), QObject::tr("Since")};
}

QVector<TableRow> neighborRows(const snapshot::Device& device) {
    constexpr const char* kStates[] = {"DOWN", "ATTEMPT", "INIT", "2WAY", "EXSTART", "EXCHANGE", "LOADING", "FULL"};
    QVector<TableRow> out;
    if (!device.powered || !device.ospf) return out;
    for (const ospf::InterfaceView& interface : device.ospf->interfaces) {
        for (const ospf::NeighborView& neighbor : interface.neighbors) {
            TableRow row;
            row.key = text(fmt::format("{:05}/{:08x}", interface.index, neighbor.router_id.value));
            const auto state = std::min<std::size_t>(static_cast<std::size_t>(neighbor.state), 7);
            row.cells = {
                text(neighbor.router_id), QString::number(neighbor.priority),         QLatin1String(kStates[state]),
                text(neighbor.address),   text(short_interface_name(interface.name)), {}};
            row.since = neighbor.state_since;
            out.append(row);
        }
    }
    return out;
}

QStringList arpHeaders() {
    return {QObject::tr("Address"), QObject::tr("MAC"), QObject::tr("Interface"), QObject::tr("Age")};
}

QVector<TableRow> arpRows(const snapshot::Device& device) {
    QVector<TableRow> out;
    if (!device.powered) return out;
    for (const arp::EntryView& entry : device.arp.entries) {
        TableRow row;
        row.key = text(fmt::format("{:08x}/{:05}", entry.address.value, entry.interface));
        row.cells = {text(entry.address),
                     entry.incomplete ? QObject::tr("incomplete") : text(entry.mac.text()),
                     interfaceName(device, entry.interface),
                     {}};
        if (!entry.own && !entry.incomplete) row.since = entry.updated;
        out.append(row);
    }
    return out;
}

QStringList probeHeaders() {
    return {QObject::tr("Ping"), QObject::tr("Lost"), QObject::tr("RTT ms"), QObject::tr("Outage")};
}

QVector<TableRow> probeRows(const snapshot::World& world) {
    QVector<TableRow> out;
    for (NodeIndex node = 0; node < world.nodes.size(); ++node) {
        const snapshot::Device* device = world.device(node);
        if (device == nullptr) continue;
        for (const probe::ProbeView& probe : device->probe.probes) {
            TableRow row;
            row.key = text(fmt::format("{:08}/{:08}", node, probe.request.id));
            const bool source = !probe.request.source.is_unspecified();
            row.cells = {(source ? text(probe.request.source) : text(device->name)) + QStringLiteral(" → ") +
                             text(probe.request.destination),
                         QObject::tr("%1 of %2").arg(probe.lost).arg(probe.sent),
                         probe.answered > 0 ? milliseconds(probe.last_round_trip) : QStringLiteral("–"),
                         outageText(probe, world.now)};
            row.state = static_cast<int>(probe.losing > 0     ? PortState::NoCarrier
                                         : probe.answered > 0 ? PortState::Up
                                                              : PortState::NoCarrier);
            out.append(row);
        }
    }
    return out;
}

}  // namespace switchover::ui
