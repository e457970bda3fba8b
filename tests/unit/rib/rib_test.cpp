/// Who wins, when statics come and go, and what the forwarding table makes of it.
#include "engine/rib/rib.h"

#include <QTest>

#include "tests/support/fake_services.h"

using namespace switchover;
using rib::Action;
using rib::Change;
using rib::Rib;
using rib::Route;
using rib::Source;
using test::FakeServices;

namespace {

Ipv4Address ip(std::string_view text) { return Ipv4Address::parse(text).value(); }
Prefix net(std::string_view text) { return Prefix::parse(text).value(); }

Route ospf_route(std::string_view prefix, std::vector<rib::NextHop> paths, std::uint32_t metric = 2) {
    Route route;
    route.prefix = net(prefix);
    route.source = Source::Ospf;
    route.code = rib::Code::OspfIntra;
    route.distance = 110;
    route.metric = metric;
    route.paths.assign(paths.begin(), paths.end());
    return route;
}

rib::StaticRoute static_route(std::string_view prefix, std::string_view via, std::string interface = {},
                              std::uint8_t distance = 1) {
    rib::StaticRoute route;
    route.prefix = net(prefix);
    if (!via.empty()) route.next_hop = ip(via);
    route.interface = std::move(interface);
    route.distance = distance;
    return route;
}

struct Box : FakeServices {
    Rib rib;
    Box() {
        add_interface("FastEthernet0/0", "172.16.172.52/28");
        add_interface("FastEthernet0/1", "10.1.1.1/24");
    }
    void set_up(InterfaceIndex i, bool up) {
        set_carrier(i, up);
        rib.on_interface(i, up, *this);
    }
    void run_to(Instant end) {
        advance_to(end, [this](TimerTag tag) {
            if (tag.process == ProcessId::Rib) rib.on_timer(tag, *this);
        });
    }
    bool has(std::string_view prefix) const { return rib.table()->exact(net(prefix)) != nullptr; }
    Source source(std::string_view prefix) const { return rib.table()->exact(net(prefix))->source; }
    rib::Decision to(std::string_view a) const { return rib.fib()->decide(Ipv4Address{}, ip(a)); }
    std::string changes() {
        std::string text;
        for (const Change& change : rib.take_changes())
            text += std::string{change.kind == Change::Kind::Added     ? "+"
                                : change.kind == Change::Kind::Removed ? "-"
                                                                       : "~"} +
                    change.route.prefix.text() + " ";
        return text;
    }
};

}  // namespace

