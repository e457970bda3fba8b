#include "ui/models/table_filter.h"

#include <algorithm>

#include "ui/models/row_model.h"

namespace switchover::ui {

TableFilter::TableFilter(QObject* parent) : QSortFilterProxyModel(parent), collator_(QLocale(QLocale::English)) {
    collator_.setNumericMode(true);
    collator_.setCaseSensitivity(Qt::CaseInsensitive);
    setDynamicSortFilter(true);
}

void TableFilter::setWords(const QString& words) {
    words_ = words.split(u' ', Qt::SkipEmptyParts);
    invalidateFilter();
}

bool TableFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    return std::all_of(words_.begin(), words_.end(), [&](const QString& word) {
        for (int column = 0; column < sourceModel()->columnCount(parent); ++column)
            if (sourceModel()->index(row, column, parent).data().toString().contains(word, Qt::CaseInsensitive))
                return true;
        return false;
    });
}

bool TableFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const QVariant a = left.data(kSinceRole), b = right.data(kSinceRole);
    // The older of two ages is the greater one.
    if (a.isValid() && b.isValid()) return a.toLongLong() > b.toLongLong();
    return collator_.compare(left.data().toString(), right.data().toString()) < 0;
}

QVector<QStringList> TableFilter::cells(const QList<int>& rows) const {
    QVector<QStringList> out(1);
    for (int column = 0; column < columnCount(); ++column) out[0] << headerData(column, Qt::Horizontal).toString();
    QList<int> wanted = rows;
    for (int row = 0; rows.isEmpty() && row < rowCount(); ++row) wanted << row;
    for (const int row : wanted) {
        QStringList line;
        for (int column = 0; column < columnCount(); ++column) line << index(row, column).data().toString();
        out << line;
    }
    return out;
}

QString TableFilter::asText(const QList<int>& rows) const {
    QString out;
    for (const QStringList& line : cells(rows)) out += line.join(u'\t') + u'\n';
    return out;
}

QString TableFilter::asCsv(const QList<int>& rows) const {
    QString out;
    for (QStringList line : cells(rows)) {
        for (QString& cell : line)
            if (cell.contains(u',') || cell.contains(u'"') || cell.contains(u'\n'))
                cell = u'"' + cell.replace(u'"', QStringLiteral("\"\"")) + u'"';
        out += line.join(u',') + QStringLiteral("\r\n");
    }
    return out;
}

}  // namespace switchover::ui
