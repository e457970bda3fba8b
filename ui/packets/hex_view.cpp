#include "ui/packets/hex_view.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include "ui/theme/style.h"

namespace switchover::ui {

namespace {
constexpr int kMargin = 8;
}

HexView::HexView(QWidget* parent) : QAbstractScrollArea(parent) {
    setFont(monospaceFont());
    setFrameShape(QFrame::NoFrame);
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("Octets"));
    viewport()->setCursor(Qt::IBeamCursor);
}

void HexView::setOctets(Bytes octets) {
    octets_ = std::move(octets);
    offset_ = size_ = 0;
    updateScrollBars();
    verticalScrollBar()->setValue(0);
    viewport()->update();
}

void HexView::mark(std::size_t offset, std::size_t size) {
    offset_ = offset;
    size_ = size;
    showMark();
    viewport()->update();
}

void HexView::showMark() {
    if (size_ == 0) return;
    const int line = static_cast<int>(offset_) / kPerLine;
    const int first = verticalScrollBar()->value();
    const int shown = std::max(1, (viewport()->height() - kMargin) / lineHeight());
    if (line < first || line >= first + shown) verticalScrollBar()->setValue(line);
}

int HexView::digitWidth() const { return fontMetrics().horizontalAdvance(QChar(u'0')); }
int HexView::lineHeight() const { return fontMetrics().height() + 2; }
int HexView::hexLeft() const { return kMargin + 6 * digitWidth(); }
int HexView::textLeft() const { return hexLeft() + (3 * kPerLine + 2) * digitWidth(); }

QSize HexView::sizeHint() const { return {textLeft() + (kPerLine + 1) * digitWidth() + kMargin, 8 * lineHeight()}; }

QRect HexView::octetRect(std::size_t octet) const {
    const int column = static_cast<int>(octet) % kPerLine;
    const int line = static_cast<int>(octet) / kPerLine - verticalScrollBar()->value();
    const int gap = column >= kPerLine / 2 ? digitWidth() : 0;
    return {hexLeft() + column * 3 * digitWidth() + gap - horizontalScrollBar()->value(),
            kMargin / 2 + line * lineHeight(), 2 * digitWidth(), lineHeight()};
}

int HexView::octetAt(QPoint point) const {
    if (!viewport()->rect().contains(point)) return -1;
    const int line = (point.y() - kMargin / 2) / lineHeight() + verticalScrollBar()->value();
    const int x = point.x() + horizontalScrollBar()->value();
    for (int column = 0; column < kPerLine; ++column) {
        const int octet = line * kPerLine + column;
        if (octet < 0 || octet >= static_cast<int>(octets_.size())) return -1;
        const int gap = column >= kPerLine / 2 ? digitWidth() : 0;
        const int left = hexLeft() + column * 3 * digitWidth() + gap;
        const int text = textLeft() + column * digitWidth();
        if ((x >= left - digitWidth() / 2 && x < left + 2 * digitWidth() + digitWidth() / 2) ||
            (x >= text && x < text + digitWidth()))
            return octet;
    }
    return -1;
}

void HexView::updateScrollBars() {
    const int shown = std::max(1, (viewport()->height() - kMargin) / lineHeight());
    verticalScrollBar()->setRange(0, std::max(0, lines() - shown));
    verticalScrollBar()->setPageStep(shown);
    const int wide = textLeft() + kPerLine * digitWidth() + kMargin;
    horizontalScrollBar()->setRange(0, std::max(0, wide - viewport()->width()));
    horizontalScrollBar()->setPageStep(viewport()->width());
}

void HexView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    updateScrollBars();
    showMark();
}

void HexView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), colours().surface);
    painter.setFont(font());
    const int first = verticalScrollBar()->value();
    const int last = std::min(lines(), first + viewport()->height() / lineHeight() + 2);
    const int shift = horizontalScrollBar()->value();
    for (int line = first; line < last; ++line) {
        const int top = kMargin / 2 + (line - first) * lineHeight();
        painter.setPen(colours().textFaint);
        painter.drawText(QRect(kMargin - shift, top, 5 * digitWidth(), lineHeight()), Qt::AlignVCenter,
                         QStringLiteral("%1").arg(line * kPerLine, 4, 16, QChar(u'0')));
        for (int column = 0; column < kPerLine; ++column) {
            const auto octet = static_cast<std::size_t>(line * kPerLine + column);
            if (octet >= octets_.size()) break;
            const QRect digits = octetRect(octet);
            const QRect letter(textLeft() + column * digitWidth() - shift, top, digitWidth(), lineHeight());
            const bool marked = octet >= offset_ && octet < offset_ + size_;
            if (marked) {
                const bool joined = octet + 1 < offset_ + size_ && column + 1 < kPerLine && column + 1 != kPerLine / 2;
                painter.fillRect(digits.adjusted(-1, 0, joined ? digitWidth() : 1, 0), colours().accent);
                painter.fillRect(letter, colours().accent);
            }
            painter.setPen(marked ? colours().accentText : colours().text);
            painter.drawText(digits, Qt::AlignVCenter, QStringLiteral("%1").arg(octets_[octet], 2, 16, QChar(u'0')));
            const bool printable = octets_[octet] >= 0x20 && octets_[octet] < 0x7F;
            painter.drawText(letter, Qt::AlignVCenter, QString(QChar(printable ? octets_[octet] : u'.')));
        }
    }
}

void HexView::mousePressEvent(QMouseEvent* event) {
    const int octet = octetAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && octet >= 0) Q_EMIT octetClicked(octet);
    QAbstractScrollArea::mousePressEvent(event);
}

void HexView::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Copy)) return copyHex();
    QAbstractScrollArea::keyPressEvent(event);
}

void HexView::copyHex() {
    const ByteView all{octets_};
    const ByteView part = size_ > 0 ? all.subspan(offset_, size_) : all;
    QGuiApplication::clipboard()->setText(QString::fromStdString(hex(part)));
}

void HexView::copyDump() {
    const std::size_t first = size_ > 0 ? offset_ : 0, end = size_ > 0 ? offset_ + size_ : octets_.size();
    QString out;
    for (std::size_t line = first; line < end; line += kPerLine) {
        QString digits, letters;
        for (std::size_t i = line; i < std::min<std::size_t>(line + kPerLine, end); ++i) {
            digits += QStringLiteral("%1 ").arg(octets_[i], 2, 16, QChar(u'0'));
            letters += octets_[i] >= 0x20 && octets_[i] < 0x7F ? QChar(octets_[i]) : QChar(u'.');
        }
        out += QStringLiteral("%1  %2 %3\n")
                   .arg(line, 4, 16, QChar(u'0'))
                   .arg(digits.leftJustified(3 * kPerLine), letters);
    }
    QGuiApplication::clipboard()->setText(out);
}

void HexView::contextMenuEvent(QContextMenuEvent* event) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("octetsMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy as hex"), QKeySequence::Copy, this, &HexView::copyHex);
    menu->addAction(tr("Copy as hex dump"), this, &HexView::copyDump);
    menu->popup(event->globalPos());
}

}  // namespace switchover::ui
