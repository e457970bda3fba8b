#pragma once
/// Paints the lanes of a TimelineModel over virtual time; zooms with the wheel, pans with the mouse.
#include <QAbstractScrollArea>

#include "ui/timeline/outage_card.h"
#include "ui/timeline/timeline_model.h"

namespace switchover::ui {

class TimelineView : public QAbstractScrollArea {
    Q_OBJECT
   public:
    explicit TimelineView(const TimelineModel& model, QWidget* parent = nullptr);

    /// The clock went on, or the model changed. Paints again only when that would be seen.
    void setNow(Instant now);
    Instant from() const { return from_; }
    Instant until() const { return until_; }
    bool showsAll() const { return all_; }
    /// The same span of time and the same cursor as another view.
    void showAs(const TimelineView& other);
    void zoomBy(double factor, double x);
    /// Of an instant, in pixels of the viewport.
    double xOf(Instant at) const;
    Instant instantAt(double x) const;
    /// The middle of a lane, in pixels of the viewport; the marks come after the last lane.
    double yOfLane(int lane) const;
    /// What stands there, for the tooltip and for screen readers; empty where nothing does.
    QString describe(QPointF at) const;

    /// The clock cursor: a moment picked here or elsewhere, brought into sight; kNever takes it away.
    void setCursor(Instant at);
    Instant cursor() const { return cursor_; }
    /// What brought the outage that stands there, and how it ended; nothing where none does.
    std::optional<OutageStory> storyAt(QPointF at) const;
    OutageStory storyOf(const QString& title, const LaneSegment& outage) const;
    /// Floats a card with it over the timeline.
    OutageCard* showCard(const OutageStory& story, const QPoint& global);
    /// Brings it into sight, with the card of the last outage of any ping, or of one; false where there was none.
    bool showLastOutage();
    bool showOutageOf(NodeIndex node, std::uint32_t probe);

    QSize sizeHint() const override { return {600, 200}; }

   public Q_SLOTS:
    /// From power-on to now, as time goes on.
    void showAll();

   Q_SIGNALS:
    /// A click: this moment is wanted elsewhere.
    void instantPicked(switchover::Instant at);

   protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool viewportEvent(QEvent* event) override;

   private:
    void changed();
    void paintAxis(QPainter& painter) const;
    void paintLane(QPainter& painter, const Lane& lane, double y) const;
    void paintLengths(QPainter& painter, const QVector<std::pair<QRectF, QString>>& outages) const;
    void reveal(const LaneSegment& outage, int lane);
    void paintMarks(QPainter& painter, double y) const;
    void paintCursor(QPainter& painter) const;
    QPoint placeOf(const LaneSegment& outage, int lane) const;
    void panBy(double pixels);
    double rightOfTitles() const { return titles_; }

    const TimelineModel& model_;
    Instant now_ = kPowerOn, from_ = kPowerOn, until_ = kPowerOn + 60s;
    Instant cursor_ = kNever;
    bool all_ = true;
    double titles_ = 90, step_ = 24;         ///< where lanes begin; from lane to lane
    std::size_t painted_ = ~std::size_t{0};  ///< revision of the model
    QPointF press_at_, drag_from_;
    bool pressed_ = false, dragged_ = false;
};

}  // namespace switchover::ui
