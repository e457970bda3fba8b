#include "engine/ethernet/frame.h"

#include <QTest>

using namespace switchover;

class FrameTest : public QObject {
    Q_OBJECT
   private slots:
    void encodes_and_pads_to_60() {
        const Bytes payload = {1, 2, 3};
        const Bytes frame = ethernet::encode(MacAddress::from(0x00000C07AC01), MacAddress::from(0x58BFEAFFE5B6),
                                             ethernet::kArp, payload);
        QCOMPARE(frame.size(), std::size_t{60});
        QCOMPARE(hex(ByteView{frame}.first(18)), std::string{"00000c07ac0158bfeaffe5b6080601020300"});
        for (std::size_t i = 17; i < 60; ++i) QCOMPARE(frame[i], std::uint8_t{0});
    }
    void a_payload_of_46_needs_no_padding() {
        const Bytes payload(46, 0xA5);
        QCOMPARE(ethernet::encode({}, {}, ethernet::kIpv4, payload).size(), std::size_t{60});
        const Bytes longer(47, 0xA5);
        QCOMPARE(ethernet::encode({}, {}, ethernet::kIpv4, longer).size(), std::size_t{61});
    }
    void reads_in_place() {
        const Bytes frame = unhex("01005e000002 00000c07ac01 0800 4500");
        const auto view = ethernet::view(frame);
        QVERIFY(view.has_value());
        QCOMPARE(view->destination(), multicast_mac(Ipv4Address{224, 0, 0, 2}));
        QCOMPARE(view->source(), MacAddress::from(0x00000C07AC01));
        QCOMPARE(view->ethertype(), ethernet::kIpv4);
        QVERIFY(view->is_group());
        QVERIFY(!view->is_broadcast());
        QCOMPARE(view->payload().data(), frame.data() + 14);
        QCOMPARE(view->payload().size(), std::size_t{2});
    }
    void thirteen_octets_are_no_header() {
        const Bytes frame(13, 0xFF);
        QVERIFY(ethernet::view(frame).error() == DecodeError::Truncated);
    }
};

QTEST_APPLESS_MAIN(FrameTest)
#include "frame_test.moc"
