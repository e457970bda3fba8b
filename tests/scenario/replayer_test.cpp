/// A session run again step by step, alone and on the engine's thread.
#include "app/session/replayer.h"

#include <algorithm>
#include <iterator>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>
#include <thread>

#include "app/session/engine.h"
#include "tests/support/lab.h"

using namespace switchover;           // NOLINT: a test
using namespace switchover::session;  // NOLINT
using namespace switchover::test;     // NOLINT

namespace {

using Shared = std::shared_ptr<const SessionFile>;

Shared session_of_lab(const Lab& lab) {
    return std::make_shared<const SessionFile>(session_of(lab.world(), "topologies/ha-vpn"));
}

/// With a reload that is under way, two inputs in one instant and one before anything happened.
Lab busy() {
    Lab lab{"ha-vpn", 7};
    lab.input("ping vpn7200 99.99.99.99 source 20.1.1.1 every 100ms").run_until(40s);
    lab.shutdown("7204VXR-1", "FastEthernet0/0").input("cut 7206-1 FastEthernet0/1").run_until(45s);
    lab.input("reload 7206-1").input("uncut 7206-1 FastEthernet0/1").run_until(70s);
    return lab;
}

}  // namespace

class ReplayerTest : public QObject {
    Q_OBJECT

   private slots:
    void comes_out_the_same();
    void ends_within_an_instant();
    void tells_which_input_is_due();
    void the_engine_replays_and_goes_on_live();
    void the_engine_gives_up_when_paused();
    void the_engine_refuses_inputs_meanwhile();
    void a_journal_of_another_lab_is_refused();
    void a_session_file_that_was_cut_off_is_told();
    void a_session_of_a_newer_version_is_told();
    void the_lab_of_a_session_is_found_where_it_is();
};

void ReplayerTest::comes_out_the_same() {
    const Lab lab = busy();
    World world{topology_of("ha-vpn"), 7};
    Replayer replayer{session_of_lab(lab)};
    double before = 0;
    while (true) {
        const auto goes_on = replayer.advance(world);
        QVERIFY2(goes_on.has_value(), goes_on ? "" : goes_on.error().c_str());
        QVERIFY(replayer.progress(world) >= before);
        before = replayer.progress(world);
        if (!*goes_on) break;
    }
    QCOMPARE(world.fingerprint(), lab.fingerprint());
    QCOMPARE(world.events(), lab.world().events());
    QVERIFY(world.now() == lab.world().now());
    QCOMPARE(before, 1.0);
}

void ReplayerTest::ends_within_an_instant() {
    Lab lab{"ha-vpn", 7};
    lab.run_until(30s);
    // Event by event to where another one waits at the same instant.
    World& original = lab.world();
    while (original.step_event() && original.next_event_time() != original.now()) {
    }
    QVERIFY(original.next_event_time() == original.now());
    World world{topology_of("ha-vpn"), 7};
    Replayer replayer{session_of_lab(lab)};
    for (auto goes_on = replayer.advance(world); goes_on && *goes_on;) goes_on = replayer.advance(world);
    QCOMPARE(world.events(), original.events());
    QCOMPARE(world.fingerprint(), original.fingerprint());
}

void ReplayerTest::tells_which_input_is_due() {
    const Lab lab = busy();
    World world{topology_of("ha-vpn"), 7};
    Replayer replayer{session_of_lab(lab)};
    std::vector<std::string> due;
    while (true) {
        if (const JournalEntry* entry = replayer.due(world)) {
            due.push_back(to_text(entry->input));
            QVERIFY(world.now() <= entry->at);
        }
        const auto goes_on = replayer.advance(world);
        QVERIFY(goes_on.has_value());
        if (!*goes_on) break;
    }
    QCOMPARE(due.size(), lab.world().journal().size());
    for (std::size_t i = 0; i < due.size(); ++i) QCOMPARE(due[i], to_text(lab.world().journal()[i].input));
}

namespace {

/// Collects what an engine tells, so that no reply is lost beside the one that is waited for.
class Listener {
   public:
    explicit Listener(Engine& engine) : engine_(engine) {}
    Reply await(std::uint64_t ticket) {
        while (true) {
            for (const Reply& reply : replies_)
                if (reply.ticket == ticket) return reply;
            Batch batch = engine_.take();
            records_ += batch.records.size();
            std::ranges::move(batch.replies, std::back_inserter(replies_));
            std::this_thread::yield();
        }
    }
    std::size_t records() const { return records_; }

   private:
    Engine& engine_;
    std::vector<Reply> replies_;
    std::size_t records_ = 0;
};

/// A session that no machine comes to the end of during a test.
std::shared_ptr<const SessionFile> endless() {
    SessionFile session = *session_of_lab(busy());
    session.end += 24h * 365;
    return std::make_shared<const SessionFile>(session);
}

}  // namespace

