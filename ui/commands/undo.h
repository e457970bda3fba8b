#pragma once
/// Faults that can be taken back and made again. A fault is an input for the world; its undo is the input that brings
/// back how things were before it, so both are in the journal like any other.
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
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

/// A step of the stack: inputs with their ways back.
struct FaultStep {
    struct One {
        std::size_t id = 0;  ///< within the step
        Input input;
        QVector<Input> back;
    };
    std::vector<One> all;
    QString title;  ///< of several inputs together; empty: the text of the first one
    QString text() const;
};

/// Gives inputs to the world and remembers their ways back.
class FaultCommands : public QObject {
    Q_OBJECT
   public:
    /// Returns the number that a refusal tells again.
    using Apply = std::function<std::uint64_t(const Input&)>;
    FaultCommands(QUndoStack& stack, Apply apply, QObject* parent = nullptr);

    /// Applies it; what has a way back can be undone.
    void perform(const Input& input, const snapshot::World& before);
    /// Several as one step of the stack, called `title`.
    void perform(const QVector<Input>& inputs, const snapshot::World& before, const QString& title);
    /// The world refused the input of that number: a fault that was never made leaves the stack, one whose way back
    /// was refused is there still and can be undone again.
    void refused(std::uint64_t number);

    /// Puts a step of another stack onto this one, while it is muted. False: it is not one of faults.
    bool takeOver(const QUndoCommand& step);
    /// What `other` applied may still be refused; that is told here from now on.
    void takeOver(const FaultCommands& other) { given_ = other.given_; }
    /// While it is muted, steps are done and undone without any input to the world.
    void setMuted(bool muted) { muted_ = muted; }

   private:
    friend class FaultCommand;
    using Step = std::shared_ptr<FaultStep>;
    struct Given {
        std::uint64_t number = 0;
        std::weak_ptr<FaultStep> step;
        std::size_t one = 0;  ///< of the step
        bool back = false;
    };
    void give(const Step& step, bool back);
    int placeOf(const Step& step) const;
    void remove(const Step& step);

    QUndoStack& stack_;
    Apply apply_;
    std::deque<Given> given_;  ///< of late
    bool muted_ = false;
};

}  // namespace switchover::ui
