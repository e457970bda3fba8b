#include "ui/inspector/ports_page.h"

#include <QTableView>

#include "ui/models/rows.h"

namespace switchover::ui {

PortsPage::PortsPage(const QString& title, QWidget* parent)
    : TablePage(title, {portHeaders(), -1, nullptr, {3, 4, 5, 6, 7, 8}}, parent) {
    view().setToolTip(tr("Rates are means over the last 5 s of virtual time."));
}

/// Rates fall while nothing happens, so a quiet device is looked at once a virtual second all the same.
void PortsPage::show(const snapshot::World& world, const snapshot::Device& device, bool fresh, bool changed,
                     double now_ms) {
    if (fresh) rates_.clear();
    rates_.look(world.now, device);
    const bool same_second =
        second_ != kNever && whole_seconds(second_ - kPowerOn) == whole_seconds(world.now - kPowerOn);
    if (!same_second) second_ = world.now;
    TablePage::show(world, device, fresh, changed || !same_second, now_ms);
}

QVector<TableRow> PortsPage::rowsOf(const snapshot::World& /*world*/, const snapshot::Device& device, bool /*fresh*/) {
    return portRows(device, rates_);
}

}  // namespace switchover::ui
