#include "ui/canvas/flows.h"

#include <algorithm>
#include <cmath>

#include "ui/canvas/dots.h"

namespace switchover::ui {

namespace {

constexpr double kMemoryS = 0.4;       ///< rates are those of about so long
constexpr double kFaintest = 0.4;      ///< frames a second that are nothing
constexpr int kLanes = 4;              ///< of one direction
constexpr double kDash = 9, kGap = 7;  ///< pixels
constexpr double kSpeed = 70;          ///< pixels a second
constexpr double kMostDashes = 2500;   ///< at once; more are drawn further apart

constexpr int kWidths = 8;
double widthOf(int step) { return 1.4 + 0.5 * step; }
/// A step broader for about each half decade.
int widthStep(double rate) {
    return std::clamp(static_cast<int>(std::lround(2.2 * std::log10(std::max(1.0, rate / 12)))), 0, kWidths - 1);
}

}  // namespace

void FlowField::reset(std::size_t pipes) {
    pipes_.assign(pipes, {});
    observed_ms_ = -1;
    flowing_ = 0;
}

void FlowField::add(const std::vector<SentFrame>& frames) {
    for (const SentFrame& frame : frames) {
        if (frame.pipe >= pipes_.size()) continue;
        Pipe& pipe = pipes_[frame.pipe];
        pipe.seen[static_cast<std::size_t>(protocolOf(frame.octets))] += 1 / kMemoryS;
        pipe.seen_in_all += 1 / kMemoryS;
    }
}

void FlowField::observe(const snapshot::World& world, double now_ms) {
    const double seconds = (now_ms - observed_ms_) / 1000;
    const bool first = observed_ms_ < 0;
    if (!first && seconds <= 0) return;
    observed_ms_ = now_ms;
    const double fresh = 1 - std::exp(-seconds / kMemoryS);
    for (std::size_t i = 0; i < pipes_.size() && i / 2 < world.cables.size(); ++i) {
        const snapshot::Cable& cable = world.cables[i / 2];
        const std::uint64_t frames = (i % 2 == 0 ? cable.a : cable.b).sent.frames;
        Pipe& pipe = pipes_[i];
        // Fewer than before: another world.
        if (!first && frames >= pipe.frames)
            pipe.counted += (static_cast<double>(frames - pipe.frames) / seconds - pipe.counted) * fresh;
        pipe.frames = frames;
    }
}

void FlowField::advance(double now_ms) {
    const double seconds = std::max(0.0, now_ms - advanced_ms_) / 1000;
    advanced_ms_ = now_ms;
    const double keep = std::exp(-seconds / kMemoryS);
    const double begin = still_ ? kFaintest * 2 : kBegin, end = still_ ? kFaintest : kEnd;
    flowing_ = 0;
    for (Pipe& pipe : pipes_) {
        if (pipe.seen_in_all < kFaintest / 4) {
            pipe.seen = {};
            pipe.seen_in_all = 0;
            pipe.flowing = false;
            continue;
        }
        pipe.seen_in_all *= keep;
        for (double& rate : pipe.seen) rate *= keep;
        pipe.flowing = pipe.seen_in_all > (pipe.flowing ? end : begin);
        flowing_ += pipe.flowing ? 1 : 0;
    }
}

void FlowField::dropFrom(const Scene& scene) {
    for (std::size_t i = 0; i < pipes_.size() && i / 2 < static_cast<std::size_t>(scene.cables.size()); ++i) {
        if (scene.cables[static_cast<int>(i / 2)].carrier) continue;
        pipes_[i].seen = {};
        pipes_[i].seen_in_all = pipes_[i].counted = 0;
        pipes_[i].flowing = false;
    }
}

double FlowField::rate(std::uint32_t pipe) const {
    return pipe < pipes_.size() ? std::max(pipes_[pipe].seen_in_all, pipes_[pipe].counted) : 0;
}

double FlowField::rate(std::uint32_t pipe, Protocol protocol) const {
    if (pipe >= pipes_.size() || pipes_[pipe].seen_in_all <= 0) return 0;
    return rate(pipe) * pipes_[pipe].seen[static_cast<std::size_t>(protocol)] / pipes_[pipe].seen_in_all;
}

void FlowField::paint(QPainter& painter, const Geometry& geometry, const ProtocolSet& hidden, double now_ms) const {
    struct Lane {
        QLineF line;
        Protocol protocol = Protocol::Other;
        int step = 0;
    };
    std::vector<Lane> lanes;
    double length = 0;
    for (std::uint32_t pipe = 0; pipe < pipes_.size(); ++pipe) {
        if (!pipes_[pipe].flowing || pipe / 2 >= static_cast<unsigned>(geometry.cables.size())) continue;
        const QLineF& cable = geometry.cables[static_cast<int>(pipe / 2)].line;
        const QLineF way = pipe % 2 == 0 ? cable : QLineF(cable.p2(), cable.p1());
        if (way.length() < 3 * geometry.mark) continue;
        const QPointF along(way.dx() / way.length(), way.dy() / way.length()), right(-along.y(), along.x());
        const QPointF inset = along * geometry.mark;
        double off = 2;
        int count = 0;
        for (std::size_t i = 0; i < kProtocols && count < kLanes; ++i) {
            const auto protocol = static_cast<Protocol>(i);
            const double frames = rate(pipe, protocol);
            if (hidden[i] || frames < kFaintest) continue;
            const int step = widthStep(frames);
            const QPointF aside = right * (off + widthOf(step) / 2);
            lanes.push_back({QLineF(way.p1() + inset + aside, way.p2() - inset + aside), protocol, step});
            length += lanes.back().line.length();
            off += widthOf(step) + 1.2;
            ++count;
        }
    }
    const double pace = std::max(kDash + kGap, length / kMostDashes);
    const double phase = still_ ? 0 : std::fmod(now_ms / 1000 * kSpeed, pace);
    std::array<std::array<QVector<QLineF>, kWidths>, kProtocols> dashes;
    for (const Lane& lane : lanes) {
        const double whole = lane.line.length();
        QVector<QLineF>& out = dashes[static_cast<std::size_t>(lane.protocol)][static_cast<std::size_t>(lane.step)];
        for (double at = phase - pace; at < whole; at += pace) {
            const double from = std::max(0.0, at), to = std::min(whole, at + kDash);
            if (to > from) out.append(QLineF(lane.line.pointAt(from / whole), lane.line.pointAt(to / whole)));
        }
    }
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t protocol = 0; protocol < kProtocols; ++protocol) {
        for (int step = 0; step < kWidths; ++step) {
            const QVector<QLineF>& lines = dashes[protocol][static_cast<std::size_t>(step)];
            if (lines.isEmpty()) continue;
            painter.setPen(QPen(colours().protocol[protocol], widthOf(step), Qt::SolidLine, Qt::FlatCap));
            painter.drawLines(lines);
        }
    }
}

}  // namespace switchover::ui
