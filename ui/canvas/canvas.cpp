#include "ui/canvas/canvas.h"

#include <cmath>
#include <QHelpEvent>
#include <QPaintEvent>
#include <QToolTip>

namespace switchover::ui {

namespace {

constexpr double kTipMs = 200;  ///< between looks at a tooltip that counts down
constexpr double kPortReach = 10, kCableReach = 6;

double distanceTo(const QLineF& line, QPointF p) {
    const QPointF d(line.dx(), line.dy());
    const double square = QPointF::dotProduct(d, d);
    const double t = square > 0 ? std::clamp(QPointF::dotProduct(p - line.p1(), d) / square, 0.0, 1.0) : 0.0;
    return QLineF(p, line.pointAt(t)).length();
}

}  // namespace

Canvas::Canvas(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("canvas"));
    setAccessibleName(tr("Lab diagram"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
}

bool Canvas::isSameLab(const Scene& scene) const {
    if (scene.nodes.size() != scene_.nodes.size() || scene.cables.size() != scene_.cables.size()) return false;
    for (int i = 0; i < scene.nodes.size(); ++i)
        if (scene.nodes[i].name != scene_.nodes[i].name) return false;
    return true;
}

void Canvas::setScene(Scene scene) {
    const bool same_lab = isSameLab(scene);
    if (!same_lab) {
        places_.clear();
        saved_.clear();
        for (const SceneNode& node : scene.nodes) saved_.insert(node.name, node.position);
    }
    if (!places_.isEmpty())
        for (SceneNode& node : scene.nodes) node.position = places_.value(node.name, node.position);
    if (scene == scene_) return;
    if (same_lab) {
        layOutAgain();
        transitions_.change(scene_, geometry_, scene, now_ms_);
    }
    scene_ = std::move(scene);
    if (!same_lab) {
        transitions_.reset(scene_);
        dots_.reset(2 * static_cast<std::size_t>(scene_.cables.size()), static_cast<std::size_t>(scene_.nodes.size()));
        flows_.reset(2 * static_cast<std::size_t>(scene_.cables.size()));
        selection_ = {};
        marked_.clear();
        drag_ = Drag::None;
        fit();
    }
    dots_.dropFrom(scene_);
    flows_.dropFrom(scene_);
    stale();
}

void Canvas::showFrames(const std::vector<SentFrame>& frames) {
    flows_.add(frames);
    dots_.add(frames, scene_, now_ms_, &flows_);
}

void Canvas::advance(double now_ms) {
    now_ms_ = now_ms;
    dots_.expire(now_ms);
    flows_.advance(now_ms);
    if (!dots_.empty() || flows_.any() || had_dots_ || transitions_.running()) update();
    if (transitions_.expire(now_ms)) layer_valid_ = false;
    had_dots_ = !dots_.empty() || flows_.any();
    tellAgain();
}

/// A tooltip with timers goes on while it is read.
void Canvas::tellAgain() {
    if (tip_.isEmpty() || now_ms_ - tip_ms_ < kTipMs) return;
    tip_ms_ = now_ms_;
    if (!QToolTip::isVisible() || QToolTip::text() != tip_) return tip_.clear();
    tip_ = describe(tip_of_);
    QToolTip::showText(tip_at_, tip_, this);
}

void Canvas::setMotion(bool moving, double speed) {
    dots_.setMotion(moving, speed);
    transitions_.setReduced(!moving);
    flows_.setStill(!moving);
    layer_valid_ = false;
    update();
}

void Canvas::setShown(Protocol protocol, bool shown) {
    dots_.setVisible(protocol, shown);
    layer_valid_ = false;
    update();
}

std::optional<Protocol> Canvas::legendAt(QPointF at) const {
    for (const LegendEntry& entry : legend().entries)
        if (entry.kind == LegendEntry::Kind::Protocol && entry.rect.contains(at)) return entry.protocol;
    return std::nullopt;
}

void Canvas::select(const Target& target) {
    if (target.kind != Target::Kind::Node || !marked_.contains(target.node)) marked_.clear();
    layer_valid_ = false;
    update();
    if (target == selection_) return;
    selection_ = target;
    Q_EMIT selectionChanged(selection_);
}

void Canvas::takeOver(const Canvas& other) {
    places_ = other.places_;
    saved_ = other.saved_;
    for (SceneNode& node : scene_.nodes)
        node.position = places_.value(node.name, saved_.value(node.name, node.position));
    viewport_ = other.viewport_;
    fitted_ = other.fitted_;
    for (std::size_t i = 0; i < kProtocols; ++i)
        setShown(static_cast<Protocol>(i), other.shows(static_cast<Protocol>(i)));
    if (other.marked_.isEmpty())
        select(other.selection_);
    else
        selectNodes(other.marked_);
    stale();
    Q_EMIT placesChanged();
}

void Canvas::stale() {
    laid_out_ = layer_valid_ = false;
    update();
}

void Canvas::layOutAgain() {
    if (laid_out_) return;
    QVector<QRectF> reserved{legend().rect};
    if (const Minimap map = minimap(); map.shown()) reserved.append(map.rect);
    geometry_ = layOut(scene_, viewport_, QRectF(rect()), reserved);
    laid_out_ = true;
}

const Geometry& Canvas::geometryOfScene() {
    layOutAgain();
    return geometry_;
}

void Canvas::fit() {
    fitted_ = true;
    viewport_ = fitting(scene_, QRectF(0, 0, width(), height() - legend().rect.height()));
    stale();
}

void Canvas::actualSize() {
    fitted_ = false;
    const QPointF centre(width() / 2.0, height() / 2.0);
    const QPointF lab = viewport_.unmap(centre);
    viewport_.zoom = 1;
    viewport_.offset = centre - lab;
    // Nobody means the empty ground beside the lab.
    QRectF bounds;
    bool seen = scene_.nodes.isEmpty();
    for (const SceneNode& node : scene_.nodes) {
        bounds = bounds.united(QRectF(node.position, QSizeF(1, 1)));
        seen = seen || QRectF(rect()).contains(viewport_.map(node.position));
    }
    if (!seen) viewport_.offset = centre - bounds.center();
    stale();
}

void Canvas::zoomBy(double factor, QPointF at) {
    fitted_ = false;
    const QPointF lab = viewport_.unmap(at);
    viewport_.zoom = std::clamp(viewport_.zoom * factor, 0.05, 8.0);
    viewport_.offset = at - lab * viewport_.zoom;
    stale();
}

QPointF Canvas::portPosition(NodeIndex node, InterfaceIndex port) {
    layOutAgain();
    for (int i = 0; i < scene_.cables.size(); ++i) {
        if (scene_.cables[i].a.node == node && scene_.cables[i].a.port == port) return geometry_.cables[i].line.p1();
        if (scene_.cables[i].b.node == node && scene_.cables[i].b.port == port) return geometry_.cables[i].line.p2();
    }
    return {};
}

Target Canvas::targetAt(QPointF at) {
    layOutAgain();
    Target best;
    double nearest = kPortReach;
    for (int i = 0; i < geometry_.cables.size(); ++i) {
        for (const bool b : {false, true}) {
            const QLineF& line = geometry_.cables[i].line;
            const double distance = QLineF(at, b ? line.p2() : line.p1()).length();
            if (distance >= nearest) continue;
            nearest = distance;
            best = {Target::Kind::Port, kNoNode, static_cast<std::uint32_t>(i), b};
        }
    }
    if (best.kind != Target::Kind::None) return best;
    for (int i = 0; i < geometry_.nodes.size(); ++i)
        if (geometry_.nodes[i].contains(at)) return {Target::Kind::Node, static_cast<std::uint32_t>(i), kNoLink, false};
    nearest = kCableReach;
    for (int i = 0; i < geometry_.cables.size(); ++i) {
        const double distance = distanceTo(geometry_.cables[i].line, at);
        if (distance >= nearest) continue;
        nearest = distance;
        best = {Target::Kind::Cable, kNoNode, static_cast<std::uint32_t>(i), false};
    }
    if (best.kind != Target::Kind::None) return best;
    for (const PlacedLabel& label : geometry_.labels)
        if (label.node >= 0 && label.rect.contains(at))
            return {Target::Kind::Node, static_cast<std::uint32_t>(label.node), kNoLink, false};
    return best;
}

QString Canvas::describe(const Target& target) const {
    const auto end = [this](const SceneEnd& e) {
        return QStringLiteral("%1 %2").arg(scene_.nodes[e.node].name, e.port_name);
    };
    if (target.kind == Target::Kind::Node && target.node < static_cast<unsigned>(scene_.nodes.size())) {
        const SceneNode& node = scene_.nodes[target.node];
        QStringList parts{node.name};
        if (!node.detail.isEmpty()) parts << node.detail;
        for (const Badge& badge : node.badges) parts << badge.text;
        const QString line = parts.join(QStringLiteral(" · ")), more = detail_ ? detail_(target) : QString();
        return more.isEmpty() ? line : line + u'\n' + more;
    }
    if (target.cable >= static_cast<unsigned>(scene_.cables.size())) return {};
    const SceneCable& cable = scene_.cables[target.cable];
    if (target.kind == Target::Kind::Port) {
        const SceneEnd& e = target.end_b ? cable.b : cable.a;
        const QString line = QStringLiteral("%1 · %2").arg(end(e), QLatin1String(portStateText(e.state)));
        const QString more = detail_ ? detail_(target) : QString();
        return more.isEmpty() ? line : line + u'\n' + more;
    }
    const QString more = detail_ ? detail_(target) : QString();
    QString text = QStringLiteral("%1 — %2").arg(end(cable.a), end(cable.b));
    if (cable.cut)
        text += tr(" · cut");
    else if (!cable.carrier)
        text += tr(" · no carrier");
    if (!cable.flap.isEmpty()) text += QStringLiteral(" · ") + cable.flap;
    if (cable.a.drops_all) text += tr(" · nothing passes from %1").arg(scene_.nodes[cable.a.node].name);
    if (cable.b.drops_all) text += tr(" · nothing passes from %1").arg(scene_.nodes[cable.b.node].name);
    return more.isEmpty() ? text : text + u'\n' + more;
}

/// Beside what is written, never over it.
void Canvas::paintFlows(QPainter& painter) {
    QRegion free(rect());
    for (const PlacedLabel& label : geometry_.labels) free -= label.rect.toAlignedRect();
    painter.save();
    painter.setClipRegion(free);
    flows_.paint(painter, geometry_, dots_.hidden(), now_ms_);
    painter.restore();
}

void Canvas::paintEvent(QPaintEvent*) {
    layOutAgain();
    const double ratio = devicePixelRatioF();
    if (!layer_valid_ || layer_.size() != size() * ratio || layer_colours_ != coloursRevision()) {
        layer_colours_ = coloursRevision();
        layer_ = QPixmap(size() * ratio);
        layer_.setDevicePixelRatio(ratio);
        QPainter painter(&layer_);
        Geometry still = geometry_;
        transitions_.takeOut(still.labels);
        paintScene(painter, size(), scene_, still, viewport_, selection_, dots_.hidden(), marked_);
        paintMinimap(painter, minimap(), scene_);
        layer_valid_ = true;
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, layer_);
    if (flows_.any()) paintFlows(painter);
    dots_.paint(painter, geometry_, geometry_.mark, now_ms_);
    if (transitions_.running()) transitions_.paint(painter, geometry_, now_ms_);
    paintTools(painter);
    if (hovered_.kind == Target::Kind::Port && hovered_.cable < static_cast<unsigned>(geometry_.cables.size())) {
        const QLineF& line = geometry_.cables[hovered_.cable].line;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colours().accent, 1.6));
        painter.drawEllipse(hovered_.end_b ? line.p2() : line.p1(), geometry_.mark, geometry_.mark);
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(colours().accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void Canvas::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (fitted_) fit();
    stale();
}

bool Canvas::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        tip_of_ = targetAt(help->pos());
        tip_ = describe(tip_of_);
        tip_at_ = help->globalPos();
        for (const LegendEntry& entry : legend().entries)
            if (entry.rect.contains(help->pos())) tip_ = legendTip(entry);
        tip_.isEmpty() ? QToolTip::hideText() : QToolTip::showText(tip_at_, tip_, this);
        if (tip_of_.kind == Target::Kind::None) tip_.clear();
        return true;
    }
    return QWidget::event(event);
}

}  // namespace switchover::ui
