#include "ui/canvas/painting.h"

#include <cmath>
#include <QPaintEngine>

#include "ui/canvas/arrange.h"
#include "ui/canvas/legend.h"
#include "ui/canvas/signs.h"
#include "ui/theme/vector_icon.h"

namespace switchover::ui {

namespace {

void paintGrid(QPainter& painter, QSizeF size, const Viewport& viewport) {
    double step = kGridStep * viewport.zoom;
    while (step < 16) step *= 2;
    painter.setPen(QPen(colours().grid, 1.6, Qt::SolidLine, Qt::RoundCap));
    QVector<QPointF> points;
    const double x0 = std::fmod(viewport.offset.x(), step), y0 = std::fmod(viewport.offset.y(), step);
    for (double y = y0; y < size.height(); y += step)
        for (double x = x0; x < size.width(); x += step) points.append({x, y});
    painter.drawPoints(points.constData(), static_cast<int>(points.size()));
}

/// A tunnel is two lanes, one for each way its ESP packets take, each on the right of its direction. Both together are
/// a band; a lane alone tells that nothing comes back.
void paintTunnels(QPainter& painter, const Scene& scene, const Geometry& geometry) {
    const double lane = laneWidth(geometry.radius);
    painter.setPen(QPen(colours().tunnel, lane, Qt::SolidLine, Qt::RoundCap));
    for (int i = 0; i < scene.cables.size(); ++i) {
        const QLineF& axis = geometry.cables[i].axis;
        if (axis.length() < 1) continue;
        const QLineF unit = axis.normalVector().unitVector();
        const QPointF left = QPointF(unit.dx(), unit.dy()) * (lane / 2);
        if (scene.cables[i].a.sends_esp) painter.drawLine(axis.translated(-left));
        if (scene.cables[i].b.sends_esp) painter.drawLine(axis.translated(left));
    }
}

void paintCut(QPainter& painter, QPointF at, double r) {
    painter.setPen(QPen(colours().adminDown, 2.4, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(at + QPointF(-r, -r), at + QPointF(r, r));
    painter.drawLine(at + QPointF(-r, r), at + QPointF(r, -r));
}

/// An arrow along the cable with a bar before its head: nothing passes this way.
void paintOneWay(QPainter& painter, const QLineF& line, double r) {
    const double length = std::max(1.0, line.length());
    const QPointF along(line.dx() / length, line.dy() / length), normal(-along.y(), along.x());
    const QPointF at = line.pointAt(0.36);
    painter.setPen(QPen(colours().adminDown, 2.2, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(at - along * r * 1.6, at);
    painter.drawLine(at, at - along * r * 0.7 + normal * r * 0.6);
    painter.drawLine(at, at - along * r * 0.7 - normal * r * 0.6);
    painter.drawLine(at + along * 4 + normal * r, at + along * 4 - normal * r);
}

void paintCables(QPainter& painter, const Scene& scene, const Geometry& geometry, const Target& selected) {
    const Palette& p = colours();
    for (int i = 0; i < scene.cables.size(); ++i) {
        const SceneCable& cable = scene.cables[i];
        const QLineF& line = geometry.cables[i].line;
        const bool is_selected = selected.kind == Target::Kind::Cable && selected.cable == static_cast<unsigned>(i);
        if (is_selected) {
            painter.setPen(QPen(p.selection.darker(108), 9, Qt::SolidLine, Qt::RoundCap));
            painter.drawLine(line);
        }
        QPen pen(is_selected ? p.accent : p.cable, 1.7);
        if (!cable.carrier) {
            pen.setColor(p.cableDark);
            pen.setWidthF(1.9);
            pen.setStyle(Qt::CustomDashLine);
            pen.setDashPattern({1.5, 2.2});
        }
        painter.setPen(pen);
        painter.drawLine(line);
        if (cable.cut) paintCut(painter, line.center(), std::max(4.0, geometry.mark * 0.7));
        if (cable.a.drops_all) paintOneWay(painter, line, geometry.mark * 0.8);
        if (cable.b.drops_all) paintOneWay(painter, QLineF(line.p2(), line.p1()), geometry.mark * 0.8);
    }
}

void paintNode(QPainter& painter, const SceneNode& node, const QRectF& outline, bool selected) {
    const Palette& p = colours();
    const bool is_switch = node.kind == topology::NodeKind::Switch;
    if (selected) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(p.selection.darker(106));
        const QRectF halo = outline.adjusted(-9, -9, 9, 9);
        is_switch ? painter.drawRoundedRect(halo, 10, 10) : painter.drawEllipse(halo);
    }
    if (outline.width() >= 20) paintRings(painter, outline, node.sas);
    QColor fill = node.cloud ? p.cloud : p.device;
    if (!node.powered) fill = p.deviceOff;
    painter.setPen(selected ? QPen(p.accent, 2) : QPen(p.canvas, 1));
    painter.setBrush(fill);
    QString icon = node.cloud ? QStringLiteral("cloud") : QStringLiteral("router");
    QSizeF size(outline.width() * 0.5, outline.width() * 0.5);
    QColor ink = p.deviceInk;
    switch (node.kind) {
        case topology::NodeKind::Router: painter.drawEllipse(outline); break;
        case topology::NodeKind::Host:
            painter.drawRoundedRect(outline, 7, 7);
            icon = QStringLiteral("host");
            break;
        case topology::NodeKind::Switch:
            painter.setBrush(p.switchFill);
            painter.setPen(QPen(selected ? p.accent : node.powered ? p.switchLine : p.deviceOff, selected ? 2 : 1.5));
            painter.drawRoundedRect(outline, 5, 5);
            icon = QStringLiteral("switch");
            size = QSizeF(outline.width() * 0.7, outline.width() * 0.7 * 20 / 36);
            ink = node.powered ? p.switchLine : p.deviceOff;
            break;
    }
    if (size.width() < 6) return;
    // Files keep the symbols as lines; on a screen a cached picture is quicker.
    const QPaintEngine::Type engine = painter.paintEngine()->type();
    if (engine == QPaintEngine::SVG || engine == QPaintEngine::Pdf)
        return paintVectorIcon(painter, icon, QRectF(outline.center() - QPointF(size.width(), size.height()) / 2, size),
                               ink);
    const QPixmap pixmap = svgPixmap(icon, size.toSize(), ink, painter.device()->devicePixelRatioF());
    const QSizeF shown = pixmap.deviceIndependentSize();
    painter.drawPixmap(outline.center() - QPointF(shown.width() / 2, shown.height() / 2), pixmap);
}

void paintLabels(QPainter& painter, const Geometry& geometry) {
    const Palette& p = colours();
    PlacedLabel::Role role = PlacedLabel::Role::Name;
    painter.setFont(labelFont(role));
    for (const PlacedLabel& label : geometry.labels) {
        if (label.role != role) painter.setFont(labelFont(role = label.role));
        if (role == PlacedLabel::Role::Badge) {
            paintBadge(painter, label);
            continue;
        }
        painter.setPen(role == PlacedLabel::Role::Name ? p.text : p.textMuted);
        painter.drawText(label.rect, Qt::AlignCenter, label.text);
    }
}

void paintPorts(QPainter& painter, const Scene& scene, const Geometry& geometry, const Target& selected) {
    for (int i = 0; i < scene.cables.size(); ++i) {
        for (const bool b : {false, true}) {
            const SceneEnd& end = b ? scene.cables[i].b : scene.cables[i].a;
            const QPointF at = b ? geometry.cables[i].line.p2() : geometry.cables[i].line.p1();
            if (selected.kind == Target::Kind::Port && selected.cable == static_cast<unsigned>(i) &&
                selected.end_b == b) {
                painter.setPen(QPen(colours().accent, 2));
                painter.setBrush(colours().selection);
                painter.drawEllipse(at, geometry.mark, geometry.mark);
            }
            paintPortMark(painter, end.state, at, geometry.mark);
        }
    }
}

}  // namespace

void paintBadge(QPainter& painter, const PlacedLabel& label) {
    const Palette& p = colours();
    QColor fill = p.badge, ink = p.badgeText, line = Qt::transparent;
    double corner = label.rect.height() / 2;
    switch (label.badge) {
        case Badge::Kind::Neutral: break;
        case Badge::Kind::Active: fill = p.badgeActive, ink = p.badgeActiveText; break;
        case Badge::Kind::Standby: fill = p.badgeStandby, ink = p.badgeStandbyText; break;
        case Badge::Kind::Vip: fill = p.vip, ink = p.vipText, line = p.vipLine, corner = 4; break;
        case Badge::Kind::Fault: fill = p.fault, ink = p.faultText; break;
    }
    painter.setPen(line.alpha() == 0 ? Qt::NoPen : QPen(line, 1.2));
    painter.setBrush(fill);
    painter.drawRoundedRect(label.rect, corner, corner);
    painter.setPen(ink);
    painter.drawText(label.rect, Qt::AlignCenter, label.text);
}

void paintScene(QPainter& painter, QSizeF size, const Scene& scene, const Geometry& geometry, const Viewport& viewport,
                const Target& selected, const ProtocolSet& hidden, const QVector<std::uint32_t>& marked) {
    painter.fillRect(QRectF(QPointF(0, 0), size), colours().canvas);
    painter.setRenderHint(QPainter::Antialiasing);
    paintGrid(painter, size, viewport);
    paintTunnels(painter, scene, geometry);
    paintCables(painter, scene, geometry, selected);
    paintAdjacencies(painter, geometry);
    for (int i = 0; i < scene.nodes.size(); ++i)
        paintNode(painter, scene.nodes[i], geometry.nodes[i],
                  (selected.kind == Target::Kind::Node && selected.node == static_cast<unsigned>(i)) ||
                      marked.contains(static_cast<std::uint32_t>(i)));
    paintPorts(painter, scene, geometry, selected);
    paintLabels(painter, geometry);
    paintLegend(painter, makeLegend(size, scene), hidden);
}

}  // namespace switchover::ui
