#include "ui/canvas/legend.h"

#include <QFontMetricsF>
#include <QObject>

#include "ui/canvas/signs.h"

namespace switchover::ui {

namespace {

constexpr double kRow = 24, kEdge = 3, kMargin = 12, kSpace = 4;
constexpr double kDot = 18, kSample = 30, kSmallRing = 28;  ///< room for what stands before a text
constexpr double kShare = 0.22;                             ///< of the height, that all rows may take

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

/// In rows that end before `right`; returns how many.
int lineUp(QVector<LegendEntry>& entries, double left, double right) {
    const QFontMetricsF metrics(labelFont(PlacedLabel::Role::Port));
    double x = left;
    int row = 0;
    for (LegendEntry& entry : entries) {
        const double width = sampleWidth(entry.kind) + metrics.horizontalAdvance(entry.text) + 4;
        if (x > left && x + width > right) {
            x = left;
            ++row;
        }
        entry.rect = QRectF(x, row * kRow, width, kRow);
        x += width + kSpace;
    }
    return entries.isEmpty() ? 0 : row + 1;
}

void moveDown(QVector<LegendEntry>& entries, double by) {
    for (LegendEntry& entry : entries) entry.rect.translate(0, by);
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
    const double left = kMargin + 8, right = size.width() - kMargin - 8;
    QVector<LegendEntry> first = protocols(), second = signs(scene), all = first + second;
    int rows = 1;
    if (lineUp(all, left, size.width() * 0.9) > 1) {
        // Signs in rows of their own, where that leaves most of the room to the picture.
        const int above = lineUp(first, left, right), below = lineUp(second, left, right);
        const bool fits = (above + below) * kRow <= size.height() * kShare;
        moveDown(second, above * kRow);
        rows = fits ? above + below : above;
        all = fits ? first + second : first;
    }
    moveDown(all, size.height() - kMargin - kEdge - kRow * rows);
    Legend legend;
    legend.entries = all;
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
