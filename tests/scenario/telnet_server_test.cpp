/// Telnet into the routers of ha-vpn by real sockets of this machine, politely and rudely.
#include "app/session/telnet_server.h"

#include <QTest>

#include "app/session/telnet.h"
#include "tests/support/shown.h"
#include "tests/support/telnet_client.h"
#include "tests/support/telnet_lab.h"

using namespace switchover;           // NOLINT: a test
using namespace switchover::session;  // NOLINT
using namespace switchover::test;     // NOLINT
using namespace std::chrono_literals;
using namespace std::string_literals;

namespace {

const auto& kRouters = TelnetLab::kRouters;
constexpr int kPatience = 60'000;  ///< ms, of a loaded machine; a passing test is far quicker

std::string window(int columns, int lines) {
    const auto two = [](int n) { return std::string{static_cast<char>(n >> 8), static_cast<char>(n & 0xFF)}; };
    return "\xFF\xFB\x1F\xFF\xFA\x1F" + two(columns) + two(lines) + "\xFF\xF0";
}

}  // namespace

class TelnetServerTest : public QObject {
    Q_OBJECT

   private Q_SLOTS:
    void init() { lab_.emplace(); }

    void listens_for_this_machine_alone();
    void listens_for_others_only_when_asked();
    void ports_that_cannot_be_had();
    void every_router_has_its_port_and_tells_it();
    void a_session_at_the_console_port();
    void ends_of_lines_count_once();
    void octet_255_comes_back();
    void the_window_sets_the_page();
    void a_synch_breaks_a_ping();
    void exit_ends_the_connection_after_all_is_told();
    void who_says_no_more_still_hears();
    void who_vanishes_leaves_nothing();
    void a_line_of_a_million_octets();
    void garbage();
    void a_paste_of_five_thousand_lines();
    void a_hundred_sessions_at_once();
    void too_many_sessions();
    void who_does_not_read_is_not_worked_for();
    void who_does_not_read_what_comes_unasked_is_hung_up_on();
    void a_stopped_server_hangs_up();

   private:
    std::uint16_t port(std::size_t router = 0) const { return lab_->port(router); }
    std::optional<TelnetLab> lab_;
};

// ---- where it listens

void TelnetServerTest::listens_for_this_machine_alone() {
    lab_->serve();
    QVERIFY(!lab_->server().is_public());
    for (const ios::Listener& listener : lab_->server().listeners()) {
        QCOMPARE(listener.address, std::string{"127.0.0.1"});
        QVERIFY(TelnetClient{listener.port}.connected());
        // Another address of the same machine.
        QVERIFY(!TelnetClient(listener.port, 0, "127.0.0.2").connected());
    }
}

void TelnetServerTest::listens_for_others_only_when_asked() {
    TelnetOptions options;
    options.address = "0.0.0.0";
    lab_->serve(options);
    QVERIFY(lab_->server().is_public());
    QVERIFY(TelnetClient(port(), 0, "127.0.0.2").connected());
}

void TelnetServerTest::ports_that_cannot_be_had() {
    lab_->serve();
    TelnetOptions options;
    options.first_port = port();
    const auto taken = TelnetServer::start(lab_->engine(), {"7204VXR-1"}, options);
    QVERIFY(!taken);
    HAS(taken.error(), "cannot listen on 127.0.0.1 port " + std::to_string(port()));
    options.first_port = 65534;
    const auto beyond = TelnetServer::start(lab_->engine(), kRouters, options);
    QVERIFY(!beyond);
    HAS(beyond.error(), "4 routers do not fit between port 65534 and 65535");
    options.address = "router.example";
    const auto name = TelnetServer::start(lab_->engine(), kRouters, options);
    QVERIFY(!name);
    HAS(name.error(), "\"router.example\" is not an address to listen on");
    // What was there before is as it was.
    HAS(TelnetClient{port()}.until("started."), "Press RETURN to get started.");
}

void TelnetServerTest::every_router_has_its_port_and_tells_it() {
    lab_->serve();
    for (std::size_t i = 0; i < kRouters.size(); ++i) {
        TelnetClient client{port(i)};
        HAS(client.until("RETURN"), kRouters[i] + " con0 is now available");
        client.line("", ">");
        const std::string listed = client.line("show switchover consoles", kRouters[i] + ">");
        for (std::size_t k = 0; k < kRouters.size(); ++k)
            HAS(listed, fmt::format("{:<25} {:<16} {}\n", kRouters[k], "127.0.0.1", port(k)));
    }
}

// ---- sessions

