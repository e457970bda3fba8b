#include <QTest>

#include "engine/ospf/authentication.h"
#include "tests/support/ospf_peer.h"

using namespace switchover;
using namespace switchover::ospf;
using test::OspfPeer;

using Reason = Refused::Reason;

Q_DECLARE_METATYPE(switchover::ospf::Authentication)

namespace {

/// A process that authenticates on its only interface, and a Hello of router 9.9.9.9 for it.
struct Guarded : OspfPeer {
    explicit Guarded(Authentication kind, NetworkType type = NetworkType::Broadcast) : OspfPeer{"9.9.9.9", type} {
        interface_config.authentication = kind;
        interface_config.authentication_key = Key{"secret", "secret"};
        interface_config.message_digest_keys = {{1, {"cisco", "cisco"}}};
        apply();
    }
    void apply() { process.configure(config, {interface_config}, box); }
    Bytes plain() const { return encode(Header{PacketType::Hello, id}, good_hello()); }
    Bytes signed_with(std::uint8_t key, std::string_view text, std::uint32_t sequence) const {
        return with_digest(plain(), key, text, sequence);
    }
    /// The refusals of one packet.
    std::vector<Refused> refusals(const Bytes& octets) {
        box.records.clear();
        give(octets);
        return box.records_of<Refused>();
    }
    bool knows() const { return neighbor() != nullptr; }
    /// Key ids of the Hellos sent since the last call; -1: not a message digest.
    std::vector<int> sent_keys() {
        std::vector<int> keys;
        for (const auto& p : box.sent) {
            const auto packet = decode(p.payload);
            if (packet && packet->header.type == PacketType::Hello)
                keys.push_back(packet->header.au_type == 2 ? packet->header.key_id : -1);
        }
        box.sent.clear();
        return keys;
    }
};

}  // namespace

/// RFC 2328 Appendix D: what is sent (§D.4), what is accepted (§D.5), and how IOS changes keys.
class OspfAuthenticationRulesTest : public QObject {
    Q_OBJECT

