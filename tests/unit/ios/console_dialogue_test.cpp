/// What a console asks before it acts, word for word.
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include "engine/ios/show/running_config.h"
#include "tests/support/at_console.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

namespace {

const std::string kPrompt = "7204VXR-1#";
const std::string kErase = "Erasing the nvram filesystem will remove all configuration files! Continue? [confirm]";

}  // namespace

class ConsoleDialogueTest : public QObject, private AtConsole {
    Q_OBJECT

   private Q_SLOTS:
    void init() {
        files_.emplace();
        sit_down_privileged(90s, files_->path().toStdString());
    }

    void saving();
    void erasing();
    void confirming();
    void reloading_after_a_change();
    void reloading_what_is_saved();
    void reloading_closes_remote_lines();
    void merging_the_startup_config();
    void configuring_from_memory();
    void merging_a_file();
    void replacing();
    void replacing_tells_who();
    void a_typed_width_outlives_the_window();
    void replacing_by_a_bad_file();
    void clearing();
    void yes_or_no_is_asked_again();
    void a_login_cannot_be_broken();
    void ping_asks();
    void ping_sweeps();
    void ping_records_the_route();
    void routers_on_the_way_are_recorded();
    void ping_refuses();
    void traceroute_in_one_line();
    void traceroute_asks();
    void traceroute_shows_hops_as_they_come();

   private:
    std::string last_input() { return to_text(lab_->world().journal().back().input); }
    void write_file(const char* name, const std::string& text) {
        QFile file{files_->filePath(name)};
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(text));
    }
    std::string with_priority(const std::string& priority) {
        std::string text = ios::config_text(config());
        const std::string old = "standby 1 priority 200";
        const std::size_t at = text.find(old);
        return text.replace(at, old.size(), "standby 1 priority " + priority);
    }

    std::optional<QTemporaryDir> files_;
};

void ConsoleDialogueTest::saving() {
    t_->lines({"configure terminal", "hostname changed", "end"});
    same(t_->line("copy running-config startup-config"),
         "copy running-config startup-config\nDestination filename [startup-config]? ");
    QCOMPARE(lab_->world().device(kBox)->startup_config()->hostname, kBox);
    same(t_->line(""), "\nBuilding configuration...\n[OK]\nchanged#");
    QCOMPARE(lab_->world().device(kBox)->startup_config()->hostname, std::string{"changed"});
    same(last_input(), "exec 7204VXR-1 copy running-config startup-config");
    t_->line("copy running-config startup-config");
    same(t_->line("elsewhere"),
         "elsewhere\n% not supported by Switchover: any other file than startup-config\nchanged#");
    same(t_->line("write"), "write\nBuilding configuration...\n[OK]\nchanged#");
    same(t_->line("write memory"), "write memory\nBuilding configuration...\n[OK]\nchanged#");
    same(t_->line("write terminal"), "write terminal\n" + t_->line("show running-config").substr(20));
}

void ConsoleDialogueTest::erasing() {
    same(t_->line("write erase"), "write erase\n" + kErase);
    same(t_->type("n"), "n\n" + kPrompt);
    HAS(t_->line("show startup-config"), "\nhostname 7204VXR-1\n");
    same(t_->line("erase startup-config"), "erase startup-config\n" + kErase);
    same(t_->type("y"), "y[OK]\nErase of nvram: complete\n" + kPrompt);
    same(t_->line("show startup-config"), "show startup-config\nstartup-config is not present\n" + kPrompt);
    QCOMPARE(config().hostname, kBox);
    lab_->input("reload 7204VXR-1");
    t_->pass(61s);
    QCOMPARE(config().hostname, std::string{"Router"});
    for (const InterfaceConfig& port : config().interfaces) QVERIFY(port.shutdown && port.addresses.empty());
    // It reads back, and the journal does the same again.
    DeviceConfig read;
    QVERIFY(ios::read_config(ios::config_text(config()), {}, read).problems().empty());
    QVERIFY(read == config());
    QCOMPARE(lab_->replayed().fingerprint(), lab_->fingerprint());
}

void ConsoleDialogueTest::confirming() {
    t_->line("write erase");
    same(t_->type("\r"), "\n[OK]\nErase of nvram: complete\n" + kPrompt);
    t_->line("write erase");
    same(t_->type("?"), "\n" + kPrompt);
    t_->line("write erase");
    same(t_->type("\x03"), "\n" + kPrompt);
    // What Telnet sends for RETURN is one key.
    t_->line("write erase");
    same(t_->type(std::string_view{"\r\0", 2}), "\n[OK]\nErase of nvram: complete\n" + kPrompt);
}

