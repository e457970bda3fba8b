#include "ui/theme/vector_icon.h"

#include <QColor>
#include <QFile>
#include <QPainter>
#include <QSvgRenderer>

namespace switchover::ui {

void paintVectorIcon(QPainter& painter, const QString& name, const QRectF& area, const QColor& colour) {
    QFile file(QStringLiteral(":/switchover/icons/%1.svg").arg(name));
    if (!file.open(QIODevice::ReadOnly)) return;
    // The icons are drawn in black.
    QSvgRenderer renderer(file.readAll().replace("#000", colour.name().toLatin1()));
    renderer.render(&painter, area);
}

}  // namespace switchover::ui
