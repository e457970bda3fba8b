#include "ui/commands/move_nodes.h"

#include <QObject>

namespace switchover::ui {

MoveNodes::MoveNodes(Canvas& canvas, NodePlaces from, NodePlaces to)
    : canvas_(&canvas), from_(std::move(from)), to_(std::move(to)) {
    const int count = static_cast<int>(to_.size());
    setText(count == 1 ? QObject::tr("move %1").arg(canvas.scene().nodes[static_cast<int>(to_.front().node)].name)
                       : QObject::tr("move %n nodes", nullptr, count));
}

void MoveNodes::redo() {
    if (canvas_) canvas_->placeNodes(to_);
}

void MoveNodes::undo() {
    if (canvas_) canvas_->placeNodes(from_);
}

}  // namespace switchover::ui
