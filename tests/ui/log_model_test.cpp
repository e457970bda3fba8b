#include "ui/models/log_model.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include "engine/world/world.h"
#include "tests/support/lab.h"

using namespace switchover;  // NOLINT
using ui::LogFilter;
using ui::LogModel;
using ui::LogTopic;

namespace {

/// A world of one router called R1.
snapshot::World smallWorld() {
    auto config = std::make_shared<DeviceConfig>();
    config->hostname = "R1";
    config->interfaces.push_back({});
    config->interfaces.back().name = "FastEthernet0/0";
    auto device = std::make_shared<snapshot::Device>();
    device->node = 0;
    device->name = "R1";
    device->config = config;
    snapshot::World world;
    world.nodes.emplace_back(std::shared_ptr<const snapshot::Device>(device));
    return world;
}

Record linkRecord(Instant at, device::LinkChanged::State state) {
    Record record;
    record.at = at;
    record.node = 0;
    record.body = device::Record{device::LinkChanged{0, state}};
    return record;
}

}  // namespace

class LogModelTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void records_become_ios_lines_with_time_and_device();
    void filters_match_device_topic_severity_and_text();
    void a_filter_keeps_up_with_new_lines();
    void a_filter_typed_and_deleted_is_the_same_at_every_letter();
    void exports_what_the_filter_shows();
    void export_to_a_place_that_is_not_there_says_why();
    void keepalives_that_are_answered_can_be_left_out();
    void a_million_lines_stay_cheap();
};

void LogModelTest::records_become_ios_lines_with_time_and_device() {
    LogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const snapshot::World world = smallWorld();
    model.append({linkRecord(kPowerOn + 189216ms, device::LinkChanged::State::AdministrativelyDown)}, world);
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.line(0), QStringLiteral("00:03:09.216 R1 %LINK-5-CHANGED: Interface FastEthernet0/0, changed state "
                                           "to administratively down"));
    QCOMPARE(model.index(0, LogModel::Device).data().toString(), QStringLiteral("R1"));
}

void LogModelTest::filters_match_device_topic_severity_and_text() {
    LogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const snapshot::World world = smallWorld();
    model.append({linkRecord(kPowerOn + 1s, device::LinkChanged::State::Up)}, world);
    model.appendNote(kPowerOn + 2s, 7, LogTopic::Hsrp, "HSRP: Fa0/0 Grp 1 Active");
    model.appendNote(kPowerOn + 3s, 4, LogTopic::Ospf, "a warning");
    QCOMPARE(model.rowCount(), 3);
    LogFilter filter;
    filter.node = 0;
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 1);
    filter = {};
    filter.topic = static_cast<int>(LogTopic::Hsrp);
    model.setFilter(filter);
    QCOMPARE(model.line(0), QStringLiteral("00:00:02.000 lab HSRP: Fa0/0 Grp 1 Active"));
    filter = {};
    filter.severity = 4;
    model.setFilter(filter);
    QVERIFY(model.line(model.rowCount() - 1).contains(QStringLiteral("a warning")));
    filter = {};
    filter.text = QStringLiteral("GRP 1");
    model.setFilter(filter);
    QCOMPARE(model.rowCount(), 1);
    model.setFilter({});
    QCOMPARE(model.rowCount(), 3);
}

void LogModelTest::a_filter_keeps_up_with_new_lines() {
    LogModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    LogFilter filter;
    filter.text = QStringLiteral("wanted");
    model.setFilter(filter);
    model.appendNote(kPowerOn, 7, LogTopic::System, "other");
    QCOMPARE(model.rowCount(), 0);
    model.appendNote(kPowerOn, 7, LogTopic::System, "Wanted");
    QCOMPARE(model.rowCount(), 1);
    QCOMPARE(model.total(), std::size_t{2});
}

