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
rib::Record route(const char* prefix) {
    rib::RouteChanged changed;
    changed.prefix = *Prefix::parse(prefix);
    return changed;
}
probe::Record sent() { return probe::Sent{1, 1, *Ipv4Address::parse("20.1.1.1"), *Ipv4Address::parse("99.99.99.99")}; }
ospf::Record neighbour_lost(ospf::AdjacencyChanged::Reason reason) {
    ospf::AdjacencyChanged changed;
    changed.reason = reason;
    return changed;
}
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
    void only_routes_to_an_end_of_a_ping_count();
    void a_route_waits_for_the_neighbour_that_died();
    void a_dead_peer_counts_from_when_it_ceased_to_be_active();
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

void RecoveryTest::only_routes_to_an_end_of_a_ping_count() {
    Recovery recovery{kFault};
    recovery.on_record(made(1s, 0, sent()));
    QVERIFY(recovery.on_record(made(2s, 4, route("172.16.172.64/28"))).empty());
    for (const char* prefix : {"20.1.1.0/24", "99.99.99.99/32"})
        QCOMPARE(recovery.on_record(made(3s, 4, route(prefix))).size(), 1u);
}

void RecoveryTest::a_route_waits_for_the_neighbour_that_died() {
    using Reason = ospf::AdjacencyChanged::Reason;
    Recovery recovery{kFault};
    recovery.on_record(made(1s, 0, sent()));
    recovery.on_record(made(2s, 2, becomes(hsrp::State::Active)));
    QVERIFY(recovery.on_record(made(3s, 4, neighbour_lost(Reason::InterfaceDown))).empty());
    QCOMPARE(recovery.on_record(made(4s, 4, route("20.1.1.0/24"))).size(), 1u);
    // That it died is told with the first route that follows from it.
    QVERIFY(recovery.on_record(made(36s, 4, neighbour_lost(Reason::DeadTimerExpired))).empty());
    QVERIFY(recovery.on_record(made(37s, 2, neighbour_lost(Reason::DeadTimerExpired))).empty());
    const auto ended = recovery.on_record(made(41s, 4, route("20.1.1.0/24")));
    QCOMPARE(ended.size(), 2u);
    QVERIFY(ended[0].step == RecoveryStep::Neighbour && ended[0].began == kFault && ended[0].by.at == kFault + 36s);
    QVERIFY(ended[1].step == RecoveryStep::Routes && ended[1].began == kFault + 36s && ended[1].by.at == kFault + 41s);
    // A router that lost none itself was told by the one that did.
    const auto told = recovery.on_record(made(43s, 7, route("20.1.1.0/24")));
    QVERIFY(told.at(1).began == kFault + 37s);
}

void RecoveryTest::a_dead_peer_counts_from_when_it_ceased_to_be_active() {
    Recovery recovery{kFault};
    hsrp::StateChanged left;
    left.from = hsrp::State::Active;
    left.to = hsrp::State::Speak;
    recovery.on_record(made(4s, 2, hsrp::Record{left}));
    const auto ended = recovery.on_record(made(20s, 0, ike::Record{ike::PeerNotResponding{}}));
    QVERIFY(ended.at(0).began == kFault + 4s);
}

void RecoveryTest::other_records_end_nothing() {
    Recovery recovery{kFault};
    QVERIFY(recovery.on_record(made(1s, kNoNode, link::Record{link::FaultChanged{"cut", false}})).empty());
    QVERIFY(recovery.fault() == kFault);
    QStringList names;
    for (std::size_t i = 0; i < kRecoverySteps; ++i) names << recovery_step_name(static_cast<RecoveryStep>(i));
    QCOMPARE(names, QStringList({"detect", "HSRP", "dead peer", "IKE phase 1", "IKE phase 2", "neighbour", "routes"}));
}

QTEST_APPLESS_MAIN(RecoveryTest)
#include "recovery_test.moc"
