#include <QTest>

#include <map>

#include "engine/ospf/database.h"
#include "engine/sim/random.h"

using namespace switchover;
using namespace switchover::ospf;

namespace {

LsaPtr external(Ipv4Address id, Ipv4Address router, std::uint32_t metric) {
    return make_lsa({kAsExternalLsa, id, router}, kOptionE, kInitialSequenceNumber,
                    ExternalLsa{32, true, metric, {}, 0});
}

}  // namespace

class OspfDatabaseTest : public QObject {
    Q_OBJECT

   private slots:
    void order_is_scope_type_id_router() {
        Database database;
        const Ipv4Address low{0u};
        const Ipv4Address high{~0u};
        const auto add = [&](std::uint32_t scope, std::uint8_t type, Ipv4Address id, Ipv4Address router) {
            database.install(scope, make_lsa({type, id, router}, kOptionE, 1, SummaryLsa{32, 1}), 0, kPowerOn);
        };
        for (const std::uint32_t scope : {kAsScope, 1u, 0u})
            for (const std::uint8_t type : {kSummaryAsbrLsa, kSummaryNetworkLsa})
                for (const Ipv4Address id : {high, low})
                    for (const Ipv4Address router : {high, low}) add(scope, type, id, router);
        QCOMPARE(database.index().size(), std::size_t{24});
        QVERIFY(std::ranges::is_sorted(database.index(), {}, &Database::IndexEntry::key));
        for (const std::uint32_t scope : {0u, 1u, kAsScope})
            QCOMPARE(database.of(scope, kSummaryAsbrLsa).size(), std::size_t{4});
        QCOMPARE(database.of(2, kSummaryAsbrLsa).size(), std::size_t{0});
    }

    void finds_what_a_map_finds() {
        Database database;
        std::map<ScopedKey, std::uint32_t> expected;
        SeededRandom random{1, 0, Purpose::OspfJitter};
        for (std::uint32_t step = 0; step < 3000; ++step) {
            const Ipv4Address id{static_cast<std::uint32_t>(random.below(40)) << 20};
            const Ipv4Address router{static_cast<std::uint32_t>(random.below(6))};
            const ScopedKey key{kAsScope, {kAsExternalLsa, id, router}};
            const LsaSlot slot = database.find(key);
            QCOMPARE(slot != kNoLsa, expected.contains(key));
            if (slot == kNoLsa) {
                const LsaSlot made = database.install(key.scope, external(id, router, step), 0, kPowerOn);
                QCOMPARE(database.find(key), made);
                expected[key] = step;
            } else if (random.below(2) == 0) {
                QCOMPARE(database.at(slot).lsa->external().metric, expected.at(key));
                database.erase(slot);
                expected.erase(key);
            } else {
                database.replace(slot, external(id, router, step), 7, kPowerOn + 10s);
                QCOMPARE(database.find(key), slot);
                QCOMPARE(database.at(slot).age(kPowerOn + 10s), std::uint16_t{7});
                expected[key] = step;
            }
            QCOMPARE(database.index().size(), expected.size());
        }
        auto at = database.index().begin();
        for (const auto& [key, metric] : expected) {
            QVERIFY(at->key == key);
            QCOMPARE(database.at(at->slot).lsa->external().metric, metric);
            ++at;
        }
    }
};

QTEST_APPLESS_MAIN(OspfDatabaseTest)
#include "ospf_database_test.moc"
