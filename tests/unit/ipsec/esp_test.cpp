#include "engine/ipsec/esp.h"

#include <numeric>
#include <QtTest>

#include "engine/base/checksum.h"
#include "engine/crypto/crypto.h"

using namespace switchover;
using namespace switchover::ipsec;
using crypto::Cipher;
using crypto::EspContext;
using crypto::Hash;

namespace {

Bytes counting(std::size_t n, std::uint8_t first = 1) {
    Bytes out(n);
    std::iota(out.begin(), out.end(), first);
    return out;
}

/// A valid IPv4 packet of `size` octets, 99.99.99.99 to 20.1.1.1.
Bytes inner_packet(std::size_t size, std::uint8_t tos = 0, bool dont_fragment = false) {
    Bytes p = counting(size, 0x30);
    ByteWriter w;
    w.u8(0x45);
    w.u8(tos);
    w.u16(static_cast<std::uint16_t>(size));
    w.u16(7);
    w.u16(dont_fragment ? 0x4000 : 0);
    w.u8(63);
    w.u8(1);
    w.u16(0);
    w.ipv4({99, 99, 99, 99});
    w.ipv4({20, 1, 1, 1});
    w.patch_u16(10, internet_checksum(w.view()));
    std::copy(w.view().begin(), w.view().end(), p.begin());
    return p;
}

struct Tunnel {
    Transform transform;
    EspContext out;
    EspContext in;
    ReplayWindow window;
    std::uint32_t sequence = 0;

    explicit Tunnel(Transform t) : transform(t) {
        const Bytes key = counting(crypto::key_size(t.cipher)), mac = counting(crypto::hash_size(t.integrity), 0x80);
        out = EspContext{t.cipher, t.integrity, key, mac, EspContext::Direction::Encrypt};
        in = EspContext{t.cipher, t.integrity, key, mac, EspContext::Direction::Decrypt};
    }
    Bytes send(ByteView inner) {
        const Bytes iv = counting(crypto::iv_size(transform.cipher), static_cast<std::uint8_t>(++sequence));
        Bytes packet(encapsulated_size(transform, inner.size()) + 3, 0xA5);
        const OuterPacket outer{{172, 16, 172, 53}, {172, 16, 172, 69}, 0x1234, 0x44E0B22B, sequence, iv};
        const std::size_t size = encapsulate(out, outer, inner, packet);
        if (packet[size] != 0xA5) qFatal("wrote past its size");
        packet.resize(size);
        return packet;
    }
    Result<Bytes, EspError> receive(ByteView packet) {
        Bytes scratch(packet.size(), 0xA5);
        const auto inner = decapsulate(in, window, packet.subspan(kIpv4HeaderSize), scratch);
        if (!inner) return fail(inner.error());
        return Bytes(inner->begin(), inner->end());
    }
    /// An ESP packet whose protected octets are exactly `plain`: what a faulty or hostile holder of the keys could
    /// send.
    Bytes forge(Bytes plain) {
        const Bytes iv = counting(8);
        ByteWriter w;
        w.zeros(kIpv4HeaderSize);
        w.u32(0x44E0B22B);
        w.u32(++sequence);
        w.bytes(iv);
        out.apply(iv, plain, plain.data());
        w.bytes(plain);
        Bytes packet = w.take();
        std::uint8_t icv[32];
        out.sign(ByteView{packet}.subspan(kIpv4HeaderSize), icv);
        packet.insert(packet.end(), icv, icv + out.icv_size());
        return packet;
    }
};

const Transform kNote{Cipher::Des, Hash::Md5};

}  // namespace

class EspTest : public QObject {
    Q_OBJECT

   private slots:
    void round_trip_data() {
        QTest::addColumn<int>("cipher");
        QTest::addColumn<int>("hash");
        for (const auto c : {Cipher::Des, Cipher::TripleDes, Cipher::Aes128, Cipher::Aes192, Cipher::Aes256})
            for (const auto h : {Hash::Md5, Hash::Sha1, Hash::Sha256, Hash::None})
                QTest::addRow("%s", ios_name({c, h}).c_str()) << int(c) << int(h);
        QTest::newRow("esp-null esp-sha-hmac") << int(Cipher::Null) << int(Hash::Sha1);
        QTest::newRow("RFC 4106") << int(Cipher::Aes256Gcm) << int(Hash::None);
    }
    void round_trip() {
        QFETCH(int, cipher);
        QFETCH(int, hash);
        Tunnel tunnel{{Cipher(cipher), Hash(hash)}};
        for (std::size_t size = 20; size < 120; ++size) {
            const Bytes inner = inner_packet(size);
            const Bytes packet = tunnel.send(inner);
            QCOMPARE(packet.size(), encapsulated_size(tunnel.transform, size));
            const auto back = tunnel.receive(packet);
            QVERIFY(back.has_value());
            QCOMPARE(*back, inner);
            const Tunnel copy = tunnel;  // a copied world goes on with the same keys and window
            tunnel = copy;
        }
    }

