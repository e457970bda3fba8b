#include "ui/shell/main_window.h"

#include <QAction>
#include <QCloseEvent>
#include <QCoreApplication>
#include <QDockWidget>
#include <QFileDialog>
#include <QIcon>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QToolButton>

#include "ui/canvas/countdowns.h"
#include "ui/commands/faults.h"
#include "ui/commands/impair_dialog.h"
#include "ui/shell/ping_dialog.h"
#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

constexpr int kBeatMs = 16;
constexpr double kFast = 10;       ///< the speed of F6
constexpr int kWideEnough = 1500;  ///< for timeline and log side by side
constexpr qint64 kPanesMs = 40;    ///< between looks at the tables
constexpr int kLayoutVersion = 2;

/// What the window opens on: a router that takes part in HSRP, or else the first one.
NodeIndex firstOfInterest(const snapshot::World& world) {
    NodeIndex any = kNoNode;
    for (NodeIndex i = 0; i < world.nodes.size(); ++i) {
        const snapshot::Device* device = world.device(i);
        if (device == nullptr) continue;
        if (any == kNoNode) any = i;
        for (const InterfaceConfig& interface : device->config->interfaces)
            if (!interface.standby.groups.empty()) return i;
    }
    return any;
}

}  // namespace

MainWindow::MainWindow(std::unique_ptr<Simulation> simulation, LabInfo lab, bool remember)
    : simulation_(std::move(simulation)), lab_(std::move(lab)), remember_(remember) {
    setObjectName(QStringLiteral("mainWindow"));
    setWindowTitle(tr("%1 — Switchover").arg(QString::fromStdString(lab_.name)));
    setWindowIcon(QIcon(QStringLiteral(":/switchover/icons/switchover.svg")));
    setMinimumSize(960, 620);
    resize(1440, 900);
    canvas_ = new Canvas;
    setCentralWidget(canvas_);
    makeDocks();
    transport_ = new TransportBar;
    addToolBar(transport_);
    status_ = new StatusLine;
    setStatusBar(status_);
    makeMenus();
    makeLabMenu();

    connect(transport_, &TransportBar::runToggled, this, &MainWindow::toggleRun);
    connect(transport_, &TransportBar::stepWanted, this, [this] { simulation_->stepEvent(); });
    connect(transport_, &TransportBar::speedChanged, this, [this](double speed) { simulation_->setSpeed(speed); });
    connect(transport_, &TransportBar::failWanted, this, &MainWindow::fail);
    connect(transport_, &TransportBar::restoreWanted, this, &MainWindow::restore);
    connect(transport_, &TransportBar::pingWanted, this, &MainWindow::askForPing);
    connect(transport_, &TransportBar::fitWanted, canvas_, &Canvas::fit);
    connect(transport_, &TransportBar::exportWanted, log_, &SessionLog::exportLog);
    connect(log_, &SessionLog::message, this, [this](const QString& text) { status_->showMessage(text, 8000); });
    connect(charts_, &ChartsPane::message, this, [this](const QString& text) { status_->showMessage(text, 8000); });
    canvas_->setDetail([this](const Target& target) { return timersOf(target); });
    connect(canvas_, &Canvas::selectionChanged, this, &MainWindow::onSelection);
    connect(canvas_, &Canvas::menuRequested, this, &MainWindow::showFaultMenu);
    connect(lab_pane_, &LabPane::nodePicked, this, &MainWindow::onTreePick);
    connect(lab_pane_, &LabPane::guidedRunWanted, this, [this] {
        simulation_->followGuidedRun();
        simulation_->run();
    });

    clock_.start();
    takeSnapshot(true);
    if (const NodeIndex node = firstOfInterest(*snapshot_); node != kNoNode)
        canvas_->select({Target::Kind::Node, node, kNoLink, false});
    if (!lab_.warnings.empty())
        status_->showMessage(
            tr("%1 lines of the configurations have no full effect here: see Config").arg(lab_.warnings.size()), 6000);
    connect(&beat_, &QTimer::timeout, this, &MainWindow::poll);
    beat_.setTimerType(Qt::PreciseTimer);
    beat_.start(kBeatMs);
}