void ConsoleDialogueTest::reloading_after_a_change() {
    t_->lines({"configure terminal", "hostname changed", "end"});
    same(t_->line("reload"), "reload\n\nSystem configuration has been modified. Save? [yes/no]: ");
    same(t_->line("maybe"),
         "maybe\n% Please answer 'yes' or 'no'.\nSystem configuration has been modified. Save? [yes/no]: ");
    same(t_->line("yes"), "yes\nBuilding configuration...\n[OK]\nProceed with reload? [confirm]");
    same(t_->type("\r"),
         "\n\n*Mar  1 00:01:30.000: %SYS-5-RELOAD: Reload requested by console. Reload Reason: Reload Command.\n");
    same(last_input(), "reload 7204VXR-1");
    QVERIFY(!lab_->world().device(kBox)->powered());
    same(t_->line("show clock"), "");
    t_->pass(61s);
    HAS(t_->take(), "\nPress RETURN to get started!\n");
    same(t_->line(""), "\nchanged>");
}

void ConsoleDialogueTest::reloading_what_is_saved() {
    same(t_->line("reload"), "reload\nProceed with reload? [confirm]");
    same(t_->type("n"), "n\n" + kPrompt);
    QVERIFY(lab_->world().device(kBox)->powered());
    t_->lines({"configure terminal", "hostname changed", "end", "reload"});
    same(t_->line("no"), "no\nProceed with reload? [confirm]");
    t_->type("y");
    t_->pass(61s);
    QCOMPARE(config().hostname, kBox);
}

void ConsoleDialogueTest::reloading_closes_remote_lines() {
    Terminal vty{*lab_, *consoles_, kBox, ios::Console::Kind::Vty};
    t_->line("reload");
    t_->type("y");
    // Off and on again within one look at it.
    vty.pass(70s);
    QVERIFY(vty.closed());
}

void ConsoleDialogueTest::merging_the_startup_config() {
    const std::string before = ios::config_text(config());
    t_->lines({"configure terminal", "interface FastEthernet0/0", "standby 1 priority 90", "end"});
    QVERIFY(ios::config_text(config()) != before);
    same(t_->line("copy startup-config running-config"),
         "copy startup-config running-config\nDestination filename [running-config]? ");
    const std::string shown = t_->line("");
    same(shown, "\n" + std::to_string(before.size()) + " bytes copied in 0.004 secs (" +
                    std::to_string(before.size() * 250) + " bytes/sec)\n" + kPrompt);
    same(ios::config_text(config()), before);
}

void ConsoleDialogueTest::configuring_from_memory() {
    const std::string before = ios::config_text(config());
    t_->lines({"configure terminal", "interface FastEthernet0/0", "standby 1 priority 90", "end"});
    same(t_->line("configure memory"), "configure memory\n" + kPrompt);
    same(ios::config_text(config()), before);
    t_->lines({"configure terminal", "hostname changed", "end"});
    same(t_->line("configure"), "configure\nConfiguring from terminal, memory, or network [terminal]? ");
    same(t_->line("memory"), "memory\n" + kPrompt);
    t_->line("configure");
    HAS(t_->line(""), "\nEnter configuration commands, one per line.  End with CNTL/Z.\n7204VXR-1(config)#");
}

void ConsoleDialogueTest::merging_a_file() {
    write_file("part.cfg", "hostname merged\ninterface FastEthernet0/1\n ip adress 1.1.1.1\n description inside\n");
    t_->line("copy flash:part.cfg running-config");
    const std::string shown = t_->line("");
    HAS(shown,
        "\n% Switchover: line 3 was refused\n ip adress 1.1.1.1\n    ^\n% Invalid input detected at '^' marker.\n");
    HAS(shown, " bytes copied in ");
    QVERIFY(shown.ends_with("merged#"));
    QCOMPARE(config().find_interface("FastEthernet0/1")->description, std::string{"inside"});
}

