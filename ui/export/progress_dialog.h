#pragma once
/// Shows how far something has come, and stops it. Stays out of sight while it may be over in a blink.
#include <QDialog>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace switchover::ui {

class ProgressDialog : public QDialog {
    Q_OBJECT
   public:
    static constexpr int kDelayMs = 400;

    ProgressDialog(const QString& title, const QString& text, QWidget* parent);

    /// `done` from 0 to 1; `detail` says where it stands.
    void setProgress(double done, const QString& detail);
    /// It is over: goes away without `cancelled`.
    void finish();
    bool wasCancelled() const { return given_up_; }

   Q_SIGNALS:
    /// Once: Cancel, Escape or the window's cross. The dialog waits for `finish`.
    void cancelled();

   protected:
    void reject() override;

   private:
    QLabel* detail_ = nullptr;
    QProgressBar* bar_ = nullptr;
    QPushButton* cancel_ = nullptr;
    QTimer delay_;
    bool given_up_ = false;
};

}  // namespace switchover::ui
