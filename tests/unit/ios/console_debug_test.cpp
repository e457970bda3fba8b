/// Where the lines of a router's log go: `debug …`, `logging …`, `terminal monitor`, time stamps.
#include <QTest>

#include "engine/ios/config/logging.h"
#include "engine/ios/config/reader.h"
#include "engine/ios/log/log.h"
#include "tests/support/at_console.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

namespace {

const char* const kHello = "HSRP: Fa0/0 Grp 1 Hello  out 172.16.172.52 Active  pri 200 vIP 172.16.172.53\n";

std::size_t count(const std::string& text, std::string_view part) {
    std::size_t n = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++n;
    return n;
}

}  // namespace

class ConsoleDebugTest : public QObject, private AtConsole {
    Q_OBJECT

   private Q_SLOTS:
    void init() { sit_down_privileged(); }

    void debug_and_undebug();
    void debug_all_asks();
    void a_vty_monitors();
    void stamps();
    void levels();
    void the_buffer();
    void show_logging_of_both_trains();
    void logging_lines_read_back();
    void a_line_that_is_being_typed();
    void only_messages_without_debug();

   private:
    /// What the console says after configuration mode was left.
    std::string log_of_configuring(std::initializer_list<const char*> lines) {
        t_->line("configure terminal");
        t_->lines(lines);
        t_->line("end");
        return waited(1ms);
    }
    void flap() {
        lab_->shutdown(kBox, "FastEthernet0/1");
        t_->pass(5s);
        lab_->no_shutdown(kBox, "FastEthernet0/1");
        t_->pass(5s);
    }
};

void ConsoleDebugTest::debug_and_undebug() {
    HAS_NOT(waited(10s), "HSRP");
    same(t_->line("debug standby packets"), "debug standby packets\nHSRP Packets debugging is on\n7204VXR-1#");
    const std::string shown = waited(3s);
    MATCHES(shown, R"(.*\n\*Mar  1 00:01:4\d\.\d{3}: HSRP: Fa0/0 Grp 1 Hello  out 172\.16\.172\.52 Active  pri )"
                   R"(200 vIP 172\.16\.172\.53\n.*)");
    HAS(shown, "HSRP: Fa0/0 Grp 1 Hello  in  172.16.172.54 Standby pri 100 vIP 172.16.172.53\n");
    HAS_NOT(shown, "hel 3000");
    same(t_->line("no debug standby packets"), "no debug standby packets\nHSRP Packets debugging is off\n7204VXR-1#");
    same(waited(10s), "");
    t_->line("debug standby packets detail");
    // A line that goes on has no stamp of its own.
    HAS(waited(3s), kHello + std::string{"      hel 3000 hol 10000 id 0000.0c07.ac01\n"});
    same(t_->line("undebug all"), "undebug all\nAll possible debugging has been turned off\n7204VXR-1#");
    same(waited(10s), "");
}

void ConsoleDebugTest::debug_all_asks() {
    same(t_->line("debug all"), "debug all\nThis may severely impact network performance. Continue? (yes/[no]): ");
    same(t_->line(""), "\n7204VXR-1#");
    QVERIFY(!lab_->world().device(kBox)->debug().any());
    t_->line("debug all");
    same(t_->line("yes"), "yes\nAll possible debugging has been turned on\n7204VXR-1#");
    QVERIFY(lab_->world().device(kBox)->debug().has(DebugFlag::OspfHello));
    same(t_->line("no debug all"), "no debug all\nAll possible debugging has been turned off\n7204VXR-1#");
    QVERIFY(!lab_->world().device(kBox)->debug().any());
}

