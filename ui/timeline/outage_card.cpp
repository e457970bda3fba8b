#include "ui/timeline/outage_card.h"

#include <algorithm>
#include <QLabel>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

constexpr int kWidth = 780, kRow = 22, kLine = 16, kGap = 7, kNames = 184, kLengths = 84, kBar = 10;

int heightOf(const OutagePart& part) {
    return kRow + kGap + (part.reason.isEmpty() ? 0 : kLine) + (part.evidence.isEmpty() ? 0 : kLine);
}

/// The outage and its parts as bars over one time.
class StepBars : public QWidget {
   public:
    explicit StepBars(const OutageStory& story) : parts_(partsOf(story)) {
        OutagePart whole;
        whole.name = tr("No answers");
        whole.from = begin_ = story.outage.from;
        whole.until = end_ = story.until;
        for (const OutagePart& part : parts_) {
            begin_ = std::min(begin_, part.from);
            end_ = std::max(end_, part.until);
        }
        parts_.insert(parts_.begin(), whole);
        int height = 0;
        for (const OutagePart& part : parts_) height += heightOf(part);
        setFixedHeight(height);
    }

   protected:
    void paintEvent(QPaintEvent*) override {
        QPainter painter(this);
        painter.setRenderHint(QPainter::Antialiasing);
        int top = 0;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            row(painter, top, parts_[i], i == 0 ? colours().laneOutage : inkOf(parts_[i]));
            top += heightOf(parts_[i]);
        }
    }

   private:
    /// Waits in one colour, as in the report.
    static QColor inkOf(const OutagePart& part) {
        if (part.timer) return colours().noCarrier;
        switch (part.kind) {
            case OutagePart::Kind::Waiting: return colours().noCarrier;
            case OutagePart::Kind::Rest: return colours().textFaint;
            case OutagePart::Kind::Step: break;
        }
        return colours().ring;
    }
    void row(QPainter& painter, int top, const OutagePart& part, const QColor& colour) const {
        const QRect names(0, top, kNames, 20), lengths(width() - kLengths, top, kLengths, 20);
        const QRect track(kNames + 8, top + 5, width() - kNames - kLengths - 16, kBar);
        painter.setFont(interfaceFont(9));
        painter.setPen(colours().text);
        painter.drawText(names, Qt::AlignVCenter, painter.fontMetrics().elidedText(part.name, Qt::ElideRight, kNames));
        painter.drawText(lengths, Qt::AlignVCenter | Qt::AlignRight, lengthText(part.until - part.from));
        painter.fillRect(track, colours().surface);
        const double whole = std::max(1e-9, to_seconds(end_ - begin_));
        const double x = track.left() + track.width() * to_seconds(part.from - begin_) / whole;
        const double wide = std::max(2.0, track.width() * to_seconds(part.until - part.from) / whole);
        painter.fillRect(QRectF(std::min(x, track.right() - 2.0), track.top(), wide, kBar), colour);
        painter.setPen(colours().textMuted);
        QRect below(kNames + 8, top + kRow - 2, width() - kNames - 8, kLine);
        const auto line = [&](const QString& text, const QFont& font) {
            if (text.isEmpty()) return;
            painter.setFont(font);
            painter.drawText(below, Qt::AlignVCenter,
                             painter.fontMetrics().elidedText(text, Qt::ElideRight, below.width()));
            below.translate(0, kLine);
        };
        line(part.reason, interfaceFont(8.5));
        line(part.evidence, monospaceFont(8));
    }

    std::vector<OutagePart> parts_;
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
    for (const OutagePart& part : partsOf(story))
        lines << QStringLiteral("%1: %2 (%3 – %4). %5")
                     .arg(part.name, lengthText(part.until - part.from), QString::fromStdString(clock_text(part.from)),
                          QString::fromStdString(clock_text(part.until)), part.reason);
    return lines.join(u'\n');
}

/// Of a step what happens in it, of the rest what is written beside it.
QString explanationOf(const OutagePart& part) {
    for (int i = 0; i < static_cast<int>(record::kRecoverySteps); ++i)
        if (const auto step = static_cast<record::RecoveryStep>(i); stepName(step) == part.name)
            return stepExplanation(step);
    return part.reason;
}

QString clockOf(Instant at) { return QString::fromStdString(clock_text(at)); }

/// How much of a part lies within the outage.
Duration inside(const OutagePart& part, const OutageStory& story) {
    return std::max(Duration{}, std::min(part.until, story.until) - std::max(part.from, story.outage.from));
}

}  // namespace