void ConsoleDialogueTest::replacing() {
    const std::string base = with_priority("90");
    write_file("base.cfg", base);
    same(t_->line("configure replace flash:base.cfg"),
         "configure replace flash:base.cfg\n"
         "This will apply all necessary additions and deletions\n"
         "to replace the current running configuration with the\n"
         "contents of the specified configuration file, which is\n"
         "assumed to be a complete configuration, not a partial\n"
         "configuration. Enter Y if you are sure you want to proceed. ? [no]: ");
    same(t_->line(""), "\n" + kPrompt);
    t_->line("configure replace flash:base.cfg");
    same(t_->line("Y"), "Y\n\nTotal number of passes: 1\nRollback Done\n\n" + kPrompt);
    same(ios::config_text(config()), base);
    same(t_->line("configure replace nvram:startup-config force"),
         "configure replace nvram:startup-config force\n\nTotal number of passes: 1\nRollback Done\n\n" + kPrompt);
    HAS(ios::config_text(config()), " standby 1 priority 200\n");
}

void ConsoleDialogueTest::replacing_tells_who() {
    write_file("base.cfg", with_priority("90"));
    t_->lines({"configure terminal", "line vty 0 4", "no login", "privilege level 15", "end"});
    Terminal vty{*lab_, *consoles_, kBox, ios::Console::Kind::Vty};
    HAS(vty.line("configure replace flash:base.cfg force"), "Rollback Done\n");
    HAS(last_input(), "replace-config 7204VXR-1 as vty0 (127.0.0.1) ; ");
    t_->pass(1s);
    HAS(t_->take(), "%SYS-5-CONFIG_I: Configured from console by vty0 (127.0.0.1)");
    QCOMPARE(lab_->replayed().fingerprint(), lab_->fingerprint());
}

void ConsoleDialogueTest::a_typed_width_outlives_the_window() {
    const std::string longer(60, 'x');
    t_->line("terminal width 40");
    consoles_->resize(lab_->world(), t_->id(), 50, 132);
    HAS(t_->type(longer), "$");
    t_->type("\x15");
    t_->line("terminal width 132");
    HAS_NOT(t_->type(longer), "$");
}

void ConsoleDialogueTest::replacing_by_a_bad_file() {
    const std::string before = ios::config_text(config());
    write_file("bad.cfg", "hostname x\ninterface FastEthernet0/1\n ip adress 1.1.1.1\n");
    const std::string shown = t_->line("configure replace bad.cfg force");
    HAS(shown, "line 3: \" ip adress 1.1.1.1\": % Invalid input detected at '^' marker.\n");
    HAS(shown, "% Rollback aborted: nothing was changed\n");
    same(ios::config_text(config()), before);
    HAS(t_->line("configure replace flash:nosuch.cfg force"),
        "%Error opening flash:nosuch.cfg (No such file or directory)\n");
    HAS(t_->line("configure replace flash:../bad.cfg force"), "%Error opening flash:");
    // 12.2 does not know it.
    Terminal old{*lab_, *consoles_, "7206-1"};
    HAS(old.lines({"enable", "configure replace flash:base.cfg"}), "% Invalid input detected at '^' marker.\n");
}

void ConsoleDialogueTest::clearing() {
    t_->pass(10s);
    t_->take();
    same(t_->line("clear counters"), "clear counters\nClear \"show interface\" counters on all interfaces [confirm]");
    same(t_->type("\r"), "\n" + kPrompt);
    t_->pass(1s);
    HAS(t_->take(), "%CLEAR-5-COUNTERS: Clear counter on all interfaces by console\n");
    t_->lines({"configure terminal", "logging buffered", "end"});
    t_->line("clear counters FastEthernet0/0");
    t_->type("y");
    t_->pass(1s);
    HAS(t_->line("show logging | include CLEAR"), "%CLEAR-5-COUNTERS: Clear counter on interface FastEthernet0/0");
    same(t_->line("clear logging"), "clear logging\nClear logging buffer [confirm]");
    same(t_->type("n"), "n\n" + kPrompt);
    HAS(t_->line("show logging"), "%CLEAR-5-COUNTERS");
    t_->line("clear logging");
    t_->type("\r");
    HAS_NOT(t_->line("show logging"), "%CLEAR-5-COUNTERS");
}

