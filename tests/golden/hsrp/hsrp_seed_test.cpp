/// The seed's captures of `show standby` and `debug standby events`, replayed on two processes and one wire.
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

#include "engine/hsrp/show.h"
#include "engine/track/show.h"
#include "tests/support/hsrp_lan.h"
#include "tests/support/source_path.h"

using namespace switchover;
using switchover::test::HsrpLan;

class HsrpSeedTest : public QObject {
    Q_OBJECT

    /// Lines of a capture; the prompt of a `show` is left out.
    static QStringList captured(const QString& name) {
        QFile file{QString::fromStdString(test::source_path("tests/golden/")) + name};
        if (!file.open(QIODevice::ReadOnly)) return {};
        QStringList lines = QString::fromUtf8(file.readAll()).split('\n', Qt::SkipEmptyParts);
        if (!lines.empty() && lines.front().contains("#show")) lines.removeFirst();
        return lines;
    }
    /// The volatile fields that the captures' notes list, and nothing else.
    static QStringList masked(QStringList lines) {
        for (QString& line : lines) {
            line.replace(QRegularExpression{"last (state )?change [0-9a-z:]+$"}, "last change T");
            line.replace(QRegularExpression{"(sent|expires) in [0-9]+\\.[0-9]{3} sec"}, "\\1 in N sec");
        }
        return lines;
    }
    static QStringList lines_of(const std::string& text) {
        return QString::fromStdString(text).split('\n', Qt::SkipEmptyParts);
    }
    static QString standby(const HsrpLan::Router& router, Instant now) {
        TextOut out;
        hsrp::show_standby(router.hsrp.view(), now, out);
        return masked(lines_of(out.take())).join('\n');
    }
    /// Of a debug capture: what HSRP and the interfaces print. Crypto's lines are not ours; 7204VXR-2 also ran packet
    /// and detail debugs, and prints counters of the redirect extension (not modelled) after its state changes.
    static QString events(const QStringList& capture) {
        QStringList kept;
        for (QString line : capture) {
            if (line.startsWith("%CRYPTO") || line.startsWith("IPSEC(") || line.startsWith("      ")) continue;
            if (line.contains(" Hello  in ")) continue;
            line.replace(QRegularExpression{" \\(active [0-9>-]+, passive [0-9>-]+\\)$"}, "");
            line.replace(QRegularExpression{"^%LINK-.*Interface ([^,]+),.*"}, "<LINK \\1>");
            line.replace(QRegularExpression{"^%LINEPROTO-.*Interface ([^,]+),.*"}, "<LINEPROTO \\1>");
            kept.append(line);
        }
        return kept.join('\n');
    }
    static QString logged(const HsrpLan& lan, const HsrpLan::Router& router) {
        QStringList lines;
        for (const std::string& line : lan.log(router, {ios::Debug::StandbyEvents}))
            lines.append(QString::fromStdString(line));
        return lines.join('\n');
    }

    /// 7204VXR-1 and 7204VXR-2 as configured, converged.
    struct Seed {
        HsrpLan lan;
        HsrpLan::Router& one;
        HsrpLan::Router& two;
        Seed()
            : one(lan.add("172.16.172.52/28", group(200, "FastEthernet0/1", 150))),
              two(lan.add("172.16.172.54/28", group(100, "FastEthernet1/0", 10), "FastEthernet1/0")) {
            lan.boot_all();
            lan.run_for(100s);
        }
        static hsrp::GroupConfig group(std::uint8_t priority, const char* track, std::uint8_t decrement) {
            hsrp::GroupConfig config;
            config.number = 1;
            config.enabled = true;
            config.address = Ipv4Address{172, 16, 172, 53};
            config.priority = priority;
            config.preempt = true;
            config.name = "VPNHA";
            config.tracks.push_back({track, 0, decrement});
            return config;
        }
    };

