/// The canvas under mouse and keyboard: panning, choosing and moving nodes.
#include <algorithm>
#include <cmath>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>
#include <utility>

#include "ui/canvas/canvas.h"

namespace switchover::ui {

namespace {

constexpr double kDragThreshold = 4;
constexpr double kSnapReach = 6;  ///< pixels

}  // namespace

Canvas::Drag Canvas::dragFor(const QMouseEvent& event) const {
    const bool left = event.button() == Qt::LeftButton, empty = pressed_.kind == Target::Kind::None;
    if (left && minimap().rect.contains(press_at_)) return Drag::Map;
    if (event.button() == Qt::MiddleButton || (left && (event.modifiers() & Qt::ShiftModifier) != 0)) return Drag::Pan;
    if (!left) return empty ? Drag::Pan : Drag::None;
    if (legend().rect.contains(press_at_)) return Drag::None;
    if (empty) return Drag::Band;
    return pressed_.kind == Target::Kind::Node ? Drag::Move : Drag::None;
}

void Canvas::mousePressEvent(QMouseEvent* event) {
    press_at_ = drag_from_ = event->position();
    pressed_ = minimap().rect.contains(press_at_) ? Target{} : targetAt(press_at_);
    dragged_ = false;
    drag_ = dragFor(*event);
    setFocus(Qt::MouseFocusReason);
    map_ = minimap();
    if (drag_ == Drag::Map) lookAt(press_at_);
}

/// The middle of the view goes to this place of the small map.
void Canvas::lookAt(QPointF on_map) {
    fitted_ = false;
    viewport_ = centredAt(map_, on_map, size(), viewport_);
    stale();
}

void Canvas::hover(QPointF at) {
    const Target target = targetAt(at);
    setCursor(target.kind == Target::Kind::None && !legendAt(at) ? Qt::ArrowCursor : Qt::PointingHandCursor);
    if (target != hovered_) update();
    hovered_ = target;
}

void Canvas::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (event->buttons() == Qt::NoButton) return hover(at);
    if (!dragged_ && QLineF(at, press_at_).length() < kDragThreshold) return;
    if (!dragged_ && drag_ == Drag::Move) beginMove();
    dragged_ = true;
    switch (drag_) {
        case Drag::None: return;
        case Drag::Pan:
            setCursor(Qt::ClosedHandCursor);
            fitted_ = false;
            viewport_.offset += at - drag_from_;
            drag_from_ = at;
            return stale();
        case Drag::Move: return moveTo(at, (event->modifiers() & Qt::AltModifier) != 0);
        case Drag::Band: band_ = QRectF(press_at_, at).normalized(); return update();
        case Drag::Map: return lookAt(at);
    }
}

void Canvas::mouseReleaseEvent(QMouseEvent* event) {
    setCursor(Qt::ArrowCursor);
    const Drag drag = std::exchange(drag_, Drag::None);
    const bool several = (event->modifiers() & Qt::ControlModifier) != 0;
    if (const auto protocol = legendAt(event->position()); protocol && !dragged_ && legendAt(press_at_) == protocol)
        return setShown(*protocol, !shows(*protocol));
    if (drag == Drag::Map) return;
    if (dragged_ && drag == Drag::Move) return endMove();
    if (dragged_ && drag == Drag::Band) return endBand(several);
    if (dragged_ || event->button() == Qt::MiddleButton || legend().rect.contains(press_at_)) return;
    const bool node = pressed_.kind == Target::Kind::Node, right = event->button() == Qt::RightButton;
    if (node && several && !right) {
        QVector<std::uint32_t> nodes = selectedNodes();
        if (nodes.removeAll(pressed_.node) == 0) nodes.append(pressed_.node);
        return selectNodes(nodes);
    }
    // A menu for several nodes leaves them chosen.
    if (!node)
        select(pressed_);
    else if (!right || !marked_.contains(pressed_.node))
        selectNodes({pressed_.node});
    const bool faulty = pressed_.kind == Target::Kind::Port || pressed_.kind == Target::Kind::Cable;
    if (faulty || (right && node)) Q_EMIT menuRequested(pressed_, event->globalPosition().toPoint());
}

// --- nodes

QVector<std::uint32_t> Canvas::selectedNodes() const {
    if (!marked_.isEmpty()) return marked_;
    if (selection_.kind == Target::Kind::Node) return {selection_.node};
    return {};
}

void Canvas::selectNodes(const QVector<std::uint32_t>& nodes) {
    marked_ = nodes.size() > 1 ? nodes : QVector<std::uint32_t>{};
    const Target last = nodes.isEmpty() ? Target{} : Target{Target::Kind::Node, nodes.last(), kNoLink, false};
    const bool same = last == selection_;
    select(last);
    if (same) Q_EMIT selectionChanged(selection_);
}

NodePlaces Canvas::placesOf(const QVector<std::uint32_t>& nodes) const {
    NodePlaces out;
    for (const std::uint32_t node : nodes) out.append({node, scene_.nodes[static_cast<int>(node)].position});
    return out;
}

void Canvas::placeNodes(const NodePlaces& places) {
    for (const NodePlace& place : places) {
        if (place.node >= static_cast<unsigned>(scene_.nodes.size())) continue;
        SceneNode& node = scene_.nodes[static_cast<int>(place.node)];
        node.position = place.at;
        places_.insert(node.name, place.at);
    }
    stale();
    Q_EMIT placesChanged();
}

