#include <QTest>

#include "tests/support/ospf_lab.h"

using namespace switchover;
using namespace switchover::ospf;
using test::OspfLab;

namespace {

/// An edge router with `default-information originate`, and one inside.
struct Edge : OspfLab {
    std::size_t edge, inside;
    explicit Edge(DefaultInformation rule) {
        const std::size_t wire = add_wire();
        edge = add_router("1.1.1.1");
        inside = add_router("2.2.2.2");
        attach(edge, wire, "10.0.0.1/24");
        attach(inside, wire, "10.0.0.2/24");
        at(edge).config.process_id = 7;
        at(edge).config.default_information = rule;
        start();
        run_until(kPowerOn + 60s);
    }
    void change(std::size_t r, rib::Change::Kind kind, rib::Source source) {
        rib::Route route;
        route.source = source;
        route.distance = source == rib::Source::Ospf ? 110 : 1;
        route.paths = {{Ipv4Address{192, 0, 2, 1}, kNoInterface}};
        auto& routes = at(r).box.static_and_connected;
        routes.clear();
        if (kind != rib::Change::Kind::Removed) routes.push_back(route);
        at(r).box.now = now;
        at(r).process.on_route_change({kind, route}, at(r).box);
        run_for(10s);
    }
    const rib::Route* learned() { return route(inside, "0.0.0.0/0"); }
};

}  // namespace

class OspfDefaultRouteTest : public QObject {
    Q_OBJECT

   private slots:
    void only_while_there_is_a_default_route() {
        Edge lab{{}};
        QVERIFY(lab.learned() == nullptr);
        lab.change(lab.edge, rib::Change::Kind::Added, rib::Source::Static);
        QVERIFY(lab.learned() != nullptr);
        QCOMPARE(lab.learned()->metric, 1u);
        QCOMPARE(int(lab.learned()->code), int(rib::Code::OspfExternal2));
        QCOMPARE(lab.learned()->paths[0].gateway.text(), std::string{"10.0.0.1"});
        const DatabaseEntry* lsa = lab.lsa(lab.inside, kAsExternalLsa, "0.0.0.0", "1.1.1.1");
        QVERIFY(lsa != nullptr);
        QCOMPARE(lsa->lsa->external().tag, 7u);
        lab.change(lab.edge, rib::Change::Kind::Removed, rib::Source::Static);
        QVERIFY(lab.learned() == nullptr);
    }
    void one_that_is_there_before_the_line_counts() {
        Edge lab{{}};
        lab.at(lab.edge).config.default_information.reset();
        lab.configure(lab.edge);
        lab.run_for(20s);
        lab.change(lab.edge, rib::Change::Kind::Added, rib::Source::Static);
        QVERIFY(lab.learned() == nullptr);
        lab.at(lab.edge).config.default_information.emplace();
        lab.configure(lab.edge);
        lab.run_for(20s);
        QVERIFY(lab.learned() != nullptr);
    }
    void one_of_ospf_is_no_reason() {
        Edge lab{{}};
        lab.change(lab.edge, rib::Change::Kind::Added, rib::Source::Ospf);
        QVERIFY(lab.learned() == nullptr);
        lab.change(lab.edge, rib::Change::Kind::Added, rib::Source::Static);
        QVERIFY(lab.learned() != nullptr);
        lab.change(lab.edge, rib::Change::Kind::Replaced, rib::Source::Ospf);
        QVERIFY(lab.learned() == nullptr);
    }
    void always_metric_and_type() {
        Edge lab{{true, 30, 1}};
        QVERIFY(lab.learned() != nullptr);
        QCOMPARE(lab.learned()->metric, 31u);
        QCOMPARE(int(lab.learned()->code), int(rib::Code::OspfExternal1));
    }
    void taken_back_with_the_line() {
        Edge lab{{true, {}, 2}};
        const auto bits = [&lab] { return lab.lsa(lab.inside, kRouterLsa, "1.1.1.1", "1.1.1.1")->lsa->router().bits; };
        QVERIFY(lab.learned() != nullptr);
        QVERIFY((bits() & RouterLsa::kBitE) != 0);
        lab.at(lab.edge).config.default_information.reset();
        lab.configure(lab.edge);
        lab.run_for(20s);
        QVERIFY(lab.learned() == nullptr);
        QVERIFY((bits() & RouterLsa::kBitE) == 0);
    }
    void redistribution_alone_does_not_tell_of_it() {
        Edge lab{{}};
        lab.at(lab.edge).config.default_information.reset();
        lab.at(lab.edge).config.redistribute_static = Redistribution{};
        lab.at(lab.edge).config.redistribute_static->subnets = true;
        lab.configure(lab.edge);
        lab.change(lab.edge, rib::Change::Kind::Added, rib::Source::Static);
        QVERIFY(lab.learned() == nullptr);
    }
};

QTEST_APPLESS_MAIN(OspfDefaultRouteTest)
#include "ospf_default_route_test.moc"
