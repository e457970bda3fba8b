#include "app/session/pcapng.h"

#include <QtTest>
#include <sstream>

using namespace switchover;           // NOLINT: a test
using namespace switchover::session;  // NOLINT

namespace {

std::uint32_t u32(const std::string& file, std::size_t at) {
    std::uint32_t v = 0;
    for (std::size_t i = 4; i-- > 0;) v = v << 8 | static_cast<std::uint8_t>(file[at + i]);
    return v;
}

struct Block {
    std::uint32_t type = 0;
    std::string body;
};

/// Both lengths of every block must agree and lie on 32-bit borders up to the last octet.
std::vector<Block> blocks(const std::string& file) {
    std::vector<Block> all;
    std::size_t at = 0;
    while (at < file.size()) {
        if (file.size() - at < 12) return {};
        const std::uint32_t length = u32(file, at + 4);
        if (length % 4 != 0 || length < 12 || length > file.size() - at) return {};
        if (u32(file, at + length - 4) != length) return {};
        all.push_back({u32(file, at), file.substr(at + 8, length - 12)});
        at += length;
    }
    return all;
}

/// The value of an option that starts at `at` of a block's body; nothing when there is none before the end of options.
std::optional<std::string> option(const std::string& body, std::size_t at, unsigned code) {
    while (at + 4 <= body.size()) {
        const std::uint32_t head = u32(body, at);
        const std::size_t length = head >> 16;
        if ((head & 0xFFFF) == 0) return std::nullopt;
        if ((head & 0xFFFF) == code) return body.substr(at + 4, length);
        at += 4 + (length + 3) / 4 * 4;
    }
    return std::nullopt;
}

}  // namespace

class PcapngTest : public QObject {
    Q_OBJECT

   private slots:
    void section_header_comes_first();
    void an_interface_names_its_port_and_counts_nanoseconds();
    void a_frame_keeps_its_octets_and_time();
    void equal_runs_give_equal_files();
};

void PcapngTest::section_header_comes_first() {
    std::ostringstream out;
    PcapngWriter writer{out, "switchover", "seed 7"};
    const auto all = blocks(out.str());
    QCOMPARE(all.size(), 1u);
    QCOMPARE(all[0].type, 0x0A0D0D0Au);
    QCOMPARE(u32(all[0].body, 0), 0x1A2B3C4Du);
    QCOMPARE(u32(all[0].body, 4), 1u);  // version 1.0
    QCOMPARE(option(all[0].body, 16, 4).value_or(""), "switchover");
    QCOMPARE(option(all[0].body, 16, 1).value_or(""), "seed 7");
}

void PcapngTest::an_interface_names_its_port_and_counts_nanoseconds() {
    std::ostringstream out;
    PcapngWriter writer{out, "switchover", ""};
    QCOMPARE(writer.add_interface("R1 FastEthernet0/0", "to R2"), 0u);
    QCOMPARE(writer.add_interface("R2 FastEthernet0/0", ""), 1u);
    const auto all = blocks(out.str());
    QCOMPARE(all.size(), 3u);
    QCOMPARE(all[1].type, 1u);
    QCOMPARE(u32(all[1].body, 0), 1u);  // Ethernet
    QCOMPARE(option(all[1].body, 8, 2).value_or(""), "R1 FastEthernet0/0");
    QCOMPARE(option(all[1].body, 8, 3).value_or(""), "to R2");
    QCOMPARE(option(all[1].body, 8, 9).value_or(""), std::string{"\x09"});
    QVERIFY(!option(all[2].body, 8, 3));
}

void PcapngTest::a_frame_keeps_its_octets_and_time() {
    std::ostringstream out;
    PcapngWriter writer{out, "switchover", ""};
    writer.add_interface("R1 FastEthernet0/0", "");
    const Bytes octets = unhex("01005e000002 00000c07ac01 0800 45");  // 15 octets: one of padding
    writer.frame(0, instant_ns(0x1'2345'6789), octets, "lost");
    const auto all = blocks(out.str());
    QCOMPARE(all.size(), 3u);
    QCOMPARE(all[2].type, 6u);
    const std::string& body = all[2].body;
    QCOMPARE(u32(body, 0), 0u);
    QCOMPARE(u32(body, 4), 1u);
    QCOMPARE(u32(body, 8), 0x2345'6789u);
    QCOMPARE(u32(body, 12), 15u);
    QCOMPARE(u32(body, 16), 15u);
    const std::string written = body.substr(20, 15);
    QVERIFY(std::equal(octets.begin(), octets.end(), written.begin(),
                       [](std::uint8_t a, char b) { return a == static_cast<std::uint8_t>(b); }));
    QCOMPARE(option(body, 36, 1).value_or(""), "lost");
    QCOMPARE(option(body, 36, 2).value_or(""), std::string("\x02\0\0\0", 4));
}

void PcapngTest::equal_runs_give_equal_files() {
    const auto write = [] {
        std::ostringstream out;
        PcapngWriter writer{out, "switchover", "x"};
        writer.add_interface("a", "b");
        writer.frame(0, instant_ns(5), Bytes(60, 1));
        return out.str();
    };
    QCOMPARE(write(), write());
}

QTEST_APPLESS_MAIN(PcapngTest)
#include "pcapng_test.moc"
