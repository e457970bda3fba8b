/// Tables keep their columns whatever stands in them: long names, counters near their end, ages from seconds to years.
#include <QtTest>

#include "engine/arp/show.h"
#include "engine/crypto_map/show.h"
#include "engine/hsrp/show.h"
#include "engine/ike/show.h"
#include "engine/ios/show/interfaces.h"
#include "engine/ios/show/version.h"
#include "engine/ospf/show.h"
#include "engine/rib/show.h"
#include "engine/track/show.h"

using namespace switchover;  // NOLINT: a test

namespace {

constexpr Duration kDay = 24h;
constexpr Instant kNow = kPowerOn + 2000 * kDay;
Ipv4Address ip(std::string_view text) { return *Ipv4Address::parse(text); }

QStringList lines_of(const TextOut& out) {
    QStringList lines = QString::fromStdString(out.text()).split('\n');
    lines.removeLast();
    return lines;
}

/// Every heading begins where the word under it begins: `words` of `line` by heading, as far as they are given.
void under(const QString& heading, const QString& line, const std::vector<std::pair<const char*, const char*>>& words) {
    for (const auto& [title, word] : words) {
        const qsizetype at = heading.indexOf(title);
        QVERIFY2(at >= 0, title);
        QVERIFY2(line.mid(at).startsWith(word),
                 qPrintable(QStringLiteral("%1 under %2:\n%3\n%4").arg(word, title, heading, line)));
        QVERIFY2(at == 0 || line[at - 1] == ' ', qPrintable(line));
    }
}

arp::EntryView neighbour(const char* address, Duration age) {
    arp::EntryView entry;
    entry.address = ip(address);
    entry.interface = 0;
    entry.mac = MacAddress::from(0x00127FFF04D7);
    entry.updated = kNow - age;
    return entry;
}

hsrp::GroupView group(const char* name, std::uint8_t number) {
    hsrp::GroupView g;
    g.interface_name = name;
    g.group = number;
    g.state = hsrp::State::Standby;
    g.preempt = true;
    g.priority = g.configured_priority = 255;
    g.active = {{hsrp::RouterId::Kind::Remote, ip("172.116.172.154")}, 100, kNow + 7040ms};
    g.standby.id.kind = hsrp::RouterId::Kind::Local;
    g.virtual_address = ip("172.116.172.153");
    return g;
}

/// A flow of `peer` with a pair of SAs when it `has_pair`.
crypto_map::FlowView flow(const char* peer, bool has_pair) {
    crypto_map::FlowView f;
    f.local_proxy.prefix = *Prefix::parse("99.99.99.99/32");
    f.remote_proxy.prefix = *Prefix::parse("20.1.1.0/24");
    f.current_peer = ip(peer);
    if (!has_pair) return f;
    crypto_map::PairView pair;
    pair.inbound = {0x5B23F22E, 4'294'967'294, 1, 4'504'144, 18'446'744'073'709'551'615ull};
    pair.outbound = {0x44E0B22B, 2001, 2, 4'504'145, 5};
    pair.endpoints = {ip("172.116.172.153"), ip(peer)};
    pair.transform = {crypto::Cipher::Aes256, crypto::Hash::Sha256};
    pair.expires = kNow + 2949s;
    f.pairs.push_back(pair);
    return f;
}

ike::SaView ike_sa(const char* peer, ike::State state) {
    ike::SaView sa;
    sa.connection = 1;
    sa.state = state;
    sa.negotiated = state == ike::State::QmIdle;
    sa.local = ip("172.116.172.153");
    sa.remote = ip(peer);
    sa.expires = kNow + 23h + 49min;
    sa.keepalives = true;
    return sa;
}

}  // namespace

class ShowColumnsTest : public QObject {
    Q_OBJECT

