#include "engine/crypto/crypto.h"
#include "engine/crypto/esp_context.h"

#include <QtTest>

using namespace switchover;
using namespace switchover::crypto;

namespace {

Bytes ascii(const char* text) { return {text, text + std::strlen(text)}; }
Bytes repeat(std::uint8_t octet, std::size_t n) { return Bytes(n, octet); }
QString text(ByteView octets) { return QString::fromStdString(hex(octets)); }

/// p = 2^bits - (2^bits mod p), for the primes lie above 2^(bits-1); shows which prime is really used.
Bytes prime_in_use(DhGroup group) {
    const auto bits = static_cast<std::uint16_t>(group_size(group) * 8);
    Bytes p = dh_public(group, Bytes{static_cast<std::uint8_t>(bits >> 8), static_cast<std::uint8_t>(bits)});
    int carry = 1;
    for (auto i = p.rbegin(); i != p.rend(); ++i) {
        const int sum = (*i ^ 0xFF) + carry;
        *i = static_cast<std::uint8_t>(sum);
        carry = sum >> 8;
    }
    return p;
}

}  // namespace

class CryptoTest : public QObject {
    Q_OBJECT

   private slots:
    void every_algorithm_is_there() {
        const auto checked = self_check();
        QVERIFY2(checked.has_value(), checked ? "" : checked.error().c_str());
    }

    void digest_data() {
        QTest::addColumn<int>("hash");
        QTest::addColumn<QString>("input");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, Hash hash, const char* input, const char* expected) {
            QTest::newRow(name) << int(hash) << QString{input} << QString{expected};
        };
        row("RFC 1321 empty", Hash::Md5, "", "d41d8cd98f00b204e9800998ecf8427e");
        row("RFC 1321 abc", Hash::Md5, "abc", "900150983cd24fb0d6963f7d28e17f72");
        row("FIPS 180 SHA-1 abc", Hash::Sha1, "abc", "a9993e364706816aba3e25717850c26c9cd0d89d");
        row("FIPS 180 SHA-256 abc", Hash::Sha256, "abc",
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }
    void digest() {
        QFETCH(int, hash);
        QFETCH(QString, input);
        QFETCH(QString, expected);
        const QByteArray octets = input.toLatin1();
        const Bytes whole(octets.begin(), octets.end());
        QCOMPARE(text(crypto::digest(Hash(hash), whole)), expected);
        const ByteView view{whole};
        const std::size_t half = view.size() / 2;
        QCOMPARE(text(crypto::digest(Hash(hash), {view.first(half), view.subspan(half)})), expected);
    }

