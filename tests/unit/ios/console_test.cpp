/// A router's console as an engineer types at it.
#include <QTest>

#include "engine/ios/show/running_config.h"
#include "tests/support/at_console.h"

using namespace switchover;  // NOLINT: a test
using namespace switchover::test;
using namespace std::chrono_literals;

class ConsoleTest : public QObject, private AtConsole {
    Q_OBJECT

   private Q_SLOTS:
    void init() { sit_down(); }

    void modes_and_prompts();
    void errors_point_at_the_word();
    void what_is_not_simulated_says_so();
    void help_in_both_forms();
    void tab_completes();
    void editing_keys();
    void history_walks();
    void pages();
    void pipes();
    void configuration_is_journalled_and_takes_effect();
    void a_paste_tells_its_refused_lines();
    void ping_marks_and_break();
    void ping_dialogue();
    void log_lines_come_to_the_console();
    void passwords();
    void power_off_and_on();
    void opened_before_power_on();
    void any_octets();

   private:
    std::string enabled(std::initializer_list<const char*> lines) {
        t_->line("enable");
        t_->line("terminal length 0");
        return t_->lines(lines);
    }
};

void ConsoleTest::modes_and_prompts() {
    same(t_->line(""), "\n7204VXR-1>");
    same(t_->line("enable"), "enable\n7204VXR-1#");
    same(t_->line("conf t"),
         "conf t\nEnter configuration commands, one per line.  End with CNTL/Z.\n7204VXR-1(config)#");
    same(t_->line("int f0/0"), "int f0/0\n7204VXR-1(config-if)#");
    same(t_->line("router ospf 1"), "router ospf 1\n7204VXR-1(config-router)#");
    same(t_->line("crypto isakmp policy 1"), "crypto isakmp policy 1\n7204VXR-1(config-isakmp)#");
    same(t_->line("crypto map vpn 10 ipsec-isakmp"), "crypto map vpn 10 ipsec-isakmp\n7204VXR-1(config-crypto-map)#");
    same(t_->line("exit"), "exit\n7204VXR-1(config)#");
    same(t_->line("line vty 0 4"), "line vty 0 4\n7204VXR-1(config-line)#");
    same(t_->type("\x1A"), "^Z\n7204VXR-1#");
    same(t_->line("disable"), "disable\n7204VXR-1>");
    // Nothing of all that changed anything.
    const auto& journal = lab_->world().journal();
    QCOMPARE(journal.size(), 1U);
    QCOMPARE(to_text(journal.front().input), std::string{"config 7204VXR-1 end"});
}

void ConsoleTest::errors_point_at_the_word() {
    same(enabled({"show ip foo"}),
         "show ip foo\n                  ^\n% Invalid input detected at '^' marker.\n\n7204VXR-1#");
    same(t_->line("sh i"), "sh i\n% Ambiguous command:  \"sh i\"\n7204VXR-1#");
    same(t_->line("show ip"), "show ip\n% Incomplete command.\n\n7204VXR-1#");
    HAS(t_->line("foo"), "% Unknown command or computer name, or unable to find computer address\n");
    same(t_->line("show interfaces f7/7"),
         "show interfaces f7/7\n                          ^\n% Invalid input detected at '^' marker.\n\n7204VXR-1#");
    // Configuration at user level is not there.
    t_->line("disable");
    HAS(t_->line("configure terminal"), "% Invalid input detected at '^' marker.\n");
}

void ConsoleTest::what_is_not_simulated_says_so() {
    same(t_->line("show processes cpu"),
         "show processes cpu\n% not supported by Switchover: show processes cpu\n7204VXR-1>");
    same(t_->line("telnet 10.1.1.3"), "telnet 10.1.1.3\n% not supported by Switchover: telnet 10.1.1.3\n7204VXR-1>");
    HAS(t_->line("clock set 1:2:3 1 May 2004"), "% Invalid input");  // not at this level
}

void ConsoleTest::help_in_both_forms() {
    t_->line("enable");
    t_->line("terminal length 0");
    const std::string all = t_->type("?");
    HAS(all, "?\nExec commands:\n");
    HAS(all, "  configure  ");
    same(t_->type("sh?"), "sh?\nshow\n\n7204VXR-1#sh");
    const std::string next = t_->type("\x15show standby ?");
    HAS(next, "show standby ?\n");
    HAS(next, "  brief");
    HAS(next, "  <cr>\n\n7204VXR-1#show standby ");
    HAS(t_->type("\x15show nosuch ?"), "% Unrecognized command\n");
}

void ConsoleTest::tab_completes() {
    t_->line("enable");
    same(t_->type("sh\t"), "sh\n7204VXR-1#show ");
    same(t_->type("runn\t"), "runn\n7204VXR-1#show running-config ");
    t_->type("\x15");
    same(t_->type("show i\t"), "show i\a");
}