    void outer_packet_is_as_the_lab_saw_it() {
        Tunnel tunnel{kNote};
        const Bytes packet = tunnel.send(inner_packet(100, 0xB8, true));
        QCOMPARE(packet.size(), std::size_t{152});  // a 100-byte ping under esp-des esp-md5-hmac
        QCOMPARE(internet_checksum(ByteView{packet}.first(20)), std::uint16_t{0});
        ByteReader in{packet};
        QCOMPARE(int(in.u8()), 0x45);
        QCOMPARE(int(in.u8()), 0xB8);  // TOS copied
        QCOMPARE(int(in.u16()), 152);
        QCOMPARE(int(in.u16()), 0x1234);
        QCOMPARE(int(in.u16()), 0x4000);  // DF copied
        QCOMPARE(int(in.u8()), 255);
        QCOMPARE(int(in.u8()), 50);
        in.skip(2);
        QCOMPARE(in.ipv4(), Ipv4Address(172, 16, 172, 53));
        QCOMPARE(in.ipv4(), Ipv4Address(172, 16, 172, 69));
        QCOMPARE(in.u32(), 0x44E0B22Bu);
        QCOMPARE(in.u32(), 1u);
    }

    void octets_are_those_of_the_rfcs() {
        // Made from the parts by hand: CBC over inner, padding 1,2,3…, pad length, 4; HMAC-96 over SPI to next header.
        Tunnel tunnel{kNote};
        const Bytes inner = inner_packet(29);
        const Bytes packet = tunnel.send(inner);
        Bytes plain = inner;
        for (const std::uint8_t o : {1, 1, 4}) plain.push_back(o);
        const Bytes iv = counting(8), key = counting(8), mac = counting(16, 0x80);
        const Bytes secret = crypto::cbc_encrypt(Cipher::Des, key, iv, plain);
        const ByteView esp = ByteView{packet}.subspan(20);
        QCOMPARE(hex(esp.subspan(8, 8)), hex(iv));
        QCOMPARE(hex(esp.subspan(16, 32)), hex(secret));
        const Bytes icv = crypto::hmac(Hash::Md5, mac, esp.first(48));
        QCOMPARE(hex(esp.last(12)), hex(ByteView{icv}.first(12)));
    }

    void aes_256_gcm_known_answer() {
        // McGrew and Viega, test case 16 with its 12-octet IV cut into salt and IV.
        const Bytes key = unhex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308cafebabe");
        const Bytes iv = unhex("facedbaddecaf888"), aad = unhex("feedfacedeadbeeffeedfacedeadbeefabaddad2");
        const Bytes plain = unhex(
            "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525b16aedf5aa"
            "0d"
            "e657ba637b39");
        Bytes secret(plain.size()), tag(16);
        EspContext out{Cipher::Aes256Gcm, Hash::None, key, {}, EspContext::Direction::Encrypt};
        out.seal(iv, aad, plain, secret.data(), tag.data());
        QCOMPARE(hex(tag), std::string{"76fc6ece0f4e1768cddf8853bb2d551b"});
        QVERIFY(hex(secret).starts_with("522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"));
        EspContext in{Cipher::Aes256Gcm, Hash::None, key, {}, EspContext::Direction::Decrypt};
        Bytes back(plain.size());
        QVERIFY(in.open(iv, aad, secret, tag, back.data()));
        QCOMPARE(back, plain);
        tag[3] ^= 1;
        QVERIFY(!in.open(iv, aad, secret, tag, back.data()));
    }

    void every_tampered_octet_is_noticed_data() {
        QTest::addColumn<int>("cipher");
        QTest::addColumn<int>("hash");
        QTest::newRow("esp-des esp-md5-hmac") << int(Cipher::Des) << int(Hash::Md5);
        QTest::newRow("AES-256-GCM") << int(Cipher::Aes256Gcm) << int(Hash::None);
    }
    void every_tampered_octet_is_noticed() {
        QFETCH(int, cipher);
        QFETCH(int, hash);
        Tunnel tunnel{{Cipher(cipher), Hash(hash)}};
        const Bytes packet = tunnel.send(inner_packet(60));
        for (std::size_t at = kIpv4HeaderSize + 4; at < packet.size(); ++at) {
            Bytes bad = packet;
            bad[at] ^= 0x40;
            QCOMPARE(tunnel.receive(bad).error(), EspError::BadIntegrity);
        }
        QCOMPARE(tunnel.window.last(), 0u);  // a forged number does not move the window
        QVERIFY(tunnel.receive(packet).has_value());
    }

    void a_packet_is_taken_once() {
        Tunnel tunnel{kNote};
        const Bytes first = tunnel.send(inner_packet(40)), second = tunnel.send(inner_packet(41));
        QVERIFY(tunnel.receive(second).has_value());
        QVERIFY(tunnel.receive(first).has_value());
        QCOMPARE(tunnel.receive(first).error(), EspError::Replayed);
        QCOMPARE(tunnel.receive(second).error(), EspError::Replayed);
    }

