/// What a device of ha-vpn would do with a packet, before and after its tunnel is up.
#include "engine/snapshot/look_up.h"

#include <QTest>

#include "engine/ipv4/header.h"
#include "tests/support/lab.h"

using namespace switchover;            // NOLINT: a test
using namespace switchover::snapshot;  // NOLINT
using namespace switchover::test;      // NOLINT

namespace {

Ipv4Address address(const char* text) { return *Ipv4Address::parse(text); }

Bytes packet(const char* source, const char* destination) {
    ipv4::Header header;
    header.protocol = 1;
    header.source = address(source);
    header.destination = address(destination);
    return ipv4::encode(header, Bytes{8, 0, 0, 0, 0, 0, 0, 0});
}

}  // namespace

class LookUpTest : public QObject {
    Q_OBJECT
   private slots:
    void initTestCase();
    void a_route_and_its_next_hop();
    void own_addresses_and_groups_are_delivered();
    void no_route_decides_nothing_more();
    void a_crypto_map_protects_what_its_list_permits();
    void without_an_sa_nothing_is_sent();
    void a_standby_router_leaves_the_map_alone();
    void a_powered_off_device_has_no_tables();
    void a_bad_header_is_no_question();
    void the_sa_that_opens_a_packet();

   private:
    LookUp ask(const switchover::World& world, const char* node, const char* source, const char* destination) const {
        const auto shown = take(world);
        const auto found = look_up(*shown->device(node), packet(source, destination));
        if (!found) qFatal("%s: header", node);
        return *found;
    }
    std::string port(const switchover::World& world, const char* node, InterfaceIndex index) const {
        return take(world)->device(node)->interfaces[index].name;
    }
    std::unique_ptr<Lab> before_, after_;  ///< the tunnel
};

void LookUpTest::initTestCase() {
    before_ = std::make_unique<Lab>("ha-vpn");
    before_->run_until(60s);
    after_ = std::make_unique<Lab>("ha-vpn");
    after_->run_until(60s).input("ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s").run_until(70s);
}

void LookUpTest::a_route_and_its_next_hop() {
    const LookUp found = ask(after_->world(), "7206-1", "99.99.99.99", "20.1.1.1");
    QVERIFY(found.route.found && !found.delivered && !found.crypto_map && !found.protection);
    QVERIFY(found.route.action == rib::Action::Via);
    QCOMPARE(found.route.prefix.text(), "20.1.1.0/24");
    QCOMPARE(found.route.next_hop.text(), "10.1.1.1");
    QVERIFY(found.adjacency.has_value() && found.adjacency->mac.has_value());
    QCOMPARE(found.adjacency->address.text(), "10.1.1.1");
    QVERIFY(found.adjacency->interface == found.route.out);
    // On a connected network the next hop is the destination itself.
    const LookUp beside = ask(after_->world(), "7206-1", "10.1.1.3", "10.1.1.2");
    QVERIFY(beside.route.action == rib::Action::Attached);
    QVERIFY(beside.adjacency.has_value());
    QCOMPARE(beside.adjacency->address.text(), "10.1.1.2");
}

void LookUpTest::own_addresses_and_groups_are_delivered() {
    for (const char* to : {"10.1.1.1", "224.0.0.5", "255.255.255.255", "172.16.172.53"}) {
        const LookUp found = ask(after_->world(), "7204VXR-1", "10.1.1.3", to);
        QVERIFY2(found.delivered, to);
        QVERIFY(!found.protection && !found.adjacency);
    }
    // The virtual address is the active router's alone.
    QVERIFY(!ask(after_->world(), "7204VXR-2", "10.1.1.3", "172.16.172.53").delivered);
}

void LookUpTest::no_route_decides_nothing_more() {
    const LookUp found = ask(after_->world(), "7206-1", "99.99.99.99", "8.8.8.8");
    QVERIFY(!found.route.found && !found.delivered && !found.adjacency);
    QVERIFY(found.route.action == rib::Action::NoRoute);
}

void LookUpTest::a_crypto_map_protects_what_its_list_permits() {
    const LookUp found = ask(after_->world(), "vpn7200", "20.1.1.1", "99.99.99.99");
    QVERIFY(found.crypto_map && found.protection.has_value());
    QVERIFY(found.protection->live && found.protection->spi.has_value());
    QCOMPARE(found.protection->peer.text(), "172.16.172.53");
    QCOMPARE(found.protection->local.text(), "172.16.172.69");
    QVERIFY2(found.protection->line.starts_with("permit ip"), found.protection->line.c_str());
    QVERIFY(found.outer_route.has_value() && found.adjacency.has_value());
    QCOMPARE(port(after_->world(), "vpn7200", found.outer_route->out), "FastEthernet0/1");
    // What no line permits leaves in clear.
    const LookUp clear = ask(after_->world(), "vpn7200", "172.16.172.69", "172.16.172.53");
    QVERIFY(clear.crypto_map && !clear.protection && !clear.outer_route);
    QVERIFY(clear.adjacency.has_value());
}

void LookUpTest::without_an_sa_nothing_is_sent() {
    const LookUp found = ask(before_->world(), "vpn7200", "20.1.1.1", "99.99.99.99");
    QVERIFY(found.crypto_map && found.protection.has_value());
    QVERIFY(!found.protection->spi && !found.outer_route && !found.adjacency);
}

void LookUpTest::a_standby_router_leaves_the_map_alone() {
    const auto shown = take(after_->world());
    for (const auto& [node, live] : {std::pair{"7204VXR-1", true}, std::pair{"7204VXR-2", false}}) {
        const auto found = look_up(*shown->device(node), packet("99.99.99.99", "20.1.1.1"));
        QVERIFY(found.has_value());
        // The standby router has learned the route through the inside, where no map is applied.
        QCOMPARE(found->protection.has_value() && found->protection->live, live);
    }
}

void LookUpTest::a_powered_off_device_has_no_tables() {
    Lab lab{"ha-vpn"};
    lab.run_until(20s).input("power-off 7206-1").run_for(1s);
    const LookUp found = ask(lab.world(), "7206-1", "99.99.99.99", "20.1.1.1");
    QVERIFY(!found.route.found && !found.adjacency && !found.delivered);
}

void LookUpTest::a_bad_header_is_no_question() {
    const auto shown = take(after_->world());
    Bytes octets = packet("1.2.3.4", "20.1.1.1");
    octets.resize(12);
    QVERIFY(!look_up(*shown->device("7206-1"), octets));
    QVERIFY(!look_up(*shown->device("7206-1"), {}));
}

void LookUpTest::the_sa_that_opens_a_packet() {
    const auto shown = take(after_->world());
    const LookUp out = ask(after_->world(), "vpn7200", "20.1.1.1", "99.99.99.99");
    const auto* pair = inbound_sa(*shown->device("7204VXR-1"), address("172.16.172.53"), *out.protection->spi);
    QVERIFY(pair != nullptr);
    QCOMPARE(pair->endpoints.remote.text(), "172.16.172.69");
    QVERIFY(inbound_sa(*shown->device("7204VXR-1"), address("172.16.172.52"), *out.protection->spi) == nullptr);
    QVERIFY(inbound_sa(*shown->device("7204VXR-1"), address("172.16.172.53"), *out.protection->spi + 1) == nullptr);
    QVERIFY(inbound_sa(*shown->device("7206-1"), address("172.16.172.53"), *out.protection->spi) == nullptr);
}

QTEST_APPLESS_MAIN(LookUpTest)
#include "look_up_test.moc"
