#include "ui/canvas/canvas.h"

#include <QSignalSpy>
#include <QTest>

#include "engine/topology/lab.h"
#include "engine/world/world.h"
#include "ui/canvas/countdowns.h"
#include "ui/commands/faults.h"
#include "ui/theme/style.h"

using namespace switchover;  // NOLINT
using ui::Canvas;
using ui::PlacedLabel;
using ui::Target;

class CanvasTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void initTestCase();
    void labels_overlap_nothing_data();
    void labels_overlap_nothing();
    void everything_of_the_lab_is_named_when_there_is_room();
    void a_click_finds_ports_nodes_and_cables();
    void zoom_keeps_the_point_under_the_cursor();
    void fit_shows_every_node();
    void frames_become_dots_by_protocol_and_arrive();
    void a_lost_frame_goes_half_of_the_way();
    void dots_vanish_with_the_carrier();
    void keys_walk_over_nodes_and_ports();
    void faults_of_a_port_and_their_ways_back();
    void the_band_lies_where_esp_frames_go();
    void a_click_on_the_legend_hides_its_protocol();
    void hovering_counts_down_the_timers();

   private:
    /// ha-vpn after so long.
    ui::Scene sceneAfter(Duration time);
    std::unique_ptr<World> world_;
};

void CanvasTest::initTestCase() {
    const auto lab = topology::load_lab(SWITCHOVER_SOURCE_DIR "/topologies/ha-vpn");
    QVERIFY(lab.has_value());
    world_ = std::make_unique<World>(lab->shared_topology(), 1);
    world_->set_capture(true);
}

ui::Scene CanvasTest::sceneAfter(Duration time) {
    if (world_->now() < kPowerOn + time) world_->run_until(kPowerOn + time);
    return ui::makeScene(*snapshot::take(*world_));
}

void CanvasTest::labels_overlap_nothing_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("1600x1000 window") << QSize(900, 640);
    QTest::newRow("1280x800 window") << QSize(670, 480);
    QTest::newRow("1024x700 window") << QSize(508, 420);
    QTest::newRow("4K") << QSize(2800, 1500);
}

void CanvasTest::labels_overlap_nothing() {
    QFETCH(QSize, size);
    Canvas canvas;
    canvas.resize(size);
    canvas.setScene(sceneAfter(60s));
    canvas.fit();
    const ui::Geometry& geometry = canvas.geometryOfScene();
    QVERIFY(geometry.labels.size() >= canvas.scene().nodes.size());
    for (const PlacedLabel& label : geometry.labels) {
        QVERIFY2(QRectF(canvas.rect()).contains(label.rect), qPrintable(label.text));
        QVERIFY2(!label.rect.intersects(ui::legendRect(canvas.size())), qPrintable(label.text));
        for (const PlacedLabel& other : geometry.labels)
            if (&label != &other)
                QVERIFY2(!label.rect.intersects(other.rect), qPrintable(label.text + u'/' + other.text));
        for (const QRectF& node : geometry.nodes) QVERIFY2(!label.rect.intersects(node), qPrintable(label.text));
        for (const ui::PlacedCable& cable : geometry.cables)
            for (int i = 0; i <= 200; ++i)
                QVERIFY2(!label.rect.contains(cable.line.pointAt(i / 200.0)), qPrintable(label.text));
    }
}

void CanvasTest::everything_of_the_lab_is_named_when_there_is_room() {
    Canvas canvas;
    canvas.resize(900, 640);
    canvas.setScene(sceneAfter(60s));
    QStringList texts;
    for (const PlacedLabel& label : canvas.geometryOfScene().labels) texts << label.text;
    for (const char* wanted : {"vpn7200",
                               "WAN",
                               "7204VXR-1",
                               "7204VXR-2",
                               "7206-1",
                               "LAN-W",
                               "LAN-I",
                               "Lo0 20.1.1.1",
                               "Lo0 99.99.99.99",
                               "172.16.172.48/28",
                               "172.16.172.64/28",
                               "10.1.1.0/24",
                               "Fa0/0 .52",
                               "Fa0/0 .54",
                               "Fa0/1 .1",
                               "Fa1/0 .2",
                               "Fa0/1 .3",
                               "HSRP 1 · Active",
                               "HSRP 1 · Standby",
                               "VIP 172.16.172.53"})
        QVERIFY2(texts.contains(QString::fromUtf8(wanted)), wanted);
}

