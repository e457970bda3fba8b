#include "ui/export/diagram.h"

#include <algorithm>
#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QSvgGenerator>

#include "ui/canvas/layout.h"
#include "ui/canvas/painting.h"

namespace switchover::ui {

namespace {

constexpr QSize kSmallest(960, 600), kLargest(8000, 8000);
constexpr double kRoom = 150;       ///< around the outermost nodes, for their labels
constexpr int kPdfResolution = 96;  ///< a point of the picture is one of the screen

void paint(QPainter& painter, const Scene& scene, QSizeF size) {
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF area(QPointF(), size);
    const QRectF legend = makeLegend(size, scene).rect;
    const Viewport viewport = fitting(scene, area);
    paintScene(painter, size, scene, layOut(scene, viewport, area, {legend}), viewport, {}, {});
}

}  // namespace

QSize diagramSize(const Scene& scene) {
    QRectF all;
    for (const SceneNode& node : scene.nodes) all |= QRectF(node.position - QPointF(1, 1), QSizeF(2, 2));
    const QSize wanted = QSizeF(all.width() + 2 * kRoom, all.height() + 2 * kRoom).toSize();
    return wanted.expandedTo(kSmallest).boundedTo(kLargest);
}

QImage diagramImage(const Scene& scene, double scale) {
    const QSize size = diagramSize(scene);
    QImage image(size * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(colours().canvas);
    QPainter painter(&image);
    paint(painter, scene, size);
    return image;
}

QByteArray diagramSvg(const Scene& scene, const QString& title) {
    const QSize size = diagramSize(scene);
    QByteArray out;
    QBuffer buffer(&out);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect(QPoint(), size));
    generator.setTitle(title);
    QPainter painter(&generator);
    painter.fillRect(QRect(QPoint(), size), colours().canvas);
    paint(painter, scene, size);
    painter.end();
    return out;
}

QByteArray diagramPdf(const Scene& scene, const QString& title) {
    const QSize size = diagramSize(scene);
    QByteArray out;
    QBuffer buffer(&out);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setTitle(title);
    writer.setResolution(kPdfResolution);
    const QSizeF points = QSizeF(size) * 72.0 / kPdfResolution;
    writer.setPageSize(QPageSize(points, QPageSize::Point, {}, QPageSize::ExactMatch));
    writer.setPageMargins({});
    QPainter painter(&writer);
    painter.fillRect(QRect(QPoint(), size), colours().canvas);
    paint(painter, scene, size);
    painter.end();
    return out;
}

}  // namespace switchover::ui
