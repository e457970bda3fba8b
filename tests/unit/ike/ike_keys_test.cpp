// Keying: the formulas of RFC 2409 written out a second time with bare HMACs and digests.
#include "engine/ike/keys.h"

#include <QtTest>

#include "engine/crypto/crypto.h"

using namespace switchover;
using namespace switchover::ike;

namespace {

Bytes join(std::initializer_list<Bytes> parts) {
    Bytes all;
    for (const Bytes& part : parts) all.insert(all.end(), part.begin(), part.end());
    return all;
}
Bytes head(const Bytes& octets, std::size_t n) { return Bytes(octets.begin(), octets.begin() + long(n)); }

const Bytes kPsk = unhex("636973636f313233");  // cisco123
const Bytes kNi = unhex("000102030405060708090a0b0c0d0e0f10111213");
const Bytes kNr = unhex("f0f1f2f3f4f5f6f7f8f9fafbfcfdfeff");
const Bytes kGxy(96, 0x5A);
const Bytes kCkyI = unhex("61c3e75400112233"), kCkyR = unhex("8877665544332211");

Phase1Keys derived(crypto::Hash hash, crypto::Cipher cipher) {
    return derive_phase1({hash, cipher, kPsk, kNi, kNr, kGxy, 0x61c3e75400112233ull, 0x8877665544332211ull});
}

}  // namespace

class IkeKeysTest : public QObject {
    Q_OBJECT

