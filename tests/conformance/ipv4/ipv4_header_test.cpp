/// RFC 791 §3.1, RFC 1071, RFC 1624, RFC 1812 §5.2.2: a row per rule.
#include <algorithm>
#include <QTest>

#include "engine/ipv4/header.h"
#include "engine/ipv4/protocol.h"
#include "engine/sim/random.h"

using namespace switchover;
using ipv4::Header;

namespace {

/// A packet seen on many wires: UDP 192.168.0.1 to 192.168.0.199, checksum b861.
const Bytes kKnown = unhex("45000073000040004011b861c0a80001c0a800c7");

Bytes known_packet() {
    Bytes packet(0x73, 0);
    std::ranges::copy(kKnown, packet.begin());
    return packet;
}

Bytes with(std::size_t at, std::uint8_t value, bool fix_checksum) {
    Bytes packet = known_packet();
    packet[at] = value;
    if (fix_checksum) {
        store_u16(packet.data() + 10, 0);
        const std::size_t length = std::min<std::size_t>((packet[0] & 15u) * 4u, packet.size());
        store_u16(packet.data() + 10, internet_checksum(ByteView{packet}.first(length)));
    }
    return packet;
}

}  // namespace

Q_DECLARE_METATYPE(Bytes)

class Ipv4HeaderTest : public QObject {
    Q_OBJECT
   private slots:
    void known_answer() {
        const Bytes packet = known_packet();
        const auto view = ipv4::check_header(packet);
        QVERIFY(view.has_value());
        const ipv4::HeaderView header = view->header();
        QCOMPARE(header.version(), 4u);
        QCOMPARE(header.header_length(), std::size_t{20});
        QCOMPARE(header.total_length(), std::uint16_t{0x73});
        QVERIFY(header.dont_fragment());
        QVERIFY(!header.is_fragment());
        QCOMPARE(header.ttl(), std::uint8_t{64});
        QCOMPARE(header.protocol(), ipv4::kUdp);
        QCOMPARE(header.checksum(), std::uint16_t{0xB861});
        QCOMPARE(header.source(), (Ipv4Address{192, 168, 0, 1}));
        QCOMPARE(header.destination(), (Ipv4Address{192, 168, 0, 199}));
        QCOMPARE(view->payload().size(), std::size_t{0x73 - 20});
    }

    void encodes_the_same_octets() {
        Header header;
        header.dont_fragment = true;
        header.ttl = 64;
        header.protocol = ipv4::kUdp;
        header.source = Ipv4Address{192, 168, 0, 1};
        header.destination = Ipv4Address{192, 168, 0, 199};
        const Bytes payload(0x73 - 20, 0);
        QCOMPARE(ipv4::encode(header, payload), known_packet());
        Bytes buffer(20, 0xA5);  // every octet is written
        ipv4::write_header(buffer.data(), header, payload.size());
        QCOMPARE(buffer, kKnown);
    }

    void checks_data() {
        QTest::addColumn<Bytes>("octets");
        QTest::addColumn<int>("error");
        const auto row = [](const char* name, Bytes octets, int error) {
            QTest::newRow(name) << std::move(octets) << error;
        };
        Bytes packet = known_packet();
        row("RFC 1812 §5.2.2 (1) 19 octets", Bytes(packet.begin(), packet.begin() + 19), int(DecodeError::Truncated));
        row("(1) nothing", {}, int(DecodeError::Truncated));
        row("(2) checksum off by one bit", with(8, 63, false), int(DecodeError::BadChecksum));
        row("(3) version 6", with(0, 0x65, true), int(DecodeError::BadVersion));
        row("(4) IHL 4", with(0, 0x44, true), int(DecodeError::BadLength));
        row("(5) total length 19", with(3, 19, true), int(DecodeError::BadLength));
        row("total length past the end", with(2, 1, true), int(DecodeError::Truncated));
        Bytes short_options = with(0, 0x4F, false);
        short_options.resize(40);
        row("IHL 60 in 40 octets", short_options, int(DecodeError::Truncated));
        Bytes padded = packet;
        padded.resize(200, 0xEE);
        row("link padding is cut", padded, -1);
    }
    void checks() {
        QFETCH(Bytes, octets);
        QFETCH(int, error);
        const auto view = ipv4::check_header(octets);
        if (error < 0) {
            QVERIFY(view.has_value());
            QCOMPARE(view->packet.size(), std::size_t{0x73});
        } else {
            QVERIFY(!view.has_value());
            QCOMPARE(int(view.error()), error);
        }
    }

