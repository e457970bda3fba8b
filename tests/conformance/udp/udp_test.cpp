/// RFC 768.
#include <QTest>

#include "engine/udp/packet.h"

using namespace switchover;

namespace {
const Ipv4Address kA{10, 0, 0, 1};
const Ipv4Address kB{10, 0, 0, 2};
}  // namespace

class UdpTest : public QObject {
    Q_OBJECT
   private slots:
    void known_answer() {
        const Bytes octets = udp::encode(kA, kB, 1024, 9, unhex("68692121"));
        std::uint32_t sum =
            0x0a00 + 0x0001 + 0x0a00 + 0x0002 + 0x0011 + 0x000c + 0x0400 + 0x0009 + 0x000c + 0x6869 + 0x2121;
        sum = (sum & 0xFFFF) + (sum >> 16);
        QCOMPARE(hex(ByteView{octets}.first(6)), std::string{"04000009000c"});
        QCOMPARE(load_u16(octets.data() + 6), static_cast<std::uint16_t>(~sum));
        const auto datagram = udp::decode(kA, kB, octets);
        QVERIFY(datagram.has_value());
        QCOMPARE(datagram->source_port, std::uint16_t{1024});
        QCOMPARE(datagram->destination_port, std::uint16_t{9});
        QCOMPARE(hex(datagram->payload), std::string{"68692121"});
    }
    void checksum_zero_means_none() {
        Bytes octets = udp::encode(kA, kB, 1, 2, Bytes(7, 3));
        store_u16(octets.data() + 6, 0);
        octets[8] = 0xEE;
        QVERIFY(udp::decode(kA, kB, octets).has_value());
    }
    void a_computed_zero_is_sent_as_ffff() {
        // Find the payload word that makes the sum 0xFFFF: take what is left to it without payload.
        Bytes octets = udp::encode(kA, kB, 1, 2, Bytes(2, 0));
        const std::uint16_t missing = load_u16(octets.data() + 6);
        Bytes payload(2);
        store_u16(payload.data(), missing);
        octets = udp::encode(kA, kB, 1, 2, payload);
        QCOMPARE(load_u16(octets.data() + 6), std::uint16_t{0xFFFF});
        QVERIFY(udp::decode(kA, kB, octets).has_value());
    }
    void every_damaged_octet_is_noticed() {
        const Bytes octets = udp::encode(kA, kB, 500, 500, Bytes(33, 0x42));  // odd length: padded sum
        for (std::size_t i = 0; i < octets.size(); ++i) {
            Bytes damaged = octets;
            damaged[i] ^= 0x04;
            QVERIFY(!udp::decode(kA, kB, damaged).has_value());
        }
        QVERIFY(udp::decode(kA, Ipv4Address{10, 0, 0, 3}, octets).error() == DecodeError::BadChecksum);
    }
    void lengths_data() {
        QTest::addColumn<int>("length_field");
        QTest::addColumn<int>("octets");
        QTest::addColumn<int>("error");
        QTest::newRow("7 octets") << 8 << 7 << int(DecodeError::Truncated);
        QTest::newRow("length below 8") << 7 << 12 << int(DecodeError::BadLength);
        QTest::newRow("length past the end") << 13 << 12 << int(DecodeError::BadLength);
        QTest::newRow("octets behind are ignored") << 10 << 12 << -1;
        QTest::newRow("header alone") << 8 << 8 << -1;
    }
    void lengths() {
        QFETCH(int, length_field);
        QFETCH(int, octets);
        QFETCH(int, error);
        Bytes packet(static_cast<std::size_t>(octets), 0);
        store_u16(packet.data() + 4, static_cast<std::uint16_t>(length_field));
        const auto datagram = udp::decode(kA, kB, packet);
        QCOMPARE(datagram.has_value() ? -1 : int(datagram.error()), error);
        if (datagram) QCOMPARE(int(datagram->payload.size()), length_field - 8);
    }
};

QTEST_APPLESS_MAIN(UdpTest)
#include "udp_test.moc"
