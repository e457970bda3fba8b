#include "ui/inspector/split_page.h"

#include <QLabel>
#include <QSplitter>
#include <QVBoxLayout>

#include "ui/models/pane_parts.h"

namespace switchover::ui {

SplitPage::SplitPage(QWidget* parent) : InspectorPage(parent), splitter_(new QSplitter(Qt::Vertical)) {
    splitter_->setChildrenCollapsible(false);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(splitter_);
}

void SplitPage::add(const QString& heading, InspectorPage* part, int share) {
    QLabel* label = sectionLabel(heading);
    label->setContentsMargins(12, 7, 12, 0);
    auto* box = new QWidget;
    auto* column = new QVBoxLayout(box);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(label);
    column->addWidget(part, 1);
    splitter_->addWidget(box);
    splitter_->setStretchFactor(splitter_->count() - 1, share);
    parts_.append(part);
    connect(part, &InspectorPage::followed, this, &InspectorPage::followed);
}

void SplitPage::show(const snapshot::World& world, const snapshot::Device& device, bool fresh, bool changed,
                     double now_ms) {
    for (InspectorPage* part : parts_) part->show(world, device, fresh, changed, now_ms);
}

void SplitPage::clear(Instant now) {
    for (InspectorPage* part : parts_) part->clear(now);
}

void SplitPage::expireMarks(double now_ms) {
    for (InspectorPage* part : parts_) part->expireMarks(now_ms);
}

void SplitPage::setPlaceFinder(const PlaceFinder& finder) {
    for (InspectorPage* part : parts_) part->setPlaceFinder(finder);
}

}  // namespace switchover::ui
