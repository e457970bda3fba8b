#include <algorithm>
#include <fstream>
#include <QTest>
#include <sstream>

#include "engine/ios/config/reader.h"
#include "tests/support/source_path.h"

using namespace switchover;
using namespace switchover::ios;

namespace {

std::string file_text(const std::string& path) {
    std::ifstream in{test::source_path(path), std::ios::binary};
    std::ostringstream out;
    out << in.rdbuf();
    return out.str();
}

DeviceConfig lab(const std::string& device) {
    DeviceConfig out;
    read_config(file_text("topologies/ha-vpn/configs/" + device + ".cfg"), device + ".cfg", out);
    return out;
}

std::string all_problems(const ReadResult& result) {
    std::string out;
    for (const Problem& p : result.problems()) out += p.describe() + "\n";
    return out;
}

/// A running router with two ports, for lines typed live.
DeviceConfig two_ports() {
    DeviceConfig out;
    read_config(
        "interface FastEthernet0/0\n ip address 10.0.0.1 255.255.255.0\ninterface FastEthernet0/1\n"
        " ip address 10.0.1.1 255.255.255.0\n",
        "two.cfg", out);
    return out;
}

void live_columns() {
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("after");
}

/// `lines` typed into a router that has booted with `before` make it one that has booted with `after`.
void live_row(const char* name, const char* before, const char* lines, const char* after) {
    QTest::newRow(name) << before << lines << after;
}

}  // namespace

class ConfigReaderTest : public QObject {
    Q_OBJECT
   private slots:
    void lab_files_have_no_problem_data();
    void lab_files_have_no_problem();
    void hub_is_typed();
    void core_router_is_typed();
    void remote_gateway_is_typed();
    void bad_lines_data();
    void bad_lines();
    void abbreviations_data();
    void abbreviations();
    void live_lines_data();
    void live_lines();
    void ospf_lines_data();
    void ospf_lines();
    void ospf_keys();
    void live_modes();
    void lines_below_a_refused_line_touch_nothing();
    void overlaps_are_judged_at_the_end();
    void banner_spans_lines();
    void caret_stands_under_the_column();
    void help_lists_what_may_follow();
};

void ConfigReaderTest::lab_files_have_no_problem_data() {
    QTest::addColumn<QString>("device");
    for (const char* device : {"vpn7200", "7204VXR-1", "7204VXR-2", "7206-1", "WAN"}) QTest::newRow(device) << device;
}

