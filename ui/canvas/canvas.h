#pragma once
/// The picture of the lab. Paints a cached layer and the dots on top; reports what is pointed at and asked for.
#include <functional>
#include <memory>
#include <optional>
#include <QHash>
#include <QWidget>

#include "ui/canvas/arrange.h"
#include "ui/canvas/dots.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/painting.h"
#include "ui/canvas/transitions.h"

namespace switchover::ui {

class Canvas : public QWidget {
    Q_OBJECT
   public:
    explicit Canvas(QWidget* parent = nullptr);

    /// Equal scenes cost a comparison. The first one, and one of another lab, is fitted into the view.
    void setScene(Scene scene);
    const Scene& scene() const { return scene_; }
    /// Makes dots of frames the world sent.
    void showFrames(const std::vector<SentFrame>& frames);
    /// Shows the dots as they are at this moment of the picture's clock, in ms; called by the window's own beat.
    void advance(double now_ms);
    /// The counters of the cables: how much flows where frames are too many for dots.
    void showTraffic(const snapshot::World& world) { flows_.observe(world, now_ms_); }
    const FlowField& flows() const { return flows_; }
    DotField& dots() { return dots_; }
    /// Whether what need not move does, and how fast frames travel: 1 takes DotField::kHopMs over a cable. Without
    /// motion, frames are flows that stand still and state changes are in their place at once.
    void setMotion(bool moving, double speed);
    void setReducedMotion(bool reduced) { setMotion(!reduced, 1); }
    Transitions& transitions() { return transitions_; }
    bool shows(Protocol protocol) const { return !dots_.hidden()[static_cast<std::size_t>(protocol)]; }
    /// Frames of a protocol are drawn or left out; a click on the legend does the same.
    void setShown(Protocol protocol, bool shown);
    /// More lines for the tooltip of a target: what is not part of the picture, such as timers.
    void setDetail(std::function<QString(const Target&)> detail) { detail_ = std::move(detail); }

    const Target& selection() const { return selection_; }
    void select(const Target& target);
    /// Several nodes chosen together, or the one that is selected.
    QVector<std::uint32_t> selectedNodes() const;
    /// The last one becomes the selection.
    void selectNodes(const QVector<std::uint32_t>& nodes);

    /// Moves nodes; the picture keeps them there whatever the snapshots' lab file said.
    void placeNodes(const NodePlaces& places);
    NodePlaces placesOf(const QVector<std::uint32_t>& nodes) const;
    /// Names and positions of nodes that stand elsewhere than in the lab file.
    QVector<QPair<QString, QPointF>> unsavedPlaces() const;
    void setPlacesSaved();
    /// Shows the same lab as `other` does: places, part of the picture, selection, protocols left out.
    void takeOver(const Canvas& other);

    Minimap minimap() const { return makeMinimap(size(), legend().rect, scene_, viewport_); }
    Legend legend() const { return makeLegend(size(), scene_); }
    double zoom() const { return viewport_.zoom; }
    void zoomBy(double factor, QPointF at);
    const Geometry& geometryOfScene();
    /// Where a port's mark stands, in the widget's pixels: what a mouse must hit.
    QPointF portPosition(NodeIndex node, InterfaceIndex port);
    Target targetAt(QPointF at);
    /// A line for the tooltip and for screen readers.
    QString describe(const Target& target) const;

    QSize sizeHint() const override { return {860, 560}; }
    QSize minimumSizeHint() const override { return {320, 240}; }

   public Q_SLOTS:
    void fit();
    void actualSize();
    /// Lines up or spreads out the selected nodes.
    void arrange(switchover::ui::Arrangement arrangement);

   Q_SIGNALS:
    void selectionChanged(const switchover::ui::Target& target);
    /// A click on a port or cable: the fault menu is wanted at this place of the screen.
    void menuRequested(const switchover::ui::Target& target, const QPoint& global);
    /// Somebody moved nodes here: they are in their new places already.
    void nodesMoved(const switchover::ui::NodePlaces& from, const switchover::ui::NodePlaces& to, bool by_keys);
    /// `unsavedPlaces` may have changed.
    void placesChanged();

   protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    bool event(QEvent* event) override;

   private:
    enum class Drag : std::uint8_t { None, Pan, Move, Band, Map };
    Drag dragFor(const QMouseEvent& event) const;
    void hover(QPointF at);
    void lookAt(QPointF on_map);
    void beginMove();
    void moveTo(QPointF at, bool freely);
    void endMove();
    void endBand(bool more);
    void moveBy(QPointF step);
    bool moveKey(const QKeyEvent& event);
    void escape();
    void paintFlows(QPainter& painter);
    void paintTools(QPainter& painter) const;
    bool isSameLab(const Scene& scene) const;
    void stale();
    void tellAgain();
    std::optional<Protocol> legendAt(QPointF at) const;
    void layOutAgain();
    void selectNext(int step);

    Scene scene_;
    Viewport viewport_;
    Geometry geometry_;
    bool laid_out_ = false;
    bool fitted_ = true;  ///< the view follows the size of the widget until somebody zooms or pans
    QPixmap layer_;
    bool layer_valid_ = false;
    std::uint32_t layer_colours_ = 0;  ///< revision of the palette
    DotField dots_;
    bool had_dots_ = false;  ///< or flows
    FlowField flows_;
    Transitions transitions_;
    double now_ms_ = 0;
    Target selection_, hovered_, pressed_;
    QVector<std::uint32_t> marked_;  ///< nodes chosen together; empty for fewer than two
    QPointF press_at_, drag_from_;
    Drag drag_ = Drag::None;  ///< what moving the mouse does while a button is down
    bool dragged_ = false;
    Minimap map_;  ///< as it was when a drag on it began
    QRectF band_;
    NodePlaces moving_from_;
    QVector<QLineF> guides_;          ///< lab units
    QHash<QString, QPointF> places_;  ///< of nodes that were moved
    QHash<QString, QPointF> saved_;   ///< of all nodes, as the lab file has them
    std::function<QString(const Target&)> detail_;
    QPoint tip_at_;  ///< on the screen
    QString tip_;    ///< as it was shown last
    Target tip_of_;
    double tip_ms_ = 0;
};

}  // namespace switchover::ui
