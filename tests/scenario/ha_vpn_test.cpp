#include <QtTest>

#include "app/session/atomic_file.h"
#include "tests/support/lab.h"
#include "tests/support/source_path.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

namespace {

/// From power-on to a tunnel that carries one ping a second.
const std::string kConverged = R"(
    expect state 7204VXR-1 hsrp 1 Active within 60s
    expect state 7204VXR-2 hsrp 1 Standby within 60s
    expect ospf 7206-1 neighbors FULL 2 within 90s
    expect route 7206-1 20.1.1.0/24 via 10.1.1.1 within 90s
    at 90s ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s as site
    expect ping-answered site within 10s
    expect sa 7204VXR-1 peer 172.16.172.69 up within 10s
    run until 120s
)";

Played converged_then(const std::string& script) { return play("ha-vpn", kConverged + script); }

const session::RecoveryStep& step(const Played& played, std::size_t fault, const std::string& name) {
    for (const auto& step : played.summary.faults().at(fault).steps)
        if (step.name == name) return step;
    qFatal("no step %s", name.c_str());
}

/// From the fault to the end of the step; kNever's distance when it did not happen.
Duration after_fault(const Played& played, std::size_t fault, const std::string& name) {
    const auto& ended = step(played, fault, name).ended;
    return ended ? *ended - played.summary.faults().at(fault).at : Duration::max();
}

}  // namespace

class HaVpnTest : public QObject {
    Q_OBJECT

   private slots:
    void normal();
    void guided_run_meets_all_its_expectations();
    void outside_interface_shut_and_restored();
    void inside_interface_shut_moves_the_role_by_tracking();
    void outside_cable_cut();
    void inside_cable_cut();
    void active_gateway_powered_off_and_on();
    void active_gateway_reloads();
    void wan_router_down_and_back();
    void outside_switch_down_and_back();
    void both_gateways_down_and_back();
    void without_preempt_the_role_stays();
    void wrong_pre_shared_key_brings_no_tunnel();
    void mismatched_transform_brings_no_tunnel();
    void two_rekeys_lose_nothing();
};

void HaVpnTest::normal() {
    const Played played = converged_then(R"(
        expect route 7206-1 172.16.172.64/28 via 10.1.1.1
        expect route 7206-1 172.16.172.64/28 via 10.1.1.2
        expect route 7204VXR-1 99.99.99.99/32 via 10.1.1.3
        expect no route 7204VXR-2 20.1.1.0/24 via 172.16.172.69
        expect never log * /ADJCHG.*DOWN/
        expect never log * /%HSRP-6-STATECHANGE/
        run until 300s
    )");
    QVERIFY2(played.passed, played.report().c_str());
    // What was lost while the first tunnel was negotiated, and nothing since.
    QCOMPARE(played.probes.all().size(), 1u);
    const auto& outages = played.probes.all()[0].outages;
    QCOMPARE(outages.size(), 1u);
    QVERIFY(outages[0].restored && *outages[0].restored <= kPowerOn + 100s);
}

void HaVpnTest::guided_run_meets_all_its_expectations() {
    const auto script = session::read_file(test::source_path("topologies/ha-vpn/ha-vpn.scn"));
    QVERIFY(script);
    const Played played = play("ha-vpn", *script);
    QVERIFY2(played.passed, played.report().c_str());
    QVERIFY(played.checks.size() >= 15);
}

void HaVpnTest::outside_interface_shut_and_restored() {
    const Played played = converged_then(R"(
        at 125s fail 7204VXR-1 FastEthernet0/0
        expect log 7204VXR-1 /Grp 1 state Active -> Init/ within 1ms
        expect log 7204VXR-1 /%LINK-5-CHANGED: Interface FastEthernet0\/0, changed state to administratively down/ within 3s
        expect log 7204VXR-1 /%LINEPROTO-5-UPDOWN: Line protocol on Interface FastEthernet0\/0, changed state to down/ within 4s
        expect no route 7206-1 20.1.1.0/24 via 10.1.1.1 within 2s
        expect state 7204VXR-2 hsrp 1 Active within 10.1s
        expect never log 7204VXR-2 /Resign/ for 20s
        expect route 7206-1 20.1.1.0/24 via 10.1.1.2 within 11s
        expect log vpn7200 /peer not responding/ within 21s
        expect sa 7204VXR-2 peer 172.16.172.69 up within 30s
        at 170s expect ping-answered site within 2s
        at 200s restore 7204VXR-1 FastEthernet0/0
        expect state 7204VXR-1 hsrp 1 Active within 10s
        expect log 7204VXR-2 /Coup rcvd from higher pri router/ within 10s
        expect route 7206-1 20.1.1.0/24 via 10.1.1.1 within 11s
        expect sa 7204VXR-1 peer 172.16.172.69 up within 40s
        at 260s expect ping-answered site within 2s
        expect state 7204VXR-2 hsrp 1 Standby
        run until 265s
    )");
    QVERIFY2(played.passed, played.report().c_str());
    const auto& faults = played.summary.faults();
    QCOMPARE(faults.size(), 2u);
    // ios-behaviour §3.6: the hold time of 10 s since the last hello, which was at most 3 s before.
    QVERIFY(after_fault(played, 0, "HSRP") >= 7s && after_fault(played, 0, "HSRP") <= 10s);
    // §7.7: up to 10 s to the next keepalive, then five times 2 s.
    QVERIFY(after_fault(played, 0, "dead peer") >= 10s && after_fault(played, 0, "dead peer") <= 20100ms);
    QVERIFY(after_fault(played, 0, "IKE phase 2") > after_fault(played, 0, "dead peer"));
    // One outage each, and it is over when the new tunnel stands.
    for (const auto& fault : faults) {
        QCOMPARE(fault.probes.at(0).outages.size(), 1u);
        QVERIFY(fault.probes.at(0).outages[0].restored);
        QVERIFY(*fault.probes.at(0).outages[0].length() <= 25s);
    }
}

