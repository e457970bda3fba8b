/// A session at a line: idle time, who is there, what was typed, how it ends.
#include <algorithm>

#include <QTest>

#include "tests/support/at_console.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

namespace {

const std::string kGreeting = "\n\n\n\n7204VXR-1 con0 is now available\n\n\n\n\n\nPress RETURN to get started.\n\n\n";

}  // namespace

class ConsoleSessionTest : public QObject, private AtConsole {
    Q_OBJECT

   private Q_SLOTS:
    void init() { sit_down_privileged(); }

    void an_idle_console_is_left();
    void an_idle_vty_is_hung_up();
    void no_limit_without_a_line();
    void a_ping_is_not_idle();
    void leaving();
    void users();
    void history();
    void banners_and_levels();
};

void ConsoleSessionTest::an_idle_console_is_left() {
    configure({"line con 0", "exec-timeout 1 30"});
    t_->line("terminal length 7");
    t_->pass(89s);
    same(t_->take(), "");
    t_->type("s");  // a key begins the time anew
    t_->pass(89s);
    same(t_->take(), "");
    t_->pass(2s);
    same(t_->take(), "\n" + kGreeting);
    // Another person is not privileged, and the terminal is as the line has it.
    same(t_->line(""), "\n7204VXR-1>");
    const std::string screen = t_->line("show interfaces");
    QVERIFY(screen.ends_with(" --More-- "));
    QCOMPARE(std::count(screen.begin(), screen.end(), '\n'), 24);
}

void ConsoleSessionTest::an_idle_vty_is_hung_up() {
    configure({"line vty 0 4", "exec-timeout 0 20"});
    Terminal vty{*lab_, *consoles_, kBox, ios::Console::Kind::Vty};
    vty.line("show clock");
    vty.pass(19s);
    QVERIFY(!vty.closed());
    vty.pass(2s);
    QVERIFY(vty.closed());
    // `no exec-timeout` is for ever.
    configure({"line vty 0 4", "no exec-timeout"});
    HAS(lab_->show(kBox, "show running-config"), "\n exec-timeout 0 0\n");
    Terminal patient{*lab_, *consoles_, kBox, ios::Console::Kind::Vty};
    patient.pass(3600s);
    QVERIFY(!patient.closed());
}

void ConsoleSessionTest::no_limit_without_a_line() {
    configure({"line vty 0 4", "default exec-timeout"});
    Terminal vty{*lab_, *consoles_, kBox, ios::Console::Kind::Vty};
    vty.pass(3600s);
    QVERIFY(!vty.closed());
    same(t_->take(), "");
}

void ConsoleSessionTest::a_ping_is_not_idle() {
    configure({"line con 0", "exec-timeout 0 10"});
    t_->type("ping 10.1.1.77 repeat 10\r");
    t_->pass(19s);
    HAS_NOT(t_->take(), "available");
    t_->pass(2s);
    HAS(t_->take(), "Success rate is 0 percent (0/10)\n7204VXR-1#");
    t_->pass(9s);
    same(t_->take(), "");
    t_->pass(2s);
    HAS(t_->take(), "available");
}

void ConsoleSessionTest::leaving() {
    t_->line("terminal history size 3");
    same(t_->line("exit"), "exit\n" + kGreeting);
    same(t_->line(""), "\n7204VXR-1>");
    same(t_->line("show history"), "show history\n  show history\n7204VXR-1>");
    Terminal vty{*lab_, *consoles_, kBox, ios::Console::Kind::Vty};
    same(vty.lines({"quit"}), "\n7204VXR-1>quit\n");
    QVERIFY(vty.closed());
}

void ConsoleSessionTest::users() {
    configure({"username ann password word", "line vty 0 4", "login local", "line con 0", "length 0"});
    Terminal vty{*lab_, *consoles_, kBox, ios::Console::Kind::Vty};
    vty.lines({"ann", "word"});
    lab_->run_for(65s);
    same(t_->line("show users"),
         "show users\n"
         "    Line       User       Host(s)              Idle       Location\n"
         "*  0 con 0                idle                 00:00:00   \n"
         "   2 vty 0     ann        idle                 00:01:05   127.0.0.1\n"
         "\n"
         "  Interface  User      Mode                     Idle     Peer Address\n"
         "\n"
         "7204VXR-1#");
    HAS(t_->line("show users | include vty"), "show users | include vty\n   2 vty 0     ann  ");
    consoles_->close(lab_->world(), vty.id());
    HAS_NOT(t_->line("show users"), "vty");
}

void ConsoleSessionTest::history() {
    t_->lines({"show clock", "show clock", "", "show privilege"});
    t_->lines({"configure terminal", "hostname other", "end"});
    same(t_->line("show history"),
         "show history\n  enable\n  terminal length 0\n  show clock\n  show privilege\n  configure terminal\n"
         "  show history\nother#");
    t_->line("terminal history size 2");
    same(t_->line("show history"), "show history\n  terminal history size 2\n  show history\nother#");
    // Configuration mode has a history of its own.
    t_->line("configure terminal");
    same(t_->type("\x10"), "end");
}

void ConsoleSessionTest::banners_and_levels() {
    configure({"banner motd #today#", "banner login #who are you#", "banner exec #welcome#"});
    t_->line("exit");
    // No question, no login banner.
    same(t_->line(""), "\ntoday\n\n\nwelcome\n7204VXR-1>");
    t_->line("enable");
    configure({"username ann privilege 15 password word", "username bob password word",
               "username eve privilege 1 password word", "line vty 0 4", "login local"});
    const auto login = [&](const char* name) {
        Terminal vty{*lab_, *consoles_, kBox, ios::Console::Kind::Vty};
        std::string shown = vty.take();
        shown += vty.line(name);
        return shown + vty.line("word");
    };
    same(login("ann"),
         "\ntoday\n\nwho are you\n\n\nUser Access Verification\n\nUsername: ann\nPassword: \n\nwelcome\n7204VXR-1#");
    QVERIFY(login("bob").ends_with("\n7204VXR-1>"));
    configure({"line vty 0 4", "privilege level 15"});
    QVERIFY(login("bob").ends_with("\n7204VXR-1#"));
    QVERIFY(login("eve").ends_with("\n7204VXR-1>"));
}

QTEST_APPLESS_MAIN(ConsoleSessionTest)
#include "console_session_test.moc"
