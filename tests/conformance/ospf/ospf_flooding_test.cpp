#include <QTest>

#include "tests/support/ospf_peer.h"

using namespace switchover;
using namespace switchover::ospf;
using test::aged;
using test::external_lsa;
using test::OspfPeer;

namespace {
using NS = NeighborState;
constexpr Ipv4Address kFar{9, 9, 9, 9};  ///< the neighbor, and whose LSAs most rows flood
constexpr const char* kNet = "192.0.2.0/24";

struct FullPeer : OspfPeer {
    FullPeer() : OspfPeer("9.9.9.9") {
        become_full();
        if (state() != NS::Full) qFatal("the adjacency is not Full");
    }
    LsaKey own_router_lsa() const { return {kRouterLsa, kOwnId, kOwnId}; }
    LsaRejected::Reason last_rejection() const { return box.records_of<LsaRejected>().at(0).reason; }
};
}  // namespace

class OspfFloodingTest : public QObject {
    Q_OBJECT

   private slots:
    // --- §13 (1) and (2)
    void step_1_bad_checksum_of_a_new_lsa() {
        FullPeer peer;
        const LsaPtr good = external_lsa(kFar, kNet);
        Lsa broken = *good;
        broken.octets[24] ^= 1;
        peer.update({std::make_shared<Lsa>(broken), external_lsa(kFar, "198.51.100.0/24")});
        QVERIFY(peer.lsa(good->header.key()) == nullptr);
        QVERIFY(peer.last_rejection() == LsaRejected::Reason::BadChecksum);
        peer.run_for(3s);
        QCOMPARE(peer.acknowledged().size(), std::size_t{1});  // the next LSA of the packet was taken
        QCOMPARE(int(peer.state()), int(NS::Full));
    }
    void step_1_bad_checksum_behind_a_header_that_is_held() {
        FullPeer peer;
        const LsaPtr good = external_lsa(kFar, kNet);
        peer.update({good});
        peer.run_for(3s);
        peer.box.sent.clear();
        Lsa broken = *good;
        broken.octets[24] ^= 1;
        peer.update({std::make_shared<Lsa>(broken)});
        QVERIFY(peer.last_rejection() == LsaRejected::Reason::BadChecksum);
        peer.run_for(3s);
        QVERIFY(peer.acknowledged().empty());
    }
    void step_2_unknown_ls_type() {
        FullPeer peer;
        const LsaPtr opaque =
            make_lsa({10, Ipv4Address{1, 0, 0, 1}, kFar}, kOptionE, kInitialSequenceNumber, UnknownLsa{});
        peer.update({opaque});
        QVERIFY(peer.last_rejection() == LsaRejected::Reason::UnknownType);
        peer.run_for(3s);
        QVERIFY(peer.acknowledged().empty());
        QVERIFY(peer.lsa(opaque->header.key()) == nullptr);
    }

    // --- §13 (4)
    void step_4_max_age_that_is_not_held_is_acknowledged_at_once() {
        FullPeer peer;
        const LsaPtr lsa = external_lsa(kFar, kNet);
        peer.update({lsa}, kMaxAge);
        const auto acks = peer.acknowledged();
        QCOMPARE(acks.size(), std::size_t{1});
        QVERIFY(acks[0] == aged(*lsa, kMaxAge));
        QVERIFY(peer.lsa(lsa->header.key()) == nullptr);
        QVERIFY(peer.last_rejection() == LsaRejected::Reason::MaxAgeNotHeld);
    }
    void step_4_is_not_for_a_router_that_is_loading() {
        OspfPeer peer{"9.9.9.9"};
        peer.become_exchange();
        const LsaPtr lsa = external_lsa(kFar, kNet);
        peer.update({lsa}, kMaxAge);
        QVERIFY(peer.lsa(lsa->header.key()) != nullptr);  // held until nobody is in Exchange or Loading
        peer.finish_exchange();
        QCOMPARE(int(peer.state()), int(NS::Full));
        peer.run_for(3s);
        QVERIFY(peer.lsa(lsa->header.key()) == nullptr);
    }

