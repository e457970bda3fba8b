#pragma once
/// The window: puts the panes together and lets them see the simulation at its own pace.
#include <memory>
#include <QElapsedTimer>
#include <QMainWindow>
#include <QTimer>

#include "ui/canvas/canvas.h"
#include "ui/commands/fault_menu.h"
#include "ui/console/console_hub.h"
#include "ui/find/finder.h"
#include "ui/list_view/list_view.h"
#include "ui/shell/actions.h"
#include "ui/shell/edits.h"
#include "ui/shell/pane_links.h"
#include "ui/shell/panes.h"
#include "ui/shell/status_line.h"
#include "ui/shell/transport_bar.h"
#include "ui/simulation.h"

class QStackedWidget;

namespace switchover::ui {

class MainWindow : public QMainWindow {
    Q_OBJECT
   public:
    /// `remember`: the arrangement of the panes is read from and written to the settings.
    MainWindow(std::unique_ptr<Simulation> simulation, LabInfo lab, bool remember = true);
    ~MainWindow() override;

    Simulation& simulation() { return *simulation_; }
    Canvas& canvas() { return *canvas_; }
    Inspector& inspector() { return panes_->inspector(); }
    SessionLog& log() { return panes_->log(); }
    TimelinePane& timeline() { return panes_->timeline(); }
    ChartsPane& charts() { return panes_->charts(); }
    PacketsPane& packets() { return panes_->packets(); }
    LabPane& labPane() { return panes_->lab(); }
    Panes& panes() { return *panes_; }
    Actions& actions() { return *actions_; }
    ListView& listView() { return *list_view_; }
    Edits& edits() { return *edits_; }
    ConsoleHub& consoles() { return *consoles_; }
    TransportBar& transport() { return *transport_; }
    PaneLinks& links() { return *links_; }
    /// A window of its own for the same running lab, made anew (in another language) and shown as this one is; this
    /// one has no simulation any more and is to be deleted.
    std::unique_ptr<MainWindow> successor(LabInfo lab);
    /// The world as it is shown.
    const snapshot::World& shown() const { return *snapshot_; }
    bool running() const { return running_; }
    /// Writes how the window and its panes stand to the settings, for the next one; nothing without `remember`.
    void keepArrangement() const;

   public Q_SLOTS:
    void fail();
    void restore();
    /// Takes every fault of the lab back.
    void restoreEverything();
    void resetLayout();
    void showWelcome();
    /// Selects a port, or a device when it has no cable there.
    void onTreePick(switchover::NodeIndex node, switchover::InterfaceIndex port);
    void askForPing();
    void followGuidedRun();
    /// A line in the status line for some seconds.
    void tell(const QString& text);

   Q_SIGNALS:
    void openLabRequested(const QString& path);
    /// The lab, and its guided run at once.
    void guidedRunRequested(const QString& path);
    /// The window has no more than it shows; whoever opened it exports.
    void exportRequested();

   protected:
    void closeEvent(QCloseEvent* event) override;
    void showEvent(QShowEvent* event) override;

   private:
    void makeActions();
    void makeFileActions();
    void makeViewActions();
    void makeLabActions();
    void makeSimulateActions();
    void makeHelpActions();
    void switchTelnet(bool on);
    void showTelnetPorts();
    void connectConsoles();
    void connectPanes();
    void runAt(double speed);
    void poll();
    void takeOver(MainWindow& other);
    /// The achieved speed.
    double takeNews();
    void takeSnapshot(bool forced);
    void toggleRun();
    void applyInput(const Input& input);
    void onSelection(const Target& target);
    QString timersOf(const Target& target) const;
    void askForLab();
    void showSettings();
    void showListView(bool shown);
    void find();
    void goTo(const Found& found);
    void askForRunUntil();
    void about();
    void heedSettings();
    void updateActions();

    std::unique_ptr<Simulation> simulation_;
    std::unique_ptr<ConsoleHub> consoles_;
    LabInfo lab_;
    bool remember_ = true;
    bool arranged_ = false;
    std::shared_ptr<const snapshot::World> snapshot_;
    bool running_ = false;
    QElapsedTimer clock_;
    qint64 snapshot_ms_ = -1000;
    QTimer beat_;
    QStackedWidget* centre_ = nullptr;
    Canvas* canvas_ = nullptr;
    ListView* list_view_ = nullptr;
    Panes* panes_ = nullptr;
    PaneLinks* links_ = nullptr;
    TransportBar* transport_ = nullptr;
    StatusLine* status_ = nullptr;
    FaultMenu* fault_menu_ = nullptr;
    Actions* actions_ = nullptr;
    Edits* edits_ = nullptr;
    QAction* fail_action_ = nullptr;
    QAction* cut_action_ = nullptr;
    QAction* list_action_ = nullptr;
    QAction* restore_all_action_ = nullptr;
    QAction* telnet_action_ = nullptr;
};

}  // namespace switchover::ui
