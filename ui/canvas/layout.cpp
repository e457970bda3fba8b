#include "ui/canvas/layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <QFontMetricsF>

#include "ui/canvas/signs.h"

namespace switchover::ui {

namespace {

bool crosses(const QRectF& rect, const QLineF& line) {
    if (rect.contains(line.p1()) || rect.contains(line.p2())) return true;
    if (std::max(line.x1(), line.x2()) < rect.left() || std::min(line.x1(), line.x2()) > rect.right() ||
        std::max(line.y1(), line.y2()) < rect.top() || std::min(line.y1(), line.y2()) > rect.bottom())
        return false;
    const double dx = line.dx(), dy = line.dy();
    const auto side = [&](QPointF p) { return dx * (p.y() - line.y1()) - dy * (p.x() - line.x1()); };
    const double s1 = side(rect.topLeft()), s2 = side(rect.topRight());
    const double s3 = side(rect.bottomLeft()), s4 = side(rect.bottomRight());
    return !((s1 > 0 && s2 > 0 && s3 > 0 && s4 > 0) || (s1 < 0 && s2 < 0 && s3 < 0 && s4 < 0));
}

/// Remembers what is taken and finds room for the next label.
class Placer {
   public:
    explicit Placer(const QRectF& sight) : sight_(sight) {}
    void take(const QRectF& rect) { rects_.append(rect); }
    void take(const QLineF& line) { lines_.append(line); }
    /// A line that labels keep off where there is room beside it.
    void avoid(const QLineF& line) { avoided_.append(line); }
    bool isFree(const QRectF& rect) const {
        const QRectF grown = rect.adjusted(-2, -1, 2, 1);
        for (const QRectF& other : rects_)
            if (grown.intersects(other)) return false;
        return !isCrossed(grown, lines_);
    }
    /// The first candidate in sight that is free of everything; it is then taken.
    std::optional<QRectF> placeWell(const QVector<QRectF>& candidates) {
        for (const QRectF& rect : candidates) {
            if (!sight_.contains(rect) || isCrossed(rect, avoided_) || !isFree(rect)) continue;
            take(rect);
            return rect;
        }
        return std::nullopt;
    }
    /// That one, or else the first free one in sight, or else the first free one; it is then taken.
    std::optional<QRectF> place(const QVector<QRectF>& candidates) {
        std::optional<QRectF> chosen = placeWell(candidates);
        if (chosen) return chosen;
        for (const QRectF& rect : candidates) {
            const bool seen = sight_.contains(rect);
            if ((chosen && !seen) || !isFree(rect)) continue;
            chosen = rect;
            if (seen) break;
        }
        if (chosen) take(*chosen);
        return chosen;
    }

   private:
    static bool isCrossed(const QRectF& rect, const QVector<QLineF>& lines) {
        return std::any_of(lines.begin(), lines.end(), [&](const QLineF& line) { return crosses(rect, line); });
    }

    QRectF sight_;
    QVector<QRectF> rects_;
    QVector<QLineF> lines_, avoided_;
};

QSizeF textSize(PlacedLabel::Role role, const QString& text) {
    static const std::array<QFontMetricsF, 5> metrics{
        QFontMetricsF(labelFont(PlacedLabel::Role::Name)), QFontMetricsF(labelFont(PlacedLabel::Role::Detail)),
        QFontMetricsF(labelFont(PlacedLabel::Role::Port)), QFontMetricsF(labelFont(PlacedLabel::Role::Prefix)),
        QFontMetricsF(labelFont(PlacedLabel::Role::Badge))};
    const QFontMetricsF& m = metrics[static_cast<std::size_t>(role)];
    const bool badge = role == PlacedLabel::Role::Badge;
    return {std::ceil(m.horizontalAdvance(text)) + (badge ? 18 : 2), std::ceil(m.height()) + (badge ? 5 : 0)};
}

QRectF centred(QPointF centre, QSizeF size) {
    return {centre.x() - size.width() / 2, centre.y() - size.height() / 2, size.width(), size.height()};
}

QSizeF nodeSize(const SceneNode& node, double radius) {
    switch (node.kind) {
        case topology::NodeKind::Router: return {2 * radius, 2 * radius};
        case topology::NodeKind::Switch: return {1.7 * radius, 0.9 * radius};
        case topology::NodeKind::Host: return {1.7 * radius, 1.6 * radius};
    }
    return {};
}

/// Where a line from the centre of a node leaves its outline.
QPointF leave(const SceneNode& node, const QRectF& outline, QPointF towards) {
    const QPointF centre = outline.center();
    const QPointF d = towards - centre;
    const double length = std::hypot(d.x(), d.y());
    if (length < 1e-6) return centre;
    const QPointF unit = d / length;
    if (node.kind == topology::NodeKind::Router) return centre + unit * (outline.width() / 2);
    const double tx = std::abs(unit.x()) > 1e-9 ? outline.width() / 2 / std::abs(unit.x()) : 1e9;
    const double ty = std::abs(unit.y()) > 1e-9 ? outline.height() / 2 / std::abs(unit.y()) : 1e9;
    return centre + unit * std::min(tx, ty);
}

class LayOut {
   public:
    LayOut(const Scene& scene, const Viewport& viewport, const QRectF& sight, const QVector<QRectF>& reserved)
        : scene_(scene), viewport_(viewport), placer_(sight) {
        for (const QRectF& rect : reserved) placer_.take(rect);
    }

