#include "app/session/summary.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "tests/support/lab.h"

using namespace switchover;           // NOLINT: a test
using namespace switchover::session;  // NOLINT

namespace {

/// A fault at 10 s and its repair at 60 s in a true world; the records in between are made by hand.
struct Told {
    World world{test::topology_of("ha-vpn"), 1};
    NameBook names;
    Summary summary;
    ProbeBook probes;
    NodeIndex hub1 = world.find_node("7204VXR-1"), hub2 = world.find_node("7204VXR-2"),
              remote = world.find_node("vpn7200");

    Told() {
        world.run_until(kPowerOn + 10s);
        input("cut 7204VXR-1 FastEthernet0/0");
        tell({
            {9'000, hub1, rib::Record{rib::RouteChanged{}}},  // before the fault: none of its business
            {11'000, remote, probe::Record{probe::Lost{1, 11, 0, 0}}},
            {12'000, hub2, hsrp::Record{event(hsrp::Event::d_StandbyTimer)}},
            {13'000, hub2, hsrp::Record{event(hsrp::Event::c_ActiveTimer)}},
            {13'005, hub2, hsrp::Record{hsrp::StateChanged{{0, 1}, hsrp::State::Standby, hsrp::State::Active}}},
            {13'500, hub1, hsrp::Record{hsrp::StateChanged{{0, 1}, hsrp::State::Standby, hsrp::State::Active}}},
            {15'000, remote, ike::Record{ike::PeerNotResponding{}}},
            {15'500, remote, ike::Record{ike::ExchangeBegan{{}, 0}}},
            {16'000, remote, ike::Record{step(ike::Step::IMm6)}},
            {16'100, remote, ike::Record{step(ike::Step::Complete)}},
            {16'200, remote, ike::Record{ike::ExchangeBegan{{}, 77}}},
            {16'450, remote, ike::Record{ike::SasCreated{}}},
            {16'500, hub2, rib::Record{rib::RouteChanged{}}},
            {17'000, hub1, rib::Record{rib::RouteChanged{}}},
            {18'000, remote, probe::Record{probe::Answered{1, 18, 5ms}}},
            {19'000, hub2, rib::Record{rib::RouteChanged{}}},  // the ping is back: no longer part of the recovery
        });
        world.run_until(kPowerOn + 60s);
        input("uncut 7204VXR-1 FastEthernet0/0");
        tell({{62'000, hub1, rib::Record{rib::RouteChanged{}}}});
        pings();
        world.run_until(kPowerOn + 90s);
        summary.finish(world, probes);
    }
    void input(const char* words) {
        if (!world.apply(*parse_input(words))) qFatal("%s", words);
    }

    struct Said {
        std::int64_t at_ms = 0;
        NodeIndex node = 0;
        RecordBody body;
    };
    void tell(const std::vector<Said>& said) {
        std::vector<Record> records;
        for (const Said& s : said)
            records.push_back({kPowerOn + std::chrono::milliseconds{s.at_ms}, s.node, 0, s.body});
        summary.on_records(world, records, names);
    }
    static hsrp::EventOccurred event(hsrp::Event what) {
        return {{0, 1}, hsrp::State::Standby, what, std::nullopt, Ipv4Address{172, 16, 172, 52}};
    }
    static ike::StepChanged step(ike::Step to) { return {{}, ike::Input::ProcessComplete, ike::Step::Ready, to}; }

    /// One echo a second: 11 to 17 are lost, 61 is lost by the repair, and one long before any fault.
    void pings() {
        probes.add("site", remote, 1, kPowerOn);
        for (std::uint32_t n = 1; n < 70; ++n) {
            const Instant at = kPowerOn + std::chrono::seconds{n};
            const bool lost = n == 3 || (n >= 11 && n < 18) || n == 61;
            probes.on_record({at, remote, 0, probe::Record{probe::Sent{1, n, {}, {}}}}, "vpn7200");
            const probe::Record fate =
                lost ? probe::Record{probe::Lost{1, n, 0, 0}} : probe::Record{probe::Answered{1, n, 5ms}};
            probes.on_record({at + 5ms, remote, 0, fate}, "vpn7200");
        }
    }
};

const RecoveryStep& step_of(const FaultReport& fault, const char* name) {
    for (const RecoveryStep& step : fault.steps)
        if (step.name == name) return step;
    qFatal("no step %s", name);
}

}  // namespace

class SummaryTest : public QObject {
    Q_OBJECT

   private slots:
    void steps_with_the_record_that_ended_each_data();
    void steps_with_the_record_that_ended_each();
    void outages_are_blamed_on_the_latest_fault();
    void what_did_not_happen_has_no_end();
    void text_and_json();
};

void SummaryTest::steps_with_the_record_that_ended_each_data() {
    QTest::addColumn<int>("began_ms");
    QTest::addColumn<int>("ended_ms");
    QTest::addColumn<QString>("node");
    QTest::addColumn<QString>("record");
    QTest::newRow("detect") << 10'000 << 13'000 << "7204VXR-2"
                            << "hsrp.EventOccurred";
    QTest::newRow("HSRP") << 13'000 << 13'005 << "7204VXR-2"
                          << "hsrp.StateChanged";
    QTest::newRow("dead peer") << 10'000 << 15'000 << "vpn7200"
                               << "ike.PeerNotResponding";
    QTest::newRow("IKE phase 1") << 15'500 << 16'100 << "vpn7200"
                                 << "ike.StepChanged";
    QTest::newRow("IKE phase 2") << 16'200 << 16'450 << "vpn7200"
                                 << "ike.SasCreated";
    QTest::newRow("routes") << 13'005 << 17'000 << "7204VXR-1"
                            << "rib.RouteChanged";
}

void SummaryTest::steps_with_the_record_that_ended_each() {
    QFETCH(int, began_ms);
    QFETCH(int, ended_ms);
    QFETCH(QString, node);
    QFETCH(QString, record);
    const Told told;
    const auto& faults = told.summary.faults();
    QCOMPARE(faults.size(), std::size_t{2});
    QVERIFY(faults[0].at == kPowerOn + 10s && faults[0].bearing == Bearing::Fault);
    QCOMPARE(faults[0].words, std::string{"cut 7204VXR-1 FastEthernet0/0"});
    const RecoveryStep& step = step_of(faults[0], QTest::currentDataTag());
    QVERIFY(step.began == kPowerOn + std::chrono::milliseconds{began_ms});
    QVERIFY(step.ended == kPowerOn + std::chrono::milliseconds{ended_ms});
    QCOMPARE(QString::fromStdString(step.node), node);
    QVERIFY2(QString::fromStdString(step.record).contains('"' + record + '"'), step.record.c_str());
    QVERIFY2(QString::fromStdString(step.record).contains(node), step.record.c_str());
}

void SummaryTest::outages_are_blamed_on_the_latest_fault() {
    const Told told;
    const auto& faults = told.summary.faults();
    QCOMPARE(faults[0].probes.size(), std::size_t{1});
    QCOMPARE(faults[0].probes[0].name, std::string{"site"});
    QCOMPARE(faults[0].probes[0].outages.size(), std::size_t{1});
    QVERIFY(faults[0].probes[0].outages[0].length() == Duration{7s});
    QCOMPARE(faults[0].probes[0].lost, std::uint64_t{7});
    QVERIFY(faults[1].bearing == Bearing::Repair);
    QCOMPARE(faults[1].probes[0].lost, std::uint64_t{1});
    QVERIFY(faults[1].probes[0].outages[0].length() == Duration{1s});
}

void SummaryTest::what_did_not_happen_has_no_end() {
    const Told told;
    const FaultReport& repair = told.summary.faults()[1];
    for (const char* name : {"detect", "HSRP", "dead peer", "IKE phase 1", "IKE phase 2"})
        QVERIFY(!step_of(repair, name).ended);
    QVERIFY(step_of(repair, "routes").ended == kPowerOn + 62s);
    QVERIFY(step_of(repair, "routes").began == repair.at);
}

void SummaryTest::text_and_json() {
    const Told told;
    const QString text = QString::fromStdString(told.summary.text());
    QVERIFY2(text.contains("site: 69 sent, 60 answered, 9 lost\n"), qPrintable(text));
    QVERIFY2(text.contains("Fault: cut 7204VXR-1 FastEthernet0/0\n  site: 7 lost, down 7000 ms ("), qPrintable(text));
    QVERIFY2(text.contains("  HSRP               5.0 ms, ended 3.005 s after by 7204VXR-2: HSRP: "), qPrintable(text));
    QVERIFY2(text.contains("  IKE phase 2      250.0 ms, ended 6.450 s after by vpn7200: ISAKMP"), qPrintable(text));
    const QJsonObject json = QJsonDocument::fromJson(QByteArray::fromStdString(told.summary.json())).object();
    QCOMPARE(json["lab"].toString(), QString{"ha-vpn"});
    QCOMPARE(json["faults"].toArray().size(), qsizetype{2});
    const QJsonObject fault = json["faults"].toArray()[0].toObject();
    QCOMPARE(fault["steps"].toArray().size(), qsizetype{6});
    QCOMPARE(fault["steps"].toArray()[4].toObject()["took_ms"].toDouble(), 250.0);
    QCOMPARE(fault["pings"].toArray()[0].toObject()["lost"].toInt(), 7);
    QCOMPARE(json["faults"].toArray()[1].toObject()["steps"].toArray().size(), qsizetype{1});
}

QTEST_APPLESS_MAIN(SummaryTest)
#include "summary_test.moc"
