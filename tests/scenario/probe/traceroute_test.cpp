/// `traceroute` across the lab: who answers, what is printed, what stops it.
#include <QtTest>

#include "engine/probe/show.h"
#include "tests/support/lab.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

namespace {

const probe::TraceView& trace(const Lab& lab, const char* node, probe::View& keep) {
    keep.traces = lab.world().device(node)->traces().view();
    if (keep.traces.empty()) qFatal("no traceroute");
    return keep.traces.back();
}

QString printed(const probe::TraceView& view) {
    QString out;
    for (const probe::HopView& hop : view.hops) {
        for (std::size_t i = 0; i < hop.attempts.size(); ++i) out += QString::fromStdString(probe::trace_text(hop, i));
        out += '\n';
    }
    return out;
}

Lab ready() {
    Lab lab{"ha-vpn"};
    lab.run_until(120s);
    return lab;
}

}  // namespace

class TracerouteTest : public QObject {
    Q_OBJECT

   private slots:
    void each_router_on_the_way_answers() {
        Lab lab = ready();
        // In clear: the WAN router, then the outside address of a hub.
        lab.input("traceroute vpn7200 172.16.172.52").run_for(30s);
        probe::View keep;
        const probe::TraceView& view = trace(lab, "vpn7200", keep);
        QVERIFY(!view.running && view.reached);
        QCOMPARE(view.hops.size(), std::size_t{2});
        QCOMPARE(view.hops[0].attempts.size(), std::size_t{3});
        for (const auto& attempt : view.hops[0].attempts) {
            QVERIFY(attempt.answered && attempt.icmp_type == 11 && attempt.icmp_code == 0);
            QCOMPARE(attempt.from.text(), std::string{"172.16.172.65"});
        }
        QVERIFY(view.hops[1].attempts[0].answered && view.hops[1].attempts[0].icmp_type == 3);
        QCOMPARE(int(view.hops[1].attempts[0].icmp_code), 3);  // port unreachable
        QCOMPARE(view.hops[1].attempts[0].from.text(), std::string{"172.16.172.52"});
        // IOS answers one in 500 ms, so the second attempt is lost.
        const QString text = printed(view);
        const QRegularExpression wanted{
            "^  1 172\\.16\\.172\\.65 \\d+ msec \\d+ msec \\d+ msec\n"
            "  2 172\\.16\\.172\\.52 \\d+ msec \\*  \\d+ msec\n$"};
        QVERIFY2(wanted.match(text).hasMatch(), qPrintable(text));
    }
    void datagrams_are_as_ios_sends_them() {
        Lab lab = ready();
        lab.world().set_capture(true);
        lab.world().take_frames();
        lab.input("traceroute vpn7200 172.16.172.52 probes 2 ttl 2 5").run_for(30s);
        std::vector<std::uint16_t> ports;
        for (const SentFrame& frame : lab.world().take_frames()) {
            if (frame.octets.size() < 42 || load_u16(frame.octets.data() + 12) != 0x0800) continue;
            const std::uint8_t* ip = frame.octets.data() + 14;
            if (ip[9] != 17 || load_u32(ip + 12) != Ipv4Address(172, 16, 172, 69).value) continue;
            if (load_u32(ip + 16) != Ipv4Address(172, 16, 172, 52).value || ip[8] != 2) continue;
            ports.push_back(load_u16(ip + 22));
        }
        const std::vector<std::uint16_t> wanted{33434, 33435};
        QCOMPARE(ports, wanted);
    }
    void nobody_answers_until_the_last_ttl() {
        Lab lab = ready();
        lab.input("impair WAN FastEthernet0/1 drop");
        lab.input("traceroute vpn7200 172.16.172.52 timeout 1s ttl 1 4").run_for(11900ms);
        probe::View keep;
        QVERIFY(trace(lab, "vpn7200", keep).running);
        lab.run_for(200ms);
        const probe::TraceView& view = trace(lab, "vpn7200", keep);
        QVERIFY(!view.running && !view.reached);
        QCOMPARE(printed(view), QString{"  1  *  *  * \n  2  *  *  * \n  3  *  *  * \n  4  *  *  * \n"});
    }
    void a_router_without_a_route_ends_it() {
        Lab lab = ready();
        lab.input("config vpn7200 ip route 0.0.0.0 0.0.0.0 172.16.172.65");
        lab.input("traceroute vpn7200 203.0.113.9").run_for(30s);
        probe::View keep;
        const probe::TraceView& view = trace(lab, "vpn7200", keep);
        QVERIFY(!view.running && !view.reached);
        // It first sees that the first ones' time to live is over.
        const QString text = printed(view);
        const QRegularExpression wanted{
            "^  1 172\\.16\\.172\\.65 \\d+ msec \\d+ msec \\d+ msec\n"
            "  2 172\\.16\\.172\\.65 !H  \\*  !H \n$"};
        QVERIFY2(wanted.match(text).hasMatch(), qPrintable(text));
    }
    void a_break_ends_it() {
        Lab lab = ready();
        lab.input("impair WAN FastEthernet0/1 drop").input("traceroute vpn7200 172.16.172.52 id 40").run_for(4s);
        lab.input("stop-probe vpn7200 40");
        probe::View keep;
        QVERIFY(!trace(lab, "vpn7200", keep).running);
        QCOMPARE(trace(lab, "vpn7200", keep).hops[0].attempts.size(), std::size_t{1});
        lab.run_for(60s);
        QCOMPARE(trace(lab, "vpn7200", keep).hops[0].attempts.size(), std::size_t{1});
    }
    void records_come_as_time_passes() {
        Lab lab = ready();
        lab.world().take_records();
        lab.input("traceroute vpn7200 172.16.172.52").run_for(30s);
        std::size_t sent = 0, answered = 0, lost = 0, finished = 0;
        for (const Record& record : lab.world().take_records()) {
            const auto* of_probe = std::get_if<probe::Record>(&record.body);
            if (of_probe == nullptr) continue;
            sent += std::holds_alternative<probe::HopSent>(*of_probe);
            answered += std::holds_alternative<probe::HopAnswered>(*of_probe);
            lost += std::holds_alternative<probe::HopLost>(*of_probe);
            finished += std::holds_alternative<probe::TraceFinished>(*of_probe);
        }
        QCOMPARE(sent, 6u);
        QCOMPARE(answered, 5u);
        QCOMPARE(lost, 1u);
        QCOMPARE(finished, 1u);
    }
    void pings_and_traceroutes_share_their_numbers_and_replay() {
        Lab lab = ready();
        const auto number = [&lab](const char* words) { return *lab.world().apply(*parse_input(words)); };
        const std::uint32_t first = number("ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s");
        const std::uint32_t second = number("traceroute vpn7200 99.99.99.99 source 20.1.1.1");
        const std::uint32_t third = number("traceroute vpn7200 172.16.172.54");
        QVERIFY(first != second && second != third && first != third);
        lab.run_for(60s);
        QVERIFY(lab.world().device("vpn7200")->probe().view().find(first)->answered > 30);
        probe::View keep;
        QVERIFY(trace(lab, "vpn7200", keep).reached);
        Lab again = lab.replayed();
        QCOMPARE(again.fingerprint(), lab.fingerprint());
        QVERIFY(again.records() == lab.records());
    }
};

QTEST_APPLESS_MAIN(TracerouteTest)
#include "traceroute_test.moc"
