#include "ui/help/help_tables.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "engine/ios/config/row.h"
#include "engine/ios/exec/row.h"
#include "ui/i18n/support_words.h"
#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

QString supportText(ios::Support support) {
    switch (support) {
        case ios::Support::Full: return QObject::tr("applied");
        case ios::Support::Partial: return QObject::tr("in part");
        case ios::Support::Accepted: return QObject::tr("no effect");
        case ios::Support::Unknown: return QObject::tr("not understood");
    }
    return {};
}

}  // namespace

HelpTable::HelpTable(const QString& id, const QString& title, const QStringList& headers, QWidget* parent)
    : QDialog(parent), words_(new QLineEdit), list_(new QTreeWidget), count_(new QLabel) {
    setObjectName(id);
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    resize(980, 640);
    words_->setObjectName(QStringLiteral("helpWords"));
    words_->setAccessibleName(tr("Filter"));
    words_->setPlaceholderText(tr("Filter"));
    words_->setClearButtonEnabled(true);
    list_->setObjectName(QStringLiteral("helpList"));
    list_->setAccessibleName(title);
    list_->setHeaderLabels(headers);
    list_->setRootIsDecorated(false);
    list_->setUniformRowHeights(true);
    count_->setObjectName(QStringLiteral("muted"));
    auto* bar = new QHBoxLayout;
    bar->addWidget(words_, 1);
    bar->addWidget(count_);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* column = new QVBoxLayout(this);
    column->addLayout(bar);
    column->addWidget(list_, 1);
    column->addWidget(buttons);
    connect(words_, &QLineEdit::textChanged, this, &HelpTable::filter);
    words_->setFocus();
}

void HelpTable::add(const QStringList& cells) {
    auto* item = new QTreeWidgetItem(cells);
    for (int i = 0; i < cells.size(); ++i) item->setToolTip(i, cells[i]);
    list_->addTopLevelItem(item);
}

void HelpTable::done() {
    for (int i = 0; i + 1 < list_->columnCount(); ++i) {
        list_->resizeColumnToContents(i);
        list_->setColumnWidth(i, std::min(list_->columnWidth(i) + 14, 380));
    }
    filter({});
}

void HelpTable::filter(const QString& words) {
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    int seen = 0;
    for (int i = 0; i < list_->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = list_->topLevelItem(i);
        QString line;
        for (int c = 0; c < item->columnCount(); ++c) line += item->text(c) + u' ';
        const bool fits = std::all_of(wanted.begin(), wanted.end(),
                                      [&](const QString& word) { return line.contains(word, Qt::CaseInsensitive); });
        item->setHidden(!fits);
        seen += fits ? 1 : 0;
    }
    count_->setText(tr("%L1 of %L2").arg(seen).arg(list_->topLevelItemCount()));
}

HelpTable* makeShortcutsHelp(const Actions& actions, QWidget* parent) {
    auto* table = new HelpTable(QStringLiteral("shortcutsHelp"), QObject::tr("Shortcuts"),
                                {QObject::tr("Keys"), QObject::tr("Where"), QObject::tr("What it does")}, parent);
    for (const QAction* action : actions.all()) {
        QString menu = Actions::groupTitle(actions.groupOf(action));
        const QString text = Actions::listedText(action);
        table->add({action->shortcut().toString(QKeySequence::NativeText), menu.remove(u'&'),
                    action->statusTip().isEmpty() ? text : text + QStringLiteral(" – ") + action->statusTip()});
    }
    const QString diagram = QObject::tr("Diagram"), timeline = QObject::tr("Timeline");
    const QString tables = QObject::tr("Tables and log");
    table->add({QObject::tr("Arrows"), diagram, QObject::tr("Next or previous device or port")});
    table->add({QObject::tr("Return"), diagram, QObject::tr("What can be done to the selection")});
    table->add({QStringLiteral("+  −"), diagram, QObject::tr("Zoom")});
    table->add({QObject::tr("Esc"), diagram, QObject::tr("Select nothing")});
    table->add({QObject::tr("Home"), timeline, QObject::tr("Show all of the time")});
    table->add({QObject::tr("Ctrl+C"), tables, QObject::tr("Copy the selected rows")});
    table->done();
    return table;
}

HelpTable* makeSupportHelp(QWidget* parent) {
    auto* table = new HelpTable(
        QStringLiteral("supportHelp"), QObject::tr("Supported lines of IOS"),
        {QObject::tr("Mode"), QObject::tr("Line"), QObject::tr("Support"), QObject::tr("Remark")}, parent);
    for (const auto& rows : ios::exec::all_rows())
        for (const ios::exec::Row& row : rows)
            table->add({QString::fromUtf8(ios::exec::level_title(row.level)),
                        QString::fromStdString(ios::display_pattern(row.pattern)),
                        ios::exec::is_refused(row) ? QObject::tr("refused") : supportText(ios::Support::Full),
                        supportRemark(ios::exec::remark(row))});
    for (std::size_t m = 0; m < ios::kModeCount; ++m) {
        const auto mode = static_cast<ios::ModeKind>(m);
        const std::string_view title = ios::mode_title(mode);
        for (const auto& rows : ios::rows_of(mode))
            for (const ios::Row& row : rows) {
                const QString no = row.forms == ios::Forms::NoOnly ? QStringLiteral("no ") : QString();
                table->add({QString::fromUtf8(title.data(), static_cast<qsizetype>(title.size())),
                            no + QString::fromStdString(ios::display_pattern(row.pattern)), supportText(row.support),
                            supportRemark(row.note)});
            }
    }
    const QFont mono = monospaceFont(8.5);
    for (int i = 0; i < table->list().topLevelItemCount(); ++i) table->list().topLevelItem(i)->setFont(1, mono);
    table->done();
    return table;
}

}  // namespace switchover::ui
