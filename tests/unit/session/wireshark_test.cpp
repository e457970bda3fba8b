#include "app/session/wireshark.h"

#include <QtTest>

using namespace switchover;           // NOLINT: a test
using namespace switchover::session;  // NOLINT

namespace {

Record keys(crypto::Cipher cipher, crypto::Hash integrity, std::uint32_t spi) {
    ipsec::SaKeys sa;
    sa.source = *Ipv4Address::parse("172.16.172.69");
    sa.destination = *Ipv4Address::parse("172.16.172.53");
    sa.spi = spi;
    sa.transform = {cipher, integrity};
    for (std::size_t i = 0; i < crypto::key_size(cipher); ++i) sa.cipher_key.push_back(static_cast<std::uint8_t>(i));
    if (integrity != crypto::Hash::None) sa.integrity_key = Bytes(16, 0xab);
    return {kPowerOn, 0, 0, ipsec::Record{sa}};
}

}  // namespace

class WiresharkTest : public QObject {
    Q_OBJECT

   private slots:
    void an_esp_sa_is_one_line_of_the_preference_file();
    void names_are_those_of_wireshark_data();
    void names_are_those_of_wireshark();
    void an_ike_key_stands_behind_its_cookie();
    void both_ends_report_an_sa_but_it_is_kept_once();
};

void WiresharkTest::an_esp_sa_is_one_line_of_the_preference_file() {
    WiresharkKeys to;
    to.on_record(keys(crypto::Cipher::Des, crypto::Hash::Md5, 0x1abc));
    QCOMPARE(to.esp_sa(),
             "\"IPv4\",\"172.16.172.69\",\"172.16.172.53\",\"0x00001abc\",\"DES-CBC [RFC2405]\",\"0x0001020304050607\","
             "\"HMAC-MD5-96 [RFC2403]\",\"0xabababababababababababababababab\"\n");
    QVERIFY(to.ikev1_decryption_table().empty());
}

void WiresharkTest::names_are_those_of_wireshark_data() {
    using crypto::Cipher;
    using crypto::Hash;
    QTest::addColumn<int>("cipher");
    QTest::addColumn<int>("integrity");
    QTest::addColumn<QString>("part");
    const auto row = [](const char* name, Cipher cipher, Hash integrity, const char* part) {
        QTest::newRow(name) << static_cast<int>(cipher) << static_cast<int>(integrity) << QString{part};
    };
    row("3des", Cipher::TripleDes, Hash::Sha1, "\"TripleDES-CBC [RFC2451]\",");
    row("sha1", Cipher::TripleDes, Hash::Sha1, "\"HMAC-SHA-1-96 [RFC2404]\",");
    row("aes", Cipher::Aes256, Hash::Sha256, "\"AES-CBC [RFC3602]\",");
    row("sha256", Cipher::Aes256, Hash::Sha256, "\"HMAC-SHA-256-128 [RFC4868]\",");
    row("gcm", Cipher::Aes256Gcm, Hash::None, "\"AES-GCM with 16 octet ICV [RFC4106]\",");
    row("no integrity", Cipher::Des, Hash::None, "\"NULL\",\"\"\n");
    row("null", Cipher::Null, Hash::Md5, "\"NULL\",\"\",\"HMAC-MD5-96 [RFC2403]\"");
}

void WiresharkTest::names_are_those_of_wireshark() {
    QFETCH(int, cipher);
    QFETCH(int, integrity);
    QFETCH(QString, part);
    WiresharkKeys to;
    to.on_record(keys(static_cast<crypto::Cipher>(cipher), static_cast<crypto::Hash>(integrity), 1));
    const QString line = QString::fromStdString(to.esp_sa());
    QVERIFY2(line.contains(part), qPrintable(line));
}

void WiresharkTest::an_ike_key_stands_behind_its_cookie() {
    ike::KeysDerived derived;
    derived.initiator_cookie = 0x00a1b2c3d4e5f607;
    derived.key = {0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef};
    WiresharkKeys to;
    to.on_record({kPowerOn, 0, 0, ike::Record{derived}});
    QCOMPARE(to.ikev1_decryption_table(), "00a1b2c3d4e5f607,0123456789abcdef\n");
    QVERIFY(to.esp_sa().empty());
}

void WiresharkTest::both_ends_report_an_sa_but_it_is_kept_once() {
    WiresharkKeys to;
    for (const std::uint32_t spi : {1u, 2u, 1u, 2u}) to.on_record(keys(crypto::Cipher::Des, crypto::Hash::Md5, spi));
    const std::string text = to.esp_sa();
    QCOMPARE(std::count(text.begin(), text.end(), '\n'), 2);
}

QTEST_APPLESS_MAIN(WiresharkTest)
#include "wireshark_test.moc"
