#include "ui/canvas/scene.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <QObject>

#include "engine/hsrp/show.h"
#include "ui/canvas/packet_path.h"
#include "ui/commands/flap_dialog.h"
#include "ui/commands/impair_dialog.h"

namespace switchover::ui {

namespace {

QString text(const std::string& s) { return QString::fromStdString(s); }

PortState portState(snapshot::EndState state) {
    switch (state) {
        case snapshot::EndState::AdminDown: return PortState::AdminDown;
        case snapshot::EndState::NoCarrier: return PortState::NoCarrier;
        case snapshot::EndState::Up: return PortState::Up;
    }
    return PortState::NoCarrier;
}

/// `.52` of 172.16.172.52/28; all of it where the network is not told beside the cable.
QString lastOctet(Ipv4Address address) { return QStringLiteral(".%1").arg(address.value & 0xFF); }

bool isCloud(const topology::Node& node) {
    for (const auto& [key, value] : node.labels)
        if (key == "graph-icon") return value == "cloud";
    return false;
}

Badge hsrpBadge(const hsrp::GroupView& group) {
    Badge badge{QStringLiteral("HSRP %1 · %2").arg(group.group).arg(QLatin1String(hsrpStateText(group.state))),
                Badge::Kind::Neutral};
    if (group.state == hsrp::State::Active) badge.kind = Badge::Kind::Active;
    if (group.state == hsrp::State::Standby) badge.kind = Badge::Kind::Standby;
    return badge;
}

int share(double left, double whole) {
    return whole > 0 ? std::clamp(static_cast<int>(std::ceil(48 * left / whole)), 0, 48) : 0;
}

/// Of each flow the youngest pair, which sends; those that expire first when there are too many to draw.
QVector<SceneSa> sasOf(const snapshot::Device& device, Instant now) {
    QVector<const crypto_map::PairView*> pairs;
    for (const crypto_map::AppliedView& applied : device.crypto_map.applied)
        for (const crypto_map::FlowView& flow : applied.flows)
            if (!flow.pairs.empty()) pairs.append(&flow.pairs.back());
    if (pairs.size() > kRings) {
        std::stable_sort(pairs.begin(), pairs.end(),
                         [](const auto* a, const auto* b) { return a->expires < b->expires; });
        pairs.resize(kRings);
    }
    QVector<SceneSa> out;
    for (const crypto_map::PairView* pair : pairs)
        out.append({share(to_seconds(pair->expires - now), to_seconds(pair->expires - pair->created)),
                    share(pair->inbound.kilobytes_left, pair->kilobytes),
                    share(pair->outbound.kilobytes_left, pair->kilobytes)});
    return out;
}

Adjacency adjacencyOf(ospf::NeighborState state) {
    if (state == ospf::NeighborState::Full) return Adjacency::Full;
    if (state >= ospf::NeighborState::ExStart) return Adjacency::Exchanging;
    return state == ospf::NeighborState::TwoWay ? Adjacency::TwoWay : Adjacency::Heard;
}

QVector<Adjacency> adjacenciesOf(const snapshot::Device& device, InterfaceIndex port) {
    QVector<Adjacency> out;
    if (!device.powered || !device.ospf) return out;
    for (const ospf::InterfaceView& interface : device.ospf->interfaces) {
        if (interface.index != port) continue;
        for (const ospf::NeighborView& neighbor : interface.neighbors)
            if (const Adjacency state = adjacencyOf(neighbor.state); !out.contains(state)) out.append(state);
    }
    std::sort(out.begin(), out.end());
    return out;
}

void describeDevice(const snapshot::Device& device, Instant now, SceneNode& node) {
    node.powered = device.powered;
    if (!device.powered) {
        node.badges.append({QObject::tr("Powered off"), Badge::Kind::Fault});
        return;
    }
    QStringList loopbacks;
    for (const Interface& interface : device.interfaces)
        if (interface.kind == InterfaceKind::Loopback && interface.has_address())
            loopbacks << text(short_interface_name(interface.name)) + QLatin1Char(' ') +
                             text(interface.address().text());
    node.detail = loopbacks.join(QStringLiteral(", "));
    for (const hsrp::GroupView& group : device.hsrp) {
        node.badges.append(hsrpBadge(group));
        if (group.state == hsrp::State::Active)
            node.badges.append({QStringLiteral("VIP ") + text(group.virtual_address.text()), Badge::Kind::Vip});
    }
    node.sas = sasOf(device, now);
}

SceneEnd makeEnd(const snapshot::World& world, const snapshot::CableEnd& end, QString& prefix) {
    SceneEnd out;
    out.node = end.node;
    out.port = end.port;
    out.port_name = text(end.port_name);
    out.state = portState(end.state);
    out.impaired = end.impairment.any();
    out.drops_all = end.impairment.drop_all;
    out.trouble = impairmentText(end.impairment);
    const snapshot::Device* device = world.device(end.node);
    if (device == nullptr) return out;
    out.adjacencies = adjacenciesOf(*device, end.port);
    out.label = text(short_interface_name(end.port_name));
    if (end.port < device->interfaces.size() && device->interfaces[end.port].has_address()) {
        const Interface& interface = device->interfaces[end.port];
        out.label += QLatin1Char(' ') + lastOctet(interface.address());
        prefix = text(interface.addresses.front().prefix().text());
    } else if (const InterfaceConfig* config = device->config->find_interface(end.port_name);
               config != nullptr && !config->addresses.empty()) {
        const InterfaceAddress& configured = config->addresses.front();
        out.label += QLatin1Char(' ') + lastOctet(configured.address);
        prefix = text(configured.prefix().text());
    }
    return out;
}

}  // namespace

QPointF defaultPosition(std::size_t index, std::size_t count) {
    const double angle = 2 * M_PI * static_cast<double>(index) / static_cast<double>(std::max<std::size_t>(1, count));
    const double radius = 60.0 + 22.0 * static_cast<double>(count);
    return {radius * std::cos(angle), radius * std::sin(angle)};
}

QString adjacencyName(Adjacency adjacency) {
    switch (adjacency) {
        case Adjacency::Heard: return QObject::tr("heard");
        case Adjacency::TwoWay: return QObject::tr("2-way");
        case Adjacency::Exchanging: return QObject::tr("exchange");
        case Adjacency::Full: return QObject::tr("full");
    }
    return {};
}

const char* hsrpStateText(hsrp::State state) { return hsrp::ios_name(state); }

Scene makeScene(const snapshot::World& world) {
    Scene scene;
    const topology::Topology& topology = *world.topology;
    for (NodeIndex i = 0; i < world.nodes.size(); ++i) {
        SceneNode node;
        node.name = text(world.name(i));
        if (i < topology.nodes.size()) {
            const topology::Node& drawn = topology.nodes[i];
            node.kind = drawn.kind;
            node.cloud = isCloud(drawn);
            node.position = drawn.has_position ? QPointF(drawn.position.x, drawn.position.y)
                                               : defaultPosition(i, topology.nodes.size());
        }
        if (const snapshot::Device* device = world.device(i)) {
            describeDevice(*device, world.now, node);
            scene.ospf = scene.ospf || device->ospf.has_value();
            scene.ipsec = scene.ipsec || !device->crypto_map.entries.empty();
        }
        if (const snapshot::Switch* bridge = world.network_switch(i)) node.powered = bridge->powered;
        scene.nodes.append(node);
    }
    std::map<NodeIndex, QString> segments;  // the network of each switch
    for (const snapshot::Cable& cable : world.cables) {
        SceneCable out;
        QString prefix_a, prefix_b;
        out.a = makeEnd(world, cable.a, prefix_a);
        out.b = makeEnd(world, cable.b, prefix_b);
        out.cut = cable.cut;
        if (cable.flap) out.flap = flapText(cable.flap->down, cable.flap->up);
        out.carrier = cable.carrier;
        const bool to_a_switch = world.network_switch(cable.a.node) != nullptr;
        const bool to_b_switch = world.network_switch(cable.b.node) != nullptr;
        if (to_a_switch && !prefix_b.isEmpty()) segments.emplace(cable.a.node, prefix_b);
        if (to_b_switch && !prefix_a.isEmpty()) segments.emplace(cable.b.node, prefix_a);
        if (!to_a_switch && !to_b_switch) out.prefix = prefix_a.isEmpty() ? prefix_b : prefix_a;
        scene.cables.append(out);
    }
    for (const auto& [node, prefix] : segments) scene.nodes[node].detail = prefix;
    for (const PacketPath& path : espPaths(world))
        for (const PathHop& hop : path.hops)
            (hop.from_b ? scene.cables[hop.cable].b : scene.cables[hop.cable].a).sends_esp = true;
    return scene;
}

}  // namespace switchover::ui
