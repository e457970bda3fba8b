#pragma once
/// Asks for a continuous ping.
#include <QDialog>

#include "engine/snapshot/snapshot.h"
#include "engine/world/input.h"

class QComboBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QLabel;
class QSpinBox;

namespace switchover::ui {

class PingDialog : public QDialog {
    Q_OBJECT
   public:
    /// `edit`: begins with what this ping asks for.
    PingDialog(const snapshot::World& world, NodeIndex preferred, const probe::PingRequest* edit = nullptr,
               QWidget* parent = nullptr);

   Q_SIGNALS:
    void wanted(const switchover::PingInput& ping);

   private:
    /// Where `preferred` stands among the devices.
    int fillNodes(const snapshot::World& world, NodeIndex preferred);
    void fillSources();
    void fill(const probe::PingRequest& request);
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
    QSpinBox* size_ = nullptr;
    QLabel* problem_ = nullptr;
    QDialogButtonBox* buttons_ = nullptr;
};

}  // namespace switchover::ui
