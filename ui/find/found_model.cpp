#include "ui/find/found_model.h"

#include <QPainter>

#include "ui/theme/style.h"

namespace switchover::ui {

void FoundModel::setFound(QVector<Found> found) {
    beginResetModel();
    found_ = std::move(found);
    endResetModel();
}

int FoundModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(found_.size());
}

QVariant FoundModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Found& found = found_[index.row()];
    switch (role) {
        case Qt::DisplayRole: return found.title;
        case Qt::ToolTipRole: return found.detail.isEmpty() ? found.title : found.title + u'\n' + found.detail;
        case Qt::AccessibleTextRole:
            return QStringList{foundKindText(found.kind), found.title, found.detail}.join(QStringLiteral(", "));
        default: return {};
    }
}

void FoundDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    const auto* model = static_cast<const FoundModel*>(index.model());
    const Found& found = model->at(index.row());
    const Palette& p = colours();
    painter->save();
    const bool selected = (option.state & QStyle::State_Selected) != 0;
    if (selected) {
        painter->setPen(QPen(p.accent, 1));
        painter->setBrush(p.selection);
        painter->setRenderHint(QPainter::Antialiasing);
        painter->drawRoundedRect(QRectF(option.rect).adjusted(4.5, 1.5, -4.5, -1.5), 5, 5);
    }
    QRect box = option.rect.adjusted(14, 0, -14, 0);
    painter->setFont(interfaceFont(8.5));
    painter->setPen(p.textMuted);
    const int kinds = QFontMetrics(painter->font()).averageCharWidth() * 11;
    painter->drawText(QRect(box.left(), box.top(), kinds, box.height()), Qt::AlignVCenter, foundKindText(found.kind));
    box.setLeft(box.left() + kinds);
    const bool record = found.kind == Found::Kind::Record;
    const QFont detail_font = interfaceFont(8.5);
    const QFontMetrics detail_metrics(detail_font);
    const QString detail = detail_metrics.elidedText(found.detail, Qt::ElideRight, box.width() / 2);
    painter->setFont(detail_font);
    painter->drawText(box, Qt::AlignVCenter | Qt::AlignRight, detail);
    if (!detail.isEmpty()) box.setRight(box.right() - detail_metrics.horizontalAdvance(detail) - 12);
    painter->setFont(record ? monospaceFont() : interfaceFont(9.5));
    painter->setPen(p.text);
    painter->drawText(box, Qt::AlignVCenter,
                      QFontMetrics(painter->font()).elidedText(found.title, Qt::ElideRight, box.width()));
    painter->restore();
}

QSize FoundDelegate::sizeHint(const QStyleOptionViewItem& /*option*/, const QModelIndex& /*index*/) const {
    return {100, QFontMetrics(interfaceFont(9.5)).height() + 14};
}

}  // namespace switchover::ui
