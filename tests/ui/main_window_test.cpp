/// The real window on ha-vpn, driven by clicks and keys. Waits for conditions, never for a time.
#include "ui/shell/main_window.h"

#include <QChartView>
#include <QCheckBox>
#include <QComboBox>
#include <QDockWidget>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStatusBar>
#include <QTabBar>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

#include "app/window/open_lab.h"
#include "tests/support/source_path.h"
#include "tests/ui/support/fault_menu.h"
#include "ui/theme/style.h"

using namespace switchover;  // NOLINT
using ui::MainWindow;

namespace {

constexpr int kPatience = 60'000;  ///< of a loaded machine; a passing test is far quicker

}  // namespace

class MainWindowTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void opens_paused_with_the_lab_in_sight();
    void run_pause_step_and_speed();
    void fails_and_restores_a_port_by_clicking_it();
    void key_f_shuts_the_selected_port_and_shift_f_cuts_its_cable();
    void a_direction_is_impaired_by_a_dialog_and_restored();
    void ping_shows_its_loss_and_answers();
    void log_is_filtered_exported_and_read_back();
    void console_shows_the_chosen_command();
    void a_refused_command_is_told();
    void a_pause_does_not_end_the_guided_run();
    void a_lab_that_has_run_is_opened_anew_for_the_guided_run();
    void a_step_can_be_read_again();
    void reset_brings_the_panes_back();
    void docks_are_remembered();
    void restore_all_takes_every_fault_back();
    void timeline_and_charts_fill_and_a_click_finds_the_log_line();
    void two_devices_stand_side_by_side();
    void rows_lead_to_packets_and_moments();
    void pings_are_changed_and_stopped_in_the_lab_pane();
    void an_extended_ping_asks_for_what_the_console_does();
    void a_bad_lab_is_refused_with_its_place();

   private:
    void runTo(Duration time);
    NodeIndex node(const char* name) const { return window_->shown().find(name); }
    /// Clicks the port and picks from the menu that pops up.
    bool hasBadge(const char* device, const QString& text) const;
    bool hasRoute(const QString& network) const;
    QTemporaryDir settings_;
    std::unique_ptr<MainWindow> window_;
};

void MainWindowTest::initTestCase() {
    QSettings::setDefaultFormat(QSettings::IniFormat);
    QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, settings_.path());
    QCoreApplication::setOrganizationName(QStringLiteral("Switchover"));
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()));
}

void MainWindowTest::init() {
    auto lab = window::openLab(test::source_path("topologies/ha-vpn"), 1);
    QVERIFY2(lab.has_value(), lab ? "" : lab.error().c_str());
    window_ = std::make_unique<MainWindow>(std::move(lab->simulation), std::move(lab->info));
    window_->resize(1280, 800);
    window_->show();
    QVERIFY(QTest::qWaitForWindowExposed(window_.get()));
}

void MainWindowTest::cleanup() { window_.reset(); }

void MainWindowTest::runTo(Duration time) {
    window_->simulation().setSpeed(ui::Simulation::kFlatOut);
    window_->simulation().runUntil(kPowerOn + time);
    QTRY_VERIFY_WITH_TIMEOUT(window_->shown().now >= kPowerOn + time && !window_->running(), kPatience);
}

bool MainWindowTest::hasBadge(const char* device, const QString& text) const {
    for (const ui::Badge& badge : window_->canvas().scene().nodes[node(device)].badges)
        if (badge.text == text) return true;
    return false;
}

bool MainWindowTest::hasRoute(const QString& network) const {
    const ui::RowModel& routes = window_->inspector().routes();
    for (int row = 0; row < routes.rowCount(); ++row)
        if (routes.row(row).cells[1] == network && routes.mark(row) != ui::RowMark::Removed) return true;
    return false;
}

void MainWindowTest::opens_paused_with_the_lab_in_sight() {
    QVERIFY(!window_->running());
    QCOMPARE(to_ns(window_->shown().now), std::int64_t{0});
    QCOMPARE(window_->canvas().scene().nodes.size(), static_cast<qsizetype>(window_->shown().nodes.size()));
    QCOMPARE(window_->labPane().tree().rowCount(), static_cast<int>(window_->shown().nodes.size()));
    auto* tree = window_->findChild<QTreeView*>(QStringLiteral("labTree"));
    const auto is_open = [&] { return tree->isExpanded(window_->labPane().tree().indexOf(node("7204VXR-1"))); };
    QVERIFY(is_open());
    runTo(1s);
    QVERIFY(is_open());
}

