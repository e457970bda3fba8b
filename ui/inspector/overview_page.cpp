#include "ui/inspector/overview_page.h"

#include <QLabel>
#include <QScrollArea>
#include <QVBoxLayout>

#include "ui/inspector/overview.h"
#include "ui/theme/style.h"

namespace switchover::ui {

OverviewPage::OverviewPage(QWidget* parent) : InspectorPage(parent), label_(new QLabel) {
    label_->setObjectName(QStringLiteral("overview"));
    label_->setAccessibleName(tr("Overview of the selected device"));
    label_->setTextFormat(Qt::RichText);
    label_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    label_->setTextInteractionFlags(Qt::TextBrowserInteraction);
    label_->setContentsMargins(14, 8, 12, 10);
    label_->setFont(interfaceFont(9));
    connect(label_, &QLabel::linkActivated, this, &OverviewPage::tabWanted);
    auto* area = new QScrollArea;
    area->setObjectName(QStringLiteral("overviewArea"));
    area->setAccessibleName(label_->accessibleName());
    area->setWidget(label_);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(area);
}

/// Texts that carry ages change once a virtual second; hidden, it costs nothing.
void OverviewPage::show(const snapshot::World& world, const snapshot::Device& device, bool fresh, bool changed,
                        double /*now_ms*/) {
    if (!isVisible() && !fresh) {
        second_ = kNever;
        return;
    }
    const bool same_second =
        second_ != kNever && whole_seconds(second_ - kPowerOn) == whole_seconds(world.now - kPowerOn);
    if (!fresh && !changed && same_second) return;
    second_ = world.now;
    const QString html = overviewHtml(world, device);
    if (html != label_->text()) label_->setText(html);
}

void OverviewPage::clear(Instant /*now*/) {
    label_->clear();
    second_ = kNever;
}

QString OverviewPage::text() const { return label_->text(); }

}  // namespace switchover::ui
