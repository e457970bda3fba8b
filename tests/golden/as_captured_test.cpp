/// Every captured output of the note against what the lab prints in the same phase. What is masked, corrected and left
/// out is in ha-vpn-as-captured/README.md, with the reasons.
#include <map>
#include <memory>
#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>
#include <set>
#include <utility>

#include "engine/ios/log/log.h"
#include "engine/ios/show/show.h"
#include "engine/snapshot/snapshot.h"
#include "engine/topology/lab.h"
#include "engine/world/world.h"
#include "tests/support/source_path.h"

using namespace switchover;
using ios::Debug;

namespace {

const QString kFolder = QString::fromStdString(test::source_path("tests/golden/ha-vpn-as-captured/"));

using Snapshot = std::shared_ptr<const snapshot::World>;

struct Logged {
    Instant at;
    std::string node;
    ios::LogLine line;
};

/// The three phases of the note, played once.
class Play {
   public:
    Play() {
        auto lab = topology::load_lab(test::source_path("topologies/ha-vpn-as-captured"));
        if (!lab) qFatal("the lab does not load: %s", lab.error().front().describe().c_str());
        world_ = World{std::make_shared<topology::Topology>(lab->topology), 1};
        run_to(pinged);
        ping(6);
        run_to(before);
        shots_["before"] = snapshot::take(world_);
        worlds_["before"] = world_;
        run_to(management_shut);
        configure("7204VXR-2", {"interface FastEthernet3/0", "shutdown"});
        run_to(failure);
        configure("7204VXR-1", {"interface FastEthernet0/0", "shutdown"});
        run_to(pinged_again);
        ping(10);
        run_to(after_failover);
        shots_["after-failover"] = snapshot::take(world_);
        worlds_["after-failover"] = world_;
        run_to(recovery);
        configure("7204VXR-1", {"interface FastEthernet0/0", "no shutdown"});
        run_to(after_recovery);
        shots_["after-recovery"] = snapshot::take(world_);
        worlds_["after-recovery"] = world_;
    }

    const Snapshot& shot(const std::string& phase) const { return shots_.at(phase); }
    /// To go on from a phase without disturbing the play.
    World branch(const std::string& phase) const { return worlds_.at(phase); }
    /// What the device logged in [from, to).
    std::vector<Logged> log(const std::string& node, Instant from, Instant to) const {
        std::vector<Logged> out;
        for (const Logged& l : log_)
            if (l.node == node && l.at >= from && l.at < to) out.push_back(l);
        return out;
    }

    const Instant pinged = kPowerOn + 90s;
    const Instant before = kPowerOn + 10min;
    const Instant management_shut = kPowerOn + 15min;
    const Instant failure = kPowerOn + 20min;
    const Instant pinged_again = failure + 2min;
    const Instant after_failover = failure + 8min;
    const Instant recovery = failure + 15min + 1s;  // no two Hellos meet when 7204VXR-1 becomes Active
    const Instant after_recovery = recovery + 5min;

   private:
    void run_to(Instant until) {
        world_.run_until(until);
        for (const Record& record : world_.take_records()) {
            const Device* device = record.node == kNoNode ? nullptr : world_.device(record.node);
            if (device == nullptr) continue;
            std::vector<ios::LogLine> lines;
            ios::log_lines(record, ios::names_of(*device->config()), lines);
            for (ios::LogLine& line : lines)
                log_.push_back({record.at, world_.node_name(record.node), std::move(line)});
        }
    }
    void apply(const Input& input) {
        const auto done = world_.apply(input);
        if (!done) qFatal("%s", done.error().c_str());
    }
    void configure(const std::string& node, std::vector<std::string> lines) {
        apply(ConfigInput{node, std::move(lines)});
    }
    void ping(std::uint32_t count) {
        PingInput input;
        input.node = "vpn7200";
        input.request.destination = Ipv4Address{99, 99, 99, 99};
        input.request.source = Ipv4Address{20, 1, 1, 1};
        input.request.count = count;
        apply(input);
    }

