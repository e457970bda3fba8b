#pragma once
#include "ui/inspector/page.h"
#include "ui/models/tree_model.h"

class QTreeView;

namespace switchover::ui {

/// The link state database as a tree.
class DatabasePage : public InspectorPage {
    Q_OBJECT
   public:
    explicit DatabasePage(QWidget* parent = nullptr);
    void show(const snapshot::World& world, const snapshot::Device& device, bool fresh, bool changed,
              double now_ms) override;
    void clear(Instant now) override;
    TreeModel& model() { return *model_; }
    QTreeView& view() { return *view_; }

   private:
    void showMenu(const QPoint& at);
    void open(const QModelIndex& parent, int first, int last);

    TreeModel* model_ = nullptr;
    QTreeView* view_ = nullptr;
    bool stale_ = true;  ///< the device changed while nobody looked
};

}  // namespace switchover::ui
