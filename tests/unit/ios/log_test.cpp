#include "engine/ios/log/log.h"

#include <QtTest>

using namespace switchover;  // NOLINT: a test

class LogTest : public QObject {
    Q_OBJECT

   private slots:
    void syslog_words_data();
    void syslog_words();
    void silent_records_print_nothing();
    void lab_faults_are_told();
    void stamps_data();
    void stamps();
    void debug_lines_have_their_own_stamp();
};

namespace {

std::vector<ios::LogLine> lines(RecordBody body) {
    DeviceConfig config;
    config.interfaces.emplace_back().name = "FastEthernet0/0";
    std::vector<ios::LogLine> out;
    ios::log_lines({kPowerOn, 0, 0, std::move(body)}, ios::names_of(config), out);
    return out;
}

}  // namespace

void LogTest::syslog_words_data() {
    QTest::addColumn<QString>("printed");
    QTest::addColumn<int>("severity");
    QTest::addColumn<int>("index");
    QTest::newRow("link up") << "%LINK-3-UPDOWN: Interface FastEthernet0/0, changed state to up" << 3 << 0;
    QTest::newRow("link down") << "%LINK-3-UPDOWN: Interface FastEthernet0/0, changed state to down" << 3 << 1;
    QTest::newRow("shutdown") << "%LINK-5-CHANGED: Interface FastEthernet0/0, changed state to administratively down"
                              << 5 << 2;
    QTest::newRow("protocol up")
        << "%LINEPROTO-5-UPDOWN: Line protocol on Interface FastEthernet0/0, changed state to up" << 5 << 3;
    QTest::newRow("protocol down")
        << "%LINEPROTO-5-UPDOWN: Line protocol on Interface FastEthernet0/0, changed state to down" << 5 << 4;
    QTest::newRow("configured") << "%SYS-5-CONFIG_I: Configured from console by console" << 5 << 5;
    QTest::newRow("restart") << "%SYS-5-RESTART: System restarted --" << 5 << 6;
    QTest::newRow("duplicate")
        << "%IP-4-DUPADDR: Duplicate address 172.16.172.53 on FastEthernet0/0, sourced by 0000.0c07.ac01" << 4 << 7;
}

void LogTest::syslog_words() {
    QFETCH(QString, printed);
    QFETCH(int, severity);
    QFETCH(int, index);
    using State = device::LinkChanged::State;
    const std::vector<device::Record> records = {
        device::LinkChanged{0, State::Up},
        device::LinkChanged{0, State::Down},
        device::LinkChanged{0, State::AdministrativelyDown},
        device::LineProtocolChanged{0, true},
        device::LineProtocolChanged{0, false},
        device::Configured{"console by console"},
        device::Restarted{},
        device::DuplicateAddress{0, Ipv4Address{172, 16, 172, 53}, MacAddress::from(0x00000c07ac01)},
    };
    const auto out = lines(records[static_cast<std::size_t>(index)]);
    QCOMPARE(out.size(), 1u);
    QCOMPARE(QString::fromStdString(out[0].text), printed);
    QCOMPARE(int{out[0].severity}, severity);
    QCOMPARE(out[0].debug, ios::Debug::None);
}

void LogTest::silent_records_print_nothing() {
    QVERIFY(lines(device::Record{device::PacketDropped{}}).empty());
    QVERIFY(lines(device::Record{device::PowerChanged{}}).empty());
    QVERIFY(lines(probe::Record{probe::Answered{}}).empty());
}

void LogTest::lab_faults_are_told() {
    const auto cut = lines(link::Record{link::FaultChanged{"cut R1 FastEthernet0/0", false}});
    QCOMPARE(cut.size(), 1u);
    QCOMPARE(cut[0].text, "fault: cut R1 FastEthernet0/0");
    const auto uncut = lines(link::Record{link::FaultChanged{"uncut R1 FastEthernet0/0", true}});
    QCOMPARE(uncut.at(0).text, "restored: uncut R1 FastEthernet0/0");
}

void LogTest::stamps_data() {
    QTest::addColumn<int>("form");
    QTest::addColumn<bool>("msec");
    QTest::addColumn<bool>("zone");
    QTest::addColumn<QString>("stamp");
    using Form = TimestampConfig::Form;
    QTest::newRow("none") << int(Form::None) << false << false << "";
    QTest::newRow("uptime") << int(Form::Uptime) << false << false << "00:22:35: ";
    QTest::newRow("datetime") << int(Form::Datetime) << false << false << "*Mar  1 00:22:45: ";
    QTest::newRow("datetime msec") << int(Form::Datetime) << true << false << "*Mar  1 00:22:45.123: ";
    QTest::newRow("show-timezone") << int(Form::Datetime) << true << true << "*Mar  1 00:22:45.123 UTC: ";
}

void LogTest::stamps() {
    QFETCH(int, form);
    QFETCH(bool, msec);
    QFETCH(bool, zone);
    QFETCH(QString, stamp);
    TimestampConfig config;
    config.form = static_cast<TimestampConfig::Form>(form);
    config.msec = msec;
    config.show_timezone = zone;
    // Ten seconds after the lab was powered on the device booted.
    QCOMPARE(QString::fromStdString(ios::time_stamp(config, kPowerOn + 22min + 45s + 123ms, kPowerOn + 10s)), stamp);
}

void LogTest::debug_lines_have_their_own_stamp() {
    DeviceConfig config;
    config.log_timestamps.form = TimestampConfig::Form::Uptime;
    config.debug_timestamps.form = TimestampConfig::Form::None;
    const Instant at = kPowerOn + 5s;
    QCOMPARE(ios::console_text({5, ios::Debug::None, "%SYS-5-CONFIG_I: x"}, config, at, kPowerOn),
             "00:00:05: %SYS-5-CONFIG_I: x");
    QCOMPARE(ios::console_text({7, ios::Debug::StandbyEvents, "HSRP: x\n  y"}, config, at, kPowerOn), "HSRP: x\n  y");
}

QTEST_APPLESS_MAIN(LogTest)
#include "log_test.moc"