    Geometry run() {
        out_.radius = std::clamp(29.0 * std::pow(viewport_.zoom, 0.75), 5.0, 40.0);
        out_.mark = std::clamp(out_.radius * 0.36, 4.0, 11.0);
        nodes();
        cables();
        if (out_.radius >= 9) adjacencies();
        if (out_.radius >= 9) names();
        if (out_.radius >= 9) troubles();
        if (out_.radius >= 13) ports();
        if (out_.radius >= 13) networks();
        if (out_.radius >= 13) prefixes();
        if (out_.radius >= 9) badges();
        return std::move(out_);
    }

   private:
    void nodes() {
        double sum = 0;
        for (const SceneNode& node : scene_.nodes) {
            const QRectF outline = centred(viewport_.map(node.position), nodeSize(node, out_.radius));
            out_.nodes.append(outline);
            const double halo = haloOf(node);
            placer_.take(outline.adjusted(-halo, -halo, halo, halo));
            sum += outline.center().y();
        }
        middle_y_ = scene_.nodes.isEmpty() ? 0 : sum / static_cast<double>(scene_.nodes.size());
    }

    void cables() {
        std::map<std::pair<NodeIndex, NodeIndex>, int> total, next;
        const auto pair = [](const SceneCable& c) {
            return std::pair{std::min(c.a.node, c.b.node), std::max(c.a.node, c.b.node)};
        };
        for (const SceneCable& cable : scene_.cables) ++total[pair(cable)];
        for (const SceneCable& cable : scene_.cables) {
            const auto key = pair(cable);
            const QRectF& ra = out_.nodes[cable.a.node];
            const QRectF& rb = out_.nodes[cable.b.node];
            QLineF axis(ra.center(), rb.center());
            // Cables between the same two nodes run side by side.
            const double shift = (next[key]++ - (total[key] - 1) / 2.0) * std::max(6.0, out_.radius * 0.5);
            if (shift != 0 && axis.length() > 1) {
                const double sign = cable.a.node < cable.b.node ? 1 : -1;
                const QLineF normal = axis.normalVector().unitVector();
                axis.translate(normal.dx() * shift * sign, normal.dy() * shift * sign);
            }
            const QPointF delta_a = axis.p1() - ra.center(), delta_b = axis.p2() - rb.center();
            const QPointF a = leave(scene_.nodes[cable.a.node], ra, rb.center()) + delta_a;
            const QPointF b = leave(scene_.nodes[cable.b.node], rb, ra.center()) + delta_b;
            out_.cables.append({QLineF(a, b), axis});
            placer_.take(QLineF(a, b));
            // A tunnel may come: labels stay where they are then, and clear of its band.
            const QLineF unit = QLineF(a, b).normalVector().unitVector();
            for (const double side : {-laneWidth(out_.radius), laneWidth(out_.radius)})
                if (axis.length() > 1) placer_.avoid(QLineF(a, b).translated(unit.dx() * side, unit.dy() * side));
            placer_.take(centred(a, {out_.mark, out_.mark}));
            placer_.take(centred(b, {out_.mark, out_.mark}));
        }
    }

    /// From a cable to a label beside it.
    double beyondBand() const { return laneWidth(out_.radius) + 3; }

    static double haloOf(const SceneNode& node) { return node.sas.isEmpty() ? 5 : kRingReach; }