void ConsoleDialogueTest::yes_or_no_is_asked_again() {
    same(t_->line("clear ip ospf process"), "clear ip ospf process\nReset ALL OSPF processes? [no]: ");
    same(t_->line("what"), "what\n% Please answer 'yes' or 'no'.\nReset ALL OSPF processes? [no]: ");
    same(t_->line(""), "\n" + kPrompt);
    QVERIFY(lab_->world().journal().empty());
    t_->line("clear ip ospf process");
    same(t_->line("yes"), "yes\n" + kPrompt);
    same(last_input(), "exec 7204VXR-1 clear ip ospf process");
    // A question that is broken off does nothing.
    t_->line("clear ip ospf process");
    same(t_->type("\x03"), "\n" + kPrompt);
    QCOMPARE(lab_->world().journal().size(), 1U);
}

void ConsoleDialogueTest::a_login_cannot_be_broken() {
    t_->lines({"configure terminal", "line vty 0 4", "password secret", "login", "end"});
    for (const char* key : {"\x03", "\x1E"}) {
        Terminal vty{*lab_, *consoles_, kBox, ios::Console::Kind::Vty};
        HAS_NOT(vty.type(key), "7204VXR-1>");
        QVERIFY(vty.closed());
    }
}

void ConsoleDialogueTest::ping_asks() {
    same(t_->line("ping"), "ping\nProtocol [ip]: ");
    same(t_->line(""), "\nTarget IP address: ");
    same(t_->line("10.1.1.3"), "10.1.1.3\nRepeat count [5]: ");
    same(t_->line("2"), "2\nDatagram size [100]: ");
    same(t_->line("200"), "200\nTimeout in seconds [2]: ");
    same(t_->line("1"), "1\nExtended commands [n]: ");
    same(t_->line("y"), "y\nSource address or interface: ");
    same(t_->line("FastEthernet0/1"), "FastEthernet0/1\nType of service [0]: ");
    same(t_->line("16"), "16\nSet DF bit in IP header? [no]: ");
    same(t_->line("yes"), "yes\nValidate reply data? [no]: ");
    same(t_->line(""), "\nData pattern [0xABCD]: ");
    same(t_->line(""), "\nLoose, Strict, Record, Timestamp, Verbose[none]: ");
    same(t_->line(""), "\nSweep range of sizes [n]: ");
    MATCHES(
        t_->line(""),
        R"(\n\nType escape sequence to abort\.\nSending 2, 200-byte ICMP Echos to 10\.1\.1\.3, timeout is 1 )"
        R"(seconds:\nPacket sent with a source address of 10\.1\.1\.1 \nPacket sent with the DF bit set\n)"
        R"([.!]!\nSuccess rate is (50|100) percent \([12]/2\), round-trip min/avg/max = \d+/\d+/\d+ ms\n7204VXR-1#)");
    const auto& ping = std::get<PingInput>(lab_->world().journal().back().input).request;
    QCOMPARE(ping.tos, 16);
}

void ConsoleDialogueTest::ping_sweeps() {
    t_->line("ping 10.1.1.3 repeat 1");  // ARP
    t_->lines({"ping", "", "10.1.1.3", "1", "", "", "y", "", "", ""});
    same(t_->line("y"), "y\nData pattern [0xABCD]: ");
    same(t_->line("0x00ff"), "0x00ff\nLoose, Strict, Record, Timestamp, Verbose[none]: ");
    same(t_->line("v"), "v\nLoose, Strict, Record, Timestamp, Verbose[V]: ");
    same(t_->line("v"), "v\nLoose, Strict, Record, Timestamp, Verbose[none]: ");
    same(t_->line("v"), "v\nLoose, Strict, Record, Timestamp, Verbose[V]: ");
    same(t_->line(""), "\nSweep range of sizes [n]: ");
    same(t_->line("y"), "y\nSweep min size [36]: ");
    same(t_->line("1490"), "1490\nSweep max size [18024]: ");
    same(t_->line("1510"), "1510\nSweep interval [1]: ");
    MATCHES(t_->line("10"),
            R"(10\n\nType escape sequence to abort\.\nSending 3, \[1490\.\.1510\]-byte ICMP Echos to 10\.1\.1\.3, )"
            R"(timeout is 2 seconds:\nPacket has data pattern 0x00FF\nReply data will be validated\n)"
            R"(Reply to request 0 \(\d+ ms\) \(size 1490\)\nReply to request 1 \(\d+ ms\) \(size 1500\)\n)"
            R"(Reply to request 2 \(\d+ ms\) \(size 1510\)\n)"
            R"(Success rate is 100 percent \(3/3\), round-trip min/avg/max = \d+/\d+/\d+ ms\n7204VXR-1#)");
    same(last_input(), "ping 7204VXR-1 10.1.1.3 count 3 size 1490 sweep 1510 10 pattern 255 validate verbose");
    QCOMPARE(lab_->replayed().fingerprint(), lab_->fingerprint());
    HAS(t_->line("ping 10.1.1.3 data f0f0 validate repeat 2"),
        "Packet has data pattern 0xF0F0\nReply data will be validated\n!!\n");
}

