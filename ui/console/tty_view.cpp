#include "ui/console/tty_view.h"

#include <algorithm>
#include <QApplication>
#include <QClipboard>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QWheelEvent>

#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

/// Of Ctrl with a letter, those that IOS does something with; the others are the window's own.
bool isEditingKey(int key) {
    return key <= Qt::Key_Z && QByteArrayLiteral("ABCDEFHIKLNPRTUVWXZ").contains(static_cast<char>(key));
}

/// The console is dark in every theme.
const Palette& darkColours() {
    static const Palette dark = paletteOf(Theme::Dark);
    return colours().window.lightness() > 128 ? dark : colours();
}

}  // namespace

QByteArray terminalOctets(const QKeyEvent& event) {
    const bool ctrl = event.modifiers() & Qt::ControlModifier, shift = event.modifiers() & Qt::ShiftModifier;
    const bool alt = event.modifiers() & Qt::AltModifier;
    switch (event.key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter: return "\r";
        case Qt::Key_Backspace: return "\x7F";
        case Qt::Key_Tab: return ctrl ? QByteArray() : QByteArray("\t");
        case Qt::Key_Escape: return "\x1B";
        case Qt::Key_Up: return "\x1B[A";
        case Qt::Key_Down: return "\x1B[B";
        case Qt::Key_Right:
            return ctrl ? "\x1B"
                          "f"
                        : "\x1B[C";
        case Qt::Key_Left:
            return ctrl ? "\x1B"
                          "b"
                        : "\x1B[D";
        case Qt::Key_Home: return "\x01";
        case Qt::Key_End: return "\x05";
        case Qt::Key_Delete: return "\x04";
        default: break;
    }
    if (ctrl && shift && (event.key() == Qt::Key_6 || event.key() == Qt::Key_AsciiCircum)) return "\x1E";
    if (ctrl && !alt) {
        const int key = event.key();
        if (shift || key < Qt::Key_A || !isEditingKey(key)) return {};
        return QByteArray(1, static_cast<char>(key - Qt::Key_A + 1));
    }
    if (alt && event.text().size() == 1 && event.text()[0].isLetter()) return "\x1B" + event.text().toUtf8();
    const QString text = event.text();
    return text.isEmpty() || !text[0].isPrint() ? QByteArray() : text.toUtf8();
}

TtyView::TtyView(QWidget* parent) : QPlainTextEdit(parent) {
    setObjectName(QStringLiteral("console"));
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setUndoRedoEnabled(false);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFont(monospaceFont(points_));
    setFocusPolicy(Qt::StrongFocus);
    seen_colours_ = coloursRevision();
}

void TtyView::setTty(Tty* tty) {
    if (tty == tty_) return;
    if (tty_) disconnect(tty_, nullptr, this, nullptr);
    tty_ = tty;
    if (tty_) connect(tty_, &Tty::changed, this, &TtyView::showNews);
    showAll();
}

void TtyView::setFontPoints(double points) {
    points = std::clamp(points, kSmallest, kLargest);
    if (points == points_) return;
    points_ = points;
    setFont(monospaceFont(points_));
    Q_EMIT fontPointsChanged(points_);
}

QTextCharFormat TtyView::formatOf(const TtyLine& line) const {
    QTextCharFormat format;
    if (line.severity >= 0) format.setForeground(darkColours().severity[static_cast<std::size_t>(line.severity)]);
    return format;
}

void TtyView::showAll() {
    clear();
    first_ = shown_ = tty_ ? tty_->buffer().first() : 0;
    bells_ = tty_ ? tty_->buffer().bells() : 0;
    if (tty_) showNews();
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
}

/// Lines above the cursor's stand; from it on they are written anew.
void TtyView::showNews() {
    const TtyBuffer& buffer = tty_->buffer();
    const bool at_end = verticalScrollBar()->value() >= verticalScrollBar()->maximum();
    if (buffer.bells() != bells_) {
        bells_ = buffer.bells();
        QApplication::beep();
    }
    if (buffer.first() > shown_) return showAll();
    QTextCursor cursor(document());
    if (buffer.first() > first_) {
        cursor.movePosition(QTextCursor::NextBlock, QTextCursor::KeepAnchor, static_cast<int>(buffer.first() - first_));
        cursor.removeSelectedText();
        first_ = buffer.first();
    }
    cursor.setPosition(document()->findBlockByNumber(static_cast<int>(shown_ - first_)).position());
    cursor.movePosition(QTextCursor::End, QTextCursor::KeepAnchor);
    cursor.beginEditBlock();
    cursor.removeSelectedText();
    for (std::uint64_t line = shown_; line <= buffer.cursorLine(); ++line) {
        if (line > shown_) cursor.insertBlock();
        const TtyLine& one = buffer.lines()[line - first_];
        cursor.insertText(one.text, formatOf(one));
    }
    cursor.endEditBlock();
    shown_ = buffer.cursorLine();
    if (at_end) {
        verticalScrollBar()->setValue(verticalScrollBar()->maximum());
        horizontalScrollBar()->setValue(0);
    }
    viewport()->update();
}

