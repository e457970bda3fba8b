#include <QTest>

#include "tests/support/ospf_peer.h"

using namespace switchover;
using namespace switchover::ospf;
using test::OspfPeer;

namespace {
using Dd = DatabaseDescription;
using NS = NeighborState;
constexpr std::uint8_t kI = Dd::kInitBit;
constexpr std::uint8_t kM = Dd::kMoreBit;
constexpr std::uint8_t kMs = Dd::kMasterBit;
constexpr const char* kHigher = "9.9.9.9";  // the neighbor becomes Master, the process Slave
constexpr const char* kLower = "1.1.1.1";

/// What the process does with a description.
enum class Outcome { Restart, Ignore, Repeat, Next };
}  // namespace
Q_DECLARE_METATYPE(Outcome)

class OspfDescriptionTest : public QObject {
    Q_OBJECT

    static LsaHeader unheld() { return test::external_lsa(Ipv4Address{9, 9, 9, 9}, "192.0.2.0/24")->header; }
    static bool refused(const OspfPeer& peer, Refused::Reason reason) {
        const auto all = peer.box.records_of<Refused>();
        return !all.empty() && all.back().reason == reason;
    }

   private slots:
    // --- §10.6, the MTU before everything else
    void mtu_larger_than_ours_is_refused() {
        OspfPeer peer{kHigher};
        peer.become_exstart();
        peer.give(Dd{1501, kOptionE, std::uint8_t(kI | kM | kMs), 7, {}});
        QCOMPARE(int(peer.state()), int(NS::ExStart));
        const auto refusals = peer.box.records_of<Refused>();
        QCOMPARE(refusals.size(), std::size_t{1});
        QVERIFY(refusals[0].reason == Refused::Reason::Mtu);
        QCOMPARE(refusals[0].theirs, 1501u);
        QCOMPARE(refusals[0].ours, 1500u);
    }
    void mtu_smaller_than_ours_is_taken() {
        OspfPeer peer{kHigher};
        peer.become_exstart();
        peer.give(Dd{576, kOptionE, std::uint8_t(kI | kM | kMs), 7, {}});
        QCOMPARE(int(peer.state()), int(NS::Exchange));
    }
    void ip_ospf_mtu_ignore_takes_any() {
        OspfPeer peer{kHigher};
        peer.interface_config.mtu_ignore = true;
        peer.process.configure(peer.config, {peer.interface_config}, peer.box);
        peer.become_exstart();
        peer.give(Dd{9000, kOptionE, std::uint8_t(kI | kM | kMs), 7, {}});
        QCOMPARE(int(peer.state()), int(NS::Exchange));
    }

    // --- §10.6, by neighbor state
    void down_refuses() {
        OspfPeer peer{kHigher};
        peer.describe(kI | kM | kMs, 7);
        QCOMPARE(int(peer.state()), int(NS::Down));
        QVERIFY(refused(peer, Refused::Reason::UnknownNeighbor));
    }
    void init_becomes_two_way_and_goes_on_in_exstart() {
        OspfPeer peer{kHigher};
        Hello one_way = peer.good_hello();
        one_way.neighbors.clear();
        peer.give(one_way);
        QCOMPARE(int(peer.state()), int(NS::Init));
        peer.describe(kI | kM | kMs, 7);  // an implied 2-WayReceived, then processed as in ExStart
        QCOMPARE(int(peer.state()), int(NS::Exchange));
        QCOMPARE(peer.last_dd.dd_sequence_number, 7u);
    }
    void two_way_refuses() {
        OspfPeer peer{kHigher, NetworkType::Broadcast, 0};
        Hello neither_of_us = peer.good_hello();
        neither_of_us.priority = 0;
        peer.give(neither_of_us);
        QCOMPARE(int(peer.state()), int(NS::TwoWay));
        peer.describe(kI | kM | kMs, 7);
        QCOMPARE(int(peer.state()), int(NS::TwoWay));
        QVERIFY(refused(peer, Refused::Reason::NeighborState));
    }

