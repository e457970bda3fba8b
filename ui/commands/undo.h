#pragma once
/// Faults that can be taken back and made again. A fault is an input for the world; its undo is the input that brings
/// back how things were before it, so both are in the journal like any other.
#include <functional>
#include <QObject>
#include <QString>
#include <QUndoStack>
#include <QVector>

#include "engine/snapshot/snapshot.h"
#include "engine/world/input.h"

namespace switchover::ui {

/// What brings back the state that `input` is about, as it is in `before`; in the order in which to apply it. Empty for
/// what changes nothing, and for what no input takes back: pings, exec commands, other configuration lines.
QVector<Input> inverseOf(const Input& input, const snapshot::World& before);

/// `shutdown 7204VXR-1 Fa0/0`: what follows "Undo" in the menu.
QString commandText(const Input& input);

/// Gives inputs to the world and remembers their ways back.
class FaultCommands : public QObject {
    Q_OBJECT
   public:
    using Apply = std::function<void(const Input&)>;
    FaultCommands(QUndoStack& stack, Apply apply, QObject* parent = nullptr);

    /// Applies it; what has a way back can be undone.
    void perform(const Input& input, const snapshot::World& before);
    /// Several as one step of the stack, called `text`.
    void perform(const QVector<Input>& inputs, const snapshot::World& before, const QString& text);

   private:
    QUndoStack& stack_;
    Apply apply_;
};

}  // namespace switchover::ui