void TelnetServerTest::a_session_at_the_console_port() {
    lab_->serve();
    TelnetClient client{port()};
    client.until("started.");
    HAS(client.line("", "7204VXR-1>"), "7204VXR-1>");
    HAS(client.line("enable", "#"), "enable\n7204VXR-1#");
    HAS(client.line("show clock", "VXR-1#"), "show clock\n");
    HAS(client.line("conf t", "(config)#"), "Enter configuration commands, one per line.  End with CNTL/Z.\n");
    client.line("interface FastEthernet0/0", "(config-if)#");
    client.line("standby 1 priority 77", "(config-if)#");
    client.send("\x1A");
    client.until("VXR-1#");
    lab_->settled();
    const auto journalled = lab_->engine().snapshot()->journal_entries;
    QVERIFY(journalled >= 1);
    HAS(client.line("show running-config | include priority", "VXR-1#"), " standby 1 priority 77\n");
}

void TelnetServerTest::ends_of_lines_count_once() {
    lab_->serve();
    for (const std::string& end : {"\r\n"s, "\r\0"s, "\r"s, "\n"s}) {
        TelnetClient client{port()};
        client.until("started.");
        client.send(end);
        client.until("7204VXR-1>");
        client.send("enable" + end);
        client.until("VXR-1#");
        client.send("show running-config" + end);
        client.until(" --More-- ");
        // One line more, and the pager is still there; then an answer to each of two commands.
        client.send(end);
        const std::string one = client.until(" --More-- ");
        QCOMPARE(std::count(one.begin(), one.end(), '\n'), 1);
        client.send("q");
        client.until("VXR-1#");
        client.send("show privilege" + end + "show clock" + end);
        QCOMPARE(client.until("show clock"), "show privilege\nCurrent privilege level is 15\n7204VXR-1#show clock"s);
    }
}

void TelnetServerTest::octet_255_comes_back() {
    lab_->serve();
    TelnetClient client{port()};
    client.until("started.");
    client.line("", ">");
    HAS(client.line("na\xFF\xFFme", "\n"), "na\xFFme");
    // Ctrl-V takes the next key as text, but no end of a line into the line.
    client.until("VXR-1>");
    HAS(client.line("show \x16\n\x16?", "VXR-1>"), "show \a?\n");
}

void TelnetServerTest::the_window_sets_the_page() {
    lab_->serve();
    const auto page = [](TelnetClient& client) {
        const std::string shown = client.line("show running-config", " --More-- ");
        client.send("q");
        client.until("VXR-1#");
        return std::count(shown.begin(), shown.end(), '\n');
    };
    TelnetClient client{port()};
    client.send(window(80, 40));
    client.until("started.");
    client.line("", ">");
    client.line("enable", "#");
    QCOMPARE(page(client), 40);  // the typed line, then 39
    client.send(window(80, 31));
    QCOMPARE(page(client), 31);
    client.send(window(0, 0));  // it does not say
    QCOMPARE(page(client), 31);
    client.line("terminal length 10", "VXR-1#");
    client.send(window(80, 40));
    QCOMPARE(page(client), 10);  // what was typed goes before it
    lab_->config({"line con 0", "length 12"});
    TelnetClient configured{port()};
    configured.send(window(80, 40));
    configured.until("started.");
    configured.line("", ">");
    configured.line("enable", "#");
    QCOMPARE(page(configured), 12);
}

void TelnetServerTest::a_synch_breaks_a_ping() {
    lab_->serve();
    TelnetClient client{port()};
    client.until("started.");
    client.line("", ">");
    client.line("enable", "#");
    client.send("ping 10.1.1.77 repeat 1000000\r\n");
    client.until("timeout is 2 seconds:");
    // As Linux's telnet sends an interrupt: IP, then IAC DM with the DM as urgent data.
    client.send("\xFF\xF4\xFF");
    client.urgent('\xF2');
    client.send("show priv\r\n");
    lab_->engine().run_until(kPowerOn + 120s);
    HAS(client.until("level is"), "Success rate is 0 percent (0/");
}

// ---- ends

