/// Every theme is readable: contrast as WCAG 2.1 computes it.
#include <cmath>
#include <QTest>

#include "ui/theme/palette.h"

using namespace switchover;  // NOLINT
using ui::Palette;
using ui::Theme;

namespace {

constexpr double kText = 4.5, kShape = 3.0;  ///< WCAG 2.1, 1.4.3 and 1.4.11

double linear(int channel) {
    const double c = channel / 255.0;
    return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(const QColor& c) {
    return 0.2126 * linear(c.red()) + 0.7152 * linear(c.green()) + 0.0722 * linear(c.blue());
}

double contrast(const QColor& a, const QColor& b) {
    const double x = luminance(a), y = luminance(b);
    return (std::max(x, y) + 0.05) / (std::min(x, y) + 0.05);
}

struct Pair {
    const char* what;
    QColor ink, ground;
};

std::vector<Pair> textOf(const Palette& p) {
    std::vector<Pair> out;
    for (const QColor& ground : {p.window, p.surface, p.canvas, p.selection, p.hover, p.added}) {
        out.push_back({"text", p.text, ground});
        out.push_back({"textMuted", p.textMuted, ground});
    }
    for (const QColor& ground : {p.window, p.surface, p.canvas, p.selection, p.hover})
        out.push_back({"textFaint", p.textFaint, ground});
    for (const QColor& ground : {p.removed, p.vip}) out.push_back({"text on a marked line", p.text, ground});
    out.insert(out.end(), {{"accent", p.accent, p.window},
                           {"accentText", p.accentText, p.accent},
                           {"deviceInk", p.deviceInk, p.device},
                           {"deviceInk on a cloud", p.deviceInk, p.cloud},
                           {"removedText", p.removedText, p.removed},
                           {"warningText", p.warningText, p.window},
                           {"badgeText", p.badgeText, p.badge},
                           {"badgeActiveText", p.badgeActiveText, p.badgeActive},
                           {"badgeActiveText on the window", p.badgeActiveText, p.window},
                           {"badgeStandbyText", p.badgeStandbyText, p.badgeStandby},
                           {"vipText", p.vipText, p.vip},
                           {"faultText", p.faultText, p.fault},
                           {"faultText on the window", p.faultText, p.window},
                           {"outageText", p.outageText, p.laneOutage},
                           {"outageText beside an outage", p.outageText, p.laneAnswered},
                           {"outageText beside a lane", p.outageText, p.window},
                           {"consoleText", p.consoleText, p.consoleBackground}});
    for (const QColor& ground : {p.window, p.selection}) {
        for (const QColor& ink : p.severity) out.push_back({"severity", ink, ground});
        for (const QColor& ink : p.protocolText) out.push_back({"protocolText", ink, ground});
    }
    return out;
}

}  // namespace

class ThemeTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void contrast_is_computed_as_wcag_does();
    void text_is_readable_data() { themes(); }
    void text_is_readable();
    void shapes_are_seen_data() { themes(); }
    void shapes_are_seen();
    void every_colour_is_given_data() { themes(); }
    void every_colour_is_given();

   private:
    static void themes();
};

void ThemeTest::themes() {
    QTest::addColumn<Theme>("theme");
    QTest::newRow("light") << Theme::Light;
    QTest::newRow("dark") << Theme::Dark;
    QTest::newRow("high contrast") << Theme::HighContrast;
}

void ThemeTest::contrast_is_computed_as_wcag_does() {
    QCOMPARE(contrast(QColor(0, 0, 0), QColor(0xFFFFFF)), 21.0);
    QVERIFY(std::abs(contrast(QColor(0x767676), QColor(0xFFFFFF)) - 4.54) < 0.01);  // the known limit for grey on white
}

void ThemeTest::text_is_readable() {
    QFETCH(Theme, theme);
    for (const Pair& pair : textOf(ui::paletteOf(theme))) {
        const double got = contrast(pair.ink, pair.ground);
        QVERIFY2(got >= kText, qPrintable(QStringLiteral("%1: %2 on %3 has %4")
                                              .arg(QLatin1String(pair.what), pair.ink.name(), pair.ground.name())
                                              .arg(got)));
    }
}

void ThemeTest::shapes_are_seen() {
    QFETCH(Theme, theme);
    const Palette p = ui::paletteOf(theme);
    for (const QColor& ink : {p.up, p.noCarrier, p.adminDown, p.cable, p.cableDark, p.ring, p.accent, p.switchLine})
        QVERIFY2(contrast(ink, p.canvas) >= kShape, qPrintable(ink.name()));
}

void ThemeTest::every_colour_is_given() {
    QFETCH(Theme, theme);
    // Nothing but colours is in a palette.
    const Palette p = ui::paletteOf(theme);
    static_assert(sizeof(Palette) % sizeof(QColor) == 0);
    const auto* first = reinterpret_cast<const QColor*>(&p);
    for (std::size_t i = 0; i < sizeof(Palette) / sizeof(QColor); ++i)
        QVERIFY2(first[i].isValid(), qPrintable(QString::number(i)));
}

QTEST_APPLESS_MAIN(ThemeTest)
#include "theme_test.moc"
