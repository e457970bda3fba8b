#include "ui/shell/status_line.h"

#include <algorithm>
#include <QLabel>
#include <QLocale>

#include "ui/theme/style.h"

namespace switchover::ui {

StatusLine::StatusLine(QWidget* parent) : QStatusBar(parent) {
    setSizeGripEnabled(false);
    state_ = add(QStringLiteral("00:00:00.000"));
    speed_ = add(QStringLiteral("10000.0× real time"));
    rate_ = add(QStringLiteral("10,000,000 events/s"));
    events_ = add(QStringLiteral("1,000,000,000 events"));
    seed_ = add(QStringLiteral("seed 123456"));
    fingerprint_ = add(QStringLiteral("fingerprint 0123456789abcdef"));
    fingerprint_->setToolTip(tr("Digest of everything that happened: equal for equal lab, seed and inputs"));
    fingerprint_->setTextInteractionFlags(Qt::TextSelectableByMouse);
}

QLabel* StatusLine::add(const QString& widest) {
    auto* label = new QLabel;
    label->setFont(monospaceFont(8.5));
    // Fixed widths: figures that change must not push their neighbours.
    label->setMinimumWidth(QFontMetrics(label->font()).horizontalAdvance(widest) + 18);
    addPermanentWidget(label);
    return label;
}

void StatusLine::apply(const snapshot::World& world, bool running, double achieved_speed, double now_ms) {
    state_->setText(QString::fromStdString(clock_text(world.now)));
    speed_->setText(running
                        ? tr("%1× real time").arg(QLocale().toString(achieved_speed, 'f', achieved_speed < 10 ? 1 : 0))
                        : tr("paused"));
    if (now_ms - rate_since_ms_ >= 500 || world.events < rate_since_events_) {
        const double seconds = (now_ms - rate_since_ms_) / 1000;
        const double rate = (static_cast<double>(world.events) - static_cast<double>(rate_since_events_)) / seconds;
        rate_->setText(tr("%L1 events/s").arg(running ? std::max(0.0, rate) : 0.0, 0, 'f', 0));
        rate_since_ms_ = now_ms;
        rate_since_events_ = world.events;
    }
    events_->setText(tr("%L1 events").arg(world.events));
    seed_->setText(tr("seed %1").arg(world.seed));
    fingerprint_->setText(
        tr("fingerprint %1").arg(static_cast<qulonglong>(world.fingerprint), 16, 16, QLatin1Char('0')));
}

}  // namespace switchover::ui
