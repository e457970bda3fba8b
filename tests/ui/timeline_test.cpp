#include "ui/timeline/timeline_pane.h"

#include <algorithm>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include "engine/topology/lab.h"
#include "engine/world/world.h"
#include "tests/support/source_path.h"
#include "ui/theme/style.h"

using namespace switchover;  // NOLINT
using ui::Lane;
using ui::LaneSegment;

class TimelineTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void initTestCase();
    void lanes_tell_the_failover();
    void outage_is_that_of_the_probe_to_the_nanosecond();
    void segments_never_overlap();
    void shut_makes_a_fault_mark();
    void power_off_ends_the_lanes_of_a_router();
    void zoom_keeps_the_moment_under_the_cursor();
    void a_click_picks_its_moment();
    void hovering_tells_the_outage();
    void a_click_on_an_outage_tells_why_it_took_so_long();
    void an_outage_without_a_second_way_waits_for_the_repair();
    void the_dead_interval_of_ospf_is_named();
    void the_last_outage_is_a_button_away();
    void the_clock_cursor_is_brought_into_sight();

   private:
    const Lane& lane(const QString& title) const;
    void feed(Duration time);
    /// 7204VXR-1 as it was at 200 s, with a port shut for a while: the story of the outage.
    ui::OutageStory shutFor(Duration time, const char* device, const char* port) const;
    std::unique_ptr<World> world_;
    std::unique_ptr<ui::TimelinePane> pane_;
};

/// 7204VXR-1 Fa0/0 is shut at 80 s and opened at 140 s, with a ping every 100 ms.
void TimelineTest::initTestCase() {
    ui::applyTheme(*qobject_cast<QApplication*>(QCoreApplication::instance()));
    const auto lab = topology::load_lab(test::source_path("topologies/ha-vpn"));
    QVERIFY(lab.has_value());
    world_ = std::make_unique<World>(lab->shared_topology(), 1);
    pane_ = std::make_unique<ui::TimelinePane>();
    pane_->resize(800, 240);
    feed(60s);
    probe::PingRequest ping;
    ping.source = *Ipv4Address::parse("20.1.1.1");
    ping.destination = *Ipv4Address::parse("99.99.99.99");
    ping.count = 0;
    ping.interval = 100ms;
    QVERIFY(world_->apply(PingInput{"vpn7200", ping}).has_value());
    feed(20s);
    QVERIFY(world_->apply(ConfigInput{"7204VXR-1", {"interface FastEthernet0/0", "shutdown"}}).has_value());
    feed(60s);
    QVERIFY(world_->apply(ConfigInput{"7204VXR-1", {"interface FastEthernet0/0", "no shutdown"}}).has_value());
    feed(60s);
    pane_->show();
    QVERIFY(QTest::qWaitForWindowExposed(pane_.get()));
}

void TimelineTest::feed(Duration time) {
    world_->run_for(time);
    const auto world = snapshot::take(*world_);
    pane_->model().append(world_->take_records(), *world);
    pane_->view().setNow(world->now);
}

const Lane& TimelineTest::lane(const QString& title) const {
    for (const Lane* lane : pane_->model().lanes())
        if (lane->title == title) return *lane;
    qFatal("no lane %s", qPrintable(title));
}

void TimelineTest::lanes_tell_the_failover() {
    using Kind = LaneSegment::Kind;
    const Lane& first = lane(QStringLiteral("7204VXR-1 HSRP 1"));
    const Lane& second = lane(QStringLiteral("7204VXR-2 HSRP 1"));
    const auto kind = [](const Lane& lane, Duration at) { return lane.at(kPowerOn + at)->kind; };
    QCOMPARE(kind(first, 70s), Kind::Active);
    QCOMPARE(kind(second, 70s), Kind::Standby);
    QCOMPARE(kind(first, 100s), Kind::Init);
    QCOMPARE(kind(second, 100s), Kind::Active);
    QCOMPARE(kind(first, 199s), Kind::Active);
    QCOMPARE(kind(second, 199s), Kind::Standby);
    // Each hub holds its SAs only while it is in charge.
    const Lane& tunnel = lane(QStringLiteral("7204VXR-1 → 172.16.172.69"));
    QVERIFY(tunnel.at(kPowerOn + 75s) != nullptr);
    QVERIFY(tunnel.at(kPowerOn + 100s) == nullptr);
}

