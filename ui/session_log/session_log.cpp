#include "ui/session_log/session_log.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFileDialog>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMessageBox>
#include <QPushButton>
#include <QScrollBar>
#include <QShortcut>
#include <QTableView>
#include <QVBoxLayout>

#include "ui/models/pane_parts.h"
#include "ui/theme/style.h"

namespace switchover::ui {

namespace {
constexpr int kQuiet = 8;  ///< all severities without keepalives
}

SessionLog::SessionLog(QWidget* parent) : QWidget(parent), model_(new LogModel(this)), view_(new QTableView) {
    setObjectName(QStringLiteral("sessionLog"));
    node_ = new QComboBox;
    node_->setObjectName(QStringLiteral("logDevice"));
    node_->addItem(tr("All devices"), kNoNode);
    node_->setAccessibleName(tr("Filter by device"));
    topic_ = new QComboBox;
    topic_->setObjectName(QStringLiteral("logProtocol"));
    topic_->setAccessibleName(tr("Filter by protocol"));
    topic_->addItem(tr("All protocols"), -1);
    for (int i = 0; i < static_cast<int>(LogTopic::Count); ++i)
        topic_->addItem(logTopicName(static_cast<LogTopic>(i)), i);
    severity_ = new QComboBox;
    severity_->setObjectName(QStringLiteral("logSeverity"));
    severity_->setAccessibleName(tr("Filter by severity"));
    severity_->addItem(tr("All severities"), 7);
    severity_->addItem(tr("Without keepalives"), kQuiet);
    severity_->setItemData(1, tr("Leaves out IKE keepalives that were answered"), Qt::ToolTipRole);
    severity_->setCurrentIndex(1);
    severity_->addItem(tr("Without debug"), 6);
    severity_->addItem(tr("Notices and worse"), 5);
    severity_->addItem(tr("Warnings and worse"), 4);
    severity_->addItem(tr("Errors"), 3);
    text_ = new QLineEdit;
    text_->setObjectName(QStringLiteral("logText"));
    text_->setAccessibleName(tr("Filter text"));
    text_->setPlaceholderText(tr("Filter text"));
    text_->setClearButtonEnabled(true);
    text_->setMaximumWidth(260);
    follow_ = new QCheckBox(tr("Follow"));
    follow_->setObjectName(QStringLiteral("logFollow"));
    follow_->setChecked(true);
    auto* save = new QPushButton(tr("Export…"));
    save->setObjectName(QStringLiteral("logExport"));

    header_ = new QWidget;
    QHBoxLayout* bar = paneHeader(header_, tr("SESSION LOG"));
    for (QWidget* widget :
         {static_cast<QWidget*>(node_), static_cast<QWidget*>(topic_), static_cast<QWidget*>(severity_)})
        bar->addWidget(widget);
    bar->addWidget(text_, 1);
    bar->addStretch(1);
    bar->addWidget(follow_);
    bar->addWidget(save);

    makeView();
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(view_, 1);

    for (QComboBox* box : {node_, topic_, severity_})
        connect(box, &QComboBox::currentIndexChanged, this, &SessionLog::refilter);
    connect(text_, &QLineEdit::textChanged, this, &SessionLog::refilter);
    connect(save, &QPushButton::clicked, this, &SessionLog::exportLog);
    connect(follow_, &QCheckBox::toggled, this, &SessionLog::follow);
    // Who scrolls up wants to read; who scrolls to the end wants to follow.
    connect(view_->verticalScrollBar(), &QScrollBar::actionTriggered, this, [this] {
        const QScrollBar* bar_of_view = view_->verticalScrollBar();
        follow_->setChecked(bar_of_view->sliderPosition() >= bar_of_view->maximum());
    });
    for (const auto signal : {&QTableView::clicked, &QTableView::activated})
        connect(view_, signal, this,
                [this](const QModelIndex& index) { Q_EMIT instantPicked(model_->at(index.row())); });
    auto* copy_key = new QShortcut(QKeySequence::Copy, view_, nullptr, nullptr, Qt::WidgetShortcut);
    connect(copy_key, &QShortcut::activated, this, &SessionLog::copy);
    refilter();
}

void SessionLog::makeView() {
    view_->setModel(model_);
    makeLineList(*view_, QStringLiteral("logView"), tr("Session log"));
    view_->setVerticalScrollMode(QAbstractItemView::ScrollPerItem);
    view_->horizontalHeader()->hide();
    const QFontMetrics metrics(view_->font());
    view_->setColumnWidth(LogModel::Time, metrics.horizontalAdvance(QStringLiteral("00:00:00.000")) + 26);
    view_->setColumnWidth(LogModel::Device, metrics.horizontalAdvance(QStringLiteral("7204VXR-1")) + 22);
}

/// Whole rows only: the one at the top would be cut in half.
void SessionLog::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layout()->setContentsMargins(0, 0, 0, height() % view_->verticalHeader()->defaultSectionSize());
    follow();
}

