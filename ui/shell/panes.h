#pragma once
/// The panes around the canvas and the docks that hold them: where each stands at first, and again after a reset.
#include <QList>
#include <QObject>

#include "ui/charts/charts_pane.h"
#include "ui/inspector/inspector.h"
#include "ui/packets/packets_pane.h"
#include "ui/session_log/session_log.h"
#include "ui/shell/lab_pane.h"
#include "ui/simulation.h"
#include "ui/timeline/timeline_pane.h"

class QDockWidget;
class QMainWindow;

namespace switchover::ui {

class Panes : public QObject {
    Q_OBJECT
   public:
    /// Makes all panes and adds their docks to `window`.
    Panes(QMainWindow* window, const LabInfo& lab, const snapshot::World& world);

    LabPane& lab() { return *lab_; }
    Inspector& inspector() { return *inspector_; }
    SessionLog& log() { return *log_; }
    TimelinePane& timeline() { return *timeline_; }
    ChartsPane& charts() { return *charts_; }
    PacketsPane& packets() { return *packets_; }

    /// A dock of its own for `pane`, with `header` as its title.
    QDockWidget* add(const QString& id, const QString& title, QWidget* pane, QWidget* header, Qt::DockWidgetArea area);
    const QList<QDockWidget*>& docks() const { return docks_; }
    /// Brings the dock around a pane into sight.
    void raise(const QWidget* pane);
    /// The arrangement that fits the size of the window; its proportions follow the window until somebody drags one.
    void reset();
    /// The arrangement is a person's own.
    void setOwn() { standard_ = false; }

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void proportion();
    /// Tab goes through panes behind others, too: the one that gets the keyboard comes to the front.
    void showFocused(const QWidget* before, const QWidget* now);

    QMainWindow* window_ = nullptr;
    bool standard_ = false;
    bool due_ = false;  ///< the window has another size
    LabPane* lab_ = nullptr;
    Inspector* inspector_ = nullptr;
    SessionLog* log_ = nullptr;
    TimelinePane* timeline_ = nullptr;
    ChartsPane* charts_ = nullptr;
    PacketsPane* packets_ = nullptr;
    QDockWidget* lab_dock_ = nullptr;
    QDockWidget* inspector_dock_ = nullptr;
    QDockWidget* log_dock_ = nullptr;
    QDockWidget* timeline_dock_ = nullptr;
    QDockWidget* charts_dock_ = nullptr;
    QDockWidget* packets_dock_ = nullptr;
    QList<QDockWidget*> docks_;
};

}  // namespace switchover::ui