   private slots:
    void elapsed_data() {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("uptime");
        const auto row = [](const char* text, qint64 seconds, const char* uptime) {
            QTest::newRow(text) << seconds << text << uptime;
        };
        row("00:00:00", 0, "0 minutes");
        row("00:01:01", 61, "1 minute");
        row("23:59:59", 86399, "23 hours, 59 minutes");
        row("1d00h", 86400, "1 day, 0 minutes");
        row("6d23h", 7 * 86400 - 1, "6 days, 23 hours, 59 minutes");
        row("1w0d", 7 * 86400, "1 week, 0 minutes");
        row("52w0d", 365 * 86400 - 1, "52 weeks, 23 hours, 59 minutes");
        row("1y00w", 365 * 86400, "1 year, 0 minutes");
        row("2y31w", (2 * 365 + 31 * 7 + 6) * 86400LL + 9 * 3600 + 55 * 60,
            "2 years, 31 weeks, 6 days, 9 hours, 55 minutes");
    }
    void elapsed() {
        QFETCH(qint64, seconds);
        QTEST(QString::fromStdString(ios_elapsed(std::chrono::seconds{seconds})), "text");
        QTEST(QString::fromStdString(ios::uptime_text(std::chrono::seconds{seconds})), "uptime");
    }
    void clock() {
        const auto at = [](Duration d) {
            TextOut out;
            ios::show_clock({}, {}, kPowerOn + d, false, out);
            return QString::fromStdString(out.text());
        };
        QCOMPARE(at(11min + 21s + 123ms), QString("*00:11:21.123 UTC Mon Mar 1 1993\n"));
        QCOMPARE(at(31 * kDay), QString("*00:00:00.000 UTC Thu Apr 1 1993\n"));
        QCOMPARE(at(3 * 365 * kDay + 23h), QString("*23:00:00.000 UTC Thu Feb 29 1996\n"));
    }

    void arp_ages() {
        arp::View view;
        view.entries = {neighbour("1.1.1.1", 59s), neighbour("20.1.1.1", 45min), neighbour("172.116.172.149", 4h),
                        neighbour("223.255.255.254", 1900 * kDay)};
        view.entries[0].incomplete = true;
        view.entries[1].own = true;
        const std::vector<std::string> names{"GigabitEthernet0/0/0.4094"};
        TextOut out;
        arp::show_arp(view, kNow, names, out);
        const QStringList lines = lines_of(out);
        QCOMPARE(lines.size(), qsizetype{5});
        QCOMPARE(lines[1], QString("Internet  1.1.1.1                 0   Incomplete      ARPA"));
        QCOMPARE(lines[2],
                 QString("Internet  20.1.1.1                -   0012.7fff.04d7  ARPA   GigabitEthernet0/0/0.4094"));
        QCOMPARE(lines[4],
                 QString("Internet  223.255.255.254   2736000   0012.7fff.04d7  ARPA   GigabitEthernet0/0/0.4094"));
        for (const QString& line : lines.mid(1)) under(lines[0], line, {{"Protocol", "Internet"}, {"Type", "ARPA"}});
        TextOut none;
        arp::show_arp(view, kNow, names, none, std::nullopt, 7);  // no such neighbours: the heading alone
        QCOMPARE(lines_of(none).size(), qsizetype{1});
    }

    void interface_names_and_counters() {
        std::vector<Interface> all(3);
        all[0].name = "FastEthernet0/0";
        all[0].addresses = {{ip("172.116.172.152"), 28}};
        all[0].admin_up = all[0].carrier = all[0].line_protocol = true;
        all[1].name = "GigabitEthernet10/10.40940";  // as wide as the column
        all[2].name = "TenGigabitEthernet10/10/10.4094";
        TextOut out;
        ios::show_ip_interface_brief(all, DeviceConfig{}, kNoInterface, out);
        const QStringList lines = lines_of(out);
        QCOMPARE(lines[0],
                 QString("Interface                  IP-Address      OK? Method Status                Protocol"));
        for (const qsizetype n : {1, 2})
            under(lines[0], lines[n],
                  {{"OK?", "YES"}, {"Method", n == 1 ? "manual" : "NVRAM"}, {"Protocol", n == 1 ? "up" : "down"}});
        QVERIFY2(lines[3].startsWith("TenGigabitEthernet10/10/10.4094 unassigned      YES NVRAM  "),
                 qPrintable(lines[3]));

        InterfaceCounters& c = all[0].counters;
        c.packets_in = c.bytes_in = c.packets_out = c.bytes_out = 18'446'744'073'709'551'615ull;
        c.sampled_packets_in = c.sampled_bytes_in = c.sampled_packets_out = c.sampled_bytes_out = c.packets_in;
        c.last_input = kNow - 3 * 365 * kDay;
        TextOut one;
        ios::show_interfaces(all, DeviceConfig{}, 0, kNow, one);
        const QString text = QString::fromStdString(one.text());
        QVERIFY(text.contains("     18446744073709551615 packets input, 18446744073709551615 bytes\n"));
        QVERIFY(text.contains("  Last input 3y00w, output never, output hang never\n"));
        QVERIFY(text.contains("  5 minute input rate 0 bits/sec, 0 packets/sec\n"));
    }

