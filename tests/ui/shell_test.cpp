/// Find, run until, the list view, welcome, help and accessible names, on the real window.
#include <QAccessible>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QStatusBar>
#include <QTableView>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include "app/window/open_lab.h"
#include "engine/ios/exec/support_table.h"
#include "tests/support/source_path.h"
#include "ui/find/found_model.h"
#include "ui/settings/settings.h"
#include "ui/shell/main_window.h"
#include "ui/shell/run_until_dialog.h"
#include "ui/theme/style.h"

using namespace switchover;  // NOLINT
using ui::MainWindow;

namespace {
constexpr int kPatience = 60'000;
}

class ShellTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void fits_are_ranked();
    void finds_a_device_and_goes_there();
    void finds_an_address_a_route_a_log_line_and_a_command();
    void finding_in_a_long_log_takes_small_portions();
    void moments_are_read();
    void runs_until_a_moment();
    void runs_until_a_message_of_the_log();
    void runs_until_a_condition_and_tells_of_bad_words();
    void a_condition_that_never_comes_is_given_up();
    void the_list_view_shows_states_and_fails_by_keys();
    void everything_that_takes_the_keyboard_has_a_name();
    void tab_reaches_every_pane();
    void tables_show_their_cells_whole();
    void welcome_opens_labs_and_the_guided_run();
    void help_lists_all_shortcuts_and_every_supported_line();

   private:
    void runTo(Duration time);
    /// A dialog or menu that closed may have left no window active, and shortcuts go to the active one.
    void press(int key, Qt::KeyboardModifiers modifiers = {});
    QDialog* dialog(const char* name) const { return window_->findChild<QDialog*>(QLatin1String(name)); }
    /// Asks for words and picks the first of a kind.
    void pick(const QString& words, ui::Found::Kind kind);
    QDialog* askUntil(int page);
    QTemporaryDir settings_;
    std::unique_ptr<MainWindow> window_;
};

void ShellTest::initTestCase() {
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
    QCoreApplication::setOrganizationName(QStringLiteral("Switchover"));
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()));
}

void ShellTest::init() {
    auto lab = window::openLab(test::source_path("topologies/ha-vpn"), 1);
    QVERIFY2(lab.has_value(), lab ? "" : lab.error().c_str());
    window_ = std::make_unique<MainWindow>(std::move(lab->simulation), std::move(lab->info), false);
    window_->resize(1280, 800);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
}

void ShellTest::cleanup() { window_.reset(); }

void ShellTest::runTo(Duration time) {
    window_->simulation().setSpeed(ui::Simulation::kFlatOut);
    window_->simulation().runUntil(kPowerOn + time);
    QTRY_VERIFY_WITH_TIMEOUT(window_->shown().now >= kPowerOn + time && !window_->running(), kPatience);
}

void ShellTest::press(int key, Qt::KeyboardModifiers modifiers) {
    window_->activateWindow();
    QTRY_VERIFY(window_->isActiveWindow());
    QTest::keyClick(window_.get(), static_cast<Qt::Key>(key), modifiers);
}

void ShellTest::fits_are_ranked() {
    const auto score = [](const char* words, const char* text) {
        return ui::fitScore(QString::fromLatin1(words).split(u' ', Qt::SkipEmptyParts), QLatin1String(text));
    };
    QVERIFY(score("7206-1", "7206-1") > score("7206", "7206-1"));
    QVERIFY(score("fast", "FastEthernet0/0") > score("net", "FastEthernet0/0"));
    QVERIFY(score("7vx", "7204VXR-1") > 0);  // letters in their order
    QCOMPARE(score("xv7", "7204VXR-1"), 0);
    QVERIFY(score("vxr-1 fa", "7204VXR-1 FastEthernet0/0") > 0);
    QCOMPARE(score("vxr-1 serial", "7204VXR-1 FastEthernet0/0"), 0);
    QCOMPARE(score("", "anything"), 0);
}