void ConfigReaderTest::lab_files_have_no_problem() {
    QFETCH(QString, device);
    DeviceConfig config;
    const std::string text = file_text("topologies/ha-vpn/configs/" + device.toStdString() + ".cfg");
    const ReadResult result = read_config(text, device.toStdString(), config);
    QCOMPARE(QString::fromStdString(all_problems(result)), QString{});
    QCOMPARE(result.lines.size(), static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n')));
    QVERIFY(result.count(Support::Full) > 5);
    QCOMPARE(QString::fromStdString(config.hostname), device);
}

void ConfigReaderTest::hub_is_typed() {
    const DeviceConfig c = lab("7204VXR-1");
    QCOMPARE(c.version, std::string{"12.3"});
    QVERIFY(c.debug_timestamps.form == TimestampConfig::Form::Datetime && c.debug_timestamps.msec);
    QCOMPARE(c.interfaces.size(), std::size_t{5});
    const InterfaceConfig* outside = c.find_interface("FastEthernet0/0");
    QVERIFY(outside != nullptr && !outside->shutdown);
    QVERIFY(outside->addresses == std::vector<InterfaceAddress>({{Ipv4Address{172, 16, 172, 52}, 28}}));
    hsrp::GroupConfig group;
    group.number = 1;
    group.enabled = true;
    group.address = Ipv4Address{172, 16, 172, 53};
    group.priority = 200;
    group.preempt = true;
    group.name = "VPNHA";
    group.tracks = {{"FastEthernet0/1", 0, 150}};
    QVERIFY(outside->standby.groups == std::vector{group});
    QVERIFY(outside->crypto_map == (crypto_map::Binding{"vpn", "VPNHA"}));
    QCOMPARE(outside->duplex, std::string{"full"});
    QVERIFY(c.find_interface("ATM1/0")->kind == InterfaceKind::Atm && c.find_interface("ATM1/0")->shutdown);
    QVERIFY(c.find_interface("ATM1/0")->kept_lines == std::vector<std::string>{"no atm ilmi-keepalive"});

    ike::Policy policy;
    policy.hash = crypto::Hash::Md5;
    policy.authentication = ike::Authentication::PreShare;
    QVERIFY(c.ike.policies == std::vector{policy});
    QVERIFY(c.ike.keys ==
            std::vector({ike::PreSharedKey{"cisco123", Ipv4Address{172, 16, 172, 69}, Ipv4Address{~0u}}}));
    QVERIFY(c.ike.keepalive == ike::Keepalive{});
    QVERIFY(c.ike.train == ike::Train::Ios12_3T);
    QVERIFY(c.ipsec.transform_sets ==
            std::vector({ipsec::TransformSet{"myset", {crypto::Cipher::Des, crypto::Hash::Md5}, true}}));
    const crypto_map::Map* map = c.crypto_maps.find("vpn");
    QVERIFY(map != nullptr && map->entries.size() == 1);
    QVERIFY(map->entries[0].reverse_route && map->entries[0].access_list == "101");
    QVERIFY(map->entries[0].peers == std::vector({Ipv4Address{172, 16, 172, 69}}));

    QVERIFY(c.ospf && c.ospf->redistribute_static && c.ospf->redistribute_static->subnets);
    QVERIFY(c.ospf->networks == std::vector({ospf::NetworkStatement{Ipv4Address{10, 1, 1, 0}, Ipv4Address{255}, 0}}));
    QCOMPARE(c.routes.static_routes.size(), std::size_t{1});
    QVERIFY(c.routes.static_routes[0].prefix == *Prefix::parse("172.16.172.64/28"));
    const acl::AccessList* list = c.access_lists.find("101");
    QVERIFY(list != nullptr && list->extended && !list->named && list->entries.size() == 2);
    QVERIFY(list->entries[1].sequence == 20 && list->entries[1].source.is_host());
    QVERIFY(list->entries[1].destination.matches(Ipv4Address(20, 1, 1, 77)));
}

void ConfigReaderTest::core_router_is_typed() {
    const DeviceConfig c = lab("7206-1");
    QVERIFY(c.is_12_2() && c.ike.train == ike::Train::Ios12_2);
    QVERIFY(c.log_timestamps.localtime);
    QVERIFY(c.find_interface("Loopback0")->kind == InterfaceKind::Loopback);
    QVERIFY(c.ospf->is_passive("Loopback0") && !c.ospf->is_passive("FastEthernet0/1"));
    QCOMPARE(c.ospf->networks.size(), std::size_t{2});
    QVERIFY(std::find(c.kept_lines.begin(), c.kept_lines.end(), KeptLine{Section::Line, "line vty 0 4", "login"}) !=
            c.kept_lines.end());
}

void ConfigReaderTest::remote_gateway_is_typed() {
    const DeviceConfig c = lab("vpn7200");
    QVERIFY(c.find_interface("FastEthernet0/1")->crypto_map == (crypto_map::Binding{"vpn", ""}));
    QCOMPARE(c.routes.static_routes.size(), std::size_t{3});
    QVERIFY(!c.ospf);
    QVERIFY(!c.crypto_maps.find("vpn")->entries[0].reverse_route);
}

void ConfigReaderTest::bad_lines_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, const char* text, const char* problem) {
        QTest::newRow(name) << text << problem;
    };
    const char* const invalid = "% Invalid input detected at '^' marker.";
    const auto bad = [&](const char* name, const char* text, int line, int column) {
        row(name, text, qPrintable(QString{"x.cfg:%1:%2: %3"}.arg(line).arg(column).arg(invalid)));
    };
    bad("unknown word", "hostname A\nfoo bar\n", 2, 1);
    bad("unknown second word", "ip frobnicate\n", 1, 4);
    bad("word too many", "ip classless now\n", 1, 14);
    bad("octet too large", "interface Fa0/0\n ip address 10.1.1.256 255.255.255.0\n", 2, 22);
    bad("number out of range", "interface Fa0/0\n standby 1 priority 256\n", 2, 21);
    bad("unknown interface type", "interface Nothing0/0\n", 1, 11);
    row("another interface type", "interface Serial0/0\n",
        "x.cfg:1:11: % not supported by Switchover: interface Serial0/0");
    row("sub-interface", "interface FastEthernet0/0.10\n",
        "x.cfg:1:11: % not supported by Switchover: interface FastEthernet0/0.10");
    bad("long standby authentication", "interface Fa0/0\n standby 1 authentication ninechars\n", 2, 35);
    bad("two ciphers", "crypto ipsec transform-set s esp-des esp-3des\n", 1, 38);
    bad("unknown port", "access-list 101 permit tcp any any eq nosuch\n", 1, 39);
    bad("standard list with extended rule", "access-list 10 permit ip any any\n", 1, 23);
    row("incomplete", "interface Fa0/0\n ip address 10.1.1.1\n", "x.cfg:2:21: % Incomplete command.");
    row("new map without type", "crypto map vpn 10\n", "x.cfg:1:1: % Incomplete command.");
    row("ambiguous", "i\n", "x.cfg:1:1: % Ambiguous command:  \"i\"");
    row("network address", "interface Fa0/0\n ip address 10.1.1.0 255.255.255.224\n",
        "x.cfg:2:2: Bad mask /27 for address 10.1.1.0");
    row("mask with holes", "interface Fa0/0\n ip address 10.1.1.1 255.0.255.0\n",
        "x.cfg:2:2: Bad mask 0xFF00FF00 for address 10.1.1.1");
    row("route with host bits", "ip route 10.1.1.1 255.255.255.0 10.0.0.1\n",
        "x.cfg:1:1: %Inconsistent address and mask");
    row("no such route", "no ip route 10.1.1.0 255.255.255.0 10.0.0.1\n", "x.cfg:1:1: %No matching route to delete");
    row("virtual address is own", "interface Fa0/0\n ip address 10.1.1.1 255.255.255.0\n standby 1 ip 10.1.1.1\n",
        "x.cfg:3:2: % Address cannot equal interface IP address");
    row("virtual address elsewhere", "interface Fa0/0\n ip address 10.1.1.1 255.255.255.0\n standby 1 ip 10.9.1.1\n",
        "x.cfg:3:2: % Address 10.9.1.1 not in any interface subnet");
    row("partly", "interface Fa0/0\n ip nat inside\n", "x.cfg:2:2: NAT is not simulated");
    row("second process", "router ospf 1\nrouter ospf 2\n",
        "x.cfg:2:13: % not supported by Switchover: a second OSPF process");
    row("ah", "crypto ipsec transform-set s ah-md5-hmac\n",
        "x.cfg:1:30: % not supported by Switchover: AH and compression; the transform set is not made");
    row("no end of banner", "banner motd #hello\nworld\n", "x.cfg:2:1: the banner has no end");
    row("no newline, CRLF", "hostname A\r\nfoo", "x.cfg:2:1: % Invalid input detected at '^' marker.");
}

