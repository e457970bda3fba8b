#pragma once
/// The picture of the lab. Paints a cached layer and the dots on top; reports what is pointed at and asked for.
#include <functional>
#include <memory>
#include <optional>
#include <QElapsedTimer>
#include <QWidget>

#include "ui/canvas/dots.h"
#include "ui/canvas/painting.h"

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
    DotField& dots() { return dots_; }
    /// Whether frames travel, and how fast: 1 takes DotField::kHopMs over a cable.
    void setMotion(bool moving, double speed) { dots_.setMotion(moving, speed); }
    bool shows(Protocol protocol) const { return !dots_.hidden()[static_cast<std::size_t>(protocol)]; }
    /// Frames of a protocol are drawn or left out; a click on the legend does the same.
    void setShown(Protocol protocol, bool shown);
    /// More lines for the tooltip of a target: what is not part of the picture, such as timers.
    void setDetail(std::function<QString(const Target&)> detail) { detail_ = std::move(detail); }

    const Target& selection() const { return selection_; }
    void select(const Target& target);

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

   Q_SIGNALS:
    void selectionChanged(const switchover::ui::Target& target);
    /// A click on a port or cable: the fault menu is wanted at this place of the screen.
    void menuRequested(const switchover::ui::Target& target, const QPoint& global);

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
    bool had_dots_ = false;
    double now_ms_ = 0;
    Target selection_, hovered_, pressed_;
    QPointF press_at_, drag_from_;
    bool panning_ = false, dragged_ = false;
    std::function<QString(const Target&)> detail_;
    QPoint tip_at_;  ///< on the screen
    QString tip_;    ///< as it was shown last
    Target tip_of_;
    double tip_ms_ = 0;
};

}  // namespace switchover::ui
