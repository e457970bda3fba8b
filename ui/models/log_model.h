#pragma once
/// The session log: every record that IOS puts in words, and a filtered view of it. A line costs its text and 24
/// octets; nothing is allocated per line, so a million of them scroll like a hundred.
#include <cstdint>
#include <map>
#include <memory>
#include <QAbstractTableModel>
#include <QStringList>
#include <string>
#include <string_view>
#include <vector>

#include "engine/ios/log/log.h"
#include "engine/ios/log/routine.h"
#include "engine/ios/log/topic.h"
#include "engine/snapshot/snapshot.h"

namespace switchover::ui {

/// What a line is about, for the filter.
using LogTopic = ios::Topic;
QString logTopicName(LogTopic topic);

struct LogFilter {
    NodeIndex node = kNoNode;  ///< kNoNode: all
    int topic = -1;            ///< LogTopic, -1: all
    int severity = 7;          ///< this and worse
    QString text;              ///< anywhere in the line, without regard to case
    bool routine = true;       ///< with what ios::RoutineTalk holds
    bool operator==(const LogFilter&) const = default;
};

class LogModel : public QAbstractTableModel {
    Q_OBJECT
   public:
    enum Column { Time, Device, Message, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// Puts records in words and appends them; names come from `world`.
    void append(const std::vector<Record>& records, const snapshot::World& world);
    /// A line of the program itself.
    void appendNote(Instant at, std::uint8_t severity, LogTopic topic, std::string_view text);
    void clear();

    void setFilter(const LogFilter& filter);
    const LogFilter& filter() const { return filter_; }
    /// All lines, and those of the filter.
    std::size_t total() const { return entries_.size(); }
    /// The filtered lines as text: virtual time, device, message. Errors: false when the file cannot be written.
    bool exportTo(const QString& path, QString& error) const;
    QString line(int row) const;
    /// Of all lines, from 0: its words as `line` has them, whether it contains a text (lower case, UTF-8), and its row,
    /// or -1 while the filter hides it.
    QString lineOf(std::size_t at) const { return textOf(entries_[at]); }
    bool lineContains(std::size_t at, const QByteArray& wanted) const;
    int rowOf(std::size_t at) const;
    Instant at(int row) const { return entry(row).at; }
    /// The first filtered line not before `at`, or else the last one; -1 when there is none.
    int rowAt(Instant at) const;

    int rowCount(const QModelIndex& parent = {}) const override;
    int columnCount(const QModelIndex& parent = {}) const override;
    QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

   private:
    struct Entry {
        Instant at;
        NodeIndex node = kNoNode;
        std::uint32_t offset = 0;  ///< in its block
        std::uint16_t block = 0;
        std::uint16_t length = 0;
        std::uint8_t severity = 7;
        LogTopic topic = LogTopic::System;
        bool routine = false;
    };
    struct Names {
        const DeviceConfig* of = nullptr;  ///< compared only
        ios::Names names;
    };
    const ios::Names& namesOf(NodeIndex node, const snapshot::World& world);
    void push(const Entry& about, std::string_view text);
    void put(const Record& record, const snapshot::World& world);
    bool passes(const Entry& entry) const;
    std::string_view text(const Entry& entry) const {
        return {blocks_[entry.block].get() + entry.offset, entry.length};
    }
    QString nodeName(NodeIndex node) const;
    QString textOf(const Entry& entry) const;
    const Entry& entry(int row) const {
        return entries_[all_ ? static_cast<std::size_t>(row) : rows_[static_cast<std::size_t>(row)]];
    }
    void announce();

    static constexpr std::size_t kBlock = 1 << 20;
    std::vector<std::unique_ptr<char[]>> blocks_;
    std::size_t used_ = kBlock;  ///< of the last block
    std::vector<Entry> entries_;
    std::vector<std::uint32_t> rows_;  ///< entries that pass, when not all do
    bool all_ = true;
    std::size_t shown_ = 0;  ///< rows the views know of
    std::size_t filtered_up_to_ = 0;
    LogFilter filter_;
    QByteArray wanted_;  ///< the filter's text, lower case
    std::map<NodeIndex, Names> names_;
    std::map<NodeIndex, QString> node_names_;
    std::vector<ios::LogLine> scratch_;
    ios::RoutineTalk talk_;
};

}  // namespace switchover::ui
