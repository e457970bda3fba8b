#include "ui/inspector/console_page.h"

#include <algorithm>
#include <QVBoxLayout>

#include "engine/ios/show/show.h"
#include "ui/inspector/terminal.h"

namespace switchover::ui {

namespace {

/// IOS puts its marker under the line as it was typed, behind the prompt.
QString underPrompt(const QString& problem, qsizetype prompt) {
    const bool marked = problem.trimmed().startsWith(u'^');
    return marked ? QString(prompt, u' ') + problem : problem;
}

}  // namespace

ConsolePage::ConsolePage(QWidget* parent) : InspectorPage(parent), terminal_(new Terminal) {
    terminal_->setObjectName(QStringLiteral("console"));
    terminal_->setAccessibleName(tr("Console: type a show command"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(12, 8, 12, 12);
    column->addWidget(terminal_);
    setFocusProxy(terminal_);
    connect(terminal_, &Terminal::entered, this, &ConsolePage::answer);
    connect(terminal_, &Terminal::helpWanted, this, &ConsolePage::help);
    connect(terminal_, &Terminal::completionWanted, this, &ConsolePage::complete);
}

void ConsolePage::show(const snapshot::World& /*world*/, const snapshot::Device& device, bool /*fresh*/,
                       bool /*changed*/, double /*now_ms*/) {
    const QString prompt = QString::fromStdString(device.config->hostname) + u'#';
    if (device.node == node_) {
        if (prompt != prompt_) terminal_->ask(prompt_ = prompt);
        return;
    }
    if (node_ != kNoNode) transcripts_[node_] = terminal_->toPlainText();
    node_ = device.node;
    prompt_ = prompt;
    terminal_->setReadOnly(false);
    terminal_->wipe();
    const QString before = transcripts_.value(node_);
    terminal_->print(before.isEmpty() ? tr("Show commands only: ? lists them.") + u'\n'
                                      : before.left(before.lastIndexOf(u'\n') + 1));
    terminal_->ask(prompt);
}

void ConsolePage::clear(Instant /*now*/) {
    if (node_ == kNoNode) return;
    transcripts_[node_] = terminal_->toPlainText();
    node_ = kNoNode;
    terminal_->wipe();
    terminal_->setReadOnly(true);
}

void ConsolePage::answer(const QString& line) {
    if (world_ == nullptr || node_ == kNoNode) return;
    if (!line.trimmed().isEmpty()) {
        const auto shown = ios::show(*world_, node_, line.toStdString());
        terminal_->print(shown ? QString::fromStdString(*shown)
                               : underPrompt(QString::fromStdString(shown.error()), prompt_.size()));
    }
    terminal_->ask(prompt_);
}

void ConsolePage::help(const QString& line) {
    if (world_ == nullptr || node_ == kNoNode) return;
    terminal_->setTyped(line + u'?');
    const auto words = ios::show_help(*world_, node_, line.toStdString());
    QString text;
    if (!words)
        text = underPrompt(QString::fromStdString(words.error()), prompt_.size());
    else if (words->empty())
        text = tr("% Unrecognized command") + u'\n';
    else
        for (const std::string& word : *words) text += QStringLiteral("  ") + QString::fromStdString(word) + u'\n';
    terminal_->print(text);
    terminal_->ask(prompt_, line);
}

/// As far as all that fits agrees.
void ConsolePage::complete(const QString& line) {
    if (world_ == nullptr || node_ == kNoNode || line.isEmpty() || line.endsWith(u' ')) return;
    const auto words = ios::show_help(*world_, node_, line.toStdString());
    if (!words || words->empty()) return;
    std::string common = words->front();
    for (const std::string& word : *words) {
        const auto [end, unused] = std::mismatch(common.begin(), common.end(), word.begin(), word.end());
        common.erase(end, common.end());
    }
    const qsizetype start = line.lastIndexOf(u' ') + 1;
    if (static_cast<qsizetype>(common.size()) < line.size() - start) return;
    terminal_->setTyped(line.left(start) + QString::fromStdString(common) +
                        (words->size() == 1 ? QStringLiteral(" ") : QString()));
}

}  // namespace switchover::ui
