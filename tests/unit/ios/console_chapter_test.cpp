/// What an engineer types who works through the chapters of a lab, and what the box says to it.
#include <QTest>

#include "engine/ios/show/running_config.h"
#include "tests/support/at_console.h"

using namespace switchover;  // NOLINT: a test
using namespace switchover::test;
using namespace std::chrono_literals;

class ConsoleChapterTest : public QObject, private AtConsole {
    Q_OBJECT

   private Q_SLOTS:
    void init() { sit_down_privileged(); }

    void help_names_interface_types();
    void help_behind_the_bar();
    void help_is_headed_by_the_mode();
    void a_banner_is_asked_for();
    void aliases();
    void what_is_not_there_is_an_error();
    void a_mode_may_be_entered_again_by_its_line();
    void lists_and_lines_are_printed_in_order();
    void protocols_that_are_not_simulated_say_so();
    void modes_that_are_not_simulated_are_entered();
    void small_shows();
    void ports_tell_what_becomes_of_them();
    void a_typed_width_outlives_a_resize();
    void lists_are_resequenced();

   private:
    std::string running() { return t_->line("do show running-config"); }
};

void ConsoleChapterTest::help_names_interface_types() {
    t_->line("configure terminal");
    const std::string types = t_->type("interface ?");
    HAS(types, "  ATM           ATM interface\n");
    HAS(types, "  FastEthernet  FastEthernet IEEE 802.3\n");
    HAS(types, "  Loopback      Loopback interface\n");
    QVERIFY(types.find("GigabitEthernet") == std::string::npos);
    QVERIFY(types.find("WORD") == std::string::npos);
    same(t_->type("fa\t"), "fa\n7204VXR-1(config)#interface FastEthernet ");
    HAS(t_->type("?"), "  <0-3>  FastEthernet interface number\n");
    HAS(t_->line("0/0"), "7204VXR-1(config-if)#");
    HAS(t_->type("ip address 1.1.1.1 ?"), "  A.B.C.D  IP subnet mask\n");
    // What cannot be made is not offered.
    const std::string shown = t_->type(
        "\x15"
        "do show interfaces ?");
    HAS(shown, "  FastEthernet  FastEthernet IEEE 802.3\n");
    QVERIFY(shown.find("Loopback") == std::string::npos);
    t_->type("\x15");
}

void ConsoleChapterTest::help_behind_the_bar() {
    const std::string filters = t_->type("show running-config | ?");
    HAS(filters, "  begin    Begin with the line that matches\n");
    HAS(filters, "  section  Filter a section of output\n");
    HAS(t_->type("incl\t"), "7204VXR-1#show running-config | include ");
    HAS(t_->type("?"), "  LINE  Regular Expression\n");
    t_->type("\x15");
}

void ConsoleChapterTest::help_is_headed_by_the_mode() {
    t_->line("configure terminal");
    HAS(t_->type("?"), "?\nConfigure commands:\n");
    t_->line("interface FastEthernet0/0");
    HAS(t_->type("?"), "?\nInterface configuration commands:\n");
    t_->line("router ospf 1");
    HAS(t_->type("?"), "?\nRouter configuration commands:\n");
    t_->line("end");
    same(t_->line("show"), "show\n% Type \"show ?\" for a list of subcommands\n7204VXR-1#");
}

void ConsoleChapterTest::a_banner_is_asked_for() {
    t_->line("configure terminal");
    same(t_->line("banner motd #"), "banner motd #\nEnter TEXT message.  End with the character '#'.\n");
    same(t_->line("Who are you?"), "Who are you?\n");
    same(t_->line(""), "\n");
    same(t_->line("Leave now#"), "Leave now#\n7204VXR-1(config)#");
    HAS(running(), "banner motd ^C\nWho are you?\n\nLeave now^C\n");
    t_->line("banner login $short$");
    HAS(running(), "banner login ^Cshort^C\n");
    t_->lines({"end", "exit"});
    HAS(t_->line(""), "Who are you?\n\nLeave now\n");
}

void ConsoleChapterTest::aliases() {
    HAS(t_->line("show aliases"), "Exec mode aliases:\n  h                     help\n");
    HAS(t_->lines({"configure terminal", "alias exec sib show ip interface brief", "end", "sib"}),
        "Interface                  IP-Address      OK? Method");
    HAS(t_->line("sib | include 172"), "FastEthernet0/0            172.16.172.52");
    HAS(t_->line("show aliases"), "  sib                   show ip interface brief\n");
    HAS(t_->line("s clock"), "UTC");
    HAS(t_->line("where"), "% No connections open\n");
    t_->lines({"configure terminal", "alias exec sib show clock", "end"});
    HAS(t_->line("sib"), "UTC");
    HAS(t_->lines({"configure terminal", "no alias exec sib", "end", "sib"}), "% Unknown command");
}