void HaVpnTest::inside_interface_shut_moves_the_role_by_tracking() {
    const Played played = converged_then(R"script(
        at 125s fail 7204VXR-1 FastEthernet0/1
        expect show 7204VXR-1 "show standby" contains "Priority 50 (configured 200)" within 1ms
        expect state 7204VXR-2 hsrp 1 Active within 4s
        expect state 7204VXR-1 hsrp 1 Standby within 20s
        expect route 7206-1 20.1.1.0/24 via 10.1.1.2 within 10s
        expect sa 7204VXR-2 peer 172.16.172.69 up within 40s
        at 175s expect ping-answered site within 2s
        at 200s restore 7204VXR-1 FastEthernet0/1
        expect state 7204VXR-1 hsrp 1 Active within 10s
        expect ospf 7204VXR-1 neighbors FULL 2 within 60s
        at 280s expect ping-answered site within 2s
        run until 285s
    )script");
    QVERIFY2(played.passed, played.report().c_str());
    // §3.6: no hold time is waited for.
    QVERIFY(after_fault(played, 0, "HSRP") <= 3100ms);
}

void HaVpnTest::outside_cable_cut() {
    const Played played = converged_then(R"(
        at 125s cut 7204VXR-1 FastEthernet0/0
        expect log 7204VXR-1 /%LINK-3-UPDOWN: Interface FastEthernet0\/0, changed state to down/ within 3s
        expect state 7204VXR-1 hsrp 1 Init within 1ms
        expect state 7204VXR-2 hsrp 1 Active within 10.1s
        expect sa 7204VXR-2 peer 172.16.172.69 up within 30s
        at 170s expect ping-answered site within 2s
        at 200s uncut 7204VXR-1 FastEthernet0/0
        expect state 7204VXR-1 hsrp 1 Active within 10s
        at 260s expect ping-answered site within 2s
        run until 265s
    )");
    QVERIFY2(played.passed, played.report().c_str());
}

void HaVpnTest::inside_cable_cut() {
    const Played played = converged_then(R"(
        at 125s cut 7204VXR-1 FastEthernet0/1
        expect state 7204VXR-2 hsrp 1 Active within 4s
        expect route 7206-1 20.1.1.0/24 via 10.1.1.2 within 50s
        at 190s expect ping-answered site within 2s
        at 200s uncut 7204VXR-1 FastEthernet0/1
        expect state 7204VXR-1 hsrp 1 Active within 10s
        at 290s expect ping-answered site within 2s
        run until 295s
    )");
    QVERIFY2(played.passed, played.report().c_str());
}

void HaVpnTest::active_gateway_powered_off_and_on() {
    const Played played = converged_then(R"(
        at 125s power-off 7204VXR-1
        expect state 7204VXR-2 hsrp 1 Active within 10.1s
        expect log 7206-1 /Nbr 172.16.172.52 .*from FULL to DOWN, Neighbor Down: Dead timer expired/ within 41s
        expect sa 7204VXR-2 peer 172.16.172.69 up within 30s
        at 180s expect ping-answered site within 2s
        at 200s power-on 7204VXR-1
        expect state 7204VXR-1 hsrp 1 Active within 30s
        expect ospf 7204VXR-1 neighbors FULL 2 within 70s
        at 300s expect ping-answered site within 2s
        run until 305s
    )");
    QVERIFY2(played.passed, played.report().c_str());
}

void HaVpnTest::active_gateway_reloads() {
    const Played played = converged_then(R"(
        at 125s reload 7204VXR-1
        expect state 7204VXR-2 hsrp 1 Active within 10.1s
        expect log 7204VXR-1 /%SYS-5-RESTART/ within 70s
        expect state 7204VXR-1 hsrp 1 Active within 100s
        expect ospf 7204VXR-1 neighbors FULL 2 within 150s
        at 300s expect ping-answered site within 2s
        run until 305s
    )");
    QVERIFY2(played.passed, played.report().c_str());
}

