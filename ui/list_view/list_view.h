#pragma once
/// The lab as two tables in place of the picture, for screen readers and for those who would rather read: devices, and
/// ports with their cables. What is chosen is the window's selection, so keys and buttons work on it as on the picture.
#include <QWidget>

#include "engine/snapshot/snapshot.h"
#include "ui/canvas/painting.h"
#include "ui/models/row_model.h"

class QTableView;

namespace switchover::ui {

class ListView : public QWidget {
    Q_OBJECT
   public:
    explicit ListView(QWidget* parent = nullptr);

    /// `now_ms`: the window's clock, for marks that fade. Does nothing while hidden.
    void apply(const snapshot::World& world, const Scene& scene, double now_ms);
    /// Chooses the row of what is selected elsewhere.
    void show(const Target& target);

    RowModel& devices() { return *devices_; }
    RowModel& ports() { return *ports_; }
    QTableView& deviceTable() { return *device_table_; }
    QTableView& portTable() { return *port_table_; }
    QSize minimumSizeHint() const override { return {320, 240}; }

   Q_SIGNALS:
    void selected(const switchover::ui::Target& target);
    /// Return, or a click with the right button: the fault menu is wanted at this place of the screen.
    void menuRequested(const switchover::ui::Target& target, const QPoint& global);

   private:
    QTableView* makeTable(const char* id, const QString& title, RowModel* model);
    void ask(QTableView* table, const QModelIndex& index);
    static Target targetOf(const QString& key);
    void choose(QTableView* table, const RowModel& model, const QString& key);

    RowModel* devices_ = nullptr;
    RowModel* ports_ = nullptr;
    QTableView* device_table_ = nullptr;
    QTableView* port_table_ = nullptr;
    bool showing_ = false;  ///< a selection made by the program
};

/// Name, kind, state, addresses and HSRP roles, neighbours.
QStringList deviceListHeaders();
QVector<TableRow> deviceListRows(const snapshot::World& world, const Scene& scene);
/// Device, port, address, state, what it is cabled to, what is the matter with the cable.
QStringList portListHeaders();
QVector<TableRow> portListRows(const Scene& scene);

}  // namespace switchover::ui
