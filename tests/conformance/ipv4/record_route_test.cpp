/// RFC 791 §3.1, record route: octets of the option, and what stays as it is.
#include <QTest>

#include "engine/ipv4/header.h"
#include "engine/ipv4/options.h"

using namespace switchover;
using ipv4::Header;

namespace {

const Ipv4Address kFirst{10, 0, 0, 1};
const Ipv4Address kSecond{10, 0, 0, 2};

Bytes with_options(Bytes options) {
    Header header;
    header.protocol = 1;
    header.source = kFirst;
    header.destination = Ipv4Address{10, 9, 9, 9};
    header.options = std::move(options);
    return ipv4::encode(header, Bytes(8));
}

ByteView options_of(const Bytes& packet) { return ipv4::HeaderView{packet.data()}.options(); }

}  // namespace

class RecordRouteTest : public QObject {
    Q_OBJECT
   private Q_SLOTS:
    void an_empty_option() {
        QCOMPARE(ipv4::record_route_option(2), (Bytes{7, 11, 4, 0, 0, 0, 0, 0, 0, 0, 0}));
        QCOMPARE(ipv4::record_route_option(9).size(), std::size_t{39});
    }
    void addresses_follow_one_another_until_it_is_full() {
        Bytes packet = with_options(ipv4::record_route_option(2));
        ipv4::record_address(packet.data(), kFirst);
        QVERIFY(ipv4::check_header(packet).has_value());  // its checksum too
        QCOMPARE(int(options_of(packet)[2]), 8);
        ipv4::record_address(packet.data(), kSecond);
        QVERIFY(ipv4::check_header(packet).has_value());
        const ByteView option = ipv4::find_record_route(options_of(packet));
        QCOMPARE(Bytes(option.begin(), option.end()), (Bytes{7, 11, 12, 10, 0, 0, 1, 10, 0, 0, 2}));
        const ipv4::RecordedRoute route = ipv4::recorded_route(option);
        QCOMPARE(route.used, std::size_t{2});
        QCOMPARE(route.places.at(1), kSecond);
        const Bytes full = packet;
        ipv4::record_address(packet.data(), kFirst);
        QCOMPARE(packet, full);
    }
    void it_is_found_behind_others() {
        Bytes packet = with_options({1, 0x94, 4, 0, 0, 7, 7, 4, 0, 0, 0, 0});
        ipv4::record_address(packet.data(), kSecond);
        const ByteView options = options_of(packet);
        QCOMPARE(Bytes(options.begin(), options.end()), (Bytes{1, 0x94, 4, 0, 0, 7, 7, 8, 10, 0, 0, 2}));
    }
    void what_is_malformed_stays_as_it_is_data() {
        QTest::addColumn<QByteArray>("octets");
        const auto row = [](const char* name, std::initializer_list<int> octets) {
            QByteArray out;
            for (const int octet : octets) out.append(static_cast<char>(octet));
            QTest::newRow(name) << out;
        };
        row("no length", {1, 1, 1, 7});
        row("length past the end", {7, 11, 4, 0});
        row("length too short for the pointer", {7, 2, 0, 0});
        row("length not of whole addresses", {7, 8, 4, 0, 0, 0, 0, 0});
        row("pointer within the head", {7, 7, 3, 0, 0, 0, 0, 0});
        row("pointer between places", {7, 7, 5, 0, 0, 0, 0, 0});
        row("pointer past the end", {7, 7, 12, 0, 0, 0, 0, 0});
        row("after the end of the list", {0, 7, 7, 4, 0, 0, 0, 0});
    }
    void what_is_malformed_stays_as_it_is() {
        QFETCH(QByteArray, octets);
        Bytes packet = with_options(Bytes(octets.begin(), octets.end()));
        const Bytes before = packet;
        ipv4::record_address(packet.data(), kFirst);
        QCOMPARE(packet, before);
    }
};

QTEST_APPLESS_MAIN(RecordRouteTest)
#include "record_route_test.moc"
