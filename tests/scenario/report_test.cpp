/// Exports and the report of a whole ha-vpn failover, read back from their files.
#include "app/session/report/report.h"

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QtTest>
#include <QXmlStreamReader>
#include <sstream>

#include "app/headless/program.h"
#include "app/session/exports.h"
#include "app/session/report/story.h"
#include "tests/support/lab.h"
#include "tests/support/source_path.h"

using namespace switchover;           // NOLINT: a test
using namespace switchover::session;  // NOLINT
using namespace switchover::test;     // NOLINT

namespace {

const GoOn kToTheEnd = [](double) { return true; };

/// A failover and its repair, with a ping through the tunnel.
const Recording& recording() {
    static const Recording made = [] {
        Lab lab{"ha-vpn", 3};
        lab.run_until(60s).input("ping vpn7200 99.99.99.99 source 20.1.1.1 every 500ms").run_until(75s);
        lab.shutdown("7204VXR-1", "FastEthernet0/0").run_until(110s);
        lab.no_shutdown("7204VXR-1", "FastEthernet0/0").run_until(160s);
        return Recording{topology_of("ha-vpn"),
                         std::make_shared<const SessionFile>(session_of(lab.world(), "topologies/ha-vpn"))};
    }();
    return made;
}

QByteArray contents(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// Errors of well-formedness; empty for none. The page keeps to the common ground of HTML5 and XML.
QString xmlError(const QByteArray& text, QSet<QString>* ids = nullptr, QStringList* links = nullptr) {
    QXmlStreamReader reader(text);
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement) continue;
        const auto attributes = reader.attributes();
        if (ids != nullptr && attributes.hasAttribute("id")) {
            const QString id = attributes.value("id").toString();
            if (ids->contains(id)) return "twice: " + id;
            ids->insert(id);
        }
        if (links != nullptr && attributes.hasAttribute("href")) links->append(attributes.value("href").toString());
    }
    return reader.hasError() ? reader.errorString() + QString(" in line %1").arg(reader.lineNumber()) : QString();
}

struct Blocks {
    int interfaces = 0;
    QVector<quint64> times;         ///< of the frames, ns
    QVector<quint32> interface_of;  ///< the frames
    bool whole = true;
};

/// The blocks of a little-endian pcapng file.
Blocks pcapngBlocks(const QByteArray& file) {
    const auto u32 = [&](qsizetype at) { return qFromLittleEndian<quint32>(file.constData() + at); };
    Blocks out;
    qsizetype at = 0;
    while (at + 12 <= file.size()) {
        const quint32 type = u32(at), length = u32(at + 4);
        if (length < 12 || at + length > file.size() || u32(at + length - 4) != length) break;
        if (type == 1) ++out.interfaces;
        if (type == 6) {
            out.interface_of.append(u32(at + 8));
            out.times.append(static_cast<quint64>(u32(at + 12)) << 32 | u32(at + 16));
        }
        at += length;
    }
    out.whole = at == file.size() && at > 0;
    return out;
}

}  // namespace

class ReportTest : public QObject {
    Q_OBJECT

   private slots:
    void log_as_text_json_and_csv();
    void log_keeps_to_its_span_and_filter();
    void capture_of_all_and_of_chosen_ports();
    void folder_opens_and_replays();
    void report_tells_outages_causes_and_both_moments();
    void report_is_well_formed_and_stands_alone();
    void report_speaks_portuguese();
    void words_have_their_values_in_both_languages();
    void what_was_done_is_told_in_both_languages();
    void report_escapes_what_a_lab_says();
    void report_of_a_lab_without_faults();
    void a_quiet_end_is_left_out_of_the_timeline();
    void the_terminal_writes_the_same_report();
    void a_stopped_export_leaves_the_old_file();
    void a_full_disk_leaves_the_old_file();
    void a_read_only_folder_is_told();
    void a_run_that_went_otherwise_is_told();
};

