#include <fstream>
#include <QTest>

#include "engine/ios/config/reader.h"
#include "engine/ios/exec/support_table.h"
#include "engine/ios/show/running_config.h"
#include "tests/support/source_path.h"

using namespace switchover;
using namespace switchover::ios;

namespace {

std::string file_text(const std::string& path) {
    std::ifstream in{test::source_path(path), std::ios::binary};
    return {std::istreambuf_iterator<char>{in}, {}};
}

const char* const kVariations =
    "version 12.2\nservice timestamps debug uptime\nno service timestamps log\nservice tcp-keepalives-in\n"
    "hostname many\nboot system flash a\nboot system flash b\nlogging buffered 8192 debugging\nenable secret 5 $1$x\n"
    "username u password 0 p\nclock timezone CET 1\nno ip source-route\nno ip cef\nip host a 1.1.1.1\nno ip domain "
    "lookup\n"
    "track 3 interface FastEthernet0/1 line-protocol\n delay up 5\n"
    "crypto isakmp policy 5\n encr aes 256\n hash sha256\n authentication pre-share\n group 14\n lifetime 600\n"
    "crypto isakmp policy 9\ncrypto isakmp key a address 1.1.1.1\ncrypto isakmp key b address 0.0.0.0 0.0.0.0\n"
    "crypto isakmp keepalive 20 5 periodic\ncrypto isakmp invalid-spi-recovery\nno crypto isakmp enable\n"
    "crypto ipsec security-association lifetime seconds 900\ncrypto ipsec security-association lifetime kilobytes "
    "5000\n"
    "crypto ipsec transform-set one esp-aes 192 esp-sha-hmac\ncrypto ipsec transform-set two esp-null esp-md5-hmac\n"
    "crypto map m local-address Loopback0\ncrypto map m 10 ipsec-isakmp\n description to B\n set peer 1.1.1.1\n"
    " set peer 1.1.1.2\n set security-association lifetime seconds 500\n set security-association lifetime kilobytes "
    "4000\n"
    " set transform-set one two\n set pfs group5\n match address VPN\n reverse-route\ncrypto map m 20 ipsec-isakmp\n"
    "interface Loopback0\n ip address 9.9.9.9 255.255.255.255\n"
    "interface FastEthernet0/0\n description a  b\n mtu 1400\n bandwidth 1000\n delay 7\n ip address 10.0.0.1 "
    "255.255.255.0\n"
    " ip address 10.0.1.1 255.255.255.0 secondary\n ip access-group 101 in\n ip access-group VPN out\n no ip "
    "redirects\n"
    " no ip unreachables\n ip directed-broadcast\n no ip proxy-arp\n ip ospf network point-to-point\n ip ospf cost 7\n"
    " ip ospf hello-interval 5\n ip ospf dead-interval 15\n ip ospf priority 0\n ip ospf retransmit-interval 3\n"
    " ip ospf transmit-delay 2\n ip ospf mtu-ignore\n ip ospf authentication message-digest\n"
    " ip ospf authentication-key 7 0822455D0A16\n ip ospf message-digest-key 9 md5 first\n"
    " ip ospf message-digest-key 3 md5 7 0822455D0A16\n arp timeout 60\n duplex full\n speed 100\n no cdp enable\n"
    " standby use-bia\n standby delay minimum 3 reload 9\n standby 0 ip\n standby 2 ip 10.0.0.9\n"
    " standby 2 ip 10.0.1.9 secondary\n standby 2 timers msec 250 1\n standby 2 priority 150\n"
    " standby 2 preempt delay minimum 5 reload 60\n standby 2 authentication secret\n standby 2 mac-address "
    "0000.1111.2222\n"
    " standby 2 name HA\n standby 2 track Loopback0\n standby 2 track 3 decrement 30\n crypto map m redundancy HA\n"
    "interface FastEthernet0/1\n no ip address\n shutdown\n"
    "router ospf 7\n router-id 9.9.9.9\n no log-adjacency-changes\n auto-cost reference-bandwidth 1000\n timers spf 1 "
    "3\n area 0 authentication\n area 1 authentication message-digest\n area 1 stub no-summary\n area 1 default-cost "
    "5\n"
    " area 1 range 10.0.0.0 255.255.0.0 not-advertise\n area 1 range 10.8.0.0 255.255.0.0\n area 2 stub\n"
    " redistribute connected metric 5 metric-type 1 subnets tag 8\n redistribute static\n passive-interface default\n"
    " no passive-interface FastEthernet0/0\n network 10.0.0.0 0.0.0.255 area 1\n default-information originate always "
    "metric 3 metric-type 1\n"
    " maximum-paths 2\n distance 90\n"
    "no ip classless\nip route 0.0.0.0 0.0.0.0 10.0.0.2 200 tag 4 permanent\nip route 7.0.0.0 255.0.0.0 Null0\n"
    "ip route 8.0.0.0 255.0.0.0 FastEthernet0/1 10.5.0.1\nip route static adjust-time 5\nip http server\n"
    "access-list 5 permit host 1.2.3.4\naccess-list 5 deny 1.2.0.0 0.0.255.255\naccess-list 5 permit any log\n"
    "access-list 101 remark text\naccess-list 101 permit udp any eq isakmp host 1.1.1.1 range 5 6\n"
    "access-list 101 deny icmp 1.0.0.0 0.255.255.255 any echo log\naccess-list 101 permit 99 any any\n"
    "ip access-list extended VPN\n remark why\n permit tcp any gt 1023 any eq www\n"
    "ip access-list standard S\n permit 4.4.4.0 0.0.0.255\n"
    "banner motd ^C\nhello\n^C\nline con 0\n exec-timeout 0 0\nline vty 0 4\n no login\nend\n";

}  // namespace

