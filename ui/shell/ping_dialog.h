#pragma once
/// Asks for a continuous ping; behind Extended what the console's own dialogue asks for, too.
#include <QDialog>

#include "engine/snapshot/snapshot.h"
#include "engine/world/input.h"

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QDoubleSpinBox;
class QFormLayout;
class QLabel;
class QLineEdit;
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
    void fill(const probe::PingRequest& request, bool edited);
    void check();
    void addExtended(QFormLayout& form);
    /// What is wrong with the fields; empty when the ping can begin.
    QString problem() const;
    PingInput entered() const;
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
    QCheckBox* extended_ = nullptr;
    QDoubleSpinBox* timeout_ = nullptr;
    QSpinBox* tos_ = nullptr;
    QLineEdit* pattern_ = nullptr;
    QCheckBox* dont_fragment_ = nullptr;
    QCheckBox* validate_ = nullptr;
    QCheckBox* sweep_ = nullptr;
    QSpinBox* largest_ = nullptr;
    QSpinBox* step_ = nullptr;
    probe::PingRequest request_;  ///< with what no field asks for
    QLabel* problem_ = nullptr;
    QDialogButtonBox* buttons_ = nullptr;
};

}  // namespace switchover::ui
