#include <QtTest>

#include "tests/support/lab.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

namespace {

/// The remote gateway knows both hubs by their own addresses, and HSRP has nothing to do with it. The second hub draws
/// no traffic, so it never calls first.
const std::string kTwoPeers = R"(
    at 1s config 7204VXR-1 interface FastEthernet0/0 ; no standby 1 ip ; no crypto map vpn redundancy VPNHA ; crypto map vpn
    config 7204VXR-2 interface FastEthernet0/0 ; no standby 1 ip ; no crypto map vpn redundancy VPNHA ; crypto map vpn
    config 7204VXR-2 crypto map vpn 10 ipsec-isakmp ; no reverse-route
    config vpn7200 crypto isakmp key cisco123 address 172.16.172.52
    config vpn7200 crypto isakmp key cisco123 address 172.16.172.54
    config vpn7200 crypto map vpn 10 ipsec-isakmp ; set peer 172.16.172.52 ; set peer 172.16.172.54 ; no set peer 172.16.172.53
    at 90s ping vpn7200 10.1.1.3 source 20.1.1.1 every 1s as site
    expect sa vpn7200 peer 172.16.172.52 up within 10s
)";

}  // namespace

/// Several `set peer` lines: the next one when the one in use is dead or was never there.
class PeerFailoverTest : public QObject {
    Q_OBJECT

   private slots:
    void keepalives_move_the_tunnel_to_the_second_peer() {
        // 10 s to the next keepalive, five tries two seconds apart, then the next packet asks the next peer.
        const Played played = play("ha-vpn", kTwoPeers + R"(
            run until 120s
            power-off 7204VXR-1
            expect sa vpn7200 peer 172.16.172.54 up within 30s
            expect sa 7204VXR-2 peer 172.16.172.69 up within 31s
            run until 200s
        )");
        QVERIFY2(played.passed, played.report().c_str());
        QVERIFY(played.count("peer not responding") > 0);
    }
    void a_first_peer_that_never_answers_is_given_up() {
        const Played played = play("ha-vpn", kTwoPeers.substr(0, kTwoPeers.find("    at 90s")) + R"(
            at 60s power-off 7204VXR-1
            at 90s ping vpn7200 10.1.1.3 source 20.1.1.1 every 1s as site
            expect sa vpn7200 peer 172.16.172.54 up within 75s
            run until 200s
        )");
        QVERIFY2(played.passed, played.report().c_str());
    }
};

QTEST_APPLESS_MAIN(PeerFailoverTest)
#include "peer_failover_test.moc"
