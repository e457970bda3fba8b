#include <QTest>

#include "engine/ospf/authentication.h"
#include "engine/ospf/packet.h"

using namespace switchover;
using namespace switchover::ospf;

namespace {

const Header kHeader{PacketType::Hello, Ipv4Address{172, 16, 172, 52}};

Hello hello() {
    return {Ipv4Address{255, 255, 255, 0}, 10, 0x02, 1, 40, Ipv4Address{10, 1, 1, 2}, Ipv4Address{10, 1, 1, 1},
            {Ipv4Address{99, 99, 99, 99}}};
}

/// Digests of these octets were made with Python's hashlib.
const char* const kSigned =
    "02010030ac10ac340000000000000002 0000 07 10 3c7ec653 ffffff00000a0201000000280a0101020a01010163636363";

}  // namespace

/// RFC 2328 Appendix D on octets.
class OspfAuthenticationTest : public QObject {
    Q_OBJECT

   private slots:
    void password_octets() {
        const Bytes octets = with_password(encode(kHeader, hello()), "cisco");
        QCOMPARE(hex(octets), hex(unhex("02010030ac10ac3400000000 c788 0001 636973636f000000"
                                        "ffffff00000a0201000000280a0101020a01010163636363")));
        QVERIFY(password_holds(octets, "cisco"));
        QVERIFY(!password_holds(octets, "Cisco"));
        QVERIFY(!password_holds(octets, ""));
    }
    void the_sum_leaves_the_password_out() {
        Bytes octets = with_password(encode(kHeader, hello()), "cisco");
        octets[20] ^= 0xFF;
        const auto packet = decode(octets);
        QVERIFY(packet.has_value());
        QCOMPARE(packet->header.au_type, std::uint16_t{1});
        QVERIFY(std::get<Hello>(packet->body) == hello());
        octets[30] ^= 0xFF;
        QVERIFY(decode(octets).error() == DecodeError::BadChecksum);
    }
    void a_long_password_is_cut() {
        const Bytes octets = with_password(encode(kHeader, hello()), "longer than eight");
        QCOMPARE(hex(ByteView{octets}.subspan(16, 8)), hex(unhex("6c6f6e676572 2074")));
        QVERIFY(!password_holds(octets, "longer"));
        QVERIFY(password_holds(octets, "longer than others"));
    }
    void digest_octets_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("digest");
        QTest::newRow("padded") << "cisco"
                                << "ede2c02aeaca85bd1b81ac6c8ed659da";
        QTest::newRow("whole") << "0123456789abcdef"
                               << "93ed1354728273f5e2a386afdbe95553";
        QTest::newRow("cut") << "0123456789abcdefg"
                             << "93ed1354728273f5e2a386afdbe95553";
    }
    void digest_octets() {
        QFETCH(QString, key);
        QFETCH(QString, digest);
        const Bytes octets = with_digest(encode(kHeader, hello()), 7, key.toStdString(), 0x3C7EC653);
        QCOMPARE(hex(octets), hex(unhex(kSigned)) + digest.toStdString());
        QVERIFY(digest_holds(octets, key.toStdString()));
        QVERIFY(!digest_holds(octets, "wrong"));
    }
    void the_body_waits_for_the_digest() {
        const Bytes octets = with_digest(encode(kHeader, hello()), 7, "cisco", 0x3C7EC653);
        auto packet = decode(octets);
        QVERIFY(packet.has_value());
        QCOMPARE(packet->header.au_type, std::uint16_t{2});
        QCOMPARE(packet->header.key_id, std::uint8_t{7});
        QCOMPARE(packet->header.digest_length, std::uint8_t{16});
        QCOMPARE(packet->header.cryptographic_sequence, 0x3C7EC653u);
        QVERIFY(std::get<Hello>(packet->body).neighbors.empty());
        QVERIFY(!decode_body(octets, *packet));
        QVERIFY(std::get<Hello>(packet->body) == hello());
    }
    void every_octet_is_signed() {
        const Bytes octets = with_digest(encode(kHeader, hello()), 7, "cisco", 1);
        for (std::size_t at = 0; at < octets.size(); ++at) {
            Bytes changed = octets;
            changed[at] ^= 0x40;
            // The length field may say that the digest is elsewhere: then it is not there.
            if (decode(changed)) QVERIFY2(!digest_holds(changed, "cisco"), QByteArray::number(qulonglong(at)));
        }
    }
    void a_cut_digest_is_no_packet() {
        const Bytes octets = with_digest(encode(kHeader, hello()), 7, "cisco", 1);
        for (std::size_t size = 0; size < octets.size(); ++size) {
            const auto packet = decode(ByteView{octets}.first(size));
            QVERIFY(!packet.has_value());
            QVERIFY(packet.error() == DecodeError::Truncated);
        }
    }
    void a_digest_of_another_length_does_not_hold() {
        for (const std::uint8_t length : {0, 8, 15, 17, 20}) {
            Bytes octets = with_digest(encode(kHeader, hello()), 7, "cisco", 1);
            octets.resize(octets.size() + 16);
            octets[19] = length;
            QVERIFY(decode(octets).has_value());
            QVERIFY(!digest_holds(octets, "cisco"));
        }
    }
    void what_follows_the_digest_is_left_alone() {
        Bytes octets = with_digest(encode(kHeader, hello()), 7, "cisco", 1);
        octets.insert(octets.end(), {0xFF, 0xF6, 0x00, 0x03});  // where an LLS block would be
        QVERIFY(decode(octets).has_value());
        QVERIFY(digest_holds(octets, "cisco"));
    }
    void unknown_types_are_returned_by_their_header() {
        Bytes octets = encode(kHeader, hello());
        octets[15] = 9;
        const auto packet = decode(octets);
        QVERIFY(packet.has_value());
        QCOMPARE(packet->header.au_type, std::uint16_t{9});
    }
    void a_garbled_body_behind_a_good_digest_is_refused() {
        Bytes plain = encode(kHeader, hello());
        plain[25] = 0x01;  // a mask with holes
        const Bytes octets = with_digest(plain, 7, "cisco", 1);
        auto packet = decode(octets);
        QVERIFY(packet && digest_holds(octets, "cisco"));
        QVERIFY(decode_body(octets, *packet) == DecodeError::BadValue);
    }
};

QTEST_APPLESS_MAIN(OspfAuthenticationTest)
#include "ospf_authentication_test.moc"
