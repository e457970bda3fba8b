#pragma once
#include <QKeySequence>
#include <QLineEdit>

namespace switchover::ui {

/// Shows a shortcut and takes the next combination that is pressed in it; Tab still leaves, Backspace empties.
class KeyField : public QLineEdit {
    Q_OBJECT
   public:
    explicit KeyField(QWidget* parent = nullptr);

    const QKeySequence& keys() const { return keys_; }
    void setKeys(const QKeySequence& keys);

   Q_SIGNALS:
    /// Pressed by a person.
    void pressed(const QKeySequence& keys);

   protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

   private:
    QKeySequence keys_;
};

}  // namespace switchover::ui
