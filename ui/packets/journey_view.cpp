#include "ui/packets/journey_view.h"

#include <fmt/format.h>

#include <QHeaderView>
#include <QLabel>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

QStringList journeyHeaders() {
    return {QObject::tr("Box"), QObject::tr("After"), QObject::tr("Frame"), QObject::tr("Ports"), QObject::tr("What")};
}

TreeRow treeRow(std::size_t place, QStringList cells, std::uint64_t frame) {
    TreeRow row;
    row.key = QString::fromStdString(fmt::format("{:05}", place));
    row.cells = std::move(cells);
    row.about.frame = frame;
    return row;
}

QString frameText(std::uint64_t frame) { return frame == 0 ? QString() : QString::number(frame); }

}  // namespace

JourneyView::JourneyView(QWidget* parent)
    : QWidget(parent), title_(new QLabel), model_(new TreeModel(journeyHeaders(), -1, this)), view_(new QTreeView) {
    setObjectName(QStringLiteral("journey"));
    title_->setObjectName(QStringLiteral("muted"));
    title_->setContentsMargins(12, 5, 12, 3);
    title_->setTextInteractionFlags(Qt::TextSelectableByMouse);
    title_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    view_->setObjectName(QStringLiteral("journeyTree"));
    view_->setAccessibleName(tr("The packet's journey"));
    view_->setModel(model_);
    view_->setFont(monospaceFont(8.5));
    view_->setUniformRowHeights(true);
    view_->setIndentation(14);
    view_->header()->setFont(interfaceFont(8.5));
    view_->header()->setStretchLastSection(true);
    const QFontMetrics metrics(view_->font());
    const char* widest[] = {"7204VXR-1 Crypto map", "+0000.000 ms", "000000", "Fa0/0 → Fa0/1, Fa0/2"};
    for (int column = 0; column < 4; ++column)
        view_->setColumnWidth(column, metrics.horizontalAdvance(QString::fromUtf8(widest[column])) + 24);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(title_);
    column->addWidget(view_, 1);
    const auto go = [this](const QModelIndex& index) {
        if (const TreeRow* row = model_->row(index); row != nullptr && row->about.frame != 0)
            Q_EMIT frameWanted(row->about.frame);
    };
    connect(view_, &QTreeView::clicked, this, go);
    connect(view_, &QTreeView::activated, this, go);
    clear();
}

void JourneyView::clear() {
    model_->apply({}, kPowerOn);
    title_->setText(tr("Choose a frame to see the way of its packet."));
}

void JourneyView::setJourney(const QString& title, const QVector<JourneyHop>& hops, std::uint64_t frame) {
    std::vector<TreeRow> rows;
    for (const JourneyHop& hop : hops) {
        TreeRow row = treeRow(rows.size(),
                              {hop.name, QStringLiteral("+%L1 ms").arg(to_seconds(hop.since_start) * 1e3, 0, 'f', 3),
                               frameText(hop.frame), hop.ports, hop.fate},
                              hop.frame);
        for (const JourneyRow& decision : hop.rows)
            row.children.push_back(treeRow(
                row.children.size(), {decision.what, {}, frameText(decision.frame), {}, decision.how}, decision.frame));
        rows.push_back(std::move(row));
    }
    title_->setText(title);
    model_->apply(std::move(rows), kPowerOn);
    for (int i = 0; i < hops.size(); ++i) {
        const QModelIndex index = model_->index(i, 0);
        // Boxes that looked something up stand open.
        view_->setExpanded(index, std::any_of(hops[i].rows.begin(), hops[i].rows.end(),
                                              [](const JourneyRow& row) { return row.what == QStringLiteral("FIB"); }));
        if (hops[i].frame == frame) view_->scrollTo(index, QAbstractItemView::PositionAtTop);
    }
}

}  // namespace switchover::ui
