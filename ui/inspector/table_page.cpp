#include "ui/inspector/table_page.h"

#include <algorithm>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/models/cell_delegate.h"
#include "ui/theme/style.h"

namespace switchover::ui {

namespace {
constexpr int kHeading = 15;  ///< padding and arrow beside a heading
}

TablePage::TablePage(const QString& title, TableKind kind, QWidget* parent)
    : InspectorPage(parent),
      kind_(std::move(kind)),
      model_(new RowModel(kind_.headers, kind_.age_column, this)),
      filter_(new TableFilter(this)),
      view_(new QTableView) {
    filter_->setSourceModel(model_);
    makeView(title);
    words_ = new QLineEdit;
    words_->setObjectName(QStringLiteral("tableFilter"));
    words_->setPlaceholderText(tr("Filter"));
    words_->setAccessibleName(tr("Filter of %1").arg(title));
    words_->setClearButtonEnabled(true);
    words_->setMaximumWidth(220);
    count_ = new QLabel;
    count_->setObjectName(QStringLiteral("muted"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(8, 5, 12, 4);
    bar->addWidget(words_, 1);
    bar->addStretch(1);
    bar->addWidget(count_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(view_, 1);

    connect(words_, &QLineEdit::textChanged, filter_, &TableFilter::setWords);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(filter_, signal, this, &TablePage::countRows);
    connect(filter_, &QAbstractItemModel::modelReset, this, &TablePage::countRows);
    // The filter lets go of a row before the model has.
    connect(model_, &QAbstractItemModel::rowsRemoved, this, &TablePage::countRows);
    connect(view_, &QWidget::customContextMenuRequested, this, &TablePage::showMenu);
    auto* copy_key = new QShortcut(QKeySequence::Copy, view_, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copy_key, &QShortcut::activated, this, &TablePage::copyText);
    connect(view_, &QTableView::doubleClicked, this, &TablePage::follow);
    auto* follow_key = new QShortcut(QKeySequence(Qt::Key_Return), view_, nullptr, nullptr, Qt::WidgetShortcut);
    connect(follow_key, &QShortcut::activated, this, [this] { follow(view_->currentIndex()); });
    model_->setQuietColumns(kind_.quiet);
    countRows();
}

void TablePage::makeView(const QString& title) {
    view_->setObjectName(QStringLiteral("table"));
    view_->setAccessibleName(title);
    view_->setModel(filter_);
    view_->setItemDelegate(new CellDelegate(view_));
    view_->setFont(monospaceFont(8.5));
    view_->setShowGrid(false);
    view_->setTabKeyNavigation(false);  // Tab goes on to the next place, arrows move inside
    view_->setWordWrap(false);
    view_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view_->setSelectionBehavior(QAbstractItemView::SelectRows);
    view_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    view_->setContextMenuPolicy(Qt::CustomContextMenu);
    view_->verticalHeader()->hide();
    view_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    view_->verticalHeader()->setDefaultSectionSize(24);
    QHeaderView* header = view_->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setMinimumSectionSize(30);
    header->setStretchLastSection(true);
    header->setFont(interfaceFont(8.5));
    // The natural order first; a third click on a header brings it back.
    header->setSortIndicator(-1, Qt::AscendingOrder);
    header->setSortIndicatorClearable(true);
    view_->setSortingEnabled(true);
}

void TablePage::show(const snapshot::World& world, const snapshot::Device& device, bool fresh, bool changed,
                     double now_ms) {
    if (fresh) {
        model_->reset(rowsOf(world, device, true), world.now);
        fitColumns();
        return;
    }
    const int before = model_->rowCount();
    if (changed)
        model_->apply(rowsOf(world, device, false), world.now, now_ms);
    else
        model_->tickAges(world.now);
    model_->expireMarks(now_ms);
    // Cells may have become wider, too.
    if (model_->rowCount() > before || (changed && isVisible())) fitColumns();
}

/// What changed while it was hidden may need more room.
void TablePage::showEvent(QShowEvent* event) {
    InspectorPage::showEvent(event);
    if (model_->rowCount() > 0) fitColumns();
}

QVector<TableRow> TablePage::rowsOf(const snapshot::World& /*world*/, const snapshot::Device& device, bool /*fresh*/) {
    return kind_.rows(device);
}

bool TablePage::choose(int column, const QString& text) {
    for (int row = 0; row < filter_->rowCount(); ++row) {
        if (filter_->index(row, column).data().toString() != text) continue;
        view_->selectRow(row);
        view_->scrollTo(filter_->index(row, column), QAbstractItemView::PositionAtCenter);
        return true;
    }
    return false;
}

void TablePage::follow(const QModelIndex& index) {
    if (!index.isValid()) return;
    const QVector<Place> places = placesOf(model_->row(filter_->mapToSource(index).row()).about);
    if (!places.isEmpty()) Q_EMIT followed(places.front());
}

void TablePage::clear(Instant now) {
    if (model_->rowCount() > 0) model_->reset({}, now);
}

void TablePage::expireMarks(double now_ms) { model_->expireMarks(now_ms); }

/// Columns only grow, so the table does not dance while rows come and go.
void TablePage::fitColumns() {
    const QFontMetrics headings(view_->horizontalHeader()->font());
    for (int column = 0; column < filter_->columnCount(); ++column) {
        const bool last = column + 1 == filter_->columnCount();  // stretched: this is what it needs at least
        // The size that the header asks for keeps more room for the arrow than it takes.
        int width = headings.horizontalAdvance(filter_->headerData(column, Qt::Horizontal).toString()) + kHeading;
        for (int row = 0; row < std::min(filter_->rowCount(), 200); ++row)
            width = std::max(width, view_->sizeHintForIndex(filter_->index(row, column)).width());
        view_->setColumnWidth(column, std::max(fitted_ && !last ? view_->columnWidth(column) : 0, width));
    }
    fitted_ = true;
}

void TablePage::countRows() {
    const int all = model_->rowCount(), seen = filter_->rowCount();
    count_->setText(seen == all ? tr("%Ln rows", nullptr, static_cast<int>(all))
                                : tr("%1 of %2 rows").arg(seen).arg(all));
}

QList<int> TablePage::selectedRows() const {
    QList<int> rows;
    for (const QModelIndex& index : view_->selectionModel()->selectedRows()) rows << index.row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

void TablePage::copyText() { QGuiApplication::clipboard()->setText(filter_->asText(selectedRows())); }

void TablePage::copyCsv() { QGuiApplication::clipboard()->setText(filter_->asCsv(selectedRows())); }

void TablePage::showMenu(const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("tableMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (const QModelIndex index = view_->indexAt(at); index.isValid()) {
        for (const Place& place : placesOf(model_->row(filter_->mapToSource(index).row()).about))
            menu->addAction(place.words, this, [this, place] { Q_EMIT followed(place); });
        if (!menu->isEmpty()) menu->addSeparator();
    }
    menu->addAction(tr("Copy"), QKeySequence::Copy, this, &TablePage::copyText);
    menu->addAction(tr("Copy as CSV"), this, &TablePage::copyCsv)->setObjectName(QStringLiteral("copyCsv"));
    menu->addSeparator();
    menu->addAction(tr("Select all"), QKeySequence::SelectAll, view_, &QTableView::selectAll);
    menu->popup(view_->viewport()->mapToGlobal(at));
}

void TablePage::selectKey(const QString& key) {
    for (int row = 0; row < model_->rowCount(); ++row) {
        if (model_->row(row).key != key) continue;
        if (!filter_->mapFromSource(model_->index(row, 0)).isValid()) words_->clear();
        const QModelIndex index = filter_->mapFromSource(model_->index(row, 0));
        if (!index.isValid()) return;
        view_->selectRow(index.row());
        return view_->scrollTo(index, QAbstractItemView::PositionAtCenter);
    }
}

}  // namespace switchover::ui
