// Keepalives with exact times, tear-down, deletions, INITIAL-CONTACT, replays and garbled messages.
#include <QtTest>

#include "engine/ios/log/ike.h"
#include "tests/unit/ike/ike_pair.h"

using namespace switchover;
using namespace switchover::test;

namespace {

void with_keepalive(Pair& pair, Train west, Train east, KeepaliveMode mode = KeepaliveMode::OnDemand) {
    pair.west.config.keepalive = pair.east.config.keepalive = Keepalive{10s, 2s, mode};
    pair.west.config.train = west;
    pair.east.config.train = east;
    pair.configure();
}

/// `debug crypto isakmp` of one box from `from` on.
QStringList debug_lines(const Side& side, Instant from, bool is_12_2) {
    ios::Names names;
    names.is_12_2 = is_12_2;
    std::vector<ios::LogLine> lines;
    for (const switchover::Record& record : side.box.records)
        if (const auto* ike = std::get_if<ike::Record>(&record.body); ike != nullptr && record.at >= from)
            ios::log_lines(*ike, names, lines);
    QStringList text;
    for (const ios::LogLine& line : lines) text.append(QString::fromStdString(line.text));
    return text;
}

}  // namespace

class IkeKeepaliveTest : public QObject {
    Q_OBJECT

   private slots:
    void cisco_keepalive_and_tear_down_in_the_order_of_the_capture() {
        Pair pair;
        with_keepalive(pair, Train::Ios12_2, Train::Ios12_3T);
        pair.request(pair.west);
        pair.run(65s);
        QVERIFY(pair.joined());
        QVERIFY(pair.west.view().sas[0].keepalives && !pair.west.view().sas[0].dead_peer_detection);
        QCOMPARE(pair.west.view().counters.keepalives_sent, std::uint64_t{6});
        QCOMPARE(pair.west.view().counters.keepalives_answered, std::uint64_t{6});
        const Instant up = pair.west.view().sas[0].established;
        pair.filter = [](bool, std::size_t, Bytes&) { return false; };  // the peer dies 65 s in
        const Instant dead = up + 80s;                                  // asked at 70 s, then five times 2 s
        pair.run_until(dead - 1ms);
        QCOMPARE(int(pair.west.view().sas[0].keepalives_unanswered), 4);
        QCOMPARE(pair.west.keys.installed.size(), std::size_t{1});
        pair.run(1ms);
        QVERIFY(pair.west.keys.installed.empty());
        QCOMPARE(pair.west.keys.wiped.size(), std::size_t{2});  // IOS asks twice
        QVERIFY(pair.west.view().sas[0].deleted);
        QVERIFY(pair.west.view().sas[0].state == State::MmNoState);
    }
    void capture_lines() {
        Pair pair;
        with_keepalive(pair, Train::Ios12_2, Train::Ios12_3T);
        pair.request(pair.west);
        pair.run(65s);
        const Instant from = pair.now();
        const Instant up = pair.west.view().sas[0].established;
        pair.filter = [](bool, std::size_t, Bytes&) { return false; };
        pair.run_until(up + 80s);
        QStringList lines = debug_lines(pair.west, from, true).filter("ISAKMP");
        for (QString& line : lines) line.replace(QRegularExpression("purging node -?\\d+"), "purging node N");
        QVERIFY(lines.removeAll("ISAKMP (0:1): purging node N") >= 6);
        const QString sent = "ISAKMP (0:1): sending packet to 172.16.172.53 (I) QM_IDLE";
        const QString counted = "ISAKMP (0:1): incrementing error counter on sa: PEERS_ALIVE_TIMER";
        const QString paranoid = "ISAKMP (0:1): peer does paranoid keepalives.\n";
        const QStringList expected{
            sent,
            counted,
            sent,
            counted,
            sent,
            counted,
            sent,
            counted,
            sent,
            counted,
            "ISAKMP (0:1): peer not responding!",
            paranoid,
            "ISAKMP (0:1): phase 1 going away; let's be paranoid.",
            "ISAKMP (0:1): Bring down phase 2's",
            "ISAKMP (0:1): That phase 1 was the last one of its kind. Taking phase 2's with us.",
            paranoid,
            "ISAKMP (0:1): deleting SA reason \"P1 errcounter exceeded (PEERS_ALIVE_TIMER)\" state (I) QM_IDLE (peer "
            "172.16.172.53) input queue 0",
            "ISAKMP (0:1): sending packet to 172.16.172.53 (I) MM_NO_STATE",
            paranoid};
        QCOMPARE(lines, expected);
        const std::string down = debug_lines(pair.west, from, false).last().toStdString();
        QCOMPARE(QString::fromStdString(down),
                 QString("%CRYPTO-5-SESSION_STATUS: Crypto tunnel is DOWN.  Peer 172.16.172.53:500       Id: "
                         "172.16.172.53"));
    }
    void dpd_periodic() {
        Pair pair;
        with_keepalive(pair, Train::Ios12_3T, Train::Ios12_3T, KeepaliveMode::Periodic);
        pair.request(pair.west);
        pair.run(35s);
        QVERIFY(pair.west.view().sas[0].dead_peer_detection);
        QCOMPARE(pair.west.view().counters.keepalives_sent, std::uint64_t{3});
        QCOMPARE(pair.west.view().counters.keepalives_answered, std::uint64_t{3});
        QCOMPARE(pair.east.view().counters.keepalives_answered, std::uint64_t{3});
        const Instant up = pair.west.view().sas[0].established;
        pair.filter = [](bool, std::size_t, Bytes&) { return false; };
        pair.run_until(up + 50s - 1ms);
        QVERIFY(!pair.west.view().sas[0].deleted);
        pair.run(1ms);
        QVERIFY(pair.west.view().sas[0].deleted);
        pair.run(61s);
        QVERIFY(pair.west.view().sas.empty());
    }
    void dpd_on_demand_asks_only_with_traffic() {
        Pair pair;
        with_keepalive(pair, Train::Ios12_3T, Train::Ios12_3T);
        pair.request(pair.west);
        pair.run(100s);
        QCOMPARE(pair.west.view().counters.keepalives_sent, std::uint64_t{0});
        const auto traffic = [&] {
            pair.west.process.traffic_to(pair.endpoints(pair.west), pair.west.keys, pair.west.box);
        };
        traffic();
        QCOMPARE(pair.west.view().counters.keepalives_sent, std::uint64_t{1});
        pair.run(1s);
        QCOMPARE(pair.west.view().counters.keepalives_answered, std::uint64_t{1});
        traffic();  // heard from 1 s ago
        QCOMPARE(pair.west.view().counters.keepalives_sent, std::uint64_t{1});
        pair.run(9s);
        pair.west.process.heard_from(pair.endpoints(pair.west), pair.west.box);  // ESP counts as life
        pair.run(5s);
        traffic();
        QCOMPARE(pair.west.view().counters.keepalives_sent, std::uint64_t{1});
        pair.filter = [](bool, std::size_t, Bytes&) { return false; };
        pair.run(5s);
        traffic();
        QCOMPARE(pair.west.view().counters.keepalives_sent, std::uint64_t{2});
        pair.run(9999ms);
        QVERIFY(!pair.west.view().sas[0].deleted);
        pair.run(1ms);
        QVERIFY(pair.west.view().sas[0].deleted);
    }
    void initial_contact_wipes_what_a_restarted_peer_forgot() {
        Pair pair;
        pair.request(pair.west);
        pair.run(60s);
        pair.east.process = ike::Process{};  // reload
        pair.east.box.clear_timers();
        pair.east.keys.installed.clear();
        pair.east.configure();
        pair.request(pair.east);
        pair.run(1s);
        QVERIFY(pair.joined());
        QCOMPARE(pair.west.keys.installed.size(), std::size_t{1});
        QVERIFY(!pair.west.keys.wiped.empty());
        QVERIFY(pair.west.view().sas[0].deleted && !pair.west.view().sas[1].deleted);
    }
    void deletions_are_sent_and_honoured() {
        Pair pair;
        pair.request(pair.west);
        pair.run(1s);
        const std::uint32_t spi = pair.west.keys.installed[0].inbound.spi;
        pair.west.process.send_delete(pair.endpoints(pair.west), spi, pair.west.box);
        pair.run(1s);
        QCOMPARE(pair.east.keys.deleted_by_peer, std::vector<std::uint32_t>{spi});
        QVERIFY(pair.east.keys.installed.empty());
        pair.west.process.clear(0, pair.west.keys, pair.west.box);
        pair.run(1s);
        QVERIFY(pair.east.view().sas[0].deleted && pair.west.view().sas[0].deleted);
        pair.run(61s);
        QVERIFY(pair.east.view().sas.empty() && pair.west.view().sas.empty());
    }
    void lifetime_ends_the_sa_and_not_what_it_made() {
        Pair pair;
        pair.west.config.policies[0].lifetime = 300s;
        pair.configure();
        pair.request(pair.west);
        pair.run(301s);
        QVERIFY(pair.west.view().sas[0].deleted && pair.east.view().sas[0].deleted);
        QCOMPARE(pair.west.keys.installed.size(), std::size_t{1});
        pair.request(pair.west);  // the next quick mode builds a new one, without INITIAL-CONTACT
        pair.run(1s);
        QVERIFY(pair.joined());
        QCOMPARE(pair.east.keys.installed.size(), std::size_t{2});
    }
    void role_lost() {
        Pair pair;
        pair.request(pair.west);
        pair.run(1s);
        const std::size_t before = pair.count;
        pair.east.process.delete_local(kEast, false, pair.east.keys, pair.east.box);
        QCOMPARE(pair.count, before);
        QVERIFY(pair.east.view().sas[0].deleted);
        Pair other;
        other.request(other.west);
        other.run(1s);
        other.east.process.delete_local(kEast, true, other.east.keys, other.east.box);
        other.run(1s);
        QVERIFY(other.west.view().sas[0].deleted && other.west.keys.installed.empty());
    }
    void unknown_cookie() {
        Pair pair;
        pair.request(pair.west);
        pair.run(1s);
        pair.east.process = ike::Process{};
        pair.east.box.clear_timers();
        pair.east.configure();
        pair.request(pair.west);
        pair.run(1s);
        QCOMPARE(pair.east.refused(Refusal::UnknownCookie), std::uint64_t{1});
        QVERIFY(debug_lines(pair.east, pair.now() - 1s, false)
                    .contains("%CRYPTO-4-IKMP_NO_SA: IKE message from 172.16.172.69 has no SA and is not an  "
                              "initialization offer"));
    }
    void replays_change_nothing() {
        Pair pair;
        pair.request(pair.west);
        pair.run(200s);
        const std::vector<Flying> taken = pair.seen;
        QCOMPARE(taken.size(), std::size_t{9});
        const View west = pair.west.view(), east = pair.east.view();
        for (int round = 0; round < 2; ++round)
            for (const Flying& packet : taken) {
                pair.deliver(packet);
                pair.run(70s);
            }
        QCOMPARE(pair.west.keys.installs, std::size_t{1});
        QCOMPARE(pair.east.keys.installs, std::size_t{1});
        QCOMPARE(pair.west.view().sas.size(), std::size_t{1});
        QVERIFY(pair.west.view().sas[0].established == west.sas[0].established);
        QVERIFY(pair.east.view().sas[0].established == east.sas[0].established);
        QVERIFY(pair.east.view().counters.refused_in_all() + pair.east.view().counters.duplicates >= 8);
    }
    void garbled_octets_never_harm_an_established_sa() {
        Pair pair;
        with_keepalive(pair, Train::Ios12_3T, Train::Ios12_3T, KeepaliveMode::Periodic);
        pair.request(pair.west);
        pair.run(15s);
        const std::vector<Flying> taken = pair.seen;
        const Instant established = pair.east.view().sas[0].established;
        for (const Flying& packet : taken)
            for (std::size_t at = 0; at < packet.octets.size(); at += 1) {
                Flying garbled = packet;
                garbled.octets[at] ^= static_cast<std::uint8_t>(0x41 + at % 7);
                pair.deliver(garbled);
                garbled.octets.resize(at);
                pair.deliver(garbled);
            }
        QCOMPARE(pair.west.keys.installs, std::size_t{1});
        QCOMPARE(pair.east.keys.installs, std::size_t{1});
        QVERIFY(pair.east.view().sas[0].established == established && !pair.east.view().sas[0].deleted);
        QVERIFY(!pair.west.view().sas[0].deleted);
        QVERIFY(pair.east.view().counters.refused_in_all() > 500);
        pair.filter = nullptr;
        pair.request(pair.west);
        pair.run(1s);
        QVERIFY(pair.joined());
    }
};

QTEST_APPLESS_MAIN(IkeKeepaliveTest)
#include "ike_keepalive_test.moc"
