#pragma once
/// The session as it is, kept on disk while the program runs: after a crash or a kill no more than about a second of it
/// is lost. One file for each running program; it goes at a clean end.
#include <memory>
#include <QElapsedTimer>
#include <QLockFile>
#include <QObject>
#include <QPointer>
#include <QString>
#include <QTimer>
#include <QVector>

#include "app/session/session_file.h"

namespace switchover::window {

class Document;

class Autosave : public QObject {
    Q_OBJECT
   public:
    static constexpr int kIntervalMs = 1000;

    /// `folder` is made when it is not there. Where it cannot be written, `failed` says so once.
    explicit Autosave(const QString& folder, QObject* parent = nullptr);
    /// Removes the file: this was a clean end.
    ~Autosave() override;

    /// Whose session is kept from now on; null for none.
    void watch(Document* document);
    /// The same session is in another document from now on.
    void moveTo(Document* document) { document_ = document; }
    /// What is kept on disk is written again at once, whatever the time.
    void writeNow();
    QString file() const { return file_; }
    /// Where a program's autosave is.
    static QString standardFolder();

   Q_SIGNALS:
    void written();
    void failed(const QString& why);

   private:
    void look();
    void endWriting(std::uint64_t generation, const std::string& problem);

    QString folder_, file_;
    std::unique_ptr<QLockFile> lock_;
    QPointer<Document> document_;
    std::uint64_t generation_ = 0;  ///< of the watched document
    std::uint64_t kept_events_ = 0;
    std::size_t kept_entries_ = 0;
    Instant kept_now_;
    bool writing_ = false;
    bool told_ = false;
    QTimer timer_;
};

/// A session that a program left behind without a clean end. Holds its lock, so that no other program offers it too.
struct LeftOver {
    QString file;
    std::shared_ptr<QLockFile> lock;
    session::SessionFile session;
    /// It has been recovered or is not wanted.
    void remove() const;
};

/// Newest first. Files that are not sessions are left alone.
QVector<LeftOver> findLeftOvers(const QString& folder);

}  // namespace switchover::window