QVector<QPair<QString, QPointF>> Canvas::unsavedPlaces() const {
    QVector<QPair<QString, QPointF>> out;
    for (const SceneNode& node : scene_.nodes)
        if (places_.contains(node.name) && saved_.value(node.name) != node.position)
            out.append({node.name, node.position});
    return out;
}

void Canvas::setPlacesSaved() {
    for (const SceneNode& node : scene_.nodes) saved_.insert(node.name, node.position);
    Q_EMIT placesChanged();
}

void Canvas::beginMove() {
    if (!selectedNodes().contains(pressed_.node)) selectNodes({pressed_.node});
    moving_from_ = placesOf(selectedNodes());
    fitted_ = false;
}

void Canvas::moveTo(QPointF at, bool freely) {
    const QVector<std::uint32_t> moving = selectedNodes();
    const auto grabbed = std::find_if(moving_from_.begin(), moving_from_.end(),
                                      [this](const NodePlace& place) { return place.node == pressed_.node; });
    if (grabbed == moving_from_.end()) return;
    const QPointF wanted = grabbed->at + (at - press_at_) / viewport_.zoom;
    Snapped to{QPointF(std::round(wanted.x()), std::round(wanted.y())), {}};
    if (!freely) to = snapped(scene_, moving, wanted, kSnapReach / viewport_.zoom);
    guides_ = to.guides;
    NodePlaces places = moving_from_;
    for (NodePlace& place : places) place.at += to.at - grabbed->at;
    setCursor(Qt::SizeAllCursor);
    placeNodes(places);
}

void Canvas::endMove() {
    guides_.clear();
    update();
    QVector<std::uint32_t> nodes;
    for (const NodePlace& place : moving_from_) nodes.append(place.node);
    const NodePlaces from = std::exchange(moving_from_, {}), to = placesOf(nodes);
    if (from != to) Q_EMIT nodesMoved(from, to, false);
}

void Canvas::endBand(bool more) {
    QVector<std::uint32_t> nodes = more ? selectedNodes() : QVector<std::uint32_t>{};
    layOutAgain();
    for (int i = 0; i < geometry_.nodes.size(); ++i) {
        const auto node = static_cast<std::uint32_t>(i);
        if (band_.contains(geometry_.nodes[i].center()) && !nodes.contains(node)) nodes.append(node);
    }
    band_ = {};
    update();
    selectNodes(nodes);
}

void Canvas::moveBy(QPointF step) {
    const NodePlaces from = placesOf(selectedNodes());
    if (from.isEmpty()) return;
    NodePlaces to = from;
    for (NodePlace& place : to) place.at += step;
    placeNodes(to);
    Q_EMIT nodesMoved(from, to, true);
}

void Canvas::arrange(Arrangement arrangement) {
    const NodePlaces to = arranged(scene_, selectedNodes(), arrangement);
    if (to.isEmpty()) return;
    QVector<std::uint32_t> nodes;
    for (const NodePlace& place : to) nodes.append(place.node);
    const NodePlaces from = placesOf(nodes);
    placeNodes(to);
    Q_EMIT nodesMoved(from, to, false);
}

/// What a drag shows while it lasts.
void Canvas::paintTools(QPainter& painter) const {
    painter.setBrush(Qt::NoBrush);
    QPen pen(colours().accent, 1);
    if (drag_ == Drag::Band && dragged_) {
        QColor inside = colours().accent;
        inside.setAlphaF(0.08F);
        painter.setPen(pen);
        painter.setBrush(inside);
        painter.drawRect(band_);
    }
    pen.setDashPattern({4, 3});
    painter.setPen(pen);
    for (const QLineF& guide : guides_) painter.drawLine(QLineF(viewport_.map(guide.p1()), viewport_.map(guide.p2())));
}

// --- wheel and keys

void Canvas::wheelEvent(QWheelEvent* event) {
    zoomBy(std::pow(1.2, event->angleDelta().y() / 120.0), event->position());
    event->accept();
}

void Canvas::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() != QContextMenuEvent::Keyboard || selection_.kind == Target::Kind::None) return;
    Q_EMIT menuRequested(selection_, mapToGlobal(rect().center()));
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

bool Canvas::moveKey(const QKeyEvent& event) {
    if ((event.modifiers() & Qt::ControlModifier) == 0) return false;
    switch (event.key()) {
        case Qt::Key_Left: moveBy({-kSnapStep, 0}); return true;
        case Qt::Key_Right: moveBy({kSnapStep, 0}); return true;
        case Qt::Key_Up: moveBy({0, -kSnapStep}); return true;
        case Qt::Key_Down: moveBy({0, kSnapStep}); return true;
        default: return false;
    }
}

/// Escape takes back a drag that is under way, and otherwise the selection.
void Canvas::escape() {
    if (drag_ == Drag::None || !dragged_) return select({});
    if (drag_ == Drag::Move) placeNodes(moving_from_);
    drag_ = Drag::None;
    guides_.clear();
    band_ = {};
    update();
}

void Canvas::keyPressEvent(QKeyEvent* event) {
    if (moveKey(*event)) return;
    switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal: return zoomBy(1.2, rect().center());
        case Qt::Key_Minus: return zoomBy(1 / 1.2, rect().center());
        case Qt::Key_Escape: return escape();
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

}  // namespace switchover::ui
