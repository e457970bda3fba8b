#include <QtTest>

#include "engine/crypto_map/record.h"
#include "engine/ipsec/record.h"
#include "tests/support/two_gateways.h"

using namespace switchover;
using namespace switchover::crypto_map;
using namespace switchover::test;
using Kind = Outbound::Kind;
using Role = RedundancyChange::Role;
using Routes = std::vector<std::pair<Prefix, Ipv4Address>>;

namespace {

const Prefix kSite = *Prefix::parse("20.1.1.0/24");
constexpr Ipv4Address kFirst{172, 16, 172, 53}, kSecond{192, 0, 2, 1}, kThird{198, 51, 100, 1};

Bytes to_site() { return ip_packet("99.99.99.99", "20.1.1.1"); }

/// A gateway with one entry whose peers are kFirst, kSecond and kThird.
struct ManyPeers {
    Gateway gateway{3};
    ManyPeers() {
        gateway.box.add_interface("FastEthernet0/1", "172.16.172.69/28");
        gateway.lists.lists[0].entries = {
            acl_line(true, address_match("20.1.1.0", "0.0.0.255"), address_match("99.99.99.99", "0.0.0.0")),
            acl_line(true, address_match("20.1.1.0", "0.0.0.255"), address_match("10.1.1.0", "0.0.0.255"))};
        gateway.add_entry(10, {kFirst, kSecond, kThird}).reverse_route = true;
        gateway.bindings = {Binding{"vpn", ""}};
        gateway.configure();
    }
    /// The peer that a packet to `destination` makes IKE talk to.
    QString asked(const char* destination = "99.99.99.99") {
        gateway.ike.requests.clear();
        gateway.send(0, ip_packet("20.1.1.1", destination));
        if (gateway.ike.requests.size() != 1) return "nobody";
        return QString::fromStdString(gateway.ike.requests[0].endpoints.remote.text());
    }
    void fail() { gateway.process.failed(gateway.ike.requests.at(0), gateway.box); }
    QString route_hop() const {
        const Routes& routes = gateway.box.reverse_routes;
        return routes.empty() ? "none" : QString::fromStdString(routes.front().second.text());
    }
};

}  // namespace

class CryptoMapRolesTest : public QObject {
    Q_OBJECT

