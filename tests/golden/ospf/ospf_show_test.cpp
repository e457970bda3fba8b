#include <QTest>

#include "engine/ios/log/ospf.h"
#include "engine/ospf/show.h"
#include "tests/support/ospf_lab.h"

using namespace switchover;
using namespace switchover::ospf;
using test::OspfLab;

namespace {

/// 7204VXR-1, 7204VXR-2 and 7206-1 on LAN-I, converged.
struct Inside : OspfLab {
    Inside() {
        const std::size_t wire = add_wire();
        const char* const ids[] = {"172.16.172.52", "172.16.172.54", "99.99.99.99"};
        for (unsigned n = 1; n <= 3; ++n) attach(add_router(ids[n - 1]), wire, "10.1.1." + std::to_string(n) + "/24");
        loopback(2, "99.99.99.99/32");
        at(0).config.redistribute_static = Redistribution{};
        at(0).config.redistribute_static->subnets = true;
        rib::Route route;
        route.prefix = *Prefix::parse("172.16.172.64/28");
        route.source = rib::Source::Static;
        route.paths = {{Ipv4Address{172, 16, 172, 49}, kNoInterface}};
        at(0).box.static_and_connected.push_back(route);
        start();
        run_until(kPowerOn + 94s);
    }
    View view(std::size_t r) { return at(r).process.view(at(r).box.ports); }
};

void compare(const std::string& got, const std::string& expected) {
    const QStringList have = QString::fromStdString(got).split('\n'),
                      want = QString::fromStdString(expected).split('\n');
    for (qsizetype n = 0; n < std::min(have.size(), want.size()); ++n) QCOMPARE(have[n], want[n]);
    QCOMPARE(have.size(), want.size());
}

}  // namespace

