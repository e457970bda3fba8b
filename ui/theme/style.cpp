#include "ui/theme/style.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QStyleFactory>
#include <QSvgRenderer>

namespace switchover::ui {

namespace {

QString firstInstalled(const QStringList& wanted, const QString& otherwise) {
    const QStringList families = QFontDatabase::families();
    for (const QString& family : wanted)
        if (families.contains(family)) return family;
    return otherwise;
}

/// `@name` in the sheet is a colour of the palette.
QString styleSheet() {
    const Palette& p = colours();
    QFile file(QStringLiteral(":/switchover/style.qss"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    QString sheet = QString::fromUtf8(file.readAll());
    const std::pair<const char*, QColor> colours[] = {
        // Longer names first where one begins another.
        {"@windowText", p.text},      {"@window", p.window},
        {"@surface", p.surface},      {"@borderStrong", p.borderStrong},
        {"@border", p.border},        {"@muted", p.textMuted},
        {"@faint", p.textFaint},      {"@accentText", p.accentText},
        {"@accent", p.accent},        {"@selection", p.selection},
        {"@hover", p.hover},          {"@faultText", p.faultText},
        {"@fault", p.fault},          {"@badgeText", p.badgeText},
        {"@badge", p.badge},          {"@console", p.consoleBackground},
        {"@terminal", p.consoleText},
    };
    for (const auto& [name, colour] : colours) sheet.replace(QLatin1String(name), colour.name());
    return sheet;
}

}  // namespace

const char* portStateText(PortState state) {
    switch (state) {
        case PortState::AdminDown: return "administratively down";
        case PortState::NoCarrier: return "down: no carrier";
        case PortState::Up: return "up";
    }
    return "";
}

QFont interfaceFont(double point_size, QFont::Weight weight) {
    static const QString family =
        firstInstalled({QStringLiteral("Inter"), QStringLiteral("Noto Sans"), QStringLiteral("DejaVu Sans")},
                       QFontDatabase::systemFont(QFontDatabase::GeneralFont).family());
    QFont font(family);
    font.setPointSizeF(point_size);
    font.setWeight(weight);
    return font;
}

QFont monospaceFont(double point_size) {
    static const QString family = firstInstalled({QStringLiteral("JetBrains Mono"), QStringLiteral("DejaVu Sans Mono")},
                                                 QFontDatabase::systemFont(QFontDatabase::FixedFont).family());
    QFont font(family);
    font.setPointSizeF(point_size);
    font.setStyleHint(QFont::Monospace);
    font.setStyleStrategy(QFont::PreferNoShaping);  // `->` is two characters in IOS text, not an arrow
    return font;
}

void applyTheme(QApplication& application) {
    const Palette& p = colours();
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QPalette qt_palette;
    qt_palette.setColor(QPalette::Window, p.window);
    qt_palette.setColor(QPalette::WindowText, p.text);
    qt_palette.setColor(QPalette::Base, p.window);
    qt_palette.setColor(QPalette::AlternateBase, p.surface);
    qt_palette.setColor(QPalette::Text, p.text);
    qt_palette.setColor(QPalette::Button, p.window);
    qt_palette.setColor(QPalette::ButtonText, p.text);
    qt_palette.setColor(QPalette::Highlight, p.selection);
    qt_palette.setColor(QPalette::HighlightedText, p.text);
    qt_palette.setColor(QPalette::PlaceholderText, p.textFaint);
    qt_palette.setColor(QPalette::ToolTipBase, p.window);
    qt_palette.setColor(QPalette::ToolTipText, p.text);
    qt_palette.setColor(QPalette::Mid, p.border);
    qt_palette.setColor(QPalette::Disabled, QPalette::ButtonText, p.textFaint);
    QApplication::setPalette(qt_palette);
    QApplication::setFont(interfaceFont());
    application.setStyleSheet(styleSheet());
}

void paintPortMark(QPainter& painter, PortState state, QPointF centre, double size) {
    const Palette& p = colours();
    const double r = size / 2;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(p.window, 1.4));
    switch (state) {
        case PortState::Up:
            painter.setBrush(p.up);
            painter.drawEllipse(centre, r, r);
            break;
        case PortState::NoCarrier: {
            painter.setBrush(p.noCarrier);
            const QPointF corners[] = {centre + QPointF(0, -r * 1.15), centre + QPointF(r * 1.15, r * 0.85),
                                       centre + QPointF(-r * 1.15, r * 0.85)};
            painter.drawPolygon(corners, 3);
            break;
        }
        case PortState::AdminDown:
            painter.setBrush(p.adminDown);
            painter.drawRect(QRectF(centre.x() - r, centre.y() - r, size, size));
            break;
    }
    painter.restore();
}

QIcon portIcon(PortState state) {
    QPixmap pixmap(32, 32);
    pixmap.setDevicePixelRatio(2);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    paintPortMark(painter, state, QPointF(8, 8), state == PortState::Up ? 9 : 8);
    return QIcon(pixmap);
}

QPixmap svgPixmap(const QString& name, QSize size, const QColor& colour, double device_pixel_ratio) {
    const QString key = QStringLiteral("%1/%2x%3/%4/%5")
                            .arg(name)
                            .arg(size.width())
                            .arg(size.height())
                            .arg(colour.name())
                            .arg(device_pixel_ratio);
    QPixmap pixmap;
    if (QPixmapCache::find(key, &pixmap)) return pixmap;
    pixmap = QPixmap(size * device_pixel_ratio);
    pixmap.fill(Qt::transparent);
    QSvgRenderer renderer(QStringLiteral(":/switchover/icons/%1.svg").arg(name));
    QPainter painter(&pixmap);
    renderer.render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(pixmap.rect(), colour);
    painter.end();
    pixmap.setDevicePixelRatio(device_pixel_ratio);
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

}  // namespace switchover::ui