    /// On the side of the cable that a port's label does not take first; states side by side.
    void adjacencies() {
        for (int i = 0; i < scene_.cables.size(); ++i) {
            const QLineF line = out_.cables[i].line;
            if (line.length() < 30) continue;
            place(scene_.cables[i].a.adjacencies, line);
            place(scene_.cables[i].b.adjacencies, QLineF(line.p2(), line.p1()));
        }
    }

    void place(const QVector<Adjacency>& states, const QLineF& line) {
        const QPointF along(line.dx() / line.length(), line.dy() / line.length()), aside(along.y(), -along.x());
        const double begin = out_.mark * 0.5 + 3, end = begin + std::clamp(line.length() * 0.3, 10.0, 38.0);
        double off = 4.6;
        for (const Adjacency state : states) {
            const QLineF placed(line.p1() + along * begin + aside * off, line.p1() + along * end + aside * off);
            out_.adjacencies.append({placed, state});
            placer_.take(placed);
            off += 3.6;
        }
    }

    void add(PlacedLabel::Role role, const QRectF& rect, const QString& text, int node, int cable) {
        out_.labels.append({role, rect, text, Badge::Kind::Neutral, node, cable});
    }

    /// Round a node, the usual place first.
    QVector<QRectF> around(const QRectF& outline, QSizeF size, double gap) const {
        const QPointF c = outline.center();
        const double dx = outline.width() / 2 + gap + size.width() / 2;
        const double dy = outline.height() / 2 + gap + size.height() / 2;
        QVector<QRectF> out;
        for (const QPointF& at : {QPointF(0, dy), QPointF(0, -dy), QPointF(dx, 0), QPointF(-dx, 0), QPointF(dx, dy),
                                  QPointF(-dx, dy), QPointF(dx, -dy), QPointF(-dx, -dy)})
            out.append(centred(c + at, size));
        // Where cables leave on both sides: further out, and half aside.
        for (const double away : {dy, dy + 8, dy + 16, dy + 28})
            for (const double aside : {0.0, -0.5, 0.5, -0.8, 0.8})
                for (const double side : {1.0, -1.0}) out.append(centred(c + QPointF(aside * dx, side * away), size));
        return out;
    }

    void names() {
        const bool details = out_.radius >= 13;
        for (int i = 0; i < scene_.nodes.size(); ++i) {
            const SceneNode& node = scene_.nodes[i];
            const QSizeF name = textSize(PlacedLabel::Role::Name, node.name);
            const QSizeF detail = details && !node.detail.isEmpty() && node.kind != topology::NodeKind::Switch
                                      ? textSize(PlacedLabel::Role::Detail, node.detail)
                                      : QSizeF(0, 0);
            const QSizeF both(std::max(name.width(), detail.width()), name.height() + detail.height());
            const auto rect = placer_.place(around(out_.nodes[i], both, haloOf(node) + 1));
            if (!rect) continue;
            add(PlacedLabel::Role::Name, QRectF(rect->left(), rect->top(), both.width(), name.height()), node.name, i,
                -1);
            if (detail.height() > 0)
                add(PlacedLabel::Role::Detail,
                    QRectF(rect->left(), rect->top() + name.height(), both.width(), detail.height()), node.detail, i,
                    -1);
        }
    }

    /// Networks of switches, once all names and ports stand: a port's address is worth more.
    void networks() {
        for (int i = 0; i < scene_.nodes.size(); ++i) {
            const SceneNode& node = scene_.nodes[i];
            if (node.kind != topology::NodeKind::Switch || node.detail.isEmpty()) continue;
            const QSizeF size = textSize(PlacedLabel::Role::Prefix, node.detail);
            // Under the name or above it, wherever that stands; else round the switch itself.
            QVector<QRectF> candidates;
            for (const PlacedLabel& label : out_.labels)
                if (label.node == i) candidates += beside(label.rect, size);
            candidates += around(out_.nodes[i], size, 6);
            if (const auto rect = placer_.place(candidates)) add(PlacedLabel::Role::Prefix, *rect, node.detail, i, -1);
        }
    }

    /// Under or above a text: centred on it, or flush with one of its ends.
    static QVector<QRectF> beside(const QRectF& text, QSizeF size) {
        const double half = (size.width() - text.width()) / 2, away = (text.height() + size.height()) / 2;
        QVector<QRectF> out;
        for (const double down : {away, -away})
            for (const double aside : {0.0, half, -half})
                out.append(centred(text.center() + QPointF(aside, down), size));
        return out;
    }