    World world_;
    std::vector<Logged> log_;
    std::map<std::string, Snapshot> shots_;
    std::map<std::string, World> worlds_;
};

QString read(const QString& name) {
    QFile file{kFolder + name};
    if (!file.open(QIODevice::ReadOnly)) qFatal("%s is missing", qPrintable(name));
    return QString::fromUtf8(file.readAll());
}

QStringList lines_of(const QString& text) {
    QStringList lines = text.split('\n');
    if (!lines.isEmpty() && lines.back().isEmpty()) lines.removeLast();
    return lines;
}

struct Mask {
    const char* pattern;
    const char* instead;
};

/// The volatile fields, and nothing else; the list is in the README.
QStringList masked(QStringList lines, const QString& command) {
    static const std::map<QString, std::vector<Mask>> kMasks = {
        {"show ip route",
         {{R"(^(O.*|  +\[.*), ([0-9]+:[0-9]{2}:[0-9]{2}|[0-9]+d[0-9]{2}h|[0-9]+w[0-9]d), )", "\\1, AGE, "}}},
        {"show ip cef", {{"version [0-9]+", "version N"}}},
        {"show standby",
         {{"last state change [0-9a-z:]+$", "last state change T"},
          {R"(Next hello sent in [0-9]+\.[0-9]{3} secs$)", "Next hello sent in N secs"},
          {R"(expires in [0-9]+\.[0-9]{3} sec\))", "expires in N sec)"}}},
        {"show track", {{"last change [0-9a-z:]+$", "last change T"}}},
        {"show crypto isa",
         {{"^[0-9]+ ( +172.*) [0-9]{2}:[0-9]{2}:[0-9]{2} ", "ID \\1 LIFETIME "},
          {"Engine-id = +[0-9]+:", "Engine-id = ID:"},
          {"(QM_IDLE +)[0-9]+( +[0-9]+)$", "\\1ID\\2"}}},
        {"show crypto ipsec sa",
         {{"(#pkts [a-z. ]+)(:?) [0-9]+", "\\1\\2 N"},
          {"#send errors [0-9]+", "#send errors N"},
          {R"(spi: 0x[0-9A-F]+\([0-9]+\))", "spi: HEX(N)"},
          {"outbound spi: [0-9A-F]+$", "outbound spi: HEX"},
          {"conn id: [0-9]+, flow_id: [0-9]+,", "conn id: N, flow_id: N,"},
          {R"(\(k/sec\): \([0-9]+/[0-9]+\))", "(k/sec): (N/N)"},
          {"ike_cookies: [0-9A-F]{8}( [0-9A-F]{8}){3}$", "ike_cookies: HEX"}}},
        {"debug",
         {{"(node|message ID =) -?[0-9]+", "\\1 N"},
          {", sa = [0-9A-F]+", ", sa = HEX"},
          {R"(sa_spi= 0x[0-9A-F]+\([0-9]+\))", "sa_spi= HEX(N)"},
          {"sa_conn_id= [0-9]+", "sa_conn_id= N"}}},
    };
    for (const auto& [prefix, masks] : kMasks) {
        if (!command.startsWith(prefix)) continue;
        for (const Mask& mask : masks)
            for (QString& line : lines) line.replace(QRegularExpression{mask.pattern}, mask.instead);
    }
    return lines;
}

/// Fails with the first line that differs and where it stands.
bool same(const QStringList& ours, const QStringList& captured, const QString& name) {
    for (qsizetype i = 0; i < std::max(ours.size(), captured.size()); ++i) {
        const QString have = i < ours.size() ? ours[i] : "(the end)";
        const QString want = i < captured.size() ? captured[i] : "(the end)";
        if (have == want) continue;
        const QString message = QStringLiteral("%1, compared line %2\n  captured: [%3]\n  the lab:  [%4]\n%5")
                                    .arg(name)
                                    .arg(i + 1)
                                    .arg(want, have, ours.join('\n'));
        QTest::qFail(qPrintable(message), __FILE__, __LINE__);
        return false;
    }
    return true;
}

/// From `show crypto ipsec sa`: what stands before the flows, then the one flow with these identities (K).
QStringList one_flow(const QStringList& lines, const QString& local, const QString& remote, bool is_12_2) {
    const QString begin = is_12_2 ? "   local  ident" : "   protected vrf:";
    QStringList head;
    QList<QStringList> flows;
    for (const QString& line : lines) {
        if (line.startsWith(begin)) flows.append(QStringList{});
        (flows.isEmpty() ? head : flows.back()).append(line);
    }
    for (QStringList flow : flows) {
        if (!flow.contains(local) || !flow.contains(remote)) continue;
        if (flow.back().isEmpty()) flow.removeLast();  // between two flows
        return head + flow;
    }
    return head;
}

}  // namespace

class AsCapturedTest : public QObject {
    Q_OBJECT

    std::unique_ptr<Play> play_;

