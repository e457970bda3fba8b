#include "ui/inspector/database_page.h"

#include <algorithm>
#include <QHeaderView>
#include <QMenu>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/models/database_rows.h"
#include "ui/theme/style.h"

namespace switchover::ui {

DatabasePage::DatabasePage(QWidget* parent)
    : InspectorPage(parent), model_(new TreeModel(databaseHeaders(), kDatabaseAgeColumn, this)), view_(new QTreeView) {
    view_->setObjectName(QStringLiteral("ospfDatabase"));
    view_->setAccessibleName(tr("Link-state database"));
    view_->setModel(model_);
    view_->setFont(monospaceFont(8.5));
    view_->setUniformRowHeights(true);
    view_->setIndentation(14);
    view_->setContextMenuPolicy(Qt::CustomContextMenu);
    view_->setExpandsOnDoubleClick(false);
    view_->header()->setFont(interfaceFont(8.5));
    view_->header()->setStretchLastSection(true);
    const QFontMetrics metrics(view_->font()), headings(interfaceFont(8.5));
    const char* widest[] = {"Network (type 2) · 1", "255.255.255.255", "3600 s", "0x80000001", "0x00FFFF"};
    for (int column = 0; column < model_->columnCount(); ++column)
        view_->setColumnWidth(
            column, std::max(metrics.horizontalAdvance(QString::fromUtf8(widest[column])) + (column == 0 ? 36 : 12),
                             headings.horizontalAdvance(
                                 model_->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString()) +
                                 15));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    column->addWidget(view_);
    connect(model_, &QAbstractItemModel::rowsInserted, this, &DatabasePage::open);
    connect(view_, &QTreeView::doubleClicked, this, [this](const QModelIndex& index) {
        const TreeRow* row = model_->row(index);
        const QVector<Place> places = row != nullptr ? placesOf(row->about) : QVector<Place>{};
        if (!places.isEmpty())
            Q_EMIT followed(places.front());
        else
            view_->setExpanded(index.siblingAtColumn(0), !view_->isExpanded(index.siblingAtColumn(0)));
    });
    connect(view_, &QWidget::customContextMenuRequested, this, &DatabasePage::showMenu);
}

/// Areas and types stand open, LSAs closed.
void DatabasePage::open(const QModelIndex& parent, int first, int last) {
    for (int row = first; row <= last; ++row) {
        const QModelIndex index = model_->index(row, 0, parent);
        if (parent.isValid() && parent.parent().isValid()) continue;
        view_->expand(index);
        open(index, 0, model_->rowCount(index) - 1);
    }
    // What stands below a heading has no cells of its own: its words may use the whole width.
    for (int row = first; row <= last; ++row) {
        const TreeRow* shown = model_->row(model_->index(row, 0, parent));
        if (shown != nullptr && shown->cells.size() == 1) view_->setFirstColumnSpanned(row, parent, true);
    }
}

void DatabasePage::show(const snapshot::World& world, const snapshot::Device& device, bool fresh, bool changed,
                        double /*now_ms*/) {
    stale_ = stale_ || fresh || changed;
    if (!isVisible()) return;
    if (stale_)
        model_->apply(databaseRows(device), world.now);
    else
        model_->tickAges(world.now);
    stale_ = false;
}

void DatabasePage::clear(Instant now) {
    model_->apply({}, now);
    stale_ = true;
}

void DatabasePage::showMenu(const QPoint& at) {
    const TreeRow* row = model_->row(view_->indexAt(at));
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("databaseMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (row != nullptr)
        for (const Place& place : placesOf(row->about))
            menu->addAction(place.words, this, [this, place] { Q_EMIT followed(place); });
    menu->addAction(tr("Open all"), view_, &QTreeView::expandAll);
    menu->addAction(tr("Close all"), view_, &QTreeView::collapseAll);
    menu->popup(view_->viewport()->mapToGlobal(at));
}

}  // namespace switchover::ui