void LogModelTest::a_filter_typed_and_deleted_is_the_same_at_every_letter() {
    const char* const lines[] = {"state up", "STATE down", "a stale route", "nothing", "st", "tunnel state"};
    LogModel typed;
    const QAbstractItemModelTester tester(&typed, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const auto say = [&lines](LogModel& model) {
        for (int i = 0; i < 60; ++i)
            model.appendNote(kPowerOn + i * 1s, i % 2 == 0 ? 4 : 6, LogTopic::System, lines[i % 6]);
    };
    say(typed);
    const auto set = [](LogModel& model, const char* text, std::uint8_t severity) {
        LogFilter filter;
        filter.text = QLatin1String(text);
        filter.severity = severity;
        model.setFilter(filter);
    };
    struct Typed {
        const char* text;
        std::uint8_t severity;
    };
    for (const Typed& now : {Typed{"s", 7}, Typed{"st", 7}, Typed{"sta", 7}, Typed{"stat", 4}, Typed{"stat", 7},
                             Typed{"sta", 7}, Typed{"tunnel sta", 7}, Typed{"x", 7}, Typed{"", 7}}) {
        LogModel fresh;
        say(fresh);
        set(typed, now.text, now.severity);
        set(fresh, now.text, now.severity);
        QCOMPARE(typed.rowCount(), fresh.rowCount());
        for (int row = 0; row < fresh.rowCount(); ++row) QCOMPARE(typed.line(row), fresh.line(row));
    }
    QCOMPARE(typed.rowCount(), 60);
    set(typed, "st", 7);
    typed.appendNote(kPowerOn + 60s, 5, LogTopic::System, "state last");
    set(typed, "state l", 7);
    QCOMPARE(typed.rowCount(), 1);
}

void LogModelTest::exports_what_the_filter_shows() {
    const QTemporaryDir folder;
    LogModel model;
    model.appendNote(kPowerOn + 1500ms, 5, LogTopic::System, "one");
    model.appendNote(kPowerOn + 2500ms, 5, LogTopic::System, "two");
    QString error;
    const QString path = folder.filePath(QStringLiteral("out.log"));
    QVERIFY(model.exportTo(path, error));
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("00:00:01.500 lab one\n00:00:02.500 lab two\n"));
}

void LogModelTest::export_to_a_place_that_is_not_there_says_why() {
    const QTemporaryDir folder;
    const LogModel model;
    QString error;
    QVERIFY(!model.exportTo(folder.filePath(QStringLiteral("no/such/folder/out.log")), error));
    QVERIFY(!error.isEmpty());
}

void LogModelTest::keepalives_that_are_answered_can_be_left_out() {
    World world{test::topology_of("ha-vpn"), 1};
    LogModel model;
    LogFilter filter;
    filter.routine = false;
    const auto feed = [&](Duration until) {
        world.run_until(kPowerOn + until);
        model.append(world.take_records(), *snapshot::take(world));
    };
    const auto holding = [&](const char* words) {
        int out = 0;
        for (int row = 0; row < model.rowCount(); ++row) out += model.line(row).contains(QLatin1String(words)) ? 1 : 0;
        return out;
    };
    feed(60s);
    QVERIFY(world.apply(*parse_input("ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s")).has_value());
    for (int at = 61; at < 110; ++at) feed(at * 1s);
    QVERIFY(world.apply(*parse_input("config 7204VXR-1 interface FastEthernet0/0 ; shutdown")).has_value());
    for (int at = 110; at < 200; ++at) feed(at * 1s);

    const int all = model.rowCount();
    struct Count {
        const char* words;
        int before = 0;
    };
    // What tells of negotiations and of peers that died stays, to the line.
    Count staying[] = {{"peer not responding"}, {"PEERS_ALIVE_TIMER"},  {"beginning Main Mode"},
                       {"deleting SA reason"},  {"Creating IPSec SAs"}, {"sending packet to 172.16.172.53"}};
    for (Count& each : staying) each.before = holding(each.words);
    const int notifies = holding("processing NOTIFY"), purged = holding("purging node");
    QVERIFY(notifies > 10 && purged > 10 && all > 200);
    model.setFilter(filter);
    QVERIFY(model.rowCount() < all - 3 * notifies);
    QCOMPARE(holding("processing NOTIFY"), holding("INITIAL_CONTACT"));
    for (const Count& each : staying)
        if (QLatin1String(each.words) != QLatin1String("sending packet to 172.16.172.53")) {
            QVERIFY2(each.before > 0, each.words);
            QCOMPARE(holding(each.words), each.before);
        }
    QVERIFY(holding("sending packet to 172.16.172.53") > 4);  // Main and Quick Mode
    // And what is left says no more of nodes than those exchanges do.
    QVERIFY(holding("purging node") < purged / 2);
    model.setFilter({});
    QCOMPARE(model.rowCount(), all);
}

void LogModelTest::a_million_lines_stay_cheap() {
    constexpr int kLines = 1'000'000, kBatch = 1000;
    LogModel model;
    const snapshot::World world = smallWorld();
    std::vector<Record> batch;
    for (int i = 0; i < kBatch; ++i)
        batch.push_back(linkRecord(kPowerOn + std::chrono::milliseconds(i), device::LinkChanged::State::Up));
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    for (int i = 0; i < kLines / kBatch; ++i) model.append(batch, world);
    QCOMPARE(model.rowCount(), kLines);
    QCOMPARE(inserted.count(), kLines / kBatch);  // one signal a batch, not one a line
    QVERIFY(model.line(kLines - 1).startsWith(QStringLiteral("00:00:00.999 R1 %LINK-3-UPDOWN")));
}

QTEST_MAIN(LogModelTest)
#include "log_model_test.moc"