void TimelineTest::outage_is_that_of_the_probe_to_the_nanosecond() {
    const Lane& ping = lane(QStringLiteral("20.1.1.1 → 99.99.99.99"));
    const auto world = snapshot::take(*world_);
    const probe::ProbeView& probe = world->device("vpn7200")->probe.probes.front();
    QVERIFY(probe.last_outage.has_value() && probe.outages > 0);
    std::vector<LaneSegment> outages;
    for (const LaneSegment& segment : ping.segments)
        if (segment.kind == LaneSegment::Kind::Outage) outages.push_back(segment);
    QCOMPARE(outages.size(), static_cast<std::size_t>(probe.outages));
    // From the first echo that was lost: the one after the last answered.
    QVERIFY(outages.back().from == probe.last_outage->from + 100ms);
    QVERIFY(outages.back().until == probe.last_outage->until);
    QVERIFY(outages.back().until - outages.back().from == outages.back().lost * Duration{100ms});
}

void TimelineTest::segments_never_overlap() {
    for (const Lane* lane : pane_->model().lanes()) {
        QVERIFY2(!lane->segments.empty(), qPrintable(lane->title));
        for (std::size_t i = 0; i < lane->segments.size(); ++i) {
            QVERIFY2(lane->segments[i].from < lane->segments[i].until,
                     qPrintable(lane->title + u' ' + QString::number(i) + u' ' + lane->segments[i].text() + u' ' +
                                QString::number(to_seconds(lane->segments[i].from - kPowerOn))));
            if (i > 0) QVERIFY2(lane->segments[i - 1].until <= lane->segments[i].from, qPrintable(lane->title));
        }
    }
}

void TimelineTest::shut_makes_a_fault_mark() {
    int faults = 0;
    Instant last = kPowerOn;
    for (const ui::TimelineMark& mark : pane_->model().marks()) {
        QVERIFY(mark.at >= last);
        QVERIFY(!mark.text.isEmpty());
        last = mark.at;
        if (mark.kind != ui::TimelineMark::Kind::Fault) continue;
        ++faults;
        // At the command, not at the LINK message two seconds later.
        QVERIFY(mark.at == kPowerOn + 80s);
        QCOMPARE(mark.text, QStringLiteral("7204VXR-1 FastEthernet0/0 shutdown"));
    }
    QCOMPARE(faults, 1);
    int repairs = 0;
    for (const ui::TimelineMark& mark : pane_->model().marks()) {
        if (mark.kind != ui::TimelineMark::Kind::Repair) continue;
        ++repairs;
        QVERIFY(mark.at == kPowerOn + 140s);
    }
    QCOMPARE(repairs, 1);
}

void TimelineTest::power_off_ends_the_lanes_of_a_router() {
    World copy = *world_;
    copy.take_records();
    ui::TimelineModel model = pane_->model();
    QVERIFY(copy.apply(PowerInput{"7204VXR-1", PowerInput::Action::Off}).has_value());
    copy.run_for(1s);
    model.append(copy.take_records(), *snapshot::take(copy));
    for (const Lane* lane : model.lanes())
        if (lane->title.startsWith(QStringLiteral("7204VXR-1"))) QVERIFY(lane->at(copy.now()) == nullptr);
}

void TimelineTest::zoom_keeps_the_moment_under_the_cursor() {
    ui::TimelineView& view = pane_->view();
    view.showAll();
    const double x = view.xOf(kPowerOn + 90s);
    QWheelEvent wheel({x, 30}, view.viewport()->mapToGlobal(QPointF(x, 30)), {}, QPoint(0, 480), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view.viewport(), &wheel);
    QVERIFY(!view.showsAll());
    QVERIFY(std::abs(view.xOf(kPowerOn + 90s) - x) < 0.5);
    QVERIFY(view.until() - view.from() < 200s);
    const Instant before = view.from();
    QTest::mousePress(view.viewport(), Qt::LeftButton, {}, QPoint(300, 30));
    QTest::mouseMove(view.viewport(), QPoint(400, 30));
    QTest::mouseRelease(view.viewport(), Qt::LeftButton, {}, QPoint(400, 30));
    QVERIFY(view.from() < before);
    QTest::keyClick(&view, Qt::Key_Home);
    QVERIFY(view.showsAll() && view.from() == kPowerOn && view.until() > world_->now());
}