void MainWindowTest::run_pause_step_and_speed() {
    QToolButton* run = window_->transport().runButton();
    QTest::mouseClick(run, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(window_->running(), kPatience);
    QVERIFY(run->text().contains(QStringLiteral("Pause")));
    QTRY_VERIFY_WITH_TIMEOUT(to_ns(window_->shown().now) > 0, kPatience);
    QTest::mouseClick(run, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!window_->running(), kPatience);
    QVERIFY(run->text().contains(QStringLiteral("Run")));

    // What is shown after a pause is the last there is.
    const std::uint64_t events = window_->simulation().snapshot()->events;
    QTRY_COMPARE_WITH_TIMEOUT(window_->shown().events, events, kPatience);
    QTest::mouseClick(window_->transport().findChild<QToolButton*>(QStringLiteral("step")), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(window_->shown().events, events + 1, kPatience);
    QTest::keyClick(window_.get(), Qt::Key_F4);
    QTRY_COMPARE_WITH_TIMEOUT(window_->shown().events, events + 2, kPatience);

    QTest::keyClick(window_.get(), Qt::Key_F7);
    QCOMPARE(window_->transport().speed(), ui::Simulation::kFlatOut);
    QTRY_VERIFY_WITH_TIMEOUT(window_->shown().now > kPowerOn + 30s, kPatience);
    QTest::keyClick(window_.get(), Qt::Key_F8);
    QTRY_VERIFY_WITH_TIMEOUT(!window_->running(), kPatience);
    QTest::keyClick(window_.get(), Qt::Key_F6);
    QCOMPARE(window_->transport().speed(), 10.0);
    QTRY_VERIFY_WITH_TIMEOUT(window_->running(), kPatience);
    QTest::keyClick(window_.get(), Qt::Key_F5);
    QTRY_VERIFY_WITH_TIMEOUT(!window_->running(), kPatience);
}

void MainWindowTest::fails_and_restores_a_port_by_clicking_it() {
    runTo(60s);
    QTRY_VERIFY(hasBadge("7204VXR-1", QStringLiteral("HSRP 1 · Active")));
    QVERIFY(hasBadge("7204VXR-1", QStringLiteral("VIP 172.16.172.53")));
    window_->canvas().select({ui::Target::Kind::Node, node("7204VXR-1"), kNoLink, false});
    QVERIFY(hasRoute(QStringLiteral("172.16.172.48/28")));

    test::pickFault(*window_, "7204VXR-1", "FastEthernet0/0", "shutdown");
    // Nothing comes of it while the clock stands still, which is told.
    QVERIFY(window_->statusBar()->currentMessage().contains(QStringLiteral("stands still")));
    runTo(62s);
    QVERIFY(!window_->statusBar()->currentMessage().contains(QStringLiteral("stands still")));
    QTRY_VERIFY_WITH_TIMEOUT(!hasRoute(QStringLiteral("172.16.172.48/28")), kPatience);
    const auto struck = [this] {
        const ui::RowModel& routes = window_->inspector().routes();
        for (int row = 0; row < routes.rowCount(); ++row)
            if (routes.mark(row) == ui::RowMark::Removed) return true;
        return false;
    };
    QVERIFY(struck());
    QVERIFY(hasBadge("7204VXR-1", QStringLiteral("HSRP 1 · Init")));

    runTo(80s);  // the hold time of 10 s is over
    QTRY_VERIFY(hasBadge("7204VXR-2", QStringLiteral("HSRP 1 · Active")));
    QVERIFY(hasBadge("7204VXR-2", QStringLiteral("VIP 172.16.172.53")));
    QVERIFY(!hasBadge("7204VXR-1", QStringLiteral("VIP 172.16.172.53")));

    test::pickFault(*window_, "7204VXR-1", "FastEthernet0/0", "no-shutdown");
    runTo(140s);  // preempt
    QTRY_VERIFY(hasBadge("7204VXR-1", QStringLiteral("VIP 172.16.172.53")));
    QTRY_VERIFY(hasRoute(QStringLiteral("172.16.172.48/28")));
    QVERIFY(!hasBadge("7204VXR-2", QStringLiteral("VIP 172.16.172.53")));
}

void MainWindowTest::key_f_shuts_the_selected_port_and_shift_f_cuts_its_cable() {
    runTo(5s);
    ui::Canvas& canvas = window_->canvas();
    const ui::Target port = canvas.targetAt(canvas.portPosition(node("7206-1"), window_->shown().cables.back().a.port));
    QCOMPARE(port.kind, ui::Target::Kind::Port);
    canvas.select(port);
    const auto cable = [&]() -> const ui::SceneCable& { return canvas.scene().cables[port.cable]; };
    const auto state = [&] { return (port.end_b ? cable().b : cable().a).state; };
    QTest::keyClick(&canvas, Qt::Key_F);
    QTRY_COMPARE_WITH_TIMEOUT(state(), ui::PortState::AdminDown, kPatience);
    QTest::keyClick(&canvas, Qt::Key_F);
    QTRY_COMPARE_WITH_TIMEOUT(state(), ui::PortState::Up, kPatience);
    QTest::keyClick(&canvas, Qt::Key_F, Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(cable().cut, kPatience);
    QCOMPARE(state(), ui::PortState::NoCarrier);
    QTest::mouseClick(window_->transport().findChild<QToolButton*>(QStringLiteral("restore")), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!cable().cut, kPatience);
}

void MainWindowTest::a_direction_is_impaired_by_a_dialog_and_restored() {
    runTo(5s);
    test::pickFault(*window_, "7204VXR-2", "FastEthernet0/0", "impair-a");
    auto* dialog = window_->findChild<QDialog*>(QStringLiteral("impairDialog"));
    QVERIFY(dialog != nullptr && dialog->isVisible());
    dialog->findChild<QDoubleSpinBox*>(QStringLiteral("loss"))->setValue(12.5);
    dialog->findChild<QDoubleSpinBox*>(QStringLiteral("delay"))->setValue(30);
    QTest::mouseClick(dialog->findChild<QPushButton*>(QStringLiteral("primary")), Qt::LeftButton);
    const auto badges = [this] {
        QStringList texts;
        for (const ui::PlacedLabel& label : window_->canvas().geometryOfScene().labels)
            if (label.badge == ui::Badge::Kind::Fault) texts << label.text;
        return texts;
    };
    QTRY_COMPARE_WITH_TIMEOUT(badges(), QStringList{QStringLiteral("loss 12.5 %, +30 ms")}, kPatience);
    for (const snapshot::Cable& cable : window_->shown().cables)
        for (const snapshot::CableEnd* end : {&cable.a, &cable.b})
            if (end->impairment.any()) {
                QCOMPARE(end->impairment.loss_ppm, 125'000u);
                QVERIFY(end->impairment.extra_delay == 30ms);
            }
    test::pickFault(*window_, "7204VXR-2", "FastEthernet0/0", "restore-here");
    QTRY_VERIFY_WITH_TIMEOUT(badges().isEmpty(), kPatience);
}

void MainWindowTest::ping_shows_its_loss_and_answers() {
    runTo(60s);
    window_->canvas().select({ui::Target::Kind::Node, node("vpn7200"), kNoLink, false});
    QTest::mouseClick(window_->transport().findChild<QToolButton*>(QStringLiteral("ping")), Qt::LeftButton);
    auto* dialog = window_->findChild<QDialog*>(QStringLiteral("pingDialog"));
    QVERIFY(dialog != nullptr && dialog->isVisible());
    auto* to = dialog->findChild<QComboBox*>(QStringLiteral("pingDestination"));
    auto* start = dialog->findChild<QPushButton*>(QStringLiteral("primary"));
    to->setEditText(QStringLiteral("not an address"));
    QVERIFY(!start->isEnabled());
    to->setEditText(QStringLiteral("99.99.99.99"));
    QTest::mouseClick(start, Qt::LeftButton);
    runTo(90s);
    const ui::RowModel& probes = window_->labPane().probes();
    QTRY_COMPARE(probes.rowCount(), 1);
    QCOMPARE(probes.row(0).cells[0], QStringLiteral("20.1.1.1 → 99.99.99.99"));
    QTRY_COMPARE(probes.row(0).state, static_cast<int>(ui::PortState::Up));
    const snapshot::Device* remote = window_->shown().device("vpn7200");
    QVERIFY(remote->probe.probes.front().answered >= 20);
    // The tunnel it brought up is drawn along its path.
    int cables = 0;
    for (const ui::SceneCable& cable : window_->canvas().scene().cables)
        cables += cable.a.sends_esp && cable.b.sends_esp ? 1 : 0;
    QVERIFY(cables >= 3);
}

void MainWindowTest::log_is_filtered_exported_and_read_back() {
    runTo(60s);
    ui::LogModel& log = window_->log().model();
    QTRY_VERIFY(log.rowCount() > 20);
    auto* text = window_->findChild<QLineEdit*>(QStringLiteral("logText"));
    QTest::keyClicks(text, QStringLiteral("STATECHANGE"));
    QVERIFY(log.rowCount() > 0);
    for (int row = 0; row < log.rowCount(); ++row) QVERIFY(log.line(row).contains(QStringLiteral("STATECHANGE")));

    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("kept.log"));
    QTest::mouseClick(window_->findChild<QPushButton*>(QStringLiteral("logExport")), Qt::LeftButton);
    auto* dialog = window_->findChild<QFileDialog*>(QStringLiteral("exportDialog"));
    QVERIFY(dialog != nullptr);
    dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"))->setText(path);
    QTest::keyClick(dialog, Qt::Key_Return);
    QTRY_VERIFY(QFile::exists(path));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QStringList lines = QString::fromUtf8(file.readAll()).split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), static_cast<qsizetype>(log.rowCount()));
    for (int row = 0; row < lines.size(); ++row) QCOMPARE(lines[row], log.line(row));
    QVERIFY(
        lines.join(u'\n').contains(QStringLiteral("7204VXR-1 %HSRP-6-STATECHANGE: FastEthernet0/0 Grp 1 state "
                                                  "Standby -> Active")));
}

void MainWindowTest::console_shows_the_chosen_command() {
    runTo(60s);
    window_->canvas().select({ui::Target::Kind::Node, node("7204VXR-1"), kNoLink, false});
    auto* command = window_->findChild<QComboBox*>(QStringLiteral("consoleCommand"));
    for (const char* wanted : {"show standby", "show ip route", "show crypto ipsec sa", "show running-config"}) {
        const int index = command->findText(QLatin1String(wanted));
        QVERIFY2(index >= 0, wanted);
        command->setCurrentIndex(index);
        const QString shown = window_->inspector().consoleText();
        QVERIFY2(shown.startsWith(QStringLiteral("7204VXR-1#") + QLatin1String(wanted)), qPrintable(shown));
        QVERIFY2(!shown.contains(QStringLiteral("% Invalid")), qPrintable(shown));
    }
    command->setCurrentIndex(0);
    QVERIFY(window_->inspector().consoleText().contains(QStringLiteral("State is Active")));
}

void MainWindowTest::a_refused_command_is_told() {
    window_->simulation().apply(CableInput{"no such node", "FastEthernet0/0", true});
    const ui::LogModel& log = window_->log().model();
    const auto told = [&] {
        for (int row = 0; row < log.rowCount(); ++row)
            if (log.line(row).contains(QStringLiteral("refused: no cable at no such node"))) return true;
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(told(), kPatience);
}

void MainWindowTest::a_pause_does_not_end_the_guided_run() {
    auto* start = window_->findChild<QPushButton*>(QStringLiteral("guidedStart"));
    QVERIFY(start->isEnabled());
    QTest::mouseClick(start, Qt::LeftButton);
    runTo(5s);
    QVERIFY(!start->isEnabled());
}

void MainWindowTest::a_lab_that_has_run_is_opened_anew_for_the_guided_run() {
    runTo(5s);
    QSignalSpy anew(window_.get(), &ui::MainWindow::guidedRunRequested);
    auto* start = window_->findChild<QPushButton*>(QStringLiteral("guidedStart"));
    QTest::mouseClick(start, Qt::LeftButton);
    QCOMPARE(anew.count(), 1);
    QVERIFY(anew.front().front().toString().contains(QStringLiteral("ha-vpn")));
    QVERIFY(start->isEnabled());  // nothing was begun in this one, whose moments are over
}

void MainWindowTest::a_step_can_be_read_again() {
    const QList<QLabel*> steps = window_->findChildren<QLabel*>(QStringLiteral("guidedStep"));
    QCOMPARE(steps.size(), 3);
    auto* words = window_->findChild<QWidget*>(QStringLiteral("guidedExplanation"));
    QVERIFY(!words->isVisible());
    QTest::mouseClick(steps[1], Qt::LeftButton);
    QVERIFY(words->isVisible());
    const QString shown = words->findChild<QLabel*>(QStringLiteral("muted"))->text();
    QVERIFY2(shown.startsWith(QStringLiteral("FastEthernet0/0 of 7204VXR-1 is shut down")), qPrintable(shown));
    QTest::keyClick(steps[1], Qt::Key_Return);
    QVERIFY(!words->isVisible());
}

void MainWindowTest::reset_brings_the_panes_back() {
    for (QDockWidget* dock : window_->findChildren<QDockWidget*>()) dock->hide();
    window_->resetLayout();
    for (QDockWidget* dock : window_->findChildren<QDockWidget*>())
        QCOMPARE(dock->isVisible(), dock->objectName() != QStringLiteral("compareDock"));
}

void MainWindowTest::docks_are_remembered() {
    auto* charts = window_->findChild<QDockWidget*>(QStringLiteral("chartsDock"));
    window_->addDockWidget(Qt::RightDockWidgetArea, charts);
    window_->findChild<QDockWidget*>(QStringLiteral("labDock"))->hide();
    window_->close();
    init();
    charts = window_->findChild<QDockWidget*>(QStringLiteral("chartsDock"));
    QCOMPARE(window_->dockWidgetArea(charts), Qt::RightDockWidgetArea);
    QVERIFY(window_->findChild<QDockWidget*>(QStringLiteral("labDock"))->isHidden());
    window_->resetLayout();
    QCOMPARE(window_->dockWidgetArea(charts), Qt::BottomDockWidgetArea);
    QVERIFY(!window_->findChild<QDockWidget*>(QStringLiteral("labDock"))->isHidden());
    window_->close();  // the next test starts from here
}

void MainWindowTest::restore_all_takes_every_fault_back() {
    runTo(5s);
    Impairment deaf;
    deaf.drop_all = true;
    window_->simulation().apply(ConfigInput{"7204VXR-1", {"interface FastEthernet0/0", "shutdown"}});
    window_->simulation().apply(ImpairInput{"7204VXR-2", "FastEthernet0/0", deaf});
    window_->simulation().apply(CableInput{"7206-1", "FastEthernet0/1", true});
    window_->simulation().apply(PowerInput{"WAN", PowerInput::Action::Off});
    const auto faults = [this] {
        int count = 0;
        for (const ui::SceneNode& node : window_->canvas().scene().nodes) count += node.powered ? 0 : 1;
        for (const ui::SceneCable& cable : window_->canvas().scene().cables) {
            count += cable.cut ? 1 : 0;
            for (const ui::SceneEnd* end : {&cable.a, &cable.b})
                count += (end->drops_all ? 1 : 0) + (end->state == ui::PortState::AdminDown ? 1 : 0);
        }
        return count;
    };
    QTRY_COMPARE_WITH_TIMEOUT(faults(), 4, kPatience);
    QTest::keyClick(window_.get(), Qt::Key_R, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE_WITH_TIMEOUT(faults(), 0, kPatience);
}

void MainWindowTest::timeline_and_charts_fill_and_a_click_finds_the_log_line() {
    runTo(60s);
    QTRY_VERIFY(window_->timeline().model().lanes().size() >= 2);
    QTRY_VERIFY(window_->charts().data().series(ui::ChartKind::Priority).size() == 2);
    // Brought to the front while the world stands still.
    window_->charts().choose(ui::ChartKind::Priority);
    window_->findChild<QDockWidget*>(QStringLiteral("chartsDock"))->raise();
    auto* chart = window_->charts().findChild<QChartView*>(QStringLiteral("chartView"));
    QTRY_COMPARE(chart->chart()->series().size(), 2);
    window_->findChild<QDockWidget*>(QStringLiteral("timelineDock"))->raise();
    ui::TimelineView& view = window_->timeline().view();
    QTRY_VERIFY(!view.viewport()->visibleRegion().isEmpty());
    const int x = static_cast<int>(view.xOf(kPowerOn + 30s));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(x, 20));
    QVERIFY(!window_->log().following());
    const QModelIndexList selected = window_->log().view().selectionModel()->selectedRows();
    QCOMPARE(selected.size(), 1);
    const int row = window_->log().model().rowAt(view.instantAt(x));
    QCOMPARE(selected.front().row(), row);
    QVERIFY(row > 0);
}

void MainWindowTest::two_devices_stand_side_by_side() {
    runTo(60s);
    window_->canvas().select({ui::Target::Kind::Node, node("7204VXR-1"), kNoLink, false});
    auto* menu = window_->inspector().header()->findChild<QMenu*>(QStringLiteral("compareMenu"));
    Q_EMIT menu->aboutToShow();
    QAction* other = nullptr;
    for (QAction* action : menu->actions())
        if (action->text() == QStringLiteral("7204VXR-2")) other = action;
    QVERIFY(other != nullptr);
    QVERIFY(!window_->links().compareDock()->isVisible());
    other->trigger();
    QVERIFY(window_->links().compareDock()->isVisible());
    ui::Inspector& second = window_->links().compare();
    QCOMPARE(second.node(), node("7204VXR-2"));
    QCOMPARE(window_->inspector().node(), node("7204VXR-1"));
    QVERIFY(second.routes().rowCount() > 3);
    QCOMPARE(second.currentTab(), window_->inspector().currentTab());
    // Both go on with the world.
    test::pickFault(*window_, "7204VXR-2", "FastEthernet0/0", "shutdown");
    runTo(63s);
    const auto has = [&](const QString& network) {
        for (int row = 0; row < second.routes().rowCount(); ++row)
            if (second.routes().row(row).cells[1] == network && second.routes().mark(row) != ui::RowMark::Removed)
                return true;
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(!has(QStringLiteral("172.16.172.48/28")), kPatience);
    QTest::mouseClick(second.header()->findChild<QToolButton*>(QStringLiteral("compareClose")), Qt::LeftButton);
    QVERIFY(!window_->links().compareDock()->isVisible());
}

void MainWindowTest::rows_lead_to_packets_and_moments() {
    runTo(60s);
    Q_EMIT window_->inspector().packetsWanted(QStringLiteral("hsrp"));
    QTRY_VERIFY(!window_->packets().model().filtering());
    QTRY_VERIFY(window_->packets().model().rowCount() > 5);
    QCOMPARE(window_->packets().model().index(0, ui::PacketModel::ProtocolColumn).data().toString(),
             QStringLiteral("HSRP"));
    window_->panes().raise(&window_->log());
    QTableView& log = window_->log().view();
    QTRY_VERIFY(log.isVisible());
    log.scrollToTop();
    QTest::mouseClick(log.viewport(), Qt::LeftButton, {}, log.visualRect(log.model()->index(1, 2)).center());
    QCOMPARE(to_ns(window_->timeline().view().cursor()), to_ns(window_->log().model().at(1)));
    Q_EMIT window_->inspector().deviceWanted(node("vpn7200"));
    QCOMPARE(window_->inspector().node(), node("vpn7200"));
}

void MainWindowTest::pings_are_changed_and_stopped_in_the_lab_pane() {
    runTo(60s);
    ui::ProbeList& list = window_->labPane().probeList();
    const auto button = [&](const char* name) {
        return window_->labPane().findChild<QToolButton*>(QLatin1String(name));
    };
    QVERIFY(!button("probeEdit")->isEnabled() && !button("probeStop")->isEnabled());
    const auto dialog = [&] { return window_->findChild<QDialog*>(QStringLiteral("pingDialog")); };
    const auto accept = [&] {
        QTest::mouseClick(dialog()->findChild<QPushButton*>(QStringLiteral("primary")), Qt::LeftButton);
        QTRY_VERIFY(dialog() == nullptr);
    };
    window_->canvas().select({ui::Target::Kind::Node, node("vpn7200"), kNoLink, false});
    QTest::mouseClick(button("probeAdd"), Qt::LeftButton);
    QVERIFY(dialog() != nullptr);
    dialog()->findChild<QComboBox*>(QStringLiteral("pingDestination"))->setEditText(QStringLiteral("99.99.99.99"));
    accept();
    runTo(70s);
    QTRY_COMPARE(list.model().rowCount(), 1);
    QTRY_VERIFY(button("probeEdit")->isEnabled());
    QTest::mouseClick(button("probeEdit"), Qt::LeftButton);
    QVERIFY(dialog() != nullptr);
    QCOMPARE(dialog()->findChild<QComboBox*>(QStringLiteral("pingDestination"))->currentText(),
             QStringLiteral("99.99.99.99"));
    dialog()->findChild<QDoubleSpinBox*>(QStringLiteral("pingInterval"))->setValue(0.2);
    accept();
    runTo(75s);
    const auto probes = [&]() -> const std::vector<probe::ProbeView>& {
        return window_->shown().device("vpn7200")->probe.probes;
    };
    QTRY_VERIFY(probes().size() == 2 && !probes()[0].running && probes()[1].running);
    QVERIFY(probes()[1].request.interval == 200ms);
    list.view().setCurrentIndex(list.model().index(1, 0));
    QTRY_VERIFY(button("probeStop")->isEnabled());
    QTest::mouseClick(button("probeStop"), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!probes()[1].running, kPatience);
}

void MainWindowTest::an_extended_ping_asks_for_what_the_console_does() {
    runTo(60s);
    const auto dialog = [&] { return window_->findChild<QDialog*>(QStringLiteral("pingDialog")); };
    const auto field = [&]<class Widget>(Widget*& out, const char* name) {
        out = dialog()->findChild<Widget*>(QLatin1String(name));
    };
    QCheckBox *extended = nullptr, *dont_fragment = nullptr, *sweep = nullptr;
    QSpinBox *size = nullptr, *largest = nullptr, *step = nullptr;
    QLineEdit* pattern = nullptr;
    const auto find = [&] {
        field(extended, "pingExtended");
        field(dont_fragment, "pingDontFragment");
        field(sweep, "pingSweep");
        field(size, "pingSize");
        field(largest, "pingLargest");
        field(step, "pingStep");
        field(pattern, "pingPattern");
    };
    const auto begin = [&] { return dialog()->findChild<QPushButton*>(QStringLiteral("primary")); };
    window_->canvas().select({ui::Target::Kind::Node, node("vpn7200"), kNoLink, false});
    window_->askForPing();
    find();
    dialog()->findChild<QComboBox*>(QStringLiteral("pingDestination"))->setEditText(QStringLiteral("172.16.172.53"));
    dialog()->findChild<QComboBox*>(QStringLiteral("pingSource"))->setCurrentIndex(0);
    QVERIFY(!pattern->isVisible() && !sweep->isVisible());
    extended->setChecked(true);
    QVERIFY(pattern->isVisible() && sweep->isVisible() && !largest->isEnabled());
    QCOMPARE(pattern->text(), QStringLiteral("0xABCD"));
    pattern->setText(QStringLiteral("bees"));
    QVERIFY(!begin()->isEnabled());
    pattern->setText(QStringLiteral("0xBEEF"));
    dont_fragment->setChecked(true);
    sweep->setChecked(true);
    size->setValue(100);
    largest->setValue(100);
    QVERIFY(!begin()->isEnabled());
    largest->setValue(400);
    step->setValue(50);
    QVERIFY(begin()->isEnabled());
    QTest::keyClick(dialog(), Qt::Key_Return);
    QTRY_VERIFY(dialog() == nullptr);
    runTo(65s);
    const std::vector<probe::ProbeView>& probes = window_->shown().device("vpn7200")->probe.probes;
    QCOMPARE(probes.size(), std::size_t{1});
    const probe::PingRequest& request = probes[0].request;
    QVERIFY(request.pattern == 0xBEEF && request.dont_fragment && request.largest == 400 && request.size_step == 50);
    QVERIFY(probes[0].answered > 0);
    // Who changes it finds all of it again.
    QTRY_VERIFY(window_->labPane().findChild<QToolButton*>(QStringLiteral("probeEdit"))->isEnabled());
    window_->labPane().findChild<QToolButton*>(QStringLiteral("probeEdit"))->click();
    find();
    QVERIFY(extended->isChecked() && dont_fragment->isChecked() && sweep->isChecked());
    QCOMPARE(pattern->text(), QStringLiteral("0xBEEF"));
    QCOMPARE(largest->value(), 400);
    QCOMPARE(step->value(), 50);
    QTest::keyClick(dialog(), Qt::Key_Escape);
    QTRY_VERIFY(dialog() == nullptr);
}

void MainWindowTest::a_bad_lab_is_refused_with_its_place() {
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("bad.clab.yml")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("name: bad\ntopology:\n  nodes:\n    a: {kind: toaster}\n");
    file.close();
    const auto lab = window::openLab(file.fileName().toStdString(), 1);
    QVERIFY(!lab.has_value());
    QVERIFY2(QString::fromStdString(lab.error()).contains(QStringLiteral("bad.clab.yml:4:")), lab.error().c_str());
}

QTEST_MAIN(MainWindowTest)
#include "main_window_test.moc"