   private slots:
    void the_types_must_be_the_same_data() {
        QTest::addColumn<Authentication>("ours");
        QTest::addColumn<int>("theirs");
        for (const Authentication ours :
             {Authentication::Null, Authentication::SimplePassword, Authentication::MessageDigest})
            for (const int theirs : {0, 1, 2, 3}) QTest::addRow("§8.2 %d by %d", theirs, int(ours)) << ours << theirs;
    }
    void the_types_must_be_the_same() {
        QFETCH(Authentication, ours);
        QFETCH(int, theirs);
        Guarded peer{ours};
        Bytes octets = peer.plain();
        if (theirs == 1) octets = with_password(octets, "secret");
        if (theirs == 2) octets = with_digest(octets, 1, "cisco", 5);
        if (theirs == 3) octets[15] = 3;
        const auto refusals = peer.refusals(octets);
        if (theirs == int(ours)) {
            QVERIFY(refusals.empty() && peer.knows());
            return;
        }
        QCOMPARE(refusals.size(), std::size_t{1});
        QCOMPARE(int(refusals[0].reason), int(Reason::Authentication));
        QCOMPARE(refusals[0].theirs, std::uint32_t(theirs));
        QCOMPARE(refusals[0].ours, std::uint32_t(ours));
        QVERIFY(!peer.knows());
    }
    void d_5_2_wrong_password() {
        Guarded peer{Authentication::SimplePassword};
        const auto refusals = peer.refusals(with_password(peer.plain(), "other"));
        QCOMPARE(refusals.size(), std::size_t{1});
        QCOMPARE(int(refusals[0].reason), int(Reason::AuthenticationKey));
        QCOMPARE(refusals[0].ours, 1u);
        QVERIFY(!peer.knows());
    }
    void d_4_2_every_packet_has_the_password() {
        Guarded peer{Authentication::SimplePassword};
        peer.box.sent.clear();
        peer.run_for(30s);
        QVERIFY(peer.box.sent.size() >= 3);
        for (const auto& p : peer.box.sent) {
            QVERIFY(decode(p.payload).has_value());
            QVERIFY(password_holds(p.payload, "secret"));
        }
    }
    void d_5_3_no_such_key() {
        Guarded peer{Authentication::MessageDigest};
        const auto refusals = peer.refusals(peer.signed_with(2, "cisco", 5));
        QCOMPARE(refusals.size(), std::size_t{1});
        QCOMPARE(int(refusals[0].reason), int(Reason::AuthenticationKeyId));
        QCOMPARE(refusals[0].theirs, 2u);
        QVERIFY(!peer.knows());
    }
    void d_5_3_wrong_digest() {
        Guarded peer{Authentication::MessageDigest};
        const auto refusals = peer.refusals(peer.signed_with(1, "Cisco", 5));
        QCOMPARE(refusals.size(), std::size_t{1});
        QCOMPARE(int(refusals[0].reason), int(Reason::AuthenticationKey));
        QCOMPARE(refusals[0].theirs, 1u);
        QCOMPARE(refusals[0].ours, 2u);
        QVERIFY(!peer.knows());
    }
    void d_5_3_the_sequence_number_never_falls_data() {
        QTest::addColumn<uint>("next");
        QTest::addColumn<bool>("accepted");
        QTest::newRow("older") << 99u << false;
        QTest::newRow("equal") << 100u << true;
        QTest::newRow("newer") << 101u << true;
    }
    void d_5_3_the_sequence_number_never_falls() {
        QFETCH(uint, next);
        QFETCH(bool, accepted);
        for (const NetworkType type : {NetworkType::Broadcast, NetworkType::PointToPoint}) {
            Guarded peer{Authentication::MessageDigest, type};
            QVERIFY(peer.refusals(peer.signed_with(1, "cisco", 100)).empty());
            const auto refusals = peer.refusals(peer.signed_with(1, "cisco", next));
            QCOMPARE(refusals.empty(), accepted);
            if (accepted) continue;
            QCOMPARE(int(refusals[0].reason), int(Reason::AuthenticationSequence));
            QCOMPARE(refusals[0].theirs, 99u);
            QCOMPARE(refusals[0].ours, 100u);
        }
    }
    void d_5_3_a_neighbor_that_was_lost_may_begin_again() {
        Guarded peer{Authentication::MessageDigest};
        QVERIFY(peer.refusals(peer.signed_with(1, "cisco", 100)).empty());
        peer.run_for(41s);
        QVERIFY(!peer.knows());
        QVERIFY(peer.refusals(peer.signed_with(1, "cisco", 3)).empty());
        QVERIFY(peer.knows());
    }
    void d_5_3_a_refused_packet_does_not_raise_the_number() {
        Guarded peer{Authentication::MessageDigest};
        QVERIFY(peer.refusals(peer.signed_with(1, "cisco", 100)).empty());
        QVERIFY(!peer.refusals(peer.signed_with(1, "wrong", 500)).empty());
        QVERIFY(peer.refusals(peer.signed_with(1, "cisco", 101)).empty());
    }
    void d_4_3_digest_behind_the_length_and_no_checksum() {
        Guarded peer{Authentication::MessageDigest};
        peer.box.sent.clear();
        peer.run_for(30s);
        QVERIFY(peer.box.sent.size() >= 3);
        std::uint32_t last = 0;
        for (const auto& p : peer.box.sent) {
            QCOMPARE(std::size_t{load_u16(p.payload.data() + 2)} + 16, p.payload.size());
            QCOMPARE(load_u16(p.payload.data() + 12), std::uint16_t{0});
            QVERIFY(digest_holds(p.payload, "cisco"));
            const std::uint32_t sequence = decode(p.payload)->header.cryptographic_sequence;
            QVERIFY(sequence >= last);
            last = sequence;
        }
        QVERIFY(last > 0);
    }
    void a_cut_digest_is_malformed() {
        Guarded peer{Authentication::MessageDigest};
        Bytes octets = peer.signed_with(1, "cisco", 5);
        octets.pop_back();
        const auto refusals = peer.refusals(octets);
        QCOMPARE(refusals.size(), std::size_t{1});
        QCOMPARE(int(refusals[0].reason), int(Reason::Malformed));
        QCOMPARE(refusals[0].theirs, std::uint32_t(DecodeError::Truncated));
    }
    void a_garbled_body_with_a_good_digest_is_malformed() {
        Guarded peer{Authentication::MessageDigest};
        Bytes plain = peer.plain();
        plain[25] = 1;
        const auto refusals = peer.refusals(with_digest(plain, 1, "cisco", 5));
        QCOMPARE(refusals.size(), std::size_t{1});
        QCOMPARE(int(refusals[0].reason), int(Reason::Malformed));
    }
    void the_interface_wins_over_the_area() {
        OspfPeer peer{"9.9.9.9", NetworkType::Broadcast};
        peer.config.areas = {AreaConfig{0, Authentication::MessageDigest}};
        peer.interface_config.message_digest_keys = {{1, {"cisco", "cisco"}}};
        peer.process.configure(peer.config, {peer.interface_config}, peer.box);
        QCOMPARE(int(peer.process.interfaces()[0].authentication), int(Authentication::MessageDigest));
        peer.interface_config.authentication = Authentication::Null;
        peer.process.configure(peer.config, {peer.interface_config}, peer.box);
        QCOMPARE(int(peer.process.interfaces()[0].authentication), int(Authentication::Null));
        peer.give(peer.good_hello());
        QVERIFY(peer.neighbor() != nullptr);
    }
    void without_keys_the_digest_is_of_key_0() {
        Guarded peer{Authentication::MessageDigest};
        peer.interface_config.message_digest_keys.clear();
        peer.apply();
        QVERIFY(peer.refusals(peer.signed_with(0, "", 5)).empty());
        QVERIFY(peer.knows());
        peer.sent_keys();
        peer.run_for(11s);
        QCOMPARE(peer.sent_keys(), std::vector<int>{0});
        QVERIFY(!peer.refusals(peer.signed_with(0, "cisco", 50)).empty());
    }
    void the_youngest_key_sends_and_all_are_accepted() {
        Guarded peer{Authentication::MessageDigest};
        peer.interface_config.message_digest_keys = {{5, {"five", "five"}}, {2, {"two", "two"}}};
        peer.apply();
        peer.sent_keys();
        peer.run_for(10s);
        QCOMPARE(peer.sent_keys(), std::vector<int>{2});  // the last that was given, not the highest
        QVERIFY(peer.refusals(peer.signed_with(2, "two", 100)).empty());
        QVERIFY(peer.refusals(peer.signed_with(5, "five", 101)).empty());
    }
    void rollover_sends_with_each_key_until_all_have_moved() {
        Guarded peer{Authentication::MessageDigest};
        QVERIFY(peer.refusals(peer.signed_with(1, "cisco", 100)).empty());
        peer.interface_config.message_digest_keys.push_back({2, {"new", "new"}});
        peer.apply();
        peer.sent_keys();
        peer.run_for(10s);
        QCOMPARE(peer.sent_keys(), (std::vector<int>{1, 2}));
        QVERIFY(peer.refusals(peer.signed_with(2, "new", 110)).empty());
        peer.run_for(10s);
        QCOMPARE(peer.sent_keys(), std::vector<int>{2});
    }
};

QTEST_APPLESS_MAIN(OspfAuthenticationRulesTest)
#include "ospf_authentication_rules_test.moc"
