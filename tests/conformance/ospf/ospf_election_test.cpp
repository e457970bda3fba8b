#include <QTest>
#include <vector>

#include "engine/ospf/election.h"

using namespace switchover;
using namespace switchover::ospf;

namespace {

Ipv4Address lan(unsigned host) { return Ipv4Address{10, 1, 1, host}; }

/// Router `n` is 10.1.1.n on the network and has router id n.n.n.n.
Candidate router(unsigned n, std::uint8_t priority = 1, unsigned dr = 0, unsigned bdr = 0) {
    return {Ipv4Address{n, n, n, n}, lan(n), priority, dr == 0 ? Ipv4Address{} : lan(dr),
            bdr == 0 ? Ipv4Address{} : lan(bdr)};
}

}  // namespace

class OspfElectionTest : public QObject {
    Q_OBJECT

    static void check(const Candidate& self, const std::vector<Candidate>& others, unsigned dr, unsigned bdr,
                      InterfaceState state) {
        const Election got = elect(self, others);
        QCOMPARE(got.designated_router.text(), (dr == 0 ? Ipv4Address{} : lan(dr)).text());
        QCOMPARE(got.backup_designated_router.text(), (bdr == 0 ? Ipv4Address{} : lan(bdr)).text());
        QCOMPARE(int(got.state), int(state));
    }

   private slots:
    void alone_becomes_dr() { check(router(1), {}, 1, 0, InterfaceState::DR); }
    void alone_with_priority_0_is_nothing() { check(router(1, 0), {}, 0, 0, InterfaceState::DROther); }
    void highest_router_id_wins_and_a_fresh_dr_gets_a_backup() {
        check(router(3), {router(1), router(2)}, 3, 2, InterfaceState::DR);
    }
    void priority_before_router_id() { check(router(1, 10), {router(2), router(3)}, 1, 3, InterfaceState::DR); }
    void the_second_best_sees_the_best_as_dr_until_it_declares_itself() {
        check(router(2), {router(1), router(3)}, 3, 0, InterfaceState::DROther);
        check(router(2), {router(1), router(3, 1, 3, 2)}, 3, 2, InterfaceState::Backup);
    }
    void not_preemptive() {
        check(router(9, 255), {router(1, 1, 1, 2), router(2, 1, 1, 2)}, 1, 2, InterfaceState::DROther);
    }
    void backup_takes_over_when_the_dr_is_gone() {
        check(router(2, 1, 1, 2), {router(3, 1, 1, 2)}, 2, 3, InterfaceState::DR);
        check(router(3, 1, 1, 2), {router(2, 1, 2, 3)}, 2, 3, InterfaceState::Backup);
    }
    void a_lost_backup_is_replaced() {
        check(router(1, 1, 1, 2), {router(3, 1, 1, 2), router(4, 1, 1, 2)}, 1, 4, InterfaceState::DR);
    }
    void two_that_declare_themselves_dr_after_a_split() {
        check(router(1, 1, 1, 0), {router(2, 1, 2, 0)}, 2, 1, InterfaceState::Backup);
        check(router(2, 1, 2, 0), {router(1, 1, 1, 0)}, 2, 0, InterfaceState::DR);
    }
    void priority_0_is_never_elected() {
        check(router(1), {router(9, 0)}, 1, 0, InterfaceState::DR);
        check(router(9, 0), {router(1)}, 1, 0, InterfaceState::DROther);
    }
};

QTEST_APPLESS_MAIN(OspfElectionTest)
#include "ospf_election_test.moc"
