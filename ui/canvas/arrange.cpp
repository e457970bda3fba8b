#include "ui/canvas/arrange.h"

#include <algorithm>
#include <cmath>

namespace switchover::ui {

namespace {

double coordinate(QPointF at, bool x) { return x ? at.x() : at.y(); }

/// The node's coordinate nearest to `wanted` within `reach`, and a line through those that share it.
bool lineUp(const Scene& scene, const QVector<std::uint32_t>& moving, QPointF wanted, double reach, bool x,
            double& found, double& low, double& high) {
    double nearest = reach;
    bool any = false;
    for (int i = 0; i < scene.nodes.size(); ++i) {
        if (moving.contains(static_cast<std::uint32_t>(i))) continue;
        const QPointF at = scene.nodes[i].position;
        const double off = std::abs(coordinate(at, x) - coordinate(wanted, x));
        if (off > nearest) continue;
        if (!any || off < nearest) low = high = coordinate(at, !x);
        low = std::min(low, coordinate(at, !x));
        high = std::max(high, coordinate(at, !x));
        found = coordinate(at, x);
        nearest = off;
        any = true;
    }
    return any;
}

double onGrid(double value) { return kSnapStep * std::round(value / kSnapStep); }

}  // namespace

Snapped snapped(const Scene& scene, const QVector<std::uint32_t>& moving, QPointF wanted, double reach) {
    Snapped out;
    double x = 0, y = 0, x_low = 0, x_high = 0, y_low = 0, y_high = 0;
    const bool column = lineUp(scene, moving, wanted, reach, true, x, y_low, y_high);
    const bool row = lineUp(scene, moving, wanted, reach, false, y, x_low, x_high);
    out.at = QPointF(column ? x : onGrid(wanted.x()), row ? y : onGrid(wanted.y()));
    if (column) out.guides.append(QLineF(x, std::min(y_low, out.at.y()), x, std::max(y_high, out.at.y())));
    if (row) out.guides.append(QLineF(std::min(x_low, out.at.x()), y, std::max(x_high, out.at.x()), y));
    return out;
}

NodePlaces arranged(const Scene& scene, QVector<std::uint32_t> nodes, Arrangement arrangement) {
    const bool spread = arrangement == Arrangement::SpreadAcross || arrangement == Arrangement::SpreadDown;
    if (nodes.size() < (spread ? 3 : 2)) return {};
    const bool x = arrangement == Arrangement::Column || arrangement == Arrangement::SpreadAcross;
    const auto place = [&scene](std::uint32_t node) { return scene.nodes[static_cast<int>(node)].position; };
    std::sort(nodes.begin(), nodes.end(), [&](std::uint32_t a, std::uint32_t b) {
        const double at_a = coordinate(place(a), x), at_b = coordinate(place(b), x);
        return at_a != at_b ? at_a < at_b : a < b;
    });
    double sum = 0;
    for (const std::uint32_t node : nodes) sum += coordinate(place(node), x);
    const double first = coordinate(place(nodes.front()), x), last = coordinate(place(nodes.back()), x);
    NodePlaces out;
    for (int i = 0; i < nodes.size(); ++i) {
        QPointF to = place(nodes[i]);
        const double value = std::round(spread ? first + (last - first) * i / static_cast<double>(nodes.size() - 1)
                                               : sum / static_cast<double>(nodes.size()));
        (x ? to.rx() : to.ry()) = value;
        if (to != place(nodes[i])) out.append({nodes[i], to});
    }
    return out;
}

}  // namespace switchover::ui
