#include "ui/shell/scrolled_text.h"

#include <algorithm>
#include <QScrollBar>

namespace switchover::ui {

namespace {
constexpr int kLines = 4;  ///< that are always in sight
constexpr int kEdge = 1;   ///< that the style sheet draws round what has the keyboard
}  // namespace

ScrolledText::ScrolledText(QWidget* parent) : QScrollArea(parent), label_(new QLabel) {
    label_->setWordWrap(true);
    label_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    setWidget(label_);
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
}

void ScrolledText::setText(const QString& text) {
    if (text == label_->text()) return;
    label_->setText(text);
    verticalScrollBar()->setValue(0);
    measure();
}

QSize ScrolledText::minimumSizeHint() const {
    return {80, std::min(needed_, kLines * label_->fontMetrics().lineSpacing() + 2)};
}

void ScrolledText::resizeEvent(QResizeEvent* event) {
    QScrollArea::resizeEvent(event);
    if (event->oldSize().width() != event->size().width()) measure();
    showBar();
}

/// As wide as the pane: the scroll bar comes only where the height is too small.
void ScrolledText::measure() {
    label_->ensurePolished();
    const int needed = label_->text().isEmpty() ? 0 : label_->heightForWidth(width() - 2 * kEdge) + 2 * kEdge;
    if (needed == needed_) return;
    needed_ = needed;
    showBar();
    updateGeometry();
}

/// Told, for a bar that is there narrows the words, which then need it.
void ScrolledText::showBar() {
    setVerticalScrollBarPolicy(height() < needed_ ? Qt::ScrollBarAsNeeded : Qt::ScrollBarAlwaysOff);
}

}  // namespace switchover::ui
