#include <atomic>
#include <QtTest>
#include <thread>

#include "app/session/engine.h"
#include "tests/support/lab.h"

using namespace switchover;           // NOLINT: a test
using namespace switchover::session;  // NOLINT
using namespace switchover::test;     // NOLINT

namespace {

/// Takes batches until the reply with this ticket came; everything taken is kept in `all`.
Reply await(Engine& engine, std::uint64_t ticket, Batch& all) {
    while (true) {
        Batch batch = engine.take();
        std::move(batch.records.begin(), batch.records.end(), std::back_inserter(all.records));
        std::move(batch.checks.begin(), batch.checks.end(), std::back_inserter(all.checks));
        std::move(batch.frames.begin(), batch.frames.end(), std::back_inserter(all.frames));
        all.run_ended = all.run_ended || batch.run_ended;
        all.now = batch.now;
        all.frames_left_out += batch.frames_left_out;
        all.records_left_out += batch.records_left_out;
        for (Reply& reply : batch.replies)
            if (reply.ticket == ticket) return reply;
        std::this_thread::yield();
    }
}

void await_end(Engine& engine, Batch& all) {
    while (!all.run_ended) await(engine, engine.set_capture(false), all);
}

Input input(const char* words) { return *parse_input(words); }

}  // namespace

class EngineThreadTest : public QObject {
    Q_OBJECT

   private slots:
    void a_run_on_its_own_thread_equals_a_synchronous_one_data();
    void a_run_on_its_own_thread_equals_a_synchronous_one();
    void two_threads_may_ask();
    void pause_stops_a_run_that_has_no_end();
    void pace_follows_the_wall_clock();
    void steps();
    void a_condition_ends_a_run();
    void a_fork_is_a_world_of_its_own();
    void a_restored_branch_shows_its_own_devices();
    void a_refused_input_is_told();
    void a_script_is_followed();
    void what_nobody_takes_is_bounded_and_counted();
};

void EngineThreadTest::a_run_on_its_own_thread_equals_a_synchronous_one_data() {
    QTest::addColumn<unsigned>("threads");
    QTest::newRow("one thread") << 1u;
    QTest::newRow("two threads") << 2u;
}

void EngineThreadTest::a_run_on_its_own_thread_equals_a_synchronous_one() {
    QFETCH(unsigned, threads);
    Lab lab{"ha-vpn", 5};
    lab.run_until(60s).input("ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s").run_until(75s);
    lab.shutdown("7204VXR-1", "FastEthernet0/0").run_until(110s);

    EngineOptions options;
    options.threads = threads;
    Engine engine{World{topology_of("ha-vpn"), 5}, options};
    Batch all;
    engine.set_speed(Engine::kFlatOut);
    const auto run_to = [&](Duration d) {
        all.run_ended = false;
        engine.run_until(kPowerOn + d);
        await_end(engine, all);
    };
    run_to(60s);
    engine.apply(input("ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s"));
    run_to(75s);
    engine.apply(input("config 7204VXR-1 interface FastEthernet0/0 ; shutdown"));
    run_to(110s);
    const Reply reply = await(engine, engine.fork(), all);
    QVERIFY(reply.world);
    QCOMPARE(reply.world->fingerprint(), lab.fingerprint());
    QVERIFY(reply.world->now() == kPowerOn + 110s);
    // Every record came, once and in order.
    QCOMPARE(all.records.size(), lab.records().size());
    QVERIFY(std::is_sorted(all.records.begin(), all.records.end(),
                           [](const Record& a, const Record& b) { return a.at < b.at; }));
    QCOMPARE(engine.snapshot()->fingerprint, lab.fingerprint());
}

void EngineThreadTest::two_threads_may_ask() {
    Engine engine{World{topology_of("ha-vpn"), 5}};
    std::atomic<bool> over{false};
    Instant last;
    bool backwards = false;
    std::jthread watcher{[&] {
        while (!over) {
            const auto now = engine.snapshot();
            backwards = backwards || now->now < last;
            last = now->now;
            std::this_thread::yield();
        }
    }};
    engine.set_speed(Engine::kFlatOut);
    engine.run_until(kPowerOn + 100s);
    Batch all;
    await_end(engine, all);
    over = true;
    watcher.join();
    QVERIFY(!backwards);
    QCOMPARE(engine.snapshot()->fingerprint, Lab("ha-vpn", 5).run_until(100s).fingerprint());
}

void EngineThreadTest::pause_stops_a_run_that_has_no_end() {
    Engine engine{World{topology_of("ha-vpn"), 1}};
    Batch all;
    engine.set_speed(Engine::kFlatOut);
    await(engine, engine.run(), all);
    await(engine, engine.pause(), all);
    const Instant paused = engine.snapshot()->now;
    std::this_thread::sleep_for(std::chrono::milliseconds{30});
    QVERIFY(engine.snapshot()->now == paused);
    QVERIFY(engine.take().mode == Mode::Paused);
}

void EngineThreadTest::pace_follows_the_wall_clock() {
    Engine engine{World{topology_of("ha-vpn"), 1}};
    Batch all;
    engine.set_speed(50);
    const auto started = std::chrono::steady_clock::now();
    engine.run_until(kPowerOn + 5s);
    await_end(engine, all);
    // Never faster than asked for; how much slower depends on the machine.
    QVERIFY(std::chrono::steady_clock::now() - started >= std::chrono::milliseconds{100});
    QVERIFY(engine.snapshot()->now == kPowerOn + 5s);
}

