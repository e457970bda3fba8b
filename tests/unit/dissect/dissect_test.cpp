#include "engine/dissect/dissect.h"

#include <algorithm>
#include <map>
#include <QtTest>
#include <set>

#include "engine/dissect/filter.h"
#include "tests/support/lab.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

namespace {

struct Sent {
    Bytes octets;
    dissect::Packet packet;
};

/// Every frame of the lab's first two minutes with a ping through the tunnel, taken apart with the keys of the records.
const std::vector<Sent>& run() {
    static const std::vector<Sent> kFrames = [] {
        Lab lab{"ha-vpn"};
        lab.world().set_capture(true);
        dissect::Keys keys;
        std::vector<Sent> out;
        const auto take = [&] {
            for (const Record& record : lab.world().take_records()) keys.on_record(record);
            for (const SentFrame& f : lab.world().take_frames()) {
                out.push_back({f.octets, dissect::dissect(f.octets, &keys)});
            }
        };
        // Keys come by in the records of the same instant as the message before the first encrypted one.
        lab.run_until(60s).input("ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s");
        for (int i = 0; i < 600; ++i) {
            take();
            lab.run_for(100ms);
        }
        take();
        return out;
    }();
    return kFrames;
}

dissect::Packet with(std::string_view protocol) {
    for (const Sent& sent : run())
        if (sent.packet.protocol == protocol) return sent.packet;
    return {};
}

std::string tree(const dissect::Packet& packet) {
    std::string out;
    for (const dissect::Field& f : packet.fields) out += std::string(2u * f.depth, ' ') + f.text + "\n";
    return out;
}

}  // namespace

class DissectTest : public QObject {
    Q_OBJECT

   private slots:
    void nothing_in_a_run_is_malformed();
    void every_protocol_of_the_lab_is_named();
    void fields_lie_in_their_buffers();
    void a_hello_reads_as_the_rfc_lays_it_out();
    void an_advertisement_lies_behind_a_length_and_snap();
    void esp_opens_to_the_echo_inside();
    void main_and_quick_mode_open_with_the_keys();
    void ospf_shows_its_authentication();
    void every_field_may_be_filtered_by();
    void octets_cut_off_or_turned_do_no_harm();
    void filters_data();
    void filters();
    void wrong_filters_say_where_data();
    void wrong_filters_say_where();
};

void DissectTest::nothing_in_a_run_is_malformed() {
    QVERIFY(run().size() > 1000);
    for (const Sent& sent : run()) QVERIFY2(!sent.packet.malformed, tree(sent.packet).c_str());
}

void DissectTest::every_protocol_of_the_lab_is_named() {
    std::set<std::string> seen;
    for (const Sent& sent : run()) seen.insert(sent.packet.protocol);
    QCOMPARE(seen, (std::set<std::string>{"ARP", "CDP", "ESP", "HSRP", "ICMP", "ISAKMP", "OSPF"}));
}

void DissectTest::fields_lie_in_their_buffers() {
    for (const Sent& sent : run()) {
        std::size_t depth = 0;
        for (const dissect::Field& f : sent.packet.fields) {
            QVERIFY(f.buffer < sent.packet.buffers.size());
            QVERIFY2(f.offset + f.size <= sent.packet.buffers[f.buffer].octets.size(), f.text.c_str());
            QVERIFY(f.depth <= depth + 1);
            depth = f.depth;
        }
    }
}

