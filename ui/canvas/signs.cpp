#include "ui/canvas/signs.h"

#include <cmath>

namespace switchover::ui {

namespace {

constexpr double kSecondsAt = 4.2, kSecondsWidth = 2.8, kKilobytesAt = 7.4, kKilobytesWidth = 1.4;
constexpr double kGap = 9;  ///< degrees left open at the top and the bottom, between the directions

/// Of a half that begins at the bottom: `left` to the left of it. `from`, `to`: shares of the half.
void paintArc(QPainter& painter, const QRectF& around, bool left, double from, double to) {
    const double whole = 180 - 2 * kGap, sign = left ? -1 : 1;
    const double start = 270 + sign * (kGap + from * whole), span = sign * (to - from) * whole;
    painter.drawArc(around, static_cast<int>(std::lround(start * 16)), static_cast<int>(std::lround(span * 16)));
}

/// At 30 degrees beside the bottom, across the ring.
void paintArrow(QPainter& painter, QPointF centre, double radius, bool in) {
    const double angle = (in ? 118.0 : 62.0) * M_PI / 180;
    const QPointF out(std::cos(angle), std::sin(angle)), along(-out.y(), out.x());
    const QPointF point = centre + out * (radius + (in ? -3.6 : 4.6)),
                  base = centre + out * (radius + (in ? 2.4 : -1.4));
    const QPointF corners[] = {point, base + along * 3.2, base - along * 3.2};
    painter.setPen(QPen(colours().canvas, 1));
    painter.setBrush(colours().ring);
    painter.drawPolygon(corners, 3);
}

}  // namespace

void paintRings(QPainter& painter, const QRectF& outline, const QVector<SceneSa>& sas) {
    if (sas.isEmpty()) return;
    const auto grown = [&outline](double by) { return outline.adjusted(-by, -by, by, by); };
    const QRectF seconds = grown(kSecondsAt), kilobytes = grown(kKilobytesAt);
    const double share = 1.0 / static_cast<double>(sas.size()), gap = sas.size() > 1 ? 0.02 : 0;
    painter.setBrush(Qt::NoBrush);
    for (int i = 0; i < sas.size(); ++i) {
        const double from = i * share + gap, room = share - 2 * gap;
        const auto arcs = [&](const QColor& colour, double of_seconds, double of_in, double of_out) {
            painter.setPen(QPen(colour, kSecondsWidth, Qt::SolidLine, Qt::FlatCap));
            for (const bool left : {false, true}) paintArc(painter, seconds, left, from, from + room * of_seconds);
            painter.setPen(QPen(colour, kKilobytesWidth, Qt::SolidLine, Qt::FlatCap));
            paintArc(painter, kilobytes, true, from, from + room * of_in);
            paintArc(painter, kilobytes, false, from, from + room * of_out);
        };
        arcs(colours().ringTrack, 1, 1, 1);
        arcs(colours().ring, sas[i].seconds / 48.0, sas[i].kilobytes_in / 48.0, sas[i].kilobytes_out / 48.0);
    }
    for (const bool in : {false, true}) paintArrow(painter, outline.center(), outline.width() / 2 + kSecondsAt, in);
}

QPen adjacencyPen(Adjacency adjacency) {
    const Palette& p = colours();
    QPen pen(p.up, 2.2, Qt::SolidLine, Qt::FlatCap);
    switch (adjacency) {
        case Adjacency::Full: break;
        case Adjacency::Exchanging:
            pen.setColor(p.noCarrier);
            pen.setDashPattern({3.2, 1.2});
            break;
        case Adjacency::TwoWay:
            pen.setColor(p.textMuted);
            pen.setDashPattern({1.8, 1.4});
            break;
        case Adjacency::Heard:
            pen.setColor(p.adminDown);
            pen.setDashPattern({0.9, 1.3});
            break;
    }
    return pen;
}

void paintAdjacencies(QPainter& painter, const Geometry& geometry) {
    for (const PlacedAdjacency& placed : geometry.adjacencies) {
        painter.setPen(adjacencyPen(placed.state));
        painter.drawLine(placed.line);
    }
}

}  // namespace switchover::ui
