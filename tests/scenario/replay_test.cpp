#include "app/session/replay.h"

#include <QtTest>
#include <sstream>

#include "tests/support/lab.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

namespace {

/// A run with inputs of many kinds, some of them in the middle of an instant's events.
Lab eventful() {
    Lab lab{"ha-vpn", 7};
    lab.run_until(60s).input("ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s");
    lab.run_until(75s).input("impair WAN FastEthernet0/0 loss 5% jitter 2ms duplicate 1%");
    lab.run_until(80s).shutdown("7204VXR-1", "FastEthernet0/0");
    for (int i = 0; i < 5; ++i) lab.world().step_event();
    lab.input("impair WAN FastEthernet0/0 none").run_for(30s);
    lab.no_shutdown("7204VXR-1", "FastEthernet0/0").run_for(5s).input("reload 7206-1").run_for(90s);
    return lab;
}

}  // namespace

class ReplayTest : public QObject {
    Q_OBJECT

   private slots:
    void a_replay_has_the_same_fingerprint_and_records();
    void another_seed_goes_otherwise();
    void copies_go_on_equally();
    void a_branch_leaves_the_original_alone();
    void threads_change_nothing_data();
    void threads_change_nothing();
    void a_flapping_cable_comes_and_goes_and_replays();
    void a_session_file_reads_back();
    void the_first_differing_record_is_shown();
};

void ReplayTest::a_replay_has_the_same_fingerprint_and_records() {
    Lab lab = eventful();
    Lab again = lab.replayed();
    QCOMPARE(again.fingerprint(), lab.fingerprint());
    QCOMPARE(again.world().events(), lab.world().events());
    QVERIFY(again.records() == lab.records());
    QVERIFY(lab.records().size() > 100);
}

void ReplayTest::another_seed_goes_otherwise() {
    Lab one{"ha-vpn", 1}, two{"ha-vpn", 2};
    // Hellos are unjittered; the IKE exchange draws cookies and keys.
    for (Lab* lab : {&one, &two}) lab->run_until(60s).input("ping vpn7200 99.99.99.99 source 20.1.1.1").run_for(20s);
    QVERIFY(one.fingerprint() != two.fingerprint());
}

void ReplayTest::copies_go_on_equally() {
    Lab lab = eventful();
    Lab copy = lab;
    lab.shutdown("7204VXR-2", "FastEthernet0/0").run_for(60s);
    copy.shutdown("7204VXR-2", "FastEthernet0/0").run_for(60s);
    QCOMPARE(copy.fingerprint(), lab.fingerprint());
    QVERIFY(copy.records() == lab.records());
}

void ReplayTest::a_branch_leaves_the_original_alone() {
    Lab lab{"ha-vpn"};
    lab.run_until(60s);
    const std::uint64_t before = lab.fingerprint();
    {
        Lab branch = lab;
        branch.input("power-off 7204VXR-1").run_for(30s);
        QVERIFY(branch.fingerprint() != before);
    }
    QCOMPARE(lab.fingerprint(), before);
    lab.run_for(30s);
    QCOMPARE(lab.fingerprint(), Lab{"ha-vpn"}.run_until(60s).run_for(30s).fingerprint());
}

void ReplayTest::threads_change_nothing_data() {
    QTest::addColumn<unsigned>("threads");
    for (const unsigned threads : {2u, 3u, 4u}) QTest::addRow("%u", threads) << threads;
}

void ReplayTest::threads_change_nothing() {
    QFETCH(unsigned, threads);
    const auto run = [](unsigned n) {
        Lab lab{"ha-vpn", 3};
        lab.world().run_until(kPowerOn + 60s, n);
        lab.input("ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s");
        lab.world().run_until(kPowerOn + 75s, n);
        lab.shutdown("7204VXR-1", "FastEthernet0/0");
        lab.world().run_until(kPowerOn + 120s, n);
        return lab;
    };
    Lab one = run(1);
    Lab many = run(threads);
    QCOMPARE(many.fingerprint(), one.fingerprint());
    QVERIFY(many.records() == one.records());
}

