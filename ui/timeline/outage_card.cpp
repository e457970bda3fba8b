#include "ui/timeline/outage_card.h"

#include <algorithm>
#include <QLabel>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

constexpr int kWidth = 600, kRow = 40, kNames = 172, kLengths = 76, kBar = 10;

/// The outage and its steps as bars over one time.
class StepBars : public QWidget {
   public:
    explicit StepBars(const OutageStory& story) : story_(story) {
        begin_ = story.outage.from;
        end_ = story.until;
        if (!story.cause.what.isEmpty()) begin_ = std::min(begin_, story.cause.at);
        for (const StoryStep& step : story.cause.steps) end_ = std::max(end_, step.ended);
        setFixedHeight(kRow * (static_cast<int>(story.cause.steps.size()) + 1));
    }

   protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        int top = 0;
        row(painter, top, tr("No answers"), {}, story_.outage.from, story_.until, colours().laneOutage);
        for (const StoryStep& step : story_.cause.steps) {
            const QString evidence =
                step.evidence.isEmpty() ? step.where : step.where + QStringLiteral(": ") + step.evidence;
            row(painter, top += kRow, stepName(step.step), evidence, step.began, step.ended, colours().ring);
        }
    }

   private:
    void row(QPainter& painter, int top, const QString& name, const QString& evidence, Instant from, Instant until,
             const QColor& colour) const {
        const QRect names(0, top, kNames, 20), lengths(width() - kLengths, top, kLengths, 20);
        const QRect track(kNames + 8, top + 5, width() - kNames - kLengths - 16, kBar);
        painter.setFont(interfaceFont(9));
        painter.setPen(colours().text);
        painter.drawText(names, Qt::AlignVCenter, painter.fontMetrics().elidedText(name, Qt::ElideRight, kNames));
        painter.drawText(lengths, Qt::AlignVCenter | Qt::AlignRight, lengthText(until - from));
        painter.fillRect(track, colours().surface);
        const double whole = std::max(1e-9, to_seconds(end_ - begin_));
        const double x = track.left() + track.width() * to_seconds(from - begin_) / whole;
        const double wide = std::max(2.0, track.width() * to_seconds(until - from) / whole);
        painter.fillRect(QRectF(std::min(x, track.right() - 2.0), track.top(), wide, kBar), colour);
        painter.setFont(monospaceFont(8));
        painter.setPen(colours().textMuted);
        const QRect below(kNames + 8, top + 18, width() - kNames - 8, 18);
        painter.drawText(below, Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(evidence, Qt::ElideRight, below.width()));
    }

    OutageStory story_;
    Instant begin_, end_;
};

QLabel* label(const QString& text, const char* name) {
    auto* out = new QLabel(text);
    out->setObjectName(QLatin1String(name));
    out->setWordWrap(true);
    out->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return out;
}

/// For screen readers, and for copying: everything that the bars show.
QString wordsOf(const OutageStory& story) {
    QStringList lines;
    for (const StoryStep& step : story.cause.steps)
        lines << QStringLiteral("%1: %2 (%3 – %4)")
                     .arg(stepName(step.step), lengthText(step.ended - step.began),
                          QString::fromStdString(clock_text(step.began)),
                          QString::fromStdString(clock_text(step.ended)));
    return lines.join(u'\n');
}

}  // namespace

QString longestStepText(const OutageStory& story) {
    // A step may have begun before the first answer failed to come.
    const auto inside = [&](const StoryStep& step) {
        return std::max(Duration{}, std::min(step.ended, story.until) - std::max(step.began, story.outage.from));
    };
    const auto longest = std::max_element(story.cause.steps.begin(), story.cause.steps.end(),
                                          [&](const auto& a, const auto& b) { return inside(a) < inside(b); });
    if (longest == story.cause.steps.end()) return {};
    return QObject::tr("Most of it: %1, %2 of %3. %4")
        .arg(stepName(longest->step), lengthText(inside(*longest)), lengthText(story.until - story.outage.from),
             stepExplanation(longest->step));
}

OutageCard::OutageCard(OutageStory story, QWidget* parent) : QFrame(parent, Qt::Popup), story_(std::move(story)) {
    setObjectName(QStringLiteral("outageCard"));
    setAttribute(Qt::WA_DeleteOnClose);
    setAccessibleName(tr("Why the outage took so long"));
    setFrameShape(QFrame::StyledPanel);
    setFixedWidth(kWidth);
    const QString length = lengthText(story_.until - story_.outage.from);
    auto* heading =
        label(story_.over ? tr("Outage of %1").arg(length) : tr("Outage, %1 so far").arg(length), "heading");
    heading->setFont(interfaceFont(11, QFont::Bold));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(16, 12, 16, 14);
    column->setSpacing(6);
    column->addWidget(heading);
    column->addWidget(
        label(tr("%1 · %2 · from %3")
                  .arg(story_.title, story_.outage.text(), QString::fromStdString(clock_text(story_.outage.from))),
              "muted"));
    const FaultStory& cause = story_.cause;
    column->addWidget(label(cause.what.isEmpty()
                                ? tr("No fault or repair is known to have brought it.")
                                : tr("%1 at %2: %3")
                                      .arg(cause.repair ? tr("Repair") : tr("Fault"),
                                           QString::fromStdString(clock_text(cause.at)), cause.words()),
                            "outageCause"));
    column->addSpacing(4);
    auto* bars = new StepBars(story_);
    bars->setObjectName(QStringLiteral("outageSteps"));
    bars->setAccessibleName(tr("Steps of the recovery"));
    bars->setAccessibleDescription(wordsOf(story_));
    column->addWidget(bars);
    if (const QString longest = longestStepText(story_); !longest.isEmpty())
        column->addWidget(label(longest, "outageLongest"));
}

void OutageCard::popUp(const QPoint& global) {
    setFixedHeight(layout()->totalHeightForWidth(kWidth));  // words wrap
    QPoint at = global - QPoint(width() / 2, height() + 12);
    if (const QScreen* screen = parentWidget() != nullptr ? parentWidget()->screen() : nullptr) {
        const QRect room = screen->availableGeometry();
        if (at.y() < room.top()) at.setY(global.y() + 16);
        at.setX(std::clamp(at.x(), room.left(), std::max(room.left(), room.right() - width())));
    }
    move(at);
    show();
}

}  // namespace switchover::ui
