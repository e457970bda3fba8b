#pragma once
/// Frames that are too many for dots: on a cable that carries more than dots can show, each protocol and direction is a
/// lane of moving dashes, the broader the more frames a wall second it stands for.
#include <array>
#include <cstdint>
#include <QPainter>
#include <vector>

#include "engine/link/fabric.h"
#include "ui/canvas/layout.h"
#include "ui/canvas/legend.h"

namespace switchover::ui {

class FlowField {
   public:
    static constexpr double kBegin = 45;  ///< frames a wall second of one direction from which dots are a flow
    static constexpr double kEnd = 20;    ///< below which they are dots again

    /// Forgets everything; `pipes` is twice the number of cables.
    void reset(std::size_t pipes);
    /// Counts frames as they come.
    void add(const std::vector<SentFrame>& frames);
    /// What the cables themselves have counted: at high speed not every frame comes to the window.
    void observe(const snapshot::World& world, double now_ms);
    /// Lets rates fade to those of now.
    void advance(double now_ms);
    /// Forgets those on cables that carry nothing any more.
    void dropFrom(const Scene& scene);
    /// Reduced motion: everything is a flow, and flows stand still.
    void setStill(bool still) { still_ = still; }

    bool any() const { return flowing_ > 0; }
    bool flows(std::uint32_t pipe) const { return pipe < pipes_.size() && pipes_[pipe].flowing; }
    /// Frames a wall second.
    double rate(std::uint32_t pipe) const;
    double rate(std::uint32_t pipe, Protocol protocol) const;
    void paint(QPainter& painter, const Geometry& geometry, const ProtocolSet& hidden, double now_ms) const;

   private:
    struct Pipe {
        std::array<double, kProtocols> seen{};  ///< frames a second by protocol, of those that came
        double seen_in_all = 0;
        double counted = 0;        ///< frames a second, by the cable's counter
        std::uint64_t frames = 0;  ///< the counter as it was seen last
        bool flowing = false;
    };
    std::vector<Pipe> pipes_;
    double advanced_ms_ = 0;
    double observed_ms_ = -1;
    int flowing_ = 0;
    bool still_ = false;
};

}  // namespace switchover::ui