void ConfigReaderTest::bad_lines() {
    QFETCH(QString, text);
    QFETCH(QString, problem);
    DeviceConfig config;
    const ReadResult result = read_config(text.toStdString(), "x.cfg", config);
    QCOMPARE(QString::fromStdString(all_problems(result)), problem + "\n");
}

void ConfigReaderTest::abbreviations_data() {
    QTest::addColumn<QString>("cut");
    QTest::addColumn<QString>("full");
    QTest::newRow("interface") << "int f0/0\n no shut"
                               << "interface FastEthernet0/0\n no shutdown";
    QTest::newRow("blank in the name") << "interface FastEthernet 0/0\n des a  b"
                                       << "interface FastEthernet0/0\n description a  b";
    QTest::newRow("tracking") << "int fa0/0\n stand 1 track f0/1 150"
                              << "interface FastEthernet0/0\n standby 1 track FastEthernet0/1 150";
    QTest::newRow("group 0") << "int fa0/0\n standby pri 120"
                             << "interface FastEthernet0/0\n standby 0 priority 120";
    QTest::newRow("network") << "router ospf 1\n net 10.0.0.1 0.0.0.3 area 0"
                             << "router ospf 1\n network 10.0.0.0 0.0.0.3 area 0";
    QTest::newRow("area as address") << "router ospf 1\n net 10.0.0.0 0.0.0.3 a 0.0.1.0"
                                     << "router ospf 1\n network 10.0.0.0 0.0.0.3 area 256";
    QTest::newRow("encr") << "cry isa pol 1\n encr 3d\n g 2"
                          << "crypto isakmp policy 1\n encryption 3des\n group 2";
    QTest::newRow("case") << "IP ROUTE 1.0.0.0 255.0.0.0 NULL0"
                          << "ip route 1.0.0.0 255.0.0.0 Null0";
    QTest::newRow("global from sub-mode") << "int f0/0\n ip route 1.0.0.0 255.0.0.0 2.0.0.1"
                                          << "interface FastEthernet0/0\nip route 1.0.0.0 255.0.0.0 2.0.0.1";
    QTest::newRow("clear key") << "crypto isakmp key 0 k address 1.1.1.1"
                               << "crypto isakmp key k address 1.1.1.1 255.255.255.255";
    QTest::newRow("lone host") << "access-list 5 permit 1.2.3.4"
                               << "access-list 5 permit host 1.2.3.4";
    QTest::newRow("port by name") << "access-list 101 deny udp any eq isakmp any range 5 6 log"
                                  << "access-list 101 deny udp 0.0.0.0 255.255.255.255 eq 500 any range 5 6 log";
    QTest::newRow("icmp") << "access-list 101 permit icmp any any echo"
                          << "access-list 101 permit icmp any any 8";
    QTest::newRow("any protocol") << "access-list 101 permit 50 any any"
                                  << "access-list 101 permit esp any any";
    QTest::newRow("redistribute in any order")
        << "router ospf 1\n redistribute static subnets metric 5"
        << "router ospf 1\n redistribute static metric 5\n redistribute static subnets";
}

