#include "tests/support/fake_services.h"

#include <QtTest>

using namespace switchover;
using switchover::test::FakeServices;

class FakeServicesTest : public QObject {
    Q_OBJECT

   private slots:
    void timers_fire_in_order_and_restart() {
        FakeServices box;
        TimerId slow, fast;
        box.start_timer(slow, {ProcessId::Hsrp, 1, 7}, 10s);
        box.start_timer(fast, {ProcessId::Hsrp, 2, 7}, 3s);
        std::vector<std::pair<int, std::int64_t>> fired;
        box.advance_to(kPowerOn + 10s, [&](TimerTag tag) {
            fired.emplace_back(tag.kind, whole_seconds(box.now - kPowerOn));
            if (tag.kind == 2 && box.now < kPowerOn + 6s) {
                box.start_timer(fast, tag, 3s);
                box.start_timer(slow, {ProcessId::Hsrp, 1, 7}, 6s);  // postponed to 9 s
            }
        });
        const std::vector<std::pair<int, std::int64_t>> expected{{2, 3}, {2, 6}, {1, 9}};
        QVERIFY(fired == expected);
        QCOMPARE(to_ns(box.now), to_ns(kPowerOn + 10s));
        QCOMPARE(to_ns(box.next_deadline()), to_ns(kNever));
    }
    void next_deadline_sees_through_postponed_and_stopped_timers() {
        FakeServices box;
        TimerId a, b;
        box.start_timer(a, {}, 2s);
        box.start_timer(b, {}, 1s);
        box.start_timer(a, {}, 5s);
        box.stop_timer(b);
        QCOMPARE(to_ns(box.next_deadline()), to_ns(kPowerOn + 5s));
        QCOMPARE(to_ns(box.next_deadline()), to_ns(kPowerOn + 5s));
        int fired = 0;
        box.advance_to(kPowerOn + 20s, [&](TimerTag) { ++fired; });
        QCOMPARE(fired, 1);
    }
    void packets_are_owned_and_records_found_by_type() {
        FakeServices box{3};
        const InterfaceIndex port = box.add_interface("FastEthernet0/1", "10.1.1.1/24");
        Bytes payload{1, 2, 3};
        Ipv4Send send;
        send.payload = payload;
        box.send_udp(send, 500, 4500);
        payload[0] = 9;
        QCOMPARE(int{box.sent.at(0).payload.at(0)}, 1);
        box.record(device::Record{device::LineProtocolChanged{port, true}});
        QCOMPARE(box.records_of<device::LineProtocolChanged>().size(), std::size_t{1});
        QCOMPARE(box.records_of<device::LinkChanged>().size(), std::size_t{0});
        QCOMPARE(box.find_interface("fastethernet0/1"), port);
        QCOMPARE(box.route(Ipv4Address{10, 1, 1, 9})->out, port);
        QVERIFY(!box.route(Ipv4Address{10, 2, 1, 9}));
        box.static_and_connected.push_back({*Prefix::parse("10.2.0.0/16"),
                                            rib::Source::Static,
                                            rib::Code::Static,
                                            1,
                                            0,
                                            0,
                                            0,
                                            {},
                                            {{Ipv4Address{10, 1, 1, 2}, kNoInterface}},
                                            kPowerOn});
        QVERIFY(box.route(Ipv4Address{10, 2, 1, 9})->next_hop == (Ipv4Address{10, 1, 1, 2}));
    }
};

QTEST_APPLESS_MAIN(FakeServicesTest)
#include "fake_services_test.moc"
