#pragma once
#include <QAbstractListModel>
#include <QStyledItemDelegate>

#include "ui/find/finder.h"

namespace switchover::ui {

/// What was found, for a list.
class FoundModel : public QAbstractListModel {
    Q_OBJECT
   public:
    using QAbstractListModel::QAbstractListModel;

    void setFound(QVector<Found> found);
    const Found& at(int row) const { return found_[row]; }
    int rowCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role) const override;

   private:
    QVector<Found> found_;
};

/// A line of the list: the kind, the title, and what stands beside it.
class FoundDelegate : public QStyledItemDelegate {
    Q_OBJECT
   public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
};

}  // namespace switchover::ui
