/// The routing tables of the tech note, made from the offers that its routers have, and the other show forms.
#include <fstream>
#include <QTest>
#include <sstream>

#include "engine/rib/rib.h"
#include "engine/rib/show.h"
#include "tests/support/fake_services.h"
#include "tests/support/source_path.h"

using namespace switchover;
using rib::Rib;
using rib::Route;
using test::FakeServices;

namespace {

std::string golden(const std::string& name) {
    std::ifstream in{test::source_path("tests/golden/rib/") + name};
    std::stringstream text;
    text << in.rdbuf();
    return text.str();
}

Ipv4Address ip(std::string_view text) { return Ipv4Address::parse(text).value(); }
Prefix net(std::string_view text) { return Prefix::parse(text).value(); }

struct Box : FakeServices {
    Rib rib;
    std::vector<Route> ospf;
    rib::Config config;

    /// A route that OSPF learnt `age` before now.
    void learn(std::string_view prefix, rib::Code code, std::uint32_t metric, std::vector<rib::NextHop> paths,
               Duration age) {
        Route route;
        route.prefix = net(prefix);
        route.source = rib::Source::Ospf;
        route.code = code;
        route.distance = 110;
        route.metric = metric;
        route.forward_metric = 1;
        route.from = ip("172.16.172.52");
        route.paths.assign(paths.begin(), paths.end());
        ospf.push_back(route);
        const Instant then = now;
        now -= age;
        rib.replace_ospf(1, ospf, *this);
        now = then;
    }
    void add_static(std::string_view prefix, std::string_view via) {
        rib::StaticRoute route;
        route.prefix = net(prefix);
        route.next_hop = ip(via);
        config.static_routes.push_back(route);
    }
    void boot() {
        now = kPowerOn;
        rib.configure(config, *this);
        now = kPowerOn + 10h;
    }
    rib::ShowContext context() {
        names.clear();
        for (const Interface& port : ports) names.push_back(port.name);
        rib::ShowContext c;
        c.now = now;
        c.interfaces = names;
        return c;
    }
    std::string routes() {
        TextOut out;
        show_ip_route(rib.view(), context(), out);
        return out.take();
    }
    std::vector<std::string> names;
};

using rib::Code;

/// 7204VXR-1 before the failure; delta D of the lab.
void build_7204vxr_1(Box& box) {
    box.add_interface("FastEthernet0/0", "172.16.172.52/28");
    box.add_interface("FastEthernet0/1", "10.1.1.1/24");
    box.add_static("172.16.172.64/28", "172.16.172.49");
    box.add_static("10.48.66.0/23", "10.1.1.2");
    box.boot();
    box.learn("99.99.99.99/32", Code::OspfIntra, 2, {{ip("10.1.1.3"), 1}}, 11min + 21s);
    box.rib.add_reverse(net("20.1.1.0/24"), ip("172.16.172.69"), box);
}

}  // namespace

