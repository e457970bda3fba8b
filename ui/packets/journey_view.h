#pragma once
#include <QWidget>

#include "ui/models/tree_model.h"
#include "ui/packets/journey.h"

class QLabel;
class QTreeView;

namespace switchover::ui {

/// A packet's way as a tree: the boxes it met, and under each what decided.
class JourneyView : public QWidget {
    Q_OBJECT
   public:
    explicit JourneyView(QWidget* parent = nullptr);

    /// `frame`: the one it was asked for.
    void setJourney(const QString& title, const QVector<JourneyHop>& hops, std::uint64_t frame);
    void clear();
    TreeModel& model() { return *model_; }
    QTreeView& view() { return *view_; }

   Q_SIGNALS:
    void frameWanted(quint64 number);

   private:
    QLabel* title_ = nullptr;
    TreeModel* model_ = nullptr;
    QTreeView* view_ = nullptr;
};

}  // namespace switchover::ui