class RibTest : public QObject {
    Q_OBJECT
   private slots:
    void connected_follows_its_interface_at_once() {
        Box box;
        box.rib.configure({}, box);
        QCOMPARE(box.changes(), std::string{"+10.1.1.0/24 +172.16.172.48/28 "});
        QVERIFY(box.to("10.1.1.9").action == Action::Attached);
        QVERIFY(box.to("10.1.1.1").action == Action::Receive);
        QVERIFY(box.to("10.1.1.255").action == Action::Receive);
        box.set_up(1, false);
        QCOMPARE(box.changes(), std::string{"-10.1.1.0/24 "});
        QVERIFY(box.to("10.1.1.9").action == Action::NoRoute);
        QVERIFY(box.to("10.1.1.1").action == Action::NoRoute);
        box.set_up(1, true);
        QCOMPARE(box.changes(), std::string{"+10.1.1.0/24 "});
        QCOMPARE(box.records_of<rib::RouteChanged>().size(), std::size_t{4});
    }
    void a_recursive_static_enters_at_once_and_leaves_at_the_periodic_scan() {
        Box box;
        box.now = kPowerOn + 7s;  // the process counts from boot, which is now
        rib::Config config;
        config.static_routes = {static_route("172.16.172.64/28", "172.16.172.49")};
        box.set_carrier(0, false);
        box.rib.configure(config, box);
        QVERIFY(!box.has("172.16.172.64/28"));
        box.run_to(kPowerOn + 30s);
        box.set_up(0, true);
        QVERIFY(box.has("172.16.172.64/28"));
        QCOMPARE(box.to("172.16.172.69").next_hop, ip("172.16.172.49"));
        box.run_to(kPowerOn + 90s);
        box.set_up(0, false);
        QVERIFY(box.has("172.16.172.64/28"));
        QVERIFY(box.to("172.16.172.69").action == Action::NoRoute);  // still in the table, but leads nowhere
        box.run_to(kPowerOn + 7s + 120s - 1ns);
        QVERIFY(box.has("172.16.172.64/28"));
        box.run_to(kPowerOn + 7s + 120s);
        QVERIFY(!box.has("172.16.172.64/28"));
    }
    void a_static_through_an_interface_follows_it() {
        Box box;
        rib::Config config;
        config.static_routes = {static_route("20.0.0.0/8", "10.1.1.2", "FastEthernet0/1"),
                                static_route("30.0.0.0/8", "", "FastEthernet0/1"),
                                static_route("40.0.0.0/8", "", "Null0")};
        box.rib.configure(config, box);
        QVERIFY(box.to("20.1.1.1").action == Action::Via);
        QVERIFY(box.to("30.1.1.1").action == Action::Attached);
        QCOMPARE(box.to("30.1.1.1").next_hop, ip("30.1.1.1"));
        QVERIFY(box.to("40.1.1.1").action == Action::Null);
        box.set_up(1, false);
        QVERIFY(!box.has("20.0.0.0/8") && !box.has("30.0.0.0/8") && box.has("40.0.0.0/8"));
    }
    void a_permanent_static_stays() {
        Box box;
        rib::Config config;
        config.static_routes = {static_route("20.0.0.0/8", "", "FastEthernet0/1")};
        config.static_routes[0].permanent = true;
        box.rib.configure(config, box);
        box.set_up(1, false);
        QVERIFY(box.has("20.0.0.0/8"));
    }
    void statics_that_only_lean_on_each_other_never_enter_and_both_leave() {
        Box box;
        rib::Config config;
        config.static_routes = {static_route("20.0.0.0/8", "30.0.0.1"), static_route("30.0.0.0/8", "20.0.0.1")};
        box.rib.configure(config, box);
        QVERIFY(!box.has("20.0.0.0/8") && !box.has("30.0.0.0/8"));
        config.static_routes.push_back(static_route("20.0.0.0/24", "10.1.1.2"));
        box.rib.configure(config, box);
        QVERIFY(box.has("20.0.0.0/8") && box.has("30.0.0.0/8"));
        box.set_up(1, false);
        QVERIFY(box.has("20.0.0.0/8") && box.has("30.0.0.0/8"));
        box.run_to(kPowerOn + 60s);
        QVERIFY(!box.has("20.0.0.0/8") && !box.has("30.0.0.0/8") && !box.has("20.0.0.0/24"));
    }
    void recursion_goes_through_other_routes() {
        Box box;
        rib::Config config;
        config.static_routes = {static_route("172.16.172.64/28", "172.16.172.49")};
        box.rib.configure(config, box);
        box.rib.add_reverse(net("20.1.1.0/24"), ip("172.16.172.69"), box);
        const rib::Decision decision = box.to("20.1.1.1");
        QVERIFY(decision.action == Action::Via);
        QCOMPARE(decision.next_hop, ip("172.16.172.49"));
        QCOMPARE(decision.out, InterfaceIndex{0});
        const auto answer = box.rib.route(ip("20.1.1.1"));
        QVERIFY(answer.has_value());
        QCOMPARE(answer->prefix, net("20.1.1.0/24"));
        QCOMPARE(answer->next_hop, ip("172.16.172.49"));
        QVERIFY(box.source("20.1.1.0/24") == Source::ReverseRoute);
    }
    void reverse_routes_come_and_go_at_once() {
        Box box;
        box.rib.configure({}, box);
        box.rib.take_changes();
        box.rib.add_reverse(net("20.1.1.0/24"), ip("172.16.172.49"), box);
        box.rib.add_reverse(net("20.1.1.0/24"), ip("172.16.172.49"), box);
        QCOMPARE(box.changes(), std::string{"+20.1.1.0/24 "});
        box.rib.remove_reverse(net("20.1.1.0/24"), ip("172.16.172.49"), box);
        QCOMPARE(box.changes(), std::string{"-20.1.1.0/24 "});
        box.rib.remove_reverse(net("20.1.1.0/24"), ip("172.16.172.49"), box);
        QCOMPARE(box.changes(), std::string{});
    }
    void the_lower_distance_wins_and_the_loser_comes_back() {
        Box box;
        rib::Config config;
        box.rib.configure(config, box);
        box.rib.replace_ospf(1, {ospf_route("20.1.1.0/24", {{ip("10.1.1.2"), 1}})}, box);
        QVERIFY(box.source("20.1.1.0/24") == Source::Ospf);
        box.rib.take_changes();
        box.rib.add_reverse(net("20.1.1.0/24"), ip("172.16.172.49"), box);
        QVERIFY(box.source("20.1.1.0/24") == Source::ReverseRoute);
        QCOMPARE(box.changes(), std::string{"~20.1.1.0/24 "});
        box.rib.remove_reverse(net("20.1.1.0/24"), ip("172.16.172.49"), box);
        QVERIFY(box.source("20.1.1.0/24") == Source::Ospf);
        config.static_routes = {static_route("20.1.1.0/24", "172.16.172.49", {}, 200)};  // floating
        box.rib.configure(config, box);
        QVERIFY(box.source("20.1.1.0/24") == Source::Ospf);
        box.rib.replace_ospf(1, {}, box);
        QVERIFY(box.source("20.1.1.0/24") == Source::Static);
    }
    void ospf_routes_keep_their_age_while_their_paths_stay() {
        Box box;
        box.rib.configure({}, box);
        const auto set = [&](std::vector<rib::NextHop> paths) {
            box.rib.replace_ospf(1, {ospf_route("99.99.99.99/32", std::move(paths))}, box);
        };
        box.now = kPowerOn + 10s;
        set({{ip("10.1.1.3"), 1}, {ip("10.1.1.2"), 1}});
        box.now = kPowerOn + 20s;
        set({{ip("10.1.1.2"), 1}, {ip("10.1.1.3"), 1}});
        QCOMPARE(box.rib.routes_from(Source::Ospf).at(0).since, kPowerOn + 10s);
        box.rib.take_changes();
        set({{ip("10.1.1.3"), 1}});
        QCOMPARE(box.changes(), std::string{"~99.99.99.99/32 "});
        QCOMPARE(box.rib.routes_from(Source::Ospf).at(0).since, kPowerOn + 20s);
    }
    void two_processes_do_not_touch_each_other() {
        Box box;
        box.rib.configure({}, box);
        box.rib.replace_ospf(1, {ospf_route("20.1.1.0/24", {{ip("10.1.1.2"), 1}}, 1)}, box);
        box.rib.replace_ospf(
            2, {ospf_route("20.1.1.0/24", {{ip("10.1.1.3"), 1}}, 7), ospf_route("21.0.0.0/8", {{ip("10.1.1.3"), 1}})},
            box);
        QCOMPARE(box.rib.table()->exact(net("20.1.1.0/24"))->metric, 1u);
        box.rib.replace_ospf(1, {}, box);
        QCOMPARE(box.rib.table()->exact(net("20.1.1.0/24"))->metric, 7u);
        QVERIFY(box.has("21.0.0.0/8"));
    }
    void no_more_than_four_equal_paths() {
        Box box;
        rib::Config config;
        for (unsigned i = 2; i < 9; ++i)
            config.static_routes.push_back(static_route("20.0.0.0/8", Ipv4Address(10, 1, 1, i).text()));
        box.rib.configure(config, box);
        QCOMPARE(box.rib.fib()->find(ip("20.0.0.1"))->path_count, std::uint8_t{4});
    }
    void a_default_route_does_not_resolve_its_own_next_hop() {
        Box box;
        rib::Config config;
        config.static_routes = {static_route("0.0.0.0/0", "10.48.66.1")};
        box.rib.configure(config, box);
        QVERIFY(!box.has("0.0.0.0/0"));
        config.static_routes = {static_route("0.0.0.0/0", "10.1.1.9")};
        box.rib.configure(config, box);
        QVERIFY(box.has("0.0.0.0/0"));
        QCOMPARE(box.to("8.8.8.8").next_hop, ip("10.1.1.9"));
    }
    void virtual_addresses_are_received() {
        Box box;
        box.rib.configure({}, box);
        QVERIFY(box.to("172.16.172.53").action == Action::Attached);
        box.add_virtual_address(0, {ip("172.16.172.53"), MacAddress::from(0x00000C07AC01)});
        box.rib.interfaces_changed(box);
        QVERIFY(box.to("172.16.172.53").action == Action::Receive);
        box.remove_virtual_address(0, ip("172.16.172.53"));
        box.rib.interfaces_changed(box);
        QVERIFY(box.to("172.16.172.53").action == Action::Attached);
    }
    void a_copy_shares_the_tables_and_goes_its_own_way() {
        Box box;
        box.rib.configure({}, box);
        const auto fib = box.rib.fib();
        Rib copy = box.rib;
        QCOMPARE(copy.fib().get(), fib.get());
        copy.add_reverse(net("20.1.1.0/24"), ip("10.1.1.2"), box);
        QVERIFY(!box.has("20.1.1.0/24"));
        QCOMPARE(box.rib.fib().get(), fib.get());
        QVERIFY(copy.fib().get() != fib.get());
    }
    void records_name_the_first_path() {
        Box box;
        rib::Config config;
        config.static_routes = {static_route("20.0.0.0/8", "10.1.1.2")};
        box.rib.configure(config, box);
        const auto records = box.records_of<rib::RouteChanged>();
        QCOMPARE(records.back().prefix, net("172.16.172.48/28"));
        QCOMPARE(records[1].prefix, net("20.0.0.0/8"));
        QCOMPARE(records[1].gateway, ip("10.1.1.2"));
        QCOMPARE(records[1].distance, std::uint8_t{1});
    }
};

QTEST_APPLESS_MAIN(RibTest)
#include "rib_test.moc"