   private slots:
    // --- the HSRP role
    void before_the_role_nothing_is_negotiated_or_sent_in_clear() {
        TwoGateways lab{false};
        lab.hub.box.redundancy_states[{0, "VPNHA"}] = TwoGateways::change(Role::Speak, Role::Standby);
        lab.hub.configure();
        const Outbound got = lab.hub.send(0, to_site());
        QVERIFY(got.kind == Kind::Drop && got.reason == DropReason::NotActive);
        QVERIFY(lab.hub.ike.requests.empty());
        QVERIFY(lab.hub.box.reverse_routes.empty());
        QVERIFY(!lab.hub.process.speaks_for(TwoGateways::kVip, lab.hub.box));
        QVERIFY(!lab.hub.process.speaks_for(Ipv4Address{172, 16, 172, 52}, lab.hub.box));
        QVERIFY(lab.hub.process.speaks_for(Ipv4Address{10, 1, 1, 1}, lab.hub.box));
    }
    void role_gained() {
        TwoGateways lab{false};
        QVERIFY(!lab.hub.role(TwoGateways::change(Role::Standby, Role::Active)));
        QVERIFY(lab.hub.process.speaks_for(TwoGateways::kVip, lab.hub.box));
        QVERIFY((lab.hub.box.reverse_routes == Routes{{kSite, TwoGateways::kRemote}}));
        const auto live = lab.hub.box.records_of<LiveChanged>();
        QVERIFY(live.size() == 1 && live[0].live && live[0].local == TwoGateways::kVip);
        QVERIFY(lab.hub.send(0, to_site()).reason == DropReason::NoSa);
        QCOMPARE(lab.hub.ike.requests.size(), std::size_t{1});
        QVERIFY(lab.hub.ike.requests[0].endpoints.local == TwoGateways::kVip);
    }
    void role_lost_tears_down_and_withdraws() {
        TwoGateways lab;
        QVERIFY(lab.establish());
        QVERIFY(lab.hub.send(0, to_site()).kind == Kind::Protected);
        QVERIFY(lab.hub.role(TwoGateways::change(Role::Active, Role::Init)));  // IOS enquires about the group
        const auto deleted = lab.hub.box.records_of<ipsec::SaDeleted>();
        QCOMPARE(deleted.size(), std::size_t{2});
        QVERIFY(deleted[0].reason == ipsec::DeleteReason::RoleLost);
        const auto down = lab.hub.box.records_of<ike::SessionStatus>();
        QVERIFY(down.size() == 1 && !down[0].up && down[0].peer == TwoGateways::kRemote);
        // The peer is not told: its keepalives find out.
        QVERIFY((lab.hub.ike.deleted_locals == std::vector{std::pair{TwoGateways::kVip, false}}));
        QVERIFY(lab.hub.ike.deletes.empty());
        QVERIFY(lab.hub.box.reverse_routes.empty());
        QVERIFY(lab.hub.view().applied[0].flows[1].pairs.empty());
        QVERIFY(lab.hub.send(0, to_site()).reason == DropReason::NotActive);
        // ESP that still comes is unknown.
        QVERIFY(lab.remote.send(0, ip_packet("20.1.1.1", "99.99.99.99")).kind == Kind::Protected);
        QVERIFY(lab.hub.receive(lab.remote.out_buffer).reason == DropReason::UnknownSpi);
    }
    void role_yielded_keeps_the_route_until_standby() {
        TwoGateways lab;
        QVERIFY(lab.establish());
        QVERIFY(!lab.hub.role(TwoGateways::change(Role::Active, Role::Speak)));
        QVERIFY(lab.hub.box.records_of<ipsec::SaDeleted>().at(0).reason == ipsec::DeleteReason::RoleYielded);
        QVERIFY(lab.hub.box.records_of<ike::SessionStatus>().empty());
        QCOMPARE(lab.hub.box.reverse_routes.size(), std::size_t{1});
        QVERIFY(lab.hub.send(0, to_site()).reason == DropReason::NotActive);
        QVERIFY(lab.hub.role(TwoGateways::change(Role::Speak, Role::Standby)));
        QVERIFY(lab.hub.box.reverse_routes.empty());
    }
    void role_regained_negotiates_anew() {
        TwoGateways lab;
        QVERIFY(lab.establish());
        const std::uint32_t before = lab.hub.view().applied[0].flows[1].pairs[0].inbound.spi;
        lab.hub.role(TwoGateways::change(Role::Active, Role::Init));
        lab.hub.role(TwoGateways::change(Role::Standby, Role::Active));
        lab.hub.send(0, to_site());
        QVERIFY(quick_mode(lab.hub, lab.remote, lab.hub.ike.requests.back()));
        QVERIFY(lab.hub.send(0, to_site()).kind == Kind::Protected);
        QVERIFY(lab.hub.view().applied[0].flows[1].pairs[0].inbound.spi != before);
        QVERIFY((lab.hub.box.reverse_routes == Routes{{kSite, TwoGateways::kRemote}}));
    }
    void another_group_is_none_of_its_business() {
        TwoGateways lab;
        QVERIFY(lab.establish());
        RedundancyChange other = TwoGateways::change(Role::Active, Role::Init);
        other.name = "OTHER";
        QVERIFY(!lab.hub.role(other));
        other = TwoGateways::change(Role::Active, Role::Init);
        other.interface = 1;
        QVERIFY(!lab.hub.role(other));
        QVERIFY(lab.hub.send(0, to_site()).kind == Kind::Protected);
    }

    // --- several peers
    void the_first_peer_first_and_the_next_after_a_failure() {
        ManyPeers lab;
        QCOMPARE(lab.asked(), QString{"172.16.172.53"});
        QCOMPARE(lab.route_hop(), QString{"172.16.172.53"});
        lab.fail();
        QCOMPARE(lab.route_hop(), QString{"192.0.2.1"});
        QCOMPARE(lab.asked(), QString{"192.0.2.1"});
        lab.fail();
        QCOMPARE(lab.asked(), QString{"198.51.100.1"});
        lab.fail();
        QCOMPARE(lab.asked(), QString{"172.16.172.53"});  // round and round
        const auto changes = lab.gateway.box.records_of<PeerChanged>();
        QCOMPARE(changes.size(), std::size_t{3});
        QVERIFY(changes[0].from == kFirst && changes[0].to == kSecond && changes[0].sequence == 10);
    }
    void a_late_failure_of_the_peer_before_moves_nothing() {
        ManyPeers lab;
        lab.asked();
        const ike::Phase2Request first = lab.gateway.ike.requests.at(0);
        lab.fail();
        lab.gateway.process.failed(first, lab.gateway.box);
        QCOMPARE(lab.asked(), QString{"192.0.2.1"});
    }
    void a_dead_peer_gives_way_to_the_next() {
        ManyPeers lab;
        lab.asked();
        // What IKE says when keepalives went unanswered, in its order.
        const ike::Endpoints dead = lab.gateway.ike.requests.at(0).endpoints;
        lab.gateway.process.delete_all(dead, lab.gateway.box);
        lab.gateway.process.delete_all(dead, lab.gateway.box);
        lab.gateway.process.peer_dead(dead, lab.gateway.box);
        QCOMPARE(lab.asked(), QString{"192.0.2.1"});
        QCOMPARE(lab.asked("10.1.1.1"), QString{"192.0.2.1"});  // every flow of the entry
        QCOMPARE(lab.route_hop(), QString{"192.0.2.1"});
        // One that is not in use may die without consequence.
        lab.gateway.process.peer_dead({dead.local, kThird}, lab.gateway.box);
        QCOMPARE(lab.asked(), QString{"192.0.2.1"});
    }
    void an_only_peer_is_tried_again() {
        TwoGateways lab;
        lab.remote.send(0, ip_packet("20.1.1.1", "99.99.99.99"));
        const ike::Phase2Request request = lab.remote.ike.requests.at(0);
        lab.remote.process.failed(request, lab.remote.box);
        lab.remote.process.peer_dead(request.endpoints, lab.remote.box);
        lab.remote.send(0, ip_packet("20.1.1.1", "99.99.99.99"));
        QVERIFY(lab.remote.ike.requests.back().endpoints == request.endpoints);
        QVERIFY(lab.remote.box.records_of<PeerChanged>().empty());
    }
    void a_peer_that_calls_becomes_the_current_one() {
        TwoGateways lab;
        lab.hub.maps.maps[0].entries[0].peers = {kSecond, TwoGateways::kRemote};
        lab.hub.configure();
        QVERIFY((lab.hub.box.reverse_routes == Routes{{kSite, kSecond}}));
        QVERIFY(lab.establish());
        QVERIFY((lab.hub.box.reverse_routes == Routes{{kSite, TwoGateways::kRemote}}));
        QVERIFY(lab.hub.send(0, to_site()).kind == Kind::Protected);
    }
    void a_stranger_is_refused() {
        TwoGateways lab;
        lab.hub.maps.maps[0].entries[0].peers = {kSecond};
        lab.hub.configure();
        QVERIFY(!lab.establish());
    }

