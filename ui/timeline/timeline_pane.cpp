#include "ui/timeline/timeline_pane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/models/pane_parts.h"
#include "ui/theme/style.h"

namespace switchover::ui {

TimelinePane::TimelinePane(QWidget* parent) : QWidget(parent), view_(new TimelineView(model_)) {
    setObjectName(QStringLiteral("timelinePane"));
    legend_ = new QLabel;
    legend_->setObjectName(QStringLiteral("muted"));
    legend_->setTextFormat(Qt::RichText);
    legend_->setFont(interfaceFont(8.5));
    legend_->setMinimumWidth(0);
    legend_->installEventFilter(this);
    showLegend();
    legend_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    QToolButton* all =
        smallButton(tr("Show all"), QStringLiteral("timelineAll"),
                    tr("From power-on to now (Home, or a double click). The wheel zooms, dragging pans."));
    connect(all, &QToolButton::clicked, view_, &TimelineView::showAll);

    why_ = smallButton(tr("Last outage"), QStringLiteral("timelineWhy"),
                       tr("Why the last outage took so long: its cause and the steps until it was over (Enter)"));
    connect(why_, &QToolButton::clicked, view_, &TimelineView::showLastOutage);
    header_ = new QWidget;
    QHBoxLayout* bar = paneHeader(header_, tr("TIMELINE"));
    bar->addWidget(legend_, 1);
    bar->addWidget(why_);
    bar->addWidget(all);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(view_);
}

void TimelinePane::takeOver(TimelinePane& other) {
    model_ = std::move(other.model_);
    view_->showAs(*other.view_);
}

void TimelinePane::showLegend() {
    const Palette& p = colours();
    // In the order of the lanes, which is also that of what is missed most where there is no room.
    const std::pair<QColor, QString> words[] = {{p.laneOutage, tr("outage")}, {p.laneAnswered, tr("answered")},
                                                {p.laneActive, tr("active")}, {p.laneStandby, tr("standby")},
                                                {p.laneTunnel, tr("tunnel")}, {p.laneInit, tr("init")}};
    QString legend;
    const QFontMetrics metrics(legend_->font());
    int width = 0;
    for (const auto& [colour, word] : words) {
        // Whole words only: what has no room is told by hovering over the lanes.
        width += metrics.horizontalAdvance(QStringLiteral("■ %1   ").arg(word));
        if (width > legend_->width() && legend_->width() > 0) break;
        legend += QStringLiteral("<span style='color:%1'>■</span>&nbsp;%2 &nbsp; ").arg(colour.name(), word);
    }
    legend_->setText(legend);
}

bool TimelinePane::eventFilter(QObject* watched, QEvent* event) {
    if (watched == legend_ && event->type() == QEvent::Resize) showLegend();
    return QWidget::eventFilter(watched, event);
}

void TimelinePane::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && legend_ != nullptr) showLegend();
}

}  // namespace switchover::ui
