#include "ui/shell/pane_links.h"

#include <algorithm>
#include <QDockWidget>

#include "ui/shell/main_window.h"
#include "ui/shell/ping_dialog.h"

namespace switchover::ui {

namespace {
constexpr int kSideBySide = 1400;  ///< of the window; two inspectors stand one above the other in narrower ones
}

PaneLinks::PaneLinks(MainWindow* window)
    : QObject(window), window_(window), compare_(new Inspector(Inspector::Role::Second)) {
    compare_dock_ = new QDockWidget(tr("Second device"));
    compare_dock_->setObjectName(QStringLiteral("compareDock"));
    compare_dock_->setWidget(compare_);
    compare_dock_->setTitleBarWidget(compare_->header());
    window->addDockWidget(Qt::RightDockWidgetArea, compare_dock_);
    compare_dock_->hide();
    connect(compare_, &Inspector::closeWanted, compare_dock_, &QWidget::hide);
    connect(compare_dock_, &QDockWidget::visibilityChanged, this, [this](bool visible) {
        if (!visible || world_ == nullptr) return;
        // Restored with the arrangement of the window, it has no device yet.
        if (compare_->node() == kNoNode) compare_->setNode(counterpart());
        compare_->apply(world_, 0);
    });
    link(window->inspector());
    link(*compare_);
    connect(&window->inspector(), &Inspector::compareWanted, this, &PaneLinks::showBeside);
    linkProbes();
    linkTime();
    addActions();
}

void PaneLinks::addActions() {
    Actions& actions = window_->actions();
    actions.add({QStringLiteral("view.compare"),
                 ActionGroup::View,
                 1,
                 tr("&Second device"),
                 {},
                 tr("Shows two devices side by side")},
                this, [this] {
                    if (const NodeIndex node = counterpart(); node != kNoNode) showBeside(node);
                });
    actions.add({QStringLiteral("analyse.outage"),
                 ActionGroup::Analyse,
                 0,
                 tr("&Last outage"),
                 {},
                 tr("Why the last outage took so long: its cause and the steps until it was over")},
                this, [this] {
                    raise(&window_->timeline());
                    if (!window_->timeline().view().showLastOutage()) window_->tell(tr("No ping has had an outage"));
                });
    actions.add({QStringLiteral("analyse.journey"),
                 ActionGroup::Analyse,
                 0,
                 tr("Packet &journey"),
                 {},
                 tr("The way of the chosen packet, box by box, and what decided there")},
                this, [this] {
                    raise(&window_->packets());
                    window_->packets().setJourneyShown(true);
                });
}

NodeIndex PaneLinks::counterpart() const {
    const NodeIndex shown = window_->inspector().node();
    NodeIndex other = kNoNode;
    for (NodeIndex node = 0; world_ != nullptr && node < world_->nodes.size(); ++node) {
        const snapshot::Device* device = world_->device(node);
        if (device == nullptr || node == shown) continue;
        if (!device->hsrp.empty()) return node;
        if (other == kNoNode) other = node;
    }
    return other;
}

void PaneLinks::link(Inspector& inspector) {
    connect(&inspector, &Inspector::deviceWanted, window_,
            [this](NodeIndex node) { window_->onTreePick(node, kNoInterface); });
    connect(&inspector, &Inspector::portWanted, window_, &MainWindow::onTreePick);
    connect(&inspector, &Inspector::packetsWanted, this, [this](const QString& filter) {
        raise(&window_->packets());
        window_->packets().showFilter(filter);
    });
}

void PaneLinks::linkTime() {
    connect(&window_->log(), &SessionLog::instantPicked, &window_->timeline().view(), &TimelineView::setCursor);
    connect(&window_->packets(), &PacketsPane::message, window_, &MainWindow::tell);
}

void PaneLinks::linkProbes() {
    ProbeList& probes = window_->labPane().probeList();
    connect(&probes, &ProbeList::addWanted, window_, &MainWindow::askForPing);
    connect(&probes, &ProbeList::editWanted, this, &PaneLinks::editPing);
    connect(&probes, &ProbeList::stopWanted, this, [this](NodeIndex node, quint32 probe) {
        window_->simulation().apply(StopProbeInput{world_->name(node), probe});
    });
    connect(&probes, &ProbeList::outageWanted, this, [this](NodeIndex node, quint32 probe) {
        raise(&window_->timeline());
        static_cast<void>(window_->timeline().view().showOutageOf(node, probe));
    });
}

void PaneLinks::raise(const QWidget* pane) {
    for (QDockWidget* dock : window_->findChildren<QDockWidget*>()) {
        if (dock->widget() != pane) continue;
        dock->show();
        dock->raise();
    }
}

void PaneLinks::showBeside(NodeIndex node) {
    compare_->showTab(window_->inspector().currentTab());
    compare_->setNode(node);
    if (compare_dock_->isHidden()) {
        QDockWidget* first = nullptr;
        for (QDockWidget* dock : window_->findChildren<QDockWidget*>())
            if (dock->widget() == &window_->inspector()) first = dock;
        const bool wide = window_->width() >= kSideBySide;
        if (first != nullptr && !first->isFloating() && !compare_dock_->isFloating())
            window_->splitDockWidget(first, compare_dock_, wide ? Qt::Horizontal : Qt::Vertical);
        compare_dock_->show();
        if (first != nullptr && wide) {
            const int each = std::clamp(window_->width() * 26 / 100, 340, 460);
            window_->resizeDocks({first, compare_dock_}, {each, each}, Qt::Horizontal);
        }
    }
    compare_dock_->raise();
}

/// A ping cannot be changed while it runs: the old one ends and another begins.
void PaneLinks::editPing(NodeIndex node, quint32 number) {
    const snapshot::Device* device = world_ != nullptr ? world_->device(node) : nullptr;
    const probe::ProbeView* probe = device != nullptr ? device->probe.find(number) : nullptr;
    if (probe == nullptr) return;
    auto* dialog = new PingDialog(*world_, node, &probe->request, window_);
    connect(dialog, &PingDialog::wanted, this,
            [this, name = device->name, number, running = probe->running](const PingInput& ping) {
                if (running) window_->simulation().apply(StopProbeInput{name, number});
                window_->simulation().apply(ping);
            });
    dialog->open();
}

void PaneLinks::look(const std::shared_ptr<const snapshot::World>& world, double now_ms) {
    world_ = world;
    window_->packets().remember(world);
    if (compare_dock_->isVisible()) compare_->apply(world, now_ms);
}

void PaneLinks::expireMarks(double now_ms) {
    if (compare_dock_->isVisible()) compare_->expireMarks(now_ms);
}

}  // namespace switchover::ui
