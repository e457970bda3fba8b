/// RFC 826 packet reception, RFC 1027 proxy, RFC 5227 duplicates, and the life of an entry.
#include <QTest>

#include "engine/arp/process.h"
#include "engine/arp/show.h"
#include "engine/ethernet/frame.h"
#include "engine/ipv4/header.h"
#include "tests/support/fake_services.h"

using namespace switchover;
using arp::Operation;
using arp::Packet;
using test::FakeServices;

namespace {

Ipv4Address ip(std::string_view text) { return Ipv4Address::parse(text).value(); }
const MacAddress kOurs = MacAddress::from(0x58BFEAFFE5B6);
const MacAddress kPeer = MacAddress::from(0x00127FFF04D7);
const MacAddress kOther = MacAddress::from(0x0012AAAA0001);
const MacAddress kVirtual = MacAddress::from(0x00000C07AC01);

Bytes packet_to(std::string_view destination, std::uint8_t fill = 1) {
    ipv4::Header header;
    header.source = ip("20.1.1.1");
    header.destination = ip(destination);
    header.protocol = 17;
    return ipv4::encode(header, Bytes(20, fill));
}

struct Box : FakeServices {
    arp::Process arp;
    Box() {
        add_interface("FastEthernet0/0", "172.16.172.52/28", kOurs);
        add_interface("FastEthernet0/1", "10.1.1.1/24");
        now = kPowerOn + 100s;
    }
    void hear(Operation operation, MacAddress from_mac, std::string_view from, std::string_view target,
              InterfaceIndex in = 0) {
        const Packet packet{operation, from_mac, ip(from), {}, ip(target)};
        arp.on_frame(in, arp::encode(packet), from_mac, *this);
    }
    void run(Duration by) {
        advance(by, [this](TimerTag tag) { arp.on_timer(tag, *this); });
    }
    bool hold(std::string_view next_hop, std::uint8_t fill = 1) {
        Bytes packet = packet_to("99.99.99.99", fill);
        return !arp.resolve_or_hold(0, ip(next_hop), packet, *this);
    }
    Packet frame(std::size_t i) const { return arp::decode(frames.at(i).payload).value(); }
    bool knows(std::string_view a, InterfaceIndex in = 0) const { return arp.find(in, ip(a)) != nullptr; }
};

}  // namespace

class ArpTest : public QObject {
    Q_OBJECT
   private slots:
    void codec_known_answer() {
        const Packet packet{Operation::Reply, kVirtual, ip("172.16.172.53"), kPeer, ip("172.16.172.49")};
        const auto octets = arp::encode(packet);
        QCOMPARE(hex(octets), std::string{"0001080006040002"
                                          "00000c07ac01"
                                          "ac10ac35"
                                          "00127fff04d7"
                                          "ac10ac31"});
        Bytes padded(octets.begin(), octets.end());
        padded.resize(46, 0xEE);
        QVERIFY(arp::decode(padded).value() == packet);
    }
    void codec_refuses_data() {
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("value");
        QTest::addColumn<int>("error");
        QTest::newRow("hardware type 6") << 1 << 6 << int(DecodeError::BadType);
        QTest::newRow("protocol 86dd") << 2 << 0x86 << int(DecodeError::BadType);
        QTest::newRow("hardware length 8") << 4 << 8 << int(DecodeError::BadLength);
        QTest::newRow("protocol length 16") << 5 << 16 << int(DecodeError::BadLength);
        QTest::newRow("operation 3 (RARP)") << 7 << 3 << int(DecodeError::BadValue);
        QTest::newRow("operation 0") << 7 << 0 << int(DecodeError::BadValue);
        QTest::newRow("group sender") << 8 << 1 << int(DecodeError::BadValue);
        QTest::newRow("multicast sender address") << 14 << 224 << int(DecodeError::BadValue);
    }
    void codec_refuses() {
        QFETCH(int, at);
        QFETCH(int, value);
        QFETCH(int, error);
        auto octets = arp::encode({Operation::Request, kPeer, ip("172.16.172.49"), {}, ip("172.16.172.52")});
        octets[static_cast<std::size_t>(at)] = static_cast<std::uint8_t>(value);
        QCOMPARE(int(arp::decode(octets).error()), error);
        QVERIFY(arp::decode(ByteView{octets}.first(27)).error() == DecodeError::Truncated);
    }

