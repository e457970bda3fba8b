#include "app/window/autosave.h"

#include <QDir>
#include <QFile>
#include <QStandardPaths>
#include <QUuid>

#include "app/session/atomic_file.h"
#include "app/window/document.h"
#include "app/window/in_background.h"

namespace switchover::window {

namespace {

const QString kSuffix = QStringLiteral(".session.json");

QString lockOf(const QString& file) { return file + QStringLiteral(".lock"); }

}  // namespace

QString Autosave::standardFolder() {
    return QStandardPaths::writableLocation(QStandardPaths::AppLocalDataLocation) + QStringLiteral("/autosave");
}

Autosave::Autosave(const QString& folder, QObject* parent) : QObject(parent), folder_(folder) {
    QDir().mkpath(folder);
    file_ = folder + u'/' + QUuid::createUuid().toString(QUuid::WithoutBraces) + kSuffix;
    lock_ = std::make_unique<QLockFile>(lockOf(file_));
    lock_->setStaleLockTime(0);  // the lock of a program that runs never goes stale
    lock_->tryLock();
    connect(&timer_, &QTimer::timeout, this, &Autosave::look);
    timer_.start(kIntervalMs);
}

Autosave::~Autosave() {
    QThreadPool::globalInstance()->waitForDone();  // what is being written must not come after the removal
    QFile::remove(file_);
}

void Autosave::watch(Document* document) {
    document_ = document;
    ++generation_;
    kept_events_ = 0;
    kept_entries_ = 0;
    kept_now_ = kPowerOn;
    writing_ = false;
    QThreadPool::globalInstance()->waitForDone();
    // The session before has been saved or given up.
    QFile::remove(file_);
}

void Autosave::writeNow() {
    kept_events_ = ~std::uint64_t{0};
    look();
}

void Autosave::look() {
    if (document_ == nullptr || document_->following() || writing_) return;
    const auto now = document_->simulation().snapshot();
    if (now->events == kept_events_ && now->journal_entries == kept_entries_ && now->now == kept_now_) return;
    kept_events_ = now->events;
    kept_entries_ = now->journal_entries;
    kept_now_ = now->now;
    writing_ = true;
    const auto write = [guard = QPointer<Autosave>(this),
                        generation = generation_](const std::shared_ptr<const session::SessionFile>& session) {
        if (!guard) return;
        if (generation != guard->generation_) return;
        inBackground(
            guard,
            [session, file = guard->file_.toStdString()] {
                const auto done = session::write_file(file, session::session_json(*session));
                return done ? std::string{} : std::string{done.error()};
            },
            [guard, generation](const std::string& problem) { guard->endWriting(generation, problem); });
    };
    document_->simulation().askForSession(document_->labPath(), write);
}

void Autosave::endWriting(std::uint64_t generation, const std::string& problem) {
    if (generation != generation_) return;
    writing_ = false;
    if (problem.empty()) {
        Q_EMIT written();
    } else if (!std::exchange(told_, true)) {
        Q_EMIT failed(QString::fromStdString(problem));
    }
}

void LeftOver::remove() const {
    QFile::remove(file);
    lock->unlock();
}

QVector<LeftOver> findLeftOvers(const QString& folder) {
    QVector<LeftOver> out;
    const QFileInfoList files = QDir(folder).entryInfoList({u'*' + kSuffix}, QDir::Files, QDir::Time);
    for (const QFileInfo& file : files) {
        auto lock = std::make_shared<QLockFile>(lockOf(file.filePath()));
        lock->setStaleLockTime(0);
        if (!lock->tryLock()) continue;  // its program runs
        auto session = session::read_session(file.filePath().toStdString());
        if (session) out.append({file.filePath(), std::move(lock), std::move(*session)});
    }
    return out;
}

}  // namespace switchover::window
