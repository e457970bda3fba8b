#include "ui/shell/main_window.h"

#include <QCloseEvent>
#include <QDockWidget>
#include <QIcon>
#include <QScreen>
#include <QSettings>
#include <QStackedWidget>

#include "ui/canvas/countdowns.h"
#include "ui/commands/faults.h"
#include "ui/inspector/console_page.h"
#include "ui/settings/settings.h"
#include "ui/shell/carry_over.h"
#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

constexpr int kBeatMs = 16;
constexpr qint64 kPanesMs = 40;  ///< between looks at the tables
constexpr int kLayoutVersion = 2;

/// Else somebody waits for an outage that does not come.
QString runHint() { return MainWindow::tr("Done. The clock stands still: Run shows what follows."); }

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
    const QRect room = screen()->availableGeometry();
    resize(QSize(1440, 900).boundedTo(room.size()).expandedTo(minimumSize()));
    canvas_ = new Canvas;
    list_view_ = new ListView;
    centre_ = new QStackedWidget;
    centre_->addWidget(canvas_);
    centre_->addWidget(list_view_);
    setCentralWidget(centre_);
    panes_ = new Panes(this, lab_, *simulation_->snapshot());
    transport_ = new TransportBar;
    addToolBar(transport_);
    status_ = new StatusLine;
    setStatusBar(status_);
    fault_menu_ = new FaultMenu(this);
    actions_ = new Actions(this);
    edits_ = new Edits(
        *canvas_, *actions_, QString::fromStdString(lab_.path),
        [this](const Input& input) { return simulation_->apply(input); }, this);
    links_ = new PaneLinks(this);
    consoles_ = std::make_unique<ConsoleHub>(*simulation_);
    makeActions();
    connectPanes();
    connectConsoles();
    heedSettings();
    connect(&Settings::shared(), &Settings::changed, this, &MainWindow::heedSettings);

    clock_.start();
    takeSnapshot(true);
    if (const NodeIndex node = firstOfInterest(*snapshot_); node != kNoNode)
        canvas_->select({Target::Kind::Node, node, kNoLink, false});
    if (!lab_.warnings.empty())
        tell(tr("%Ln lines of the configurations have no full effect here: see Config", nullptr,
                static_cast<int>(lab_.warnings.size())));
    connect(&beat_, &QTimer::timeout, this, &MainWindow::poll);
    beat_.setTimerType(Qt::PreciseTimer);
    beat_.start(kBeatMs);
}

MainWindow::~MainWindow() { beat_.stop(); }

std::unique_ptr<MainWindow> MainWindow::successor(LabInfo lab) {
    beat_.stop();
    auto next = std::make_unique<MainWindow>(std::move(simulation_), std::move(lab), remember_);
    next->takeOver(*this);
    return next;
}

void MainWindow::takeOver(MainWindow& other) {
    edits_->takeOver(*other.edits_);
    canvas_->takeOver(*other.canvas_);
    log().takeOver(other.log());
    timeline().takeOver(other.timeline());
    charts().takeOver(other.charts());
    packets().takeOver(other.packets());
    inspector().setNode(other.inspector().node());
    consoles_ = std::move(other.consoles_);
    connectConsoles();
    links_->compare().setNode(other.links_->compare().node());
    if (other.list_action_->isChecked()) list_action_->trigger();
    // Before it is shown: the arrangement is not the standard one.
    arranged_ = true;
    restoreGeometry(other.saveGeometry());
    restoreState(other.saveState(kLayoutVersion), kLayoutVersion);
    panes_->setOwn();
    carryOver(other, *this);
    takeSnapshot(true);
}

