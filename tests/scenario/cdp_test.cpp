/// CDP between the routers of a lab: who is seen, for how long, and what is said about it.
#include <QtTest>

#include "engine/cdp/packet.h"
#include "tests/support/lab.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

namespace {

QString show(Lab& lab, const char* node, const char* command) {
    return QString::fromStdString(lab.show(node, command));
}

std::vector<std::string> seen(const Lab& lab, const char* node) {
    std::vector<std::string> out;
    for (const auto& n : lab.world().device(node)->cdp_view().neighbors)
        out.push_back(n.interface_name + " " + n.said.device_id + " " + n.said.port_id);
    return out;
}

/// Advertisements that `node` sent, with when.
std::vector<std::pair<Instant, Bytes>> sent(const Lab& lab, const std::vector<SentFrame>& frames, const char* node) {
    std::vector<std::pair<Instant, Bytes>> out;
    for (const SentFrame& frame : frames) {
        if (lab.world().pipes()[frame.pipe].from != lab.world().find_node(node)) continue;
        if (std::equal(cdp::kGroup.octets.begin(), cdp::kGroup.octets.end(), frame.octets.begin()))
            out.emplace_back(frame.at, frame.octets);
    }
    return out;
}

}  // namespace

class CdpTest : public QObject {
    Q_OBJECT