void ConsoleTest::editing_keys() {
    t_->line("enable");
    // Typed with errors, mended with Ctrl-A, Ctrl-E, arrows, delete and word keys.
    t_->type("xshow privileeg");
    t_->type("\x01\x04");  // to the start, delete the x
    t_->type("\x05\b\b");  // to the end, delete two
    t_->type("ge");
    HAS(t_->line(""), "level is 15");
    const std::string recalled = t_->type("\x10");
    HAS(recalled, "show privilege");
    t_->type("\x15");
    t_->type("show ip rubbish\x17");  // Ctrl-W
    HAS(t_->line("arp"), "Protocol  Address          Age (min)");
}

void ConsoleTest::history_walks() {
    t_->line("enable");
    t_->line("show clock");
    t_->line("show privilege");
    same(t_->type("\x1B[A"), "show privilege");
    HAS(t_->type("\x1B[A"), "show clock");
    HAS(t_->type("\x1B[B"), "show privilege");
    HAS(t_->line(""), "Current privilege level is 15\n");
    HAS(t_->line("show history"), "  enable\n  show clock\n  show privilege\n  show history\n");
}

void ConsoleTest::pages() {
    t_->line("enable");
    const std::string first = t_->line("show running-config");
    QVERIFY2(first.ends_with(" --More-- "), first.c_str());
    QCOMPARE(std::count(first.begin(), first.end(), '\n'), 24);  // the typed line, then 23
    const std::string one = t_->type("\r");
    QCOMPARE(std::count(one.begin(), one.end(), '\n'), 1);
    const std::string more = t_->type(" ");
    QCOMPARE(std::count(more.begin(), more.end(), '\n'), 23);
    QVERIFY(t_->type("q").ends_with("7204VXR-1#"));
    t_->line("terminal length 0");
    HAS(t_->line("show running-config"), "\nend\n\n7204VXR-1#");
}

void ConsoleTest::pipes() {
    same(enabled({"show running-config | include hostname"}),
         "show running-config | include hostname\nhostname 7204VXR-1\n7204VXR-1#");
    HAS(t_->line("show run | sec interface FastEthernet0/0"), " standby 1 ip 172.16.172.53\n");
    HAS_NOT(t_->line("show run | sec interface FastEthernet0/0"), "access-list");
    const std::string begun = t_->line("show run | b ^line vty");
    HAS(begun, "show run | b ^line vty\n\nline vty 0 4\n");
    HAS(t_->line("show ip interface brief | exclude unassigned"), "Interface                  IP-Address");
    HAS(t_->line("show run | count ^interface"), "Number of lines which match regexp = ");
    HAS(t_->line("show run | nosuch x"), "^\n% Invalid input detected at '^' marker.\n");
    HAS(t_->line("show run | include"), "% Incomplete command.\n");
    HAS(t_->line("show run | include ("), "% Invalid input detected");
}

void ConsoleTest::configuration_is_journalled_and_takes_effect() {
    enabled({"conf t", "interface FastEthernet0/0", "standby 1 priority 90"});
    const auto before = lab_->world().journal().size();
    HAS(t_->line("standby 1 priority 999"), "% Invalid input detected at '^' marker.\n");
    QCOMPARE(lab_->world().journal().size(), before);
    t_->type("\x1A");
    HAS(lab_->show(kBox, "show running-config"), "standby 1 priority 90\n");
    // Another life of the same session ends in the same state.
    t_->pass(30s);
    QCOMPARE(lab_->replayed().fingerprint(), lab_->fingerprint());
    // The other router has preempted by now.
    HAS(lab_->show("7204VXR-2", "show standby brief"), "Active  ");
    HAS(enabled({"conf t", "do show privilege"}), "level is 15");
}

void ConsoleTest::a_paste_tells_its_refused_lines() {
    t_->line("enable");
    t_->line("conf t");
    std::string paste;
    for (int i = 0; i < 5000; ++i)
        paste += i % 1000 == 500 ? "nonsense here\r"
                                 : "access-list 150 permit ip host 10." + std::to_string(i / 250) + "." +
                                       std::to_string(i % 250) + ".1 any\r";
    const auto before = lab_->world().journal().size();
    const std::string shown = t_->type(paste);
    for (const int line : {501, 1501, 2501, 3501, 4501})
        HAS(shown, "% Switchover: line " + std::to_string(line) + " of the paste was refused\n");
    QCOMPARE(lab_->world().journal().size(), before + 1);  // one input, so that it takes effect at once
    t_->type("\x1A");
    t_->line("terminal length 0");
    HAS(t_->line("show run | count access-list 150"), "= 4995\n");
}

void ConsoleTest::ping_marks_and_break() {
    const std::string shown = enabled({"ping 10.1.1.1"});
    HAS(shown, "Type escape sequence to abort.\nSending 5, 100-byte ICMP Echos to 10.1.1.1, timeout is 2 seconds:\n");
    HAS(shown, "!!!\nSuccess rate is ");
    // An address that nobody has; after one mark the escape sequence.
    t_->type("ping 10.1.1.77 repeat 1000\r");
    t_->pass(3s);
    HAS(t_->take(), ".");
    const std::string broken = t_->type("\x1E");
    t_->pass(3s);
    HAS(broken + t_->take(), "Success rate is 0 percent (0/");
    HAS(t_->line("show privilege"), "level is 15");
}

