#include "app/window/workbench.h"

#include <QApplication>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

#include "app/window/notice.h"
#include "ui/i18n/language.h"
#include "ui/settings/settings.h"

namespace switchover::window {

namespace {
constexpr int kBusyMs = 200;  ///< between looks at a document that is busy
constexpr double kGuidedSpeed =
    5;  ///< slow enough to watch timers run out, and nobody waits minutes for the first fault
}  // namespace

Workbench::Workbench(std::uint64_t seed, bool remember, const QString& autosave_folder)
    : seed_(seed), remember_(remember), language_(ui::languageFor(ui::Settings::shared().preferences())) {
    connect(&ui::Settings::shared(), &ui::Settings::changed, this, &Workbench::heedLanguage);
    if (autosave_folder.isEmpty()) return;
    left_overs_ = findLeftOvers(autosave_folder);
    autosave_ = std::make_unique<Autosave>(autosave_folder);
    connect(autosave_.get(), &Autosave::failed, this, [this](const QString& why) {
        window_->tell(tr("The session cannot be kept against crashes: %1").arg(why));
    });
}

Workbench::~Workbench() = default;

Result<std::monostate, std::string> Workbench::openLab(const std::string& name, bool chosen) {
    auto opened = window::openLab(name, seed_);
    if (!opened) return fail(opened.error());
    put(std::move(*opened), chosen);
    return std::monostate{};
}

Result<std::monostate, std::string> Workbench::openSession(const QString& path, const QString& lab_path) {
    auto session = session::read_session(path.toStdString());
    if (!session) return fail(session.error());
    auto opened = openLabOf(*session, path.toStdString(), lab_path.toStdString());
    if (!opened) return fail(opened.error());
    put(std::move(*opened));
    if (remember_) recent_.add({ui::Recent::Entry::Kind::Session, QFileInfo(path).absoluteFilePath()});
    document_->follow(std::make_shared<const session::SessionFile>(std::move(*session)), path);
    return std::monostate{};
}

void Workbench::put(OpenedLab from, bool chosen) {
    EngineSimulation& simulation = *from.simulation;
    const ui::LabInfo lab = from.info;
    auto next = std::make_unique<ui::MainWindow>(std::move(from.simulation), std::move(from.info), remember_);
    if (autosave_) autosave_->watch(nullptr);
    auto document = std::make_unique<Document>(*next, simulation, lab);
    showInstead(std::move(next), std::move(document));
    if (autosave_) autosave_->watch(document_.get());
    if (remember_ && chosen) recent_.add({ui::Recent::Entry::Kind::Lab, QString::fromStdString(document_->labPath())});
    Q_EMIT opened();
}

void Workbench::showInstead(std::unique_ptr<ui::MainWindow> next, std::unique_ptr<Document> document) {
    document_ = std::move(document);
    ui::MainWindow* before = std::exchange(window_, std::move(next)).release();
    // Queued: the window that asks goes away when another takes its place.
    connect(window_.get(), &ui::MainWindow::openLabRequested, this, &Workbench::openLabByHand, Qt::QueuedConnection);
    connect(window_.get(), &ui::MainWindow::guidedRunRequested, this, &Workbench::followByHand, Qt::QueuedConnection);
    connect(document_.get(), &Document::openSessionRequested, this, &Workbench::openSessionByHand,
            Qt::QueuedConnection);
    connect(document_.get(), &Document::saved, this, [this](const QString& path) {
        if (remember_) recent_.add({ui::Recent::Entry::Kind::Session, QFileInfo(path).absoluteFilePath()});
    });
    QMenu* recent = window_->actions().addMenu(ui::ActionGroup::File, 0, tr("Open &recent"));
    recent->setObjectName(QStringLiteral("recentMenu"));
    connect(recent, &QMenu::aboutToShow, this, [this, recent] { fillRecent(recent); });
    if (before != nullptr) before->keepArrangement();  // the next one stands where this one stood
    window_->show();
    if (before == nullptr) return;
    before->hide();
    before->deleteLater();
}

// --- language

void Workbench::heedLanguage() {
    if (ui::languageFor(ui::Settings::shared().preferences()) == language_) return;
    // Queued: the field that was changed goes away with its window.
    QMetaObject::invokeMethod(this, &Workbench::speak, Qt::QueuedConnection);
}

/// Every word of the window anew: another window in its place, over the same running lab.
void Workbench::speak() {
    const QString wanted = ui::languageFor(ui::Settings::shared().preferences());
    if (wanted == language_) return;
    if (document_ != nullptr && document_->busy()) {
        QTimer::singleShot(kBusyMs, this, &Workbench::speak);
        return;
    }
    language_ = wanted;
    ui::applyLanguage(*qobject_cast<QApplication*>(QCoreApplication::instance()));
    if (window_ == nullptr) return;
    const auto* settings = window_->findChild<QDialog*>(QStringLiteral("settingsDialog"));
    const bool choosing = settings != nullptr && settings->isVisible();
    EngineSimulation& simulation = document_->simulation();
    ui::LabInfo lab = document_->lab();
    lab.steps = simulation.steps();
    auto next = window_->successor(lab);
    auto document = std::make_unique<Document>(*next, simulation, lab);
    document->takeOver(*document_);
    if (autosave_) autosave_->moveTo(document.get());
    showInstead(std::move(next), std::move(document));
    if (choosing) window_->actions().find(QStringLiteral("edit.settings"))->trigger();
}

void Workbench::fillRecent(QMenu* menu) {
    menu->clear();
    const auto entries = recent_.entries();
    for (const auto kind : {ui::Recent::Entry::Kind::Session, ui::Recent::Entry::Kind::Lab}) {
        const bool lab = kind == ui::Recent::Entry::Kind::Lab;
        for (const ui::Recent::Entry& entry : entries) {
            if (entry.kind != kind) continue;
            const QFileInfo file(entry.path);
            QString name = file.fileName();
            if (lab) name.remove(QStringLiteral(".clab.yml"));
            QAction* action = menu->addAction(lab ? tr("Lab %1").arg(name) : tr("Session %1").arg(name));
            action->setToolTip(entry.path);
            action->setStatusTip(entry.path);
            action->setData(entry.path);
            connect(
                action, &QAction::triggered, this,
                [this, lab, path = entry.path] { lab ? openLabByHand(path) : openSessionByHand(path); },
                Qt::QueuedConnection);
        }
        if (!lab && !menu->isEmpty()) menu->addSeparator();
    }
    if (menu->isEmpty()) {
        menu->addAction(tr("Nothing yet"))->setEnabled(false);
        return;
    }
    menu->addSeparator();
    menu->addAction(tr("&Clear this list"), this, [this] { recent_.clear(); });
}

void Workbench::openLabByHand(const QString& path) {
    document_->settle([this, path] { openOrTell(path); });
}

void Workbench::followByHand(const QString& path) {
    document_->settle([this, path] {
        if (!openOrTell(path)) return;
        window_->transport().chooseSpeed(kGuidedSpeed);
        window_->simulation().followGuidedRun();
        window_->simulation().run();
    });
}

bool Workbench::openOrTell(const QString& path) {
    const auto done = openLab(path.toStdString());
    if (done) return true;
    if (!QFileInfo::exists(path)) recent_.remove(path);
    showNotice(window_.get(), QMessageBox::Critical, tr("Cannot open the lab"),
               tr("The lab cannot be opened; what was open stays open."), QString::fromStdString(done.error()));
    return false;
}

void Workbench::openSessionByHand(const QString& path) {
    document_->settle([this, path] {
        const auto session = session::read_session(path.toStdString());
        const bool lab_gone = session && !session::find_lab_of(*session, path.toStdString());
        if (const auto done = openSession(path); !done) tellSession(path, done.error(), lab_gone);
    });
}

void Workbench::tellSession(const QString& path, const std::string& problem, bool lab_gone) {
    if (!QFileInfo::exists(path)) recent_.remove(path);
    const QString advice =
        lab_gone ? tr("Choose where the lab is now, or put it back at its place.")
                 : tr("Nothing was changed. Choose a session.json that Switchover saved or switchover-run left.");
    QMessageBox* box = showNotice(window_.get(), QMessageBox::Critical, tr("Cannot open the session"),
                                  tr("The session cannot be opened; what was open stays open."),
                                  QString::fromStdString(problem) + QStringLiteral("\n\n") + advice);
    if (!lab_gone) return;
    QPushButton* choose = box->addButton(tr("Choose the &lab…"), QMessageBox::ActionRole);
    choose->setObjectName(QStringLiteral("chooseLab"));
    connect(choose, &QPushButton::clicked, this, [this, path] { askForLabOf(path); });
}

void Workbench::askForLabOf(const QString& session_path) {
    auto* dialog = new QFileDialog(window_.get(), tr("The lab of the session"), QFileInfo(session_path).path(),
                                   tr("Labs (*.clab.yml *.clab.yaml)"));
    dialog->setObjectName(QStringLiteral("chooseLabDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog, &QFileDialog::fileSelected, this,
        [this, session_path](const QString& lab) {
            if (const auto done = openSession(session_path, lab); !done) tellSession(session_path, done.error(), false);
        },
        Qt::QueuedConnection);
    dialog->open();
}

// --- after a crash

bool Workbench::offerRecovery() {
    if (left_overs_.isEmpty()) return false;
    offer(left_overs_.takeFirst());
    return true;
}

void Workbench::offer(const LeftOver& left) {
    const session::SessionFile& session = left.session;
    auto* box = new QMessageBox(
        QMessageBox::Question, tr("A session can be recovered"),
        tr("Switchover ended without saving the session of “%1”.").arg(QString::fromStdString(session.lab_name)),
        QMessageBox::NoButton, window_.get());
    box->setObjectName(QStringLiteral("recoverQuestion"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(
        tr("It had come to %1 of virtual time; faults, commands and pings until then: %L2. Recovering "
           "runs it again up to there.")
            .arg(QString::fromStdString(clock_text(session.end)))
            .arg(session.journal.size()));
    QPushButton* yes = box->addButton(tr("&Recover"), QMessageBox::AcceptRole);
    yes->setObjectName(QStringLiteral("recover"));
    QPushButton* no = box->addButton(tr("&Discard it"), QMessageBox::DestructiveRole);
    no->setObjectName(QStringLiteral("discard"));
    QPushButton* later = box->addButton(tr("&Later"), QMessageBox::RejectRole);
    later->setObjectName(QStringLiteral("later"));
    box->setDefaultButton(yes);
    box->setEscapeButton(later);
    connect(box, &QMessageBox::finished, this, [this, box, left, yes, no](int) {
        if (box->clickedButton() == yes) return recover(left);
        if (box->clickedButton() == no) left.remove();
        offerRecovery();
    });
    box->open();
}

void Workbench::recover(const LeftOver& left) {
    auto opened = openLabOf(left.session, left.file.toStdString(), {});
    if (!opened) {
        showNotice(
            window_.get(), QMessageBox::Critical, tr("A session can be recovered"),
            tr("The session cannot be recovered now; it is kept for the next start."),
            QString::fromStdString(opened.error()) + QStringLiteral("\n\n") +
                tr("Put the lab back at its place and start Switchover again. The session is in %1.").arg(left.file));
        return;
    }
    put(std::move(*opened));
    // It goes only when all of it is here and kept again.
    connect(document_.get(), &Document::followed, this, [this, left](bool whole) {
        if (!whole || !autosave_) return;
        connect(
            autosave_.get(), &Autosave::written, this, [left] { left.remove(); }, Qt::SingleShotConnection);
        autosave_->writeNow();
    });
    document_->follow(std::make_shared<const session::SessionFile>(left.session), {});
}

}  // namespace switchover::window