void ShellTest::pick(const QString& words, ui::Found::Kind kind) {
    press(Qt::Key_K, Qt::ControlModifier);
    QDialog* find = dialog("findDialog");
    QVERIFY(find != nullptr && find->isVisible());
    auto* field = find->findChild<QLineEdit*>(QStringLiteral("findWords"));
    QTest::keyClicks(field, words);
    auto* list = find->findChild<QListView*>(QStringLiteral("findList"));
    const auto* model = static_cast<const ui::FoundModel*>(list->model());
    const auto row = [&] {
        for (int i = 0; i < model->rowCount(); ++i)
            if (model->at(i).kind == kind) return i;
        return -1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(row() >= 0, kPatience);
    while (list->currentIndex().row() < row()) QTest::keyClick(field, Qt::Key_Down);
    QCOMPARE(model->at(list->currentIndex().row()).kind, kind);
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY(dialog("findDialog") == nullptr);
}

void ShellTest::finds_a_device_and_goes_there() {
    pick(QStringLiteral("7206"), ui::Found::Kind::Device);
    QCOMPARE(window_->inspector().node(), window_->shown().find("7206-1"));
    QCOMPARE(window_->canvas().selection().node, window_->shown().find("7206-1"));
}

void ShellTest::finds_an_address_a_route_a_log_line_and_a_command() {
    runTo(60s);
    pick(QStringLiteral("10.1.1.2"), ui::Found::Kind::Address);
    QCOMPARE(window_->inspector().node(), window_->shown().find("7204VXR-2"));
    QCOMPARE(window_->inspector().currentTab(), QStringLiteral("ports"));

    pick(QStringLiteral("7206-1 99.99"), ui::Found::Kind::Route);
    QCOMPARE(window_->inspector().currentTab(), QStringLiteral("routes"));
    ui::TablePage& routes = window_->inspector().table(QStringLiteral("routes"));
    QCOMPARE(routes.view().selectionModel()->selectedRows().size(), 1);
    QVERIFY(routes.view().currentIndex().siblingAtColumn(1).data().toString().startsWith(QStringLiteral("99.99")));

    // Also a line that a filter hides.
    window_->findChild<QLineEdit*>(QStringLiteral("logText"))->setText(QStringLiteral("nothing has this"));
    QCOMPARE(window_->log().model().rowCount(), 0);
    pick(QStringLiteral("state standby -> active"), ui::Found::Kind::Record);
    const QTableView& log = window_->log().view();
    QVERIFY(log.currentIndex().isValid());
    QVERIFY(window_->log().model().line(log.currentIndex().row()).contains(QStringLiteral("Standby -> Active")));

    const std::uint64_t events = window_->shown().events;
    pick(QStringLiteral("step event"), ui::Found::Kind::Action);
    QTRY_COMPARE_WITH_TIMEOUT(window_->shown().events, events + 1, kPatience);
}

void ShellTest::finding_in_a_long_log_takes_small_portions() {
    ui::LogModel& log = window_->log().model();
    constexpr int kLines = 200'000;
    for (int i = 0; i < kLines / 1000; ++i)
        for (int j = 0; j < 1000; ++j) log.appendNote(kPowerOn, 5, ui::LogTopic::System, "one line among many others");
    ui::Finder finder(window_->actions(), log);
    finder.begin(window_->simulation().snapshot(), QStringLiteral("not there at all"));
    int portions = 0;
    while (finder.goOn(std::chrono::microseconds{500})) ++portions;
    QVERIFY2(portions > 3, qPrintable(QString::number(portions)));
    QVERIFY(finder.best().isEmpty());
}

void ShellTest::moments_are_read() {
    const Instant now = kPowerOn + 100s;
    QCOMPARE(to_ns(*ui::momentOf(QStringLiteral("+30s"), now)), to_ns(kPowerOn + 130s));
    QCOMPARE(to_ns(*ui::momentOf(QStringLiteral("+1,5 s"), now)), to_ns(kPowerOn + 101s + 500ms));
    QCOMPARE(to_ns(*ui::momentOf(QStringLiteral("3m"), now)), to_ns(kPowerOn + 180s));
    QCOMPARE(to_ns(*ui::momentOf(QStringLiteral("00:03:20.250"), now)), to_ns(kPowerOn + 200s + 250ms));
    QVERIFY(ui::momentOf(QStringLiteral("50s"), now).error().contains(QStringLiteral("00:01:40")));
    for (const char* bad : {"", "soon", "30", "+", "1:2:3", "00:99:00", "-5s"})
        QVERIFY2(!ui::momentOf(QLatin1String(bad), now), bad);
}

QDialog* ShellTest::askUntil(int page) {
    press(Qt::Key_F5, Qt::ControlModifier);
    QDialog* until = dialog("runUntilDialog");
    until->findChild<QTabWidget*>(QStringLiteral("runUntilPages"))->setCurrentIndex(page);
    return until;
}

void ShellTest::runs_until_a_moment() {
    QDialog* until = askUntil(0);
    auto* moment = until->findChild<QLineEdit*>(QStringLiteral("runUntilMoment"));
    auto* start = until->findChild<QPushButton*>(QStringLiteral("primary"));
    moment->setText(QStringLiteral("tomorrow"));
    QVERIFY(!start->isEnabled());
    QVERIFY(until->findChild<QLabel*>(QStringLiteral("problem"))->text().contains(QStringLiteral("+30s")));
    moment->setText(QStringLiteral("+12s"));
    QTest::mouseClick(until->findChild<QCheckBox*>(QStringLiteral("runUntilFlatOut")), Qt::LeftButton, {},
                      QPoint(8, 8));
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(window_->shown().now == kPowerOn + 12s && !window_->running(), kPatience);
    QCOMPARE(window_->transport().speed(), ui::Simulation::kFlatOut);
}

void ShellTest::runs_until_a_message_of_the_log() {
    window_->transport().chooseSpeed(ui::Simulation::kFlatOut);
    QDialog* until = askUntil(1);
    auto* start = until->findChild<QPushButton*>(QStringLiteral("primary"));
    QVERIFY(!start->isEnabled());
    until->findChild<QComboBox*>(QStringLiteral("runUntilDevice"))->setCurrentText(QStringLiteral("7204VXR-1"));
    until->findChild<QComboBox*>(QStringLiteral("runUntilProtocol"))->setCurrentText(QStringLiteral("HSRP"));
    until->findChild<QLineEdit*>(QStringLiteral("runUntilText"))->setText(QStringLiteral("standby -> active"));
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!window_->running() && window_->shown().now > kPowerOn + 1s, kPatience);
    const ui::LogModel& log = window_->log().model();
    const auto told_now = [&] {
        const QString now = QString::fromStdString(clock_text(window_->shown().now));
        for (int row = log.rowCount() - 1; row >= 0; --row)
            if (log.line(row).startsWith(now) && log.line(row).contains(QStringLiteral("Standby -> Active")))
                return true;
        return false;
    };
    QTRY_VERIFY(told_now());
    QVERIFY(window_->shown().now < kPowerOn + 60s);
}

