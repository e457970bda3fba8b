#include "ui/shell/transport_bar.h"

#include <algorithm>
#include <QComboBox>
#include <QLabel>
#include <QToolButton>

#include "ui/theme/style.h"

namespace switchover::ui {

namespace {
constexpr double kSpeeds[] = {0.1, 0.5, 1, 2, 5, 10, 100, 1000, 0};
}

TransportBar::TransportBar(QWidget* parent) : QToolBar(tr("Simulation"), parent) {
    setObjectName(QStringLiteral("transport"));
    setMovable(false);
    setContextMenuPolicy(Qt::PreventContextMenu);
    run_ = add(tr("▶  Run"), QStringLiteral("primary"), tr("Run or pause"), &TransportBar::runToggled, "simulate.run");
    add(tr("Step event"), QStringLiteral("step"), tr("Handle one event"), &TransportBar::stepWanted, "simulate.step");
    // The button keeps its width when its word changes.
    run_->ensurePolished();  // the style sheet's font and padding
    int width = 0;
    for (const bool running : {true, false}) {
        setRunning(running);
        width = std::max(width, run_->sizeHint().width());
    }
    run_->setMinimumWidth(width);
    clock_ = new QLabel(QStringLiteral("00:00:00.000"));
    clock_->setObjectName(QStringLiteral("clock"));
    clock_->setAccessibleName(tr("Virtual time"));
    clock_->setToolTip(tr("Virtual time since the lab was powered on"));
    clock_->setFont(monospaceFont(15));
    clock_->setMinimumWidth(clock_->fontMetrics().horizontalAdvance(QStringLiteral("00:00:00.000")) + 18);
    clock_->setAlignment(Qt::AlignCenter);
    addWidget(clock_);
    speed_ = new QComboBox;
    speed_->setObjectName(QStringLiteral("speed"));
    speed_->setAccessibleName(tr("Speed"));
    speed_->setToolTip(tr("Virtual seconds a second"));
    for (const double speed : kSpeeds) speed_->addItem(speed == 0 ? tr("Flat out") : tr("Speed %1×").arg(speed), speed);
    speed_->setCurrentIndex(speed_->findData(1.0));
    connect(speed_, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT speedChanged(speed()); });
    addWidget(speed_);
    auto* gap = new QWidget;
    gap->setFixedWidth(10);
    addWidget(gap);
    fail_ = add(tr("Fail"), QStringLiteral("danger"), tr("Shut the selected port, cut the cable, or power off"),
                &TransportBar::failWanted, "lab.fail");
    restore_ = add(tr("Restore"), QStringLiteral("restore"), tr("Take the faults of the selection back"),
                   &TransportBar::restoreWanted, "");
    add(tr("Ping…"), QStringLiteral("ping"), tr("Start a continuous ping"), &TransportBar::pingWanted, "lab.ping");
    auto* stretch = new QWidget;
    stretch->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    addWidget(stretch);
    add(tr("Find…"), QStringLiteral("find"), tr("Find a device, address, route, log line or command"),
        &TransportBar::findWanted, "edit.find");
    add(tr("Fit"), QStringLiteral("fit"), tr("Show the whole lab"), &TransportBar::fitWanted, "view.fit");
    add(tr("Export…"), QStringLiteral("export"), tr("Log, capture, diagram, report or session folder"),
        &TransportBar::exportWanted, "file.export");
}

QToolButton* TransportBar::add(const QString& text, const QString& name, const QString& tip,
                               void (TransportBar::*signal)(), const char* action) {
    auto* button = new QToolButton;
    button->setText(text);
    button->setObjectName(name);
    button->setToolTip(tip);
    tips_.append({button, tip, QLatin1String(action)});
    button->setFocusPolicy(Qt::TabFocus);
    connect(button, &QToolButton::clicked, this, signal);
    addWidget(button);
    return button;
}

void TransportBar::showKeys(const Actions& actions) {
    for (const Tip& tip : tips_) {
        const QAction* action = actions.find(tip.action);
        const QString keys = action == nullptr ? QString() : action->shortcut().toString(QKeySequence::NativeText);
        tip.button->setToolTip(keys.isEmpty() ? tip.text : QStringLiteral("%1 (%2)").arg(tip.text, keys));
    }
}

void TransportBar::setRunning(bool running) { run_->setText(running ? tr("❚❚  Pause") : tr("▶  Run")); }

void TransportBar::setNow(Instant now) { clock_->setText(QString::fromStdString(clock_text(now))); }

void TransportBar::setFaultsPossible(bool fail, bool restore) {
    fail_->setEnabled(fail);
    restore_->setEnabled(restore);
}

double TransportBar::speed() const { return speed_->currentData().toDouble(); }

void TransportBar::chooseSpeed(double speed) {
    if (const int index = speed_->findData(speed); index >= 0) speed_->setCurrentIndex(index);
}

}  // namespace switchover::ui
