/// Who may use a line vty: `login`, `password` and `enable` of types 0, 5 and 7, over real sockets.
#include <QTest>

#include "tests/support/shown.h"
#include "tests/support/telnet_client.h"
#include "tests/support/telnet_lab.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

class TelnetLoginTest : public QObject {
    Q_OBJECT

   private Q_SLOTS:
    void init() { lab_.emplace(); }

    void passwords_of_a_line_data();
    void passwords_of_a_line();
    void enable_passwords_data();
    void enable_passwords();
    void user_names();
    void a_line_that_has_no_password();
    void three_wrong_passwords();
    void no_more_sessions_than_lines();

   private:
    std::optional<TelnetLab> lab_;
};

void TelnetLoginTest::passwords_of_a_line_data() {
    QTest::addColumn<QString>("stored");
    QTest::newRow("no type") << "cisco";
    QTest::newRow("type 0") << "0 cisco";
    QTest::newRow("type 7") << "7 0822455D0A16";
}

void TelnetLoginTest::passwords_of_a_line() {
    QFETCH(QString, stored);
    lab_->serve_vty({"line vty 0 4", "password " + stored.toStdString(), "login"});
    TelnetClient client{lab_->port()};
    HAS(client.until("Password: "), "User Access Verification\n\nPassword: ");
    HAS_NOT(client.line("Cisco", "Password: "), "Cisco");  // wrong, and not shown
    HAS_NOT(client.line("cisco", "7204VXR-1>"), "cisco");
    HAS(client.line("show users", "VXR-1>"), "2 vty 0");
}

void TelnetLoginTest::enable_passwords_data() {
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("bad");
    const auto row = [](const char* name, const char* line, const char* bad) {
        QTest::newRow(name) << QString::fromLatin1(line) << QString::fromLatin1(bad);
    };
    row("password", "enable password cisco", "% Bad passwords");
    row("password 0", "enable password 0 cisco", "% Bad passwords");
    row("password 7", "enable password 7 0822455D0A16", "% Bad passwords");
    row("secret", "enable secret cisco", "% Bad ");
    row("secret 0", "enable secret 0 cisco", "% Bad ");
    // The type 5 of `cisco` with the salt `mERr`, as found in many published configurations.
    row("secret 5", "enable secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0", "% Bad secrets");
}

void TelnetLoginTest::enable_passwords() {
    QFETCH(QString, line);
    QFETCH(QString, bad);
    lab_->serve_vty({line.toStdString()});
    TelnetClient client{lab_->port()};
    client.until("7204VXR-1>");
    client.line("enable", "Password: ");
    client.line("cisc", "Password: ");
    client.line("cisco ", "Password: ");
    HAS(client.line("", "7204VXR-1>"), bad.toStdString());
    client.line("enable", "Password: ");
    HAS(client.line("cisco", "7204VXR-1#"), "\n7204VXR-1#");
}

void TelnetLoginTest::user_names() {
    lab_->serve_vty({"username ana password 7 0822455D0A16", "username rui secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0",
                     "line vty 0 4", "login local"});
    for (const char* name : {"ana", "rui"}) {
        TelnetClient client{lab_->port()};
        client.until("Username: ");
        HAS(client.line(name, "Password: "), name);
        client.line("cisco", "7204VXR-1>");
        HAS(client.line("show users", "VXR-1>"), name);
    }
    TelnetClient nobody{lab_->port()};
    nobody.until("Username: ");
    nobody.line("eve", "Password: ");
    HAS_NOT(nobody.line("cisco", ": "), "7204VXR-1>");
}

void TelnetLoginTest::a_line_that_has_no_password() {
    lab_->serve_vty({"line vty 0 4", "login"});
    TelnetClient client{lab_->port()};
    HAS(client.rest(), "Password required, but none set");
    QVERIFY(client.ended());
    // And without `enable secret` nobody becomes privileged from afar.
    lab_->config({"line vty 0 4", "no login"});
    TelnetClient open{lab_->port()};
    open.until(">");
    HAS(open.line("enable", "VXR-1>"), "% No password set\n");
}

void TelnetLoginTest::three_wrong_passwords() {
    lab_->serve_vty({"line vty 0 4", "password cisco", "login"});
    TelnetClient client{lab_->port()};
    client.until("Password: ");
    client.line("x", "Password: ");
    client.line("y", "Password: ");
    client.send("z\r\n");
    HAS(client.rest(), "% Bad passwords\n");
    QVERIFY(client.ended());
}

void TelnetLoginTest::no_more_sessions_than_lines() {
    lab_->serve_vty({"line vty 0 4", "password cisco", "login"});
    std::vector<std::unique_ptr<TelnetClient>> clients;
    for (int i = 0; i < 5; ++i) {
        clients.push_back(std::make_unique<TelnetClient>(lab_->port()));
        HAS(clients.back()->until("Password: "), "User Access Verification");
    }
    // A line that the configuration does not have would have no password either.
    TelnetClient sixth{lab_->port()};
    HAS(sixth.rest(), "% All lines are in use\n");
    QVERIFY(sixth.ended());
    lab_->config({"line vty 0 15", "password other", "login"});
    TelnetClient seventh{lab_->port()};
    seventh.until("Password: ");
    HAS(seventh.line("other", "7204VXR-1>"), "7204VXR-1>");
}

QTEST_APPLESS_MAIN(TelnetLoginTest)
#include "telnet_login_test.moc"
