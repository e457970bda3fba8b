// A whole negotiation between two of our processes, message by message, as a text that a reader can hold against
// RFC 2408, RFC 2409 and a capture. Encrypted messages are opened here, with the formulas and not with the processes.
#include <fmt/format.h>

#include <QFile>
#include <QtTest>

#include "engine/crypto/crypto.h"
#include "engine/ike/keys.h"
#include "tests/support/source_path.h"
#include "tests/unit/ike/ike_pair.h"

using namespace switchover;
using namespace switchover::test;

namespace {

const char* payload_name(std::uint8_t type) {
    switch (type) {
        case payload_type::kSecurityAssociation: return "SA";
        case payload_type::kKeyExchange: return "KE";
        case payload_type::kIdentification: return "ID";
        case payload_type::kHash: return "HASH";
        case payload_type::kNonce: return "NONCE";
        case payload_type::kNotification: return "N";
        case payload_type::kDelete: return "D";
        case payload_type::kVendorId: return "VID";
        default: return "?";
    }
}

std::string hex(ByteView octets) {
    std::string text;
    for (const std::uint8_t octet : octets) text += fmt::format("{:02x}", octet);
    return text;
}

std::string sa_text(const SaPayload& sa) {
    std::string text = fmt::format("DOI {}, situation {}", sa.doi, sa.situation);
    for (const ProposalPayload& proposal : sa.proposals) {
        text += fmt::format("\n               proposal {}: protocol {}, SPI {}", proposal.number, proposal.protocol,
                            proposal.spi.empty() ? "none" : hex(proposal.spi));
        for (const TransformPayload& transform : proposal.transforms) {
            text += fmt::format("\n               transform {}: id {},", transform.number, transform.id);
            for (const Attribute& attribute : transform.attributes)
                text += fmt::format(" {}{}{}", attribute.type, attribute.basic ? "=" : ":", *attribute.number());
        }
    }
    return text;
}

std::string vendor_text(const Bytes& body) {
    const auto is = [&body](const VendorId& id) { return std::equal(body.begin(), body.end(), id.begin(), id.end()); };
    if (is(vendor_id::kDpd)) return "RFC 3706 dead peer detection";
    if (is(vendor_id::kUnity)) return "Cisco Unity";
    if (is(vendor_id::kNatTRfc3947)) return "RFC 3947";
    if (is(vendor_id::kNatTDraft03)) return "draft-ietf-ipsec-nat-t-ike-03";
    if (is(vendor_id::kNatTDraft02)) return "draft-ietf-ipsec-nat-t-ike-02";
    if (is(vendor_id::kIos)) return "another IOS box";
    return hex(body);
}

std::string payload_text(const Payload& payload) {
    std::string detail;
    if (payload.type == payload_type::kSecurityAssociation) {
        detail = sa_text(decode_sa(payload.body).value());
    } else if (payload.type == payload_type::kVendorId) {
        detail = vendor_text(payload.body);
    } else if (payload.type == payload_type::kIdentification) {
        const Identification id = decode_identification(payload.body).value();
        detail = fmt::format("type {}, protocol {}, port {}, {}", id.type, id.protocol, id.port, hex(id.data));
    } else if (payload.type == payload_type::kNotification) {
        const Notification n = decode_notification(payload.body).value();
        detail = fmt::format("type {}, protocol {}", n.type, n.protocol);
    }
    const std::string line =
        fmt::format("    {:<6} {:>3}{}{}", payload_name(payload.type), payload.body.size() + kGenericHeaderLength,
                    detail.empty() ? "" : "  ", detail);
    return line + '\n';
}

/// Follows the exchange as somebody who knows the key of the IKE SA: the IVs are those of RFC 2409 Appendix B.
class Reader {
   public:
    Reader(crypto::Hash hash, crypto::Cipher cipher, Bytes key) : hash_(hash), cipher_(cipher), key_(std::move(key)) {}