void DissectTest::a_hello_reads_as_the_rfc_lays_it_out() {
    // RFC 2281 §5.1: version 0, Hello, Active, 3 s, 10 s, 200, group 1, "cisco", 172.16.172.53.
    const Bytes frame = unhex(
        "01005e000002 00000c07ac01 0800"
        "45c0003000000000011161c4ac10ac34e0000002"
        "07c107c1001c0000"
        "00001003"
        "0ac80100"
        "636973636f000000"
        "ac10ac35");
    const dissect::Packet packet = dissect::dissect(frame);
    QVERIFY2(!packet.malformed, tree(packet).c_str());
    QCOMPARE(packet.protocol, "HSRP");
    QCOMPARE(packet.info, "Hello (state Active) group 1, priority 200, virtual address 172.16.172.53");
    const std::string expected =
        "Cisco Hot Standby Router Protocol\n"
        "  Version: 0\n  Op Code: Hello (0)\n  State: Active (16)\n  Hellotime: 3 s\n  Holdtime: 10 s\n"
        "  Priority: 200\n  Group: 1\n  Reserved: 0\n  Authentication Data: cisco\n"
        "  Virtual IP Address: 172.16.172.53\n";
    const std::string all = tree(packet);
    QVERIFY2(all.ends_with(expected), all.c_str());
}

void DissectTest::an_advertisement_lies_behind_a_length_and_snap() {
    const dissect::Packet packet = with("CDP");
    QVERIFY2(!packet.malformed, tree(packet).c_str());
    QVERIFY2(packet.info.starts_with("Device ID: ") && packet.info.find("Port ID: FastEthernet") != std::string::npos,
             packet.info.c_str());
    const std::string all = tree(packet);
    for (const char* line :
         {"IEEE 802.3 Ethernet, Src: ", "  Length: ", "Logical-Link Control\n  DSAP: 0xaa\n  SSAP: 0xaa",
          "  Organization Code: 0x00000c\n  Protocol ID: 0x2000\n",
          "Cisco Discovery Protocol\n  Version: 2\n  TTL: 180 s\n", "  Device ID\n    Type: Device ID (1)\n",
          "    IP address: ", "    Duplex: Full (1)\n"})
        QVERIFY2(all.find(line) != std::string::npos, all.c_str());
    for (const char* filter : {"cdp", "cdp.ttl == 180", "cdp.platform == \"cisco 7206VXR\"", "cdp.duplex == Full",
                               "eth.dst == 01:00:0c:cc:cc:cc", "cdp.capabilities == 1"}) {
        const auto wanted = dissect::Filter::parse(filter);
        QVERIFY2(wanted && wanted->accepts(packet), filter);
    }
    // A length that the TLV does not have.
    const dissect::Packet bad =
        dissect::dissect(unhex("01000ccccccc 001b0c000100 0010 aaaa0300000c2000 02b40000 00010009"));
    QVERIFY(bad.malformed);
}

void DissectTest::esp_opens_to_the_echo_inside() {
    const dissect::Packet packet = with("ESP");
    QVERIFY(packet.info.find("ICMP in ESP") == 0);
    QCOMPARE(packet.buffers.size(), 2u);
    QCOMPARE(packet.buffers[1].name, "Decrypted ESP");
    const auto echo = std::find_if(packet.fields.begin(), packet.fields.end(),
                                   [](const dissect::Field& f) { return f.name == "icmp.type"; });
    QVERIFY(echo != packet.fields.end());
    QCOMPARE(echo->buffer, 1);
    // Without keys it stays shut.
    const auto shut =
        std::find_if(run().begin(), run().end(), [](const Sent& s) { return s.packet.protocol == "ESP"; });
    const dissect::Packet blind = dissect::dissect(shut->octets);
    QCOMPARE(blind.buffers.size(), 1u);
    QVERIFY(blind.find("icmp") == nullptr && blind.find("esp.data") != nullptr);
}

