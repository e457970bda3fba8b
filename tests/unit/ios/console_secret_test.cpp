/// Passwords as they are typed, stored, shown and asked for.
#include <QTest>

#include "engine/ios/config/reader.h"
#include "engine/ios/config/secret.h"
#include "engine/ios/show/running_config.h"
#include "tests/support/at_console.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

class ConsoleSecretTest : public QObject, private AtConsole {
    Q_OBJECT

   private Q_SLOTS:
    void init() { sit_down_privileged(30s); }

    void known_answers();
    void a_secret_is_hashed();
    void what_is_no_secret_is_refused();
    void clear_until_the_service_is_on();
    void typed_under_the_service();
    void a_file_stays_as_it_is_written();
    void users_log_in();

   private:
    std::string running(const char* filter) { return t_->line("show running-config | include " + std::string{filter}); }
    /// It reads back into the same device, and another life of the session has the same octets.
    void reads_back_and_replays() {
        DeviceConfig read;
        QVERIFY(ios::read_config(ios::config_text(config()), {}, read).problems().empty());
        QVERIFY(read == config());
        Lab again = lab_->replayed();
        same(ios::config_text(*again.world().device(kBox)->config()), ios::config_text(config()));
    }
};

void ConsoleSecretTest::known_answers() {
    // Published pairs.
    QCOMPARE(ios::encrypt_type5("cisco", "mERr"), std::string{"$1$mERr$hx5rVt7rPNoS4wqbXKX7m0"});
    QCOMPARE(ios::decrypt_type7("0822455D0A16"), std::string{"cisco"});
    QCOMPARE(ios::encrypt_type7("cisco", 8), std::string{"0822455D0A16"});
    for (unsigned seed = 0; seed < 16; ++seed)
        QCOMPARE(ios::decrypt_type7(ios::encrypt_type7("a long Passw0rd with blanks?", seed)),
                 std::string{"a long Passw0rd with blanks?"});
    QVERIFY(ios::password_fits("5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0", "cisco"));
    QVERIFY(!ios::password_fits("5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0", "Cisco"));
    QVERIFY(!ios::password_fits("", ""));
    QVERIFY(!ios::password_fits("7 08", ""));
}

void ConsoleSecretTest::a_secret_is_hashed() {
    configure({"enable secret open sesame", "username ann privilege 15 secret 0 word"});
    const std::string shown = running("secret");
    MATCHES(shown, R"(.*\nenable secret 5 \$1\$[./0-9A-Za-z]{4}\$[./0-9A-Za-z]{22}\n)"
                   R"(username ann privilege 15 secret 5 \$1\$[./0-9A-Za-z]{4}\$[./0-9A-Za-z]{22}\n7204VXR-1#)");
    HAS_NOT(shown, "sesame");
    reads_back_and_replays();
    // What is hashed already stays.
    configure({"enable secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0"});
    HAS(running("enable"), "\nenable secret 5 $1$mERr$hx5rVt7rPNoS4wqbXKX7m0\n7204VXR-1#");
    t_->lines({"disable", "enable"});
    same(t_->line("cisco"), "\n7204VXR-1#");
    configure({"enable secret open sesame", "no enable secret", "enable secret open sesame"});
    t_->lines({"disable", "enable"});
    same(t_->line("open sesame"), "\n7204VXR-1#");
    configure({"no enable secret"});
    HAS_NOT(running("^enable"), "enable secret");
}

void ConsoleSecretTest::what_is_no_secret_is_refused() {
    HAS(configure({"enable secret 5 cisco"}), "ERROR: The secret you entered is not a valid encrypted secret.\n");
    HAS(configure({"enable secret 7 0822455D0A16"}), "ERROR: The secret you entered");
    HAS(configure({"enable password 7 cisco"}), "Invalid encrypted password: cisco\n");
    HAS(configure({"enable password 5 cisco"}), "Invalid encryption type: 5\n");
    HAS(configure({"line vty 0 4", "password 7 XY"}), "Invalid encrypted password: XY\n");
    HAS_NOT(lab_->show(kBox, "show running-config"), "enable ");
}

void ConsoleSecretTest::clear_until_the_service_is_on() {
    configure({"enable password 0 first", "username bob password second", "line vty 0 4", "password third word",
               "line con 0", "password 7 0822455D0A16"});
    const std::string clear = running("password");
    HAS(clear, "\nenable password first\n");
    HAS(clear, "\nusername bob password 0 second\n");
    HAS(clear, "\n password third word\n");
    configure({"service password-encryption"});
    const std::string hidden = running("password");
    HAS(hidden, "\nservice password-encryption\n");
    MATCHES(hidden, R"(.*\nenable password 7 \d\d[0-9A-F]{10}\n.*)");
    MATCHES(hidden, R"(.*\nusername bob password 7 \d\d[0-9A-F]{12}\n.*)");
    MATCHES(hidden, R"(.*\n password 7 \d\d[0-9A-F]{20}\n.*)");
    HAS(hidden, "\n password 7 0822455D0A16\n");
    for (const char* word : {"first", "second", "third"}) HAS_NOT(hidden, word);
    reads_back_and_replays();
    // Without the service they stay as they are; what is typed then is in clear again.
    configure({"no service password-encryption", "username eve password fourth"});
    MATCHES(running("password"), R"(.*\nenable password 7 \d\d[0-9A-F]{10}\n.*)");
    HAS(running("password"), "\nusername eve password 0 fourth\n");
    Terminal vty{*lab_, *consoles_, kBox, ios::Console::Kind::Vty};
    same(vty.lines({"", "enable"}), "enable\nPassword: ");
    same(vty.line("first"), "\n7204VXR-1#");
}

void ConsoleSecretTest::typed_under_the_service() {
    configure({"service password-encryption", "enable password first", "username bob password 0 second",
               "username password password password secret word", "line vty 0 4", "password third"});
    const std::string hidden = running("password");
    MATCHES(hidden, R"(.*\nenable password 7 \d\d[0-9A-F]{10}\nusername bob password 7 \d\d[0-9A-F]{12}\n)"
                    R"(username password password 7 \d\d[0-9A-F]{40}\n password 7 \d\d[0-9A-F]{10}\n7204VXR-1#)");
    reads_back_and_replays();
}

void ConsoleSecretTest::a_file_stays_as_it_is_written() {
    const std::string lines = "enable secret 5 $1$x\nenable password 0 clear\nusername u password 0 p\n";
    DeviceConfig config;
    QVERIFY(ios::read_config("service password-encryption\n" + lines + "line con 0\n password q\n", {}, config)
                .problems()
                .empty());
    const std::string text = ios::config_text(config);
    HAS(text, "\n" + lines);
    HAS(text, "\nline con 0\n password q\n");
}

void ConsoleSecretTest::users_log_in() {
    configure({"username ann secret word", "username bob password second", "line vty 0 4", "login local"});
    for (const auto& [name, password] : {std::pair{"ann", "word"}, std::pair{"bob", "second"}}) {
        Terminal vty{*lab_, *consoles_, kBox, ios::Console::Kind::Vty};
        HAS(vty.take(), "\nUser Access Verification\n\nUsername: ");
        same(vty.line(name), std::string{name} + "\nPassword: ");
        same(vty.line(password), "\n7204VXR-1>");
    }
    Terminal nobody{*lab_, *consoles_, kBox, ios::Console::Kind::Vty};
    nobody.lines({"eve", "", ""});
    HAS(nobody.line(""), "% Bad passwords\n");
    QVERIFY(nobody.closed());
}

QTEST_APPLESS_MAIN(ConsoleSecretTest)
#include "console_secret_test.moc"
