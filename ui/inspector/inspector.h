#pragma once
/// The selected device: its tables, live, and what its console would show.
#include <memory>
#include <QWidget>

#include "ui/models/rows.h"

class QComboBox;
class QLabel;
class QPlainTextEdit;
class QStackedWidget;
class QTabBar;
class QTableView;

namespace switchover::ui {

class Inspector : public QWidget {
    Q_OBJECT
   public:
    explicit Inspector(QWidget* parent = nullptr);

    /// A switch shows its stations only in the header; kNoNode empties the pane.
    void setNode(NodeIndex node);
    NodeIndex node() const { return node_; }
    /// `now_ms`: the window's clock, for marks that fade.
    void apply(const std::shared_ptr<const snapshot::World>& world, double now_ms);

    /// The world stood still; marks may be due.
    void expireMarks(double now_ms);
    /// The title of the dock around this pane.
    QWidget* header() const { return header_; }
    RowModel& routes() { return *tables_[0].model; }
    QString consoleText() const;

    QSize sizeHint() const override { return {436, 560}; }
    QSize minimumSizeHint() const override { return {300, 240}; }

   private:
    struct Table {
        RowModel* model = nullptr;
        QVector<TableRow> (*rows)(const snapshot::Device&) = nullptr;
        QTableView* view = nullptr;
        bool fresh = true;  ///< shows another device than before: no marks
    };
    QWidget* makeConsole();
    void addTable(const QString& title, QStringList headers, int age_column,
                  QVector<TableRow> (*rows)(const snapshot::Device&));
    void applyTable(Table& table, const snapshot::Device& device, Instant now, double now_ms);
    void fitColumns(Table& table);
    void describe();
    void refreshConsole(bool forced);

    NodeIndex node_ = kNoNode;
    std::shared_ptr<const snapshot::World> world_;
    std::shared_ptr<const snapshot::Device> shown_;  ///< what the tables show; unchanged pointers are passed over
    QWidget* header_ = nullptr;
    QLabel* name_ = nullptr;
    QLabel* pill_ = nullptr;
    QLabel* facts_ = nullptr;
    QTabBar* tabs_ = nullptr;
    QStackedWidget* pages_ = nullptr;
    QVector<Table> tables_;
    QComboBox* command_ = nullptr;
    QPlainTextEdit* console_ = nullptr;
    Instant console_at_ = kNever;
    const snapshot::Device* console_of_ = nullptr;  ///< compared only
};

}  // namespace switchover::ui
