/// Settings, their dialog and the registry of actions, on the real window.
#include "ui/settings/settings.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPointer>
#include <QPushButton>
#include <QSettings>
#include <QSlider>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QTreeWidget>

#include "app/window/open_lab.h"
#include "engine/dissect/filter.h"
#include "engine/ios/config/row.h"
#include "engine/ios/exec/row.h"
#include "tests/support/source_path.h"
#include "ui/i18n/filter_words.h"
#include "ui/i18n/language.h"
#include "ui/i18n/support_words.h"
#include "ui/settings/key_field.h"
#include "ui/settings/recent.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/theme/style.h"

using namespace switchover;  // NOLINT
using ui::MainWindow;
using ui::Preferences;
using ui::Settings;

class SettingsTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void no_shortcut_is_given_twice();
    void menus_keep_their_sections();
    void the_theme_changes_at_once_and_is_kept();
    void reduced_motion_leaves_no_dots();
    void a_shortcut_is_changed_and_triggers();
    void a_taken_shortcut_is_told_and_can_be_taken_over();
    void own_colours_of_frames_hold_in_every_theme();
    void recent_labs_come_latest_first();
    void the_window_speaks_portuguese();
    void remarks_on_lines_are_translated();
    void problems_of_filters_are_translated();
    void the_guided_run_speaks_portuguese();
    void one_thing_is_told_as_one_data();
    void one_thing_is_told_as_one();

   private:
    template <class Widget>
    Widget* in(QDialog* dialog, const char* name) {
        return dialog->findChild<Widget*>(QLatin1String(name));
    }
    static void speak(const QString& language);
    QDialog* openDialog();
    void activate();
    static void closeDialog(QDialog* dialog);
    void pickAction(QDialog* dialog, const char* id);
    QTemporaryDir settings_;
    std::unique_ptr<MainWindow> window_;
};

void SettingsTest::initTestCase() {
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
    QCoreApplication::setOrganizationName(QStringLiteral("Switchover"));
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()));
}

void SettingsTest::init() {
    Settings::shared().set(Preferences{});
    auto lab = window::openLab(test::source_path("topologies/ha-vpn"), 1);
    QVERIFY2(lab.has_value(), lab ? "" : lab.error().c_str());
    window_ = std::make_unique<MainWindow>(std::move(lab->simulation), std::move(lab->info), false);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
}

void SettingsTest::cleanup() { window_.reset(); }

void SettingsTest::speak(const QString& language) {
    Preferences preferences;
    preferences.language = language;
    Settings::shared().set(preferences);
    ui::applyLanguage(*qobject_cast<QApplication*>(QCoreApplication::instance()));
}

/// A dialog that closed may have left no window active, and shortcuts go to the active one.
void SettingsTest::activate() {
    window_->activateWindow();
    QTRY_VERIFY(window_->isActiveWindow());
}

QDialog* SettingsTest::openDialog() {
    activate();
    QTest::keyClick(window_.get(), Qt::Key_Comma, Qt::ControlModifier);
    return window_->findChild<QDialog*>(QStringLiteral("settingsDialog"));
}

/// A dialog that was closed waits for its end, and would be found again.
void SettingsTest::closeDialog(QDialog* dialog) {
    const QPointer<QDialog> gone(dialog);
    dialog->close();
    QTRY_VERIFY(gone.isNull());
}

void SettingsTest::pickAction(QDialog* dialog, const char* id) {
    auto* list = in<QTreeWidget>(dialog, "shortcutList");
    for (int i = 0; i < list->topLevelItemCount(); ++i)
        if (list->topLevelItem(i)->data(0, Qt::UserRole).toString() == QLatin1String(id))
            return list->setCurrentItem(list->topLevelItem(i));
    QFAIL(id);
}

void SettingsTest::no_shortcut_is_given_twice() {
    const ui::Actions& actions = window_->actions();
    for (const QAction* action : actions.all()) {
        const QAction* other = actions.holderOf(action->shortcut(), action->objectName());
        QVERIFY2(other == nullptr, qPrintable(action->objectName()));
        QVERIFY2(!ui::Actions::plainText(action).isEmpty(), qPrintable(action->objectName()));
    }
}

