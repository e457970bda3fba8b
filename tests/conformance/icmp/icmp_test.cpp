/// RFC 792 messages, RFC 1191 §4, RFC 1122 §3.2.2.
#include <QTest>

#include "engine/icmp/packet.h"
#include "engine/icmp/rules.h"
#include "engine/ipv4/protocol.h"
#include "engine/udp/packet.h"

using namespace switchover;

namespace {

Bytes packet(std::uint8_t protocol, Ipv4Address source, Ipv4Address destination, ByteView payload,
             std::uint16_t offset = 0) {
    ipv4::Header header;
    header.protocol = protocol;
    header.source = source;
    header.destination = destination;
    header.fragment_offset = offset;
    return ipv4::encode(header, payload);
}

const Ipv4Address kA{20, 1, 1, 1};
const Ipv4Address kB{99, 99, 99, 99};

}  // namespace

class IcmpTest : public QObject {
    Q_OBJECT
   private slots:
    void echo_known_answer() {
        const Bytes octets = icmp::encode_echo(0x0001, 0x0002, unhex("61626364"));
        QCOMPARE(hex(octets), std::string{"0800333600010002"
                                          "61626364"});
        const auto message = icmp::decode(octets);
        QVERIFY(message.has_value());
        QCOMPARE(message->type, icmp::kEcho);
        QCOMPARE(message->identifier(), std::uint16_t{1});
        QCOMPARE(message->sequence(), std::uint16_t{2});
        QCOMPARE(hex(message->body), std::string{"61626364"});
    }
    void echo_reply_returns_identifier_sequence_and_data() {
        const Bytes request = icmp::encode_echo(0xBEEF, 9, Bytes(72, 0xAB));
        const Bytes reply = icmp::encode_echo_reply(*icmp::decode(request));
        const auto message = icmp::decode(reply);
        QVERIFY(message.has_value());
        QCOMPARE(message->type, icmp::kEchoReply);
        QCOMPARE(message->identifier(), std::uint16_t{0xBEEF});
        QCOMPARE(message->sequence(), std::uint16_t{9});
        QCOMPARE(Bytes(message->body.begin(), message->body.end()), Bytes(72, 0xAB));
    }
    void codes_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("codes");  ///< how many, from 0
        QTest::newRow("echo reply") << 0 << 1;
        QTest::newRow("unreachable, RFC 1812 §5.2.7.1") << 3 << 16;
        QTest::newRow("source quench") << 4 << 1;
        QTest::newRow("redirect") << 5 << 4;
        QTest::newRow("echo") << 8 << 1;
        QTest::newRow("time exceeded") << 11 << 2;
        QTest::newRow("parameter problem") << 12 << 3;
    }
    void codes() {
        QFETCH(int, type);
        QFETCH(int, codes);
        const Bytes offending = packet(ipv4::kUdp, kA, kB, udp::encode(kA, kB, 9, 9, Bytes(30, 1)));
        for (int code = 0; code < codes; ++code) {
            const Bytes octets = icmp::encode_error(std::uint8_t(type), std::uint8_t(code), 0x12345678, offending);
            const auto message = icmp::decode(octets);
            QVERIFY(message.has_value());
            QCOMPARE(int(message->code), code);
            QCOMPARE(message->rest, 0x12345678u);
        }
        const Bytes past = icmp::encode(std::uint8_t(type), std::uint8_t(codes), 0, {});
        QVERIFY(icmp::decode(past).error() == DecodeError::BadValue);
    }
    void refuses_short_and_damaged_octets() {
        const Bytes echo = icmp::encode_echo(1, 1, Bytes(5, 7));
        for (std::size_t n = 0; n < 8; ++n)
            QVERIFY(icmp::decode(ByteView{echo}.first(n)).error() == DecodeError::Truncated);
        for (std::size_t i = 0; i < echo.size(); ++i) {
            Bytes damaged = echo;
            damaged[i] ^= 0x10;
            QVERIFY(icmp::decode(damaged).error() == DecodeError::BadChecksum);
        }
    }
    void an_error_quotes_header_and_eight_octets() {
        const Bytes offending = packet(ipv4::kUdp, kA, kB, udp::encode(kA, kB, 1000, 33434, Bytes(100, 1)));
        const Bytes octets = icmp::encode_error(icmp::kTimeExceeded, icmp::kTtlExceeded, 0, offending);
        QCOMPARE(octets.size(), std::size_t{8 + 28});
        const auto quote = icmp::quoted(*icmp::decode(octets));
        QVERIFY(quote.has_value());
        QCOMPARE(quote->header.source(), kA);
        QCOMPARE(quote->header.destination(), kB);
        QCOMPARE(quote->payload.size(), std::size_t{8});
        QCOMPARE(load_u16(quote->payload.data() + 2), std::uint16_t{33434});
    }
    void a_short_packet_is_quoted_whole() {
        const Bytes offending = packet(ipv4::kUdp, kA, kB, Bytes(3, 1));
        QCOMPARE(icmp::encode_error(icmp::kUnreachable, 3, 0, offending).size(), std::size_t{8 + 23});
    }
    void fragmentation_needed_carries_the_mtu() {
        const Bytes offending = packet(ipv4::kUdp, kA, kB, Bytes(1480, 1));
        const auto message = icmp::decode(icmp::encode_fragmentation_needed(1400, offending)).value();
        QCOMPARE(message.code, std::uint8_t{4});
        QCOMPARE(message.next_hop_mtu(), std::uint16_t{1400});
        QCOMPARE(message.rest >> 16, 0u);  // RFC 1191 §4: unused, zero
    }
    void quotes_that_are_no_packet_are_refused() {
        QVERIFY(icmp::quoted(*icmp::decode(icmp::encode_echo(1, 1, Bytes(40, 0x45)))).error() == DecodeError::BadType);
        const auto refused = [](const char* body) {
            const Bytes octets = icmp::encode(icmp::kUnreachable, 1, 0, unhex(body));
            return icmp::quoted(*icmp::decode(octets)).error();
        };
        QVERIFY(refused("4500") == DecodeError::Truncated);
        QVERIFY(refused("6500000000000000000000000000000000000000") == DecodeError::BadVersion);
        QVERIFY(refused("4400000000000000000000000000000000000000") == DecodeError::BadLength);
        QVERIFY(refused("4f00000000000000000000000000000000000000") == DecodeError::Truncated);
    }

    void may_send_data() {
        QTest::addColumn<bool>("allowed");
        QTest::addColumn<int>("protocol");
        QTest::addColumn<int>("icmp_type");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("destination");
        QTest::addColumn<int>("offset");
        QTest::addColumn<bool>("link_broadcast");
        QTest::addColumn<bool>("directed_broadcast");
        const auto row = [](const char* name, bool allowed, int protocol, int type, const char* from, const char* to,
                            int offset = 0, bool link = false, bool directed = false) {
            QTest::newRow(name) << allowed << protocol << type << from << to << offset << link << directed;
        };
        row("a UDP packet", true, 17, 0, "20.1.1.1", "99.99.99.99");
        row("an echo request", true, 1, 8, "20.1.1.1", "99.99.99.99");
        row("an echo reply", true, 1, 0, "20.1.1.1", "99.99.99.99");
        for (const int type : {3, 4, 5, 11, 12})
            row(("ICMP error " + std::to_string(type)).c_str(), false, 1, type, "20.1.1.1", "99.99.99.99");
        row("to a multicast group", false, 17, 0, "20.1.1.1", "224.0.0.2");
        row("to the limited broadcast", false, 17, 0, "20.1.1.1", "255.255.255.255");
        row("to a directed broadcast", false, 17, 0, "20.1.1.1", "10.1.1.255", 0, false, true);
        row("in a broadcast frame", false, 17, 0, "20.1.1.1", "99.99.99.99", 0, true);
        row("a later fragment", false, 17, 0, "20.1.1.1", "99.99.99.99", 8);
        row("from 0.0.0.0", false, 17, 0, "0.0.0.0", "99.99.99.99");
        row("from loopback", false, 17, 0, "127.0.0.1", "99.99.99.99");
        row("from a multicast group", false, 17, 0, "224.0.0.5", "99.99.99.99");
        row("from class E", false, 17, 0, "240.0.0.1", "99.99.99.99");
        row("from the broadcast address", false, 17, 0, "255.255.255.255", "99.99.99.99");
    }
    void may_send() {
        QFETCH(bool, allowed);
        QFETCH(int, protocol);
        QFETCH(int, icmp_type);
        QFETCH(QString, source);
        QFETCH(QString, destination);
        QFETCH(int, offset);
        QFETCH(bool, link_broadcast);
        QFETCH(bool, directed_broadcast);
        const Bytes payload = icmp::encode(std::uint8_t(icmp_type), 0, 0, Bytes(28, 0));
        const Bytes offending = packet(std::uint8_t(protocol), *Ipv4Address::parse(source.toStdString()),
                                       *Ipv4Address::parse(destination.toStdString()), payload, std::uint16_t(offset));
        QCOMPARE(icmp::may_send_error(offending, {link_broadcast, directed_broadcast}), allowed);
    }
    void icmp_without_a_type_stays_unanswered() { QVERIFY(!icmp::may_send_error(packet(ipv4::kIcmp, kA, kB, {}), {})); }
    void one_unreachable_per_half_second() {
        icmp::RateLimiter limiter;
        const Instant start = kPowerOn + 3s;
        QVERIFY(limiter.allow(start));
        QVERIFY(!limiter.allow(start));
        QVERIFY(!limiter.allow(start + 499ms));
        QVERIFY(limiter.allow(start + 500ms));
        QVERIFY(!limiter.allow(start + 999ms));
        QVERIFY(limiter.allow(start + 1700ms));
    }
};

QTEST_APPLESS_MAIN(IcmpTest)
#include "icmp_test.moc"
