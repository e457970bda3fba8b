#include "ui/shell/panes.h"

#include <algorithm>
#include <QApplication>
#include <QDockWidget>
#include <QFrame>
#include <QMainWindow>
#include <QResizeEvent>
#include <utility>

namespace switchover::ui {

namespace {
constexpr int kWideEnough = 1500;        ///< for timeline and log side by side
constexpr int kHighEnough = 760;         ///< for more of them
constexpr int kHighEnoughForAll = 1000;  ///< for the lab pane to end above them
}  // namespace

Panes::Panes(QMainWindow* window, const LabInfo& lab, const snapshot::World& world)
    : QObject(window),
      window_(window),
      lab_(new LabPane(lab)),
      inspector_(new Inspector),
      log_(new SessionLog),
      timeline_(new TimelinePane),
      charts_(new ChartsPane),
      packets_(new PacketsPane) {
    window->installEventFilter(this);
    QStringList names;
    for (const topology::Node& node : world.topology->nodes) names << QString::fromStdString(node.name);
    log_->setNodes(names);
    window->setCorner(Qt::BottomLeftCorner, Qt::BottomDockWidgetArea);
    window->setCorner(Qt::BottomRightCorner, Qt::BottomDockWidgetArea);
    window->setTabPosition(Qt::AllDockWidgetAreas, QTabWidget::North);
    constexpr auto kBottom = Qt::BottomDockWidgetArea;
    lab_dock_ = add(QStringLiteral("labDock"), tr("Lab"), lab_, lab_->header(), Qt::LeftDockWidgetArea);
    inspector_dock_ = add(QStringLiteral("inspectorDock"), tr("Inspector"), inspector_, inspector_->header(),
                          Qt::RightDockWidgetArea);
    timeline_dock_ = add(QStringLiteral("timelineDock"), tr("Timeline"), timeline_, timeline_->header(), kBottom);
    charts_dock_ = add(QStringLiteral("chartsDock"), tr("Charts"), charts_, charts_->header(), kBottom);
    log_dock_ = add(QStringLiteral("logDock"), tr("Session log"), log_, log_->header(), kBottom);
    packets_dock_ = add(QStringLiteral("packetsDock"), tr("Packets"), packets_, packets_->header(), kBottom);
    // A tab that comes to the front while the world stands still.
    connect(charts_dock_, &QDockWidget::visibilityChanged, charts_, &ChartsPane::refresh);
    connect(qApp, &QApplication::focusChanged, this, &Panes::showFocused);
    connect(&timeline_->view(), &TimelineView::instantPicked, this, [this](Instant at) {
        raise(log_);
        log_->showInstant(at);
    });
}

QDockWidget* Panes::add(const QString& id, const QString& title, QWidget* pane, QWidget* header,
                        Qt::DockWidgetArea area) {
    auto* dock = new QDockWidget(title);
    dock->setObjectName(id);
    dock->setWidget(pane);
    dock->setTitleBarWidget(header);
    dock->installEventFilter(this);
    // A pane by itself has no frame of a window system around it.
    auto* edge = new QFrame(dock);
    edge->setObjectName(QStringLiteral("paneEdge"));
    edge->setAttribute(Qt::WA_TransparentForMouseEvents);
    edge->hide();
    connect(dock, &QDockWidget::topLevelChanged, edge, [edge](bool floating) {
        edge->setVisible(floating);
        edge->raise();
    });
    window_->addDockWidget(area, dock);
    docks_.append(dock);
    return dock;
}

void Panes::raise(const QWidget* pane) {
    for (QDockWidget* dock : docks_) {
        if (dock->widget() != pane) continue;
        dock->show();
        dock->raise();
    }
}

void Panes::showFocused(const QWidget* before, const QWidget* now) {
    // What comes back when a dialog closes was in sight, or somebody has chosen another pane since.
    if (before == nullptr || now == nullptr || before->window() != now->window()) return;
    for (QDockWidget* dock : docks_)
        if (dock->widget() != nullptr && (dock->isAncestorOf(now) || dock == now) && dock->visibleRegion().isEmpty())
            dock->raise();
}

void Panes::reset() {
    for (QDockWidget* dock : docks_) {
        dock->setFloating(false);
        dock->show();
    }
    window_->addDockWidget(Qt::LeftDockWidgetArea, lab_dock_);
    window_->addDockWidget(Qt::RightDockWidgetArea, inspector_dock_);
    // Removed first: what was tabbed stays tabbed otherwise.
    const bool side_by_side = window_->width() >= kWideEnough;
    const QList<QDockWidget*> lower{timeline_dock_, charts_dock_, log_dock_, packets_dock_};
    for (QDockWidget* dock : lower) window_->removeDockWidget(dock);
    for (QDockWidget* dock : lower) window_->addDockWidget(Qt::BottomDockWidgetArea, dock);
    if (side_by_side) window_->splitDockWidget(timeline_dock_, log_dock_, Qt::Horizontal);
    window_->tabifyDockWidget(timeline_dock_, charts_dock_);
    if (!side_by_side) window_->tabifyDockWidget(charts_dock_, log_dock_);
    window_->tabifyDockWidget(log_dock_, packets_dock_);
    for (QDockWidget* dock : lower) dock->show();
    timeline_dock_->raise();
    log_dock_->raise();
    proportion();
    standard_ = true;
}

void Panes::proportion() {
    due_ = false;
    const int width = window_->width(), height = window_->height();
    // The words of the guided run need the height, and the panes below can do without the width.
    window_->setCorner(Qt::BottomLeftCorner,
                       height < kHighEnoughForAll ? Qt::LeftDockWidgetArea : Qt::BottomDockWidgetArea);
    const bool small = height < kHighEnough, tabbed = window_->tabifiedDockWidgets(timeline_dock_).contains(log_dock_);
    if (!tabbed) window_->resizeDocks({timeline_dock_, log_dock_}, {width * 9 / 20, width * 11 / 20}, Qt::Horizontal);
    window_->resizeDocks({lab_dock_, inspector_dock_},
                         {std::clamp(width * 16 / 100, 200, 260), std::clamp(width * 34 / 100, 380, 500)},
                         Qt::Horizontal);
    window_->resizeDocks({log_dock_}, {std::clamp(height * (small ? 21 : 27) / 100, 140, 280)}, Qt::Vertical);
}

bool Panes::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Resize) return QObject::eventFilter(watched, event);
    if (watched != window_) {
        if (auto* edge = static_cast<QDockWidget*>(watched)->findChild<QFrame*>(QStringLiteral("paneEdge")))
            edge->setGeometry(QRect({}, static_cast<QResizeEvent*>(event)->size()));
        // With a button down somebody drags the edge of a pane; the frame of the window is not ours.
        if (QGuiApplication::mouseButtons() != Qt::NoButton) standard_ = false;
    } else if (standard_ && !std::exchange(due_, true)) {
        // Once the window has laid itself out.
        QMetaObject::invokeMethod(this, &Panes::proportion, Qt::QueuedConnection);
    }
    return QObject::eventFilter(watched, event);
}

}  // namespace switchover::ui
