/// CDP version 2 on the wire, as captures and Wireshark's dissector know it (there is no RFC).
#include <QtTest>

#include "engine/base/checksum.h"
#include "engine/cdp/packet.h"

using namespace switchover;       // NOLINT: a test
using namespace switchover::cdp;  // NOLINT

namespace {

Packet full() {
    Packet packet;
    packet.device_id = "R1";
    packet.addresses = {Ipv4Address{10, 1, 1, 1}};
    packet.port_id = "FastEthernet0/0";
    packet.capabilities = kRouter;
    packet.software = "Version 12.3\nCopyright";
    packet.platform = "cisco 7206VXR";
    packet.full_duplex = true;
    return packet;
}

/// `octets` with a checksum that is right.
Bytes summed(Bytes octets) {
    store_u16(octets.data() + 2, 0);
    store_u16(octets.data() + 2, checksum(octets));
    return octets;
}

Bytes head(std::initializer_list<std::uint8_t> more) {
    Bytes out{2, 180, 0, 0};
    out.insert(out.end(), more);
    return out;
}

}  // namespace

class CdpPacketTest : public QObject {
    Q_OBJECT

   private slots:
    void every_field_comes_back() {
        const Packet packet = full();
        const Bytes octets = encode(packet);
        QCOMPARE(octets[0], std::uint8_t{2});
        QCOMPARE(octets[1], std::uint8_t{180});
        const auto read = decode(octets);
        QVERIFY(read && *read == packet);
    }
    void the_first_tlv_is_the_device_id() {
        const Bytes octets = encode(full());
        QCOMPARE(hex(ByteView{octets}.subspan(4, 6)), std::string{"000100065231"});
        // Addresses: one, NLPID, one octet 0xCC, four octets.
        QCOMPARE(hex(ByteView{octets}.subspan(10, 17)), std::string{"0002001100000001"
                                                                    "0101cc0004"
                                                                    "0a010101"});
    }
    void snap_names_the_protocol() {
        const Bytes frame = with_snap(Bytes{1, 2, 3});
        QCOMPARE(hex(frame), std::string{"aaaa0300000c2000010203"});
        QVERIFY(without_snap(frame) && without_snap(frame)->size() == 3);
        QVERIFY(!without_snap(Bytes{0xAA, 0xAA, 3, 0, 0, 0x0C, 0x20, 4, 0}));  // DTP
        QVERIFY(!without_snap(Bytes{0xAA, 0xAA}));
    }
    void an_even_length_has_the_internet_checksum() {
        const Bytes octets{2, 180, 0, 0, 0, 1, 0, 6, 'R', '1'};
        QCOMPARE(checksum(octets), internet_checksum(octets));
    }
    void a_last_odd_octet_is_the_low_one_and_signed() {
        // Below 0x80: a word 0x0041.
        const Bytes low{2, 180, 0, 0, 0x41};
        const Bytes as_low{2, 180, 0, 0, 0x00, 0x41};
        QCOMPARE(checksum(low), internet_checksum(as_low));
        // From 0x80 on it counts as a negative number: 0x00FF less 1, with a borrow.
        const Bytes high{2, 180, 0, 0, 0xC0};
        const Bytes as_high{2, 180, 0, 0, 0xFF, 0xBF};
        QCOMPARE(checksum(high), internet_checksum(as_high));
    }
    void odd_and_even_packets_verify() {
        for (const char* name : {"R1", "R22", "R\xC3"}) {
            Packet packet;
            packet.device_id = name;
            const Bytes octets = encode(packet);
            QVERIFY(decode(octets));
        }
    }
    void refusals_data() {
        QTest::addColumn<QByteArray>("octets");
        QTest::addColumn<int>("why");
        const auto row = [](const char* name, const Bytes& octets, DecodeError why) {
            QTest::newRow(name) << QByteArray{reinterpret_cast<const char*>(octets.data()),
                                              static_cast<qsizetype>(octets.size())}
                                << int(why);
        };
        row("nothing", {}, DecodeError::Truncated);
        row("half a header", {2, 180, 0}, DecodeError::Truncated);
        row("version 3", summed({3, 180, 0, 0, 0, 1, 0, 5, 'R'}), DecodeError::BadVersion);
        row("checksum", head({0, 1, 0, 5, 'R'}), DecodeError::BadChecksum);
        row("half a TLV header", summed(head({0, 1, 0})), DecodeError::Truncated);
        row("a TLV shorter than its header", summed(head({0, 1, 0, 3})), DecodeError::BadLength);
        row("a TLV past the end", summed(head({0, 1, 0, 9, 'R'})), DecodeError::Truncated);
        row("no device id", summed(head({0, 3, 0, 5, 'x'})), DecodeError::BadValue);
        row("two octets of capabilities", summed(head({0, 1, 0, 5, 'R', 0, 4, 0, 6, 0, 1})), DecodeError::Truncated);
        row("a count without addresses", summed(head({0, 1, 0, 5, 'R', 0, 2, 0, 6, 0, 0})), DecodeError::Truncated);
        row("an address past its TLV", summed(head({0, 1, 0, 5, 'R', 0, 2, 0, 14, 0, 0, 0, 1, 1, 1, 0xCC, 0, 4, 10})),
            DecodeError::Truncated);
    }
    void refusals() {
        QFETCH(QByteArray, octets);
        QFETCH(int, why);
        const auto read = decode(
            {reinterpret_cast<const std::uint8_t*>(octets.constData()), static_cast<std::size_t>(octets.size())});
        QVERIFY(!read);
        QCOMPARE(int(read.error()), why);
    }
    void unknown_tlvs_and_addresses_are_passed_over() {
        const Bytes octets = summed(head({0x7F, 0x01, 0,    6,  9,  9,                                    // unknown
                                          0,    2,    0,    24, 0,  0,  0, 2, 2, 2, 0x86, 0xDD, 0, 1, 7,  // not IPv4
                                          1,    1,    0xCC, 0,  4,  10, 0, 0, 1,                          // IPv4
                                          0,    1,    0,    5,  'R'}));
        const auto read = decode(octets);
        QVERIFY(read);
        QCOMPARE(read->addresses.size(), std::size_t{1});
        QCOMPARE(read->addresses[0].text(), std::string{"10.0.0.1"});
    }
    void words_of_others_bring_no_control_characters() {
        Packet packet;
        packet.device_id = "R\x1b[2J1";
        packet.software = "a\nb\tc";
        const auto read = decode(encode(packet));
        QCOMPARE(read->device_id, std::string{"R.[2J1"});
        QCOMPARE(read->software, std::string{"a\nb.c"});
    }
};

QTEST_APPLESS_MAIN(CdpPacketTest)
#include "cdp_packet_test.moc"