    void hmac_data() {
        QTest::addColumn<int>("hash");
        QTest::addColumn<QByteArray>("key");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, Hash hash, const Bytes& key, const Bytes& input, const char* expected) {
            QTest::newRow(name) << int(hash) << QByteArray(reinterpret_cast<const char*>(key.data()), int(key.size()))
                                << QByteArray(reinterpret_cast<const char*>(input.data()), int(input.size()))
                                << QString{expected};
        };
        const Bytes hi = ascii("Hi There"), what = ascii("what do ya want for nothing?"), dd = repeat(0xDD, 50);
        const Bytes longer = ascii("Test Using Larger Than Block-Size Key - Hash Key First");
        row("RFC 2202 MD5 1", Hash::Md5, repeat(0x0B, 16), hi, "9294727a3638bb1c13f48ef8158bfc9d");
        row("RFC 2202 MD5 2", Hash::Md5, ascii("Jefe"), what, "750c783e6ab0b503eaa86e310a5db738");
        row("RFC 2202 MD5 3", Hash::Md5, repeat(0xAA, 16), dd, "56be34521d144c88dbb8c733f0e8b3f6");
        row("RFC 2202 MD5 6", Hash::Md5, repeat(0xAA, 80), longer, "6b1ab7fe4bd7bf8f0b62e6ce61b9d0cd");
        row("RFC 2202 SHA-1 1", Hash::Sha1, repeat(0x0B, 20), hi, "b617318655057264e28bc0b6fb378c8ef146be00");
        row("RFC 2202 SHA-1 2", Hash::Sha1, ascii("Jefe"), what, "effcdf6ae5eb2fa2d27416d5f184df9c259a7c79");
        row("RFC 2202 SHA-1 3", Hash::Sha1, repeat(0xAA, 20), dd, "125d7342b9ac11cd91a39af48aa17b4f63f175d3");
        row("RFC 2202 SHA-1 6", Hash::Sha1, repeat(0xAA, 80), longer, "aa4ae5e15272d00e95705637ce8a3b55ed402112");
        row("RFC 4231 SHA-256 1", Hash::Sha256, repeat(0x0B, 20), hi,
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
        row("RFC 4231 SHA-256 2", Hash::Sha256, ascii("Jefe"), what,
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }
    void hmac() {
        QFETCH(int, hash);
        QFETCH(QByteArray, key);
        QFETCH(QByteArray, input);
        QFETCH(QString, expected);
        const Bytes k(key.begin(), key.end()), octets(input.begin(), input.end());
        QCOMPARE(text(crypto::hmac(Hash(hash), k, octets)), expected);
        const ByteView view{octets};
        QCOMPARE(text(crypto::hmac(Hash(hash), k, {view.first(3), view.subspan(3)})), expected);
    }

    void cbc_data() {
        QTest::addColumn<int>("cipher");
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("iv");
        QTest::addColumn<QString>("plain");
        QTest::addColumn<QString>("secret");
        QTest::newRow("FIPS 81 DES") << int(Cipher::Des) << "0123456789abcdef"
                                     << "1234567890abcdef"
                                     << "4e6f77206973207468652074696d6520666f7220616c6c20"
                                     << "e5c7cdde872bf27c43e934008c389c0f683788499a7c05f6";
        QTest::newRow("3DES") << int(Cipher::TripleDes) << "0123456789abcdeff1e0d3c2b5a49786fedcba9876543210"
                              << "fedcba9876543210"
                              << "37363534333231204e6f77206973207468652074696d6520666f722000000000"
                              << "3fe301c962ac01d02213763c1cbd4cdc799657c064ecf5d41c673812cfde9675";
        const char* const iv = "000102030405060708090a0b0c0d0e0f";
        const char* const plain = "6bc1bee22e409f96e93d7e117393172a";
        QTest::newRow("SP 800-38A AES-128") << int(Cipher::Aes128) << "2b7e151628aed2a6abf7158809cf4f3c" << iv << plain
                                            << "7649abac8119b246cee98e9b12e9197d";
        QTest::newRow("SP 800-38A AES-192") << int(Cipher::Aes192) << "8e73b0f7da0e6452c810f32b809079e562f8ead2522c6b7b"
                                            << iv << plain << "4f021db243bc633d7178183a9fa071e8";
        QTest::newRow("SP 800-38A AES-256")
            << int(Cipher::Aes256) << "603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4" << iv << plain
            << "f58c4c04d6e5f1ba779eabfb5f7bfbd6";
    }
    void cbc() {
        QFETCH(int, cipher);
        QFETCH(QString, key);
        QFETCH(QString, iv);
        QFETCH(QString, plain);
        QFETCH(QString, secret);
        const auto octets = [](const QString& digits) { return unhex(digits.toStdString()); };
        QCOMPARE(text(cbc_encrypt(Cipher(cipher), octets(key), octets(iv), octets(plain))), secret);
        QCOMPARE(text(cbc_decrypt(Cipher(cipher), octets(key), octets(iv), octets(secret))), plain);
        QVERIFY(cbc_encrypt(Cipher(cipher), octets(key), octets(iv), {}).empty());
    }

    void a_context_starts_each_packet_at_its_iv_data() {
        QTest::addColumn<int>("cipher");
        QTest::newRow("DES") << int(Cipher::Des);
        QTest::newRow("3DES") << int(Cipher::TripleDes);
        QTest::newRow("AES-128") << int(Cipher::Aes128);
        QTest::newRow("AES-256") << int(Cipher::Aes256);
    }
    /// One context for all packets, in place and not, taken in another order, against one made for each.
    void a_context_starts_each_packet_at_its_iv() {
        QFETCH(int, cipher);
        const auto type = Cipher(cipher);
        const Bytes key = repeat(0x5B, key_size(type));
        using Direction = EspContext::Direction;
        EspContext encrypt{type, Hash::None, key, {}, Direction::Encrypt};
        EspContext decrypt{type, Hash::None, key, {}, Direction::Decrypt};
        std::vector<Bytes> plain, ivs, secret;
        for (std::size_t i = 0; i < 6; ++i) {
            plain.push_back(repeat(static_cast<std::uint8_t>(i), (i + 1) * block_size(type)));
            ivs.push_back(repeat(static_cast<std::uint8_t>(0xF0 + i), iv_size(type)));
            EspContext fresh{type, Hash::None, key, {}, Direction::Encrypt};
            Bytes expected(plain[i].size());
            fresh.apply(ivs[i], plain[i], expected.data());
            secret.push_back(plain[i]);
            // In place, or from a buffer that must stay as it is.
            encrypt.apply(ivs[i], i % 2 == 0 ? secret[i] : plain[i], secret[i].data());
            QCOMPARE(text(secret[i]), text(expected));
        }
        for (const std::size_t i : {3u, 0u, 5u, 5u, 1u}) {
            Bytes apart(secret[i].size());
            decrypt.apply(ivs[i], secret[i], apart.data());
            QCOMPARE(text(apart), text(plain[i]));
            Bytes in_place = secret[i];
            decrypt.apply(ivs[i], in_place, in_place.data());
            QCOMPARE(text(in_place), text(plain[i]));
        }
    }

    void triple_des_with_one_key_is_des() {
        const Bytes key = unhex("0123456789abcdef"), iv = unhex("1234567890abcdef"), plain = repeat(0x5A, 32);
        Bytes three;
        for (int i = 0; i < 3; ++i) three.insert(three.end(), key.begin(), key.end());
        QCOMPARE(cbc_encrypt(Cipher::TripleDes, three, iv, plain), cbc_encrypt(Cipher::Des, key, iv, plain));
    }

    void primes_are_those_of_the_rfcs() {
        QCOMPARE(
            text(prime_in_use(DhGroup::Group1)),
            QString{
                "ffffffffffffffffc90fdaa22168c234c4c6628b80dc1cd129024e088a67cc74020bbea63b139b22514a08798e3404dd"
                "ef9519b3cd3a431b302b0a6df25f14374fe1356d6d51c245e485b576625e7ec6f44c42e9a63a3620ffffffffffffffff"});
        QVERIFY(text(prime_in_use(DhGroup::Group2)).endsWith("49286651ece65381ffffffffffffffff"));
        QVERIFY(text(prime_in_use(DhGroup::Group5)).endsWith("f1746c08ca237327ffffffffffffffff"));
        QVERIFY(text(prime_in_use(DhGroup::Group14)).endsWith("15728e5a8aacaa68ffffffffffffffff"));
    }

    void both_sides_agree_data() {
        QTest::addColumn<int>("group");
        for (const int group : {1, 2, 5, 14}) QTest::addRow("group %d", group) << group;
    }
    void both_sides_agree() {
        QFETCH(int, group);
        const auto g = DhGroup(group);
        const Bytes a = repeat(0x5B, kDhPrivateSize), b = repeat(0xC7, kDhPrivateSize);
        const Bytes public_a = dh_public(g, a), public_b = dh_public(g, b);
        QCOMPARE(public_a.size(), group_size(g));
        QVERIFY(public_a != public_b);
        const auto secret = dh_shared(g, a, public_b);
        QVERIFY(secret.has_value());
        QCOMPARE(secret->size(), group_size(g));
        QCOMPARE(*secret, *dh_shared(g, b, public_a));
    }

    void public_values_are_padded_on_the_left() {
        Bytes expected(96, 0);
        expected.back() = 8;
        QCOMPARE(dh_public(DhGroup::Group1, Bytes{3}), expected);
        expected.back() = 64;
        QCOMPARE(*dh_shared(DhGroup::Group1, Bytes{2}, Bytes{8}), expected);
    }

    void public_values_out_of_range_are_refused() {
        const Bytes secret = repeat(0x11, 32);
        Bytes one(96, 0);
        QCOMPARE(dh_shared(DhGroup::Group1, secret, one).error(), DhError::OutOfRange);
        one.back() = 1;
        QCOMPARE(dh_shared(DhGroup::Group1, secret, one).error(), DhError::OutOfRange);
        QCOMPARE(dh_shared(DhGroup::Group1, secret, {}).error(), DhError::OutOfRange);
        Bytes p = prime_in_use(DhGroup::Group1);
        QCOMPARE(dh_shared(DhGroup::Group1, secret, p).error(), DhError::OutOfRange);
        p.back() = 0xFE;  // p - 1
        QCOMPARE(dh_shared(DhGroup::Group1, secret, p).error(), DhError::OutOfRange);
        p.back() = 0xFD;
        QVERIFY(dh_shared(DhGroup::Group1, secret, p).has_value());
        QCOMPARE(dh_shared(DhGroup::Group1, secret, repeat(0xFF, 96)).error(), DhError::OutOfRange);
        QCOMPARE(dh_shared(DhGroup::Group1, secret, repeat(0x01, 97)).error(), DhError::BadLength);
    }

    void weak_des_keys() {
        QVERIFY(is_weak_des_key(unhex("0101010101010101")));
        QVERIFY(is_weak_des_key(unhex("0000000000000000")));  // the same without parity
        QVERIFY(is_weak_des_key(unhex("e0fee0fef1fef1fe")));
        QVERIFY(is_weak_des_key(unhex("1f1f1f1f0e0e0e0e")));
        QVERIFY(!is_weak_des_key(unhex("0123456789abcdef")));
        QVERIFY(!is_weak_des_key(unhex("0301010101010101")));
    }

    void comparison() {
        QVERIFY(equal_in_constant_time(repeat(7, 12), repeat(7, 12)));
        QVERIFY(!equal_in_constant_time(repeat(7, 12), repeat(7, 11)));
        Bytes other = repeat(7, 12);
        other.back() ^= 1;
        QVERIFY(!equal_in_constant_time(repeat(7, 12), other));
        QVERIFY(equal_in_constant_time({}, {}));
    }
};

QTEST_APPLESS_MAIN(CryptoTest)
#include "crypto_test.moc"
