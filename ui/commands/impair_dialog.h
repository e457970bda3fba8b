#pragma once
/// Asks what shall happen to frames that leave one end of a cable.
#include <QDialog>

#include "engine/world/input.h"

class QDoubleSpinBox;
class QFormLayout;

namespace switchover::ui {

class ImpairDialog : public QDialog {
    Q_OBJECT
   public:
    /// `direction`: `7204VXR-1 → LAN-W`, for the heading. `now`: the end with what it suffers already.
    ImpairDialog(const QString& direction, ImpairInput now, QWidget* parent = nullptr);

   Q_SIGNALS:
    void wanted(const switchover::ImpairInput& input);

   private:
    QDoubleSpinBox* field(QFormLayout& form, const QString& id, const QString& label, const QString& unit, double value,
                          double highest, const QString& tip);
    Impairment entered() const;

    ImpairInput input_;
    QDoubleSpinBox* loss_ = nullptr;
    QDoubleSpinBox* corrupt_ = nullptr;
    QDoubleSpinBox* duplicate_ = nullptr;
    QDoubleSpinBox* reorder_ = nullptr;
    QDoubleSpinBox* delay_ = nullptr;
    QDoubleSpinBox* jitter_ = nullptr;
};

/// `loss 10 %, +20 ms`: what stands beside the cable; empty for no fault and for a direction that passes nothing.
QString impairmentText(const Impairment& impairment);

}  // namespace switchover::ui
