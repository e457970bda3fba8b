#pragma once
/// Where nodes go when they are moved: snapped while they are dragged, lined up or spread out by a command. Positions
/// are in the units of the lab file.
#include <QLineF>

#include "ui/canvas/scene.h"

namespace switchover::ui {

struct NodePlace {
    std::uint32_t node = 0;
    QPointF at;
    bool operator==(const NodePlace&) const = default;
};
using NodePlaces = QVector<NodePlace>;

inline constexpr double kGridStep = 20;  ///< between the dots that are drawn
inline constexpr double kSnapStep = 10;

struct Snapped {
    QPointF at;
    QVector<QLineF> guides;  ///< along nodes that it lines up with
};

/// Where a dragged node goes that is wanted at `wanted`: in line with a node that does not move along, if one is within
/// `reach`, and otherwise on the grid.
Snapped snapped(const Scene& scene, const QVector<std::uint32_t>& moving, QPointF wanted, double reach);

enum class Arrangement : std::uint8_t { Row, Column, SpreadAcross, SpreadDown };

/// At least two nodes for a row or column, three to spread; empty for fewer. Those that stay are left out.
NodePlaces arranged(const Scene& scene, QVector<std::uint32_t> nodes, Arrangement arrangement);

}  // namespace switchover::ui