void HaVpnTest::wan_router_down_and_back() {
    const Played played = converged_then(R"(
        at 125s power-off WAN
        expect never state 7204VXR-2 hsrp 1 Active
        expect log vpn7200 /peer not responding/ within 25s
        expect no sa 7204VXR-1 peer 172.16.172.69 up within 40s
        at 130s expect never ping-answered site for 60s
        at 190s power-on WAN
        expect sa 7204VXR-1 peer 172.16.172.69 up within 60s
        at 260s expect ping-answered site within 2s
        run until 265s
    )");
    QVERIFY2(played.passed, played.report().c_str());
}

void HaVpnTest::outside_switch_down_and_back() {
    const Played played = converged_then(R"(
        at 125s power-off LAN-W
        expect state 7204VXR-1 hsrp 1 Init within 1ms
        expect state 7204VXR-2 hsrp 1 Init within 1ms
        at 130s expect never ping-answered site for 50s
        at 180s power-on LAN-W
        expect state 7204VXR-1 hsrp 1 Active within 30s
        expect state 7204VXR-2 hsrp 1 Standby within 50s
        expect sa 7204VXR-1 peer 172.16.172.69 up within 60s
        at 260s expect ping-answered site within 2s
        run until 265s
    )");
    QVERIFY2(played.passed, played.report().c_str());
}

void HaVpnTest::both_gateways_down_and_back() {
    const Played played = converged_then(R"(
        at 125s power-off 7204VXR-1
        power-off 7204VXR-2
        after 100ms expect never ping-answered site for 60s
        expect no route 7206-1 20.1.1.0/24 within 60s
        at 200s power-on 7204VXR-1
        power-on 7204VXR-2
        expect state 7204VXR-1 hsrp 1 Active within 40s
        expect ospf 7206-1 neighbors FULL 2 within 80s
        at 300s expect ping-answered site within 2s
        run until 305s
    )");
    QVERIFY2(played.passed, played.report().c_str());
}

void HaVpnTest::without_preempt_the_role_stays() {
    const Played played =
        play("ha-vpn", "config 7204VXR-1 interface FastEthernet0/0 ; no standby 1 preempt\n" + kConverged + R"(
        at 125s fail 7204VXR-1 FastEthernet0/0
        expect state 7204VXR-2 hsrp 1 Active within 10.1s
        at 170s expect ping-answered site within 2s
        at 200s restore 7204VXR-1 FastEthernet0/0
        expect never state 7204VXR-1 hsrp 1 Active for 100s
        expect state 7204VXR-1 hsrp 1 Standby within 40s
        at 310s expect state 7204VXR-2 hsrp 1 Active
    )");
    QVERIFY2(played.passed, played.report().c_str());
    // The repair moved nothing, so it lost nothing.
    QVERIFY(played.summary.faults().at(1).probes.at(0).outages.empty());
}

void HaVpnTest::wrong_pre_shared_key_brings_no_tunnel() {
    const Played played = play("ha-vpn", R"(
        config vpn7200 no crypto isakmp key cisco123 address 172.16.172.53 ; crypto isakmp key wrong address 172.16.172.53
        at 90s ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s as site
        expect never ping-answered site
        expect never sa vpn7200 peer 172.16.172.53 up
        expect never sa 7204VXR-1 peer 172.16.172.69 up
        expect record 7204VXR-1 ike.Refused within 20s
        expect record vpn7200 ike.SaDeleted within 120s
        run until 240s
    )");
    QVERIFY2(played.passed, played.report().c_str());
    QVERIFY(played.probes.all().at(0).lost > 100);
}

void HaVpnTest::mismatched_transform_brings_no_tunnel() {
    const Played played = play("ha-vpn", R"(
        config vpn7200 crypto ipsec transform-set myset esp-3des esp-sha-hmac
        at 90s ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s as site
        expect never ping-answered site
        expect never sa vpn7200 peer 172.16.172.53 up
        expect record 7204VXR-1 ike.StepChanged to=Complete within 10s
        expect record 7204VXR-1 ike.Refused reason=NoProposalChosen within 20s
        run until 150s
    )");
    QVERIFY2(played.passed, played.report().c_str());
}

void HaVpnTest::two_rekeys_lose_nothing() {
    const Played played = converged_then("run until 3h\n");
    QVERIFY2(played.passed, played.report().c_str());
    const auto& probe = played.probes.all().at(0);
    QCOMPARE(probe.outages.size(), 1u);  // the first negotiation
    QVERIFY(probe.outages[0].restored && *probe.outages[0].restored <= kPowerOn + 100s);
    QVERIFY(probe.sent >= 3u * 3600 - 91);
    // Lifetime 3600 s: new keys for both directions shortly before each of the two ends, and the first ones.
    QVERIFY(played.count("IPSEC(create_sa): sa created") >= 3 * 2 * 2);
}

QTEST_APPLESS_MAIN(HaVpnTest)
#include "ha_vpn_test.moc"
