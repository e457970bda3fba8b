#pragma once
/// The picture of the lab. Paints a cached layer and the dots on top; reports what is pointed at and asked for.
#include <memory>
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
    void layOutAgain();
    void selectNext(int step);

    Scene scene_;
    Viewport viewport_;
    Geometry geometry_;
    bool laid_out_ = false;
    bool fitted_ = true;  ///< the view follows the size of the widget until somebody zooms or pans
    QPixmap layer_;
    bool layer_valid_ = false;
    DotField dots_;
    bool had_dots_ = false;
    double now_ms_ = 0;
    Target selection_, hovered_, pressed_;
    QPointF press_at_, drag_from_;
    bool panning_ = false, dragged_ = false;
};

}  // namespace switchover::ui
