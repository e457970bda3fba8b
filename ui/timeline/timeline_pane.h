#pragma once
#include <QWidget>

#include "ui/timeline/timeline_view.h"

class QLabel;
class QToolButton;

namespace switchover::ui {

/// The dock with the timeline: its legend and the button that shows all of it.
class TimelinePane : public QWidget {
    Q_OBJECT
   public:
    explicit TimelinePane(QWidget* parent = nullptr);

    /// The title of the dock around this pane.
    QWidget* header() const { return header_; }
    TimelineModel& model() { return model_; }
    TimelineView& view() { return *view_; }
    /// Goes on with what another pane shows, which is to be used no more.
    void takeOver(TimelinePane& other);

   protected:
    void changeEvent(QEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void showLegend();

    QWidget* header_ = nullptr;
    QToolButton* why_ = nullptr;
    TimelineModel model_;
    TimelineView* view_ = nullptr;
    QLabel* legend_ = nullptr;
};

}  // namespace switchover::ui