MainWindow::~MainWindow() { beat_.stop(); }

QDockWidget* MainWindow::addPane(const QString& id, const QString& title, QWidget* pane, QWidget* header,
                                 Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(title);
    dock->setObjectName(id);
    dock->setWidget(pane);
    dock->setTitleBarWidget(header);
    addDockWidget(area, dock);
    return dock;
}

void MainWindow::makeDocks() {
    lab_pane_ = new LabPane(lab_);
    inspector_ = new Inspector;
    log_ = new SessionLog;
    QStringList names;
    for (const topology::Node& node : simulation_->snapshot()->topology->nodes)
        names << QString::fromStdString(node.name);
    log_->setNodes(names);
    setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    lab_dock_ = addPane(QStringLiteral("labDock"), tr("Lab"), lab_pane_, lab_pane_->header(), Qt::LeftDockWidgetArea);
    inspector_dock_ = addPane(QStringLiteral("inspectorDock"), tr("Inspector"), inspector_, inspector_->header(),
                              Qt::RightDockWidgetArea);
    log_dock_ = addPane(QStringLiteral("logDock"), tr("Session log"), log_, log_->header(), Qt::BottomDockWidgetArea);
    timeline_ = new TimelinePane;
    timeline_dock_ = addPane(QStringLiteral("timelineDock"), tr("Timeline"), timeline_, timeline_->header(),
                             Qt::BottomDockWidgetArea);
    charts_ = new ChartsPane;
    charts_dock_ =
        addPane(QStringLiteral("chartsDock"), tr("Charts"), charts_, charts_->header(), Qt::BottomDockWidgetArea);
    // A tab that comes to the front while the world stands still.
    connect(charts_dock_, &QDockWidget::visibilityChanged, charts_, &ChartsPane::refresh);
    packets_ = new PacketsPane;
    packets_dock_ =
        addPane(QStringLiteral("packetsDock"), tr("Packets"), packets_, packets_->header(), Qt::BottomDockWidgetArea);
    setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    connect(&timeline_->view(), &TimelineView::instantPicked, this, [this](Instant at) {
        log_dock_->raise();
        log_->showInstant(at);
    });
}

QList<QDockWidget*> MainWindow::docks() const {
    return {lab_dock_, inspector_dock_, timeline_dock_, charts_dock_, log_dock_, packets_dock_};
}

void MainWindow::makeMenus() {
    QMenu* file = menuBar()->addMenu(tr("&File"));
    file->addAction(tr("&Open lab…"), QKeySequence::Open, this, &MainWindow::askForLab);
    file->addAction(tr("&Export log…"), QKeySequence(tr("Ctrl+E")), log_, &SessionLog::exportLog);
    file->addSeparator();
    file->addAction(tr("&Quit"), QKeySequence::Quit, this, &QWidget::close);

    QMenu* view = menuBar()->addMenu(tr("&View"));
    for (QDockWidget* dock : docks()) view->addAction(dock->toggleViewAction());
    view->addSeparator();
    view->addAction(tr("&Fit"), QKeySequence(tr("Ctrl+1")), canvas_, &Canvas::fit);
    view->addAction(tr("&Actual size"), QKeySequence(tr("Ctrl+0")), canvas_, &Canvas::actualSize);
    view->addSeparator();
    QMenu* frames = view->addMenu(tr("F&rames"));
    for (std::size_t i = 0; i + 1 < kProtocols; ++i) {
        const auto protocol = static_cast<Protocol>(i);
        QAction* action = frames->addAction(QLatin1String(protocolName(protocol)));
        action->setCheckable(true);
        connect(frames, &QMenu::aboutToShow, action,
                [this, action, protocol] { action->setChecked(canvas_->shows(protocol)); });
        connect(action, &QAction::triggered, this,
                [this, protocol](bool shown) { canvas_->setShown(protocol, shown); });
    }
    view->addAction(tr("&Reset layout"), this, &MainWindow::resetLayout);
}

