/// What has to do with time: the clock and its zone, stamps of messages, reloads that are planned, the setup dialogue.
#include <QTest>

#include "engine/ios/config/reader.h"
#include "engine/ios/show/running_config.h"
#include "tests/support/at_console.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

class ConsoleClockTest : public QObject, private AtConsole {
    Q_OBJECT

   private Q_SLOTS:
    void init() { sit_down_privileged(); }

    void a_clock_is_set() {
        same(t_->line("show clock"), "show clock\n*00:01:30.000 UTC Mon Mar 1 1993\n7204VXR-1#");
        same(t_->line("clock set 10:20:30 1 may 2004"), "clock set 10:20:30 1 may 2004\n7204VXR-1#");
        same(to_text(lab_->world().journal().back().input), "exec 7204VXR-1 clock set 10:20:30 1 May 2004");
        HAS(waited(1ms),
            "%SYS-6-CLOCKUPDATE: System clock has been updated from 00:01:30 UTC Mon Mar 1 1993 to 10:20:30 UTC Sat "
            "May "
            "1 2004, configured from console by console.");
        same(t_->line("show clock detail"),
             "show clock detail\n10:20:30.001 UTC Sat May 1 2004\nTime source is user configuration\n7204VXR-1#");
        // The month may come first; a day that does not exist is refused.
        t_->line("clock set 1:2:3 February 29 2004");
        HAS(t_->line("show clock"), "\n01:02:03.000 UTC Sun Feb 29 2004\n");
        HAS(t_->line("clock set 1:2:3 29 Feb 2003"), "% Invalid date\n");
        HAS(t_->line("clock set 24:00:00 1 May 2004"), "% Invalid input detected at '^' marker.\n");
        HAS(t_->line("clock set 1:2:3 1 Ma 2004"), "% Invalid input detected at '^' marker.\n");
        HAS(t_->type("clock set ?"), "  hh:mm:ss  Current Time\n");
        same(lab_->replayed().show(kBox, "show clock"), lab_->show(kBox, "show clock"));
        QCOMPARE(lab_->replayed().fingerprint(), lab_->fingerprint());
    }

    void zones() {
        configure({"clock timezone CET 1", "service timestamps log datetime msec localtime show-timezone"});
        HAS(t_->line("show clock"), "\n*01:01:30.001 CET Mon Mar 1 1993\n");
        // What is set is local time.
        t_->line("clock set 00:30:00 1 Jan 2005");
        HAS(waited(1ms), "\nJan  1 00:30:00.000 CET: %SYS-6-CLOCKUPDATE");
        t_->lines({"configure terminal", "service timestamps log datetime year", "no logging console"});
        t_->line("logging console");
        t_->line("end");
        HAS(waited(1ms), "\nDec 31 2004 23:30:00: %SYS-5-CONFIG_I: Configured from console by console\n");
        configure({"clock timezone NST -3 30"});
        HAS(t_->line("show clock"), " NST Fri Dec 31 2004\n");
        HAS(t_->line("show clock"), "\n20:00:00.00");
        HAS(t_->line("show running-config"), "\nclock timezone NST -3 30\n");
        HAS(configure({"clock timezone X 24"}), "% Invalid input detected at '^' marker.\n");
        HAS(configure({"clock summer-time CEST recurring"}),
            "% not supported by Switchover: the clock is not put forward in summer\n");
        HAS(t_->line("show running-config"), "\nclock summer-time CEST recurring\n");
        // A boot begins with what the calendar says.
        t_->line("reload");
        t_->line("no");
        t_->line("");
        lab_->run_for(61s);
        HAS(lab_->show(kBox, "show clock"), "*00:02:31.00");
    }

