#pragma once
/// The legend at the lower left: protocols, which a click shows or hides, and the signs that the lab can have.
#include <array>
#include <QPainter>

#include "ui/canvas/scene.h"

namespace switchover::ui {

using ProtocolSet = std::array<bool, kProtocols>;

struct LegendEntry {
    enum class Kind : std::uint8_t { Protocol, Ring, Adjacency, Heading };
    Kind kind = Kind::Protocol;
    Protocol protocol = Protocol::Other;
    Adjacency adjacency = Adjacency::Full;
    QString text;
    QRectF rect;
};

struct Legend {
    QRectF rect;
    QVector<LegendEntry> entries;
};

/// In an area `size` large. Signs stand behind the protocols or below them; in a small area there is no room for them.
Legend makeLegend(QSizeF size, const Scene& scene);
/// What a tooltip over an entry says.
QString legendTip(const LegendEntry& entry);
/// `hidden` protocols are struck out.
void paintLegend(QPainter& painter, const Legend& legend, const ProtocolSet& hidden);

}  // namespace switchover::ui