void SessionLog::takeOver(SessionLog& other) {
    const QItemSelectionModel* selection = view_->selectionModel();
    const LogModel* mine = model_;
    model_ = other.model_;
    model_->setParent(this);
    view_->setModel(model_);
    delete selection;
    delete mine;
}

void SessionLog::setNodes(const QStringList& names) {
    const QSignalBlocker quiet(node_);
    while (node_->count() > 1) node_->removeItem(1);
    int widest = 0;
    const QFontMetrics metrics(view_->font());
    for (int i = 0; i < names.size(); ++i) {
        node_->addItem(names[i], i);
        widest = std::max(widest, metrics.horizontalAdvance(names[i]));
    }
    view_->setColumnWidth(LogModel::Device, std::clamp(widest + 22, 60, 220));
}

void SessionLog::refilter() {
    LogFilter filter;
    filter.node = node_->currentData().toUInt();
    filter.topic = topic_->currentData().toInt();
    const int severity = severity_->currentData().toInt();
    filter.routine = severity != kQuiet;
    filter.severity = std::min(severity, 7);
    filter.text = text_->text();
    model_->setFilter(filter);
    follow();
}

bool SessionLog::following() const { return follow_->isChecked(); }

void SessionLog::follow() {
    if (follow_->isChecked()) view_->scrollToBottom();
}

void SessionLog::showInstant(Instant at) { pick(model_->rowAt(at)); }

void SessionLog::showLine(std::size_t at) {
    if (model_->rowOf(at) < 0) {
        for (QComboBox* box : {node_, topic_, severity_}) box->setCurrentIndex(0);
        text_->clear();
    }
    pick(model_->rowOf(at));
}

void SessionLog::pick(int row) {
    if (row < 0) return;
    follow_->setChecked(false);
    view_->selectRow(row);
    view_->scrollTo(model_->index(row, 0), QAbstractItemView::PositionAtCenter);
}

void SessionLog::copy() {
    QStringList lines;
    QModelIndexList rows = view_->selectionModel()->selectedRows();
    std::sort(rows.begin(), rows.end());
    for (const QModelIndex& row : rows) lines << model_->line(row.row());
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

void SessionLog::exportLog() {
    auto* dialog = new QFileDialog(this, tr("Export the session log"));
    dialog->setObjectName(QStringLiteral("exportDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("log"));
    dialog->setNameFilter(tr("Log (*.log *.txt)"));
    dialog->selectFile(QStringLiteral("session.log"));
    connect(dialog, &QFileDialog::fileSelected, this, &SessionLog::exportTo);
    dialog->open();
}

void SessionLog::exportTo(const QString& path) {
    QString error;
    if (model_->exportTo(path, error)) {
        Q_EMIT message(tr("%Ln lines written to %1", nullptr, model_->rowCount()).arg(path));
        return;
    }
    auto* box =
        new QMessageBox(QMessageBox::Warning, tr("Export"),
                        tr("Cannot write %1:\n%2\n\nChoose another folder.").arg(path, error), QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->open();
}

}  // namespace switchover::ui
