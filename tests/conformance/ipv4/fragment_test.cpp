/// RFC 791 §2.3 and §3.2 fragmentation and reassembly, RFC 815, RFC 1122 §3.3.2, RFC 1858 (overlap).
#include "engine/ipv4/fragment.h"

#include <algorithm>
#include <QTest>

#include "engine/ipv4/protocol.h"
#include "engine/sim/random.h"

using namespace switchover;
using ipv4::Header;
using ipv4::Reassembly;
using Outcome = ipv4::Reassembly::Outcome;

namespace {

Bytes packet(std::size_t payload_length, Bytes options = {}, std::uint16_t identification = 77) {
    Header header;
    header.identification = identification;
    header.protocol = ipv4::kUdp;
    header.source = Ipv4Address{20, 1, 1, 1};
    header.destination = Ipv4Address{99, 99, 99, 99};
    header.options = std::move(options);
    Bytes payload(payload_length);
    for (std::size_t i = 0; i < payload_length; ++i) payload[i] = static_cast<std::uint8_t>(i * 7 + i / 256);
    return ipv4::encode(header, payload);
}

ipv4::PacketView view(const Bytes& octets) { return ipv4::check_header(octets).value(); }

/// A fragment by hand: `length` payload octets of value `fill`.
Bytes piece(std::size_t offset, std::size_t length, bool more, std::uint8_t fill = 1) {
    Header header;
    header.identification = 5;
    header.protocol = ipv4::kUdp;
    header.fragment_offset = static_cast<std::uint16_t>(offset);
    header.more_fragments = more;
    header.source = Ipv4Address{1, 1, 1, 1};
    header.destination = Ipv4Address{2, 2, 2, 2};
    return ipv4::encode(header, Bytes(length, fill));
}

const Instant kStart = kPowerOn + 10s;

}  // namespace