void EngineThreadTest::steps() {
    Engine engine{World{topology_of("ha-vpn"), 1}};
    Lab lab{"ha-vpn"};
    Batch all;
    engine.step_event();
    await(engine, engine.step_instant(), all);
    lab.world().step_event();
    lab.world().step_instant();
    QCOMPARE(engine.snapshot()->fingerprint, lab.fingerprint());
}

void EngineThreadTest::a_condition_ends_a_run() {
    Engine engine{World{topology_of("ha-vpn"), 1}};
    Batch all;
    engine.set_speed(Engine::kFlatOut);
    const auto active = [](const World&, std::span<const Record> records) {
        return std::any_of(records.begin(), records.end(), [](const Record& record) {
            const auto* body = std::get_if<hsrp::Record>(&record.body);
            const auto* changed = body == nullptr ? nullptr : std::get_if<hsrp::StateChanged>(body);
            return changed != nullptr && changed->to == hsrp::State::Active;
        });
    };
    engine.run_until(active, kPowerOn + 200s);
    await_end(engine, all);
    const auto now = engine.snapshot();
    QVERIFY(now->now < kPowerOn + 60s);
    QVERIFY(now->device("7204VXR-1")->hsrp.at(0).state == hsrp::State::Active);
}

void EngineThreadTest::a_fork_is_a_world_of_its_own() {
    Engine engine{World{topology_of("ha-vpn"), 1}};
    Batch all;
    engine.set_speed(Engine::kFlatOut);
    engine.run_until(kPowerOn + 30s);
    await_end(engine, all);
    const auto checkpoint = await(engine, engine.fork(), all).world;
    all.run_ended = false;
    engine.run_until(kPowerOn + 60s);
    await_end(engine, all);
    QVERIFY(checkpoint->now() == kPowerOn + 30s);
    await(engine, engine.restore(*checkpoint), all);
    QVERIFY(engine.snapshot()->now == kPowerOn + 30s);
    QCOMPARE(engine.snapshot()->fingerprint, checkpoint->fingerprint());
}

void EngineThreadTest::a_restored_branch_shows_its_own_devices() {
    World start{topology_of("ha-vpn"), 1};
    start.run_until(kPowerOn + 5s);
    World branch = start;
    QVERIFY(branch.apply(input("config 7206-1 hostname BRANCH")));
    Engine engine{start};
    Batch all;
    await(engine, engine.apply(input("config 7206-1 hostname TRUNK")), all);
    QCOMPARE(engine.snapshot()->device("7206-1")->config->hostname, "TRUNK");
    // As many events and inputs, another history.
    await(engine, engine.restore(branch), all);
    QCOMPARE(engine.snapshot()->device("7206-1")->config->hostname, "BRANCH");
}

void EngineThreadTest::a_refused_input_is_told() {
    Engine engine{World{topology_of("ha-vpn"), 1}};
    Batch all;
    const Reply reply = await(engine, engine.apply(input("cut nowhere FastEthernet0/0")), all);
    QVERIFY(!reply.result);
    QVERIFY(!reply.result.error().empty());
}

void EngineThreadTest::a_script_is_followed() {
    auto script = parse_script(
        "step \"1\" \"x\"\nexpect state 7204VXR-1 hsrp 1 Active within 60s\nstep \"2\"\nat 61s fail 7204VXR-1 "
        "FastEthernet0/0\nexpect state 7204VXR-1 hsrp 1 Init within 1s\n",
        "x.scn");
    QVERIFY(script);
    Engine engine{World{topology_of("ha-vpn"), 1}};
    Batch all;
    engine.set_speed(Engine::kFlatOut);
    engine.follow(std::make_shared<const Script>(*script));
    engine.run();
    await_end(engine, all);
    QCOMPARE(all.checks.size(), 2u);
    QVERIFY(all.checks[0].passed && all.checks[1].passed);
    QCOMPARE(engine.take().steps_begun, 2u);

    // Its end stops the clock once; whoever runs on from there is not stopped again.
    const Instant later = engine.snapshot()->now + 10s;
    bool ended = false;
    engine.run();
    while (engine.snapshot()->now < later && !ended) ended = engine.take().run_ended;
    QVERIFY(!ended);
    await(engine, engine.pause(), all);
}

void EngineThreadTest::what_nobody_takes_is_bounded_and_counted() {
    EngineOptions options;
    options.frame_limit = 10;
    options.record_limit = 20;
    std::atomic<std::size_t> records{0}, frames{0};
    options.sink = [&](const World&, std::span<const Record> r, std::span<const SentFrame> f) {
        records += r.size();
        frames += f.size();
    };
    Engine engine{World{topology_of("ha-vpn"), 1}, options};
    engine.set_speed(Engine::kFlatOut);
    engine.set_capture(true);
    engine.run_until(kPowerOn + 60s);
    // Nothing is taken before the end, which the snapshot shows. The batch comes after the snapshot of the same slice,
    // so it is there once another input has come to effect.
    while (engine.snapshot()->now < kPowerOn + 60s) std::this_thread::yield();
    const std::size_t entries = engine.snapshot()->journal_entries;
    engine.apply(input("config 7206-1 interface FastEthernet0/0 ; description inside"));
    while (engine.snapshot()->journal_entries == entries) std::this_thread::yield();
    Batch all = engine.take();
    QCOMPARE(all.frames.size(), 10u);
    QCOMPARE(all.records.size(), 20u);
    await(engine, engine.set_capture(false), all);
    // A sink sees everything.
    QCOMPARE(all.frames.size() + all.frames_left_out, frames.load());
    QCOMPARE(all.records.size() + all.records_left_out, records.load());
    QVERIFY(records > 100 && frames > 100);
}

QTEST_APPLESS_MAIN(EngineThreadTest)
#include "engine_thread_test.moc"
