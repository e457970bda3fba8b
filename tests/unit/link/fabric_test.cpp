#include <QtTest>

#include "engine/link/fabric.h"

using namespace switchover;

namespace {

struct Wire {
    std::vector<Pipe> pipes{1};
    Fabric fabric;
    Wire() {
        Pipe& pipe = pipes[0];
        pipe.from = 0;
        pipe.to = 1;
        pipe.from_port = pipe.to_port = 0;
        pipe.delay = 500us;
        pipe.rate_bps = 100'000'000;
        pipe.random = SeededRandom{1, 0, Purpose::LinkImpairment};
        fabric.pipes = &pipes;
    }
    struct Arrival {
        Instant at;
        std::uint8_t first = 0;
    };
    std::vector<Arrival> drain() {
        std::vector<Arrival> out;
        Event event;
        while (fabric.queue.pop(INT64_MAX, event)) {
            fabric.now = event.time();
            const Frame frame = event.kind() == EventKind::PipeHead ? fabric.arrive(event) : fabric.arrive_loose(event);
            if (!frame.empty()) out.push_back({event.time(), frame.data()[0]});
        }
        return out;
    }
    bool send(std::uint8_t first, std::uint64_t sequence, std::size_t size = 101) {
        Frame frame{size};
        std::fill_n(frame.data(), size, first);
        return fabric.transmit(0, std::move(frame), sequence);
    }
};

}  // namespace

class FabricTest : public QObject {
    Q_OBJECT
   private slots:
    void a_frame_takes_serialization_and_delay() {
        Wire wire;
        QVERIFY(wire.send(1, 0));
        const auto arrivals = wire.drain();
        QCOMPARE(arrivals.size(), std::size_t{1});
        // 101 + 24 octets of preamble, FCS and gap = 1000 bits at 100 Mb/s = 10 us.
        QCOMPARE(to_ns(arrivals[0].at), 510'000);
    }
    void frames_follow_each_other_on_the_wire_in_order() {
        Wire wire;
        for (std::uint8_t i = 0; i < 5; ++i) QVERIFY(wire.send(i, i));
        QCOMPARE(wire.fabric.queue.size(), std::size_t{1});  // one pending event a pipe
        const auto arrivals = wire.drain();
        QCOMPARE(arrivals.size(), std::size_t{5});
        for (std::uint8_t i = 0; i < 5; ++i) {
            QCOMPARE(arrivals[i].first, i);
            QCOMPARE(to_ns(arrivals[i].at), 510'000 + i * 10'000);
        }
    }
    void the_device_queue_is_limited() {
        Wire wire;
        wire.pipes[0].queue_limit = 3;
        int accepted = 0;
        for (std::uint8_t i = 0; i < 10; ++i) accepted += wire.send(i, i) ? 1 : 0;
        QCOMPARE(accepted, 4);  // one on the wire, three waiting
        QCOMPARE(wire.pipes[0].counters.queue_drops, std::uint64_t{6});
    }
    void carrier_loss_loses_what_is_in_flight() {
        Wire wire;
        wire.send(1, 0);
        wire.pipes[0].clear();
        wire.pipes[0].carrier = false;
        QVERIFY(!wire.send(2, 1));
        wire.pipes[0].carrier = true;
        QVERIFY(wire.send(3, 2));
        const auto arrivals = wire.drain();
        QCOMPARE(arrivals.size(), std::size_t{1});
        QCOMPARE(arrivals[0].first, std::uint8_t{3});
    }
    void impairments_data() {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::newRow("drop all") << 0 << 0 << 0;
        QTest::newRow("loss 50 %") << 1 << 400 << 600;
        QTest::newRow("duplicate 50 %") << 2 << 1400 << 1600;
        QTest::newRow("corrupt 10 %: the FCS check drops") << 3 << 850 << 950;
        QTest::newRow("jitter keeps every frame") << 4 << 1000 << 1000;
    }
    void impairments() {
        QFETCH(int, kind);
        QFETCH(int, least);
        QFETCH(int, most);
        Wire wire;
        Pipe& pipe = wire.pipes[0];
        pipe.queue_limit = 2000;
        if (kind == 0) pipe.impairment.drop_all = true;
        if (kind == 1) pipe.impairment.loss_ppm = 500'000;
        if (kind == 2) pipe.impairment.duplicate_ppm = 500'000;
        if (kind == 3) pipe.impairment.corrupt_ppm = 100'000;
        if (kind == 4) pipe.impairment.jitter = 50ms;
        pipe.impaired = true;
        for (std::uint64_t i = 0; i < 1000; ++i) wire.send(1, i);
        const auto count = static_cast<int>(wire.drain().size());
        QVERIFY2(count >= least && count <= most, qPrintable(QString::number(count)));
    }
    void jitter_and_reorder_change_the_order() {
        Wire wire;
        Pipe& pipe = wire.pipes[0];
        pipe.impairment.reorder_ppm = 300'000;
        pipe.impaired = true;
        for (std::uint8_t i = 0; i < 50; ++i) wire.send(i, i);
        bool out_of_order = false;
        std::uint8_t last = 0;
        for (const auto& arrival : wire.drain()) {
            out_of_order = out_of_order || arrival.first < last;
            last = arrival.first;
        }
        QVERIFY(out_of_order);
    }
    void a_copied_pipe_holds_its_own_frames() {
        Wire wire;
        wire.send(9, 0);
        std::vector<Pipe> copy = wire.pipes;
        wire.pipes[0].front().frame.data()[0] = 1;
        QCOMPARE(copy[0].front().frame.data()[0], std::uint8_t{9});
    }
};

QTEST_APPLESS_MAIN(FabricTest)
#include "fabric_test.moc"
