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

/// What is left of an IPsec SA pair, in 48ths of what it began with.
struct SceneSa {
    int seconds = 0;  ///< of both directions
    int kilobytes_in = 0, kilobytes_out = 0;
    bool operator==(const SceneSa&) const = default;
};

/// How far OSPF has come with a neighbour, in the steps that the picture tells apart.
enum class Adjacency : std::uint8_t { Heard, TwoWay, Exchanging, Full };
inline constexpr int kAdjacencies = 4;
/// `heard`, `2-way`, `exchange`, `full`.
QString adjacencyName(Adjacency adjacency);

struct SceneNode {
    QString name;
    topology::NodeKind kind = topology::NodeKind::Router;
    bool cloud = false;
    bool powered = true;
    QPointF position;       ///< in the units of the lab file
    QString detail;         ///< `Lo0 20.1.1.1`; what stands under the name
    QVector<Badge> badges;  ///< HSRP groups, then virtual addresses it answers for
    QVector<SceneSa> sas;   ///< the pair each flow sends with, those that end first; at most kRings
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
    QString trouble;                 ///< `loss 10 %, +20 ms`; empty for none and for `drops_all`
    bool sends_esp = false;          ///< ESP packets of an SA leave here
    QVector<Adjacency> adjacencies;  ///< with neighbours out of this port; each state once, ascending
    bool operator==(const SceneEnd&) const = default;
};

struct SceneCable {
    SceneEnd a, b;
    bool cut = false;
    bool carrier = true;
    QString flap;    ///< `flaps: out 2 s of every 10 s`; empty for one that does not
    QString prefix;  ///< of a cable between two routers
    bool operator==(const SceneCable&) const = default;
};

/// Nodes and cables by their index in the world.
struct Scene {
    QVector<SceneNode> nodes;
    QVector<SceneCable> cables;
    bool ospf = false, ipsec = false;  ///< some device has a process, a crypto map: the legend explains their signs
    bool operator==(const Scene&) const = default;
};

inline constexpr int kRings = 4;

Scene makeScene(const snapshot::World& world);

/// Places for nodes that have none in the lab file: round a circle.
QPointF defaultPosition(std::size_t index, std::size_t count);

/// `HSRP 1 · Active`; the words of IOS.
const char* hsrpStateText(hsrp::State state);

}  // namespace switchover::ui
