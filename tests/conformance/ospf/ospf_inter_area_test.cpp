#include <QTest>

#include "engine/ospf/spf.h"
#include "tests/support/ospf_peer.h"

using namespace switchover;
using namespace switchover::ospf;
using test::OspfPeer;

namespace {

constexpr Ipv4Address kRoot{5, 5, 5, 5};
constexpr Ipv4Address kNear{1, 1, 1, 1};   ///< an ABR at cost 10, next hop 10.0.0.1
constexpr Ipv4Address kAway{2, 2, 2, 2};   ///< an ABR at cost 30, next hop 10.0.0.2
constexpr Ipv4Address kPlain{3, 3, 3, 3};  ///< reachable, but no ABR
constexpr Ipv4Address kAsbr{7, 7, 7, 7};
constexpr const char* kNet = "192.0.2.0/24";

Hops hops(unsigned host) {
    Hops h;
    h.insert({Ipv4Address{10, 0, 0, host}, 0}, 4);
    return h;
}

LsaPtr summary(Ipv4Address router, std::string_view prefix, std::uint32_t metric) {
    const Prefix p = *Prefix::parse(prefix);
    return make_lsa({kSummaryNetworkLsa, p.address, router}, kOptionE, kInitialSequenceNumber,
                    SummaryLsa{p.length, metric});
}

LsaPtr asbr_summary(Ipv4Address router, Ipv4Address asbr, std::uint32_t metric) {
    return make_lsa({kSummaryAsbrLsa, asbr, router}, kOptionE, kInitialSequenceNumber, SummaryLsa{0, metric});
}

using Dd = DatabaseDescription;

/// A process in stub area 1 and a neighbor of it that has said Hello.
struct StubPeer : OspfPeer {
    StubPeer() : OspfPeer{"9.9.9.9"} {
        config.networks[0].area = 1;
        config.areas = {AreaConfig{1, Authentication::Null, true}};
        process.configure(config, {interface_config}, box);
        Hello hello = good_hello();
        hello.options = 0;
        give(encode(header(), hello));
    }
    Header header() const { return {PacketType::Hello, id, 1}; }
    void describe(std::uint8_t flags, std::uint32_t sequence, std::vector<LsaHeader> headers = {}) {
        give(encode(header(), Dd{1500, 0, flags, sequence, std::move(headers)}));
    }
};

}  // namespace

/// §16.2, each step against a database of summary-LSAs and a given intra-area result.
class OspfInterAreaTest : public QObject {
    Q_OBJECT

    Database database_;
    std::vector<RouterRoute> routers_;
    std::vector<Prefix> ranges_;
    InternalRoutes routes_;

    void add(const LsaPtr& lsa, std::uint16_t age = 1) { database_.install(0, lsa, age, kPowerOn); }
    void calculate() { add_inter_area({database_, 0, kRoot, routers_, ranges_, 4}, routes_); }
    const PrefixRoute* only() {
        calculate();
        return routes_.prefixes.size() == 1 ? &routes_.prefixes[0] : nullptr;
    }

   private slots:
    void init() {
        database_.clear();
        ranges_.clear();
        routes_ = {};
        routers_ = {{kNear, 10, hops(1), RouterLsa::kBitB, 0},
                    {kAway, 30, hops(2), RouterLsa::kBitB, 0},
                    {kPlain, 10, hops(3), RouterLsa::kBitE, 0}};
    }

