#pragma once
#include "ui/inspector/table_page.h"
#include "ui/models/port_rates.h"

namespace switchover::ui {

/// The ports with their counters, and how fast they were in the last seconds of virtual time.
class PortsPage : public TablePage {
    Q_OBJECT
   public:
    explicit PortsPage(const QString& title, QWidget* parent = nullptr);
    void show(const snapshot::World& world, const snapshot::Device& device, bool fresh, bool changed,
              double now_ms) override;

   protected:
    QVector<TableRow> rowsOf(const snapshot::World& world, const snapshot::Device& device, bool fresh) override;

   private:
    PortRates rates_;
    Instant second_ = kNever;  ///< when the rates were shown last
};

}  // namespace switchover::ui
