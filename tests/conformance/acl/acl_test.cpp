#include <QtTest>

#include "engine/acl/process.h"
#include "engine/acl/show.h"

using namespace switchover;
using namespace switchover::acl;

namespace {

AddressMatch net(const char* address, const char* wildcard) {
    return {*Ipv4Address::parse(address), *Ipv4Address::parse(wildcard)};
}
AddressMatch host(const char* address) { return net(address, "0.0.0.0"); }

struct Packet {
    const char* source = "10.1.1.3";
    const char* destination = "20.1.1.1";
    std::uint8_t protocol = 17;
    std::uint16_t source_port = 4000;
    std::uint16_t destination_port = 500;
    std::uint16_t fragment = 0;
    std::uint8_t header_words = 5;

    Bytes octets() const {
        ByteWriter w;
        w.u8(static_cast<std::uint8_t>(0x40 | header_words));
        w.u8(0);
        w.u16(static_cast<std::uint16_t>(header_words * 4 + 8));
        w.u16(1);
        w.u16(fragment);
        w.u8(64);
        w.u8(protocol);
        w.u16(0);
        w.ipv4(*Ipv4Address::parse(source));
        w.ipv4(*Ipv4Address::parse(destination));
        w.zeros(std::size_t{header_words} * 4 - 20);
        if (protocol == 1) {
            w.u8(static_cast<std::uint8_t>(source_port));  // type
            w.u8(0);
            w.u16(0);
        } else {
            w.u16(source_port);
            w.u16(destination_port);
        }
        w.u32(0);
        return w.take();
    }
};

Entry entry(bool permit, std::optional<std::uint8_t> protocol, AddressMatch from, AddressMatch to) {
    Entry e;
    e.permit = permit;
    e.protocol = protocol;
    e.source = from;
    e.destination = to;
    return e;
}

Entry udp_to(bool permit, PortMatch port) {
    Entry e = entry(permit, std::uint8_t{17}, {}, {});
    e.destination_port = port;
    return e;
}

}  // namespace
Q_DECLARE_METATYPE(Entry)

class AclTest : public QObject {
    Q_OBJECT

   private slots:
    void rule_data() {
        QTest::addColumn<Entry>("entry");
        QTest::addColumn<QByteArray>("packet");
        QTest::addColumn<bool>("matches");
        const auto row = [](const char* name, const Entry& e, const Packet& p, bool m) {
            const Bytes octets = p.octets();
            QTest::newRow(name) << e << QByteArray(reinterpret_cast<const char*>(octets.data()), int(octets.size()))
                                << m;
        };
        const AddressMatch lan = net("10.1.1.0", "0.0.0.255"), remote = net("20.1.1.0", "0.0.0.255");
        row("ip, both prefixes", entry(true, {}, lan, remote), {}, true);
        row("source outside", entry(true, {}, lan, remote), {.source = "10.1.2.3"}, false);
        row("destination outside", entry(true, {}, lan, remote), {.destination = "20.1.2.1"}, false);
        row("any any", entry(true, {}, {}, {}), {}, true);
        row("host", entry(true, {}, host("10.1.1.3"), {}), {}, true);
        row("another host", entry(true, {}, host("10.1.1.4"), {}), {}, false);
        row("wildcard with holes, fits", entry(true, {}, net("10.0.1.3", "0.255.0.0"), {}), {}, true);
        row("wildcard with holes, does not fit", entry(true, {}, net("10.0.2.3", "0.255.0.0"), {}), {}, false);
        row("protocol", entry(true, std::uint8_t{17}, {}, {}), {}, true);
        row("other protocol", entry(true, std::uint8_t{6}, {}, {}), {}, false);
        row("eq", udp_to(true, {PortOperator::Equal, 500, 0}), {}, true);
        row("eq other", udp_to(true, {PortOperator::Equal, 501, 0}), {}, false);
        row("neq", udp_to(true, {PortOperator::NotEqual, 500, 0}), {}, false);
        row("neq other", udp_to(true, {PortOperator::NotEqual, 501, 0}), {}, true);
        row("lt bound", udp_to(true, {PortOperator::Less, 500, 0}), {}, false);
        row("lt", udp_to(true, {PortOperator::Less, 501, 0}), {}, true);
        row("gt bound", udp_to(true, {PortOperator::Greater, 500, 0}), {}, false);
        row("gt", udp_to(true, {PortOperator::Greater, 499, 0}), {}, true);
        row("range first", udp_to(true, {PortOperator::Range, 500, 510}), {}, true);
        row("range last", udp_to(true, {PortOperator::Range, 490, 500}), {}, true);
        row("range outside", udp_to(true, {PortOperator::Range, 501, 510}), {}, false);
        Entry from = entry(true, std::uint8_t{17}, {}, {});
        from.source_port = {PortOperator::Equal, 4000, 0};
        row("source port", from, {}, true);
        row("source port other", from, {.source_port = 4001}, false);
        row("ports behind header options", udp_to(true, {PortOperator::Equal, 500, 0}), {.header_words = 7}, true);
        Entry echo = entry(true, std::uint8_t{1}, {}, {});
        echo.icmp_type = 8;
        row("icmp echo", echo, {.protocol = 1, .source_port = 8}, true);
        row("icmp echo-reply", echo, {.protocol = 1, .source_port = 0}, false);
        row("later fragment, permit with port", udp_to(true, {PortOperator::Equal, 9, 0}), {.fragment = 10}, true);
        row("later fragment, deny with port", udp_to(false, {PortOperator::Equal, 500, 0}), {.fragment = 10}, false);
        row("later fragment, deny without port", entry(false, {}, lan, remote), {.fragment = 10}, true);
        row("first fragment has its ports", udp_to(true, {PortOperator::Equal, 9, 0}), {.fragment = 0x2000}, false);
    }
    void rule() {
        QFETCH(Entry, entry);
        QFETCH(QByteArray, packet);
        QFETCH(bool, matches);
        const Bytes octets(packet.begin(), packet.end());
        const auto fields = fields_of(octets);
        QVERIFY(fields.has_value());
        QCOMPARE(acl::matches(entry, *fields), matches);
        QCOMPARE(acl::matches(mirrored(entry), mirrored(*fields)), matches);
    }

