#include "ui/models/rows.h"

#include <fmt/format.h>

#include <algorithm>
#include <QLocale>

#include "engine/rib/show.h"
#include "ui/canvas/scene.h"

namespace switchover::ui {

namespace {

QString text(const std::string& s) { return QString::fromStdString(s); }
QString text(Ipv4Address address) { return address.is_unspecified() ? QString() : text(address.text()); }

QString interfaceName(const snapshot::Device& device, InterfaceIndex index) {
    if (index == rib::kNullInterface) return QStringLiteral("Null0");
    return index < device.interfaces.size() ? text(short_interface_name(device.interfaces[index].name)) : QString();
}

PortState stateOf(const Interface& interface) {
    if (!interface.admin_up) return PortState::AdminDown;
    return interface.line_protocol ? PortState::Up : PortState::NoCarrier;
}

QString milliseconds(Duration d) { return QLocale().toString(static_cast<double>(d.count()) / 1e6, 'f', 1); }

QString seconds(Duration d) { return QLocale().toString(static_cast<double>(d.count()) / 1e9, 'f', 1); }

QString lossText(const probe::ProbeView& probe) {
    const QString counts = QObject::tr("%1 of %2").arg(probe.lost).arg(probe.sent);
    if (probe.lost == 0 || probe.sent == 0) return counts;
    const double share = 100.0 * static_cast<double>(probe.lost) / static_cast<double>(probe.sent);
    return QObject::tr("%1, %2 %").arg(counts, QLocale().toString(share, 'f', 1));
}

/// To the millisecond: three figures after the point.
QString exactSeconds(Duration length) {
    return QObject::tr("%1 s").arg(QLocale().toString(static_cast<double>(whole_milliseconds(length)) / 1e3, 'f', 3));
}

/// From the first lost echo, as the timeline and the report count it: the echo after the last answered one.
Duration lengthOf(const probe::OutageEnded& outage, const probe::ProbeView& probe) {
    const Duration lost = probe.request.interval * outage.lost;
    const Duration whole = outage.until - outage.from;
    return lost > Duration{} ? std::min(lost, whole) : whole;
}

QString outageText(const probe::ProbeView& probe, Instant now) {
    if (probe.losing > 0 && probe.last_answered && probe.running)
        return QObject::tr("down for %1 s")
            .arg(seconds(std::max(Duration{}, now - *probe.last_answered - probe.request.interval)));
    if (probe.answered == 0) return probe.running ? QObject::tr("no answer yet") : QObject::tr("stopped · no answer");
    QString out = QObject::tr("no outage");
    if (probe.last_outage) out = QObject::tr("last outage %1").arg(exactSeconds(lengthOf(*probe.last_outage, probe)));
    if (probe.losing > 0) out = QObject::tr("no answer at its end");
    return probe.running ? out : QObject::tr("stopped · %1").arg(out);
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
            shown.cells = {text(rib::code_text(row)),
                           network,
                           metric,
                           gateway.isEmpty() || out_of.isEmpty() ? gateway + out_of : gateway + u' ' + out_of,
                           {}};
            if (row.source == rib::Source::Ospf) shown.since = row.since;
            shown.about.next_hop = shown.about.device = hop.gateway;
            shown.about.interface = hop.interface;
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
            row.about.next_hop = row.about.device = via ? path.next_hop : Ipv4Address{};
            row.about.interface = path.out;
            out.append(row);
        }
    }
    return out;
}

QStringList portHeaders() {
    return {QObject::tr("Port"),      QObject::tr("Address"),      QObject::tr("State"), QObject::tr("In"),
            QObject::tr("In bit/s"),  QObject::tr("In pkt/s"),     QObject::tr("Out"),   QObject::tr("Out bit/s"),
            QObject::tr("Out pkt/s"), QObject::tr("Drops, errors")};
}

QVector<TableRow> portRows(const snapshot::Device& device, const PortRates& rates) {
    QVector<TableRow> out;
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);  // sorting reads whole numbers
    const auto rate = [&locale](const std::optional<double>& per_second) {
        return per_second ? locale.toString(*per_second, 'f', *per_second > 0 && *per_second < 10 ? 1 : 0)
                          : QStringLiteral("–");
    };
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
        const InterfaceCounters& c = interface.counters;
        const PortRates::Rate now = rates.of(static_cast<InterfaceIndex>(i));
        row.cells = {text(short_interface_name(interface.name)),
                     address,
                     QLatin1String(state),
                     QString::number(c.packets_in),
                     rate(now.bits_in),
                     rate(now.packets_in),
                     QString::number(c.packets_out),
                     rate(now.bits_out),
                     rate(now.packets_out),
                     QString::number(c.output_drops + c.input_errors)};
        row.about.interface = static_cast<InterfaceIndex>(i);
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
        if (group.active.id.kind == hsrp::RouterId::Kind::Remote) row.about.device = group.active.id.address;
        row.about.interface = group.interface;
        out.append(row);
    }
    return out;
}