void MainWindow::makeLabMenu() {
    QMenu* lab = menuBar()->addMenu(tr("&Lab"));
    fail_action_ = lab->addAction(tr("&Fail or restore the selection"), QKeySequence(Qt::Key_F), this, [this] {
        if (const auto input = toggleFault(canvas_->scene(), canvas_->selection())) applyInput(*input);
    });
    cut_action_ = lab->addAction(tr("&Cut or join the cable"), QKeySequence(Qt::SHIFT | Qt::Key_F), this, [this] {
        if (const auto input = toggleCut(canvas_->scene(), canvas_->selection())) applyInput(*input);
    });
    restore_all_action_ = lab->addAction(tr("Restore &all faults"), QKeySequence(tr("Ctrl+Shift+R")), this,
                                         &MainWindow::restoreEverything);
    lab->addSeparator();
    lab->addAction(tr("&Ping…"), QKeySequence(tr("Ctrl+P")), this, &MainWindow::askForPing);

    makeSimulateMenu();
}

void MainWindow::makeSimulateMenu() {
    QMenu* simulate = menuBar()->addMenu(tr("&Simulate"));
    simulate->addAction(tr("&Run or pause"), QKeySequence(Qt::Key_F5), this, &MainWindow::toggleRun);
    simulate->addAction(tr("&Step event"), QKeySequence(Qt::Key_F4), this, [this] { simulation_->stepEvent(); });
    simulate->addSeparator();
    simulate->addAction(tr("Run in &real time"), this, [this] { runAt(1); });
    simulate->addAction(tr("Run &fast"), QKeySequence(Qt::Key_F6), this, [this] { runAt(kFast); });
    simulate->addAction(tr("Run flat &out"), QKeySequence(Qt::Key_F7), this, [this] { runAt(Simulation::kFlatOut); });
    simulate->addAction(tr("Sto&p"), QKeySequence(Qt::Key_F8), this, [this] { simulation_->pause(); });
    if (!lab_.steps.empty()) {
        simulate->addSeparator();
        simulate->addAction(tr("&Guided run"), lab_pane_, &LabPane::guidedRunWanted);
    }
    QMenu* help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&About Switchover"), this, &MainWindow::about);
}

void MainWindow::resetLayout() {
    for (QDockWidget* dock : docks()) {
        dock->setFloating(false);
        dock->show();
    }
    addDockWidget(Qt::LeftDockWidgetArea, lab_dock_);
    addDockWidget(Qt::RightDockWidgetArea, inspector_dock_);
    // Removed first: what was tabbed stays tabbed otherwise.
    const bool side_by_side = width() >= kWideEnough;
    const QList<QDockWidget*> lower{timeline_dock_, charts_dock_, log_dock_, packets_dock_};
    for (QDockWidget* dock : lower) removeDockWidget(dock);
    for (QDockWidget* dock : lower) addDockWidget(Qt::BottomDockWidgetArea, dock);
    if (side_by_side) splitDockWidget(timeline_dock_, log_dock_, Qt::Horizontal);
    tabifyDockWidget(timeline_dock_, charts_dock_);
    if (!side_by_side) tabifyDockWidget(charts_dock_, log_dock_);
    tabifyDockWidget(log_dock_, packets_dock_);
    for (QDockWidget* dock : lower) dock->show();
    timeline_dock_->raise();
    log_dock_->raise();
    if (side_by_side) resizeDocks({timeline_dock_, log_dock_}, {width() * 9 / 20, width() * 11 / 20}, Qt::Horizontal);
    resizeDocks({lab_dock_, inspector_dock_},
                {std::clamp(width() * 15 / 100, 196, 250), std::clamp(width() * 34 / 100, 320, 500)}, Qt::Horizontal);
    resizeDocks({log_dock_}, {std::clamp(height() * 27 / 100, 150, 280)}, Qt::Vertical);
    canvas_->fit();
}

