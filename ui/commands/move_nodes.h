#pragma once
/// Nodes moved on the picture, as a step that can be undone.
#include <QPointer>
#include <QUndoCommand>

#include "ui/canvas/canvas.h"

namespace switchover::ui {

class MoveNodes : public QUndoCommand {
   public:
    /// `from` and `to` name the same nodes; they are in their new places already.
    MoveNodes(Canvas& canvas, NodePlaces from, NodePlaces to);
    void redo() override;
    void undo() override;

   private:
    QPointer<Canvas> canvas_;
    NodePlaces from_, to_;
};

}  // namespace switchover::ui