void CanvasTest::a_click_finds_ports_nodes_and_cables() {
    Canvas canvas;
    canvas.resize(900, 640);
    canvas.setScene(sceneAfter(60s));
    canvas.fit();
    const NodeIndex hub = world_->find_node("7204VXR-1");
    const Target port = canvas.targetAt(canvas.portPosition(hub, 0));
    QCOMPARE(port.kind, Target::Kind::Port);
    const ui::SceneCable& cable = canvas.scene().cables[port.cable];
    QCOMPARE((port.end_b ? cable.b : cable.a).node, hub);
    QVERIFY(canvas.describe(port).startsWith(QStringLiteral("7204VXR-1 FastEthernet0/0")));
    const Target node = canvas.targetAt(canvas.geometryOfScene().nodes[hub].center());
    QCOMPARE(node.kind, Target::Kind::Node);
    QCOMPARE(node.node, hub);
    QCOMPARE(canvas.targetAt(canvas.geometryOfScene().cables[port.cable].line.center()).kind, Target::Kind::Cable);
    QCOMPARE(canvas.targetAt(QPointF(3, 3)).kind, Target::Kind::None);
}

void CanvasTest::zoom_keeps_the_point_under_the_cursor() {
    Canvas canvas;
    canvas.resize(900, 640);
    canvas.setScene(sceneAfter(60s));
    canvas.fit();
    const QPointF at = canvas.geometryOfScene().nodes[0].center();
    const double before = canvas.zoom();
    canvas.zoomBy(1.5, at);
    QCOMPARE(canvas.zoom(), before * 1.5);
    QVERIFY(QLineF(canvas.geometryOfScene().nodes[0].center(), at).length() < 0.01);
}

void CanvasTest::fit_shows_every_node() {
    Canvas canvas;
    canvas.resize(700, 500);
    canvas.setScene(sceneAfter(60s));
    canvas.zoomBy(4, {0, 0});
    canvas.fit();
    for (const QRectF& node : canvas.geometryOfScene().nodes) QVERIFY(QRectF(canvas.rect()).contains(node));
}

void CanvasTest::frames_become_dots_by_protocol_and_arrive() {
    Canvas canvas;
    canvas.resize(900, 640);
    canvas.setScene(sceneAfter(60s));
    world_->take_frames();
    world_->run_for(4s);  // at least one hello of each hub
    const std::vector<SentFrame> frames = world_->take_frames();
    int hellos = 0;
    for (const SentFrame& frame : frames) hellos += ui::protocolOf(frame.octets) == ui::Protocol::Hsrp ? 1 : 0;
    QVERIFY(hellos >= 2);
    canvas.advance(1000);
    canvas.showFrames(frames);
    QVERIFY(canvas.dots().size() > 0);
    canvas.advance(1000 + 20 * ui::DotField::kHopMs);
    QCOMPARE(canvas.dots().size(), std::size_t{0});
}

void CanvasTest::a_lost_frame_goes_half_of_the_way() {
    const ui::Scene scene = sceneAfter(60s);
    ui::DotField dots;
    dots.reset(2 * static_cast<std::size_t>(scene.cables.size()), static_cast<std::size_t>(scene.nodes.size()));
    SentFrame frame;
    frame.at = kPowerOn + 61s;
    frame.arrival = kNever;
    dots.add({frame}, scene, 0);
    dots.expire(ui::DotField::kHopMs * 0.4);
    QCOMPARE(dots.size(), std::size_t{1});
    dots.expire(ui::DotField::kHopMs * 0.6);
    QCOMPARE(dots.size(), std::size_t{0});
}

void CanvasTest::dots_vanish_with_the_carrier() {
    Canvas canvas;
    canvas.resize(900, 640);
    ui::Scene scene = sceneAfter(60s);
    canvas.setScene(scene);
    canvas.dots().add(0, false, ui::Protocol::Esp, 0, 1000);
    canvas.dots().add(1, false, ui::Protocol::Esp, 0, 1000);
    scene.cables[0].carrier = false;
    canvas.setScene(scene);
    QCOMPARE(canvas.dots().size(), std::size_t{1});
}

void CanvasTest::keys_walk_over_nodes_and_ports() {
    Canvas canvas;
    canvas.resize(900, 640);
    canvas.setScene(sceneAfter(60s));
    const QSignalSpy selected(&canvas, &Canvas::selectionChanged);
    QTest::keyClick(&canvas, Qt::Key_Right);
    QCOMPARE(canvas.selection().kind, Target::Kind::Node);
    QTest::keyClick(&canvas, Qt::Key_Left);
    QCOMPARE(canvas.selection().kind, Target::Kind::Port);
    QTest::keyClick(&canvas, Qt::Key_Escape);
    QCOMPARE(canvas.selection().kind, Target::Kind::None);
    QCOMPARE(selected.count(), 3);
}

