#include "ui/i18n/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

#include "ui/settings/settings.h"

namespace switchover::ui {

namespace {

/// Lives as long as the program; `language` is what is installed.
struct Installed {
    QTranslator own, qt;  ///< ours; Qt's, for standard buttons
    QString language;     ///< empty: nothing yet
};

Installed& installed() {
    static Installed instance;
    return instance;
}

}  // namespace

QString currentLanguage() { return installed().language.isEmpty() ? QStringLiteral("en") : installed().language; }

void applyLanguage(QApplication& application) {
    const Preferences& preferences = Settings::shared().preferences();
    const QString language = languageFor(preferences);
    Installed& now = installed();
    // Numbers follow the system where its language is ours: an English desktop in Europe keeps its decimal comma.
    const QLocale system = QLocale::system(), wanted(language);
    QLocale::setDefault(system.language() == wanted.language() ? system : wanted);
    if (language == now.language) return;
    QCoreApplication::removeTranslator(&now.own);
    QCoreApplication::removeTranslator(&now.qt);
    // English has one too: of what is counted, the words for one.
    const auto load = [&now](const QString& name) {
        now.language = name;
        return now.own.load(QStringLiteral(":/switchover/translations/switchover_%1.qm").arg(name));
    };
    if (!load(language)) load(QStringLiteral("en"));
    // Where the distribution has it; standard buttons stay English otherwise.
    if (now.language != QStringLiteral("en") &&
        now.qt.load(QStringLiteral("qtbase_") + language, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&now.qt);
    application.installTranslator(&now.own);
}

}  // namespace switchover::ui