class FragmentTest : public QObject {
    Q_OBJECT
   private slots:
    void rfc791_example_of_452_data_octets() {
        // RFC 791 appendix A example 2: 452 data octets, links of 280: 256 then 196.
        const Bytes whole = packet(452);
        const auto fragments = ipv4::fragment(view(whole), 280);
        QCOMPARE(fragments.size(), std::size_t{2});
        QCOMPARE(view(fragments[0]).header().total_length(), std::uint16_t{276});
        QVERIFY(view(fragments[0]).header().more_fragments());
        QCOMPARE(view(fragments[0]).header().fragment_offset(), std::size_t{0});
        QCOMPARE(view(fragments[1]).header().total_length(), std::uint16_t{216});
        QVERIFY(!view(fragments[1]).header().more_fragments());
        QCOMPARE(view(fragments[1]).header().fragment_offset(), std::size_t{256});
    }
    void what_fits_stays_whole() {
        const Bytes whole = packet(1480);
        const auto fragments = ipv4::fragment(view(whole), 1500);
        QCOMPARE(fragments.size(), std::size_t{1});
        QCOMPARE(fragments[0], whole);
    }
    void only_options_with_the_copied_flag_go_into_later_fragments() {
        const Bytes whole = packet(3000, unhex("94040000 01 0707 04 00000000 00"));
        const auto fragments = ipv4::fragment(view(whole), 1500);
        QCOMPARE(fragments.size(), std::size_t{3});
        QCOMPARE(hex(view(fragments[0]).header().options()),
                 std::string{"94040000010707040000000000000000"}.substr(0, 32));
        QCOMPARE(hex(view(fragments[1]).header().options()), std::string{"94040000"});
        QCOMPARE(hex(view(fragments[2]).header().options()), std::string{"94040000"});
    }
    void a_fragment_is_fragmented_again() {
        const Bytes whole = packet(4000);
        std::vector<Bytes> small;
        for (const Bytes& f : ipv4::fragment(view(whole), 1500))
            for (Bytes& g : ipv4::fragment(view(f), 576)) small.push_back(std::move(g));
        Reassembly reassembly;
        Reassembly::Step step;
        for (const Bytes& f : small) step = reassembly.add(view(f), kStart);
        QVERIFY(step.outcome == Outcome::Complete);
        QCOMPARE(step.packet, whole);
    }
    void any_order_gives_the_packet_back() {
        SeededRandom random{3, 0, Purpose::Probe};
        for (int round = 0; round < 50; ++round) {
            const Bytes whole = packet(200 + random.below(6000), round % 2 == 0 ? Bytes{} : unhex("94040000"));
            auto fragments = ipv4::fragment(view(whole), 68 + random.below(1433));
            for (std::size_t i = fragments.size(); i > 1; --i) std::swap(fragments[i - 1], fragments[random.below(i)]);
            if (fragments.size() > Reassembly::kMaximumFragments || fragments.size() < 2) continue;
            Reassembly reassembly;
            for (std::size_t i = 0; i < fragments.size(); ++i) {
                const auto step = reassembly.add(view(fragments[i]), kStart);
                QCOMPARE(step.outcome == Outcome::Complete, i + 1 == fragments.size());
                if (step.outcome == Outcome::Complete) QCOMPARE(step.packet, whole);
            }
            QCOMPARE(reassembly.size(), std::size_t{0});
        }
    }
    void a_duplicate_is_harmless() {
        Reassembly reassembly;
        QVERIFY(reassembly.add(view(piece(0, 8, true)), kStart).outcome == Outcome::Waiting);
        QVERIFY(reassembly.add(view(piece(0, 8, true)), kStart).outcome == Outcome::Waiting);
        QVERIFY(reassembly.add(view(piece(8, 3, false)), kStart).outcome == Outcome::Complete);
    }
    void refused_data() {
        QTest::addColumn<QList<int>>("first");  ///< offset, length, more
        QTest::addColumn<QList<int>>("second");
        QTest::newRow("overlaps the end of another") << QList<int>{0, 16, 1} << QList<int>{8, 16, 1};
        QTest::newRow("overlaps the start of another") << QList<int>{16, 16, 1} << QList<int>{8, 16, 1};
        QTest::newRow("same place, other octets") << QList<int>{0, 16, 1} << QList<int>{0, 8, 1};
        QTest::newRow("swallows another") << QList<int>{16, 8, 1} << QList<int>{8, 32, 1};
        QTest::newRow("two different ends") << QList<int>{16, 8, 0} << QList<int>{32, 8, 0};
        QTest::newRow("past the end known") << QList<int>{16, 8, 0} << QList<int>{32, 8, 1};
        QTest::newRow("end before what is there") << QList<int>{64, 8, 1} << QList<int>{16, 8, 0};
        QTest::newRow("length not a multiple of 8") << QList<int>{64, 8, 1} << QList<int>{0, 9, 1};
        QTest::newRow("no data") << QList<int>{64, 8, 1} << QList<int>{0, 0, 1};
        QTest::newRow("past 65,535") << QList<int>{0, 8, 1} << QList<int>{65504, 32, 0};
    }
    void refused() {
        QFETCH(QList<int>, first);
        QFETCH(QList<int>, second);
        Reassembly reassembly;
        const auto make = [](const QList<int>& p) { return piece(std::size_t(p[0]), std::size_t(p[1]), p[2] != 0); };
        QVERIFY(reassembly.add(view(make(first)), kStart).outcome == Outcome::Waiting);
        QVERIFY(reassembly.add(view(make(second)), kStart).outcome == Outcome::Refused);
        QCOMPARE(reassembly.size(), std::size_t{0});
    }
    void the_timer_runs_from_the_first_fragment_and_is_not_extended() {
        Reassembly reassembly;
        reassembly.add(view(piece(0, 8, true)), kStart);
        reassembly.add(view(piece(8, 8, true)), kStart + 20s);
        QCOMPARE(reassembly.next_deadline(), kStart + 30s);
        QVERIFY(reassembly.expire(kStart + 30s - 1ns).empty());
        const auto expired = reassembly.expire(kStart + 30s);
        QCOMPARE(expired.size(), std::size_t{1});
        QCOMPARE(expired[0].first_fragment, piece(0, 8, true));
        QCOMPARE(reassembly.next_deadline(), kNever);
    }
    void without_the_first_fragment_there_is_nothing_to_quote() {
        Reassembly reassembly;
        reassembly.add(view(piece(8, 8, true)), kStart);
        const auto expired = reassembly.expire(kStart + 31s);
        QCOMPARE(expired.size(), std::size_t{1});
        QVERIFY(expired[0].first_fragment.empty());
    }
    void buffers_are_bounded() {
        Reassembly reassembly;
        for (std::uint16_t id = 0; id < 100; ++id) {
            const Bytes whole = packet(3000, {}, id);
            const auto fragments = ipv4::fragment(view(whole), 1500);
            reassembly.add(view(fragments[0]), kStart + Duration{id});
        }
        QCOMPARE(reassembly.size(), Reassembly::kMaximumBuffers);
        QCOMPARE(reassembly.evicted(), std::uint64_t{100 - Reassembly::kMaximumBuffers});
    }
    void fragments_of_one_packet_are_bounded() {
        Reassembly reassembly;
        Outcome last = Outcome::Waiting;
        for (std::size_t i = 0; i <= Reassembly::kMaximumFragments; ++i)
            last = reassembly.add(view(piece(i * 8, 8, true)), kStart).outcome;
        QVERIFY(last == Outcome::Refused);
    }
    void identification_alone_does_not_name_a_packet() {
        Reassembly reassembly;
        Bytes other = piece(8, 8, false);
        Header header = ipv4::header_of(view(other));
        header.protocol = ipv4::kIcmp;
        reassembly.add(view(piece(0, 8, true)), kStart);
        QVERIFY(reassembly.add(view(ipv4::encode(header, Bytes(8, 1))), kStart).outcome == Outcome::Waiting);
        QCOMPARE(reassembly.size(), std::size_t{2});
    }
};

QTEST_APPLESS_MAIN(FragmentTest)
#include "fragment_test.moc"
