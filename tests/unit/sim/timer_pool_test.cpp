#include <QtTest>

#include "engine/sim/timer.h"

using namespace switchover;

class TimerPoolTest : public QObject {
    Q_OBJECT
    static constexpr TimerTag kTag{ProcessId::Hsrp, 3, 42};

   private slots:
    void fires_once_at_its_deadline() {
        TimerPool pool;
        TimerId id;
        const auto arm = pool.start(id, kTag, kPowerOn + 10s);
        QVERIFY(arm.needed);
        QCOMPARE(arm.at, kPowerOn + 10s);
        TimerTag tag;
        TimerPool::Arm again;
        QVERIFY(pool.expire(arm.slot, arm.generation, kPowerOn + 10s, tag, again));
        QVERIFY(tag == kTag);
        QVERIFY(!again.needed);
        QVERIFY(!pool.running(id));
        QVERIFY(!pool.expire(arm.slot, arm.generation, kPowerOn + 11s, tag, again));
    }
    /// A hold timer restarted by every hello must not put an entry into the queue each time.
    void a_later_deadline_needs_no_queue_entry_and_is_re_armed_when_the_old_one_pops() {
        TimerPool pool;
        TimerId id;
        const auto first = pool.start(id, kTag, kPowerOn + 10s);
        QVERIFY(!pool.start(id, kTag, kPowerOn + 13s).needed);
        TimerTag tag;
        TimerPool::Arm again;
        QVERIFY(!pool.expire(first.slot, first.generation, kPowerOn + 10s, tag, again));
        QVERIFY(again.needed);
        QCOMPARE(again.at, kPowerOn + 13s);
        QVERIFY(pool.expire(again.slot, again.generation, kPowerOn + 13s, tag, again));
    }
    void an_earlier_deadline_makes_the_old_entry_stale() {
        TimerPool pool;
        TimerId id;
        const auto late = pool.start(id, kTag, kPowerOn + 10s);
        const auto early = pool.start(id, kTag, kPowerOn + 4s);
        QVERIFY(early.needed);
        TimerTag tag;
        TimerPool::Arm again;
        QVERIFY(pool.expire(early.slot, early.generation, kPowerOn + 4s, tag, again));
        QVERIFY(!pool.expire(late.slot, late.generation, kPowerOn + 10s, tag, again));
        QVERIFY(!again.needed);
    }
    void a_stopped_timer_does_not_fire_and_can_start_again() {
        TimerPool pool;
        TimerId id;
        const auto first = pool.start(id, kTag, kPowerOn + 10s);
        pool.stop(id);
        TimerTag tag;
        TimerPool::Arm again;
        QVERIFY(!pool.start(id, kTag, kPowerOn + 12s).needed);  // the entry at 10 s will re-arm
        QVERIFY(!pool.expire(first.slot, first.generation, kPowerOn + 10s, tag, again));
        QVERIFY(again.needed);
        pool.stop(id);
        QVERIFY(!pool.expire(again.slot, again.generation, kPowerOn + 12s, tag, again));
        QVERIFY(!again.needed);
    }
    void a_released_slot_does_not_fire_for_its_next_owner() {
        TimerPool pool;
        TimerId id;
        const auto old = pool.start(id, kTag, kPowerOn + 10s);
        pool.release(id);
        TimerId other;
        const auto fresh = pool.start(other, {ProcessId::Ike, 1, 1}, kPowerOn + 10s);
        QCOMPARE(fresh.slot, old.slot);
        TimerTag tag;
        TimerPool::Arm again;
        QVERIFY(!pool.expire(old.slot, old.generation, kPowerOn + 10s, tag, again));
        QVERIFY(pool.expire(fresh.slot, fresh.generation, kPowerOn + 10s, tag, again));
        QVERIFY(tag.process == ProcessId::Ike);
    }
    void clear_makes_every_entry_stale() {
        TimerPool pool;
        TimerId id;
        const auto old = pool.start(id, kTag, kPowerOn + 10s);
        pool.clear();
        TimerTag tag;
        TimerPool::Arm again;
        QVERIFY(!pool.expire(old.slot, old.generation, kPowerOn + 10s, tag, again));
    }
};

QTEST_APPLESS_MAIN(TimerPoolTest)
#include "timer_pool_test.moc"