    void a_reload_is_planned() {
        same(t_->line("show reload"), "show reload\nNo reload is scheduled.\n7204VXR-1#");
        HAS(t_->line("reload at 12:00"), "% The date and time must be set first.\n");
        HAS(t_->line("reload cancel"), "% No reload is scheduled\n");
        same(t_->line("reload in 1:01 new image"),
             "reload in 1:01 new image\n"
             "Reload scheduled for 01:02:30 UTC Mon Mar 1 1993 (in 1 hour and 1 minute) by console\n"
             "Reload reason: new image\nProceed with reload? [confirm]");
        same(t_->type("\r"), "\n7204VXR-1#");
        HAS(waited(1ms),
            "%SYS-5-SCHEDULED_RELOAD: Reload requested for 01:02:30 UTC Mon Mar 1 1993 at 00:01:30 UTC Mon Mar 1 1993 "
            "by "
            "console. Reload Reason: new image.");
        MATCHES(
            t_->line("show reload"),
            R"(show reload\nReload scheduled for 01:02:30 UTC Mon Mar 1 1993 \(in 1 hour and 1 minute\) by console\n)"
            R"(Reload reason: new image\n7204VXR-1#)");
        HAS(waited(60s), "\n***\n*** --- SHUTDOWN in 1:00:00 ---\n***\n");
        t_->line("reload cancel");
        HAS(waited(1s), "\n***\n*** --- SHUTDOWN ABORTED ---\n***\n");
        HAS(t_->line("show reload"), "No reload is scheduled.");
    }

    void a_planned_reload_happens() {
        t_->line("clock set 23:59:00 31 Dec 2004");
        HAS(t_->line("reload at 0:01"),
            "Reload scheduled for 00:01:00 UTC Sat Jan 1 2005 (in 2 minutes) by console\nProceed with reload? "
            "[confirm]");
        t_->type("\r");
        waited(1ms);
        HAS(waited(60s), "*** --- SHUTDOWN in 0:01:00 ---");
        const Instant due = lab_->world().device(kBox)->planned_reload()->at;
        QVERIFY(lab_->world().device(kBox)->powered());
        const std::string down = waited(60s);
        HAS(down, "*** --- SHUTDOWN NOW ---");
        HAS(down, "Jan  1 00:01:00.000: %SYS-5-RELOAD: Reload requested by console. Reload Reason: Reload Command.");
        QVERIFY(!lab_->world().device(kBox)->powered());
        HAS(waited(61s), "Press RETURN to get started!");
        QVERIFY(lab_->world().device(kBox)->reloaded());
        QCOMPARE(lab_->world().device(kBox)->booted_at(), due + lab_->world().device(kBox)->reload_time());
        QVERIFY(!lab_->world().device(kBox)->planned_reload());
        QCOMPARE(lab_->replayed().fingerprint(), lab_->fingerprint());
    }

    void nothing_saved_asks_for_setup() {
        t_->line("write erase");
        t_->type("\r");
        t_->line("reload");
        t_->line("no");
        t_->type("\r");
        const std::string up = waited(61s);
        HAS(up,
            "         --- System Configuration Dialog ---\n\n"
            "Would you like to enter the initial configuration dialog? [yes/no]: ");
        HAS(t_->line("perhaps"), "% Please answer 'yes' or 'no'.\nWould you like");
        HAS(t_->line("yes"), "% not supported by Switchover: the setup dialogue\n");
        HAS(t_->line("no"), "\n\nPress RETURN to get started!\n\n\n");
        same(t_->line(""), "\nRouter>");
        // Nobody is asked again before the next boot.
        Terminal other{*lab_, *consoles_, kBox};
        HAS(other.line(""), "Router>");
    }

    void load_interval() {
        configure({"interface FastEthernet0/0", "load-interval 30"});
        HAS(t_->line("show interfaces FastEthernet0/0"), "  30 second input rate ");
        HAS(t_->line("show interfaces FastEthernet0/1"), "  5 minute input rate ");
        HAS(configure({"interface FastEthernet0/0", "load-interval 31"}),
            "% Interval must be a multiple of 30 seconds");
    }

    void isakmp_on_and_off() {
        t_->lines({"configure terminal", "no crypto isakmp enable"});
        HAS(waited(1ms), "%CRYPTO-6-ISAKMP_ON_OFF: ISAKMP is OFF");
        t_->line("crypto isakmp enable");
        HAS(waited(1ms), "%CRYPTO-6-ISAKMP_ON_OFF: ISAKMP is ON");
        t_->lines({"interface FastEthernet0/0", "no crypto map"});
        HAS(waited(1ms), "%CRYPTO-6-ISAKMP_ON_OFF: ISAKMP is OFF");
    }