void ReplayerTest::the_engine_replays_and_goes_on_live() {
    Lab lab = busy();
    Engine engine{World{topology_of("ha-vpn"), 7}};
    Listener listener{engine};
    const Reply over = listener.await(engine.replay(session_of_lab(lab)));
    QVERIFY2(over.result.has_value(), over.result ? "" : over.result.error().c_str());
    QCOMPARE(engine.snapshot()->fingerprint, lab.fingerprint());
    QCOMPARE(listener.records(), lab.records().size());
    QVERIFY(engine.take().mode == Mode::Paused);
    // Only a fresh lab can follow a session.
    QVERIFY(!listener.await(engine.replay(session_of_lab(lab))).result);

    // It is as if it had never been away: what is done now comes out as in the original.
    engine.set_speed(Engine::kFlatOut);
    engine.apply(*parse_input("config 7204VXR-1 interface FastEthernet0/0 ; no shutdown"));
    engine.run_until(kPowerOn + 120s);
    while (engine.snapshot()->now < kPowerOn + 120s) std::this_thread::yield();
    lab.no_shutdown("7204VXR-1", "FastEthernet0/0").run_until(120s);
    const Reply now = listener.await(engine.session("here"));
    QVERIFY(now.session);
    QCOMPARE(now.session->fingerprint, lab.fingerprint());
    QCOMPARE(now.session->journal.size(), lab.world().journal().size());
    QCOMPARE(now.session->lab_path, "here");
}

void ReplayerTest::the_engine_gives_up_when_paused() {
    Engine engine{World{topology_of("ha-vpn"), 7}};
    Listener listener{engine};
    const std::uint64_t ticket = engine.replay(endless());
    while (engine.snapshot()->now < kPowerOn + 10s) std::this_thread::yield();
    engine.pause();
    QVERIFY(!listener.await(ticket).result);
    const auto where = engine.snapshot();
    engine.set_speed(Engine::kFlatOut);
    engine.run_until(where->now + 5s);
    while (engine.snapshot()->now < where->now + 5s) std::this_thread::yield();
}

void ReplayerTest::the_engine_refuses_inputs_meanwhile() {
    Engine engine{World{topology_of("ha-vpn"), 7}};
    Listener listener{engine};
    const std::uint64_t ticket = engine.replay(endless());
    QVERIFY(!listener.await(engine.apply(*parse_input("cut 7206-1 FastEthernet0/0"))).result);
    engine.pause();
    QVERIFY(!listener.await(ticket).result);
}

void ReplayerTest::a_journal_of_another_lab_is_refused() {
    SessionFile session = *session_of_lab(busy());
    session.journal.front().input = *parse_input("cut no-such-node FastEthernet0/0");
    Engine engine{World{topology_of("ha-vpn"), 7}};
    const Reply over = Listener{engine}.await(engine.replay(std::make_shared<const SessionFile>(session)));
    QVERIFY(!over.result);
    QVERIFY2(over.result.error().find("no-such-node") != std::string::npos, over.result.error().c_str());
}

void ReplayerTest::a_session_file_that_was_cut_off_is_told() {
    const std::string whole = session_json(*session_of_lab(busy()));
    for (const std::size_t length : {whole.size() / 2, whole.size() - 3, std::size_t{40}}) {
        const auto read = parse_session(whole.substr(0, length));
        QVERIFY(!read);
        QVERIFY2(read.error().find("ends in the middle") != std::string::npos, read.error().c_str());
    }
}

void ReplayerTest::a_session_of_a_newer_version_is_told() {
    QString text = QString::fromStdString(session_json(*session_of_lab(busy())));
    text.replace(QStringLiteral("\"format\": 1"), QStringLiteral("\"format\": 9"));
    const auto read = parse_session(text.toStdString());
    QVERIFY(!read);
    QVERIFY2(read.error().find("format 9, made by a newer Switchover") != std::string::npos, read.error().c_str());
}

void ReplayerTest::the_lab_of_a_session_is_found_where_it_is() {
    const QTemporaryDir folder;
    SessionFile session = *session_of_lab(busy());
    const std::filesystem::path file = folder.filePath("session.json").toStdString();
    // By name among the known labs.
    session.lab_path = "/nowhere/ha-vpn.clab.yml";
    const auto known = find_lab_of(session, file);
    QVERIFY(known);
    QVERIFY(known->find("ha-vpn") != std::string::npos);
    // Beside the session, before that.
    QVERIFY(QFile(folder.filePath("ha-vpn.clab.yml")).open(QIODevice::WriteOnly));
    QCOMPARE(*find_lab_of(session, file), folder.filePath("ha-vpn.clab.yml").toStdString());
    session.lab_name = "gone";
    session.lab_path = "/nowhere/gone.clab.yml";
    const auto gone = find_lab_of(session, file);
    QVERIFY(!gone);
    QVERIFY2(gone.error().find("\"gone\"") != std::string::npos, gone.error().c_str());
    QVERIFY2(gone.error().find("/nowhere/gone.clab.yml") != std::string::npos, gone.error().c_str());
}

QTEST_APPLESS_MAIN(ReplayerTest)
#include "replayer_test.moc"