    // --- §13 (5)
    void step_5_newer_is_installed_and_acknowledged_later() {
        FullPeer peer;
        const LsaPtr lsa = external_lsa(kFar, kNet);
        peer.update({lsa}, 17);
        QVERIFY(peer.acknowledged().empty());
        const DatabaseEntry* held = peer.lsa(lsa->header.key());
        QVERIFY(held != nullptr);
        QCOMPARE(int(held->age(peer.box.now)), 17);
        peer.run_for(3s);
        QVERIFY(peer.acknowledged() == std::vector{aged(*lsa, 17)});
        QVERIFY(peer.take_lsas().empty());  // not back to who sent it
    }
    void step_5a_min_ls_arrival() {
        FullPeer peer;
        const LsaPtr first = external_lsa(kFar, kNet, 0);
        const LsaPtr second = external_lsa(kFar, kNet, 1);
        peer.update({first});
        peer.run_for(999ms);
        peer.update({second});
        QCOMPARE(peer.lsa(first->header.key())->lsa->header.sequence, first->header.sequence);
        QVERIFY(peer.last_rejection() == LsaRejected::Reason::MinLsArrival);
        peer.run_for(1ms);
        peer.update({second});
        QCOMPARE(peer.lsa(first->header.key())->lsa->header.sequence, second->header.sequence);
        peer.run_for(3s);
        QVERIFY(peer.acknowledged() == (std::vector{aged(*first, 1), aged(*second, 1)}));
    }
    void step_5_newer_takes_the_older_off_the_retransmission_list() {
        FullPeer peer;
        // The process floods a new instance of its own router-LSA, unacknowledged; the neighbor answers with a newer.
        peer.interface_config.cost = 77;
        peer.process.configure(peer.config, {peer.interface_config}, peer.box);
        peer.run_for(600ms);
        QCOMPARE(peer.neighbor()->retransmission.count(), 1u);
        const LsaPtr ours = peer.take_lsas().at(0).lsa;
        peer.update({with_sequence(*ours, ours->header.sequence + 5)});
        QCOMPARE(peer.lsa(peer.own_router_lsa())->lsa->header.sequence, ours->header.sequence + 5);
        QCOMPARE(peer.neighbor()->retransmission.count(), 0u);
    }

    // --- §13 (6)
    void step_6_what_was_asked_for_arrives_too_old() {
        OspfPeer peer{"9.9.9.9"};
        peer.become_exchange();
        const LsaPtr older = external_lsa(kFar, kNet, 0);
        peer.update({older});
        peer.finish_exchange({external_lsa(kFar, kNet, 3)->header});
        QCOMPARE(int(peer.state()), int(NS::Loading));
        peer.update({older});
        QCOMPARE(int(peer.state()), int(NS::ExStart));
        QVERIFY(peer.box.records_of<NeighborChanged>().back().event == int(NeighborEvent::BadLSReq));
    }

    // --- §13 (7)
    void step_7a_implied_acknowledgment() {
        FullPeer peer;
        peer.interface_config.cost = 77;
        peer.process.configure(peer.config, {peer.interface_config}, peer.box);
        peer.run_for(600ms);
        const LsaPtr ours = peer.take_lsas().at(0).lsa;
        QCOMPARE(peer.neighbor()->retransmission.count(), 1u);
        peer.update({ours});
        QCOMPARE(peer.neighbor()->retransmission.count(), 0u);
        peer.run_for(6s);
        QVERIFY(peer.acknowledged().empty());
        QVERIFY(peer.take_lsas().empty());
    }
    void step_7b_duplicate_is_acknowledged_at_once() {
        FullPeer peer;
        const LsaPtr lsa = external_lsa(kFar, kNet);
        peer.update({lsa});
        peer.run_for(3s);
        peer.box.sent.clear();
        peer.update({lsa});
        QVERIFY(peer.acknowledged() == std::vector{aged(*lsa, 1)});
    }

    // --- §13 (8)
    void step_8_older_is_answered_with_the_newer_once_a_second() {
        FullPeer peer;
        const LsaPtr older = external_lsa(kFar, kNet, 0);
        const LsaPtr newer = external_lsa(kFar, kNet, 1);
        peer.update({newer});
        peer.run_for(3s);
        peer.box.sent.clear();
        peer.update({older});
        auto answer = peer.take_lsas();
        QCOMPARE(answer.size(), std::size_t{1});
        QCOMPARE(answer[0].header.sequence, newer->header.sequence);
        QCOMPARE(peer.neighbor()->retransmission.count(), 0u);
        peer.run_for(500ms);
        peer.update({older});
        QVERIFY(peer.take_lsas().empty());
        peer.run_for(500ms);
        peer.update({older});
        QCOMPARE(peer.take_lsas().size(), std::size_t{1});
        peer.run_for(3s);
        QVERIFY(peer.acknowledged().empty());
    }
    void step_8_nothing_is_older_than_a_wrapping_number() {
        FullPeer peer;
        const LsaPtr last = with_sequence(*external_lsa(kFar, kNet), kMaxSequenceNumber);
        peer.update({last});
        peer.run_for(3s);
        // A second neighbor that never acknowledges keeps the flushed instance in the database.
        peer.update({last}, kMaxAge);
        QVERIFY(peer.lsa(last->header.key()) == nullptr || peer.lsa(last->header.key())->max_age);
        peer.box.sent.clear();
        peer.update({external_lsa(kFar, kNet, 0)});
        QVERIFY(peer.take_lsas().empty());
    }

