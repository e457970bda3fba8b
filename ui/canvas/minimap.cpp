#include "ui/canvas/minimap.h"

#include <algorithm>

namespace switchover::ui {

namespace {

constexpr double kMargin = 12, kInset = 10, kWidest = 200, kHighest = 140, kSmallestView = 360;
constexpr double kOutline = 24;  ///< of a node, in lab units: a node half out of sight is out of sight

}  // namespace

QRectF boundsOf(const Scene& scene) {
    if (scene.nodes.isEmpty()) return {};
    QPointF low = scene.nodes[0].position, high = low;
    for (const SceneNode& node : scene.nodes) {
        low = {std::min(low.x(), node.position.x()), std::min(low.y(), node.position.y())};
        high = {std::max(high.x(), node.position.x()), std::max(high.y(), node.position.y())};
    }
    return {low, high};
}

Minimap makeMinimap(QSizeF size, const QRectF& avoid, const Scene& scene, const Viewport& viewport) {
    Minimap map;
    if (scene.nodes.size() < 2 || std::min(size.width(), size.height()) < kSmallestView) return map;
    const QRectF lab = boundsOf(scene).adjusted(-kOutline, -kOutline, kOutline, kOutline);
    const QRectF seen(viewport.unmap({0, 0}), viewport.unmap({size.width(), size.height()}));
    if (seen.contains(lab)) return map;
    const double scale = std::min((kWidest - 2 * kInset) / lab.width(), (kHighest - 2 * kInset) / lab.height());
    const QSizeF whole(lab.width() * scale + 2 * kInset, lab.height() * scale + 2 * kInset);
    map.rect = QRectF(QPointF(size.width() - whole.width() - kMargin, size.height() - whole.height() - kMargin), whole);
    if (map.rect.intersects(avoid)) map.rect.moveBottom(avoid.top() - kMargin / 2);
    map.mapping.zoom = scale;
    map.mapping.offset = map.rect.center() - lab.center() * scale;
    map.frame = QRectF(map.mapping.map(seen.topLeft()), map.mapping.map(seen.bottomRight())).intersected(map.rect);
    return map;
}

void paintMinimap(QPainter& painter, const Minimap& map, const Scene& scene) {
    if (!map.shown()) return;
    const Palette& p = colours();
    painter.setPen(QPen(p.borderStrong, 1));
    painter.setBrush(p.window);
    painter.drawRoundedRect(map.rect, 5, 5);
    QVector<QLineF> lines;
    for (const SceneCable& cable : scene.cables)
        lines.append(QLineF(map.mapping.map(scene.nodes[static_cast<int>(cable.a.node)].position),
                            map.mapping.map(scene.nodes[static_cast<int>(cable.b.node)].position)));
    painter.setPen(QPen(p.borderStrong, 1));
    painter.drawLines(lines);
    const double mark = std::clamp(kOutline * map.mapping.zoom * 1.6, 3.0, 8.0);
    painter.setPen(Qt::NoPen);
    for (const SceneNode& node : scene.nodes) {
        QColor fill = node.cloud ? p.cloud : node.kind == topology::NodeKind::Switch ? p.switchLine : p.device;
        if (!node.powered) fill = p.deviceOff;
        painter.setBrush(fill);
        QRectF dot(0, 0, mark, mark);
        dot.moveCenter(map.mapping.map(node.position));
        node.kind == topology::NodeKind::Router ? painter.drawEllipse(dot) : painter.drawRect(dot);
    }
    QColor inside = p.accent;
    inside.setAlphaF(0.08F);
    painter.setBrush(inside);
    painter.setPen(QPen(p.accent, 1.4));
    painter.drawRect(map.frame);
}

Viewport centredAt(const Minimap& map, QPointF at, QSizeF size, Viewport viewport) {
    const QPointF lab = map.mapping.unmap(at);
    viewport.offset = QPointF(size.width() / 2, size.height() / 2) - lab * viewport.zoom;
    return viewport;
}

}  // namespace switchover::ui