    void standby() {
        TextOut out;
        const std::vector<hsrp::GroupView> groups{group("FastEthernet0/0", 1), group("GigabitEthernet1/0/0.4094", 255)};
        hsrp::show_standby_brief(groups, out);
        const QStringList lines = lines_of(out);
        QCOMPARE(lines[3], QString("Fa0/0       1    255 P Standby 172.116.172.154 local           172.116.172.153"));
        QCOMPARE(lines[4], QString("Gi1/0/0.4094 255  255 P Standby 172.116.172.154 local           172.116.172.153"));
        under(lines[2], lines[3],
              {{"Grp", "1"}, {"P State", "P"}, {"Active", "172"}, {"Standby  ", "local"}, {"Virtual", "172"}});
        TextOut none;
        hsrp::show_standby_brief({}, none);
        QCOMPARE(lines_of(none).size(), qsizetype{3});
        TextOut nothing;
        hsrp::show_standby({}, kNow, nothing);
        QVERIFY(nothing.empty());
    }
    void standby_all() {
        std::vector<hsrp::GroupView> groups{group("FastEthernet0/0", 1), group("FastEthernet0/0", 2)};
        groups[1].state = hsrp::State::Disabled;
        groups[0].active.expires = kNever;
        const auto shown = [&groups](bool all) {
            hsrp::ShowFilter filter;
            filter.all = all;
            TextOut out;
            hsrp::show_standby(groups, kNow, out, filter);
            return QString::fromStdString(out.text());
        };
        QVERIFY(!shown(false).contains("Group 2"));
        QVERIFY(shown(true).contains("FastEthernet0/0 - Group 2\n  State is Disabled\n"));
        QVERIFY(shown(true).contains("  Active router is 172.116.172.154, priority 100\n"));
    }
    void standby_delay() {
        TextOut out;
        hsrp::show_standby_delay({{"FastEthernet0/0", 1s, 5s}, {"GigabitEthernet0/0/0.4094", 300s, 10000s}}, out);
        QCOMPARE(lines_of(out), (QStringList{"Interface          Minimum Reload", "FastEthernet0/0    1       5",
                                             "GigabitEthernet0/0/0.4094 300     10000"}));
    }