    // --- §10.6 ExStart and §10.8
    void exstart_first_packet_is_empty_with_all_flags_and_repeated() {
        OspfPeer peer{kHigher};
        peer.become_exstart();
        const auto first = peer.take<Dd>();
        QCOMPARE(first.size(), std::size_t{1});
        QCOMPARE(int(first[0].flags), int(kI | kM | kMs));
        QVERIFY(first[0].headers.empty());
        QCOMPARE(int(first[0].interface_mtu), 1500);
        peer.run_for(4999ms);
        QVERIFY(peer.take<Dd>().empty());
        peer.run_for(1ms);
        QVERIFY(peer.take<Dd>() == first);
    }
    void exstart_higher_neighbor_makes_us_slave() {
        OspfPeer peer{kHigher};
        peer.become_exstart();
        peer.box.sent.clear();
        peer.describe(kI | kM | kMs, 4711);
        QCOMPARE(int(peer.state()), int(NS::Exchange));
        const auto answer = peer.take<Dd>();
        QCOMPARE(answer.size(), std::size_t{1});
        QCOMPARE(int(answer[0].flags), 0);  // not Init, nothing more, Slave
        QCOMPARE(answer[0].dd_sequence_number, 4711u);
        QCOMPARE(answer[0].headers.size(), std::size_t{1});
        QVERIFY(!peer.box.records_of<NegotiationDone>().at(0).we_are_master);
    }
    void exstart_lower_neighbor_that_answers_makes_us_master() {
        OspfPeer peer{kLower};
        peer.become_exstart();
        const std::uint32_t number = peer.last_dd.dd_sequence_number;
        peer.box.sent.clear();
        peer.describe(kI | kM | kMs, 4711);  // its own attempt: not a reason to give way
        QCOMPARE(int(peer.state()), int(NS::ExStart));
        peer.describe(kM, number);
        QCOMPARE(int(peer.state()), int(NS::Exchange));
        const auto next = peer.take<Dd>();
        QCOMPARE(next.size(), std::size_t{1});
        QCOMPARE(next[0].dd_sequence_number, number + 1);
        QCOMPARE(int(next[0].flags), int(kMs));
        QVERIFY(peer.box.records_of<NegotiationDone>().at(0).we_are_master);
    }
    void exstart_ignores_everything_else_data() {
        QTest::addColumn<QString>("neighbor");
        QTest::addColumn<int>("flags");
        QTest::addColumn<int>("from_ours");  // sequence number, from the one of the process
        QTest::addColumn<bool>("full");      // with contents
        QTest::newRow("higher neighbor, no Init") << kHigher << int(kM | kMs) << 5 << false;
        QTest::newRow("higher neighbor, no More") << kHigher << int(kI | kMs) << 5 << false;
        QTest::newRow("higher neighbor, no Master") << kHigher << int(kI | kM) << 5 << false;
        QTest::newRow("higher neighbor, not empty") << kHigher << int(kI | kM | kMs) << 5 << true;
        QTest::newRow("higher neighbor acts as Slave") << kHigher << int(kM) << 0 << false;
        QTest::newRow("lower neighbor claims Master") << kLower << int(kI | kM | kMs) << 0 << false;
        QTest::newRow("lower neighbor, other number") << kLower << int(kM) << 1 << false;
        QTest::newRow("lower neighbor, Init still set") << kLower << int(kI | kM) << 0 << false;
        QTest::newRow("lower neighbor, Master set") << kLower << int(kM | kMs) << 0 << false;
    }
    void exstart_ignores_everything_else() {
        QFETCH(QString, neighbor);
        QFETCH(int, flags);
        QFETCH(int, from_ours);
        QFETCH(bool, full);
        OspfPeer peer{neighbor.toStdString()};
        peer.become_exstart();
        peer.box.sent.clear();
        std::vector<LsaHeader> contents;
        if (full) contents.push_back(unheld());
        peer.describe(std::uint8_t(flags), peer.last_dd.dd_sequence_number + std::uint32_t(from_ours), contents);
        QCOMPARE(int(peer.state()), int(NS::ExStart));
        QVERIFY(peer.take<Dd>().empty());
    }