void ConsoleTest::ping_dialogue() {
    t_->line("enable");
    HAS(t_->line("ping"), "Protocol [ip]: ");
    HAS(t_->line(""), "Target IP address: ");
    HAS(t_->line("10.1.1.1"), "Repeat count [5]: ");
    HAS(t_->line("2"), "Datagram size [100]: ");
    HAS(t_->line(""), "Timeout in seconds [2]: ");
    HAS(t_->line(""), "Extended commands [n]: ");
    HAS(t_->line("y"), "Source address or interface: ");
    HAS(t_->line("nosuch"), "% Invalid source address- IP address not on any of our up interfaces\n7204VXR-1#");
}

void ConsoleTest::log_lines_come_to_the_console() {
    lab_->shutdown(kBox, "FastEthernet0/1");
    t_->pass(5s);
    HAS(t_->take(), "%LINK-5-CHANGED: Interface FastEthernet0/1, changed state to administratively down\n");
    // A vty is quiet until it asks for them.
    Terminal vty{*lab_, *consoles_, kBox, ios::Console::Kind::Vty};
    lab_->no_shutdown(kBox, "FastEthernet0/1");
    vty.pass(5s);
    HAS_NOT(vty.take(), "%LINK");
    vty.line("terminal monitor");
    lab_->shutdown(kBox, "FastEthernet0/1");
    vty.pass(5s);
    HAS(vty.take(), "%LINK-5-CHANGED");
}

void ConsoleTest::passwords() {
    // The type 5 of `cisco` with the salt `mERr`, as found in many published configurations.
    enabled({"conf t", "enable secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0", "line vty 0 4", "password 7 0822455D0A16",
             "login", "end"});
    Terminal vty{*lab_, *consoles_, kBox, ios::Console::Kind::Vty};
    HAS(vty.take(), "User Access Verification\n\nPassword: ");
    same(vty.line("wrong"), "\nPassword: ");
    same(vty.line("cisco"), "\n7204VXR-1>");
    same(vty.line("enable"), "enable\nPassword: ");
    vty.line("wrong");
    vty.line("wrong");
    same(vty.line("wrong"), "\n% Bad secrets\n\n7204VXR-1>");
    vty.line("enable");
    same(vty.line("cisco"), "\n7204VXR-1#");
    HAS(vty.line("show users"), "*  2 vty 0");
    Terminal second{*lab_, *consoles_, kBox, ios::Console::Kind::Vty};
    second.line("x");
    second.line("x");
    HAS(second.line("x"), "% Bad passwords\n");
    QVERIFY(second.closed());
}

void ConsoleTest::power_off_and_on() {
    t_->line("enable");
    lab_->input("power-off 7204VXR-1");
    t_->pass(1s);
    same(t_->line("show clock"), "");
    lab_->input("power-on 7204VXR-1");
    t_->pass(60s);
    HAS(t_->take() + t_->line(""), "7204VXR-1>");
}

void ConsoleTest::opened_before_power_on() {
    constexpr const char* kUp = "\n\nPress RETURN to get started!\n\n\n";
    const auto times = [](const std::string& text) {
        std::size_t n = 0;
        for (std::size_t at = text.find("Press RETURN"); at != text.npos; at = text.find("Press RETURN", at + 1)) ++n;
        return n;
    };
    Lab fresh{"ha-vpn"};
    session::Consoles consoles;
    Terminal early{fresh, consoles, kBox};
    early.pass(1s);
    std::string shown = early.take();
    HAS(shown, kUp);
    QCOMPARE(times(shown), std::size_t{1});
    early.pass(60s);
    QCOMPARE(times(early.take()), std::size_t{0});
    HAS(early.type("\r"), "7204VXR-1>");
    // The same of one that has lost its power meanwhile.
    lab_->input("power-off 7204VXR-1");
    Terminal late{*lab_, *consoles_, kBox};
    same(late.take(), "");
    late.pass(1s);
    lab_->input("power-on 7204VXR-1");
    late.pass(60s);
    shown = late.take();
    HAS(shown, kUp);
    QCOMPARE(times(shown), std::size_t{1});
}

void ConsoleTest::any_octets() {
    t_->line("enable");
    std::string octets;
    for (int i = 0; i < 256; ++i) octets.push_back(static_cast<char>(i));
    octets += std::string(1'000'000, 'a') + "\r" + std::string(1'000, '\0') + "\x1B[999;999;999Z\r";
    (void)t_->type(octets);
    HAS(t_->line(""), "7204VXR-1");
}

QTEST_APPLESS_MAIN(ConsoleTest)
#include "console_test.moc"
