#include "ui/models/log_model.h"

#include <algorithm>
#include <limits>
#include <QSaveFile>

#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

bool contains(std::string_view line, const QByteArray& lower_case) {
    const auto same = [](char a, char b) { return std::tolower(static_cast<unsigned char>(a)) == b; };
    return std::search(line.begin(), line.end(), lower_case.begin(), lower_case.end(), same) != line.end();
}

}  // namespace

QString logTopicName(LogTopic topic) {
    switch (topic) {
        case LogTopic::System: return QObject::tr("System");
        case LogTopic::Hsrp: return QStringLiteral("HSRP");
        case LogTopic::Ospf: return QStringLiteral("OSPF");
        case LogTopic::Isakmp: return QStringLiteral("ISAKMP");
        case LogTopic::Ipsec: return QStringLiteral("IPsec");
        case LogTopic::Routing: return QObject::tr("Routing");
        case LogTopic::Ping: return QObject::tr("Ping");
        case LogTopic::Fault: return QObject::tr("Faults");
        case LogTopic::Count: break;
    }
    return {};
}

const ios::Names& LogModel::namesOf(NodeIndex node, const snapshot::World& world) {
    Names& cached = names_[node];
    if (const snapshot::Device* device = world.device(node); device != nullptr && device->config.get() != cached.of) {
        cached.of = device->config.get();
        cached.names = ios::names_of(*device->config, device->interfaces);
    }
    if (node_names_.count(node) == 0 && node < world.nodes.size())
        node_names_[node] = QString::fromStdString(world.name(node));
    return cached.names;
}

void LogModel::append(const std::vector<Record>& records, const snapshot::World& world) {
    talk_.look(records);
    for (const Record& record : records) put(record, world);
    announce();
}

void LogModel::put(const Record& record, const snapshot::World& world) {
    Entry about;
    about.at = record.at;
    about.node = record.node;
    about.topic = ios::topic_of(record.body);
    about.routine = talk_.holds(record);
    const ios::Names& names = namesOf(record.node, world);
    if (const auto* ping = std::get_if<probe::Record>(&record.body)) {
        about.severity = ios::kPingSeverity;
        if (const auto line = ios::ping_line(*ping)) push(about, *line);
        return;
    }
    scratch_.clear();
    ios::log_lines(record, names, scratch_);
    for (const ios::LogLine& line : scratch_) {
        if (!ios::is_listed(line)) continue;
        std::string_view rest = line.text;
        while (true) {
            const std::size_t end = rest.find('\n');
            about.severity = line.severity;
            push(about, rest.substr(0, end));
            if (end == std::string_view::npos) break;
            rest.remove_prefix(end + 1);
        }
    }
}

void LogModel::appendNote(Instant at, std::uint8_t severity, LogTopic topic, std::string_view text) {
    Entry about;
    about.at = at;
    about.severity = severity;
    about.topic = topic;
    push(about, text);
    announce();
}

void LogModel::push(const Entry& about, std::string_view text) {
    constexpr std::size_t kLongest = std::numeric_limits<std::uint16_t>::max();
    if (text.size() > kLongest) text = text.substr(0, kLongest);
    if (used_ + text.size() > kBlock) {
        blocks_.push_back(std::make_unique<char[]>(kBlock));
        used_ = 0;
    }
    std::copy(text.begin(), text.end(), blocks_.back().get() + used_);
    entries_.push_back(about);
    entries_.back().offset = static_cast<std::uint32_t>(used_);
    entries_.back().block = static_cast<std::uint16_t>(blocks_.size() - 1);
    entries_.back().length = static_cast<std::uint16_t>(text.size());
    used_ += text.size();
}

bool LogModel::passes(const Entry& entry) const {
    if (filter_.node != kNoNode && entry.node != filter_.node) return false;
    if (filter_.topic >= 0 && entry.topic != static_cast<LogTopic>(filter_.topic)) return false;
    if (entry.severity > filter_.severity || (entry.routine && !filter_.routine)) return false;
    return wanted_.isEmpty() || contains(text(entry), wanted_);
}

bool LogModel::lineContains(std::size_t at, const QByteArray& wanted) const {
    return contains(text(entries_[at]), wanted);
}

int LogModel::rowOf(std::size_t at) const {
    if (at >= entries_.size()) return -1;
    if (all_) return static_cast<int>(at);
    const auto found = std::lower_bound(rows_.begin(), rows_.end(), static_cast<std::uint32_t>(at));
    return found != rows_.end() && *found == at ? static_cast<int>(found - rows_.begin()) : -1;
}