   private slots:
    void neighbors_are_seen_through_cables_and_dumb_switches() {
        Lab lab{"ha-vpn"};
        lab.run_until(10s);
        QCOMPARE(seen(lab, "vpn7200"), (std::vector<std::string>{"FastEthernet0/1 WAN FastEthernet0/1"}));
        const std::vector<std::string> of_the_hub{
            "FastEthernet0/0 7204VXR-2 FastEthernet0/0", "FastEthernet0/1 7204VXR-2 FastEthernet1/0",
            "FastEthernet0/1 7206-1 FastEthernet0/1", "FastEthernet0/0 WAN FastEthernet0/0"};
        QCOMPARE(seen(lab, "7204VXR-1"), of_the_hub);
    }
    void the_pace_and_the_first_one() {
        Lab lab{"ha-vpn"};
        lab.world().set_capture(true);
        lab.run_until(200s);
        const auto frames = sent(lab, lab.world().take_frames(), "vpn7200");
        std::vector<Instant> at;
        for (const auto& [when, octets] : frames) at.push_back(when);
        // FastEthernet0/1 alone has a cable: within a second of line-up (1 s), then every 60 s.
        QCOMPARE(at.size(), std::size_t{4});
        QVERIFY(at[0] >= kPowerOn + 1s && at[0] < kPowerOn + 2s);
        for (std::size_t i = 1; i < at.size(); ++i) QVERIFY(at[i] - at[i - 1] == Duration{60s});
        // 802.3: a length, SNAP, and a packet that reads.
        const Bytes& octets = frames[0].second;
        const std::uint16_t length = load_u16(octets.data() + 12);
        QCOMPARE(std::size_t{length}, octets.size() - 14);
        const auto packet = cdp::without_snap(ByteView{octets}.subspan(14));
        QVERIFY(packet);
        const auto said = cdp::decode(*packet);
        QVERIFY(said);
        QCOMPARE(said->device_id, std::string{"vpn7200"});
        QCOMPARE(said->port_id, std::string{"FastEthernet0/1"});
        QCOMPARE(said->addresses, (std::vector<Ipv4Address>{Ipv4Address{172, 16, 172, 69}}));
        QCOMPARE(said->capabilities, cdp::kRouter);
        QCOMPARE(int(said->ttl), 180);
        QVERIFY(said->full_duplex == true && !said->native_vlan);
    }
    void a_neighbor_that_falls_silent_is_forgotten_after_its_holdtime() {
        Lab lab{"ha-vpn"};
        lab.run_until(100s);
        QCOMPARE(seen(lab, "vpn7200").size(), std::size_t{1});
        lab.input("power-off WAN").run_for(100s);
        QCOMPARE(seen(lab, "vpn7200").size(), std::size_t{1});  // its time is not over
        lab.run_for(81s);
        QVERIFY(seen(lab, "vpn7200").empty());
    }
    void lines_take_effect_at_once() {
        Lab lab{"ha-vpn"};
        lab.run_until(30s);
        // Goodbye with a time to live of 0, then silence.
        lab.input("config WAN interface FastEthernet0/1 ; no cdp enable").run_for(1s);
        QVERIFY(seen(lab, "vpn7200").empty());
        QVERIFY(!seen(lab, "7204VXR-1").empty());
        lab.run_for(120s);
        QVERIFY(seen(lab, "vpn7200").empty());
        lab.input("config WAN interface FastEthernet0/1 ; cdp enable").run_for(2s);
        QCOMPARE(seen(lab, "vpn7200").size(), std::size_t{1});
        lab.input("config WAN no cdp run").run_for(1s);
        QVERIFY(seen(lab, "vpn7200").empty());
        QCOMPARE(show(lab, "WAN", "show cdp neighbors"), QString{"% CDP is not enabled\n"});
        lab.input("config WAN cdp run ; cdp timer 5 ; cdp holdtime 10").run_for(2s);
        QCOMPARE(int(lab.world().device("vpn7200")->cdp_view().neighbors[0].said.ttl), 10);
        QVERIFY(show(lab, "WAN", "show running-config").contains("cdp timer 5\ncdp holdtime 10\n!"));
        lab.world().set_capture(true);
        lab.run_for(60s);
        QCOMPARE(sent(lab, lab.world().take_frames(), "WAN").size(), std::size_t{24});  // two interfaces, every 5 s
        lab.input("config WAN no cdp timer ; no cdp holdtime");
        QVERIFY(!show(lab, "WAN", "show running-config").contains("cdp"));
    }
    void what_show_cdp_prints() {
        Lab lab{"ha-vpn"};
        lab.run_until(63s);
        QCOMPARE(show(lab, "vpn7200", "show cdp"), QString{"Global CDP information:\n"
                                                           "\tSending CDP packets every 60 seconds\n"
                                                           "\tSending a holdtime value of 180 seconds\n"
                                                           "\tSending CDPv2 advertisements is  enabled\n"});
        const QString brief = show(lab, "vpn7200", "show cdp neighbors");
        const QRegularExpression row{"^WAN              Fas 0/1            17\\d          R        7206VXR   Fas 0/1$",
                                     QRegularExpression::MultilineOption};
        QVERIFY2(brief.startsWith("Capability Codes: R - Router, T - Trans Bridge, B - Source Route Bridge\n"
                                  "                  S - Switch, H - Host, I - IGMP, r - Repeater\n\n"
                                  "Device ID        Local Intrfce     Holdtme    Capability  Platform  Port ID\n") &&
                     row.match(brief).hasMatch(),
                 qPrintable(brief));
        const QString detail = show(lab, "vpn7200", "show cdp neighbors detail");
        const QRegularExpression whole{
            "^-------------------------\nDevice ID: WAN\nEntry address\\(es\\): \n  IP address: 172\\.16\\.172\\.65\n"
            "Platform: cisco 7206VXR,  Capabilities: Router \n"
            "Interface: FastEthernet0/1,  Port ID \\(outgoing port\\): FastEthernet0/1\nHoldtime : 17\\d sec\n\n"
            "Version :\nCisco Internetwork Operating System Software \nIOS \\(tm\\) 7200 Software \\(C7200-[^)]+\\), "
            "Version [^\n]+\nTAC Support: http://www\\.cisco\\.com/tac\nCopyright [^\n]+\nCompiled [^\n]+\n\n"
            "advertisement version: 2\nDuplex: full\n\n$"};
        QVERIFY2(whole.match(detail).hasMatch(), qPrintable(detail));
        QVERIFY(show(lab, "vpn7200", "show cdp interface FastEthernet0/1")
                    .startsWith("FastEthernet0/1 is up, line protocol is up\n  Encapsulation ARPA\n"
                                "  Sending CDP packets every 60 seconds\n  Holdtime is 180 seconds\n"));
        QVERIFY(!show(lab, "vpn7200", "show cdp interface").contains("Loopback"));
        QCOMPARE(show(lab, "vpn7200", "show cdp neighbors FastEthernet0/0 detail"), QString{});
    }
    void long_names_have_a_line_of_their_own() {
        Lab lab{"ha-vpn"};
        lab.input("config WAN hostname provider-edge-router ; ip domain name example.net").run_until(10s);
        QVERIFY(show(lab, "vpn7200", "show cdp neighbors")
                    .contains("\nprovider-edge-router.example.net\n                 Fas 0/1 "));
    }
    void clear_cdp_table_forgets() {
        Lab lab{"ha-vpn"};
        lab.run_until(30s).input("exec vpn7200 clear cdp table");
        QVERIFY(seen(lab, "vpn7200").empty());
        lab.run_for(60s);
        QCOMPARE(seen(lab, "vpn7200").size(), std::size_t{1});
    }
    void packets_are_counted() {
        Lab lab{"ha-vpn"};
        lab.run_until(200s);
        const QString traffic = show(lab, "vpn7200", "show cdp traffic");
        QVERIFY2(traffic.contains("Total packets output: 4, Input: 4") && traffic.contains("Chksum error: 0"),
                 qPrintable(traffic));
    }
    void runs_are_equal() {
        Lab one{"ha-vpn", 3}, two{"ha-vpn", 3}, other{"ha-vpn", 4};
        for (Lab* lab : {&one, &two, &other}) lab->run_until(70s);
        QCOMPARE(one.fingerprint(), two.fingerprint());
        QVERIFY(one.fingerprint() != other.fingerprint());
    }
};

QTEST_APPLESS_MAIN(CdpTest)
#include "cdp_test.moc"
