/// A packet that only passes through a router may go the way of the one before it. Nothing else may follow from that.
#include <QtTest>

#include "tests/support/lab.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

namespace {

constexpr const char* kStream = "ping vpn7200 172.16.172.52 every 5ms";  // over WAN, both ways

std::uint64_t answered(const Lab& lab) { return lab.world().device("vpn7200")->probe().view().probes.back().answered; }

/// Whether the stream is answered while `lab` runs on for a second; packets under way are left out.
bool passes(Lab& lab) {
    lab.run_for(50ms);
    const std::uint64_t before = answered(lab);
    lab.run_for(1s);
    return answered(lab) > before;
}

}  // namespace

class TransitTest : public QObject {
    Q_OBJECT

   private slots:
    /// A `debug` ends what the router remembers and has no other effect on what it does.
    void a_router_that_forgets_does_the_same() {
        Lab remembers{"ha-vpn"};
        remembers.run_until(100s).input(kStream);
        Lab forgets = remembers;
        for (int i = 0; i < 400; ++i) {
            remembers.run_for(5ms);
            forgets.run_for(5ms).input(i % 2 == 0 ? "exec WAN debug arp" : "exec WAN no debug arp");
        }
        QVERIFY(answered(remembers) > 350);
        QCOMPARE(answered(forgets), answered(remembers));
        for (NodeIndex node = 0; node < remembers.world().nodes().size(); ++node) {
            const Device* device = remembers.world().device(node);
            if (device == nullptr) continue;
            QCOMPARE(forgets.world().device(node)->fingerprint().value(), device->fingerprint().value());
            QCOMPARE(QString::fromStdString(forgets.show(device->name(), "show interfaces")),
                     QString::fromStdString(remembers.show(device->name(), "show interfaces")));
        }
    }
    void what_is_typed_holds_for_the_next_packet_data() {
        QTest::addColumn<QString>("lines");
        QTest::addColumn<QString>("undo");
        QTest::newRow("access list in") << "access-list 150 deny icmp any any ; interface FastEthernet0/1 ; "
                                           "ip access-group 150 in"
                                        << "interface FastEthernet0/1 ; no ip access-group 150 in";
        QTest::newRow("access list out") << "access-list 150 deny icmp any any ; interface FastEthernet0/0 ; "
                                            "ip access-group 150 out"
                                         << "interface FastEthernet0/0 ; no ip access-group 150 out";
        QTest::newRow("route") << "ip route 172.16.172.52 255.255.255.255 Null0"
                               << "no ip route 172.16.172.52 255.255.255.255 Null0";
        QTest::newRow("no ip routing") << "no ip routing"
                                       << "ip routing";
        QTest::newRow("shutdown") << "interface FastEthernet0/0 ; shutdown"
                                  << "interface FastEthernet0/0 ; no shutdown";
    }
    void what_is_typed_holds_for_the_next_packet() {
        QFETCH(QString, lines);
        QFETCH(QString, undo);
        Lab lab{"ha-vpn"};
        lab.run_until(100s).input(kStream);
        QVERIFY(passes(lab));
        lab.input("config WAN " + lines.toStdString());
        QVERIFY(!passes(lab));
        lab.input("config WAN " + undo.toStdString()).run_for(10s);
        QVERIFY(passes(lab));
    }
};

QTEST_APPLESS_MAIN(TransitTest)
#include "transit_test.moc"
