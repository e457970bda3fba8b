#include "ui/canvas/canvas.h"

#include <cmath>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

#include "engine/topology/lab.h"
#include "engine/world/world.h"
#include "tests/support/source_path.h"
#include "ui/canvas/countdowns.h"
#include "ui/canvas/signs.h"
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
    void labels_keep_off_the_bands_of_tunnels_data();
    void labels_keep_off_the_bands_of_tunnels();
    void a_click_finds_ports_nodes_and_cables();
    void zoom_keeps_the_point_under_the_cursor();
    void fit_shows_every_node();
    void actual_size_shows_something_of_the_lab();
    void frames_become_dots_by_protocol_and_arrive();
    void a_lost_frame_goes_half_of_the_way();
    void dots_vanish_with_the_carrier();
    void keys_walk_over_nodes_and_ports();
    void faults_of_a_port_and_their_ways_back();
    void the_band_lies_where_esp_frames_go();
    void a_click_on_the_legend_hides_its_protocol();
    void hovering_counts_down_the_timers();
    void adjacencies_are_half_lines_beside_their_cables();
    void rings_tell_what_is_left_of_each_direction();
    void the_virtual_address_travels_to_the_new_active_router();

   private:
    /// ha-vpn after so long.
    ui::Scene sceneAfter(Duration time);
    /// ha-vpn-as-captured after a minute.
    ui::Scene capturedScene();
    std::unique_ptr<World> world_, captured_;
};

void CanvasTest::initTestCase() {
    const auto lab = topology::load_lab(test::source_path("topologies/ha-vpn"));
    QVERIFY(lab.has_value());
    world_ = std::make_unique<World>(lab->shared_topology(), 1);
    world_->set_capture(true);
}

ui::Scene CanvasTest::sceneAfter(Duration time) {
    if (world_->now() < kPowerOn + time) world_->run_until(kPowerOn + time);
    return ui::makeScene(*snapshot::take(*world_));
}

ui::Scene CanvasTest::capturedScene() {
    if (!captured_) {
        const auto lab = topology::load_lab(test::source_path("topologies/ha-vpn-as-captured"));
        captured_ = std::make_unique<World>(lab->shared_topology(), 1);
        captured_->run_until(kPowerOn + 60s);
    }
    return ui::makeScene(*snapshot::take(*captured_));
}

/// The canvas as the window lays it out, from the smallest to 4K, and in between.
void CanvasTest::labels_overlap_nothing_data() {
    QTest::addColumn<QString>("lab");
    QTest::addColumn<QSize>("size");
    for (const char* lab : {"ha-vpn", "ha-vpn-as-captured"}) {
        for (const QSize window : {QSize(1024, 700), QSize(1152, 720), QSize(1280, 800), QSize(1366, 768),
                                   QSize(1600, 1000), QSize(1920, 1080), QSize(2560, 1440), QSize(3840, 2160)}) {
            const int panes =
                std::clamp(window.width() * 15 / 100, 196, 250) + std::clamp(window.width() * 34 / 100, 320, 500);
            const int below = std::clamp(window.height() * 27 / 100, 150, 280);
            QTest::addRow("%s, window of %dx%d", lab, window.width(), window.height())
                << lab << QSize(window.width() - panes, window.height() - below - 130);
        }
    }
}

