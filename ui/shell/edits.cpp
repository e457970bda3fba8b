#include "ui/shell/edits.h"

#include "engine/topology/lab_positions.h"
#include "ui/commands/move_nodes.h"

namespace switchover::ui {

Edits::Edits(Canvas& canvas, Actions& actions, QString lab_file, FaultCommands::Apply apply, QObject* parent)
    : QObject(parent), canvas_(canvas), lab_file_(std::move(lab_file)), faults_(stack_, std::move(apply)) {
    makeActions(actions);
    connect(&canvas_, &Canvas::nodesMoved, this, [this](const NodePlaces& from, const NodePlaces& to, bool by_keys) {
        stack_.push(new MoveNodes(canvas_, from, to, by_keys));
    });
    connect(&canvas_, &Canvas::placesChanged, this, &Edits::updateActions);
    connect(&canvas_, &Canvas::selectionChanged, this, &Edits::updateActions);
    updateActions();
}

void Edits::makeActions(Actions& actions) {
    using Group = ActionGroup;
    const auto name = [](const char* text) { return QString(QLatin1String(text)); };
    actions.put({name("edit.undo"), Group::Edit, 0, tr("&Undo"), Qt::CTRL | Qt::Key_Z,
                 tr("Takes the last fault, repair or move back.")},
                stack_.createUndoAction(this, tr("&Undo")));
    actions.put({name("edit.redo"), Group::Edit, 0, tr("&Redo"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z},
                stack_.createRedoAction(this, tr("&Redo")));
    const auto arrange = [&](const char* id, const QString& text, Arrangement arrangement) {
        return actions.add({name(id), Group::Edit, 1, text}, this,
                           [this, arrangement] { canvas_.arrange(arrangement); });
    };
    lines_ = {arrange("edit.row", tr("Line up in a &row"), Arrangement::Row),
              arrange("edit.column", tr("Line up in a &column"), Arrangement::Column)};
    spreads_ = {arrange("edit.spread-across", tr("Spread &across"), Arrangement::SpreadAcross),
                arrange("edit.spread-down", tr("Spread &down"), Arrangement::SpreadDown)};
    save_places_ = actions.add({name("file.save-places"),
                                Group::File,
                                2,
                                tr("Save &positions in the lab"),
                                {},
                                tr("Writes where the nodes stand into the lab file; all else in it stays.")},
                               this, &Edits::savePlaces);
}

void Edits::perform(const QVector<Input>& inputs, const snapshot::World& before, const QString& title) {
    if (!inputs.isEmpty()) faults_.perform(inputs, before, title);
}

void Edits::takeOver(const Edits& other) {
    faults_.setMuted(true);
    for (int i = 0; i < other.stack_.count(); ++i) {
        const QUndoCommand& step = *other.stack_.command(i);
        if (const auto* move = dynamic_cast<const MoveNodes*>(&step))
            stack_.push(new MoveNodes(canvas_, move->from(), move->to()));
        else
            faults_.takeOver(step);
    }
    stack_.setIndex(other.stack_.index());
    faults_.setMuted(false);
    faults_.takeOver(other.faults_);
}

void Edits::updateActions() {
    const auto chosen = canvas_.selectedNodes().size();
    for (QAction* action : lines_) action->setEnabled(chosen >= 2);
    for (QAction* action : spreads_) action->setEnabled(chosen >= 3);
    save_places_->setEnabled(placesUnsaved());
}

QString Edits::writePlaces() {
    topology::Places places;
    for (const auto& [node, at] : canvas_.unsavedPlaces())
        places.emplace_back(node.toStdString(), topology::Position{at.x(), at.y()});
    if (places.empty()) return {};
    if (const auto done = topology::write_positions(lab_file_.toStdString(), places); !done)
        return QString::fromStdString(done.error());
    canvas_.setPlacesSaved();
    return {};
}

void Edits::savePlaces() {
    const QString problem = writePlaces();
    Q_EMIT message(problem.isEmpty() ? tr("Positions saved in %1").arg(lab_file_) : problem);
}

}  // namespace switchover::ui