class OspfShowTest : public QObject {
    Q_OBJECT
   private slots:
    void neighbor() {
        Inside lab;
        TextOut out;
        show_ip_ospf_neighbor(lab.view(2), lab.now, out);
        compare(out.text(),
                "\n"
                "Neighbor ID     Pri   State           Dead Time   Address         Interface\n"
                "172.16.172.52     1   FULL/BDR        00:00:36    10.1.1.1        FastEthernet0/0\n"
                "172.16.172.54     1   FULL/DR         00:00:36    10.1.1.2        FastEthernet0/0\n");
    }
    void interface() {
        Inside lab;
        TextOut out;
        show_ip_ospf_interface(lab.view(2), lab.now, false, out);
        compare(out.text(),
                "FastEthernet0/0 is up, line protocol is up \n"
                "  Internet Address 10.1.1.3/24, Area 0 \n"
                "  Process ID 1, Router ID 99.99.99.99, Network Type BROADCAST, Cost: 1\n"
                "  Transmit Delay is 1 sec, State DROTHER, Priority 1 \n"
                "  Designated Router (ID) 172.16.172.54, Interface address 10.1.1.2\n"
                "  Backup Designated router (ID) 172.16.172.52, Interface address 10.1.1.1\n"
                "  Timer intervals configured, Hello 10, Dead 40, Wait 40, Retransmit 5\n"
                "    oob-resync timeout 40\n"
                "    Hello due in 00:00:06\n"
                "  Supports Link-local Signaling (LLS)\n"
                "  Index 1/1, flood queue length 0\n"
                "  Next 0x0(0)/0x0(0)\n"
                "  Last flood scan length is 1, maximum is 1\n"
                "  Last flood scan time is 0 msec, maximum is 0 msec\n"
                "  Neighbor Count is 2, Adjacent neighbor count is 2 \n"
                "    Adjacent with neighbor 172.16.172.52  (Backup Designated Router)\n"
                "    Adjacent with neighbor 172.16.172.54  (Designated Router)\n"
                "  Suppress hello for 0 neighbor(s)\n"
                "Loopback1 is up, line protocol is up \n"
                "  Internet Address 99.99.99.99/32, Area 0 \n"
                "  Process ID 1, Router ID 99.99.99.99, Network Type LOOPBACK, Cost: 1\n"
                "  Loopback interface is treated as a stub Host\n");
    }
    void interface_brief() {
        Inside lab;
        TextOut out;
        show_ip_ospf_interface_brief(lab.view(2), out);
        compare(out.text(),
                "Interface    PID   Area  IP Address/Mask    Cost  State Nbrs F/C\n"
                "Fa0/0        1     0     10.1.1.3/24        1     DROTH 2/2\n"
                "Lo1          1     0     99.99.99.99/32     1     LOOP  0/0\n");
    }
    void database_external() {
        Inside lab;
        const DatabaseEntry* entry = lab.lsa(2, kAsExternalLsa, "172.16.172.64", "172.16.172.52");
        QVERIFY(entry != nullptr);
        TextOut out;
        show_ip_ospf_database(lab.view(2), lab.now, kAsExternalLsa, out);
        compare(out.text(), fmt::format("\n"
                                        "            OSPF Router with ID (99.99.99.99) (Process ID 1)\n"
                                        "\n"
                                        "                Type-5 AS External Link States\n"
                                        "\n"
                                        "  Routing Bit Set on this LSA\n"
                                        "  LS age: {}\n"
                                        "  Options: (No TOS-capability, DC)\n"
                                        "  LS Type: AS External Link\n"
                                        "  Link State ID: 172.16.172.64 (External Network Number )\n"
                                        "  Advertising Router: 172.16.172.52\n"
                                        "  LS Seq Number: 80000001\n"
                                        "  Checksum: 0x{:X}\n"
                                        "  Length: 36\n"
                                        "  Network Mask: /28\n"
                                        "        Metric Type: 2 (Larger than any link state path)\n"
                                        "        TOS: 0 \n"
                                        "        Metric: 20 \n"
                                        "        Forward Address: 0.0.0.0\n"
                                        "        External Route Tag: 0\n"
                                        "\n",
                                        entry->age(lab.now), entry->lsa->header.checksum));
    }
    void database_columns() {
        Inside lab;
        TextOut out;
        show_ip_ospf_database(lab.view(2), lab.now, out);
        const QStringList lines = QString::fromStdString(out.text()).split('\n');
        QCOMPARE(lines[1], QString("            OSPF Router with ID (99.99.99.99) (Process ID 1)"));
        QCOMPARE(lines[3], QString("                Router Link States (Area 0)"));
        QCOMPARE(lines[5], QString("Link ID         ADV Router      Age         Seq#       Checksum Link count"));
        QVERIFY(lines[6].startsWith("99.99.99.99     99.99.99.99     "));
        QCOMPARE(lines[6].indexOf("0x80"), qsizetype{44});
        QCOMPARE(lines[6].indexOf("0x00"), qsizetype{55});
        QCOMPARE(lines[6].mid(63), QString(" 2"));
        QVERIFY(out.text().find("                Net Link States (Area 0)\n\nLink ID") != std::string::npos);
        QVERIFY(out.text().find("Checksum Tag\n172.16.172.64   172.16.172.52   ") != std::string::npos);
    }
    void neighbor_detail() {
        Inside lab;
        const View view = lab.view(2);
        TextOut out;
        show_ip_ospf_neighbor_detail(view, lab.now, out, {std::nullopt, Ipv4Address{172, 16, 172, 54}});
        const NeighborView& n = view.interfaces[0].neighbors[1];
        compare(out.text(), fmt::format(" Neighbor 172.16.172.54, interface address 10.1.1.2\n"
                                        "    In the area 0 via interface FastEthernet0/0 \n"
                                        "    Neighbor priority is 1, State is FULL, {} state changes\n"
                                        "    DR is 10.1.1.2 BDR is 10.1.1.1\n"
                                        "    Options is 0x2\n"
                                        "    Dead timer due in 00:00:36\n"
                                        "    Neighbor is up for {}\n"
                                        "    Index 2/1, retransmission queue length 0, number of retransmission 1\n"
                                        "    First 0x0(0)/0x0(0) Next 0x0(0)/0x0(0)\n"
                                        "    Last retransmission scan length is 1, maximum is 1\n"
                                        "    Last retransmission scan time is 0 msec, maximum is 0 msec\n",
                                        n.state_changes, ios_elapsed(lab.now - n.state_since)));
        TextOut all;
        show_ip_ospf_neighbor_detail(view, lab.now, all);
        QCOMPARE(QString::fromStdString(all.text()).count(" Neighbor 1"), qsizetype{2});
        TextOut other;
        show_ip_ospf_neighbor_detail(view, lab.now, other, {InterfaceIndex{1}, std::nullopt});
        QVERIFY(other.empty());
    }
    void border_routers() {
        Inside lab;
        TextOut out;
        show_ip_ospf_border_routers(lab.view(2), {"FastEthernet0/0", "Loopback1"}, out);
        const std::uint32_t runs = lab.view(2).areas[0].spf_runs;
        QVERIFY(runs > 0);
        compare(out.text(), fmt::format("\n"
                                        "OSPF Process 1 internal Routing Table\n"
                                        "\n"
                                        "Codes: i - Intra-area route, I - Inter-area route\n"
                                        "\n"
                                        "i 172.16.172.52 [1] via 10.1.1.1, FastEthernet0/0, ASBR, Area 0, SPF {}\n",
                                        runs));
    }
    void protocols() {
        Inside lab;
        View view = lab.view(2);
        view.routes_changed = lab.now - 681s;
        view.config.networks = {{Ipv4Address{10, 1, 1, 0}, Ipv4Address{0, 0, 0, 255}, 0}};
        view.config.passive_interfaces = {"Loopback1"};
        TextOut out;
        show_ip_protocols(view, lab.now, out);
        compare(out.text(),
                "Routing Protocol is \"ospf 1\"\n"
                "  Outgoing update filter list for all interfaces is not set\n"
                "  Incoming update filter list for all interfaces is not set\n"
                "  Router ID 99.99.99.99\n"
                "  Number of areas in this router is 1. 1 normal 0 stub 0 nssa\n"
                "  Maximum path: 4\n"
                "  Routing for Networks:\n"
                "    10.1.1.0 0.0.0.255 area 0\n"
                "  Passive Interface(s):\n"
                "    Loopback1\n"
                "  Routing Information Sources:\n"
                "    Gateway         Distance      Last Update\n"
                "    172.16.172.52        110      00:11:21\n"
                "  Distance: (default is 110)\n"
                "\n");
        TextOut asbr;
        show_ip_protocols(lab.view(0), lab.now, asbr);
        QVERIFY(asbr.text().find("  It is an autonomous system boundary router\n"
                                 "  Redistributing External Routes from,\n"
                                 "    static, includes subnets in redistribution\n") != std::string::npos);
    }
    void database_summary() {
        Inside lab;
        TextOut out;
        show_ip_ospf_database_summary(lab.view(0), true, out);
        compare(out.text(),
                "\n"
                "            OSPF Router with ID (172.16.172.52) (Process ID 1)\n"
                "\n"
                "Area 0 database summary\n"
                "  LSA Type      Count    Delete   Maxage\n"
                "  Router        3        0        0\n"
                "  Network       1        0        0\n"
                "  Summary Net   0        0        0\n"
                "  Summary ASBR  0        0        0\n"
                "  Type-7 Ext    0        0        0\n"
                "  Opaque Link   0        0        0\n"
                "  Opaque Area   0        0        0\n"
                "  Subtotal      4        0        0\n"
                "\n"
                "Process 1 database summary\n"
                "  LSA Type      Count    Delete   Maxage\n"
                "  Router        3        0        0\n"
                "  Network       1        0        0\n"
                "  Summary Net   0        0        0\n"
                "  Summary ASBR  0        0        0\n"
                "  Type-7 Ext    0        0        0\n"
                "  Opaque Link   0        0        0\n"
                "  Opaque Area   0        0        0\n"
                "  Type-5 Ext    1        0        0\n"
                "  Opaque AS     0        0        0\n"
                "  Total         5        0        0\n");
        TextOut later;
        show_ip_ospf_database_summary(lab.view(0), false, later);
        QVERIFY(later.text().find("      Prefixes redistributed in Type-5  1\n") != std::string::npos);
        QVERIFY(later.text().find("  Non-self      3\n") != std::string::npos);
    }
    void adjacency_log() {
        Inside lab;
        const ios::Names names{{"FastEthernet0/0", "Loopback1"}, false};
        std::vector<ios::LogLine> lines;
        for (const switchover::Record& r : lab.at(2).box.records)
            if (const auto* own = std::get_if<ospf::Record>(&r.body)) ios::log_lines(*own, names, lines);
        const auto has = [&lines](ios::Debug debug, const std::string& text) {
            return std::ranges::any_of(lines,
                                       [&](const ios::LogLine& l) { return l.debug == debug && l.text == text; });
        };
        QVERIFY(
            has(ios::Debug::None,
                "%OSPF-5-ADJCHG: Process 1, Nbr 172.16.172.54 on FastEthernet0/0 from LOADING to FULL, Loading Done"));
        QVERIFY(has(ios::Debug::OspfAdj, "OSPF: DR/BDR election on FastEthernet0/0"));
        QVERIFY(has(ios::Debug::OspfAdj, "OSPF: Elect DR 172.16.172.54"));
        QVERIFY(has(ios::Debug::OspfAdj, "       DR: 172.16.172.54 (Id)   BDR: 172.16.172.52 (Id)"));
        QVERIFY(has(ios::Debug::OspfAdj, "OSPF: NBR Negotiation Done. We are the SLAVE"));
    }
};

QTEST_APPLESS_MAIN(OspfShowTest)
#include "ospf_show_test.moc"
