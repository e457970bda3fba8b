#include <QTest>

#include "tests/support/ospf_lab.h"

using namespace switchover;
using namespace switchover::ospf;
using test::OspfLab;

namespace {

/// The inside of the ha-vpn lab: two ASBRs and an inside router with a loopback on one LAN.
struct Lan : OspfLab {
    std::size_t vxr1, vxr2, inside, wire;
    Lan() {
        wire = add_wire();
        vxr1 = add_router("172.16.172.52");
        vxr2 = add_router("172.16.172.54");
        inside = add_router("99.99.99.99");
        attach(vxr1, wire, "10.1.1.1/24");
        attach(vxr2, wire, "10.1.1.2/24");
        attach(inside, wire, "10.1.1.3/24");
        loopback(inside, "99.99.99.99/32");
        for (const std::size_t r : {vxr1, vxr2}) {
            at(r).config.redistribute_static = Redistribution{};
            at(r).config.redistribute_static->subnets = true;
        }
    }
    void add_static(std::size_t r, std::string_view prefix, Ipv4Address gateway,
                    rib::Source source = rib::Source::Static) {
        rib::Route route;
        route.prefix = *Prefix::parse(prefix);
        route.source = source;
        route.code = rib::Code::Static;
        route.distance = 1;
        route.paths = {{gateway, kNoInterface}};
        at(r).box.static_and_connected.push_back(route);
        at(r).box.now = now;
        at(r).process.on_route_change({rib::Change::Kind::Added, route}, at(r).box);
    }
    void remove_static(std::size_t r, std::string_view prefix) {
        auto& routes = at(r).box.static_and_connected;
        for (auto it = routes.begin(); it != routes.end(); ++it)
            if (it->prefix == *Prefix::parse(prefix)) {
                const rib::Route gone = *it;
                routes.erase(it);
                at(r).box.now = now;
                at(r).process.on_route_change({rib::Change::Kind::Removed, gone}, at(r).box);
                return;
            }
        QFAIL("no such route");
    }
};

std::string hop(const rib::Route* route, std::size_t k = 0) {
    return route == nullptr || k >= route->paths.size() ? "none" : route->paths[k].gateway.text();
}

}  // namespace

class OspfAdjacencyTest : public QObject {
    Q_OBJECT
   private slots:
    void two_routers_point_to_point() {
        OspfLab lab;
        const auto wire = lab.add_wire();
        const auto a = lab.add_router("1.1.1.1");
        const auto b = lab.add_router("2.2.2.2");
        lab.attach(a, wire, "10.0.0.1/30");
        lab.attach(b, wire, "10.0.0.2/30");
        lab.loopback(b, "2.2.2.2/32");
        for (const auto r : {a, b}) lab.at(r).interfaces[0].network_type = NetworkType::PointToPoint;
        lab.start();
        lab.run_until(kPowerOn + 9s);
        QVERIFY(lab.neighbor(a, "2.2.2.2") == NeighborState::Init);
        lab.run_until(kPowerOn + 11s);
        QVERIFY(lab.neighbor(a, "2.2.2.2") == NeighborState::Full);
        QVERIFY(lab.neighbor(b, "1.1.1.1") == NeighborState::Full);
        lab.run_until(kPowerOn + 30s);
        const rib::Route* route = lab.route(a, "2.2.2.2/32");
        QVERIFY(route != nullptr);
        QCOMPARE(route->metric, 2u);
        QCOMPARE(hop(route), std::string{"10.0.0.2"});
        QVERIFY(route->code == rib::Code::OspfIntra);
        QVERIFY(lab.route(a, "10.0.0.0/30") == nullptr);  // connected
        const auto full = lab.at(a).box.records_of<AdjacencyChanged>();
        QCOMPARE(full.size(), std::size_t{1});
        QVERIFY(full[0].to == static_cast<std::uint8_t>(NeighborState::Full));
        // Every LSA is acknowledged in the end.
        for (const InterfaceData& i : lab.at(a).process.interfaces())
            for (const Neighbor& n : i.neighbors) QCOMPARE(n.retransmission.count(), 0u);
    }

