#include <QtTest>

#include "app/session/session_folder.h"

using namespace switchover;           // NOLINT: a test
using namespace switchover::session;  // NOLINT

namespace {

SessionFile sample() {
    SessionFile session;
    session.lab_path = "labs/a \"quoted\" one";
    session.lab_name = "one";
    session.seed = ~std::uint64_t{0};
    session.end = kPowerOn + 90s + 1ns;
    session.events = 12;
    session.fingerprint = 0x00ff00ff00ff00ff;
    session.journal.push_back({kPowerOn + 1s, 3, *parse_input("cut R1 Fa0/0")});
    session.journal.push_back({kPowerOn + 2s, 9, *parse_input("config R1 banner motd #a\\nb# ; no ip cef")});
    return session;
}

}  // namespace

class SessionJsonTest : public QObject {
    Q_OBJECT

   private slots:
    void reads_what_it_wrote();
    void errors_name_the_place_data();
    void errors_name_the_place();
};

void SessionJsonTest::reads_what_it_wrote() {
    const SessionFile session = sample();
    const auto read = parse_session(session_json(session));
    if (!read) QFAIL(read.error().c_str());
    QCOMPARE(read->lab_path, session.lab_path);
    QCOMPARE(read->lab_name, session.lab_name);
    QCOMPARE(read->seed, session.seed);
    QVERIFY(read->end == session.end);
    QCOMPARE(read->events, session.events);
    QCOMPARE(read->fingerprint, session.fingerprint);
    QCOMPARE(read->journal.size(), session.journal.size());
    for (std::size_t i = 0; i < session.journal.size(); ++i) {
        QVERIFY(read->journal[i].at == session.journal[i].at);
        QCOMPARE(read->journal[i].after_event, session.journal[i].after_event);
        QCOMPARE(to_text(read->journal[i].input), to_text(session.journal[i].input));
    }
}

void SessionJsonTest::errors_name_the_place_data() {
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::addColumn<QString>("error");
    QTest::newRow("no JSON") << "{"
                             << "("
                             << "not a JSON object";
    QTest::newRow("another format") << "\"format\": 1"
                                    << "\"format\": 2"
                                    << "made by a newer Switchover";
    QTest::newRow("missing") << "\"seed\""
                             << "\"seeds\""
                             << "\"seed\" is missing";
    QTest::newRow("negative time") << "\"end_ns\": 9"
                                   << "\"end_ns\": -9"
                                   << "\"end_ns\" is missing or of the wrong kind";
    QTest::newRow("wrong kind") << "\"journal\": ["
                                << "\"journal\": 1, \"x\": ["
                                << "\"journal\" is missing or of the wrong";
    QTest::newRow("fingerprint") << "00ff00ff00ff00ff"
                                 << "00ff00ff00ff00fg"
                                 << "\"fingerprint\" is not a hexadecimal";
    QTest::newRow("entry's time") << "\"at_ns\": 2000000000"
                                  << "\"at_ns\": 1.5"
                                  << "entry 2 of the journal: \"at_ns\" is missing";
    QTest::newRow("entry's words") << "cut R1 Fa0/0"
                                   << "bend R1 Fa0/0"
                                   << "entry 1 of the journal: column 1: \"bend\" is not one of";
}

void SessionJsonTest::errors_name_the_place() {
    QFETCH(QString, from);
    QFETCH(QString, to);
    QFETCH(QString, error);
    QString text = QString::fromStdString(session_json(sample()));
    QVERIFY(text.contains(from));
    text.replace(text.indexOf(from), from.size(), to);
    const auto read = parse_session(text.toStdString());
    QVERIFY(!read);
    QVERIFY2(read.error().find(error.toStdString()) != std::string::npos, read.error().c_str());
}

QTEST_APPLESS_MAIN(SessionJsonTest)
#include "session_json_test.moc"
