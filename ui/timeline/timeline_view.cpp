#include "ui/timeline/timeline_view.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <QWheelEvent>

#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

constexpr double kTop = 8, kLeastStep = 17, kMostStep = 30, kAxis = 24, kRight = 14, kMark = 4, kReach = 5;
constexpr double kDragThreshold = 4;
constexpr Duration kShortest = 1ms;
constexpr Duration kNoticed = 5s;  ///< an echo counts as lost after two

/// Steps that people read without counting.
constexpr std::array<Duration, 22> kSteps{1ms, 2ms, 5ms, 10ms, 20ms, 50ms, 100ms, 200ms, 500ms, 1s,    2s,
                                          5s,  10s, 20s, 30s,  60s,  120s, 300s,  600s,  1200s, 3600s, 7200s};

Duration stepFor(Duration least) {
    for (const Duration step : kSteps)
        if (step >= least) return step;
    Duration step = kSteps.back();
    while (step < least) step *= 2;
    return step;
}

QString axisText(Instant at, Duration step) {
    const QString full = QString::fromStdString(clock_text(at));  // hh:mm:ss.mmm
    return step < 1s ? full : full.left(8);
}

QColor groundOf(LaneSegment::Kind kind) {
    const Palette& p = colours();
    switch (kind) {
        case LaneSegment::Kind::Init: return p.laneInit;
        case LaneSegment::Kind::Listen: return p.laneListen;
        case LaneSegment::Kind::Standby: return p.laneStandby;
        case LaneSegment::Kind::Active: return p.laneActive;
        case LaneSegment::Kind::Tunnel: return p.laneTunnel;
        case LaneSegment::Kind::Answered: return p.laneAnswered;
        case LaneSegment::Kind::Outage: return p.laneOutage;
    }
    return p.laneInit;
}

}  // namespace

TimelineView::TimelineView(const TimelineModel& model, QWidget* parent) : QAbstractScrollArea(parent), model_(model) {
    setObjectName(QStringLiteral("timelineView"));
    setAccessibleName(tr("Timeline"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFocusPolicy(Qt::StrongFocus);
    viewport()->setMouseTracking(true);
}

double TimelineView::xOf(Instant at) const {
    const double width = viewport()->width() - titles_ - kRight;
    return titles_ + width * (to_seconds(at - from_) / to_seconds(until_ - from_));
}

Instant TimelineView::instantAt(double x) const {
    const double width = std::max(1.0, viewport()->width() - titles_ - kRight);
    const double share = (x - titles_) / width;
    return from_ + Duration{static_cast<std::int64_t>(share * static_cast<double>(to_ns(until_ - from_)))};
}

double TimelineView::yOfLane(int lane) const { return kTop + (lane + 0.5) * step_ - verticalScrollBar()->value(); }

void TimelineView::setNow(Instant now) {
    const bool moved = std::abs(xOf(now) - xOf(now_)) >= 0.5;
    const bool was_in_sight = now_ <= until_;
    now_ = now;
    if (all_) {
        // The scale changes in steps, so that the picture stands still most of the time; a tenth stays free.
        const Duration span = std::max<Duration>(60s, stepFor((now - kPowerOn) * 10 / 54) * 6);
        const Instant end = kPowerOn + span;
        if (from_ != kPowerOn || until_ != end) {
            from_ = kPowerOn;
            until_ = end;
            changed();
        }
    } else if (was_in_sight && now > until_) {
        // Half a page on, as a reader turns the page.
        const Duration span = until_ - from_;
        from_ = now - span / 2;
        until_ = from_ + span;
        changed();
    }
    if (model_.revision() != painted_)
        changed();
    else if (moved)
        viewport()->update();
}

void TimelineView::showAs(const TimelineView& other) {
    now_ = other.now_;
    from_ = other.from_;
    until_ = other.until_;
    all_ = other.all_;
    cursor_ = other.cursor_;
    changed();
}

void TimelineView::changed() {
    painted_ = model_.revision();
    const QFontMetricsF metrics(interfaceFont(8.5));
    const auto lanes = model_.lanes();
    double widest = metrics.horizontalAdvance(tr("Events"));
    for (const Lane* lane : lanes) widest = std::max(widest, metrics.horizontalAdvance(lane->title));
    titles_ = std::min(widest + 28, viewport()->width() * 0.4);
    // As high as there is room for: all lanes are in sight in a low pane, and a high one is not half empty.
    const double rows = static_cast<double>(lanes.size() + 1);
    step_ = std::clamp((viewport()->height() - kTop - kAxis) / rows, kLeastStep, kMostStep);
    const int height = static_cast<int>(kTop + step_ * rows + kAxis);
    verticalScrollBar()->setRange(0, std::max(0, height - viewport()->height()));
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(static_cast<int>(step_));
    viewport()->update();
}

void TimelineView::showAll() {
    all_ = true;
    setNow(now_);
    changed();
}

void TimelineView::zoomBy(double factor, double x) {
    const Instant fixed = instantAt(std::max(x, titles_));
    const double span = static_cast<double>(to_ns(until_ - from_));
    const double longest = std::max(static_cast<double>(to_ns(now_ - kPowerOn)) * 2, 120e9);
    const double next = std::clamp(span / factor, static_cast<double>(kShortest.count()), longest);
    const double share = static_cast<double>(to_ns(fixed - from_)) / span;
    from_ = fixed - Duration{static_cast<std::int64_t>(share * next)};
    if (from_ < kPowerOn) from_ = kPowerOn;
    until_ = from_ + Duration{static_cast<std::int64_t>(next)};
    all_ = false;
    changed();
}

void TimelineView::panBy(double pixels) {
    const Duration by = instantAt(titles_ + pixels) - from_;
    const Duration span = until_ - from_;
    from_ = std::max(kPowerOn, from_ - by);
    until_ = from_ + span;
    all_ = false;
    changed();
}

void TimelineView::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(viewport()->rect(), colours().window);
    painter.setFont(interfaceFont(8.5));
    paintAxis(painter);
    const auto lanes = model_.lanes();
    painter.setClipRect(QRectF(0, 0, viewport()->width(), viewport()->height() - kAxis));  // the axis stays free
    for (int i = 0; i < lanes.size(); ++i) paintLane(painter, *lanes[i], yOfLane(i));
    paintMarks(painter, yOfLane(static_cast<int>(lanes.size())));
    painter.setClipping(false);
    paintCursor(painter);
    if (now_ < from_ || now_ > until_) return;
    const double x = xOf(now_);
    painter.setPen(QPen(colours().accent, 1.4));
    painter.drawLine(QPointF(x, 4), QPointF(x, viewport()->height() - kAxis));
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours().accent);
    const QPointF head[] = {{x - 5, 0}, {x + 5, 0}, {x, 7}};
    painter.drawPolygon(head, 3);
}