    void three_on_a_lan() {
        Lan lab;
        lab.start();
        lab.run_until(kPowerOn + 39s);
        QVERIFY(lab.neighbor(lab.vxr1, "99.99.99.99") == NeighborState::TwoWay);
        lab.run_until(kPowerOn + 70s);
        const auto view = lab.at(lab.inside).process.view(lab.at(lab.inside).box.ports);
        QCOMPARE(view.interfaces[0].designated_router_id.text(), std::string{"172.16.172.54"});
        QCOMPARE(view.interfaces[0].backup_designated_router_id.text(), std::string{"172.16.172.52"});
        QVERIFY(lab.neighbor(lab.vxr1, "172.16.172.54") == NeighborState::Full);
        QVERIFY(lab.neighbor(lab.vxr1, "99.99.99.99") == NeighborState::Full);
        const rib::Route* route = lab.route(lab.vxr1, "99.99.99.99/32");
        QVERIFY(route != nullptr);
        QCOMPARE(route->metric, 2u);
        QCOMPARE(hop(route), std::string{"10.1.1.3"});
        const DatabaseEntry* network = lab.lsa(lab.vxr1, kNetworkLsa, "10.1.1.2", "172.16.172.54");
        QVERIFY(network != nullptr);
        QCOMPARE(network->lsa->network().attached_routers.size(), std::size_t{3});
        // All three databases are equal.
        for (const auto r : {lab.vxr2, lab.inside}) {
            const auto& index = lab.at(lab.vxr1).process.database().index();
            QCOMPARE(lab.at(r).process.database().index().size(), index.size());
            for (const auto& entry : index) {
                const LsaSlot slot = lab.at(r).process.database().find(entry.key);
                QVERIFY(slot != kNoLsa);
                QCOMPARE(lab.at(r).process.database().at(slot).lsa->header.sequence,
                         lab.at(lab.vxr1).process.database().at(entry.slot).lsa->header.sequence);
            }
        }
    }

    void drother_pairs_stay_two_way() {
        OspfLab lab;
        const auto wire = lab.add_wire();
        for (unsigned n = 1; n <= 4; ++n) {
            const std::string id = std::to_string(n);
            lab.attach(lab.add_router(id + "." + id + "." + id + "." + id), wire, "10.0.0." + id + "/24");
        }
        lab.start();
        lab.run_until(kPowerOn + 80s);
        QVERIFY(lab.neighbor(0, "2.2.2.2") == NeighborState::TwoWay);
        QVERIFY(lab.neighbor(0, "4.4.4.4") == NeighborState::Full);
        QVERIFY(lab.neighbor(0, "3.3.3.3") == NeighborState::Full);
        // The DR goes: the Backup takes over at once when its carrier falls silent for 40 s.
        lab.set_carrier(3, 0, false);
        lab.run_for(60s);
        const auto view = lab.at(0).process.view(lab.at(0).box.ports);
        QCOMPARE(view.interfaces[0].designated_router_id.text(), std::string{"3.3.3.3"});
        QCOMPARE(view.interfaces[0].backup_designated_router_id.text(), std::string{"2.2.2.2"});
        // Not preemptive when it comes back.
        lab.set_carrier(3, 0, true);
        lab.run_for(80s);
        const auto after = lab.at(0).process.view(lab.at(0).box.ports);
        QCOMPARE(after.interfaces[0].designated_router_id.text(), std::string{"3.3.3.3"});
        QVERIFY(lab.neighbor(3, "1.1.1.1") == NeighborState::TwoWay);
    }