void TimelineTest::a_click_picks_its_moment() {
    ui::TimelineView& view = pane_->view();
    view.showAll();
    QSignalSpy picked(&view, &ui::TimelineView::instantPicked);
    const int x = static_cast<int>(view.xOf(kPowerOn + 80s));
    // On a lane without outages, which would explain themselves.
    const auto lanes = pane_->model().lanes();
    const auto quiet =
        std::ranges::find_if(lanes, [](const auto& lane) { return lane->kind != ui::Lane::Kind::Probe; });
    QVERIFY(quiet != lanes.end());
    const int y = static_cast<int>(view.yOfLane(static_cast<int>(quiet - lanes.begin())));
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPoint(x, y));
    QCOMPARE(picked.count(), 1);
    const auto at = picked.front().front().value<switchover::Instant>();
    QVERIFY(at > kPowerOn + 78s && at < kPowerOn + 82s);
}

void TimelineTest::hovering_tells_the_outage() {
    ui::TimelineView& view = pane_->view();
    view.showAll();
    const auto lanes = pane_->model().lanes();
    for (int i = 0; i < lanes.size(); ++i) {
        for (const LaneSegment& segment : lanes[i]->segments) {
            if (segment.kind != LaneSegment::Kind::Outage || segment.until - segment.from < 3s) continue;
            const double x = view.xOf(segment.from + (segment.until - segment.from) / 2);
            const QString text = view.describe({x, view.yOfLane(i)});
            QVERIFY2(text.contains(ui::lengthText(segment.until - segment.from)), qPrintable(text));
            return;
        }
    }
    QFAIL("no outage");
}

void TimelineTest::a_click_on_an_outage_tells_why_it_took_so_long() {
    using Step = record::RecoveryStep;
    ui::TimelineView& view = pane_->view();
    view.showAll();
    const auto lanes = pane_->model().lanes();
    int row = 0;
    while (lanes[row]->kind != Lane::Kind::Probe) ++row;
    const auto outage = std::find_if(lanes[row]->segments.begin(), lanes[row]->segments.end(), [](const auto& segment) {
        return segment.kind == LaneSegment::Kind::Outage && segment.until - segment.from > 3s;
    });
    QVERIFY(outage != lanes[row]->segments.end());
    const double x = view.xOf(outage->from + (outage->until - outage->from) / 2);
    QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, QPointF(x, view.yOfLane(row)).toPoint());
    auto* card = view.findChild<ui::OutageCard*>(QStringLiteral("outageCard"));
    QVERIFY(card != nullptr && card->isVisible());
    const ui::OutageStory& story = card->story();
    // The command, not the LINK message two seconds later.
    QVERIFY(story.cause.at == kPowerOn + 80s && !story.cause.repair);
    QCOMPARE(story.cause.words(), QStringLiteral("7204VXR-1 FastEthernet0/0 shut down"));
    const auto step = [&](Step wanted) {
        for (const ui::StoryStep& one : story.cause.steps)
            if (one.step == wanted) return one;
        return ui::StoryStep{};
    };
    QCOMPARE(step(Step::Hsrp).where, QStringLiteral("7204VXR-2"));
    QVERIFY2(step(Step::Hsrp).evidence.contains(QStringLiteral("Standby -> Active")),
             qPrintable(step(Step::Hsrp).evidence));
    QCOMPARE(step(Step::DeadPeer).where, QStringLiteral("vpn7200"));
    QVERIFY(step(Step::DeadPeer).began == story.cause.at);
    // It is over with the new SAs: what the steps tell adds up to the outage.
    const Instant last = step(Step::Phase2).ended;
    QVERIFY(last > step(Step::DeadPeer).ended && last <= story.until + 100ms && story.until - last < 1s);
    QVERIFY2(ui::longestStepText(story).contains(ui::stepName(Step::DeadPeer)), qPrintable(ui::longestStepText(story)));
    QTest::keyClick(card, Qt::Key_Escape);
    QTRY_VERIFY(view.findChild<ui::OutageCard*>(QStringLiteral("outageCard")) == nullptr);
}