void ConsoleDebugTest::a_vty_monitors() {
    Terminal vty{*lab_, *consoles_, kBox, ios::Console::Kind::Vty};
    t_->line("debug standby packets");
    t_->pass(4s);
    HAS(t_->take(), kHello);
    same(vty.take(), "\n7204VXR-1>");
    same(vty.line("terminal monitor"), "terminal monitor\n7204VXR-1>");
    vty.pass(4s);
    HAS(vty.take(), kHello);
    same(vty.line("terminal no monitor"), "terminal no monitor\n7204VXR-1>");
    vty.pass(4s);
    same(vty.take(), "");
    // The console is another destination than the monitors.
    vty.line("terminal monitor");
    log_of_configuring({"no logging console"});
    t_->pass(4s);
    HAS_NOT(t_->take(), "HSRP");
    HAS(vty.take(), kHello);
    log_of_configuring({"logging console", "logging monitor informational"});
    vty.take();
    t_->pass(4s);
    HAS(t_->take(), kHello);
    HAS_NOT(vty.take(), "HSRP");
    same(t_->line("terminal monitor"), "terminal monitor\n% Console already monitors\n7204VXR-1#");
}

void ConsoleDebugTest::stamps() {
    t_->line("debug standby packets");
    log_of_configuring({"service timestamps debug datetime"});
    MATCHES(waited(3s), R"(.*\n\*Mar  1 00:01:3\d: HSRP: .*)");
    log_of_configuring({"service timestamps debug uptime"});
    MATCHES(waited(3s), R"(.*\n00:01:3\d: HSRP: .*)");
    log_of_configuring({"no service timestamps debug"});
    MATCHES(waited(3s), R"(.*\nHSRP: .*)");
    log_of_configuring({"service sequence-numbers"});
    const std::string numbered = waited(6s);
    MATCHES(numbered, R"(.*\n00000\d: HSRP: .*)");
    // The stamps of messages are another matter.
    MATCHES(log_of_configuring({"service timestamps log uptime"}),
            R"(.*\n0000\d\d: 00:01:\d\d: %SYS-5-CONFIG_I: Configured from console by console\n.*)");
}

void ConsoleDebugTest::levels() {
    log_of_configuring({"logging console warnings"});
    t_->take();
    flap();
    const std::string few = t_->take();
    HAS(few, "%LINK-3-UPDOWN: Interface FastEthernet0/1, changed state to up\n");
    HAS_NOT(few, "%LINEPROTO-5-UPDOWN");
    HAS_NOT(few, "%LINK-5-CHANGED");
    HAS(t_->line("show logging"), "    Console logging: level warnings, ");
    log_of_configuring({"no logging console"});
    flap();
    HAS_NOT(t_->take(), "%LINK");
    HAS(t_->line("show logging"), "    Console logging: disabled");
    log_of_configuring({"logging console 7"});
    flap();
    HAS(t_->take(), "%LINEPROTO-5-UPDOWN");
    HAS_NOT(lab_->show(kBox, "show running-config"), "logging console");
}

void ConsoleDebugTest::the_buffer() {
    HAS(t_->line("show logging"), "    Buffer logging: disabled, xml disabled\n");
    log_of_configuring({"logging buffered 4096 informational"});
    t_->line("debug standby packets");
    flap();
    t_->take();
    const std::string few = t_->line("show logging");
    HAS(few, "\nLog Buffer (4096 bytes):\n\n");
    HAS(few, "%LINEPROTO-5-UPDOWN: Line protocol on Interface FastEthernet0/1, changed state to up\n");
    HAS_NOT(few, "Hello");
    log_of_configuring({"logging buffered 4096"});
    t_->pass(600s);
    t_->take();
    const std::string full = t_->line("show logging");
    const std::string log = full.substr(full.find("(4096 bytes):") + 15);
    QVERIFY2(log.size() > 3500 && log.size() < 4400, log.c_str());
    QVERIFY(count(log, "Hello  out") > 10);
    HAS_NOT(log, "%LINEPROTO");  // the oldest lines have made room
    MATCHES(t_->line("show logging | include Buffer logging"),
            R"(.*    Buffer logging: level debugging, \d{3,} messages logged, xml disabled\n7204VXR-1#)");
}

