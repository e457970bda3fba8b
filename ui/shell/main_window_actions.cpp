/// What the window's actions are and what they ask for. Each is one `add`; menus, keys, Ctrl+K and Help follow.
#include <QCoreApplication>
#include <QDockWidget>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>

#include "ui/commands/faults.h"
#include "ui/find/find_dialog.h"
#include "ui/help/help_tables.h"
#include "ui/help/welcome_dialog.h"
#include "ui/inspector/console_page.h"
#include "ui/settings/recent.h"
#include "ui/settings/settings_dialog.h"
#include "ui/shell/main_window.h"
#include "ui/shell/ping_dialog.h"
#include "ui/shell/run_until_dialog.h"
#include "ui/shell/telnet_dialog.h"

namespace switchover::ui {

namespace {
constexpr double kFast = 10;  ///< the speed of F6
using Group = ActionGroup;
QString id(const char* text) { return QLatin1String(text); }
}  // namespace

void MainWindow::makeActions() {
    makeFileActions();
    makeViewActions();
    makeLabActions();
    makeSimulateActions();
    actions_->add({id("edit.find"), Group::Edit, 5, tr("Find &anything…"), Qt::CTRL | Qt::Key_K}, this,
                  &MainWindow::find);
    actions_->add({id("edit.settings"), Group::Edit, 9, tr("&Settings…"), Qt::CTRL | Qt::Key_Comma}, this,
                  &MainWindow::showSettings);
    makeHelpActions();
}

void MainWindow::makeHelpActions() {
    actions_->add({id("help.welcome"), Group::Help, 0, tr("&Welcome…")}, this, &MainWindow::showWelcome);
    actions_->add({id("help.shortcuts"), Group::Help, 0, tr("&Shortcuts…"), Qt::Key_F1}, this,
                  [this] { makeShortcutsHelp(*actions_, this)->open(); });
    actions_->add({id("help.support"), Group::Help, 0, tr("Supported &lines of IOS…")}, this,
                  [this] { makeSupportHelp(this)->open(); });
    actions_->add({id("help.about"), Group::Help, 9, tr("&About Switchover")}, this, &MainWindow::about);
}

void MainWindow::makeFileActions() {
    actions_->add({id("file.open"), Group::File, 0, tr("&Open lab…"), Qt::CTRL | Qt::Key_O}, this,
                  &MainWindow::askForLab);
    actions_->add({id("file.export"), Group::File, 5, tr("&Export…"), Qt::CTRL | Qt::Key_E,
                   tr("Log, capture, diagram, report or session folder")},
                  this, &MainWindow::exportRequested);
    actions_->add({id("file.quit"), Group::File, 9, tr("&Quit"), Qt::CTRL | Qt::Key_Q}, this, &QWidget::close);
}

void MainWindow::makeViewActions() {
    for (QDockWidget* dock : panes_->docks())
        actions_->put({QStringLiteral("view.") + dock->objectName(), Group::View, 0, dock->windowTitle()},
                      dock->toggleViewAction());
    actions_->add({id("view.fit"), Group::View, 1, tr("&Fit"), Qt::CTRL | Qt::Key_1}, canvas_, &Canvas::fit);
    actions_->add({id("view.actual-size"), Group::View, 1, tr("&Actual size"), Qt::CTRL | Qt::Key_0}, canvas_,
                  &Canvas::actualSize);
    list_action_ = actions_->add({id("view.list"), Group::View, 1, tr("Devices and cables as &lists"),
                                  Qt::SHIFT | Qt::Key_W, tr("The diagram as tables, for screen readers and keyboards")},
                                 this, &MainWindow::showListView);
    list_action_->setCheckable(true);
    QMenu* frames = actions_->addMenu(Group::View, 2, tr("F&rames"));
    for (std::size_t i = 0; i + 1 < kProtocols; ++i) {
        const auto protocol = static_cast<Protocol>(i);
        QAction* action = frames->addAction(QLatin1String(protocolName(protocol)));
        action->setCheckable(true);
        connect(frames, &QMenu::aboutToShow, action,
                [this, action, protocol] { action->setChecked(canvas_->shows(protocol)); });
        connect(action, &QAction::triggered, this,
                [this, protocol](bool shown) { canvas_->setShown(protocol, shown); });
    }
    actions_->add({id("view.reset"), Group::View, 3, tr("Reset &layout")}, this, &MainWindow::resetLayout);
}

void MainWindow::makeLabActions() {
    fail_action_ =
        actions_->add({id("lab.fail"), Group::Lab, 0, tr("&Fail or restore the selection"), Qt::Key_F}, this, [this] {
            if (const auto input = toggleFault(canvas_->scene(), canvas_->selection())) applyInput(*input);
        });
    cut_action_ = actions_->add({id("lab.cut"), Group::Lab, 0, tr("&Cut or join the cable"), Qt::SHIFT | Qt::Key_F},
                                this, [this] {
                                    if (const auto input = toggleCut(canvas_->scene(), canvas_->selection()))
                                        applyInput(*input);
                                });
    restore_all_action_ = actions_->add(
        {id("lab.restore-all"), Group::Lab, 0, tr("Restore &all faults"), Qt::CTRL | Qt::SHIFT | Qt::Key_R}, this,
        &MainWindow::restoreEverything);
    actions_->add({id("lab.ping"), Group::Lab, 1, tr("&Ping…"), Qt::CTRL | Qt::Key_P}, this, &MainWindow::askForPing);
}

void MainWindow::makeSimulateActions() {
    actions_->add({id("simulate.run"), Group::Simulate, 0, tr("&Run or pause"), Qt::Key_F5}, this,
                  &MainWindow::toggleRun);
    actions_->add({id("simulate.run-until"), Group::Simulate, 0, tr("Run &until…"), Qt::CTRL | Qt::Key_F5}, this,
                  &MainWindow::askForRunUntil);
    actions_->add({id("simulate.step"), Group::Simulate, 0, tr("&Step event"), Qt::Key_F4}, this,
                  [this] { simulation_->stepEvent(); });
    actions_->add({id("simulate.real-time"), Group::Simulate, 1, tr("Run in real &time")}, this, [this] { runAt(1); });
    actions_->add({id("simulate.fast"), Group::Simulate, 1, tr("Run &fast"), Qt::Key_F6}, this,
                  [this] { runAt(kFast); });
    actions_->add({id("simulate.flat-out"), Group::Simulate, 1, tr("Run flat &out"), Qt::Key_F7}, this,
                  [this] { runAt(Simulation::kFlatOut); });
    actions_->add({id("simulate.stop"), Group::Simulate, 1, tr("Sto&p"), Qt::Key_F8}, this,
                  [this] { simulation_->pause(); });
    telnet_action_ = actions_->add({id("simulate.telnet"),
                                    Group::Simulate,
                                    3,
                                    tr("Te&lnet to the consoles"),
                                    {},
                                    tr("A port of this machine for the console of each router")},
                                   this, &MainWindow::switchTelnet);
    // Not remembered: a program should not begin to listen because it once did.
    telnet_action_->setCheckable(true);
    telnet_action_->setChecked(!simulation_->telnetPorts().empty());
    if (!lab_.steps.empty())
        actions_->add({id("simulate.guided-run"), Group::Simulate, 2, tr("&Guided run")}, &labPane(),
                      &LabPane::guidedRunWanted);
}

void MainWindow::switchTelnet(bool on) {
    const auto done = simulation_->setTelnet(on);
    for (Inspector* inspector : {&this->inspector(), &links_->compare()})
        inspector->console().setTelnet(simulation_->telnetPorts());
    telnet_action_->setChecked(!simulation_->telnetPorts().empty());
    if (!done) {
        auto* box = new QMessageBox(QMessageBox::Warning, tr("Telnet to the consoles"),
                                    tr("The system does not allow it:\n%1").arg(QString::fromStdString(done.error())),
                                    QMessageBox::Ok, this);
        box->setObjectName(QStringLiteral("telnetProblem"));
        box->setAttribute(Qt::WA_DeleteOnClose);
        box->open();
    } else if (on) {
        showTelnetPorts();
    } else {
        tell(tr("Telnet to the consoles is off."));
    }
}

void MainWindow::showTelnetPorts() { (new TelnetDialog(simulation_->telnetPorts(), this))->open(); }

void MainWindow::runAt(double speed) {
    transport_->chooseSpeed(speed);
    simulation_->run();
}

void MainWindow::askForPing() {
    const Target& target = canvas_->selection();
    auto* dialog = new PingDialog(*snapshot_, target.kind == Target::Kind::Node ? target.node : kNoNode, nullptr, this);
    connect(dialog, &PingDialog::wanted, this, [this](const PingInput& ping) { applyInput(ping); });
    dialog->open();
}

void MainWindow::askForLab() {
    auto* dialog =
        new QFileDialog(this, tr("Open a lab"), QString::fromStdString(lab_.path), tr("Labs (*.clab.yml *.clab.yaml)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::openLabRequested);
    dialog->open();
}

void MainWindow::showListView(bool shown) {
    QWidget* page = shown ? static_cast<QWidget*>(list_view_) : canvas_;
    centre_->setCurrentWidget(page);
    if (shown) {
        list_view_->apply(*snapshot_, canvas_->scene(), static_cast<double>(clock_.elapsed()));
        list_view_->show(canvas_->selection());
    }
    page->setFocus(Qt::OtherFocusReason);
}

void MainWindow::find() {
    auto* dialog = new FindDialog(*actions_, log().model(), snapshot_, this);
    connect(dialog, &FindDialog::chosen, this, &MainWindow::goTo);
    dialog->open();
}

void MainWindow::goTo(const Found& found) {
    switch (found.kind) {
        case Found::Kind::Action:
            if (QAction* action = actions_->find(found.key)) action->trigger();
            return;
        case Found::Kind::Record: panes_->raise(&log()); return log().showLine(found.line);
        case Found::Kind::Device:
        case Found::Kind::Port:
        case Found::Kind::Address:
        case Found::Kind::Route: break;
        case Found::Kind::Count: return;
    }
    onTreePick(found.node, found.port);
    inspector().setNode(found.node);
    panes_->raise(&inspector());
    if (found.kind == Found::Kind::Port || found.kind == Found::Kind::Address)
        inspector().showTab(QStringLiteral("ports"));
    if (found.kind != Found::Kind::Route) return;
    inspector().showTab(QStringLiteral("routes"));
    inspector().table(QStringLiteral("routes")).selectKey(found.key);
}

void MainWindow::askForRunUntil() {
    auto* dialog = new RunUntilDialog(*simulation_, snapshot_, this);
    connect(dialog, &RunUntilDialog::flatOutWanted, transport_,
            [this] { transport_->chooseSpeed(Simulation::kFlatOut); });
    dialog->open();
}

void MainWindow::showWelcome() {
    const auto samples = lab_.samples ? lab_.samples() : std::vector<SampleLab>{};
    auto* dialog = new WelcomeDialog(samples, Recent().labs(), this);
    // Queued: who opens another lab lets this window go.
    connect(dialog, &WelcomeDialog::labChosen, this, &MainWindow::openLabRequested, Qt::QueuedConnection);
    connect(dialog, &WelcomeDialog::guidedRunChosen, this, &MainWindow::guidedRunRequested, Qt::QueuedConnection);
    connect(dialog, &WelcomeDialog::otherLabWanted, this, &MainWindow::askForLab, Qt::QueuedConnection);
    dialog->open();
}

void MainWindow::showSettings() { (new SettingsDialog(*actions_, this))->open(); }

void MainWindow::about() {
    auto* box = new QMessageBox(QMessageBox::NoIcon, tr("About Switchover"),
                                tr("<b>Switchover</b> %1<p>Routers that speak real protocols in virtual time.<br>"
                                   "GPL-3.0-or-later</p>")
                                    .arg(QCoreApplication::applicationVersion()),
                                QMessageBox::Close, this);
    box->setObjectName(QStringLiteral("aboutBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setIconPixmap(windowIcon().pixmap(64, 64));
    box->open();
}

}  // namespace switchover::ui
