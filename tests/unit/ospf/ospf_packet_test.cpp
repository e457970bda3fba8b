#include <algorithm>
#include <QTest>

#include "engine/base/checksum.h"
#include "engine/ospf/packet.h"

using namespace switchover;
using namespace switchover::ospf;

namespace {

const Header kHeader{PacketType::Hello, Ipv4Address{172, 16, 172, 52}, 0, 0};
const LsaKey kRouterKey{kRouterLsa, Ipv4Address{99, 99, 99, 99}, Ipv4Address{99, 99, 99, 99}};

LsaPtr router_lsa() {
    RouterLsa body;
    body.bits = RouterLsa::kBitE;
    body.links = {{Ipv4Address{10, 1, 1, 2}, Ipv4Address{10, 1, 1, 3}, LinkType::Transit, 1},
                  {Ipv4Address{99, 99, 99, 99}, Ipv4Address{255, 255, 255, 255}, LinkType::Stub, 1}};
    return make_lsa(kRouterKey, 0x22, kInitialSequenceNumber, body);
}

/// Changes octet `at` and makes the packet checksum right again.
Bytes with(Bytes packet, std::size_t at, std::uint8_t value) {
    packet[at] = value;
    store_u16(packet.data() + 12, 0);
    store_u16(packet.data() + 12, internet_checksum(packet));
    return packet;
}

DecodeError error_of(const Bytes& octets) {
    const auto packet = decode(octets);
    return packet ? DecodeError::Trailing : packet.error();  // Trailing is never returned by this codec
}

/// Changes octet `at` of an LSA and makes its Fletcher checksum right again.
Bytes lsa_with(const Lsa& lsa, std::size_t at, std::uint8_t value) {
    Bytes octets = lsa.octets;
    octets[at] = value;
    store_u16(octets.data() + 16, fletcher_checksum(ByteView{octets}.subspan(2), 14));
    return octets;
}

DecodeError lsa_error_of(const Bytes& octets) {
    const auto lsa = decode_lsa(octets);
    return lsa ? DecodeError::Trailing : lsa.error();
}

}  // namespace

class OspfPacketTest : public QObject {
    Q_OBJECT
   private slots:
    void hello_octets() {
        const Hello hello{
            Ipv4Address{255, 255, 255, 0}, 10, 0x02, 1, 40, Ipv4Address{10, 1, 1, 2}, Ipv4Address{10, 1, 1, 1},
            {Ipv4Address{99, 99, 99, 99}}};
        const Bytes octets = encode(kHeader, hello);
        const Bytes expected = unhex(
            "02 01 0030 ac10ac34 00000000 0000 0000 0000000000000000"
            "ffffff00 000a 02 01 00000028 0a010102 0a010101 63636363");
        Bytes unsummed = octets;
        store_u16(unsummed.data() + 12, 0);
        QCOMPARE(hex(unsummed), hex(expected));
        QCOMPARE(internet_checksum(octets), std::uint16_t{0});
        const auto packet = decode(octets);
        QVERIFY(packet.has_value());
        QCOMPARE(packet->header.router_id, kHeader.router_id);
        QVERIFY(std::get<Hello>(packet->body) == hello);
    }

    void octets_after_the_packet_are_ignored() {
        Bytes octets = encode(kHeader, Hello{});
        octets.insert(octets.end(), {0xA5, 0xA5, 0xA5, 0xA5});  // where an LLS block would be
        QVERIFY(decode(octets).has_value());
    }

    void description_round_trip() {
        DatabaseDescription dd{1500, 0x42, DatabaseDescription::kInitBit | DatabaseDescription::kMasterBit, 0xA65, {}};
        dd.headers.push_back(router_lsa()->header);
        dd.headers.back().age = 1234;
        const auto packet = decode(encode(kHeader, dd));
        QVERIFY(packet.has_value());
        QVERIFY(std::get<DatabaseDescription>(packet->body) == dd);
        QVERIFY(packet->header.type == PacketType::DatabaseDescription);
    }

    void request_and_acknowledgment_round_trip() {
        const LinkStateRequest request{{kRouterKey, {kNetworkLsa, Ipv4Address{1}, Ipv4Address{2}}}};
        QVERIFY(std::get<LinkStateRequest>(decode(encode(kHeader, request))->body) == request);
        const LinkStateAcknowledgment ack{{router_lsa()->header, router_lsa()->header}};
        QVERIFY(std::get<LinkStateAcknowledgment>(decode(encode(kHeader, ack))->body) == ack);
    }

