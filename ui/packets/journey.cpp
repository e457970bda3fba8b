#include "ui/packets/journey.h"

#include <fmt/format.h>

#include <algorithm>
#include <QLocale>
#include <QObject>

#include "engine/ethernet/frame.h"
#include "engine/ipv4/header.h"
#include "engine/snapshot/look_up.h"

namespace switchover::ui {

namespace {

using snapshot::LookUp;
using snapshot::RouteRow;

QString text(const std::string& s) { return QString::fromStdString(s); }
QString text(Ipv4Address address) { return text(address.text()); }
QString spiText(std::uint32_t spi) { return text(fmt::format("0x{:08X}", spi)); }

/// A visit of a box: the frame that brought the packet and those that took it on.
struct Visit {
    NodeIndex node = kNoNode;
    Instant at;  ///< when it came in, or was sent
    const CarrierFrame* in = nullptr;
    std::vector<const CarrierFrame*> out;
};

const snapshot::CableEnd& sender(const snapshot::World& world, const CarrierFrame& frame) {
    const snapshot::Cable& cable = world.cables[frame.sent.pipe / 2];
    return frame.sent.pipe % 2 == 0 ? cable.a : cable.b;
}
const snapshot::CableEnd& receiver(const snapshot::World& world, const CarrierFrame& frame) {
    const snapshot::Cable& cable = world.cables[frame.sent.pipe / 2];
    return frame.sent.pipe % 2 == 0 ? cable.b : cable.a;
}

std::vector<Visit> visitsOf(const std::vector<CarrierFrame>& carriers, const snapshot::World& world) {
    std::vector<Visit> visits;
    for (const CarrierFrame& frame : carriers) {
        if (frame.sent.pipe / 2 >= world.cables.size()) continue;
        const NodeIndex from = sender(world, frame).node;
        const auto last = std::find_if(visits.rbegin(), visits.rend(), [&](const Visit& visit) {
            return visit.node == from && visit.at <= frame.sent.at;
        });
        if (last != visits.rend())
            last->out.push_back(&frame);
        else
            visits.push_back({from, frame.sent.at, nullptr, {&frame}});
        if (frame.sent.arrival != kNever)
            visits.push_back({receiver(world, frame).node, frame.sent.arrival, &frame, {}});
    }
    std::stable_sort(visits.begin(), visits.end(), [](const Visit& a, const Visit& b) { return a.at < b.at; });
    return visits;
}

QString reasonText(device::PacketDropped::Reason reason) {
    using Reason = device::PacketDropped::Reason;
    switch (reason) {
        case Reason::NoRoute: return QObject::tr("no route");
        case Reason::TtlExpired: return QObject::tr("time to live expired");
        case Reason::AclDenied: return QObject::tr("denied by an access list");
        case Reason::NoArp: return QObject::tr("no answer to ARP");
        case Reason::NotIpsec: return QObject::tr("came in clear but should have been protected");
        case Reason::NoSa: return QObject::tr("no SA to protect it with");
        case Reason::DontFragment: return QObject::tr("too big, and not to be fragmented");
        case Reason::BadHeader: return QObject::tr("bad IP header");
        case Reason::Other: break;
    }
    return QObject::tr("for another reason");
}

QString actionText(rib::Action action) {
    switch (action) {
        case rib::Action::Receive: return QStringLiteral("receive");
        case rib::Action::Drop: return QStringLiteral("drop");
        case rib::Action::Null: return QStringLiteral("Null0");
        case rib::Action::Attached: return QStringLiteral("attached");
        case rib::Action::Via:
        case rib::Action::NoRoute: break;
    }
    return QStringLiteral("no route");
}

QString portName(const snapshot::Device& device, InterfaceIndex port) {
    return port < device.interfaces.size() ? text(short_interface_name(device.interfaces[port].name)) : QString();
}

QString routeText(const snapshot::Device& device, const RouteRow& route, Ipv4Address destination) {
    if (!route.found) return QObject::tr("nothing matches %1").arg(text(destination));
    const QString prefix = text(route.prefix.text());
    if (route.action == rib::Action::Via)
        return QObject::tr("%1 via %2, %3").arg(prefix, text(route.next_hop), portName(device, route.out));
    if (route.action == rib::Action::Attached)
        return QObject::tr("%1 attached, %2").arg(prefix, portName(device, route.out));
    return QStringLiteral("%1 %2").arg(prefix, actionText(route.action));
}

/// Tells a hop of a router or host.
class Teller {
   public:
    Teller(const Visit& visit, const std::vector<DroppedPacket>& dropped, const TableHistory& history,
           const snapshot::World& now)
        : visit_(visit), dropped_(dropped), now_(now), around_(history.around(visit.at)) {}