   private slots:
    void before() {
        Seed seed;
        const Instant now = seed.lan.now();
        QCOMPARE(standby(seed.one, now), masked(captured("hsrp/before.7204VXR-1.show-standby.txt")).join('\n'));
        QCOMPARE(standby(seed.two, now), masked(captured("hsrp/before.7204VXR-2.show-standby.txt")).join('\n'));
        TextOut track;
        track::show_track(seed.one.track.view(), std::nullopt, now, track);
        QCOMPARE(masked(lines_of(track.take())).join('\n'),
                 masked(captured("track/before.7204VXR-1.show-track.txt")).join('\n'));
    }
    void after_failover() {
        Seed seed;
        seed.lan.forget_logs();
        seed.lan.shutdown(seed.one);
        // Until the takeover; the repeats of the gratuitous ARP came after the capture was cut.
        QVERIFY(seed.lan.run_until([&] { return seed.two.is(hsrp::State::Active); }, 11s));
        seed.lan.run_for(1s);
        QCOMPARE(logged(seed.lan, seed.one),
                 events(captured("hsrp/after-failover.7204VXR-1.debug-standby-events.txt")));
        QCOMPARE(logged(seed.lan, seed.two),
                 events(captured("hsrp/after-failover.7204VXR-2.debug-standby-events.txt")));
        seed.lan.run_for(100s);
        const Instant now = seed.lan.now();
        QCOMPARE(standby(seed.one, now), masked(captured("hsrp/after-failover.7204VXR-1.show-standby.txt")).join('\n'));
        QCOMPARE(standby(seed.two, now), masked(captured("hsrp/after-failover.7204VXR-2.show-standby.txt")).join('\n'));
    }
    void after_recovery_with_a_silent_lan() {
        Seed seed;
        seed.lan.shutdown(seed.one);
        seed.lan.run_for(100s);
        seed.lan.forget_logs();
        // The switch port forwards just before 7204VXR-1 becomes Active: 1 s line protocol, 1 s delay, 10 s, 10 s.
        seed.one.forwarding = false;
        seed.lan.at(seed.lan.now() + 22s - 1ms, [&] { seed.one.forwarding = true; });
        seed.lan.no_shutdown(seed.one);
        seed.lan.run_for(21s);
        QVERIFY(seed.one.is(hsrp::State::Speak));
        seed.lan.run_for(12s);
        QCOMPARE(logged(seed.lan, seed.one),
                 events(captured("hsrp/after-recovery.7204VXR-1.debug-standby-events.txt")));
        QCOMPARE(logged(seed.lan, seed.two),
                 events(captured("hsrp/after-recovery.7204VXR-2.debug-standby-events.txt")));
        // What packet debug and the detail lines add, word for word.
        QStringList full;
        for (const std::string& line : seed.lan.log(seed.two, {ios::Debug::StandbyPackets, ios::Debug::StandbyDetail}))
            full.append(QString::fromStdString(line));
        int words = 0;
        for (const QString& line : captured("hsrp/after-recovery.7204VXR-2.debug-standby-events.txt")) {
            if (!line.startsWith("      ") && !line.contains(" Hello  in ")) continue;
            QVERIFY2(full.contains(line), qPrintable(line + " is missing in\n" + full.join('\n')));
            ++words;
        }
        QCOMPARE(words, 3);
        const int hello = static_cast<int>(
            full.indexOf("HSRP: Fa0/0 Grp 1 Hello  in  172.16.172.52 Active  pri 200 vIP 172.16.172.53"));
        QCOMPARE(full.at(hello + 1), QString{"      hel 3000 hol 10000 id 0000.0c07.ac01"});
    }
    void brief() {
        Seed seed;
        TextOut out;
        hsrp::show_standby_brief(seed.one.hsrp.view(), out);
        QCOMPARE(QString::fromStdString(out.take()),
                 QString{"                     P indicates configured to preempt.\n"
                         "                     |\n"
                         "Interface   Grp  Pri P State   Active          Standby         Virtual IP\n"
                         "Fa0/0       1    200 P Active  local           172.16.172.54   172.16.172.53\n"});
    }
};

QTEST_APPLESS_MAIN(HsrpSeedTest)
#include "hsrp_seed_test.moc"
