#include "app/session/script.h"

#include <QtTest>

using namespace switchover;           // NOLINT: a test
using namespace switchover::session;  // NOLINT

namespace {

Script parsed(const char* text) {
    auto script = parse_script(text, "x.scn");
    if (!script) qFatal("%s", script.error().text().c_str());
    return *script;
}

template <typename T>
const T& statement(const Script& script, std::size_t index) {
    return std::get<T>(script.lines.at(index).statement);
}

}  // namespace

class ScriptTest : public QObject {
    Q_OBJECT

   private slots:
    void comments_and_blank_lines_are_nothing();
    void times();
    void faults_are_inputs();
    void every_input_has_a_line_data();
    void every_input_has_a_line();
    void configuration_lines();
    void pings_have_names();
    void steps_are_listed();
    void words_in_other_languages();
    void expectations();
    void conditions();
    void show_names_its_file();
    void errors_point_data();
    void errors_point();
};

void ScriptTest::comments_and_blank_lines_are_nothing() {
    const Script script = parsed("# a comment\n\n   \t\r\ntitle \"Two words\"  # why\n");
    QCOMPARE(script.title, "Two words");
    QVERIFY(script.lines.empty());
}

void ScriptTest::times() {
    const Script script = parsed(
        "at 60s cut R1 Fa0/0\n"
        "after 1.5s uncut R1 Fa0/0\n"
        "run until 2m\n"
        "run for 500 ms\n"
        "at 3m\n"
        "when route R1 20.1.1.0/24 via 10.1.1.1 within 5 m then reload R1\n"
        "reload R2\n");
    QCOMPARE(script.lines.size(), 7u);
    QVERIFY(script.lines[0].timing.at == kPowerOn + 60s);
    QCOMPARE(script.lines[0].line, 1u);
    QVERIFY(script.lines[1].timing.after == Duration{1500ms});
    QVERIFY(script.lines[2].timing.at == kPowerOn + 120s);
    QVERIFY(std::holds_alternative<Proceed>(script.lines[2].statement));
    QVERIFY(script.lines[3].timing.after == Duration{500ms});
    QVERIFY(script.lines[4].timing.at == kPowerOn + 180s);
    QVERIFY(std::holds_alternative<Proceed>(script.lines[4].statement));
    QVERIFY(script.lines[5].timing.when);
    QVERIFY(script.lines[5].timing.when_limit == Duration{5min});
    QCOMPARE(script.lines[5].timing.when->text, "route R1 20.1.1.0/24 via 10.1.1.1");
    QVERIFY(std::holds_alternative<Act>(script.lines[5].statement));
    QVERIFY(!script.lines[6].timing.at && !script.lines[6].timing.after && !script.lines[6].timing.when);
}

void ScriptTest::faults_are_inputs() {
    const Script script = parsed("fail 7204VXR-1 FastEthernet0/0\nrestore 7204VXR-1 FastEthernet0/0\n");
    QCOMPARE(to_text(statement<Act>(script, 0).input), "config 7204VXR-1 interface FastEthernet0/0 ; shutdown");
    QCOMPARE(to_text(statement<Act>(script, 1).input), "config 7204VXR-1 interface FastEthernet0/0 ; no shutdown");
}

void ScriptTest::every_input_has_a_line_data() {
    QTest::addColumn<QString>("words");
    for (const char* words : {"config R1 no ip cef", "cut R1 Fa0/0", "uncut R1 Fa0/0", "impair R1 Fa0/0 loss 1%",
                              "power-off R1", "power-on R1", "reload R1", "stop-probe R1 2",
                              "flow R1 1.1.1.1 port 7 every 1ms", "stop-flow R1 1", "exec R1 clear crypto sa"})
        QTest::newRow(words) << words;
}

void ScriptTest::every_input_has_a_line() {
    QFETCH(QString, words);
    const Script script = parsed(("at 5s " + words + "\n").toUtf8());
    QCOMPARE(QString::fromStdString(to_text(statement<Act>(script, 0).input)), words);
}

