#pragma once
/// Frames on their way over cables. A true frame crosses a cable in microseconds, so the picture gives each hop a
/// fraction of a wall second and keeps causes before effects: what a node sends because something arrived leaves it
/// when the arriving dot has come in.
#include <QPainter>
#include <QPixmap>
#include <QVector>
#include <vector>

#include "engine/link/fabric.h"
#include "ui/canvas/flows.h"
#include "ui/canvas/painting.h"

namespace switchover::ui {

/// What the octets of an Ethernet frame carry; malformed ones are `Other`.
Protocol protocolOf(ByteView octets);

class DotField {
   public:
    static constexpr double kHopMs = 420;          ///< how long a dot takes over a cable at the usual speed
    static constexpr std::size_t kMaximum = 2000;  ///< dots at once; more frames are left out
    static constexpr double kSpacingMs = 45;       ///< between dots of one direction; closer ones are left out

    /// Forgets everything; `pipes` is twice the number of cables.
    void reset(std::size_t pipes, std::size_t nodes);
    /// Takes frames in the world's order; `from` and `to` are the nodes at the ends of each pipe. `now_ms` is the
    /// picture's own clock. Pipes that `flows` shows get no dots.
    void add(const std::vector<SentFrame>& frames, const Scene& scene, double now_ms, const FlowField* flows = nullptr);
    /// One dot of which nothing further is known.
    void add(std::uint32_t cable, bool from_b, Protocol protocol, double start_ms, double duration_ms);
    /// Drops those that have arrived.
    void expire(double now_ms);
    /// Forgets those on cables that carry nothing any more.
    void dropFrom(const Scene& scene);
    /// Not moving: frames leave no dots. `speed`: of those that come from now on.
    void setMotion(bool moving, double speed);
    void setVisible(Protocol protocol, bool visible);
    const ProtocolSet& hidden() const { return hidden_; }

    bool empty() const { return dots_.empty(); }
    std::size_t size() const { return dots_.size(); }
    /// All dots under way at `now_ms`, as sprites of one pixmap.
    void paint(QPainter& painter, const Geometry& geometry, double mark, double now_ms);

   private:
    struct Dot {
        std::uint32_t pipe = 0;
        Protocol protocol = Protocol::Other;
        bool lost = false;  ///< goes half of the way
        double start_ms = 0;
        double duration_ms = kHopMs;
    };
    /// The last frame that came in at a node, in both times.
    struct Arrival {
        Instant at;
        double shown_ms = 0;
    };
    void makeSprites(double device_pixel_ratio, double radius);

    std::vector<Dot> dots_;
    std::vector<Arrival> arrivals_;      ///< by node
    std::vector<double> last_start_ms_;  ///< by pipe
    bool moving_ = true;
    double hop_ms_ = kHopMs;
    QPixmap sprites_;
    double sprite_radius_ = 0;
    std::uint32_t sprite_colours_ = 0;  ///< revision of the palette
    std::vector<QPainter::PixmapFragment> fragments_;
    ProtocolSet hidden_{};
};

}  // namespace switchover::ui
