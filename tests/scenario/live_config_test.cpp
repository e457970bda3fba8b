/// Every statement that the support table calls applied takes effect while the lab runs, and what takes it back
/// restores the configuration to the letter.
#include <QtTest>

#include "tests/scenario/live_config_cases.h"

using namespace switchover;        // NOLINT: a test
using namespace switchover::test;  // NOLINT

class LiveConfigTest : public QObject {
    Q_OBJECT

   private slots:
    void initTestCase() {
        base_ = std::make_unique<Lab>("ha-vpn");
        base_->run_until(90s).input("ping vpn7200 99.99.99.99 source 20.1.1.1 every 1s").run_until(120s);
        QVERIFY(pair(*base_) && sa(*base_));
    }
    void takes_effect_and_is_undone_data() {
        QTest::addColumn<int>("index");
        for (std::size_t i = 0; i < cases().size(); ++i) QTest::newRow(cases()[i].name) << int(i);
    }
    void takes_effect_and_is_undone() {
        QFETCH(int, index);
        const Case& c = cases()[static_cast<std::size_t>(index)];
        Lab lab = *base_;
        QVERIFY2(!c.effect(lab), "it was so before");
        lab = *base_;
        std::map<std::string, std::string> before;
        for (const Typed& typed : c.set) before[typed.node] = running(lab, typed.node);
        type(lab, c.set);
        lab.run_for(c.wait);
        for (const Typed& typed : c.set) QVERIFY2(reads_back(lab, typed.node), running(lab, typed.node).c_str());
        QVERIFY2(c.effect(lab), "no effect");
        type(lab, c.undo);
        for (const auto& [node, text] : before) QCOMPARE(running(lab, node.c_str()), text);
        for (const auto& [node, text] : before)
            QVERIFY(*box(lab, node.c_str()).config() == *box(*base_, node.c_str()).config());
        lab.run_for(c.wait);
        QVERIFY2(c.back == nullptr ? !c.effect(lab) : c.back(lab), "still in effect");
    }

   private:
    std::unique_ptr<Lab> base_;
};

QTEST_APPLESS_MAIN(LiveConfigTest)
#include "live_config_test.moc"
