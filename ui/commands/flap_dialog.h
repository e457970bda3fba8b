#pragma once
/// Asks how a cable shall come and go.
#include <QDialog>

#include "engine/world/input.h"

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace switchover::ui {

class FlapDialog : public QDialog {
    Q_OBJECT
   public:
    /// `cable`: for the heading. `port`: one of its ends; what it has of times is shown.
    FlapDialog(const QString& cable, FlapInput port, QWidget* parent = nullptr);

   Q_SIGNALS:
    void wanted(const switchover::FlapInput& input);

   private:
    QDoubleSpinBox* seconds(const QString& id, const QString& label, double value);
    void limit();

    FlapInput input_;
    QDoubleSpinBox* period_ = nullptr;
    QDoubleSpinBox* out_ = nullptr;
    QCheckBox* endless_ = nullptr;
    QSpinBox* count_ = nullptr;
};

/// `out 2 s of every 10 s`: what stands beside a flapping cable.
QString flapText(Duration down, Duration up);

}  // namespace switchover::ui