void TimelineView::paintCursor(QPainter& painter) const {
    if (cursor_ == kNever || cursor_ < from_ || cursor_ > until_) return;
    const double x = xOf(cursor_), bottom = viewport()->height() - kAxis;
    painter.setPen(QPen(colours().text, 1, Qt::DashLine));
    painter.drawLine(QPointF(x, 0), QPointF(x, bottom));
    const QString text = QString::fromStdString(clock_text(cursor_));
    const QFontMetricsF metrics(painter.font());
    QRectF flag(x + 3, bottom - 17, metrics.horizontalAdvance(text) + 8, 16);
    if (flag.right() > viewport()->width()) flag.moveRight(x - 3);
    painter.fillRect(flag, colours().badge);
    painter.setPen(colours().badgeText);
    painter.drawText(flag, Qt::AlignCenter, text);
}

void TimelineView::paintAxis(QPainter& painter) const {
    const QFontMetricsF metrics(painter.font());
    const double width = viewport()->width() - titles_ - kRight;
    const double wide = metrics.horizontalAdvance(QStringLiteral("00:00:00.000")) + 26;
    const double labels = std::max(1.0, std::floor(width / wide));
    const Duration step =
        stepFor(Duration{static_cast<std::int64_t>(static_cast<double>(to_ns(until_ - from_)) / labels)});
    const double bottom = viewport()->height() - kAxis;
    Instant at = kPowerOn + (from_ - kPowerOn + step - Duration{1}) / step * step;
    for (; at <= until_; at += step) {
        const double x = xOf(at);
        painter.setPen(QPen(colours().grid, 1));
        painter.drawLine(QPointF(x, 0), QPointF(x, bottom));
        painter.setPen(colours().textMuted);
        const QString text = axisText(at, step);
        double left = x - metrics.horizontalAdvance(text) / 2;
        left = std::clamp(left, 4.0, viewport()->width() - metrics.horizontalAdvance(text) - 2);
        painter.drawText(QPointF(left, bottom + 16), text);
    }
}

