#pragma once
/// Tables of things that come and go. A new state is given as a whole; the model turns the difference into row signals,
/// so that selection and scroll survive, marks what was just added, and keeps what was just removed for a while.
#include <cstdint>
#include <optional>
#include <QAbstractTableModel>
#include <QStringList>
#include <QVector>

#include "engine/base/address.h"
#include "engine/base/ids.h"
#include "engine/base/time.h"

namespace switchover::ui {

/// A bar under the words of a cell: a share of something, or a time that runs out by itself.
struct CellBar {
    int column = -1;
    double share = 0;  ///< 0 to 1; of a time it is worked out
    Instant from;
    Instant until = kNever;  ///< not kNever: the cell shows the time left, and the share is that of the whole
    bool operator==(const CellBar&) const = default;
};

/// What a row is about, beyond its words: where a double click may lead. Unset parts lead nowhere.
struct Subject {
    Ipv4Address next_hop;
    Ipv4Address device;  ///< an address of it
    MacAddress mac;
    InterfaceIndex interface = kNoInterface;  ///< of the device whose table it is
    QString packets;                          ///< a display filter
    std::uint64_t frame = 0;                  ///< its number in the list of packets, from 1
    NodeIndex node = kNoNode;                 ///< a ping's, with its number and how it stands
    std::uint32_t probe = 0;
    bool running = false, had_outage = false;
    bool operator==(const Subject&) const = default;
};

struct TableRow {
    QString key;  ///< rows are sorted by it; unique
    QStringList cells;
    std::optional<Instant> since;  ///< shown as an age in the model's age column
    int state = -1;                ///< PortState as a mark before the first cell; -1: none
    QVector<CellBar> bars;
    Subject about;
    bool operator==(const TableRow&) const = default;
};

enum class RowMark : std::uint8_t { None, Added, Removed, Changed };

/// Data role of a row's mark.
inline constexpr int kRowMarkRole = Qt::UserRole + 1;
/// Data role of the age column: the moment it counts from, in ns of virtual time.
inline constexpr int kSinceRole = Qt::UserRole + 2;
/// Data role of a cell with a bar: its share, 0 to 1.
inline constexpr int kBarRole = Qt::UserRole + 3;

class RowModel : public QAbstractTableModel {
    Q_OBJECT
   public:
    static constexpr double kMarkMs = 6000;  ///< how long a mark stays

    /// `age_column`: -1 for none.
    explicit RowModel(QStringList headers, int age_column = -1, QObject* parent = nullptr);

    /// Columns whose changes are no news: counters.
    void setQuietColumns(const QVector<int>& columns) { quiet_ = columns; }
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
    bool isNews(const TableRow& before, const TableRow& after) const;
    static const CellBar* barOf(const TableRow& row, int column);
    double shareOf(const CellBar& bar) const;

    QStringList headers_;
    int age_column_ = -1;
    QVector<int> quiet_;
    QVector<Shown> rows_;
    Instant now_;
    int marks_ = 0;
};

}  // namespace switchover::ui
