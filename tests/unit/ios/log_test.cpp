#include "engine/ios/log/log.h"

#include <QtTest>

using namespace switchover;  // NOLINT: a test

class LogTest : public QObject {
    Q_OBJECT

   private slots:
    void syslog_words_data();
    void syslog_words();
    void ospf_authentication_words_data();
    void ospf_authentication_words();
    void ospf_adjacencies_that_are_reset();
    void ospf_packets_tell_their_key();
    void arp_and_icmp_words_data();
    void arp_and_icmp_words();
    void created_sas_have_their_connection_numbers();
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

void LogTest::ospf_authentication_words_data() {
    QTest::addColumn<int>("reason");
    QTest::addColumn<uint>("theirs");
    QTest::addColumn<uint>("ours");
    QTest::addColumn<QString>("printed");
    using Reason = ospf::Refused::Reason;
    QTest::newRow("type") << int(Reason::Authentication) << 0u << 2u
                          << "type. Input packet specified type 0, we use type 2";
    QTest::newRow("password") << int(Reason::AuthenticationKey) << 0u << 1u << "Key - Clear Text";
    QTest::newRow("digest") << int(Reason::AuthenticationKey) << 1u << 2u << "Key - Message Digest Key 1";
    QTest::newRow("key id") << int(Reason::AuthenticationKeyId) << 2u << 0u
                            << "Key - No message digest key 2 on interface";
}

void LogTest::ospf_authentication_words() {
    QFETCH(int, reason);
    QFETCH(uint, theirs);
    QFETCH(uint, ours);
    QFETCH(QString, printed);
    const auto out =
        lines(ospf::Record{ospf::Refused{static_cast<ospf::Refused::Reason>(reason), 0, Ipv4Address{10, 1, 1, 2},
                                         Ipv4Address{2, 2, 2, 2}, theirs, ours}});
    QCOMPARE(out.size(), std::size_t{1});
    QCOMPARE(QString::fromStdString(out[0].text),
             "OSPF: Rcv pkt from 10.1.1.2, FastEthernet0/0 : Mismatch Authentication " + printed);
}

void LogTest::ospf_adjacencies_that_are_reset() {
    const ospf::AdjacencyChanged lost{
        1, 0, Ipv4Address{2, 2, 2, 2}, 7, 0, ospf::AdjacencyChanged::Reason::AdjacencyReset, true};
    QCOMPARE(lines(ospf::Record{lost}).at(0).text,
             std::string{"%OSPF-5-ADJCHG: Process 1, Nbr 2.2.2.2 on FastEthernet0/0 from FULL to DOWN, Neighbor Down: "
                         "Adjacency forced to reset"});
}

void LogTest::ospf_packets_tell_their_key() {
    const auto text = [](ospf::PacketSeen seen) { return lines(ospf::Record{seen}).at(0).text; };
    ospf::PacketSeen seen{0, 1, 48, Ipv4Address{1, 1, 1, 1}, 0, 0xABCD, 1, 0, 0};
    QCOMPARE(text(seen), std::string{"OSPF: rcv. v:2 t:1 l:48 rid:1.1.1.1\n      aid:0.0.0.0 chk:ABCD aut:1 auk: from "
                                     "FastEthernet0/0"});
    seen = {0, 1, 48, Ipv4Address{1, 1, 1, 1}, 0, 0, 2, 1, 0x3C7EC653};
    QCOMPARE(text(seen), std::string{"OSPF: rcv. v:2 t:1 l:48 rid:1.1.1.1\n      aid:0.0.0.0 chk:0 aut:2 keyid:1 "
                                     "seq:0x3C7EC653 from FastEthernet0/0"});
    QCOMPARE(lines(ospf::Record{ospf::SentWithKey{0, 4}}).at(0).text, std::string{"OSPF: Send with youngest Key 4"});
}

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

void LogTest::arp_and_icmp_words_data() {
    QTest::addColumn<QString>("printed");
    QTest::addColumn<int>("index");
    QTest::newRow("request sent") << "IP ARP: sent req src 10.1.1.1 0000.aaaa.0001,\n"
                                     "                 dst 10.1.1.3 0000.0000.0000 FastEthernet0/0"
                                  << 0;
    QTest::newRow("reply received") << "IP ARP: rcvd rep src 10.1.1.3 0000.aaaa.0003, dst 10.1.1.1 FastEthernet0/0"
                                    << 1;
    QTest::newRow("echo reply") << "ICMP: echo reply sent, src 99.99.99.99, dst 20.1.1.1" << 2;
    QTest::newRow("unreachable sent") << "ICMP: dst (10.1.1.77) host unreachable sent to 20.1.1.1" << 3;
    QTest::newRow("unreachable received") << "ICMP: dst (10.1.1.77) port unreachable rcv from 10.1.1.1" << 4;
    QTest::newRow("time exceeded") << "ICMP: time exceeded sent to 20.1.1.1 (dest was 10.1.1.77)" << 5;
}

void LogTest::arp_and_icmp_words() {
    QFETCH(QString, printed);
    QFETCH(int, index);
    const Ipv4Address we{10, 1, 1, 1}, neighbour{10, 1, 1, 3}, site{20, 1, 1, 1}, nobody{10, 1, 1, 77};
    const MacAddress ours = MacAddress::from(0x0000AAAA0001), theirs = MacAddress::from(0x0000AAAA0003);
    const std::vector<device::Record> records = {
        device::ArpSeen{true, false, 0, we, ours, neighbour, {}},
        device::ArpSeen{false, true, 0, neighbour, theirs, we, ours},
        device::IcmpSeen{true, 0, 0, Ipv4Address{99, 99, 99, 99}, site, {}},
        device::IcmpSeen{true, 3, 1, we, site, nobody},
        device::IcmpSeen{false, 3, 3, we, site, nobody},
        device::IcmpSeen{true, 11, 0, we, site, nobody},
    };
    const auto out = lines(records[static_cast<std::size_t>(index)]);
    QCOMPARE(out.size(), 1u);
    QCOMPARE(QString::fromStdString(out[0].text), printed);
    QCOMPARE(out[0].debug, index < 2 ? ios::Debug::Arp : ios::Debug::IpIcmp);
}

void LogTest::created_sas_have_their_connection_numbers() {
    // A capture of 12.3T with `set pfs`: flags 13 and 1B; without it 2 and A, as IPSEC(initialize_sas) says.
    ike::SasCreated created;
    created.sa.local = Ipv4Address{12, 1, 1, 2};
    created.sa.peer = Ipv4Address{13, 1, 1, 3};
    created.inbound_spi = 0x5E39E570;
    created.outbound_spi = 235339588;
    created.inbound_connection = 2000;
    created.outbound_connection = 2001;
    for (const bool pfs : {true, false}) {
        created.pfs = pfs;
        const auto out = lines(ike::Record{created});
        const auto says = [&out](const char* text) {
            return std::ranges::any_of(out, [text](const ios::LogLine& line) { return line.text == text; });
        };
        QVERIFY(says(pfs ? "        has spi 0x5E39E570 and conn_id 2000 and flags 13"
                         : "        has spi 0x5E39E570 and conn_id 2000 and flags 2"));
        QVERIFY(says(pfs ? "        has spi 235339588 and conn_id 2001 and flags 1B"
                         : "        has spi 235339588 and conn_id 2001 and flags A"));
    }
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
    QCOMPARE(QString::fromStdString(ios::time_stamp(config, kPowerOn + 22min + 45s + 123ms, {kPowerOn + 10s})), stamp);
}

void LogTest::debug_lines_have_their_own_stamp() {
    DeviceConfig config;
    config.log_timestamps.form = TimestampConfig::Form::Uptime;
    config.debug_timestamps.form = TimestampConfig::Form::None;
    const Instant at = kPowerOn + 5s;
    QCOMPARE(ios::console_text({5, ios::Debug::None, "%SYS-5-CONFIG_I: x"}, config, at, {kPowerOn}),
             "00:00:05: %SYS-5-CONFIG_I: x");
    QCOMPARE(ios::console_text({7, ios::Debug::StandbyEvents, "HSRP: x\n  y"}, config, at, {kPowerOn}), "HSRP: x\n  y");
}

QTEST_APPLESS_MAIN(LogTest)
#include "log_test.moc"
