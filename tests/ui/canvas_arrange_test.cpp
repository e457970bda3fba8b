/// Moving nodes on the canvas by mouse and keys, the small map, and room for labels.
#include <cmath>
#include <QMouseEvent>
#include <QSignalSpy>
#include <QTest>

#include "engine/topology/lab.h"
#include "engine/world/world.h"
#include "tests/support/source_path.h"
#include "ui/canvas/canvas.h"

using namespace switchover;  // NOLINT
using ui::Canvas;
using ui::Target;

class CanvasArrangeTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void initTestCase();
    void a_dragged_node_snaps_and_stays();
    void a_drag_can_be_given_up();
    void several_nodes_are_chosen_and_moved_together();
    void keys_move_what_is_chosen();
    void rows_columns_and_spreading();
    void the_ground_is_panned_by_three_ways();
    void the_small_map_is_there_when_needed_and_moves_the_view();

   private:
    void drag(Canvas& canvas, QPointF from, QPointF to, Qt::MouseButton button = Qt::LeftButton,
              Qt::KeyboardModifiers modifiers = {}, bool release = true);
    QPointF centre(Canvas& canvas, const char* node) const {
        return canvas.geometryOfScene().nodes[static_cast<int>(world_->find_node(node))].center();
    }
    QPointF place(const Canvas& canvas, const char* node) const {
        return canvas.scene().nodes[static_cast<int>(world_->find_node(node))].position;
    }
    std::unique_ptr<Canvas> makeCanvas() const;
    std::unique_ptr<World> world_;
};

void CanvasArrangeTest::initTestCase() {
    qRegisterMetaType<ui::NodePlaces>();
    const auto lab = topology::load_lab(test::source_path("topologies/ha-vpn"));
    QVERIFY(lab.has_value());
    world_ = std::make_unique<World>(lab->shared_topology(), 1);
    world_->run_until(kPowerOn + 30s);
}

std::unique_ptr<Canvas> CanvasArrangeTest::makeCanvas() const {
    auto canvas = std::make_unique<Canvas>();
    canvas->resize(1000, 700);
    canvas->setScene(ui::makeScene(*snapshot::take(*world_)));
    canvas->fit();
    return canvas;
}

void CanvasArrangeTest::drag(Canvas& canvas, QPointF from, QPointF to, Qt::MouseButton button,
                             Qt::KeyboardModifiers modifiers, bool release) {
    QTest::mousePress(&canvas, button, modifiers, from.toPoint());
    for (const double t : {0.3, 0.7, 1.0}) {
        const QPointF at = from + (to - from) * t;
        QMouseEvent move(QEvent::MouseMove, at, canvas.mapToGlobal(at), Qt::NoButton, button, modifiers);
        QCoreApplication::sendEvent(&canvas, &move);
    }
    if (release) QTest::mouseRelease(&canvas, button, modifiers, to.toPoint());
}

void CanvasArrangeTest::a_dragged_node_snaps_and_stays() {
    const auto canvas = makeCanvas();
    QSignalSpy moved(canvas.get(), &Canvas::nodesMoved);
    const QPointF was = place(*canvas, "vpn7200"), wan = place(*canvas, "WAN");
    // Not quite into the line of the other nodes: it snaps into it, and onto the grid along it.
    drag(*canvas, centre(*canvas, "vpn7200"), centre(*canvas, "vpn7200") + QPointF(33, 3));
    const QPointF is = place(*canvas, "vpn7200");
    QCOMPARE(is.y(), wan.y());
    QVERIFY(is.x() > was.x());
    QCOMPARE(std::fmod(is.x(), ui::kSnapStep), 0.0);
    QCOMPARE(moved.count(), 1);
    QCOMPARE(canvas->selection().node, world_->find_node("vpn7200"));
    // Away from every line: onto the grid in both directions.
    drag(*canvas, centre(*canvas, "vpn7200"), centre(*canvas, "vpn7200") + QPointF(22, 71));
    QCOMPARE(std::fmod(place(*canvas, "vpn7200").y(), ui::kSnapStep), 0.0);
    QVERIFY(place(*canvas, "vpn7200").y() != wan.y());
    // The world goes on with the file's positions; the picture does not.
    const QPointF moved_to = place(*canvas, "vpn7200");
    ui::Scene next = ui::makeScene(*snapshot::take(*world_));
    next.nodes[0].badges.append({QStringLiteral("new"), ui::Badge::Kind::Neutral});
    canvas->setScene(next);
    QCOMPARE(place(*canvas, "vpn7200"), moved_to);
    QCOMPARE(canvas->unsavedPlaces().size(), 1);
    QCOMPARE(canvas->unsavedPlaces().front().first, QStringLiteral("vpn7200"));
    canvas->setPlacesSaved();
    QVERIFY(canvas->unsavedPlaces().isEmpty());
}