void ConfigReaderTest::abbreviations() {
    QFETCH(QString, cut);
    QFETCH(QString, full);
    DeviceConfig a;
    DeviceConfig b;
    QCOMPARE(QString::fromStdString(all_problems(read_config(cut.toStdString(), "cut", a))), QString{});
    QCOMPARE(QString::fromStdString(all_problems(read_config(full.toStdString(), "full", b))), QString{});
    QVERIFY(a == b);
    QVERIFY(a != DeviceConfig{});
}

void ConfigReaderTest::live_lines_data() {
    live_columns();
    const auto row = live_row;
    row("shutdown", "int f0/0", "interface f0/0\nshutdown", "int f0/0\nshutdown");
    row("no shutdown", "int f0/0\nshutdown", "interface f0/0\nno shutdown", "int f0/0");
    row("no preempt", "int f0/0\nstandby 1 ip\nstandby 1 preempt", "int f0/0\nno standby 1 preempt",
        "int f0/0\nstandby 1 ip");
    row("no priority with value", "int f0/0\nstandby 1 ip\nstandby 1 prio 200", "int f0/0\nno standby 1 priority 200",
        "int f0/0\nstandby 1 ip");
    row("no group", "int f0/0\nstandby 1 ip\nstandby 1 prio 200", "int f0/0\nno standby 1", "int f0/0");
    row("last trace of a group", "int f0/0\nstandby 3 prio 200", "int f0/0\nno standby 3 prio", "int f0/0");
    row("no track", "int f0/0\nstandby 1 track f0/1 50", "int f0/0\nno standby 1 track f0/1", "int f0/0");
    row("no route", "ip route 1.0.0.0 255.0.0.0 2.0.0.1\nip route 3.0.0.0 255.0.0.0 2.0.0.1",
        "no ip route 1.0.0.0 255.0.0.0 2.0.0.1", "ip route 3.0.0.0 255.0.0.0 2.0.0.1");
    row("no route, any next hop", "ip route 1.0.0.0 255.0.0.0 2.0.0.1\nip route 1.0.0.0 255.0.0.0 2.0.0.2",
        "no ip route 1.0.0.0 255.0.0.0", "");
    row("unbind map", "int f0/0\ncrypto map vpn redundancy HA", "int f0/0\nno crypto map vpn", "int f0/0");
    row("delete map entry", "crypto map vpn 10 ipsec-isakmp\ncrypto map vpn 20 ipsec-isakmp", "no crypto map vpn 10",
        "crypto map vpn 20 ipsec-isakmp");
    row("delete map", "crypto map vpn 10 ipsec-isakmp\nset peer 1.1.1.1", "no crypto map vpn", "");
    row("peers", "crypto map vpn 10 ipsec-isakmp\nset peer 1.1.1.1\nset peer 1.1.1.2",
        "crypto map vpn 10\nno set peer 1.1.1.1", "crypto map vpn 10 ipsec-isakmp\nset peer 1.1.1.2");
    row("key replaced", "crypto isakmp key a address 1.1.1.1", "crypto isakmp key b address 1.1.1.1",
        "crypto isakmp key b address 1.1.1.1");
    row("kept line replaced", "logging buffered 4096", "logging buffered 8192 debugging",
        "logging buffered 8192 debugging");
    row("kept line removed", "ip host r 1.1.1.1\nip host s 1.1.1.2", "no ip host r", "ip host s 1.1.1.2");
    row("toggle", "ip http server", "no ip http server", "no ip http server");
    row("default toggle is silent", "no service pad", "service pad", "");
    row("numbered list goes whole", "access-list 101 permit ip any any", "no access-list 101 permit ip any any", "");
    row("named rule by number", "ip access-list extended A\npermit ip any any\ndeny udp any any",
        "ip access-list extended A\nno 10", "ip access-list extended A\n20 deny udp any any");
    row("default interface", "int f0/0\nstandby 1 ip\nshutdown", "default int f0/0", "int f0/0\n no ip address");
    row("new loopback", "", "interface lo5\nip address 5.5.5.5 255.255.255.255",
        "int f0/0\nint f0/1\ninterface loopback 5\nip address 5.5.5.5 255.255.255.255");
    row("no loopback", "int lo5", "no interface Loopback5", "");
    row("isakmp default", "crypto isakmp policy 1\nencr aes 256\nhash md5",
        "crypto isakmp policy 1\ndefault encr\nno hash", "crypto isakmp policy 1");
    row("timers", "int f0/0\nstandby 1 ip", "int f0/0\nstandby 1 timers msec 200 1",
        "int f0/0\nstandby 1 ip\nstandby 1 timers msec 200 msec 1000");
    row("line block", "line vty 0 4\nlogin", "line vty 0 4\nno login", "line vty 0 4\nno login");
    row("no line block", "line con 0\nlogin", "no line console 0", "");
    row("track object", "track 1 interface f0/0 line-protocol", "no track 1", "");
}

