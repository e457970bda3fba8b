#include "ui/shell/panes.h"

#include <algorithm>
#include <QDockWidget>
#include <QMainWindow>

namespace switchover::ui {

namespace {
constexpr int kWideEnough = 1500;  ///< for timeline and log side by side
}

Panes::Panes(QMainWindow* window, const LabInfo& lab, const snapshot::World& world)
    : QObject(window),
      window_(window),
      lab_(new LabPane(lab)),
      inspector_(new Inspector),
      log_(new SessionLog),
      timeline_(new TimelinePane),
      charts_(new ChartsPane),
      packets_(new PacketsPane) {
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

void Panes::reset() {
    const bool small = window_->height() < 760;
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
    if (side_by_side)
        window_->resizeDocks({timeline_dock_, log_dock_}, {window_->width() * 9 / 20, window_->width() * 11 / 20},
                             Qt::Horizontal);
    window_->resizeDocks(
        {lab_dock_, inspector_dock_},
        {std::clamp(window_->width() * 16 / 100, 200, 260), std::clamp(window_->width() * 34 / 100, 320, 500)},
        Qt::Horizontal);
    window_->resizeDocks({log_dock_}, {std::clamp(window_->height() * (small ? 21 : 27) / 100, 140, 280)},
                         Qt::Vertical);
}

}  // namespace switchover::ui