    static QString show(const Snapshot& shot, const std::string& node, const QString& command) {
        const auto text = ios::show(*shot, shot->find(node), command.toStdString());
        return QString::fromStdString(text ? *text : text.error());
    }

    QStringList printed(const std::string& phase, const std::string& node, const QString& prompt) const {
        const QString command = prompt.section('#', 1);
        Snapshot shot = play_->shot(phase);
        if (prompt.startsWith("paal#")) {  // J
            World world = play_->branch(phase);
            if (!world.apply(ConfigInput{node, {"hostname paal"}})) return {"hostname is refused"};
            shot = snapshot::take(world);
        }
        const QString host = QString::fromStdString(shot->device(node)->config->hostname);
        return QStringList{host + '#' + command} + lines_of(show(shot, node, command));
    }

    void compare_show(const QString& name, const std::string& phase, const std::string& node) {
        QString text = read(name);
        if (name == "before/7206-1.show-ip-route.txt")  // H
            text.replace("via 10.1.1.1, FastEthernet0/1\n", "via 10.1.1.1, 00:32:21, FastEthernet0/1\n");
        const QStringList captured = lines_of(text);
        const QString command = captured.front().section('#', 1);
        QStringList ours = printed(phase, node, captured.front());
        if (command == "show crypto ipsec sa") {
            const QStringList idents = captured.filter(QRegularExpression{"^   (local |remote) ident"});
            QCOMPARE(idents.size(), 2);
            QCOMPARE(ours.filter(QRegularExpression{"^   local  ident"}).size(), 2);  // both lines of the ACL
            ours = one_flow(ours, idents[0], idents[1], node == "vpn7200");
        }
        same(masked(ours, command), masked(captured, command), name);
    }

    /// What a console with these debugs on shows; a message that goes on over several lines as several lines. Left out
    /// are the two syslog messages that the captures do not have and ours must: see the README.
    static QStringList console(const std::vector<Logged>& log, const std::set<Debug>& debugs) {
        QStringList out;
        for (const Logged& l : log) {
            const QString text = QString::fromStdString(l.line.text);
            if (debugs.count(l.line.debug) == 0 || text.startsWith("%SYS-5-CONFIG_I:")) continue;
            if (text.startsWith("%CRYPTO-4-IKMP_NO_SA:")) continue;
            out += text.split('\n');
        }
        return out;
    }
    /// The same for a router whose standby debug is the `detail` one: each Hello that says something else than the last
    /// one from its sender, and no other packet.
    static QStringList console_with_news(const std::vector<Logged>& log) {
        std::vector<Logged> kept;
        std::map<QString, QString> last;
        for (std::size_t i = 0; i < log.size(); ++i) {
            if (log[i].line.debug != Debug::StandbyPackets) {
                kept.push_back(log[i]);
                continue;
            }
            const QString packet = QString::fromStdString(log[i].line.text);
            const bool goes_on = i + 1 < log.size() && log[i + 1].line.continuation;
            const QString sender = packet.section(' ', 7, 7);
            const bool news = packet.contains("Hello  in ") && std::exchange(last[sender], packet) != packet;
            if (news) kept.push_back(log[i]);
            if (goes_on && news) kept.push_back(log[i + 1]);
            if (goes_on) ++i;
        }
        return console(
            kept, {Debug::None, Debug::StandbyEvents, Debug::StandbyPackets, Debug::StandbyDetail, Debug::CryptoIpsec});
    }
    /// Without the counters of the ICMP redirect extension, which is not modelled.
    static QStringList without_redirect_counters(QStringList lines) {
        for (QString& line : lines)
            line.replace(QRegularExpression{R"( \(active [0-9](->[0-9])?, passive [0-9](->[0-9])?\)$)"}, "");
        return lines;
    }
    /// Without the purges of nodes that were heard 50 s ago: those that do not follow a packet of our own.
    static QStringList without_old_purges(const QStringList& lines) {
        QStringList out;
        for (qsizetype i = 0; i < lines.size(); ++i)
            if (!lines[i].contains(": purging node ") || (i > 0 && lines[i - 1].contains(": sending packet ")))
                out.append(lines[i]);
        return out;
    }

