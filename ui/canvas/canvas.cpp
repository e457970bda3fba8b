#include "ui/canvas/canvas.h"

#include <cmath>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPaintEvent>
#include <QToolTip>
#include <QWheelEvent>

namespace switchover::ui {

namespace {

constexpr double kTipMs = 200;  ///< between looks at a tooltip that counts down
constexpr double kPortReach = 10, kCableReach = 6, kDragThreshold = 4;

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

void Canvas::setScene(Scene scene) {
    if (scene == scene_) return;
    bool same_lab = scene.nodes.size() == scene_.nodes.size() && scene.cables.size() == scene_.cables.size();
    for (int i = 0; same_lab && i < scene.nodes.size(); ++i) same_lab = scene.nodes[i].name == scene_.nodes[i].name;
    scene_ = std::move(scene);
    if (!same_lab) {
        dots_.reset(2 * static_cast<std::size_t>(scene_.cables.size()), static_cast<std::size_t>(scene_.nodes.size()));
        selection_ = {};
        fit();
    }
    dots_.dropFrom(scene_);
    stale();
}

void Canvas::showFrames(const std::vector<SentFrame>& frames) { dots_.add(frames, scene_, now_ms_); }

void Canvas::advance(double now_ms) {
    now_ms_ = now_ms;
    dots_.expire(now_ms);
    if (!dots_.empty() || had_dots_) update();
    had_dots_ = !dots_.empty();
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

void Canvas::setShown(Protocol protocol, bool shown) {
    dots_.setVisible(protocol, shown);
    layer_valid_ = false;
    update();
}

std::optional<Protocol> Canvas::legendAt(QPointF at) const {
    for (const LegendEntry& entry : legendEntries(size()))
        if (entry.rect.contains(at)) return entry.protocol;
    return std::nullopt;
}

void Canvas::select(const Target& target) {
    if (target == selection_) return;
    selection_ = target;
    layer_valid_ = false;
    update();
    Q_EMIT selectionChanged(selection_);
}

void Canvas::stale() {
    laid_out_ = layer_valid_ = false;
    update();
}

void Canvas::layOutAgain() {
    if (laid_out_) return;
    geometry_ = layOut(scene_, viewport_, QRectF(rect()), {legendRect(size())});
    laid_out_ = true;
}

const Geometry& Canvas::geometryOfScene() {
    layOutAgain();
    return geometry_;
}

void Canvas::fit() {
    fitted_ = true;
    viewport_ = fitting(scene_, QRectF(0, 0, width(), height() - 30));
    stale();
}

void Canvas::actualSize() {
    fitted_ = false;
    const QPointF centre(width() / 2.0, height() / 2.0);
    const QPointF lab = viewport_.unmap(centre);
    viewport_.zoom = 1;
    viewport_.offset = centre - lab;
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
    QString text = QStringLiteral("%1 — %2").arg(end(cable.a), end(cable.b));
    if (cable.cut)
        text += tr(" · cut");
    else if (!cable.carrier)
        text += tr(" · no carrier");
    if (cable.a.drops_all) text += tr(" · nothing passes from %1").arg(scene_.nodes[cable.a.node].name);
    if (cable.b.drops_all) text += tr(" · nothing passes from %1").arg(scene_.nodes[cable.b.node].name);
    return text;
}

void Canvas::paintEvent(QPaintEvent*) {
    layOutAgain();
    const double ratio = devicePixelRatioF();
    if (!layer_valid_ || layer_.size() != size() * ratio || layer_colours_ != coloursRevision()) {
        layer_colours_ = coloursRevision();
        layer_ = QPixmap(size() * ratio);
        layer_.setDevicePixelRatio(ratio);
        QPainter painter(&layer_);
        paintScene(painter, size(), scene_, geometry_, viewport_, selection_, dots_.hidden());
        layer_valid_ = true;
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, layer_);
    dots_.paint(painter, geometry_, geometry_.mark, now_ms_);
    if (hovered_.kind == Target::Kind::Port && hovered_.cable < static_cast<unsigned>(geometry_.cables.size())) {
        const QLineF& line = geometry_.cables[hovered_.cable].line;
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(colours().accent, 1.6));
        painter.drawEllipse(hovered_.end_b ? line.p2() : line.p1(), geometry_.mark, geometry_.mark);
    }
}

void Canvas::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    if (fitted_) fit();
    stale();
}

void Canvas::mousePressEvent(QMouseEvent* event) {
    press_at_ = drag_from_ = event->position();
    pressed_ = targetAt(press_at_);
    dragged_ = false;
    const bool empty = pressed_.kind == Target::Kind::None;
    panning_ = event->button() == Qt::MiddleButton || empty || (event->modifiers() & Qt::ShiftModifier) != 0;
    setFocus(Qt::MouseFocusReason);
}

void Canvas::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (event->buttons() == Qt::NoButton) {
        const Target target = targetAt(at);
        setCursor(target.kind == Target::Kind::None && !legendAt(at) ? Qt::ArrowCursor : Qt::PointingHandCursor);
        if (target != hovered_) update();
        hovered_ = target;
        return;
    }
    if (!dragged_ && QLineF(at, press_at_).length() < kDragThreshold) return;
    dragged_ = true;
    if (!panning_) return;
    setCursor(Qt::ClosedHandCursor);
    fitted_ = false;
    viewport_.offset += at - drag_from_;
    drag_from_ = at;
    stale();
}

