#pragma once
/// Finds anything by words: devices, ports, addresses, routes, lines of the log, actions. Looks at a snapshot in small
/// portions, so that neither the engine nor the window waits for it.
#include <chrono>
#include <memory>
#include <QString>
#include <QStringList>
#include <QVector>

#include "engine/snapshot/snapshot.h"
#include "ui/models/log_model.h"
#include "ui/shell/actions.h"

namespace switchover::ui {

struct Found {
    enum class Kind : std::uint8_t { Action, Device, Port, Address, Route, Record, Count };
    Kind kind = Kind::Device;
    QString title;
    QString detail;
    int score = 0;  ///< higher is better
    NodeIndex node = kNoNode;
    InterfaceIndex port = kNoInterface;
    QString key;           ///< Action: its id; Route: the key of its row
    std::size_t line = 0;  ///< Record: of all lines
};

QString foundKindText(Found::Kind kind);

/// How well `words` (lower case) fit a text: all words must be in it, or the only word's letters in their order; 0: not
/// at all. A beginning counts more than a middle, a whole more than a beginning.
int fitScore(const QStringList& words, const QString& text);

class Finder {
   public:
    static constexpr int kMost = 24;  ///< of each kind

    /// `log` and `actions` must live as long as this.
    Finder(const Actions& actions, const LogModel& log) : actions_(actions), log_(log) {}

    /// Starts anew; nothing is found for empty words but actions.
    void begin(std::shared_ptr<const snapshot::World> world, const QString& words);
    /// Looks for at most about `budget`; false when everything has been looked at.
    bool goOn(std::chrono::microseconds budget);
    /// The best of each kind so far, best kind first.
    QVector<Found> best() const;

   private:
    void offer(Found found, const QString& more = {});
    void lookAtActions();
    void lookAtNode(NodeIndex node);
    void lookAtRoutes(const snapshot::Device& device);
    void lookAtLog(std::chrono::steady_clock::time_point until);

    const Actions& actions_;
    const LogModel& log_;
    std::shared_ptr<const snapshot::World> world_;
    QStringList words_;
    QByteArray first_word_;
    NodeIndex next_node_ = 0;
    std::size_t next_line_ = 0;  ///< counted down: the latest come first
    QVector<Found> found_[static_cast<std::size_t>(Found::Kind::Count)];
};

}  // namespace switchover::ui
