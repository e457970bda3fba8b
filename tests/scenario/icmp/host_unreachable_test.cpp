#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include "tests/support/lab.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

namespace {

/// What became of the echos of a ping by vpn7200 to 172.16.172.60, an address that nobody has on the network of the
/// hubs: `type/code` of each, 0/0 for no answer in time.
QStringList fates(Lab& lab, const std::string& how) {
    lab.run_until(120s);
    lab.records();
    lab.input("ping vpn7200 172.16.172.60 " + how);
    lab.run_for(40s);
    QStringList found;
    for (const std::string& line : lab.records()) {
        const QJsonObject record = QJsonDocument::fromJson(QByteArray::fromStdString(line)).object();
        if (record["type"] == "probe.Lost")
            found << QString{"%1/%2"}.arg(record["icmp_type"].toInt()).arg(record["icmp_code"].toInt());
    }
    return found;
}

}  // namespace

/// RFC 1812 §5.2.7.1: who cannot be reached on the last network is reported, at most every 500 ms (IOS).
class HostUnreachableTest : public QObject {
    Q_OBJECT

   private slots:
    void unanswered_arp_tells_the_source() {
        Lab lab{"ha-vpn"};
        QCOMPARE(fates(lab, "count 3 timeout 10s"), (QStringList{"3/1", "3/1", "3/1"}));
    }
    void one_message_for_all_that_waited() {
        Lab lab{"ha-vpn"};
        const QStringList got = fates(lab, "count 20 every 100ms timeout 10s");
        QCOMPARE(got.size(), qsizetype{20});
        QCOMPARE(got.count("3/1"), qsizetype{1});
    }
    void no_ip_unreachables_is_silent() {
        Lab lab{"ha-vpn"};
        lab.run_until(100s);
        lab.input("config WAN interface FastEthernet0/1 ; no ip unreachables");
        QCOMPARE(fates(lab, "count 1 timeout 10s"), QStringList{"0/0"});
    }
};

QTEST_APPLESS_MAIN(HostUnreachableTest)
#include "host_unreachable_test.moc"