void TimelineView::paintLane(QPainter& painter, const Lane& lane, double y) const {
    const QFontMetricsF metrics(painter.font());
    painter.setPen(colours().textMuted);
    const QRectF title(14, y - step_ / 2, titles_ - 22, step_);
    painter.drawText(title, Qt::AlignVCenter, metrics.elidedText(lane.title, Qt::ElideMiddle, title.width()));
    const double left = titles_, right = viewport()->width() - kRight;
    const auto first = std::partition_point(lane.segments.begin(), lane.segments.end(),
                                            [&](const LaneSegment& segment) { return segment.until <= from_; });
    double filled = left;  // what is less than a pixel wide is seen once a pixel
    QVector<std::pair<QRectF, QString>> outages;
    const double high = std::min(18.0, step_ * 0.64);
    for (auto segment = first; segment != lane.segments.end() && segment->from < until_; ++segment) {
        const Instant end = std::min(segment->until, now_);
        const double x0 = std::max(left, xOf(segment->from)), x1 = std::min(right, xOf(end));
        const bool outage = segment->kind == LaneSegment::Kind::Outage;
        if (x1 <= filled && !outage) continue;
        const QRectF box(x0, y - high / 2, std::max(outage ? 2.0 : 1.0, x1 - x0), high);
        painter.setPen(Qt::NoPen);
        painter.fillRect(box, groundOf(segment->kind));
        filled = x1;
        if (outage) outages.append({box, lengthText(end - segment->from)});
    }
    paintLengths(painter, outages);
}

/// In the outage where it has room, else beside it where nothing else stands; hovering tells the others.
void TimelineView::paintLengths(QPainter& painter, const QVector<std::pair<QRectF, QString>>& outages) const {
    const QFontMetricsF metrics(painter.font());
    const double right = viewport()->width() - kRight;
    double taken = titles_;
    for (int i = 0; i < outages.size(); ++i) {
        const auto& [box, text] = outages[i];
        const double wide = metrics.horizontalAdvance(text) + 6;
        const double next = i + 1 < outages.size() ? outages[i + 1].first.left() : right;
        const QRectF within(box.center().x() - wide / 2, box.top(), wide, box.height());
        const QRectF after(box.right() + 2, box.top(), wide, box.height());
        const QRectF before(box.left() - 2 - wide, box.top(), wide, box.height());
        QRectF place = within;
        if (box.width() < wide) {
            if (after.right() <= next - 2)
                place = after;
            else if (before.left() >= taken + 2)
                place = before;
            else
                continue;
            // Not on the lane's own colour: it would read as if the answers had lasted so long.
            painter.fillRect(place, colours().window);
        }
        taken = std::max(place.right(), box.right());
        painter.setPen(place == within ? colours().outageText : colours().faultText);
        painter.drawText(place, Qt::AlignCenter, text);
    }
}

void TimelineView::paintMarks(QPainter& painter, double y) const {
    painter.setPen(colours().textMuted);
    painter.drawText(QRectF(14, y - step_ / 2, titles_ - 22, step_), Qt::AlignVCenter, tr("Events"));
    const auto& marks = model_.marks();
    auto mark = std::partition_point(marks.begin(), marks.end(), [&](const TimelineMark& m) { return m.at < from_; });
    double last = -1e9;
    painter.setPen(Qt::NoPen);
    for (; mark != marks.end() && mark->at <= until_; ++mark) {
        const double x = xOf(mark->at);
        if (mark->kind == TimelineMark::Kind::Event) {
            if (x < last + 2) continue;  // one dot for a crowd
            last = x;
            painter.setBrush(colours().textFaint);
            painter.drawEllipse(QPointF(x, y), kMark * 0.7, kMark * 0.7);
            continue;
        }
        const bool fault = mark->kind == TimelineMark::Kind::Fault;
        painter.setBrush(fault ? colours().adminDown : colours().up);
        const double r = kMark + 1;
        const QPointF down[] = {{x - r, y - r}, {x + r, y - r}, {x, y + r}};
        const QPointF up[] = {{x - r, y + r}, {x + r, y + r}, {x, y - r}};
        painter.drawPolygon(fault ? down : up, 3);
    }
}

