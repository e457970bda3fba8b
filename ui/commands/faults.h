#pragma once
/// What a click can do to the lab, as inputs for the world. Each fault has the input that takes it back.
#include <QString>
#include <QVector>

#include "engine/world/input.h"
#include "ui/canvas/painting.h"

namespace switchover::ui {

struct FaultChoice {
    QString id;  ///< for tests: `shutdown`, `cut`, `one-way-a` …
    QString text;
    QString key;  ///< shown beside, may be empty
    Input input;
    bool separated = false;  ///< a line before it in the menu
};

/// The heading and the choices for what was clicked; empty where nothing can be done.
QString faultHeading(const Scene& scene, const Target& target);
QVector<FaultChoice> faultChoices(const Scene& scene, const Target& target);

/// What F does: shut or open the port, switch the device off or on; nothing elsewhere.
std::optional<Input> toggleFault(const Scene& scene, const Target& target);
/// What Shift+F does: cut or join the cable.
std::optional<Input> toggleCut(const Scene& scene, const Target& target);
/// The buttons: makes the target's plainest fault; takes all of its faults back.
std::optional<Input> failInput(const Scene& scene, const Target& target);
QVector<Input> restoreInputs(const Scene& scene, const Target& target);
/// Takes back every fault of the lab: power, cables, and ports that are shut though the lab's files do not shut them.
QVector<Input> restoreAll(const snapshot::World& world);

/// What the lab draws of a cable that loses or delays, which is no fault.
Impairment drawnImpairment(const snapshot::World& world, LinkIndex link);

}  // namespace switchover::ui
