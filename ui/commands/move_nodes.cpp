#include "ui/commands/move_nodes.h"

#include <algorithm>
#include <QObject>

namespace switchover::ui {

namespace {
constexpr int kId = 1;
}

MoveNodes::MoveNodes(Canvas& canvas, NodePlaces from, NodePlaces to, bool by_keys)
    : canvas_(&canvas), from_(std::move(from)), to_(std::move(to)), by_keys_(by_keys) {
    const int count = static_cast<int>(to_.size());
    setText(count == 1 ? QObject::tr("move %1").arg(canvas.scene().nodes[static_cast<int>(to_.front().node)].name)
                       : QObject::tr("move %n nodes", nullptr, count));
    since_.start();
}

void MoveNodes::redo() {
    if (canvas_) canvas_->placeNodes(to_);
}

void MoveNodes::undo() {
    if (canvas_) canvas_->placeNodes(from_);
}

int MoveNodes::id() const { return by_keys_ ? kId : -1; }

/// A key that is held down repeats well within the time.
bool MoveNodes::mergeWith(const QUndoCommand* other) {
    const auto* next = dynamic_cast<const MoveNodes*>(other);
    if (next == nullptr || since_.elapsed() > kTogetherMs) return false;
    const auto same_node = [](const NodePlace& a, const NodePlace& b) { return a.node == b.node; };
    if (!std::equal(to_.begin(), to_.end(), next->from_.begin(), next->from_.end(), same_node)) return false;
    to_ = next->to_;
    since_.start();
    if (to_ == from_) setObsolete(true);
    return true;
}

}  // namespace switchover::ui
