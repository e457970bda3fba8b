/// Counted and continuous pings against an answering machine that can be told to stay silent.
#include <functional>
#include <QTest>

#include "engine/icmp/packet.h"
#include "engine/ipv4/header.h"
#include "engine/ipv4/protocol.h"
#include "engine/probe/process.h"
#include "engine/probe/show.h"
#include "tests/support/fake_services.h"

using namespace switchover;
using probe::PingRequest;
using test::FakeServices;

namespace {

Ipv4Address ip(std::string_view text) { return Ipv4Address::parse(text).value(); }
const Ipv4Address kTarget{99, 99, 99, 99};
const Ipv4Address kHere{20, 1, 1, 1};

struct Box : FakeServices {
    probe::Process process;
    std::function<bool(std::uint16_t)> answers = [](std::uint16_t) { return true; };
    Duration delay = 4ms;
    std::map<Instant, std::vector<Bytes>> coming;  ///< ICMP messages under way

    Box() {
        add_interface("Loopback0", "20.1.1.1/24");
        on_send = [this](const test::SentPacket& packet) {
            const auto message = icmp::decode(packet.payload).value();
            if (answers(message.sequence())) coming[now + delay].push_back(icmp::encode_echo_reply(message));
        };
    }
    void deliver(const Bytes& message, Ipv4Address from = kTarget) {
        ipv4::Header header;
        header.protocol = ipv4::kIcmp;
        header.source = from;
        header.destination = kHere;
        const Bytes packet = ipv4::encode(header, message);
        Ipv4Delivery delivery;
        delivery.source = from;
        delivery.destination = kHere;
        delivery.protocol = ipv4::kIcmp;
        delivery.packet = packet;
        delivery.payload = ByteView{packet}.subspan(20);
        process.on_icmp(delivery, *this);
    }
    void run_to(Instant end) {
        const auto fire = [this](TimerTag tag) { process.on_timer(tag, *this); };
        while (true) {
            const Instant frame = coming.empty() ? kNever : coming.begin()->first;
            const Instant next = std::min(frame, next_deadline());
            if (next > end) break;
            if (frame <= next) {
                now = frame;
                const auto messages = coming.begin()->second;
                coming.erase(coming.begin());
                for (const Bytes& message : messages) deliver(message);
            } else {
                advance_to(next, fire);
            }
        }
        now = end;
    }
    probe::ProbeView of(std::uint32_t id) const { return *process.view().find(id); }
    /// What an ICMP error about the `n`-th packet sent quotes.
    Bytes error_about(std::size_t n, std::uint8_t type, std::uint8_t code) const {
        ipv4::Header header;
        header.protocol = ipv4::kIcmp;
        header.source = kHere;
        header.destination = sent.at(n).header.destination;
        return icmp::encode_error(type, code, 0, ipv4::encode(header, sent.at(n).payload));
    }
};

PingRequest to_target() {
    PingRequest request;
    request.destination = kTarget;
    request.source = kHere;
    return request;
}
PingRequest every(Duration interval) {
    PingRequest request = to_target();
    request.count = 0;
    request.interval = interval;
    return request;
}

}  // namespace