void TelnetServerTest::exit_ends_the_connection_after_all_is_told() {
    lab_->serve_vty({});
    TelnetClient client{port()};
    client.until("7204VXR-1>");
    // What comes behind it must not cost the output before it.
    client.send("terminal length 0\r\nshow interfaces\r\nexit\r\n" + std::string(200'000, 'x'));
    const std::string all = client.rest();
    HAS(all, "FastEthernet0/1 is up");
    QVERIFY2(all.ends_with("VXR-1>exit\n"), all.substr(all.size() - std::min<std::size_t>(all.size(), 200)).c_str());
}

void TelnetServerTest::who_says_no_more_still_hears() {
    lab_->serve();
    TelnetClient client{port()};
    client.send("\r\nenable\r\nping 10.1.1.77 repeat 3\r\nshow privilege\r\n");
    client.half_close();
    client.until("timeout is 2 seconds:");
    lab_->engine().run_until(kPowerOn + 120s);
    const std::string all = client.rest();
    HAS(all, "...\nSuccess rate is 0 percent (0/3)");
    HAS(all, "Current privilege level is 15\n");
    QVERIFY(client.ended());
}

void TelnetServerTest::who_vanishes_leaves_nothing() {
    lab_->serve();
    TelnetClient other{port()};
    other.until("started.");
    other.line("", ">");
    {
        TelnetClient client{port()};
        client.until("started.");
        client.line("", ">");
        client.line("enable", "#");
        client.send("ping 10.1.1.77 repeat 1000000\r\n");
        client.until("timeout is 2 seconds:");
        client.reset();
    }
    // Its ping ends with it, and its line is free.
    const auto pinging = [&] {
        const auto world = lab_->engine().snapshot();
        const auto& probes = world->device(kRouters.front())->probe.probes;
        return std::any_of(probes.begin(), probes.end(), [](const auto& probe) { return probe.running; });
    };
    QTRY_VERIFY_WITH_TIMEOUT(!pinging(), kPatience);
    const std::string users = other.line("show users", "Interface  User");
    QCOMPARE(users.find("con 0"), users.rfind("con 0"));
}

// ---- rudeness

void TelnetServerTest::a_line_of_a_million_octets() {
    lab_->serve();
    TelnetClient client{port()};
    client.until("started.");
    client.line("", ">");
    client.send(std::string(1'000'000, 'a') + std::string(1'000, '\0') + "\r\n");
    HAS(client.until("unable to find computer address"), "Translating \"aaaa");
    HAS(client.line("show privilege", "level is 1"), "show privilege");
}

void TelnetServerTest::garbage() {
    lab_->serve();
    std::uint32_t state = 12345;
    const auto octet = [&state] {
        state = state * 1664525 + 1013904223;
        return static_cast<char>(state >> 24);
    };
    for (int round = 0; round < 20; ++round) {
        TelnetClient client{port(static_cast<std::size_t>(round) % kRouters.size())};
        std::string octets;
        // Every other one speaks Telnet only, and breaks off in the middle.
        for (int i = 0; i < 20'000; ++i) octets += round % 2 == 0 ? std::string{octet()} : "\xFF"s + octet();
        client.send(octets);
        client.reset();
    }
    TelnetClient client{port()};
    client.until("started.");
    client.line("", "VXR-1");
    HAS(client.line("show privilege", "level is"), "Current privilege level is");
}

void TelnetServerTest::a_paste_of_five_thousand_lines() {
    constexpr int kLines = 5'000;
    lab_->serve();
    TelnetClient client{port()};
    client.until("started.");
    client.line("", ">");
    client.line("enable", "#");
    client.line("terminal length 0", "VXR-1#");
    client.line("configure terminal", "(config)#");
    lab_->settled();
    const std::size_t before = lab_->engine().snapshot()->journal_entries;
    std::string paste;
    for (int i = 0; i < kLines; ++i)
        paste += i % 1000 == 500 ? "nonsense here\r\n"
                                 : fmt::format("access-list 150 permit ip host 10.{}.{}.1 any\r\n", i / 250, i % 250);
    client.send(paste + "end\r\n");
    const std::string shown = client.until("VXR-1#");
    for (const int line : {501, 1501, 2501, 3501, 4501})
        HAS(shown, fmt::format("% Switchover: line {} of the paste was refused\n", line));
    HAS(client.line("show running-config | count access-list 150", "VXR-1#"), "regexp = 4995\n");
    lab_->settled();
    // Large portions, not lines: each costs a look at the whole configuration.
    const std::size_t inputs = lab_->engine().snapshot()->journal_entries - before;
    QVERIFY2(inputs < kLines / 50, std::to_string(inputs).c_str());
    // A line alone, as scripts send them, gets the words of the box and no more.
    client.line("configure terminal", "(config)#");
    const std::string alone = client.line("nonsense here", "(config)#");
    HAS(alone, "% Invalid input detected at '^' marker.\n");
    HAS_NOT(alone, "Switchover");
}

void TelnetServerTest::a_hundred_sessions_at_once() {
    constexpr std::size_t kSessions = 100;
    lab_->serve();
    std::vector<std::unique_ptr<TelnetClient>> clients;
    for (std::size_t i = 0; i < kSessions; ++i) {
        clients.push_back(std::make_unique<TelnetClient>(port(i % kRouters.size())));
        QVERIFY(clients.back()->connected());
    }
    const auto name = [](std::size_t i) { return fmt::format("unheardof{:03}", i); };
    for (std::size_t i = 0; i < kSessions; ++i)
        clients[i]->send("\r\nterminal length 0\r\nshow interfaces\r\n" + name(i) + "\r\nshow privilege\r\n");
    for (std::size_t i = 0; i < kSessions; ++i) {
        const std::string all = clients[i]->until("privilege level is");
        HAS(all, "Hardware is");
        HAS(all, "Translating \"" + name(i) + "\"");
        HAS_NOT(all, name((i + 1) % kSessions));
        QVERIFY(!clients[i]->ended());
    }
}

void TelnetServerTest::too_many_sessions() {
    TelnetOptions options;
    options.most_sessions = 2;
    lab_->serve(options);
    TelnetClient first{port()};
    auto second = std::make_unique<TelnetClient>(port());
    first.until("started.");
    second->until("started.");
    QCOMPARE(TelnetClient{port()}.rest(), std::string{"% All lines are in use\n"});
    // A place that becomes free is given again.
    second->half_close();
    second->rest();
    HAS(TelnetClient{port()}.until("started."), "Press RETURN");
}

void TelnetServerTest::who_does_not_read_is_not_worked_for() {
    constexpr std::size_t kCommands = 10'000;
    lab_->serve();
    TelnetClient lazy{port(), 4096};
    lazy.send("\r\nenable\r\nterminal length 0\r\n");
    lazy.until("terminal length 0");
    std::string commands;
    for (std::size_t i = 0; i < kCommands; ++i) commands += "show running-config\r\nclear arp-cache\r\n";
    const std::size_t pushed = lazy.push(commands);
    // Others are served meanwhile.
    TelnetClient other{port()};
    other.until("started.");
    other.line("", ">");
    for (int i = 0; i < 50; ++i) HAS(other.line("show privilege", "VXR-1>"), "level is 1");
    lab_->settled();
    // Each round makes 2 kB of text: what fits into buffers, but not twenty megabytes.
    const std::size_t done = lab_->engine().snapshot()->journal_entries;
    QVERIFY2(done < kCommands, std::to_string(done).c_str());
    // Nothing is lost when it reads at last.
    lazy.send(std::string_view{commands}.substr(pushed));
    lazy.send("show privilege\r\n");
    lazy.until("Current privilege level is 15");
    lab_->settled();
    QCOMPARE(lab_->engine().snapshot()->journal_entries, kCommands);
}

void TelnetServerTest::who_does_not_read_what_comes_unasked_is_hung_up_on() {
    lab_->config({"enable secret cisco"});
    TelnetOptions options;
    options.vty = true;
    options.largest_backlog = 64 * 1024;
    lab_->serve(options);
    TelnetClient lazy{port(), 4096};
    lazy.until(">");
    lazy.line("enable", "Password: ");
    lazy.line("cisco", "#");
    lazy.line("terminal monitor", "#");
    lazy.line("debug ip icmp", "on");
    TelnetClient other{port()};
    other.until(">");
    HAS(other.line("show users", "Interface  User"), "vty 0");
    probe::PingRequest ping;
    ping.destination = *Ipv4Address::parse("10.1.1.1");
    ping.count = 0;
    ping.interval = 1ms;
    lab_->engine().apply(PingInput{kRouters.front(), ping});
    lab_->engine().run();
    const auto alone = [&] { return !has(other.line("show users", "Interface  User"), "vty 0"); };
    QTRY_VERIFY_WITH_TIMEOUT(alone(), kPatience);
    lab_->engine().pause();
    HAS(other.line("show privilege", "level is 1"), "show privilege");
}

void TelnetServerTest::a_stopped_server_hangs_up() {
    lab_->serve();
    TelnetClient client{port()};
    client.until("started.");
    client.line("", ">");
    const std::uint16_t was = port();
    // Log lines are under way while it stops.
    lab_->engine().run();
    lab_->engine().apply(*parse_input("flap 7204VXR-1 FastEthernet0/1 down 1s up 1s"));
    lab_->stop_serving();
    client.rest();
    QVERIFY(client.ended());
    QVERIFY(!TelnetClient{was}.connected());
    lab_->settled();
    lab_->engine().pause();
    // And may begin again.
    lab_->serve();
    TelnetClient again{port()};
    again.until("started.");
    HAS(again.line("", ">"), "7204VXR-1>");
}

QTEST_GUILESS_MAIN(TelnetServerTest)
#include "telnet_server_test.moc"