    void request_for_us_is_answered_and_its_sender_learnt() {
        Box box;
        box.hear(Operation::Request, kPeer, "172.16.172.49", "172.16.172.52");
        QVERIFY(box.knows("172.16.172.49"));
        QCOMPARE(box.frames.size(), std::size_t{1});
        QVERIFY(box.frame(0) == (Packet{Operation::Reply, kOurs, ip("172.16.172.52"), kPeer, ip("172.16.172.49")}));
        QCOMPARE(box.frames[0].header.destination, kPeer);
        QCOMPARE(box.frames[0].header.ethertype, ethernet::kArp);
    }
    void request_for_somebody_else_teaches_nothing_new() {
        Box box;
        box.hear(Operation::Request, kPeer, "172.16.172.49", "172.16.172.50");
        QVERIFY(!box.knows("172.16.172.49"));
        QVERIFY(box.frames.empty());
    }
    void merge_flag_updates_a_known_sender_whatever_the_target() {
        Box box;
        box.hear(Operation::Request, kPeer, "172.16.172.49", "172.16.172.52");
        const auto before = box.arp.adjacency(0, ip("172.16.172.49")).value();
        box.hear(Operation::Request, kOther, "172.16.172.49", "172.16.172.50");
        QCOMPARE(box.arp.find(0, ip("172.16.172.49"))->mac, kOther);
        QVERIFY(box.arp.check(before) == nullptr);  // a header made for the old MAC must not be used
    }
    void gratuitous_reply_moves_a_virtual_address() {
        Box box;
        box.hear(Operation::Request, kPeer, "172.16.172.53", "172.16.172.52");
        box.frames.clear();
        box.hear(Operation::Reply, kVirtual, "172.16.172.53", "172.16.172.53");
        QCOMPARE(box.arp.find(0, ip("172.16.172.53"))->mac, kVirtual);
        QVERIFY(box.frames.empty());
    }
    void gratuitous_from_a_stranger_is_not_kept() {
        Box box;
        box.hear(Operation::Reply, kPeer, "172.16.172.49", "172.16.172.49");
        QVERIFY(!box.knows("172.16.172.49"));
    }
    void sender_of_another_subnet_is_not_learnt() {
        Box box;
        box.hear(Operation::Request, kPeer, "192.168.1.1", "172.16.172.52");
        QVERIFY(!box.knows("192.168.1.1"));
    }
    void a_probe_is_answered_and_not_learnt() {  // RFC 5227 §2.1.1: sender 0.0.0.0
        Box box;
        box.hear(Operation::Request, kPeer, "0.0.0.0", "172.16.172.52");
        QVERIFY(!box.knows("0.0.0.0"));
        QCOMPARE(box.frames.size(), std::size_t{1});
    }
    void virtual_address_is_answered_with_its_mac() {
        Box box;
        box.add_virtual_address(0, {ip("172.16.172.53"), kVirtual});
        box.hear(Operation::Request, kPeer, "172.16.172.49", "172.16.172.53");
        QCOMPARE(box.frame(0).sender_mac, kVirtual);
        QCOMPARE(box.frames[0].header.source, kVirtual);
        box.remove_virtual_address(0, ip("172.16.172.53"));
        box.hear(Operation::Request, kPeer, "172.16.172.49", "172.16.172.53");
        QCOMPARE(box.frames.size(), std::size_t{1});
    }
    void proxy_arp_data() {
        QTest::addColumn<QString>("target");
        QTest::addColumn<bool>("enabled");
        QTest::addColumn<bool>("active");  ///< HSRP active on the interface
        QTest::addColumn<QString>("mac");  ///< empty: silence
        QTest::newRow("routed out of another interface") << "10.1.1.9" << true << false << "58bf.eaff.e5b6";
        QTest::newRow("HSRP active answers with the virtual MAC") << "10.1.1.9" << true << true << "0000.0c07.ac01";
        QTest::newRow("no ip proxy-arp") << "10.1.1.9" << false << false << "";
        QTest::newRow("same subnet") << "172.16.172.60" << true << false << "";
        QTest::newRow("no route") << "8.8.8.8" << true << false << "";
        QTest::newRow("routed back out of the same interface") << "30.1.1.1" << true << false << "";
    }
    void proxy_arp() {
        QFETCH(QString, target);
        QFETCH(bool, enabled);
        QFETCH(bool, active);
        QFETCH(QString, mac);
        Box box;
        box.ports[0].proxy_arp = enabled;
        if (active) box.add_virtual_address(0, {ip("172.16.172.53"), kVirtual});
        rib::Route back;
        back.prefix = *Prefix::parse("30.0.0.0/8");
        back.paths = {{ip("172.16.172.50"), kNoInterface}};
        box.static_and_connected = {back};
        box.hear(Operation::Request, kPeer, "172.16.172.49", target.toStdString());
        QCOMPARE(box.frames.size(), mac.isEmpty() ? std::size_t{0} : std::size_t{1});
        if (!mac.isEmpty()) QCOMPARE(box.frame(0).sender_mac.text(), mac.toStdString());
    }

