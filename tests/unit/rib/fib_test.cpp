/// The trie against a scan of every prefix, and per-destination sharing.
#include "engine/rib/fib.h"

#include <array>
#include <map>
#include <QTest>
#include <string>

#include "engine/sim/random.h"

using namespace switchover;
using rib::Action;
using rib::Decision;
using rib::Fib;
using rib::FibPath;

namespace {

struct Table {
    std::map<Prefix, std::uint32_t> routes;  ///< prefix to the number in its next hop
    Fib fib;
};

/// The low `spread` bits of the addresses vary: small values make dense nests.
Table random_table(SeededRandom& random, std::size_t count, unsigned spread) {
    Table table;
    Fib::Builder builder;
    for (std::uint32_t i = 0; i < count; ++i) {
        const auto length = static_cast<unsigned>(random.below(33));
        const std::uint32_t address = random.u32() & ((1u << spread) - 1);
        const Prefix prefix = Prefix::of(Ipv4Address{0x0A000000u ^ address}, length);
        table.routes[prefix] = i;
        const FibPath path{1, Ipv4Address{i}};
        builder.add(prefix, Action::Via, {&path, 1});
    }
    table.fib = builder.build();
    return table;
}

const std::pair<const Prefix, std::uint32_t>* brute(const Table& table, Ipv4Address a) {
    const std::pair<const Prefix, std::uint32_t>* best = nullptr;
    for (const auto& route : table.routes)
        if (route.first.contains(a) && (best == nullptr || route.first.length > best->first.length)) best = &route;
    return best;
}

bool agrees(const Table& table, Ipv4Address a) {
    const auto* want = brute(table, a);
    const Decision got = table.fib.decide(Ipv4Address{}, a);
    if (want == nullptr) return got.action == Action::NoRoute && table.fib.find(a) == nullptr;
    return got.action == Action::Via && got.next_hop.value == want->second && table.fib.find(a)->prefix == want->first;
}

}  // namespace

class FibTest : public QObject {
    Q_OBJECT
   private slots:
    void an_empty_table_has_no_route() {
        const Fib fib = Fib::Builder{}.build();
        QVERIFY(fib.find(Ipv4Address{10, 0, 0, 1}) == nullptr);
        QVERIFY(fib.decide({}, Ipv4Address{10, 0, 0, 1}).action == Action::NoRoute);
        QVERIFY(Fib{}.find(Ipv4Address{}) == nullptr);
    }

    void a_lone_default_route_matches_everything() {
        Fib::Builder builder;
        const FibPath path{3, Ipv4Address{10, 48, 66, 1}};
        builder.add(Prefix{}, Action::Via, {&path, 1});
        const Fib fib = builder.build();
        for (const std::uint32_t a : {0u, 1u, 0x7FFFFFFFu, 0x80000000u, 0xFFFFFFFFu}) {
            const Decision decision = fib.decide({}, Ipv4Address{a});
            QCOMPARE(decision.out, InterfaceIndex{3});
            QCOMPARE(decision.next_hop, path.next_hop);
            QCOMPARE(decision.path, 0u);
        }
    }

    void host_routes_at_both_ends_of_the_space() {
        Fib::Builder builder;
        builder.add(Prefix::host(Ipv4Address{0u}), Action::Receive);
        builder.add(Prefix::host(Ipv4Address{0xFFFFFFFFu}), Action::Receive);
        const Fib fib = builder.build();
        QVERIFY(fib.decide({}, Ipv4Address{0u}).action == Action::Receive);
        QVERIFY(fib.decide({}, Ipv4Address{0xFFFFFFFFu}).action == Action::Receive);
        QVERIFY(fib.decide({}, Ipv4Address{1u}).action == Action::NoRoute);
        QVERIFY(fib.decide({}, Ipv4Address{0xFFFFFFFEu}).action == Action::NoRoute);
    }

