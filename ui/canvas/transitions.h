#pragma once
/// What moves for a moment when the scene changes: an HSRP badge fades from its old state to the new one, and the chip
/// of a virtual address travels to the router that answers for it now. Both end in the still picture.
#include <QPainter>
#include <QString>
#include <QVector>
#include <vector>

#include "ui/canvas/layout.h"

namespace switchover::ui {

class Transitions {
   public:
    static constexpr double kTravelMs = 600, kFadeMs = 450;

    /// Reduced motion: everything is in its place at once.
    void setReduced(bool reduced);
    bool reduced() const { return reduced_; }
    /// Forgets everything: another lab, or the first scene.
    void reset(const Scene& scene);
    /// `geometry` is that of the scene shown so far.
    void change(const Scene& from, const Geometry& geometry, const Scene& to, double now_ms);
    bool running() const { return !journeys_.empty() || !fades_.empty(); }
    /// Drops what is over; true when the still picture has to be painted again because a chip arrived.
    bool expire(double now_ms);
    /// The labels without the chips that travel.
    void takeOut(QVector<PlacedLabel>& labels) const;
    void paint(QPainter& painter, const Geometry& geometry, double now_ms) const;
    /// Where the chip of this text is; a null rectangle when it does not travel.
    QRectF travelling(const QString& text, const Geometry& geometry, double now_ms) const;

   private:
    /// Where a chip was last, from the centre of its node: it stays right when the view moves.
    struct Place {
        QString text;
        int node = -1;
        QPointF offset;
    };
    struct Journey {
        QString text;
        Place from;
        int to = -1;
        double begin_ms = 0;
    };
    struct Fade {
        int node = -1;
        Badge was, is;
        double begin_ms = 0;
    };
    void remember(const Scene& scene, const Geometry& geometry);
    void compareBadges(int node, const QVector<Badge>& was, const QVector<Badge>& is, double now_ms);

    std::vector<Place> places_;
    std::vector<Journey> journeys_;
    std::vector<Fade> fades_;
    bool reduced_ = false;
};

}  // namespace switchover::ui
