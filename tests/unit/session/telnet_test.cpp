/// The Telnet decoder: RFC 854, 855, 857, 858, 1073, 1143.
#include "app/session/telnet.h"

#include <QTest>

using switchover::session::Telnet;
using namespace std::string_literals;

namespace {

constexpr char kEcho = 1, kSga = 3, kTerminalType = 24, kNaws = 31, kLineMode = 34;

std::string iac(std::initializer_list<int> octets) {
    std::string out{'\xFF'};
    for (const int octet : octets) out.push_back(static_cast<char>(octet));
    return out;
}
std::string will(char option) { return iac({251, option}); }
std::string wont(char option) { return iac({252, option}); }
std::string doing(char option) { return iac({253, option}); }
std::string dont(char option) { return iac({254, option}); }
std::string sub(char option, const std::string& data) { return iac({250, option}) + data + iac({240}); }

/// What a decoder makes of octets: once at a stretch and once octet by octet, which must be the same.
struct Heard {
    std::string typed, reply;
    std::optional<Telnet::Window> window;
    bool operator==(const Heard&) const = default;
};
Heard hear(Telnet& telnet, std::string_view octets) {
    Heard out;
    out.typed = telnet.receive(octets, out.reply);
    out.window = telnet.take_window();
    return out;
}
Heard hear(std::string_view octets) {
    Telnet whole;
    const Heard out = hear(whole, octets);
    Telnet pieces;
    Heard each;
    for (const char c : octets) {
        each.typed += pieces.receive({&c, 1}, each.reply);
        if (const auto window = pieces.take_window()) each.window = window;
    }
    return each == out ? out : Heard{"whole and in pieces it is not the same", {}, {}};
}

void same(const std::string& got, const std::string& want) {
    QCOMPARE(QByteArray::fromStdString(got).toPercentEncoding(), QByteArray::fromStdString(want).toPercentEncoding());
}

}  // namespace

class TelnetTest : public QObject {
    Q_OBJECT

   private Q_SLOTS:
    void greeting_offers_echo_and_asks_for_the_window();
    void text_data();
    void text();
    void text_goes_out_escaped();
    void answers_to_the_greeting_are_not_answered();
    void options_data();
    void options();
    void a_change_is_answered_once();
    void contradiction_comes_to_an_end();
    void window_size_data();
    void window_size();
    void a_subnegotiation_without_an_end_swallows_no_commands();
    void any_octets();
};

void TelnetTest::greeting_offers_echo_and_asks_for_the_window() {
    same(Telnet::greeting(), will(kEcho) + will(kSga) + doing(kNaws));
}

void TelnetTest::text_data() {
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<QByteArray>("typed");
    const auto row = [](const char* name, const std::string& octets, const std::string& typed) {
        QTest::newRow(name) << QByteArray::fromStdString(octets) << QByteArray::fromStdString(typed);
    };
    row("plain", "show clock", "show clock");
    row("RFC 854 CR LF is one end of line", "a\r\nb\r\n", "a\rb\r");
    row("RFC 854 CR NUL is one", "a\r\0b\r\0"s, "a\rb\r");
    row("CR alone", "a\rb\r", "a\rb\r");
    row("LF alone", "a\nb\n", "a\nb\n");
    row("two ends of line", "\r\n\r\n", "\r\r");
    row("CR CR LF", "\r\r\n", "\r\r");
    row("a command between CR and LF", "a\r" + iac({241}) + "\nb", "a\rb");
    row("NUL means nothing", "a\0\0b"s, "ab");
    row("255 is doubled",
        "\xFF\xFF"
        "a\xFF\xFF",
        "\xFF"
        "a\xFF");
    row("octets above 127", "caf\xC3\xA9", "caf\xC3\xA9");
    row("break", iac({243}), "\x1E");
    row("interrupt process", iac({244}), "\x1E");
    row("erase character", "ab" + iac({247}), "ab\b");
    row("erase line", "ab" + iac({248}), "ab\x15");
    row("no operation, go ahead, data mark, abort output",
        "a" + iac({241}) + iac({249}) + iac({242}) + iac({245}) + "b", "ab");
    row("commands that nobody defined", "a" + iac({0}) + iac({100}) + iac({239}) + "b", "ab");
    row("an end of no subnegotiation", "a" + iac({240}) + "b", "ab");
    row("a synch", iac({244}) + iac({242}), "\x1E");
}

void TelnetTest::text() {
    QFETCH(QByteArray, octets);
    QFETCH(QByteArray, typed);
    const Heard heard = hear(octets.toStdString());
    same(heard.typed, typed.toStdString());
    same(heard.reply, "");
    QVERIFY(!heard.window);
}

void TelnetTest::text_goes_out_escaped() {
    same(Telnet::escape("a\r\nb"), "a\r\nb");
    same(Telnet::escape("R1#sh\r$ow"), "R1#sh\r\0$ow"s);
    same(Telnet::escape("end\r"), "end\r\0"s);
    same(Telnet::escape("\xFF\xFE"), "\xFF\xFF\xFE");
    same(hear("a" + iac({246}) + "b").reply, "\r\n[Yes]\r\n");
}

void TelnetTest::answers_to_the_greeting_are_not_answered() {
    // As Linux, PuTTY and telnetlib answer it.
    same(hear(doing(kEcho) + doing(kSga) + will(kNaws)).reply, "");
    same(hear(dont(kEcho) + dont(kSga) + wont(kNaws)).reply, "");
}

