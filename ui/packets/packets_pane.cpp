#include "ui/packets/packets_pane.h"

#include <limits>
#include <QApplication>
#include <QCheckBox>
#include <QCompleter>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QScrollBar>
#include <QSplitter>
#include <QTableView>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

#include "ui/i18n/filter_words.h"
#include "ui/models/pane_parts.h"
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

PacketsPane::PacketsPane(QWidget* parent) : QWidget(parent), fields_(new FieldModel(this)) {
    setObjectName(QStringLiteral("packetsPane"));
    makeHeader();
    makeViews();
    useModel(new PacketModel(this));
    connect(filter_, &QLineEdit::textChanged, this, &PacketsPane::applyFilter);
    connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this, &PacketsPane::showField);
    // Who scrolls up wants to read; who scrolls to the end wants to follow.
    connect(list_->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        const QScrollBar* bar = list_->verticalScrollBar();
        follow_->setChecked(bar->sliderPosition() >= bar->maximum());
    });
    connect(follow_, &QCheckBox::toggled, this, &PacketsPane::follow);
    connect(journey_, &JourneyView::frameWanted, this, &PacketsPane::showFrame);
    connect(journey_button_, &QToolButton::toggled, this, [this](bool shown) {
        fields_row_->setVisible(!shown);
        journey_->setVisible(shown);
        below_->setVisible(shown || list_->currentIndex().isValid());
        traceRow(list_->currentIndex().row());
    });
    showCounts();
}

void PacketsPane::useModel(PacketModel* model) {
    const QItemSelectionModel* selection = list_->selectionModel();
    model_ = model;
    model_->setParent(this);
    list_->setModel(model_);
    fitColumns();  // only now there are any
    delete selection;
    connect(model_, &PacketModel::countsChanged, this, &PacketsPane::showCounts);
    connect(model_, &PacketModel::modelReset, this, &PacketsPane::clearSelection);
    connect(model_, &PacketModel::countsChanged, this, &PacketsPane::chooseKept);
    connect(list_->selectionModel(), &QItemSelectionModel::currentRowChanged, this, &PacketsPane::showRow);
}

void PacketsPane::takeOver(PacketsPane& other) {
    const int row = other.list_->currentIndex().row();
    const PacketModel* mine = model_;
    history_ = std::move(other.history_);
    world_ = other.world_;
    useModel(other.model_);
    delete mine;
    showCounts();
    if (row >= 0) go(row);
}

void PacketsPane::makeHeader() {
    header_ = new QWidget;
    QHBoxLayout* bar = paneHeader(header_, tr("PACKETS"));
    filter_ = new FilterField;
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
    bar->addWidget(filter_, 3);
    bar->addWidget(hint_, 2);
    journey_button_ = smallButton(tr("Journey"), QStringLiteral("packetJourney"),
                                  tr("The way of the chosen packet, box by box, and what decided there"));
    journey_button_->setCheckable(true);
    bar->addWidget(counts_);
    bar->addWidget(makeGoButton());
    bar->addWidget(journey_button_);
    bar->addWidget(follow_);
}

QToolButton* PacketsPane::makeGoButton() {
    QToolButton* button = smallButton(tr("Go"), QStringLiteral("packetGo"), tr("Go to another frame"));
    button->setPopupMode(QToolButton::InstantPopup);
    auto* menu = new QMenu(button);
    menu->setObjectName(QStringLiteral("goMenu"));
    button->setMenu(menu);
    const auto add = [&](const QString& text, const char* name, const QKeySequence& key, auto slot) {
        QAction* action = menu->addAction(text, this, slot);
        action->setObjectName(QLatin1String(name));
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    };
    add(tr("First frame"), "goFirst", QKeySequence(Qt::CTRL | Qt::Key_Home), [this] { go(0); });
    add(tr("Previous frame"), "goPrevious", QKeySequence(Qt::CTRL | Qt::Key_Up),
        [this] { go(list_->currentIndex().row() - 1); });
    add(tr("Next frame"), "goNext", QKeySequence(Qt::CTRL | Qt::Key_Down),
        [this] { go(list_->currentIndex().row() + 1); });
    add(tr("Last frame"), "goLast", QKeySequence(Qt::CTRL | Qt::Key_End), [this] { go(model_->rowCount() - 1); });
    menu->addSeparator();
    add(tr("Frame number…"), "goNumber", QKeySequence(Qt::CTRL | Qt::Key_G), [this] { askForNumber(); });
    return button;
}

void PacketsPane::go(int row) {
    if (row < 0 || row >= model_->rowCount()) return;
    list_->setCurrentIndex(model_->index(row, 0));
    list_->scrollTo(model_->index(row, 0), QAbstractItemView::PositionAtCenter);
}

void PacketsPane::askForNumber() {
    auto* dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("goDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Go to frame"));
    dialog->setLabelText(tr("Number of the frame"));
    dialog->setInputMode(QInputDialog::IntInput);
    dialog->setIntRange(1, std::numeric_limits<int>::max());
    connect(dialog, &QInputDialog::intValueSelected, this,
            [this](int number) { showFrame(static_cast<std::uint64_t>(number)); });
    dialog->open();
}

