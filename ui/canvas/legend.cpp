#include "ui/canvas/legend.h"

#include <QFontMetricsF>
#include <QObject>

#include "ui/canvas/signs.h"

namespace switchover::ui {

namespace {

constexpr double kRow = 24, kEdge = 3, kMargin = 12, kSpace = 4;
constexpr double kDot = 18, kSample = 30, kSmallRing = 28;  ///< room for what stands before a text
constexpr double kRoomForSigns = 470;                       ///< height of an area in which a second row is no loss

double sampleWidth(LegendEntry::Kind kind) {
    switch (kind) {
        case LegendEntry::Kind::Protocol: return kDot;
        case LegendEntry::Kind::Adjacency: return kSample;
        case LegendEntry::Kind::Ring: return kSmallRing;
        case LegendEntry::Kind::Heading: break;
    }
    return 4;
}

QVector<LegendEntry> protocols() {
    QVector<LegendEntry> out;
    for (std::size_t i = 0; i + 1 < kProtocols; ++i) {
        const auto protocol = static_cast<Protocol>(i);
        out.append({LegendEntry::Kind::Protocol, protocol, {}, QLatin1String(protocolName(protocol)), {}});
    }
    return out;
}

QVector<LegendEntry> signs(const Scene& scene) {
    using Kind = LegendEntry::Kind;
    QVector<LegendEntry> out;
    if (scene.ipsec) out.append({Kind::Ring, {}, {}, QObject::tr("SA left in, out: time, kB"), {}});
    if (!scene.ospf) return out;
    out.append({Kind::Heading, {}, {}, QObject::tr("OSPF neighbour"), {}});
    for (int i = kAdjacencies - 1; i >= 0; --i) {
        const auto adjacency = static_cast<Adjacency>(i);
        out.append({Kind::Adjacency, {}, adjacency, adjacencyName(adjacency), {}});
    }
    return out;
}

/// Side by side from `x` on; returns where the next one would begin.
double lineUp(QVector<LegendEntry>& entries, double x, double top) {
    const QFontMetricsF metrics(labelFont(PlacedLabel::Role::Port));
    for (LegendEntry& entry : entries) {
        const double width = sampleWidth(entry.kind) + metrics.horizontalAdvance(entry.text) + 4;
        entry.rect = QRectF(x, top, width, kRow);
        x += width + kSpace;
    }
    return x;
}

void paintSample(QPainter& painter, const LegendEntry& entry, bool hidden) {
    const Palette& p = colours();
    const double y = entry.rect.center().y(), x = entry.rect.left();
    switch (entry.kind) {
        case LegendEntry::Kind::Protocol: {
            const QColor& colour = p.protocol[static_cast<std::size_t>(entry.protocol)];
            painter.setPen(hidden ? QPen(colour, 1.2) : QPen(Qt::NoPen));
            painter.setBrush(hidden ? QBrush(Qt::NoBrush) : QBrush(colour));
            painter.drawEllipse(QPointF(x + 8, y), 4.2, 4.2);
            return;
        }
        case LegendEntry::Kind::Ring:
            // Lives that differ, so that the arcs are seen to be four.
            paintRings(painter, QRectF(x + 10, y - 3, 6, 6), {{38, 30, 44}});
            return;
        case LegendEntry::Kind::Adjacency:
            painter.setPen(adjacencyPen(entry.adjacency));
            painter.drawLine(QPointF(x + 3, y), QPointF(x + 25, y));
            return;
        case LegendEntry::Kind::Heading: return;
    }
}

}  // namespace

Legend makeLegend(QSizeF size, const Scene& scene) {
    QVector<LegendEntry> first = protocols(), second = signs(scene);
    const double left = kMargin + 8;
    const double end = lineUp(first, left, 0) + 8;
    const double alone = lineUp(second, left, 0) - left;
    const bool beside = end + alone + kMargin < size.width() * 0.9;
    const bool below = !beside && size.height() >= kRoomForSigns && left + alone + kMargin < size.width();
    if (!beside && !below) second.clear();
    const double top = size.height() - kMargin - kEdge - kRow * (below && !second.isEmpty() ? 2 : 1);
    lineUp(first, left, top);
    lineUp(second, beside ? end : left, beside ? top : top + kRow);
    Legend legend;
    legend.entries = first + second;
    for (const LegendEntry& entry : legend.entries) legend.rect = legend.rect.united(entry.rect);
    legend.rect.adjust(-8, -kEdge, 6, kEdge);
    return legend;
}

QString legendTip(const LegendEntry& entry) {
    switch (entry.kind) {
        case LegendEntry::Kind::Protocol:
            return QObject::tr("Click to show or hide %1 frames").arg(QLatin1String(protocolName(entry.protocol)));
        case LegendEntry::Kind::Ring:
            return QObject::tr(
                "What is left of IPsec SAs: the left half comes in, the right half goes out;\n"
                "the broad arc is seconds, the thin one kilobytes");
        case LegendEntry::Kind::Adjacency:
        case LegendEntry::Kind::Heading: break;
    }
    return QObject::tr("Beside a port: how far OSPF has come with the neighbours behind it");
}

void paintLegend(QPainter& painter, const Legend& legend, const ProtocolSet& hidden) {
    const Palette& p = colours();
    painter.setPen(QPen(p.border, 1));
    painter.setBrush(p.window);
    painter.drawRoundedRect(legend.rect, 5, 5);
    QFont font = labelFont(PlacedLabel::Role::Port);
    for (const LegendEntry& entry : legend.entries) {
        const bool struck =
            entry.kind == LegendEntry::Kind::Protocol && hidden[static_cast<std::size_t>(entry.protocol)];
        paintSample(painter, entry, struck);
        font.setStrikeOut(struck);
        painter.setFont(font);
        painter.setPen(struck ? p.textFaint : p.textMuted);
        painter.drawText(entry.rect.adjusted(sampleWidth(entry.kind), 0, 8, 0), Qt::AlignVCenter, entry.text);
    }
}

}  // namespace switchover::ui
