#pragma once
/// Where everything of a scene stands in pixels: nodes, cable lines, port marks, and labels that overlap nothing.
#include <QLineF>
#include <QRectF>
#include <QSizeF>
#include <QString>
#include <QVector>

#include "ui/canvas/scene.h"

namespace switchover::ui {

/// Lab units to pixels.
struct Viewport {
    double zoom = 1;
    QPointF offset;  ///< pixels of the lab's origin
    QPointF map(QPointF lab) const { return lab * zoom + offset; }
    QPointF unmap(QPointF pixels) const { return (pixels - offset) / zoom; }
    bool operator==(const Viewport&) const = default;
};

struct PlacedLabel {
    enum class Role : std::uint8_t { Name, Detail, Port, Prefix, Badge };
    Role role = Role::Name;
    QRectF rect;
    QString text;
    Badge::Kind badge = Badge::Kind::Neutral;
    std::int32_t node = -1;   ///< Name, Detail, Badge
    std::int32_t cable = -1;  ///< Port, Prefix
};

struct PlacedCable {
    QLineF line;  ///< from port mark to port mark
    QLineF axis;  ///< from centre to centre
};

/// How far OSPF has come with neighbours behind a port: along its half of the cable.
struct PlacedAdjacency {
    QLineF line;
    Adjacency state = Adjacency::Full;
};

struct Geometry {
    double radius = 26;     ///< of a router's disc
    double mark = 9;        ///< across a port mark
    QVector<QRectF> nodes;  ///< outlines
    QVector<PlacedCable> cables;
    QVector<PlacedAdjacency> adjacencies;
    QVector<PlacedLabel> labels;  ///< those with room; no two overlap
};

/// `sight`: what of the picture is seen; labels keep inside while there is room. `reserved` stands in their way: the
/// legend.
Geometry layOut(const Scene& scene, const Viewport& viewport, const QRectF& sight, const QVector<QRectF>& reserved);

/// The viewport that shows all of `scene` in `area` with room for labels.
Viewport fitting(const Scene& scene, const QRectF& area);

/// Of a tunnel's lane in one direction, pixels; both lanes of a cable lie beside its middle.
double laneWidth(double radius);

QFont labelFont(PlacedLabel::Role role);

}  // namespace switchover::ui
