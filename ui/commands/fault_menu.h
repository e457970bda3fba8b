#pragma once
/// The menu of what can be done to a port, cable or device.
#include <memory>
#include <QObject>

#include "ui/commands/faults.h"

class QMenu;
class QWidget;

namespace switchover::ui {

class FaultMenu : public QObject {
    Q_OBJECT
   public:
    explicit FaultMenu(QWidget* window);

    /// Nothing pops up where nothing can be done.
    void popup(const Scene& scene, std::shared_ptr<const snapshot::World> world, const Target& target,
               const QPoint& global);

   Q_SIGNALS:
    void wanted(const switchover::Input& input);
    /// Everything of what is selected.
    void restoreWanted();

   protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

   private:
    void addFlap(QMenu& menu, const snapshot::World& world, const snapshot::Cable& cable);
    void addImpairments(QMenu& menu, const snapshot::World& world, const snapshot::Cable& cable);

    QWidget* window_ = nullptr;
};

}  // namespace switchover::ui