   private slots:
    void skeyids() {
        for (const crypto::Hash h : {crypto::Hash::Md5, crypto::Hash::Sha1, crypto::Hash::Sha256}) {
            const Phase1Keys keys = derived(h, crypto::Cipher::Des);
            const Bytes skeyid = crypto::hmac(h, kPsk, join({kNi, kNr}));
            const Bytes d = crypto::hmac(h, skeyid, join({kGxy, kCkyI, kCkyR, {0}}));
            const Bytes a = crypto::hmac(h, skeyid, join({d, kGxy, kCkyI, kCkyR, {1}}));
            const Bytes e = crypto::hmac(h, skeyid, join({a, kGxy, kCkyI, kCkyR, {2}}));
            QCOMPARE(keys.skeyid, skeyid);
            QCOMPARE(keys.skeyid_d, d);
            QCOMPARE(keys.skeyid_a, a);
            QCOMPARE(keys.skeyid_e, e);
            QCOMPARE(keys.cipher_key, head(e, 8));
        }
    }
    void skeyids_known_answers_data() {
        QTest::addColumn<int>("hash");
        QTest::addColumn<QByteArray>("skeyid");
        QTest::addColumn<QByteArray>("d");
        QTest::addColumn<QByteArray>("a");
        QTest::addColumn<QByteArray>("e");
        // Worked out with another library (Python's hmac) from RFC 2409 §5.
        QTest::newRow("MD5") << int(crypto::Hash::Md5) << QByteArray{"6ec03662109e2d530e092a27866555bd"}
                             << QByteArray{"1c7d83babac2be5af600410fe7422d34"}
                             << QByteArray{"ed9e6111e234ee8c6f74c2d083619b34"}
                             << QByteArray{"0b1feeb1879e4b7f78533b26b3b629c5"};
        QTest::newRow("SHA-1") << int(crypto::Hash::Sha1) << QByteArray{"55f7aad9d765e482ba433550b12b4c87e4e73820"}
                               << QByteArray{"eccef24ccac29dfb8a7382a8d5629ed3866e9767"}
                               << QByteArray{"217d893df4921acd66d3b6d18aaaa3ce7ce3f4a4"}
                               << QByteArray{"a8e800e0c127c3ab768eaa4f8d1bf92a6aca584d"};
        QTest::newRow("SHA-256") << int(crypto::Hash::Sha256)
                                 << QByteArray{"2dd9047cc3b6d9906b200b504289d8e23757b3c11962f1c040f128f67b587596"}
                                 << QByteArray{"dd98ea2d55eb525d0c6c64cc9d34576c9d8a848372df67d7f3e388bc11693b95"}
                                 << QByteArray{"7aa06366c222b1b416b0f54b05133ce7ac918d85956f94ea60a2c5bbbd8b8cf7"}
                                 << QByteArray{"31be9dd0b133f79a998c72342df7433a9202a4a87704528472e7ad33635eaa19"};
    }
    void skeyids_known_answers() {
        QFETCH(int, hash);
        QFETCH(QByteArray, skeyid);
        QFETCH(QByteArray, d);
        QFETCH(QByteArray, a);
        QFETCH(QByteArray, e);
        const Phase1Keys keys = derived(static_cast<crypto::Hash>(hash), crypto::Cipher::Des);
        QCOMPARE(keys.skeyid, unhex(skeyid.toStdString()));
        QCOMPARE(keys.skeyid_d, unhex(d.toStdString()));
        QCOMPARE(keys.skeyid_a, unhex(a.toStdString()));
        QCOMPARE(keys.skeyid_e, unhex(e.toStdString()));
    }
    void short_skeyid_e_is_expanded() {
        // 3DES needs 24 octets and MD5 gives 16; AES-256 with SHA-1 needs 32 of 20.
        for (const auto& [hash, cipher] : {std::pair{crypto::Hash::Md5, crypto::Cipher::TripleDes},
                                           std::pair{crypto::Hash::Sha1, crypto::Cipher::Aes256}}) {
            const Phase1Keys keys = derived(hash, cipher);
            const Bytes k1 = crypto::hmac(hash, keys.skeyid_e, Bytes{0});
            const Bytes k2 = crypto::hmac(hash, keys.skeyid_e, k1);
            QCOMPARE(keys.cipher_key, head(join({k1, k2}), crypto::key_size(cipher)));
        }
        const Phase1Keys long_enough = derived(crypto::Hash::Sha256, crypto::Cipher::Aes256);
        QCOMPARE(long_enough.cipher_key, long_enough.skeyid_e);
    }
    void hashes_and_ivs() {
        const auto h = crypto::Hash::Sha1;
        const Bytes skeyid = unhex("00112233"), gi(96, 1), gr(96, 2), sai = unhex("0000000100000001"),
                    id = unhex("011101f4ac10ac45");
        QCOMPARE(authentication_hash(h, skeyid, gi, gr, 0x61c3e75400112233ull, 0x8877665544332211ull, sai, id),
                 crypto::hmac(h, skeyid, join({gi, gr, kCkyI, kCkyR, sai, id})));
        QCOMPARE(phase1_iv(h, crypto::Cipher::Aes128, gi, gr), head(crypto::digest(h, join({gi, gr})), 16));
        const Bytes block(8, 9);
        const Bytes mid = unhex("e697f00a");
        QCOMPARE(phase2_iv(h, crypto::Cipher::Des, block, 0xe697f00a), head(crypto::digest(h, join({block, mid})), 8));
        QCOMPARE(hash_1(h, skeyid, 0xe697f00a, sai), crypto::hmac(h, skeyid, join({mid, sai})));
        QCOMPARE(hash_2(h, skeyid, 0xe697f00a, kNi, sai), crypto::hmac(h, skeyid, join({mid, kNi, sai})));
        QCOMPARE(hash_3(h, skeyid, 0xe697f00a, kNi, kNr), crypto::hmac(h, skeyid, join({{0}, mid, kNi, kNr})));
    }
    void keying_material() {
        const auto h = crypto::Hash::Md5;
        const Bytes d(16, 7), g(128, 3), spi = unhex("44e0b22b");
        for (const Bytes& pfs : {Bytes{}, g}) {
            const Bytes tail = join({pfs, {3}, spi, kNi, kNr});
            const Bytes k1 = crypto::hmac(h, d, tail);
            const Bytes k2 = crypto::hmac(h, d, join({k1, tail}));
            const Bytes k3 = crypto::hmac(h, d, join({k2, tail}));
            QCOMPARE(keymat(h, d, pfs, 3, 0x44e0b22b, kNi, kNr, 40), head(join({k1, k2, k3}), 40));
        }
    }
};

QTEST_APPLESS_MAIN(IkeKeysTest)
#include "ike_keys_test.moc"