void DissectTest::main_and_quick_mode_open_with_the_keys() {
    std::vector<std::string> infos;
    for (const Sent& sent : run())
        if (sent.packet.protocol == "ISAKMP" && (infos.empty() || infos.back() != sent.packet.info))
            infos.push_back(sent.packet.info);
    for (const std::string& info : infos) QVERIFY2(info.find("encrypted") == std::string::npos, info.c_str());
    // RFC 2409 §5.4: the last pair of Main Mode carries identity and hash; §5.5: Quick Mode's three.
    const auto contains = [&](std::string_view text) {
        return std::any_of(infos.begin(), infos.end(),
                           [&](const std::string& i) { return i.find(text) != std::string::npos; });
    };
    QVERIFY(contains("Identity Protection (Main Mode): Security Association"));
    QVERIFY(contains("Identity Protection (Main Mode): Key Exchange, Nonce"));
    QVERIFY(contains("Identity Protection (Main Mode): Identification, Hash"));
    QVERIFY(contains(": Hash, Security Association, Nonce"));
    QVERIFY(contains("Quick Mode"));
}

void DissectTest::ospf_shows_its_authentication() {
    Lab lab{"ha-vpn"};
    const char* const port = "interface FastEthernet0/1 ; ip ospf authentication";
    lab.run_until(30s);
    for (const char* node : {"7204VXR-1", "7206-1"})
        lab.input("config " + std::string{node} + " " + port +
                  " message-digest ; ip ospf message-digest-key 9 md5 cisco");
    lab.world().set_capture(true);
    lab.run_for(20s).world().take_frames();
    lab.run_for(20s);
    std::size_t seen = 0;
    for (const SentFrame& f : lab.world().take_frames()) {
        const dissect::Packet packet = dissect::dissect(f.octets, nullptr);
        if (packet.protocol != "OSPF") continue;
        const std::string text = tree(packet);
        QVERIFY2(!packet.malformed, text.c_str());
        if (text.find("Auth Type: Cryptographic (2)") == text.npos) continue;  // the other hub
        QVERIFY2(text.find("Auth Crypt Key id: 9\n") != text.npos, text.c_str());
        QVERIFY2(text.find("Auth Crypt Data Length: 16\n") != text.npos, text.c_str());
        QVERIFY2(text.find("Auth Crypt Sequence Number: ") != text.npos, text.c_str());
        QVERIFY2(text.find("Auth Crypt Data: ") != text.npos, text.c_str());
        QVERIFY2(text.find("Following octets") == text.npos, text.c_str());
        const auto keyed = dissect::Filter::parse("ospf.auth.crypt.key_id == 9");
        QVERIFY(keyed.has_value() && keyed->accepts(packet));
        Bytes cut = f.octets;
        cut[14 + 20 + 19] = 17;  // an octet of digest more than there is
        QVERIFY(dissect::dissect(cut, nullptr).malformed);
        ++seen;
    }
    QVERIFY(seen >= 4);
}

void DissectTest::every_field_may_be_filtered_by() {
    const auto& names = dissect::filter_fields();
    QVERIFY(std::is_sorted(names.begin(), names.end()));
    for (const Sent& sent : run())
        for (const dissect::Field& f : sent.packet.fields)
            QVERIFY2(std::binary_search(names.begin(), names.end(), f.name), std::string{f.name}.c_str());
}

void DissectTest::octets_cut_off_or_turned_do_no_harm() {
    // One frame of each kind: every length, and every octet with its bits turned.
    std::map<std::string, Bytes> kinds;
    for (const Sent& sent : run()) kinds.emplace(sent.packet.protocol + sent.packet.info.substr(0, 24), sent.octets);
    for (const auto& [kind, octets] : kinds) {
        for (std::size_t n = 0; n <= octets.size(); ++n) {
            const dissect::Packet packet = dissect::dissect(ByteView{octets}.first(n));
            for (const dissect::Field& f : packet.fields)
                QVERIFY(f.offset + f.size <= packet.buffers[f.buffer].octets.size());
        }
        Bytes turned = octets;
        for (std::uint8_t& octet : turned) {
            const std::uint8_t before = std::exchange(octet, static_cast<std::uint8_t>(~octet));
            const dissect::Packet packet = dissect::dissect(turned);
            for (const dissect::Field& f : packet.fields)
                QVERIFY2(f.offset + f.size <= packet.buffers[f.buffer].octets.size(), kind.c_str());
            octet = before;
        }
    }
}