    void update_carries_lsas_with_their_ages() {
        UpdateWriter writer{kHeader};
        writer.add(*router_lsa(), 7);
        writer.add(*router_lsa(), 3600);
        const Bytes octets = writer.take();
        const auto packet = decode(octets);
        QVERIFY(packet.has_value());
        const auto& update = std::get<LinkStateUpdate>(packet->body);
        QCOMPARE(update.lsas.size(), std::size_t{2});
        QCOMPARE(read_lsa_header(update.lsas[0].data()).age, std::uint16_t{7});
        QCOMPARE(read_lsa_header(update.lsas[1].data()).age, std::uint16_t{3600});
        const auto lsa = decode_lsa(update.lsas[1]);  // the age is not summed
        QVERIFY(lsa.has_value());
        QVERIFY((*lsa)->same_contents(*router_lsa()));
        QVERIFY((*lsa)->body == router_lsa()->body);
        QCOMPARE(hex((*lsa)->octets), hex(router_lsa()->octets));
    }

    void header_errors() {
        const Bytes good = encode(kHeader, Hello{});
        QCOMPARE(error_of(Bytes(good.begin(), good.begin() + 23)), DecodeError::Truncated);
        QCOMPARE(error_of(Bytes(good.begin(), good.end() - 1)), DecodeError::Truncated);
        QCOMPARE(error_of(with(good, 0, 3)), DecodeError::BadVersion);
        QCOMPARE(error_of(with(good, 1, 0)), DecodeError::BadType);
        QCOMPARE(error_of(with(good, 1, 6)), DecodeError::BadType);
        QCOMPARE(error_of(with(good, 3, 23)), DecodeError::BadLength);
        Bytes flipped = good;
        flipped[30] ^= 1;
        QCOMPARE(error_of(flipped), DecodeError::BadChecksum);
    }

    void body_errors() {
        QCOMPARE(error_of(with(encode(kHeader, Hello{}), 3, 40)), DecodeError::BadLength);
        QCOMPARE(error_of(with(encode(kHeader, Hello{}), 27, 1)), DecodeError::BadValue);  // mask 0.0.0.1
        const Bytes dd = encode(kHeader, DatabaseDescription{1500, 2, 0, 1, {router_lsa()->header}});
        QCOMPARE(error_of(with(Bytes(dd.begin(), dd.begin() + 28), 3, 28)), DecodeError::BadLength);
        QCOMPARE(error_of(with(Bytes(dd.begin(), dd.end() - 4), 3, 48)), DecodeError::BadLength);
        QCOMPARE(error_of(with(dd, 32, 0x0F)), DecodeError::BadValue);  // age 3840
        const Bytes request = encode(kHeader, LinkStateRequest{{kRouterKey}});
        QCOMPARE(error_of(with(Bytes(request.begin(), request.end() - 4), 3, 32)), DecodeError::BadLength);
        UpdateWriter writer{kHeader};
        writer.add(*router_lsa(), 0);
        const Bytes update = writer.take();
        QCOMPARE(error_of(with(update, 24, 0xFF)), DecodeError::BadLength);     // count
        QCOMPARE(error_of(with(update, 27, 0)), DecodeError::BadLength);        // octets after the last LSA
        QCOMPARE(error_of(with(update, 27, 2)), DecodeError::BadLength);        // one LSA missing
        QCOMPARE(error_of(with(update, 28 + 19, 19)), DecodeError::BadLength);  // LSA shorter than its header
        QCOMPARE(error_of(with(update, 28 + 18, 1)), DecodeError::BadLength);   // longer than the packet
        QCOMPARE(error_of(with(Bytes(update.begin(), update.begin() + 26), 3, 26)), DecodeError::BadLength);
        const Bytes ack = encode(kHeader, LinkStateAcknowledgment{{router_lsa()->header}});
        QCOMPARE(error_of(with(Bytes(ack.begin(), ack.end() - 4), 3, 40)), DecodeError::BadLength);
    }

    void authentication_is_left_to_the_process() {
        const auto packet = decode(with(encode(kHeader, Hello{}), 15, 2));
        QVERIFY(packet.has_value());
        QCOMPARE(packet->header.au_type, std::uint16_t{2});
    }

    void every_truncation_is_refused() {
        UpdateWriter writer{kHeader};
        writer.add(*router_lsa(), 0);
        const Bytes update = writer.take();
        for (std::size_t n = 0; n < update.size(); ++n)
            QVERIFY(!decode(Bytes(update.begin(), update.begin() + static_cast<std::ptrdiff_t>(n))).has_value());
    }

