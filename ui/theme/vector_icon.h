#pragma once
#include <QString>

class QColor;
class QPainter;
class QRectF;

namespace switchover::ui {

/// An icon of resources/icons in one colour, as lines and surfaces of the painter's own: for files.
void paintVectorIcon(QPainter& painter, const QString& name, const QRectF& area, const QColor& colour);

}  // namespace switchover::ui