    void redistribution_and_forwarding_addresses() {
        Lan lab;
        lab.start();
        lab.add_static(lab.vxr1, "172.16.172.64/28", Ipv4Address{172, 16, 172, 49});
        lab.run_until(kPowerOn + 90s);
        lab.add_static(lab.vxr2, "172.16.172.64/28", Ipv4Address{172, 16, 172, 49});
        lab.add_static(lab.vxr1, "10.48.66.0/23", Ipv4Address{10, 1, 1, 2});
        lab.add_static(lab.vxr1, "0.0.0.0/0", Ipv4Address{10, 1, 1, 2});
        lab.add_static(lab.vxr1, "20.1.1.0/24", Ipv4Address{172, 16, 172, 69}, rib::Source::ReverseRoute);
        lab.run_for(100ms);
        // §16.6: at once, without waiting for the SPF timers.
        const rib::Route* both = lab.route(lab.inside, "172.16.172.64/28");
        QVERIFY(both != nullptr);
        QVERIFY(both->code == rib::Code::OspfExternal2);
        QCOMPARE(both->metric, 20u);
        QCOMPARE(both->forward_metric, 1u);
        QCOMPARE(both->paths.size(), std::size_t{2});
        QCOMPARE(hop(both, 0), std::string{"10.1.1.1"});
        QCOMPARE(hop(both, 1), std::string{"10.1.1.2"});
        QCOMPARE(hop(lab.route(lab.inside, "20.1.1.0/24")), std::string{"10.1.1.1"});
        // Contradiction E: forwarding address 10.1.1.2; F: not for 10.1.1.2 itself.
        QCOMPARE(hop(lab.route(lab.inside, "10.48.66.0/23")), std::string{"10.1.1.2"});
        QVERIFY(lab.route(lab.vxr2, "10.48.66.0/23") == nullptr);
        QVERIFY(lab.route(lab.inside, "0.0.0.0/0") == nullptr);
        QVERIFY(lab.lsa(lab.inside, kRouterLsa, "172.16.172.52", "172.16.172.52")->lsa->router().bits ==
                RouterLsa::kBitE);
        // Withdrawal: flushed, and out of every database once acknowledged.
        lab.run_for(10s);
        lab.remove_static(lab.vxr1, "20.1.1.0/24");
        lab.run_for(100ms);
        QVERIFY(lab.route(lab.inside, "20.1.1.0/24") == nullptr);
        lab.run_for(10s);
        for (std::size_t r = 0; r < lab.size(); ++r)
            QVERIFY(lab.lsa(r, kAsExternalLsa, "20.1.1.0", "172.16.172.52") == nullptr);
    }

    void link_state_ids_of_nested_prefixes_differ() {
        Lan lab;
        lab.start();
        lab.add_static(lab.vxr1, "30.0.0.0/8", Ipv4Address{172, 16, 172, 49});
        lab.add_static(lab.vxr1, "30.0.0.0/16", Ipv4Address{172, 16, 172, 49});
        lab.run_until(kPowerOn + 90s);
        QVERIFY(lab.lsa(lab.inside, kAsExternalLsa, "30.0.0.0", "172.16.172.52") != nullptr);
        QVERIFY(lab.lsa(lab.inside, kAsExternalLsa, "30.0.255.255", "172.16.172.52") != nullptr);
        QVERIFY(lab.route(lab.inside, "30.0.0.0/8") != nullptr);
        QVERIFY(lab.route(lab.inside, "30.0.0.0/16") != nullptr);
    }

    void interface_down_drops_neighbors_at_once_and_dead_timer_after_40_s() {
        Lan lab;
        lab.start();
        lab.run_until(kPowerOn + 90s);
        lab.set_carrier(lab.inside, 0, false);
        QVERIFY(lab.neighbor(lab.inside, "172.16.172.52") == NeighborState::Down);
        const auto lost = lab.at(lab.inside).box.records_of<AdjacencyChanged>().back();
        QVERIFY(lost.reason == AdjacencyChanged::Reason::InterfaceDown);
        lab.run_for(29s);
        QVERIFY(lab.neighbor(lab.vxr1, "99.99.99.99") == NeighborState::Full);
        lab.run_for(12s);
        QVERIFY(lab.neighbor(lab.vxr1, "99.99.99.99") == NeighborState::Down);
        bool dead = false;
        for (const auto& r : lab.at(lab.vxr1).box.records_of<AdjacencyChanged>())
            dead |= r.reason == AdjacencyChanged::Reason::DeadTimerExpired;
        QVERIFY(dead);
        lab.run_for(20s);
        QVERIFY(lab.route(lab.vxr1, "99.99.99.99/32") == nullptr);
    }

