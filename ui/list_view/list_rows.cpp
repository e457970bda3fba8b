#include <fmt/format.h>

#include "ui/list_view/list_view.h"

namespace switchover::ui {

namespace {

QString text(const std::string& s) { return QString::fromStdString(s); }

QString kindText(const SceneNode& node) {
    switch (node.kind) {
        case topology::NodeKind::Router: return QObject::tr("router");
        case topology::NodeKind::Switch: return QObject::tr("switch");
        case topology::NodeKind::Host: return QObject::tr("host");
    }
    return {};
}

QString stateText(PortState state) {
    switch (state) {
        case PortState::AdminDown: return QObject::tr("administratively down");
        case PortState::NoCarrier: return QObject::tr("down: no carrier");
        case PortState::Up: return QObject::tr("up");
    }
    return {};
}

QString addressesOf(const snapshot::Device& device) {
    QStringList out;
    for (const Interface& interface : device.interfaces)
        if (interface.has_address())
            out << text(short_interface_name(interface.name)) + u' ' + text(interface.address().text());
    return out.join(QStringLiteral(", "));
}

/// What is the matter with the cable, as seen from one end.
QString troubleOf(const Scene& scene, const SceneCable& cable, const SceneEnd& here, const SceneEnd& there) {
    QStringList out;
    if (cable.cut) out << QObject::tr("cut");
    if (!cable.cut && !cable.carrier) out << QObject::tr("no carrier");
    if (here.drops_all) out << QObject::tr("nothing passes to %1").arg(scene.nodes[there.node].name);
    if (there.drops_all) out << QObject::tr("nothing passes from %1").arg(scene.nodes[there.node].name);
    if (!here.trouble.isEmpty()) out << QObject::tr("out: %1").arg(here.trouble);
    if (!there.trouble.isEmpty()) out << QObject::tr("in: %1").arg(there.trouble);
    return out.join(QStringLiteral(", "));
}

}  // namespace

QStringList deviceListHeaders() {
    return {QObject::tr("Device"), QObject::tr("Kind"), QObject::tr("State"), QObject::tr("Addresses"),
            QObject::tr("Neighbours")};
}

QVector<TableRow> deviceListRows(const snapshot::World& world, const Scene& scene) {
    QVector<QStringList> neighbours(scene.nodes.size());
    for (const SceneCable& cable : scene.cables) {
        neighbours[cable.a.node] << scene.nodes[cable.b.node].name;
        neighbours[cable.b.node] << scene.nodes[cable.a.node].name;
    }
    QVector<TableRow> out;
    for (int i = 0; i < scene.nodes.size(); ++i) {
        const SceneNode& node = scene.nodes[i];
        const snapshot::Device* device = world.device(static_cast<NodeIndex>(i));
        QStringList state{node.powered ? QObject::tr("on") : QObject::tr("powered off")};
        for (const Badge& badge : node.badges)
            if (badge.kind != Badge::Kind::Fault) state << badge.text;
        TableRow row;
        row.key = text(fmt::format("{:08}", i));
        row.cells = {node.name, kindText(node), state.join(QStringLiteral(", ")),
                     device != nullptr ? addressesOf(*device) : node.detail, neighbours[i].join(QStringLiteral(", "))};
        row.state = static_cast<int>(node.powered ? PortState::Up : PortState::AdminDown);
        out.append(row);
    }
    return out;
}

QStringList portListHeaders() {
    return {QObject::tr("Device"), QObject::tr("Port"), QObject::tr("State"), QObject::tr("Cabled to"),
            QObject::tr("Cable")};
}

QVector<TableRow> portListRows(const Scene& scene) {
    QVector<TableRow> out;
    for (int i = 0; i < scene.cables.size(); ++i) {
        const SceneCable& cable = scene.cables[i];
        for (const bool b : {false, true}) {
            const SceneEnd& here = b ? cable.b : cable.a;
            const SceneEnd& there = b ? cable.a : cable.b;
            const QString trouble = troubleOf(scene, cable, here, there);
            TableRow row;
            row.key = text(fmt::format("{:08}/{}", i, b ? 1 : 0));
            row.cells = {scene.nodes[here.node].name, here.port_name, stateText(here.state),
                         scene.nodes[there.node].name + u' ' + there.port_name,
                         trouble.isEmpty() ? QObject::tr("in order") : trouble};
            row.state = static_cast<int>(here.state);
            out.append(row);
        }
    }
    return out;
}

}  // namespace switchover::ui