    JourneyHop tell() {
        hop_.node = visit_.node;
        hop_.name = text(now_.name(visit_.node));
        hop_.frame = visit_.in != nullptr ? visit_.in->number : visit_.out.front()->number;
        tellPorts();
        if (visit_.at > now_.now) {
            hop_.fate = QObject::tr("on its way here");
            return std::move(hop_);
        }
        if (visit_.in != nullptr) {
            row(QObject::tr("In"), inText(), visit_.in->number);
        }
        if (now_.device(visit_.node) != nullptr)
            router();
        else
            hop_.fate = visit_.out.empty() ? QObject::tr("not sent on") : QObject::tr("switched");
        for (const CarrierFrame* out : visit_.out) row(QObject::tr("Out"), outText(*out), out->number);
        return std::move(hop_);
    }

   private:
    void row(const QString& what, const QString& how, std::uint64_t frame = 0) { hop_.rows.append({what, how, frame}); }

    void tellPorts() {
        const auto port = [](const snapshot::CableEnd& end) { return text(short_interface_name(end.port_name)); };
        QStringList out;
        for (const CarrierFrame* frame : visit_.out) out << port(sender(now_, *frame));
        const QString in = visit_.in != nullptr ? port(receiver(now_, *visit_.in)) : QString();
        const QString outs = out.join(QStringLiteral(", "));
        hop_.ports = in.isEmpty() ? outs : outs.isEmpty() ? in : in + QStringLiteral(" → ") + outs;
    }

    QString inText() const {
        const auto frame = ethernet::view(visit_.in->sent.octets);
        if (!frame) return {};
        return QObject::tr("%1, %2 to %3")
            .arg(text(short_interface_name(receiver(now_, *visit_.in).port_name)), text(frame->source().text()),
                 text(frame->destination().text()));
    }

    QString outText(const CarrierFrame& out) const {
        const auto frame = ethernet::view(out.sent.octets);
        QString how = QObject::tr("%1 to %2")
                          .arg(text(short_interface_name(sender(now_, out).port_name)),
                               frame ? text(frame->destination().text()) : QString());
        if (visit_.in != nullptr)
            how +=
                QObject::tr(", after %1 ms").arg(QLocale().toString(to_seconds(out.sent.at - visit_.at) * 1e3, 'f', 3));
        how += out.sent.arrival == kNever
                   ? QObject::tr(", lost on the cable")
                   : QObject::tr(", %1 ms on the cable")
                         .arg(QLocale().toString(to_seconds(out.sent.arrival - out.sent.at) * 1e3, 'f', 3));
        return how;
    }

    /// The device by the tables nearest to the moment; says how near they are.
    const snapshot::Device* tables() {
        const snapshot::World* world = around_.before != nullptr  ? around_.before.get()
                                       : around_.after != nullptr ? around_.after.get()
                                                                  : &now_;
        as_of_ = world->now;
        return world->device(visit_.node);
    }

    bool isMine() const {
        const auto frame = ethernet::view(visit_.in->sent.octets);
        const snapshot::Device* device = now_.device(visit_.node);
        const InterfaceIndex port = receiver(now_, *visit_.in).port;
        if (!frame || port >= device->interfaces.size()) return false;
        const MacAddress to = frame->destination();
        // Virtual addresses come and go: those of the groups count, whoever holds them now.
        const bool group = std::any_of(device->hsrp.begin(), device->hsrp.end(), [&](const hsrp::GroupView& g) {
            return g.interface == port && (g.active_mac == to || g.local_mac == to);
        });
        return to.is_group() || to == device->interfaces[port].mac || (group && !visit_.out.empty());
    }

