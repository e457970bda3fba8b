#include <QtTest>

#include "engine/world/input.h"

using namespace switchover;  // NOLINT: a test

class InputTextTest : public QObject {
    Q_OBJECT

   private slots:
    void round_trip_data();
    void round_trip();
    void reads_what_people_write();
    void errors_point_data();
    void errors_point();
    void configuration_lines_are_kept_as_they_stand();
};

/// The shortest words of every kind of input, as `to_text` writes them.
void InputTextTest::round_trip_data() {
    QTest::addColumn<QString>("text");
    for (const char* text : {
             "config R1 interface FastEthernet0/0 ; shutdown",
             "config R1 no ip cef",
             "config R1 banner motd #a \\; b\\\\c\\nd#",
             "config R1 description \"half open ;  indented",
             "cut R1 FastEthernet0/0",
             "uncut SW 3",
             "flap R1 FastEthernet0/0 down 2s up 8s count 5",
             "flap R1 FastEthernet0/0 down 500ms up 1s",
             "flap R1 FastEthernet0/0 down 3s count 1",
             "flap SW 3 none",
             "impair R1 FastEthernet0/0 none",
             "impair R1 FastEthernet0/0 drop",
             "impair R1 FastEthernet0/0 drop loss 0.0001% corrupt 2.5% delay 20ms jitter 1500us duplicate 100% "
             "reorder 1% reorder-by 2ms",
             "power-off R1",
             "power-on R1",
             "reload R1",
             "ping R1 99.99.99.99",
             "ping R1 99.99.99.99 source 20.1.1.1 every 100ms count 17 size 1500 timeout 3s df tos 184 id 7",
             "ping R1 99.99.99.99 size 36 sweep 1500 4 df pattern 65535 validate record 9 verbose",
             "ping R1 99.99.99.99 every 1s",
             "ping R1 99.99.99.99 every 1s count 5",
             "ping R1 99.99.99.99 count 0",
             "traceroute R1 99.99.99.99",
             "traceroute R1 99.99.99.99 source 20.1.1.1 probes 1 timeout 500ms ttl 2 7 port 40000 id 9",
             "replace-config R1 hostname a\\ninterface FastEthernet0/0\\n description x \\; y\\nend",
             "replace-config R1 as vty0 (127.0.0.1) ; hostname a\\ninterface FastEthernet0/0\\nend",
             "stop-probe R1 4",
             "flow R1 10.0.0.2 source 10.0.0.1 port 7 every 10us count 9 size 64",
             "flow R1 10.0.0.2",
             "stop-flow R1 1",
             "exec R1 clear crypto sa",
         })
        QTest::newRow(text) << text;
}

void InputTextTest::round_trip() {
    QFETCH(QString, text);
    const auto input = parse_input(text.toStdString());
    if (!input) QFAIL(input.error().c_str());
    QCOMPARE(QString::fromStdString(to_text(*input)), text);
}

void InputTextTest::reads_what_people_write() {
    const auto impair = parse_input("  impair R1  Fa0/0   delay 1.5ms loss 12%  # slow and lossy");
    QVERIFY(impair);
    const auto& m = std::get<ImpairInput>(*impair).impairment;
    QCOMPARE(m.extra_delay, Duration{1500us});
    QCOMPARE(m.loss_ppm, 120'000u);
    QVERIFY(!m.drop_all);

    const auto ping = parse_input("ping vpn7200 99.99.99.99 every 1s source 20.1.1.1");
    QVERIFY(ping);
    QCOMPARE(std::get<PingInput>(*ping).request.interval, Duration{1s});
    QCOMPARE(std::get<PingInput>(*ping).request.source.text(), "20.1.1.1");
    QCOMPARE(std::get<PingInput>(*ping).request.count, 0u);  // goes on
    QCOMPARE(std::get<PingInput>(*parse_input("ping R1 1.1.1.1")).request.count, 5u);

    const auto reload = parse_input("reload R1");
    QVERIFY(reload && std::get<PowerInput>(*reload).action == PowerInput::Action::Reload);
}

void InputTextTest::errors_point_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("error");
    QTest::newRow("empty") << ""
                           << "column 1: what to do is missing";
    QTest::newRow("verb") << "  bend R1"
                          << "column 3: \"bend\" is not one of";
    QTest::newRow("no port") << "cut R1"
                             << "column 7: the port is missing";
    QTest::newRow("too much") << "cut R1 Fa0/0 now"
                              << "column 14: \"now\" is too much";
    QTest::newRow("duration") << "impair R1 Fa0/0 delay 20"
                              << "column 23: \"20\" is not a duration";
    QTest::newRow("percent") << "impair R1 Fa0/0 loss 101%"
                             << "column 22: \"101%\" is not a percentage";
    QTest::newRow("percent decimals") << "impair R1 Fa0/0 loss 0.00001%"
                                      << "column 22:";
    QTest::newRow("flap how") << "flap R1 Fa0/0 up 2s"
                              << "column 15: \"up\" is not one of down, none";
    QTest::newRow("flap, never up") << "flap R1 Fa0/0 down 2s"
                                    << "column 22: up and how long";
    QTest::newRow("flap for nothing") << "flap R1 Fa0/0 down 0s up 1s"
                                      << "column 20: it must be out";
    QTest::newRow("impairment") << "impair R1 Fa0/0 slow"
                                << "column 17: \"slow\" is not one of drop";
    QTest::newRow("nothing impaired") << "impair R1 Fa0/0"
                                      << "column 16: what is impaired";
    QTest::newRow("address") << "ping R1 99.99.99"
                             << "column 9: \"99.99.99\" is not an IPv4 address";
    QTest::newRow("interval") << "ping R1 1.1.1.1 every 0s"
                              << "column 23: the interval";
    QTest::newRow("size") << "ping R1 1.1.1.1 size 20"
                          << "column 22: \"20\" is not a number from 28";
    QTest::newRow("no line") << "config R1 "
                             << "column 10: a configuration line is missing";
    QTest::newRow("no command") << "exec R1"
                                << "column 8: the command is missing";
    QTest::newRow("quote") << "cut \"R1 Fa0/0"
                           << "column 5: the \" is not closed";
}

void InputTextTest::errors_point() {
    QFETCH(QString, text);
    QFETCH(QString, error);
    const auto input = parse_input(text.toStdString());
    QVERIFY(!input);
    QVERIFY2(QString::fromStdString(input.error()).startsWith(error), input.error().c_str());
}

void InputTextTest::configuration_lines_are_kept_as_they_stand() {
    const auto input = parse_input("config R1 interface Fa0/0;description a # b; shutdown");
    QVERIFY(input);
    const std::vector<std::string> want = {"interface Fa0/0", "description a # b", "shutdown"};
    QCOMPARE(std::get<ConfigInput>(*input).lines, want);
}

QTEST_APPLESS_MAIN(InputTextTest)
#include "input_text_test.moc"