    void losses_are_made_good_by_retransmission() {
        Lan lab;
        std::uint64_t packet = 0;
        lab.lose = [&packet](std::size_t, std::size_t, const test::SentPacket&) { return ++packet % 4 == 0; };
        lab.start();
        lab.add_static(lab.vxr1, "172.16.172.64/28", Ipv4Address{172, 16, 172, 49});
        lab.run_until(kPowerOn + 300s);
        lab.lose = nullptr;
        lab.run_for(60s);
        QVERIFY(lab.route(lab.vxr1, "99.99.99.99/32") != nullptr);
        QVERIFY(lab.route(lab.inside, "172.16.172.64/28") != nullptr);
        QVERIFY(lab.route(lab.vxr2, "172.16.172.64/28") != nullptr);
        std::size_t again = 0;
        for (std::size_t r = 0; r < lab.size(); ++r) again += lab.at(r).box.records_of<LsasRetransmitted>().size();
        QVERIFY(again > 0);
        for (std::size_t r = 0; r < lab.size(); ++r)
            for (const InterfaceData& i : lab.at(r).process.interfaces())
                for (const Neighbor& n : i.neighbors) QCOMPARE(n.retransmission.count(), 0u);
    }

    void refresh_and_max_age_over_hours() {
        Lan lab;
        lab.start();
        lab.add_static(lab.vxr1, "172.16.172.64/28", Ipv4Address{172, 16, 172, 49});
        lab.run_until(kPowerOn + 90s);
        const auto first = lab.lsa(lab.inside, kAsExternalLsa, "172.16.172.64", "172.16.172.52")->lsa->header.sequence;
        const std::size_t runs = lab.at(lab.inside).box.records_of<SpfRun>().size();
        lab.run_until(kPowerOn + 3h - 1s);
        for (std::size_t r = 0; r < lab.size(); ++r) {
            const DatabaseEntry* entry = lab.lsa(r, kAsExternalLsa, "172.16.172.64", "172.16.172.52");
            QVERIFY(entry != nullptr);
            QCOMPARE(entry->lsa->header.sequence, first + 5);  // 1800, 3600 … 9000 s
            QVERIFY(entry->age(lab.now) < 1805);
        }
        // A refresh changes nothing, so nothing is calculated.
        QCOMPARE(lab.at(lab.inside).box.records_of<SpfRun>().size(), runs);
        // Its originator is gone: unreachable soon, and out of the database at MaxAge.
        lab.set_carrier(lab.vxr1, 0, false);
        lab.run_for(70s);
        QVERIFY(lab.route(lab.inside, "172.16.172.64/28") == nullptr);
        QVERIFY(lab.lsa(lab.inside, kAsExternalLsa, "172.16.172.64", "172.16.172.52") != nullptr);
        lab.run_for(3700s);
        QVERIFY(lab.lsa(lab.inside, kAsExternalLsa, "172.16.172.64", "172.16.172.52") == nullptr);
        QVERIFY(lab.lsa(lab.vxr2, kRouterLsa, "172.16.172.52", "172.16.172.52") == nullptr);
    }

