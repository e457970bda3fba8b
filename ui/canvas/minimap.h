#pragma once
/// The whole lab in a corner, with a frame round what is seen; there when something of it is out of sight.
#include <QPainter>

#include "ui/canvas/layout.h"

namespace switchover::ui {

struct Minimap {
    QRectF rect;       ///< in the view; null: everything is in sight, or the view is too small for it
    QRectF frame;      ///< what is seen, inside `rect`
    Viewport mapping;  ///< lab units to places inside `rect`
    bool shown() const { return !rect.isNull(); }
};

/// `avoid`: the legend; the map stands above it where both have no room side by side.
Minimap makeMinimap(QSizeF size, const QRectF& avoid, const Scene& scene, const Viewport& viewport);
void paintMinimap(QPainter& painter, const Minimap& map, const Scene& scene);
/// The view whose middle is at this place of the map.
Viewport centredAt(const Minimap& map, QPointF at, QSizeF size, Viewport viewport);

/// Round the positions of all nodes, in lab units.
QRectF boundsOf(const Scene& scene);

}  // namespace switchover::ui