void ConsoleChapterTest::what_is_not_there_is_an_error() {
    t_->lines({"configure terminal", "crypto map vpn 10 ipsec-isakmp"});
    HAS(t_->line("set transform-set nope"), "ERROR: transform set with tag \"nope\" does not exist.\n");
    t_->line("interface FastEthernet0/1");
    HAS(t_->line("crypto map nope"), "ERROR: Crypto Map with tag \"nope\" does not exist.\n");
    const std::string text = running();
    HAS(text, " set transform-set myset\n");
    QVERIFY(text.find("nope") == std::string::npos);
}

void ConsoleChapterTest::a_mode_may_be_entered_again_by_its_line() {
    t_->lines({"configure terminal", "crypto ipsec transform-set T1 esp-3des esp-sha-hmac"});
    const std::string answer = t_->line("mode transport");
    QVERIFY2(answer.find("Incomplete") == std::string::npos, answer.c_str());
    HAS(running(), "crypto ipsec transform-set T1 esp-3des esp-sha-hmac\n mode transport\n");
    t_->line("track 7 interface FastEthernet0/1 line-protocol");
    const std::string delayed = t_->line("delay up 5");
    QVERIFY2(delayed.find("Incomplete") == std::string::npos, delayed.c_str());
    HAS(running(), "track 7 interface FastEthernet0/1 line-protocol\n delay up 5\n");
}

void ConsoleChapterTest::lists_and_lines_are_printed_in_order() {
    t_->lines({"configure terminal", "access-list 20 permit any", "access-list 3 deny any",
               "ip access-list extended ZED", "permit ip any any", "ip access-list standard ONE", "permit any",
               "line vty 0 4", "transport input telnet", "login", "password cisco", "exec-timeout 30 0"});
    const std::string text = running();
    HAS(text,
        "ip access-list standard ONE\n permit any\nip access-list extended ZED\n permit ip any any\n"
        "access-list 3 deny   any\naccess-list 20 permit any\naccess-list 101 permit ip");
    HAS(text, "line vty 0 4\n exec-timeout 30 0\n password cisco\n login\n transport input telnet\n");
    const std::string shown = t_->line("do show access-lists");
    const std::vector<const char*> order{"Standard IP access list 3\n", "Standard IP access list 20\n",
                                         "Standard IP access list ONE\n", "Extended IP access list 101\n",
                                         "Extended IP access list ZED\n"};
    std::size_t at = 0;
    for (const char* heading : order) {
        const std::size_t found = shown.find(heading, at);
        QVERIFY2(found != std::string::npos, (heading + shown).c_str());
        at = found;
    }
}

void ConsoleChapterTest::protocols_that_are_not_simulated_say_so() {
    for (const char* line : {"copy running-config tftp:", "show ip route 10.0.0.0 255.0.0.0 longer-prefixes"})
        HAS(t_->line(line), "% not supported by Switchover: ");
    t_->line("configure terminal");
    for (const char* line : {"router eigrp 1", "router rip", "router ospf 2", "interface Tunnel0",
                             "interface Serial0/0", "interface FastEthernet0/0.10", "crypto dynamic-map D 10",
                             "crypto map vpn 20 ipsec-isakmp dynamic D", "ip vrf RED"})
        HAS(t_->line(line), "% not supported by Switchover: ");
    HAS(t_->line("interface nonsense0"), "% Invalid input detected at '^' marker.\n");
    HAS(t_->line("interface FastEthernet7/7"), "% Invalid input detected at '^' marker.\n");
    t_->line("interface FastEthernet0/0");
    HAS(t_->line("standby 1 authentication md5 key-string x"), "% not supported by Switchover: ");
    t_->line("router ospf 1");
    HAS(t_->line("redistribute rip subnets"), "% not supported by Switchover: redistribute rip");
}

