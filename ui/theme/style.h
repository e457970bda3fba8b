#pragma once
/// Fonts, the style sheet and small painted things that several places share.
#include <QFont>
#include <QIcon>
#include <QPixmap>
#include <QString>

#include "ui/theme/palette.h"

class QApplication;
class QPainter;

namespace switchover::ui {

/// What a port mark tells, by shape as well as colour: a green dot, an amber triangle, a red square.
enum class PortState : std::uint8_t { AdminDown, NoCarrier, Up };
const char* portStateText(PortState state);

QFont interfaceFont(double point_size = 9.5, QFont::Weight weight = QFont::Normal);
QFont monospaceFont(double point_size = 9.0);

/// Fonts, palette and style sheet of the whole program, as the settings have them and whenever they change; once,
/// after QApplication is made.
void applyTheme(QApplication& application);

/// A mark of `size` pixels across around `centre`.
void paintPortMark(QPainter& painter, PortState state, QPointF centre, double size);
QIcon portIcon(PortState state);

/// An icon of resources/icons in one colour.
QPixmap svgPixmap(const QString& name, QSize size, const QColor& colour, double device_pixel_ratio = 1);

}  // namespace switchover::ui
