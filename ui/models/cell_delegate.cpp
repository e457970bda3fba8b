#include "ui/models/cell_delegate.h"

#include <QIcon>
#include <QPainter>

#include "ui/models/row_model.h"
#include "ui/theme/style.h"

namespace switchover::ui {

namespace {
constexpr int kPadding = 6, kIcon = 16, kBar = 4;
constexpr double kLow = 0.15, kVeryLow = 0.05;  ///< of what is left

/// Under the words, so that they stand on the ground of their row whatever the bar's colour.
void paintBar(QPainter& painter, const QRect& cell, double share) {
    const QRect track(cell.left() + kPadding, cell.bottom() - kBar - 2, cell.width() - 2 * kPadding, kBar);
    painter.fillRect(track, colours().ringTrack);
    const QColor ink = share < kVeryLow ? colours().adminDown : share < kLow ? colours().noCarrier : colours().ring;
    painter.fillRect(QRect(track.left(), track.top(), qRound(track.width() * share), kBar), ink);
}

}  // namespace

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const Palette& p = colours();
    const auto mark = static_cast<RowMark>(index.data(kRowMarkRole).toInt());
    QColor ink = p.text;
    if (const QVariant colour = index.data(Qt::ForegroundRole); colour.isValid()) ink = colour.value<QColor>();
    QFont font = option.font;
    painter->save();
    if ((option.state & QStyle::State_Selected) != 0) painter->fillRect(option.rect, p.selection);
    switch (mark) {
        case RowMark::None: break;
        case RowMark::Added: painter->fillRect(option.rect, p.added); break;
        case RowMark::Changed: painter->fillRect(option.rect, p.selection); break;
        case RowMark::Removed:
            painter->fillRect(option.rect, p.removed);
            ink = p.removedText;
            font.setStrikeOut(true);
            break;
    }
    QRect box = option.rect.adjusted(kPadding, 0, -2, 0);
    if (const QVariant icon = index.data(Qt::DecorationRole); icon.isValid()) {
        const QRect at(box.left() - 2, box.center().y() - kIcon / 2 + 1, kIcon, kIcon);
        icon.value<QIcon>().paint(painter, at);
        box.setLeft(at.right() + 5);
    }
    if (const QVariant share = index.data(kBarRole); share.isValid()) {
        paintBar(*painter, option.rect, share.toDouble());
        box.setBottom(box.bottom() - kBar - 1);
    }
    painter->setFont(font);
    painter->setPen(ink);
    const QString text = QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, box.width());
    painter->drawText(box, Qt::AlignVCenter | Qt::AlignLeft | Qt::TextSingleLine, text);
    painter->restore();
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const QFontMetrics metrics(option.font);
    const int icon = index.data(Qt::DecorationRole).isValid() ? kIcon + 3 : 0;
    const int bar = index.data(kBarRole).isValid() ? 2 * kPadding : 0;
    return {metrics.horizontalAdvance(index.data().toString()) + kPadding + 4 + icon + bar, metrics.height() + 8};
}

}  // namespace switchover::ui
