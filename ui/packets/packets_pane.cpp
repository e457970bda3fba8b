#include "ui/packets/packets_pane.h"

#include <QCheckBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/models/cell_delegate.h"
#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

QStringList fieldNames() {
    QStringList names;
    for (const std::string_view name : dissect::filter_fields())
        names << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
    return names;
}

}  // namespace

PacketsPane::PacketsPane(QWidget* parent)
    : QWidget(parent), model_(new PacketModel(this)), fields_(new FieldModel(this)) {
    setObjectName(QStringLiteral("packetsPane"));
    makeHeader();
    makeViews();
    connect(filter_, &QLineEdit::textChanged, this, &PacketsPane::applyFilter);
    connect(model_, &PacketModel::countsChanged, this, &PacketsPane::showCounts);
    connect(model_, &PacketModel::modelReset, this, &PacketsPane::clearSelection);
    connect(list_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PacketsPane::showRow);
    connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this, &PacketsPane::showField);
    // Who scrolls up wants to read; who scrolls to the end wants to follow.
    connect(list_->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        const QScrollBar* bar = list_->verticalScrollBar();
        follow_->setChecked(bar->sliderPosition() >= bar->maximum());
    });
    connect(follow_, &QCheckBox::toggled, this, &PacketsPane::follow);
    showCounts();
}

void PacketsPane::makeHeader() {
    header_ = new QWidget;
    auto* bar = new QHBoxLayout(header_);
    bar->setContentsMargins(12, 6, 12, 6);
    bar->setSpacing(8);
    auto* title = new QLabel(tr("PACKETS"));
    title->setObjectName(QStringLiteral("section"));
    filter_ = new QLineEdit;
    filter_->setObjectName(QStringLiteral("packetFilter"));
    filter_->setAccessibleName(tr("Display filter"));
    filter_->setPlaceholderText(tr("Display filter: hsrp, ip.addr == 172.16.172.53, esp && icmp"));
    filter_->setClearButtonEnabled(true);
    filter_->setFont(monospaceFont());
    filter_->setMinimumWidth(180);
    auto* completer = new QCompleter(fieldNames(), filter_);
    completer->setCaseSensitivity(Qt::CaseInsensitive);
    filter_->setCompleter(completer);
    hint_ = new QLabel;
    hint_->setObjectName(QStringLiteral("packetFilterHint"));
    hint_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    counts_ = new QLabel;
    counts_->setObjectName(QStringLiteral("packetCounts"));
    follow_ = new QCheckBox(tr("Follow"));
    follow_->setObjectName(QStringLiteral("packetFollow"));
    follow_->setChecked(true);
    bar->addWidget(title);
    bar->addWidget(filter_, 3);
    bar->addWidget(hint_, 2);
    bar->addWidget(counts_);
    bar->addWidget(follow_);
}

