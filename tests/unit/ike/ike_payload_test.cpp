// ISAKMP codec: octets and values both ways, and every way in which octets are refused.
#include "engine/ike/payload.h"

#include <QtTest>

using namespace switchover;
using namespace switchover::ike;

namespace {

/// A header of RFC 2408 §3.1 over `body`, written by hand.
Bytes datagram(std::uint8_t first, const Bytes& body) {
    Bytes octets = unhex("0102030405060708 1112131415161718");
    octets.push_back(first);
    for (const std::uint8_t octet : unhex("10 02 00 00000000")) octets.push_back(octet);
    const auto length = static_cast<std::uint32_t>(28 + body.size());
    octets.resize(28, 0xA5);
    store_u32(octets.data() + 24, length);
    octets.insert(octets.end(), body.begin(), body.end());
    return octets;
}

// One proposal, one transform: DES, MD5, pre-share, group 1, seconds, 86400 (four octets), as vpn7200 sends it.
const char* const kSaBody =
    "00000001 00000001"  // DOI, situation
    "0000002c 01010001"  // proposal 1, ISAKMP, no SPI, one transform
    "00000024 01010000"  // transform 1, KEY_IKE
    "80010001 80020001 80030001 80040001 800b0001 000c0004 00015180";

SaPayload vpn7200_sa() {
    SaPayload sa;
    ProposalPayload proposal;
    TransformPayload transform;
    transform.id = kTransformKeyIke;
    transform.attributes = {Attribute::of(1, 1), Attribute::of(2, 1),  Attribute::of(3, 1),
                            Attribute::of(4, 1), Attribute::of(11, 1), Attribute::of(12, 86400)};
    proposal.transforms = {transform};
    sa.proposals = {proposal};
    return sa;
}

/// `kSaBody` with `octet` at `at`.
Bytes sa_with(std::size_t at, std::uint8_t octet) {
    Bytes body = unhex(kSaBody);
    body.at(at) = octet;
    return body;
}

template <typename T>
int error_of(const Result<T, DecodeError>& result) {
    return result ? -1 : static_cast<int>(result.error());
}

constexpr int code(DecodeError e) { return static_cast<int>(e); }

}  // namespace

class IkePayloadTest : public QObject {
    Q_OBJECT