    /// Numbers of `show crypto ipsec sa`, by the name of the field and `in` or `out` for those of an SA.
    static std::map<QString, QStringList> numbers(const QStringList& flow) {
        std::map<QString, QStringList> out;
        QString side;
        const auto find = [&](const QString& line, const char* name, const char* pattern) {
            const auto match = QRegularExpression{pattern}.match(line);
            if (match.hasMatch()) out[name + side] = match.capturedTexts().mid(1);
        };
        for (const QString& line : flow) {
            if (line == "     inbound esp sas:") side = " in";
            if (line == "     outbound esp sas:") side = " out";
            find(line, "encaps", "#pkts encaps: ([0-9]+), #pkts encrypt: ([0-9]+), #pkts digest:? ([0-9]+)$");
            find(line, "decaps", "#pkts decaps: ([0-9]+), #pkts decrypt: ([0-9]+), #pkts verify:? ([0-9]+)$");
            find(line, "send errors", "#send errors ([0-9]+)");
            find(line, "current", "current outbound spi: ([0-9A-F]+)$");
            find(line, "spi", R"(spi: 0x([0-9A-F]+)\(([0-9]+)\)$)");
            find(line, "id", "conn id: ([0-9]+), flow_id: ([0-9]+)");
            find(line, "left", R"(\(k/sec\): \(([0-9]+)/([0-9]+)\)$)");
            find(line, "cookies", "ike_cookies: (.*)$");
        }
        return out;
    }
    std::map<QString, QStringList> numbers(const Snapshot& shot, const std::string& node) const {
        const bool remote = node == "vpn7200";
        const QString hub_side = "99.99.99.99/255.255.255.255/0/0)", remote_side = "20.1.1.0/255.255.255.0/0/0)";
        return numbers(one_flow(lines_of(show(shot, node, "show crypto ipsec sa")),
                                "   local  ident (addr/mask/prot/port): (" + (remote ? remote_side : hub_side),
                                "   remote ident (addr/mask/prot/port): (" + (remote ? hub_side : remote_side),
                                remote));
    }
    /// Seconds since the route to `prefix` was learnt.
    static int age(const Snapshot& shot, const std::string& node, const QString& prefix) {
        for (const QString& line : lines_of(show(shot, node, "show ip route"))) {
            const auto match = QRegularExpression{", ([0-9]{2}):([0-9]{2}):([0-9]{2}), "}.match(line);
            if (line.contains(' ' + prefix + ' ') && match.hasMatch())
                return (match.captured(1).toInt() * 60 + match.captured(2).toInt()) * 60 + match.captured(3).toInt();
        }
        return -1;
    }
    /// Seconds of life that the IKE SA of a hub has left.
    static int ike_left(const Snapshot& shot, const std::string& node) {
        const auto match = QRegularExpression{" ([0-9]{2}):([0-9]{2}):([0-9]{2}) K\n"}.match(
            show(shot, node, "show crypto isakmp sa detail"));
        if (!match.hasMatch()) return -1;
        return (match.captured(1).toInt() * 60 + match.captured(2).toInt()) * 60 + match.captured(3).toInt();
    }

   private slots:
    void initTestCase() { play_ = std::make_unique<Play>(); }

    void shows_data() {
        QTest::addColumn<QString>("file");
        for (const char* phase : {"before", "after-failover"})
            for (const QString& file : QDir{kFolder + phase}.entryList({"*.show-*.txt"}, QDir::Files))
                QTest::addRow("%s/%s", phase, qPrintable(file)) << QString{phase} + '/' + file;
    }
    void shows() {
        QFETCH(QString, file);
        compare_show(file, file.section('/', 0, 0).toStdString(),
                     file.section('/', 1).section('.', 0, 0).toStdString());
    }

    void every_capture_has_its_test() {
        int shows = 0;
        QStringList debugs;
        for (const char* phase : {"before", "after-failover", "after-recovery"})
            for (const QString& file : QDir{kFolder + phase}.entryList(QDir::Files))
                file.contains(".show-") ? void(++shows) : debugs.append(QString{phase} + '/' + file);
        QCOMPARE(shows, 20);
        QCOMPARE(debugs, (QStringList{"before/7204VXR-1.debug-crypto-ipsec.txt",
                                      "after-failover/7204VXR-1.debug-standby-events.txt",
                                      "after-failover/7204VXR-2.debug-standby-events.txt",
                                      "after-failover/vpn7200.debug-crypto-isakmp-ipsec.txt",
                                      "after-recovery/7204VXR-1.debug-standby-events.txt",
                                      "after-recovery/7204VXR-2.debug-standby-events.txt"}));
    }

