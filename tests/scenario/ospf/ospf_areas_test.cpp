#include <QTest>

#include "engine/ospf/show.h"
#include "tests/support/ospf_lab.h"

using namespace switchover;
using namespace switchover::ospf;
using test::OspfLab;

namespace {

/// inside -- west == backbone == east -- outer, areas 1, 0 and 2; `outer` may be an AS boundary router.
struct Areas : OspfLab {
    std::size_t inside, west, east, outer;
    Areas() {
        const std::size_t one = add_wire();
        const std::size_t zero = add_wire();
        const std::size_t two = add_wire();
        inside = add_router("1.1.1.1");
        west = add_router("2.2.2.2");
        east = add_router("3.3.3.3");
        outer = add_router("4.4.4.4");
        attach(inside, one, "10.1.0.1/24");
        attach(west, one, "10.1.0.2/24");
        attach(west, zero, "10.0.0.2/24");
        attach(east, zero, "10.0.0.3/24");
        attach(east, two, "10.2.0.3/24");
        attach(outer, two, "10.2.0.4/24");
        loopback(inside, "10.1.8.1/32");
        loopback(inside, "10.1.9.1/32");
        for (std::size_t r = 0; r < size(); ++r)
            for (std::uint8_t area = 0; area < 3; ++area) {
                if (area == 0) at(r).config.networks.clear();
                at(r).config.networks.push_back({Ipv4Address{10, area, 0, 0}, Ipv4Address{0, 0, 255, 255}, area});
            }
    }
    Areas& converge() {
        start();
        run_until(kPowerOn + 120s);
        return *this;
    }
    void redistribute(std::size_t r, std::string_view prefix) {
        at(r).config.redistribute_static = Redistribution{};
        at(r).config.redistribute_static->subnets = true;
        rib::Route route;
        route.prefix = *Prefix::parse(prefix);
        route.source = rib::Source::Static;
        route.paths = {{Ipv4Address{10, 99, 0, 1}, kNoInterface}};
        at(r).box.static_and_connected.push_back(route);
    }
    /// The same `area` lines on every router.
    void everywhere(const AreaConfig& area) {
        for (std::size_t r = 0; r < size(); ++r) at(r).config.areas = {area};
    }
    View view(std::size_t r) { return at(r).process.view(at(r).box.ports); }
    /// `O IA 11`, or `none`.
    std::string way(std::size_t r, std::string_view prefix) {
        const rib::Route* found = route(r, prefix);
        if (found == nullptr) return "none";
        const char* const codes[] = {"C", "S", "O", "O IA", "O E1", "O E2"};
        return fmt::format("{} {}", codes[static_cast<std::size_t>(found->code)], found->metric);
    }
    const DatabaseEntry* held(std::size_t r, std::uint32_t area, std::uint8_t type, std::string_view id) {
        const Database& db = at(r).process.database();
        for (const Database::IndexEntry& e : db.of(area, type))
            if (e.key.key.id == *Ipv4Address::parse(id) && !db.at(e.slot).max_age) return &db.at(e.slot);
        return nullptr;
    }
    std::uint8_t bits(std::size_t r, std::uint32_t area) {
        const auto id = *Ipv4Address::parse(std::to_string(r + 1) + "." + std::to_string(r + 1) + "." +
                                            std::to_string(r + 1) + "." + std::to_string(r + 1));
        const Database& db = at(r).process.database();
        const LsaSlot slot = db.find({area, {kRouterLsa, id, id}});
        return slot == kNoLsa ? std::uint8_t{0} : db.at(slot).lsa->router().bits;
    }
    std::string process_text(std::size_t r) {
        TextOut out;
        show_ip_ospf(view(r), now, false, out);
        return out.text();
    }
};

bool says(const std::string& text, const char* words) { return text.find(words) != std::string::npos; }

}  // namespace

/// RFC 2328 §12.4.3, §16.2, §3.6 and RFC 3509 in a lab of four routers and three areas.
class OspfAreasTest : public QObject {
    Q_OBJECT