class ProbeTest : public QObject {
    Q_OBJECT
   private slots:
    void five_echos_one_after_the_other() {
        Box box;
        const std::uint32_t id = box.process.start(to_target(), box);
        QCOMPARE(box.sent.size(), std::size_t{1});
        QCOMPARE(box.sent[0].payload.size(), std::size_t{80});  // 100 octets with the IPv4 header
        QCOMPARE(box.sent[0].header.source, kHere);
        box.run_to(kPowerOn + 1s);
        QCOMPARE(box.sent.size(), std::size_t{5});
        QCOMPARE(box.sent[4].at, kPowerOn + 16ms);
        const probe::ProbeView view = box.of(id);
        QVERIFY(!view.running);
        QCOMPARE(view.answered, std::uint64_t{5});
        QCOMPARE(view.marks, std::string{"!!!!!"});
        QCOMPARE(view.average, Duration{4ms});
        QCOMPARE(box.records_of<probe::Finished>().size(), std::size_t{1});
        QCOMPARE(box.next_deadline(), kNever);
    }
    void a_lost_echo_costs_its_timeout() {
        Box box;
        box.answers = [](std::uint16_t sequence) { return sequence != 0; };
        const std::uint32_t id = box.process.start(to_target(), box);
        box.run_to(kPowerOn + 10s);
        QCOMPARE(box.of(id).marks, std::string{".!!!!"});
        QCOMPARE(box.sent[1].at, kPowerOn + 2s);
        QCOMPARE(box.records_of<probe::Lost>().size(), std::size_t{1});
        TextOut out;
        show_ping_head(box.of(id).request, out);
        show_ping_result(box.of(id), out);
        QCOMPARE(out.take(), std::string{"\n"
                                         "Type escape sequence to abort.\n"
                                         "Sending 5, 100-byte ICMP Echos to 99.99.99.99, timeout is 2 seconds:\n"
                                         "Packet sent with a source address of 20.1.1.1 \n"
                                         ".!!!!\n"
                                         "Success rate is 80 percent (4/5), round-trip min/avg/max = 4/4/4 ms\n"});
    }
    void nothing_answered_has_no_round_trip() {
        Box box;
        box.answers = [](std::uint16_t) { return false; };
        const std::uint32_t id = box.process.start(to_target(), box);
        box.run_to(kPowerOn + 10s);
        TextOut out;
        show_ping_result(box.of(id), out);
        QCOMPARE(out.take(), std::string{".....\nSuccess rate is 0 percent (0/5)\n"});
    }
    void a_continuous_ping_measures_the_outage() {
        Box box;
        box.answers = [](std::uint16_t sequence) { return sequence < 10 || sequence >= 17; };
        const std::uint32_t id = box.process.start(every(1s), box);
        box.run_to(kPowerOn + 15s + 500ms);
        QCOMPARE(box.of(id).losing, 4u);  // 10 to 13 timed out, 14 and 15 are still awaited
        QCOMPARE(box.of(id).outstanding, 2u);
        QVERIFY(!box.of(id).last_outage.has_value());
        box.run_to(kPowerOn + 30s);
        const auto outage = box.of(id).last_outage.value();
        QCOMPARE(outage.from, kPowerOn + 9s);
        QCOMPARE(outage.until, kPowerOn + 17s);
        QCOMPARE(outage.lost, 7u);
        QCOMPARE(box.records_of<probe::OutageEnded>().size(), std::size_t{1});
        QCOMPARE(box.of(id).lost, std::uint64_t{7});
        QCOMPARE(box.of(id).sent, std::uint64_t{31});
        box.process.stop(id, box);
        QVERIFY(!box.of(id).running);
        box.run_to(kPowerOn + 60s);
        QCOMPARE(box.of(id).sent, std::uint64_t{31});
    }
    void a_sweep_fills_each_size_with_the_pattern() {
        Box box;
        PingRequest request = to_target();
        request.size = 36;
        request.largest = 45;
        request.size_step = 4;
        request.count = 2 * request.sizes();
        request.pattern = 0x1234;
        request.verbose = true;
        QCOMPARE(request.count, 6u);
        const std::uint32_t id = box.process.start(request, box);
        box.run_to(kPowerOn + 1s);
        QCOMPARE(box.sent.size(), std::size_t{6});
        for (std::size_t i = 0; i < 6; ++i) {
            const Bytes& echo = box.sent[i].payload;
            QCOMPARE(echo.size(), 16 + 4 * (i % 3));
            for (std::size_t at = 8; at < echo.size(); ++at) QCOMPARE(int(echo[at]), at % 2 == 0 ? 0x12 : 0x34);
        }
        TextOut text;
        probe::show_ping_head(request, text);
        probe::show_ping_result(box.of(id), text);
        QCOMPARE(text.text(), std::string{"\nType escape sequence to abort.\n"
                                          "Sending 6, [36..45]-byte ICMP Echos to 99.99.99.99, timeout is 2 seconds:\n"
                                          "Packet sent with a source address of 20.1.1.1 \n"
                                          "Packet has data pattern 0x1234\n"
                                          "Reply to request 0 (4 ms) (size 36)\n"
                                          "Reply to request 1 (4 ms) (size 40)\n"
                                          "Reply to request 2 (4 ms) (size 44)\n"
                                          "Reply to request 3 (4 ms) (size 36)\n"
                                          "Reply to request 4 (4 ms) (size 40)\n"
                                          "Reply to request 5 (4 ms) (size 44)\n"
                                          "Success rate is 100 percent (6/6), round-trip min/avg/max = 4/4/4 ms\n"});
    }
    void other_data_counts_only_when_it_is_not_validated() {
        for (const bool validate : {false, true}) {
            Box box;
            box.answers = [](std::uint16_t sequence) { return sequence == 1; };
            PingRequest request = to_target();
            request.count = 2;
            request.validate = validate;
            const std::uint32_t id = box.process.start(request, box);
            auto message = icmp::decode(box.sent[0].payload).value();
            Bytes other(message.body.begin(), message.body.end());
            other.back() ^= 1;
            message.body = other;
            box.deliver(icmp::encode_echo_reply(message));
            box.run_to(kPowerOn + 10s);
            QCOMPARE(box.of(id).marks, std::string{validate ? "?!" : "!!"});
            QCOMPARE(box.of(id).answered, std::uint64_t{validate ? 1u : 2u});
        }
    }
    void of_very_many_marks_the_newest_are_kept() {
        Box box;
        box.answers = [](std::uint16_t sequence) { return sequence != 4999; };
        PingRequest request = to_target();
        request.count = 5000;
        const std::uint32_t id = box.process.start(request, box);
        box.run_to(kPowerOn + 60s);
        const probe::ProbeView view = box.of(id);
        QCOMPARE(view.marks_before + view.marks.size(), std::uint64_t{5000});
        QVERIFY(view.marks.size() <= probe::kMaximumMarks);
        QVERIFY(view.marks.ends_with("!!."));
    }
    void answers_that_overtake_a_loss_do_not_end_the_gap_early() {
        Box box;
        box.answers = [](std::uint16_t sequence) { return sequence != 3 && sequence != 5; };
        const std::uint32_t id = box.process.start(every(100ms), box);
        box.run_to(kPowerOn + 10s);
        const auto outages = box.records_of<probe::OutageEnded>();
        QCOMPARE(outages.size(), std::size_t{2});
        QCOMPARE(outages[0].from, kPowerOn + 200ms);
        QCOMPARE(outages[0].until, kPowerOn + 400ms);
        QCOMPARE(outages[1].from, kPowerOn + 400ms);
        QCOMPARE(outages[1].lost, 1u);
        QCOMPARE(box.of(id).outages, std::uint64_t{2});
    }
    void icmp_errors_are_losses_with_their_reason_data() {
        QTest::addColumn<int>("type");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("mark");
        QTest::newRow("host unreachable") << 3 << 1 << "U";
        QTest::newRow("fragmentation needed") << 3 << 4 << "M";
        QTest::newRow("time exceeded") << 11 << 0 << "&";
    }
    void icmp_errors_are_losses_with_their_reason() {
        QFETCH(int, type);
        QFETCH(int, code);
        QFETCH(QString, mark);
        Box box;
        box.answers = [](std::uint16_t) { return false; };
        PingRequest request = to_target();
        request.count = 1;
        const std::uint32_t id = box.process.start(request, box);
        box.now = kPowerOn + 3ms;
        box.deliver(box.error_about(0, std::uint8_t(type), std::uint8_t(code)), ip("172.16.172.49"));
        QCOMPARE(box.of(id).marks, mark.toStdString());
        const auto lost = box.records_of<probe::Lost>();
        QCOMPARE(lost.size(), std::size_t{1});
        QCOMPARE(int(lost[0].icmp_type), type);
        QCOMPARE(int(lost[0].icmp_code), code);
        QVERIFY(!box.of(id).running);
    }
    void a_redirect_is_not_a_loss() {
        Box box;
        const std::uint32_t id = box.process.start(to_target(), box);
        box.deliver(box.error_about(0, icmp::kRedirect, 1), ip("172.16.172.49"));
        QCOMPARE(box.of(id).lost, std::uint64_t{0});
    }
    void strangers_and_late_answers_are_ignored() {
        Box box;
        box.answers = [](std::uint16_t) { return false; };
        const std::uint32_t id = box.process.start(every(1s), box);
        const Bytes reply = icmp::encode_echo_reply(icmp::decode(box.sent[0].payload).value());
        box.deliver(reply, ip("1.2.3.4"));
        QCOMPARE(box.of(id).answered, std::uint64_t{0});
        box.deliver(icmp::encode(icmp::kEchoReply, 0, 0x7FFF0000, Bytes(72)));  // another identifier
        QCOMPARE(box.of(id).answered, std::uint64_t{0});
        box.deliver(reply);
        box.deliver(reply);  // twice
        QCOMPARE(box.of(id).answered, std::uint64_t{1});
        box.run_to(kPowerOn + 3s + 500ms);
        box.deliver(icmp::encode_echo_reply(icmp::decode(box.sent[1].payload).value()));  // after its timeout
        QCOMPARE(box.of(id).answered, std::uint64_t{1});
        QCOMPARE(box.of(id).lost, std::uint64_t{1});
    }
    void an_own_address_answers_within_the_call() {
        Box box;
        box.on_send = [&box](const test::SentPacket& packet) {
            box.deliver(icmp::encode_echo_reply(icmp::decode(packet.payload).value()), packet.header.destination);
        };
        PingRequest request = to_target();
        request.count = 3000;
        const std::uint32_t id = box.process.start(request, box);
        box.run_to(kPowerOn + 1s);
        QCOMPARE(box.of(id).answered, std::uint64_t{3000});
        QVERIFY(!box.of(id).running);
    }
    void sequence_numbers_wrap() {
        Box box;
        box.records.reserve(300'000);
        const std::uint32_t id = box.process.start(every(10ms), box);
        box.run_to(kPowerOn + 700s);  // 70,000 echos
        QCOMPARE(box.of(id).lost, std::uint64_t{0});
        QCOMPARE(box.of(id).sent, std::uint64_t{70'001});
        QVERIFY(box.of(id).outstanding <= 1);
    }
    void echos_in_flight_are_bounded() {
        Box box;
        box.answers = [](std::uint16_t) { return false; };
        PingRequest request = every(1ms);
        request.timeout = 3600s;
        const std::uint32_t id = box.process.start(request, box);
        box.run_to(kPowerOn + 10s);
        QCOMPARE(std::size_t{box.of(id).outstanding}, probe::kMaximumOutstanding);
        QCOMPARE(box.of(id).lost, 10'001 - std::uint64_t{probe::kMaximumOutstanding});
    }
    void ended_probes_are_bounded() {
        Box box;
        for (int i = 0; i < 100; ++i) {
            box.process.start(to_target(), box);
            box.run_to(box.now + 1s);
        }
        QCOMPARE(box.process.view().probes.size(), probe::kMaximumFinished);
        QCOMPARE(box.process.view().probes.back().request.id, 100u);
    }
    void a_given_number_is_used_and_restarted() {
        Box box;
        PingRequest request = every(1s);
        request.id = 7;
        QCOMPARE(box.process.start(request, box), 7u);
        box.run_to(kPowerOn + 3s);
        QCOMPARE(box.process.start(request, box), 7u);
        QCOMPARE(box.of(7).sent, std::uint64_t{1});
        QCOMPARE(box.process.view().probes.size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(ProbeTest)
#include "probe_test.moc"
