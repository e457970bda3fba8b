#include "ui/models/lab_tree_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include "engine/topology/lab.h"
#include "engine/world/world.h"
#include "tests/support/source_path.h"

using namespace switchover;  // NOLINT

class LabTreeModelTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void shows_devices_with_their_ports();
    void a_shut_port_changes_its_mark_and_no_rows();
};

namespace {

World haVpn() {
    const auto lab = topology::load_lab(test::source_path("topologies/ha-vpn"));
    if (!lab) qFatal("ha-vpn does not load");
    World world{lab->shared_topology(), 1};
    world.run_until(kPowerOn + 1s);
    return world;
}

QModelIndex childCalled(const ui::LabTreeModel& model, const QModelIndex& parent, const QString& start) {
    for (int row = 0; row < model.rowCount(parent); ++row) {
        const QModelIndex index = model.index(row, 0, parent);
        if (index.data().toString().startsWith(start)) return index;
    }
    return {};
}

}  // namespace

void LabTreeModelTest::shows_devices_with_their_ports() {
    ui::LabTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const World world = haVpn();
    model.apply(*snapshot::take(world));
    QCOMPARE(model.rowCount(), static_cast<int>(world.nodes().size()));
    const QModelIndex hub = childCalled(model, {}, QStringLiteral("7204VXR-1"));
    QVERIFY(hub.isValid());
    QCOMPARE(model.nodeOf(hub), world.find_node("7204VXR-1"));
    const QModelIndex port = childCalled(model, hub, QStringLiteral("Fa0/0"));
    QCOMPARE(port.data().toString(), QStringLiteral("Fa0/0 · 172.16.172.52"));
    QCOMPARE(model.nodeOf(port), model.nodeOf(hub));
    QVERIFY(model.portOf(port) != kNoInterface);
    QCOMPARE(port.data(Qt::ToolTipRole).toString(), QStringLiteral("up"));
}

void LabTreeModelTest::a_shut_port_changes_its_mark_and_no_rows() {
    ui::LabTreeModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    World world = haVpn();
    model.apply(*snapshot::take(world));
    const QModelIndex hub = childCalled(model, {}, QStringLiteral("7204VXR-1"));
    const QPersistentModelIndex port = childCalled(model, hub, QStringLiteral("Fa0/0"));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    QVERIFY(world.apply(ConfigInput{"7204VXR-1", {"interface FastEthernet0/0", "shutdown"}}).has_value());
    world.run_for(1s);
    model.apply(*snapshot::take(world));
    QCOMPARE(reset.count(), 0);
    QVERIFY(port.isValid());
    QCOMPARE(port.data(Qt::ToolTipRole).toString(), QStringLiteral("administratively down"));
}

QTEST_MAIN(LabTreeModelTest)
#include "lab_tree_model_test.moc"