    const DroppedPacket* drop(const Bytes& clear) const {
        const ipv4::HeaderView header{clear.data()};
        for (const DroppedPacket& one : dropped_)
            if (one.node == visit_.node && one.at >= visit_.at && one.at <= visit_.at + 5s &&
                one.what.destination == header.destination() && one.what.protocol == header.protocol())
                return &one;
        return nullptr;
    }

    void router() {
        const CarrierFrame& first = visit_.in != nullptr ? *visit_.in : *visit_.out.front();
        if (visit_.in != nullptr && !isMine()) {
            hop_.fate = QObject::tr("not for it");
            row(QObject::tr("Address"), QObject::tr("the frame is for another MAC address: ignored"));
            return;
        }
        if (first.clear.empty()) {
            hop_.fate = visit_.in == nullptr ? QObject::tr("sent") : QObject::tr("taken in");
            return;
        }
        const bool opened = visit_.in != nullptr && opensEsp();
        const bool transit = visit_.in != nullptr && visit_.in->spi && !opened;
        const Bytes& packet = transit ? outer(*visit_.in) : first.clear;
        tellTables(packet);
        timeToLive(transit);
        row(QStringLiteral("NAT"), QObject::tr("none: this lab translates no addresses"));
        fate(packet);
    }

    /// Decrypts what is sent to one of its own addresses.
    bool opensEsp() {
        if (!visit_.in->spi) return false;
        const ipv4::HeaderView header{outer(*visit_.in).data()};
        const snapshot::Device* device = tables();
        if (device == nullptr) return false;
        const crypto_map::PairView* pair = snapshot::inbound_sa(*device, header.destination(), *visit_.in->spi);
        const bool onward_in_clear =
            std::any_of(visit_.out.begin(), visit_.out.end(), [](const CarrierFrame* out) { return !out->spi; });
        if (pair == nullptr && !onward_in_clear) return false;
        row(QObject::tr("SA in"), QObject::tr("SPI %1 from %2, sequence %3: opened")
                                      .arg(spiText(*visit_.in->spi), text(header.source()))
                                      .arg(visit_.in->sequence));
        return true;
    }

    const Bytes& outer(const CarrierFrame& frame) {
        outer_.assign(frame.sent.octets.begin() + ethernet::kHeaderLength, frame.sent.octets.end());
        return outer_;
    }

    void tellTables(const Bytes& packet) {
        const snapshot::Device* device = tables();
        const auto rows = device != nullptr ? snapshot::look_up(*device, packet) : std::nullopt;
        if (!rows) return;
        const ipv4::HeaderView header{packet.data()};
        row(QStringLiteral("FIB"), rows->delivered && !rows->route.found
                                       ? QObject::tr("%1 is its own").arg(text(header.destination()))
                                       : routeText(*device, rows->route, header.destination()));
        if (rows->crypto_map) tellProtection(*device, *rows);
        if (rows->adjacency) tellAdjacency(*device, *rows->adjacency);
        tellMoment(packet, *rows);
    }

    void tellProtection(const snapshot::Device& device, const LookUp& rows) {
        if (!rows.protection) {
            row(QObject::tr("Crypto map"), QObject::tr("no line matches: sent in clear"));
            return;
        }
        const snapshot::ProtectionRow& p = *rows.protection;
        row(QObject::tr("Crypto map"),
            QObject::tr("%1 %2, list %3: %4").arg(text(p.map)).arg(p.sequence).arg(text(p.access_list), text(p.line)));
        row(QObject::tr("SA out"),
            !p.live  ? QObject::tr("the map is not in charge here: dropped")
            : !p.spi ? QObject::tr("none: dropped, and IKE is asked for one")
                     : QObject::tr("SPI %1 to %2%3").arg(spiText(*p.spi), text(p.peer), sentWith(*p.spi)));
        if (rows.outer_route) row(QObject::tr("FIB, ESP"), routeText(device, *rows.outer_route, p.peer));
    }

