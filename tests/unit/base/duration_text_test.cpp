#include "engine/base/duration_text.h"

#include <QtTest>

using namespace switchover;  // NOLINT: a test

class DurationTextTest : public QObject {
    Q_OBJECT

   private slots:
    void reads_data();
    void reads();
    void refuses_data();
    void refuses();
    void writes_what_it_reads();
};

void DurationTextTest::reads_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<qint64>("ns");
    QTest::newRow("nanoseconds") << "7ns" << qint64{7};
    QTest::newRow("microseconds") << "500us" << qint64{500'000};
    QTest::newRow("milliseconds") << "20ms" << qint64{20'000'000};
    QTest::newRow("seconds") << "1s" << qint64{1'000'000'000};
    QTest::newRow("fraction") << "1.25s" << qint64{1'250'000'000};
    QTest::newRow("finest fraction") << "0.000000001s" << qint64{1};
    QTest::newRow("minutes") << "2m" << qint64{120'000'000'000};
    QTest::newRow("half a minute") << "0.5m" << qint64{30'000'000'000};
    QTest::newRow("hours") << "3h" << qint64{10'800'000'000'000};
    QTest::newRow("trailing zeros") << "2.500s" << qint64{2'500'000'000};
    QTest::newRow("zero") << "0s" << qint64{0};
}

void DurationTextTest::reads() {
    QFETCH(QString, text);
    QFETCH(qint64, ns);
    const auto read = parse_duration(text.toStdString());
    QCOMPARE(read ? read->count() : -1, ns);
}

void DurationTextTest::refuses_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {"", "s", ".s", "5", "-1s", "1.2.3s", "1 s", "1sec", "1.5ns", "0.0000000001s", "1d",
                             "9223372036855s", "99999999999999999999h", "s1"})
        QTest::newRow(text) << text;
}

void DurationTextTest::refuses() {
    QFETCH(QString, text);
    QVERIFY(!parse_duration(text.toStdString()));
}

void DurationTextTest::writes_what_it_reads() {
    QCOMPARE(duration_text(Duration{}), "0s");
    QCOMPARE(duration_text(90min), "90m");
    QCOMPARE(duration_text(1500ms), "1500ms");
    QCOMPARE(duration_text(3h), "3h");
    for (const std::int64_t ns : {1LL, 999LL, 1'000LL, 123'456'789LL, 60'000'000'000LL, 3'600'000'000'001LL}) {
        const auto back = parse_duration(duration_text(Duration{ns}));
        QVERIFY(back);
        QCOMPARE(back->count(), qint64{ns});
    }
}

QTEST_APPLESS_MAIN(DurationTextTest)
#include "duration_text_test.moc"