void CanvasTest::faults_of_a_port_and_their_ways_back() {
    Canvas canvas;
    canvas.resize(900, 640);
    canvas.setScene(sceneAfter(60s));
    World copy = *world_;
    const NodeIndex hub = copy.find_node("7204VXR-1");
    const Target port = canvas.targetAt(canvas.portPosition(hub, 0));
    const auto fail = ui::failInput(canvas.scene(), port);
    QVERIFY(fail && copy.apply(*fail).has_value());
    const auto choices = ui::faultChoices(canvas.scene(), port);
    for (const ui::FaultChoice& choice : choices)
        if (choice.id != QStringLiteral("shutdown"))
            QVERIFY2(copy.apply(choice.input).has_value(), qPrintable(choice.id));
    copy.run_for(100ms);
    const ui::Scene failed = ui::makeScene(*snapshot::take(copy));
    const ui::SceneCable& cable = failed.cables[port.cable];
    QVERIFY(cable.cut && cable.a.drops_all && cable.b.drops_all);
    QCOMPARE((port.end_b ? cable.b : cable.a).state, ui::PortState::AdminDown);
    QVERIFY(!ui::failInput(failed, port));
    for (const Input& input : ui::restoreInputs(failed, port)) QVERIFY(copy.apply(input).has_value());
    copy.run_for(100ms);
    const ui::Scene restored = ui::makeScene(*snapshot::take(copy));
    QCOMPARE(restored.cables[port.cable].a.state, ui::PortState::Up);
    QVERIFY(!restored.cables[port.cable].cut && restored.cables[port.cable].carrier);
    QVERIFY(ui::restoreInputs(restored, port).isEmpty());
}

/// Each direction of a cable has its lane exactly when ESP frames went that way, before, during and after a failover.
void CanvasTest::the_band_lies_where_esp_frames_go() {
    World world = *world_;
    const auto check = [&world](const char* when) {
        world.take_frames();
        world.run_for(3s);
        std::vector<bool> carried(2 * world.cables().size());
        bool any = false;
        for (const SentFrame& frame : world.take_frames())
            if (ui::protocolOf(frame.octets) == ui::Protocol::Esp) any = carried[frame.pipe] = true;
        QVERIFY2(any, when);
        const ui::Scene scene = ui::makeScene(*snapshot::take(world));
        for (int i = 0; i < scene.cables.size(); ++i) {
            const std::string place = std::string(when) + ", cable " + std::to_string(i);
            QVERIFY2(scene.cables[i].a.sends_esp == carried[2 * static_cast<std::size_t>(i)], place.c_str());
            QVERIFY2(scene.cables[i].b.sends_esp == carried[2 * static_cast<std::size_t>(i) + 1], place.c_str());
        }
    };
    probe::PingRequest ping;
    ping.source = *Ipv4Address::parse("20.1.1.1");
    ping.destination = *Ipv4Address::parse("99.99.99.99");
    ping.count = 0;
    ping.interval = 500ms;
    QVERIFY(world.apply(PingInput{"vpn7200", ping}).has_value());
    world.run_for(10s);
    check("at rest");
    QVERIFY(world.apply(ConfigInput{"7204VXR-1", {"interface FastEthernet0/0", "shutdown"}}).has_value());
    world.run_for(12s);  // 7204VXR-2 holds the address, but not yet the SAs: one lane
    check("the standby took over");
    world.run_for(60s);
    check("after the failover");
    QVERIFY(world.apply(ConfigInput{"7204VXR-1", {"interface FastEthernet0/0", "no shutdown"}}).has_value());
    world.run_for(120s);
    check("back home");
}

void CanvasTest::a_click_on_the_legend_hides_its_protocol() {
    Canvas canvas;
    canvas.resize(900, 640);
    canvas.setScene(sceneAfter(60s));
    const auto dots = [&canvas] {
        QImage picture(canvas.size(), QImage::Format_RGB32);
        canvas.render(&picture);
        const QPointF at = canvas.geometryOfScene().cables[0].line.center();
        return picture.pixelColor(at.toPoint());
    };
    canvas.dots().add(0, false, ui::Protocol::Hsrp, 0, 1000);
    canvas.advance(500);
    QCOMPARE(dots(), ui::colours().protocol[static_cast<std::size_t>(ui::Protocol::Hsrp)]);
    const ui::LegendEntry entry = ui::legendEntries(canvas.size())[static_cast<int>(ui::Protocol::Hsrp)];
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, entry.rect.center().toPoint());
    QVERIFY(!canvas.shows(ui::Protocol::Hsrp));
    QVERIFY(dots() != ui::colours().protocol[static_cast<std::size_t>(ui::Protocol::Hsrp)]);
    QTest::mouseClick(&canvas, Qt::LeftButton, {}, entry.rect.center().toPoint());
    QVERIFY(canvas.shows(ui::Protocol::Hsrp));
}

void CanvasTest::hovering_counts_down_the_timers() {
    World world = *world_;
    const NodeIndex standby = world.find_node("7204VXR-2");
    const auto text = [&] { return ui::countdowns(*snapshot::take(world), standby); };
    QVERIFY2(text().contains(QStringLiteral("hold time of active 172.16.172.52")), qPrintable(text()));
    QVERIFY(text().contains(QStringLiteral("OSPF neighbour")));
    const QString before = text();
    world.run_for(500ms);
    QVERIFY(text() != before);
    const InterfaceIndex outside = 0;  // HSRP only
    QVERIFY(!ui::countdowns(*snapshot::take(world), standby, outside).contains(QStringLiteral("OSPF")));
}

QTEST_MAIN(CanvasTest)
#include "canvas_test.moc"