void MainWindow::connectPanes() {
    connect(transport_, &TransportBar::runToggled, this, &MainWindow::toggleRun);
    connect(transport_, &TransportBar::stepWanted, this, [this] { simulation_->stepEvent(); });
    connect(transport_, &TransportBar::speedChanged, this, [this](double speed) { simulation_->setSpeed(speed); });
    connect(transport_, &TransportBar::failWanted, this, &MainWindow::fail);
    connect(transport_, &TransportBar::restoreWanted, this, &MainWindow::restore);
    connect(transport_, &TransportBar::pingWanted, this, &MainWindow::askForPing);
    connect(transport_, &TransportBar::findWanted, this, &MainWindow::find);
    connect(transport_, &TransportBar::fitWanted, canvas_, &Canvas::fit);
    connect(transport_, &TransportBar::exportWanted, this, &MainWindow::exportRequested);
    connect(&log(), &SessionLog::message, this, &MainWindow::tell);
    connect(&charts(), &ChartsPane::message, this, &MainWindow::tell);
    canvas_->setDetail([this](const Target& target) { return timersOf(target); });
    connect(canvas_, &Canvas::selectionChanged, this, &MainWindow::onSelection);
    connect(canvas_, &Canvas::menuRequested, this, [this](const Target& target, const QPoint& global) {
        fault_menu_->popup(canvas_->scene(), snapshot_, target, global);
    });
    connect(list_view_, &ListView::selected, canvas_, &Canvas::select);
    connect(list_view_, &ListView::menuRequested, canvas_, &Canvas::menuRequested);
    connect(fault_menu_, &FaultMenu::wanted, this, &MainWindow::applyInput);
    connect(fault_menu_, &FaultMenu::restoreWanted, this, &MainWindow::restore);
    connect(edits_, &Edits::message, this, &MainWindow::tell);
    connect(&labPane(), &LabPane::nodePicked, this, &MainWindow::onTreePick);
    connect(&labPane(), &LabPane::guidedRunWanted, this, &MainWindow::followGuidedRun);
}

/// Its moments count from power-on: a lab that has begun is opened anew for it.
void MainWindow::followGuidedRun() {
    if (simulation_->snapshot()->now > kPowerOn) {
        Q_EMIT guidedRunRequested(QString::fromStdString(lab_.path));
        return;
    }
    simulation_->followGuidedRun();
    simulation_->run();
}

void MainWindow::connectConsoles() {
    for (Inspector* inspector : {&this->inspector(), &links_->compare()}) {
        inspector->console().setHub(consoles_.get());
        inspector->console().setTelnet(simulation_->telnetPorts());
        connect(&inspector->console(), &ConsolePage::message, this, &MainWindow::tell, Qt::UniqueConnection);
        connect(&inspector->console(), &ConsolePage::telnetPortsWanted, this, &MainWindow::showTelnetPorts,
                Qt::UniqueConnection);
    }
}

void MainWindow::tell(const QString& text) { status_->showMessage(text, 8000); }

void MainWindow::heedSettings() {
    const Preferences& preferences = Settings::shared().preferences();
    actions_->setShortcuts(preferences.shortcuts);
    transport_->showKeys(*actions_);
    canvas_->setMotion(!preferences.reduced_motion, preferences.animation_speed);
}

void MainWindow::resetLayout() {
    panes_->reset();
    links_->compareDock()->hide();
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
    if (restoreState(settings.value(QStringLiteral("window/state")).toByteArray(), kLayoutVersion)) panes_->setOwn();
}

void MainWindow::keepArrangement() const {
    if (!remember_) return;
    QSettings settings;
    settings.setValue(QStringLiteral("window/geometry"), saveGeometry());
    settings.setValue(QStringLiteral("window/state"), saveState(kLayoutVersion));
}

