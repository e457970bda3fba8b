/// Aliases: those that every router has, and those of the configuration.
#include <QTest>

#include "engine/ios/config/alias.h"
#include "engine/ios/config/reader.h"
#include "engine/ios/show/running_config.h"
#include "tests/support/at_console.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

class ConsoleAliasTest : public QObject, private AtConsole {
    Q_OBJECT

   private Q_SLOTS:
    void init() { sit_down_privileged(); }

    void of_the_box() {
        HAS(t_->line("s clock"), "UTC");
        HAS(t_->line("s ip ro | include /28"), "172.16.0.0/28 is subnetted");
        same(t_->line("w"), "w\n% No connections open\n7204VXR-1#");
        HAS(t_->line("h"), "Two styles of help are provided:");
        HAS(t_->line("u all"), "All possible debugging has been turned off");
        // The caret stands under what was typed.
        same(t_->line("s ip nothing"),
             "s ip nothing\n               ^\n% Invalid input detected at '^' marker.\n\n"
             "7204VXR-1#");
        HAS(t_->type("s?"), "*s=show  send");
        t_->type("\x15");
    }
    void typed_by_a_person() {
        t_->lines({"configure terminal", "alias exec sib show ip interface brief", "alias interface nosh no shutdown",
                   "alias exec w show clock"});
        same(t_->line("alias exec"), "alias exec\n% Incomplete command.\n\n7204VXR-1(config)#");
        t_->line("interface FastEthernet3/0");
        same(t_->line("nosh"), "nosh\n7204VXR-1(config-if)#");
        t_->line("end");
        t_->pass(1ms);
        t_->take();
        HAS(t_->line("sib"), "Interface                  IP-Address");
        HAS_NOT(t_->line("sib | include FastEthernet0/0"), "FastEthernet0/1");
        HAS(t_->line("w"), "UTC");
        HAS(t_->type("si?"), "*sib=\"show ip interface brief\"");
        t_->type("\x15");
        const DeviceConfig& running = config();
        QVERIFY(!running.find_interface("FastEthernet3/0")->shutdown);
        same(t_->line("show aliases"),
             "show aliases\n"
             "Exec mode aliases:\n"
             "  h                     help\n"
             "  lo                    logout\n"
             "  p                     ping\n"
             "  r                     resume\n"
             "  s                     show\n"
             "  sib                   show ip interface brief\n"
             "  u                     undebug\n"
             "  un                    undebug\n"
             "  w                     show clock\n"
             "Interface mode aliases:\n"
             "  nosh                  no shutdown\n"
             "\n7204VXR-1#");
        HAS_NOT(t_->line("show aliases interface"), "sib");
    }
    void taken_away_and_read_back() {
        t_->lines({"configure terminal", "alias exec sib show ip interface brief", "alias exec p show privilege",
                   "no alias exec s", "end"});
        t_->pass(1ms);
        const DeviceConfig running = config();
        const std::string text = ios::config_text(running);
        HAS(text, "\nno alias exec s\n");
        DeviceConfig read;
        QVERIFY(ios::read_config(text, {}, read).problems().empty());
        QVERIFY(ios::aliases(read) == ios::aliases(running));
        HAS(t_->line("s clock"), "% Ambiguous command:  \"s clock\"");
        HAS(t_->line("p"), "Current privilege level is 15");
        t_->lines({"configure terminal", "no alias exec sib", "default alias exec p", "alias exec s show", "end"});
        t_->pass(1ms);
        HAS_NOT(ios::config_text(config()), "alias");
        HAS(t_->line("sib"), "Translating \"sib\"");
    }
};

QTEST_APPLESS_MAIN(ConsoleAliasTest)
#include "console_alias_test.moc"