QRect TtyView::cursorBlock() const {
    const QTextBlock block = document()->lastBlock();
    const int column = tty_->buffer().cursorColumn(), length = block.length() - 1;
    QTextCursor cursor(block);
    cursor.setPosition(block.position() + std::min(column, length));
    QRect place = cursorRect(cursor);
    const int wide = fontMetrics().horizontalAdvance(u' ');
    place.translate(std::max(0, column - length) * wide, 0);
    place.setWidth(wide);
    return place;
}

void TtyView::paintEvent(QPaintEvent* event) {
    QPlainTextEdit::paintEvent(event);
    if (!tty_ || tty_->closed()) return;
    QPainter painter(viewport());
    QColor ink = colours().consoleText;
    if (hasFocus()) {
        ink.setAlphaF(0.75F);
        painter.fillRect(cursorBlock(), ink);
    } else {
        painter.setPen(ink);
        painter.drawRect(cursorBlock().adjusted(0, 0, -1, -1));
    }
}

bool TtyView::find(const QString& words, bool backwards) {
    if (words.isEmpty()) return false;
    const QTextDocument::FindFlags flags = backwards ? QTextDocument::FindBackward : QTextDocument::FindFlags{};
    if (QPlainTextEdit::find(words, flags)) return true;
    const QTextCursor before = textCursor();
    moveCursor(backwards ? QTextCursor::End : QTextCursor::Start);
    if (QPlainTextEdit::find(words, flags)) return true;
    setTextCursor(before);
    return false;
}

/// What the terminal sends is no shortcut of the window while it has the focus.
bool TtyView::event(QEvent* event) {
    if (event->type() == QEvent::ShortcutOverride) {
        const auto& key = *static_cast<QKeyEvent*>(event);
        if (key.matches(QKeySequence::Copy) || key.matches(QKeySequence::Paste) || !terminalOctets(key).isEmpty()) {
            event->accept();
            return true;
        }
    }
    return QPlainTextEdit::event(event);
}

void TtyView::keyPressEvent(QKeyEvent* event) {
    const bool ctrl = event->modifiers() & Qt::ControlModifier, shift = event->modifiers() & Qt::ShiftModifier;
    if (event->key() == Qt::Key_Tab && ctrl) return void(QWidget::focusNextPrevChild(true));
    if (event->key() == Qt::Key_Backtab) return void(QWidget::focusNextPrevChild(false));
    // Ctrl+C copies what is selected, and breaks where nothing is; with Shift it always copies.
    if (ctrl && event->key() == Qt::Key_C && (shift || textCursor().hasSelection())) return copy();
    if ((ctrl && shift && event->key() == Qt::Key_V) || (shift && event->key() == Qt::Key_Insert))
        return insertFromMimeData(QGuiApplication::clipboard()->mimeData());
    if (ctrl && (event->key() == Qt::Key_Plus || event->key() == Qt::Key_Equal)) return setFontPoints(points_ + 1);
    if (ctrl && event->key() == Qt::Key_Minus) return setFontPoints(points_ - 1);
    if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown) return QPlainTextEdit::keyPressEvent(event);
    const QByteArray octets = terminalOctets(*event);
    if (octets.isEmpty() || !tty_) return event->ignore();
    if (textCursor().hasSelection()) {
        QTextCursor none = textCursor();
        none.clearSelection();
        setTextCursor(none);
    }
    verticalScrollBar()->setValue(verticalScrollBar()->maximum());
    Q_EMIT typed(octets);
}

bool TtyView::canInsertFromMimeData(const QMimeData* source) const { return tty_ && source->hasText(); }

void TtyView::insertFromMimeData(const QMimeData* source) {
    if (!tty_ || !source->hasText()) return;
    QString text = source->text();
    text.replace(QStringLiteral("\r\n"), QStringLiteral("\r")).replace(u'\n', u'\r');
    Q_EMIT typed(text.toUtf8());
}

void TtyView::wheelEvent(QWheelEvent* event) {
    if ((event->modifiers() & Qt::ControlModifier) == 0) return QPlainTextEdit::wheelEvent(event);
    setFontPoints(points_ + (event->angleDelta().y() > 0 ? 1 : -1));
}

void TtyView::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() != QEvent::StyleChange || seen_colours_ == coloursRevision()) return;
    seen_colours_ = coloursRevision();
    showAll();
}

}  // namespace switchover::ui