void SettingsTest::menus_keep_their_sections() {
    QMainWindow window;
    ui::Actions actions(&window);
    using ui::ActionGroup;
    const auto nothing = [] {};
    const auto add = [&](const char* id, int section) {
        actions.add({QLatin1String(id), ActionGroup::File, section, QLatin1String(id)}, &window, nothing);
    };
    add("quit", 9);
    add("open", 0);
    add("save", 3);
    add("recent", 0);
    QStringList seen;
    for (const QAction* action : actions.menu(ActionGroup::File)->actions())
        seen << (action->isSeparator() ? QStringLiteral("-") : action->text());
    QCOMPARE(seen, QStringList({"open", "recent", "-", "save", "-", "quit"}));
    QVERIFY(!actions.menu(ActionGroup::Edit)->menuAction()->isVisible());
    QVERIFY(actions.menu(ActionGroup::File)->menuAction()->isVisible());
}

void SettingsTest::the_theme_changes_at_once_and_is_kept() {
    QDialog* dialog = openDialog();
    QVERIFY(dialog != nullptr && dialog->isVisible());
    auto* theme = in<QComboBox>(dialog, "theme");
    theme->setCurrentIndex(static_cast<int>(ui::ThemeChoice::Dark));
    QCOMPARE(ui::colours().window, ui::paletteOf(ui::Theme::Dark).window);
    QCOMPARE(window_->palette().color(QPalette::Window), ui::paletteOf(ui::Theme::Dark).window);
    QCOMPARE(QSettings().value(QStringLiteral("look/theme")).toString(), QStringLiteral("dark"));
    // The picture has the new ground.
    QTRY_COMPARE(window_->canvas().grab().toImage().pixelColor(3, 3), ui::paletteOf(ui::Theme::Dark).canvas);
    theme->setCurrentIndex(static_cast<int>(ui::ThemeChoice::Light));
    QTRY_COMPARE(window_->canvas().grab().toImage().pixelColor(3, 3), ui::paletteOf(ui::Theme::Light).canvas);
    closeDialog(dialog);
}

