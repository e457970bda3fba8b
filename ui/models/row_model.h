#pragma once
/// Tables of things that come and go. A new state is given as a whole; the model turns the difference into row signals,
/// so that selection and scroll survive, marks what was just added, and keeps what was just removed for a while.
#include <cstdint>
#include <optional>
#include <QAbstractTableModel>
#include <QStringList>
#include <QVector>

#include "engine/base/time.h"

namespace switchover::ui {

struct TableRow {
    QString key;  ///< rows are sorted by it; unique
    QStringList cells;
    std::optional<Instant> since;  ///< shown as an age in the model's age column
    int state = -1;                ///< PortState as a mark before the first cell; -1: none
    bool operator==(const TableRow&) const = default;
};

enum class RowMark : std::uint8_t { None, Added, Removed, Changed };

/// Data role of a row's mark.
inline constexpr int kRowMarkRole = Qt::UserRole + 1;
/// Data role of the age column: the moment it counts from, in ns of virtual time.
inline constexpr int kSinceRole = Qt::UserRole + 2;

class RowModel : public QAbstractTableModel {
    Q_OBJECT
   public:
    static constexpr double kMarkMs = 6000;  ///< how long a mark stays

    /// `age_column`: -1 for none.
    explicit RowModel(QStringList headers, int age_column = -1, QObject* parent = nullptr);

    /// Another subject: shows `rows` without marks.
    void reset(QVector<TableRow> rows, Instant now);
    /// The same subject at another moment. `rows` ascending by key; `now_ms` is any clock that goes forward.
    void apply(const QVector<TableRow>& rows, Instant now, double now_ms);
    /// Time went on, nothing else.
    void tickAges(Instant now);
    /// Takes away marks that are due, and the rows that were only kept to be seen going.
    void expireMarks(double now_ms);
    bool hasMarks() const { return marks_ > 0; }

    RowMark mark(int row) const { return rows_[row].mark; }
    const TableRow& row(int row) const { return rows_[row].row; }

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

   private:
    struct Shown {
        TableRow row;
        RowMark mark = RowMark::None;
        double marked_ms = 0;
    };
    void insertAt(int row, const TableRow& want, double now_ms);
    void replaceAt(int row, const TableRow& want, double now_ms);
    void markRemoved(int row, double now_ms);
    void setMark(Shown& shown, RowMark mark, double now_ms);

    QStringList headers_;
    int age_column_ = -1;
    QVector<Shown> rows_;
    Instant now_;
    int marks_ = 0;
};

}  // namespace switchover::ui