void Canvas::mouseReleaseEvent(QMouseEvent* event) {
    setCursor(Qt::ArrowCursor);
    if (const auto protocol = legendAt(event->position()); protocol && !dragged_ && legendAt(press_at_) == protocol)
        return setShown(*protocol, !shows(*protocol));
    if (dragged_ || event->button() == Qt::MiddleButton) return;
    select(pressed_);
    const bool faulty = pressed_.kind == Target::Kind::Port || pressed_.kind == Target::Kind::Cable;
    const bool asked = event->button() == Qt::RightButton && pressed_.kind == Target::Kind::Node;
    if (faulty || asked) Q_EMIT menuRequested(pressed_, event->globalPosition().toPoint());
}

void Canvas::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() != QContextMenuEvent::Keyboard || selection_.kind == Target::Kind::None) return;
    Q_EMIT menuRequested(selection_, mapToGlobal(rect().center()));
}

void Canvas::wheelEvent(QWheelEvent* event) {
    zoomBy(std::pow(1.2, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

/// Tab order of the keyboard: every node, then every port.
void Canvas::selectNext(int step) {
    const int nodes = static_cast<int>(scene_.nodes.size()), total = nodes + 2 * static_cast<int>(scene_.cables.size());
    if (total == 0) return;
    int at = step > 0 ? -1 : total;
    if (selection_.kind == Target::Kind::Node) at = static_cast<int>(selection_.node);
    if (selection_.kind == Target::Kind::Port || selection_.kind == Target::Kind::Cable)
        at = nodes + 2 * static_cast<int>(selection_.cable) + (selection_.end_b ? 1 : 0);
    at = (at + step + total) % total;
    if (at < nodes) return select({Target::Kind::Node, static_cast<std::uint32_t>(at), kNoLink, false});
    at -= nodes;
    select({Target::Kind::Port, kNoNode, static_cast<std::uint32_t>(at / 2), at % 2 == 1});
}

void Canvas::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal: return zoomBy(1.2, rect().center());
        case Qt::Key_Minus: return zoomBy(1 / 1.2, rect().center());
        case Qt::Key_Escape: return select({});
        case Qt::Key_Right:
        case Qt::Key_Down: return selectNext(1);
        case Qt::Key_Left:
        case Qt::Key_Up: return selectNext(-1);
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (selection_.kind != Target::Kind::None) Q_EMIT menuRequested(selection_, mapToGlobal(rect().center()));
            return;
        default: QWidget::keyPressEvent(event);
    }
}

bool Canvas::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        tip_of_ = targetAt(help->pos());
        tip_ = describe(tip_of_);
        tip_at_ = help->globalPos();
        if (const auto protocol = legendAt(help->pos()))
            tip_ = tr("Click to show or hide %1 frames").arg(QLatin1String(protocolName(*protocol)));
        tip_.isEmpty() ? QToolTip::hideText() : QToolTip::showText(tip_at_, tip_, this);
        if (tip_of_.kind == Target::Kind::None) tip_.clear();
        return true;
    }
    return QWidget::event(event);
}

}  // namespace switchover::ui