void MainWindow::showEvent(QShowEvent* event) {
    QMainWindow::showEvent(event);
    if (arranged_) return;
    arranged_ = true;
    resetLayout();
    if (!remember_) return;
    const QSettings settings;
    restoreGeometry(settings.value(QStringLiteral("window/geometry")).toByteArray());
    restoreState(settings.value(QStringLiteral("window/state")).toByteArray(), kLayoutVersion);
}

void MainWindow::closeEvent(QCloseEvent* event) {
    if (remember_) {
        QSettings settings;
        settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
        settings.setValue(QStringLiteral("window/state"), saveState(kLayoutVersion));
    }
    simulation_->pause();
    QMainWindow::closeEvent(event);
}

void MainWindow::poll() {
    const double achieved_speed = takeNews();
    takeSnapshot(false);
    status_->apply(*snapshot_, running_, achieved_speed, static_cast<double>(clock_.elapsed()));
    canvas_->advance(static_cast<double>(clock_.elapsed()));
}

double MainWindow::takeNews() {
    News news = simulation_->take();
    if (news.running != running_) {
        running_ = news.running;
        snapshot_ms_ = -1000;  // the last look before a pause must not be an old one
        transport_->setRunning(running_);
    }
    if (!news.records.empty()) {
        const int before = log_->model().rowCount();
        const auto world = simulation_->snapshot();
        log_->model().append(news.records, *world);
        timeline_->model().append(news.records, *world);
        charts_->data().append(news.records, *world);
        if (log_->model().rowCount() != before) log_->follow();
    }
    if (!news.frames.empty()) canvas_->showFrames(news.frames);
    if (!news.records.empty() || !news.frames.empty()) {
        packets_->model().append(news.records, std::move(news.frames), *simulation_->snapshot());
        packets_->follow();
    }
    for (const std::string& note : news.notes) {
        log_->model().appendNote(snapshot_->now, 3, LogTopic::Fault, "refused: " + note);
        status_->showMessage(tr("Refused: %1").arg(QString::fromStdString(note)), 8000);
    }
    lab_pane_->setSteps(news.steps.empty() ? lab_.steps : news.steps, news.following);
    return news.achieved_speed;
}

void MainWindow::takeSnapshot(bool forced) {
    const qint64 now_ms = clock_.elapsed();
    if (!forced && now_ms - snapshot_ms_ < kPanesMs) return;
    snapshot_ms_ = now_ms;
    auto next = simulation_->snapshot();
    const bool same = next == snapshot_;
    if (same && !forced) {
        inspector_->expireMarks(static_cast<double>(now_ms));
        return;
    }
    snapshot_ = std::move(next);
    transport_->setNow(snapshot_->now);
    timeline_->view().setNow(snapshot_->now);
    charts_->apply(*snapshot_, static_cast<double>(now_ms));
    canvas_->setScene(makeScene(*snapshot_));
    lab_pane_->apply(*snapshot_, static_cast<double>(now_ms));
    inspector_->apply(snapshot_, static_cast<double>(now_ms));
    updateActions();
}

void MainWindow::toggleRun() {
    if (running_)
        simulation_->pause();
    else
        simulation_->run();
}

void MainWindow::applyInput(const Input& input) { simulation_->apply(input); }

void MainWindow::fail() {
    if (const auto input = failInput(canvas_->scene(), canvas_->selection())) applyInput(*input);
}

void MainWindow::restore() {
    for (const Input& input : restoreInputs(canvas_->scene(), canvas_->selection())) applyInput(input);
}

void MainWindow::restoreEverything() {
    for (const Input& input : restoreAll(*snapshot_)) applyInput(input);
}

void MainWindow::runAt(double speed) {
    transport_->chooseSpeed(speed);
    simulation_->run();
}

void MainWindow::onSelection(const Target& target) {
    const Scene& scene = canvas_->scene();
    NodeIndex node = kNoNode;
    if (target.kind == Target::Kind::Node) node = target.node;
    if (target.kind == Target::Kind::Port) {
        const SceneCable& cable = scene.cables[target.cable];
        node = target.end_b ? cable.b.node : cable.a.node;
        // The port of a switch has no tables; its device stays in sight.
        if (scene.nodes[node].kind == topology::NodeKind::Switch) node = kNoNode;
    }
    if (node != kNoNode) {
        inspector_->setNode(node);
        lab_pane_->showNode(node);
    }
    updateActions();
}