class RibShowTest : public QObject {
    Q_OBJECT
   private slots:
    void before_7204vxr_1() {
        Box box;
        build_7204vxr_1(box);
        QCOMPARE(box.routes(), golden("before.7204VXR-1.show-ip-route.txt"));
    }
    void before_7204vxr_1_cef() {
        Box box;
        build_7204vxr_1(box);
        rib::ShowContext context = box.context();
        context.adjacencies = {{0, ip("172.16.172.49")}};
        TextOut out;
        show_ip_cef(box.rib.view(), context, ip("20.1.1.0"), out);
        // The version is a counter of the captured router: masked on both sides.
        const auto mask = [](std::string text) {
            const std::size_t at = text.find("version ") + 8;
            return text.replace(at, text.find(',', at) - at, "N");
        };
        QCOMPARE(mask(out.take()), mask(golden("before.7204VXR-1.show-ip-cef-20.1.1.0-detail.txt")));
    }
    void before_7204vxr_2() {
        Box box;
        box.add_interface("FastEthernet0/0", "172.16.172.54/28");
        box.add_interface("FastEthernet1/0", "10.1.1.2/24");
        box.add_interface("FastEthernet3/0", "10.48.67.182/23");
        box.add_static("172.16.172.64/28", "172.16.172.49");
        box.add_static("0.0.0.0/0", "10.48.66.1");
        box.boot();
        box.learn("99.99.99.99/32", Code::OspfIntra, 2, {{ip("10.1.1.3"), 1}}, 29min + 31s);
        box.learn("20.1.1.0/24", Code::OspfExternal2, 20, {{ip("10.1.1.1"), 1}}, 11min + 6s);
        QCOMPARE(box.routes(), golden("before.7204VXR-2.show-ip-route.txt"));
    }
    void inter_area_routes_and_the_range_they_come_from() {
        Box box;
        box.add_interface("FastEthernet0/1", "10.1.1.3/24");
        box.boot();
        box.learn("0.0.0.0/0", Code::OspfInter, 2, {{ip("10.1.1.1"), 0}}, 5min);
        box.learn("20.0.0.0/8", Code::OspfInter, 3, {{ip("10.1.1.1"), 0}}, 5min);
        box.learn("99.99.0.0/16", Code::OspfIntra, 1, {{Ipv4Address{}, rib::kNullInterface}}, 12s);
        const std::string text = box.routes();
        const auto has = [&text](const char* line) { return text.find(line) != std::string::npos; };
        QVERIFY2(has("\nO*IA 0.0.0.0/0 [110/2] via 10.1.1.1, 00:05:00, FastEthernet0/1\n"), text.c_str());
        QVERIFY2(has("\nO IA 20.0.0.0/8 [110/3] via 10.1.1.1, 00:05:00, FastEthernet0/1\n"), text.c_str());
        QVERIFY2(has("\nO       99.99.0.0 is a summary, 00:00:12, Null0\n"), text.c_str());
    }
    void before_7206_1() {
        Box box;
        box.add_interface("Loopback0", "99.99.99.99/32");
        box.add_interface("FastEthernet0/1", "10.1.1.3/24");
        box.boot();
        box.learn("10.48.66.0/23", Code::OspfExternal2, 20, {{ip("10.1.1.2"), 1}}, 32min + 22s);
        box.learn("172.16.172.64/28", Code::OspfExternal2, 20, {{ip("10.1.1.2"), 1}, {ip("10.1.1.1"), 1}}, 32min + 21s);
        box.learn("20.1.1.0/24", Code::OspfExternal2, 20, {{ip("10.1.1.1"), 1}}, 5min);
        // The note lost the age of one line (contradiction H): IOS always prints it.
        std::string want = golden("before.7206-1.show-ip-route.txt");
        const std::string damaged = "via 10.1.1.1, FastEthernet0/1";
        want.replace(want.find(damaged), damaged.size(), "via 10.1.1.1, 00:05:00, FastEthernet0/1");
        QCOMPARE(box.routes(), want);
    }
    void after_failover_7204vxr_1() {
        Box box;
        build_7204vxr_1(box);
        box.ospf.clear();
        box.learn("99.99.99.99/32", Code::OspfIntra, 2, {{ip("10.1.1.3"), 1}}, 0s);  // keeps its age
        box.now += 2h + 46min + 16s - (11min + 21s);
        box.set_admin(0, false);
        box.rib.on_interface(0, false, box);
        box.rib.remove_reverse(net("20.1.1.0/24"), ip("172.16.172.69"), box);
        const Instant end = box.now;
        box.now = end - 8min - 35s;
        box.learn("20.1.1.0/24", Code::OspfExternal2, 20, {{ip("10.1.1.2"), 1}}, 0s);
        // The static outlives its next hop until the periodic process looks (observation Q).
        box.now = end - 7min - 56s;
        box.rib.on_timer({}, box);
        box.learn("172.16.172.64/28", Code::OspfExternal2, 20, {{ip("10.1.1.2"), 1}}, 0s);
        box.now = end;
        QCOMPARE(box.routes(), golden("after-failover.7204VXR-1.show-ip-route.txt"));
    }
    void after_failover_7204vxr_2() {
        Box box;
        box.add_interface("FastEthernet0/0", "172.16.172.54/28");
        box.add_interface("FastEthernet1/0", "10.1.1.2/24");
        box.add_static("172.16.172.64/28", "172.16.172.49");
        box.add_static("0.0.0.0/0", "10.48.66.1");  // unresolved: FastEthernet3/0 is shut
        box.boot();
        box.learn("99.99.99.99/32", Code::OspfIntra, 2, {{ip("10.1.1.3"), 1}}, 3h + 4min + 18s);
        box.rib.add_reverse(net("20.1.1.0/24"), ip("172.16.172.69"), box);
        QCOMPARE(box.routes(), golden("after-failover.7204VXR-2.show-ip-route.txt"));
    }
    void after_failover_7206_1() {
        Box box;
        box.add_interface("Loopback0", "99.99.99.99/32");
        box.add_interface("FastEthernet0/1", "10.1.1.3/24");
        box.boot();
        box.learn("10.48.66.0/23", Code::OspfExternal2, 20, {{ip("10.1.1.2"), 1}}, 3h + 6min + 8s);
        box.learn("20.1.1.0/24", Code::OspfExternal2, 20, {{ip("10.1.1.2"), 1}}, 13min + 55s);
        box.learn("172.16.172.64/28", Code::OspfExternal2, 20, {{ip("10.1.1.2"), 1}}, 13min + 17s);
        QCOMPARE(box.routes(), golden("after-failover.7206-1.show-ip-route.txt"));
    }