void CanvasArrangeTest::a_drag_can_be_given_up() {
    const auto canvas = makeCanvas();
    QSignalSpy moved(canvas.get(), &Canvas::nodesMoved);
    const QPointF was = place(*canvas, "WAN");
    drag(*canvas, centre(*canvas, "WAN"), centre(*canvas, "WAN") + QPointF(60, 60), Qt::LeftButton, {}, false);
    QVERIFY(place(*canvas, "WAN") != was);
    QTest::keyClick(canvas.get(), Qt::Key_Escape);
    QCOMPARE(place(*canvas, "WAN"), was);
    QTest::mouseRelease(canvas.get(), Qt::LeftButton, {}, QPoint(5, 5));
    QCOMPARE(place(*canvas, "WAN"), was);
    QCOMPARE(moved.count(), 0);
}

void CanvasArrangeTest::several_nodes_are_chosen_and_moved_together() {
    const auto canvas = makeCanvas();
    // A rubber band round both hubs.
    const QPointF a = centre(*canvas, "7204VXR-1"), b = centre(*canvas, "7204VXR-2");
    drag(*canvas, a - QPointF(70, 50), b + QPointF(60, 60));
    QCOMPARE(canvas->selectedNodes().size(), 2);
    // Ctrl adds a third and takes it away again.
    QTest::mouseClick(canvas.get(), Qt::LeftButton, Qt::ControlModifier, centre(*canvas, "WAN").toPoint());
    QCOMPARE(canvas->selectedNodes().size(), 3);
    QTest::mouseClick(canvas.get(), Qt::LeftButton, Qt::ControlModifier, centre(*canvas, "WAN").toPoint());
    QCOMPARE(canvas->selectedNodes().size(), 2);
    const QPointF was_a = place(*canvas, "7204VXR-1"), was_b = place(*canvas, "7204VXR-2");
    drag(*canvas, a, a + QPointF(57, -31));
    const QPointF step = place(*canvas, "7204VXR-1") - was_a;
    QVERIFY(!step.isNull());
    QCOMPARE(place(*canvas, "7204VXR-2") - was_b, step);
    // A plain click chooses one alone, a click on the ground nothing.
    QTest::mouseClick(canvas.get(), Qt::LeftButton, {}, centre(*canvas, "WAN").toPoint());
    QCOMPARE(canvas->selectedNodes(), QVector<std::uint32_t>{world_->find_node("WAN")});
    QTest::mouseClick(canvas.get(), Qt::LeftButton, {}, QPoint(4, 4));
    QVERIFY(canvas->selectedNodes().isEmpty());
}

