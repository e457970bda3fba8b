#include "ui/shell/lab_pane.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QTreeView>
#include <QVBoxLayout>
#include <utility>

#include "ui/models/pane_parts.h"
#include "ui/models/rows.h"
#include "ui/shell/scrolled_text.h"
#include "ui/theme/style.h"

namespace switchover::ui {

namespace {

QString stepMark(GuidedStep::State state) {
    switch (state) {
        case GuidedStep::State::Waiting: return QStringLiteral("○");
        case GuidedStep::State::Current: return QStringLiteral("▶");
        case GuidedStep::State::Passed: return QStringLiteral("✓");
        case GuidedStep::State::Failed: return QStringLiteral("✗");
    }
    return {};
}

QColor stepInk(GuidedStep::State state) {
    switch (state) {
        case GuidedStep::State::Waiting: return colours().textFaint;
        case GuidedStep::State::Current: return colours().accent;
        case GuidedStep::State::Passed: return colours().badgeActiveText;
        case GuidedStep::State::Failed: return colours().faultText;
    }
    return {};
}

}  // namespace

LabPane::LabPane(const LabInfo& lab, QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("labPane"));
    tree_model_ = new LabTreeModel(this);
    tree_ = new QTreeView;
    tree_->setObjectName(QStringLiteral("labTree"));
    tree_->setAccessibleName(tr("Devices and ports"));
    tree_->setModel(tree_model_);
    tree_->setHeaderHidden(true);
    tree_->setIndentation(14);
    tree_->setUniformRowHeights(true);
    tree_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    // What is explained below keeps the height that its words need; the tree scrolls.
    tree_->setMinimumHeight(46);  // two rows: in a small window the guided run needs the room
    tree_->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    connect(tree_model_, &QAbstractItemModel::modelReset, this, [this] { expanded_ = false; });
    connect(tree_->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& index) {
        if (index.isValid() && !showing_) Q_EMIT nodePicked(tree_model_->nodeOf(index), tree_model_->portOf(index));
    });

    guided_ = new QWidget;
    auto* guided_column = new QVBoxLayout(guided_);
    guided_column->setContentsMargins(0, 0, 0, 0);
    guided_column->setSpacing(2);
    follow_ = new QPushButton(tr("Start"));
    follow_->setObjectName(QStringLiteral("guidedStart"));
    follow_->setToolTip(tr(
        "Runs the lab's guided run from power-on: it makes its own faults and ticks its steps. A lab that has run is "
        "opened anew for it."));
    auto* guided_head = new QHBoxLayout;
    guided_head->addWidget(sectionLabel(tr("GUIDED RUN")), 1);
    guided_head->addWidget(follow_);
    guided_column->addLayout(guided_head);
    step_column_ = new QVBoxLayout;
    step_column_->setSpacing(4);
    guided_column->addLayout(step_column_);
    explanation_ = new ScrolledText;
    explanation_->setObjectName(QStringLiteral("guidedExplanation"));
    explanation_->setAccessibleName(tr("What to watch"));
    explanation_->label().setObjectName(QStringLiteral("muted"));
    explanation_->label().setFont(interfaceFont(8.5));
    guided_column->addWidget(explanation_);
    connect(follow_, &QPushButton::clicked, this, &LabPane::guidedRunWanted);
    guided_->setVisible(!lab.steps.empty());

    probes_ = new ProbeList;

    auto* lower = new QVBoxLayout;
    lower->setContentsMargins(14, 8, 12, 12);
    lower->setSpacing(6);
    lower->addWidget(guided_);
    lower->addSpacing(6);
    auto* reach = new QHBoxLayout;
    reach->addWidget(sectionLabel(tr("REACHABILITY")));
    reach->addStretch(1);
    reach->addWidget(probes_->addButton());
    lower->addLayout(reach);
    lower->addWidget(probes_);

    header_ = new QWidget;
    auto* head = new QHBoxLayout(header_);
    head->setContentsMargins(14, 10, 12, 4);
    head->addWidget(sectionLabel(tr("LAB · %1").arg(QString::fromStdString(lab.name).toUpper())));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(tree_, 1);
    column->addLayout(lower);
    setSteps(lab.steps, false);
}