void ConfigReaderTest::ospf_lines_data() {
    live_columns();
    const auto row = live_row;
    row("no redistribute metric", "router ospf 1\nredistribute static metric 5 subnets",
        "router ospf 1\nno redistribute static metric 5", "router ospf 1\nredistribute static subnets");
    row("no redistribute", "router ospf 1\nredistribute static subnets", "router ospf 1\nno redistribute static",
        "router ospf 1");
    row("passive default", "router ospf 1\npassive-interface f0/0",
        "router ospf 1\npassive-interface default\nno passive-interface f0/1",
        "router ospf 1\npassive-interface default\nno passive-interface FastEthernet0/1");
    row("ospf keys", "int f0/0\nip ospf message-digest-key 1 md5 a\nip ospf message-digest-key 2 md5 b",
        "int f0/0\nno ip ospf message-digest-key 1\nip ospf message-digest-key 1 md5 7 0822455D0A16\nno ip ospf "
        "authentication-key\nip ospf message-digest-key 2 md5 b",
        "int f0/0\nip ospf message-digest-key 2 md5 b\nip ospf message-digest-key 1 md5 7 0822455D0A16");
    row("ospf key that is cut", "int f0/0", "int f0/0\nip ospf authentication-key longer than eight",
        "int f0/0\nip ospf authentication-key longer t");
    row("ospf keys are hidden", "int f0/0\nip ospf authentication-key cisco",
        "service password-encryption\nint f0/0\nip ospf authentication-key 0 cisco",
        "service password-encryption\nint f0/0\nip ospf authentication-key 7 070C285F4D06");
    row("area of an address", "router ospf 1\narea 1 authentication message-digest",
        "router ospf 1\narea 0.0.0.1 authentication", "router ospf 1\narea 1 authentication");
    row("no area authentication", "router ospf 1\narea 1 authentication", "router ospf 1\nno area 1 authentication",
        "router ospf 1");
    row("area stub", "router ospf 1\narea 1 stub no-summary\narea 2 stub no-summary\narea 2 default-cost 3",
        "router ospf 1\nno area 1 stub\nno area 2 stub no-summary\nno area 2 default-cost",
        "router ospf 1\narea 2 stub");
    row("area range", "router ospf 1\narea 1 range 10.1.0.0 255.255.0.0",
        "router ospf 1\narea 1 range 10.1.2.3 255.255.0.0 not-advertise\narea 1 range 10.0.0.0 255.255.0.0",
        "router ospf 1\narea 1 range 10.0.0.0 255.255.0.0\narea 1 range 10.1.0.0 255.255.0.0 not-advertise");
    row("no area range",
        "router ospf 1\narea 1 range 10.1.0.0 255.255.0.0 not-advertise\narea 1 range 10.2.0.0 255.255.0.0",
        "router ospf 1\nno area 1 range 10.1.0.0 255.255.0.0 not-advertise\nno area 1 range 10.2.0.0 255.255.0.0",
        "router ospf 1\narea 1 range 10.1.0.0 255.255.0.0");
    row("default-information", "router ospf 1\ndefault-information originate metric 5 always",
        "router ospf 1\ndefault-information originate metric-type 1\nno default-information originate always",
        "router ospf 1\ndefault-information originate metric 5 metric-type 1");
    row("no default-information", "router ospf 1\ndefault-information originate always route-map x",
        "router ospf 1\nno default-information originate", "router ospf 1");
}