void ShellTest::runs_until_a_condition_and_tells_of_bad_words() {
    window_->transport().chooseSpeed(ui::Simulation::kFlatOut);
    QDialog* until = askUntil(2);
    auto* words = until->findChild<QLineEdit*>(QStringLiteral("runUntilCondition"));
    auto* start = until->findChild<QPushButton*>(QStringLiteral("primary"));
    auto* problem = until->findChild<QLabel*>(QStringLiteral("problem"));
    words->setText(QStringLiteral("state 7204VXR-2 hsrp 1 Standbye"));
    QVERIFY(!start->isEnabled());
    QVERIFY2(problem->text().contains(QStringLiteral("Column 24")), qPrintable(problem->text()));
    words->setText(QStringLiteral("state R9 hsrp 1 Standby"));
    QVERIFY2(problem->text().contains(QStringLiteral("R9")), qPrintable(problem->text()));
    words->setText(QStringLiteral("state 7204VXR-2 hsrp 1 Standby now"));
    QVERIFY(!start->isEnabled());
    words->setText(QStringLiteral("state 7204VXR-2 hsrp 1 Standby"));
    QVERIFY2(start->isEnabled(), qPrintable(problem->text()));
    QTest::mouseClick(start, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!window_->running() && window_->shown().now > kPowerOn + 1s, kPatience);
    QTRY_COMPARE(window_->shown().device("7204VXR-2")->hsrp.front().state, hsrp::State::Standby);
    QVERIFY(window_->shown().now < kPowerOn + 120s);
}

