#pragma once
/// The line at the bottom: virtual time, speed reached, events a second, seed, fingerprint.
#include <QStatusBar>

#include "engine/snapshot/snapshot.h"

class QLabel;

namespace switchover::ui {

class StatusLine : public QStatusBar {
    Q_OBJECT
   public:
    explicit StatusLine(QWidget* parent = nullptr);
    /// `now_ms`: the window's clock, for rates.
    void apply(const snapshot::World& world, bool running, double achieved_speed, double now_ms);

   private:
    QLabel* add(const QString& widest);
    QLabel* state_ = nullptr;
    QLabel* speed_ = nullptr;
    QLabel* rate_ = nullptr;
    QLabel* events_ = nullptr;
    QLabel* seed_ = nullptr;
    QLabel* fingerprint_ = nullptr;
    double rate_since_ms_ = 0;
    std::uint64_t rate_since_events_ = 0;
};

}  // namespace switchover::ui