void ConsoleChapterTest::modes_that_are_not_simulated_are_entered() {
    t_->line("configure terminal");
    // The lines of a block, and the `exit` behind it, do nothing to what follows.
    HAS(t_->line("router eigrp 100"), "7204VXR-1(config-router)#");
    HAS(t_->line(" network 10.0.0.0"), "% not supported by Switchover: network 10.0.0.0\n7204VXR-1(config-router)#");
    HAS(t_->type("?"), "Commands of this mode are not supported by Switchover:\n");
    HAS(t_->line("exit"), "7204VXR-1(config)#");
    HAS(t_->line("interface FastEthernet0/0.10"), "7204VXR-1(config-subif)#");
    HAS(t_->line("key chain K"), "7204VXR-1(config-keychain)#");
    HAS(t_->line("key 1"), "7204VXR-1(config-keychain-key)#");
    HAS(t_->line("exit"), "7204VXR-1(config-keychain)#");
    HAS(t_->line("do show privilege"), "Current privilege level is 15\n");
    // A line of global mode leads out of it.
    HAS(t_->line("ip route 5.5.5.0 255.255.255.0 10.1.1.3"), "7204VXR-1(config)#");
    HAS(running(), "ip route 5.5.5.0 255.255.255.0 10.1.1.3\n");
    HAS(t_->line("interface FastEthernet0/1"), "7204VXR-1(config-if)#");
    HAS(t_->line("ip vrf forwarding RED"), "7204VXR-1(config-if)#");
    HAS(t_->line("track 9 list boolean and"), "7204VXR-1(config-track)#");
    HAS(t_->line("object 1"), "% not supported by Switchover: object 1\n");
    HAS(t_->line("track timer interface 5"), "7204VXR-1(config-track)#");
    same(t_->line("end"), "end\n7204VXR-1#");
    QVERIFY(running().find("eigrp") == std::string::npos);
}

void ConsoleChapterTest::small_shows() {
    t_->lines({"configure terminal", "interface FastEthernet0/1", "description to the inside", "end"});
    same(t_->line("show interfaces description"),
         "show interfaces description\n"
         "Interface                      Status         Protocol Description\n"
         "Fa0/0                          up             up       \n"
         "Fa0/1                          up             up       to the inside\n"
         "AT1/0                          admin down     down     \n"
         "Fa3/0                          admin down     down     \n"
         "AT6/0                          admin down     down     \n7204VXR-1#");
    HAS(t_->line("show clock detail"), "No time source\n");
    HAS(t_->line("help"), "Help may be requested at any point");
}

void ConsoleChapterTest::ports_tell_what_becomes_of_them() {
    std::string made = t_->lines({"configure terminal", "interface Loopback0"});
    made += waited(1s);
    HAS(made, "%LINEPROTO-5-UPDOWN: Line protocol on Interface Loopback0, changed state to up\n");
    t_->line("interface FastEthernet3/0");
    std::string opened = t_->line("no shutdown");
    opened += waited(4s);
    HAS(opened, "%LINK-3-UPDOWN: Interface FastEthernet3/0, changed state to down\n");
    QVERIFY(opened.find("LINEPROTO") == std::string::npos);
    std::string shut = t_->line("shutdown");
    shut += waited(4s);
    HAS(shut, "%LINK-5-CHANGED: Interface FastEthernet3/0, changed state to administratively down\n");
    QVERIFY2(shut.find("LINEPROTO") == std::string::npos, shut.c_str());  // it was down before
    std::string gone = t_->line("no interface Loopback0");
    gone += waited(1s);
    HAS(gone, "%LINK-5-CHANGED: Interface Loopback0, changed state to administratively down\n");
    HAS(gone, "%LINEPROTO-5-UPDOWN: Line protocol on Interface Loopback0, changed state to down\n");
}

void ConsoleChapterTest::a_typed_width_outlives_a_resize() {
    const std::string text(90, 'x');
    consoles_->resize(lab_->world(), t_->id(), 24, 132);
    same(t_->type(text), text);  // fits
    t_->type("\x15");
    t_->line("terminal width 60");
    consoles_->resize(lab_->world(), t_->id(), 24, 132);
    HAS(t_->type(text), "7204VXR-1#$");  // moves sideways
    t_->type("\x15");
}

void ConsoleChapterTest::lists_are_resequenced() {
    t_->lines({"configure terminal", "ip access-list extended LIST", "permit udp any any", "5 deny ip host 1.1.1.1 any",
               "exit", "ip access-list resequence LIST 100 20", "end"});
    HAS(t_->line("show access-lists LIST"), "    100 deny ip host 1.1.1.1 any\n    120 permit udp any any\n");
    t_->line("configure terminal");
    HAS(t_->line("access-list 150 permit tcp any any established"), "% not supported by Switchover: established\n");
    QVERIFY(running().find("access-list 150") == std::string::npos);
}

QTEST_APPLESS_MAIN(ConsoleChapterTest)
#include "console_chapter_test.moc"
