#include "app/window/screenshot.h"

#include <cstdio>
#include <QApplication>
#include <QPixmap>

namespace switchover::window {

namespace {
constexpr Duration kLiveStretch = 2500ms;
}

Screenshot::Screenshot(ui::MainWindow& window, QString file, Instant after)
    : window_(window), file_(std::move(file)), after_(after) {
    window_.simulation().setSpeed(ui::Simulation::kFlatOut);
    window_.simulation().runUntil(std::max(kPowerOn, after_ - kLiveStretch));
    timer_.setInterval(30);
    connect(&timer_, &QTimer::timeout, this, &Screenshot::look);
    timer_.start();
}

void Screenshot::look() {
    const Instant now = window_.shown().now;
    if (phase_ == Phase::FastForward && now >= after_ - kLiveStretch && !window_.running()) {
        phase_ = Phase::RealTime;
        window_.transport().chooseSpeed(1);
        window_.simulation().setSpeed(1);
        window_.simulation().runUntil(after_);
        return;
    }
    if (phase_ != Phase::RealTime || now < after_ || window_.running()) return;
    timer_.stop();
    const bool written = window_.grab().save(file_);
    if (!written) std::fprintf(stderr, "switchover: cannot write %s\n", qPrintable(file_));
    QApplication::exit(written ? 0 : 1);
}

}  // namespace switchover::window
