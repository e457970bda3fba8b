#include <QFile>
#include <QtTest>

#include "tests/support/lab.h"
#include "tests/support/source_path.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

/// Commands of which the note has no capture, or none in this situation: `NODE.SITUATION.COMMAND.txt` beside this file.
/// The layout is that of other captures of the same trains; what changes from run to run is not in these situations.
class CryptoMapShowTest : public QObject {
    Q_OBJECT

   private slots:
    void golden_data() {
        QTest::addColumn<QString>("node");
        QTest::addColumn<QString>("situation");
        QTest::addColumn<QString>("command");
        const auto row = [](const char* node, const char* situation, const char* command) {
            QTest::addRow("%s %s %s", node, situation, command) << node << situation << command;
        };
        row("7204VXR-1", "started", "show crypto map");
        row("vpn7200", "started", "show crypto map");
        row("7206-1", "started", "show crypto map");
        row("7204VXR-1", "several-entries", "show crypto map");
        row("7204VXR-1", "started", "show crypto ipsec sa");
        row("vpn7200", "started", "show crypto ipsec sa");
        row("7204VXR-1", "started", "show crypto isakmp policy");
        row("7206-1", "started", "show crypto isakmp policy");
        row("7204VXR-1", "several-entries", "show crypto isakmp policy");
    }
    void golden() {
        QFETCH(QString, node);
        QFETCH(QString, situation);
        QFETCH(QString, command);
        Lab lab{"ha-vpn"};
        lab.run_until(60s);
        if (situation == "several-entries") configure(lab, node.toStdString());
        const std::string got = lab.show(node.toStdString(), command.toStdString());
        const QString name = node + '.' + situation + '.' + QString{command}.replace(' ', '-') + ".txt";
        QFile file{QString::fromStdString(test::source_path("tests/golden/crypto_map/")) + name};
        QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(name));
        const QStringList expected = QString::fromUtf8(file.readAll()).split('\n');
        const QStringList lines = QString::fromStdString(got).split('\n');
        for (qsizetype n = 0; n < std::min(lines.size(), expected.size()); ++n) QCOMPARE(lines[n], expected[n]);
        QCOMPARE(lines.size(), expected.size());
    }

   private:
    /// Two peers and PFS in one entry, an incomplete one, a second map that no interface uses, a second policy.
    static void configure(Lab& lab, const std::string& node) {
        for (const char* lines :
             {"crypto isakmp policy 20 ; encr aes 256 ; authentication pre-share ; group 5 ; lifetime 3600",
              "crypto ipsec transform-set strong esp-aes 256 esp-sha-hmac",
              "crypto map vpn 20 ipsec-isakmp ; description second site ; set peer 192.0.2.1 ; set peer 192.0.2.2 ; "
              "set transform-set strong myset ; set pfs group2 ; set security-association lifetime seconds 1800 ; "
              "match address 102",
              "crypto map vpn 30 ipsec-isakmp ; set transform-set myset",
              "crypto map zoo 10 ipsec-isakmp ; set peer 198.51.100.1 ; set transform-set myset ; match address 102",
              "access-list 102 permit ip 10.1.1.0 0.0.0.255 30.1.1.0 0.0.0.255"})
            lab.input("config " + node + ' ' + lines);
    }
};

QTEST_APPLESS_MAIN(CryptoMapShowTest)
#include "crypto_map_show_test.moc"