QStringList ikeHeaders() {
    return {QObject::tr("Conn"),      QObject::tr("Peer"), QObject::tr("State"),
            QObject::tr("Time left"), QObject::tr("Role"), QObject::tr("Keepalives")};
}

QVector<TableRow> ikeRows(const snapshot::Device& device) {
    QVector<TableRow> out;
    if (!device.powered) return out;
    for (const ike::SaView& sa : device.ike.sas) {
        TableRow row;
        row.key = text(fmt::format("{:08}", sa.connection));
        const bool up = sa.established != kNever && !sa.deleted;
        QString keepalives = sa.dead_peer_detection ? QStringLiteral("DPD")
                             : sa.keepalives        ? QObject::tr("on")
                                                    : QObject::tr("off");
        if (sa.keepalives_unanswered > 0)
            keepalives += QObject::tr(", %1 unanswered").arg(static_cast<int>(sa.keepalives_unanswered));
        row.cells = {QString::number(sa.connection),
                     text(sa.remote),
                     sa.deleted ? QObject::tr("deleted")
                     : up       ? QObject::tr("up")
                                : QObject::tr("negotiating"),
                     {},
                     sa.role == ike::Role::Initiator ? QObject::tr("initiator") : QObject::tr("responder"),
                     keepalives};
        if (up && sa.expires != kNever) row.bars = {{kIkeLeftColumn, 0, sa.established, sa.expires}};
        row.about.device = sa.remote;
        row.about.packets = text(fmt::format("isakmp.ispi == 0x{:016x}", sa.initiator_cookie));
        out.append(row);
    }
    return out;
}

QStringList ipsecHeaders() {
    return {QObject::tr("Peer"),   QObject::tr("Time left"), QObject::tr("KB left"), QObject::tr("Encaps"),
            QObject::tr("Decaps"), QObject::tr("SPI in"),    QObject::tr("SPI out"), QObject::tr("Transform"),
            QObject::tr("Local"),  QObject::tr("Remote")};
}

QVector<TableRow> ipsecRows(const snapshot::Device& device) {
    QVector<TableRow> out;
    if (!device.powered) return out;
    for (const crypto_map::AppliedView& applied : device.crypto_map.applied) {
        for (const crypto_map::FlowView& flow : applied.flows) {
            for (const crypto_map::PairView& pair : flow.pairs) {
                TableRow row;
                row.key = text(fmt::format("{:08x}/{:08x}", pair.inbound.connection_id, pair.inbound.spi));
                const std::uint32_t left = std::min(pair.inbound.kilobytes_left, pair.outbound.kilobytes_left);
                row.cells = {text(pair.endpoints.remote),
                             {},
                             QString::number(left),
                             QString::number(pair.outbound.packets),
                             QString::number(pair.inbound.packets),
                             text(fmt::format("{:08X}", pair.inbound.spi)),
                             text(fmt::format("{:08X}", pair.outbound.spi)),
                             text(ipsec::ios_name(pair.transform)),
                             text(flow.local_proxy.prefix.text()),
                             text(flow.remote_proxy.prefix.text())};
                row.bars = {{kIpsecLeftColumn, 0, pair.created, pair.expires},
                            {kIpsecKilobytesColumn,
                             pair.kilobytes == 0 ? 0.0 : static_cast<double>(left) / pair.kilobytes,
                             {},
                             kNever}};
                row.about.device = pair.endpoints.remote;
                row.about.packets =
                    text(fmt::format("esp.spi in {{0x{:08x} 0x{:08x}}}", pair.inbound.spi, pair.outbound.spi));
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
            row.about.device = neighbor.address;
            row.about.interface = interface.index;
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
        if (!entry.incomplete) row.about.mac = entry.mac;
        row.about.interface = entry.interface;
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
                         lossText(probe),
                         probe.answered > 0 ? milliseconds(probe.last_round_trip) : QStringLiteral("–"),
                         outageText(probe, world.now)};
            row.about.node = node;
            row.about.probe = probe.request.id;
            row.about.running = probe.running;
            row.about.had_outage = probe.losing > 0 || probe.last_outage.has_value();
            row.state = static_cast<int>(probe.losing > 0     ? PortState::AdminDown
                                         : probe.answered > 0 ? PortState::Up
                                                              : PortState::NoCarrier);
            out.append(row);
        }
    }
    return out;
}

}  // namespace switchover::ui