void ConfigReaderTest::ospf_lines() { live_lines(); }

void ConfigReaderTest::live_lines() {
    QFETCH(QString, before);
    QFETCH(QString, lines);
    QFETCH(QString, after);
    DeviceConfig have = two_ports();
    have.find_interface("FastEthernet0/0")->addresses.clear();
    have.find_interface("FastEthernet0/1")->addresses.clear();
    DeviceConfig want = have;
    const DeviceConfig start = have;
    Mode mode;
    for (const QString& line : before.split('\n'))
        QVERIFY(apply_line(have, mode, line.toStdString(), Phase::Startup).applied);
    mode = {};
    for (const QString& line : lines.split('\n')) {
        const LineOutcome outcome = apply_line(have, mode, line.toStdString());
        QVERIFY2(outcome.applied, outcome.problem ? outcome.problem->describe().c_str() : "");
    }
    mode = {};
    for (const QString& line : after.split('\n'))
        QVERIFY(apply_line(want, mode, line.toStdString(), Phase::Startup).applied);
    QVERIFY(have == want);
}

void ConfigReaderTest::ospf_keys() {
    DeviceConfig c = two_ports();
    Mode mode;
    const auto said = [&](const char* line) {
        const LineOutcome outcome = apply_line(c, mode, line);
        return outcome.problem ? outcome.problem->message : outcome.output;
    };
    QCOMPARE(said("interface FastEthernet0/1"), std::string{});
    QCOMPARE(said("ip ospf authentication-key 7 0822455D0A16"), std::string{});
    const ospf::InterfaceConfig& port = c.find_interface("FastEthernet0/1")->ospf;
    QVERIFY(port.authentication_key == (ospf::Key{"cisco", "7 0822455D0A16"}));
    QCOMPARE(said("ip ospf authentication-key 7 hello"), std::string{"Invalid encrypted password: hello"});
    QCOMPARE(said("ip ospf authentication-key 5 hello"), std::string{"Invalid encryption type: 5"});
    QVERIFY(port.authentication_key == (ospf::Key{"cisco", "7 0822455D0A16"}));
    QCOMPARE(said("ip ospf authentication-key 7"), std::string{});  // a key may be a digit
    QVERIFY(port.authentication_key == (ospf::Key{"7", "7"}));
    QCOMPARE(said("ip ospf authentication-key 0 7 x"), std::string{});
    QVERIFY(port.authentication_key == (ospf::Key{"7 x", "0 7 x"}));
    QCOMPARE(said("ip ospf authentication-key 123456789"),
             std::string{"% OSPF: Warning: The password/key will be truncated to 8 characters"});
    QCOMPARE(said("ip ospf message-digest-key 1 md5 cisco"), std::string{});
    QCOMPARE(said("ip ospf message-digest-key 1 md5 other"), std::string{"OSPF: Key 1 already exists"});
    QCOMPARE(said("router ospf 1"), std::string{});
    QCOMPARE(said("area 0 stub"), std::string{"% OSPF: Backbone can not be configured as stub area"});
    QVERIFY(c.ospf->areas.empty());
    QVERIFY(port.message_digest_keys == (std::vector<ospf::MessageDigestKey>{{1, {"cisco", "cisco"}}}));
}

