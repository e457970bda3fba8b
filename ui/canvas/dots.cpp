#include "ui/canvas/dots.h"

#include <algorithm>

#include "engine/ethernet/frame.h"
#include "engine/ipv4/header.h"

namespace switchover::ui {

namespace {

constexpr int kSprite = 14;               ///< pixels of a cell; the dot itself is smaller
constexpr Duration kBecauseOf = 20ms;     ///< a frame sent this soon after an arrival is taken as its consequence
constexpr double kLongestChainMs = 6000;  ///< dots may lag this far behind the world

}  // namespace

Protocol protocolOf(ByteView octets) {
    const auto frame = ethernet::view(octets);
    if (!frame) return Protocol::Other;
    if (frame->ethertype() == ethernet::kArp) return Protocol::Arp;
    if (frame->ethertype() != ethernet::kIpv4) return Protocol::Other;
    const auto packet = ipv4::check_header(frame->payload());
    if (!packet) return Protocol::Other;
    switch (packet->header().protocol()) {
        case 1: return Protocol::Icmp;
        case 50: return Protocol::Esp;
        case 89: return Protocol::Ospf;
        case 17: break;
        default: return Protocol::Other;
    }
    const ByteView udp = packet->payload();
    if (packet->header().fragment_offset() != 0 || udp.size() < 4) return Protocol::Other;
    const std::uint16_t port = load_u16(udp.data() + 2);
    if (port == 500 || port == 4500) return Protocol::Isakmp;
    return port == 1985 ? Protocol::Hsrp : Protocol::Other;
}

void DotField::reset(std::size_t pipes, std::size_t nodes) {
    dots_.clear();
    arrivals_.assign(nodes, {Instant::min(), 0});
    last_start_ms_.assign(pipes, -1e12);
}

void DotField::add(const std::vector<SentFrame>& frames, const Scene& scene, double now_ms, const FlowField* flows) {
    if (!moving_) return;
    for (const SentFrame& frame : frames) {
        if (frame.pipe >= last_start_ms_.size() || frame.pipe / 2 >= static_cast<unsigned>(scene.cables.size()))
            continue;
        if (flows != nullptr && flows->flows(frame.pipe)) continue;
        const SceneCable& cable = scene.cables[frame.pipe / 2];
        if (!cable.carrier) continue;  // sent before it went dark, which the picture shows already
        const NodeIndex from = frame.pipe % 2 == 0 ? cable.a.node : cable.b.node;
        const NodeIndex to = frame.pipe % 2 == 0 ? cable.b.node : cable.a.node;
        double start = now_ms;
        const Arrival& cause = arrivals_[from];
        if (cause.at <= frame.at && cause.at > frame.at - kBecauseOf) start = std::max(start, cause.shown_ms);
        const bool lost = frame.arrival == kNever;
        // What is too close behind another, or too far behind the world, shows nothing more.
        if (start > now_ms + kLongestChainMs || dots_.size() >= kMaximum ||
            start < last_start_ms_[frame.pipe] + kSpacingMs)
            continue;
        last_start_ms_[frame.pipe] = start;
        dots_.push_back({frame.pipe, protocolOf(frame.octets), lost, start, hop_ms_});
        if (!lost) arrivals_[to] = {frame.arrival, start + hop_ms_};
    }
}

void DotField::add(std::uint32_t cable, bool from_b, Protocol protocol, double start_ms, double duration_ms) {
    dots_.push_back({2 * cable + (from_b ? 1u : 0u), protocol, false, start_ms, duration_ms});
}

void DotField::expire(double now_ms) {
    std::erase_if(
        dots_, [now_ms](const Dot& dot) { return now_ms >= dot.start_ms + dot.duration_ms * (dot.lost ? 0.5 : 1.0); });
}

void DotField::dropFrom(const Scene& scene) {
    std::erase_if(dots_, [&scene](const Dot& dot) {
        const auto cable = static_cast<qsizetype>(dot.pipe / 2);
        return cable >= scene.cables.size() || !scene.cables[cable].carrier;
    });
}

void DotField::setMotion(bool moving, double speed) {
    moving_ = moving;
    hop_ms_ = kHopMs / speed;
    if (!moving) dots_.clear();
}

void DotField::setVisible(Protocol protocol, bool visible) { hidden_[static_cast<std::size_t>(protocol)] = !visible; }

/// Drawn at the size they are shown in: scaled sprites are slow or ugly.
void DotField::makeSprites(double device_pixel_ratio, double radius) {
    if (sprite_radius_ == radius && sprites_.devicePixelRatio() == device_pixel_ratio &&
        sprite_colours_ == coloursRevision())
        return;
    sprite_radius_ = radius;
    sprite_colours_ = coloursRevision();
    sprites_ = QPixmap(QSize(kSprite * static_cast<int>(kProtocols), kSprite) * device_pixel_ratio);
    sprites_.setDevicePixelRatio(device_pixel_ratio);
    sprites_.fill(Qt::transparent);
    QPainter painter(&sprites_);
    painter.setRenderHint(QPainter::Antialiasing);
    for (std::size_t i = 0; i < kProtocols; ++i) {
        painter.setPen(QPen(colours().window, 1.2));
        painter.setBrush(colours().protocol[i]);
        painter.drawEllipse(QPointF((static_cast<double>(i) + 0.5) * kSprite, kSprite / 2.0), radius, radius);
    }
}

void DotField::paint(QPainter& painter, const Geometry& geometry, double mark, double now_ms) {
    const double ratio = painter.device()->devicePixelRatioF();
    makeSprites(ratio, std::clamp(mark * 0.48, 2.4, 4.8));
    const double cell = kSprite * ratio, scale = 1 / ratio;
    fragments_.clear();
    for (const Dot& dot : dots_) {
        const double t = (now_ms - dot.start_ms) / dot.duration_ms;
        if (t < 0 || t > (dot.lost ? 0.5 : 1.0) || hidden_[static_cast<std::size_t>(dot.protocol)]) continue;
        const QLineF& line = geometry.cables[static_cast<qsizetype>(dot.pipe / 2)].line;
        const QPointF at = line.pointAt(dot.pipe % 2 == 0 ? t : 1 - t);
        const QRectF source(static_cast<double>(dot.protocol) * cell, 0, cell, cell);
        fragments_.push_back(QPainter::PixmapFragment::create(at, source, scale, scale, 0, 1));
    }
    if (!fragments_.empty())
        painter.drawPixmapFragments(fragments_.data(), static_cast<int>(fragments_.size()), sprites_);
}

}  // namespace switchover::ui
