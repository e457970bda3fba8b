#include "ui/inspector/config_view.h"

#include <algorithm>
#include <QHelpEvent>
#include <QPainter>
#include <QTextBlock>
#include <QToolTip>

#include "ui/theme/style.h"

namespace switchover::ui {

class ConfigView::Margin : public QWidget {
   public:
    explicit Margin(ConfigView* view) : QWidget(view), view_(view) {}
    QSize sizeHint() const override { return {view_->marginWidth(), 0}; }

   protected:
    void paintEvent(QPaintEvent* event) override { view_->paintMargin(event); }

   private:
    ConfigView* view_;
};

namespace {

QString markOf(ios::Support support) {
    switch (support) {
        case ios::Support::Partial: return QStringLiteral("▲");
        case ios::Support::Unknown: return QStringLiteral("■");
        case ios::Support::Accepted: return QStringLiteral("·");
        case ios::Support::Full: break;
    }
    return {};
}

QColor inkOf(ios::Support support) {
    switch (support) {
        case ios::Support::Partial: return colours().noCarrier;
        case ios::Support::Unknown: return colours().adminDown;
        case ios::Support::Accepted:
        case ios::Support::Full: break;
    }
    return colours().textFaint;
}

}  // namespace

ConfigView::ConfigView(QWidget* parent) : QPlainTextEdit(parent), margin_(new Margin(this)) {
    setReadOnly(true);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(monospaceFont(8.5));
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
    connect(this, &QPlainTextEdit::blockCountChanged, this, &ConfigView::placeMargin);
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect& rect, int dy) {
        dy != 0 ? margin_->scroll(0, dy) : margin_->update(0, rect.y(), margin_->width(), rect.height());
    });
}

void ConfigView::show(const RunningConfig& config) {
    marks_ = config.marked + config.kept;
    std::sort(marks_.begin(), marks_.end(), [](const MarkedLine& a, const MarkedLine& b) { return a.line < b.line; });
    setPlainText(config.text);
    showGrounds();
    placeMargin();
}

void ConfigView::showGrounds() {
    QList<QTextEdit::ExtraSelection> grounds;
    for (const MarkedLine& mark : marks_) {
        if (mark.support != ios::Support::Unknown && mark.support != ios::Support::Partial) continue;
        QTextEdit::ExtraSelection ground;
        ground.cursor = QTextCursor(document()->findBlockByNumber(mark.line));
        ground.format.setBackground(mark.support == ios::Support::Unknown ? colours().removed : colours().vip);
        ground.format.setProperty(QTextFormat::FullWidthSelection, true);
        grounds << ground;
    }
    setExtraSelections(grounds);
}

void ConfigView::changeEvent(QEvent* event) {
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::StyleChange) showGrounds();
}

QString ConfigView::noteOf(int line) const {
    for (const MarkedLine& mark : marks_)
        if (mark.line == line) return mark.message.isEmpty() ? tr("No effect here, and none is missed.") : mark.message;
    return {};
}

int ConfigView::marginWidth() const {
    const int digits = std::max(2, static_cast<int>(QString::number(blockCount()).size()));
    return fontMetrics().horizontalAdvance(QLatin1Char('9')) * (digits + 2) + 12;
}

void ConfigView::placeMargin() {
    setViewportMargins(marginWidth(), 0, 0, 0);
    margin_->setGeometry(contentsRect().left(), contentsRect().top(), marginWidth(), contentsRect().height());
}

void ConfigView::resizeEvent(QResizeEvent* event) {
    QPlainTextEdit::resizeEvent(event);
    placeMargin();
}

void ConfigView::paintMargin(QPaintEvent* event) {
    QPainter painter(margin_);
    painter.fillRect(event->rect(), colours().surface);
    painter.setFont(font());
    const int digit = fontMetrics().horizontalAdvance(QLatin1Char('9'));
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF at = blockBoundingGeometry(block).translated(contentOffset());
        if (at.top() > event->rect().bottom()) break;
        const QRectF row(0, at.top(), margin_->width() - 6, at.height());
        painter.setPen(colours().textFaint);
        painter.drawText(row, Qt::AlignRight | Qt::AlignVCenter, QString::number(block.blockNumber() + 1));
        for (const MarkedLine& mark : marks_) {
            if (mark.line != block.blockNumber()) continue;
            painter.setPen(inkOf(mark.support));
            painter.drawText(QRectF(4, at.top(), 2 * digit, at.height()), Qt::AlignVCenter, markOf(mark.support));
        }
    }
}

bool ConfigView::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QPlainTextEdit::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QPoint at = viewport()->mapFrom(this, help->pos());
    const QString note = noteOf(cursorForPosition(at).blockNumber());
    note.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), note, this);
    return true;
}

}  // namespace switchover::ui
