#include "ui/canvas/transitions.h"

#include <algorithm>
#include <QEasingCurve>

#include "ui/canvas/painting.h"

namespace switchover::ui {

namespace {

const PlacedLabel* badgeOf(const Geometry& geometry, int node, const QString& text) {
    for (const PlacedLabel& label : geometry.labels)
        if (label.role == PlacedLabel::Role::Badge && label.node == node && label.text == text) return &label;
    return nullptr;
}

/// `HSRP 1` of `HSRP 1 · Active`: what a badge is about.
QString subject(const Badge& badge) { return badge.text.section(QStringLiteral(" · "), 0, 0); }

bool isState(const Badge& badge) { return badge.kind != Badge::Kind::Vip && badge.kind != Badge::Kind::Fault; }

}  // namespace

void Transitions::setReduced(bool reduced) {
    reduced_ = reduced;
    if (!reduced) return;
    journeys_.clear();
    fades_.clear();
}

void Transitions::reset(const Scene& scene) {
    places_.clear();
    journeys_.clear();
    fades_.clear();
    remember(scene, {});
}

void Transitions::remember(const Scene& scene, const Geometry& geometry) {
    for (int node = 0; node < scene.nodes.size(); ++node) {
        for (const Badge& badge : scene.nodes[node].badges) {
            if (badge.kind != Badge::Kind::Vip) continue;
            Place place{badge.text, node, {}};
            if (const PlacedLabel* label = badgeOf(geometry, node, badge.text))
                place.offset = label->rect.center() - geometry.nodes[node].center();
            const auto known = std::find_if(places_.begin(), places_.end(),
                                            [&](const Place& other) { return other.text == place.text; });
            if (known == places_.end())
                places_.push_back(place);
            else
                *known = place;
        }
    }
}

void Transitions::compareBadges(int node, const QVector<Badge>& was, const QVector<Badge>& is, double now_ms) {
    for (const Badge& badge : is) {
        if (!isState(badge)) continue;
        for (const Badge& before : was) {
            if (!isState(before) || before == badge || subject(before) != subject(badge)) continue;
            std::erase_if(fades_, [&](const Fade& f) { return f.node == node && subject(f.is) == subject(badge); });
            fades_.push_back({node, before, badge, now_ms});
        }
    }
}

void Transitions::change(const Scene& from, const Geometry& geometry, const Scene& to, double now_ms) {
    remember(from, geometry);
    if (reduced_) return;
    for (int node = 0; node < to.nodes.size() && node < from.nodes.size(); ++node) {
        const QVector<Badge>& is = to.nodes[node].badges;
        if (is == from.nodes[node].badges) continue;
        compareBadges(node, from.nodes[node].badges, is, now_ms);
        for (const Badge& badge : is) {
            if (badge.kind != Badge::Kind::Vip || from.nodes[node].badges.contains(badge)) continue;
            // It may have been nobody's for a hold time; then it comes from who had it last.
            const auto last = std::find_if(places_.begin(), places_.end(),
                                           [&](const Place& place) { return place.text == badge.text; });
            std::erase_if(journeys_, [&](const Journey& journey) { return journey.text == badge.text; });
            if (last != places_.end() && last->node != node) journeys_.push_back({badge.text, *last, node, now_ms});
        }
    }
    std::erase_if(journeys_, [&](const Journey& journey) {
        const QVector<Badge>& badges = to.nodes[journey.to].badges;
        return !badges.contains(Badge{journey.text, Badge::Kind::Vip});
    });
}

bool Transitions::expire(double now_ms) {
    std::erase_if(fades_, [&](const Fade& fade) { return now_ms >= fade.begin_ms + kFadeMs; });
    return std::erase_if(journeys_, [&](const Journey& j) { return now_ms >= j.begin_ms + kTravelMs; }) > 0;
}

void Transitions::takeOut(QVector<PlacedLabel>& labels) const {
    if (journeys_.empty()) return;
    labels.removeIf([this](const PlacedLabel& label) {
        return std::any_of(journeys_.begin(), journeys_.end(), [&](const Journey& journey) {
            return label.badge == Badge::Kind::Vip && label.node == journey.to && label.text == journey.text;
        });
    });
}

QRectF Transitions::travelling(const QString& text, const Geometry& geometry, double now_ms) const {
    for (const Journey& journey : journeys_) {
        if (journey.text != text || journey.from.node >= geometry.nodes.size()) continue;
        const PlacedLabel* label = badgeOf(geometry, journey.to, journey.text);
        if (label == nullptr) return {};
        static const QEasingCurve ease(QEasingCurve::InOutCubic);
        const double t = ease.valueForProgress(std::clamp((now_ms - journey.begin_ms) / kTravelMs, 0.0, 1.0));
        const QPointF begin = geometry.nodes[journey.from.node].center() + journey.from.offset;
        QRectF rect = label->rect;
        rect.moveCenter(begin + (label->rect.center() - begin) * t);
        return rect;
    }
    return {};
}

void Transitions::paint(QPainter& painter, const Geometry& geometry, double now_ms) const {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setFont(labelFont(PlacedLabel::Role::Badge));
    for (const Fade& fade : fades_) {
        const PlacedLabel* label = badgeOf(geometry, fade.node, fade.is.text);
        if (label == nullptr) continue;
        const double t = std::clamp((now_ms - fade.begin_ms) / kFadeMs, 0.0, 1.0);
        PlacedLabel old = *label;
        old.text = fade.was.text;
        old.badge = fade.was.kind;
        painter.setOpacity(1 - t);
        paintBadge(painter, old);
        // A wave from the badge outwards, so that the eye finds what changed.
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours().accent, 1.6));
        const double reach = 2 + 9 * t, corner = label->rect.height() / 2 + reach;
        painter.drawRoundedRect(label->rect.adjusted(-reach, -reach, reach, reach), corner, corner);
    }
    painter.setOpacity(1);
    for (const Journey& journey : journeys_) {
        const QRectF rect = travelling(journey.text, geometry, now_ms);
        if (rect.isNull()) continue;
        PlacedLabel chip;
        chip.role = PlacedLabel::Role::Badge;
        chip.rect = rect;
        chip.text = journey.text;
        chip.badge = Badge::Kind::Vip;
        paintBadge(painter, chip);
    }
}

}  // namespace switchover::ui
