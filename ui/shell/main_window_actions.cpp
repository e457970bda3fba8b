/// What the window's actions are and what they ask for. Each is one `add`; menus, keys, Ctrl+K and Help follow.
#include <QCoreApplication>
#include <QDockWidget>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>

#include "ui/commands/faults.h"
#include "ui/shell/main_window.h"
#include "ui/shell/ping_dialog.h"

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
    actions_->add({id("help.about"), Group::Help, 9, tr("&About Switchover")}, this, &MainWindow::about);
}

void MainWindow::makeFileActions() {
    actions_->add({id("file.open"), Group::File, 0, tr("&Open lab…"), Qt::CTRL | Qt::Key_O}, this,
                  &MainWindow::askForLab);
    actions_->add({id("file.export-log"), Group::File, 5, tr("&Export log…"), Qt::CTRL | Qt::Key_E}, &log(),
                  &SessionLog::exportLog);
    actions_->add({id("file.quit"), Group::File, 9, tr("&Quit"), Qt::CTRL | Qt::Key_Q}, this, &QWidget::close);
}

void MainWindow::makeViewActions() {
    for (QDockWidget* dock : panes_->docks())
        actions_->put({QStringLiteral("view.") + dock->objectName(), Group::View, 0, dock->windowTitle()},
                      dock->toggleViewAction());
    actions_->add({id("view.fit"), Group::View, 1, tr("&Fit"), Qt::CTRL | Qt::Key_1}, canvas_, &Canvas::fit);
    actions_->add({id("view.actual-size"), Group::View, 1, tr("&Actual size"), Qt::CTRL | Qt::Key_0}, canvas_,
                  &Canvas::actualSize);
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
    actions_->add({id("simulate.step"), Group::Simulate, 0, tr("&Step event"), Qt::Key_F4}, this,
                  [this] { simulation_->stepEvent(); });
    actions_->add({id("simulate.real-time"), Group::Simulate, 1, tr("Run in real &time")}, this, [this] { runAt(1); });
    actions_->add({id("simulate.fast"), Group::Simulate, 1, tr("Run &fast"), Qt::Key_F6}, this,
                  [this] { runAt(kFast); });
    actions_->add({id("simulate.flat-out"), Group::Simulate, 1, tr("Run flat &out"), Qt::Key_F7}, this,
                  [this] { runAt(Simulation::kFlatOut); });
    actions_->add({id("simulate.stop"), Group::Simulate, 1, tr("Sto&p"), Qt::Key_F8}, this,
                  [this] { simulation_->pause(); });
    if (!lab_.steps.empty())
        actions_->add({id("simulate.guided-run"), Group::Simulate, 2, tr("&Guided run")}, &labPane(),
                      &LabPane::guidedRunWanted);
}

void MainWindow::runAt(double speed) {
    transport_->chooseSpeed(speed);
    simulation_->run();
}

void MainWindow::askForPing() {
    const Target& target = canvas_->selection();
    auto* dialog = new PingDialog(*snapshot_, target.kind == Target::Kind::Node ? target.node : kNoNode, this);
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

void MainWindow::about() {
    QMessageBox::about(this, tr("About Switchover"),
                       tr("<b>Switchover</b> %1<p>Routers that speak real protocols in virtual time.<br>"
                          "GPL-3.0-or-later</p>")
                           .arg(QCoreApplication::applicationVersion()));
}

}  // namespace switchover::ui
