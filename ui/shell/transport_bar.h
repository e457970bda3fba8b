#pragma once
/// The toolbar: run, pause, step, the virtual clock, speed; fail, restore, ping; export.
#include <QToolBar>

#include "engine/base/time.h"
#include "ui/shell/actions.h"

class QAction;
class QComboBox;
class QLabel;
class QToolButton;

namespace switchover::ui {

class TransportBar : public QToolBar {
    Q_OBJECT
   public:
    explicit TransportBar(QWidget* parent = nullptr);

    /// The shortcuts of the actions behind the buttons, in their tooltips.
    void showKeys(const Actions& actions);
    void setRunning(bool running);
    void setNow(Instant now);
    void setFaultsPossible(bool fail, bool restore);
    /// Virtual seconds a wall second, 0 for flat out.
    double speed() const;
    void chooseSpeed(double speed);

    QToolButton* runButton() const { return run_; }

   Q_SIGNALS:
    void runToggled();
    void stepWanted();
    void speedChanged(double speed);
    void failWanted();
    void restoreWanted();
    void pingWanted();
    void findWanted();
    void fitWanted();
    void exportWanted();

   private:
    QToolButton* add(const QString& text, const QString& name, const QString& tip, void (TransportBar::*signal)(),
                     const char* action);

    struct Tip {
        QToolButton* button = nullptr;
        QString text;
        QString action;  ///< its id; may be empty
    };
    QVector<Tip> tips_;
    QToolButton* run_ = nullptr;
    QLabel* clock_ = nullptr;
    QComboBox* speed_ = nullptr;
    QToolButton* fail_ = nullptr;
    QToolButton* restore_ = nullptr;
};

}  // namespace switchover::ui