    // --- §10.6 Exchange, Loading and Full. The sequence is counted from the one that is next.
    void description_data() {
        QTest::addColumn<QString>("neighbor");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("flags");
        QTest::addColumn<int>("from_next");
        QTest::addColumn<int>("options");
        QTest::addColumn<int>("unknown_type");
        QTest::addColumn<Outcome>("outcome");
        const auto row = [](const char* name, const char* who, NS state, int flags, int from_next, Outcome outcome,
                            int options = kOptionE, int unknown_type = 0) {
            QTest::newRow(name) << who << int(state) << flags << from_next << options << unknown_type << outcome;
        };
        using O = Outcome;
        row("slave Exchange: the next", kHigher, NS::Exchange, kM | kMs, 0, O::Next);
        row("slave Exchange: a duplicate is answered again", kHigher, NS::Exchange, kM | kMs, -1, O::Repeat);
        row("slave Exchange: MS off", kHigher, NS::Exchange, kM, 0, O::Restart);
        row("slave Exchange: Init", kHigher, NS::Exchange, kI | kM | kMs, 0, O::Restart);
        row("slave Exchange: other options", kHigher, NS::Exchange, kM | kMs, 0, O::Restart, kOptionE | kOptionDc);
        row("slave Exchange: one number left out", kHigher, NS::Exchange, kM | kMs, 1, O::Restart);
        row("slave Exchange: an older number", kHigher, NS::Exchange, kM | kMs, -2, O::Restart);
        row("slave Exchange: same number, More now off", kHigher, NS::Exchange, kMs, -1, O::Restart);
        row("slave Exchange: unknown LS type", kHigher, NS::Exchange, kM | kMs, 0, O::Restart, kOptionE, 6);
        row("slave Exchange: LS type 0", kHigher, NS::Exchange, kM | kMs, 0, O::Restart, kOptionE, 256);
        row("master Exchange: the next", kLower, NS::Exchange, kM, 0, O::Next);
        row("master Exchange: a duplicate is dropped", kLower, NS::Exchange, kM, -1, O::Ignore);
        row("master Exchange: MS on", kLower, NS::Exchange, kM | kMs, 0, O::Restart);
        row("master Exchange: Init", kLower, NS::Exchange, kI | kM, 0, O::Restart);
        row("master Exchange: other options", kLower, NS::Exchange, kM, 0, O::Restart, 0);
        row("master Exchange: a number ahead", kLower, NS::Exchange, kM, 1, O::Restart);
        row("master Exchange: unknown LS type", kLower, NS::Exchange, kM, 0, O::Restart, kOptionE, 11);
        for (const NS state : {NS::Loading, NS::Full}) {
            const std::string name = state == NS::Full ? "Full" : "Loading";
            const auto in = [&](const char* what) { return name + ": " + what; };
            row(in("slave answers a duplicate").c_str(), kHigher, state, kMs, -1, O::Repeat);
            row(in("slave, anything else").c_str(), kHigher, state, kMs, 0, O::Restart);
            row(in("slave, the neighbor starts anew").c_str(), kHigher, state, kI | kM | kMs, 77, O::Restart);
            row(in("master drops a duplicate").c_str(), kLower, state, 0, -1, O::Ignore);
            row(in("master, anything else").c_str(), kLower, state, 0, 0, O::Restart);
        }
    }
    void description() {
        QFETCH(QString, neighbor);
        QFETCH(int, state);
        QFETCH(int, flags);
        QFETCH(int, from_next);
        QFETCH(int, options);
        QFETCH(int, unknown_type);
        QFETCH(Outcome, outcome);
        OspfPeer peer{neighbor.toStdString()};
        peer.become_exchange();
        if (state == int(NS::Loading)) peer.finish_exchange({unheld()});
        if (state == int(NS::Full)) peer.finish_exchange();
        QCOMPARE(int(peer.state()), state);
        // As Master the process waits for the number it sent; once done it has counted past it.
        const bool done = state != int(NS::Exchange);
        const std::uint32_t sent = peer.last_dd.dd_sequence_number;
        const std::uint32_t next = peer.we_are_slave() || done ? sent + 1 : sent;
        const Dd before = peer.last_dd;
        peer.box.sent.clear();
        std::vector<LsaHeader> headers;
        if (unknown_type != 0) {
            headers.push_back(unheld());
            headers.back().type = static_cast<std::uint8_t>(unknown_type);
        }
        peer.dd_options = std::uint8_t(options);
        peer.describe(std::uint8_t(flags), next + std::uint32_t(from_next), headers);
        const auto sent_now = peer.take<Dd>();
        switch (outcome) {
            case Outcome::Restart:
                QCOMPARE(int(peer.state()), int(NS::ExStart));
                QCOMPARE(sent_now.size(), std::size_t{1});
                QCOMPARE(int(sent_now[0].flags), int(kI | kM | kMs));
                QVERIFY(peer.neighbor()->requests.empty());
                QCOMPARE(peer.neighbor()->retransmission.count(), 0u);
                QVERIFY(peer.box.records_of<NeighborChanged>().back().event == int(NeighborEvent::SeqNumberMismatch));
                break;
            case Outcome::Ignore:
                QCOMPARE(int(peer.state()), state);
                QVERIFY(sent_now.empty());
                break;
            case Outcome::Repeat:
                QCOMPARE(int(peer.state()), state);
                QCOMPARE(sent_now.size(), std::size_t{1});
                QVERIFY(sent_now[0] == before);
                break;
            case Outcome::Next:
                QCOMPARE(int(peer.state()), state);
                QCOMPARE(sent_now.size(), std::size_t{1});
                QCOMPARE(sent_now[0].dd_sequence_number, peer.we_are_slave() ? next : next + 1);
                break;
        }
    }

