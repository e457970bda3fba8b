#include "ui/packets/packet_model.h"

#include <algorithm>

#include "engine/base/bytes.h"
#include "ui/theme/palette.h"

namespace switchover::ui {

namespace {

constexpr std::size_t kAtOnce = 1500;  ///< frames the filter looks at between two events

/// UDP port 500 on either side, behind a header of twenty octets.
bool isIsakmp(const Bytes& octets) {
    if (octets.size() < 42 || load_u16(octets.data() + 12) != 0x0800 || octets[14] != 0x45 || octets[23] != 17)
        return false;
    return load_u16(octets.data() + 34) == 500 || load_u16(octets.data() + 36) == 500;
}

QString timeText(Instant at) {
    const auto us = std::chrono::duration_cast<std::chrono::microseconds>(at - kPowerOn).count();
    return QStringLiteral("%1:%2:%3.%4")
        .arg(us / 3'600'000'000, 2, 10, QChar(u'0'))
        .arg(us / 60'000'000 % 60, 2, 10, QChar(u'0'))
        .arg(us / 1'000'000 % 60, 2, 10, QChar(u'0'))
        .arg(us % 1'000'000, 6, 10, QChar(u'0'));
}

Protocol protocolOf(const QString& name) {
    if (name == u"ESP") return Protocol::Esp;
    if (name == u"ISAKMP") return Protocol::Isakmp;
    if (name == u"HSRP") return Protocol::Hsrp;
    if (name == u"OSPF") return Protocol::Ospf;
    if (name == u"ICMP") return Protocol::Icmp;
    if (name == u"ARP") return Protocol::Arp;
    return Protocol::Other;
}

}  // namespace

PacketModel::PacketModel(QObject* parent) : QAbstractTableModel(parent) {
    looking_.setInterval(0);
    connect(&looking_, &QTimer::timeout, this, &PacketModel::look);
}

void PacketModel::append(const std::vector<Record>& records, std::vector<SentFrame> frames,
                         const snapshot::World& world) {
    for (const Record& record : records) keys_.on_record(record);
    if (frames.empty()) return;
    if (cables_.empty())
        for (std::uint32_t i = 0; i < world.cables.size(); ++i) {
            const snapshot::Cable& cable = world.cables[i];
            for (const bool back : {false, true}) {
                const snapshot::CableEnd& from = back ? cable.b : cable.a;
                const snapshot::CableEnd& to = back ? cable.a : cable.b;
                cables_[2 * i + (back ? 1 : 0)] = QStringLiteral("%1 → %2").arg(
                    QString::fromStdString(world.name(from.node)), QString::fromStdString(world.name(to.node)));
            }
        }
    if (frames_.size() + frames.size() > limit_) drop();
    const int before = rowCount();
    if (all_) beginInsertRows({}, before, before + static_cast<int>(frames.size()) - 1);
    for (SentFrame& frame : frames) {
        if (isIsakmp(frame.octets)) static_cast<void>(dissect::dissect(frame.octets, &keys_));
        frames_.push_back({std::move(frame), nullptr});
    }
    if (all_)
        endInsertRows();
    else if (!looking_.isActive())
        looking_.start();
    Q_EMIT countsChanged();
}

void PacketModel::drop() {
    const std::size_t count = (frames_.size() + 3) / 4;
    if (count == 0) return;
    if (all_) {
        beginRemoveRows({}, 0, static_cast<int>(count) - 1);
    } else {
        const auto end = std::lower_bound(rows_.begin(), rows_.end(), first_ + count);
        if (end != rows_.begin()) {
            beginRemoveRows({}, 0, static_cast<int>(end - rows_.begin()) - 1);
            rows_.erase(rows_.begin(), end);
            endRemoveRows();
        }
    }
    frames_.erase(frames_.begin(), frames_.begin() + static_cast<std::ptrdiff_t>(count));
    first_ += count;
    looked_at_ -= std::min(looked_at_, count);
    if (all_) endRemoveRows();
}

void PacketModel::clear() {
    looking_.stop();
    beginResetModel();
    frames_.clear();
    rows_.clear();
    first_ = 0;
    looked_at_ = 0;
    keys_ = {};
    cables_.clear();
    endResetModel();
    Q_EMIT countsChanged();
}

void PacketModel::setFilter(const dissect::Filter& filter, bool accepts_all) {
    beginResetModel();
    filter_ = filter;
    all_ = accepts_all;
    rows_.clear();
    looked_at_ = 0;
    endResetModel();
    if (all_)
        looking_.stop();
    else
        look();
    Q_EMIT countsChanged();
}

void PacketModel::look() {
    const std::size_t end = std::min(frames_.size(), looked_at_ + kAtOnce);
    std::vector<std::uint64_t> passed;
    for (; looked_at_ < end; ++looked_at_)
        if (filter_.accepts(dissect::dissect(frames_[looked_at_].sent.octets, &keys_)))
            passed.push_back(first_ + looked_at_);
    if (!passed.empty()) {
        const int before = static_cast<int>(rows_.size());
        beginInsertRows({}, before, before + static_cast<int>(passed.size()) - 1);
        rows_.insert(rows_.end(), passed.begin(), passed.end());
        endInsertRows();
    }
    if (looked_at_ == frames_.size())
        looking_.stop();
    else if (!looking_.isActive())
        looking_.start();
    Q_EMIT countsChanged();
}

dissect::Packet PacketModel::packet(int row) { return dissect::dissect(frames_[indexOf(row)].sent.octets, &keys_); }

int PacketModel::rowOf(std::uint64_t number) const {
    if (number <= first_ || number > first_ + frames_.size()) return -1;
    if (all_) return static_cast<int>(number - 1 - first_);
    const auto at = std::lower_bound(rows_.begin(), rows_.end(), number - 1);
    return at == rows_.end() || *at != number - 1 ? -1 : static_cast<int>(at - rows_.begin());
}

int PacketModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(all_ ? frames_.size() : rows_.size());
}

int PacketModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

const PacketModel::Summary& PacketModel::summary(std::size_t index) const {
    const Kept& kept = frames_[index];
    if (kept.summary == nullptr) {
        const dissect::Packet packet = dissect::dissect(kept.sent.octets, &keys_);
        kept.summary = std::make_unique<Summary>(
            Summary{QString::fromStdString(packet.source), QString::fromStdString(packet.destination),
                    QString::fromStdString(packet.protocol), QString::fromStdString(packet.info), packet.malformed});
    }
    return *kept.summary;
}

QString PacketModel::cableName(const SentFrame& frame) const {
    const auto at = cables_.find(frame.pipe);
    return at == cables_.end() ? QString{} : at->second;
}

QVariant PacketModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const std::size_t at = indexOf(index.row());
    const SentFrame& frame = frames_[at].sent;
    if (role == Qt::TextAlignmentRole && (index.column() == Number || index.column() == Length))
        return static_cast<int>(Qt::AlignRight | Qt::AlignVCenter);
    if (role == Qt::ForegroundRole) {
        if (summary(at).malformed) return colours().severity[3];
        if (index.column() == ProtocolColumn)
            return colours().protocolText[static_cast<std::size_t>(protocolOf(summary(at).protocol))];
        if (index.column() == Number || index.column() == Time || index.column() == Cable) return colours().textMuted;
        return {};
    }
    if (role == Qt::ToolTipRole && index.column() == Info) return summary(at).info;
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
        case Number: return QString::number(first_ + at + 1);
        case Time: return timeText(frame.at);
        case Source: return summary(at).source;
        case Destination: return summary(at).destination;
        case ProtocolColumn: return summary(at).protocol;
        case Length: return QString::number(frame.octets.size());
        case Cable: return cableName(frame);
        case Info:
            return frame.arrival == kNever ? tr("%1 [lost on the cable]").arg(summary(at).info) : summary(at).info;
        default: return {};
    }
}

QVariant PacketModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
        case Number: return tr("No.");
        case Time: return tr("Time");
        case Source: return tr("Source");
        case Destination: return tr("Destination");
        case ProtocolColumn: return tr("Protocol");
        case Length: return tr("Length");
        case Cable: return tr("Cable");
        case Info: return tr("Info");
        default: return {};
    }
}

}  // namespace switchover::ui
