#include "app/headless/program.h"

#include <condition_variable>
#include <csignal>
#include <mutex>
#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>
#include <sstream>
#include <thread>

#include "app/session/atomic_file.h"
#include "tests/support/lab.h"
#include "tests/support/source_path.h"
#include "tests/support/telnet_client.h"

using namespace switchover::headless;  // NOLINT: a test
using switchover::session::read_file;
using switchover::session::write_file;

namespace {

struct Outcome {
    int code = -1;
    std::string out, err;
};

Outcome execute(const Options& options) {
    std::ostringstream out, err;
    const int code = run_program(options, out, err);
    return {code, out.str(), err.str()};
}

/// What a program prints while it runs on another thread.
class Printed : public std::streambuf {
   public:
    /// Everything so far, once it has `part`.
    std::string with(const std::string& part) {
        std::unique_lock lock{mutex_};
        const auto there = [&] { return text_.find(part) != std::string::npos; };
        (void)more_.wait_for(lock, std::chrono::minutes{1}, there);
        return text_;
    }

   protected:
    int overflow(int c) override {
        const char octet = static_cast<char>(c);
        xsputn(&octet, 1);
        return c;
    }
    std::streamsize xsputn(const char* octets, std::streamsize size) override {
        const std::lock_guard lock{mutex_};
        text_.append(octets, static_cast<std::size_t>(size));
        more_.notify_all();
        return size;
    }

   private:
    std::mutex mutex_;
    std::condition_variable more_;
    std::string text_;
};

/// Fails over quickly: what a session folder holds, without the minutes of the guided run.
constexpr const char* kScript = R"script(title "short"
step "1 Normal" "watch"
at 60s ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s as site
expect ping-answered site within 10s
at 70s fail 7204VXR-1 FastEthernet0/0
expect state 7204VXR-2 hsrp 1 Active within 11s
at 110s restore 7204VXR-1 FastEthernet0/0
show 7204VXR-2 "show standby" as after.txt
run until 112s
)script";

}  // namespace

class HeadlessTest : public QObject {
    Q_OBJECT

   private slots:
    void initTestCase();
    void a_run_that_meets_its_expectations();
    void the_folder_is_complete();
    void the_log_speaks_for_every_router();
    void records_are_json_lines_in_order();
    void the_capture_has_an_interface_a_port();
    void the_summary_measures_the_outage();
    void a_replay_is_equal();
    void a_replay_that_differs_shows_the_record();
    void an_expectation_that_fails();
    void telnet_tells_its_ports_and_warns_data();
    void telnet_tells_its_ports_and_warns();
    void wrong_usage();
    void bad_input_data();
    void bad_input();

   private:
    std::string at(const std::string& name) const {
        return folder_.filePath(QString::fromStdString(name)).toStdString();
    }
    std::string text(const std::string& name) const {
        const auto read = read_file(at("out/" + name));
        return read ? *read : "";
    }
    QTemporaryDir folder_;
    Outcome made_;
};

void HeadlessTest::initTestCase() {
    QVERIFY(write_file(at("short.scn"), kScript));
    Options options;
    options.lab = switchover::test::source_path("topologies/ha-vpn");
    options.script = at("short.scn");
    options.out = at("out");
    options.junit = at("junit.xml");
    made_ = execute(options);
}

void HeadlessTest::a_run_that_meets_its_expectations() {
    QVERIFY2(made_.code == kOk, (made_.out + made_.err).c_str());
    QVERIFY(made_.out.find("2 of 2 expectations met\n") != std::string::npos);
    QVERIFY(made_.out.find("\nFingerprint ") != std::string::npos);
}

void HeadlessTest::the_folder_is_complete() {
    const QStringList wanted{
        "capture.pcapng", "esp_sa", "ikev1_decryption_table", "junit.xml",  "records.jsonl", "session.json",
        "session.log",    "shows",  "summary.json",           "summary.txt"};
    QCOMPARE(QDir{folder_.filePath("out")}.entryList(QDir::AllEntries | QDir::NoDotAndDotDot, QDir::Name), wanted);
    QCOMPARE(QDir{folder_.filePath("out/shows")}.entryList(QDir::Files), QStringList{"after.txt"});
    QVERIFY(text("shows/after.txt").find("State is Active") != std::string::npos);
    QCOMPARE(text("junit.xml"), *read_file(at("junit.xml")));
    QVERIFY(text("junit.xml").find("tests=\"2\" failures=\"0\"") != std::string::npos);
    // vpn7200 gave the first tunnel up and made a second one: two directions each.
    QCOMPARE(QString::fromStdString(text("esp_sa")).count("\n"), 4);
    QCOMPARE(QString::fromStdString(text("ikev1_decryption_table")).count("\n"), 2);
}

