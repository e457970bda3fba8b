#pragma once
/// What every tab of the inspector can do.
#include <QWidget>

#include "engine/snapshot/snapshot.h"

namespace switchover::ui {

class InspectorPage : public QWidget {
    Q_OBJECT
   public:
    using QWidget::QWidget;

    /// The device as it is now. `fresh`: another one than before, so nothing is marked as new. `changed`: it handled an
    /// event since the last call. `now_ms`: the window's clock, for marks that fade.
    virtual void show(const snapshot::World& world, const snapshot::Device& device, bool fresh, bool changed,
                      double now_ms) = 0;
    /// Nothing is selected that has tables.
    virtual void clear(Instant now) = 0;
    /// The world stood still; marks may be due.
    virtual void expireMarks(double /*now_ms*/) {}
};

}  // namespace switchover::ui
