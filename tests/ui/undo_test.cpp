/// Every fault's undo brings back how things were before it.
#include "ui/commands/undo.h"

#include <QTest>

#include "engine/topology/lab.h"
#include "engine/world/world.h"
#include "tests/support/source_path.h"
#include "ui/commands/move_nodes.h"

using namespace switchover;  // NOLINT

class UndoTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void initTestCase();
    void undo_brings_back_what_was_data();
    void undo_brings_back_what_was();
    void what_changes_nothing_or_has_no_way_back_is_not_remembered();
    void a_power_cycle_undone_leaves_shut_ports_shut();
    void several_inputs_are_one_step();
    void what_was_refused_leaves_the_stack();
    void a_refused_way_back_can_be_tried_again();
    void moved_nodes_go_back();
    void moves_by_keys_soon_after_each_other_are_one_step();

   private:
    std::unique_ptr<World> world_;
};

namespace {

/// What faults change of a world, in words.
QStringList faultsOf(const World& world) {
    QStringList out;
    const auto snapshot = snapshot::take(world);
    for (const snapshot::Cable& cable : snapshot->cables) {
        out << QString::number(cable.cut) + (cable.flap ? QStringLiteral(" flap %1/%2/%3")
                                                              .arg(cable.flap->down.count())
                                                              .arg(cable.flap->up.count())
                                                              .arg(cable.flap->endless)
                                                        : QString());
        for (const snapshot::CableEnd* end : {&cable.a, &cable.b})
            out << QString::fromStdString(to_text(ImpairInput{"n", "p", end->impairment})) +
                       QString::number(static_cast<int>(end->state));
    }
    for (NodeIndex node = 0; node < snapshot->nodes.size(); ++node) {
        const snapshot::Device* device = snapshot->device(node);
        const snapshot::Switch* bridge = snapshot->network_switch(node);
        out << QString::number(device != nullptr ? device->powered : bridge->powered);
    }
    return out;
}

/// What must not be refused.
ui::FaultCommands::Apply applyTo(World& world) {
    return [&world](const Input& input) -> std::uint64_t {
        if (!world.apply(input)) qFatal("refused: %s", to_text(input).c_str());
        return 0;
    };
}

Input words(const char* text) { return *parse_input(text); }

}  // namespace

void UndoTest::initTestCase() {
    const auto lab = topology::load_lab(test::source_path("topologies/ha-vpn"));
    QVERIFY(lab.has_value());
    world_ = std::make_unique<World>(lab->shared_topology(), 1);
    world_->run_until(kPowerOn + 30s);
}

void UndoTest::undo_brings_back_what_was_data() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("fault");
    QTest::addColumn<QString>("text");
    const auto row = [](const char* before, const char* fault, const char* text) {
        QTest::addRow("%s; %s", before, fault) << before << fault << text;
    };
    row("", "config 7204VXR-1 interface FastEthernet0/0 ; shutdown", "shutdown 7204VXR-1 Fa0/0");
    row("config 7204VXR-1 interface FastEthernet0/0 ; shutdown",
        "config 7204VXR-1 interface FastEthernet0/0 ; no shutdown", "no shutdown 7204VXR-1 Fa0/0");
    row("", "cut 7204VXR-1 FastEthernet0/0", "cut 7204VXR-1 Fa0/0");
    row("cut 7204VXR-1 FastEthernet0/0", "uncut 7204VXR-1 FastEthernet0/0", "join 7204VXR-1 Fa0/0");
    row("", "impair WAN FastEthernet0/0 loss 10%", "impair WAN Fa0/0");
    row("impair WAN FastEthernet0/0 loss 10% delay 5ms", "impair WAN FastEthernet0/0 drop", "impair WAN Fa0/0");
    row("impair WAN FastEthernet0/0 loss 10% delay 5ms", "impair WAN FastEthernet0/0 none", "let pass WAN Fa0/0");
    row("", "flap WAN FastEthernet0/0 down 2s up 8s", "flap WAN Fa0/0");
    row("flap WAN FastEthernet0/0 down 2s up 8s", "flap WAN FastEthernet0/0 none", "end flapping WAN Fa0/0");
    row("flap WAN FastEthernet0/0 down 2s up 8s", "flap WAN FastEthernet0/0 down 1s up 1s count 3", "flap WAN Fa0/0");
    row("", "power-off 7204VXR-2", "power off 7204VXR-2");
    row("", "power-off LAN-W", "power off LAN-W");
    row("power-off 7204VXR-2", "power-on 7204VXR-2", "power on 7204VXR-2");
    row("", "reload 7204VXR-2", "reload 7204VXR-2");
}

