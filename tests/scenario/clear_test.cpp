/// `clear …` on the running lab: what goes, who is told, and that it comes back.
#include <QtTest>

#include "tests/support/lab.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

namespace {

/// The lab at 120 s with a tunnel that carries a ping a second.
Lab busy() {
    Lab lab{"ha-vpn"};
    lab.run_until(90s).input("ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s").run_until(120s);
    return lab;
}

QString show(Lab& lab, const char* node, const char* command) {
    return QString::fromStdString(lab.show(node, command));
}

std::size_t pairs(const Lab& lab, const char* node) {
    std::size_t count = 0;
    for (const auto& applied : lab.world().device(node)->crypto_map_view(lab.world().now()).applied)
        for (const auto& flow : applied.flows) count += flow.pairs.size();
    return count;
}

std::size_t live_ike(const Lab& lab, const char* node) {
    const auto view = lab.world().device(node)->ike_view(lab.world().now());
    return static_cast<std::size_t>(
        std::ranges::count_if(view.sas, [](const auto& sa) { return sa.state == ike::State::QmIdle && !sa.deleted; }));
}

const ospf::NeighborView* neighbor(const Lab& lab, const char* node, const char* router_id, ospf::View& view) {
    const Device* device = lab.world().device(node);
    view = device->ospf()->view(device->interfaces());
    for (const auto& interface : view.interfaces)
        for (const auto& n : interface.neighbors)
            if (n.router_id.text() == router_id) return &n;
    return nullptr;
}

bool full(const Lab& lab, const char* node, const char* router_id) {
    ospf::View view;
    const auto* n = neighbor(lab, node, router_id, view);
    return n != nullptr && n->state == ospf::NeighborState::Full;
}

bool accepted(Lab& lab, const char* words) {
    const auto input = parse_input(words);
    return input && lab.world().apply(*input).has_value();
}

}  // namespace

class ClearTest : public QObject {
    Q_OBJECT

