#include "ui/theme/style.h"

#include <QApplication>
#include <QFile>
#include <QFontDatabase>
#include <QPainter>
#include <QPalette>
#include <QPixmapCache>
#include <QStyleFactory>
#include <QStyleHints>
#include <QSvgRenderer>

#include "ui/settings/settings.h"

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
    // Arrows come in two tones, since a style sheet cannot tint a picture.
    const bool dark_ground = p.window.lightness() < 128;
    sheet.replace(QLatin1String("@icons"),
                  dark_ground ? QStringLiteral(":/switchover/icons/bright") : QStringLiteral(":/switchover/icons"));
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

namespace {

QPalette qtPalette() {
    const Palette& p = colours();
    QPalette out;
    out.setColor(QPalette::Window, p.window);
    out.setColor(QPalette::WindowText, p.text);
    out.setColor(QPalette::Base, p.window);
    out.setColor(QPalette::AlternateBase, p.surface);
    out.setColor(QPalette::Text, p.text);
    out.setColor(QPalette::Button, p.window);
    out.setColor(QPalette::ButtonText, p.text);
    out.setColor(QPalette::BrightText, p.accentText);
    out.setColor(QPalette::Light, p.surface);
    out.setColor(QPalette::Dark, p.borderStrong);
    out.setColor(QPalette::Mid, p.border);
    out.setColor(QPalette::Shadow, p.borderStrong);
    out.setColor(QPalette::Link, p.accent);
    out.setColor(QPalette::LinkVisited, p.accent);
    out.setColor(QPalette::Highlight, p.selection);
    out.setColor(QPalette::HighlightedText, p.text);
    out.setColor(QPalette::PlaceholderText, p.textFaint);
    out.setColor(QPalette::ToolTipBase, p.window);
    out.setColor(QPalette::ToolTipText, p.text);
    for (const QPalette::ColorRole role : {QPalette::ButtonText, QPalette::Text, QPalette::WindowText})
        out.setColor(QPalette::Disabled, role, p.textFaint);
    return out;
}

void wear(QApplication& application, const Palette& palette) {
    setColours(palette);
    QApplication::setPalette(qtPalette());
    application.setStyleSheet(styleSheet());
}

}  // namespace

void applyTheme(QApplication& application) {
    const Palette wanted = paletteFor(Settings::shared().preferences());
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setFont(interfaceFont());
    wear(application, wanted);
    const auto again = [&application] {
        const Palette palette = paletteFor(Settings::shared().preferences());
        if (!(palette == colours())) wear(application, palette);
    };
    QObject::connect(&Settings::shared(), &Settings::changed, &application, again);
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    QObject::connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, &application, again);
#endif
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
