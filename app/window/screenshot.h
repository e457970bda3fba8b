#pragma once
/// A picture of the window at a virtual time, for documentation.
#include <QObject>
#include <QString>
#include <QTimer>

#include "ui/shell/main_window.h"

namespace switchover::window {

/// Runs flat out to shortly before `after`, then in real time up to it so that frames are seen on their way, saves the
/// picture and leaves the event loop: exit code 0, or 1 when the file cannot be written.
class Screenshot : public QObject {
   public:
    Screenshot(ui::MainWindow& window, QString file, Instant after);

   private:
    void look();
    enum class Phase : std::uint8_t { FastForward, RealTime };
    ui::MainWindow& window_;
    QString file_;
    Instant after_;
    Phase phase_ = Phase::FastForward;
    QTimer timer_;
};

}  // namespace switchover::window