void DissectTest::filters_data() {
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QString>("protocol");
    QTest::addColumn<bool>("accepted");
    const auto row = [](const char* filter, const char* protocol, bool accepted) {
        QTest::addRow("%s on %s", filter, protocol) << filter << protocol << accepted;
    };
    row("", "ARP", true);
    row("hsrp", "HSRP", true);
    row("hsrp", "OSPF", false);
    row("!hsrp", "OSPF", true);
    row("not hsrp and ospf", "OSPF", true);
    row("hsrp || arp", "ARP", true);
    row("(hsrp or arp) and eth.type == 0x0806", "ARP", true);
    row("udp.port == 1985", "HSRP", true);
    row("udp.port in {500, 4500}", "HSRP", false);
    row("udp.port in {500 1985}", "HSRP", true);
    row("ip.dst == 224.0.0.2", "HSRP", true);
    row("ip.addr == 224.0.0.0/24", "OSPF", true);
    row("ip.addr != 224.0.0.2", "HSRP", false);
    row("ip.ttl < 2", "HSRP", true);
    row("ip.ttl ge 2", "HSRP", false);
    row("hsrp.hellotime <= 3 && hsrp.holdtime > 9", "HSRP", true);
    row("hsrp.auth_data == cisco", "HSRP", true);
    row("hsrp.auth_data contains \"CIS\"", "HSRP", true);
    row("hsrp.opcode == Hello", "HSRP", true);
    row("icmp", "ESP", true);
    row("esp.sequence == 1", "ESP", true);
    row("eth.dst == 01:00:5e:00:00:02", "HSRP", true);
    row("eth.dst == 0100.5e00.0002", "HSRP", true);
    row("ospf.msg eq 1", "OSPF", true);
}

void DissectTest::filters() {
    QFETCH(QString, filter);
    QFETCH(QString, protocol);
    QFETCH(bool, accepted);
    const auto parsed = dissect::Filter::parse(filter.toStdString());
    QVERIFY2(parsed.has_value(), parsed ? "" : parsed.error().message.c_str());
    const dissect::Packet packet = with(protocol.toStdString());
    QVERIFY(!packet.fields.empty());
    QVERIFY2(parsed->accepts(packet) == accepted, tree(packet).c_str());
}

void DissectTest::wrong_filters_say_where_data() {
    QTest::addColumn<QString>("filter");
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("message");
    QTest::newRow("unknown field") << "ip.srx == 1" << 0 << "no field is called 'ip.srx'; is 'ip.src' meant?";
    QTest::newRow("no value") << "ip.ttl ==" << 9 << "a value is missing";
    QTest::newRow("parenthesis") << "(hsrp or arp" << 12 << "a ')' is missing";
    QTest::newRow("too much") << "hsrp arp" << 5 << "'arp' is not expected here";
    QTest::newRow("nothing behind and") << "hsrp &&" << 7 << "a field name is missing";
    QTest::newRow("quotation") << "hsrp.auth_data == \"cis" << 18 << "the quotation is not closed";
    QTest::newRow("braces") << "ip.ttl in 3" << 10 << "'in' wants values in braces: in {1 2 3}";
    QTest::newRow("empty braces") << "ip.ttl in {}" << 11 << "the braces are empty";
    QTest::newRow("deep") << QString(200, '(') << 100 << "nested too deeply";
}

void DissectTest::wrong_filters_say_where() {
    QFETCH(QString, filter);
    QFETCH(int, column);
    QFETCH(QString, message);
    const auto parsed = dissect::Filter::parse(filter.toStdString());
    QVERIFY(!parsed.has_value());
    QCOMPARE(QString::fromStdString(parsed.error().message), message);
    QCOMPARE(static_cast<int>(parsed.error().column), column);
}

QTEST_APPLESS_MAIN(DissectTest)
#include "dissect_test.moc"
