#include "ui/probes/probe_list.h"

#include <algorithm>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/models/pane_parts.h"
#include "ui/models/rows.h"
#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

constexpr int kLine = 17, kPadding = 4, kMark = 20, kRowsInSight = 4;

/// Three lines: which ping, loss and round trip, outage.
class ProbeDelegate : public QStyledItemDelegate {
   public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override {
        painter->save();
        if ((option.state & QStyle::State_Selected) != 0) painter->fillRect(option.rect, colours().selection);
        if ((option.state & QStyle::State_HasFocus) != 0) {
            painter->setPen(colours().accent);
            painter->drawRect(option.rect.adjusted(0, 0, -1, -1));
        }
        QRect line = option.rect.adjusted(kMark, kPadding, -2, 0);
        line.setHeight(kLine);
        if (const QVariant icon = index.data(Qt::DecorationRole); icon.isValid())
            icon.value<QIcon>().paint(painter, QRect(option.rect.left(), line.top(), 16, kLine));
        const auto text = [&](const QString& words, const QColor& ink) {
            painter->setPen(ink);
            painter->drawText(line, Qt::AlignVCenter,
                              painter->fontMetrics().elidedText(words, Qt::ElideRight, line.width()));
            line.translate(0, kLine);
        };
        const auto cell = [&](int column) { return index.siblingAtColumn(column).data().toString(); };
        painter->setFont(interfaceFont(9));
        text(cell(0), colours().text);
        painter->setFont(interfaceFont(8.5));
        text(ProbeList::tr("lost %1 · %2 ms").arg(cell(1), cell(2)), colours().textMuted);
        text(cell(3), colours().textMuted);
        painter->restore();
    }
    QSize sizeHint(const QStyleOptionViewItem&, const QModelIndex&) const override {
        return {160, 3 * kLine + 2 * kPadding};
    }
};

}  // namespace

ProbeList::ProbeList(QWidget* parent)
    : QWidget(parent), model_(new RowModel(probeHeaders(), -1, this)), view_(new QListView) {
    setObjectName(QStringLiteral("probeList"));
    view_->setObjectName(QStringLiteral("probes"));
    view_->setAccessibleName(tr("Pings"));
    view_->setModel(model_);
    view_->setItemDelegate(new ProbeDelegate(view_));
    view_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    add_ = smallButton(tr("Add…"), QStringLiteral("probeAdd"), tr("Start a continuous ping"));
    edit_ = smallButton(tr("Edit…"), QStringLiteral("probeEdit"), tr("Change the chosen ping: it begins anew"));
    stop_ = smallButton(tr("Stop"), QStringLiteral("probeStop"), tr("Stop the chosen ping"));
    why_ = smallButton(tr("Why?"), QStringLiteral("probeWhy"), tr("Why its last outage took so long"));
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(4);
    for (QToolButton* button : {edit_, stop_, why_}) bar->addWidget(button);
    bar->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addWidget(view_);
    column->addLayout(bar);
    connect(add_, &QToolButton::clicked, this, &ProbeList::addWanted);
    const auto wanted = [this](QToolButton* button, void (ProbeList::*signal)(NodeIndex, quint32)) {
        connect(button, &QToolButton::clicked, this, [this, signal] {
            if (const TableRow* row = chosen()) Q_EMIT(this->*signal)(row->about.node, row->about.probe);
        });
    };
    wanted(edit_, &ProbeList::editWanted);
    wanted(stop_, &ProbeList::stopWanted);
    wanted(why_, &ProbeList::outageWanted);
    connect(view_, &QListView::doubleClicked, edit_, &QToolButton::click);
    connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, &ProbeList::choose);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model_, signal, this, &ProbeList::fitHeight);
    choose();
    fitHeight();
}

void ProbeList::apply(const QVector<TableRow>& rows, Instant now, double now_ms) {
    bool changed = rows.size() != model_->rowCount();
    for (int i = 0; !changed && i < rows.size(); ++i) changed = !(rows[i] == model_->row(i));
    if (changed) model_->apply(rows, now, now_ms);
    model_->expireMarks(now_ms);
    // One ping is the one that is meant.
    if (!view_->currentIndex().isValid() && model_->rowCount() > 0) view_->setCurrentIndex(model_->index(0, 0));
    choose();
}

const TableRow* ProbeList::chosen() const {
    const QModelIndex index = view_->currentIndex();
    return index.isValid() ? &model_->row(index.row()) : nullptr;
}

void ProbeList::choose() {
    const TableRow* row = chosen();
    edit_->setEnabled(row != nullptr);
    stop_->setEnabled(row != nullptr && row->about.running);
    why_->setEnabled(row != nullptr && row->about.had_outage);
}

void ProbeList::fitHeight() {
    const int rows = std::clamp(model_->rowCount(), 0, kRowsInSight);
    view_->setFixedHeight(rows * (3 * kLine + 2 * kPadding) + 4);  // and the frame
    view_->setVisible(rows > 0);
}

}  // namespace switchover::ui