void HeadlessTest::the_log_speaks_for_every_router() {
    const QString log = QString::fromStdString(text("session.log"));
    const QRegularExpression line{"^00:01:10\\.\\d{3} 7204VXR-1    .*Grp 1 state Active -> Init$",
                                  QRegularExpression::MultilineOption};
    QVERIFY(line.match(log).hasMatch());
    for (const char* node : {"7204VXR-1", "7204VXR-2", "7206-1", "vpn7200"})
        QVERIFY2(log.contains(QString{" %1 "}.arg(node)), node);
}

void HeadlessTest::records_are_json_lines_in_order() {
    const QByteArray records = QByteArray::fromStdString(text("records.jsonl"));
    QVERIFY(records.endsWith('\n'));
    double last = 0;
    int lines = 0;
    for (const QByteArray& line : records.chopped(1).split('\n')) {
        QJsonParseError error;
        const QJsonObject record = QJsonDocument::fromJson(line, &error).object();
        QVERIFY2(error.error == QJsonParseError::NoError, line.constData());
        QVERIFY(!record["type"].toString().isEmpty());
        QVERIFY(record["at_ns"].toDouble() >= last);
        last = record["at_ns"].toDouble();
        ++lines;
    }
    QVERIFY(lines > 200);
}

void HeadlessTest::the_capture_has_an_interface_a_port() {
    const std::string capture = text("capture.pcapng");
    std::size_t interfaces = 0, frames = 0, at = 0;
    while (at + 12 <= capture.size()) {
        std::uint32_t type = 0, length = 0;
        std::memcpy(&type, capture.data() + at, 4);
        std::memcpy(&length, capture.data() + at + 4, 4);
        QVERIFY(length >= 12 && at + length <= capture.size());
        interfaces += type == 1 ? 1 : 0;
        frames += type == 6 ? 1 : 0;
        at += length;
    }
    QCOMPARE(at, capture.size());
    const switchover::test::Lab lab{"ha-vpn"};
    QCOMPARE(interfaces, lab.world().pipes().size());
    QVERIFY(frames > 500);
}

void HeadlessTest::the_summary_measures_the_outage() {
    const auto summary = QJsonDocument::fromJson(QByteArray::fromStdString(text("summary.json"))).object();
    const QJsonArray faults = summary["faults"].toArray();
    QCOMPARE(faults.size(), 2);
    QVERIFY(faults[0].toObject()["fault"].toBool());
    QVERIFY(!faults[1].toObject()["fault"].toBool());
    const QJsonObject ping = faults[0].toObject()["pings"].toArray()[0].toObject();
    const QJsonArray outages = ping["outages"].toArray();
    QCOMPARE(outages.size(), 1);
    // One echo a second: the outage in milliseconds is the number of echos lost.
    QCOMPARE(outages[0].toObject()["outage_ms"].toDouble(), ping["lost"].toDouble() * 1000);
    // RFC 2281 hold time 10 s and hello time 3 s; the tunnel comes back with the keepalives, 10 s and five times 2 s.
    QVERIFY(ping["lost"].toInt() >= 7 && ping["lost"].toInt() <= 23);
    QStringList steps;
    for (const auto& step : faults[0].toObject()["steps"].toArray()) {
        steps << step.toObject()["name"].toString();
        QVERIFY(step.toObject()["record"].isObject());
    }
    QCOMPARE(steps, (QStringList{"detect", "HSRP", "dead peer", "IKE phase 1", "IKE phase 2", "routes"}));
    QVERIFY(text("summary.txt").find("00:01:10.000  Fault: config 7204VXR-1 interface FastEthernet0/0 ; shutdown\n") !=
            std::string::npos);
    QVERIFY(text("summary.txt").find("00:01:50.000  Repair: ") != std::string::npos);
}

void HeadlessTest::a_replay_is_equal() {
    Options options;
    options.replay = at("out/session.json");
    const Outcome replayed = execute(options);
    QVERIFY2(replayed.code == kOk, (replayed.out + replayed.err).c_str());
    QVERIFY(replayed.out.find("the same fingerprint") != std::string::npos);
}

void HeadlessTest::a_replay_that_differs_shows_the_record() {
    QVERIFY(QDir{}.mkpath(folder_.filePath("other")));
    QString session = QString::fromStdString(text("session.json"));
    session.replace("every 1s", "every 2s");
    QVERIFY(write_file(at("other/session.json"), session.toStdString()));
    QVERIFY(write_file(at("other/records.jsonl"), text("records.jsonl")));
    Options options;
    options.replay = at("other/session.json");
    const Outcome replayed = execute(options);
    QCOMPARE(replayed.code, kFailed);
    // The second echo leaves a second later than recorded.
    const QRegularExpression shown{
        "First differing record, line \\d+ of records.jsonl:\n"
        "  - \\{\"at_ns\":61000000000,.*\n  \\+ \\{\"at_ns\":6\\d+,.*\n"};
    QVERIFY2(shown.match(QString::fromStdString(replayed.out)).hasMatch(), replayed.out.c_str());
}