    std::string read(const Flying& packet, std::size_t number) {
        const Header header = decode_header(packet.octets).value();
        const bool main_mode = header.exchange_type == exchange_type::kMainMode;
        const bool sealed = (header.flags & flag::kEncryption) != 0;
        std::string text =
            fmt::format("{} {}  exchange {} ({}), flags {:02x}, message id {:08x}, {} octets\n", number,
                        packet.to_east ? "initiator -> responder" : "responder -> initiator", header.exchange_type,
                        main_mode ? "Main Mode" : "Quick Mode", header.flags, header.message_id, header.length);
        text += fmt::format("    cookies {:016x} {:016x}\n", header.initiator_cookie, header.responder_cookie);
        Bytes body(packet.octets.begin() + kHeaderLength, packet.octets.end());
        if (sealed) body = open(body, main_mode, header.message_id);
        const Chain chain = decode_chain(header.next_payload, body, sealed ? crypto::block_size(cipher_) : 0).value();
        for (const Payload& payload : chain.payloads) {
            text += payload_text(payload);
            if (payload.type == payload_type::kKeyExchange) (packet.to_east ? g_i_ : g_r_) = payload.body;
        }
        if (sealed) text += fmt::format("    padding {}\n", body.size() - chain.length);
        return text + '\n';
    }

   private:
    Bytes open(const Bytes& sealed, bool main_mode, std::uint32_t message_id) {
        const std::size_t block = crypto::block_size(cipher_);
        Bytes& iv = main_mode ? phase1_iv_ : phase2_iv_;
        if (iv.empty())
            iv = main_mode ? phase1_iv(hash_, cipher_, g_i_, g_r_)
                           : ike::phase2_iv(hash_, cipher_, phase1_iv_, message_id);
        const Bytes clear = crypto::cbc_decrypt(cipher_, key_, iv, sealed);
        iv.assign(sealed.end() - static_cast<std::ptrdiff_t>(block), sealed.end());
        return clear;
    }
    crypto::Hash hash_;
    crypto::Cipher cipher_;
    Bytes key_, g_i_, g_r_, phase1_iv_, phase2_iv_;
};

}  // namespace

class IkeExchangeTest : public QObject {
    Q_OBJECT

   private slots:
    void main_and_quick_mode_data() {
        QTest::addColumn<QString>("file");
        QTest::addColumn<bool>("pfs");
        QTest::newRow("the note: DES, MD5, group 1") << "des-md5-group1.txt" << false;
        QTest::newRow("AES-256, SHA-1, group 5, PFS group 2") << "aes256-sha-group5-pfs.txt" << true;
    }
    void main_and_quick_mode() {
        QFETCH(QString, file);
        QFETCH(bool, pfs);
        Policy policy = Pair::default_policy();
        Phase2Proposal proposal = Pair::default_proposal();
        if (pfs) {
            policy.cipher = crypto::Cipher::Aes256;
            policy.hash = crypto::Hash::Sha1;
            policy.group = crypto::DhGroup::Group5;
            proposal.transform = {crypto::Cipher::Aes256, crypto::Hash::Sha1};
            proposal.pfs = crypto::DhGroup::Group2;
        }
        Pair pair{policy, proposal};
        pair.request(pair.west);
        pair.run(1s);
        QVERIFY(pair.joined());
        Reader reader{policy.hash, policy.cipher, pair.west.view().sas.at(0).encryption_key};
        std::string text;
        std::size_t number = 0;
        for (const Flying& packet : pair.seen) text += reader.read(packet, ++number);

        QFile golden{QString::fromStdString(test::source_path("tests/golden/ike/")) + file};
        QVERIFY2(golden.open(QIODevice::ReadOnly), text.c_str());
        const QStringList expected = QString::fromUtf8(golden.readAll()).split('\n');
        const QStringList lines = QString::fromStdString(text).split('\n');
        for (qsizetype n = 0; n < std::min(lines.size(), expected.size()); ++n) QCOMPARE(lines[n], expected[n]);
        QCOMPARE(lines.size(), expected.size());
    }
};

QTEST_APPLESS_MAIN(IkeExchangeTest)
#include "ike_exchange_test.moc"