void ConsoleDebugTest::show_logging_of_both_trains() {
    log_of_configuring({"logging trap errors"});
    same(t_->line("show logging"),
         "show logging\n"
         "Syslog logging: enabled (0 messages dropped, 0 messages rate-limited,\n"
         "                0 flushes, 0 overruns, xml disabled)\n"
         "    Console logging: level debugging, 1 messages logged, xml disabled\n"
         "    Monitor logging: level debugging, 0 messages logged, xml disabled\n"
         "    Buffer logging: disabled, xml disabled\n"
         "    Logging Exception size (4096 bytes)\n"
         "    Count and timestamp logging messages: disabled\n"
         "    Trap logging: level errors, 0 message lines logged\n"
         "7204VXR-1#");
    Terminal old{*lab_, *consoles_, "7206-1"};
    same(old.lines({"enable", "show logging"}),
         "show logging\n"
         "Syslog logging: enabled (0 messages dropped, 0 messages rate-limited, 0 flushes, 0 overruns)\n"
         "    Console logging: level debugging, 0 messages logged\n"
         "    Monitor logging: level debugging, 0 messages logged\n"
         "    Buffer logging: disabled\n"
         "    Trap logging: level informational, 0 message lines logged\n"
         "7206-1#");
}

void ConsoleDebugTest::logging_lines_read_back() {
    const auto settings = [](const char* text) {
        DeviceConfig config;
        if (!ios::read_config(text, {}, config).problems().empty()) qFatal("%s", text);
        return ios::logging_settings(config);
    };
    ios::LoggingSettings wanted;
    QVERIFY(settings("logging console\nlogging monitor debugging\nlogging trap 6\n") == wanted);
    wanted.console.reset();
    wanted.monitor = std::uint8_t{2};
    wanted.buffer = std::uint8_t{7};
    wanted.buffer_size = 16000;
    wanted.trap.reset();
    wanted.on = false;
    QVERIFY(settings("no logging on\nno logging console\nlogging monitor critical\nlogging buffered 16000\n"
                     "no logging trap\n") == wanted);
    wanted = {};
    wanted.buffer = std::uint8_t{4};
    QVERIFY(settings("logging buffered warnings\n") == wanted);
    QVERIFY(settings("logging buffered 4\n") == wanted);
    HAS(t_->lines({"configure terminal", "logging console 9"}), "% Invalid input detected at '^' marker.\n");
}

void ConsoleDebugTest::a_line_that_is_being_typed() {
    t_->line("debug standby packets");
    t_->type("show priv");
    const std::string cut = waited(3s);
    QVERIFY2(cut.starts_with("\n*Mar") && cut.ends_with("\n") && count(cut, "\n\n") == 0, cut.c_str());
    HAS(t_->line("ilege"), "level is 15");
    log_of_configuring({"line con 0", "logging synchronous"});
    t_->type("show priv");
    QVERIFY2(waited(3s).ends_with("\n7204VXR-1#show priv"), "the typed text comes back");
    HAS(t_->line("ilege"), "level is 15");
}

void ConsoleDebugTest::only_messages_without_debug() {
    Lab lab{"ha-vpn"};
    lab.run_until(90s).input("ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s").run_until(100s);
    lab.shutdown(kBox, "FastEthernet0/0").run_for(60s).no_shutdown(kBox, "FastEthernet0/0").run_for(60s);
    std::size_t silent = 0;
    std::size_t messages = 0;
    for (const Record& record : lab.world().take_records()) {
        std::vector<ios::LogLine> lines;
        const Device* device = record.node == kNoNode ? nullptr : lab.world().device(record.node);
        const ios::Names names =
            device == nullptr ? ios::Names{} : ios::names_of(*device->config(), device->interfaces());
        ios::log_lines(record, names, lines);
        const bool prints = std::any_of(lines.begin(), lines.end(),
                                        [](const ios::LogLine& line) { return line.debug == ios::Debug::None; });
        if (prints) QVERIFY2(ios::is_message(record.body), lines.front().text.c_str());
        ++(ios::is_message(record.body) ? messages : silent);
    }
    QVERIFY(messages > 20 && silent > 20 * messages);
}

QTEST_APPLESS_MAIN(ConsoleDebugTest)
#include "console_debug_test.moc"
