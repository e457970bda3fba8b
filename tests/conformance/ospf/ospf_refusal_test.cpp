#include <functional>
#include <QTest>

#include "engine/base/checksum.h"
#include "tests/support/ospf_peer.h"

using namespace switchover;
using namespace switchover::ospf;
using test::OspfPeer;

using Reason = Refused::Reason;

/// §8.2 and §10.5: a Hello that agrees but for one thing is refused, with the reason and both values.
class OspfRefusalTest : public QObject {
    Q_OBJECT

    /// A good Hello of router 9.9.9.9.
    static Bytes packet(const OspfPeer& peer, const std::function<void(Header&, Hello&)>& spoil) {
        Header header{PacketType::Hello, peer.id, 0, 0};
        Hello hello = peer.good_hello();
        spoil(header, hello);
        return encode(header, hello);
    }
    static void check(OspfPeer& peer, const Bytes& octets, Reason reason, std::uint32_t theirs, std::uint32_t ours,
                      Ipv4Address destination = kAllSpfRouters) {
        peer.give(octets, destination);
        const auto refusals = peer.box.records_of<Refused>();
        QCOMPARE(refusals.size(), std::size_t{1});
        QCOMPARE(int(refusals[0].reason), int(reason));
        QCOMPARE(refusals[0].theirs, theirs);
        QCOMPARE(refusals[0].ours, ours);
        QVERIFY(refusals[0].source == peer.address);
        QCOMPARE(int(peer.state()), int(NeighborState::Down));
    }

   private slots:
    void the_good_hello_is_taken() {
        OspfPeer peer{"9.9.9.9", NetworkType::Broadcast};
        peer.give(packet(peer, [](Header&, Hello&) {}));
        QVERIFY(peer.box.records_of<Refused>().empty());
        QCOMPARE(int(peer.state()), int(NeighborState::TwoWay));
    }
    void area() {
        OspfPeer peer{"9.9.9.9", NetworkType::Broadcast};
        check(peer, packet(peer, [](Header& h, Hello&) { h.area = 1; }), Reason::Area, 1, 0);
    }
    void network_mask() {
        OspfPeer peer{"9.9.9.9", NetworkType::Broadcast};
        check(peer,
              packet(peer,
                     [](Header&, Hello& b) {
                         b.network_mask = Ipv4Address{255, 255, 255, 128};
                     }),
              Reason::NetworkMask, 0xFFFFFF80u, 0xFFFFFF00u);
    }
    void network_mask_means_nothing_on_a_point_to_point_link() {
        OspfPeer peer{"9.9.9.9", NetworkType::PointToPoint};
        peer.give(packet(peer, [](Header&, Hello& b) { b.network_mask = Ipv4Address{255, 255, 255, 128}; }));
        QVERIFY(peer.box.records_of<Refused>().empty());
        QCOMPARE(int(peer.state()), int(NeighborState::ExStart));
    }
    void hello_interval() {
        OspfPeer peer{"9.9.9.9", NetworkType::Broadcast};
        check(peer, packet(peer, [](Header&, Hello& b) { b.hello_interval = 30; }), Reason::HelloInterval, 30, 10);
    }
    void dead_interval() {
        OspfPeer peer{"9.9.9.9", NetworkType::Broadcast};
        check(peer, packet(peer, [](Header&, Hello& b) { b.dead_interval = 120; }), Reason::DeadInterval, 120, 40);
    }
    void e_bit() {
        OspfPeer peer{"9.9.9.9", NetworkType::Broadcast};
        check(peer, packet(peer, [](Header&, Hello& b) { b.options = 0; }), Reason::OptionsEBit, 0, kOptionE);
    }
    void other_option_bits_do_not_matter() {
        OspfPeer peer{"9.9.9.9", NetworkType::Broadcast};
        peer.give(packet(peer, [](Header&, Hello& b) { b.options = 0x52; }));
        QCOMPARE(int(peer.state()), int(NeighborState::TwoWay));
    }
    void authentication() {
        OspfPeer peer{"9.9.9.9", NetworkType::Broadcast};
        Bytes octets = packet(peer, [](Header&, Hello&) {});
        store_u16(octets.data() + 14, 1);  // AuType simple password; the checksum leaves the password out
        store_u16(octets.data() + 12, 0);
        store_u16(octets.data() + 12, internet_checksum(octets));
        check(peer, octets, Reason::Authentication, 1, 0);
    }
    void duplicate_router_id() {
        OspfPeer peer{"9.9.9.9", NetworkType::Broadcast};
        check(peer, packet(peer, [](Header& h, Hello&) { h.router_id = OspfPeer::kOwnId; }), Reason::DuplicateRouterId,
              OspfPeer::kOwnId.value, OspfPeer::kOwnId.value);
    }
    void source_not_on_the_network() {
        OspfPeer peer{"9.9.9.9", NetworkType::Broadcast};
        peer.address = Ipv4Address{10, 0, 1, 9};
        check(peer, packet(peer, [](Header&, Hello&) {}), Reason::SourceNotOnNetwork, peer.address.value,
              OspfPeer::kOwnAddress.value);
    }
    void all_d_routers_while_neither_dr_nor_backup() {
        OspfPeer peer{"9.9.9.9", NetworkType::Broadcast};
        check(peer, packet(peer, [](Header&, Hello&) {}), Reason::NotDesignatedRouter, 0, 0, kAllDRouters);
    }
    void bad_checksum() {
        OspfPeer peer{"9.9.9.9", NetworkType::Broadcast};
        Bytes octets = packet(peer, [](Header&, Hello&) {});
        octets[40] ^= 1;
        check(peer, octets, Reason::Malformed, static_cast<std::uint32_t>(DecodeError::BadChecksum), 0);
    }
    void version() {
        OspfPeer peer{"9.9.9.9", NetworkType::Broadcast};
        Bytes octets = packet(peer, [](Header&, Hello&) {});
        octets[0] = 3;
        check(peer, octets, Reason::Malformed, static_cast<std::uint32_t>(DecodeError::BadVersion), 0);
    }
    void passive_interface() {
        OspfPeer peer{"9.9.9.9", NetworkType::Broadcast};
        peer.config.passive_interfaces = {"FastEthernet0/0"};
        peer.process.configure(peer.config, {peer.interface_config}, peer.box);
        check(peer, packet(peer, [](Header&, Hello&) {}), Reason::PassiveInterface, 0, 0);
    }
    void a_neighbor_that_changes_its_mind_is_not_renewed() {
        OspfPeer peer{"9.9.9.9", NetworkType::PointToPoint};
        peer.become_full();
        peer.give(peer.good_hello());
        peer.run_for(35s);
        Hello other = peer.good_hello();
        other.hello_interval = 5;
        peer.give(other);
        QCOMPARE(int(peer.state()), int(NeighborState::Full));
        peer.run_for(5s);
        QCOMPARE(int(peer.state()), int(NeighborState::Down));
    }
};

QTEST_APPLESS_MAIN(OspfRefusalTest)
#include "ospf_refusal_test.moc"
