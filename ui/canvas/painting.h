#pragma once
/// Paints the part of the picture that stands still.
#include <QPainter>

#include "ui/canvas/layout.h"
#include "ui/canvas/legend.h"

namespace switchover::ui {

/// What a click or the keyboard means.
struct Target {
    enum class Kind : std::uint8_t { None, Node, Port, Cable };
    Kind kind = Kind::None;
    std::uint32_t node = kNoNode;   ///< Node
    std::uint32_t cable = kNoLink;  ///< Port, Cable
    bool end_b = false;             ///< Port: which end of the cable
    bool operator==(const Target&) const = default;
};

/// A pill or chip with its text, in the painter's font.
void paintBadge(QPainter& painter, const PlacedLabel& label);

/// `size` in device-independent pixels; `hidden` protocols are struck out in the legend; `marked`: nodes
/// chosen together with the selected one.
void paintScene(QPainter& painter, QSizeF size, const Scene& scene, const Geometry& geometry, const Viewport& viewport,
                const Target& selected, const ProtocolSet& hidden, const QVector<std::uint32_t>& marked = {});

}  // namespace switchover::ui