    void a_router_that_restarts_takes_its_old_lsas_over() {
        Lan lab;
        lab.start();
        lab.add_static(lab.vxr1, "172.16.172.64/28", Ipv4Address{172, 16, 172, 49});
        lab.run_until(kPowerOn + 90s);
        const auto before = lab.lsa(lab.inside, kRouterLsa, "172.16.172.52", "172.16.172.52")->lsa->header.sequence;
        // Power off and on: nothing is remembered, and the static is no longer configured.
        lab.at(lab.vxr1).box.clear_timers();
        lab.at(lab.vxr1).process = {};
        lab.at(lab.vxr1).box.static_and_connected.clear();
        lab.configure(lab.vxr1);
        lab.run_for(120s);
        const DatabaseEntry* now = lab.lsa(lab.inside, kRouterLsa, "172.16.172.52", "172.16.172.52");
        QVERIFY(now->lsa->header.sequence > before);
        QVERIFY(lab.lsa(lab.inside, kAsExternalLsa, "172.16.172.64", "172.16.172.52") == nullptr);
        QVERIFY(lab.neighbor(lab.inside, "172.16.172.52") == NeighborState::Full);
        QVERIFY(lab.route(lab.vxr1, "99.99.99.99/32") != nullptr);
    }

    void passive_interfaces_are_stubs_without_hellos() {
        Lan lab;
        lab.at(lab.inside).config.passive_interfaces = {"FastEthernet0/0"};
        lab.start();
        lab.run_until(kPowerOn + 90s);
        QVERIFY(lab.neighbor(lab.vxr1, "99.99.99.99") == NeighborState::Down);
        const DatabaseEntry* own = lab.lsa(lab.inside, kRouterLsa, "99.99.99.99", "99.99.99.99");
        QVERIFY(own->lsa->router().links[0].type == LinkType::Stub);
        QVERIFY(!lab.at(lab.inside).box.records_of<Refused>().empty());
    }

    void the_highest_loopback_is_the_router_id() {
        OspfLab lab;
        const auto a = lab.add_router("1.1.1.1");
        lab.at(a).config.router_id.reset();
        lab.attach(a, lab.add_wire(), "172.16.172.52/28");
        lab.attach(a, lab.add_wire(), "10.1.1.1/24");
        lab.start();
        lab.run_for(1s);
        QCOMPARE(lab.at(a).process.router_id().text(), std::string{"172.16.172.52"});
        lab.loopback(a, "9.9.9.9/32");
        lab.at(a).process.clear(lab.at(a).box);
        lab.run_for(1s);
        QCOMPARE(lab.at(a).process.router_id().text(), std::string{"9.9.9.9"});
    }

    void mismatches_are_refused_with_a_reason_data() {
        QTest::addColumn<int>("reason");
        using R = Refused::Reason;
        QTest::newRow("area") << int(R::Area);
        QTest::newRow("mask") << int(R::NetworkMask);
        QTest::newRow("hello") << int(R::HelloInterval);
        QTest::newRow("dead") << int(R::DeadInterval);
        QTest::newRow("mtu") << int(R::Mtu);
        QTest::newRow("router id") << int(R::DuplicateRouterId);
    }
    void mismatches_are_refused_with_a_reason() {
        QFETCH(int, reason);
        using R = Refused::Reason;
        Lan lab;
        auto& other = lab.at(lab.inside);
        switch (static_cast<R>(reason)) {
            case R::Area: other.config.networks[0].area = 1; break;
            case R::NetworkMask: other.box.ports[0].addresses[0].length = 25; break;
            case R::HelloInterval:
                other.interfaces[0].hello_interval = 5s;
                other.interfaces[0].dead_interval = 40s;
                break;
            case R::DeadInterval: other.interfaces[0].dead_interval = 39s; break;
            case R::Mtu: other.box.ports[0].mtu = 4000; break;
            default: other.config.router_id = Ipv4Address{172, 16, 172, 52}; break;
        }
        lab.start();
        lab.run_until(kPowerOn + 120s);
        bool refused = false;
        for (const Refused& r : lab.at(lab.vxr1).box.records_of<Refused>())
            refused |= int(r.reason) == reason && r.theirs != (reason == int(R::DuplicateRouterId) ? 0 : r.ours);
        QVERIFY(refused);
        QVERIFY(lab.neighbor(lab.vxr1, "99.99.99.99") != NeighborState::Full);
        QVERIFY(lab.neighbor(lab.vxr1, "172.16.172.54") == NeighborState::Full);
    }
};

QTEST_APPLESS_MAIN(OspfAdjacencyTest)
#include "ospf_adjacency_test.moc"
