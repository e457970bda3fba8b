#include <QtTest>

#include "tests/support/lab.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

/// A running router keeps its interfaces by name, whatever lines go before them.
class ReconfigureTest : public QObject {
    Q_OBJECT

    static QString show(Lab& lab, const char* node, const char* command) {
        return QString::fromStdString(lab.show(node, command));
    }

   private slots:
    void a_removed_loopback_moves_no_other_interface() {
        Lab lab{"ha-vpn"};
        lab.run_until(120s);
        const Device* router = lab.world().device("7206-1");
        const std::size_t count = router->interfaces().size();
        const InterfaceIndex loopback = router->find_interface("Loopback0");
        lab.input("config 7206-1 router ospf 1 ; network 0.0.0.0 255.255.255.255 area 0");
        lab.input("config 7206-1 interface Loopback7 ; ip address 77.77.77.77 255.255.255.255");
        lab.input("config 7206-1 interface Loopback8 ; ip address 88.88.88.88 255.255.255.255");
        lab.run_for(30s);
        QVERIFY(show(lab, "7204VXR-1", "show ip route").contains("77.77.77.77"));
        lab.input("config 7206-1 no interface Loopback0");
        lab.run_for(60s);
        QCOMPARE(router->find_interface("Loopback0"), loopback);
        QVERIFY(router->interfaces()[loopback].deleted && !router->interfaces()[loopback].has_address());
        QVERIFY(!router->interfaces()[loopback].line_protocol);
        QCOMPARE(router->interfaces().size(), count + 2);
        QVERIFY(!show(lab, "7206-1", "show ip interface brief").contains("Loopback0"));
        QVERIFY(!show(lab, "7206-1", "show interfaces").contains("Loopback0"));
        const QString routes = show(lab, "7204VXR-1", "show ip route");
        QVERIFY2(!routes.contains("99.99.99.99"), qPrintable(routes));
        QVERIFY2(routes.contains("77.77.77.77") && routes.contains("88.88.88.88"), qPrintable(routes));
        // A new one gets a place of its own, and the old name its old place.
        lab.input("config 7206-1 interface Loopback9 ; ip address 90.90.90.90 255.255.255.255");
        lab.input("config 7206-1 interface Loopback0 ; ip address 99.99.99.98 255.255.255.255");
        lab.run_for(60s);
        QCOMPARE(router->find_interface("Loopback0"), loopback);
        QCOMPARE(router->interfaces().size(), count + 3);
        const QString again = show(lab, "7204VXR-1", "show ip route");
        for (const char* address : {"99.99.99.98", "77.77.77.77", "88.88.88.88", "90.90.90.90"})
            QVERIFY2(again.contains(address), qPrintable(again));
        QVERIFY(show(lab, "7206-1", "show ip interface brief").contains("Loopback0"));
    }
    void a_physical_interface_cannot_be_removed() {
        Lab lab{"ha-vpn"};
        lab.run_until(10s);
        const auto refused = parse_input("config 7206-1 no interface FastEthernet0/1");
        QVERIFY(refused && !lab.world().apply(*refused));
    }
    void a_removed_interface_replays() {
        Lab lab{"ha-vpn"};
        lab.run_until(60s);
        lab.input("config 7206-1 no interface Loopback0");
        lab.run_for(60s);
        QCOMPARE(lab.replayed().fingerprint(), lab.fingerprint());
    }
};

QTEST_APPLESS_MAIN(ReconfigureTest)
#include "reconfigure_test.moc"
