#pragma once
/// Help in tables: the shortcuts there are, and the lines of IOS that are understood.
#include <QDialog>

#include "ui/shell/actions.h"

class QLabel;
class QLineEdit;
class QTreeWidget;
class QTreeWidgetItem;

namespace switchover::ui {

/// A table with a filter above it.
class HelpTable : public QDialog {
    Q_OBJECT
   public:
    HelpTable(const QString& id, const QString& title, const QStringList& headers, QWidget* parent = nullptr);

    QTreeWidget& list() { return *list_; }
    void add(const QStringList& cells);
    /// Call once all rows are in.
    void done();

   private:
    void filter(const QString& words);

    QLineEdit* words_ = nullptr;
    QTreeWidget* list_ = nullptr;
    QLabel* count_ = nullptr;
};

/// Every action with its keys, and the keys of the diagram.
HelpTable* makeShortcutsHelp(const Actions& actions, QWidget* parent);
/// The same rows as the table of the README.
HelpTable* makeSupportHelp(QWidget* parent);

}  // namespace switchover::ui
