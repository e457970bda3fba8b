#include "ui/timeline/timeline_pane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/theme/style.h"

namespace switchover::ui {

TimelinePane::TimelinePane(QWidget* parent) : QWidget(parent), view_(new TimelineView(model_)) {
    setObjectName(QStringLiteral("timelinePane"));
    auto* title = new QLabel(tr("TIMELINE"));
    title->setObjectName(QStringLiteral("section"));
    legend_ = new QLabel;
    legend_->setObjectName(QStringLiteral("muted"));
    legend_->setTextFormat(Qt::RichText);
    legend_->setFont(interfaceFont(8.5));
    legend_->setMinimumWidth(0);
    showLegend();
    legend_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto* all = new QToolButton;
    all->setObjectName(QStringLiteral("small"));
    all->setText(tr("Show all"));
    all->setToolTip(tr("From power-on to now (Home, or a double click). The wheel zooms, dragging pans."));
    connect(all, &QToolButton::clicked, view_, &TimelineView::showAll);

    header_ = new QWidget;
    auto* bar = new QHBoxLayout(header_);
    bar->setContentsMargins(12, 6, 12, 6);
    bar->setSpacing(10);
    bar->addWidget(title);
    bar->addWidget(legend_, 1);
    bar->addWidget(all);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(view_);
}

void TimelinePane::showLegend() {
    const Palette& p = colours();
    const std::pair<QColor, QString> words[] = {{p.laneActive, tr("active")},     {p.laneStandby, tr("standby")},
                                                {p.laneInit, tr("init")},         {p.laneTunnel, tr("tunnel")},
                                                {p.laneAnswered, tr("answered")}, {p.laneOutage, tr("outage")}};
    QString legend;
    for (const auto& [colour, word] : words)
        legend += QStringLiteral("<span style='color:%1'>■</span>&nbsp;%2 &nbsp; ").arg(colour.name(), word);
    legend_->setText(legend);
}

void TimelinePane::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::StyleChange && legend_ != nullptr) showLegend();
}

}  // namespace switchover::ui
