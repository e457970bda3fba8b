#pragma once
/// Asks for a continuous ping.
#include <QDialog>

#include "engine/snapshot/snapshot.h"
#include "engine/world/input.h"

class QComboBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QLabel;

namespace switchover::ui {

class PingDialog : public QDialog {
    Q_OBJECT
   public:
    PingDialog(const snapshot::World& world, NodeIndex preferred, QWidget* parent = nullptr);

   Q_SIGNALS:
    void wanted(const switchover::PingInput& ping);

   private:
    void fillSources();
    void check();
    struct Node {
        QString name;
        QStringList addresses;
    };
    QVector<Node> nodes_;
    QComboBox* node_ = nullptr;
    QComboBox* source_ = nullptr;
    QComboBox* destination_ = nullptr;
    QDoubleSpinBox* interval_ = nullptr;
    QLabel* problem_ = nullptr;
    QDialogButtonBox* buttons_ = nullptr;
};

}  // namespace switchover::ui