void ConsoleDialogueTest::ping_records_the_route() {
    t_->line("ping 10.1.1.3 repeat 1");  // ARP
    t_->lines({"ping", "", "10.1.1.3", "1", "", "", "y", "", "", "", "", ""});
    same(t_->line("r"), "r\nNumber of hops [ 9 ]: ");
    same(t_->line("5"), "5\nLoose, Strict, Record, Timestamp, Verbose[RV]: ");
    same(t_->line(""), "\nSweep range of sizes [n]: ");
    MATCHES(t_->line(""),
            R"(\n\nType escape sequence to abort\.\nSending 1, 100-byte ICMP Echos to 10\.1\.1\.3, timeout is 2 )"
            R"(seconds:\nPacket has IP options:  Total option bytes= 23, padded length=24\n Record route: <\*>\n)"
            R"((   \(0\.0\.0\.0\)\n){5}\n)"
            R"(Reply to request 0 \(\d+ ms\)\.  Received packet has options\n)"
            R"( Total option bytes= 24, padded length=24\n Record route:\n)"
            R"(   \(10\.1\.1\.1\)\n   \(10\.1\.1\.3\)\n   \(10\.1\.1\.3\)\n   \(10\.1\.1\.1\) <\*>\n)"
            R"(   \(0\.0\.0\.0\)\n End of list\n\n)"
            R"(Success rate is 100 percent \(1/1\), round-trip min/avg/max = \d+/\d+/\d+ ms\n7204VXR-1#)");
    same(last_input(), "ping 7204VXR-1 10.1.1.3 count 1 record 5 verbose");
    QCOMPARE(lab_->replayed().fingerprint(), lab_->fingerprint());
}

void ConsoleDialogueTest::routers_on_the_way_are_recorded() {
    Terminal far{*lab_, *consoles_, "vpn7200"};
    far.lines({"enable", "terminal length 0", "ping 172.16.172.52"});
    far.lines({"ping", "", "172.16.172.52", "2", "", "", "y", "", "", "", "", "", "record", "", ""});
    const std::string shown = far.line("");
    const std::string route =
        " Record route:\n   (172.16.172.69)\n   (172.16.172.49)\n   (172.16.172.52)\n   (172.16.172.52)\n"
        "   (172.16.172.65)\n   (172.16.172.69) <*>\n   (0.0.0.0)\n   (0.0.0.0)\n   (0.0.0.0)\n End of list\n";
    HAS(shown, "Total option bytes= 39, padded length=40\n Record route: <*>\n");
    const std::size_t first = shown.find(route);
    QVERIFY2(first != std::string::npos, shown.c_str());
    // The second one too, though the router in between now knows the way without looking it up.
    QVERIFY2(shown.find(route, first + 1) != std::string::npos, shown.c_str());
}

void ConsoleDialogueTest::ping_refuses() {
    t_->lines({"ping", "", "10.1.1.3"});
    same(t_->line("0"), "0\n% A decimal number between 1 and 2147483647.\n" + kPrompt);
    t_->lines({"ping", ""});
    same(t_->line("10.1.1.300"), "10.1.1.300\n% Bad IP address\n" + kPrompt);
    t_->line("ping");
    same(t_->line("ipx"), "ipx\n% Unknown protocol - \"ipx\", type \"ping ?\" for help\n" + kPrompt);
    t_->lines({"ping", "", "10.1.1.3", "", "", "", "y", "", "", "", ""});
    same(t_->line("0x12345"), "0x12345\n% Invalid data pattern\n" + kPrompt);
    t_->lines({"ping", "", "10.1.1.3", "", "", "", "y", "", "", "", "", ""});
    same(t_->line("timestamp"),
         "timestamp\n% not supported by Switchover: IP options other than Record and Verbose\n" + kPrompt);
    HAS(t_->line("ping 10.1.1.3 data xyz"), "% Invalid data pattern\n");
    QVERIFY(lab_->world().journal().empty());
}