void TelnetTest::options_data() {
    QTest::addColumn<int>("verb");
    QTest::addColumn<int>("option");
    QTest::addColumn<int>("answer");  // 0: none
    const auto row = [](const char* name, int verb, int option, int answer) {
        QTest::newRow(name) << verb << option << answer;
    };
    row("RFC 858 client suppresses go ahead: agreed", 251, kSga, 253);
    row("RFC 857 client would echo: refused", 251, kEcho, 254);
    row("RFC 1091 terminal type: refused", 251, kTerminalType, 254);
    row("line mode: refused", 251, kLineMode, 254);
    row("binary: refused", 251, 0, 254);
    row("option 255: refused", 251, 255, 254);
    row("do binary: refused", 253, 0, 252);
    row("do status: refused", 253, 5, 252);
    row("do window size: refused", 253, kNaws, 252);
    row("an end of what never was", 252, kLineMode, 0);
    row("nor was asked", 254, kTerminalType, 0);
}

void TelnetTest::options() {
    QFETCH(int, verb);
    QFETCH(int, option);
    QFETCH(int, answer);
    const Heard heard = hear("x" + iac({verb, option}) + "y");
    same(heard.typed, "xy");
    same(heard.reply, answer == 0 ? std::string{} : iac({answer, option}));
}

void TelnetTest::a_change_is_answered_once() {
    Telnet telnet;
    same(hear(telnet, will(kSga)).reply, doing(kSga));
    same(hear(telnet, will(kSga)).reply, "");
    same(hear(telnet, wont(kSga)).reply, dont(kSga));
    same(hear(telnet, wont(kSga)).reply, "");
    same(hear(telnet, doing(kEcho)).reply, "");
    same(hear(telnet, dont(kEcho)).reply, wont(kEcho));
    same(hear(telnet, doing(kEcho)).reply, will(kEcho));
}

void TelnetTest::contradiction_comes_to_an_end() {
    // A client that insists on everything, whatever it is told.
    Telnet telnet;
    std::size_t answered = 0;
    for (int round = 0; round < 1000; ++round) {
        std::string octets;
        for (int option = 0; option < 256; ++option) {
            octets += will(static_cast<char>(option)) + doing(static_cast<char>(option));
            octets += round % 2 == 0 ? wont(static_cast<char>(option)) : dont(static_cast<char>(option));
        }
        const Heard heard = hear(telnet, octets);
        QCOMPARE(heard.typed.size(), 0U);
        answered += heard.reply.size();
    }
    QVERIFY(answered > 0);
    QVERIFY(answered <= 256U * 3 * Telnet::kMostAnswers);
    QCOMPARE(hear(telnet, "still here").typed, std::string{"still here"});
}

void TelnetTest::window_size_data() {
    QTest::addColumn<QByteArray>("octets");
    QTest::addColumn<int>("columns");  // -1: nothing was told
    QTest::addColumn<int>("lines");
    const auto row = [](const char* name, const std::string& octets, int columns, int lines) {
        QTest::newRow(name) << QByteArray::fromStdString(octets) << columns << lines;
    };
    row("RFC 1073", will(kNaws) + sub(kNaws, "\0\x50\0\x32"s), 80, 50);
    row("large", will(kNaws) + sub(kNaws, "\x01\x02\x03\x04"), 0x102, 0x304);
    row("255 is doubled", will(kNaws) + sub(kNaws, "\0\xFF\xFF\0\xFF\xFF"s), 255, 255);
    row("not said", will(kNaws) + sub(kNaws, "\0\0\0\0"s), 0, 0);
    row("told unasked, before the agreement", sub(kNaws, "\0\x50\0\x18"s), 80, 24);
    row("the last one counts", sub(kNaws, "\0\x50\0\x18"s) + sub(kNaws, "\0\x84\0\x2B"s), 132, 43);
    row("after a refusal", wont(kNaws) + sub(kNaws, "\0\x50\0\x18"s), -1, -1);
    row("too short", sub(kNaws, "\0\x50\0"s), -1, -1);
    row("too long", sub(kNaws, "\0\x50\0\x18\x18"s), -1, -1);
    row("empty", sub(kNaws, ""), -1, -1);
    row("another option", sub(kTerminalType, "\0VT1"s), -1, -1);
}

void TelnetTest::window_size() {
    QFETCH(QByteArray, octets);
    QFETCH(int, columns);
    QFETCH(int, lines);
    const Heard heard = hear(octets.toStdString());
    same(heard.typed, "");
    QCOMPARE(heard.window.has_value(), columns >= 0);
    if (!heard.window) return;
    QCOMPARE(int{heard.window->columns}, columns);
    QCOMPARE(int{heard.window->lines}, lines);
}

void TelnetTest::a_subnegotiation_without_an_end_swallows_no_commands() {
    same(hear(iac({250, kTerminalType}) + "abc" + iac({241}) + "show").typed, "show");
    same(hear(iac({250, kNaws}) + will(kLineMode) + "show").reply, dont(kLineMode));
    same(hear(iac({250}) + iac({240}) + "show").typed, "show");
    // As long as it likes, and nothing of it is kept.
    same(hear(iac({250, kNaws}) + std::string(1'000'000, 'x') + iac({240}) + "show").typed, "show");
}

void TelnetTest::any_octets() {
    // Every pair and triple with IAC in every place: no octet is read twice, and what is agreed stays sane.
    for (int a = 0; a < 256; ++a)
        for (int b = 0; b < 256; ++b) {
            Telnet telnet;
            const Heard heard = hear(telnet, iac({a, b}) + iac({b, a}));
            QVERIFY(heard.typed.size() <= 6);
            QVERIFY(heard.reply.size() <= 18);
        }
}

QTEST_APPLESS_MAIN(TelnetTest)
#include "telnet_test.moc"