   private slots:
    void routes_between_areas() {
        Areas lab;
        lab.converge();
        QCOMPARE(lab.way(lab.inside, "10.0.0.0/24"), std::string{"O IA 2"});
        QCOMPARE(lab.way(lab.inside, "10.2.0.0/24"), std::string{"O IA 3"});
        QCOMPARE(lab.way(lab.outer, "10.1.8.1/32"), std::string{"O IA 4"});
        QCOMPARE(lab.way(lab.west, "10.1.8.1/32"), std::string{"O 2"});
        QCOMPARE(lab.way(lab.east, "10.1.8.1/32"), std::string{"O IA 3"});
        QCOMPARE(lab.route(lab.outer, "10.1.8.1/32")->paths[0].gateway.text(), std::string{"10.2.0.3"});
    }
    void border_routers_have_the_b_bit_in_every_area() {
        Areas lab;
        lab.converge();
        for (const std::uint32_t area : {0u, 1u}) QVERIFY((lab.bits(lab.west, area) & RouterLsa::kBitB) != 0);
        QVERIFY((lab.bits(lab.inside, 1) & RouterLsa::kBitB) == 0);
        QVERIFY(says(lab.process_text(lab.west), " It is an area border router\n"));
        QVERIFY(!says(lab.process_text(lab.inside), "area border"));
        TextOut out;
        show_ip_ospf_border_routers(lab.view(lab.inside), {"FastEthernet0/0"}, out);
        QVERIFY(says(out.text(), "i 2.2.2.2 [1] via 10.1.0.2, FastEthernet0/0, ABR, Area 1, SPF "));
    }
    void nothing_is_told_back_to_where_it_is_from() {
        Areas lab;
        lab.converge();
        QVERIFY(lab.held(lab.west, 0, kSummaryNetworkLsa, "10.1.0.0") != nullptr);
        QVERIFY(lab.held(lab.west, 1, kSummaryNetworkLsa, "10.1.0.0") == nullptr);
        QVERIFY(lab.held(lab.west, 0, kSummaryNetworkLsa, "10.0.0.0") == nullptr);
        // Between areas and back into the backbone: only the east border router says so there.
        const DatabaseEntry* far = lab.held(lab.west, 0, kSummaryNetworkLsa, "10.2.0.0");
        QVERIFY(far != nullptr);
        QCOMPARE(far->lsa->header.advertising_router.text(), std::string{"3.3.3.3"});
        QCOMPARE(lab.held(lab.inside, 1, kSummaryNetworkLsa, "10.2.0.0")->lsa->summary().metric, 2u);
    }
    void a_network_that_goes_is_withdrawn_everywhere() {
        Areas lab;
        lab.converge();
        lab.set_carrier(lab.inside, 2, false);
        lab.run_for(40s);
        QCOMPARE(lab.way(lab.outer, "10.1.9.1/32"), std::string{"none"});
        QCOMPARE(lab.way(lab.outer, "10.1.8.1/32"), std::string{"O IA 4"});
        QVERIFY(lab.held(lab.outer, 2, kSummaryNetworkLsa, "10.1.9.1") == nullptr);
        lab.set_carrier(lab.inside, 2, true);
        lab.run_for(40s);
        QCOMPARE(lab.way(lab.outer, "10.1.9.1/32"), std::string{"O IA 4"});
    }
    void external_routes_of_another_area_by_type_4() {
        Areas lab;
        lab.redistribute(lab.outer, "192.0.2.0/24");
        lab.converge();
        QCOMPARE(lab.way(lab.inside, "192.0.2.0/24"), std::string{"O E2 20"});
        const DatabaseEntry* summary = lab.held(lab.inside, 1, kSummaryAsbrLsa, "4.4.4.4");
        QVERIFY(summary != nullptr);
        QCOMPARE(summary->lsa->summary().metric, 2u);
        QVERIFY(summary->used_for_route);
        QVERIFY(lab.held(lab.east, 2, kSummaryAsbrLsa, "4.4.4.4") == nullptr);
        TextOut out;
        show_ip_ospf_border_routers(lab.view(lab.inside), {"FastEthernet0/0"}, out);
        QVERIFY(says(out.text(), "I 4.4.4.4 [3] via 10.1.0.2, FastEthernet0/0, ASBR, Area 1, SPF "));
    }
    void a_range_stands_for_its_networks() {
        Areas lab;
        lab.everywhere({1, Authentication::Null, false, false, 1, {{*Prefix::parse("10.1.0.0/16"), true}}});
        lab.converge();
        QCOMPARE(lab.way(lab.outer, "10.1.0.0/16"), std::string{"O IA 3"});  // the lowest cost inside, 1, and two hops
        QCOMPARE(lab.way(lab.outer, "10.1.8.1/32"), std::string{"none"});
        QCOMPARE(lab.way(lab.west, "10.1.8.1/32"), std::string{"O 2"});
        const rib::Route* discard = lab.route(lab.west, "10.1.0.0/16");
        QVERIFY(discard != nullptr);
        QCOMPARE(discard->paths[0].interface, rib::kNullInterface);
        QVERIFY(lab.route(lab.inside, "10.1.0.0/16") == nullptr);
        QVERIFY(says(lab.process_text(lab.west), "           10.1.0.0/16 Active(1) Advertise \n"));
        QVERIFY(says(lab.process_text(lab.east), "           10.1.0.0/16 Passive") == false);  // not its area
    }
    void a_range_may_be_hidden() {
        Areas lab;
        lab.everywhere({1, Authentication::Null, false, false, 1, {{*Prefix::parse("10.1.8.0/23"), false}}});
        lab.converge();
        QCOMPARE(lab.way(lab.outer, "10.1.8.1/32"), std::string{"none"});
        QCOMPARE(lab.way(lab.outer, "10.1.9.1/32"), std::string{"none"});
        QCOMPARE(lab.way(lab.outer, "10.1.8.0/23"), std::string{"none"});
        QCOMPARE(lab.way(lab.outer, "10.1.0.0/24"), std::string{"O IA 3"});
        QVERIFY(says(lab.process_text(lab.west), "10.1.8.0/23 Active(2) DoNotAdvertise"));
    }
    void a_stub_area_has_a_default_route_and_no_externals() {
        Areas lab;
        lab.redistribute(lab.outer, "192.0.2.0/24");
        lab.everywhere({1, Authentication::Null, true, false, 7});
        lab.converge();
        QVERIFY(lab.neighbor(lab.inside, "2.2.2.2") == NeighborState::Full);
        QCOMPARE(lab.way(lab.inside, "192.0.2.0/24"), std::string{"none"});
        QVERIFY(lab.held(lab.inside, kAsScope, kAsExternalLsa, "192.0.2.0") == nullptr);
        QVERIFY(lab.held(lab.inside, 1, kSummaryAsbrLsa, "4.4.4.4") == nullptr);
        QCOMPARE(lab.way(lab.inside, "0.0.0.0/0"), std::string{"O IA 8"});
        QCOMPARE(lab.way(lab.inside, "10.2.0.0/24"), std::string{"O IA 3"});
        QCOMPARE(lab.way(lab.west, "192.0.2.0/24"), std::string{"O E2 20"});
        QVERIFY(lab.held(lab.east, 2, kSummaryNetworkLsa, "0.0.0.0") == nullptr);
        const std::string text = lab.process_text(lab.west);
        QVERIFY(says(text, "        It is a stub area\n          generates stub default route with cost 7\n"));
        QVERIFY(says(text, " Number of areas in this router is 2. 1 normal 1 stub 0 nssa\n"));
    }
    void an_as_boundary_router_is_not_looked_for_through_a_stub_area() {
        // A second border router is near `west` in the stub area and far from it in the backbone.
        Areas lab;
        const std::size_t other = lab.add_router("5.5.5.5");
        lab.at(other).config.networks = lab.at(lab.west).config.networks;
        lab.attach(other, 0, "10.1.0.5/24");
        lab.attach(other, 1, "10.0.0.5/24");
        lab.at(other).interfaces[1].cost = 50;
        lab.redistribute(lab.west, "192.0.2.0/24");
        lab.everywhere({1, Authentication::Null, true});
        lab.converge();
        QCOMPARE(lab.way(other, "192.0.2.0/24"), std::string{"O E2 20"});
        QCOMPARE(lab.route(other, "192.0.2.0/24")->paths[0].gateway.text(), std::string{"10.0.0.2"});
        QCOMPARE(lab.route(other, "192.0.2.0/24")->forward_metric, 50u);
    }
    void a_totally_stubby_area_has_the_default_route_alone() {
        Areas lab;
        lab.everywhere({1, Authentication::Null, true, true});
        lab.converge();
        QCOMPARE(lab.way(lab.inside, "0.0.0.0/0"), std::string{"O IA 2"});
        QCOMPARE(lab.way(lab.inside, "10.2.0.0/24"), std::string{"none"});
        QVERIFY(says(lab.process_text(lab.west), "It is a stub area, no summary LSA in this area\n"));
    }
    void an_area_that_becomes_a_stub_area_starts_its_adjacencies_anew() {
        Areas lab;
        lab.redistribute(lab.outer, "192.0.2.0/24");
        lab.converge();
        QVERIFY(lab.held(lab.inside, kAsScope, kAsExternalLsa, "192.0.2.0") != nullptr);
        for (const std::size_t r : {lab.inside, lab.west}) {
            lab.at(r).config.areas = {AreaConfig{1, Authentication::Null, true}};
            lab.configure(r);
        }
        QVERIFY(lab.neighbor(lab.inside, "2.2.2.2") == NeighborState::Down);
        const auto lost = lab.at(lab.west).box.records_of<AdjacencyChanged>();
        QCOMPARE(int(lost.back().reason), int(AdjacencyChanged::Reason::AdjacencyReset));
        lab.run_for(120s);
        QVERIFY(lab.neighbor(lab.inside, "2.2.2.2") == NeighborState::Full);
        QVERIFY(lab.held(lab.inside, kAsScope, kAsExternalLsa, "192.0.2.0") == nullptr);
        QCOMPARE(lab.way(lab.inside, "0.0.0.0/0"), std::string{"O IA 2"});
        for (const std::size_t r : {lab.inside, lab.west}) {
            lab.at(r).config.areas.clear();
            lab.configure(r);
        }
        lab.run_for(120s);
        QCOMPARE(lab.way(lab.inside, "0.0.0.0/0"), std::string{"none"});
        QCOMPARE(lab.way(lab.inside, "192.0.2.0/24"), std::string{"O E2 20"});
    }
    void two_areas_without_the_backbone_are_not_joined() {
        // RFC 3509: `west` moves its backbone link to area 3; it is no border router any more.
        Areas lab;
        for (const std::size_t r : {lab.west, lab.east}) lab.at(r).config.networks[0].area = 3;
        lab.converge();
        QVERIFY(lab.neighbor(lab.west, "3.3.3.3") == NeighborState::Full);
        QVERIFY((lab.bits(lab.west, 1) & RouterLsa::kBitB) == 0);
        QCOMPARE(lab.way(lab.inside, "10.0.0.0/24"), std::string{"none"});
        QCOMPARE(lab.way(lab.outer, "10.1.8.1/32"), std::string{"none"});
    }
    void a_border_router_believes_only_the_backbone() {
        // A second border router joins areas 0 and 1; west must not go through area 1 to reach area 2.
        Areas lab;
        const std::size_t other = lab.add_router("5.5.5.5");
        lab.at(other).config.networks = lab.at(lab.west).config.networks;
        lab.attach(other, 0, "10.1.0.5/24");
        lab.attach(other, 1, "10.0.0.5/24");
        lab.at(lab.west).interfaces[1].cost = 100;
        lab.converge();
        // By area 1 and the other border router it would be 3.
        QCOMPARE(lab.way(lab.west, "10.2.0.0/24"), std::string{"O IA 101"});
        QCOMPARE(lab.way(lab.inside, "10.2.0.0/24"), std::string{"O IA 3"});
        // Without a neighbor in the backbone it goes by what area 1 says.
        lab.set_carrier(lab.west, 1, false);
        lab.run_for(60s);
        QCOMPARE(lab.way(lab.west, "10.2.0.0/24"), std::string{"O IA 3"});
    }
};

QTEST_APPLESS_MAIN(OspfAreasTest)
#include "ospf_areas_test.moc"