    void before_hub_1_debug() {
        const QString name = "before/7204VXR-1.debug-crypto-ipsec.txt";
        const auto log = play_->log("7204VXR-1", kPowerOn, play_->pinged);
        same(console(log, {Debug::CryptoIpsec}), lines_of(read(name)), name);
    }
    void failover_hub_1_debug() {
        const QString name = "after-failover/7204VXR-1.debug-standby-events.txt";
        const auto log = play_->log("7204VXR-1", play_->failure, play_->recovery);
        same(console(log, {Debug::None, Debug::StandbyEvents}), lines_of(read(name)), name);
    }
    void failover_hub_2_debug() {
        const QString name = "after-failover/7204VXR-2.debug-standby-events.txt";
        const QStringList captured = lines_of(read(name));
        const auto log = play_->log("7204VXR-2", play_->failure, play_->recovery);
        same(console_with_news(log).mid(0, captured.size()), without_redirect_counters(captured), name);
    }
    void failover_remote_debug() {
        const QString name = "after-failover/vpn7200.debug-crypto-isakmp-ipsec.txt";
        const QStringList captured = lines_of(read(name));
        const std::set<Debug> debugs{Debug::None, Debug::CryptoIsakmp, Debug::CryptoIpsec};
        // The last keepalive that the hub sent, as answered by vpn7200.
        const QStringList until = console(play_->log("vpn7200", kPowerOn, play_->failure), debugs);
        const qsizetype alive = until.lastIndexOf(QRegularExpression{".*processing NOTIFY ITS_ALIVE protocol 1"});
        QVERIFY(alive >= 2 && alive + 5 <= until.size());
        QVERIFY(same(masked(until.mid(alive - 2, 7), "debug"), masked(captured.mid(0, 7), "debug"), name));
        // From the failing instant on.
        const QStringList want = without_old_purges(captured.mid(7));
        const QStringList from =
            without_old_purges(console(play_->log("vpn7200", play_->failure, play_->failure + 30s), debugs));
        QCOMPARE(from.size(), want.size());
        QVERIFY(same(masked(from, "debug"), masked(want, "debug"), name));
        // What was left out names a node that was heard, and done with, 50 s and a clock tick before.
        std::map<QString, Instant> done;
        int purged = 0;
        for (const Logged& l : play_->log("vpn7200", kPowerOn, play_->pinged_again)) {
            const QString text = QString::fromStdString(l.line.text);
            const QString node = QRegularExpression{"node (-?[0-9]+)"}.match(text).captured(1);
            if (text.contains(": deleting node ")) done[node] = l.at;
            if (l.at < play_->failure || !text.contains(": purging node ") || done.count(node) == 0) continue;
            QVERIFY(l.at - done[node] == 50s + 4ms);
            ++purged;
        }
        QVERIFY(purged > 0);
    }
    void recovery_hub_1_debug() {
        const QString name = "after-recovery/7204VXR-1.debug-standby-events.txt";
        const QStringList captured = lines_of(read(name));
        const auto log = play_->log("7204VXR-1", play_->recovery, play_->after_recovery);
        const QStringList ours = console(log, {Debug::None, Debug::StandbyEvents});
        QVERIFY(same(ours.mid(0, captured.size()), captured, name));
        // The instants that N gives: LINK, LINEPROTO, Listen, Speak, Standby and Active.
        const auto at = [&](const char* text) {
            for (const Logged& l : log)
                if (l.line.text.find(text) != std::string::npos) return l.at - play_->recovery;
            return Duration{-1};
        };
        QVERIFY(at("%LINK-3-UPDOWN") == 2s && at("%LINEPROTO-5-UPDOWN") == 3s && at("Init -> Listen") == 4s);
        QVERIFY(at("Listen -> Speak") == 14s && at("Speak -> Standby") == 24s && at("Standby -> Active") == 24s);
        QVERIFY(at("Coup ") == Duration{-1});  // O
    }
    void recovery_hub_2_debug() {
        const QString name = "after-recovery/7204VXR-2.debug-standby-events.txt";
        QStringList captured = lines_of(read(name));
        const auto log = play_->log("7204VXR-2", play_->recovery, play_->after_recovery);
        QStringList ours = console_with_news(log);
        // The capture was cut just after the Hello that its first line is about.
        QVERIFY(same(ours.mid(0, 2),
                     {"HSRP: Fa0/0 Grp 1 Hello  in  172.16.172.52 Standby pri 200 vIP 172.16.172.53",
                      "      hel 3000 hol 10000 id 001b.0c00.0300"},
                     name));
        same(ours.mid(2, captured.size()), without_redirect_counters(captured), name);
    }