namespace {
bool waitsForTimer(record::RecoveryStep step) {
    using Step = record::RecoveryStep;
    return step == Step::Detect || step == Step::DeadPeer || step == Step::Neighbour;
}
}  // namespace

std::vector<OutagePart> partsOf(const OutageStory& story) {
    std::vector<OutagePart> out;
    Instant done = story.outage.from;
    const auto steps = [&](const FaultStory& from) {
        for (const StoryStep& step : from.steps) {
            const QString evidence =
                step.evidence.isEmpty() ? step.where : step.where + QStringLiteral(": ") + step.evidence;
            out.push_back({OutagePart::Kind::Step, stepName(step.step), stepReason(step), evidence, step.began,
                           step.ended, waitsForTimer(step.step)});
            if (step.ended <= story.until) done = std::max(done, step.ended);
        }
    };
    if (story.cause.what.isEmpty()) return out;
    steps(story.cause);
    Instant before = std::max(story.cause.at, story.outage.from);
    for (const FaultStory& next : story.later) {
        out.push_back(
            {OutagePart::Kind::Waiting,
             next.repair ? QObject::tr("Waits for a repair") : QObject::tr("Until the next fault"),
             QObject::tr("%1 at %2: %3")
                 .arg(next.repair ? QObject::tr("Repair") : QObject::tr("Fault"), clockOf(next.at), next.words()),
             {},
             before,
             std::max(before, next.at)});
        before = done = std::max({before, done, next.at});
        steps(next);
    }
    if (story.over && !out.empty() && done < story.until)
        out.push_back({OutagePart::Kind::Rest,
                       QObject::tr("Until the next answer"),
                       QObject::tr("An echo sets out only when its time comes; one that finds no tunnel is lost."),
                       {},
                       done,
                       story.until});
    return out;
}

QString longestStepText(const OutageStory& story) {
    const std::vector<OutagePart> parts = partsOf(story);
    // Where a repair ended it, what had happened before did not.
    auto first = parts.begin();
    const bool repaired = std::any_of(story.later.begin(), story.later.end(), [](const auto& s) { return s.repair; });
    if (repaired)
        first = std::find_if(parts.begin(), parts.end(),
                             [](const OutagePart& part) { return part.kind == OutagePart::Kind::Waiting; });
    const auto longest = std::max_element(
        first, parts.end(), [&](const auto& a, const auto& b) { return inside(a, story) < inside(b, story); });
    const Duration whole = story.until - story.outage.from;
    if (!story.over) {
        Instant latest = std::max(story.cause.at, story.outage.from);
        for (const OutagePart& part : parts) latest = std::max(latest, std::min(part.until, story.until));
        return QObject::tr(
                   "It is not over. Nothing of it has happened for %1: where there is no second way, only a "
                   "repair ends it.")
            .arg(lengthText(story.until - latest));
    }
    if (longest == parts.end()) return {};
    if (longest->kind == OutagePart::Kind::Waiting)
        return QObject::tr(
                   "Most of it: %1 of %2 until the repair. Nothing brought an answer before it: where there is no "
                   "second way, nothing can.")
            .arg(lengthText(inside(*longest, story)), lengthText(whole));
    const QString words = inside(*longest, story) * 2 >= whole ? QObject::tr("Most of it: %1, %2 of %3. %4")
                                                               : QObject::tr("The longest part: %1, %2 of %3. %4");
    return words.arg(longest->name, lengthText(inside(*longest, story)), lengthText(whole), explanationOf(*longest));
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
    if (!story_.last.what.isEmpty())
        column->addWidget(label(tr("What was done since cost no answer; the last was at %1: %2")
                                    .arg(clockOf(story_.last.at), story_.last.words()),
                                "outageSince"));
    column->addSpacing(4);
    auto* bars = new StepBars(story_);
    bars->setObjectName(QStringLiteral("outageSteps"));
    bars->setAccessibleName(tr("Steps of the recovery"));
    bars->setAccessibleDescription(wordsOf(story_));
    column->addWidget(bars);
    if (const QString longest = longestStepText(story_); !longest.isEmpty())
        column->addWidget(label(longest, "outageLongest"));
    const auto parts = partsOf(story_);
    if (std::any_of(parts.begin(), parts.end(), [](const OutagePart& part) { return part.timer; }))
        column->addWidget(label(tr("Amber: waits for a timer; shorter timers, shorter outage."), "muted"));
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
