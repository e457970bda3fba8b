/// Frames that are too many for dots.
#include "ui/canvas/flows.h"

#include <QTest>

#include "engine/topology/lab.h"
#include "engine/world/world.h"
#include "tests/support/source_path.h"
#include "ui/canvas/canvas.h"

using namespace switchover;  // NOLINT
using ui::Canvas;
using ui::Protocol;

class CanvasFlowTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void initTestCase();
    void few_frames_are_dots_and_many_a_flow();
    void what_the_window_did_not_get_counts_too();
    void it_is_painted_where_the_frames_go();
    void it_ends_with_the_carrier_and_with_the_frames();
    void it_stands_still_when_motion_is_reduced();

   private:
    /// So many pings of 7206-1 to 7204VXR-1 in a second, seen in beats of 20 ms; returns the time of the last one.
    double traffic(Canvas& canvas, World& world, Duration interval, bool only_every_tenth = false);
    /// From 7206-1 into the switch beside it.
    static constexpr std::uint32_t kPipe = 12;
    std::unique_ptr<World> world_;
    std::unique_ptr<Canvas> makeCanvas() const;
};

void CanvasFlowTest::initTestCase() {
    const auto lab = topology::load_lab(test::source_path("topologies/ha-vpn"));
    QVERIFY(lab.has_value());
    world_ = std::make_unique<World>(lab->shared_topology(), 1);
    world_->set_capture(true);
    world_->run_until(kPowerOn + 60s);
    world_->take_frames();
}

std::unique_ptr<Canvas> CanvasFlowTest::makeCanvas() const {
    auto canvas = std::make_unique<Canvas>();
    canvas->resize(900, 640);
    canvas->setScene(ui::makeScene(*snapshot::take(*world_)));
    return canvas;
}

double CanvasFlowTest::traffic(Canvas& canvas, World& world, Duration interval, bool only_every_tenth) {
    probe::PingRequest ping;
    ping.destination = *Ipv4Address::parse("10.1.1.1");
    ping.count = 0;
    ping.interval = interval;
    const bool started = world.apply(PingInput{"7206-1", ping}).has_value();
    double ms = 1000;
    std::size_t number = 0;
    for (int beat = 0; started && beat < 50; ++beat, ms += 20) {
        world.run_for(20ms);
        std::vector<SentFrame> frames = world.take_frames();
        if (only_every_tenth) std::erase_if(frames, [&number](const SentFrame&) { return number++ % 10 != 0; });
        canvas.showTraffic(*snapshot::take(world));
        canvas.showFrames(frames);
        canvas.advance(ms);
    }
    return started ? ms - 20 : 0;
}

void CanvasFlowTest::few_frames_are_dots_and_many_a_flow() {
    World few = *world_, many = *world_;
    const auto slow = makeCanvas(), fast = makeCanvas();
    QVERIFY(traffic(*slow, few, 100ms) > 0);
    QVERIFY(!slow->flows().any());
    QVERIFY(slow->dots().size() > 0);
    QVERIFY(traffic(*fast, many, 2ms) > 0);
    QVERIFY(fast->flows().flows(kPipe) && fast->flows().flows(kPipe + 1));
    const double rate = fast->flows().rate(kPipe, Protocol::Icmp);
    QVERIFY2(rate > 350 && rate < 650, qPrintable(QString::number(rate)));
    QVERIFY(fast->flows().rate(kPipe, Protocol::Esp) < 1);
    // Nothing goes to the remote site: no flow there.
    QVERIFY(!fast->flows().flows(0));
}

void CanvasFlowTest::what_the_window_did_not_get_counts_too() {
    World world = *world_;
    const auto canvas = makeCanvas();
    QVERIFY(traffic(*canvas, world, 1ms, true) > 0);
    QVERIFY(canvas->flows().flows(kPipe));
    const double rate = canvas->flows().rate(kPipe, Protocol::Icmp);
    QVERIFY2(rate > 700 && rate < 1300, qPrintable(QString::number(rate)));
}

void CanvasFlowTest::it_is_painted_where_the_frames_go() {
    World world = *world_;
    const auto canvas = makeCanvas();
    const double now = traffic(*canvas, world, 1ms);
    const auto coloured = [&](double ms, bool right) {
        canvas->advance(ms);
        QImage picture(canvas->size(), QImage::Format_RGB32);
        canvas->render(&picture);
        const QLineF& line = canvas->geometryOfScene().cables[kPipe / 2].line;
        const QPointF along(line.dx() / line.length(), line.dy() / line.length()), normal(-along.y(), along.x());
        int count = 0;
        for (double at = 20; at < line.length() - 20; ++at) {
            const QPointF point = line.p1() + along * at + normal * (right ? 3.5 : -3.5);
            const QColor there = picture.pixelColor(point.toPoint());
            count += there == ui::colours().protocol[static_cast<std::size_t>(Protocol::Icmp)] ? 1 : 0;
        }
        return count;
    };
    QVERIFY(coloured(now, true) > 5);
    QVERIFY(coloured(now, false) > 5);
    canvas->setShown(Protocol::Icmp, false);
    QCOMPARE(coloured(now, true), 0);
}

void CanvasFlowTest::it_ends_with_the_carrier_and_with_the_frames() {
    World world = *world_;
    const auto canvas = makeCanvas();
    const double now = traffic(*canvas, world, 1ms);
    QVERIFY(canvas->flows().any());
    ui::Scene dark = canvas->scene();
    dark.cables[kPipe / 2].carrier = false;
    canvas->setScene(dark);
    QVERIFY(!canvas->flows().flows(kPipe));
    QVERIFY(canvas->flows().any());  // on to the hub
    canvas->advance(now + 3000);
    QVERIFY(!canvas->flows().any());
}

void CanvasFlowTest::it_stands_still_when_motion_is_reduced() {
    World world = *world_;
    const auto canvas = makeCanvas();
    canvas->setReducedMotion(true);
    const double now = traffic(*canvas, world, 100ms);  // few: dots otherwise
    QVERIFY(canvas->flows().flows(kPipe));
    QCOMPARE(canvas->dots().size(), std::size_t{0});
    const auto picture = [&](double ms) {
        canvas->advance(ms);
        QImage image(canvas->size(), QImage::Format_RGB32);
        canvas->render(&image);
        return image;
    };
    QCOMPARE(picture(now + 7), picture(now));
}

QTEST_MAIN(CanvasFlowTest)
#include "canvas_flow_test.moc"
