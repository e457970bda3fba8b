#pragma once
/// The pane at the left: devices and ports, the guided run, the pings.
#include <memory>
#include <QWidget>

#include "ui/models/lab_tree_model.h"
#include "ui/probes/probe_list.h"
#include "ui/simulation.h"

class QLabel;
class QPushButton;
class QTreeView;
class QVBoxLayout;

namespace switchover::ui {

class ScrolledText;

class LabPane : public QWidget {
    Q_OBJECT
   public:
    explicit LabPane(const LabInfo& lab, QWidget* parent = nullptr);

    void apply(const snapshot::World& world, double now_ms);
    void setSteps(const std::vector<GuidedStep>& steps, bool following);
    /// Shows what is selected elsewhere.
    void showNode(NodeIndex node);

    /// The title of the dock around this pane.
    QWidget* header() const { return header_; }
    LabTreeModel& tree() { return *tree_model_; }
    RowModel& probes() { return probes_->model(); }
    ProbeList& probeList() { return *probes_; }
    QSize sizeHint() const override { return {232, 560}; }
    /// As wide as the widest row of buttons, which depends on the language and the font.
    QSize minimumSizeHint() const override { return {QWidget::minimumSizeHint().width(), 240}; }

   Q_SIGNALS:
    void nodePicked(switchover::NodeIndex node, switchover::InterfaceIndex port);
    void guidedRunWanted();

   protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void showSteps();
    QLabel* newStepLabel();
    QString explanation() const;

    QWidget* header_ = nullptr;
    bool expanded_ = false;  ///< the tree has not been rebuilt since
    bool showing_ = false;   ///< a selection made by the program
    LabTreeModel* tree_model_ = nullptr;
    QTreeView* tree_ = nullptr;
    QWidget* guided_ = nullptr;
    QVBoxLayout* step_column_ = nullptr;
    QPushButton* follow_ = nullptr;
    QVector<QLabel*> step_labels_;
    ScrolledText* explanation_ = nullptr;
    std::vector<GuidedStep> steps_;
    int read_step_ = -1;  ///< that somebody clicked to read it; -1: none
    ProbeList* probes_ = nullptr;
};

}  // namespace switchover::ui
