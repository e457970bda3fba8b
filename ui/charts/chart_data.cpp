#include "ui/charts/chart_data.h"

#include <algorithm>
#include <array>
#include <QObject>
#include <utility>

#include "ui/canvas/dots.h"

namespace switchover::ui {

namespace {

QString nameOf(const snapshot::World& world, NodeIndex node) {
    return node < world.nodes.size() ? QString::fromStdString(world.name(node)) : QString();
}

QString quoted(const QString& cell) {
    if (!cell.contains(u',') && !cell.contains(u'"')) return cell;
    QString out = cell;
    return u'"' + out.replace(u'"', QStringLiteral("\"\"")) + u'"';
}

constexpr int kBreak = 2;              ///< answers lost in a row that end a line
constexpr std::uint32_t kParts = 200;  ///< of a line, so that a lossy cable does not make thousands

double seconds(Instant at) { return to_seconds(at - kPowerOn); }

}  // namespace

QString chartTitle(ChartKind kind) {
    switch (kind) {
        case ChartKind::RoundTrip: return QObject::tr("Round trip");
        case ChartKind::Loss: return QObject::tr("Loss");
        case ChartKind::Priority: return QObject::tr("HSRP priority");
        case ChartKind::Frames: return QObject::tr("Frames on all cables");
        case ChartKind::Lifetime: return QObject::tr("SA lifetime left");
        case ChartKind::Volume: return QObject::tr("SA kilobytes left");
        case ChartKind::Count: break;
    }
    return {};
}

QString chartUnit(ChartKind kind) {
    switch (kind) {
        case ChartKind::RoundTrip: return QStringLiteral("ms");
        case ChartKind::Loss: return QStringLiteral("%");
        case ChartKind::Frames: return QObject::tr("frames/s");
        case ChartKind::Lifetime: return QStringLiteral("s");
        case ChartKind::Volume: return QStringLiteral("KB");
        case ChartKind::Priority:
        case ChartKind::Count: break;
    }
    return {};
}

ChartSeries& ChartData::one(const Key& key, const QString& title) {
    const auto [found, fresh] = series_.try_emplace(key);
    if (fresh) found->second.title = title;
    return found->second;
}

/// A value that stays until it changes: two points make the edge upright.
void ChartData::step(const Key& key, const QString& title, double x, double y) {
    std::vector<QPointF>& points = one(key, title).points;
    if (!points.empty() && points.back().y() == y) return;
    if (!points.empty()) points.emplace_back(x, points.back().y());
    points.emplace_back(x, y);
    ++revision_;
}

void ChartData::append(const std::vector<Record>& records, const snapshot::World& world) {
    for (const Record& record : records) {
        if (const auto* of_probe = std::get_if<probe::Record>(&record.body)) {
            probed(record, *of_probe, world);
        } else if (const auto* of_hsrp = std::get_if<hsrp::Record>(&record.body)) {
            const auto* change = std::get_if<hsrp::PriorityChanged>(of_hsrp);
            if (change == nullptr) continue;
            const Key key{ChartKind::Priority, record.node, change->id.interface, change->id.group};
            const QString title = QStringLiteral("%1 HSRP %2").arg(nameOf(world, record.node)).arg(change->id.group);
            if (series_.count(key) == 0) step(key, title, 0, change->from);
            step(key, title, seconds(record.at), change->to);
        } else if (const auto* of_ike = std::get_if<ike::Record>(&record.body)) {
            if (const auto* sas = std::get_if<ike::SasCreated>(of_ike)) begin(record.node, *sas, record.at, world);
        } else if (const auto* of_ipsec = std::get_if<ipsec::Record>(&record.body)) {
            const auto* gone = std::get_if<ipsec::SaDeleted>(of_ipsec);
            if (gone != nullptr && gone->direction == ipsec::Direction::Outbound)
                end({ChartKind::Lifetime, record.node, gone->connection_id, gone->spi}, record.at);
        } else if (const auto* of_device = std::get_if<device::Record>(&record.body)) {
            const auto* power = std::get_if<device::PowerChanged>(of_device);
            if (power == nullptr || power->on) continue;
            const Key least{ChartKind::Lifetime, record.node, 0, 0};
            for (auto life = lives_.lower_bound(least); life != lives_.end() && life->first.node == record.node;
                 life = lives_.lower_bound(least))
                end(Key{life->first}, record.at);
        }
    }
}

/// A line for each SA: one from an SA to the next would tell of a time without any.
void ChartData::begin(NodeIndex node, const ike::SasCreated& sas, Instant at, const snapshot::World& world) {
    const Key key{ChartKind::Lifetime, node, sas.outbound_connection, sas.outbound_spi};
    const QString title =
        QStringLiteral("%1 → %2").arg(nameOf(world, node), QString::fromStdString(sas.sa.peer.text()));
    lives_[key] = {at, sas.lifetime};
    std::vector<QPointF>& points = one(key, title).points;
    // A snapshot may have come before its records.
    if (points.empty()) points.emplace_back(seconds(at), to_seconds(sas.lifetime));
    ++revision_;
}

void ChartData::end(const Key& key, Instant at) {
    const auto life = lives_.find(key);
    if (life == lives_.end()) return;
    const Instant begin = life->second.begin;
    const double left = std::max(0.0, to_seconds(life->second.lifetime - (at - begin)));
    std::vector<QPointF>& points = series_[key].points;
    if (points.empty() || points.back().x() < seconds(at)) points.emplace_back(seconds(at), left);
    lives_.erase(life);
    ++revision_;
}

void ChartData::append(const std::vector<SentFrame>& frames) {
    for (const SentFrame& frame : frames) frames_.add(frame);
    if (!frames.empty()) ++revision_;
}

void FrameCounts::add(const SentFrame& frame) {
    auto place = static_cast<std::size_t>((frame.at - kPowerOn) / stretch_);
    while (place >= kStretches) {
        for (std::size_t i = 0; i < counts_.size(); ++i)
            for (std::size_t p = 0; p < kProtocols; ++p) {
                const std::uint32_t count = std::exchange(counts_[i][p], 0);
                counts_[i / 2][p] += count;
            }
        counts_.resize((counts_.size() + 1) / 2);
        stretch_ *= 2;
        place /= 2;
    }
    if (place >= counts_.size()) counts_.resize(place + 1);
    ++counts_[place][static_cast<std::size_t>(protocolOf(frame.octets))];
}

std::vector<ChartSeries> FrameCounts::series() const {
    std::vector<ChartSeries> out;
    const double seconds_each = to_seconds(stretch_);
    for (std::size_t p = 0; p < kProtocols; ++p) {
        const auto protocol = static_cast<Protocol>(p);
        const QString name = protocol == Protocol::Other ? QObject::tr("other") : QLatin1String(protocolName(protocol));
        ChartSeries one{name, {}, static_cast<int>(p)};
        bool seen = false;
        for (std::size_t i = 0; i + 1 < counts_.size(); ++i) {
            seen = seen || counts_[i][p] > 0;
            one.points.emplace_back((static_cast<double>(i) + 0.5) * seconds_each, counts_[i][p] / seconds_each);
        }
        if (seen) out.push_back(std::move(one));
    }
    return out;
}

void ChartData::probed(const Record& record, const probe::Record& what, const snapshot::World& world) {
    const std::uint32_t id = std::visit([](const auto& r) { return r.id; }, what);
    const Key trips{ChartKind::RoundTrip, record.node, id, 0};
    if (const auto* sent = std::get_if<probe::Sent>(&what)) {
        losses_[trips].on_their_way[sent->sequence] = record.at;
        QString& title = probe_titles_[trips];
        if (!title.isEmpty()) return;
        const bool named = sent->source.is_unspecified();
        title = QStringLiteral("%1 → %2").arg(
            named ? nameOf(world, record.node) : QString::fromStdString(sent->source.text()),
            QString::fromStdString(sent->destination.text()));
    } else if (const auto* answer = std::get_if<probe::Answered>(&what)) {
        Trips& line = trips_[trips];
        if (line.lost >= kBreak && line.part < kParts) ++line.part;
        line.lost = 0;
        one({ChartKind::RoundTrip, record.node, id, line.part}, probe_titles_[trips])
            .points.emplace_back(seconds(record.at), to_seconds(answer->round_trip) * 1000);
        count(losses_[trips], answer->sequence, false);
    } else if (const auto* lost = std::get_if<probe::Lost>(&what)) {
        ++trips_[trips].lost;
        count(losses_[trips], lost->sequence, true);
    }
}

/// An echo counts where it was sent: that it is lost is known only seconds later.
void ChartData::count(Losses& losses, std::uint32_t sequence, bool lost) {
    const auto sent = losses.on_their_way.find(sequence);
    if (sent == losses.on_their_way.end()) return;
    Window& window = losses.windows[(sent->second - kPowerOn) / kLossWindow];
    window.last = std::max(window.last, sent->second);
    ++(lost ? window.lost : window.answered);
    losses.on_their_way.erase(sent);
    ++revision_;
}

std::vector<ChartSeries> ChartData::losses() const {
    std::vector<ChartSeries> out;
    for (const auto& [trips, losses] : losses_) {
        std::int64_t expected = -1;
        for (const auto& [number, window] : losses.windows) {
            if (number != expected) out.push_back({probe_titles_.at(trips), {}, -1});
            expected = number + 1;
            std::vector<QPointF>& points = out.back().points;
            const double y = 100.0 * window.lost / (window.answered + window.lost);
            const Instant from = kPowerOn + number * kLossWindow;
            // The last one goes as far as is known.
            const bool over = number != losses.windows.rbegin()->first;
            const double until = seconds(over ? from + kLossWindow : std::max(window.last, from + 1s));
            if (points.empty() || points.back().y() != y)
                points.emplace_back(seconds(from), y);
            else
                points.pop_back();
            points.emplace_back(until, y);
        }
    }
    return out;
}

void ChartData::sample(const snapshot::World& world) {
    const bool same_second =
        sampled_ != kNever && whole_seconds(sampled_ - kPowerOn) == whole_seconds(world.now - kPowerOn);
    if (same_second) return;
    sampled_ = world.now;
    for (NodeIndex node = 0; node < world.nodes.size(); ++node) {
        const snapshot::Device* device = world.device(node);
        if (device == nullptr || !device->powered) continue;
        for (const hsrp::GroupView& group : device->hsrp)
            step({ChartKind::Priority, node, group.interface, group.group},
                 QStringLiteral("%1 HSRP %2").arg(nameOf(world, node)).arg(group.group), seconds(world.now),
                 group.priority);
        for (const crypto_map::AppliedView& applied : device->crypto_map.applied) {
            for (const crypto_map::FlowView& flow : applied.flows) {
                if (!flow.pairs.empty()) sample(world, node, flow.pairs.back());
            }
        }
    }
}

void ChartData::sample(const snapshot::World& world, NodeIndex node, const crypto_map::PairView& pair) {
    const QString title =
        QStringLiteral("%1 → %2").arg(nameOf(world, node), QString::fromStdString(pair.endpoints.remote.text()));
    const auto point = [&](ChartKind kind, double at_start, double now) {
        std::vector<QPointF>& points = one({kind, node, pair.outbound.connection_id, pair.outbound.spi}, title).points;
        if (points.empty()) points.emplace_back(seconds(pair.created), at_start);
        if (points.back().x() < seconds(world.now)) points.emplace_back(seconds(world.now), now);
    };
    point(ChartKind::Lifetime, to_seconds(pair.expires - pair.created),
          std::max(0.0, to_seconds(pair.expires - world.now)));
    point(ChartKind::Volume, pair.kilobytes, std::min(pair.inbound.kilobytes_left, pair.outbound.kilobytes_left));
    ++revision_;
}

void ChartData::clear() {
    series_.clear();
    frames_.clear();
    losses_.clear();
    lives_.clear();
    trips_.clear();
    probe_titles_.clear();
    sampled_ = kNever;
    ++revision_;
}

QVector<const ChartSeries*> ChartData::series(ChartKind kind) const {
    QVector<const ChartSeries*> out;
    if (kind == ChartKind::Frames) {
        frame_series_ = frames_.series();
        for (const ChartSeries& series : frame_series_) out.append(&series);
        return out;
    }
    if (kind == ChartKind::Loss) {
        loss_series_ = losses();
        for (const ChartSeries& series : loss_series_) out.append(&series);
        return out;
    }
    for (const auto& [key, series] : series_)
        if (key.kind == kind && !series.points.empty()) out.append(&series);
    return out;
}

QString ChartData::csv(ChartKind kind) const {
    QString out = QStringLiteral("time_s,series,value\r\n");
    for (const ChartSeries* one : series(kind))
        for (const QPointF& point : one->points)
            out += QStringLiteral("%1,%2,%3\r\n")
                       .arg(point.x(), 0, 'f', 6)
                       .arg(quoted(one->title))
                       .arg(point.y(), 0, 'g', 9);
    return out;
}

QVector<QPointF> thinned(const std::vector<QPointF>& points, std::size_t limit) {
    if (points.size() <= limit) return {points.begin(), points.end()};
    QVector<QPointF> out;
    const std::size_t stretches = std::max<std::size_t>(1, limit / 4);
    const auto lower = [](const QPointF& a, const QPointF& b) { return a.y() < b.y(); };
    for (std::size_t i = 0; i < stretches; ++i) {
        const auto first = points.begin() + static_cast<std::ptrdiff_t>(i * points.size() / stretches);
        const auto last = points.begin() + static_cast<std::ptrdiff_t>((i + 1) * points.size() / stretches);
        const auto [low, high] = std::minmax_element(first, last, lower);
        std::array<QPointF, 4> kept{*first, *low, *high, *(last - 1)};
        std::sort(kept.begin(), kept.end(), [](const QPointF& a, const QPointF& b) { return a.x() < b.x(); });
        for (const QPointF& point : kept)
            if (out.isEmpty() || out.back() != point) out.append(point);
    }
    return out;
}

}  // namespace switchover::ui
