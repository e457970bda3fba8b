/// The configuration that a boot starts with, and `configure replace`.
#include <QtTest>

#include "engine/ios/config/reader.h"
#include "engine/ios/show/running_config.h"
#include "tests/support/lab.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

namespace {

QString show(Lab& lab, const char* node, const char* command) {
    return QString::fromStdString(lab.show(node, command));
}

std::string running(const Lab& lab, const char* node) { return ios::config_text(*lab.world().device(node)->config()); }

Result<std::uint32_t, std::string> replace(Lab& lab, const char* node, std::string text) {
    return lab.world().apply(ReplaceConfigInput{node, std::move(text)});
}

std::string with(std::string text, const std::string& old, const std::string& now) {
    const std::size_t at = text.find(old);
    if (at == std::string::npos) qFatal("no %s", old.c_str());
    return text.replace(at, old.size(), now);
}

}  // namespace

class StartupConfigTest : public QObject {
    Q_OBJECT

   private slots:
    void a_boot_starts_with_what_was_saved_data() {
        QTest::addColumn<bool>("reload");
        QTest::newRow("reload") << true;
        QTest::newRow("power cycle") << false;
    }
    void a_boot_starts_with_what_was_saved() {
        QFETCH(bool, reload);
        Lab lab{"ha-vpn"};
        lab.run_until(60s);
        const std::string drawn = running(lab, "7206-1");
        QCOMPARE(
            show(lab, "7206-1", "show startup-config"),
            QString::fromStdString("Using " + std::to_string(drawn.size()) + " out of 129016 bytes\n" + drawn + "\n"));
        // Loopback 0 goes and others come, so that the order of a saved file is not that of the hardware.
        lab.input("config 7206-1 no interface Loopback0 ; interface Loopback5 ; ip address 55.5.5.5 255.255.255.255");
        lab.input("config 7206-1 router ospf 1 ; network 55.5.5.5 0.0.0.0 area 0");
        lab.input("exec 7206-1 copy running-config startup-config");
        const std::string saved = running(lab, "7206-1");
        lab.input("config 7206-1 hostname lost");
        QVERIFY(!show(lab, "7206-1", "show startup-config").contains("hostname lost"));
        if (reload)
            lab.input("reload 7206-1").run_for(61s);
        else
            lab.input("power-off 7206-1").run_for(5s).input("power-on 7206-1");
        QCOMPARE(running(lab, "7206-1"), saved);
        lab.run_for(90s);
        // The cables still end at their ports.
        const QString routes = show(lab, "7204VXR-1", "show ip route");
        QVERIFY2(routes.contains("55.5.5.5") && !routes.contains("99.99.99.99"), qPrintable(routes));
        QVERIFY(!show(lab, "7206-1", "show ip interface brief").contains("Loopback0"));
        QVERIFY(lab.replayed().fingerprint() == lab.fingerprint());
    }
    void what_was_not_saved_is_lost() {
        Lab lab{"ha-vpn"};
        lab.run_until(30s);
        const std::string before = running(lab, "7204VXR-2");
        lab.input("config 7204VXR-2 hostname changed").input("reload 7204VXR-2").run_for(61s);
        QCOMPARE(running(lab, "7204VXR-2"), before);
        lab.input("config 7204VXR-2 hostname changed").input("exec 7204VXR-2 write memory").input("reload 7204VXR-2");
        lab.run_for(61s);
        QVERIFY(running(lab, "7204VXR-2") != before);
    }
    void replace_applies_only_what_differs() {
        Lab lab{"ha-vpn"};
        lab.run_until(90s).input("ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s").run_until(120s);
        const std::string text = running(lab, "7204VXR-1");
        lab.world().take_records();
        // Its own text changes nothing: no neighbor, no SA, no role goes.
        QVERIFY(replace(lab, "7204VXR-1", text));
        lab.run_for(30s);
        QCOMPARE(running(lab, "7204VXR-1"), text);
        for (const std::string& line : lab.records())
            QVERIFY2(line.find("AdjacencyChanged") == line.npos && line.find("hsrp.StateChanged") == line.npos &&
                         line.find("SaDeleted") == line.npos,
                     line.c_str());
        const std::string other = with(text, "standby 1 priority 200", "standby 1 priority 50");
        QVERIFY(replace(lab, "7204VXR-1", other));
        QCOMPARE(running(lab, "7204VXR-1"), other);
        QVERIFY(lab.world().device("7204VXR-1")->hsrp().view().front().priority == 50);
    }
    void ports_that_are_left_out_are_shut() {
        Lab lab{"ha-vpn"};
        lab.run_until(60s);
        QVERIFY(replace(lab, "7206-1",
                        "version 12.2\nhostname bare\ninterface FastEthernet0/1\n"
                        " ip address 10.1.1.3 255.255.255.0\nend\n"));
        const DeviceConfig& config = *lab.world().device("7206-1")->config();
        QVERIFY(config.find_interface("FastEthernet0/0")->shutdown && config.find_interface("Loopback0") == nullptr);
        QVERIFY(lab.world().device("7206-1")->ospf() == nullptr);
        DeviceConfig read;
        QVERIFY(ios::read_config(running(lab, "7206-1"), {}, read).problems().empty());
        QVERIFY(read == config);
    }
    void what_does_not_read_changes_nothing() {
        Lab lab{"ha-vpn"};
        lab.run_until(60s);
        const std::string before = running(lab, "7206-1");
        const auto bad = replace(lab, "7206-1", "hostname x\ninterface FastEthernet0/1\n ip adress 1.1.1.1\n");
        QVERIFY(!bad);
        QVERIFY2(bad.error().find("line 3") != std::string::npos, bad.error().c_str());
        QVERIFY(!replace(lab, "7206-1", "interface FastEthernet9/0\n"));
        QVERIFY(!replace(lab, "LAN-I", before));
        QCOMPARE(running(lab, "7206-1"), before);
        QVERIFY(lab.world().journal().empty());
    }
    void it_is_one_line_of_a_session() {
        Lab lab{"ha-vpn"};
        lab.run_until(60s);
        const std::string text = with(running(lab, "7206-1"), "hostname 7206-1", "hostname half;open \\ done");
        const ReplaceConfigInput input{"7206-1", text};
        const std::string words = to_text(input);
        QVERIFY(words.find('\n') == std::string::npos);
        const auto read = parse_input(words);
        QVERIFY(read);
        QCOMPARE(std::get<ReplaceConfigInput>(*read).text, text);
        QVERIFY(replace(lab, "7206-1", with(running(lab, "7206-1"), "hostname 7206-1", "hostname core")));
        lab.run_for(30s);
        QCOMPARE(lab.replayed().fingerprint(), lab.fingerprint());
    }
};

QTEST_APPLESS_MAIN(StartupConfigTest)
#include "startup_config_test.moc"
