#pragma once
/// A live table: sorts by a click on a header, filters by words, copies as text or CSV, keeps its selection while rows
/// come and go.
#include "ui/inspector/page.h"
#include "ui/models/row_model.h"
#include "ui/models/table_filter.h"

class QLabel;
class QLineEdit;
class QTableView;

namespace switchover::ui {

/// What a table shows: its columns, which of them is an age (-1: none), how rows are made of a device, and the columns
/// whose changes are no news.
struct TableKind {
    QStringList headers;
    int age_column = -1;
    QVector<TableRow> (*rows)(const snapshot::Device&) = nullptr;
    QVector<int> quiet = {};
};

class TablePage : public InspectorPage {
    Q_OBJECT
   public:
    TablePage(const QString& title, TableKind kind, QWidget* parent = nullptr);

    void show(const snapshot::World& world, const snapshot::Device& device, bool fresh, bool changed,
              double now_ms) override;
    void clear(Instant now) override;
    void expireMarks(double now_ms) override;

    RowModel& model() { return *model_; }
    TableFilter& shown() { return *filter_; }
    QTableView& view() { return *view_; }
    /// Selects the row with this key and brings it into sight; the filter is emptied when it hides it.
    void selectKey(const QString& key);
    /// Selects the first shown row with `text` in `column` and brings it into sight. False: there is none.
    bool choose(int column, const QString& text);

   public Q_SLOTS:
    /// The selected rows, or all that are shown.
    void copyText();
    void copyCsv();

   protected:
    void showEvent(QShowEvent* event) override;
    /// The rows of a device; `fresh` as in show.
    virtual QVector<TableRow> rowsOf(const snapshot::World& world, const snapshot::Device& device, bool fresh);

   private:
    void makeView(const QString& title);
    void showMenu(const QPoint& at);
    void fitColumns();
    void countRows();
    QList<int> selectedRows() const;
    void follow(const QModelIndex& index);

    TableKind kind_;
    RowModel* model_ = nullptr;
    TableFilter* filter_ = nullptr;
    QTableView* view_ = nullptr;
    QLineEdit* words_ = nullptr;
    QLabel* count_ = nullptr;
    bool fitted_ = false;
};

}  // namespace switchover::ui
