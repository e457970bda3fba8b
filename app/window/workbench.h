#pragma once
/// The window that is open and how another lab or session takes its place; what was opened lately.
#include <memory>
#include <QObject>
#include <QString>
#include <QStringList>

#include "app/window/autosave.h"
#include "app/window/document.h"
#include "app/window/open_lab.h"
#include "ui/settings/recent.h"

class QMenu;

namespace switchover::window {

class Workbench : public QObject {
    Q_OBJECT
   public:
    /// `remember`: the arrangement of the window and what was opened are kept in the settings. `autosave_folder`: where
    /// the session is kept against crashes; empty: nowhere.
    Workbench(std::uint64_t seed, bool remember, const QString& autosave_folder);
    ~Workbench() override;

    /// Errors: all problems, one a line; what was open stays. `chosen`: a person asked for this lab, so it is one of
    /// those that were opened lately; the one that a program without a lab begins with is not.
    Result<std::monostate, std::string> openLab(const std::string& name, bool chosen = true);
    /// Opens the session's lab and runs the session in it. `lab_path`: where the lab is now; empty: where the session
    /// says. Errors as above; that the lab is gone is asked about.
    Result<std::monostate, std::string> openSession(const QString& path, const QString& lab_path = {});

    /// Asks what to do with the sessions that programs left without a clean end; at the start, with a window open.
    /// False when there are none.
    bool offerRecovery();

    /// Null before the first lab.
    ui::MainWindow* window() { return window_.get(); }
    Document* document() { return document_.get(); }
    Autosave* autosave() { return autosave_.get(); }

   public Q_SLOTS:
    /// As a person asks for it: first about what is open, and with problems told in a box.
    void openLabByHand(const QString& path);
    void openSessionByHand(const QString& path);
    /// Opens a lab and begins its guided run.
    void followByHand(const QString& path);

   Q_SIGNALS:
    void opened();

   private:
    void put(OpenedLab from, bool chosen = true);
    /// Shows `next` in the place of the window that is open.
    void showInstead(std::unique_ptr<ui::MainWindow> next, std::unique_ptr<Document> document);
    void heedLanguage();
    void speak();
    bool openOrTell(const QString& lab_path);
    void fillRecent(QMenu* menu);
    void tellSession(const QString& path, const std::string& problem, bool lab_gone);
    void askForLabOf(const QString& session_path);
    void offer(const LeftOver& left);
    void recover(const LeftOver& left);

    std::uint64_t seed_;
    bool remember_;
    ui::Recent recent_;
    QString language_;  ///< that was installed last, or could not be
    std::unique_ptr<ui::MainWindow> window_;
    std::unique_ptr<Document> document_;  ///< after the window: goes first
    std::unique_ptr<Autosave> autosave_;
    QVector<LeftOver> left_overs_;  ///< not yet asked about
};

}  // namespace switchover::window
