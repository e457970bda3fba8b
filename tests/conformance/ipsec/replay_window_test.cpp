#include "engine/ipsec/replay_window.h"

#include <initializer_list>
#include <QtTest>

using switchover::ipsec::ReplayWindow;
Q_DECLARE_METATYPE(ReplayWindow)

/// RFC 2406 §3.4.3 and RFC 2401 Appendix C, with a window of 64.
class ReplayWindowTest : public QObject {
    Q_OBJECT

   private:
    static ReplayWindow after(std::initializer_list<std::uint32_t> sequences) {
        ReplayWindow window;
        for (const std::uint32_t s : sequences) {
            if (!window.acceptable(s)) qFatal("set-up of a row is wrong");
            window.accept(s);
        }
        return window;
    }

   private slots:
    void rule_data() {
        QTest::addColumn<ReplayWindow>("window");
        QTest::addColumn<quint32>("sequence");
        QTest::addColumn<bool>("acceptable");
        const auto row = [](const char* name, const ReplayWindow& w, quint32 s, bool ok) {
            QTest::newRow(name) << w << s << ok;
        };
        row("§3.3.3 the first number is 1", {}, 1, true);
        row("0 is never valid", {}, 0, false);
        row("0 is not valid later either", after({5}), 0, false);
        row("the first packets may be lost", {}, 4'000'000, true);
        row("duplicate of the first", after({1}), 1, false);
        row("duplicate of the highest", after({1, 2, 3}), 3, false);
        row("duplicate inside the window", after({1, 2, 3}), 2, false);
        row("late but new", after({1, 3}), 2, true);
        row("left edge of the window", after({100}), 37, true);
        row("left of the window", after({100}), 36, false);
        row("left edge already seen", after({37, 100}), 37, false);
        row("a jump of 63 keeps the bit", after({1, 64}), 1, false);
        row("a jump of 63 keeps the gaps", after({1, 64}), 2, true);
        row("a jump of 64 drops the bit out of the window", after({1, 65}), 1, false);
        row("a jump of 64, new left edge", after({1, 65}), 2, true);
        row("a jump far ahead forgets everything", after({1, 2, 3, 1000}), 999, true);
        row("far behind after a jump", after({1, 1000}), 2, false);
        row("highest number", after({1}), 0xFFFFFFFF, true);
        row("no wrap after the highest", after({0xFFFFFFFF}), 1, false);
        row("left edge at the highest", after({0xFFFFFFFF}), 0xFFFFFFFF - 63, true);
        row("left of it at the highest", after({0xFFFFFFFF}), 0xFFFFFFFF - 64, false);
    }
    void rule() {
        QFETCH(ReplayWindow, window);
        QFETCH(quint32, sequence);
        QFETCH(bool, acceptable);
        QCOMPARE(window.acceptable(sequence), acceptable);
        QCOMPARE(window.acceptable(sequence), acceptable);  // asking changes nothing
        if (!acceptable) return;
        window.accept(sequence);
        QVERIFY(!window.acceptable(sequence));
    }

    void any_order_within_the_window_is_taken_once() {
        ReplayWindow window;
        window.accept(64);
        for (std::uint32_t s = 63; s >= 1; --s) {
            QVERIFY(window.acceptable(s));
            window.accept(s);
        }
        for (std::uint32_t s = 1; s <= 64; ++s) QVERIFY(!window.acceptable(s));
        QCOMPARE(window.last(), 64u);
    }
};

QTEST_APPLESS_MAIN(ReplayWindowTest)
#include "replay_window_test.moc"