void HeadlessTest::an_expectation_that_fails() {
    QVERIFY(write_file(at("fails.scn"), "expect state 7204VXR-2 hsrp 1 Active within 20s\nrun until 30s\n"));
    Options options;
    options.lab = "ha-vpn";
    options.script = at("fails.scn");
    const Outcome failed = execute(options);
    QCOMPARE(failed.code, kFailed);
    QVERIFY(failed.out.find("FAIL  " + options.script + ":1  expect state") != std::string::npos);
    QVERIFY(failed.out.find("0 of 1 expectations met\n") != std::string::npos);
}

void HeadlessTest::telnet_tells_its_ports_and_warns_data() {
    QTest::addColumn<QString>("address");
    QTest::addColumn<bool>("warns");
    QTest::newRow("this machine") << "127.0.0.1" << false;
    QTest::newRow("every address") << "0.0.0.0" << true;
}

void HeadlessTest::telnet_tells_its_ports_and_warns() {
    QFETCH(QString, address);
    QFETCH(bool, warns);
    Options options;
    QVERIFY(!options.telnet);  // off by default
    QCOMPARE(options.listen, std::string{"127.0.0.1"});
    options.lab = "ha-vpn";
    options.telnet = true;
    options.telnet_port = 0;
    options.listen = address.toStdString();
    Printed printed, told;
    int code = -1;
    std::thread program{[&] {
        std::ostream out{&printed}, err{&told};
        code = run_program(options, out, err);
    }};
    const QString ports = QString::fromStdString(printed.with("7206-1 "));
    const QRegularExpression line{
        QStringLiteral("^7204VXR-1 +telnet %1 (\\d+)$").arg(QRegularExpression::escape(address)),
        QRegularExpression::MultilineOption};
    const auto match = line.match(ports);
    switchover::test::TelnetClient client{static_cast<std::uint16_t>(match.captured(1).toUInt())};
    const std::string greeted = client.until("started.");
    client.line("", "7204VXR-1>");
    const std::string answered = client.line("show switchover consoles", "7206-1");
    std::raise(SIGINT);
    program.join();
    QVERIFY2(match.hasMatch(), qPrintable(ports));
    QVERIFY2(greeted.find("7204VXR-1 con0 is now available") != std::string::npos, greeted.c_str());
    QVERIFY2(answered.find(address.toStdString()) != std::string::npos, answered.c_str());
    client.rest();
    QVERIFY(client.ended());
    QCOMPARE(code, kOk);
    QCOMPARE(
        told.with("").find("warning: anybody who reaches this address can type at the routers") != std::string::npos,
        warns);
}

void HeadlessTest::wrong_usage() {
    QCOMPARE(execute({}).code, kUsage);
    Options options;
    options.lab = "ha-vpn";
    options.until = "soon";
    const Outcome refused = execute(options);
    QCOMPARE(refused.code, kUsage);
    QVERIFY(refused.err.find("\"soon\"") != std::string::npos);
}

void HeadlessTest::bad_input_data() {
    QTest::addColumn<QString>("lab");
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("replay");
    QTest::addColumn<QString>("told");
    QTest::newRow("no such lab") << "nowhere"
                                 << ""
                                 << ""
                                 << "there are: ha-vpn";
    QTest::newRow("no such script") << "ha-vpn"
                                    << "nowhere.scn"
                                    << ""
                                    << "nowhere.scn";
    QTest::newRow("no script") << "ha-vpn"
                               << "bad.scn"
                               << ""
                               << "bad.scn:2:";
    QTest::newRow("no such session") << ""
                                     << ""
                                     << "nowhere.json"
                                     << "nowhere.json";
    QTest::newRow("no session") << ""
                                << ""
                                << "bad.scn"
                                << "bad.scn";
}

void HeadlessTest::bad_input() {
    QFETCH(QString, lab);
    QFETCH(QString, script);
    QFETCH(QString, replay);
    QFETCH(QString, told);
    QVERIFY(write_file(at("bad.scn"), "title \"x\"\njump R1\n"));
    Options options;
    options.lab = lab.toStdString();
    if (!script.isEmpty()) options.script = at(script.toStdString());
    if (!replay.isEmpty()) options.replay = at(replay.toStdString());
    const Outcome refused = execute(options);
    QCOMPARE(refused.code, kBadInput);
    QVERIFY2(refused.err.find(told.toStdString()) != std::string::npos, refused.err.c_str());
    QVERIFY(refused.out.empty());
}

QTEST_APPLESS_MAIN(HeadlessTest)
#include "headless_test.moc"
