#include <QtTest>
#include <set>

#include "engine/sim/event_queue.h"
#include "engine/sim/random.h"

using namespace switchover;

namespace {

Event make_event(std::int64_t at, NodeIndex target, NodeIndex source, std::uint64_t sequence) {
    return Event::make(instant_ns(at), target, source, sequence, EventKind::Timer, 0, 0);
}

struct Before {
    bool operator()(const Event& a, const Event& b) const {
        return a.at != b.at ? a.at < b.at : same_instant_before(a, b);
    }
};

}  // namespace

class EventQueueTest : public QObject {
    Q_OBJECT
   private slots:
    void orders_by_time_target_source_sequence() {
        EventQueue queue;
        queue.push(make_event(5, 2, 1, 1));
        queue.push(make_event(5, 1, 9, 7));
        queue.push(make_event(5, 1, 2, 8));
        queue.push(make_event(3, 9, 9, 9));
        queue.push(make_event(5, 1, 2, 3));
        std::vector<std::uint64_t> sequences;
        Event e;
        while (queue.pop(1000, e)) sequences.push_back(e.sequence());
        QCOMPARE(sequences, (std::vector<std::uint64_t>{9, 3, 8, 7, 1}));
    }
    void pop_stops_at_the_limit() {
        EventQueue queue;
        queue.push(make_event(10, 0, 0, 0));
        Event e;
        QVERIFY(!queue.pop(9, e));
        QVERIFY(queue.pop(10, e));
        QVERIFY(queue.empty());
    }
    /// The trap of radix heaps: peeking must not move the base, or an event injected before the next one is out of
    /// order.
    void an_event_injected_before_the_one_peeked_at_comes_first() {
        EventQueue queue;
        queue.push(make_event(100, 0, 0, 0));
        QCOMPARE(queue.next_time(), 100);
        Event e;
        QVERIFY(!queue.pop(50, e));
        queue.push(make_event(60, 0, 0, 1));
        QCOMPARE(queue.next_time(), 60);
        QVERIFY(queue.pop(1000, e));
        QCOMPARE(e.at, 60);
    }
    void an_event_for_the_present_instant_takes_its_place() {
        EventQueue queue;
        queue.push(make_event(7, 3, 0, 0));
        queue.push(make_event(7, 1, 0, 1));
        Event e;
        QVERIFY(queue.pop(7, e));
        QCOMPARE(e.target, 1u);
        queue.push(make_event(7, 2, 2, 5));
        QVERIFY(queue.pop(7, e));
        QCOMPARE(e.target, 2u);
        QVERIFY(queue.pop(7, e));
        QCOMPARE(e.target, 3u);
    }
    /// More than the short list holds, before and behind it, and at one instant.
    void long_lists_and_bursts_stay_in_order() {
        EventQueue queue;
        std::set<Event, Before> model;
        std::uint64_t sequence = 0;
        const auto push = [&](std::int64_t at) {
            const Event e = make_event(at, 0, static_cast<NodeIndex>(sequence % 3), sequence);
            ++sequence;
            queue.push(e);
            model.insert(e);
        };
        const auto pop = [&] {
            Event e;
            QVERIFY(queue.pop(INT64_MAX, e));
            QCOMPARE(e.at, model.begin()->at);
            QCOMPARE(e.sequence(), model.begin()->sequence());
            model.erase(model.begin());
        };
        push(1'000'000);
        pop();  // from here on the list reaches far ahead
        for (std::int64_t i = 0; i < 200; ++i) push(1'040'000 - 7 * i);
        for (int i = 0; i < 20; ++i) push(1'000'000);
        for (int i = 0; i < 50; ++i) pop();
        for (int i = 0; i < 200; ++i) push(1'039'000);
        for (std::int64_t i = 0; i < 100; ++i) push(1'038'900 + i % 5);
        while (!model.empty()) {
            QCOMPARE(queue.next_time(), model.begin()->at);
            pop();
        }
        QVERIFY(queue.empty());
        queue.reset(2'000'000);
        push(2'000'000);
        pop();
    }
    void agrees_with_an_ordered_set_over_random_use() {
        SeededRandom random{7, 0, Purpose::Probe};
        EventQueue queue;
        std::set<Event, Before> model;
        std::int64_t now = 0;
        std::uint64_t sequence = 0;
        for (int round = 0; round < 200'000; ++round) {
            if (model.empty() || random.below(100) < 52) {
                const std::int64_t ahead = static_cast<std::int64_t>(
                    random.below(4) == 0 ? random.below(3) : random.below(1u << random.below(30)));
                const Event e = make_event(now + ahead, static_cast<NodeIndex>(random.below(4)),
                                           static_cast<NodeIndex>(random.below(4)), sequence++);
                queue.push(e);
                model.insert(e);
            } else {
                if (random.below(4) == 0) QCOMPARE(queue.next_time(), model.begin()->at);
                Event e;
                QVERIFY(queue.pop(INT64_MAX, e));
                QCOMPARE(e.at, model.begin()->at);
                QCOMPARE(e.sequence(), model.begin()->sequence());
                model.erase(model.begin());
                now = e.at;
            }
            QCOMPARE(queue.size(), model.size());
        }
    }
};

QTEST_APPLESS_MAIN(EventQueueTest)
#include "event_queue_test.moc"
