/// `debug …`: what it shows, and that the lab does not notice.
#include <algorithm>
#include <QtTest>

#include "engine/ios/log/debug.h"
#include "engine/ios/log/log.h"
#include "tests/support/lab.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

namespace {

/// What a terminal of `node` prints of everything recorded since the last call.
QStringList printed(Lab& lab, const char* node) {
    QStringList out;
    const Device& device = *lab.world().device(node);
    for (const Record& record : lab.world().take_records()) {
        if (record.node != device.node()) continue;
        std::vector<ios::LogLine> lines;
        ios::log_lines(record, ios::names_of(*device.config(), device.interfaces()), lines);
        for (const ios::LogLine& line : lines)
            if (line.debug != ios::Debug::None && ios::is_shown(line, device.debug()))
                out.append(QString::fromStdString(line.text));
    }
    return out;
}

QString show(Lab& lab, const char* node) { return QString::fromStdString(lab.show(node, "show debugging")); }

}  // namespace

class DebugTest : public QObject {
    Q_OBJECT

   private slots:
    void each_shows_its_own_lines_data() {
        QTest::addColumn<QString>("node");
        QTest::addColumn<QString>("command");
        QTest::addColumn<QString>("line");
        const auto row = [](const char* node, const char* command, const char* line) {
            QTest::newRow(command) << node << command << line;
        };
        row("7204VXR-1", "standby",
            R"(^HSRP: Fa0/0 Grp 1 Hello  out 172\.16\.172\.52 Active  pri 200 vIP 172\.16\.172\.53$)");
        row("7204VXR-1", "standby packets", R"(^HSRP: Fa0/0 Grp 1 Hello  in  172\.16\.172\.54 Standby pri 100 )");
        row("7204VXR-1", "standby packets detail", R"(^      hel 3000 hol 10000 id )");
        row("7204VXR-1", "standby events", R"(^HSRP: Fa0/0 API Software interface going down$)");
        row("7204VXR-1", "standby terse", R"(^HSRP: Fa0/0 Grp 1 Active: b/HSRP disabled$)");
        row("7204VXR-1", "track", R"(^Track: )");
        row("7204VXR-1", "crypto ipsec", R"(^IPSEC\(delete_sa\): deleting SA)");
        row("vpn7200", "crypto isakmp", R"(^ISAKMP)");
        row("7204VXR-1", "ip ospf adj", R"(^OSPF: DR/BDR election on FastEthernet0/1$)");
        row("7204VXR-1", "ip ospf events",
            R"(^OSPF: Rcv hello from 99\.99\.99\.99 area 0 from FastEthernet0/1 10\.1\.1\.3$)");
        row("7204VXR-1", "ip ospf hello",
            R"(^OSPF: Send hello to 224\.0\.0\.5 area 0 on FastEthernet0/1 from 10\.1\.1\.1$)");
        row("7204VXR-1", "ip ospf packet",
            "^OSPF: rcv\\. v:2 t:1 l:52 rid:99\\.99\\.99\\.99\n      aid:0\\.0\\.0\\.0 chk:[0-9A-F]+ aut:0 auk: from "
            "FastEthernet0/1$");
        row("7204VXR-1", "ip ospf spf", R"(^OSPF: running SPF for area 0$)");
        row("7204VXR-1", "ip ospf flood", R"(^OSPF: Send Type 1, LSID 172\.16\.172\.53?2?, Adv rtr )");
        row("7204VXR-1", "ip ospf lsa-generation", R"(^OSPF: Build router LSA for area 0, router ID )");
        row("7204VXR-1", "ip routing", R"(^RT: del )");
        row("7206-1", "ip packet",
            R"(^IP: s=10\.1\.1\.3 \(local\), d=10\.1\.1\.2 \(FastEthernet0/1\), len 100, sending$)");
        row("7206-1", "ip packet detail",
            "^IP: s=10\\.1\\.1\\.2 \\(FastEthernet0/1\\), d=10\\.1\\.1\\.3 "
            "\\(FastEthernet0/1\\), len 100, rcvd 3\n    ICMP type=0, code=0$");
        row("7206-1", "ip icmp", R"(^ICMP: echo reply rcvd, src 10\.1\.1\.2, dst 10\.1\.1\.3$)");
        row("7206-1", "arp", R"(^IP ARP: (sent|rcvd) re)");
        row("7206-1", "cdp packets", R"(^CDP-PA: version 2 packet sent out on FastEthernet0/1$)");
        row("7206-1", "cdp adjacency",
            R"(^CDP-AD: Interface FastEthernet0/1 - new neighbor 7204VXR-1 on FastEthernet0/1$)");
    }
    void each_shows_its_own_lines() {
        QFETCH(QString, node);
        QFETCH(QString, command);
        QFETCH(QString, line);
        const QByteArray name = node.toUtf8();
        Lab lab{"ha-vpn"};
        lab.run_until(90s).input("ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s").run_until(120s);
        const auto stir = [&lab] {
            lab.world().take_records();
            lab.input("exec 7206-1 clear arp-cache").input("exec 7206-1 clear cdp table");
            lab.input("ping 7206-1 10.1.1.2").run_for(20s);
            lab.shutdown("7204VXR-1", "FastEthernet0/0").run_for(20s).no_shutdown("7204VXR-1", "FastEthernet0/0");
            lab.input("exec 7204VXR-1 clear ip ospf process").run_for(20s);
            lab.shutdown("7204VXR-1", "FastEthernet0/1").run_for(5s).no_shutdown("7204VXR-1", "FastEthernet0/1");
            lab.run_for(60s);
        };
        Lab quiet = lab;
        lab.input("exec " + node.toStdString() + " debug " + command.toStdString());
        stir();
        const QRegularExpression wanted{line};
        const QStringList lines = printed(lab, name);
        QVERIFY2(std::ranges::any_of(lines, [&](const QString& l) { return wanted.match(l).hasMatch(); }),
                 qPrintable(lines.join('\n')));
        // Without it not one line, though the same happened.
        quiet.world().take_records();
        quiet.input("exec 7206-1 clear arp-cache").input("ping 7206-1 10.1.1.2").run_for(5s);
        QCOMPARE(printed(quiet, name), QStringList{});
    }
    void the_lab_does_not_notice() {
        Lab plain{"ha-vpn"}, debugged{"ha-vpn"};
        for (Lab* lab : {&plain, &debugged}) {
            lab->world().set_capture(true);
            lab->run_until(5s);
            if (lab == &debugged)
                for (const auto& node : lab->world().topology().nodes)
                    if (node.kind != topology::NodeKind::Switch) lab->input("exec " + node.name + " debug all");
            lab->input("ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s").run_until(100s);
        }
        const auto sent = plain.world().take_frames(), also = debugged.world().take_frames();
        QCOMPARE(also.size(), sent.size());
        for (std::size_t i = 0; i < sent.size(); ++i)
            QVERIFY(also[i].octets == sent[i].octets && also[i].at == sent[i].at && also[i].pipe == sent[i].pipe);
        QCOMPARE(debugged.world().events(), plain.world().events());
        QVERIFY(debugged.world().take_records().size() > plain.world().take_records().size() + 100);
    }
    void show_debugging_groups() {
        Lab lab{"ha-vpn"};
        lab.run_until(10s);
        QCOMPARE(show(lab, "7204VXR-1"), QString{});
        for (const char* what : {"crypto ipsec", "standby events", "crypto isakmp", "ip packet detail", "ip ospf adj"})
            lab.input(std::string{"exec 7204VXR-1 debug "} + what);
        QCOMPARE(
            show(lab, "7204VXR-1"),
            QString{"Generic IP:\n  IP packet debugging is on (detailed)\n\n"
                    "IP routing:\n  OSPF adjacency events debugging is on\n\n"
                    "HSRP:\n  HSRP Events debugging is on\n\n"
                    "Cryptographic Subsystem:\n  Crypto ISAKMP debugging is on\n  Crypto IPSEC debugging is on\n\n"});
        lab.input("exec 7204VXR-1 debug ip packet");
        QVERIFY(show(lab, "7204VXR-1").startsWith("Generic IP:\n  IP packet debugging is on\n\n"));
        lab.input("exec 7204VXR-1 no debug standby").input("exec 7204VXR-1 undebug crypto ipsec");
        QVERIFY(!show(lab, "7204VXR-1").contains("HSRP") && !show(lab, "7204VXR-1").contains("IPSEC"));
        lab.input("exec 7204VXR-1 undebug all");
        QCOMPARE(show(lab, "7204VXR-1"), QString{});
        const auto refused = parse_input("exec 7204VXR-1 debug ip everything");
        QVERIFY(refused && !lab.world().apply(*refused));
    }
    void a_reload_forgets_and_a_replay_remembers() {
        Lab lab{"ha-vpn"};
        lab.run_until(10s).input("exec 7206-1 debug ip ospf hello").run_for(20s);
        Lab again = lab.replayed();
        QCOMPARE(again.fingerprint(), lab.fingerprint());
        QVERIFY(again.records() == lab.records());
        QVERIFY(again.world().device("7206-1")->debug().has(DebugFlag::OspfHello));
        lab.input("reload 7206-1").run_for(70s);
        QVERIFY(!lab.world().device("7206-1")->debug().any());
    }
    void the_words_that_the_console_answers() {
        QCOMPARE(ios::debug_switched("ip ospf adj", true), std::string{"OSPF adjacency events debugging is on"});
        QCOMPARE(ios::debug_switched("ip packet detail", true), std::string{"IP packet debugging is on (detailed)"});
        QCOMPARE(ios::debug_switched("standby", false), std::string{"HSRP debugging is off"});
        QCOMPARE(ios::debug_switched("all", false), std::string{"All possible debugging has been turned off"});
    }
};

QTEST_APPLESS_MAIN(DebugTest)
#include "debug_test.moc"