/// Tells the views of the lines since the last time.
void LogModel::announce() {
    if (all_) {
        if (entries_.size() == shown_) return;
        beginInsertRows({}, static_cast<int>(shown_), static_cast<int>(entries_.size()) - 1);
        shown_ = filtered_up_to_ = entries_.size();
        endInsertRows();
        return;
    }
    std::vector<std::uint32_t> fresh;
    for (; filtered_up_to_ < entries_.size(); ++filtered_up_to_)
        if (passes(entries_[filtered_up_to_])) fresh.push_back(static_cast<std::uint32_t>(filtered_up_to_));
    if (fresh.empty()) return;
    beginInsertRows({}, static_cast<int>(rows_.size()), static_cast<int>(rows_.size() + fresh.size()) - 1);
    rows_.insert(rows_.end(), fresh.begin(), fresh.end());
    shown_ = rows_.size();
    endInsertRows();
}

void LogModel::setFilter(const LogFilter& filter) {
    if (filter == filter_) return;
    const QByteArray wanted = filter.text.toLower().toUtf8();
    // A letter more finds nothing that was not there before: of millions of lines only those are read again.
    const bool narrower = !all_ && filtered_up_to_ == entries_.size() && filter.node == filter_.node &&
                          filter.topic == filter_.topic && filter.severity == filter_.severity &&
                          filter.routine == filter_.routine && wanted.contains(wanted_);
    beginResetModel();
    filter_ = filter;
    wanted_ = wanted;
    all_ = filter_ == LogFilter{};
    if (narrower) {
        std::erase_if(rows_, [this](std::uint32_t at) { return !passes(entries_[at]); });
    } else {
        rows_.clear();
        if (!all_)
            for (std::size_t i = 0; i < entries_.size(); ++i)
                if (passes(entries_[i])) rows_.push_back(static_cast<std::uint32_t>(i));
    }
    filtered_up_to_ = entries_.size();
    shown_ = all_ ? entries_.size() : rows_.size();
    endResetModel();
}

void LogModel::clear() {
    beginResetModel();
    blocks_.clear();
    entries_.clear();
    rows_.clear();
    used_ = kBlock;
    talk_ = {};
    shown_ = filtered_up_to_ = 0;
    names_.clear();
    node_names_.clear();
    endResetModel();
}

QString LogModel::nodeName(NodeIndex node) const {
    const auto found = node_names_.find(node);
    return found == node_names_.end() ? QStringLiteral("lab") : found->second;
}

QString LogModel::line(int row) const { return textOf(entry(row)); }

QString LogModel::textOf(const Entry& e) const {
    const std::string_view words = text(e);
    return QString::fromStdString(clock_text(e.at)) + u' ' + nodeName(e.node) + u' ' +
           QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
}

int LogModel::rowAt(Instant at) const {
    int low = 0, high = rowCount();
    while (low < high) {
        const int middle = low + (high - low) / 2;
        if (entry(middle).at < at)
            low = middle + 1;
        else
            high = middle;
    }
    return std::min(low, rowCount() - 1);
}

bool LogModel::exportTo(const QString& path, QString& error) const {
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly)) {
        error = file.errorString();
        return false;
    }
    for (int row = 0; row < rowCount(); ++row) file.write(line(row).toUtf8() + '\n');
    if (file.commit()) return true;
    error = file.errorString();
    return false;
}

int LogModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(shown_); }

int LogModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant LogModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= static_cast<int>(shown_)) return {};
    const Entry& e = entry(index.row());
    if (role == Qt::ForegroundRole) {
        if (index.column() == Time) return colours().textFaint;
        if (e.topic == LogTopic::Ping && e.severity >= 5) return colours().badgeActiveText;
        return colours().severity[std::min<std::size_t>(e.severity, 7)];
    }
    if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
    switch (index.column()) {
        case Time: return QString::fromStdString(clock_text(e.at));
        case Device: return nodeName(e.node);
        case Message: {
            const std::string_view words = text(e);
            return QString::fromUtf8(words.data(), static_cast<qsizetype>(words.size()));
        }
        default: return {};
    }
}

QVariant LogModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Time: return tr("Time");
        case Device: return tr("Device");
        case Message: return tr("Message");
        default: return {};
    }
}

}  // namespace switchover::ui
