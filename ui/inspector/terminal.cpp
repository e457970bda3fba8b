#include "ui/inspector/terminal.h"

#include <algorithm>
#include <QKeyEvent>
#include <QMimeData>
#include <QTextBlock>

#include "ui/theme/style.h"

namespace switchover::ui {

namespace {
constexpr int kLines = 5000;      ///< printed ones that are kept
constexpr int kRemembered = 200;  ///< typed ones
}  // namespace

Terminal::Terminal(QWidget* parent) : QPlainTextEdit(parent) {
    setFont(monospaceFont(8.5));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setUndoRedoEnabled(false);
    setCursorWidth(7);
    setTabChangesFocus(false);
}

void Terminal::ask(const QString& prompt, const QString& typed) {
    prompt_ = prompt;
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    if (cursor.columnNumber() > 0) cursor.insertText(QStringLiteral("\n"));
    cursor.insertText(prompt);
    input_from_ = cursor.position();
    cursor.insertText(typed);
    trim();
    toInput();
}

void Terminal::print(const QString& text) {
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::End);
    if (cursor.columnNumber() > 0 && !text.startsWith(u'\n')) cursor.insertText(QStringLiteral("\n"));
    cursor.insertText(text);
}

void Terminal::trim() {
    const int over = document()->blockCount() - kLines;
    if (over <= 0) return;
    QTextCursor cursor(document());
    cursor.movePosition(QTextCursor::NextBlock, QTextCursor::KeepAnchor, over);
    input_from_ -= cursor.position();
    cursor.removeSelectedText();
}

QString Terminal::typed() const {
    QTextCursor cursor(document());
    cursor.setPosition(input_from_);
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    return cursor.selectedText();
}

void Terminal::setTyped(const QString& text) {
    QTextCursor cursor(document());
    cursor.setPosition(input_from_);
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    cursor.insertText(text);
    toInput();
}

void Terminal::wipe() {
    clear();
    input_from_ = 0;
}

void Terminal::toInput() {
    moveCursor(QTextCursor::End);
    ensureCursorVisible();
}

void Terminal::enter() {
    const QString line = typed();
    if (!line.trimmed().isEmpty() && (history_.isEmpty() || history_.back() != line)) history_ << line;
    if (history_.size() > kRemembered) history_.removeFirst();
    recalled_ = static_cast<int>(history_.size());
    unfinished_.clear();
    toInput();
    Q_EMIT entered(line);
}

void Terminal::recall(int step) {
    const int last = static_cast<int>(history_.size());
    const int wanted = std::clamp(recalled_ + step, 0, last);
    if (wanted == recalled_) return;
    if (recalled_ == last) unfinished_ = typed();
    recalled_ = wanted;
    setTyped(recalled_ == last ? unfinished_ : history_[recalled_]);
}

bool Terminal::handleKey(const QKeyEvent& event) {
    switch (event.key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter: enter(); return true;
        case Qt::Key_Up: recall(-1); return true;
        case Qt::Key_Down: recall(1); return true;
        case Qt::Key_Tab: Q_EMIT completionWanted(typed()); return true;
        case Qt::Key_Backspace:
        case Qt::Key_Left:
            // The prompt is not to be walked into or taken away.
            return textCursor().position() <= input_from_ && !textCursor().hasSelection();
        case Qt::Key_Home: {
            QTextCursor cursor = textCursor();
            cursor.setPosition(input_from_, (event.modifiers() & Qt::ShiftModifier) != 0 ? QTextCursor::KeepAnchor
                                                                                         : QTextCursor::MoveAnchor);
            setTextCursor(cursor);
            return true;
        }
        case Qt::Key_U:
            if (event.modifiers() != Qt::ControlModifier) return false;
            setTyped({});
            return true;
        default: break;
    }
    if (event.text() != QStringLiteral("?")) return false;
    Q_EMIT helpWanted(typed());
    return true;
}

void Terminal::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy) || event->matches(QKeySequence::SelectAll) || event->text().isEmpty()) {
        const bool typing = event->key() == Qt::Key_Up || event->key() == Qt::Key_Down ||
                            event->key() == Qt::Key_Left || event->key() == Qt::Key_Home;
        if (typing && event->modifiers() == Qt::NoModifier && textCursor().position() >= input_from_ &&
            handleKey(*event))
            return;
        QPlainTextEdit::keyPressEvent(event);
        return;
    }
    // What is printed stays as it is: typing goes on at the prompt.
    QTextCursor cursor = textCursor();
    if (std::min(cursor.position(), cursor.anchor()) < input_from_) toInput();
    if (handleKey(*event)) return;
    QPlainTextEdit::keyPressEvent(event);
}

bool Terminal::canInsertFromMimeData(const QMimeData* source) const { return source->hasText(); }

void Terminal::insertFromMimeData(const QMimeData* source) {
    const QString line = source->text().section(u'\n', 0, 0).trimmed();
    if (textCursor().position() < input_from_) toInput();
    textCursor().insertText(line);
}

}  // namespace switchover::ui
