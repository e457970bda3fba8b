#include <QtTest>

#include "engine/ethernet/switch.h"

using namespace switchover;

namespace {

const MacAddress kA = MacAddress::from(0x001200000001);
const MacAddress kB = MacAddress::from(0x001200000002);

/// A switch with three ports; frames that leave are read from the pipes.
struct Bench {
    std::vector<Pipe> pipes{3};
    Fabric fabric;
    Switch node{0, "LAN-W", 300s};
    Bench(Duration forwarding_delay = {}) {
        for (std::uint32_t i = 0; i < 3; ++i) {
            pipes[i].from = 0;
            pipes[i].to = i + 1;
            pipes[i].from_port = static_cast<InterfaceIndex>(i);
            node.add_port("eth" + std::to_string(i + 1), forwarding_delay);
            node.connect(static_cast<InterfaceIndex>(i), i);
            node.set_carrier(static_cast<InterfaceIndex>(i), true, fabric.now);
        }
        fabric.pipes = &pipes;
    }
    /// The ports by which a frame from `from` to `to`, received on `port`, leaves.
    std::vector<int> send(InterfaceIndex port, MacAddress from, MacAddress to) {
        Frame frame{60};
        std::memset(frame.data(), 0, 60);
        std::memcpy(frame.data(), to.octets.data(), 6);
        std::memcpy(frame.data() + 6, from.octets.data(), 6);
        node.on_frame(port, std::move(frame), fabric);
        std::vector<int> out;
        for (int i = 0; i < 3; ++i) {
            Pipe& pipe = pipes[static_cast<std::size_t>(i)];
            if (pipe.in_flight() > 0) out.push_back(i);
            while (pipe.in_flight() > 0) pipe.take();
        }
        return out;
    }
};

using Ports = std::vector<int>;

}  // namespace

class SwitchTest : public QObject {
    Q_OBJECT
   private slots:
    void floods_what_it_does_not_know_and_learns() {
        Bench bench;
        QCOMPARE(bench.send(0, kA, kB), (Ports{1, 2}));
        QCOMPARE(bench.send(1, kB, kA), (Ports{0}));
        QCOMPARE(bench.send(0, kA, kB), (Ports{1}));
        QCOMPARE(bench.send(0, kA, kBroadcastMac), (Ports{1, 2}));
    }
    void never_sends_back_where_it_came_from() {
        Bench bench;
        bench.send(0, kA, kBroadcastMac);
        bench.send(0, kB, kBroadcastMac);
        QCOMPARE(bench.send(0, kA, kB), Ports{});
    }
    void forgets_after_the_ageing_time() {
        Bench bench;
        bench.send(1, kB, kBroadcastMac);
        bench.fabric.now = kPowerOn + 299s;
        QCOMPARE(bench.send(0, kA, kB), (Ports{1}));
        bench.fabric.now = kPowerOn + 300s;
        QCOMPARE(bench.send(0, kA, kB), (Ports{1, 2}));
    }
    void a_station_that_moves_is_learnt_anew() {
        Bench bench;
        bench.send(1, kB, kBroadcastMac);
        bench.send(2, kB, kBroadcastMac);
        QCOMPARE(bench.send(0, kA, kB), (Ports{2}));
    }
    void carrier_loss_forgets_the_stations_of_the_port() {
        Bench bench;
        bench.send(1, kB, kBroadcastMac);
        bench.node.set_carrier(1, false, bench.fabric.now);
        QCOMPARE(bench.send(0, kA, kB), (Ports{2}));
    }
    void a_port_with_forwarding_delay_is_deaf_and_mute_until_then() {
        Bench bench{20s};
        bench.fabric.now = kPowerOn + 19s;
        QCOMPARE(bench.send(0, kA, kBroadcastMac), Ports{});
        bench.fabric.now = kPowerOn + 20s;
        QCOMPARE(bench.send(0, kA, kBroadcastMac), (Ports{1, 2}));
    }
    void without_power_it_forwards_nothing_and_forgets() {
        Bench bench;
        bench.send(1, kB, kBroadcastMac);
        bench.node.set_power(false);
        QCOMPARE(bench.send(0, kA, kB), Ports{});
        bench.node.set_power(true);
        QCOMPARE(bench.send(0, kA, kB), (Ports{1, 2}));
    }
    void a_runt_is_discarded() {
        Bench bench;
        bench.node.on_frame(0, Frame{std::size_t{13}}, bench.fabric);
        QCOMPARE(bench.node.ports()[0].discarded, std::uint64_t{1});
    }
};

QTEST_APPLESS_MAIN(SwitchTest)
#include "switch_test.moc"
