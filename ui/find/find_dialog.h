#pragma once
#include <QDialog>
#include <QTimer>

#include "ui/find/finder.h"

class QLabel;
class QLineEdit;
class QListView;

namespace switchover::ui {

class FoundModel;

/// Ctrl+K: a field and what fits it, best first. Arrows choose, Return goes there.
class FindDialog : public QDialog {
    Q_OBJECT
   public:
    FindDialog(const Actions& actions, const LogModel& log, std::shared_ptr<const snapshot::World> world,
               QWidget* parent = nullptr);

   Q_SIGNALS:
    void chosen(const switchover::ui::Found& found);

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void search();
    void lookFurther();
    void showFound();
    void move(int rows);
    void choose();

    Finder finder_;
    std::shared_ptr<const snapshot::World> world_;
    FoundModel* model_ = nullptr;
    QLineEdit* words_ = nullptr;
    QListView* list_ = nullptr;
    QLabel* hint_ = nullptr;
    QTimer further_;
};

}  // namespace switchover::ui