void PacketsPane::showFrame(std::uint64_t number) {
    const int row = model_->rowOf(number);
    if (row >= 0) return go(row);
    Q_EMIT message(number > model_->dropped() && number <= model_->dropped() + model_->total()
                       ? tr("Frame %1 does not pass the display filter").arg(number)
                       : tr("Frame %1 is not there").arg(number));
}

void PacketsPane::showFilter(const QString& filter) { filter_->setText(filter); }

void PacketsPane::setJourneyShown(bool shown) { journey_button_->setChecked(shown); }

void PacketsPane::remember(const std::shared_ptr<const snapshot::World>& world) {
    world_ = world;
    history_.remember(world);
}

void PacketsPane::traceRow(int row) {
    if (!journey_button_->isChecked()) return;
    if (row < 0 || world_ == nullptr) return journey_->clear();
    const std::vector<CarrierFrame> carriers = model_->carriersOf(row);
    const QVector<JourneyHop> hops = journeyOf(carriers, model_->droppedPackets(), history_, *world_);
    const dissect::Packet packet = model_->packet(row);
    journey_->setJourney(tr("%1 %2 → %3, frames: %4. %5")
                             .arg(QString::fromStdString(packet.protocol), QString::fromStdString(packet.source),
                                  QString::fromStdString(packet.destination))
                             .arg(carriers.size())
                             .arg(QString::fromStdString(packet.info)),
                         hops, model_->number(row));
}

void PacketsPane::fitColumns() {
    const QFontMetrics metrics(monospaceFont());
    const std::pair<int, const char*> widths[] = {{PacketModel::Number, "000000"},
                                                  {PacketModel::Time, "00:00:00.000000000"},
                                                  {PacketModel::Source, "172.16.172.100 "},
                                                  {PacketModel::Destination, "172.16.172.100 "},
                                                  {PacketModel::ProtocolColumn, "Protocol"},
                                                  {PacketModel::Length, "Length  "},
                                                  {PacketModel::Cable, "7204VXR-1 → 7204VXR-2"}};
    for (const auto& [column, text] : widths)
        list_->setColumnWidth(column, metrics.horizontalAdvance(QString::fromUtf8(text)) + 20);
}

void PacketsPane::makeViews() {
    list_ = new QTableView;
    makeLineList(*list_, QStringLiteral("packetList"), tr("Frames"));
    list_->setSelectionMode(QAbstractItemView::SingleSelection);
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
    fields_row_ = lower;
    journey_ = new JourneyView;
    journey_->hide();
    below_ = new QWidget;
    below_->hide();
    auto* below_column = new QVBoxLayout(below_);
    below_column->setContentsMargins(0, 0, 0, 0);
    below_column->addWidget(lower);
    below_column->addWidget(journey_);
    auto* split = new QSplitter(Qt::Vertical);
    split->setChildrenCollapsible(false);
    split->addWidget(list_);
    split->addWidget(below_);
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
        hint_->setText(tr("column %1: %2").arg(where.size() + 1).arg(filterProblem(parsed.error().message)));
        hint_->setToolTip(hint_->text());
        counts_->hide();  // the words need its room
        filter_->markProblem(static_cast<int>(where.size()));
        return;
    }
    hint_->clear();
    hint_->setToolTip({});
    counts_->show();
    filter_->markProblem(-1);
    const int row = list_->currentIndex().row();
    kept_ = row < 0 ? 0 : model_->number(row);
    model_->setFilter(*parsed, filter_->text().trimmed().isEmpty());
    follow();
}

void PacketsPane::showCounts() {
    const QLocale locale;
    const auto number = [&](std::uint64_t n) { return locale.toString(static_cast<qulonglong>(n)); };
    QString text = static_cast<std::size_t>(model_->rowCount()) == model_->total()
                       ? tr("%Ln frames", nullptr, static_cast<int>(model_->total()))
                       : tr("%1 of %2 frames")
                             .arg(number(static_cast<std::uint64_t>(model_->rowCount())), number(model_->total()));
    if (model_->dropped() > 0) text += tr(", %1 older ones gone").arg(number(model_->dropped()));
    counts_->setText(text);
}

void PacketsPane::chooseKept() {
    if (kept_ == 0) return;
    const int row = model_->rowOf(kept_);
    if (row >= 0 || !model_->filtering()) kept_ = 0;
    if (row >= 0) go(row);
}

void PacketsPane::clearSelection() {
    fields_->setPacket({});
    journey_->clear();
    qDeleteAll(octets_);
    octets_.clear();
    below_->setVisible(journey_button_->isChecked());
}

void PacketsPane::showRow(const QModelIndex& index) {
    if (!index.isValid()) {
        clearSelection();
        return;
    }
    kept_ = 0;
    follow_->setChecked(false);
    if (below_->isHidden()) {
        below_->show();
        // The list has less room now.
        QMetaObject::invokeMethod(
            list_, [this] { list_->scrollTo(list_->currentIndex(), QAbstractItemView::PositionAtCenter); },
            Qt::QueuedConnection);
    }
    // A step along the journey that is shown leaves it as it is.
    if (!journey_->isAncestorOf(QApplication::focusWidget())) traceRow(index.row());
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
