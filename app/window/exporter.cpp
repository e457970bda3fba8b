#include "app/window/exporter.h"

#include <QBuffer>
#include <QFileInfo>

#include "app/session/atomic_file.h"
#include "app/window/document.h"
#include "app/window/in_background.h"
#include "app/window/notice.h"

namespace switchover::window {

namespace {
constexpr int kLookMs = 50;
}

Exporter::Exporter(Document& document) : QObject(&document), document_(document) {
    look_.setInterval(kLookMs);
    connect(&look_, &QTimer::timeout, this, [this] {
        if (job_ != nullptr && progress_ != nullptr)
            progress_->setProgress(job_->progress(),
                                   tr("%1 % of the session").arg(static_cast<int>(job_->progress() * 100)));
    });
}

Exporter::~Exporter() = default;

void Exporter::ask() {
    if (busy()) return;
    ui::MainWindow& window = document_.window();
    ui::ExportDialog::Source source;
    source.world = &window.shown();
    source.name = QString::fromStdString(document_.lab().name);
    source.folder = folder_;
    source.filter = window.log().model().filter();
    source.filtered_lines = window.log().model().rowCount();
    auto* dialog = new ui::ExportDialog(source, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ui::ExportDialog::wanted, this, &Exporter::start);
    dialog->open();
}

void Exporter::start(const ui::ExportRequest& request) {
    if (busy()) return;
    path_ = request.path;
    folder_ = QFileInfo(path_).path();
    if (request.kind == ui::ExportRequest::Kind::Diagram) return writeDiagram(request);
    writing_ = true;
    document_.simulation().askForSession(
        document_.labPath(),
        [guard = QPointer<Exporter>(this), request](const std::shared_ptr<const session::SessionFile>& session) {
            if (!guard) return;
            QMetaObject::invokeMethod(
                guard, [guard, request, session] { guard->run(request, session); }, Qt::QueuedConnection);
        });
}

void Exporter::run(const ui::ExportRequest& request, const std::shared_ptr<const session::SessionFile>& session) {
    writing_ = false;
    progress_ = new ui::ProgressDialog(tr("Export"),
                                       tr("The session is run again to write %1.").arg(QFileInfo(path_).fileName()),
                                       &document_.window());
    job_ = new ExportJob({document_.simulation().snapshot()->topology, session}, watcherOf(request, *session), this);
    connect(progress_, &ui::ProgressDialog::cancelled, job_, &ExportJob::cancel);
    connect(job_, &ExportJob::finished, this, &Exporter::end);
    look_.start();
}

void Exporter::writeDiagram(const ui::ExportRequest& request) {
    const ui::Scene& scene = document_.window().canvas().scene();
    const QString title = QString::fromStdString(document_.lab().name);
    QByteArray octets;
    QImage image;
    switch (request.diagram_format) {
        case ui::DiagramFormat::Svg: octets = ui::diagramSvg(scene, title); break;
        case ui::DiagramFormat::Pdf: octets = ui::diagramPdf(scene, title); break;
        case ui::DiagramFormat::Png: image = ui::diagramImage(scene, request.scale); break;
    }
    writing_ = true;
    inBackground(
        this,
        [octets, image, path = path_.toStdString()]() mutable {
            if (!image.isNull()) {
                QBuffer buffer(&octets);
                buffer.open(QIODevice::WriteOnly);
                image.save(&buffer, "PNG");
            }
            const auto done = session::write_file(path, {octets.constData(), static_cast<std::size_t>(octets.size())});
            return done ? std::string{} : std::string{done.error()};
        },
        [this](const std::string& problem) { end(problem.empty(), QString::fromStdString(problem)); });
}

void Exporter::end(bool whole, const QString& problem) {
    look_.stop();
    writing_ = false;
    if (progress_ != nullptr) progress_->finish();
    if (job_ != nullptr) job_->deleteLater();
    job_ = nullptr;
    ui::MainWindow& window = document_.window();
    if (whole) {
        window.tell(tr("Written: %1").arg(path_));
    } else if (problem.isEmpty()) {
        window.tell(tr("The export was stopped; nothing was written."));
    } else {
        showNotice(
            &window, QMessageBox::Warning, tr("Export"), tr("%1 was not written.").arg(QFileInfo(path_).fileName()),
            problem + QStringLiteral("\n\n") +
                tr("What was at that place before is as it was. Choose another folder, or make room on the disk, and "
                   "export again."));
    }
    Q_EMIT finished(whole, problem);
}

}  // namespace switchover::window