    // --- §13 preamble
    void updates_before_exchange_are_refused() {
        OspfPeer peer{"9.9.9.9"};
        peer.become_exstart();
        peer.update({external_lsa(kFar, kNet)});
        QVERIFY(peer.lsa({kAsExternalLsa, Ipv4Address{192, 0, 2, 0}, kFar}) == nullptr);
        QVERIFY(peer.box.records_of<Refused>().back().reason == Refused::Reason::NeighborState);
    }

    // --- §13.4
    void own_lsa_newer_than_ours_is_overtaken() {
        FullPeer peer;
        const LsaPtr ours = peer.lsa(peer.own_router_lsa())->lsa;
        const LsaPtr strange = make_lsa(peer.own_router_lsa(), kOptionE, ours->header.sequence + 9, RouterLsa{});
        peer.update({strange});
        peer.run_for(100ms);
        const auto seen = peer.take_lsas();
        QVERIFY(!seen.empty());
        QCOMPARE(seen.back().header.sequence, strange->header.sequence + 1);
        QVERIFY(seen.back().lsa->body == ours->body);
        QCOMPARE(int(seen.back().header.age), 1);  // InfTransDelay
    }
    void own_lsa_that_is_not_wanted_is_flushed_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<bool>("old_id");
        QTest::newRow("an external that is no longer redistributed") << int(kAsExternalLsa) << false;
        QTest::newRow("a network of which this router is no longer DR") << int(kNetworkLsa) << false;
        QTest::newRow("the same from before its router id changed") << int(kNetworkLsa) << true;
    }
    void own_lsa_that_is_not_wanted_is_flushed() {
        QFETCH(int, type);
        QFETCH(bool, old_id);
        FullPeer peer;
        const Ipv4Address router = old_id ? Ipv4Address{5, 0, 0, 1} : peer.kOwnId;
        const LsaPtr left = type == kNetworkLsa ? make_lsa({kNetworkLsa, peer.kOwnAddress, router}, kOptionE, 42,
                                                           NetworkLsa{24, {router, kFar}})
                                                : external_lsa(router, kNet, 7);
        peer.update({left}, 100);
        peer.run_for(100ms);
        const auto seen = peer.take_lsas();
        QCOMPARE(seen.size(), std::size_t{1});
        QCOMPARE(int(seen[0].header.age), int(kMaxAge));
        QCOMPARE(seen[0].header.sequence, left->header.sequence);
        peer.acknowledge({seen[0].header});
        peer.run_for(1s);
        QVERIFY(peer.lsa(left->header.key()) == nullptr);
    }

    // --- §12.1.6 and §14.1
    void sequence_number_wraps_by_premature_aging() {
        FullPeer peer;
        const LsaPtr ours = peer.lsa(peer.own_router_lsa())->lsa;
        const LsaPtr last = with_sequence(*ours, kMaxSequenceNumber);
        peer.update({last});
        peer.run_for(6s);
        auto seen = peer.take_lsas();
        QVERIFY(!seen.empty());
        for (const auto& each : seen) {
            QCOMPARE(each.header.sequence, kMaxSequenceNumber);
            QCOMPARE(int(each.header.age), int(kMaxAge));
        }
        QVERIFY(peer.box.records_of<LsaFlushed>().back().reason == LsaFlushed::Reason::SequenceWrap);
        // As long as it is not acknowledged the first number would be older than what the neighbor holds.
        peer.run_for(12s);
        for (const auto& each : peer.take_lsas()) QCOMPARE(each.header.sequence, kMaxSequenceNumber);
        peer.give(peer.good_hello());
        peer.acknowledge({seen[0].header});
        QVERIFY(peer.lsa(peer.own_router_lsa()) == nullptr || !peer.lsa(peer.own_router_lsa())->max_age);
        peer.run_for(6s);
        seen = peer.take_lsas();
        QVERIFY(!seen.empty());
        QCOMPARE(seen[0].header.sequence, kInitialSequenceNumber);
        QVERIFY(seen[0].lsa->body == ours->body);
        QCOMPARE(int(peer.state()), int(NS::Full));
    }
    void the_last_number_itself_is_used_once() {
        FullPeer peer;
        const LsaPtr ours = peer.lsa(peer.own_router_lsa())->lsa;
        peer.update({with_sequence(*ours, kMaxSequenceNumber - 1)});
        peer.run_for(100ms);
        auto seen = peer.take_lsas();
        QVERIFY(!seen.empty());
        QCOMPARE(seen.back().header.sequence, kMaxSequenceNumber);
        QCOMPARE(int(seen.back().header.age), 1);
    }

    // --- §13.5 table 19, on a broadcast network with a third router at 10.0.0.7
    void acknowledgments_by_role_data() {
        QTest::addColumn<int>("role");
        QTest::addColumn<bool>("from_dr");
        QTest::addColumn<bool>("third_is_full");
        QTest::addColumn<bool>("delayed");
        QTest::addColumn<bool>("flooded_back");
        QTest::newRow("DR with others floods it back") << int(InterfaceState::DR) << false << true << false << true;
        QTest::newRow("DR alone with the sender") << int(InterfaceState::DR) << false << false << true << false;
        QTest::newRow("Backup, from the DR") << int(InterfaceState::Backup) << true << false << true << false;
        QTest::newRow("Backup, from another") << int(InterfaceState::Backup) << false << false << false << false;
        QTest::newRow("DROther, from the DR") << int(InterfaceState::DROther) << true << false << true << false;
    }
    void acknowledgments_by_role() {
        QFETCH(int, role);
        QFETCH(bool, from_dr);
        QFETCH(bool, third_is_full);
        QFETCH(bool, delayed);
        QFETCH(bool, flooded_back);
        const bool designated = role == int(InterfaceState::DR);
        const bool backup = role == int(InterfaceState::Backup);
        const bool needs_third = third_is_full || (backup && !from_dr);
        OspfPeer peer{"9.9.9.9", NetworkType::Broadcast, std::uint8_t(designated || backup ? 1 : 0)};
        const Ipv4Address sender = peer.address;
        const Ipv4Address third{10, 0, 0, 7};
        Hello hello = peer.good_hello(from_dr      ? sender
                                      : designated ? peer.kOwnAddress
                                                   : third,
                                      backup ? peer.kOwnAddress : Ipv4Address{});
        const auto hellos = [&] {
            if (needs_third) {
                peer.speak_as(Ipv4Address{7, 7, 7, 7}, third);
                hello.priority = designated ? 0 : 1;
                peer.give(hello);
            }
            peer.speak_as(kFar, sender);
            hello.priority = from_dr ? 1 : 0;
            peer.give(hello);
        };
        for (int k = 0; k < 5; ++k) {  // past the wait timer
            hellos();
            peer.run_for(9s);
        }
        QCOMPARE(int(peer.process.interfaces().at(0).state), role);
        const auto fill = [&peer] {
            peer.describe(7, 1000);
            peer.describe(1, 1001);
            QCOMPARE(int(peer.state()), int(NS::Full));
        };
        if (third_is_full) {
            peer.speak_as(Ipv4Address{7, 7, 7, 7}, third);
            fill();
            peer.speak_as(kFar, sender);
        }
        fill();
        hellos();
        peer.box.sent.clear();
        peer.update({external_lsa(kFar, kNet)});
        peer.run_for(3s);
        std::vector<LsaHeader> acks;
        bool back = false;
        for (const auto& sent : peer.box.sent) {
            const auto packet = decode(sent.payload);
            if (const auto* ack = std::get_if<LinkStateAcknowledgment>(&packet->body)) {
                acks.insert(acks.end(), ack->headers.begin(), ack->headers.end());
                QVERIFY(sent.header.destination == (designated || backup ? kAllSpfRouters : kAllDRouters));
            }
            if (const auto* update = std::get_if<LinkStateUpdate>(&packet->body))
                for (const ByteView octets : update->lsas)
                    back |= read_lsa_header(octets.data()).type == kAsExternalLsa;
        }
        QCOMPARE(acks.size(), std::size_t(delayed ? 1 : 0));
        QCOMPARE(back, flooded_back);
    }
};

QTEST_APPLESS_MAIN(OspfFloodingTest)
#include "ospf_flooding_test.moc"