void UndoTest::undo_brings_back_what_was() {
    QFETCH(QString, before);
    QFETCH(QString, fault);
    QFETCH(QString, text);
    World world = *world_;
    if (!before.isEmpty()) QVERIFY(world.apply(words(before.toUtf8())).has_value());
    const QStringList was = faultsOf(world);
    QUndoStack stack;
    ui::FaultCommands commands(stack, applyTo(world));
    commands.perform(words(fault.toUtf8()), *snapshot::take(world));
    QVERIFY(faultsOf(world) != was);
    QCOMPARE(stack.undoText(), text);
    const QStringList failed = faultsOf(world);
    stack.undo();
    QCOMPARE(faultsOf(world), was);
    stack.redo();
    QCOMPARE(faultsOf(world), failed);
    stack.undo();
    QCOMPARE(faultsOf(world), was);
}

void UndoTest::what_changes_nothing_or_has_no_way_back_is_not_remembered() {
    World world = *world_;
    QUndoStack stack;
    int applied = 0;
    ui::FaultCommands commands(stack, [&](const Input& input) -> std::uint64_t {
        applied += world.apply(input).has_value() ? 1 : 0;
        return 0;
    });
    for (const char* text :
         {"uncut WAN FastEthernet0/0", "impair WAN FastEthernet0/0 none", "flap WAN FastEthernet0/0 none",
          "power-on WAN", "config WAN interface FastEthernet0/0 ; no shutdown", "ping vpn7200 99.99.99.99"})
        commands.perform(words(text), *snapshot::take(world));
    QCOMPARE(applied, 6);
    QCOMPARE(stack.count(), 0);
}

void UndoTest::a_power_cycle_undone_leaves_shut_ports_shut() {
    World world = *world_;
    QVERIFY(world.apply(words("config 7204VXR-1 interface FastEthernet0/0 ; shutdown")).has_value());
    QUndoStack stack;
    ui::FaultCommands commands(stack, applyTo(world));
    commands.perform(words("power-off 7204VXR-1"), *snapshot::take(world));
    world.run_for(5s);
    stack.undo();
    QVERIFY(world.device("7204VXR-1")->powered());
    QVERIFY(world.device("7204VXR-1")->config()->find_interface("FastEthernet0/0")->shutdown);
}

void UndoTest::several_inputs_are_one_step() {
    World world = *world_;
    const QStringList was = faultsOf(world);
    QUndoStack stack;
    ui::FaultCommands commands(stack, applyTo(world));
    commands.perform({words("cut WAN FastEthernet0/0"), words("impair WAN FastEthernet0/0 drop")},
                     *snapshot::take(world), QStringLiteral("two of them"));
    QCOMPARE(stack.count(), 1);
    QCOMPARE(stack.undoText(), QStringLiteral("two of them"));
    QVERIFY(faultsOf(world) != was);
    stack.undo();
    QCOMPARE(faultsOf(world), was);
}