    void attached_names_the_destination_as_next_hop() {
        Fib::Builder builder;
        const FibPath path{2, {}};
        builder.add(*Prefix::parse("10.1.1.0/24"), Action::Attached, {&path, 1});
        const Decision decision = builder.build().decide({}, Ipv4Address{10, 1, 1, 7});
        QVERIFY(decision.action == Action::Attached);
        QCOMPARE(decision.next_hop, (Ipv4Address{10, 1, 1, 7}));
        QCOMPARE(decision.out, InterfaceIndex{2});
    }

    void the_last_entry_of_a_prefix_counts() {
        Fib::Builder builder;
        builder.add(*Prefix::parse("10.1.1.0/24"), Action::Drop);
        builder.add(*Prefix::parse("10.1.1.0/24"), Action::Null);
        const Fib fib = builder.build();
        QCOMPARE(fib.entries().size(), std::size_t{1});
        QVERIFY(fib.exact(*Prefix::parse("10.1.1.0/24"))->action == Action::Null);
        QVERIFY(fib.exact(*Prefix::parse("10.1.1.0/25")) == nullptr);
    }

    void agrees_with_a_scan_of_all_prefixes_data() {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("spread");
        for (const int count : {1, 2, 3, 7, 40, 300, 2000})
            for (const int spread : {4, 12, 20, 31})
                QTest::addRow("%d routes over %d bits", count, spread) << count << spread;
    }
    void agrees_with_a_scan_of_all_prefixes() {
        QFETCH(int, count);
        QFETCH(int, spread);
        SeededRandom random{static_cast<std::uint64_t>(count * 100 + spread), 0, Purpose::Probe};
        const Table table = random_table(random, static_cast<std::size_t>(count), static_cast<unsigned>(spread));
        for (const auto& [prefix, number] : table.routes) {  // edges of every prefix, and their neighbours
            const std::uint32_t first = prefix.address.value;
            const std::uint32_t last = prefix.broadcast().value;
            for (const std::uint32_t a : {first, last, first - 1, last + 1})
                QVERIFY2(agrees(table, Ipv4Address{a}), Ipv4Address{a}.text().c_str());
        }
        for (int i = 0; i < 500; ++i) {
            const Ipv4Address a{random.u32()};
            QVERIFY2(agrees(table, a), a.text().c_str());
        }
    }

    void equal_paths_share_by_pair_of_addresses() {
        Fib::Builder builder;
        const std::array<FibPath, 4> paths{
            {{0, Ipv4Address{1u}}, {1, Ipv4Address{2u}}, {2, Ipv4Address{3u}}, {3, Ipv4Address{4u}}}};
        builder.add(*Prefix::parse("10.0.0.0/8"), Action::Via, paths);
        const Fib fib = builder.build();
        std::array<int, 4> used{};
        for (std::uint32_t host = 0; host < 4000; ++host) {
            const Ipv4Address to{0x0A000000u + host};
            const Ipv4Address from{20, 1, 1, 1};
            const Decision decision = fib.decide(from, to);
            QCOMPARE(fib.decide(from, to).out, decision.out);  // a flow never changes its path
            ++used[decision.out];
        }
        for (const int n : used) QVERIFY2(n > 850 && n < 1150, std::to_string(n).c_str());
    }

    void a_large_table_stays_small_enough_for_the_cache() {
        Fib::Builder builder;
        for (std::uint32_t i = 0; i < 2000; ++i) {
            const FibPath path{static_cast<InterfaceIndex>(i % 4), Ipv4Address{i}};
            builder.add(Prefix::of(Ipv4Address{0x0A000000u + i * 4}, 30), Action::Via, {&path, 1});
        }
        const Fib fib = builder.build();
        QVERIFY2(fib.octets() < 96 * 1024, std::to_string(fib.octets()).c_str());
    }
};

QTEST_APPLESS_MAIN(FibTest)
#include "fib_test.moc"