    void packets_wait_for_the_answer_in_order() {
        Box box;
        QVERIFY(box.hold("172.16.172.49", 1));
        QVERIFY(box.hold("172.16.172.49", 2));
        QCOMPARE(box.frames.size(), std::size_t{1});
        QCOMPARE(box.frames[0].header.destination, kBroadcastMac);
        QVERIFY(box.frame(0) == (Packet{Operation::Request, kOurs, ip("172.16.172.52"), {}, ip("172.16.172.49")}));
        box.hear(Operation::Reply, kPeer, "172.16.172.49", "172.16.172.52");
        const auto released = box.arp.take_released();
        QCOMPARE(released.size(), std::size_t{2});
        QCOMPARE(released[0].mac, kPeer);
        QCOMPARE(released[0].packet, packet_to("99.99.99.99", 1));
        QCOMPARE(released[1].packet, packet_to("99.99.99.99", 2));
        QVERIFY(!box.arp.has_released());
        Bytes third = packet_to("99.99.99.99");
        QCOMPARE(box.arp.resolve_or_hold(0, ip("172.16.172.49"), third, box), std::optional{kPeer});
        QVERIFY(!third.empty());
        box.run(10s);
        QCOMPARE(box.frames.size(), std::size_t{1});  // no more requests
    }
    void three_requests_then_the_packets_are_dropped() {
        Box box;
        box.hold("172.16.172.49");
        box.hold("172.16.172.49");
        box.run(3s - 1ns);
        QCOMPARE(box.frames.size(), std::size_t{3});
        QCOMPARE(box.frames[2].at - box.frames[1].at, Duration{1s});
        QVERIFY(box.records_of<device::PacketDropped>().empty());
        QVERIFY(box.arp.take_undeliverable().empty());
        box.run(1ns);
        const auto drops = box.records_of<device::PacketDropped>();
        QCOMPARE(drops.size(), std::size_t{2});
        QVERIFY(drops[0].reason == device::PacketDropped::Reason::NoArp);
        QCOMPARE(drops[0].destination, ip("99.99.99.99"));
        QVERIFY(box.arp.take_undeliverable().empty());                     // made here: nobody is to be told
        QCOMPARE(box.arp.view(box.ports).entries.size(), std::size_t{3});  // still listed as incomplete
        box.hold("172.16.172.49");                                         // asks anew
        QCOMPARE(box.frames.size(), std::size_t{4});
        box.run(70s);
        QCOMPARE(box.arp.view(box.ports).entries.size(), std::size_t{2});
        QCOMPARE(box.frames.size(), std::size_t{6});
    }
    void packets_of_others_come_back_undeliverable() {
        Box box;
        Bytes forwarded = packet_to("99.99.99.99", 7);
        box.hold("172.16.172.49");
        box.arp.resolve_or_hold(0, ip("172.16.172.49"), forwarded, box, 1);
        box.run(3s);
        const auto failed = box.arp.take_undeliverable();
        QCOMPARE(failed.size(), std::size_t{1});
        QCOMPARE(failed[0].packet, packet_to("99.99.99.99", 7));
        QCOMPARE(failed[0].in, InterfaceIndex{1});
        QVERIFY(box.arp.take_undeliverable().empty());
    }
    void the_queue_is_bounded_and_the_oldest_goes_first() {
        Box box;
        for (std::size_t i = 0; i < arp::kMaximumHeld + 3; ++i) box.hold("172.16.172.49", static_cast<std::uint8_t>(i));
        QCOMPARE(box.records_of<device::PacketDropped>().size(), std::size_t{3});
        box.hear(Operation::Reply, kPeer, "172.16.172.49", "172.16.172.52");
        const auto released = box.arp.take_released();
        QCOMPARE(released.size(), arp::kMaximumHeld);
        QCOMPARE(released[0].packet, packet_to("99.99.99.99", 3));
    }
    void an_entry_is_refreshed_by_unicast_a_minute_before_its_end() {
        Box box;
        box.hear(Operation::Reply, kPeer, "172.16.172.49", "172.16.172.52");
        box.run(4h - 60s - 1ns);
        QVERIFY(box.frames.empty());
        box.run(1ns);
        QCOMPARE(box.frames.size(), std::size_t{1});
        QCOMPARE(box.frames[0].header.destination, kPeer);
        QVERIFY(box.frame(0).operation == Operation::Request);
        box.hear(Operation::Reply, kPeer, "172.16.172.49", "172.16.172.52");
        box.run(120s);
        QVERIFY(box.knows("172.16.172.49"));
        box.run(4h);  // asked again, and not answered
        QCOMPARE(box.frames.size(), std::size_t{2});
        QVERIFY(!box.knows("172.16.172.49"));
    }
    void arp_timeout_of_the_interface_counts() {
        Box box;
        box.arp.configure({30s, Duration{}}, box);
        box.hear(Operation::Reply, kPeer, "172.16.172.49", "172.16.172.52");
        box.hear(Operation::Reply, kOther, "10.1.1.2", "10.1.1.1", 1);
        box.run(30s - 1ns);
        QVERIFY(box.knows("172.16.172.49"));
        const auto adjacency = box.arp.adjacency(0, ip("172.16.172.49")).value();
        QVERIFY(box.arp.check(adjacency) != nullptr);
        box.run(1ns);
        QVERIFY(!box.knows("172.16.172.49"));
        QVERIFY(box.arp.check(adjacency) == nullptr);
        box.run(100h);
        QVERIFY(box.knows("10.1.1.2", 1));  // 0: never
    }
    void a_slot_used_again_does_not_answer_to_its_old_name() {
        Box box;
        box.hear(Operation::Reply, kPeer, "172.16.172.49", "172.16.172.52");
        const auto old = box.arp.adjacency(0, ip("172.16.172.49")).value();
        box.set_carrier(0, false);
        box.arp.on_interface(0, false, box);
        box.set_carrier(0, true);
        box.hear(Operation::Reply, kPeer, "172.16.172.50", "172.16.172.52");
        const auto fresh = box.arp.adjacency(0, ip("172.16.172.50")).value();
        QCOMPARE(fresh.slot, old.slot);
        QVERIFY(box.arp.check(old) == nullptr);
        QVERIFY(box.arp.check(fresh) != nullptr);
    }
    void interface_down_forgets_and_drops_up_announces() {
        Box box;
        box.hear(Operation::Reply, kPeer, "172.16.172.49", "172.16.172.52");
        box.hear(Operation::Reply, kPeer, "10.1.1.2", "10.1.1.1", 1);
        box.hold("172.16.172.50");
        box.frames.clear();
        box.set_carrier(0, false);
        box.arp.on_interface(0, false, box);
        QVERIFY(!box.knows("172.16.172.49") && box.knows("10.1.1.2", 1));
        QCOMPARE(box.records_of<device::PacketDropped>().size(), std::size_t{1});
        box.run(10s);
        QVERIFY(box.frames.empty());
        box.set_carrier(0, true);
        box.arp.on_interface(0, true, box);
        QCOMPARE(box.frames.size(), std::size_t{1});
        QCOMPARE(box.frames[0].header.destination, kBroadcastMac);
        QCOMPARE(box.frame(0).sender_ip, ip("172.16.172.52"));
        QCOMPARE(box.frame(0).target_ip, ip("172.16.172.52"));
    }
    void duplicate_address_is_recorded_and_defended_once_in_a_while() {
        Box box;
        for (int i = 0; i < 5; ++i) box.hear(Operation::Request, kPeer, "172.16.172.52", "172.16.172.60");
        QCOMPARE(box.records_of<device::DuplicateAddress>().size(), std::size_t{1});
        QCOMPARE(box.records_of<device::DuplicateAddress>()[0].mac, kPeer);
        QCOMPARE(box.frames.size(), std::size_t{1});
        QVERIFY(!box.knows("172.16.172.52"));
        box.run(30s);
        box.hear(Operation::Request, kPeer, "172.16.172.52", "172.16.172.60");
        QCOMPARE(box.records_of<device::DuplicateAddress>().size(), std::size_t{2});
    }
    void our_own_words_coming_back_mean_nothing() {
        Box box;
        box.hear(Operation::Reply, kOurs, "172.16.172.52", "172.16.172.52");
        QVERIFY(box.records.empty() && box.frames.empty());
    }
    void an_address_that_becomes_ours_is_forgotten_as_a_neighbour() {
        Box box;
        box.hear(Operation::Reply, kVirtual, "172.16.172.53", "172.16.172.52");
        box.arp.on_own_address(0, ip("172.16.172.53"), box);
        QVERIFY(!box.knows("172.16.172.53"));
    }
    void show_arp_text() {
        Box box;
        box.ports.resize(1);
        box.add_virtual_address(0, {ip("172.16.172.53"), kVirtual});
        box.hear(Operation::Reply, kPeer, "172.16.172.49", "172.16.172.52");
        box.run(45min + 59s);
        box.hold("172.16.172.60");
        TextOut out;
        const std::vector<std::string> names = {"FastEthernet0/0"};
        show_arp(box.arp.view(box.ports), box.now, names, out);
        QCOMPARE(out.take(),
                 std::string{"Protocol  Address          Age (min)  Hardware Addr   Type   Interface\n"
                             "Internet  172.16.172.49          45   0012.7fff.04d7  ARPA   FastEthernet0/0\n"
                             "Internet  172.16.172.52           -   58bf.eaff.e5b6  ARPA   FastEthernet0/0\n"
                             "Internet  172.16.172.53           -   0000.0c07.ac01  ARPA   FastEthernet0/0\n"
                             "Internet  172.16.172.60           0   Incomplete      ARPA\n"});
    }
};

QTEST_APPLESS_MAIN(ArpTest)
#include "arp_test.moc"