    // --- §10.8
    void master_repeats_until_it_is_answered_and_the_slave_never_does() {
        OspfPeer master{kLower};
        master.become_exchange();
        master.run_for(5s);
        const auto again = master.take<Dd>();
        QCOMPARE(again.size(), std::size_t{1});
        QVERIFY(again[0] == master.last_dd);
        OspfPeer slave{kHigher};
        slave.become_exchange();
        slave.run_for(20s);
        QVERIFY(slave.take<Dd>().empty());
    }
    void slave_forgets_its_last_packet_after_the_dead_interval() {
        OspfPeer peer{kHigher};
        peer.become_exchange();
        peer.finish_exchange();
        QCOMPARE(int(peer.state()), int(NS::Full));
        const std::uint32_t last = peer.last_dd.dd_sequence_number;
        peer.live_for(39s);
        peer.describe(kMs, last);
        QCOMPARE(int(peer.state()), int(NS::Full));
        peer.live_for(2s);
        peer.describe(kMs, last);
        QCOMPARE(int(peer.state()), int(NS::ExStart));
    }

    // --- §10.6 last part and §10.9: what is asked for
    void what_is_missing_or_older_is_requested() {
        OspfPeer peer{kHigher};
        peer.become_exchange();
        const LsaPtr missing = test::external_lsa(peer.id, "192.0.2.0/24");
        const LsaKey own{kRouterLsa, peer.kOwnId, peer.kOwnId};
        LsaHeader same = peer.lsa(own)->header(peer.box.now);
        peer.finish_exchange({missing->header, same});
        QCOMPARE(int(peer.state()), int(NS::Loading));
        auto requests = peer.take<LinkStateRequest>();
        QCOMPARE(requests.size(), std::size_t{1});
        QVERIFY(requests[0].requests == std::vector{missing->header.key()});
        peer.run_for(5s);  // RxmtInterval
        requests = peer.take<LinkStateRequest>();
        QCOMPARE(requests.size(), std::size_t{1});
        peer.update({missing});
        QCOMPARE(int(peer.state()), int(NS::Full));
        QVERIFY(peer.lsa(missing->header.key()) != nullptr);
        peer.run_for(6s);
        QVERIFY(peer.take<LinkStateRequest>().empty());
    }

    // --- §10.7
    void request_for_what_is_held_is_answered_at_once() {
        OspfPeer peer{kHigher};
        peer.become_full();
        peer.give(LinkStateRequest{{{kRouterLsa, peer.kOwnId, peer.kOwnId}}});
        const auto lsas = peer.take_lsas();
        QCOMPARE(lsas.size(), std::size_t{1});
        QVERIFY(lsas[0].header.age > 0);
        QCOMPARE(int(peer.state()), int(NS::Full));
        peer.run_for(6s);
        QVERIFY(peer.take_lsas().empty());  // answers are not on the retransmission list
    }
    void request_for_what_is_not_held_is_bad_data() {
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("type");
        QTest::newRow("Exchange") << int(NS::Exchange) << int(kAsExternalLsa);
        QTest::newRow("Loading") << int(NS::Loading) << int(kAsExternalLsa);
        QTest::newRow("Full") << int(NS::Full) << int(kAsExternalLsa);
        QTest::newRow("Full, unknown type") << int(NS::Full) << 77;
    }
    void request_for_what_is_not_held_is_bad() {
        QFETCH(int, state);
        QFETCH(int, type);
        OspfPeer peer{kHigher};
        peer.become_exchange();
        if (state == int(NS::Loading)) peer.finish_exchange({unheld()});
        if (state == int(NS::Full)) peer.finish_exchange();
        QCOMPARE(int(peer.state()), state);
        peer.box.sent.clear();
        const LsaKey held{kRouterLsa, peer.kOwnId, peer.kOwnId};
        const LsaKey not_held{std::uint8_t(type), Ipv4Address{203, 0, 113, 0}, peer.id};
        peer.give(LinkStateRequest{{held, not_held}});
        QCOMPARE(int(peer.state()), int(NS::ExStart));
        QVERIFY(peer.box.records_of<NeighborChanged>().back().event == int(NeighborEvent::BadLSReq));
        QVERIFY(peer.take_lsas().empty());
    }
    void request_before_exchange_is_refused() {
        OspfPeer peer{kHigher};
        peer.become_exstart();
        peer.give(LinkStateRequest{{{kRouterLsa, peer.kOwnId, peer.kOwnId}}});
        QCOMPARE(int(peer.state()), int(NS::ExStart));
        QVERIFY(refused(peer, Refused::Reason::NeighborState));
    }
};

QTEST_APPLESS_MAIN(OspfDescriptionTest)
#include "ospf_description_test.moc"