void TimelineView::setCursor(Instant at) {
    cursor_ = at;
    if (at != kNever && !all_ && (at < from_ || at > until_)) {
        const Duration span = until_ - from_;
        from_ = std::max(kPowerOn, at - span / 2);
        until_ = from_ + span;
    }
    viewport()->update();
}

OutageStory TimelineView::storyOf(const QString& title, const LaneSegment& outage) const {
    OutageStory story{title, outage, std::min(outage.until, now_), outage.until != kNever, {}, {}, {}};
    const FaultStory* cause = model_.causeOf(outage);
    if (cause == nullptr) return story;
    const auto within = [&](FaultStory one) {
        // Steps of a later day are not of this outage.
        std::erase_if(one.steps, [&](const StoryStep& step) { return step.began > story.until; });
        return one;
    };
    story.cause = within(*cause);
    for (const FaultStory& one : model_.faults().stories()) {
        if (one.at <= cause->at) continue;
        if (one.at < story.until) story.later.push_back(within(one));
        story.last = one;
    }
    // What came after it, and long enough ago for a lost echo to be noticed, cost nothing.
    bool cost_nothing = story.last.at > story.until && now_ - story.last.at >= kNoticed;
    for (const Lane* lane : model_.lanes())
        for (const LaneSegment& segment : lane->segments)
            if (segment.kind == LaneSegment::Kind::Outage && segment.from > outage.from) cost_nothing = false;
    if (!cost_nothing) story.last = {};
    return story;
}

std::optional<OutageStory> TimelineView::storyAt(QPointF at) const {
    const auto lanes = model_.lanes();
    const int row = static_cast<int>(std::floor((at.y() + verticalScrollBar()->value() - kTop) / step_));
    if (at.x() < titles_ || row < 0 || row >= lanes.size()) return std::nullopt;
    const LaneSegment* segment = lanes[row]->at(instantAt(at.x()));
    if (segment == nullptr || segment->kind != LaneSegment::Kind::Outage) return std::nullopt;
    return storyOf(lanes[row]->title, *segment);
}

OutageCard* TimelineView::showCard(const OutageStory& story, const QPoint& global) {
    auto* card = new OutageCard(story, this);
    card->popUp(global);
    return card;
}

QPoint TimelineView::placeOf(const LaneSegment& outage, int lane) const {
    const double left = std::max(titles_, xOf(outage.from));
    const double right = std::min<double>(viewport()->width(), xOf(std::min(outage.until, now_)));
    const double top = std::clamp(yOfLane(lane) - step_ / 2, 0.0, static_cast<double>(viewport()->height()));
    return viewport()->mapToGlobal(QPointF(std::max(left, (left + right) / 2), top).toPoint());
}

/// Brings it into sight, and near enough to be seen beside its cause.
void TimelineView::reveal(const LaneSegment& outage, int lane) {
    constexpr double kSeen = 60;
    const Instant until = std::min(outage.until, now_);
    if (outage.from < from_ || until > until_ || xOf(until) - xOf(outage.from) < kSeen) {
        const Duration span = std::max<Duration>((until - outage.from) * 4, 10s);
        from_ = std::max(kPowerOn, outage.from - span / 4);
        until_ = from_ + span;
        all_ = false;
        changed();
    }
    const double y = yOfLane(lane), bottom = viewport()->height() - kAxis - step_ / 2;
    if (y < 0 || y > bottom) verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(y - bottom));
}

bool TimelineView::showLastOutage() {
    const auto lanes = model_.lanes();
    const LaneSegment* last = nullptr;
    int lane = -1;
    for (int i = 0; i < lanes.size(); ++i)
        for (const LaneSegment& segment : lanes[i]->segments)
            if (segment.kind == LaneSegment::Kind::Outage && (last == nullptr || segment.from >= last->from)) {
                last = &segment;
                lane = i;
            }
    if (last == nullptr) return false;
    reveal(*last, lane);
    showCard(storyOf(lanes[lane]->title, *last), placeOf(*last, lane));
    return true;
}

bool TimelineView::showOutageOf(NodeIndex node, std::uint32_t probe) {
    const LaneSegment* outage = model_.lastOutage(node, probe);
    if (outage == nullptr) return false;
    const QString title = model_.titleOf(node, probe);
    const auto lanes = model_.lanes();
    int lane = 0;
    for (int i = 0; i < lanes.size(); ++i)
        if (!lanes[i]->segments.empty() && outage >= lanes[i]->segments.data() &&
            outage < lanes[i]->segments.data() + lanes[i]->segments.size())
            lane = i;
    reveal(*outage, lane);
    showCard(storyOf(title, *outage), placeOf(*outage, lane));
    return true;
}