void SettingsTest::reduced_motion_leaves_no_dots() {
    QDialog* dialog = openDialog();
    in<QTabWidget>(dialog, "settingsPages")->setCurrentIndex(1);
    QTest::mouseClick(in<QCheckBox>(dialog, "reducedMotion"), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(Settings::shared().preferences().reduced_motion);
    QVERIFY(!in<QSlider>(dialog, "animationSpeed")->isEnabled());
    closeDialog(dialog);
    window_->simulation().setSpeed(ui::Simulation::kFlatOut);
    window_->simulation().runUntil(kPowerOn + 20s);
    QTRY_VERIFY_WITH_TIMEOUT(window_->shown().now >= kPowerOn + 20s, 60'000);
    QVERIFY(window_->canvas().dots().empty());
}

void SettingsTest::a_shortcut_is_changed_and_triggers() {
    QDialog* dialog = openDialog();
    in<QTabWidget>(dialog, "settingsPages")->setCurrentIndex(2);
    pickAction(dialog, "simulate.step");
    auto* keys = in<ui::KeyField>(dialog, "shortcutKeys");
    QCOMPARE(keys->keys(), QKeySequence(Qt::Key_F4));
    keys->setFocus();
    QTest::keyClick(keys, Qt::Key_F11, Qt::ControlModifier);
    QCOMPARE(window_->actions().find("simulate.step")->shortcut(), QKeySequence(Qt::CTRL | Qt::Key_F11));
    closeDialog(dialog);
    const std::uint64_t events = window_->shown().events;
    activate();
    QTest::keyClick(window_.get(), Qt::Key_F11, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(window_->shown().events, events + 1, 60'000);
    QCOMPARE(QSettings().value(QStringLiteral("shortcuts/simulate.step")).toString(), QStringLiteral("Ctrl+F11"));
    dialog = openDialog();
    pickAction(dialog, "simulate.step");
    QTest::mouseClick(in<QPushButton>(dialog, "shortcutDefault"), Qt::LeftButton);
    QCOMPARE(window_->actions().find("simulate.step")->shortcut(), QKeySequence(Qt::Key_F4));
    QVERIFY(Settings::shared().preferences().shortcuts.empty());
    closeDialog(dialog);
}

void SettingsTest::a_taken_shortcut_is_told_and_can_be_taken_over() {
    QDialog* dialog = openDialog();
    in<QTabWidget>(dialog, "settingsPages")->setCurrentIndex(2);
    pickAction(dialog, "simulate.step");
    auto* keys = in<ui::KeyField>(dialog, "shortcutKeys");
    QTest::keyClick(keys, Qt::Key_F5);
    QVERIFY(!window_->running());  // the action that has the key was not triggered
    QCOMPARE(window_->actions().find("simulate.step")->shortcut(), QKeySequence(Qt::Key_F4));
    QVERIFY(in<QLabel>(dialog, "problem")->text().contains(QStringLiteral("Run or pause")));
    auto* take_over = in<QPushButton>(dialog, "shortcutTakeOver");
    QVERIFY(take_over->isVisible());
    QTest::mouseClick(take_over, Qt::LeftButton);
    QCOMPARE(window_->actions().find("simulate.step")->shortcut(), QKeySequence(Qt::Key_F5));
    QVERIFY(window_->actions().find("simulate.run")->shortcut().isEmpty());
    QTest::mouseClick(in<QPushButton>(dialog, "shortcutAllDefaults"), Qt::LeftButton);
    QCOMPARE(window_->actions().find("simulate.run")->shortcut(), QKeySequence(Qt::Key_F5));
    QCOMPARE(window_->actions().find("simulate.step")->shortcut(), QKeySequence(Qt::Key_F4));
    closeDialog(dialog);
}

void SettingsTest::own_colours_of_frames_hold_in_every_theme() {
    Preferences preferences;
    preferences.protocol[0] = QColor(0x123456);
    for (const auto theme : {ui::ThemeChoice::Light, ui::ThemeChoice::Dark, ui::ThemeChoice::HighContrast}) {
        preferences.theme = theme;
        Settings::shared().set(preferences);
        QCOMPARE(ui::colours().protocol[0], QColor(0x123456));
        QCOMPARE(ui::colours().protocol[1], ui::paletteOf(ui::themeFor(theme)).protocol[1]);
    }
}

void SettingsTest::recent_labs_come_latest_first() {
    using Kind = ui::Recent::Entry::Kind;
    QTemporaryDir folder;
    const auto path = [&folder](int i) { return folder.filePath(QString::number(i)); };
    ui::Recent recent;
    recent.clear();
    for (int i = 0; i < 12; ++i) {
        QVERIFY(QFile(path(i)).open(QIODevice::WriteOnly));
        recent.add({i == 11 ? Kind::Session : Kind::Lab, path(i)});
    }
    recent.add({Kind::Lab, path(5)});
    QCOMPARE(recent.entries().size(), ui::Recent::kMost);
    QCOMPARE(recent.labs().mid(0, 3), QStringList({path(5), path(10), path(9)}));
    QVERIFY(QFile::remove(path(10)));
    QCOMPARE(recent.labs().mid(0, 3), QStringList({path(5), path(9), path(8)}));
}

void SettingsTest::the_window_speaks_portuguese() {
    speak(QStringLiteral("pt_BR"));
    QCOMPARE(ui::currentLanguage(), QStringLiteral("pt_BR"));
    init();
    QCOMPARE(ui::Actions::plainText(window_->actions().find("simulate.run")), QStringLiteral("Executar ou pausar"));
    QCOMPARE(window_->actions().menu(ui::ActionGroup::File)->title(), QStringLiteral("&Arquivo"));
    QCOMPARE(window_->log().model().headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(),
             QStringLiteral("Dispositivo"));
    QCOMPARE(QLocale().toString(1.5, 'f', 1), QStringLiteral("1,5"));
    speak(QStringLiteral("en"));
    init();
    QCOMPARE(window_->actions().menu(ui::ActionGroup::File)->title(), QStringLiteral("&File"));
}

void SettingsTest::problems_of_filters_are_translated() {
    const std::pair<const char*, const char*> wrong[] = {
        {"zz == 1", "nenhum campo se chama 'zz'"},
        {"ip.srx == 1", "nenhum campo se chama 'ip.srx'; seria 'ip.src'?"},
        {"ip.src == 1 )", "')' não é esperado aqui"},
        {"ip.src in 1", "'in' pede valores entre chaves: in {1 2 3}"},
        {"(ip.src == 1", "falta um ')'"},
        {"ip.src == 1 &&", "falta o nome de um campo"},
        {"ip.src ==", "falta um valor"},
        {"ip.src in {}", "as chaves estão vazias"},
        {"cdp.deviceid == \"R", "as aspas não foram fechadas"}};
    for (const auto& [filter, told] : wrong) {
        const auto parsed = dissect::Filter::parse(filter);
        QVERIFY2(!parsed.has_value(), filter);
        speak(QStringLiteral("en"));
        QCOMPARE(ui::filterProblem(parsed.error().message), QString::fromStdString(parsed.error().message));
        speak(QStringLiteral("pt_BR"));
        QCOMPARE(ui::filterProblem(parsed.error().message), QString::fromUtf8(told));
    }
    const auto deep = dissect::Filter::parse(std::string(200, '('));
    QVERIFY(!deep.has_value() &&
            ui::filterProblem(deep.error().message) != QString::fromStdString(deep.error().message));
    speak(QStringLiteral("en"));
}

void SettingsTest::remarks_on_lines_are_translated() {
    speak(QStringLiteral("pt_BR"));
    for (std::size_t m = 0; m < ios::kModeCount; ++m)
        for (const auto& rows : ios::rows_of(static_cast<ios::ModeKind>(m)))
            for (const ios::Row& row : rows)
                QVERIFY2(*row.note == 0 || ui::supportRemark(row.note) != QString::fromUtf8(row.note), row.note);
    for (const auto& rows : ios::exec::all_rows())
        for (const ios::exec::Row& row : rows) {
            const char* const remark = ios::exec::remark(row);
            QVERIFY2(*remark == 0 || ui::supportRemark(remark) != QString::fromUtf8(remark), remark);
        }
    QCOMPARE(ui::supportRemark("10.1.1.0 overlaps"), QStringLiteral("10.1.1.0 overlaps"));
    speak(QStringLiteral("en"));
    QCOMPARE(ui::supportRemark("not applied"), QStringLiteral("not applied"));
}

void SettingsTest::the_guided_run_speaks_portuguese() {
    speak(QStringLiteral("pt_BR"));
    init();
    QStringList steps;
    for (const QLabel* label : window_->labPane().findChildren<QLabel*>(QStringLiteral("guidedStep")))
        steps << label->text();
    QCOMPARE(steps.size(), 3);
    QVERIFY2(steps[0].contains(QStringLiteral("1 Situação normal")), qPrintable(steps[0]));
    speak(QStringLiteral("en"));
}

void SettingsTest::one_thing_is_told_as_one_data() {
    QTest::addColumn<QString>("language");
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("two");
    QTest::addRow("English") << QStringLiteral("en") << QStringLiteral("1 echo lost")
                             << QStringLiteral("2 echoes lost");
    QTest::addRow("Portuguese") << QStringLiteral("pt_BR") << QStringLiteral("1 eco perdido")
                                << QStringLiteral("2 ecos perdidos");
}

void SettingsTest::one_thing_is_told_as_one() {
    QFETCH(QString, language);
    QFETCH(QString, one);
    QFETCH(QString, two);
    speak(language);
    ui::LaneSegment outage{kPowerOn, kPowerOn + 1s, ui::LaneSegment::Kind::Outage, {}, 1};
    QCOMPARE(outage.text(), one);
    outage.lost = 2;
    QCOMPARE(outage.text(), two);
}

QTEST_MAIN(SettingsTest)
#include "settings_test.moc"
