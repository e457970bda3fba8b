#include "ui/commands/faults.h"

#include <QObject>

namespace switchover::ui {

namespace {

std::string nodeName(const Scene& scene, NodeIndex node) { return scene.nodes[node].name.toStdString(); }

const SceneCable* cableOf(const Scene& scene, const Target& target) {
    if (target.kind != Target::Kind::Port && target.kind != Target::Kind::Cable) return nullptr;
    return target.cable < static_cast<unsigned>(scene.cables.size()) ? &scene.cables[target.cable] : nullptr;
}

/// The end of a port; switches cannot shut theirs.
const SceneEnd* shutEnd(const Scene& scene, const Target& target) {
    const SceneCable* cable = cableOf(scene, target);
    if (cable == nullptr || target.kind != Target::Kind::Port) return nullptr;
    const SceneEnd& end = target.end_b ? cable->b : cable->a;
    return scene.nodes[end.node].kind == topology::NodeKind::Switch ? nullptr : &end;
}

Input shutInput(const Scene& scene, const SceneEnd& end, bool shut) {
    return ConfigInput{nodeName(scene, end.node),
                       {"interface " + end.port_name.toStdString(), shut ? "shutdown" : "no shutdown"}};
}

Input cutInput(const Scene& scene, const SceneCable& cable, bool cut) {
    return CableInput{nodeName(scene, cable.a.node), cable.a.port_name.toStdString(), cut};
}

Input oneWayInput(const Scene& scene, const SceneEnd& from, bool drop) {
    Impairment impairment;
    impairment.drop_all = drop;
    return ImpairInput{nodeName(scene, from.node), from.port_name.toStdString(), impairment};
}

Input steadyInput(const Scene& scene, const SceneCable& cable) {
    return FlapInput{nodeName(scene, cable.a.node), cable.a.port_name.toStdString(), {}, {}, 0};
}

Input powerInput(const Scene& scene, NodeIndex node, PowerInput::Action action) {
    return PowerInput{nodeName(scene, node), action};
}

bool isNode(const Scene& scene, const Target& target) {
    return target.kind == Target::Kind::Node && target.node < static_cast<unsigned>(scene.nodes.size());
}

QVector<FaultChoice> nodeChoices(const Scene& scene, NodeIndex node) {
    using Action = PowerInput::Action;
    if (!scene.nodes[node].powered)
        return {{QStringLiteral("power-on"), QObject::tr("Power on"), QStringLiteral("F"),
                 powerInput(scene, node, Action::On), false}};
    QVector<FaultChoice> out{{QStringLiteral("power-off"), QObject::tr("Power off"), QStringLiteral("F"),
                              powerInput(scene, node, Action::Off), false}};
    if (scene.nodes[node].kind == topology::NodeKind::Router)
        out.append(
            {QStringLiteral("reload"), QObject::tr("Reload"), {}, powerInput(scene, node, Action::Reload), false});
    return out;
}

void oneWayChoice(const Scene& scene, const SceneEnd& from, const SceneEnd& to, const char* id,
                  QVector<FaultChoice>& out) {
    const QString way = QStringLiteral("%1 → %2").arg(scene.nodes[from.node].name, scene.nodes[to.node].name);
    out.append({QLatin1String(id),
                from.drops_all ? QObject::tr("Let pass %1").arg(way) : QObject::tr("Drop %1").arg(way),
                {},
                oneWayInput(scene, from, !from.drops_all),
                out.last().id != QStringLiteral("one-way-a")});
}

}  // namespace

QString faultHeading(const Scene& scene, const Target& target) {
    if (isNode(scene, target)) return scene.nodes[target.node].name;
    const SceneCable* cable = cableOf(scene, target);
    if (cable == nullptr) return {};
    if (target.kind == Target::Kind::Port) {
        const SceneEnd& end = target.end_b ? cable->b : cable->a;
        return QStringLiteral("%1 %2").arg(scene.nodes[end.node].name, end.port_name);
    }
    return QObject::tr("Cable %1 — %2").arg(scene.nodes[cable->a.node].name, scene.nodes[cable->b.node].name);
}

QVector<FaultChoice> faultChoices(const Scene& scene, const Target& target) {
    if (isNode(scene, target)) return nodeChoices(scene, target.node);
    const SceneCable* cable = cableOf(scene, target);
    if (cable == nullptr) return {};
    QVector<FaultChoice> out;
    if (const SceneEnd* end = shutEnd(scene, target)) {
        const bool shut = end->state == PortState::AdminDown;
        out.append({shut ? QStringLiteral("no-shutdown") : QStringLiteral("shutdown"),
                    shut ? QObject::tr("Restore: no shutdown") : QObject::tr("Fail: shutdown"), QStringLiteral("F"),
                    shutInput(scene, *end, !shut), false});
    }
    out.append({cable->cut ? QStringLiteral("join") : QStringLiteral("cut"),
                cable->cut ? QObject::tr("Join cable") : QObject::tr("Cut cable"), QStringLiteral("Shift+F"),
                cutInput(scene, *cable, !cable->cut), false});
    if (!cable->flap.isEmpty())
        out.append({QStringLiteral("flap-end"), QObject::tr("End flapping"), {}, steadyInput(scene, *cable), false});
    oneWayChoice(scene, cable->a, cable->b, "one-way-a", out);
    oneWayChoice(scene, cable->b, cable->a, "one-way-b", out);
    return out;
}

std::optional<Input> toggleFault(const Scene& scene, const Target& target) {
    if (isNode(scene, target))
        return powerInput(scene, target.node,
                          scene.nodes[target.node].powered ? PowerInput::Action::Off : PowerInput::Action::On);
    if (const SceneEnd* end = shutEnd(scene, target)) return shutInput(scene, *end, end->state != PortState::AdminDown);
    return toggleCut(scene, target);
}

std::optional<Input> toggleCut(const Scene& scene, const Target& target) {
    const SceneCable* cable = cableOf(scene, target);
    if (cable == nullptr) return std::nullopt;
    return cutInput(scene, *cable, !cable->cut);
}

std::optional<Input> failInput(const Scene& scene, const Target& target) {
    if (isNode(scene, target)) {
        if (!scene.nodes[target.node].powered) return std::nullopt;
        return powerInput(scene, target.node, PowerInput::Action::Off);
    }
    if (const SceneEnd* end = shutEnd(scene, target)) {
        if (end->state == PortState::AdminDown) return std::nullopt;
        return shutInput(scene, *end, true);
    }
    const SceneCable* cable = cableOf(scene, target);
    if (cable == nullptr || cable->cut) return std::nullopt;
    return cutInput(scene, *cable, true);
}

QVector<Input> restoreInputs(const Scene& scene, const Target& target) {
    QVector<Input> out;
    if (isNode(scene, target) && !scene.nodes[target.node].powered)
        out.append(powerInput(scene, target.node, PowerInput::Action::On));
    if (const SceneEnd* end = shutEnd(scene, target); end != nullptr && end->state == PortState::AdminDown)
        out.append(shutInput(scene, *end, false));
    if (const SceneCable* cable = cableOf(scene, target)) {
        if (cable->cut) out.append(cutInput(scene, *cable, false));
        if (!cable->flap.isEmpty()) out.append(steadyInput(scene, *cable));
        for (const SceneEnd* end : {&cable->a, &cable->b})
            if (end->impaired) out.append(oneWayInput(scene, *end, false));
    }
    return out;
}

Impairment drawnImpairment(const snapshot::World& world, LinkIndex link) {
    Impairment drawn;
    if (link >= world.topology->links.size()) return drawn;
    drawn.jitter = world.topology->links[link].jitter;
    drawn.loss_ppm = static_cast<std::uint32_t>(world.topology->links[link].loss_percent * 10'000.0 + 0.5);
    return drawn;
}

QVector<Input> restoreAll(const snapshot::World& world) {
    QVector<Input> out;
    for (NodeIndex node = 0; node < world.nodes.size(); ++node) {
        const snapshot::Device* device = world.device(node);
        const snapshot::Switch* bridge = world.network_switch(node);
        const bool powered = device != nullptr ? device->powered : bridge->powered;
        if (!powered) out.append(PowerInput{world.name(node), PowerInput::Action::On});
        const DeviceConfig* at_start =
            node < world.topology->nodes.size() ? world.topology->nodes[node].config.get() : nullptr;
        if (device == nullptr || at_start == nullptr) continue;
        for (const InterfaceConfig& interface : device->config->interfaces) {
            const InterfaceConfig* was = at_start->find_interface(interface.name);
            if (interface.shutdown && was != nullptr && !was->shutdown)
                out.append(ConfigInput{world.name(node), {"interface " + interface.name, "no shutdown"}});
        }
    }
    for (LinkIndex link = 0; link < world.cables.size(); ++link) {
        const snapshot::Cable& cable = world.cables[link];
        if (cable.cut) out.append(CableInput{world.name(cable.a.node), cable.a.port_name, false});
        if (cable.flap) out.append(FlapInput{world.name(cable.a.node), cable.a.port_name, {}, {}, 0});
        const Impairment drawn = drawnImpairment(world, link);
        for (const snapshot::CableEnd* end : {&cable.a, &cable.b})
            if (end->impairment != drawn) out.append(ImpairInput{world.name(end->node), end->port_name, Impairment{}});
    }
    return out;
}

}  // namespace switchover::ui
