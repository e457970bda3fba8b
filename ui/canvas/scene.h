#pragma once
/// What the canvas shows, as a value made from a snapshot. Two equal scenes look alike, so the picture is painted again
/// only when they differ.
#include <cstdint>
#include <QPointF>
#include <QString>
#include <QVector>

#include "engine/base/ids.h"
#include "engine/snapshot/snapshot.h"
#include "engine/topology/topology.h"
#include "ui/theme/style.h"

namespace switchover::ui {

struct Badge {
    enum class Kind : std::uint8_t { Neutral, Active, Standby, Vip, Fault };
    QString text;
    Kind kind = Kind::Neutral;
    bool operator==(const Badge&) const = default;
};

struct SceneNode {
    QString name;
    topology::NodeKind kind = topology::NodeKind::Router;
    bool cloud = false;
    bool powered = true;
    QPointF position;       ///< in the units of the lab file
    QString detail;         ///< `Lo0 20.1.1.1`; what stands under the name
    QVector<Badge> badges;  ///< HSRP groups, then virtual addresses it answers for
    int ring = -1;          ///< lifetime left of its IPsec SA in 48ths; -1: has none
    bool operator==(const SceneNode&) const = default;
};

struct SceneEnd {
    NodeIndex node = kNoNode;
    InterfaceIndex port = kNoInterface;
    QString port_name;  ///< full
    QString label;      ///< `Fa0/0 .52`; empty for switches
    PortState state = PortState::NoCarrier;
    bool impaired = false;  ///< what leaves here is lost, delayed or damaged
    bool drops_all = false;
    QString trouble;         ///< `loss 10 %, +20 ms`; empty for none and for `drops_all`
    bool sends_esp = false;  ///< ESP packets of an SA leave here
    bool operator==(const SceneEnd&) const = default;
};

struct SceneCable {
    SceneEnd a, b;
    bool cut = false;
    bool carrier = true;
    QString prefix;  ///< of a cable between two routers
    bool operator==(const SceneCable&) const = default;
};

/// Nodes and cables by their index in the world.
struct Scene {
    QVector<SceneNode> nodes;
    QVector<SceneCable> cables;
    bool operator==(const Scene&) const = default;
};

Scene makeScene(const snapshot::World& world);

/// Places for nodes that have none in the lab file: round a circle.
QPointF defaultPosition(std::size_t index, std::size_t count);

/// `HSRP 1 · Active`; the words of IOS.
const char* hsrpStateText(hsrp::State state);

}  // namespace switchover::ui