    /// The frame itself tells which SA it was.
    QString sentWith(std::uint32_t expected) const {
        for (const CarrierFrame* out : visit_.out)
            if (out->spi)
                return (*out->spi == expected ? QString()
                                              : QObject::tr(", but it went with SPI %1").arg(spiText(*out->spi))) +
                       QObject::tr(", sequence %1").arg(out->sequence);
        return {};
    }

    void tellAdjacency(const snapshot::Device& device, const snapshot::AdjacencyRow& adjacency) {
        QString how = QObject::tr("%1 on %2 is at %3")
                          .arg(text(adjacency.address), portName(device, adjacency.interface),
                               adjacency.mac ? text(adjacency.mac->text()) : QObject::tr("an unknown MAC address"));
        row(QStringLiteral("ARP"), how);
    }

    /// Whether the rows above are those of the moment.
    void tellMoment(const Bytes& packet, const LookUp& before) {
        const snapshot::Device* later = around_.after != nullptr ? around_.after->device(visit_.node)
                                        : now_.now >= visit_.at  ? now_.device(visit_.node)
                                                                 : nullptr;
        const auto after = later != nullptr ? snapshot::look_up(*later, packet) : std::nullopt;
        const bool agree = around_.before != nullptr && after && *after == before;
        const QString moment = text(clock_text(as_of_));
        if (agree)
            row(QObject::tr("Tables"), QObject::tr("the same before and after the packet"));
        else if (around_.before == nullptr)
            row(QObject::tr("Tables"),
                QObject::tr("as of %1, later than the packet: it may have met others").arg(moment));
        else
            row(QObject::tr("Tables"),
                QObject::tr("as of %1, the last look before the packet; they changed after it").arg(moment));
    }

    void timeToLive(bool transit) {
        if (visit_.in == nullptr || visit_.out.empty()) return;
        const auto ttl = [&](const CarrierFrame& frame) {
            return static_cast<int>(ipv4::HeaderView{transit ? outer(frame).data() : frame.clear.data()}.ttl());
        };
        const int in = ttl(*visit_.in), out = ttl(*visit_.out.front());
        row(QStringLiteral("TTL"), QStringLiteral("%1 → %2").arg(in).arg(out));
    }

    void fate(const Bytes& packet) {
        if (visit_.in == nullptr) {
            hop_.fate = QObject::tr("sent");
            return;
        }
        if (!visit_.out.empty()) {
            hop_.fate = visit_.out.front()->spi && !visit_.in->spi   ? QObject::tr("encrypted and sent on")
                        : visit_.in->spi && !visit_.out.front()->spi ? QObject::tr("decrypted and sent on")
                                                                     : QObject::tr("forwarded");
            return;
        }
        const DroppedPacket* gone = drop(packet);
        const snapshot::Device* device = tables();
        const auto rows = device != nullptr ? snapshot::look_up(*device, packet) : std::nullopt;
        if (gone != nullptr)
            hop_.fate = QObject::tr("dropped: %1").arg(reasonText(gone->what.reason));
        else
            hop_.fate = rows && rows->delivered ? QObject::tr("arrived") : QObject::tr("not sent on");
    }

    const Visit& visit_;
    const std::vector<DroppedPacket>& dropped_;
    const snapshot::World& now_;
    TableHistory::Around around_;
    Instant as_of_;
    Bytes outer_;
    JourneyHop hop_;
};

}  // namespace

QVector<JourneyHop> journeyOf(std::vector<CarrierFrame> carriers, const std::vector<DroppedPacket>& dropped,
                              const TableHistory& history, const snapshot::World& now) {
    QVector<JourneyHop> out;
    const std::vector<Visit> visits = visitsOf(carriers, now);
    for (const Visit& visit : visits) {
        JourneyHop hop = Teller(visit, dropped, history, now).tell();
        hop.since_start = visit.at - visits.front().at;
        out.append(std::move(hop));
    }
    return out;
}

}  // namespace switchover::ui
