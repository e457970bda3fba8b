#include "ui/settings/key_field.h"

#include <QKeyEvent>

namespace switchover::ui {

namespace {

bool leaves(const QKeyEvent& event) {
    return event.key() == Qt::Key_Tab || event.key() == Qt::Key_Backtab || event.key() == Qt::Key_Escape;
}

bool isModifier(int key) {
    return key == Qt::Key_Control || key == Qt::Key_Shift || key == Qt::Key_Alt || key == Qt::Key_Meta ||
           key == Qt::Key_AltGr || key == Qt::Key_unknown || key == 0;
}

}  // namespace

KeyField::KeyField(QWidget* parent) : QLineEdit(parent) {
    setReadOnly(true);
    setContextMenuPolicy(Qt::NoContextMenu);
    setPlaceholderText(tr("Press the keys"));
}

void KeyField::setKeys(const QKeySequence& keys) {
    keys_ = keys;
    setText(keys.toString(QKeySequence::NativeText));
}

bool KeyField::event(QEvent* event) {
    // Else the action that has the shortcut would be triggered.
    if (event->type() == QEvent::ShortcutOverride && !leaves(*static_cast<QKeyEvent*>(event))) {
        event->accept();
        return true;
    }
    return QLineEdit::event(event);
}

void KeyField::keyPressEvent(QKeyEvent* event) {
    if (leaves(*event)) return event->ignore();
    if (isModifier(event->key())) return;
    const bool bare = event->modifiers() == Qt::NoModifier;
    const bool empties = bare && (event->key() == Qt::Key_Backspace || event->key() == Qt::Key_Delete);
    setKeys(empties ? QKeySequence() : QKeySequence(event->keyCombination()));
    Q_EMIT pressed(keys_);
}

}  // namespace switchover::ui
