#include "ui/packets/packet_model.h"

#include <algorithm>

#include "engine/base/bytes.h"
#include "engine/ethernet/frame.h"
#include "engine/ipv4/header.h"
#include "ui/theme/palette.h"

namespace switchover::ui {

namespace {

constexpr std::size_t kAtOnce = 1500;    ///< frames the filter looks at between two events
constexpr std::size_t kGone = 20'000;    ///< packets that ended, kept for journeys
constexpr Duration kJourney = 3s;        ///< a packet's copies are looked for this long before and after it
constexpr std::size_t kNearby = 20'000;  ///< and among so many frames

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
    for (const Record& record : records) {
        keys_.on_record(record);
        keepDrop(record);
    }
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
    gone_.clear();
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

void PacketModel::keepDrop(const Record& record) {
    const auto* of_device = std::get_if<device::Record>(&record.body);
    const auto* drop = of_device != nullptr ? std::get_if<device::PacketDropped>(of_device) : nullptr;
    if (drop == nullptr) return;
    if (gone_.size() >= kGone) gone_.erase(gone_.begin(), gone_.begin() + kGone / 4);
    gone_.push_back({record.at, record.node, *drop});
}

CarrierFrame PacketModel::carrier(std::size_t index) {
    const SentFrame& sent = frames_[index].sent;
    CarrierFrame out{first_ + index + 1, sent, {}, std::nullopt, 0};
    const auto frame = ethernet::view(sent.octets);
    if (!frame || frame->ethertype() != ethernet::kIpv4) return out;
    const auto outer = ipv4::check_header(frame->payload());
    if (!outer) return out;
    out.clear.assign(outer->packet.begin(), outer->packet.end());
    if (outer->header().protocol() != 50) return out;
    const dissect::Packet packet = dissect::dissect(sent.octets, &keys_);
    const dissect::Field* sequence = packet.find("esp.sequence");
    if (packet.buffers.size() < 2 || sequence == nullptr) return out;  // its keys are not known
    const auto inner = ipv4::check_header(packet.buffers[1].octets);
    if (!inner) return out;
    out.clear.assign(inner->packet.begin(), inner->packet.end());
    out.spi = load_u32(outer->payload().data());
    out.sequence = static_cast<std::uint32_t>(std::get<std::uint64_t>(sequence->value));
    return out;
}

/// What can be told without decryption.
bool PacketModel::mayCarry(const CarrierFrame& wanted, const SentFrame& frame) const {
    if (wanted.clear.empty()) return frame.octets == wanted.sent.octets;
    const Bytes& octets = frame.octets;
    constexpr std::size_t kIp = ethernet::kHeaderLength;
    if (octets.size() < kIp + ipv4::kHeaderLength || load_u16(octets.data() + 12) != ethernet::kIpv4) return false;
    const ipv4::HeaderView header{octets.data() + kIp}, own{wanted.clear.data()};
    if (header.protocol() == 50 && own.protocol() != 50) return true;
    return header.identification() == own.identification() && header.source() == own.source();
}

std::vector<CarrierFrame> PacketModel::carriersOf(int row) {
    const std::size_t chosen = indexOf(row);
    const CarrierFrame wanted = carrier(chosen);
    /// Hops change the time to live and the header's checksum, nothing else.
    const auto same = [&wanted](const CarrierFrame& other) {
        if (wanted.clear.empty()) return other.clear.empty();
        if (other.clear.size() != wanted.clear.size()) return false;
        const ipv4::HeaderView a{other.clear.data()}, b{wanted.clear.data()};
        return a.identification() == b.identification() && a.source() == b.source() &&
               a.destination() == b.destination() && a.protocol() == b.protocol() &&
               a.fragment_offset() == b.fragment_offset() && a.header_length() == b.header_length() &&
               std::equal(other.clear.begin() + static_cast<std::ptrdiff_t>(a.header_length()), other.clear.end(),
                          wanted.clear.begin() + static_cast<std::ptrdiff_t>(b.header_length()));
    };
    const std::size_t first = chosen < kNearby ? 0 : chosen - kNearby;
    const std::size_t end = std::min(frames_.size(), chosen + kNearby);
    std::vector<CarrierFrame> out;
    for (std::size_t i = first; i < end; ++i) {
        const SentFrame& sent = frames_[i].sent;
        if (sent.at < wanted.sent.at - kJourney) continue;
        if (sent.at > wanted.sent.at + kJourney) break;
        if (i != chosen && !mayCarry(wanted, sent)) continue;
        CarrierFrame found = carrier(i);
        if (i == chosen || same(found)) out.push_back(std::move(found));
    }
    return out;
}

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