void PacketsPane::makeViews() {
    list_ = new QTableView;
    list_->setObjectName(QStringLiteral("packetList"));
    list_->setAccessibleName(tr("Frames"));
    list_->setModel(model_);
    list_->setItemDelegate(new CellDelegate(list_));
    list_->setFont(monospaceFont());
    list_->setShowGrid(false);
    list_->setWordWrap(false);
    list_->setSelectionBehavior(QAbstractItemView::SelectRows);
    list_->setSelectionMode(QAbstractItemView::SingleSelection);
    list_->horizontalHeader()->setStretchLastSection(true);
    list_->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    list_->verticalHeader()->hide();
    list_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    list_->verticalHeader()->setMinimumSectionSize(10);
    list_->verticalHeader()->setDefaultSectionSize(20);
    const QFontMetrics metrics(list_->font());
    const std::pair<int, const char*> widths[] = {{PacketModel::Number, "000000"},
                                                  {PacketModel::Time, "00:00:00.000000"},
                                                  {PacketModel::Source, "172.16.172.100"},
                                                  {PacketModel::Destination, "172.16.172.100"},
                                                  {PacketModel::ProtocolColumn, "Protocol"},
                                                  {PacketModel::Length, "Length  "},
                                                  {PacketModel::Cable, "7204VXR-1 → 7204VXR-2"}};
    for (const auto& [column, text] : widths)
        list_->setColumnWidth(column, metrics.horizontalAdvance(QString::fromUtf8(text)) + 20);

    tree_ = new QTreeView;
    tree_->setObjectName(QStringLiteral("packetTree"));
    tree_->setAccessibleName(tr("Fields of the frame"));
    tree_->setModel(fields_);
    tree_->setHeaderHidden(true);
    tree_->setUniformRowHeights(true);
    tree_->setFont(monospaceFont());
    tree_->setIndentation(14);

    octets_row_ = new QSplitter(Qt::Horizontal);
    octets_row_->setChildrenCollapsible(false);
    auto* lower = new QSplitter(Qt::Horizontal);
    lower->setChildrenCollapsible(false);
    lower->addWidget(tree_);
    lower->addWidget(octets_row_);
    octets_row_->setMinimumWidth(160);  // empty, it would be given nothing
    lower->setSizes({400, 600});
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(list_);
    split->addWidget(lower);
    split->setStretchFactor(0, 1);
    split->setStretchFactor(1, 1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(split);
}

void PacketsPane::follow() {
    if (follow_->isChecked()) list_->scrollToBottom();
}

void PacketsPane::applyFilter() {
    const std::string text = filter_->text().toStdString();
    const auto parsed = dissect::Filter::parse(text);
    if (!parsed) {
        // What is half typed leaves the list as it is.
        const QString where = QString::fromStdString(text.substr(0, parsed.error().column));
        hint_->setText(tr("column %1: %2").arg(where.size() + 1).arg(QString::fromStdString(parsed.error().message)));
        hint_->setToolTip(hint_->text());
        return;
    }
    hint_->clear();
    hint_->setToolTip({});
    model_->setFilter(*parsed, filter_->text().trimmed().isEmpty());
    follow();
}

void PacketsPane::showCounts() {
    const QLocale locale;
    const auto number = [&](std::uint64_t n) { return locale.toString(static_cast<qulonglong>(n)); };
    QString text = static_cast<std::size_t>(model_->rowCount()) == model_->total()
                       ? tr("%1 frames").arg(number(model_->total()))
                       : tr("%1 of %2 frames")
                             .arg(number(static_cast<std::uint64_t>(model_->rowCount())), number(model_->total()));
    if (model_->dropped() > 0) text += tr(", %1 older ones gone").arg(number(model_->dropped()));
    counts_->setText(text);
}

void PacketsPane::clearSelection() {
    fields_->setPacket({});
    qDeleteAll(octets_);
    octets_.clear();
}

void PacketsPane::showRow(const QModelIndex& index) {
    if (!index.isValid()) {
        clearSelection();
        return;
    }
    follow_->setChecked(false);
    fields_->setPacket(model_->packet(index.row()));
    qDeleteAll(octets_);
    octets_.clear();
    const auto& buffers = fields_->packet().buffers;
    for (std::size_t i = 0; i < buffers.size(); ++i) {
        auto* view = new HexView;
        view->setObjectName(QStringLiteral("octets%1").arg(i));
        view->setAccessibleName(QString::fromStdString(buffers[i].name));
        view->setToolTip(QString::fromStdString(buffers[i].name));
        view->setOctets(buffers[i].octets);
        connect(view, &HexView::octetClicked, this, [this, i](int octet) {
            const QModelIndex at = fields_->fieldAt(i, static_cast<std::size_t>(octet));
            if (!at.isValid()) return;
            tree_->setCurrentIndex(at);
            tree_->scrollTo(at);
        });
        octets_row_->addWidget(view);
        octets_.push_back(view);
    }
    // Lower layers are known; what the frame is about is open.
    for (int row = 0; row < fields_->rowCount(); ++row) {
        const QModelIndex top = fields_->index(row, 0);
        const std::string_view name = fields_->field(top)->name;
        tree_->setExpanded(top, name != "eth" && name != "ip" && name != "udp");
    }
}

void PacketsPane::showField(const QModelIndex& index) {
    const dissect::Field* field = fields_->field(index);
    for (std::size_t i = 0; i < octets_.size(); ++i) {
        const bool here = field != nullptr && field->buffer == i;
        octets_[i]->mark(here ? field->offset : 0, here ? field->size : 0);
    }
}

}  // namespace switchover::ui