void ScriptTest::configuration_lines() {
    const Script script = parsed("at 5s config R1 interface Fa0/0 ; description \"a # b\" ; shutdown  # why\n");
    const std::vector<std::string> want = {"interface Fa0/0", "description \"a # b\"", "shutdown"};
    QCOMPARE(std::get<ConfigInput>(statement<Act>(script, 0).input).lines, want);
}

void ScriptTest::pings_have_names() {
    const Script script = parsed(
        "ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s\n"
        "ping vpn7200 99.99.99.99 count 5 as short\n"
        "stop short\n");
    QCOMPARE(statement<StartPing>(script, 0).name, "99.99.99.99");
    QCOMPARE(statement<StartPing>(script, 0).ping.node, "vpn7200");
    QCOMPARE(statement<StartPing>(script, 1).name, "short");
    QCOMPARE(statement<StartPing>(script, 1).ping.request.count, 5u);
    QCOMPARE(statement<StopPing>(script, 2).name, "short");
}

void ScriptTest::steps_are_listed() {
    const Script script = parsed("step \"1 Normal\" \"watch the lock\"\nat 1s step \"2 Failure\"\n");
    QCOMPARE(script.steps().size(), 2u);
    QCOMPARE(script.steps()[0].explanation, "watch the lock");
    QCOMPARE(script.steps()[1].title, "2 Failure");
}

void ScriptTest::words_in_other_languages() {
    const Script script = parsed(
        "title \"Two gateways\"\nin pt_BR title \"Dois gateways\"\n"
        "step \"1 Normal\" \"watch\"\nin pt_BR step \"1 Normal\" \"observe\"\nat 1s step \"2 Failure\"\n");
    QCOMPARE(script.lines.size(), 2u);  // words are no lines of the run
    QCOMPARE(script.title_in("pt_BR"), "Dois gateways");
    QCOMPARE(script.title_in("en"), "Two gateways");
    const auto steps = script.steps();
    QCOMPARE(steps[0].in("pt_BR").explanation, "observe");
    QCOMPARE(steps[0].in("fr").explanation, "watch");
    QCOMPARE(steps[1].in("pt_BR").title, "2 Failure");
    const auto early = parse_script("in pt_BR step \"1\" \"observe\"\n", "x.scn");
    QVERIFY(!early && early.error().message.find("no step before") != std::string::npos);
    QVERIFY(!parse_script("in pt_BR show\n", "x.scn"));
}

void ScriptTest::expectations() {
    const Script script = parsed(
        "expect state R1 hsrp 1 Active within 30 s\n"
        "expect never log * /IKMP_NO_SA/\n"
        "expect never route R1 0.0.0.0/0 for 10s\n"
        "expect no route R1 20.1.1.0/24\n");
    QVERIFY(!statement<Expect>(script, 0).never);
    QVERIFY(statement<Expect>(script, 0).limit == Duration{30s});
    QCOMPARE(statement<Expect>(script, 0).condition.text, "state R1 hsrp 1 Active");
    QVERIFY(statement<Expect>(script, 1).never && !statement<Expect>(script, 1).limit);
    QVERIFY(statement<Expect>(script, 2).limit == Duration{10s});
    QVERIFY(statement<Expect>(script, 3).condition.negated);
}

