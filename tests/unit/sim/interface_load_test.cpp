#include <cmath>
#include <QtTest>

#include "engine/ios/show/interfaces.h"

using namespace switchover;  // NOLINT: a test

namespace {

void count_in(InterfaceCounters& c, Instant at, std::uint64_t octets) {
    c.before_packet(at);
    ++c.packets_in;
    c.bytes_in += octets;
}

/// The definition, sample by sample: what the lazy form must come to.
double sampled(const std::vector<std::pair<Instant, std::uint64_t>>& packets, Instant end) {
    const double keep = std::exp(-5.0 / 300);
    double average = 0;
    for (Instant sample = kPowerOn + kLoadSample; sample <= end; sample += kLoadSample) {
        std::uint64_t octets = 0;
        for (const auto& [at, size] : packets)
            if (at >= sample - kLoadSample && at < sample) octets += size;
        average = average * keep + static_cast<double>(octets) * 8 / 5 * (1 - keep);
    }
    return average;
}

}  // namespace

/// `5 minute input rate`: exponentially weighted over 300 s, a sample every 5 s.
class InterfaceLoadTest : public QObject {
    Q_OBJECT

   private slots:
    void lazy_sampling_is_sampling() {
        InterfaceCounters c;
        std::vector<std::pair<Instant, std::uint64_t>> packets;
        std::uint64_t seed = 1;
        Instant at = kPowerOn + 700ms;
        for (int n = 0; n < 400; ++n) {
            seed = seed * 6364136223846793005ull + 1442695040888963407ull;
            // Bursts and silences of up to 40 s.
            at += std::chrono::milliseconds{n % 7 == 0 ? seed >> 33 & 0x7FFF : seed >> 33 & 0x3FF};
            packets.emplace_back(at, 64 + (seed >> 40 & 0x3FF));
            count_in(c, at, packets.back().second);
            if (n % 50 != 0) continue;
            const double expected = sampled(packets, at);
            QVERIFY(std::abs(c.load(at).bits_in - expected) <= 1e-9 * std::max(1.0, expected));
        }
        const Instant later = at + 137s;
        QVERIFY(std::abs(c.load(later).bits_in - sampled(packets, later)) <= 1e-6);
    }
    void a_steady_flow_is_reached_by_63_percent_in_five_minutes() {
        InterfaceCounters c;
        for (int n = 0; n < 3000; ++n) count_in(c, kPowerOn + n * Duration{100ms}, 1250);
        const InterfaceLoad load = c.load(kPowerOn + 300s);
        QVERIFY(std::abs(load.bits_in / 100'000 - (1 - std::exp(-1.0))) < 1e-9);
        QVERIFY(std::abs(load.packets_in / 10 - (1 - std::exp(-1.0))) < 1e-9);
        QCOMPARE(load.bits_out, 0.0);
        // and it fades as slowly
        QVERIFY(std::abs(c.load(kPowerOn + 600s).bits_in / load.bits_in - std::exp(-1.0)) < 1e-9);
    }
    void reading_changes_nothing() {
        InterfaceCounters c;
        count_in(c, kPowerOn + 1s, 9000);
        const double at_100 = c.load(kPowerOn + 100s).bits_in;
        c.load(kPowerOn + 5000s);
        QCOMPARE(c.load(kPowerOn + 100s).bits_in, at_100);
    }
    void show_interfaces_prints_thousands_and_load() {
        Interface i;
        i.name = "FastEthernet0/0";
        i.admin_up = i.carrier = i.line_protocol = true;
        // A fifth of the 100 Mbit/s for an hour; 2500 packets a second.
        for (int n = 0; n < 720; ++n) {
            i.counters.before_packet(kPowerOn + n * kLoadSample);
            i.counters.packets_out += 12'500;
            i.counters.bytes_out += 12'500'000;
        }
        TextOut out;
        const DeviceConfig config;
        show_interfaces({&i, 1}, config, kNoInterface, kPowerOn + 1h, out);
        const QString text = QString::fromStdString(out.text());
        QVERIFY2(text.contains("  5 minute input rate 0 bits/sec, 0 packets/sec\n"), qPrintable(text));
        QVERIFY2(text.contains("  5 minute output rate 19999000 bits/sec, 2500 packets/sec\n"), qPrintable(text));
        QVERIFY2(text.contains("     reliability 255/255, txload 50/255, rxload 1/255\n"), qPrintable(text));
    }

   private:
    static void show_interfaces(std::span<const Interface> all, const DeviceConfig& config, InterfaceIndex only,
                                Instant now, TextOut& out) {
        ios::show_interfaces(all, config, only, now, out);
    }
};

QTEST_APPLESS_MAIN(InterfaceLoadTest)
#include "interface_load_test.moc"
