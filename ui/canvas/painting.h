#pragma once
/// Paints the part of the picture that stands still.
#include <array>
#include <optional>
#include <QPainter>

#include "ui/canvas/layout.h"

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

struct LegendEntry {
    QRectF rect;
    Protocol protocol = Protocol::Other;
};

/// The legend at the lower left of an area `size` large, and its entries in it.
QRectF legendRect(QSizeF size);
QVector<LegendEntry> legendEntries(QSizeF size);

using ProtocolSet = std::array<bool, kProtocols>;

/// `size` in device-independent pixels; `hidden` protocols are struck out in the legend.
void paintScene(QPainter& painter, QSizeF size, const Scene& scene, const Geometry& geometry, const Viewport& viewport,
                const Target& selected, const ProtocolSet& hidden);

}  // namespace switchover::ui