void ScriptTest::conditions() {
    const Script script = parsed(
        "expect log R1 /Active -> Init/i within 1s\n"
        "expect record * hsrp.StateChanged to=Active from=Standby within 1s\n"
        "expect ping-answered site within 1s\n"
        "expect probe site lost<=3 since fault\n"
        "expect sa R1 peer 172.16.172.69 up\n"
        "expect ospf R1 neighbors FULL 2\n"
        "expect show R1 \"show ip route\" contains \"O E2\"\n");
    const auto what = [&](std::size_t i) { return statement<Expect>(script, i).condition.what; };
    QCOMPARE(std::get<LogMatches>(what(0)).pattern, "Active -> Init");
    QVERIFY(std::get<LogMatches>(what(0)).ignore_case);
    QCOMPARE(std::get<RecordMatches>(what(1)).fields.size(), 2u);
    QCOMPARE(std::get<RecordMatches>(what(1)).fields[1].second, "Standby");
    QCOMPARE(std::get<PingAnswered>(what(2)).probe, "site");
    QVERIFY(std::get<PacketsLost>(what(3)).comparison == Comparison::LessOrEqual);
    QCOMPARE(std::get<PacketsLost>(what(3)).count, 3u);
    QVERIFY(std::get<PacketsLost>(what(3)).since_fault);
    QCOMPARE(std::get<SaUp>(what(4)).peer.text(), "172.16.172.69");
    QCOMPARE(std::get<OspfNeighborsFull>(what(5)).count, 2u);
    QCOMPARE(std::get<ShowContains>(what(6)).text, "O E2");
}

void ScriptTest::show_names_its_file() {
    const Script script = parsed("show R1 \"show ip route\"\nat 9s show R1 \"show standby\" as before/standby.txt\n");
    QCOMPARE(statement<SaveShow>(script, 0).file, "R1.show-ip-route.txt");
    QCOMPARE(statement<SaveShow>(script, 1).file, "before-standby.txt");
}

void ScriptTest::errors_point_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    QTest::newRow("verb") << "at 5s bend R1"
                          << "x.scn:1:7: \"bend\" is not a word";
    QTest::newRow("second line") << "reload R1\ncut R1"
                                 << "x.scn:2:7: the port is missing";
    QTest::newRow("column of an input") << "at 5s ping R1 1.1.1.1 every x"
                                        << "x.scn:1:29: \"x\" is not a duration";
    QTest::newRow("time") << "at 5 cut R1 Fa0/0"
                          << "x.scn:1:4: \"5\" is not a duration";
    QTest::newRow("no then") << "when route R1 1.0.0.0/8 cut R1 Fa0/0"
                             << "x.scn:1:25: \"then\" expected";
    QTest::newRow("condition") << "expect sunshine"
                               << "x.scn:1:8: \"sunshine\" is not one of";
    QTest::newRow("regex") << "expect log R1 /(/ within 1s"
                           << "x.scn:1:15: /(/: ";
    QTest::newRow("event without time") << "expect log R1 /x/"
                                        << "x.scn:1:15: this needs \"within\"";
    QTest::newRow("no log") << "expect no log R1 /x/ within 1s"
                            << "x.scn:1:18: \"no\" and \"log\"";
    QTest::newRow("hsrp state") << "expect state R1 hsrp 1 Aktive"
                                << "x.scn:1:24: \"Aktive\" is not one of";
    QTest::newRow("prefix") << "expect route R1 20.1.1.0"
                            << "x.scn:1:17: \"20.1.1.0\" is not a prefix";
    QTest::newRow("comparison") << "expect probe p lost"
                                << "x.scn:1:16: \"lost\" is not a comparison";
    QTest::newRow("twice the name") << "ping R1 1.1.1.1\nping R2 1.1.1.1"
                                    << "x.scn:2:9: there is a ping called";
    QTest::newRow("too much") << "stop p q"
                              << "x.scn:1:8: \"q\" is too much";
    QTest::newRow("quote") << "title \"x"
                           << "x.scn:1:7: the \" is not closed";
}

void ScriptTest::errors_point() {
    QFETCH(QString, text);
    QFETCH(QString, error);
    const auto script = parse_script(text.toStdString(), "x.scn");
    QVERIFY(!script);
    QVERIFY2(QString::fromStdString(script.error().text()).startsWith(error), script.error().text().c_str());
}

QTEST_APPLESS_MAIN(ScriptTest)
#include "script_test.moc"
