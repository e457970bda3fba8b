#pragma once
/// A sorted and filtered view of a RowModel. Until a column is chosen rows stand in their natural order.
#include <QCollator>
#include <QSortFilterProxyModel>

namespace switchover::ui {

class TableFilter : public QSortFilterProxyModel {
    Q_OBJECT
   public:
    explicit TableFilter(QObject* parent = nullptr);

    /// Rows that have each of these words somewhere, without regard to case.
    void setWords(const QString& words);
    /// The shown rows of `rows` (ascending), or all shown rows when it is empty, with the headers.
    QString asText(const QList<int>& rows) const;  ///< tabs between cells
    QString asCsv(const QList<int>& rows) const;   ///< RFC 4180

   protected:
    bool filterAcceptsRow(int row, const QModelIndex& parent) const override;
    bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;

   private:
    QVector<QStringList> cells(const QList<int>& rows) const;

    QStringList words_;
    QCollator collator_;  ///< numbers by value, so addresses sort as addresses; the C locale cannot
};

}  // namespace switchover::ui
