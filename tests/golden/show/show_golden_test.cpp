/// Every show command against its golden, before and after the failover of ha-vpn: `COMMAND.txt` beside this file, how
/// to make them anew in ../README.md.
#include <QFile>
#include <QtTest>
#include <set>

#include "engine/ios/exec/row.h"
#include "tests/support/lab.h"
#include "tests/support/source_path.h"
#include "tests/support/terminal.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

namespace {

const QString kFolder = QString::fromStdString(test::source_path("tests/golden/show/"));

constexpr const char* kHub1 = "7204VXR-1";
constexpr const char* kHub2 = "7204VXR-2";
constexpr const char* kCore = "7206-1";     // 12.2, OSPF
constexpr const char* kRemote = "vpn7200";  // 12.2, IPsec

struct Shown {
    const char* command;
    std::vector<const char*> nodes;
};

const std::vector<Shown>& all_shown() {
    static const std::vector<const char*> all{kHub1, kHub2, kCore, kRemote};
    static const std::vector<const char*> hubs{kHub1, kHub2};
    static const std::vector<const char*> ospf{kHub1, kHub2, kCore};
    static const std::vector<const char*> ipsec{kHub1, kHub2, kRemote};
    static const std::vector<Shown> shown = {
        {"show access-lists", ipsec},
        {"show access-lists 101", {kHub1}},
        {"show adjacency", all},
        {"show adjacency detail", {kHub1, kRemote}},
        {"show aliases", {kHub1}},
        {"show arp", all},
        {"show cdp", {kHub1}},
        {"show cdp entry *", {kCore}},
        {"show cdp interface", {kHub1}},
        {"show cdp neighbors", all},
        {"show cdp neighbors detail", {kHub1, kRemote}},
        {"show cdp traffic", {kHub1}},
        {"show clock", {kHub1, kRemote}},
        {"show clock detail", {kHub1}},
        {"show configuration", {kHub2}},
        {"show crypto engine connections active", ipsec},
        {"show crypto ipsec sa", ipsec},
        {"show crypto ipsec sa address", ipsec},
        {"show crypto ipsec sa detail", ipsec},
        {"show crypto ipsec sa identity", {kHub1, kRemote}},
        {"show crypto ipsec sa interface FastEthernet0/0", {kHub2}},
        {"show crypto ipsec sa map vpn", {kHub2}},
        {"show crypto ipsec sa peer 172.16.172.69", {kHub2}},
        {"show crypto ipsec security-association lifetime", {kHub1, kRemote}},
        {"show crypto ipsec transform-set", {kHub1, kRemote}},
        {"show crypto isakmp key", ipsec},
        {"show crypto isakmp policy", {kHub1, kCore}},
        {"show crypto isakmp sa", ipsec},
        {"show crypto isakmp sa detail", hubs},
        {"show crypto map", {kHub1, kHub2, kCore, kRemote}},
        {"show crypto map interface FastEthernet0/0", {kHub1, kRemote}},
        {"show crypto map tag vpn", {kHub1, kRemote}},
        {"show crypto session", {kHub1, kHub2, kRemote}},
        {"show crypto session detail", {kHub1, kHub2, kRemote}},
        {"show debugging", {kHub1, kHub2}},
        {"show interfaces", {kHub1, kCore}},
        {"show interfaces FastEthernet0/1", {kRemote}},
        {"show interfaces description", {kHub1, kRemote}},
        {"show ip access-lists", ipsec},
        {"show ip access-lists 101", {kHub1}},
        {"show ip arp", all},
        {"show ip arp 172.16.172.53", {kHub1, kHub2}},
        {"show ip arp FastEthernet0/1", {kHub1, kCore}},
        {"show ip cef", all},
        {"show ip cef 20.1.1.0", {kHub1, kCore}},
        {"show ip cef 20.1.1.0 255.255.255.0", {kHub1}},
        {"show ip cef 20.1.1.0 255.255.255.0 detail", {kHub1}},
        {"show ip cef 20.1.1.0 detail", {kHub1, kCore}},
        {"show ip cef detail", {kHub1, kCore}},
        {"show ip interface", {kHub1, kCore}},
        {"show ip interface FastEthernet0/1", {kRemote}},
        {"show ip interface brief", all},
        {"show ip ospf", ospf},
        {"show ip ospf border-routers", ospf},
        {"show ip ospf database", ospf},
        {"show ip ospf database adv-router 172.16.172.54", {kCore}},
        {"show ip ospf database asbr-summary", {kCore}},
        {"show ip ospf database database-summary", {kHub1, kCore}},
        {"show ip ospf database external", {kHub1, kCore}},
        {"show ip ospf database external 20.1.1.0", {kCore}},
        {"show ip ospf database network", {kCore}},
        {"show ip ospf database network 10.1.1.2", {kHub1}},
        {"show ip ospf database router", {kCore}},
        {"show ip ospf database router 99.99.99.99", {kHub1}},
        {"show ip ospf database self-originate", ospf},
        {"show ip ospf database summary", {kCore}},
        {"show ip ospf interface", ospf},
        {"show ip ospf interface FastEthernet0/1", {kCore}},
        {"show ip ospf interface brief", ospf},
        {"show ip ospf neighbor", ospf},
        {"show ip ospf neighbor 172.16.172.54", {kCore}},
        {"show ip ospf neighbor FastEthernet0/1", {kCore}},
        {"show ip ospf neighbor detail", ospf},
        {"show ip protocols", all},
        {"show ip route", all},
        {"show ip route 20.1.1.0", {kHub1, kHub2, kCore}},
        {"show ip route 20.1.1.0 255.255.255.0", {kHub2}},
        {"show ip route connected", all},
        {"show ip route ospf", all},
        {"show ip route ospf 1", {kCore}},
        {"show ip route static", all},
        {"show ip route summary", all},
        {"show protocols", all},
        {"show protocols FastEthernet0/0", {kHub1}},
        {"show running-config", {kHub1, kRemote}},
        {"show standby", {kHub1, kHub2, kCore}},
        {"show standby FastEthernet0/0", {kHub2}},
        {"show standby FastEthernet0/0 1", {kHub2}},
        {"show standby FastEthernet0/0 brief", {kHub2}},
        {"show standby all", hubs},
        {"show standby brief", {kHub1, kHub2, kCore}},
        {"show standby delay", hubs},
        {"show startup-config", {kHub1}},
        {"show track", hubs},
        {"show track 1", {kHub1}},
        {"show track brief", hubs},
        {"show version", {kHub1, kHub2, kRemote}},
    };
    return shown;
}

/// What only a terminal can answer, and lines that are typed there first, privileged and without pages.
struct Typed {
    const char* command;
    const char* node;
    std::vector<const char*> before;
};

const std::vector<Typed>& all_typed() {
    static const std::vector<Typed> typed = {
        {"show history", kHub1, {"show clock", "show ip interface brief"}},
        {"show hosts",
         kHub1,
         {"configure terminal", "ip domain name example.com", "ip name-server 10.1.1.9 10.1.1.10",
          "ip host core 10.1.1.2", "end"}},
        {"show line", kHub1, {"configure terminal", "line vty 0 6", "end"}},
        {"show logging",
         kHub1,
         {"configure terminal", "logging buffered 8192 debugging", "interface FastEthernet0/1", "shutdown", "end"}},
        {"show privilege", kCore, {}},
        {"show reload", kRemote, {"reload in 90 new image", "\r"}},
        {"show running-config interface FastEthernet0/0", kHub1, {}},
        {"show sessions", kHub1, {}},
        {"show switchover consoles", kHub1, {}},
        {"show terminal", kHub2, {"terminal width 100", "terminal history size 20"}},
        {"show users", kHub1, {}},
    };
    return typed;
}

/// The two moments, played once. They are those of the lab's own script.
class Play {
   public:
    Play() {
        Lab lab{"ha-vpn"};
        lab.run_until(90s).input("ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s");
        lab.run_until(120s);
        moments_.emplace_back("before", lab);
        lab.run_until(125s).shutdown(kHub1, "FastEthernet0/0");
        lab.run_until(165s);
        moments_.emplace_back("after", lab);
    }
    std::string text(const Shown& shown) {
        std::string out;
        for (auto& [name, lab] : moments_)
            for (const char* node : shown.nodes)
                out += fmt::format("@@ {} {}\n{}", node, name, lab.show(node, shown.command));
        return out;
    }