    void without_integrity_there_is_no_replay_check() {
        Tunnel tunnel{{Cipher::Des, Hash::None}};
        const Bytes packet = tunnel.send(inner_packet(40));
        QVERIFY(tunnel.receive(packet).has_value());
        QVERIFY(tunnel.receive(packet).has_value());
    }

    void every_length_is_survived() {
        Tunnel tunnel{kNote};
        const Bytes packet = tunnel.send(inner_packet(64));
        for (std::size_t n = kIpv4HeaderSize; n < packet.size(); ++n) {
            const auto result = tunnel.receive(ByteView{packet}.first(n));
            QVERIFY(!result.has_value());
            QVERIFY(result.error() == EspError::Truncated || result.error() == EspError::BadIntegrity);
        }
    }

    void what_a_holder_of_the_keys_may_not_send_data() {
        QTest::addColumn<QByteArray>("plain");
        QTest::addColumn<int>("error");
        const auto row = [](const char* name, Bytes plain, std::initializer_list<int> trailer, EspError error) {
            for (const int o : trailer) plain.push_back(static_cast<std::uint8_t>(o));
            QTest::newRow(name) << QByteArray(reinterpret_cast<const char*>(plain.data()), int(plain.size()))
                                << int(error);
        };
        const Bytes good = inner_packet(26);
        row("padding not 1,2,3", good, {1, 2, 2, 4, 4, 4}, EspError::BadPadding);
        row("padding of zeros", good, {0, 0, 0, 0, 4, 4}, EspError::BadPadding);
        row("padding longer than the packet", good, {1, 2, 3, 4, 200, 4}, EspError::BadPadding);
        row("IPv6 inside", good, {1, 2, 3, 4, 4, 41}, EspError::BadNextHeader);
        row("dummy packet, next header 59", good, {1, 2, 3, 4, 4, 59}, EspError::BadNextHeader);
        Bytes version = good;
        version[0] = 0x65;
        row("not IPv4", version, {1, 2, 3, 4, 4, 4}, EspError::BadInnerPacket);
        Bytes header = good;
        header[0] = 0x44;
        row("header shorter than 20", header, {1, 2, 3, 4, 4, 4}, EspError::BadInnerPacket);
        row("longer than what was protected", inner_packet(27), {2, 3, 4, 3, 4}, EspError::BadPadding);
        Bytes total = good;
        store_u16(total.data() + 2, 27);
        row("total length past the end", total, {1, 2, 3, 4, 4, 4}, EspError::BadInnerPacket);
        Bytes sum = good;
        sum[10] ^= 1;
        row("header checksum", sum, {1, 2, 3, 4, 4, 4}, EspError::BadInnerPacket);
        row("nothing inside", {}, {1, 2, 3, 4, 5, 6, 6, 4}, EspError::BadInnerPacket);
    }
    void what_a_holder_of_the_keys_may_not_send() {
        QFETCH(QByteArray, plain);
        QFETCH(int, error);
        Tunnel tunnel{kNote};
        const Bytes packet = tunnel.forge(Bytes(plain.begin(), plain.end()));
        const auto result = tunnel.receive(packet);
        QVERIFY(!result.has_value());
        QCOMPARE(int(result.error()), error);
        QCOMPARE(tunnel.window.last(), 1u);  // it was authentic, so the window moved
    }

    void traffic_flow_padding_is_cut() {
        Tunnel tunnel{kNote};
        Bytes plain = inner_packet(26);
        const Bytes inner = plain;
        plain.resize(38, 0xEE);  // 12 octets behind the total length
        plain.insert(plain.end(), {0, 4});
        const auto back = tunnel.receive(tunnel.forge(plain));
        QVERIFY(back.has_value());
        QCOMPARE(*back, inner);
    }

    void largest_packet_for_an_mtu() {
        const std::size_t n = largest_inner_packet(kNote, 1500);
        QCOMPARE(n, std::size_t{1446});  // 1500 - 20 - 8 - 8 - 12 = 1452, whole blocks 1448, less the trailer
        QVERIFY(encapsulated_size(kNote, n) <= 1500);
        QVERIFY(encapsulated_size(kNote, n + 1) > 1500);
        QCOMPARE(largest_inner_packet(kNote, 40), std::size_t{0});
    }

    void names() {
        QCOMPARE(ios_name(kNote), std::string{"esp-des esp-md5-hmac"});
        QCOMPARE(ios_name({Cipher::TripleDes, Hash::Sha1}), std::string{"esp-3des esp-sha-hmac"});
        QCOMPARE(ios_name({Cipher::Aes256, Hash::None}), std::string{"esp-256-aes"});
    }
};

QTEST_APPLESS_MAIN(EspTest)
#include "esp_test.moc"
