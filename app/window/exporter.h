#pragma once
/// File > Export: asks what, lets it be written without holding up the window, and tells what came of it.
#include <QObject>
#include <QPointer>
#include <QTimer>

#include "app/window/export_job.h"
#include "ui/export/export_dialog.h"
#include "ui/export/progress_dialog.h"

namespace switchover::window {

class Document;

class Exporter : public QObject {
    Q_OBJECT
   public:
    explicit Exporter(Document& document);
    ~Exporter() override;

    bool busy() const { return job_ != nullptr || writing_; }

   public Q_SLOTS:
    void ask();
    void start(const switchover::ui::ExportRequest& request);

   Q_SIGNALS:
    /// `problem` is empty when it was cancelled, and when `whole`.
    void finished(bool whole, const QString& problem);

   private:
    void writeDiagram(const ui::ExportRequest& request);
    void run(const ui::ExportRequest& request, const std::shared_ptr<const session::SessionFile>& session);
    void end(bool whole, const QString& problem);

    Document& document_;
    QString path_, folder_;
    bool writing_ = false;
    ExportJob* job_ = nullptr;
    QPointer<ui::ProgressDialog> progress_;
    QTimer look_;
};

}  // namespace switchover::window
