#include "app/session/junit.h"

#include <QtTest>
#include <QXmlStreamReader>
#include <vector>

using namespace switchover;           // NOLINT: a test
using namespace switchover::session;  // NOLINT

class JunitTest : public QObject {
    Q_OBJECT

   private slots:
    void every_check_is_a_test_case();
    void any_text_is_legal_xml();
};

namespace {

struct Case {
    QString name, time, failure;
    bool failed = false;
};

std::vector<Case> read(const std::string& xml, QString& failures) {
    std::vector<Case> cases;
    QXmlStreamReader in{QString::fromStdString(xml)};
    while (!in.atEnd()) {
        if (in.readNext() != QXmlStreamReader::StartElement) continue;
        if (in.name() == QLatin1String{"testsuite"}) failures = in.attributes().value("failures").toString();
        if (in.name() == QLatin1String{"testcase"})
            cases.push_back({in.attributes().value("name").toString(), in.attributes().value("time").toString(), {}});
        if (in.name() == QLatin1String{"failure"}) {
            cases.back().failed = true;
            cases.back().failure = in.attributes().value("message").toString();
        }
    }
    if (in.hasError()) qFatal("%s", qPrintable(in.errorString()));
    return cases;
}

}  // namespace

void JunitTest::every_check_is_a_test_case() {
    const std::vector<Check> checks = {{3, "expect a", true, kPowerOn + 1s, kPowerOn + 3500ms, ""},
                                       {4, "expect b", false, kPowerOn, kPowerOn + 10s, "not within its time"}};
    QString failures;
    const auto cases = read(junit_xml(checks, "ha-vpn", "ha-vpn.scn"), failures);
    QCOMPARE(failures, "1");
    QCOMPARE(cases.size(), 2u);
    QCOMPARE(cases[0].name, "ha-vpn.scn:3 expect a");
    QCOMPARE(cases[0].time, "2.500");
    QVERIFY(!cases[0].failed);
    QVERIFY(cases[1].failed);
    QCOMPARE(cases[1].failure, "not within its time");
}

void JunitTest::any_text_is_legal_xml() {
    const std::vector<Check> checks = {{1, "log R1 /<&\"\x01>/", false, kPowerOn, kPowerOn, "a\nb"}};
    QString failures;
    const auto cases = read(junit_xml(checks, "x & y", "f"), failures);
    QCOMPARE(cases.size(), 1u);
    QCOMPARE(cases[0].name, "f:1 log R1 /<&\"?>/");
    QCOMPARE(cases[0].failure, "a\nb");
}

QTEST_APPLESS_MAIN(JunitTest)
#include "junit_test.moc"