    void ospf_tables() {
        ospf::View view;
        view.router_id = ip("199.199.199.199");
        ospf::InterfaceView i;
        i.name = "GigabitEthernet0/0/0.4094";
        i.area = 4'294'967'295u;
        i.address = ip("172.116.172.152");
        i.prefix_length = 28;
        i.cost = 65535;
        i.state = ospf::InterfaceState::DROther;
        ospf::NeighborView n;
        n.router_id = n.address = ip("172.116.172.154");
        n.priority = 255;
        n.state = ospf::NeighborState::Exchange;
        n.dead_at = kNow + 65535s;
        i.neighbors = {n};
        view.interfaces = {i};
        TextOut out;
        ospf::show_ip_ospf_neighbor(view, kNow, out);
        const QStringList lines = lines_of(out);
        QCOMPARE(
            lines[2],
            QString("172.116.172.154 255   EXCHANGE/DROTHER 18:12:15    172.116.172.154 GigabitEthernet0/0/0.4094"));
        TextOut brief;
        ospf::show_ip_ospf_interface_brief(view, brief);
        QCOMPARE(lines_of(brief)[1], QString("Gi0/0/0.4094 1     4294967295 172.116.172.152/28 65535 DROTH 0/1"));
        TextOut none;
        ospf::show_ip_ospf_neighbor(ospf::View{}, kNow, none);
        QVERIFY(none.empty());
        ospf::show_ip_ospf_neighbor_detail(ospf::View{}, kNow, none);
        QVERIFY(none.empty());
    }
    void ospf_database_without_summaries() {
        ospf::View view;
        view.router_id = ip("9.9.9.9");
        view.areas = {{0, 1, 1, kNow}};
        for (const std::uint8_t type : {ospf::kSummaryNetworkLsa, ospf::kSummaryAsbrLsa}) {
            TextOut out;
            ospf::show_ip_ospf_database(view, kNow, type, out);
            QCOMPARE(QString::fromStdString(out.text()),
                     QString("\n            OSPF Router with ID (9.9.9.9) (Process ID 1)\n"));
        }
    }
    void ospf_summaries() {
        ospf::View view;
        view.router_id = ip("9.9.9.9");
        const auto lsa = [&view](std::uint8_t type, const char* id, std::uint8_t length) {
            ospf::SummaryLsa body;
            body.prefix_length = length;
            body.metric = 0xFFFFFE;
            const ospf::LsaKey key{type, ip(id), ip("8.8.8.8")};
            view.database.push_back(
                {0, ospf::make_lsa(key, ospf::kOptionDc, ospf::kInitialSequenceNumber, body), kNow - 42s});
        };
        lsa(ospf::kSummaryNetworkLsa, "192.168.4.0", 24);
        lsa(ospf::kSummaryAsbrLsa, "4.4.4.4", 0);
        const auto shown = [&view](std::uint8_t type) {
            TextOut out;
            ospf::show_ip_ospf_database(view, kNow, type, out);
            return lines_of(out);
        };
        const QStringList network = shown(ospf::kSummaryNetworkLsa);
        QCOMPARE(network[3], QString("                Summary Net Link States (Area 0)"));
        QCOMPARE(network.mid(5, 4),
                 (QStringList{"  LS age: 42", "  Options: (No TOS-capability, DC)", "  LS Type: Summary Links(Network)",
                              "  Link State ID: 192.168.4.0 (summary Network Number)"}));
        QCOMPARE(network.mid(13), (QStringList{"  Network Mask: /24", "        TOS: 0  Metric: 16777214 ", ""}));
        const QStringList asbr = shown(ospf::kSummaryAsbrLsa);
        QCOMPARE(asbr[3], QString("                Summary ASB Link States (Area 0)"));
        QCOMPARE(asbr[8], QString("  Link State ID: 4.4.4.4 (AS Boundary Router address)"));
        QCOMPARE(asbr[13], QString("  Network Mask: /0"));
    }