void MainWindow::closeEvent(QCloseEvent* event) {
    keepArrangement();
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
        const int before = log().model().rowCount();
        const auto world = simulation_->snapshot();
        log().model().append(news.records, *world);
        timeline().model().append(news.records, *world);
        timeline().view().setNow(snapshot_->now);  // the last of a run may come after its snapshot
        charts().data().append(news.records, *world);
        if (log().model().rowCount() != before) log().follow();
    }
    if (!news.frames.empty()) canvas_->showFrames(news.frames);
    charts().data().append(news.frames);
    if (!news.records.empty() || !news.frames.empty()) {
        packets().model().append(news.records, std::move(news.frames), *simulation_->snapshot());
        packets().follow();
    }
    consoles_->take(news.consoles);
    for (const Refusal& refusal : news.refused) {
        edits_->refused(refusal.command);
        log().model().appendNote(snapshot_->now, 3, LogTopic::Fault, "refused: " + refusal.why);
        tell(tr("Refused: %1").arg(QString::fromStdString(refusal.why)));
    }
    if (news.until == UntilEnd::Met) tell(tr("What was waited for has come: paused."));
    if (news.until == UntilEnd::GivenUp) tell(tr("What was waited for did not come in time: paused."));
    labPane().setSteps(news.steps.empty() ? lab_.steps : news.steps, news.following);
    return news.achieved_speed;
}

void MainWindow::takeSnapshot(bool forced) {
    const qint64 now_ms = clock_.elapsed();
    if (!forced && now_ms - snapshot_ms_ < kPanesMs) return;
    snapshot_ms_ = now_ms;
    auto next = simulation_->snapshot();
    const bool same = next == snapshot_;
    if (same && !forced) {
        inspector().expireMarks(static_cast<double>(now_ms));
        links_->expireMarks(static_cast<double>(now_ms));
        return;
    }
    const bool moved = snapshot_ && next->now > snapshot_->now;
    if (moved && status_->currentMessage() == runHint()) status_->clearMessage();
    snapshot_ = std::move(next);
    transport_->setNow(snapshot_->now);
    timeline().view().setNow(snapshot_->now);
    charts().apply(*snapshot_, static_cast<double>(now_ms));
    canvas_->setScene(makeScene(*snapshot_));
    list_view_->apply(*snapshot_, canvas_->scene(), static_cast<double>(now_ms));
    canvas_->showTraffic(*snapshot_);
    labPane().apply(*snapshot_, static_cast<double>(now_ms));
    inspector().apply(snapshot_, static_cast<double>(now_ms));
    links_->look(snapshot_, static_cast<double>(now_ms));
    updateActions();
}

void MainWindow::toggleRun() {
    if (running_)
        simulation_->pause();
    else
        simulation_->run();
}

void MainWindow::applyInput(const Input& input) {
    edits_->perform(input, *snapshot_);
    if (!running_) tell(runHint());
}

void MainWindow::fail() {
    if (const auto input = failInput(canvas_->scene(), canvas_->selection())) applyInput(*input);
}

void MainWindow::restore() {
    edits_->perform(restoreInputs(canvas_->scene(), canvas_->selection()), *snapshot_,
                    tr("restore %1").arg(faultHeading(canvas_->scene(), canvas_->selection())));
}

void MainWindow::restoreEverything() { edits_->perform(restoreAll(*snapshot_), *snapshot_, tr("restore all faults")); }

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
        inspector().setNode(node);
        labPane().showNode(node);
    }
    list_view_->show(target);
    updateActions();
}

QString MainWindow::timersOf(const Target& target) const {
    if (target.kind == Target::Kind::Node) return countdowns(*snapshot_, target.node);
    if (target.kind == Target::Kind::Cable) return flapCountdown(*snapshot_, target.cable);
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

void MainWindow::updateActions() {
    const Scene& scene = canvas_->scene();
    const Target& target = canvas_->selection();
    transport_->setFaultsPossible(failInput(scene, target).has_value(), !restoreInputs(scene, target).isEmpty());
    fail_action_->setEnabled(toggleFault(scene, target).has_value());
    cut_action_->setEnabled(toggleCut(scene, target).has_value());
    restore_all_action_->setEnabled(!restoreAll(*snapshot_).isEmpty());
}

}  // namespace switchover::ui