    /// Shortened to the address, `.52`, where there is no room for `Fa0/0 .52`.
    void portLabel(int cable, const SceneEnd& end, const QLineF& line) {
        if (end.label.isEmpty() || line.length() < 20) return;
        for (const bool well : {true, false})
            for (const QString& text : {end.label, end.label.section(u' ', 1)}) {
                if (text.isEmpty()) continue;
                const QVector<QRectF> candidates = besideEnd(line, textSize(PlacedLabel::Role::Port, text));
                const auto rect = well ? placer_.placeWell(candidates) : placer_.place(candidates);
                if (rect) return add(PlacedLabel::Role::Port, *rect, text, -1, cable);
            }
    }

    /// Places along a cable, those near its first end before those further away.
    QVector<QRectF> besideEnd(const QLineF& line, QSizeF size) const {
        const double length = line.length();
        const QPointF along(line.dx() / length, line.dy() / length), normal(-along.y(), along.x());
        // How far the box must stand off the cable to clear it, whatever the slope.
        const double clear =
            std::abs(normal.x()) * size.width() / 2 + std::abs(normal.y()) * size.height() / 2 + beyondBand();
        const double reach = std::abs(along.x()) * size.width() / 2 + std::abs(along.y()) * size.height() / 2;
        QVector<QRectF> out;
        for (const double extra : {4.0, 10.0, 18.0, 28.0, 40.0, 56.0})
            for (const double off : {0.0, 6.0, 12.0, 20.0, 28.0, 36.0, 5.0 - beyondBand()})
                for (const double side : {1.0, -1.0})
                    if (reach + extra < length * 0.85)
                        out.append(
                            centred(line.p1() + along * (reach * 0.6 + extra) + normal * (side * (clear + off)), size));
        // A short cable: beside the port itself.
        for (const double back : {0.0, 6.0, 12.0})
            for (const double off : {0.0, 6.0, 12.0})
                for (const double side : {1.0, -1.0})
                    out.append(centred(line.p1() - along * back + normal * (side * (clear + off)), size));
        return out;
    }

    /// Nearer to the end that sends what suffers.
    void troubles() {
        for (int i = 0; i < scene_.cables.size(); ++i) {
            trouble(i, scene_.cables[i].flap, false);
            for (const bool b : {false, true}) trouble(i, (b ? scene_.cables[i].b : scene_.cables[i].a).trouble, b);
        }
    }

    void trouble(int cable, const QString& text, bool b) {
        if (text.isEmpty()) return;
        const QSizeF size = textSize(PlacedLabel::Role::Badge, text);
        const QLineF& line = out_.cables[cable].line;
        const QLineF unit = line.normalVector().unitVector();
        const QPointF normal(unit.dx(), unit.dy());
        const double clear = std::abs(normal.x()) * size.width() / 2 + std::abs(normal.y()) * size.height() / 2 + 4;
        QVector<QRectF> candidates;
        for (const double off : {0.0, 12.0, 24.0, 40.0, 60.0, 84.0})
            for (const double at : {0.35, 0.5, 0.2, 0.7})
                for (const double side : {1.0, -1.0})
                    candidates.append(centred(line.pointAt(b ? 1 - at : at) + normal * (side * (clear + off)), size));
        // A fault is told even where it must lie over something.
        const QRectF rect = placer_.place(candidates).value_or(candidates.front());
        out_.labels.append({PlacedLabel::Role::Badge, rect, text, Badge::Kind::Fault, -1, cable});
    }

    void ports() {
        for (int i = 0; i < scene_.cables.size(); ++i) {
            const QLineF& line = out_.cables[i].line;
            portLabel(i, scene_.cables[i].a, line);
            portLabel(i, scene_.cables[i].b, QLineF(line.p2(), line.p1()));
        }
    }

    void prefixes() {
        for (int i = 0; i < scene_.cables.size(); ++i) {
            const QString& prefix = scene_.cables[i].prefix;
            if (prefix.isEmpty()) continue;
            const QSizeF size = textSize(PlacedLabel::Role::Prefix, prefix);
            const QLineF& line = out_.cables[i].line;
            const QLineF unit = line.normalVector().unitVector();
            const QPointF normal(unit.dx(), unit.dy());
            const double clear =
                std::abs(normal.x()) * size.width() / 2 + std::abs(normal.y()) * size.height() / 2 + beyondBand() + 1;
            QVector<QRectF> candidates;
            for (const double off : {0.0, 14.0, 26.0})
                for (const double at : {0.5, 0.4, 0.6, 0.3, 0.7})
                    for (const double side : {1.0, -1.0})
                        candidates.append(centred(line.pointAt(at) + normal * (side * (clear + off)), size));
            if (const auto rect = placer_.place(candidates)) add(PlacedLabel::Role::Prefix, *rect, prefix, -1, i);
        }
    }