    void one_destination() {
        Box box;
        build_7204vxr_1(box);
        rib::ShowContext context = box.context();
        context.redistribute_static = {{1, true}};
        TextOut out;
        show_ip_route(box.rib.view(), context, ip("20.1.1.77"), out);
        show_ip_route(box.rib.view(), context, ip("99.99.99.99"), out);
        show_ip_route(box.rib.view(), context, ip("10.1.1.9"), out);
        show_ip_route(box.rib.view(), context, ip("10.200.0.1"), out);
        show_ip_route(box.rib.view(), context, ip("192.168.1.1"), out);
        QCOMPARE(out.take(), std::string{"Routing entry for 20.1.1.0/24\n"
                                         "  Known via \"static\", distance 1, metric 0\n"
                                         "  Redistributing via ospf 1\n"
                                         "  Advertised by ospf 1 subnets\n"
                                         "  Routing Descriptor Blocks:\n"
                                         "  * 172.16.172.69\n"
                                         "      Route metric is 0, traffic share count is 1\n"
                                         "Routing entry for 99.99.99.99/32\n"
                                         "  Known via \"ospf 1\", distance 110, metric 2, type intra area\n"
                                         "  Last update from 10.1.1.3 on FastEthernet0/1, 00:11:21 ago\n"
                                         "  Routing Descriptor Blocks:\n"
                                         "  * 10.1.1.3, from 172.16.172.52, 00:11:21 ago, via FastEthernet0/1\n"
                                         "      Route metric is 2, traffic share count is 1\n"
                                         "Routing entry for 10.1.1.0/24\n"
                                         "  Known via \"connected\", distance 0, metric 0 (connected, via interface)\n"
                                         "  Routing Descriptor Blocks:\n"
                                         "  * directly connected, via FastEthernet0/1\n"
                                         "      Route metric is 0, traffic share count is 1\n"
                                         "% Subnet not in table\n"
                                         "% Network not in table\n"});
    }
    void majors_supernets_and_long_lines() {
        Box box;
        const InterfaceIndex a = box.add_interface("FastEthernet0/0", "192.168.12.1/24");
        box.add_interface("GigabitEthernet10/0/0", "1.1.1.1/8");
        box.add_static("192.168.0.0/16", "192.168.12.2");
        box.add_static("172.16.0.0/16", "192.168.12.2");
        rib::StaticRoute null_route;
        null_route.prefix = net("172.16.8.0/24");
        null_route.interface = "Null0";
        box.config.static_routes.push_back(null_route);
        box.boot();
        box.learn("192.168.100.168/30", Code::OspfExternal2, 20, {{ip("192.168.112.200"), 1}}, 3h);
        box.learn("192.168.13.0/24", Code::OspfInter, 30, {{ip("192.168.12.2"), a}}, 30h);
        std::string text = box.routes();
        text.erase(0, text.find("Gateway"));
        QCOMPARE(text, std::string{"Gateway of last resort is not set\n"
                                   "\n"
                                   "     172.16.0.0/16 is variably subnetted, 2 subnets, 2 masks\n"
                                   "S       172.16.0.0/16 [1/0] via 192.168.12.2\n"
                                   "S       172.16.8.0/24 is directly connected, Null0\n"
                                   "C    1.0.0.0/8 is directly connected, GigabitEthernet10/0/0\n"
                                   "C    192.168.12.0/24 is directly connected, FastEthernet0/0\n"
                                   "O IA 192.168.13.0/24 [110/30] via 192.168.12.2, 1d06h, FastEthernet0/0\n"
                                   "     192.168.100.0/30 is subnetted, 1 subnets\n"
                                   "O E2    192.168.100.168 \n"
                                   "           [110/20] via 192.168.112.200, 03:00:00, GigabitEthernet10/0/0\n"
                                   "S    192.168.0.0/16 [1/0] via 192.168.12.2\n"});
    }
    void one_source() {
        Box box;
        build_7204vxr_1(box);
        const auto shown = [&box](rib::RouteFilter filter) {
            TextOut out;
            show_ip_route(box.rib.view(), box.context(), filter, out);
            return out.take();
        };
        // Neither legend nor gateway; the headers count what is not shown as well.
        QCOMPARE(shown({rib::Source::Connected}),
                 std::string{"     172.16.0.0/28 is subnetted, 2 subnets\n"
                             "C       172.16.172.48 is directly connected, FastEthernet0/0\n"
                             "     10.0.0.0/8 is variably subnetted, 2 subnets, 2 masks\n"
                             "C       10.1.1.0/24 is directly connected, FastEthernet0/1\n"});
        QCOMPARE(shown({rib::Source::Static}), std::string{"     20.0.0.0/24 is subnetted, 1 subnets\n"
                                                           "S       20.1.1.0 [1/0] via 172.16.172.69\n"
                                                           "     172.16.0.0/28 is subnetted, 2 subnets\n"
                                                           "S       172.16.172.64 [1/0] via 172.16.172.49\n"
                                                           "     10.0.0.0/8 is variably subnetted, 2 subnets, 2 masks\n"
                                                           "S       10.48.66.0/23 [1/0] via 10.1.1.2\n"});
        const std::string ospf =
            "     99.0.0.0/32 is subnetted, 1 subnets\n"
            "O       99.99.99.99 [110/2] via 10.1.1.3, 00:11:21, FastEthernet0/1\n";
        QCOMPARE(shown({rib::Source::Ospf}), ospf);
        QCOMPARE(shown({rib::Source::Ospf, 1}), ospf);
        QCOMPARE(shown({rib::Source::Ospf, 2}), std::string{});
    }
    void summary() {
        Box box;
        build_7204vxr_1(box);
        box.learn("192.168.13.0/24", Code::OspfExternal2, 20, {{ip("10.1.1.3"), 1}}, 1h);
        TextOut out;
        show_ip_route_summary(box.rib.view(), out);
        QCOMPARE(out.take(), std::string{"IP routing table name is Default-IP-Routing-Table(0)\n"
                                         "Route Source    Networks    Subnets     Overhead    Memory (bytes)\n"
                                         "connected       0           2           128         304\n"
                                         "static          0           3           192         456\n"
                                         "ospf 1          1           1           128         304\n"
                                         "  Intra-area: 1 Inter-area: 0 External-1: 0 External-2: 1\n"
                                         "  NSSA External-1: 0 NSSA External-2: 0\n"
                                         "internal        4                                   4688\n"
                                         "Total           5           6           448         5752\n"});
        Box empty;
        empty.boot();
        TextOut none;
        show_ip_route_summary(empty.rib.view(), none);
        QVERIFY(none.text().ends_with("Total           0           0           0           0\n"));
    }
    void adjacencies() {
        Box box;
        build_7204vxr_1(box);
        const rib::Neighbour known{
            0,     ip("172.16.172.49"), MacAddress::from(0x00127FFF04D7), MacAddress::from(0x58BFEAFFE5B6),
            false, 3h + 57min};
        const rib::Neighbour asked{1, ip("10.1.1.2"), {}, {}, true, {}};
        const std::vector<rib::Neighbour> all{known, asked};
        rib::ShowContext context = box.context();
        TextOut brief;
        show_adjacency(box.rib.view(), context, all, false, brief);
        QCOMPARE(brief.take(), std::string{"Protocol Interface                 Address\n"
                                           "IP       FastEthernet0/0           172.16.172.49(6)\n"
                                           "IP       FastEthernet0/1           10.1.1.2(5) (incomplete)\n"});
        TextOut detail;
        show_adjacency(box.rib.view(), context, {all.data(), 1}, true, detail);
        QCOMPARE(detail.take(), std::string{"Protocol Interface                 Address\n"
                                            "IP       FastEthernet0/0           172.16.172.49(6)\n"
                                            "                                   0 packets, 0 bytes\n"
                                            "                                   00127FFF04D758BFEAFFE5B60800\n"
                                            "                                   ARP        03:57:00\n"
                                            "                                   Epoch: 0\n"});
        context.is_12_2 = true;
        TextOut none;
        show_adjacency(box.rib.view(), context, {}, true, none);
        QCOMPARE(none.take(), std::string{"Protocol Interface                 Address\n"});
    }
    void cef_table() {
        Box box;
        build_7204vxr_1(box);
        TextOut out;
        show_ip_cef(box.rib.view(), box.context(), out);
        QCOMPARE(out.take(),
                 std::string{"Prefix              Next Hop             Interface\n"
                             "0.0.0.0/0           drop                 Null0 (default route handler entry)\n"
                             "0.0.0.0/32          receive\n"
                             "10.1.1.0/24         attached             FastEthernet0/1\n"
                             "10.1.1.0/32         receive\n"
                             "10.1.1.1/32         receive\n"
                             "10.1.1.255/32       receive\n"
                             "10.48.66.0/23       10.1.1.2             FastEthernet0/1\n"
                             "20.1.1.0/24         172.16.172.49        FastEthernet0/0\n"
                             "99.99.99.99/32      10.1.1.3             FastEthernet0/1\n"
                             "172.16.172.48/28    attached             FastEthernet0/0\n"
                             "172.16.172.48/32    receive\n"
                             "172.16.172.52/32    receive\n"
                             "172.16.172.63/32    receive\n"
                             "172.16.172.64/28    172.16.172.49        FastEthernet0/0\n"
                             "224.0.0.0/4         drop\n"
                             "224.0.0.0/24        receive\n"
                             "255.255.255.255/32  receive\n"});
    }
};

QTEST_APPLESS_MAIN(RibShowTest)
#include "rib_show_test.moc"