void ReplayTest::a_flapping_cable_comes_and_goes_and_replays() {
    Lab lab{"ha-vpn", 7};
    lab.run_until(60s);
    const auto carrier = [&lab] { return snapshot::take(lab.world())->cables[2].carrier; };
    QVERIFY(carrier());
    lab.input("flap 7204VXR-1 FastEthernet0/0 down 2s up 8s count 3");
    QVERIFY(!carrier());
    QVERIFY(snapshot::take(lab.world())->cables[2].flap->out && !snapshot::take(lab.world())->cables[2].cut);
    // An input at the very instant of a change, once behind it and once before it.
    lab.run_for(2s).input("impair WAN FastEthernet0/0 loss 5%");
    QVERIFY(carrier());
    lab.run_for(8s);
    QVERIFY(!carrier());
    lab.run_for(2s);
    QVERIFY(carrier());
    while (lab.world().next_event_time() < kPowerOn + 80s) lab.world().step_event();
    while (carrier()) lab.world().step_event();
    lab.input("impair WAN FastEthernet0/0 none").run_for(2s);
    QVERIFY(carrier() && !snapshot::take(lab.world())->cables[2].flap);
    lab.run_for(20s);
    QVERIFY(carrier());

    lab.input("flap LAN-W wan down 100ms up 400ms").run_for(10s);
    QVERIFY(snapshot::take(lab.world())->cables[1].flap);
    lab.input("cut LAN-W wan").input("flap LAN-W wan none").run_for(5s);
    QVERIFY(!snapshot::take(lab.world())->cables[1].flap && !snapshot::take(lab.world())->cables[1].carrier);
    lab.input("uncut LAN-W wan").run_for(30s);
    QVERIFY(snapshot::take(lab.world())->cables[1].carrier);
    QCOMPARE(lab.replayed().fingerprint(), lab.fingerprint());

    std::size_t ended = 0;
    for (const std::string& line : lab.records())
        ended += line.find("flap 7204VXR-1 FastEthernet0/0 none") != std::string::npos ? 1 : 0;
    QCOMPARE(ended, std::size_t{1});
}

void ReplayTest::a_session_file_reads_back() {
    const Lab lab = eventful();
    const std::string text = session::session_json(session::session_of(lab.world(), "topologies/ha-vpn"));
    const auto read = session::parse_session(text);
    QVERIFY2(read, read ? "" : read.error().c_str());
    QCOMPARE(read->seed, std::uint64_t{7});
    QCOMPARE(read->journal.size(), lab.world().journal().size());
    QCOMPARE(session::session_json(*read), text);
    const auto report = session::replay(*read, topology_of("ha-vpn"), nullptr);
    QVERIFY2(report.equal, report.text(*read).c_str());
}

void ReplayTest::the_first_differing_record_is_shown() {
    Lab lab = eventful();
    session::SessionFile recorded = session::session_of(lab.world(), "");
    std::string lines;
    for (const std::string& line : lab.records()) lines += line + "\n";
    // The same inputs, but the interface is shut a second later than recorded.
    for (JournalEntry& entry : recorded.journal)
        if (to_text(entry.input).ends_with("; shutdown")) entry.at += 1s;
    std::istringstream records{lines};
    const auto report = session::replay(recorded, topology_of("ha-vpn"), &records);
    QVERIFY(!report.equal);
    QVERIFY2(report.difference, report.error.c_str());
    QVERIFY(report.difference->line > 1);
    QVERIFY(report.difference->expected != report.difference->actual);
    const std::string text = report.text(recorded);
    QVERIFY(text.find("  - " + report.difference->expected) != std::string::npos);
}

QTEST_APPLESS_MAIN(ReplayTest)
#include "replay_test.moc"
