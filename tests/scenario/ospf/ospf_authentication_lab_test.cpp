#include <QTest>

#include "engine/ospf/show.h"
#include "tests/support/ospf_lab.h"

using namespace switchover;
using namespace switchover::ospf;
using test::OspfLab;

namespace {

/// Three routers on a LAN of area 0 with message digests, and a link of area 1 with a password behind the third.
struct Keyed : OspfLab {
    std::size_t a, b, c, d;
    Keyed() {
        const std::size_t lan = add_wire();
        const std::size_t link = add_wire();
        a = add_router("1.1.1.1");
        b = add_router("2.2.2.2");
        c = add_router("3.3.3.3");
        d = add_router("4.4.4.4");
        attach(a, lan, "10.0.0.1/24");
        attach(b, lan, "10.0.0.2/24");
        attach(c, lan, "10.0.0.3/24");
        attach(c, link, "10.1.0.3/24");
        attach(d, link, "10.1.0.4/24");
        for (std::size_t r = 0; r < size(); ++r) {
            at(r).config.networks = {{Ipv4Address{10, 0, 0, 0}, Ipv4Address{0, 0, 0, 255}, 0},
                                     {Ipv4Address{10, 1, 0, 0}, Ipv4Address{0, 0, 0, 255}, 1}};
            at(r).config.areas = {AreaConfig{0, Authentication::MessageDigest},
                                  AreaConfig{1, Authentication::SimplePassword}};
        }
        for (const std::size_t r : {a, b, c}) at(r).interfaces[0].message_digest_keys = {{1, {"old", "old"}}};
        at(c).interfaces[1].authentication_key = Key{"secret", "secret"};
        at(d).interfaces[0].authentication_key = Key{"secret", "secret"};
        start();
        run_until(kPowerOn + 60s);
    }
    View view(std::size_t r) { return at(r).process.view(at(r).box.ports); }
    bool all_full() {
        std::size_t full = 0;
        for (std::size_t r = 0; r < size(); ++r)
            for (const InterfaceView& i : view(r).interfaces)
                for (const NeighborView& n : i.neighbors) full += n.state == NeighborState::Full;
        return full == 8;
    }
    /// Adjacencies lost since the start.
    std::size_t lost() {
        std::size_t count = 0;
        for (std::size_t r = 0; r < size(); ++r)
            for (const AdjacencyChanged& change : at(r).box.records_of<AdjacencyChanged>())
                count += change.to < change.from;
        return count;
    }
    void give_keys(std::size_t r, std::vector<MessageDigestKey> keys) {
        at(r).interfaces[0].message_digest_keys = std::move(keys);
        configure(r);
    }
    std::string interface_text(std::size_t r) {
        TextOut out;
        show_ip_ospf_interface(view(r), now, false, out, 0);
        return out.text();
    }
};

const MessageDigestKey kOld{1, {"old", "old"}};
const MessageDigestKey kNew{2, {"new", "new"}};

}  // namespace

class OspfAuthenticationLabTest : public QObject {
    Q_OBJECT

   private slots:
    void routers_that_agree_become_full() {
        Keyed lab;
        QVERIFY(lab.all_full());
        QVERIFY(lab.interface_text(lab.a).find("  Message digest authentication enabled\n    Youngest key id is 1\n") !=
                std::string::npos);
        TextOut out;
        show_ip_ospf(lab.view(lab.c), lab.now, false, out);
        QVERIFY(out.text().find("Area has message digest authentication") != std::string::npos);
        QVERIFY(out.text().find("Area has simple password authentication") != std::string::npos);
    }
    void a_wrong_password_keeps_one_router_out() {
        Keyed lab;
        lab.at(lab.d).interfaces[0].authentication_key = Key{"public", "public"};
        lab.configure(lab.d);
        lab.run_for(60s);
        QVERIFY(lab.neighbor(lab.c, "4.4.4.4") == NeighborState::Down);
        QVERIFY(lab.neighbor(lab.c, "1.1.1.1") == NeighborState::Full);
    }
    void keys_change_router_by_router_without_losing_an_adjacency() {
        Keyed lab;
        lab.give_keys(lab.a, {kOld, kNew});
        lab.run_for(60s);
        QVERIFY(lab.interface_text(lab.a).find("    Youngest key id is 2\n"
                                               "    Rollover in progress, 2 neighbor(s) using the old key(s):\n"
                                               "      key id 1\n") != std::string::npos);
        // Those who have only the old key say so, and go on.
        QVERIFY(lab.at(lab.b).box.records_of<Refused>().size() > 3);
        QVERIFY(lab.all_full());
        lab.give_keys(lab.b, {kOld, kNew});
        lab.run_for(60s);
        QVERIFY(lab.interface_text(lab.a).find("Rollover in progress, 1 neighbor(s)") != std::string::npos);
        lab.give_keys(lab.c, {kOld, kNew});
        lab.run_for(60s);
        for (const std::size_t r : {lab.a, lab.b, lab.c})
            QVERIFY(lab.interface_text(r).find("Rollover") == std::string::npos);
        for (const std::size_t r : {lab.a, lab.b, lab.c}) {
            lab.give_keys(r, {kNew});
            lab.run_for(60s);
        }
        QVERIFY(lab.all_full());
        QCOMPARE(lab.lost(), std::size_t{0});
    }
    void to_replace_the_key_at_once_costs_the_adjacencies() {
        Keyed lab;
        lab.give_keys(lab.a, {kNew});
        lab.run_for(60s);
        QVERIFY(lab.neighbor(lab.b, "1.1.1.1") == NeighborState::Down);
        QVERIFY(lab.neighbor(lab.b, "3.3.3.3") == NeighborState::Full);
        for (const std::size_t r : {lab.b, lab.c}) lab.give_keys(r, {kNew});
        lab.run_for(120s);
        QVERIFY(lab.all_full());
    }
    void a_large_update_stays_below_the_mtu_with_its_digest() {
        Keyed lab;
        std::size_t longest = 0;
        lab.lose = [&](std::size_t, std::size_t, const test::SentPacket& p) {
            longest = std::max(longest, p.payload.size());
            return false;
        };
        lab.at(lab.a).config.redistribute_static = Redistribution{};
        lab.at(lab.a).config.redistribute_static->subnets = true;
        for (unsigned n = 0; n < 200; ++n) {
            rib::Route route;
            route.prefix = Prefix::of(Ipv4Address{20, static_cast<std::uint8_t>(n), 0, 0}, 16);
            route.source = rib::Source::Static;
            route.paths = {{Ipv4Address{10, 0, 0, 77}, kNoInterface}};
            lab.at(lab.a).box.static_and_connected.push_back(route);
        }
        lab.configure(lab.a);
        lab.run_for(60s);
        QVERIFY(lab.lsa(lab.d, kAsExternalLsa, "20.199.0.0", "1.1.1.1") != nullptr);
        QVERIFY(longest > 1400);
        QVERIFY(longest + 20 <= 1500);
    }
};

QTEST_APPLESS_MAIN(OspfAuthenticationLabTest)
#include "ospf_authentication_lab_test.moc"