class RunningConfigTest : public QObject {
    Q_OBJECT
   private slots:
    void reads_back_data();
    void reads_back();
    void hub_reads_as_the_file();
    void headings();
    void one_interface();
    void mutations_never_crash();
    void readme_has_the_support_table();
};

void RunningConfigTest::reads_back_data() {
    QTest::addColumn<QString>("text");
    for (const char* lab : {"ha-vpn", "ha-vpn-as-captured"})
        for (const char* device : {"vpn7200", "7204VXR-1", "7204VXR-2", "7206-1", "WAN"})
            QTest::addRow("%s %s", lab, device)
                << QString::fromStdString(file_text(std::string{"topologies/"} + lab + "/configs/" + device + ".cfg"));
    QTest::newRow("nothing") << "";
    QTest::newRow("everything") << kVariations;
    QTest::newRow("12.3") << QString{kVariations}.replace("version 12.2", "version 12.3");
}

void RunningConfigTest::reads_back() {
    QFETCH(QString, text);
    DeviceConfig first;
    read_config(text.toStdString(), "first", first);
    const std::string written = config_text(first);
    DeviceConfig second;
    const ReadResult again = read_config(written, "second", second);
    QCOMPARE(again.count(Support::Unknown), std::size_t{0});
    QCOMPARE(config_text(second), written);
    QVERIFY(second == first);
}

void RunningConfigTest::hub_reads_as_the_file() {
    // The lines that say something come in the order of the published file.
    const std::string file = file_text("topologies/ha-vpn/configs/7204VXR-1.cfg");
    DeviceConfig config;
    read_config(file, "x", config);
    const auto lines = [](const std::string& text) {
        QStringList out = QString::fromStdString(text).split('\n');
        out.removeAll("!");
        return out;
    };
    QCOMPARE(lines(config_text(config)), lines(file));
}

void RunningConfigTest::headings() {
    DeviceConfig config;
    read_config("hostname R\n", "x", config);
    const std::string body = config_text(config);
    QCOMPARE(show_running_config(config),
             "Building configuration...\n\nCurrent configuration : " + std::to_string(body.size()) + " bytes\n" + body);
    DeviceConfig again;
    QVERIFY(read_config(show_running_config(config), "y", again).problems().empty());
    QVERIFY(again == config);
}

void RunningConfigTest::one_interface() {
    DeviceConfig config;
    read_config("interface FastEthernet0/0\n ip address 10.0.0.1 255.255.255.0\n", "x", config);
    const std::string block = "!\ninterface FastEthernet0/0\n ip address 10.0.0.1 255.255.255.0\nend\n";
    QCOMPARE(*show_running_config_interface(config, "FastEthernet0/0"),
             "Building configuration...\n\nCurrent configuration : " + std::to_string(block.size()) + " bytes\n" +
                 block + "\n");
    QVERIFY(!show_running_config_interface(config, "FastEthernet9/0"));
}

void RunningConfigTest::mutations_never_crash() {
    std::uint64_t seed = 99;
    const auto draw = [&](std::size_t below) {
        seed = seed * 6364136223846793005ull + 1442695040888963407ull;
        return static_cast<std::size_t>(seed >> 33) % below;
    };
    std::size_t unknown = 0;
    for (int round = 0; round < 60; ++round) {
        std::string text = kVariations;
        for (int k = 0; k < 12; ++k) {
            const std::size_t at = draw(text.size());
            switch (draw(4)) {
                case 0: text[at] = static_cast<char>(draw(256)); break;
                case 1: text.erase(at, 1 + draw(30)); break;
                case 2: text.insert(at, 1, '\0'); break;
                default: text.insert(at, text.substr(draw(text.size()), 1 + draw(60))); break;
            }
        }
        DeviceConfig config;
        const ReadResult result = read_config(text, "x", config);
        unknown += result.count(Support::Unknown);
        QVERIFY(config_text(config).ends_with("end\n"));
    }
    QVERIFY(unknown > 30);
    DeviceConfig config;
    const ReadResult megabyte =
        read_config(std::string(1'000'000, 'a') + "\n" + std::string(500'000, ' '), "x", config);
    QCOMPARE(megabyte.count(Support::Unknown), std::size_t{1});
}

/// `SWITCHOVER_REWRITE=1` writes the table into README.md instead of comparing.
void RunningConfigTest::readme_has_the_support_table() {
    const std::string marker = "<!-- support-table -->\n";
    std::string readme = file_text("README.md");
    const std::size_t from = readme.find(marker);
    QVERIFY(from != std::string::npos);
    const std::size_t start = from + marker.size();
    const std::size_t end = readme.find(marker, start);
    QVERIFY(end != std::string::npos);
    const std::string want = generate_support_table();
    if (qEnvironmentVariableIsSet("SWITCHOVER_REWRITE")) {
        readme.replace(start, end - start, want);
        std::ofstream out{test::source_path("README.md"), std::ios::binary};
        out << readme;
        return;
    }
    QCOMPARE(QString::fromStdString(readme.substr(start, end - start)), QString::fromStdString(want));
}

QTEST_APPLESS_MAIN(RunningConfigTest)
#include "running_config_test.moc"