    // --- entries and maps
    void entries_by_sequence_deny_goes_on_and_incomplete_ones_match_nothing() {
        Gateway gateway{4};
        gateway.box.add_interface("FastEthernet0/1", "172.16.172.69/28");
        const auto any = address_match("0.0.0.0", "255.255.255.255");
        const auto ten = address_match("10.1.1.0", "0.0.0.255");
        gateway.lists.lists = {{"101", true, false, {acl_line(false, any, ten), acl_line(true, any, any)}, {}},
                               {"102", true, false, {acl_line(true, any, ten)}, {}}};
        gateway.add_entry(5, {}, "102");  // no peer
        gateway.add_entry(10, {kFirst}, "101");
        gateway.add_entry(20, {kSecond}, "102");
        gateway.bindings = {Binding{"vpn", ""}};
        gateway.configure();
        gateway.send(0, ip_packet("20.1.1.1", "99.99.99.99"));
        QVERIFY(gateway.ike.requests.back().endpoints.remote == kFirst);
        gateway.send(0, ip_packet("20.1.1.1", "10.1.1.1"));
        QVERIFY(gateway.ike.requests.back().endpoints.remote == kSecond);
        // Without the last entry what 10 denies goes in clear.
        gateway.maps.maps[0].entries.pop_back();
        gateway.configure();
        QVERIFY(gateway.send(0, ip_packet("20.1.1.1", "10.1.1.1")).kind == Kind::Clear);
    }
    void maps_of_two_interfaces_live_by_themselves() {
        TwoGateways lab;
        Entry entry = lab.hub.maps.maps[0].entries[0];
        entry.peers = {Ipv4Address{10, 1, 1, 99}};
        entry.reverse_route = false;
        lab.hub.maps.maps.push_back({"inside", {entry}, ""});
        lab.hub.bindings = {Binding{"vpn", "VPNHA"}, Binding{"inside", ""}};
        lab.hub.configure();
        QVERIFY(lab.establish());
        QVERIFY(lab.hub.send(0, to_site()).kind == Kind::Protected);
        QVERIFY(lab.hub.send(1, to_site()).reason == DropReason::NoSa);
        QVERIFY((lab.hub.ike.requests.back().endpoints == ike::Endpoints{{10, 1, 1, 1}, {10, 1, 1, 99}}));
        QCOMPARE(lab.hub.ike.requests.back().interface, InterfaceIndex{1});
        lab.hub.role(TwoGateways::change(Role::Active, Role::Init));
        QVERIFY(lab.hub.send(0, to_site()).reason == DropReason::NotActive);
        QVERIFY(lab.hub.send(1, to_site()).reason == DropReason::NoSa);  // the other one goes on
        QVERIFY(!lab.hub.process.bound(2));
    }
    void configuration_keeps_what_did_not_change() {
        TwoGateways lab;
        QVERIFY(lab.establish());
        lab.hub.maps.maps[0].entries[0].description = "to the site";
        lab.hub.add_entry(20, {kSecond}, "102");
        lab.hub.configure();
        QVERIFY(lab.hub.send(0, to_site()).kind == Kind::Protected);
        // The line of the access list goes, and with it the SAs; the peer is told.
        lab.hub.lists.lists[0].entries.pop_back();
        lab.hub.configure();
        QCOMPARE(lab.hub.ike.deletes.size(), std::size_t{1});
        QVERIFY(lab.hub.send(0, to_site()).kind == Kind::Clear);
    }
};

QTEST_APPLESS_MAIN(CryptoMapRolesTest)
#include "crypto_map_roles_test.moc"
