/// The steps of a recovery, record by record.
#include "engine/record/recovery.h"

#include <QTest>

using namespace switchover;          // NOLINT: a test
using namespace switchover::record;  // NOLINT

namespace {

constexpr Instant kFault = kPowerOn + 100s;

/// `after` the fault, on a device.
Record made(Duration after, NodeIndex node, RecordBody body) { return {kFault + after, node, 0, std::move(body)}; }

hsrp::Record hsrpEvent(hsrp::Event event) {
    hsrp::EventOccurred occurred;
    occurred.event = event;
    return occurred;
}
hsrp::Record becomes(hsrp::State state) {
    hsrp::StateChanged changed;
    changed.from = hsrp::State::Standby;
    changed.to = state;
    return changed;
}
ike::Record exchange(std::uint32_t message_id) {
    ike::ExchangeBegan began;
    began.message_id = message_id;
    return began;
}
ike::Record ikeStep(ike::Step to) {
    ike::StepChanged changed;
    changed.to = to;
    return changed;
}
rib::Record route() { return rib::RouteChanged{}; }
probe::Record lost() { return probe::Lost{}; }
probe::Record answered() { return probe::Answered{}; }

}  // namespace

class RecoveryTest : public QObject {
    Q_OBJECT
   private slots:
    void hsrp_is_noticed_then_taken_over();
    void only_the_new_active_router_counts();
    void ike_phases_count_from_their_exchanges();
    void phases_that_nobody_began_do_not_end();
    void steps_end_once_but_routes_until_pings_are_answered();
    void routes_count_from_the_takeover();
    void other_records_end_nothing();
};

void RecoveryTest::hsrp_is_noticed_then_taken_over() {
    Recovery recovery{kFault};
    QVERIFY(recovery.on_record(made(9s, 2, hsrpEvent(hsrp::Event::c_ActiveTimer))).empty());
    const auto ended = recovery.on_record(made(9500ms, 2, becomes(hsrp::State::Active)));
    QCOMPARE(ended.size(), 2u);
    QVERIFY(ended[0].step == RecoveryStep::Detect && ended[0].began == kFault && ended[0].by.at == kFault + 9s);
    QVERIFY(ended[1].step == RecoveryStep::Hsrp && ended[1].began == kFault + 9s && ended[1].by.at == kFault + 9500ms);
    QCOMPARE(ended[1].by.node, 2u);
}

void RecoveryTest::only_the_new_active_router_counts() {
    Recovery recovery{kFault};
    // The router that lost its port has events too; they are not what made the other one active.
    recovery.on_record(made(1s, 1, hsrpEvent(hsrp::Event::b_Disabled)));
    QVERIFY(recovery.on_record(made(1s, 1, becomes(hsrp::State::Initial))).empty());
    const auto ended = recovery.on_record(made(8s, 2, becomes(hsrp::State::Active)));
    QCOMPARE(ended.size(), 1u);
    QVERIFY(ended[0].step == RecoveryStep::Hsrp && ended[0].began == kFault);
}

void RecoveryTest::ike_phases_count_from_their_exchanges() {
    Recovery recovery{kFault};
    auto ended = recovery.on_record(made(20s, 0, ike::Record{ike::PeerNotResponding{}}));
    QCOMPARE(ended.size(), 1u);
    QVERIFY(ended[0].step == RecoveryStep::DeadPeer && ended[0].began == kFault);
    QVERIFY(recovery.on_record(made(21s, 0, exchange(0))).empty());
    QVERIFY(recovery.on_record(made(21500ms, 0, ikeStep(ike::Step::Ready))).empty());
    ended = recovery.on_record(made(22s, 0, ikeStep(ike::Step::Complete)));
    QCOMPARE(ended.size(), 1u);
    QVERIFY(ended[0].step == RecoveryStep::Phase1 && ended[0].began == kFault + 21s);
    recovery.on_record(made(22100ms, 0, exchange(0x1234)));
    ended = recovery.on_record(made(23s, 0, ike::Record{ike::SasCreated{}}));
    QCOMPARE(ended.size(), 1u);
    QVERIFY(ended[0].step == RecoveryStep::Phase2 && ended[0].began == kFault + 22100ms &&
            ended[0].by.at == kFault + 23s);
}

void RecoveryTest::phases_that_nobody_began_do_not_end() {
    Recovery recovery{kFault};
    QVERIFY(recovery.on_record(made(1s, 0, ikeStep(ike::Step::Complete))).empty());
    QVERIFY(recovery.on_record(made(1s, 0, ike::Record{ike::SasCreated{}})).empty());
}

void RecoveryTest::steps_end_once_but_routes_until_pings_are_answered() {
    Recovery recovery{kFault};
    QCOMPARE(recovery.on_record(made(5s, 0, ike::Record{ike::PeerNotResponding{}})).size(), 1u);
    QVERIFY(recovery.on_record(made(6s, 3, ike::Record{ike::PeerNotResponding{}})).empty());
    // An answer before anything was lost ends nothing.
    recovery.on_record(made(1s, 0, answered()));
    for (const Duration after : {7s, 8s}) {
        const auto ended = recovery.on_record(made(after, 4, route()));
        QCOMPARE(ended.size(), 1u);
        QVERIFY(ended[0].step == RecoveryStep::Routes && ended[0].by.at == kFault + after);
    }
    recovery.on_record(made(8s, 0, lost()));
    QCOMPARE(recovery.on_record(made(9s, 4, route())).size(), 1u);
    recovery.on_record(made(10s, 0, answered()));
    QVERIFY(recovery.on_record(made(11s, 4, route())).empty());
}

void RecoveryTest::routes_count_from_the_takeover() {
    Recovery recovery{kFault};
    auto ended = recovery.on_record(made(1s, 4, route()));
    QVERIFY(ended.at(0).began == kFault);
    recovery.on_record(made(9s, 2, becomes(hsrp::State::Active)));
    ended = recovery.on_record(made(10s, 4, route()));
    QVERIFY(ended.at(0).began == kFault + 9s);
}

void RecoveryTest::other_records_end_nothing() {
    Recovery recovery{kFault};
    QVERIFY(recovery.on_record(made(1s, kNoNode, link::Record{link::FaultChanged{"cut", false}})).empty());
    QVERIFY(recovery.fault() == kFault);
    QStringList names;
    for (std::size_t i = 0; i < kRecoverySteps; ++i) names << recovery_step_name(static_cast<RecoveryStep>(i));
    QCOMPARE(names, QStringList({"detect", "HSRP", "dead peer", "IKE phase 1", "IKE phase 2", "routes"}));
}

QTEST_APPLESS_MAIN(RecoveryTest)
#include "recovery_test.moc"