QString MainWindow::timersOf(const Target& target) const {
    if (target.kind == Target::Kind::Node) return countdowns(*snapshot_, target.node);
    if (target.kind != Target::Kind::Port) return {};
    const SceneCable& cable = canvas_->scene().cables[target.cable];
    const SceneEnd& end = target.end_b ? cable.b : cable.a;
    return countdowns(*snapshot_, end.node, end.port);
}

void MainWindow::onTreePick(NodeIndex node, InterfaceIndex port) {
    const Scene& scene = canvas_->scene();
    for (int i = 0; port != kNoInterface && i < scene.cables.size(); ++i) {
        const SceneCable& cable = scene.cables[i];
        const bool a = cable.a.node == node && cable.a.port == port;
        if (a || (cable.b.node == node && cable.b.port == port))
            return canvas_->select({Target::Kind::Port, kNoNode, static_cast<std::uint32_t>(i), !a});
    }
    canvas_->select({Target::Kind::Node, node, kNoLink, false});
}

void MainWindow::showFaultMenu(const Target& target, const QPoint& global) {
    const QVector<FaultChoice> choices = faultChoices(canvas_->scene(), target);
    if (choices.isEmpty()) return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("faultMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    QAction* heading = menu->addAction(faultHeading(canvas_->scene(), target));
    heading->setEnabled(false);
    QFont bold = menu->font();
    bold.setWeight(QFont::DemiBold);
    heading->setFont(bold);
    menu->addSeparator();
    for (const FaultChoice& choice : choices) {
        if (choice.separated) menu->addSeparator();
        QAction* action = menu->addAction(choice.key.isEmpty() ? choice.text : choice.text + u'\t' + choice.key);
        action->setObjectName(choice.id);
        connect(action, &QAction::triggered, this, [this, input = choice.input] { applyInput(input); });
    }
    if (target.kind != Target::Kind::Node) {
        menu->addSeparator();
        addImpairments(*menu, snapshot_->cables[target.cable]);
    }
    const QVector<Input> restore = restoreInputs(canvas_->scene(), target);
    if (restore.size() > 1 || (restore.size() == 1 && target.kind != Target::Kind::Node)) {
        menu->addSeparator();
        QAction* all = menu->addAction(tr("Restore everything here"), this, &MainWindow::restore);
        all->setObjectName(QStringLiteral("restore-here"));
    }
    menu->popup(global + QPoint(8, 8));
}

void MainWindow::addImpairments(QMenu& menu, const snapshot::Cable& cable) {
    for (const bool b : {false, true}) {
        const snapshot::CableEnd& end = b ? cable.b : cable.a;
        const snapshot::CableEnd& far = b ? cable.a : cable.b;
        const QString way = QStringLiteral("%1 → %2").arg(QString::fromStdString(snapshot_->name(end.node)),
                                                          QString::fromStdString(snapshot_->name(far.node)));
        const ImpairInput now{snapshot_->name(end.node), end.port_name, end.impairment};
        QAction* action = menu.addAction(tr("Loss, delay… %1").arg(way), this, [this, way, now] {
            auto* dialog = new ImpairDialog(way, now, this);
            connect(dialog, &ImpairDialog::wanted, this, [this](const ImpairInput& input) { applyInput(input); });
            dialog->open();
        });
        action->setObjectName(b ? QStringLiteral("impair-b") : QStringLiteral("impair-a"));
    }
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

void MainWindow::updateActions() {
    const Scene& scene = canvas_->scene();
    const Target& target = canvas_->selection();
    transport_->setFaultsPossible(failInput(scene, target).has_value(), !restoreInputs(scene, target).isEmpty());
    fail_action_->setEnabled(toggleFault(scene, target).has_value());
    cut_action_->setEnabled(toggleCut(scene, target).has_value());
    restore_all_action_->setEnabled(!restoreAll(*snapshot_).isEmpty());
}

}  // namespace switchover::ui