    void facts_of_the_tunnel_data() {
        QTest::addColumn<QString>("phase");
        QTest::addColumn<QString>("hub");
        QTest::addColumn<int>("carried");
        QTest::addColumn<int>("remote_carried");
        QTest::newRow("before: six echos, the first one lost") << "before"
                                                               << "7204VXR-1" << 5 << 5;
        QTest::newRow("after the failover: ten more, one lost") << "after-failover"
                                                                << "7204VXR-2" << 9 << 14;
    }
    void facts_of_the_tunnel() {
        QFETCH(QString, phase);
        QFETCH(QString, hub);
        QFETCH(int, carried);
        QFETCH(int, remote_carried);
        const Snapshot& shot = play_->shot(phase.toStdString());
        auto here = numbers(shot, hub.toStdString());
        auto there = numbers(shot, "vpn7200");
        const QString n = QString::number(carried), m = QString::number(remote_carried);
        QCOMPARE(here["encaps"], (QStringList{n, n, n}));
        QCOMPARE(here["decaps"], (QStringList{n, n, n}));
        QCOMPARE(there["encaps"], (QStringList{m, m, m}));
        QCOMPARE(there["decaps"], (QStringList{m, m, m}));
        QCOMPARE(there["send errors"], QStringList{phase == "before" ? "1" : "2"});  // S
        QCOMPARE(here["spi in"], there["spi out"]);
        QCOMPARE(here["spi out"], there["spi in"]);
        for (auto* side : {&here, &there}) {
            QCOMPARE((*side)["current"][0], (*side)["spi out"][0]);
            for (const char* way : {"spi in", "spi out"})
                QCOMPARE((*side)[way][0].toULong(nullptr, 16), (*side)[way][1].toULong());
            QCOMPARE((*side)["id out"][0].toInt(), (*side)["id in"][0].toInt() + 1);
            for (const char* way : {"left in", "left out"}) {
                QVERIFY((*side)[way][0].toInt() > 4'400'000 && (*side)[way][0].toInt() <= 4'608'000);
                QVERIFY((*side)[way][1].toInt() > 0 && (*side)[way][1].toInt() <= 3600);
            }
        }
        QVERIFY(!here["cookies in"].isEmpty() && here["cookies in"] == here["cookies out"]);
        QVERIFY(there["cookies in"].isEmpty());  // 12.2 does not print them
        // One second of life a second.
        World world = play_->branch(phase.toStdString());
        world.run_for(10s);
        const Snapshot later = snapshot::take(world);
        const int left = ike_left(shot, hub.toStdString());
        QVERIFY(left > 0 && left < 86'400);
        QCOMPARE(ike_left(later, hub.toStdString()), left - 10);
        for (const char* way : {"left in", "left out"}) {
            QCOMPARE(numbers(later, hub.toStdString())[way][1].toInt(), here[way][1].toInt() - 10);
            QCOMPARE(numbers(later, "vpn7200")[way][1].toInt(), there[way][1].toInt() - 10);
        }
    }
    void facts_of_the_routes() {
        const Snapshot &before = play_->shot("before"), &after = play_->shot("after-failover");
        // Q: a static outlives its next hop until the periodic look at it.
        for (const char* node : {"7204VXR-1", "7206-1"}) {
            const int younger = age(after, node, "20.1.1.0") - age(after, node, "172.16.172.64");
            QVERIFY2(younger > 0 && younger <= 60, node);
        }
        // U: no adjacency was lost.
        for (const char* node : {"7204VXR-1", "7204VXR-2"})
            QCOMPARE(age(after, node, "99.99.99.99") - age(before, node, "99.99.99.99"),
                     static_cast<int>((play_->after_failover - play_->before) / 1s));
    }
    void recovered_tables_are_those_of_before() {
        const Snapshot& shot = play_->shot("after-recovery");
        const auto tables = [&](const Snapshot& s, const char* node, const char* command) {
            QStringList lines = masked(lines_of(show(s, node, command)), command);
            return lines.replaceInStrings(QRegularExpression{"[0-9]+ state changes?,"}, "N state changes,");
        };
        for (const char* node : {"7204VXR-1", "7206-1"})
            QVERIFY(
                same(tables(shot, node, "show ip route"), tables(play_->shot("before"), node, "show ip route"), node));
        for (const char* node : {"7204VXR-1", "7204VXR-2"})
            QVERIFY(
                same(tables(shot, node, "show standby"), tables(play_->shot("before"), node, "show standby"), node));
    }
};

QTEST_APPLESS_MAIN(AsCapturedTest)
#include "as_captured_test.moc"