    void step_1_infinity_and_max_age() {
        add(summary(kNear, kNet, kLsInfinity));
        add(summary(kNear, "198.51.100.0/24", 1), kMaxAge);
        calculate();
        QVERIFY(routes_.prefixes.empty());
    }
    void step_2_self_originated() {
        routers_.push_back({kRoot, 0, {}, RouterLsa::kBitB, 0});
        add(summary(kRoot, kNet, 1));
        calculate();
        QVERIFY(routes_.prefixes.empty());
    }
    void step_3_an_active_range_of_our_own() {
        ranges_ = {*Prefix::parse(kNet)};
        add(summary(kNear, kNet, 1));
        add(summary(kNear, "192.0.2.0/25", 1));  // a part of it is another destination
        const PrefixRoute* route = only();
        QVERIFY(route != nullptr);
        QCOMPARE(route->prefix.text(), std::string{"192.0.2.0/25"});
    }
    void step_4_the_border_router_must_be_there_and_be_one() {
        add(summary(Ipv4Address{8, 8, 8, 8}, kNet, 1));
        add(summary(kPlain, "198.51.100.0/24", 1));
        calculate();
        QVERIFY(routes_.prefixes.empty());
    }
    void step_4_cost_and_next_hop_by_way_of_the_border_router() {
        add(summary(kAway, kNet, 5));
        const PrefixRoute* route = only();
        QVERIFY(route != nullptr && route->inter_area);
        QCOMPARE(route->cost, 35u);
        QVERIFY(route->hops == hops(2));
        QCOMPARE(route->advertising_router, kAway);
        QCOMPARE(routes_.summaries.size(), std::size_t{1});
    }
    void step_5_a_route_inside_the_area_is_better_at_any_cost() {
        routes_.prefixes = {{*Prefix::parse(kNet), 500, hops(9), kPlain, 0}};
        add(summary(kNear, kNet, 1));
        const PrefixRoute* route = only();
        QVERIFY(route != nullptr && !route->inter_area);
        QCOMPARE(route->cost, 500u);
        QVERIFY(routes_.summaries.empty());
    }
    void step_6_the_cheaper_border_router() {
        add(summary(kNear, kNet, 25));
        add(summary(kAway, kNet, 4));
        const PrefixRoute* route = only();
        QVERIFY(route != nullptr);
        QCOMPARE(route->cost, 34u);
        QVERIFY(route->hops == hops(2));
    }
    void step_6_equal_ones_are_both_taken() {
        add(summary(kNear, kNet, 25));
        add(summary(kAway, kNet, 5));
        const PrefixRoute* route = only();
        QVERIFY(route != nullptr);
        Hops both = hops(1);
        both.merge(hops(2), 4);
        QVERIFY(route->hops == both);
        QCOMPARE(routes_.summaries.size(), std::size_t{2});
    }
    void step_6_between_two_areas() {
        add(summary(kAway, kNet, 5));
        calculate();
        database_.clear();
        add(summary(kNear, kNet, 1));
        const PrefixRoute* route = only();
        QVERIFY(route != nullptr);
        QCOMPARE(route->cost, 11u);
    }
    void type_4_leads_to_an_as_boundary_router() {
        add(asbr_summary(kAway, kAsbr, 3));
        calculate();
        const auto found = std::ranges::find(routes_.routers, kAsbr, &RouterRoute::router_id);
        QVERIFY(found != routes_.routers.end() && found->inter_area);
        QCOMPARE(found->cost, 33u);
        QCOMPARE(found->bits, RouterLsa::kBitE);
        QVERIFY(routes_.prefixes.empty());
    }
    void type_4_gives_way_to_the_router_in_the_area() {
        routes_.routers = {{kAsbr, 900, hops(4), RouterLsa::kBitE, 0}};
        add(asbr_summary(kAway, kAsbr, 3));
        calculate();
        QCOMPARE(routes_.routers.size(), std::size_t{1});
        QCOMPARE(routes_.routers[0].cost, 900u);
    }

    // --- stub areas
    void stub_10_5_the_e_bit_must_be_the_same() {
        OspfPeer peer{"9.9.9.9", NetworkType::Broadcast};
        peer.config.networks[0].area = 1;
        peer.config.areas = {AreaConfig{1, Authentication::Null, true}};
        peer.process.configure(peer.config, {peer.interface_config}, peer.box);
        const auto hello = [&peer](std::uint8_t options) {
            Hello body = peer.good_hello();
            body.options = options;
            peer.box.records.clear();
            peer.give(encode(Header{PacketType::Hello, peer.id, 1}, body));
            return peer.box.records_of<Refused>();
        };
        const auto refusals = hello(kOptionE);
        QCOMPARE(refusals.size(), std::size_t{1});
        QCOMPARE(int(refusals[0].reason), int(Refused::Reason::OptionsEBit));
        QVERIFY(hello(0).empty());
        QVERIFY(peer.neighbor() != nullptr);
        peer.box.sent.clear();
        peer.run_for(10s);
        const auto sent = peer.take<Hello>();
        QVERIFY(!sent.empty());
        QCOMPARE(int(sent[0].options), 0);
    }
    void stub_10_6_an_external_description_is_a_mismatch() {
        StubPeer peer;
        peer.describe(Dd::kInitBit | Dd::kMoreBit | Dd::kMasterBit, 1000);
        QCOMPARE(int(peer.state()), int(NeighborState::Exchange));
        peer.describe(Dd::kMoreBit | Dd::kMasterBit, 1001, {test::external_lsa(peer.id, kNet)->header});
        QCOMPARE(int(peer.state()), int(NeighborState::ExStart));
        QCOMPARE(int(peer.last_dd.options), 0);
    }
    void stub_13_3_an_external_lsa_is_dropped() {
        StubPeer peer;
        peer.describe(Dd::kInitBit | Dd::kMoreBit | Dd::kMasterBit, 1000);
        peer.describe(Dd::kMasterBit, 1001);
        QCOMPARE(int(peer.state()), int(NeighborState::Full));
        UpdateWriter writer{peer.header()};
        writer.add(*test::external_lsa(peer.id, kNet), 1);
        peer.box.sent.clear();
        peer.give(writer.take());
        const auto rejected = peer.box.records_of<LsaRejected>();
        QCOMPARE(rejected.size(), std::size_t{1});
        QCOMPARE(int(rejected[0].reason), int(LsaRejected::Reason::StubArea));
        QVERIFY(peer.process.database().of(kAsScope, kAsExternalLsa).empty());
        peer.run_for(4s);
        QVERIFY(peer.acknowledged().empty());
    }
    void stub_12_4_own_lsas_have_no_e_bit() {
        StubPeer peer;
        peer.run_for(6s);
        const auto own = peer.process.database().of(1, kRouterLsa);
        QCOMPARE(own.size(), std::size_t{1});
        QCOMPARE(peer.process.database().at(own[0].slot).lsa->header.options & kOptionE, 0);
    }
};

QTEST_APPLESS_MAIN(OspfInterAreaTest)
#include "ospf_inter_area_test.moc"
