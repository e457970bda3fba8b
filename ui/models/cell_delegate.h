#pragma once
/// Paints a table cell: the row's mark as a ground, removed rows struck through, selection in the palette's colour.
#include <QStyledItemDelegate>

namespace switchover::ui {

class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
   public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace switchover::ui
