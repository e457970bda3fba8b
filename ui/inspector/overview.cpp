#include "ui/inspector/overview.h"

#include <algorithm>
#include <array>
#include <map>
#include <QObject>
#include <QStringList>

#include "ui/canvas/scene.h"
#include "ui/inspector/running_config.h"
#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

QString text(const std::string& s) { return QString::fromStdString(s).toHtmlEscaped(); }

QString ink(const QString& words, const QColor& colour) {
    return QStringLiteral("<span style='color:%1'>%2</span>").arg(colour.name(), words);
}

QString mark(PortState state) {
    switch (state) {
        case PortState::Up: return ink(QStringLiteral("●"), colours().up);
        case PortState::NoCarrier: return ink(QStringLiteral("▲"), colours().noCarrier);
        case PortState::AdminDown: return ink(QStringLiteral("■"), colours().adminDown);
    }
    return {};
}

QString elapsed(Instant from, Instant to) { return text(ios_elapsed(to - from)); }

class Html {
   public:
    /// `tab`: where the heading leads; empty for nowhere.
    void heading(const QString& words, const QString& tab = {}) {
        close();
        const QString inner = tab.isEmpty()
                                  ? words
                                  : QStringLiteral("<a href='%1' style='color:%2;text-decoration:none'>%3 ›</a>")
                                        .arg(tab, colours().accent.name(), words);
        out_ += QStringLiteral("<p style='margin-top:10px;margin-bottom:3px'><b>%1</b></p><table cellpadding='2'>")
                    .arg(inner);
        open_ = true;
    }
    void row(const QString& name, const QString& value) {
        out_ +=
            QStringLiteral("<tr><td width='118'>%1</td><td>%2</td></tr>").arg(ink(name, colours().textMuted), value);
    }
    QString done() {
        close();
        return out_;
    }

   private:
    void close() {
        if (open_) out_ += QStringLiteral("</table>");
        open_ = false;
    }
    QString out_;
    bool open_ = false;
};

void system(const snapshot::World& world, const snapshot::Device& device, Html& html) {
    html.heading(QObject::tr("System"));
    const bool drawn = device.node < world.topology->nodes.size();
    const QString kind = drawn ? text(world.topology->nodes[device.node].image_kind) : QString();
    if (device.is_host)
        html.row(QObject::tr("Model"), QObject::tr("host %1").arg(ink(kind, colours().textMuted)));
    else
        html.row(QObject::tr("Model"),
                 QObject::tr("router, IOS %1 %2").arg(text(device.config->version), ink(kind, colours().textMuted)));
    html.row(QObject::tr("Host name"), text(device.config->hostname));
    if (device.powered)
        html.row(QObject::tr("Uptime"), elapsed(device.booted_at, world.now));
    else
        html.row(QObject::tr("Power"), ink(QObject::tr("off"), colours().faultText));
}

void interfaces(const snapshot::Device& device, Html& html) {
    html.heading(QObject::tr("Interfaces"), QStringLiteral("ports"));
    for (const Interface& interface : device.interfaces) {
        if (interface.deleted) continue;
        const PortState state = !interface.admin_up                         ? PortState::AdminDown
                                : interface.line_protocol && device.powered ? PortState::Up
                                                                            : PortState::NoCarrier;
        QString value = interface.has_address()
                            ? text(interface.address().text()) + QStringLiteral("/%1").arg(interface.prefix_length())
                            : ink(QObject::tr("no address"), colours().textMuted);
        if (state != PortState::Up) value += QStringLiteral(" · ") + QLatin1String(portStateText(state));
        html.row(mark(state) + QStringLiteral("&nbsp;") + text(short_interface_name(interface.name)), value);
    }
}

QString routerText(const hsrp::RouterView& router) {
    switch (router.id.kind) {
        case hsrp::RouterId::Kind::Local: return QObject::tr("this router");
        case hsrp::RouterId::Kind::Remote: return text(router.id.address.text());
        case hsrp::RouterId::Kind::Unknown: break;
    }
    return QObject::tr("unknown");
}

void redundancy(const snapshot::World& world, const snapshot::Device& device, Html& html) {
    if (device.hsrp.empty()) return;
    html.heading(QStringLiteral("HSRP"), QStringLiteral("hsrp"));
    for (const hsrp::GroupView& group : device.hsrp) {
        QString role = QStringLiteral("<b>%1</b>").arg(QLatin1String(hsrpStateText(group.state)));
        if (group.last_state_change != kNever)
            role += ink(QObject::tr(" for %1").arg(elapsed(group.last_state_change, world.now)), colours().textMuted);
        html.row(text(short_interface_name(group.interface_name)) + QStringLiteral(" %1").arg(group.group), role);
        html.row(QObject::tr("Virtual address"), text(group.virtual_address.text()));
        html.row(QObject::tr("Active / standby"),
                 routerText(group.active) + QStringLiteral(" / ") + routerText(group.standby));
        QString priority = QString::number(group.priority);
        if (group.priority != group.configured_priority)
            priority += ink(QObject::tr(" (configured %1)").arg(group.configured_priority), colours().faultText);
        if (group.preempt) priority += QObject::tr(", preempts");
        html.row(QObject::tr("Priority"), priority);
        for (const hsrp::TrackView& track : group.tracks)
            html.row(QObject::tr("Tracks"),
                     QStringLiteral("%1 %2 %3")
                         .arg(mark(track.up ? PortState::Up : PortState::AdminDown),
                              track.interface.empty() ? QObject::tr("object %1").arg(track.object)
                                                      : text(short_interface_name(track.interface)),
                              QObject::tr("decrement %1").arg(track.decrement)));
    }
}