    void crypto_connections() {
        crypto_map::View view;
        crypto_map::AppliedView applied;
        applied.interface_name = "GigabitEthernet0/0/0.4094";
        applied.local = ip("172.116.172.153");
        applied.flows = {flow("172.16.172.69", true)};
        view.applied = {applied};
        ike::View ike;
        ike.sas = {ike_sa("172.16.172.69", ike::State::QmIdle)};
        TextOut out;
        crypto_map::show_crypto_engine_connections(view, ike, out);
        QCOMPARE(
            lines_of(out),
            (QStringList{"", "  ID Interface            IP-Address      State  Algorithm           Encrypt  Decrypt",
                         "   1 GigabitEthernet0/0/0 172.116.172.153 set    HMAC_SHA+DES_56_CB        0        0",
                         "2001 GigabitEthernet0/0/0 172.116.172.153 set    HMAC_SHA256+AES256        5        0",
                         "4294967294 GigabitEthernet0/0/0 172.116.172.153 set    HMAC_SHA256+AES256        0 "
                         "18446744073709551615",
                         ""}));
        TextOut none;
        crypto_map::show_crypto_engine_connections({}, {}, none);
        QCOMPARE(lines_of(none).size(), qsizetype{3});
    }
    void crypto_session_status_data() {
        QTest::addColumn<bool>("ike_up");
        QTest::addColumn<bool>("ike_trying");
        QTest::addColumn<bool>("pair");
        QTest::addColumn<bool>("negotiating");
        QTest::addColumn<QString>("status");
        QTest::newRow("nothing") << false << false << false << false << "DOWN";
        QTest::newRow("asked for") << false << false << false << true << "DOWN-NEGOTIATING";
        QTest::newRow("main mode runs") << false << true << false << false << "DOWN-NEGOTIATING";
        QTest::newRow("IKE alone") << true << false << false << false << "UP-IDLE";
        QTest::newRow("both") << true << false << true << false << "UP-ACTIVE";
        QTest::newRow("IPsec alone") << false << false << true << false << "UP-NO-IKE";
    }
    void crypto_session_status() {
        QFETCH(bool, ike_up);
        QFETCH(bool, ike_trying);
        QFETCH(bool, pair);
        QFETCH(bool, negotiating);
        crypto_map::View view;
        crypto_map::AppliedView applied;
        applied.interface_name = "FastEthernet0/0";
        applied.local = ip("172.116.172.153");
        applied.flows = {flow("172.16.172.69", pair), flow("172.16.172.69", false)};
        applied.flows[1].negotiating = negotiating;
        view.applied = {applied};
        ike::View ike;
        if (ike_up) ike.sas.push_back(ike_sa("172.16.172.69", ike::State::QmIdle));
        if (ike_trying) ike.sas.push_back(ike_sa("172.16.172.69", ike::State::MmKeyExch));
        ike.sas.push_back(ike_sa("172.16.172.99", ike::State::QmIdle));  // of no map
        TextOut out;
        crypto_map::show_crypto_session(view, ike, kNow, true, out);
        const QStringList lines = lines_of(out);
        QTEST(lines[6].section(": ", 1).trimmed(), "status");
        QCOMPARE(lines.filter("IKE SA:").size(), qsizetype{ike_up || ike_trying ? 1 : 0});
        QCOMPARE(lines.contains("          Capabilities:K connid:1 lifetime:23:49:00"), ike_up);
        QCOMPARE(lines.contains("        Inbound:  #pkts dec'ed 0 drop 0 life (KB/Sec) 4504144/2949"), pair);
        QCOMPARE(lines.filter("Active SAs: 2").size(), qsizetype{pair ? 1 : 0});
    }
    void crypto_empty() {
        TextOut out;
        crypto_map::show_crypto_session({}, {}, kNow, false, out);
        QCOMPARE(QString::fromStdString(out.take()), QString("Crypto session current status\n\n"));
        crypto_map::show_crypto_ipsec_sa({}, kNow, false, crypto_map::SaFilter{}, out);
        crypto_map::show_crypto_ipsec_sa_by_address({}, kNow, false, out);
        QVERIFY(out.empty());
    }
    void isakmp_keys() {
        ike::Config config;
        config.keys = {{"cisco123", ip("172.16.172.69")}, {"secret", Ipv4Address{}, Ipv4Address{}}};
        TextOut modern;
        ike::show_isakmp_key(config, false, modern);
        QCOMPARE(lines_of(modern),
                 (QStringList{"Keyring               Hostname/Address                   Preshared Key", "",
                              "default               172.16.172.69                      cisco123",
                              "default               0.0.0.0        [0.0.0.0]           secret"}));
        TextOut old;
        ike::show_isakmp_key(config, true, old);
        under(lines_of(old)[0], lines_of(old)[2], {{"Hostname", "172.16.172.69"}, {"Preshared", "cisco123"}});
    }
};

QTEST_APPLESS_MAIN(ShowColumnsTest)
#include "show_columns_test.moc"