void CanvasTest::labels_overlap_nothing() {
    QFETCH(QString, lab);
    QFETCH(QSize, size);
    Canvas canvas;
    canvas.resize(size);
    canvas.setScene(lab == QStringLiteral("ha-vpn") ? sceneAfter(60s) : capturedScene());
    canvas.fit();
    const ui::Geometry& geometry = canvas.geometryOfScene();
    const QVector<ui::SceneCable>& cables = canvas.scene().cables;
    QVERIFY(geometry.labels.size() >= canvas.scene().nodes.size());
    for (const PlacedLabel& label : geometry.labels) {
        QVERIFY2(QRectF(canvas.rect()).contains(label.rect), qPrintable(label.text));
        QVERIFY2(!label.rect.intersects(canvas.legend().rect), qPrintable(label.text));
        for (const PlacedLabel& other : geometry.labels)
            if (&label != &other)
                QVERIFY2(!label.rect.intersects(other.rect), qPrintable(label.text + u'/' + other.text));
        for (const QRectF& node : geometry.nodes) QVERIFY2(!label.rect.intersects(node), qPrintable(label.text));
        for (const ui::PlacedCable& cable : geometry.cables)
            for (int i = 0; i <= 200; ++i)
                QVERIFY2(!label.rect.contains(cable.line.pointAt(i / 200.0)), qPrintable(label.text));
    }
    // Every port of a router is named, at least by its address.
    for (int i = 0; i < cables.size(); ++i) {
        for (const QString& wanted : {cables[i].a.label, cables[i].b.label}) {
            bool found = wanted.isEmpty();
            for (const PlacedLabel& label : geometry.labels)
                found = found || (label.role == PlacedLabel::Role::Port && label.cable == i && !label.text.isEmpty() &&
                                  wanted.endsWith(label.text));
            QVERIFY2(found, qPrintable(wanted));
        }
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

void CanvasTest::labels_keep_off_the_bands_of_tunnels_data() {
    QTest::addColumn<QSize>("size");
    QTest::newRow("first window") << QSize(720, 550);
    QTest::newRow("usual window") << QSize(842, 630);
    QTest::newRow("4K") << QSize(3080, 1780);
}

/// Whether there is a tunnel now or not: labels must not move when one comes.
void CanvasTest::labels_keep_off_the_bands_of_tunnels() {
    QFETCH(QSize, size);
    Canvas canvas;
    canvas.resize(size);
    canvas.setScene(sceneAfter(60s));
    canvas.fit();
    const ui::Geometry& geometry = canvas.geometryOfScene();
    const double lane = ui::laneWidth(geometry.radius);
    QVERIFY(lane > 5);
    for (const PlacedLabel& label : geometry.labels)
        for (const ui::PlacedCable& cable : geometry.cables) {
            const QLineF unit = cable.line.normalVector().unitVector();
            for (int i = 0; i <= 200; ++i)
                for (const double side : {-lane, lane})
                    QVERIFY2(!label.rect.contains(cable.line.pointAt(i / 200.0) + QPointF(unit.dx(), unit.dy()) * side),
                             qPrintable(label.text));
        }
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

void CanvasTest::actual_size_shows_something_of_the_lab() {
    Canvas canvas;
    canvas.resize(700, 500);
    canvas.setScene(sceneAfter(60s));
    const auto seen = [&canvas] {
        const QVector<QRectF>& nodes = canvas.geometryOfScene().nodes;
        return std::count_if(nodes.begin(), nodes.end(),
                             [&](const QRectF& node) { return QRectF(canvas.rect()).intersects(node); });
    };
    canvas.fit();
    const QPointF hub = canvas.geometryOfScene().nodes[3].center();
    canvas.zoomBy(8, hub + QPointF(-400, -400));  // beside everything
    QCOMPARE(seen(), 0);
    canvas.actualSize();
    QCOMPARE(canvas.zoom(), 1.0);
    QVERIFY(seen() > 0);
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
    const ui::LegendEntry entry = canvas.legend().entries[static_cast<int>(ui::Protocol::Hsrp)];
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

/// At each end of a cable where OSPF has a neighbour, in its state, and not over anything written.
void CanvasTest::adjacencies_are_half_lines_beside_their_cables() {
    Canvas canvas;
    canvas.resize(900, 640);
    canvas.setScene(sceneAfter(60s));
    const ui::Geometry& geometry = canvas.geometryOfScene();
    int ends = 0;
    const auto world = snapshot::take(*world_);
    for (const ui::SceneCable& cable : canvas.scene().cables) {
        for (const ui::SceneEnd* end : {&cable.a, &cable.b}) {
            const snapshot::Device* device = world->device(end->node);
            std::size_t neighbors = 0;
            if (device != nullptr && device->ospf)
                for (const ospf::InterfaceView& interface : device->ospf->interfaces)
                    if (interface.index == end->port) neighbors = interface.neighbors.size();
            QCOMPARE(!end->adjacencies.isEmpty(), neighbors > 0);
            ends += static_cast<int>(end->adjacencies.size());
        }
    }
    QVERIFY(ends >= 3);  // the inside of both hubs and of the core
    QCOMPARE(geometry.adjacencies.size(), ends);
    for (const ui::PlacedAdjacency& placed : geometry.adjacencies) {
        QCOMPARE(placed.state, ui::Adjacency::Full);
        for (const PlacedLabel& label : geometry.labels)
            for (int i = 0; i <= 40; ++i)
                QVERIFY2(!label.rect.contains(placed.line.pointAt(i / 40.0)), qPrintable(label.text));
    }
    QImage picture(canvas.size(), QImage::Format_RGB32);
    canvas.render(&picture);
    bool painted = false;
    const QPoint at = geometry.adjacencies.front().line.center().toPoint();
    for (const QPoint& off : {QPoint(0, 0), QPoint(-1, 0), QPoint(1, 0), QPoint(0, -1), QPoint(0, 1)})
        painted = painted || picture.pixelColor(at + off) == ui::colours().up;
    QVERIFY(painted);
    // What comes before Full is told apart by its dashes too.
    QSet<QString> patterns;
    for (int i = 0; i < ui::kAdjacencies; ++i) {
        QString pattern;
        for (const double dash : ui::adjacencyPen(static_cast<ui::Adjacency>(i)).dashPattern())
            pattern += QString::number(dash) + u' ';
        patterns.insert(pattern);
    }
    QCOMPARE(patterns.size(), ui::kAdjacencies);
}

void CanvasTest::rings_tell_what_is_left_of_each_direction() {
    World world = *world_;
    probe::PingRequest ping;
    ping.source = *Ipv4Address::parse("20.1.1.1");
    ping.destination = *Ipv4Address::parse("99.99.99.99");
    ping.count = 5;
    QVERIFY(world.apply(PingInput{"vpn7200", ping}).has_value());
    world.run_for(15s);
    const NodeIndex remote = world.find_node("vpn7200");
    const auto young = ui::makeScene(*snapshot::take(world)).nodes[remote].sas;
    QCOMPARE(young.size(), 1);
    QVERIFY(young[0].seconds >= 47 && young[0].kilobytes_in == 48 && young[0].kilobytes_out == 48);
    world.run_for(1500s);
    const auto older = ui::makeScene(*snapshot::take(world)).nodes[remote].sas;
    QVERIFY(older.size() == 1 && older[0].seconds < 30 && older[0].seconds > 20);
    const QString text = ui::countdowns(*snapshot::take(world), remote);
    QVERIFY2(text.contains(QStringLiteral("in ")) && text.contains(QStringLiteral("out ")), qPrintable(text));

    // Half of the seconds gone: the ring is there at the bottom of each half, and only its track at the top.
    Canvas canvas;
    canvas.resize(900, 640);
    canvas.setScene(ui::makeScene(*snapshot::take(world)));
    const QRectF outline = canvas.geometryOfScene().nodes[remote];
    QImage picture(canvas.size(), QImage::Format_RGB32);
    canvas.render(&picture);
    const auto at = [&](double degrees) {
        const double radius = outline.width() / 2 + 4.2, angle = degrees * 3.14159265 / 180;
        return picture.pixelColor(
            (outline.center() + QPointF(radius * std::cos(angle), radius * std::sin(angle))).toPoint());
    };
    QCOMPARE(at(40), ui::colours().ring);
    QCOMPARE(at(140), ui::colours().ring);
    QCOMPARE(at(-70), ui::colours().ringTrack);
    QCOMPARE(at(-110), ui::colours().ringTrack);
}

void CanvasTest::the_virtual_address_travels_to_the_new_active_router() {
    World world = *world_;
    const NodeIndex old_active = world.find_node("7204VXR-1");
    const auto picture = [](Canvas& canvas) {
        QImage image(canvas.size(), QImage::Format_RGB32);
        canvas.render(&image);
        return image;
    };
    const QString vip = QStringLiteral("VIP 172.16.172.53");
    for (const bool reduced : {false, true}) {
        Canvas canvas;
        canvas.resize(900, 640);
        canvas.setReducedMotion(reduced);
        World copy = world;
        canvas.setScene(ui::makeScene(*snapshot::take(copy)));
        canvas.advance(1000);
        QVERIFY(copy.apply(ConfigInput{"7204VXR-1", {"interface FastEthernet0/0", "shutdown"}}).has_value());
        copy.run_for(1s);
        canvas.setScene(ui::makeScene(*snapshot::take(copy)));  // nobody's
        QCOMPARE(canvas.transitions().running(), !reduced);     // Active fades to Init
        canvas.advance(2000);
        QVERIFY(!canvas.transitions().running());
        copy.run_for(12s);
        canvas.setScene(ui::makeScene(*snapshot::take(copy)));
        Canvas still;
        still.resize(canvas.size());
        still.setScene(canvas.scene());
        if (reduced) {
            QVERIFY(!canvas.transitions().running());
            QCOMPARE(picture(canvas), picture(still));
            continue;
        }
        const ui::Geometry& geometry = canvas.geometryOfScene();
        QPointF arrived;
        for (const PlacedLabel& label : geometry.labels)
            if (label.text == vip) arrived = label.rect.center();
        double before = 1e9;
        for (const double ms : {0.0, 200.0, 300.0, 400.0, 500.0}) {
            canvas.advance(2000 + ms);
            const QPointF at = canvas.transitions().travelling(vip, geometry, 2000 + ms).center();
            const double to_go = QLineF(at, arrived).length();
            if (ms == 0) QVERIFY(QLineF(at, geometry.nodes[old_active].center()).length() < 90);
            QVERIFY(to_go < before);
            before = to_go;
            QVERIFY(picture(canvas) != picture(still));
        }
        canvas.advance(2000 + ui::Transitions::kTravelMs);
        QVERIFY(!canvas.transitions().running());
        QCOMPARE(picture(canvas), picture(still));
    }
}

QTEST_MAIN(CanvasTest)
#include "canvas_test.moc"