    /// `track … delay` holds changes back; a static route with `track` comes and goes with the object.
    void tracked_routes() {
        configure({"track 1 interface FastEthernet3/0 line-protocol", "delay up 10 down 5",
                   "ip route 7.0.0.0 255.0.0.0 FastEthernet0/1 10.1.1.2 track 1 name through",
                   "ip route 7.0.0.0 255.0.0.0 FastEthernet0/0 172.16.172.1 200 name floating",
                   "track 2 interface FastEthernet0/1 line-protocol", "delay down 5 up 10",
                   "ip route 8.0.0.0 255.0.0.0 FastEthernet0/0 172.16.172.1 track 2"});
        HAS(t_->line("show running-config"),
            "\nip route 7.0.0.0 255.0.0.0 FastEthernet0/1 10.1.1.2 name through track 1\n"
            "ip route 7.0.0.0 255.0.0.0 FastEthernet0/0 172.16.172.1 200 name floating\n");
        HAS(t_->line("show running-config"), "\n delay up 10 down 5\n");
        HAS(t_->line("show ip route 7.0.0.0"), "distance 200");
        HAS(t_->line("show track 2"), "  Delay up 10 secs, down 5 secs\n  Tracked by:\n    STATIC-IP-ROUTING 0\n");
        const auto there = [&] { return has(t_->line("show ip route 8.0.0.0"), "Known via \"static\""); };
        QVERIFY(there());
        lab_->input("cut 7204VXR-1 FastEthernet0/1");
        waited(3s);
        QVERIFY(there());
        HAS(t_->line("show track 2"), "  Line protocol is Up, delayed Down (");
        waited(4s);
        QVERIFY(!there());
        lab_->input("uncut 7204VXR-1 FastEthernet0/1");
        waited(8s);
        QVERIFY(!there());
        waited(6s);
        QVERIFY(there());
        // Back before it was told: nothing changes.
        lab_->input("cut 7204VXR-1 FastEthernet0/1");
        waited(2s);
        lab_->input("uncut 7204VXR-1 FastEthernet0/1");
        waited(10s);
        HAS(t_->line("show track 2"), "    3 changes, ");
    }

    void remarks_keep_their_place() {
        configure({"access-list 150 remark first", "access-list 150 permit ip host 1.1.1.1 any",
                   "access-list 150 remark second", "access-list 150 permit ip host 2.2.2.2 any",
                   "ip access-list extended NAMED", "permit ip host 3.3.3.3 any", "remark between", "deny ip any any",
                   "5 permit ip host 4.4.4.4 any", "no permit ip host 3.3.3.3 any"});
        const std::string shown = t_->line("show running-config");
        HAS(shown,
            "\naccess-list 150 remark first\naccess-list 150 permit ip host 1.1.1.1 any\naccess-list 150 remark "
            "second\naccess-list 150 permit ip host 2.2.2.2 any\n");
        HAS(shown,
            "\nip access-list extended NAMED\n permit ip host 4.4.4.4 any\n remark between\n deny   ip any any\n");
    }

    void what_is_not_there_says_so() {
        for (const char* line : {"show ip sla statistics", "show standby neighbors", "debug ip policy",
                                 "show crypto isakmp peers", "clear ip nat translation *", "show ip ospf rib",
                                 "terminal editing", "sh run all", "show flash:", "configure network"})
            HAS(t_->line(line), "\n% not supported by Switchover: ");
        HAS(t_->line("sh log"), "Syslog logging: ");
        HAS(t_->line("ip route 1.1.1.1 255.255.255.255 null0"), "% Invalid input");
        HAS_NOT(t_->type("show ?"), "  vrrp");
        t_->type("\x15");
        for (const char* line :
             {"event manager applet x", "ip sla monitor 1", "router mobile", "track 3 rtr 1 reachability",
              "access-list 101 permit tcp any any syn", "access-list 101 permit icmp any any 3 4"})
            HAS(configure({line}), "\n% not supported by Switchover: ");
        for (const char* line : {"ip unnumbered Loopback0", "bridge-group 1", "standby 1 track 2 shutdown"})
            HAS(configure({"interface FastEthernet3/0", line}), "\n% not supported by Switchover: ");
        HAS(configure({"access-list 101 permit tcp any any eq nosuch"}), "% Invalid input");
        HAS(configure({"line vty 0 4", "session-limit 3"}), "(config-line)#");
        HAS(t_->line("show running-config"), "\n session-limit 3\n");
    }
};

QTEST_APPLESS_MAIN(ConsoleClockTest)
#include "console_clock_test.moc"
