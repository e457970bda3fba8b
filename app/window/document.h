#pragma once
/// What is open in a window as a document: the session in it is saved, asked about before it goes, and exported.
#include <functional>
#include <memory>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>

#include "app/window/engine_simulation.h"
#include "app/window/exporter.h"
#include "ui/export/progress_dialog.h"
#include "ui/shell/main_window.h"

namespace switchover::window {

class Document : public QObject {
    Q_OBJECT
   public:
    /// Adds the actions of sessions to `window`, and asks before it closes. Both outlive the document.
    Document(ui::MainWindow& window, EngineSimulation& simulation, ui::LabInfo lab);
    ~Document() override;

    /// Replays a session in the fresh lab, with progress; then it goes on live. `path` is where it is saved; empty for
    /// one that is saved nowhere.
    void follow(std::shared_ptr<const session::SessionFile> session, const QString& path);
    bool following() const { return session_ != nullptr; }
    /// Something was done to the lab since it was opened or saved. Time alone does not count: it can be run again.
    bool modified() const;
    const QString& path() const { return path_; }
    const ui::LabInfo& lab() const { return lab_; }
    Exporter& exporter() { return *exporter_; }
    ui::MainWindow& window() { return window_; }
    EngineSimulation& simulation() { return simulation_; }
    /// The path of the lab's file that does not depend on where the program was started.
    std::string labPath() const;

    /// Calls `proceed` when nothing is lost by leaving the session: at once, or after asking whether to save.
    void settle(std::function<void()> proceed);
    /// The same session in another window: what is saved of it, and where. `other` is not busy.
    void takeOver(const Document& other);
    /// It is run again, exported, or a question about it is open.
    bool busy() const { return session_ != nullptr || asking_ || after_saving_ != nullptr || exporter_->busy(); }
    /// The session goes on elsewhere or is given up: nothing is asked any more.
    void forget() { forgotten_ = true; }

   public Q_SLOTS:
    void save();
    void saveAs();
    void saveTo(const QString& path);

   Q_SIGNALS:
    void saved(const QString& path);
    /// The replay of `follow` is over. `whole`: it came out as recorded.
    void followed(bool whole);
    /// Another session is wanted in this one's place.
    void openSessionRequested(const QString& path);

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void makeActions();
    void askForSession();
    void beat();
    void endFollowing(const std::string& problem);
    void askToSave(std::function<void()> proceed);
    void settleSession(std::function<void()> proceed);
    void askToSavePlaces(std::function<void()> proceed);
    bool placesUnsaved() const { return !forgotten_ && !places_given_up_ && window_.edits().placesUnsaved(); }
    void endSaving(const QString& path, std::size_t entries, const std::string& problem);

    ui::MainWindow& window_;
    EngineSimulation& simulation_;
    ui::LabInfo lab_;
    QString path_;                   ///< of session.json; empty: not saved yet
    std::size_t saved_entries_ = 0;  ///< of the journal
    bool forgotten_ = false;
    bool places_given_up_ = false;
    bool asking_ = false;
    std::shared_ptr<const session::SessionFile> session_;  ///< being replayed
    QString followed_path_;
    QPointer<ui::ProgressDialog> progress_;
    std::function<void()> after_saving_;
    Exporter* exporter_ = nullptr;
    QTimer beat_;
};

}  // namespace switchover::window