void ReportTest::log_as_text_json_and_csv() {
    const QTemporaryDir folder;
    for (const auto& [format, name] : {std::pair{LogFormat::Text, "a.log"}, std::pair{LogFormat::JsonLines, "a.jsonl"},
                                       std::pair{LogFormat::Csv, "a.csv"}}) {
        const auto watcher = export_log(folder.filePath(name).toStdString(), format, {}, {});
        const auto done = run_again(recording(), *watcher, kToTheEnd);
        QVERIFY2(done && *done, done ? "stopped" : done.error().c_str());
    }
    const QString text = QString::fromUtf8(contents(folder.filePath("a.log")));
    QVERIFY(text.contains("7204VXR-2    %HSRP-6-STATECHANGE: FastEthernet0/0 Grp 1 state Standby -> Active"));
    QVERIFY(text.contains("ping 1: answered again, "));
    const auto lines = text.split('\n', Qt::SkipEmptyParts);

    int records = 0;
    qint64 last = -1;
    for (const QByteArray& line : contents(folder.filePath("a.jsonl")).split('\n')) {
        if (line.isEmpty()) continue;
        QJsonParseError error;
        const QJsonObject record = QJsonDocument::fromJson(line, &error).object();
        QVERIFY2(error.error == QJsonParseError::NoError, line.constData());
        QVERIFY(record.contains("type") && record.contains("node"));
        QVERIFY(record["at_ns"].toInteger() >= last);
        last = record["at_ns"].toInteger();
        ++records;
    }
    Lab lab{"ha-vpn", 3};
    QVERIFY(lab.world().replay(recording().session->journal, recording().session->end));
    QCOMPARE(records, static_cast<int>(lab.records().size()));

    const QStringList rows = QString::fromUtf8(contents(folder.filePath("a.csv"))).split("\r\n", Qt::SkipEmptyParts);
    QCOMPARE(rows[0], "time_s,time,device,severity,topic,message");
    QCOMPARE(rows.size() - 1, lines.size());
    // A message with a comma is quoted, so that every row has its six columns.
    static const QRegularExpression row(R"(^\d+\.\d{9},[\d:.]+,[^,]+,[0-7],[a-z]+,("([^"]|"")*"|[^,"]*)$)");
    for (const QString& each : rows.mid(1)) QVERIFY2(row.match(each).hasMatch(), qPrintable(each));
}

void ReportTest::log_keeps_to_its_span_and_filter() {
    const QTemporaryDir folder;
    LineFilter filter;
    filter.topic = ios::Topic::Hsrp;
    filter.severity = 6;
    filter.text = "statechange";
    const TimeSpan span{kPowerOn + 70s, kPowerOn + 100s};
    const auto watcher = export_log(folder.filePath("a.log").toStdString(), LogFormat::Text, span, filter);
    QVERIFY(run_again(recording(), *watcher, kToTheEnd));
    const auto lines = QString::fromUtf8(contents(folder.filePath("a.log"))).split('\n', Qt::SkipEmptyParts);
    QVERIFY(!lines.isEmpty());
    for (const QString& line : lines) {
        QVERIFY2(line.contains("STATECHANGE"), qPrintable(line));
        QVERIFY2(line >= "00:01:10" && line < "00:01:40.001", qPrintable(line));
    }
    const auto json = export_log(folder.filePath("a.jsonl").toStdString(), LogFormat::JsonLines, span, filter);
    QVERIFY(run_again(recording(), *json, kToTheEnd));
    const auto records = contents(folder.filePath("a.jsonl")).split('\n');
    QCOMPARE(records.size() - 1, lines.size());
    for (const QByteArray& record : records) QVERIFY(record.isEmpty() || record.contains("\"hsrp.StateChanged\""));
}

void ReportTest::capture_of_all_and_of_chosen_ports() {
    const QTemporaryDir folder;
    const std::string all = folder.filePath("all.pcapng").toStdString();
    const auto everything = export_capture(all, {}, {});
    QVERIFY(run_again(recording(), *everything, kToTheEnd));
    const Blocks of_all = pcapngBlocks(contents(QString::fromStdString(all)));
    QVERIFY(of_all.whole);
    QCOMPARE(of_all.interfaces, 14);  // two ends of seven cables
    QVERIFY(of_all.times.size() > 1000);
    QVERIFY(std::is_sorted(of_all.times.begin(), of_all.times.end()));

    const TimeSpan span{kPowerOn + 60s, kPowerOn + 80s};
    const auto cable = export_capture(folder.filePath("cable.pcapng").toStdString(), span, {0, 1});
    QVERIFY(run_again(recording(), *cable, kToTheEnd));
    const Blocks of_cable = pcapngBlocks(contents(folder.filePath("cable.pcapng")));
    QVERIFY(of_cable.whole);
    QCOMPARE(of_cable.interfaces, 2);
    qsizetype wanted = 0;
    for (qsizetype i = 0; i < of_all.times.size(); ++i)
        if (of_all.interface_of[i] < 2 && of_all.times[i] >= 60'000'000'000 && of_all.times[i] <= 80'000'000'000)
            ++wanted;
    QVERIFY(wanted > 10);
    QCOMPARE(of_cable.times.size(), wanted);

    const QDir keys(QString::fromStdString(keys_folder(folder.filePath("cable.pcapng").toStdString())));
    QVERIFY(contents(keys.filePath("esp_sa")).contains("\"IPv4\""));
    QVERIFY(!contents(keys.filePath("ikev1_decryption_table")).isEmpty());
}

void ReportTest::folder_opens_and_replays() {
    const QTemporaryDir folder;
    const std::string path = folder.filePath("kept").toStdString();
    const auto watcher = export_folder(path, recording().session->lab_path);
    const auto done = run_again(recording(), *watcher, kToTheEnd);
    QVERIFY2(done && *done, done ? "" : done.error().c_str());
    const auto session = read_session(path + "/session.json");
    QVERIFY(session);
    std::ifstream records(path + "/records.jsonl");
    const ReplayReport again = replay(*session, topology_of("ha-vpn"), &records);
    QVERIFY(again.equal);
    for (const char* name : {"session.log", "capture.pcapng", "summary.txt", "summary.json", "esp_sa"})
        QVERIFY2(QFile::exists(folder.filePath("kept/") + name), name);
}

namespace {

QByteArray reportOf(const Recording& of, const report::ReportOptions& options = {}) {
    report::Story story{options.language};
    const auto done = run_again(of, story, kToTheEnd);
    if (!done || !*done) return {};
    return QByteArray::fromStdString(report::report_html(story, *of.session, options));
}

}  // namespace

void ReportTest::report_tells_outages_causes_and_both_moments() {
    report::Story story;
    QVERIFY(run_again(recording(), story, kToTheEnd));
    QCOMPARE(story.chapters().size(), 2u);
    QCOMPARE(story.moments().size(), 3u);
    const report::Chapter& fault = story.chapters()[0];
    QCOMPARE(fault.words[0], "FastEthernet0/0 of 7204VXR-1 is shut down");
    // Before the fault the first router is active, after it the second.
    const auto state = [&](std::size_t moment, const char* node) {
        return story.moments()[moment].world->device(node)->hsrp.at(0).state;
    };
    QVERIFY(state(fault.before, "7204VXR-1") == hsrp::State::Active);
    QVERIFY(state(fault.after, "7204VXR-2") == hsrp::State::Active);
    QVERIFY(state(2, "7204VXR-1") == hsrp::State::Active);
    QCOMPARE(fault.report.probes.size(), 1u);
    const Outage& outage = fault.report.probes[0].outages.at(0);

    const QString page = QString::fromUtf8(reportOf(recording()));
    const auto holds = [&](const QString& text) { return page.contains(text.toHtmlEscaped()); };
    QVERIFY(holds(QString::fromStdString(report::Speech{}.length(*outage.length()))));
    QVERIFY(holds("until its keepalives stayed unanswered"));
    for (const char* step :
         {"HSRP notices", "HSRP takes over", "IKE finds its peer dead", "IKE phase 1", "IKE phase 2"})
        QVERIFY2(holds(QString(">%1<").arg(step).remove('<').remove('>')), step);
    QVERIFY(page.contains("VIP 172.16.172.53"));
    QVERIFY(holds(QString("%1").arg(recording().session->fingerprint, 16, 16, QLatin1Char('0'))));
    QVERIFY(holds("standby 1 ip 172.16.172.53"));  // the configurations
    QVERIFY(page.contains("class=\"went\"") && page.contains("class=\"came\""));
    for (const char* id : {"outages", "timeline", "c1", "c2", "charts", "tables", "configurations", "again"})
        QVERIFY2(page.contains(QString("<h2 id=\"%1\">").arg(id)), id);
    for (const char* svg : {"before-1", "after-1", "before-2", "after-2", "timeline-title", "steps-1",
                            "chart-round-trip", "chart-lifetime", "chart-priority"})
        QVERIFY2(page.contains(QString("<title id=\"%1\">").arg(svg)), svg);
}

void ReportTest::report_is_well_formed_and_stands_alone() {
    const QByteArray page = reportOf(recording());
    QVERIFY(page.startsWith("<!DOCTYPE html>"));
    QSet<QString> ids;
    QStringList links;
    QCOMPARE(xmlError(page, &ids, &links), QString());
    for (const QString& link : links) QVERIFY2(link.startsWith('#') && ids.contains(link.mid(1)), qPrintable(link));
    // Nothing is fetched from anywhere: the one address is the name of SVG's namespace.
    QString rest = QString::fromUtf8(page).remove("http://www.w3.org/2000/svg");
    for (const char* outside : {"http:", "https:", "src=", "<script", "<link", "@import", "url("})
        QVERIFY2(!rest.contains(outside), outside);
    // Tables announce themselves, pictures have titles.
    QCOMPARE(rest.count("<table"), rest.count("<caption>"));
    QCOMPARE(rest.count("<svg"), rest.count("aria-labelledby="));
}

void ReportTest::report_speaks_portuguese() {
    report::ReportOptions options;
    options.language = report::Language::Portuguese;
    const QByteArray octets = reportOf(recording(), options);
    QCOMPARE(xmlError(octets), QString());
    const QString page = QString::fromUtf8(octets);
    QVERIFY(page.contains("<html lang=\"pt-BR\">"));
    QVERIFY(page.contains("FastEthernet0/0 de 7204VXR-1 \u00e9 desligada"));
    QVERIFY2(page.contains(QRegularExpression("sem resposta por \\d+,\\d\\d s")), "numbers with a comma");
    // Nothing of the English page's own words is left; short ones are also parts of IOS's.
    for (const report::Words& words : report::kWords) {
        const auto begin = QString::fromUtf8(words.english.data(), static_cast<qsizetype>(words.english.size()));
        for (const QString& part : begin.split("{}"))
            QVERIFY2(part.trimmed().size() < 14 || words.english == words.portuguese ||
                         !page.contains(part.trimmed().toHtmlEscaped()),
                     qPrintable(part));
    }
    QVERIFY(!QString::fromUtf8(reportOf(recording())).contains("Interrup"));
}

void ReportTest::words_have_their_values_in_both_languages() {
    QSet<QByteArray> seen;
    for (const report::Words& words : report::kWords) {
        const QByteArray english(words.english.data(), static_cast<qsizetype>(words.english.size()));
        const QByteArray portuguese(words.portuguese.data(), static_cast<qsizetype>(words.portuguese.size()));
        QVERIFY2(!portuguese.isEmpty() && !seen.contains(english), english.constData());
        QVERIFY2(english.count("{}") == portuguese.count("{}"), english.constData());
        // What is glued to the sentence before it is so in both.
        QVERIFY2(english.startsWith(' ') == portuguese.startsWith(' '), english.constData());
        seen.insert(english);
    }
}

void ReportTest::what_was_done_is_told_in_both_languages() {
    const report::Speech english, portuguese{report::Language::Portuguese};
    Impairment trouble;
    trouble.loss_ppm = 25'000;
    trouble.extra_delay = 20ms;
    probe::PingRequest ping;
    ping.destination = *Ipv4Address::parse("99.99.99.99");
    ping.interval = 500ms;
    const std::tuple<Input, const char*, const char*> told[] = {
        {ImpairInput{"R1", "FastEthernet0/0", trouble},
         "what R1 sends from FastEthernet0/0 is disturbed: 2.5 % lost, 20.0 ms more delay",
         "o que R1 envia por FastEthernet0/0 \u00e9 perturbado: 2,5 % perdidos, 20,0 ms a mais de atraso"},
        {ImpairInput{"R1", "FastEthernet0/0", {}}, "what R1 sends from FastEthernet0/0 is undisturbed again",
         "o que R1 envia por FastEthernet0/0 volta a passar sem perturba\u00e7\u00e3o"},
        {FlapInput{"R1", "FastEthernet0/0", 2s, 8s, 3},
         "the cable at R1 FastEthernet0/0 goes out for 2.00 s of every 10.00 s, 3 times",
         "o cabo em R1 FastEthernet0/0 cai por 2,00 s a cada 10,00 s, 3 vezes"},
        {PingInput{"R1", ping}, "R1 pings 99.99.99.99 every 500 ms", "R1 envia pings a 99.99.99.99 a cada 500 ms"},
        {ConfigInput{"R1", {"router ospf 1", "no network 10.1.1.0 0.0.0.255 area 0"}},
         "R1 is configured: router ospf 1; no network 10.1.1.0 0.0.0.255 area 0",
         "R1 \u00e9 configurado: router ospf 1; no network 10.1.1.0 0.0.0.255 area 0"},
        {ExecInput{"R1", "clear crypto sa"}, "on R1: clear crypto sa", "em R1: clear crypto sa"}};
    for (const auto& [input, in_english, in_portuguese] : told) {
        QCOMPARE(QString::fromStdString(report::sentence_of(input, english)), QString::fromUtf8(in_english));
        QCOMPARE(QString::fromStdString(report::sentence_of(input, portuguese)), QString::fromUtf8(in_portuguese));
    }
    Lab lab{"ha-vpn", 3};
    lab.run_until(20s).input("ping vpn7200 172.16.172.53 every 1s").run_until(25s);
    lab.input("impair 7204VXR-1 FastEthernet0/0 loss 100% delay 20ms").run_until(40s);
    report::ReportOptions options;
    options.language = report::Language::Portuguese;
    const QString page = QString::fromUtf8(reportOf(
        {topology_of("ha-vpn"), std::make_shared<const SessionFile>(session_of(lab.world(), "topologies/ha-vpn"))},
        options));
    const QString shown = page.left(page.indexOf("id=\"again\""));  // the session itself is data
    QVERIFY(shown.contains(">100 % perdidos, 20,0 ms a mais de atraso</text>"));
    QVERIFY(shown.contains("  vpn7200 envia pings a 172.16.172.53 a cada 1,00 s</li>"));
    for (const char* english_word : {"impair", "loss", "delay", " every ", "ping vpn7200"})
        QVERIFY2(!shown.contains(QLatin1String(english_word)), english_word);
}

void ReportTest::report_escapes_what_a_lab_says() {
    report::ReportOptions options;
    options.title = "A <b>bold</b> & \"quoted\" title";
    options.note = std::string{"</p><script>alert(1)</script>\x01 \xff broken"};
    const QByteArray page = reportOf(recording(), options);
    QCOMPARE(xmlError(page), QString());
    QVERIFY(!page.contains("<script"));
    QVERIFY(page.contains("A &lt;b&gt;bold&lt;/b&gt; &amp; &quot;quoted&quot; title"));
}

void ReportTest::report_of_a_lab_without_faults() {
    Lab lab{"ha-vpn", 3};
    lab.run_until(5s);
    const QByteArray page = reportOf(
        {topology_of("ha-vpn"), std::make_shared<const SessionFile>(session_of(lab.world(), "topologies/ha-vpn"))});
    QCOMPARE(xmlError(page), QString());
    QVERIFY(page.contains("without a fault"));
}

void ReportTest::a_quiet_end_is_left_out_of_the_timeline() {
    Lab lab{"ha-vpn", 3};
    const auto timelineUntil = [&](Duration at) {
        lab.run_until(at);
        const QByteArray page = reportOf(
            {topology_of("ha-vpn"), std::make_shared<const SessionFile>(session_of(lab.world(), "topologies/ha-vpn"))});
        const qsizetype from = page.indexOf("timeline-title");
        return page.mid(from, page.indexOf("</figure>", from) - from);
    };
    // HSRP has settled within a minute.
    const QByteArray soon = timelineUntil(60s), late = timelineUntil(3h);
    QVERIFY(!soon.contains("nothing of this changed"));
    QVERIFY2(late.contains("Until the end at 03:00:0"), late.constData());
    QVERIFY(late.contains(">00:00:30<") && !late.contains(">01:00:00<"));
}

void ReportTest::the_terminal_writes_the_same_report() {
    const QTemporaryDir folder;
    headless::Options options;
    options.lab = test::source_path("topologies/ha-vpn");
    options.report = folder.filePath("run.html").toStdString();
    options.out = folder.filePath("run").toStdString();
    options.quiet = true;
    std::ostringstream out, err;
    QCOMPARE(headless::run_program(options, out, err), headless::kOk);
    QVERIFY2(err.str().empty(), err.str().c_str());
    const QByteArray page = contents(folder.filePath("run.html"));
    QCOMPARE(xmlError(page), QString());
    // From the session that the run left it comes out again.
    headless::Options again;
    again.replay = options.out + "/session.json";
    again.report = folder.filePath("again.html").toStdString();
    QCOMPARE(headless::run_program(again, out, err), headless::kOk);
    const auto without_date = [](const QByteArray& text) {
        return QString::fromUtf8(text).remove(QRegularExpression("<dt>Made</dt>.*\n"));
    };
    QCOMPARE(without_date(contents(folder.filePath("again.html"))), without_date(page));
}

void ReportTest::a_stopped_export_leaves_the_old_file() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("old.html");
    QVERIFY(write_file(path.toStdString(), "old"));
    {
        const auto watcher = report::export_report(path.toStdString(), *recording().session, {});
        const auto done = run_again(recording(), *watcher, [](double d) { return d < 0.5; });
        QVERIFY(done && !*done);
    }
    QCOMPARE(contents(path), "old");
    {
        const auto watcher = export_folder(folder.filePath("new").toStdString(), "lab");
        QVERIFY(run_again(recording(), *watcher, [](double d) { return d < 0.5; }));
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::NoDotAndDotDot), QStringList{"old.html"});
}

void ReportTest::a_full_disk_leaves_the_old_file() {
    const QTemporaryDir folder;
    const QString path = folder.filePath("old.pcapng");
    QVERIFY(write_file(path.toStdString(), "old"));
    (void)recording();
    // In a process of its own that may write no more than 64 KB to a file: the limit and the handler are its own.
    const QString said = folder.filePath("said");
    const pid_t child = fork();
    if (child == 0) {
        std::signal(SIGXFSZ, SIG_IGN);
        const rlimit limit{64 * 1024, 64 * 1024};
        setrlimit(RLIMIT_FSIZE, &limit);
        std::string error;
        {
            const auto watcher = export_capture(path.toStdString(), {}, {});
            const auto done = run_again(recording(), *watcher, kToTheEnd);
            error = done ? "written" : done.error();
        }
        std::ofstream{said.toStdString()} << error;
        _exit(0);
    }
    int status = 0;
    QCOMPARE(waitpid(child, &status, 0), child);
    QCOMPARE(status, 0);
    const QByteArray error = contents(said);
    QVERIFY2(error.startsWith("cannot write " + path.toUtf8()), error.constData());
    QCOMPARE(contents(path), "old");
    QVERIFY(!QFile::exists(path + ".part"));
}

void ReportTest::a_read_only_folder_is_told() {
    // A name below a file can be written by nobody, root included.
    const QTemporaryDir folder;
    QVERIFY(write_file(folder.filePath("file").toStdString(), "x"));
    const auto watcher = report::export_report(folder.filePath("file/a.html").toStdString(), *recording().session, {});
    bool asked = false;
    const auto done = run_again(recording(), *watcher, [&](double) { return asked = true; });
    QVERIFY(!done);
    QVERIFY(!asked);  // at once, not after the run
    QVERIFY2(done.error().find("a.html") != std::string::npos, done.error().c_str());
    QVERIFY2(done.error().find("Not a directory") != std::string::npos, done.error().c_str());
}

void ReportTest::a_run_that_went_otherwise_is_told() {
    SessionFile other = *recording().session;
    other.fingerprint ^= 1;
    const QTemporaryDir folder;
    const auto watcher = report::export_report(folder.filePath("a.html").toStdString(), other, {});
    const auto done =
        run_again({recording().topology, std::make_shared<const SessionFile>(other)}, *watcher, kToTheEnd);
    QVERIFY(!done);
    QVERIFY2(done.error().find("cannot be repeated") != std::string::npos, done.error().c_str());
    QVERIFY(!QFile::exists(folder.filePath("a.html")));
}

QTEST_APPLESS_MAIN(ReportTest)
#include "report_test.moc"