   private slots:
    void header_goes_both_ways() {
        const Bytes octets = datagram(payload_type::kHash, unhex("00000008 deadbeef"));
        const auto header = decode_header(octets);
        QVERIFY(header.has_value());
        QCOMPARE(header->initiator_cookie, 0x0102030405060708ull);
        QCOMPARE(header->responder_cookie, 0x1112131415161718ull);
        QCOMPARE(header->exchange_type, exchange_type::kMainMode);
        QCOMPARE(header->length, 36u);
        QCOMPARE(encode_message(*header, {{payload_type::kHash, unhex("deadbeef")}}), octets);
        Bytes minor = octets;
        minor[17] = 0x15;  // §5.2: a higher minor version is tolerated
        QVERIFY(decode_header(minor).has_value());
    }
    void header_refuses() {
        const Bytes good = datagram(payload_type::kHash, unhex("00000004"));
        for (std::size_t n = 0; n < 28; ++n)
            QCOMPARE(error_of(decode_header(ByteView{good}.first(n))), code(DecodeError::Truncated));
        Bytes octets = good;
        octets[17] = 0x20;
        QCOMPARE(error_of(decode_header(octets)), code(DecodeError::BadVersion));
        octets = good;
        octets[18] = 0;
        QCOMPARE(error_of(decode_header(octets)), code(DecodeError::BadType));
        for (const std::uint32_t length : {0u, 27u, 31u, 33u, 0xFFFFFFFFu}) {
            octets = good;
            store_u32(octets.data() + 24, length);
            QCOMPARE(error_of(decode_header(octets)), code(DecodeError::BadLength));
        }
    }
    void chain_goes_both_ways() {
        const Bytes octets = unhex("0a000008 deadbeef 0d000006 0102 00000004");
        const auto chain = decode_chain(payload_type::kHash, octets, 0);
        QVERIFY(chain.has_value());
        QCOMPARE(chain->payloads.size(), std::size_t{3});
        QCOMPARE(chain->length, octets.size());
        QCOMPARE(chain->payloads[1].type, payload_type::kNonce);
        QCOMPARE(chain->payloads[2].body.size(), std::size_t{0});
        QCOMPARE(chain->find(payload_type::kNonce)->body, unhex("0102"));
        QVERIFY(chain->find(payload_type::kDelete) == nullptr);
        QCOMPARE(chain->count(payload_type::kVendorId), std::size_t{1});
        QCOMPARE(encode_chain(chain->payloads), octets);
    }
    void chain_refuses_data() {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("padding");
        QTest::addColumn<int>("error");
        QTest::newRow("no octets") << QByteArray("") << 0 << code(DecodeError::Truncated);
        QTest::newRow("half a generic header") << QByteArray("0000") << 0 << code(DecodeError::Truncated);
        QTest::newRow("reserved not zero") << QByteArray("00010004") << 0 << code(DecodeError::BadValue);
        QTest::newRow("length under four") << QByteArray("00000003") << 0 << code(DecodeError::BadLength);
        QTest::newRow("length zero") << QByteArray("00000000") << 0 << code(DecodeError::BadLength);
        QTest::newRow("length past the end") << QByteArray("00000009 deadbeef") << 0 << code(DecodeError::Truncated);
        QTest::newRow("length 65535") << QByteArray("0000ffff deadbeef") << 0 << code(DecodeError::Truncated);
        QTest::newRow("next payload missing") << QByteArray("08000004") << 0 << code(DecodeError::Truncated);
        QTest::newRow("octets behind") << QByteArray("00000004 00") << 0 << code(DecodeError::Trailing);
        QTest::newRow("more padding than a block")
            << QByteArray("00000004 000000000000000000") << 8 << code(DecodeError::Trailing);
    }
    void chain_refuses() {
        QFETCH(QByteArray, text);
        QFETCH(int, padding);
        QFETCH(int, error);
        const Bytes octets = unhex(text.toStdString());
        QCOMPARE(error_of(decode_chain(payload_type::kHash, octets, static_cast<std::size_t>(padding))), error);
    }
    void chain_bounds() {
        QCOMPARE(error_of(decode_chain(payload_type::kNone, unhex("00000004"), 0)), code(DecodeError::BadType));
        QVERIFY(decode_chain(payload_type::kHash, unhex("00000004 0000000000000000"), 8).has_value());
        Bytes many;
        for (std::size_t i = 0; i < kMaxPayloads; ++i)
            for (const std::uint8_t octet : {13, 0, 0, 4}) many.push_back(octet);
        Bytes legal = many;
        legal[legal.size() - 4] = 0;
        QCOMPARE(decode_chain(13, legal, 0)->payloads.size(), kMaxPayloads);
        for (const std::uint8_t octet : {0, 0, 0, 4}) many.push_back(octet);
        QCOMPARE(error_of(decode_chain(13, many, 0)), code(DecodeError::BadValue));
    }
    void attributes_go_both_ways() {
        const Bytes octets = unhex("80010005 000c0004 00015180 000e0000 40000003 010203");
        const auto attributes = decode_attributes(octets);
        QVERIFY(attributes.has_value());
        QCOMPARE(attributes->size(), std::size_t{4});
        QVERIFY((*attributes)[0] == Attribute::of(1, 5));
        QCOMPARE(*(*attributes)[1].number(), 86400ull);
        QVERIFY(!(*attributes)[2].number().has_value());
        QCOMPARE((*attributes)[3].type, std::uint16_t{0x4000});
        ByteWriter out;
        encode_attributes(*attributes, out);
        QCOMPARE(out.take(), octets);
        QVERIFY(Attribute::of(1, 0xFFFF).basic);
        QVERIFY(!Attribute::of(1, 0x10000).basic);
        for (const char* text : {"80", "800100", "000c0004 000151", "000cffff 00"})
            QCOMPARE(error_of(decode_attributes(unhex(text))), code(DecodeError::Truncated));
        Attribute nine;
        nine.value = Bytes(9, 1);
        QVERIFY(!nine.number().has_value());
    }
    void sa_goes_both_ways() {
        const auto sa = decode_sa(unhex(kSaBody));
        QVERIFY(sa.has_value());
        QVERIFY(*sa == vpn7200_sa());
        QCOMPARE(encode_sa(vpn7200_sa()), unhex(kSaBody));
        QCOMPARE(*sa->proposals[0].transforms[0].find(phase1_attribute::kLifeDuration), 86400ull);
        SaPayload two = vpn7200_sa();
        two.proposals[0].transforms.push_back(two.proposals[0].transforms[0]);
        two.proposals[0].transforms[1].number = 2;
        two.proposals.push_back({2, protocol_id::kEsp, unhex("01020304"), {{1, esp_transform::kNull, {}}}});
        QVERIFY(*decode_sa(encode_sa(two)) == two);
    }
    void sa_refuses_data() {
        QTest::addColumn<Bytes>("body");
        QTest::addColumn<int>("error");
        const Bytes good = unhex(kSaBody);
        for (std::size_t n : {std::size_t{0}, std::size_t{7}, std::size_t{8}, std::size_t{11}, std::size_t{15},
                              std::size_t{20}, good.size() - 1})
            QTest::addRow("cut to %d", int(n))
                << Bytes(good.begin(), good.begin() + long(n)) << code(DecodeError::Truncated);
        QTest::newRow("other DOI") << sa_with(3, 2) << code(DecodeError::BadValue);
        QTest::newRow("secrecy situation") << sa_with(7, 3) << code(DecodeError::BadValue);
        QTest::newRow("proposal: another type nested") << sa_with(8, 3) << code(DecodeError::BadType);
        QTest::newRow("proposal: says another follows") << sa_with(8, 2) << code(DecodeError::Truncated);
        QTest::newRow("proposal: reserved") << sa_with(9, 1) << code(DecodeError::BadValue);
        QTest::newRow("proposal: length 3") << sa_with(11, 3) << code(DecodeError::BadLength);
        QTest::newRow("proposal: length 7") << sa_with(11, 7) << code(DecodeError::Truncated);
        QTest::newRow("proposal: longer than the payload") << sa_with(11, 0x2D) << code(DecodeError::Truncated);
        QTest::newRow("proposal: SPI of 255") << sa_with(14, 255) << code(DecodeError::BadLength);
        QTest::newRow("proposal: SPI eats a transform") << sa_with(14, 36) << code(DecodeError::Truncated);
        QTest::newRow("proposal: 255 transforms") << sa_with(15, 255) << code(DecodeError::BadValue);
        QTest::newRow("proposal: no transform") << sa_with(15, 0) << code(DecodeError::BadValue);
        QTest::newRow("transform: a proposal nested") << sa_with(16, 2) << code(DecodeError::BadType);
        QTest::newRow("transform: says another follows") << sa_with(16, 3) << code(DecodeError::BadValue);
        QTest::newRow("transform: reserved") << sa_with(17, 9) << code(DecodeError::BadValue);
        QTest::newRow("transform: length 0") << sa_with(19, 0) << code(DecodeError::BadLength);
        QTest::newRow("transform: shorter than its attributes") << sa_with(19, 0x20) << code(DecodeError::Truncated);
        QTest::newRow("transform: reserved2") << sa_with(23, 1) << code(DecodeError::BadValue);
        Bytes trailing = good;
        trailing.push_back(0);
        QTest::newRow("octet behind the proposals") << trailing << code(DecodeError::Trailing);
        Bytes inner = good;
        inner.push_back(0);
        inner[11] = 0x2D;
        QTest::newRow("octet behind the transforms") << inner << code(DecodeError::Trailing);
    }
    void sa_refuses() {
        QFETCH(Bytes, body);
        QFETCH(int, error);
        QCOMPARE(error_of(decode_sa(body)), error);
    }
    void identification() {
        const auto id = decode_identification(unhex("011101f4 ac10ac45"));
        QVERIFY(id.has_value());
        QCOMPARE(id->protocol, std::uint8_t{17});
        QCOMPARE(id->port, std::uint16_t{500});
        QCOMPARE(encode_identification(*id), unhex("011101f4 ac10ac45"));
        QVERIFY(decode_identification(unhex("04000000 14010100 ffffff00")).has_value());
        QVERIFY(decode_identification(unhex("02000000 766170")).has_value());  // FQDN: any length
        QCOMPARE(error_of(decode_identification(unhex("0111f4"))), code(DecodeError::Truncated));
        QCOMPARE(error_of(decode_identification(unhex("011101f4 ac10ac"))), code(DecodeError::BadLength));
        QCOMPARE(error_of(decode_identification(unhex("04000000 14010100"))), code(DecodeError::BadLength));
        QCOMPARE(error_of(decode_identification(unhex("04000000 14010100 ff00ff00"))), code(DecodeError::BadValue));
    }
    void notification() {
        const Bytes octets = unhex("00000001 01108d28 0102030405060708 1112131415161718 0000002a");
        const auto notification = decode_notification(octets);
        QVERIFY(notification.has_value());
        QCOMPARE(notification->type, notify::kRUThere);
        QCOMPARE(notification->spi.size(), std::size_t{16});
        QCOMPARE(notification->data, unhex("0000002a"));
        QCOMPARE(encode_notification(*notification), octets);
        QCOMPARE(error_of(decode_notification(ByteView{octets}.first(7))), code(DecodeError::Truncated));
        QCOMPARE(error_of(decode_notification(ByteView{octets}.first(23))), code(DecodeError::BadLength));
    }
    void deletion() {
        const Bytes octets = unhex("00000001 03040002 44e0b22b 5b23f22e");
        const auto deletion = decode_deletion(octets);
        QVERIFY(deletion.has_value());
        QCOMPARE(deletion->spis.size(), std::size_t{2});
        QCOMPARE(deletion->spis[1], unhex("5b23f22e"));
        QCOMPARE(encode_deletion(*deletion), octets);
        QCOMPARE(error_of(decode_deletion(ByteView{octets}.first(7))), code(DecodeError::Truncated));
        QCOMPARE(error_of(decode_deletion(ByteView{octets}.first(15))), code(DecodeError::BadLength));
        Bytes huge = octets;
        huge[6] = 0xFF;  // 65282 SPIs
        QCOMPARE(error_of(decode_deletion(huge)), code(DecodeError::BadLength));
        Bytes sizeless = octets;
        sizeless[5] = 0;
        QCOMPARE(error_of(decode_deletion(sizeless)), code(DecodeError::BadValue));
    }
};

QTEST_APPLESS_MAIN(IkePayloadTest)
#include "ike_payload_test.moc"
