#pragma once
/// What one pane tells the others: rows that lead elsewhere, moments, outages, pings; and the second inspector.
#include <memory>
#include <QObject>

#include "engine/snapshot/snapshot.h"

class QDockWidget;
class QWidget;

namespace switchover::ui {

class Inspector;
class MainWindow;

class PaneLinks : public QObject {
    Q_OBJECT
   public:
    /// Once all panes of `window` are there.
    explicit PaneLinks(MainWindow* window);

    /// The inspector that shows a second device; its dock is hidden until somebody compares.
    Inspector& compare() { return *compare_; }
    QDockWidget* compareDock() const { return compare_dock_; }
    /// With every look at the world.
    void look(const std::shared_ptr<const snapshot::World>& world, double now_ms);
    void expireMarks(double now_ms);

   private:
    void link(Inspector& inspector);
    void linkProbes();
    void linkTime();
    void addActions();
    /// Another device of the same redundancy, or else the next one.
    NodeIndex counterpart() const;
    void showBeside(NodeIndex node);
    void editPing(NodeIndex node, quint32 probe);
    /// Brings the dock around a pane to the front.
    void raise(const QWidget* pane);

    MainWindow* window_ = nullptr;
    Inspector* compare_ = nullptr;
    QDockWidget* compare_dock_ = nullptr;
    std::shared_ptr<const snapshot::World> world_;
};

}  // namespace switchover::ui
