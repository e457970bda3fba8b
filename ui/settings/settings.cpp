#include "ui/settings/settings.h"

#include <QGuiApplication>
#include <QLocale>
#include <QPalette>
#include <QSettings>
#include <QStyleHints>

namespace switchover::ui {

namespace {

constexpr std::array<const char*, 4> kThemes{"system", "light", "dark", "high-contrast"};

QString protocolKey(std::size_t protocol) {
    return QStringLiteral("colours/") + QLatin1String(protocolName(static_cast<Protocol>(protocol)));
}

Preferences read() {
    QSettings store;
    Preferences p;
    const QString theme = store.value(QStringLiteral("look/theme")).toString();
    for (std::size_t i = 0; i < kThemes.size(); ++i)
        if (theme == QLatin1String(kThemes[i])) p.theme = static_cast<ThemeChoice>(i);
    p.language = store.value(QStringLiteral("look/language")).toString();
    if (p.language != QStringLiteral("en") && p.language != QStringLiteral("pt_BR")) p.language.clear();
    p.reduced_motion = store.value(QStringLiteral("motion/reduced"), false).toBool();
    const double speed = store.value(QStringLiteral("motion/speed"), 1.0).toDouble();
    if (speed >= Settings::kSlowest && speed <= Settings::kFastest) p.animation_speed = speed;
    p.welcome = store.value(QStringLiteral("start/welcome"), true).toBool();
    for (std::size_t i = 0; i < kProtocols; ++i) {
        const QColor colour(store.value(protocolKey(i)).toString());
        if (colour.isValid()) p.protocol[i] = colour;
    }
    store.beginGroup(QStringLiteral("shortcuts"));
    for (const QString& id : store.childKeys())
        p.shortcuts[id] = QKeySequence(store.value(id).toString(), QKeySequence::PortableText);
    return p;
}

void write(const Preferences& p) {
    QSettings store;
    store.setValue(QStringLiteral("look/theme"), QLatin1String(kThemes[static_cast<std::size_t>(p.theme)]));
    store.setValue(QStringLiteral("look/language"), p.language);
    store.setValue(QStringLiteral("motion/reduced"), p.reduced_motion);
    store.setValue(QStringLiteral("motion/speed"), p.animation_speed);
    store.setValue(QStringLiteral("start/welcome"), p.welcome);
    for (std::size_t i = 0; i < kProtocols; ++i) {
        if (p.protocol[i].isValid())
            store.setValue(protocolKey(i), p.protocol[i].name());
        else
            store.remove(protocolKey(i));
    }
    store.remove(QStringLiteral("shortcuts"));
    store.beginGroup(QStringLiteral("shortcuts"));
    for (const auto& [id, keys] : p.shortcuts) store.setValue(id, keys.toString(QKeySequence::PortableText));
}

/// As the desktop had it before this program put its own palette over it.
bool systemIsDark() {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    if (QGuiApplication::styleHints()->colorScheme() != Qt::ColorScheme::Unknown)
        return QGuiApplication::styleHints()->colorScheme() == Qt::ColorScheme::Dark;
#endif
    static const bool dark = [] {
        const QPalette palette = QGuiApplication::palette();
        return palette.color(QPalette::Window).lightness() < palette.color(QPalette::WindowText).lightness();
    }();
    return dark;
}

}  // namespace

Settings::Settings() : preferences_(read()) {}

Settings& Settings::shared() {
    static Settings instance;
    return instance;
}

void Settings::set(const Preferences& preferences) {
    if (preferences == preferences_) return;
    preferences_ = preferences;
    write(preferences_);
    Q_EMIT changed();
}

Theme themeFor(ThemeChoice choice) {
    const bool dark = systemIsDark();  // asked first, before any theme of ours is worn
    switch (choice) {
        case ThemeChoice::System: break;
        case ThemeChoice::Light: return Theme::Light;
        case ThemeChoice::Dark: return Theme::Dark;
        case ThemeChoice::HighContrast: return Theme::HighContrast;
    }
    return dark ? Theme::Dark : Theme::Light;
}

Palette paletteFor(const Preferences& preferences) {
    Palette palette = paletteOf(themeFor(preferences.theme));
    for (std::size_t i = 0; i < kProtocols; ++i)
        if (preferences.protocol[i].isValid()) palette.protocol[i] = preferences.protocol[i];
    return palette;
}

QString languageFor(const Preferences& preferences) {
    if (!preferences.language.isEmpty()) return preferences.language;
    return QLocale::system().language() == QLocale::Portuguese ? QStringLiteral("pt_BR") : QStringLiteral("en");
}

}  // namespace switchover::ui