    /// At the console of a branch of the first moment, which nothing else sees.
    std::string text(const Typed& typed) {
        Lab lab = moments_.front().second;
        (void)lab.world().take_records();  // of the time before the terminal
        session::Consoles consoles;
        Terminal terminal{lab, consoles, typed.node};
        terminal.lines({"enable", "terminal length 0"});
        for (const char* line : typed.before) terminal.line(line);
        for (int second = 0; second < 5; ++second) terminal.pass(1s);
        terminal.take();
        return fmt::format("@@ {}\n{}", typed.node, terminal.line(typed.command));
    }

   private:
    std::vector<std::pair<const char*, Lab>> moments_;
};

QString file_name(QString command) {
    return kFolder + command.replace(' ', '-').replace('/', '_').replace('*', "all") + ".txt";
}

}  // namespace

class ShowGoldenTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Play> play_;

    void compare(const char* command, const std::string& shown) {
        const QByteArray text = QByteArray::fromStdString(shown);
        QFile file{file_name(command)};
        if (qEnvironmentVariableIsSet("SWITCHOVER_WRITE_GOLDENS")) {
            QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(file.fileName()));
            file.write(text);
            return;
        }
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
        const QList<QByteArray> expected = file.readAll().split('\n'), lines = text.split('\n');
        QByteArray section;
        for (qsizetype n = 0; n < std::max(lines.size(), expected.size()); ++n) {
            const QByteArray have = n < lines.size() ? lines[n] : "(the end)";
            const QByteArray want = n < expected.size() ? expected[n] : "(the end)";
            if (have.startsWith("@@ ")) section = have;
            if (have == want) continue;
            QFAIL(qPrintable(QStringLiteral("line %1, %2\n  expected: [%3]\n  the lab:  [%4]")
                                 .arg(n + 1)
                                 .arg(QString{section}, QString{want}, QString{have})));
        }
    }

   private slots:
    void initTestCase() { play_ = std::make_unique<Play>(); }

    void golden_data() {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < all_shown().size(); ++i)
            QTest::newRow(all_shown()[i].command) << static_cast<int>(i);
    }
    void golden() {
        QFETCH(int, row);
        const Shown& shown = all_shown()[static_cast<std::size_t>(row)];
        compare(shown.command, play_->text(shown));
    }

    void at_a_terminal_data() {
        QTest::addColumn<int>("row");
        for (std::size_t i = 0; i < all_typed().size(); ++i)
            QTest::newRow(all_typed()[i].command) << static_cast<int>(i);
    }
    void at_a_terminal() {
        QFETCH(int, row);
        const Typed& typed = all_typed()[static_cast<std::size_t>(row)];
        compare(typed.command, play_->text(typed));
    }

    /// A show command that was added has a golden; one that went takes its golden with it.
    void every_command_has_one() {
        std::set<const ios::exec::Row*> rows;
        std::vector<const char*> commands;
        for (const Shown& shown : all_shown()) commands.push_back(shown.command);
        for (const Typed& typed : all_typed()) commands.push_back(typed.command);
        for (const char* text : commands) {
            const auto command = ios::exec::parse(text, {});
            QVERIFY2(command, text);
            rows.insert(command->row);
        }
        QStringList missing;
        for (const std::span<const ios::exec::Row> table : ios::exec::all_rows())
            for (const ios::exec::Row& row : table) {
                const bool shows = std::string_view{row.pattern}.starts_with("show ");
                if (shows && !ios::exec::is_refused(row) && rows.count(&row) == 0) missing << row.pattern;
            }
        QVERIFY2(missing.isEmpty(), qPrintable(missing.join('\n')));
        std::set<QString> known;
        for (const char* text : commands) known.insert(file_name(text));
        for (const QFileInfo& info : QDir{kFolder}.entryInfoList({"*.txt"}))
            QVERIFY2(known.count(info.filePath()) == 1, qPrintable(info.fileName()));
    }
};

QTEST_APPLESS_MAIN(ShowGoldenTest)
#include "show_golden_test.moc"
