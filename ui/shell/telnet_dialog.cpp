#include "ui/shell/telnet_dialog.h"

#include <QClipboard>
#include <QDialogButtonBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace switchover::ui {

TelnetDialog::TelnetDialog(const std::vector<TelnetPort>& ports, QWidget* parent)
    : QDialog(parent), list_(new QTreeWidget) {
    setObjectName(QStringLiteral("telnetDialog"));
    setWindowTitle(tr("Telnet to the consoles"));
    setAttribute(Qt::WA_DeleteOnClose);
    resize(560, 380);
    auto* words = new QLabel(
        tr("Each router's console answers at a port of this machine, for programs of this machine only, until this is "
           "turned off or the lab is closed."));
    words->setObjectName(QStringLiteral("telnetWords"));
    words->setAccessibleName(words->text());
    words->setWordWrap(true);
    list_->setObjectName(QStringLiteral("telnetPorts"));
    list_->setAccessibleName(tr("Routers and their ports"));
    list_->setHeaderLabels({tr("Router"), tr("Address"), tr("Port")});
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    list_->setSelectionMode(QAbstractItemView::ExtendedSelection);
    for (const TelnetPort& port : ports)
        list_->addTopLevelItem(new QTreeWidgetItem(
            {QString::fromStdString(port.device), QString::fromStdString(port.address), QString::number(port.port)}));
    for (int i = 0; i < 2; ++i) {
        list_->resizeColumnToContents(i);
        list_->setColumnWidth(i, list_->columnWidth(i) + 24);
    }
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* copy = buttons->addButton(tr("&Copy"), QDialogButtonBox::ActionRole);
    copy->setObjectName(QStringLiteral("telnetCopy"));
    copy->setAccessibleName(tr("Copy the commands that connect"));
    copy->setToolTip(tr("Copies the commands that connect: of the selected routers, or of all"));
    const auto take = [this] { QGuiApplication::clipboard()->setText(copied()); };
    connect(copy, &QPushButton::clicked, this, take);
    auto* keys = new QShortcut(QKeySequence::Copy, list_, nullptr, nullptr, Qt::WidgetShortcut);
    connect(keys, &QShortcut::activated, this, take);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(18, 18, 18, 14);
    column->setSpacing(10);
    column->addWidget(words);
    column->addWidget(list_, 1);
    column->addWidget(buttons);
    list_->setFocus();
}

QString TelnetDialog::copied() const {
    QList<QTreeWidgetItem*> rows = list_->selectedItems();
    if (rows.isEmpty())
        for (int i = 0; i < list_->topLevelItemCount(); ++i) rows << list_->topLevelItem(i);
    QStringList lines;
    for (const QTreeWidgetItem* row : rows)
        lines << (rows.size() > 1 ? row->text(0) + u'\t' : QString()) +
                     QStringLiteral("telnet %1 %2").arg(row->text(1), row->text(2));
    return lines.join(u'\n');
}

}  // namespace switchover::ui