void UndoTest::what_was_refused_leaves_the_stack() {
    World world = *world_;
    QUndoStack stack;
    std::uint64_t number = 0;
    ui::FaultCommands commands(stack, [&](const Input& input) {
        (void)world.apply(input);
        return ++number;
    });
    commands.perform(words("cut WAN FastEthernet0/0"), *snapshot::take(world));  // 1
    commands.perform(words("power-off 7204VXR-2"), *snapshot::take(world));      // 2
    commands.perform({words("power-off 7204VXR-1"), words("power-off LAN-W")}, *snapshot::take(world),
                     QStringLiteral("two of them"));  // 3, 4
    const QStringList failed = faultsOf(world);
    commands.refused(2);
    QCOMPARE(stack.count(), 2);
    QCOMPARE(stack.index(), 2);
    QCOMPARE(faultsOf(world), failed);  // nothing was applied to take it off
    QCOMPARE(number, 4);
    commands.refused(3);  // a part of a step: the other part stays
    QCOMPARE(stack.undoText(), QStringLiteral("two of them"));
    stack.undo();
    QCOMPARE(number, 5);
    stack.redo();
    commands.refused(6);
    QCOMPARE(stack.count(), 1);
    QCOMPARE(stack.undoText(), QStringLiteral("cut WAN Fa0/0"));
    commands.refused(77);  // nobody's
    QCOMPARE(stack.count(), 1);
}

void UndoTest::a_refused_way_back_can_be_tried_again() {
    World world = *world_;
    QUndoStack stack;
    std::uint64_t number = 0;
    ui::FaultCommands commands(stack, [&number](const Input&) { return ++number; });
    commands.perform(words("cut WAN FastEthernet0/0"), *snapshot::take(world));
    stack.undo();
    QVERIFY(!stack.canUndo());
    commands.refused(2);
    QVERIFY(stack.canUndo() && !stack.canRedo());
    QCOMPARE(number, 2);
}

void UndoTest::moves_by_keys_soon_after_each_other_are_one_step() {
    ui::Canvas canvas;
    canvas.resize(900, 640);
    canvas.setScene(ui::makeScene(*snapshot::take(*world_)));
    const ui::NodePlaces start = canvas.placesOf({0, 3}), other = canvas.placesOf({1});
    const auto moved = [](ui::NodePlaces places, double by) {
        for (ui::NodePlace& place : places) place.at += QPointF(by, 0);
        return places;
    };
    QUndoStack stack;
    stack.push(new ui::MoveNodes(canvas, start, moved(start, 10), true));
    stack.push(new ui::MoveNodes(canvas, moved(start, 10), moved(start, 20), true));
    QCOMPARE(stack.count(), 1);
    stack.push(new ui::MoveNodes(canvas, other, moved(other, 10), true));  // other nodes
    QCOMPARE(stack.count(), 2);
    stack.push(new ui::MoveNodes(canvas, moved(other, 10), moved(other, 20)));  // by mouse
    QCOMPARE(stack.count(), 3);
    stack.push(new ui::MoveNodes(canvas, moved(other, 20), moved(other, 30), true));
    stack.push(new ui::MoveNodes(canvas, moved(other, 30), moved(other, 20), true));  // back again: nothing to undo
    QCOMPARE(stack.count(), 3);
    stack.setIndex(0);
    QCOMPARE(canvas.placesOf({0, 3}), start);
    QCOMPARE(canvas.placesOf({1}), other);
    stack.redo();
    QCOMPARE(canvas.placesOf({0, 3}), moved(start, 20));
    QTest::qWait(ui::MoveNodes::kTogetherMs + 50);
    stack.push(new ui::MoveNodes(canvas, moved(start, 20), moved(start, 30), true));
    QCOMPARE(stack.count(), 2);
}

void UndoTest::moved_nodes_go_back() {
    ui::Canvas canvas;
    canvas.resize(900, 640);
    canvas.setScene(ui::makeScene(*snapshot::take(*world_)));
    const ui::NodePlaces from = canvas.placesOf({0, 3});
    ui::NodePlaces to = from;
    to[0].at += QPointF(30, 0);
    QUndoStack stack;
    stack.push(new ui::MoveNodes(canvas, from, to));
    QCOMPARE(canvas.placesOf({0, 3}), to);
    QCOMPARE(canvas.unsavedPlaces().size(), 1);
    stack.undo();
    QCOMPARE(canvas.placesOf({0, 3}), from);
    QVERIFY(canvas.unsavedPlaces().isEmpty());
}

QTEST_MAIN(UndoTest)
#include "undo_test.moc"
