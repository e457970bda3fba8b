#include <QtTest>

#include "engine/ios/log/track.h"
#include "engine/track/process.h"
#include "engine/track/show.h"
#include "tests/support/fake_services.h"

using namespace switchover;
using namespace switchover::track;
using switchover::test::FakeServices;

class TrackProcessTest : public QObject {
    Q_OBJECT

    struct Box : FakeServices {
        InterfaceIndex outside = add_interface("FastEthernet0/0", "10.10.10.2/24");
        InterfaceIndex inside = add_interface("FastEthernet0/1", "10.1.1.1/24");
    };

   private slots:
    void implicit_objects_skip_configured_numbers() {
        Box box;
        Process process;
        Config config;
        config.objects = {{1, "FastEthernet0/0"}, {3, "FastEthernet0/1"}};
        const std::vector<Client> clients{{box.outside, 1, 0, box.inside},
                                          {box.outside, 1, 0, box.outside},
                                          {box.outside, 2, 0, box.inside},
                                          {box.outside, 2, 3, kNoInterface}};
        process.configure(config, clients, box);
        const auto views = process.view();
        QCOMPARE(views.size(), std::size_t{4});
        QVERIFY(views[0].number == 1 && !views[0].implicit && views[0].clients.empty());
        QVERIFY(views[1].number == 2 && views[1].implicit && views[1].interface == box.inside);
        QCOMPARE(views[1].clients.size(), std::size_t{2});
        QVERIFY(views[2].number == 3 && !views[2].implicit && views[2].clients.size() == 1);
        QVERIFY(views[3].number == 4 && views[3].implicit && views[3].interface == box.outside);
    }
    void numbers_stay_and_free_ones_are_used_again() {
        Box box;
        Process process;
        const Client first{box.outside, 1, 0, box.outside};
        const Client second{box.outside, 1, 0, box.inside};
        process.configure({}, {first, second}, box);
        process.configure({}, {second}, box);
        QCOMPARE(process.view().size(), std::size_t{1});
        QCOMPARE(process.view()[0].number, std::uint16_t{2});
        process.configure({}, {second, first}, box);
        QCOMPARE(process.view()[0].number, std::uint16_t{1});
        QVERIFY(process.view()[0].interface == box.outside);
    }
    void changes_are_counted_and_told() {
        Box box;
        Process process;
        box.set_carrier(box.inside, false);
        const auto states = process.configure({}, {{box.outside, 1, 0, box.inside}}, box);
        QCOMPARE(states.size(), std::size_t{1});
        QVERIFY(!states[0].up && states[0].implicit && states[0].object == 1);
        QCOMPARE(process.view()[0].changes, 0u);
        box.now = kPowerOn + 5s;
        box.set_carrier(box.inside, true);
        QVERIFY(process.on_interface(box.outside, false, box).empty());
        QCOMPARE(process.on_interface(box.inside, true, box).size(), std::size_t{1});
        QCOMPARE(process.on_interface(box.inside, true, box).size(), std::size_t{0});
        QCOMPARE(process.view()[0].changes, 1u);
        QVERIFY(process.view()[0].last_change == kPowerOn + 5s);
        const auto records = box.records_of<StateChanged>();
        QCOMPARE(records.size(), std::size_t{1});
        std::vector<ios::LogLine> lines;
        ios::log_lines(track::Record{records[0]}, {{"FastEthernet0/0", "FastEthernet0/1"}, false}, lines);
        QCOMPARE(lines.at(0).text, std::string{"Track: 1 Change #1 interface Fa0/1, line-protocol Down->Up"});
        QVERIFY(lines.at(0).debug == ios::Debug::Track);
    }
    void show_tells_why_it_is_down() {
        Box box;
        Process process;
        Config config;
        config.objects = {{7, "FastEthernet0/1"}};
        process.configure(config, {}, box);
        box.now = kPowerOn + 60s;
        box.set_admin(box.inside, false);
        process.on_interface(box.inside, false, box);
        TextOut out;
        show_track(process.view(), std::nullopt, kPowerOn + 125s, out);
        QCOMPARE(out.take(), std::string{"Track 7\n"
                                         "  Interface FastEthernet0/1 line-protocol\n"
                                         "  Line protocol is Down (hw admin-down)\n"
                                         "    2 changes, last change 00:01:05\n"});
        TextOut none;
        show_track(process.view(), std::uint16_t{8}, kPowerOn, none);
        QVERIFY(none.empty());
    }
};

QTEST_APPLESS_MAIN(TrackProcessTest)
#include "track_process_test.moc"