void CanvasArrangeTest::keys_move_what_is_chosen() {
    const auto canvas = makeCanvas();
    QSignalSpy moved(canvas.get(), &Canvas::nodesMoved);
    const QPointF was = place(*canvas, "WAN");
    canvas->select({Target::Kind::Node, world_->find_node("WAN"), kNoLink, false});
    QTest::keyClick(canvas.get(), Qt::Key_Right, Qt::ControlModifier);
    QTest::keyClick(canvas.get(), Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(place(*canvas, "WAN"), was + QPointF(ui::kSnapStep, -ui::kSnapStep));
    QCOMPARE(moved.count(), 2);
}

void CanvasArrangeTest::rows_columns_and_spreading() {
    const auto canvas = makeCanvas();
    const NodeIndex hub1 = world_->find_node("7204VXR-1"), hub2 = world_->find_node("7204VXR-2");
    const NodeIndex wan = world_->find_node("WAN");
    canvas->selectNodes({hub1, hub2});
    canvas->arrange(ui::Arrangement::Row);
    QCOMPARE(place(*canvas, "7204VXR-1").y(), place(*canvas, "7204VXR-2").y());
    canvas->placeNodes({{hub1, {600, 100}}, {hub2, {610, 470}}, {wan, {300, 150}}});
    canvas->selectNodes({hub1, hub2});
    canvas->arrange(ui::Arrangement::Column);
    QCOMPARE(place(*canvas, "7204VXR-1").x(), 605.0);
    QCOMPARE(place(*canvas, "7204VXR-2").x(), 605.0);
    canvas->selectNodes({hub1, hub2, wan});
    canvas->arrange(ui::Arrangement::SpreadDown);
    QCOMPARE(place(*canvas, "WAN").y(), 285.0);
    QCOMPARE(place(*canvas, "7204VXR-1").y(), 100.0);
    canvas->selectNodes({wan});
    QSignalSpy moved(canvas.get(), &Canvas::nodesMoved);
    canvas->arrange(ui::Arrangement::Row);
    QCOMPARE(moved.count(), 0);
}

void CanvasArrangeTest::the_ground_is_panned_by_three_ways() {
    const auto canvas = makeCanvas();
    const auto pans = [&](QPointF from, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) {
        const QPointF before = centre(*canvas, "WAN");
        drag(*canvas, from, from + QPointF(40, 25), button, modifiers);
        return QLineF(centre(*canvas, "WAN") - before, QPointF(40, 25)).length() < 1.5;  // presses are whole pixels
    };
    QSignalSpy menu(canvas.get(), &Canvas::menuRequested);
    QVERIFY(pans(centre(*canvas, "WAN"), Qt::MiddleButton, {}));
    QVERIFY(pans(QPointF(30, 30), Qt::LeftButton, Qt::ShiftModifier));
    QVERIFY(pans(QPointF(30, 30), Qt::RightButton, {}));
    QVERIFY(!pans(QPointF(30, 30), Qt::LeftButton, {}));
    QCOMPARE(menu.count(), 0);
}

void CanvasArrangeTest::the_small_map_is_there_when_needed_and_moves_the_view() {
    const auto canvas = makeCanvas();
    QVERIFY(!canvas->minimap().shown());
    canvas->zoomBy(4, QPointF(500, 350));
    const ui::Minimap map = canvas->minimap();
    QVERIFY(map.shown());
    QVERIFY(QRectF(canvas->rect()).contains(map.rect) && map.rect.contains(map.frame));
    QVERIFY(!map.rect.intersects(canvas->legend().rect));
    for (const ui::PlacedLabel& label : canvas->geometryOfScene().labels)
        QVERIFY2(!label.rect.intersects(map.rect), qPrintable(label.text));
    // A click brings a node into the middle, a drag goes on from there.
    const QPointF on_map = map.mapping.map(place(*canvas, "vpn7200"));
    QTest::mouseClick(canvas.get(), Qt::LeftButton, {}, on_map.toPoint());
    QVERIFY(QLineF(centre(*canvas, "vpn7200"), QPointF(500, 350)).length() < 4 / map.mapping.zoom * canvas->zoom());
    drag(*canvas, on_map, map.mapping.map(place(*canvas, "7206-1")));
    QVERIFY(QLineF(centre(*canvas, "7206-1"), QPointF(500, 350)).length() < 4 / map.mapping.zoom * canvas->zoom());
    canvas->fit();
    QVERIFY(!canvas->minimap().shown());
}

QTEST_MAIN(CanvasArrangeTest)
#include "canvas_arrange_test.moc"