    /// A row of badges as one block, outward of the picture first, so that the others need not move.
    void badges() {
        for (int i = 0; i < scene_.nodes.size(); ++i) {
            const SceneNode& node = scene_.nodes[i];
            if (node.badges.isEmpty()) continue;
            QRectF block = out_.nodes[i];
            for (const PlacedLabel& label : out_.labels)
                if (label.node == i && label.role != PlacedLabel::Role::Badge) block = block.united(label.rect);
            if (placeBadges(i, block, true) || placeBadges(i, block, false)) continue;
        }
    }

    bool placeBadges(int node, const QRectF& block, bool in_a_row) {
        const QVector<Badge>& badges = scene_.nodes[node].badges;
        QVector<QSizeF> sizes;
        double width = 0, height = 0;
        for (const Badge& badge : badges) {
            sizes.append(textSize(PlacedLabel::Role::Badge, badge.text));
            const QSizeF& s = sizes.back();
            width = in_a_row ? width + s.width() + 6 : std::max(width, s.width());
            height = in_a_row ? std::max(height, s.height()) : height + s.height() + 4;
        }
        if (in_a_row) width -= 6;
        if (!in_a_row) height -= 4;
        QVector<QRectF> candidates = around(block, {width, height}, 6);
        if (out_.nodes[node].center().y() < middle_y_) std::swap(candidates[0], candidates[1]);
        const auto rect = placer_.place(candidates);
        if (!rect) return false;
        QPointF at = rect->topLeft();
        for (int b = 0; b < badges.size(); ++b) {
            QRectF place(at, sizes[b]);
            if (!in_a_row) place.moveLeft(rect->center().x() - place.width() / 2);
            out_.labels.append({PlacedLabel::Role::Badge, place, badges[b].text, badges[b].kind, node, -1});
            in_a_row ? at.rx() += sizes[b].width() + 6 : at.ry() += sizes[b].height() + 4;
        }
        return true;
    }

    const Scene& scene_;
    const Viewport& viewport_;
    Placer placer_;
    Geometry out_;
    double middle_y_ = 0;
};

}  // namespace

double laneWidth(double radius) { return radius * 0.32; }

QFont labelFont(PlacedLabel::Role role) {
    switch (role) {
        case PlacedLabel::Role::Name: return interfaceFont(9.5, QFont::DemiBold);
        case PlacedLabel::Role::Badge: return interfaceFont(8.5, QFont::DemiBold);
        case PlacedLabel::Role::Detail:
        case PlacedLabel::Role::Port:
        case PlacedLabel::Role::Prefix: break;
    }
    return interfaceFont(8.5);
}

Geometry layOut(const Scene& scene, const Viewport& viewport, const QRectF& sight, const QVector<QRectF>& reserved) {
    return LayOut(scene, viewport, sight, reserved).run();
}

Viewport fitting(const Scene& scene, const QRectF& area) {
    Viewport viewport;
    if (scene.nodes.isEmpty() || area.width() < 10 || area.height() < 10) return viewport;
    QRectF bounds(scene.nodes[0].position, QSizeF(0, 0));
    for (const SceneNode& node : scene.nodes) {
        bounds.setLeft(std::min(bounds.left(), node.position.x()));
        bounds.setRight(std::max(bounds.right(), node.position.x()));
        bounds.setTop(std::min(bounds.top(), node.position.y()));
        bounds.setBottom(std::max(bounds.bottom(), node.position.y()));
    }
    // Room for a disc and its labels on every side, in pixels: they do not grow with the zoom.
    const double side = std::min(64.0, area.width() * 0.12), top = 78;
    const double wide = std::max(1.0, bounds.width()), high = std::max(1.0, bounds.height());
    viewport.zoom = std::min((area.width() - 2 * side) / wide, (area.height() - 2 * top) / high);
    // A small lab may grow on a large screen, but not beyond what the eye takes in.
    viewport.zoom = std::clamp(viewport.zoom, 0.05, std::max(1.6, area.width() / 1100));
    viewport.offset = area.center() - bounds.center() * viewport.zoom;
    return viewport;
}

}  // namespace switchover::ui
