/// Every line of the support table is typed in some of its readings: what was accepted stands in `show
/// running-config`, and that reads back into the same device.
#include <QTest>

#include <fmt/format.h>

#include <set>

#include "engine/ios/config/reader.h"
#include "engine/ios/config/row.h"
#include "engine/ios/show/running_config.h"

using namespace switchover;
using namespace switchover::ios;

namespace {

/// What each mode is entered by, below a configuration that has all that lines may name.
const char* opener(ModeKind mode) {
    switch (mode) {
        case ModeKind::Interface: return "interface FastEthernet0/1";
        case ModeKind::Router: return "router ospf 9";
        case ModeKind::IsakmpPolicy: return "crypto isakmp policy 9";
        case ModeKind::TransformSet: return "crypto ipsec transform-set ts esp-3des esp-sha-hmac";
        case ModeKind::CryptoMap: return "crypto map cm 10 ipsec-isakmp";
        case ModeKind::ExtendedAcl: return "ip access-list extended EXT";
        case ModeKind::StandardAcl: return "ip access-list standard STD";
        case ModeKind::Track: return "track 1 interface FastEthernet0/0 line-protocol";
        case ModeKind::Line: return "line vty 0 4";
        case ModeKind::RouteMap: return "route-map rm permit 10";
        default: return "";
    }
}

const char* const kBase =
    "hostname box\ninterface FastEthernet0/0\n ip address 10.0.0.1 255.255.255.0\n"
    "interface FastEthernet0/1\n ip address 10.7.7.1 255.255.255.0\n standby 7 ip 10.7.7.9\n"
    "interface Loopback0\n ip address 10.9.9.9 255.255.255.255\n";

std::string value_of(const Element& element, const std::string& before) {
    switch (element.kind) {
        case TokenKind::Keyword: return element.text;
        case TokenKind::Address:
            if (element.text == "MASK") return "255.255.255.0";
            if (element.text == "WILDCARD") return "0.0.0.255";
            return before.ends_with("ip address") ? "10.7.7.2" : before.ends_with(" ip") ? "10.7.7.8" : "10.7.8.0";
        case TokenKind::Mac: return "0000.1111.2222";
        case TokenKind::Number: return std::to_string(std::min(element.high, std::max<std::uint64_t>(element.low, 30)));
        case TokenKind::Interface: return "Loopback0";
        case TokenKind::Time: return element.text == "hh:mm" ? "10:30" : "10:30:15";
        case TokenKind::Month: return "May";
        case TokenKind::Word: return before.ends_with("eq") || before.ends_with("gt") ? "www" : "word";
        case TokenKind::Line: return "some words";
    }
    return {};
}

/// Readings of a pattern: at each branch both ways, at most `most` of them; no loop is gone through twice.
void readings(const Program& program, std::size_t at, std::string line, std::set<std::size_t> looped,
              std::vector<std::string>& out, std::size_t most) {
    while (out.size() < most) {
        const Instruction& step = program[at];
        switch (step.op) {
            case Instruction::Op::Accept: out.push_back(line); return;
            case Instruction::Op::Mark: ++at; break;
            case Instruction::Op::Jump: at = step.first; break;
            case Instruction::Op::Consume:
                line += (line.empty() ? "" : " ") + value_of(step.element, line);
                ++at;
                break;
            case Instruction::Op::Split:
                if (step.first < at && !looped.insert(at).second) {
                    at = step.second;
                    break;
                }
                readings(program, step.second, line, looped, out, most);
                at = step.first;
                break;
        }
    }
}

DeviceConfig read(const std::string& text) {
    DeviceConfig out;
    (void)read_config(text, "file", out);
    return out;
}

/// What a line sets to what it is anyhow, or what is not a line of the configuration.
bool needs_no_line(const std::string& line) {
    static const std::set<std::string> kDefaults = {"exit",
                                                    "end",
                                                    "interface Loopback0",
                                                    "service timestamps log",
                                                    "service timestamps log uptime",
                                                    "service timestamps debug",
                                                    "service timestamps debug uptime",
                                                    "logging trap",
                                                    "logging trap informational",
                                                    "logging trap 6",
                                                    "logging monitor",
                                                    "logging monitor debugging",
                                                    "logging monitor 7",
                                                    "logging console",
                                                    "logging console debugging",
                                                    "logging console 7",
                                                    "cdp run",
                                                    "ip routing",
                                                    "ip access-list resequence word 30 30",
                                                    "ip subnet-zero",
                                                    "ip cef",
                                                    "ip domain lookup",
                                                    "ip domain-lookup",
                                                    "ip classless",
                                                    "crypto isakmp enable",
                                                    "ip proxy-arp",
                                                    "ip redirects",
                                                    "ip unreachables",
                                                    "cdp enable",
                                                    "log-adjacency-changes",
                                                    "encryption des",
                                                    "hash sha",
                                                    "authentication rsa-sig",
                                                    "group 1",
                                                    "mode tunnel",
                                                    "track 1"};
    return kDefaults.count(line) != 0;
}

}  // namespace