    void lsa_fletcher_checksum() {
        // ISO 8473 check: both running sums over the whole LSA (age left out) come out as zero.
        const LsaPtr lsa = router_lsa();
        int c0 = 0;
        int c1 = 0;
        for (const std::uint8_t octet : ByteView{lsa->octets}.subspan(2)) {
            c0 = (c0 + octet) % 255;
            c1 = (c1 + c0) % 255;
        }
        QCOMPARE(c0, 0);
        QCOMPARE(c1, 0);
        QVERIFY(lsa->header.checksum != 0);
    }

    void lsa_bodies_round_trip_data() {
        QTest::addColumn<int>("type");
        for (int type = 2; type <= 5; ++type) QTest::newRow(qPrintable(QString::number(type))) << type;
    }
    void lsa_bodies_round_trip() {
        QFETCH(int, type);
        const LsaBody bodies[] = {NetworkLsa{24, {Ipv4Address{1}, Ipv4Address{2}}}, SummaryLsa{16, 77},
                                  SummaryLsa{0, 5}, ExternalLsa{28, false, 20, Ipv4Address{10, 1, 1, 2}, 42}};
        const LsaBody& body = bodies[type - 2];
        const LsaPtr made = make_lsa({static_cast<std::uint8_t>(type), Ipv4Address{5}, Ipv4Address{6}}, 0x22, 9, body);
        const auto read = decode_lsa(made->octets);
        QVERIFY(read.has_value());
        QVERIFY((*read)->body == body);
        QVERIFY((*read)->header == made->header);
    }

    void lsa_errors() {
        const LsaPtr lsa = router_lsa();
        const Bytes& good = lsa->octets;
        QCOMPARE(lsa_error_of(Bytes(good.begin(), good.begin() + 19)), DecodeError::Truncated);
        QCOMPARE(lsa_error_of(Bytes(good.begin(), good.end() - 1)), DecodeError::BadLength);
        Bytes flipped = good;
        flipped.back() ^= 1;
        QCOMPARE(lsa_error_of(flipped), DecodeError::BadChecksum);
        Bytes unsummed = good;
        store_u16(unsummed.data() + 16, 0);
        QCOMPARE(lsa_error_of(unsummed), DecodeError::BadChecksum);
        QCOMPARE(lsa_error_of(lsa_with(*lsa, 0, 0x0F)), DecodeError::BadValue);          // age 3840
        QCOMPARE(lsa_error_of(lsa_with(*lsa, 23, 3)), DecodeError::BadLength);           // three links announced
        QCOMPARE(lsa_error_of(lsa_with(*lsa, 23, 1)), DecodeError::BadLength);           // one announced, two there
        QCOMPARE(lsa_error_of(lsa_with(*lsa, 24 + 8, 5)), DecodeError::BadValue);        // link type
        QCOMPARE(lsa_error_of(lsa_with(*lsa, 24 + 12 + 9, 1)), DecodeError::BadLength);  // a TOS metric past the end
        const LsaPtr reserved = make_lsa(kRouterKey, 0, INT32_MIN, RouterLsa{});
        QCOMPARE(lsa_error_of(reserved->octets), DecodeError::BadValue);
        const LsaPtr network = make_lsa({kNetworkLsa, {}, {}}, 0, 1, NetworkLsa{24, {}});
        QCOMPARE(lsa_error_of(lsa_with(*network, 23, 1)), DecodeError::BadValue);  // mask with a hole
        const LsaPtr external = make_lsa({kAsExternalLsa, {}, {}}, 0, 1, ExternalLsa{});
        QCOMPARE(lsa_error_of(lsa_with(*external, 23, 1)), DecodeError::BadValue);
    }

    void same_contents_ignores_the_sequence_number() {
        const LsaPtr lsa = router_lsa();
        QVERIFY(lsa->same_contents(*with_sequence(*lsa, 17)));
        RouterLsa changed = lsa->router();
        changed.links[0].metric = 2;
        QVERIFY(!lsa->same_contents(*make_lsa(kRouterKey, 0x22, 1, changed)));
        QVERIFY(!lsa->same_contents(*make_lsa(kRouterKey, 0x02, 1, lsa->router())));
    }
};

QTEST_APPLESS_MAIN(OspfPacketTest)
#include "ospf_packet_test.moc"
