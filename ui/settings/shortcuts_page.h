#pragma once
#include <QWidget>

#include "ui/settings/settings.h"
#include "ui/shell/actions.h"

class QLabel;
class QLineEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace switchover::ui {

class KeyField;

/// The shortcuts of all actions: each can be changed, emptied or given its default back. One that another action has is
/// not given away unasked.
class ShortcutsPage : public QWidget {
    Q_OBJECT
   public:
    explicit ShortcutsPage(Actions& actions, QWidget* parent = nullptr);

   private:
    void fill();
    void showKeys();
    void filter(const QString& words);
    void chooseCurrent();
    void want(const QKeySequence& keys);
    void assign(const QString& id, const QKeySequence& keys);
    void takeOver();
    void reset(bool all);
    QString currentId() const;

    Actions& actions_;
    QLineEdit* words_ = nullptr;
    QTreeWidget* list_ = nullptr;
    KeyField* keys_ = nullptr;
    QLabel* problem_ = nullptr;
    QPushButton* take_over_ = nullptr;
    QPushButton* default_ = nullptr;
};

}  // namespace switchover::ui
