#pragma once
/// Nodes moved on the picture, as a step that can be undone.
#include <QElapsedTimer>
#include <QPointer>
#include <QUndoCommand>

#include "ui/canvas/canvas.h"

namespace switchover::ui {

class MoveNodes : public QUndoCommand {
   public:
    static constexpr qint64 kTogetherMs = 1000;  ///< moves by keys within this time are one step

    /// `from` and `to` name the same nodes; they are in their new places already. `by_keys`: it may join the move by
    /// keys before it.
    MoveNodes(Canvas& canvas, NodePlaces from, NodePlaces to, bool by_keys = false);
    void redo() override;
    void undo() override;
    int id() const override;
    bool mergeWith(const QUndoCommand* other) override;
    const NodePlaces& from() const { return from_; }
    const NodePlaces& to() const { return to_; }

   private:
    QPointer<Canvas> canvas_;
    NodePlaces from_, to_;
    bool by_keys_ = false;
    QElapsedTimer since_;
};

}  // namespace switchover::ui