void ShellTest::a_condition_that_never_comes_is_given_up() {
    window_->transport().chooseSpeed(ui::Simulation::kFlatOut);
    QDialog* until = askUntil(2);
    until->findChild<QLineEdit*>(QStringLiteral("runUntilCondition"))
        ->setText(QStringLiteral("ospf 7206-1 neighbors FULL 99"));
    until->findChild<QLineEdit*>(QStringLiteral("runUntilLimit"))->setText(QStringLiteral("20s"));
    QTest::mouseClick(until->findChild<QPushButton*>(QStringLiteral("primary")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!window_->running() && window_->shown().now == kPowerOn + 20s, kPatience);
    QTRY_VERIFY(window_->statusBar()->currentMessage().contains(QStringLiteral("did not come")));
}

void ShellTest::the_list_view_shows_states_and_fails_by_keys() {
    runTo(60s);
    press(Qt::Key_W, Qt::ShiftModifier);
    ui::ListView& list = window_->listView();
    QVERIFY(list.isVisible() && !window_->canvas().isVisible());
    QCOMPARE(list.devices().rowCount(), static_cast<int>(window_->shown().nodes.size()));
    QCOMPARE(list.ports().rowCount(), 2 * static_cast<int>(window_->shown().cables.size()));
    int row = -1;
    for (int i = 0; i < list.ports().rowCount(); ++i)
        if (list.ports().row(i).cells[0] == QStringLiteral("7204VXR-1") &&
            list.ports().row(i).cells[1] == QStringLiteral("FastEthernet0/0"))
            row = i;
    QVERIFY(row >= 0);
    QCOMPARE(list.ports().row(row).cells[2], QStringLiteral("up"));
    QTableView& table = list.portTable();
    table.setFocus();
    table.selectRow(row);
    QCOMPARE(window_->canvas().selection().kind, ui::Target::Kind::Port);
    QTest::keyClick(&table, Qt::Key_F);
    QTRY_COMPARE_WITH_TIMEOUT(list.ports().row(row).cells[2], QStringLiteral("administratively down"), kPatience);
    QTest::keyClick(&table, Qt::Key_F);
    QTRY_COMPARE_WITH_TIMEOUT(list.ports().row(row).cells[2], QStringLiteral("up"), kPatience);
    QTest::keyClick(&table, Qt::Key_F, Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(list.ports().row(row).cells[4].contains(QStringLiteral("cut")), kPatience);
    QTest::keyClick(&table, Qt::Key_Return);
    auto* menu = window_->findChild<QMenu*>(QStringLiteral("faultMenu"));
    QVERIFY(menu != nullptr && menu->isVisible());
    menu->findChild<QAction*>(QStringLiteral("join"))->trigger();
    menu->close();
    QTRY_COMPARE_WITH_TIMEOUT(list.ports().row(row).cells[4], QStringLiteral("in order"), kPatience);
    press(Qt::Key_W, Qt::ShiftModifier);
    QVERIFY(window_->canvas().isVisible());
}

void ShellTest::everything_that_takes_the_keyboard_has_a_name() {
    runTo(30s);
    for (QDockWidget* dock : window_->panes().docks()) dock->raise();
    QStringList nameless;
    for (const QWidget* widget : window_->findChildren<QWidget*>()) {
        if (widget->focusPolicy() == Qt::NoFocus || widget->focusProxy() != nullptr) continue;
        // Parts of a spin box, combo box or scroll area speak for the whole.
        const QByteArray parent =
            widget->parentWidget() == nullptr ? "" : widget->parentWidget()->metaObject()->className();
        if (widget->objectName().startsWith(QStringLiteral("qt_"))) continue;
        if (parent == "QDoubleSpinBox" || parent == "QSpinBox" || parent == "QComboBox" ||
            parent == "QComboBoxPrivateContainer")
            continue;
        QAccessibleInterface* face = QAccessible::queryAccessibleInterface(const_cast<QWidget*>(widget));
        if (face != nullptr && face->text(QAccessible::Name).trimmed().isEmpty())
            nameless << QStringLiteral("%1 \"%2\" in %3")
                            .arg(QLatin1String(widget->metaObject()->className()), widget->objectName(),
                                 QLatin1String(parent));
    }
    QVERIFY2(nameless.isEmpty(), qPrintable(nameless.join(u'\n')));
}

void ShellTest::tab_reaches_every_pane() {
    window_->canvas().setFocus();
    QSet<const QWidget*> reached;
    for (int i = 0; i < 200; ++i) {
        QTest::keyClick(window_->focusWidget(), Qt::Key_Tab);
        const QWidget* focus = window_->focusWidget();
        if (reached.contains(focus)) break;
        reached.insert(focus);
    }
    const auto inside = [&](const QWidget& pane) {
        return std::any_of(reached.begin(), reached.end(),
                           [&](const QWidget* widget) { return widget == &pane || pane.isAncestorOf(widget); });
    };
    QVERIFY(inside(window_->canvas()));
    QVERIFY(inside(window_->labPane()));
    QVERIFY(inside(window_->inspector()));
    QVERIFY(inside(window_->transport()));
    QVERIFY(inside(window_->log()) || !window_->log().isVisible());
}

void ShellTest::tables_show_their_cells_whole() {
    window_->resize(1440, 900);
    window_->resetLayout();
    runTo(60s);
    // Tab, table, and whether all of its columns have room side by side.
    const std::tuple<const char*, const char*, bool> tables[] = {
        {"routes", "routes", true}, {"fib", "fib", true}, {"hsrp", "hsrp", true}, {"ospf", "ospf", true},
        {"arp", "arp", true},       {"sas", "ike", true}, {"sas", "sas", false},  {"ports", "ports", false}};
    for (const auto& [tab, id, whole] : tables) {
        window_->inspector().showTab(QLatin1String(tab));
        QCoreApplication::processEvents();
        const QTableView& view = window_->inspector().table(QLatin1String(id)).view();
        for (int row = 0; row < view.model()->rowCount(); ++row)
            for (int column = 0; column < view.model()->columnCount(); ++column) {
                const QModelIndex index = view.model()->index(row, column);
                QVERIFY2(view.columnWidth(column) >= view.sizeHintForIndex(index).width(),
                         qPrintable(QLatin1String(id) + u' ' + index.data().toString()));
            }
        if (whole) QVERIFY2(view.horizontalScrollBar()->maximum() == 0, id);
    }
}

void ShellTest::welcome_opens_labs_and_the_guided_run() {
    QSignalSpy opened(window_.get(), &MainWindow::openLabRequested);
    QSignalSpy guided(window_.get(), &MainWindow::guidedRunRequested);
    window_->showWelcome();
    QDialog* welcome = dialog("welcomeDialog");
    QVERIFY(welcome != nullptr);
    const QList<QToolButton*> cards = welcome->findChildren<QToolButton*>(QStringLiteral("card"));
    QVERIFY(cards.size() >= 2);
    QVERIFY(!cards.front()->icon().isNull());
    auto* again = welcome->findChild<QCheckBox*>(QStringLiteral("welcomeAgain"));
    QVERIFY(again->isChecked());
    QTest::mouseClick(again, Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(!ui::Settings::shared().preferences().welcome);
    QTest::mouseClick(cards.front(), Qt::LeftButton);
    QTRY_COMPARE(opened.size(), 1);
    QVERIFY(QFileInfo::exists(opened[0][0].toString()));
    QTRY_VERIFY(dialog("welcomeDialog") == nullptr);
    window_->showWelcome();
    QTest::mouseClick(dialog("welcomeDialog")->findChild<QPushButton*>(QStringLiteral("primary")), Qt::LeftButton);
    QTRY_COMPARE(guided.size(), 1);
    QVERIFY(guided[0][0].toString().contains(QStringLiteral("ha-vpn")));
}

void ShellTest::help_lists_all_shortcuts_and_every_supported_line() {
    window_->edits().perform(ConfigInput{"7204VXR-1", {"interface FastEthernet0/0", "shutdown"}}, window_->shown());
    QAction* undo = window_->actions().find(QStringLiteral("edit.undo"));
    QVERIFY2(undo->text().contains(QStringLiteral("7204VXR-1")), qPrintable(undo->text()));
    press(Qt::Key_F1);
    QDialog* shortcuts = dialog("shortcutsHelp");
    QVERIFY(shortcuts != nullptr);
    auto* list = shortcuts->findChild<QTreeWidget*>(QStringLiteral("helpList"));
    QVERIFY(list->topLevelItemCount() > window_->actions().all().size());
    // What could be undone just now is not what the keys are for.
    QStringList meanings;
    for (int i = 0; i < list->topLevelItemCount(); ++i)
        meanings << list->topLevelItem(i)->text(2).section(QStringLiteral(" – "), 0, 0);
    QVERIFY2(meanings.contains(QStringLiteral("Undo")) && meanings.contains(QStringLiteral("Redo")),
             qPrintable(meanings.join(u'|')));
    QPointer<QDialog> gone(shortcuts);
    shortcuts->close();
    QTRY_VERIFY(gone.isNull());
    window_->actions().find(QStringLiteral("help.support"))->trigger();
    QDialog* support = dialog("supportHelp");
    list = support->findChild<QTreeWidget*>(QStringLiteral("helpList"));
    const QString table = QString::fromStdString(ios::generate_support_table());
    QCOMPARE(list->topLevelItemCount(), static_cast<int>(table.count(u'\n')) - 2);
    support->findChild<QLineEdit*>(QStringLiteral("helpWords"))->setText(QStringLiteral("standby preempt"));
    int seen = 0;
    for (int i = 0; i < list->topLevelItemCount(); ++i) seen += list->topLevelItem(i)->isHidden() ? 0 : 1;
    QVERIFY(seen >= 1 && seen < 10);
    support->close();
}

QTEST_MAIN(ShellTest)
#include "shell_test.moc"
