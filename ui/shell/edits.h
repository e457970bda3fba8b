#pragma once
/// What can be undone: faults of the lab and places of its nodes. Puts the Edit menu together and saves places.
#include <functional>
#include <QObject>
#include <QUndoStack>

#include "ui/canvas/canvas.h"
#include "ui/commands/undo.h"
#include "ui/shell/actions.h"

namespace switchover::ui {

class Edits : public QObject {
    Q_OBJECT
   public:
    /// `lab_file`: where places are saved. `apply` gives an input to the world.
    Edits(Canvas& canvas, Actions& actions, QString lab_file, FaultCommands::Apply apply, QObject* parent = nullptr);

    QUndoStack& stack() { return stack_; }
    /// `before`: the world as it is shown; what has a way back can be undone.
    void perform(const Input& input, const snapshot::World& before) { faults_.perform(input, before); }
    /// As one step. Nothing happens without inputs.
    void perform(const QVector<Input>& inputs, const snapshot::World& before, const QString& title);
    /// The world refused what `apply` returned this number for.
    void refused(std::uint64_t number) { faults_.refused(number); }
    /// Nodes stand elsewhere than the lab file says.
    bool placesUnsaved() const { return !lab_file_.isEmpty() && !canvas_.unsavedPlaces().isEmpty(); }
    /// The steps of another window of the same lab, in the language of now.
    void takeOver(const Edits& other);
    /// What went wrong; empty when all places are in the lab file.
    QString writePlaces();

   public Q_SLOTS:
    void savePlaces();

   Q_SIGNALS:
    void message(const QString& text);

   private:
    void makeActions(Actions& actions);
    void updateActions();

    Canvas& canvas_;
    QString lab_file_;
    QUndoStack stack_;
    FaultCommands faults_;
    QAction* save_places_ = nullptr;
    QList<QAction*> lines_, spreads_;  ///< for two nodes or more, for three or more
};

}  // namespace switchover::ui