class NothingLostTest : public QObject {
    Q_OBJECT

   private slots:
    void lines_data() {
        QTest::addColumn<int>("mode");
        for (std::size_t m = 0; m < kModeCount; ++m)
            if (!rows_of(static_cast<ModeKind>(m)).empty())
                QTest::newRow(std::string{mode_title(static_cast<ModeKind>(m))}.c_str()) << static_cast<int>(m);
    }
    void lines() {
        QFETCH(int, mode);
        const auto kind = static_cast<ModeKind>(mode);
        QStringList lost;
        std::size_t typed = 0;
        for (const auto& table : rows_of(kind))
            for (const Row& row : table) {
                if (row.support == Support::Unknown || row.forms == Forms::NoOnly) continue;
                std::vector<std::string> all;
                readings(compile_pattern(row.pattern), 0, {}, {}, all, 60);
                for (const std::string& line : all) {
                    ++typed;
                    if (const std::string why = what_is_lost(kind, line, row); !why.empty())
                        lost << QString::fromStdString(why);
                }
            }
        QVERIFY(typed > 0);
        QVERIFY2(lost.isEmpty(), qPrintable("\n" + lost.join('\n')));
    }

    /// A line of global mode typed below an interface or router is the same line, unless that mode has one that begins
    /// with the same whole words.
    void global_lines_below() {
        QStringList lost;
        for (const auto& table : rows_of(ModeKind::Global))
            for (const Row& row : table) {
                if (row.support == Support::Unknown || row.forms == Forms::NoOnly) continue;
                std::vector<std::string> all;
                readings(compile_pattern(row.pattern), 0, {}, {}, all, 12);
                for (const std::string& line : all)
                    for (const ModeKind kind : {ModeKind::Interface, ModeKind::Router, ModeKind::Line})
                        if (const std::string why = taken_elsewhere(kind, line, row); !why.empty())
                            lost << QString::fromStdString(why);
            }
        QVERIFY2(lost.isEmpty(), qPrintable("\n" + lost.join('\n')));
    }

   private:
    static std::string taken_elsewhere(ModeKind kind, const std::string& line, const Row& row) {
        DeviceConfig config = read(kBase);
        Mode mode;
        const bool fits = apply_line(config, mode, line).row == &row;
        DeviceConfig below = read(kBase);
        mode = {};
        (void)apply_line(below, mode, opener(kind));
        const LineOutcome outcome = apply_line(below, mode, line);
        if (!fits || outcome.row == &row || outcome.row == nullptr) return {};
        const auto silent = silent_rows(kind);  // whose words must be whole
        if (outcome.row >= silent.data() && outcome.row < silent.data() + silent.size()) return {};
        // The mode's own line: all its words were typed whole.
        const std::string_view own = outcome.row->pattern;
        if (line.find(' ') == std::string::npos) return own.starts_with(line) ? std::string{} : line + " alone";
        const std::string first = line.substr(0, line.find(' '));
        const std::size_t second = line.find(' ', first.size() + 1);
        const std::string two = line.substr(0, second);
        const bool whole = own.starts_with(two) || own.find(two.substr(first.size() + 1)) != std::string_view::npos;
        return whole ? std::string{} : fmt::format("{} is taken for {}", line, own);
    }

    /// Empty: nothing.
    static std::string what_is_lost(ModeKind kind, const std::string& line, const Row& row) {
        DeviceConfig config = read(kBase);
        Mode mode;
        if (*opener(kind) != 0 && !apply_line(config, mode, opener(kind)).applied) return "no mode for " + line;
        const DeviceConfig before = config;
        const LineOutcome outcome = apply_line(config, mode, line);
        if (!outcome.applied) return {};                     // refused in words
        if (outcome.support == Support::Partial) return {};  // told what is missing
        if (outcome.row != &row) return {};                  // another row's line
        if (mode.kind == ModeKind::Banner) return {};
        const std::string text = config_text(config);
        const DeviceConfig again = read(text);
        // As on the box, the numbers of a list's entries are not saved.
        const bool numbered = kind == ModeKind::ExtendedAcl || kind == ModeKind::StandardAcl;
        if (!numbered && !(again == config)) return "reads back differently: " + line;
        if (config_text(again) != text) return "prints differently when read back: " + line;
        if (config == before && row.shown != Shown::Negated && !needs_no_line(line)) return "left no trace: " + line;
        return {};
    }
};

QTEST_APPLESS_MAIN(NothingLostTest)
#include "nothing_lost_test.moc"
