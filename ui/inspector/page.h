#pragma once
/// What every tab of the inspector can do.
#include <functional>
#include <QWidget>

#include "engine/snapshot/snapshot.h"
#include "ui/inspector/place.h"

namespace switchover::ui {

/// Where what a row is about leads to, in the world as it is now.
using PlaceFinder = std::function<QVector<Place>(const Subject&)>;

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
    virtual void setPlaceFinder(const PlaceFinder& finder) { places_ = finder; }

   Q_SIGNALS:
    /// A row was double-clicked, or one of its places chosen in its menu.
    void followed(const switchover::ui::Place& place);

   protected:
    QVector<Place> placesOf(const Subject& about) const { return places_ ? places_(about) : QVector<Place>{}; }

   private:
    PlaceFinder places_;
};

}  // namespace switchover::ui
