#pragma once
/// The pings of the lab: how each stands, and buttons to add, change and stop them.
#include <QWidget>

#include "ui/models/row_model.h"

class QListView;
class QToolButton;

namespace switchover::ui {

class ProbeList : public QWidget {
    Q_OBJECT
   public:
    explicit ProbeList(QWidget* parent = nullptr);

    /// Rows of probeRows(), when they differ from those that are shown.
    void apply(const QVector<TableRow>& rows, Instant now, double now_ms);
    RowModel& model() { return *model_; }
    QListView& view() { return *view_; }
    /// Stands beside the heading, which is the pane's.
    QToolButton* addButton() const { return add_; }

   Q_SIGNALS:
    void addWanted();
    void editWanted(switchover::NodeIndex node, quint32 probe);
    void stopWanted(switchover::NodeIndex node, quint32 probe);
    /// Why did its last outage take so long?
    void outageWanted(switchover::NodeIndex node, quint32 probe);

   private:
    void choose();
    const TableRow* chosen() const;
    void fitHeight();

    RowModel* model_ = nullptr;
    QListView* view_ = nullptr;
    QToolButton* add_ = nullptr;
    QToolButton* edit_ = nullptr;
    QToolButton* stop_ = nullptr;
    QToolButton* why_ = nullptr;
};

}  // namespace switchover::ui
