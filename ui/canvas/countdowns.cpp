#include "ui/canvas/countdowns.h"

#include <algorithm>
#include <QLocale>
#include <QObject>
#include <QStringList>

#include "engine/ospf/show.h"

namespace switchover::ui {

namespace {

QString text(const std::string& s) { return QString::fromStdString(s); }

QString left(Instant until, Instant now) {
    const double seconds = std::max(0.0, to_seconds(until - now));
    return QObject::tr("%1 s").arg(QLocale().toString(seconds, 'f', seconds < 100 ? 1 : 0));
}

void redundancy(const snapshot::Device& device, Instant now, InterfaceIndex port, QStringList& out) {
    for (const hsrp::GroupView& group : device.hsrp) {
        if (port != kNoInterface && group.interface != port) continue;
        const auto hold = [&](const hsrp::RouterView& router, const QString& role) {
            if (router.id.kind == hsrp::RouterId::Kind::Remote && router.expires != kNever)
                out << QObject::tr("HSRP %1: hold time of %2 %3: %4")
                           .arg(group.group)
                           .arg(role, text(router.id.address.text()), left(router.expires, now));
        };
        hold(group.active, QObject::tr("active"));
        hold(group.standby, QObject::tr("standby"));
        if (group.next_hello != kNever)
            out << QObject::tr("HSRP %1: next hello in %2").arg(group.group).arg(left(group.next_hello, now));
    }
}

void neighbours(const snapshot::Device& device, Instant now, InterfaceIndex port, QStringList& out) {
    if (!device.ospf) return;
    for (const ospf::InterfaceView& interface : device.ospf->interfaces) {
        if (port != kNoInterface && interface.index != port) continue;
        for (const ospf::NeighborView& neighbor : interface.neighbors)
            if (neighbor.dead_at != kNever)
                out << QObject::tr("OSPF neighbour %1: %2, dead time %3")
                           .arg(text(neighbor.router_id.text()), QLatin1String(ospf::ios_name(neighbor.state)),
                                left(neighbor.dead_at, now));
    }
}

void tunnels(const snapshot::Device& device, Instant now, InterfaceIndex port, QStringList& out) {
    for (const ike::SaView& sa : device.ike.sas) {
        if (sa.deleted || sa.established == kNever || port != kNoInterface) continue;
        if (sa.next_keepalive != kNever)
            out << QObject::tr("IKE %1: next keepalive in %2, %3 of 5 unanswered")
                       .arg(text(sa.remote.text()), left(sa.next_keepalive, now))
                       .arg(sa.keepalives_unanswered);
    }
    for (const crypto_map::AppliedView& applied : device.crypto_map.applied) {
        if (port != kNoInterface && applied.interface != port) continue;
        for (const crypto_map::FlowView& flow : applied.flows)
            for (const crypto_map::PairView& pair : flow.pairs)
                out << QObject::tr("IPsec %1: SA lives %2; in %L3 kB, out %L4 kB")
                           .arg(text(pair.endpoints.remote.text()), left(pair.expires, now))
                           .arg(pair.inbound.kilobytes_left)
                           .arg(pair.outbound.kilobytes_left);
    }
}

}  // namespace

QString countdowns(const snapshot::World& world, NodeIndex node, InterfaceIndex port) {
    const snapshot::Device* device = world.device(node);
    if (device == nullptr || !device->powered) return {};
    QStringList out;
    redundancy(*device, world.now, port, out);
    neighbours(*device, world.now, port, out);
    tunnels(*device, world.now, port, out);
    return out.join(u'\n');
}

QString flapCountdown(const snapshot::World& world, LinkIndex cable) {
    if (cable >= world.cables.size() || !world.cables[cable].flap) return {};
    const Flap& flap = *world.cables[cable].flap;
    QString out =
        (flap.out ? QObject::tr("back in %1") : QObject::tr("out again in %1")).arg(left(flap.next, world.now));
    if (!flap.endless) out += QObject::tr(", then %n more times", nullptr, static_cast<int>(flap.rounds_left));
    return out;
}

}  // namespace switchover::ui
