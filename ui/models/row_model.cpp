#include "ui/models/row_model.h"

#include <algorithm>

#include "ui/theme/style.h"

namespace switchover::ui {

RowModel::RowModel(QStringList headers, int age_column, QObject* parent)
    : QAbstractTableModel(parent), headers_(std::move(headers)), age_column_(age_column) {}

void RowModel::reset(QVector<TableRow> rows, Instant now) {
    beginResetModel();
    rows_.clear();
    marks_ = 0;
    now_ = now;
    for (TableRow& row : rows) rows_.append({std::move(row), RowMark::None, 0});
    endResetModel();
}

void RowModel::apply(const QVector<TableRow>& rows, Instant now, double now_ms) {
    int row = 0;
    for (const TableRow& want : rows) {
        while (row < rows_.size() && rows_[row].row.key < want.key) markRemoved(row++, now_ms);
        if (row == rows_.size() || rows_[row].row.key != want.key)
            insertAt(row, want, now_ms);
        else
            replaceAt(row, want, now_ms);
        ++row;
    }
    while (row < rows_.size()) markRemoved(row++, now_ms);
    tickAges(now);
}

void RowModel::setMark(Shown& shown, RowMark mark, double now_ms) {
    marks_ += (mark != RowMark::None) - (shown.mark != RowMark::None);
    shown.mark = mark;
    shown.marked_ms = now_ms;
}

void RowModel::insertAt(int row, const TableRow& want, double now_ms) {
    beginInsertRows({}, row, row);
    rows_.insert(row, {want, RowMark::None, 0});
    setMark(rows_[row], RowMark::Added, now_ms);
    endInsertRows();
}

void RowModel::replaceAt(int row, const TableRow& want, double now_ms) {
    Shown& shown = rows_[row];
    const bool back = shown.mark == RowMark::Removed;
    if (!back && shown.row == want) return;
    // A new `since` alone is news too: the thing went and came again between two looks.
    const bool changed = isNews(shown.row, want);
    shown.row = want;
    if (back)
        setMark(shown, RowMark::Added, now_ms);
    else if (changed && shown.mark == RowMark::None)
        setMark(shown, RowMark::Changed, now_ms);
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
}

bool RowModel::isNews(const TableRow& before, const TableRow& after) const {
    if (before.state != after.state || before.cells.size() != after.cells.size()) return true;
    for (int i = 0; i < after.cells.size(); ++i)
        if (before.cells[i] != after.cells[i] && !quiet_.contains(i)) return true;
    return false;
}

const CellBar* RowModel::barOf(const TableRow& row, int column) {
    for (const CellBar& bar : row.bars)
        if (bar.column == column) return &bar;
    return nullptr;
}

double RowModel::shareOf(const CellBar& bar) const {
    if (bar.until == kNever) return std::clamp(bar.share, 0.0, 1.0);
    const double whole = to_seconds(bar.until - bar.from);
    return whole <= 0 ? 0 : std::clamp(to_seconds(bar.until - now_) / whole, 0.0, 1.0);
}

void RowModel::markRemoved(int row, double now_ms) {
    if (rows_[row].mark == RowMark::Removed) return;
    setMark(rows_[row], RowMark::Removed, now_ms);
    Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
}

void RowModel::expireMarks(double now_ms) {
    if (marks_ == 0) return;
    for (int row = static_cast<int>(rows_.size()) - 1; row >= 0; --row) {
        Shown& shown = rows_[row];
        if (shown.mark == RowMark::None || now_ms - shown.marked_ms < kMarkMs) continue;
        const bool gone = shown.mark == RowMark::Removed;
        setMark(shown, RowMark::None, 0);
        if (gone) {
            beginRemoveRows({}, row, row);
            rows_.remove(row);
            endRemoveRows();
        } else {
            Q_EMIT dataChanged(index(row, 0), index(row, columnCount() - 1));
        }
    }
}

void RowModel::tickAges(Instant now) {
    const bool tick = whole_seconds(now - kPowerOn) != whole_seconds(now_ - kPowerOn);
    now_ = now;
    if (!tick || rows_.isEmpty()) return;
    const auto changed = [this](int column) {
        Q_EMIT dataChanged(index(0, column), index(static_cast<int>(rows_.size()) - 1, column),
                           {Qt::DisplayRole, kBarRole});
    };
    if (age_column_ >= 0) changed(age_column_);
    QVector<int> bars;
    for (const Shown& shown : rows_)
        for (const CellBar& bar : shown.row.bars)
            if (bar.until != kNever && !bars.contains(bar.column)) bars.append(bar.column);
    for (const int column : bars) changed(column);
}

int RowModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(rows_.size());
}

int RowModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(headers_.size());
}

QVariant RowModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rows_.size()) return {};
    const Shown& shown = rows_[index.row()];
    switch (role) {
        case Qt::DisplayRole:
            if (index.column() == age_column_ && shown.mark == RowMark::Removed) return tr("removed");
            if (index.column() == age_column_)
                return shown.row.since ? QString::fromStdString(ios_elapsed(now_ - *shown.row.since)) : QString();
            if (const CellBar* bar = barOf(shown.row, index.column()); bar != nullptr && bar->until != kNever)
                return QString::fromStdString(ios_elapsed(std::max(Duration{0}, bar->until - now_)));
            return shown.row.cells.value(index.column());
        case kBarRole:
            if (const CellBar* bar = barOf(shown.row, index.column())) return shareOf(*bar);
            return {};
        case Qt::DecorationRole:
            if (index.column() != 0 || shown.row.state < 0) return {};
            return portIcon(static_cast<PortState>(shown.row.state));
        case Qt::AccessibleDescriptionRole: return shown.row.cells.join(QStringLiteral(", "));
        case kRowMarkRole: return static_cast<int>(shown.mark);
        case kSinceRole:
            if (index.column() != age_column_ || !shown.row.since) return {};
            return static_cast<qlonglong>(to_ns(*shown.row.since));
        default: return {};
    }
}

QVariant RowModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return headers_.value(section);
}

}  // namespace switchover::ui
