#include <QtTest>

#include "engine/base/address.h"
#include "engine/base/bytes.h"
#include "engine/base/checksum.h"
#include "engine/base/fingerprint.h"
#include "engine/base/time.h"
#include "engine/sim/random.h"

using namespace switchover;

class BaseValuesTest : public QObject {
    Q_OBJECT
   private slots:
    void addresses_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("legal");
        for (const char* good : {"0.0.0.0", "255.255.255.255", "172.16.172.53"})
            QTest::newRow(good) << QString{good} << true;
        for (const char* bad : {"", "1.2.3", "1.2.3.4.5", "1.2.3.256", "1..2.3", "a.b.c.d", "1.2.3.4 ", " 1.2.3.4",
                                "1.2.3.+4", "1.2.3.0004"})
            QTest::newRow(bad) << QString{bad} << false;
    }
    void addresses() {
        QFETCH(QString, text);
        QFETCH(bool, legal);
        const auto a = Ipv4Address::parse(text.toStdString());
        QCOMPARE(a.has_value(), legal);
        if (legal) QCOMPARE(a->text(), text.toStdString());
    }
    void prefixes() {
        QCOMPARE(Prefix::parse("20.1.1.77/24")->text(), std::string{"20.1.1.0/24"});
        QVERIFY(!Prefix::parse("20.1.1.0/33"));
        QVERIFY(Prefix::of(Ipv4Address{10, 0, 0, 0}, 0).contains(Ipv4Address{200, 1, 2, 3}));
        QCOMPARE(mask_length(0xFFFFFFF0u), std::optional<std::uint8_t>{28});
        QVERIFY(!mask_length(0xFF00FF00u));
        QCOMPARE(classful_length(Ipv4Address{172, 16, 0, 0}), std::uint8_t{16});
    }
    void mac_addresses() {
        QCOMPARE(MacAddress::parse("0000.0c07.ac01")->text(), std::string{"0000.0c07.ac01"});
        QCOMPARE(MacAddress::parse("00:00:0c:07:ac:01")->value(), std::uint64_t{0x00000C07AC01});
        QVERIFY(!MacAddress::parse("0000.0c07.ac0"));
        QCOMPARE(multicast_mac(Ipv4Address{224, 0, 0, 2}).text(), std::string{"0100.5e00.0002"});
        QCOMPARE(multicast_mac(Ipv4Address{239, 255, 255, 255}).text(), std::string{"0100.5e7f.ffff"});
    }
    void elapsed_data() {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("below a day") << qint64{681} << "00:11:21";
        QTest::newRow("last second of a day") << qint64{86399} << "23:59:59";
        QTest::newRow("days") << qint64{86400 + 2 * 3600} << "1d02h";
        QTest::newRow("weeks") << qint64{17 * 86400} << "2w3d";
        QTest::newRow("years") << qint64{(3 * 365 + 37 * 7) * 86400ll} << "3y37w";
    }
    void elapsed() {
        QFETCH(qint64, seconds);
        QFETCH(QString, text);
        QCOMPARE(ios_elapsed(std::chrono::seconds{seconds}), text.toStdString());
    }
    void bytes_are_written_and_read_in_network_order() {
        ByteWriter out;
        out.u8(1);
        out.u16(0x0203);
        out.u24(0x040506);
        out.u32(0x0708090A);
        out.u64(0x0B0C0D0E0F101112ull);
        QCOMPARE(hex(out.view()), std::string{"0102030405060708090a0b0c0d0e0f101112"});
        ByteReader in{out.view()};
        QCOMPARE(in.u8(), std::uint8_t{1});
        QCOMPARE(in.u16(), std::uint16_t{0x0203});
        QCOMPARE(in.u24(), std::uint32_t{0x040506});
        QCOMPARE(in.u32(), std::uint32_t{0x0708090A});
        QCOMPARE(in.u64(), std::uint64_t{0x0B0C0D0E0F101112ull});
        QVERIFY(in.empty());
        QCOMPARE(unhex("de ad:BE ef"), (Bytes{0xDE, 0xAD, 0xBE, 0xEF}));
        QVERIFY(unhex("abc").empty());
    }
    /// The example of RFC 1071 §3 and a header from RFC 1624's discussion.
    void checksums() {
        QCOMPARE(internet_checksum(unhex("0001f203f4f5f6f7")), static_cast<std::uint16_t>(~0xDDF2));
        QCOMPARE(internet_checksum(unhex("0001f2")), static_cast<std::uint16_t>(~(0x0001 + 0xF200)));
        QCOMPARE(checksum_update(0xDD2F, 0x5555, 0x3285), std::uint16_t{0x0000});
        QCOMPARE(frame_check_sequence(unhex("313233343536373839")), 0xCBF43926u);
    }
    /// RFC 2328 §12.1.7: summing the octets with the checksum in place gives zero in both halves.
    void fletcher_checksum_verifies() {
        SeededRandom random{3, 0, Purpose::Probe};
        for (std::size_t length = 18; length < 90; ++length) {
            Bytes octets = random.bytes(length);
            const std::size_t at = 14;
            store_u16(octets.data() + at, fletcher_checksum(octets, at));
            unsigned c0 = 0;
            unsigned c1 = 0;
            for (const std::uint8_t o : octets) {
                c0 = (c0 + o) % 255;
                c1 = (c1 + c0) % 255;
            }
            QCOMPARE(c0, 0u);
            QCOMPARE(c1, 0u);
        }
    }
    void random_streams_are_split() {
        SeededRandom a{1, 2, Purpose::IkeCookie};
        SeededRandom same{1, 2, Purpose::IkeCookie};
        QCOMPARE(a.u64(), same.u64());
        SeededRandom other_node{1, 3, Purpose::IkeCookie};
        SeededRandom other_purpose{1, 2, Purpose::IkeNonce};
        SeededRandom other_seed{2, 2, Purpose::IkeCookie};
        const std::uint64_t next = a.u64();
        QVERIFY(next != other_node.u64() && next != other_purpose.u64() && next != other_seed.u64());
        std::array<int, 3> seen{};
        for (int i = 0; i < 3000; ++i) ++seen[a.below(3)];
        for (const int n : seen) QVERIFY(n > 900 && n < 1100);
    }
    void fingerprint_depends_on_order_and_length() {
        Fingerprint a;
        Fingerprint b;
        a.add(1);
        a.add(2);
        b.add(2);
        b.add(1);
        QVERIFY(a.value() != b.value());
        Fingerprint c;
        Fingerprint d;
        c.add(ByteView{Bytes{1, 0}});
        d.add(ByteView{Bytes{1}});
        QVERIFY(c.value() != d.value());
    }
};

QTEST_APPLESS_MAIN(BaseValuesTest)
#include "base_values_test.moc"
