#include "ui/list_view/list_view.h"

#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/models/cell_delegate.h"
#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

QLabel* title(const QString& text, QWidget* of) {
    auto* label = new QLabel(text);
    label->setObjectName(QStringLiteral("section"));
    label->setBuddy(of);
    label->setContentsMargins(14, 8, 0, 2);
    return label;
}

QString keyOf(const Target& target) {
    if (target.kind == Target::Kind::Node) return QStringLiteral("%1").arg(target.node, 8, 10, QLatin1Char('0'));
    return QStringLiteral("%1/%2").arg(target.cable, 8, 10, QLatin1Char('0')).arg(target.end_b ? 1 : 0);
}

}  // namespace

ListView::ListView(QWidget* parent)
    : QWidget(parent),
      devices_(new RowModel(deviceListHeaders(), -1, this)),
      ports_(new RowModel(portListHeaders(), -1, this)) {
    setObjectName(QStringLiteral("listView"));
    setAccessibleName(tr("Devices and cables as lists"));
    device_table_ = makeTable("deviceList", tr("Devices"), devices_);
    port_table_ = makeTable("portList", tr("Ports and cables"), ports_);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(title(tr("DEVICES"), device_table_));
    column->addWidget(device_table_, 2);
    column->addWidget(title(tr("PORTS AND CABLES"), port_table_));
    column->addWidget(port_table_, 3);
    auto* hint =
        new QLabel(tr("F fails or restores what is chosen, Shift+F cuts its cable, Return shows all that can "
                      "be done to it. Shift+W goes back to the diagram."));
    hint->setObjectName(QStringLiteral("muted"));
    hint->setWordWrap(true);
    hint->setContentsMargins(14, 6, 14, 8);
    column->addWidget(hint);
    setFocusProxy(device_table_);
}

QTableView* ListView::makeTable(const char* id, const QString& name, RowModel* model) {
    auto* table = new QTableView;
    table->setObjectName(QLatin1String(id));
    table->setAccessibleName(name);
    table->setModel(model);
    table->setItemDelegate(new CellDelegate(table));
    table->setShowGrid(false);
    table->setWordWrap(false);
    table->setTabKeyNavigation(false);  // Tab goes on to the next place, arrows move inside
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setContextMenuPolicy(Qt::CustomContextMenu);
    table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    table->verticalHeader()->hide();
    table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    table->verticalHeader()->setDefaultSectionSize(24);
    QHeaderView* header = table->horizontalHeader();
    header->setHighlightSections(false);
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setStretchLastSection(true);
    connect(table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this, model](const QModelIndex& index) {
                if (!showing_ && index.isValid()) Q_EMIT selected(targetOf(model->row(index.row()).key));
            });
    connect(table, &QTableView::activated, this, [this, table](const QModelIndex& index) { ask(table, index); });
    connect(table, &QWidget::customContextMenuRequested, this, [this, table](const QPoint& at) {
        const QModelIndex under = table->indexAt(at);
        ask(table, under.isValid() ? under : table->currentIndex());
    });
    return table;
}

void ListView::ask(QTableView* table, const QModelIndex& index) {
    if (!index.isValid()) return;
    const auto* model = static_cast<const RowModel*>(table->model());
    const QPoint at = table->visualRect(index).bottomLeft() + QPoint(20, 0);
    Q_EMIT menuRequested(targetOf(model->row(index.row()).key), table->viewport()->mapToGlobal(at));
}

Target ListView::targetOf(const QString& key) {
    const auto number = static_cast<std::uint32_t>(key.left(8).toUInt());
    if (key.size() == 8) return {Target::Kind::Node, number, kNoLink, false};
    return {Target::Kind::Port, kNoNode, number, key.endsWith(u'1')};
}

void ListView::apply(const snapshot::World& world, const Scene& scene, double now_ms) {
    if (!isVisible()) return;
    showing_ = true;
    const bool first = devices_->rowCount() == 0;
    const auto update = [&](RowModel& model, const QVector<TableRow>& rows) {
        first ? model.reset(rows, world.now) : model.apply(rows, world.now, now_ms);
        model.expireMarks(now_ms);
    };
    update(*devices_, deviceListRows(world, scene));
    update(*ports_, portListRows(scene));
    showing_ = false;
}

void ListView::choose(QTableView* table, const RowModel& model, const QString& key) {
    for (int row = 0; row < model.rowCount(); ++row) {
        if (model.row(row).key != key) continue;
        if (table->currentIndex().row() == row) return;
        showing_ = true;
        table->selectRow(row);
        table->scrollTo(model.index(row, 0));
        showing_ = false;
        return;
    }
}

void ListView::show(const Target& target) {
    if (target.kind == Target::Kind::Node) return choose(device_table_, *devices_, keyOf(target));
    if (target.kind == Target::Kind::None) return;
    choose(port_table_, *ports_, keyOf(target));
}

}  // namespace switchover::ui