    void options_are_tolerated_and_survive_a_round_trip() {
        Header header;
        header.protocol = ipv4::kIcmp;
        header.source = Ipv4Address{10, 0, 0, 1};
        header.destination = Ipv4Address{10, 0, 0, 2};
        header.options = unhex("94040000 0704 04");  // router alert, record route cut to its minimum, padded to 8
        const Bytes payload(8, 0x5A);
        const Bytes packet = ipv4::encode(header, payload);
        const auto view = ipv4::check_header(packet);
        QVERIFY(view.has_value());
        QCOMPARE(view->header().header_length(), std::size_t{28});
        QCOMPARE(hex(view->header().options()), std::string{"9404000007040400"});
        QCOMPARE(view->payload().size(), std::size_t{8});
        const ipv4::Options found = ipv4::scan_options(view->header().options());
        QVERIFY(found.well_formed && found.router_alert && found.record_route && !found.source_route);
    }

    void malformed_options_name_their_octet_data() {
        QTest::addColumn<QString>("options");
        QTest::addColumn<int>("octet");
        QTest::newRow("length 1") << "01 07 01 00" << 21;
        QTest::newRow("length past the end") << "83 08 04 00" << 20;
        QTest::newRow("no length octet") << "01 01 01 94" << 23;
        QTest::newRow("end of list hides the rest") << "00 94 99 99" << -1;
    }
    void malformed_options_name_their_octet() {
        QFETCH(QString, options);
        QFETCH(int, octet);
        const ipv4::Options found = ipv4::scan_options(unhex(options.toStdString()));
        QCOMPARE(found.well_formed, octet < 0);
        if (octet >= 0) QCOMPARE(int(found.bad_octet), octet);
    }

    void ttl_decrement_keeps_the_checksum_right() {
        // RFC 1624 §3: no header may end with a checksum that a full computation would not give.
        SeededRandom random{7, 0, Purpose::Probe};
        for (int i = 0; i < 20000; ++i) {
            Bytes packet(20);
            for (std::uint8_t& octet : packet) octet = static_cast<std::uint8_t>(random.u32());
            packet[0] = 0x45;
            packet[8] |= 1;  // TTL not 0
            store_u16(packet.data() + 10, 0);
            store_u16(packet.data() + 10, internet_checksum(packet));
            const std::uint8_t ttl = packet[8];
            ipv4::decrement_ttl(packet.data());
            QCOMPARE(packet[8], static_cast<std::uint8_t>(ttl - 1));
            QCOMPARE(internet_checksum(packet), std::uint16_t{0});
        }
    }
    void rfc1624_section_4_example() {
        // §4: checksum 0xDD2F, a word changes from 0x5555 to 0x3285; eqn. 3 gives 0x0000, where RFC 1141 gave 0xFFFF.
        QCOMPARE(checksum_update(0xDD2F, 0x5555, 0x3285), std::uint16_t{0x0000});
    }
    void rfc1071_section_3_example() {
        // Sum 2ddf0 folds to ddf2.
        QCOMPARE(internet_checksum(unhex("0001f203f4f5f6f7")), static_cast<std::uint16_t>(~0xDDF2));
    }
};

QTEST_APPLESS_MAIN(Ipv4HeaderTest)
#include "ipv4_header_test.moc"
