#include "app/session/probes.h"

#include <algorithm>
#include <QtTest>

using namespace switchover;           // NOLINT: a test
using namespace switchover::session;  // NOLINT

namespace {

/// Feeds echos of probe 1 on node 4, one a second; `!` is answered 5 ms later, `.` given up after 2 s.
ProbeBook fed(const char* fates) {
    std::vector<Record> records;
    std::uint32_t sequence = 0;
    for (const char* c = fates; *c != '\0'; ++c, ++sequence) {
        const Instant sent = kPowerOn + 10s + sequence * Duration{1s};
        records.push_back({sent, 4, 0, probe::Record{probe::Sent{1, sequence, {}, {}}}});
        if (*c == '!') records.push_back({sent + 5ms, 4, 0, probe::Record{probe::Answered{1, sequence, 5ms}}});
        if (*c == '.') records.push_back({sent + 2s, 4, 0, probe::Record{probe::Lost{1, sequence, 0, 0}}});
    }
    std::stable_sort(records.begin(), records.end(), [](const Record& a, const Record& b) { return a.at < b.at; });
    ProbeBook book;
    book.add("site", 4, 1, kPowerOn + 10s);
    for (const Record& record : records) book.on_record(record, "R4");
    return book;
}

}  // namespace

class ProbesTest : public QObject {
    Q_OBJECT

   private slots:
    void nothing_lost_is_no_outage();
    void an_outage_lasts_to_the_first_answered_echo();
    void losses_are_settled_in_the_order_of_sending();
    void an_outage_without_end();
    void losses_since_a_fault();
    void a_ping_nobody_named();
};

void ProbesTest::nothing_lost_is_no_outage() {
    const ProbeBook book = fed("!!!!");
    QCOMPARE(book.find("site")->answered, std::uint64_t{4});
    QVERIFY(book.find("site")->outages.empty());
    QVERIFY(book.find("other") == nullptr);
}

void ProbesTest::an_outage_lasts_to_the_first_answered_echo() {
    const ProbeBook book = fed("!!...!!.!!");
    const auto& outages = book.find("site")->outages;
    QCOMPARE(outages.size(), 2u);
    QVERIFY(outages[0].first_lost == kPowerOn + 12s);
    QVERIFY(outages[0].restored == kPowerOn + 15s);
    QCOMPARE(outages[0].lost, 3u);
    QVERIFY(outages[0].length() == Duration{3s});
    QVERIFY(outages[1].length() == Duration{1s});
    QCOMPARE(book.find("site")->lost, std::uint64_t{4});
}

void ProbesTest::losses_are_settled_in_the_order_of_sending() {
    // The answers to the later echos come before the earlier one is given up.
    const ProbeBook book = fed("!.!!!");
    QCOMPARE(book.find("site")->outages.size(), 1u);
    QVERIFY(book.find("site")->outages[0].restored == kPowerOn + 12s);
}

void ProbesTest::an_outage_without_end() {
    const ProbeBook book = fed("!...");
    QCOMPARE(book.find("site")->outages.size(), 1u);
    QVERIFY(!book.find("site")->outages[0].restored);
    QVERIFY(!book.find("site")->outages[0].length());
}

void ProbesTest::losses_since_a_fault() {
    ProbeBook book = fed("..!");
    book.on_fault();
    QCOMPARE(book.find("site")->lost_before_fault, std::uint64_t{2});
}

void ProbesTest::a_ping_nobody_named() {
    ProbeBook book;
    book.on_record({kPowerOn, 2, 0, probe::Record{probe::Sent{9, 0, {}, {}}}}, "R2");
    QVERIFY(book.find("R2 #9") != nullptr);
    QCOMPARE(book.find("R2 #9")->sent, std::uint64_t{1});
}

QTEST_APPLESS_MAIN(ProbesTest)
#include "probes_test.moc"
