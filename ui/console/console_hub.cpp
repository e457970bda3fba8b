#include "ui/console/console_hub.h"

namespace switchover::ui {

Tty& ConsoleHub::tty(NodeIndex node, const QString& name) {
    auto& held = ttys_[node];
    if (held == nullptr) held = std::make_unique<Tty>(node, name);
    if (held->console_ == 0 || held->closed_) {
        held->closed_ = false;
        held->console_ = simulation_.openConsole(name.toStdString());
    }
    return *held;
}

void ConsoleHub::take(const std::vector<ConsoleOutput>& outputs) {
    QSet<Tty*> fed;
    for (const ConsoleOutput& output : outputs) {
        for (const auto& [node, tty] : ttys_) {
            if (tty->console_ != output.console) continue;
            tty->buffer_.feed(output.text, output.at);
            tty->closed_ = tty->closed_ || output.closed;
            fed.insert(tty.get());
        }
    }
    for (Tty* tty : fed) Q_EMIT tty->changed();
}

void ConsoleHub::type(const Tty& tty, const QByteArray& octets) {
    simulation_.type(tty.console_, octets.toStdString());
    if (!broadcast_.contains(tty.node())) return;
    for (const auto& [node, other] : ttys_)
        if (other.get() != &tty && broadcast_.contains(node)) simulation_.type(other->console_, octets.toStdString());
}

void ConsoleHub::setBroadcast(const QSet<NodeIndex>& nodes) {
    if (nodes == broadcast_) return;
    broadcast_ = nodes;
    Q_EMIT broadcastChanged();
}

}  // namespace switchover::ui
