#include "app/window/document.h"

#include <filesystem>
#include <QAction>
#include <QCloseEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include "app/session/atomic_file.h"
#include "app/window/in_background.h"
#include "app/window/notice.h"

namespace switchover::window {

namespace {

constexpr int kBeatMs = 100;

using SessionPointer = std::shared_ptr<const session::SessionFile>;

QString timeText(Instant at) { return QString::fromStdString(clock_text(at)); }

}  // namespace

Document::Document(ui::MainWindow& window, EngineSimulation& simulation, ui::LabInfo lab)
    : window_(window), simulation_(simulation), lab_(std::move(lab)) {
    exporter_ = new Exporter(*this);
    window_.installEventFilter(this);
    makeActions();
    connect(&beat_, &QTimer::timeout, this, &Document::beat);
    beat_.start(kBeatMs);
    beat();
}

Document::~Document() = default;

std::string Document::labPath() const {
    std::error_code error;
    const auto whole = std::filesystem::absolute(lab_.path, error);
    return error ? lab_.path : whole.lexically_normal().string();
}

void Document::takeOver(const Document& other) {
    path_ = other.path_;
    saved_entries_ = other.saved_entries_;
    forgotten_ = other.forgotten_;
    beat();
}

void Document::makeActions() {
    using Group = ui::ActionGroup;
    ui::Actions& actions = window_.actions();
    actions.add({QStringLiteral("file.open-session"), Group::File, 0, tr("Open &session…"),
                 Qt::CTRL | Qt::SHIFT | Qt::Key_O, tr("Runs a saved session again and goes on from its end.")},
                this, &Document::askForSession);
    actions.add({QStringLiteral("file.save"), Group::File, 4, tr("&Save session"), Qt::CTRL | Qt::Key_S,
                 tr("Keeps what was done to the lab, so that it can be run again.")},
                this, &Document::save);
    actions.add({QStringLiteral("file.save-as"), Group::File, 4, tr("Save session &as…"),
                 Qt::CTRL | Qt::SHIFT | Qt::Key_S, tr("Keeps the session under another name.")},
                this, &Document::saveAs);
    connect(&window_, &ui::MainWindow::exportRequested, exporter_, &Exporter::ask);
}

bool Document::modified() const {
    if (forgotten_ || session_ != nullptr) return false;
    return simulation_.snapshot()->journal_entries != saved_entries_;
}

void Document::beat() {
    const QString lab = QString::fromStdString(lab_.name);
    const QString title = path_.isEmpty() ? tr("%1[*] — Switchover").arg(lab)
                                          : tr("%1[*] — %2 — Switchover").arg(QFileInfo(path_).fileName(), lab);
    if (window_.windowTitle() != title) window_.setWindowTitle(title);
    window_.setWindowModified(modified());
    if (session_ == nullptr || progress_ == nullptr) return;
    const Instant now = simulation_.snapshot()->now;
    const auto whole = static_cast<double>(std::max<std::int64_t>(1, to_ns(session_->end)));
    progress_->setProgress(static_cast<double>(to_ns(now)) / whole,
                           tr("%1 of %2").arg(timeText(now), timeText(session_->end)));
}

// --- opening

void Document::askForSession() {
    auto* dialog = new QFileDialog(&window_, tr("Open a session"), path_, tr("Sessions (*.json)"));
    dialog->setObjectName(QStringLiteral("openSessionDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, &Document::openSessionRequested);
    dialog->open();
}

void Document::follow(std::shared_ptr<const session::SessionFile> session, const QString& path) {
    session_ = std::move(session);
    followed_path_ = path;
    const QString name = path.isEmpty() ? QString::fromStdString(session_->lab_name) : QFileInfo(path).fileName();
    progress_ =
        new ui::ProgressDialog(tr("Opening a session"), tr("“%1” is run again up to its end.").arg(name), &window_);
    connect(progress_, &ui::ProgressDialog::cancelled, this, [this] { simulation_.pause(); });
    // The simulation may outlive the document, and a message must not open within its look at what is new.
    simulation_.replay(session_, [guard = QPointer<Document>(this)](const std::string& problem) {
        if (guard)
            QMetaObject::invokeMethod(
                guard, [guard, problem] { guard->endFollowing(problem); }, Qt::QueuedConnection);
    });
}

void Document::endFollowing(const std::string& problem) {
    const auto session = std::exchange(session_, nullptr);
    const bool stopped = progress_ != nullptr && progress_->wasCancelled();
    if (progress_ != nullptr) progress_->finish();
    const auto now = simulation_.snapshot();
    const bool whole = problem.empty() && now->fingerprint == session->fingerprint;
    if (whole) {
        path_ = followed_path_;
        saved_entries_ = path_.isEmpty() ? 0 : session->journal.size();
        window_.tell(tr("The session stands at its end, %1.").arg(timeText(session->end)));
    } else if (stopped || !problem.empty()) {
        // Saving must not put this part in the place of the whole, so it has no file.
        const QString why = stopped ? tr("You stopped it.") : QString::fromStdString(problem);
        showNotice(&window_, QMessageBox::Warning, tr("Opening a session"),
                   tr("The session was run again up to %1 of %2 only.").arg(timeText(now->now), timeText(session->end)),
                   why + QStringLiteral("\n\n") +
                       tr("The file is as it was. You can go on from here; saving asks for a name of its own. To see "
                          "all of it, open it once more."));
    } else {
        showNotice(&window_, QMessageBox::Warning, tr("Opening a session"),
                   tr("The session went otherwise than when it was recorded."),
                   tr("Its lab or a configuration was changed since, or another version of Switchover recorded it. The "
                      "file is as it was. What you see is what the lab does today; to see the recorded run, put the "
                      "lab back as it was and open the session again.\n\nFingerprint %1, recorded %2.")
                       .arg(now->fingerprint, 16, 16, QLatin1Char('0'))
                       .arg(session->fingerprint, 16, 16, QLatin1Char('0')));
    }
    beat();
    Q_EMIT followed(whole);
}

// --- saving

void Document::save() {
    if (path_.isEmpty())
        saveAs();
    else
        saveTo(path_);
}

void Document::saveAs() {
    auto* dialog = new QFileDialog(&window_, tr("Save the session"), QFileInfo(path_).path(), tr("Sessions (*.json)"));
    dialog->setObjectName(QStringLiteral("saveSessionDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("json"));
    dialog->selectFile(path_.isEmpty() ? QString::fromStdString(lab_.name) + QStringLiteral(".session.json")
                                       : QFileInfo(path_).fileName());
    connect(dialog, &QFileDialog::fileSelected, this, &Document::saveTo);
    connect(dialog, &QFileDialog::rejected, this, [this] { after_saving_ = nullptr; });
    dialog->open();
}

void Document::saveTo(const QString& path) {
    if (session_ != nullptr) return;  // only a part of it is there
    const auto write = [guard = QPointer<Document>(this), path](const SessionPointer& session) {
        if (!guard) return;
        inBackground(
            guard,
            [session, file = path.toStdString()] {
                const auto done = session::write_file(file, session::session_json(*session));
                return done ? std::string{} : std::string{done.error()};
            },
            [guard, path, session](const std::string& problem) {
                guard->endSaving(path, session->journal.size(), problem);
            });
    };
    simulation_.askForSession(labPath(), write);
}

void Document::endSaving(const QString& path, std::size_t entries, const std::string& problem) {
    const auto proceed = std::exchange(after_saving_, nullptr);
    if (!problem.empty()) {
        showNotice(&window_, QMessageBox::Warning, tr("Saving the session"), tr("The session was not saved."),
                   QString::fromStdString(problem) + QStringLiteral("\n\n") +
                       tr("What was at that place before is as it was, and the session goes on. Save it under another "
                          "name or in another folder, or make room on the disk."));
        return;
    }
    path_ = path;
    saved_entries_ = entries;
    window_.tell(tr("Saved: %1").arg(path));
    beat();
    Q_EMIT saved(path);
    if (proceed) proceed();
}

// --- leaving

void Document::settle(std::function<void()> proceed) {
    const auto session = [this, proceed = std::move(proceed)] { settleSession(proceed); };
    if (placesUnsaved())
        askToSavePlaces(session);
    else
        session();
}

void Document::askToSavePlaces(std::function<void()> proceed) {
    if (asking_) return;
    asking_ = true;
    auto* box = new QMessageBox(QMessageBox::Question, tr("Leaving the lab"),
                                tr("Save where the nodes of “%1” stand?").arg(QString::fromStdString(lab_.name)),
                                QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, &window_);
    box->setObjectName(QStringLiteral("savePlacesQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("Nodes were moved. Saving writes their places into the lab file and changes nothing "
           "else in it."));
    box->setDefaultButton(QMessageBox::Save);
    connect(box, &QMessageBox::finished, this, [this, box, proceed = std::move(proceed)](int) {
        asking_ = false;
        const auto chosen = box->standardButton(box->clickedButton());
        if (chosen == QMessageBox::Discard) {
            places_given_up_ = true;
            proceed();
        } else if (chosen == QMessageBox::Save) {
            const QString problem = window_.edits().writePlaces();
            if (problem.isEmpty()) return proceed();
            showNotice(&window_, QMessageBox::Warning, tr("Leaving the lab"), tr("The places were not saved."),
                       problem + QStringLiteral("\n\n") +
                           tr("The lab file is as it was, and the lab stays open. Make the file writable and save "
                              "again, or leave without saving."));
        }
    });
    box->open();
}

void Document::settleSession(std::function<void()> proceed) {
    if (modified())
        askToSave(std::move(proceed));
    else
        proceed();
}

void Document::askToSave(std::function<void()> proceed) {
    if (asking_) return;
    asking_ = true;
    const std::size_t done = simulation_.snapshot()->journal_entries - saved_entries_;
    auto* box = new QMessageBox(QMessageBox::Question, tr("Leaving the session"),
                                tr("Save the session of “%1”?").arg(QString::fromStdString(lab_.name)),
                                QMessageBox::Save | QMessageBox::Discard | QMessageBox::Cancel, &window_);
    box->setObjectName(QStringLiteral("saveQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("What was done to the lab (faults, commands, pings: %L1) is kept nowhere else.").arg(done));
    box->setDefaultButton(QMessageBox::Save);
    connect(box, &QMessageBox::finished, this, [this, box, proceed = std::move(proceed)](int) {
        asking_ = false;
        const auto chosen = box->standardButton(box->clickedButton());
        if (chosen == QMessageBox::Discard) {
            forget();
            proceed();
        } else if (chosen == QMessageBox::Save) {
            after_saving_ = proceed;
            save();
        }
    });
    box->open();
}

bool Document::eventFilter(QObject* watched, QEvent* event) {
    if (watched != &window_ || event->type() != QEvent::Close || (!modified() && !placesUnsaved()))
        return QObject::eventFilter(watched, event);
    event->ignore();
    settle([this] {
        forget();
        window_.close();
    });
    return true;
}

}  // namespace switchover::window