   private slots:
    void crypto_sa_tells_the_peer_and_traffic_brings_it_back_data() {
        QTest::addColumn<QString>("command");
        QTest::addColumn<bool>("takes_ike");
        QTest::newRow("all") << "clear crypto sa" << false;
        QTest::newRow("peer") << "clear crypto sa peer 172.16.172.69" << false;
        QTest::newRow("map") << "clear crypto sa map vpn" << false;
        QTest::newRow("session") << "clear crypto session" << true;
    }
    void crypto_sa_tells_the_peer_and_traffic_brings_it_back() {
        QFETCH(QString, command);
        QFETCH(bool, takes_ike);
        Lab lab = busy();
        QVERIFY(pairs(lab, "7204VXR-1") > 0 && live_ike(lab, "7204VXR-1") == 1);
        lab.input("exec 7204VXR-1 " + command.toStdString());
        QCOMPARE(pairs(lab, "7204VXR-1"), 0u);
        QCOMPARE(live_ike(lab, "7204VXR-1"), takes_ike ? 0u : 1u);
        lab.run_for(50ms);
        QCOMPARE(pairs(lab, "vpn7200"), 0u);  // it was told by DELETE
        QCOMPARE(live_ike(lab, "vpn7200"), takes_ike ? 0u : 1u);
        lab.run_for(10s);
        QVERIFY(pairs(lab, "7204VXR-1") > 0 && live_ike(lab, "7204VXR-1") == 1);
    }
    void crypto_sa_of_another_peer_or_map_stays() {
        Lab lab = busy();
        const std::size_t before = pairs(lab, "7204VXR-1");
        lab.input("exec 7204VXR-1 clear crypto sa peer 9.9.9.9").input("exec 7204VXR-1 clear crypto sa map other");
        QCOMPARE(pairs(lab, "7204VXR-1"), before);
    }
    void crypto_counters_start_over() {
        Lab lab = busy();
        const QString before = show(lab, "vpn7200", "show crypto ipsec sa");
        QVERIFY2(before.count("#pkts encaps: 0,") < before.count("#pkts encaps: "), qPrintable(before));
        lab.input("exec vpn7200 clear crypto sa counters");
        const QString text = show(lab, "vpn7200", "show crypto ipsec sa");
        QCOMPARE(text.count("#pkts encaps: 0,"), text.count("#pkts encaps: "));
        QCOMPARE(pairs(lab, "vpn7200"), std::size_t{1});
    }
    void isakmp_by_connection() {
        Lab lab = busy();
        const auto view = lab.world().device("vpn7200")->ike_view(lab.world().now());
        QCOMPARE(view.sas.size(), std::size_t{1});
        const std::uint32_t connection = view.sas[0].connection;
        lab.input("exec vpn7200 clear crypto isakmp " + std::to_string(connection + 1000));
        QCOMPARE(live_ike(lab, "vpn7200"), 1u);
        lab.input("exec vpn7200 clear crypto isakmp " + std::to_string(connection)).run_for(50ms);
        QCOMPARE(live_ike(lab, "vpn7200"), 0u);
        QCOMPARE(live_ike(lab, "7204VXR-1"), 0u);
        QVERIFY(pairs(lab, "vpn7200") > 0);  // the SAs of phase 2 stay
    }
    void ospf_starts_anew_with_another_router_id() {
        Lab lab{"ha-vpn"};
        lab.run_until(120s);
        QVERIFY(full(lab, "7204VXR-1", "99.99.99.99"));
        lab.input("config 7206-1 interface Loopback7 ; ip address 172.31.0.7 255.255.255.255").run_for(10s);
        QVERIFY(full(lab, "7204VXR-1", "99.99.99.99"));  // a router id in use stays
        lab.world().take_records();
        lab.input("exec 7206-1 clear ip ospf process").run_for(1s);
        std::size_t down = 0;
        for (const std::string& line : lab.records())
            down += line.find("AdjacencyChanged") != line.npos && line.find("ProcessCleared") != line.npos;
        QCOMPARE(down, 2u);
        lab.run_for(60s);
        QVERIFY(full(lab, "7204VXR-1", "172.31.0.7"));
        const QString database = show(lab, "7204VXR-1", "show ip ospf database");
        QVERIFY2(database.contains("172.31.0.7"), qPrintable(database));
        QVERIFY2(!database.contains("99.99.99.99     99.99.99.99"), qPrintable(database));  // flushed, not left to age
        QVERIFY(show(lab, "7204VXR-1", "show ip route").contains("99.99.99.99"));
    }
    void routes_get_a_new_age() {
        Lab lab{"ha-vpn"};
        lab.run_until(200s);
        const QString before = show(lab, "7206-1", "show ip route");
        QVERIFY2(!before.contains("00:00:00"), qPrintable(before));
        lab.input("exec 7206-1 clear ip route 172.16.172.64 255.255.255.240");
        QString after = show(lab, "7206-1", "show ip route");
        QCOMPARE(after.count("00:00:00"), 2);  // its two paths
        lab.run_for(5s).input("exec 7206-1 clear ip route *");
        after = show(lab, "7206-1", "show ip route");
        QVERIFY2(after.count("00:00:00") > 2 && after.count("via") == before.count("via"), qPrintable(after));
        QVERIFY(!accepted(lab, "exec 7206-1 clear ip route 200.1.1.0"));
    }
    void arp_asks_anew_and_announces() {
        Lab lab{"ha-vpn"};
        lab.run_until(120s).input("ping 7206-1 10.1.1.1").run_for(1s);
        const auto known = lab.world().device("7206-1")->arp().resolved();
        QVERIFY(!known.empty());
        lab.world().take_records();
        lab.input("exec 7206-1 clear arp-cache");
        QVERIFY(lab.world().device("7206-1")->arp().resolved().empty());
        std::size_t requests = 0, announcements = 0;
        for (const Record& record : lab.world().take_records()) {
            const auto* of_device = std::get_if<device::Record>(&record.body);
            const auto* arp = of_device == nullptr ? nullptr : std::get_if<device::ArpSeen>(of_device);
            if (arp == nullptr || !arp->out) continue;
            requests += !arp->reply;
            announcements += arp->reply && arp->sender == arp->target;
        }
        QCOMPARE(requests, known.size());
        QCOMPARE(announcements, 1u);  // of the one port that is up
        lab.run_for(100ms);
        QVERIFY(lab.world().device("7206-1")->arp().resolved() == known);
    }
    void counters_of_one_interface_and_of_all() {
        Lab lab = busy();
        const auto sent = [&](std::size_t i) {
            return lab.world().device("7206-1")->interfaces()[i].counters.packets_out;
        };
        const InterfaceIndex port = lab.world().device("7206-1")->find_interface("FastEthernet0/1");
        QVERIFY(sent(port) > 0);
        lab.input("exec 7206-1 clear counters FastEthernet0/1");
        QCOMPARE(sent(port), std::uint64_t{0});
        QVERIFY(show(lab, "7206-1", "show interfaces FastEthernet0/1")
                    .contains("Last clearing of \"show interface\" counters 00:00:00"));
        QVERIFY(show(lab, "7206-1", "show interfaces Loopback0").contains("counters never"));
        lab.run_for(10s).input("exec 7206-1 clear counters");
        QVERIFY(show(lab, "7206-1", "show interfaces Loopback0").contains("counters 00:00:00"));
        QVERIFY(!accepted(lab, "exec 7206-1 clear counters FastEthernet9/9"));
    }
    void access_list_counters() {
        Lab lab = busy();
        QVERIFY(show(lab, "vpn7200", "show access-lists").contains("match"));
        QVERIFY(!accepted(lab, "exec vpn7200 clear access-list counters 199"));
        QVERIFY(show(lab, "vpn7200", "show access-lists").contains("match"));
        lab.input("exec vpn7200 clear access-list counters 101");
        QVERIFY(!show(lab, "vpn7200", "show access-lists").contains("match"));
        lab.run_for(5s).input("exec vpn7200 clear access-list counters");
        QVERIFY(!show(lab, "vpn7200", "show access-lists").contains("match"));
    }
    void what_is_no_command_is_refused() {
        Lab lab{"ha-vpn"};
        lab.run_until(10s);
        for (const char* words : {"exec 7206-1 clear", "exec 7206-1 clear crypto sa peer x", "exec 7206-1 show version",
                                  "exec 7206-1 clear ip ospf process now", "exec LAN-I clear counters"})
            QVERIFY2(!accepted(lab, words), words);
        QVERIFY(lab.world().journal().empty());
    }
    void all_of_them_replay() {
        Lab lab = busy();
        for (const char* command : {"clear crypto sa", "clear ip ospf process", "clear arp-cache", "clear counters",
                                    "clear ip route *", "clear crypto session", "clear access-list counters 101"})
            lab.input(std::string{"exec 7204VXR-1 "} + command).run_for(7s);
        Lab again = lab.replayed();
        QCOMPARE(again.fingerprint(), lab.fingerprint());
        QVERIFY(again.records() == lab.records());
    }
};

QTEST_APPLESS_MAIN(ClearTest)
#include "clear_test.moc"
