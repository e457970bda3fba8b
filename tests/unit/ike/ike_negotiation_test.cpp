// Two processes joined by a wire: Main Mode and Quick Mode in every combination, and everything that can go wrong.
#include <QtTest>

#include "tests/unit/ike/ike_pair.h"

using namespace switchover;
using namespace switchover::test;

class IkeNegotiationTest : public QObject {
    Q_OBJECT

   private slots:
    void nine_messages_make_a_pair() {
        Pair pair;
        pair.request(pair.west);
        pair.run(1s);
        QVERIFY(pair.joined());
        QCOMPARE(pair.count, std::size_t{9});
        QCOMPARE(pair.west.keys.installs, std::size_t{1});
        QCOMPARE(pair.east.keys.installs, std::size_t{1});
        QVERIFY(pair.west.keys.installed[0].initiator);
        QVERIFY(!pair.east.keys.installed[0].initiator);
        QVERIFY(pair.west.keys.failures.empty());
        const View west = pair.west.view();
        QCOMPARE(west.sas.size(), std::size_t{1});
        QCOMPARE(west.sas[0].connection, 1u);
        QVERIFY(west.sas[0].state == State::QmIdle);
        QVERIFY(west.sas[0].role == Role::Initiator);
        QVERIFY(west.sas[0].expires == west.sas[0].established + 86400s);
        QCOMPARE(west.counters.refused_in_all(), std::uint64_t{0});
        QCOMPARE(pair.east.view().counters.refused_in_all(), std::uint64_t{0});
        QVERIFY(pair.east.view().sas[0].role == Role::Responder);
        QCOMPARE(pair.east.view().sas[0].encryption_key, west.sas[0].encryption_key);
        QCOMPARE(west.sas[0].encryption_key.size(), std::size_t{8});
        const auto keys = pair.west.box.records_of<KeysDerived>();
        QCOMPARE(keys.size(), std::size_t{1});
        QCOMPARE(keys[0].key, west.sas[0].encryption_key);
        QCOMPARE(keys[0].initiator_cookie, west.sas[0].initiator_cookie);
        // Six messages and three, source and identity are our address, never protected again, both ports 500.
        for (const SentPacket& sent : pair.west.box.sent) {
            QVERIFY(sent.header.source == kWest && sent.header.destination == kEast && sent.header.bypass_crypto_map);
            QVERIFY(sent.source_port == 500 && sent.destination_port == 500);
        }
    }
    void every_algorithm_data() {
        QTest::addColumn<int>("cipher");
        QTest::addColumn<int>("hash");
        QTest::addColumn<int>("group");
        QTest::addColumn<int>("pfs");
        using C = crypto::Cipher;
        using H = crypto::Hash;
        const C ciphers[] = {C::Des, C::TripleDes, C::Aes128, C::Aes192, C::Aes256};
        const H hashes[] = {H::Md5, H::Sha1, H::Sha256};
        const int groups[] = {1, 2, 5, 14};
        int turn = 0;
        for (const C cipher : ciphers)
            for (const H hash : hashes) {
                const int group = groups[turn % 4];
                const int pfs = turn % 3 == 0 ? groups[(turn / 3) % 4] : 0;
                QTest::addRow("cipher %d hash %d group %d pfs %d", int(cipher), int(hash), group, pfs)
                    << int(cipher) << int(hash) << group << pfs;
                ++turn;
            }
    }
    void every_algorithm() {
        QFETCH(int, cipher);
        QFETCH(int, hash);
        QFETCH(int, group);
        QFETCH(int, pfs);
        Policy policy = Pair::default_policy();
        policy.cipher = static_cast<crypto::Cipher>(cipher);
        policy.hash = static_cast<crypto::Hash>(hash);
        policy.group = static_cast<crypto::DhGroup>(group);
        Phase2Proposal proposal;
        proposal.transform = {policy.cipher, policy.hash};
        proposal.pfs = static_cast<crypto::DhGroup>(pfs);
        Pair pair{policy, proposal};
        pair.request(pair.west);
        pair.run(1s);
        QVERIFY(pair.joined());
        QCOMPARE(pair.count, std::size_t{9});
        const SaPair& sa = pair.west.keys.installed[0];
        QCOMPARE(sa.inbound.cipher_key.size(), crypto::key_size(policy.cipher));
        QCOMPARE(sa.inbound.integrity_key.size(), crypto::hash_size(policy.hash));
        QCOMPARE(int(sa.agreed.pfs), pfs);
        QCOMPARE(pair.west.view().sas[0].encryption_key.size(), crypto::key_size(policy.cipher));
    }
    void loss_of_each_message_costs_one_retransmission_data() {
        QTest::addColumn<int>("lost");
        for (int i = 0; i < 9; ++i) QTest::addRow("message %d", i + 1) << i;
    }
    void loss_of_each_message_costs_one_retransmission() {
        QFETCH(int, lost);
        Pair pair;
        pair.filter = [lost](bool, std::size_t number, Bytes&) { return number != std::size_t(lost); };
        pair.request(pair.west);
        pair.run(9900ms);
        QVERIFY(!pair.joined());
        pair.run(1s);
        QVERIFY(pair.joined());
        QCOMPARE(pair.west.keys.installs, std::size_t{1});
        QCOMPARE(pair.east.keys.installs, std::size_t{1});
        pair.run(200s);  // and nobody goes on
        QCOMPARE(pair.west.keys.installs, std::size_t{1});
        QCOMPARE(pair.west.view().sas.size(), std::size_t{1});
        QCOMPARE(pair.east.view().sas.size(), std::size_t{1});
        // Both ends have a timer, so the resent message and the resent answer to an older one may cross.
        QVERIFY2(pair.count <= 16, qPrintable(QString::number(pair.count)));
        QVERIFY(pair.west.keys.failures.empty());
    }
    void nobody_answers() {
        Pair pair;
        pair.filter = [](bool to_east, std::size_t, Bytes&) { return !to_east; };
        pair.request(pair.west);
        pair.request(pair.west);  // the second does nothing
        pair.run(59s);
        QCOMPARE(pair.count, std::size_t{6});  // one and five retransmissions, 10 s apart
        QCOMPARE(to_ns(pair.west.box.sent[5].at), to_ns(kPowerOn + 50s));
        QVERIFY(pair.west.keys.failures.empty());
        pair.run(2s);
        QCOMPARE(pair.west.keys.failures.size(), std::size_t{1});
        QVERIFY(pair.west.view().sas[0].deleted);
        pair.run(60s);
        QCOMPARE(pair.west.view().sas.size(), std::size_t{0});
        QCOMPARE(pair.count, std::size_t{6});
    }
    void wrong_pre_shared_key() {
        Pair pair;
        pair.east.config.keys[0].key = "cisco124";
        pair.configure();
        pair.request(pair.west);
        pair.run(59s);
        // Message 5 is rubbish to the responder, each time it comes.
        QVERIFY(pair.east.refused(Refusal::Malformed) + pair.east.refused(Refusal::AuthenticationFailed) +
                    pair.east.refused(Refusal::UnexpectedMessage) >=
                6);
        QVERIFY(pair.east.view().sas[0].state == State::MmKeyExch);
        QVERIFY(pair.west.view().sas[0].state == State::MmKeyExch);
        pair.run(3s);
        QCOMPARE(pair.west.keys.failures.size(), std::size_t{1});
        QVERIFY(pair.west.keys.installed.empty() && pair.east.keys.installed.empty());
        pair.run(130s);
        QVERIFY(pair.west.view().sas.empty());
        QVERIFY(pair.east.view().sas.empty());
    }
    void no_pre_shared_key() {
        Pair pair;
        pair.west.config.keys.clear();
        pair.configure();
        pair.request(pair.west);
        QCOMPARE(pair.west.keys.failures.size(), std::size_t{1});
        QCOMPARE(pair.count, std::size_t{0});
        pair.request(pair.east);
        pair.run(1s);
        QCOMPARE(pair.west.refused(Refusal::NoPreSharedKey), std::uint64_t{2});
        pair.run(70s);
        QCOMPARE(pair.east.keys.failures.size(), std::size_t{1});
    }
    void no_phase1_proposal_data() {
        QTest::addColumn<int>("point");
        for (const int point : {1, 2, 3, 4, 5, 6}) QTest::addRow("mismatch %d", point) << point;
    }
    void no_phase1_proposal() {
        QFETCH(int, point);
        const auto mismatch = static_cast<Phase1Mismatch>(point);
        Pair pair;
        Policy& policy = pair.east.config.policies[0];
        switch (mismatch) {
            case Phase1Mismatch::Cipher: policy.cipher = crypto::Cipher::TripleDes; break;
            case Phase1Mismatch::KeyLength:
                pair.west.config.policies[0].cipher = crypto::Cipher::Aes128;
                policy.cipher = crypto::Cipher::Aes256;
                break;
            case Phase1Mismatch::Hash: policy.hash = crypto::Hash::Sha1; break;
            case Phase1Mismatch::Authentication: policy.authentication = Authentication::RsaSig; break;
            case Phase1Mismatch::Group: policy.group = crypto::DhGroup::Group2; break;
            case Phase1Mismatch::Lifetime: policy.lifetime = 3600s; break;  // ours is shorter than the offer
            case Phase1Mismatch::None: break;
        }
        pair.configure();
        pair.request(pair.west);
        pair.run(61s);
        const auto checks = pair.east.box.records_of<PolicyChecked>();
        QVERIFY(!checks.empty());
        QCOMPARE(int(checks[0].mismatch), point);
        QCOMPARE(pair.east.refused(Refusal::NoProposalChosen), std::uint64_t{1});
        // The clear notify is not believed ("Notify has no hash. Rejected."); retransmission gives up.
        QVERIFY(pair.west.refused(Refusal::BadHash) >= 1);
        QCOMPARE(pair.west.keys.failures.size(), std::size_t{1});
        QVERIFY(pair.west.keys.installed.empty());
    }
    void first_own_policy_that_matches_wins_and_the_shorter_lifetime_is_used() {
        Pair pair;
        Policy strong = Pair::default_policy();
        strong.cipher = crypto::Cipher::Aes256;
        strong.hash = crypto::Hash::Sha256;
        strong.group = crypto::DhGroup::Group14;
        Policy weak = Pair::default_policy();
        weak.lifetime = 1000s;
        pair.west.config.policies = {weak, strong};
        pair.west.config.policies[1].priority = 20;
        strong.priority = 5;
        weak.priority = 30;
        weak.lifetime = 86400s;
        pair.east.config.policies = {strong, weak};
        pair.configure();
        pair.request(pair.west);
        pair.run(1s);
        QVERIFY(pair.joined());
        QVERIFY(pair.east.view().sas[0].policy.cipher == crypto::Cipher::Aes256);
        QCOMPARE(int(pair.east.view().sas[0].policy.priority), 5);
        QCOMPARE(int(pair.west.view().sas[0].policy.priority), 20);
        pair.east.config.policies = {weak};
        pair.east.configure();
        Pair second;
        second.west.config.policies[0].lifetime = 1000s;
        second.configure();
        second.request(second.west);
        second.run(1s);
        QVERIFY(second.east.view().sas[0].policy.lifetime == 1000s);
    }
    void no_phase2_proposal_and_no_such_flow() {
        Pair pair;
        pair.east.keys.accepted[0].transform.integrity = crypto::Hash::Sha1;
        pair.request(pair.west);
        pair.run(1s);
        QCOMPARE(pair.east.refused(Refusal::NoProposalChosen), std::uint64_t{1});
        QCOMPARE(pair.west.keys.failures.size(), std::size_t{1});  // told at once, by an authenticated notify
        QVERIFY(pair.west.view().sas[0].state == State::QmIdle);
        pair.east.keys.accepted[0].transform.integrity = crypto::Hash::Md5;
        pair.east.keys.local_proxy.prefix = *Prefix::parse("10.1.1.0/24");
        pair.request(pair.west);
        pair.run(1s);
        QCOMPARE(pair.east.refused(Refusal::InvalidIdentity), std::uint64_t{1});
        QCOMPARE(pair.west.keys.failures.size(), std::size_t{2});
        pair.east.keys.local_proxy.prefix = *Prefix::parse("99.99.99.99/32");
        pair.request(pair.west);
        pair.run(1s);
        QVERIFY(pair.joined());
        QCOMPARE(pair.west.view().sas.size(), std::size_t{1});  // one IKE SA carried all three
    }
    void responder_lifetime_is_adopted() {
        Pair pair;
        pair.east.keys.accepted[0].lifetime = 120s;
        pair.east.keys.accepted[0].lifetime_kilobytes = 2560;
        pair.request(pair.west);
        pair.run(1s);
        QVERIFY(pair.joined());
        QVERIFY(pair.west.keys.installed[0].agreed.lifetime == 120s);
        QCOMPARE(pair.west.keys.installed[0].agreed.lifetime_kilobytes, 2560u);
        QVERIFY(pair.east.keys.installed[0].agreed.lifetime == 120s);
    }
    void second_of_two_proposals() {
        Pair pair;
        Phase2Proposal aes;
        aes.transform = {crypto::Cipher::Aes256, crypto::Hash::Sha256};
        pair.west.keys.accepted.insert(pair.west.keys.accepted.begin(), aes);
        pair.request(pair.west);
        pair.run(1s);
        QVERIFY(pair.joined());
        QVERIFY(pair.west.keys.installed[0].agreed.transform.cipher == crypto::Cipher::Des);
    }
    void pfs_is_demanded_and_refused() {
        Pair pair;
        pair.east.keys.accepted[0].pfs = crypto::DhGroup::Group2;  // `set pfs`: an offer without it is refused
        pair.request(pair.west);
        pair.run(1s);
        QCOMPARE(pair.west.keys.failures.size(), std::size_t{1});
        pair.east.keys.accepted[0].pfs = crypto::DhGroup::None;  // and one with it is welcome without `set pfs`
        pair.west.keys.accepted[0].pfs = crypto::DhGroup::Group5;
        pair.request(pair.west);
        pair.run(1s);
        QVERIFY(pair.joined());
        QVERIFY(pair.east.keys.installed[0].agreed.pfs == crypto::DhGroup::Group5);
    }
    void both_begin_at_once() {
        Pair pair;
        pair.request(pair.west);
        pair.request(pair.east);
        pair.run(5s);
        QCOMPARE(pair.west.keys.installed.size(), std::size_t{2});
        QCOMPARE(pair.east.keys.installed.size(), std::size_t{2});
        QVERIFY(pair.west.keys.failures.empty() && pair.east.keys.failures.empty());
        QCOMPARE(pair.west.view().sas.size(), std::size_t{2});
        for (const SaView& sa : pair.west.view().sas) QVERIFY(sa.state == State::QmIdle);
        // Each pair of one side has its mate on the other.
        for (const SaPair& w : pair.west.keys.installed)
            QVERIFY(std::any_of(pair.east.keys.installed.begin(), pair.east.keys.installed.end(),
                                [&](const SaPair& e) { return e.inbound.spi == w.outbound.spi; }));
    }
    void rekey_uses_the_same_ike_sa() {
        Pair pair;
        pair.request(pair.west);
        pair.run(60s);
        Phase2Request again = pair.request_of(pair.west);
        again.rekey = true;
        pair.west.process.request(again, pair.west.keys, pair.west.box);
        pair.run(1s);
        QVERIFY(pair.joined());
        QCOMPARE(pair.west.keys.installed.size(), std::size_t{2});
        QCOMPARE(pair.count, std::size_t{12});
        QVERIFY(pair.west.keys.installed[0].inbound.cipher_key != pair.west.keys.installed[1].inbound.cipher_key);
        pair.request(pair.east);  // the responder of phase 1 may ask as well
        pair.run(1s);
        QVERIFY(pair.joined());
        QCOMPARE(pair.count, std::size_t{15});
    }
    void not_spoken_for_and_disabled() {
        Pair pair;
        pair.east.keys.speaks = false;
        pair.request(pair.west);
        pair.run(1s);
        QCOMPARE(pair.east.refused(Refusal::NotSpokenFor), std::uint64_t{1});
        QVERIFY(pair.east.view().sas.empty());
        QVERIFY(pair.east.box.records.empty());
        pair.east.keys.speaks = true;
        pair.run(11s);
        QVERIFY(pair.joined());
        pair.east.config.enabled = false;
        pair.east.configure();
        QVERIFY(pair.east.view().sas.empty());
        pair.request(pair.east);
        QCOMPARE(pair.east.keys.failures.size(), std::size_t{1});
    }
    void a_copy_goes_its_own_way() {
        Pair pair;
        pair.request(pair.west);
        pair.run(15ms);
        ike::Process copy = pair.west.process;
        pair.run(1s);
        QVERIFY(pair.joined());
        QVERIFY(copy.view(pair.west.box).sas[0].state == State::MmNoState);
    }
};

QTEST_APPLESS_MAIN(IkeNegotiationTest)
#include "ike_negotiation_test.moc"
