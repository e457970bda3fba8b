#include "ui/inspector/config_page.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QTextBlock>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/inspector/config_view.h"
#include "ui/models/pane_parts.h"
#include "ui/theme/style.h"

namespace switchover::ui {

ConfigPage::ConfigPage(QWidget* parent) : InspectorPage(parent), view_(new ConfigView), note_(new QLabel) {
    next_ = smallButton(tr("Next mark"), QStringLiteral("nextMark"),
                        tr("Go to the next line that has no full effect here"));
    view_->setObjectName(QStringLiteral("configView"));
    view_->setAccessibleName(tr("Running configuration"));
    note_->setObjectName(QStringLiteral("muted"));
    note_->setWordWrap(true);
    auto* bar = new QHBoxLayout;
    bar->setContentsMargins(12, 5, 12, 5);
    bar->addWidget(note_, 1);
    bar->addWidget(next_, 0, Qt::AlignTop);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(bar);
    column->addWidget(view_, 1);
    connect(next_, &QToolButton::clicked, this, &ConfigPage::nextMark);
    connect(view_, &QPlainTextEdit::cursorPositionChanged, this, &ConfigPage::tell);
}

void ConfigPage::show(const snapshot::World& /*world*/, const snapshot::Device& device, bool /*fresh*/,
                      bool /*changed*/, double /*now_ms*/) {
    if (!isVisible() || device.config == read_) return;
    const bool same_device = read_ != nullptr && read_->hostname == device.config->hostname;
    const int line = same_device ? currentLine() : 0;
    read_ = device.config;
    config_ = readRunningConfig(*read_);
    view_->show(config_);
    view_->setTextCursor(QTextCursor(view_->document()->findBlockByNumber(line)));
    next_->setEnabled(!config_.marked.isEmpty());
    tell();
}

void ConfigPage::clear(Instant /*now*/) {
    if (read_ == nullptr) return;
    read_.reset();
    config_ = {};
    view_->show(config_);
    next_->setEnabled(false);
    note_->clear();
}

int ConfigPage::currentLine() const { return view_->textCursor().blockNumber(); }

void ConfigPage::nextMark() {
    if (config_.marked.isEmpty()) return;
    int to = config_.marked.front().line;
    for (const MarkedLine& mark : config_.marked) {
        if (mark.line <= currentLine()) continue;
        to = mark.line;
        break;
    }
    view_->setTextCursor(QTextCursor(view_->document()->findBlockByNumber(to)));
    view_->centerCursor();
}

void ConfigPage::tell() {
    const int line = currentLine();
    const QString note = view_->noteOf(line);
    if (!note.isEmpty()) return note_->setText(tr("Line %1: %2").arg(line + 1).arg(note));
    note_->setText(config_.marked.isEmpty() ? tr("All lines are simulated, or need not be.")
                                            : tr("Without full effect: %1").arg(config_.marked.size()));
}

}  // namespace switchover::ui