void ConfigReaderTest::live_modes() {
    DeviceConfig c = two_ports();
    Mode mode;
    QVERIFY(apply_line(c, mode, "interface FastEthernet0/1").applied);
    QVERIFY(mode.kind == ModeKind::Interface && mode.name == "FastEthernet0/1");
    QCOMPARE(std::string{mode_prompt(mode.kind)}, std::string{"config-if"});
    QVERIFY(!apply_line(c, mode, "interface FastEthernet4/0").applied);  // no such port
    QVERIFY(mode.name == "FastEthernet0/1");
    const LineOutcome overlap = apply_line(c, mode, "ip address 10.0.0.9 255.255.255.0");
    QVERIFY(!overlap.applied);
    QCOMPARE(overlap.problem->message, std::string{"% 10.0.0.0 overlaps with FastEthernet0/0"});
    const LineOutcome map = apply_line(c, mode, "crypto map vpn 10 ipsec-isakmp");
    QVERIFY(map.applied && map.output.find("% NOTE: This new crypto map will remain disabled") == 0);
    QVERIFY(mode.kind == ModeKind::CryptoMap && mode.number == 10);
    QVERIFY(apply_line(c, mode, "exit").applied && mode == Mode{});
}

void ConfigReaderTest::lines_below_a_refused_line_touch_nothing() {
    DeviceConfig c;
    const ReadResult r = read_config(
        "interface FastEthernet0/0\n ip address 10.0.0.1 255.255.255.0\ninterface Serial0/0\n ip address 9.9.9.9 "
        "255.0.0.0\n shutdown\nhostname X\n",
        "x.cfg", c);
    QCOMPARE(r.count(Support::Unknown), std::size_t{3});
    QVERIFY(!c.find_interface("FastEthernet0/0")->shutdown);
    QVERIFY(c.find_interface("FastEthernet0/0")->addresses[0].address == Ipv4Address(10, 0, 0, 1));
    QCOMPARE(c.hostname, std::string{"X"});
}

void ConfigReaderTest::overlaps_are_judged_at_the_end() {
    const char* const text =
        "interface FastEthernet0/0\n ip address 10.0.0.1 255.255.255.0\ninterface FastEthernet0/1\n ip address "
        "10.0.0.2 "
        "255.255.0.0\n";
    DeviceConfig c;
    const ReadResult bad = read_config(text, "x.cfg", c);
    QCOMPARE(all_problems(bad), std::string{"x.cfg:4:2: % 10.0.0.0 overlaps with FastEthernet0/0\n"});
    QVERIFY(c.find_interface("FastEthernet0/1")->addresses.empty());
    DeviceConfig d;
    QVERIFY(read_config(std::string{text} + " shutdown\n", "x.cfg", d).problems().empty());
    Mode mode;
    QVERIFY(apply_line(d, mode, "int f0/1").applied);
    QVERIFY(!apply_line(d, mode, "no shutdown").applied);
}

void ConfigReaderTest::banner_spans_lines() {
    DeviceConfig c;
    const ReadResult r = read_config("banner motd ^C\n hello\n! no comment\n^C\nhostname B\n", "x.cfg", c);
    QVERIFY(r.problems().empty());
    QCOMPARE(c.hostname, std::string{"B"});
    QVERIFY(std::any_of(c.kept_lines.begin(), c.kept_lines.end(),
                        [](const KeptLine& l) { return l.text == "banner motd ^C\n hello\n! no comment\n^C"; }));
}

void ConfigReaderTest::caret_stands_under_the_column() {
    DeviceConfig c = two_ports();
    Mode mode;
    const LineOutcome o = apply_line(c, mode, "ip foo");
    QCOMPARE(o.problem->console_text(11), std::string{"              ^\n% Invalid input detected at '^' marker.\n\n"});
    QCOMPARE(apply_line(c, mode, "ip").problem->console_text(11), std::string{"% Incomplete command.\n\n"});
}

void ConfigReaderTest::help_lists_what_may_follow() {
    std::string all;
    for (const Expected& e : expected_next({ModeKind::Interface, "FastEthernet0/0", 0, ""}, "standby 1 preempt"))
        all += e.text + ";";
    QCOMPARE(all, std::string{"delay;<cr>;"});
    QVERIFY(expected_next({}, "nosuch").empty());
}

QTEST_APPLESS_MAIN(ConfigReaderTest)
#include "config_reader_test.moc"
