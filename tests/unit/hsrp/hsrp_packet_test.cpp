#include <QtTest>

#include "engine/hsrp/packet.h"

using namespace switchover;
using namespace switchover::hsrp;

class HsrpPacketTest : public QObject {
    Q_OBJECT

    static Bytes encoded(const Packet& packet) {
        std::array<std::uint8_t, kPacketLen + 4> buffer{};
        buffer.fill(0xA5);
        encode(packet, std::span{buffer}.first<kPacketLen>());
        for (std::size_t i = kPacketLen; i < buffer.size(); ++i)
            if (buffer[i] != 0xA5) return {};
        return {buffer.begin(), buffer.begin() + kPacketLen};
    }

   private slots:
    void octets_and_values_data() {
        QTest::addColumn<QString>("octets");
        QTest::addColumn<Packet>("packet");
        QTest::newRow("§5.1 Hello of the seed's active router")
            << "00 00 10 03 0a c8 01 00 63 69 73 63 6f 00 00 00 ac 10 ac 35"
            << Packet{OpCode::Hello, State::Active, 3, 10, 200, 1, authentication_data("cisco"), {172, 16, 172, 53}};
        QTest::newRow("§5.1 Coup from Listen")
            << "00 01 02 01 02 96 ff 00 31 32 33 34 35 36 37 38 0a 0a 0a 01"
            << Packet{OpCode::Coup, State::Listen, 1, 2, 150, 255, authentication_data("123456789"), {10, 10, 10, 1}};
        QTest::newRow("§5.1 Resign, address unknown") << "00 02 08 fe ff 00 00 00 00 00 00 00 00 00 00 00 00 00 00 00"
                                                      << Packet{OpCode::Resign, State::Standby, 254, 255, 0, 0, {}, {}};
    }
    void octets_and_values() {
        QFETCH(const QString, octets);
        QFETCH(const Packet, packet);
        const Bytes wire = unhex(octets.toStdString());
        QCOMPARE(hex(encoded(packet)), hex(wire));
        const auto decoded = decode(wire);
        QVERIFY(decoded.has_value());
        QVERIFY(*decoded == packet);
    }
    void every_legal_state_is_kept() {
        for (const State state :
             {State::Initial, State::Learn, State::Listen, State::Speak, State::Standby, State::Active}) {
            Packet packet;
            packet.state = state;
            QVERIFY(decode(encoded(packet))->state == state);
        }
    }
    void refusals_data() {
        QTest::addColumn<int>("at");
        QTest::addColumn<int>("value");
        QTest::addColumn<int>("error");
        const auto error = [](DecodeError e) { return static_cast<int>(e); };
        QTest::newRow("version 1") << 0 << 1 << error(DecodeError::BadVersion);
        QTest::newRow("op code 3, IOS advertisement") << 1 << 3 << error(DecodeError::BadType);
        QTest::newRow("state 3") << 2 << 3 << error(DecodeError::BadState);
        QTest::newRow("state 32") << 2 << 32 << error(DecodeError::BadState);
        QTest::newRow("state 255, ours for Disabled") << 2 << 255 << error(DecodeError::BadState);
        QTest::newRow("hellotime 0") << 3 << 0 << error(DecodeError::BadValue);
        QTest::newRow("holdtime equal to hellotime") << 4 << 3 << error(DecodeError::BadValue);
        QTest::newRow("holdtime 0") << 4 << 0 << error(DecodeError::BadValue);
    }
    void refusals() {
        QFETCH(const int, at);
        QFETCH(const int, value);
        QFETCH(const int, error);
        Bytes wire = encoded({});
        QVERIFY(decode(wire).has_value());
        wire[static_cast<std::size_t>(at)] = static_cast<std::uint8_t>(value);
        const auto decoded = decode(wire);
        QVERIFY(!decoded.has_value());
        QCOMPARE(static_cast<int>(decoded.error()), error);
    }
    void every_shorter_length_is_truncated() {
        const Bytes wire = encoded({});
        for (std::size_t n = 0; n < kPacketLen; ++n) {
            const Bytes cut(wire.begin(), wire.begin() + static_cast<std::ptrdiff_t>(n));
            const auto decoded = decode(cut);
            QVERIFY(!decoded.has_value());
            QVERIFY(decoded.error() == DecodeError::Truncated);
        }
    }
    void reserved_octet_and_what_follows_are_ignored() {
        Bytes wire = encoded({});
        wire[7] = 0xFF;
        wire.insert(wire.end(), 30, 0xEE);
        QVERIFY(*decode(wire) == Packet{});
    }
    void virtual_mac_holds_the_group() {
        QCOMPARE(virtual_mac(1).text(), std::string{"0000.0c07.ac01"});
        QCOMPARE(virtual_mac(255).text(), std::string{"0000.0c07.acff"});
    }
};

QTEST_APPLESS_MAIN(HsrpPacketTest)
#include "hsrp_packet_test.moc"