ui::OutageStory TimelineTest::shutFor(Duration time, const char* device, const char* port) const {
    World copy = *world_;
    copy.take_records();
    ui::TimelinePane pane;
    pane.model() = pane_->model();
    const auto go = [&](Duration on) {
        copy.run_for(on);
        const auto world = snapshot::take(copy);
        pane.model().append(copy.take_records(), *world);
        pane.view().setNow(world->now);
    };
    const std::string line = std::string("interface ") + port;
    if (!copy.apply(ConfigInput{device, {line, "shutdown"}})) qFatal("%s", port);
    go(time);
    if (!copy.apply(ConfigInput{device, {line, "no shutdown"}})) qFatal("%s", port);
    go(60s);
    for (const Lane* lane : pane.model().lanes()) {
        if (lane->kind != Lane::Kind::Probe) continue;
        for (const LaneSegment& segment : lane->segments)
            if (segment.kind == LaneSegment::Kind::Outage && segment.from > kPowerOn + 199s)
                return pane.view().storyOf(lane->title, segment);
    }
    qFatal("no outage");
}

void TimelineTest::an_outage_without_a_second_way_waits_for_the_repair() {
    using Kind = ui::OutagePart::Kind;
    const ui::OutageStory story = shutFor(100s, "vpn7200", "FastEthernet0/1");
    QVERIFY(story.over && story.until - story.outage.from > 100s);
    QCOMPARE(story.later.size(), std::size_t{1});
    QVERIFY(story.later[0].repair);
    const auto parts = ui::partsOf(story);
    const auto waiting =
        std::find_if(parts.begin(), parts.end(), [](const auto& part) { return part.kind == Kind::Waiting; });
    QVERIFY(waiting != parts.end() && waiting->until == story.later[0].at);
    QVERIFY2(waiting->reason.contains(QStringLiteral("vpn7200 FastEthernet0/1 brought up")),
             qPrintable(waiting->reason));
    const QString text = ui::longestStepText(story);
    QVERIFY2(text.contains(QStringLiteral("until the repair")), qPrintable(text));
}

void TimelineTest::the_dead_interval_of_ospf_is_named() {
    using Step = record::RecoveryStep;
    // The inside port: HSRP moves within a hello, but 7206-1 trusts the old route until OSPF misses 7204VXR-1.
    const ui::OutageStory story = shutFor(100s, "7204VXR-1", "FastEthernet0/1");
    const auto& steps = story.cause.steps;
    const auto dead = std::find_if(steps.begin(), steps.end(), [](const auto& s) { return s.step == Step::Neighbour; });
    QVERIFY(dead != steps.end());
    QCOMPARE(dead->where, QStringLiteral("7206-1"));
    QVERIFY(dead->timer == 40s && dead->ended - dead->began <= 40s && dead->ended - dead->began >= 30s);
    QVERIFY2(ui::stepReason(*dead).contains(QStringLiteral("40 s")), qPrintable(ui::stepReason(*dead)));
    for (const ui::StoryStep& step : steps)
        if (step.step == Step::Routes) QVERIFY2(!step.evidence.contains("172.16.172"), qPrintable(step.evidence));
    QVERIFY2(ui::longestStepText(story).contains(ui::stepName(Step::Neighbour)),
             qPrintable(ui::longestStepText(story)));
}

void TimelineTest::the_last_outage_is_a_button_away() {
    pane_->header()->setParent(pane_.get());
    QTest::mouseClick(pane_->header()->findChild<QToolButton*>(QStringLiteral("timelineWhy")), Qt::LeftButton);
    auto* card = pane_->view().findChild<ui::OutageCard*>(QStringLiteral("outageCard"));
    QVERIFY(card != nullptr);
    QVERIFY(card->story().cause.repair && card->story().cause.at == kPowerOn + 140s);
    card->close();
    QTRY_VERIFY(pane_->view().findChild<ui::OutageCard*>(QStringLiteral("outageCard")) == nullptr);
}

void TimelineTest::the_clock_cursor_is_brought_into_sight() {
    ui::TimelineView& view = pane_->view();
    view.showAll();
    view.zoomBy(50, view.xOf(kPowerOn + 20s));
    QVERIFY(view.until() < kPowerOn + 100s);
    view.setCursor(kPowerOn + 150s);
    QVERIFY(view.from() < kPowerOn + 150s && view.until() > kPowerOn + 150s);
    QTest::keyClick(&view, Qt::Key_Escape);
    QVERIFY(view.cursor() == kNever);
    view.showAll();
}

QTEST_MAIN(TimelineTest)
#include "timeline_test.moc"
