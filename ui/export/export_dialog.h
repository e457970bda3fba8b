#pragma once
/// Asks what to export and where to.
#include <QDialog>

#include "engine/snapshot/snapshot.h"
#include "ui/export/export_request.h"

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QListWidget;
class QPlainTextEdit;
class QRadioButton;
class QStackedWidget;
class QTreeWidget;

namespace switchover::ui {

class ExportDialog : public QDialog {
    Q_OBJECT
   public:
    struct Source {
        const snapshot::World* world = nullptr;  ///< read while the dialog is made only
        QString name;                            ///< of the lab: what files are called
        QString folder;                          ///< where the file dialog begins
        LogFilter filter;                        ///< of the session log
        int filtered_lines = 0;                  ///< that it shows
    };
    ExportDialog(const Source& source, QWidget* parent);

    void choose(ExportRequest::Kind kind);
    ExportRequest::Kind kind() const;
    /// As it stands, without the path.
    ExportRequest request() const;

   Q_SIGNALS:
    void wanted(const switchover::ui::ExportRequest& request);

   private:
    struct SpanFields {
        QCheckBox* whole = nullptr;
        QLineEdit* from = nullptr;
        QLineEdit* until = nullptr;
    };
    QWidget* makeLogPage(const Source& source);
    QWidget* makeCapturePage(const Source& source);
    QWidget* makeDiagramPage(const Source& source);
    QWidget* makeReportPage(const Source& source);
    QWidget* makeFolderPage();
    SpanFields addSpan(class QFormLayout* form, const QString& prefix, Instant now);
    void fillPorts(const snapshot::World& world);
    void check();
    QString problem() const;
    static QString problemOf(const SpanFields& span);
    QVector<std::uint32_t> chosenPipes() const;
    void askForPath();
    QString nameFilter(const ExportRequest& request) const;
    QString suffix(const ExportRequest& request) const;

    QString name_, folder_;
    LogFilter filter_;
    QListWidget* kinds_ = nullptr;
    QStackedWidget* pages_ = nullptr;
    QLabel* problem_ = nullptr;
    QDialogButtonBox* buttons_ = nullptr;
    QComboBox* log_format_ = nullptr;
    QRadioButton* filtered_ = nullptr;
    SpanFields log_span_, capture_span_;
    QTreeWidget* ports_ = nullptr;
    QComboBox* diagram_format_ = nullptr;
    QDoubleSpinBox* scale_ = nullptr;
    QLabel* pixels_ = nullptr;
    QLineEdit* title_ = nullptr;
    QPlainTextEdit* note_ = nullptr;
    QCheckBox* configurations_ = nullptr;
};

}  // namespace switchover::ui
