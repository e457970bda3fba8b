#pragma once
/// The dock at the bottom: the log with its filters, Follow and Export.
#include <QWidget>

#include "ui/models/log_model.h"

class QCheckBox;
class QComboBox;
class QLineEdit;
class QTableView;

namespace switchover::ui {

class SessionLog : public QWidget {
    Q_OBJECT
   public:
    explicit SessionLog(QWidget* parent = nullptr);

    /// The title of the dock around this pane: the filters.
    QWidget* header() const { return header_; }
    LogModel& model() { return *model_; }
    /// Goes on with the lines and the filter of another pane, which is to be used no more.
    void takeOver(SessionLog& other);
    QTableView& view() { return *view_; }
    /// Names of the nodes by index, for the filter.
    void setNodes(const QStringList& names);
    /// Keeps the newest line in sight while Follow is on.
    void follow();
    bool following() const;
    /// Scrolls to the first line not before `at`, selects it and stops following.
    void showInstant(Instant at);
    /// A line by its place among all; the filters are taken off when they hide it.
    void showLine(std::size_t at);

   public Q_SLOTS:
    /// Asks for a file, then writes the filtered lines.
    void exportLog();
    void exportTo(const QString& path);
    /// Copies the selected lines.
    void copy();

   Q_SIGNALS:
    /// A line was clicked, or chosen with Return.
    void instantPicked(switchover::Instant at);
    void message(const QString& text);

   protected:
    void resizeEvent(QResizeEvent* event) override;

   private:
    void makeView();
    void refilter();
    void pick(int row);

    QWidget* header_ = nullptr;
    LogModel* model_ = nullptr;
    QTableView* view_ = nullptr;
    QComboBox* node_ = nullptr;
    QComboBox* topic_ = nullptr;
    QComboBox* severity_ = nullptr;
    QLineEdit* text_ = nullptr;
    QCheckBox* follow_ = nullptr;
};

}  // namespace switchover::ui