    void octets_that_are_no_ipv4_packet() {
        const Bytes good = Packet{}.octets();
        for (std::size_t n = 0; n < 20; ++n) QVERIFY(!fields_of(ByteView{good}.first(n)));
        QVERIFY(fields_of(ByteView{good}.first(20)).has_value());
        QVERIFY(!fields_of(ByteView{good}.first(23))->source_port.has_value());
        Bytes bad = good;
        bad[0] = 0x44;
        QVERIFY(!fields_of(bad));
        bad[0] = 0x65;
        QVERIFY(!fields_of(bad));
        bad[0] = 0x4F;
        QVERIFY(!fields_of(bad));
    }

    void first_match_wins_and_the_end_denies() {
        AccessList list{"101", true, false, {}, {}};
        list.entries = {entry(false, {}, host("10.1.1.3"), {}), entry(true, {}, net("10.1.1.0", "0.0.0.255"), {})};
        const auto decide = [&list](const char* source) {
            return evaluate(list, *fields_of(Packet{.source = source}.octets()));
        };
        QCOMPARE(decide("10.1.1.3").permit, false);
        QCOMPARE(*decide("10.1.1.3").entry, std::size_t{0});
        QCOMPARE(decide("10.1.1.4").permit, true);
        QCOMPARE(decide("10.1.2.4").permit, false);
        QVERIFY(!decide("10.1.2.4").entry.has_value());
    }

    void filter_and_counters() {
        Process process;
        QVERIFY(process.permits("101", Packet{}.octets()));  // undefined: permits
        Config config;
        config.lists.push_back({"101", true, false, {}, {}});
        process.configure(config);
        QVERIFY(process.permits("101", Packet{}.octets()));  // empty: permits
        config.lists[0].entries = {entry(true, {}, host("10.1.1.3"), {}), entry(true, {}, host("10.1.1.4"), {})};
        config.lists[0].entries[1].sequence = 20;
        process.configure(config);
        QVERIFY(process.permits("101", Packet{}.octets()));
        QVERIFY(!process.permits("101", Packet{.source = "9.9.9.9"}.octets()));
        QVERIFY(!process.permits("101", ByteView{}));
        process.count("101", 1, 2);
        process.count("101", 7);
        process.count("none", 0);
        config.lists[0].entries.erase(config.lists[0].entries.begin());
        process.configure(config);
        QCOMPARE(process.view()[0].matches, (std::vector<std::uint64_t>{2}));
    }

    void text() {
        Process process;
        Config config;
        config.lists.push_back({"101", true, false, {}, {}});
        config.lists[0].entries = {entry(true, {}, net("10.1.1.0", "0.0.0.255"), net("20.1.1.0", "0.0.0.255")),
                                   entry(true, {}, host("99.99.99.99"), net("20.1.1.0", "0.0.0.255")),
                                   udp_to(false, {PortOperator::Range, 500, 4500})};
        config.lists[0].entries[1].sequence = 20;
        config.lists[0].entries[2].sequence = 30;
        config.lists[0].entries[2].log = true;
        config.lists.push_back({"1", false, false, {}, {}});
        config.lists[1].entries = {entry(true, {}, net("10.0.0.0", "0.255.255.255"), {}),
                                   entry(true, {}, host("9.9.9.9"), {}), entry(false, {}, {}, {})};
        process.configure(config);
        process.count("101", 0, 5);
        process.count("101", 1, 1);
        TextOut out;
        show_access_lists(process.view(), "", false, out);
        QCOMPARE(out.text(), std::string{"Standard IP access list 1\n"
                                         "    10 permit 10.0.0.0, wildcard bits 0.255.255.255\n"
                                         "    10 permit 9.9.9.9\n"
                                         "    10 deny any\n"
                                         "Extended IP access list 101\n"
                                         "    10 permit ip 10.1.1.0 0.0.0.255 20.1.1.0 0.0.0.255 (5 matches)\n"
                                         "    20 permit ip host 99.99.99.99 20.1.1.0 0.0.0.255 (1 match)\n"
                                         "    30 deny udp any any range isakmp 4500 log\n"});
        TextOut old;
        show_access_lists(process.view(), "101", true, old);
        QVERIFY(old.text().starts_with("Extended IP access list 101\n    permit ip 10.1.1.0"));
        QVERIFY(old.text().find("Standard") == std::string::npos);
    }
};

QTEST_APPLESS_MAIN(AclTest)
#include "acl_test.moc"