QString TimelineView::describe(QPointF at) const {
    const auto lanes = model_.lanes();
    const int row = static_cast<int>(std::floor((at.y() + verticalScrollBar()->value() - kTop) / step_));
    if (at.x() < titles_ || row < 0 || row > lanes.size()) return {};
    if (row == lanes.size()) {
        QStringList lines;
        const Instant a = instantAt(at.x() - kReach), b = instantAt(at.x() + kReach);
        const auto& marks = model_.marks();
        auto mark = std::partition_point(marks.begin(), marks.end(), [a](const TimelineMark& m) { return m.at < a; });
        for (; mark != marks.end() && mark->at <= b; ++mark) {
            if (lines.size() == 12) {
                lines << QStringLiteral("…");
                break;
            }
            lines << QString::fromStdString(clock_text(mark->at)) + u' ' + mark->text;
        }
        return lines.join(u'\n');
    }
    const LaneSegment* segment = lanes[row]->at(instantAt(at.x()));
    if (segment == nullptr || segment->from > now_) return {};
    const Instant end = std::min(segment->until, now_);
    return tr("%1: %2\n%3 – %4 (%5)")
               .arg(lanes[row]->title, segment->text(), QString::fromStdString(clock_text(segment->from)),
                    segment->until == kNever ? tr("now") : QString::fromStdString(clock_text(end)),
                    lengthText(end - segment->from)) +
           (segment->kind == LaneSegment::Kind::Outage ? u'\n' + tr("Click: why it took so long") : QString());
}

void TimelineView::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    changed();
}

void TimelineView::wheelEvent(QWheelEvent* event) {
    if ((event->modifiers() & Qt::ShiftModifier) != 0)
        panBy(event->angleDelta().y() / 2.0);
    else if (event->position().x() < titles_)
        QAbstractScrollArea::wheelEvent(event);
    else
        zoomBy(std::pow(1.25, event->angleDelta().y() / 120.0), event->position().x());
    event->accept();
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
    pressed_ = true;
    dragged_ = false;
    press_at_ = drag_from_ = event->position();
}

void TimelineView::mouseMoveEvent(QMouseEvent* event) {
    if (!pressed_) return;
    const QPointF at = event->position();
    if (!dragged_ && std::abs(at.x() - press_at_.x()) < kDragThreshold) return;
    dragged_ = true;
    viewport()->setCursor(Qt::ClosedHandCursor);
    panBy(at.x() - drag_from_.x());
    drag_from_ = at;
}

void TimelineView::mouseReleaseEvent(QMouseEvent* event) {
    viewport()->unsetCursor();
    const double x = event->position().x();
    const bool clicked = pressed_ && !dragged_ && event->button() == Qt::LeftButton && x >= titles_;
    pressed_ = false;
    if (!clicked) return;
    setCursor(std::clamp(instantAt(x), kPowerOn, now_));
    // An outage explains itself here; anywhere else the moment is wanted in the log.
    if (const auto story = storyAt(event->position()))
        showCard(*story, event->globalPosition().toPoint());
    else
        Q_EMIT instantPicked(cursor_);
}

void TimelineView::mouseDoubleClickEvent(QMouseEvent*) { showAll(); }

void TimelineView::keyPressEvent(QKeyEvent* event) {
    const double middle = titles_ + (viewport()->width() - titles_) / 2;
    switch (event->key()) {
        case Qt::Key_Plus:
        case Qt::Key_Equal: return zoomBy(1.5, middle);
        case Qt::Key_Minus: return zoomBy(1 / 1.5, middle);
        case Qt::Key_Left: return panBy(60);
        case Qt::Key_Right: return panBy(-60);
        case Qt::Key_Home: return showAll();
        case Qt::Key_Escape: return setCursor(kNever);
        case Qt::Key_Return:
        case Qt::Key_Enter: static_cast<void>(showLastOutage()); return;
        default: QAbstractScrollArea::keyPressEvent(event);
    }
}

bool TimelineView::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    const QString text = describe(help->pos());
    text.isEmpty() ? QToolTip::hideText() : QToolTip::showText(help->globalPos(), text, viewport());
    return true;
}

}  // namespace switchover::ui