void neighbours(const snapshot::Device& device, Html& html) {
    constexpr std::array kStates{"DOWN", "ATTEMPT", "INIT", "2WAY", "EXSTART", "EXCHANGE", "LOADING", "FULL"};
    if (!device.ospf) return;
    html.heading(QStringLiteral("OSPF %1").arg(device.ospf->config.process_id), QStringLiteral("ospf"));
    html.row(QObject::tr("Router id"), text(device.ospf->router_id.text()));
    bool any = false;
    for (const ospf::InterfaceView& interface : device.ospf->interfaces) {
        for (const ospf::NeighborView& neighbor : interface.neighbors) {
            const auto state = std::min<std::size_t>(static_cast<std::size_t>(neighbor.state), kStates.size() - 1);
            const bool settled =
                neighbor.state == ospf::NeighborState::Full || neighbor.state == ospf::NeighborState::TwoWay;
            html.row(mark(settled ? PortState::Up : PortState::NoCarrier) + QStringLiteral("&nbsp;") +
                         text(neighbor.router_id.text()),
                     QStringLiteral("%1 · %2").arg(QLatin1String(kStates[state]),
                                                   text(short_interface_name(interface.name))));
            any = true;
        }
    }
    if (!any) html.row(QObject::tr("Neighbours"), QObject::tr("none"));
}

/// Twenty cells, so that it reads without colour too.
QString bar(double share) {
    constexpr int kCells = 20;
    const int full = std::clamp(static_cast<int>(share * kCells + 0.5), 0, kCells);
    return ink(QStringLiteral("█").repeated(full), colours().ring) +
           ink(QStringLiteral("█").repeated(kCells - full), colours().ringTrack);
}

void tunnels(const snapshot::World& world, const snapshot::Device& device, Html& html) {
    if (device.crypto_map.applied.empty()) return;
    html.heading(QObject::tr("Tunnel"), QStringLiteral("sas"));
    for (const ike::SaView& sa : device.ike.sas) {
        const bool up = sa.established != kNever && !sa.deleted;
        QString value =
            up ? QObject::tr("up for %1").arg(elapsed(sa.established, world.now))
               : ink(sa.deleted ? QObject::tr("deleted") : QObject::tr("negotiating"), colours().warningText);
        if (sa.keepalives_unanswered > 0)
            value +=
                ink(QObject::tr(", %Ln keepalives unanswered", nullptr, static_cast<int>(sa.keepalives_unanswered)),
                    colours().faultText);
        html.row(QStringLiteral("IKE %1").arg(text(sa.remote.text())), value);
    }
    for (const crypto_map::AppliedView& applied : device.crypto_map.applied) {
        if (!applied.live)
            html.row(text(applied.map), QObject::tr("not in charge: %1 is not active").arg(text(applied.redundancy)));
        for (const crypto_map::FlowView& flow : applied.flows) {
            if (flow.pairs.empty()) {
                html.row(QStringLiteral("IPsec %1").arg(text(flow.current_peer.text())),
                         flow.negotiating ? ink(QObject::tr("negotiating"), colours().warningText)
                                          : ink(QObject::tr("down"), colours().textMuted));
                continue;
            }
            const crypto_map::PairView& pair = flow.pairs.back();
            const double whole = to_seconds(pair.expires - pair.created);
            const double left = std::max(0.0, to_seconds(pair.expires - world.now));
            html.row(QStringLiteral("IPsec %1").arg(text(pair.endpoints.remote.text())),
                     QObject::tr("up, %1 left").arg(text(ios_elapsed(pair.expires - world.now))));
            html.row({}, bar(whole > 0 ? left / whole : 0));
            html.row(QObject::tr("Packets"),
                     QObject::tr("%L1 out, %L2 in").arg(flow.counters.encapsulated).arg(flow.counters.decapsulated));
        }
    }
}

void routes(const snapshot::Device& device, Html& html) {
    if (device.rib.table == nullptr || !device.powered) return;
    std::map<QString, int> counts;
    for (const rib::Row& row : device.rib.table->rows()) {
        switch (row.source) {
            case rib::Source::Connected: ++counts[QObject::tr("connected")]; break;
            case rib::Source::Static: ++counts[QObject::tr("static")]; break;
            case rib::Source::ReverseRoute: ++counts[QObject::tr("reverse route")]; break;
            case rib::Source::Ospf: ++counts[QStringLiteral("OSPF")]; break;
        }
    }
    QStringList parts;
    for (const auto& [name, count] : counts) parts << QStringLiteral("%1 %2").arg(count).arg(name);
    html.heading(QObject::tr("Routes"), QStringLiteral("routes"));
    html.row(QString::number(device.rib.table->rows().size()), parts.join(QStringLiteral(", ")));
}

void configuration(const snapshot::Device& device, Html& html) {
    if (device.is_host) return;
    const int marked = static_cast<int>(readRunningConfig(*device.config).marked.size());
    html.heading(QObject::tr("Configuration"), QStringLiteral("configuration"));
    html.row(QObject::tr("Support"),
             marked == 0 ? QObject::tr("every line has its effect")
                         : ink(QObject::tr("%Ln lines without full effect", nullptr, marked), colours().warningText));
}

}  // namespace

QString overviewHtml(const snapshot::World& world, const snapshot::Device& device) {
    Html html;
    system(world, device, html);
    interfaces(device, html);
    redundancy(world, device, html);
    tunnels(world, device, html);
    neighbours(device, html);
    routes(device, html);
    configuration(device, html);
    return html.done();
}

}  // namespace switchover::ui
