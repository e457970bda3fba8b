#pragma once
/// The consoles of a lab's routers, one each, opened when somebody looks at one. Outlives the panes that show them.
#include <map>
#include <memory>
#include <QObject>
#include <QSet>

#include "ui/console/tty_buffer.h"
#include "ui/simulation.h"

namespace switchover::ui {

/// A console line: what it shows, as it comes.
class Tty : public QObject {
    Q_OBJECT
   public:
    Tty(NodeIndex node, QString name) : node_(node), name_(std::move(name)) {}

    NodeIndex node() const { return node_; }
    const QString& name() const { return name_; }
    const TtyBuffer& buffer() const { return buffer_; }
    bool closed() const { return closed_; }

   Q_SIGNALS:
    void changed();

   private:
    friend class ConsoleHub;
    NodeIndex node_;
    QString name_;
    std::uint64_t console_ = 0;  ///< its number at the simulation
    TtyBuffer buffer_;
    bool closed_ = false;
};

class ConsoleHub : public QObject {
    Q_OBJECT
   public:
    explicit ConsoleHub(Simulation& simulation) : simulation_(simulation) {}

    /// The console of a router, opened at once when it is not yet.
    Tty& tty(NodeIndex node, const QString& name);
    /// What came from the simulation.
    void take(const std::vector<ConsoleOutput>& outputs);
    /// Octets from the keyboard, to this console and, where `node` is one of them, to all of the broadcast.
    void type(const Tty& tty, const QByteArray& octets);

    /// Consoles that all get what is typed into one of them.
    const QSet<NodeIndex>& broadcast() const { return broadcast_; }
    void setBroadcast(const QSet<NodeIndex>& nodes);

   Q_SIGNALS:
    void broadcastChanged();

   private:
    Simulation& simulation_;
    std::map<NodeIndex, std::unique_ptr<Tty>> ttys_;
    QSet<NodeIndex> broadcast_;
};

}  // namespace switchover::ui