void ConsoleDialogueTest::traceroute_in_one_line() {
    MATCHES(t_->line("traceroute 10.1.1.3"),
            R"(traceroute 10\.1\.1\.3\n\nType escape sequence to abort\.\nTracing the route to 10\.1\.1\.3\n\n)"
            R"(  1 10\.1\.1\.3 \d+ msec \*  \d+ msec\n7204VXR-1#)");
    MATCHES(t_->line("traceroute 10.1.1.3 source 10.1.1.1 probe 1 timeout 1 ttl 1 5 port 40000 numeric"),
            R"(.*\n\n  1 (10\.1\.1\.3 \d+ msec| \* )\n.*7204VXR-1#)");
    const auto& trace = std::get<TraceInput>(lab_->world().journal().back().input).request;
    QCOMPARE(trace.source.text(), std::string{"10.1.1.1"});
    QCOMPARE(trace.probes, 1);
    QCOMPARE(trace.last_ttl, 5);
    QCOMPARE(trace.port, 40000);
    QVERIFY(trace.timeout == 1s);
    HAS(t_->line("traceroute 10.1.1.3 source 9.9.9.9"),
        "% Invalid source address- IP address not on any of our up interfaces\n7204VXR-1#");
    HAS(t_->line("traceroute nosuch"), "% Unrecognized host or address, or protocol not running.\n7204VXR-1#");
    // Names of the configuration.
    t_->lines({"configure terminal", "ip host core 10.1.1.3", "end"});
    HAS(t_->line("traceroute core"), "Tracing the route to 10.1.1.3\n");
    // A user has no keywords and no dialogue.
    t_->line("disable");
    HAS(t_->line("traceroute 10.1.1.3 probe 1"), "% Invalid input detected at '^' marker.\n");
    HAS(t_->line("traceroute"), "% Incomplete command.\n");
}

void ConsoleDialogueTest::traceroute_asks() {
    same(t_->line("traceroute"), "traceroute\nProtocol [ip]: ");
    same(t_->line("ip"), "ip\nTarget IP address: ");
    same(t_->line("10.1.1.3"), "10.1.1.3\nSource address: ");
    same(t_->line("10.1.1.1"), "10.1.1.1\nNumeric display [n]: ");
    same(t_->line(""), "\nTimeout in seconds [3]: ");
    same(t_->line("2"), "2\nProbe count [3]: ");
    same(t_->line("1"), "1\nMinimum Time to Live [1]: ");
    same(t_->line(""), "\nMaximum Time to Live [30]: ");
    same(t_->line("9"), "9\nPort Number [33434]: ");
    same(t_->line(""), "\nLoose, Strict, Record, Timestamp, Verbose[none]: ");
    MATCHES(t_->line(""),
            R"(\n\nType escape sequence to abort\.\nTracing the route to 10\.1\.1\.3\n\n  1 10\.1\.1\.3 \d+ msec\n)"
            R"(7204VXR-1#)");
    const auto& trace = std::get<TraceInput>(lab_->world().journal().back().input).request;
    QCOMPARE(trace.last_ttl, 9);
    QVERIFY(trace.timeout == 2s);
    t_->lines({"traceroute", "", "10.1.1.3", "", "", ""});
    same(t_->line("256"), "256\n% A decimal number between 1 and 255.\n" + kPrompt);
}

void ConsoleDialogueTest::traceroute_shows_hops_as_they_come() {
    same(t_->type("traceroute 10.1.1.77 timeout 1\r"),
         "traceroute 10.1.1.77 timeout 1\n\nType escape sequence to abort.\nTracing the route to 10.1.1.77\n\n");
    t_->pass(1500ms);
    same(t_->take(), "  1  * ");
    t_->pass(2s);
    same(t_->take(), " *  * \n");
    // What is typed waits; Ctrl-Shift-6 ends it.
    same(t_->type("show privilege\r"), "");
    const std::string broken = t_->type("\x1E");
    t_->pass(100ms);
    same(broken + t_->take(), kPrompt);
    HAS(t_->line("show privilege"), "level is 15");
}

QTEST_APPLESS_MAIN(ConsoleDialogueTest)
#include "console_dialogue_test.moc"
