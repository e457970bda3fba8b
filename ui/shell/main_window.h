#pragma once
/// The window: puts the panes together and lets them see the simulation at its own pace.
#include <memory>
#include <QElapsedTimer>
#include <QMainWindow>
#include <QTimer>

#include "ui/canvas/canvas.h"
#include "ui/charts/charts_pane.h"
#include "ui/inspector/inspector.h"
#include "ui/packets/packets_pane.h"
#include "ui/session_log/session_log.h"
#include "ui/shell/lab_pane.h"
#include "ui/shell/status_line.h"
#include "ui/shell/transport_bar.h"
#include "ui/simulation.h"
#include "ui/timeline/timeline_pane.h"

namespace switchover::ui {

class MainWindow : public QMainWindow {
    Q_OBJECT
   public:
    /// `remember`: the arrangement of the panes is read from and written to the settings.
    MainWindow(std::unique_ptr<Simulation> simulation, LabInfo lab, bool remember = true);
    ~MainWindow() override;

    Simulation& simulation() { return *simulation_; }
    Canvas& canvas() { return *canvas_; }
    Inspector& inspector() { return *inspector_; }
    SessionLog& log() { return *log_; }
    TimelinePane& timeline() { return *timeline_; }
    ChartsPane& charts() { return *charts_; }
    PacketsPane& packets() { return *packets_; }
    LabPane& labPane() { return *lab_pane_; }
    TransportBar& transport() { return *transport_; }
    /// The world as it is shown.
    const snapshot::World& shown() const { return *snapshot_; }
    bool running() const { return running_; }

   public Q_SLOTS:
    void fail();
    void restore();
    /// Takes every fault of the lab back.
    void restoreEverything();
    void resetLayout();

   Q_SIGNALS:
    void openLabRequested(const QString& path);

   protected:
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;

   private:
    void makeDocks();
    void makeMenus();
    void makeLabMenu();
    void makeSimulateMenu();
    void runAt(double speed);
    QDockWidget* addPane(const QString& id, const QString& title, QWidget* pane, QWidget* header,
                         Qt::DockWidgetArea area);
    QList<QDockWidget*> docks() const;
    void poll();
    /// The achieved speed.
    double takeNews();
    void takeSnapshot(bool forced);
    void toggleRun();
    void applyInput(const Input& input);
    void onSelection(const Target& target);
    QString timersOf(const Target& target) const;
    void onTreePick(NodeIndex node, InterfaceIndex port);
    void showFaultMenu(const Target& target, const QPoint& global);
    void addImpairments(QMenu& menu, const snapshot::Cable& cable);
    void askForPing();
    void askForLab();
    void about();
    void updateActions();

    std::unique_ptr<Simulation> simulation_;
    LabInfo lab_;
    bool remember_ = true;
    bool arranged_ = false;
    std::shared_ptr<const snapshot::World> snapshot_;
    bool running_ = false;
    QElapsedTimer clock_;
    qint64 snapshot_ms_ = -1000;
    QTimer beat_;
    Canvas* canvas_ = nullptr;
    Inspector* inspector_ = nullptr;
    SessionLog* log_ = nullptr;
    TimelinePane* timeline_ = nullptr;
    ChartsPane* charts_ = nullptr;
    PacketsPane* packets_ = nullptr;
    LabPane* lab_pane_ = nullptr;
    TransportBar* transport_ = nullptr;
    StatusLine* status_ = nullptr;
    QDockWidget* lab_dock_ = nullptr;
    QDockWidget* inspector_dock_ = nullptr;
    QDockWidget* log_dock_ = nullptr;
    QDockWidget* timeline_dock_ = nullptr;
    QDockWidget* charts_dock_ = nullptr;
    QDockWidget* packets_dock_ = nullptr;
    QAction* fail_action_ = nullptr;
    QAction* cut_action_ = nullptr;
    QAction* restore_all_action_ = nullptr;
};

}  // namespace switchover::ui
