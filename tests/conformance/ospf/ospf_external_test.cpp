#include <QTest>

#include "engine/ospf/spf.h"
#include "tests/support/ospf_peer.h"

using namespace switchover;
using namespace switchover::ospf;
using test::external_lsa;

namespace {

constexpr Ipv4Address kRoot{5, 5, 5, 5};
constexpr Ipv4Address kNear{1, 1, 1, 1};   ///< an ASBR at cost 10, next hop 10.0.0.1
constexpr Ipv4Address kAway{2, 2, 2, 2};   ///< an ASBR at cost 30, next hop 10.0.0.2
constexpr Ipv4Address kPlain{3, 3, 3, 3};  ///< reachable, but no ASBR
constexpr const char* kNet = "192.0.2.0/24";

Hops hops(unsigned host, InterfaceIndex interface = 0) {
    Hops h;
    h.insert({host == 0 ? Ipv4Address{} : Ipv4Address{10, 0, 0, host}, interface}, 4);
    return h;
}

ExternalLsa body(bool type_2, std::uint32_t metric, Ipv4Address forwarding = {}) {
    ExternalLsa b;
    b.type_2 = type_2;
    b.metric = metric;
    b.forwarding_address = forwarding;
    return b;
}

}  // namespace

/// §16.4, each step against a database of AS-external-LSAs and a given intra-area result.
class OspfExternalTest : public QObject {
    Q_OBJECT

    Database database_;
    std::vector<PrefixRoute> prefixes_;
    std::vector<RouterRoute> routers_;
    std::vector<Ipv4Address> own_;

    void add(const LsaPtr& lsa, std::uint16_t age = 1) { database_.install(kAsScope, lsa, age, kPowerOn); }
    std::vector<ExternalRoute> calculate() const {
        return calculate_external({database_, kRoot, prefixes_, routers_, own_, 4});
    }
    std::optional<ExternalRoute> only() const {
        const auto all = calculate();
        if (all.size() != 1) return std::nullopt;
        return all[0];
    }

   private slots:
    void init() {
        database_.clear();
        routers_ = {{kNear, 10, hops(1), RouterLsa::kBitE, 0},
                    {kAway, 30, hops(2), RouterLsa::kBitE, 0},
                    {kPlain, 10, hops(3), 0, 0}};
        prefixes_ = {{*Prefix::parse("10.0.0.0/24"), 1, hops(0), kNear, 0},
                     {*Prefix::parse("10.9.0.0/16"), 20, hops(2), kAway, 0},
                     {*Prefix::parse("10.9.9.0/24"), 5, hops(1), kNear, 0}};
        own_ = {Ipv4Address{10, 0, 0, 5}};
    }

    void step_1_infinity_and_max_age() {
        add(external_lsa(kNear, kNet, 0, body(true, kLsInfinity)));
        add(external_lsa(kNear, "198.51.100.0/24", 0, body(true, 1)), kMaxAge);
        QVERIFY(calculate().empty());
    }
    void step_2_self_originated() {
        routers_.push_back({kRoot, 0, hops(0), RouterLsa::kBitE, 0});
        add(external_lsa(kRoot, kNet, 0, body(true, 1)));
        QVERIFY(calculate().empty());
    }
    void step_3_asbr_unreachable_or_no_asbr() {
        add(external_lsa(Ipv4Address{8, 8, 8, 8}, kNet, 0, body(true, 1)));
        add(external_lsa(kPlain, "198.51.100.0/24", 0, body(true, 1)));
        QVERIFY(calculate().empty());
    }
    void step_3_no_forwarding_address_goes_to_the_asbr() {
        add(external_lsa(kNear, kNet, 0, body(true, 7)));
        QVERIFY(only().has_value());
        QVERIFY(only()->hops == hops(1));
        QCOMPARE(only()->cost, 7u);
        QCOMPARE(only()->forward_cost, 10u);
    }
    void step_3_forwarding_address_by_the_longest_internal_match() {
        add(external_lsa(kAway, kNet, 0, body(true, 7, Ipv4Address{10, 9, 9, 1})));
        QVERIFY(only().has_value());
        QVERIFY(only()->hops == hops(1));  // not the ASBR's
        QCOMPARE(only()->forward_cost, 5u);
    }
    void step_3_forwarding_address_on_an_attached_network_is_the_next_hop() {
        add(external_lsa(kAway, kNet, 0, body(true, 7, Ipv4Address{10, 0, 0, 77})));
        QVERIFY(only().has_value());
        QVERIFY(only()->hops == hops(77));
        QCOMPARE(only()->forward_cost, 1u);
    }
    void step_3_forwarding_address_without_an_internal_path_or_our_own() {
        add(external_lsa(kAway, kNet, 0, body(true, 7, Ipv4Address{203, 0, 113, 1})));
        add(external_lsa(kAway, "198.51.100.0/24", 0, body(true, 7, own_[0])));
        QVERIFY(calculate().empty());
    }
    void steps_4_and_5_cost_of_type_1_and_type_2() {
        add(external_lsa(kAway, kNet, 0, body(false, 7)));
        add(external_lsa(kAway, "198.51.100.0/24", 0, body(true, 7)));
        const auto all = calculate();
        QCOMPARE(all.size(), std::size_t{2});
        QCOMPARE(all[0].cost, 37u);
        QVERIFY(!all[0].type_2);
        QCOMPARE(all[1].cost, 7u);
        QCOMPARE(all[1].forward_cost, 30u);
    }
    void step_6_internal_path_wins() {
        add(external_lsa(kNear, "10.9.0.0/16", 0, body(false, 1)));
        QVERIFY(calculate().empty());
    }

    /// The preferred of two paths is `1`, of kNear, or `2`, of kAway, or both.
    void step_6_preference_data() {
        QTest::addColumn<bool>("near_type_2");
        QTest::addColumn<unsigned>("near_metric");
        QTest::addColumn<bool>("away_type_2");
        QTest::addColumn<unsigned>("away_metric");
        QTest::addColumn<QString>("preferred");
        const auto row = [](const char* name, bool t1, unsigned m1, bool t2, unsigned m2, const char* who) {
            QTest::newRow(name) << t1 << m1 << t2 << m2 << who;
        };
        row("type 1 before type 2, however costly", true, 1, false, 60000, "2");
        row("type 1: the sum", false, 30, false, 9, "2");
        row("type 1: equal sums share", false, 30, false, 10, "1 2");
        row("type 2: the metric", true, 21, true, 20, "2");
        row("type 2: equal metrics, the nearer ASBR", true, 20, true, 20, "1");
    }
    void step_6_preference() {
        QFETCH(bool, near_type_2);
        QFETCH(unsigned, near_metric);
        QFETCH(bool, away_type_2);
        QFETCH(unsigned, away_metric);
        QFETCH(QString, preferred);
        add(external_lsa(kNear, kNet, 0, body(near_type_2, near_metric)));
        add(external_lsa(kAway, kNet, 0, body(away_type_2, away_metric)));
        const std::optional<ExternalRoute> route = only();
        QVERIFY(route.has_value());
        QStringList found;
        for (const rib::NextHop& hop : route->hops.all()) found << QString::number(hop.gateway.value & 0xFF);
        QCOMPARE(found.join(' '), preferred);
        QCOMPARE(route->lsas.size(), std::size_t(found.size()));
    }
};

QTEST_APPLESS_MAIN(OspfExternalTest)
#include "ospf_external_test.moc"
