#include "app/window/export_job.h"

#include <QDateTime>
#include <QMetaObject>

#include "app/session/exports.h"
#include "app/session/report/report.h"
#include "ui/i18n/language.h"

namespace switchover::window {

namespace {

session::LineFilter filterOf(const ui::LogFilter& filter) {
    session::LineFilter out;
    out.node = filter.node;
    if (filter.topic >= 0) out.topic = static_cast<ios::Topic>(filter.topic);
    out.severity = static_cast<std::uint8_t>(filter.severity);
    out.text = filter.text.toStdString();
    out.routine = filter.routine;
    return out;
}

session::LogFormat formatOf(ui::LogFileFormat format) {
    switch (format) {
        case ui::LogFileFormat::Text: return session::LogFormat::Text;
        case ui::LogFileFormat::JsonLines: return session::LogFormat::JsonLines;
        case ui::LogFileFormat::Csv: return session::LogFormat::Csv;
    }
    return session::LogFormat::Text;
}

}  // namespace

std::unique_ptr<session::Watcher> watcherOf(const ui::ExportRequest& request, const session::SessionFile& session) {
    using Kind = ui::ExportRequest::Kind;
    const std::string path = request.path.toStdString();
    const session::TimeSpan span{request.from, request.until};
    switch (request.kind) {
        case Kind::Log: return session::export_log(path, formatOf(request.log_format), span, filterOf(request.filter));
        case Kind::Capture: return session::export_capture(path, span, {request.pipes.begin(), request.pipes.end()});
        case Kind::Report: {
            session::report::ReportOptions options;
            options.title = request.title.toStdString();
            options.note = request.note.toStdString();
            options.language = session::report::language_of(ui::currentLanguage().toStdString());
            options.configurations = request.configurations;
            options.made = QDateTime::currentDateTime().toString(QStringLiteral("yyyy-MM-dd HH:mm t")).toStdString();
            return session::report::export_report(path, session, options);
        }
        case Kind::Folder: return session::export_folder(path, session.lab_path);
        case Kind::Diagram: break;
    }
    return nullptr;
}

ExportJob::ExportJob(session::Recording recording, std::unique_ptr<session::Watcher> watcher, QObject* parent)
    : QObject(parent) {
    thread_ = std::jthread{[this, recording = std::move(recording), watcher = std::move(watcher)]() mutable {
        run(recording, std::move(watcher));
    }};
}

ExportJob::~ExportJob() {
    cancel();
    thread_ = {};
}

void ExportJob::run(const session::Recording& recording, std::unique_ptr<session::Watcher> watcher) {
    const auto outcome = session::run_again(recording, *watcher, [this](double done) {
        done_.store(done, std::memory_order_relaxed);
        return !stopped_.load(std::memory_order_relaxed);
    });
    // An unfinished file is taken away before anybody is told.
    watcher.reset();
    const bool whole = outcome && *outcome;
    const QString problem = outcome ? QString() : QString::fromStdString(outcome.error());
    QMetaObject::invokeMethod(
        this, [this, whole, problem] { Q_EMIT finished(whole, problem); }, Qt::QueuedConnection);
}

}  // namespace switchover::window