void LabPane::apply(const snapshot::World& world, double now_ms) {
    tree_model_->apply(world);
    if (!std::exchange(expanded_, true)) {
        // Routers with their ports; switches have little to tell.
        for (int row = 0; row < tree_model_->rowCount(); ++row) {
            const QModelIndex index = tree_model_->index(row, 0);
            tree_->setExpanded(index, world.device(tree_model_->nodeOf(index)) != nullptr);
        }
    }
    probes_->apply(probeRows(world), world.now, now_ms);
}

void LabPane::setSteps(const std::vector<GuidedStep>& steps, bool following) {
    follow_->setEnabled(!following);
    follow_->setText(following ? tr("Running") : tr("Start"));
    if (steps == steps_) return;
    steps_ = steps;
    read_step_ = -1;  // what happens now is more important
    while (step_labels_.size() > static_cast<qsizetype>(steps.size())) delete step_labels_.takeLast();
    while (step_labels_.size() < static_cast<qsizetype>(steps.size())) {
        QLabel* label = newStepLabel();
        step_column_->addWidget(label);
        step_labels_.append(label);
    }
    showSteps();
}

void LabPane::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::StyleChange || probes_ == nullptr) return;
    showSteps();
    probes_->view().viewport()->update();
}

QLabel* LabPane::newStepLabel() {
    auto* label = new QLabel;
    label->setWordWrap(true);
    label->setTextFormat(Qt::RichText);
    label->setObjectName(QStringLiteral("guidedStep"));
    label->setCursor(Qt::PointingHandCursor);
    label->setFocusPolicy(Qt::StrongFocus);
    label->setMinimumHeight(label->fontMetrics().lineSpacing() + 2);
    label->installEventFilter(this);
    return label;
}

/// A click or a key on a step shows its words again.
bool LabPane::eventFilter(QObject* watched, QEvent* event) {
    const auto step = step_labels_.indexOf(qobject_cast<QLabel*>(watched));
    bool chosen = event->type() == QEvent::MouseButtonRelease;
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        chosen = key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space;
    }
    if (step < 0 || !chosen) return QWidget::eventFilter(watched, event);
    read_step_ = static_cast<int>(step) == read_step_ ? -1 : static_cast<int>(step);
    showSteps();
    return true;
}

/// Of the step that was clicked, of the one that runs, or what to do after the last.
QString LabPane::explanation() const {
    const auto wordsOf = [](const GuidedStep& step) {
        const QString words = QString::fromStdString(step.explanation);
        return step.problem.empty() ? words : words + QStringLiteral("\n✗ ") + QString::fromStdString(step.problem);
    };
    if (read_step_ >= 0 && read_step_ < static_cast<int>(steps_.size()))
        return wordsOf(steps_[static_cast<std::size_t>(read_step_)]);
    using State = GuidedStep::State;
    const GuidedStep *current = nullptr, *failed = nullptr;
    for (const GuidedStep& step : steps_) {
        if (step.state == State::Current) current = &step;
        if (step.state == State::Failed) failed = &step;
    }
    if (failed != nullptr) return wordsOf(*failed);
    if (current != nullptr) return wordsOf(*current);
    if (!steps_.empty() && steps_.back().state == State::Passed)
        return tr(
            "Done. Click a step to read it again, Why? to see what an outage was made of, or a port of the lab to "
            "fail it yourself.");
    return {};
}

void LabPane::showSteps() {
    for (std::size_t i = 0; i < steps_.size(); ++i) {
        const GuidedStep& step = steps_[i];
        QLabel* label = step_labels_[static_cast<qsizetype>(i)];
        const QString title = QString::fromStdString(step.title).toHtmlEscaped();
        label->setText(QStringLiteral("<span style='color:%1'>%2</span>&nbsp; %3")
                           .arg(stepInk(step.state).name(), stepMark(step.state),
                                step.state == GuidedStep::State::Current || static_cast<int>(i) == read_step_
                                    ? QStringLiteral("<b>%1</b>").arg(title)
                                    : title));
        label->setToolTip(QString::fromStdString(step.problem.empty() ? step.explanation : step.problem));
        label->setAccessibleName(QString::fromStdString(step.title));
    }
    const QString words = explanation();
    explanation_->setText(words);
    explanation_->setVisible(!words.isEmpty());
}

void LabPane::showNode(NodeIndex node) {
    const QModelIndex current = tree_->currentIndex();
    if (current.isValid() && tree_model_->nodeOf(current) == node) return;
    showing_ = true;
    const QModelIndex index = tree_model_->indexOf(node);
    tree_->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect);
    showing_ = false;
    if (index.isValid()) tree_->scrollTo(index);
}

}  // namespace switchover::ui
